// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/names.hpp"

#include "rules/feel/built_in.hpp"
#include "rules/feel/limits.hpp"

#include <algorithm>

namespace besluit::feel {

Names::Names(const Scope& scope) : scope_(scope) {
  for (std::size_t i = 0; i < scope.variables().size(); ++i) {
    const auto& variable = scope.variables()[i];
    Binding binding{split_name(variable.name), variable.name, variable.type, static_cast<std::uint32_t>(i)};
    if (binding.parts.empty() || binding.parts.size() > limits::name_parts_max) continue;
    // A word of the grammar is never a name by itself.
    if (binding.parts.size() == 1 && is_reserved(binding.parts.front())) continue;
    first_words_.emplace(binding.parts.front(), globals_.size());
    globals_.push_back(std::move(binding));
  }
}

Names::Found Names::find(const Scanner& scan) const {
  Found best;
  for (std::size_t i = blocks_.size(); i-- > 0;) {
    const Block& block = blocks_[i];
    for (const Binding& binding : block.names) {
      const std::size_t end = scan.match(binding.parts);
      if (end <= best.end) continue;
      best = {Found::Where::local, binding.name, end, i, binding.slot, binding.type, nullptr};
    }
    if (!block.filter) continue;
    for (const Field& field : block.item_type.fields()) {
      const std::size_t end = scan.match(split_name(field.name));
      if (end <= best.end) continue;
      best = {Found::Where::entry, field.name, end, i, block.item_slot, field.type, nullptr};
    }
  }
  std::string first(scan.word());
  if (first.empty() && !scan.at_end()) first = std::string(1, scan.peek());
  const auto [from, until] = first_words_.equal_range(first);
  for (auto it = from; it != until; ++it) {
    const Binding& binding = globals_[it->second];
    const std::size_t end = scan.match(binding.parts);
    if (end <= best.end) continue;
    best = {Found::Where::global, binding.name, end, 0, binding.slot, binding.type, nullptr};
  }
  Found function = find_built_in(scan);
  return function.end > best.end ? function : best;
}

Names::Found Names::find_built_in(const Scanner& scan) const {
  Found best;
  for (const BuiltIn& built_in : built_ins()) {
    if (!scan.rest().starts_with(std::string_view(built_in.name).substr(0, built_in.name.find(' ')))) continue;
    const std::size_t end = scan.match(split_name(built_in.name));
    if (end <= best.end) continue;
    best = {Found::Where::built_in, std::string(built_in.name), end, 0, 0, Type::function(), &built_in};
  }
  return best;
}

Names::Found Names::plain(const std::string& name) const {
  const std::string wanted = join_name(split_name(name));
  const auto same = [&](const Binding& binding) { return join_name(binding.parts) == wanted; };
  for (std::size_t i = blocks_.size(); i-- > 0;) {
    const auto& names = blocks_[i].names;
    const auto binding = std::find_if(names.rbegin(), names.rend(), same);
    if (binding != names.rend()) {
      return {Found::Where::local, binding->name, 0, i, binding->slot, binding->type, nullptr};
    }
  }
  const auto global = std::find_if(globals_.begin(), globals_.end(), same);
  if (global != globals_.end()) {
    return {Found::Where::global, global->name, 0, 0, global->slot, global->type, nullptr};
  }
  const BuiltIn* built_in = find_built_in_named(wanted);
  if (built_in != nullptr) return {Found::Where::built_in, wanted, 0, 0, 0, Type::function(), built_in};
  return {};
}

void Names::back_to(const Mark& mark) {
  blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(mark.blocks), blocks_.end());
  while (frames_.size() > mark.frames) frames_.pop_back();
}

void Names::open_block() {
  blocks_.push_back({false, frames_.size() - 1, 0, {}, {}});
}

void Names::open_filter(std::uint32_t item_slot, Type item_type) {
  blocks_.push_back({true, frames_.size() - 1, item_slot, item_type, {}});
  bind("item", item_slot, std::move(item_type));
}

void Names::bind(const std::string& name, std::uint32_t slot, Type type) {
  blocks_.back().names.push_back({split_name(name), name, std::move(type), slot});
}

void Names::open_frame(FunctionPlan* plan) {
  frames_.push_back({plan, 0, {}});
}

std::uint32_t Names::close_frame() {
  const std::uint32_t size = frames_.back().size;
  frames_.pop_back();
  return size;
}

void Names::use(std::uint32_t slot) {
  const auto at = std::lower_bound(used_.begin(), used_.end(), slot);
  if (at == used_.end() || *at != slot) used_.insert(at, slot);
}

std::uint32_t Names::carry(bool global, std::uint32_t slot, std::size_t from_frame) {
  bool from_environment = global;
  for (std::size_t i = from_frame + 1; i < frames_.size(); ++i) {
    Frame& frame = frames_[i];
    const auto [known, fresh] = frame.captured.try_emplace({from_environment, slot}, frame.size);
    if (fresh) frame.plan->captures.push_back({from_environment, slot, frame.size++});
    slot = known->second;
    from_environment = false;
  }
  return slot;
}

std::uint32_t Names::reach(const Found& found) {
  if (found.where == Found::Where::global) {
    use(found.slot);
    return carry(true, found.slot, 0);
  }
  return carry(false, found.slot, blocks_[found.block].frame);
}

std::vector<std::uint32_t> Names::items_above(std::size_t block) {
  std::vector<std::uint32_t> slots;
  for (std::size_t i = blocks_.size(); i-- > block;) {
    if (blocks_[i].filter) slots.push_back(carry(false, blocks_[i].item_slot, blocks_[i].frame));
  }
  return slots;
}

Type Names::entry_type(const std::string& name) const {
  for (std::size_t i = blocks_.size(); i-- > 0;) {
    if (!blocks_[i].filter) continue;
    const Field* field = blocks_[i].item_type.field(name);
    // A nearer item may hold the name too, if little is known of it.
    if (field != nullptr) return field->type;
    if (blocks_[i].item_type.is_any()) return {};
  }
  return {};
}

bool Names::in_filter() const {
  return std::any_of(blocks_.begin(), blocks_.end(), [](const Block& block) { return block.filter; });
}

bool Names::in_open_filter() const {
  return std::any_of(blocks_.begin(), blocks_.end(), [](const Block& block) {
    return block.filter && (block.item_type.is_any() || (block.item_type.is(TypeKind::context) && block.item_type.fields().empty()));
  });
}

std::vector<std::string> Names::visible() const {
  std::vector<std::string> all;
  for (const Block& block : blocks_) {
    for (const Binding& binding : block.names) all.push_back(binding.name);
    for (const Field& field : block.item_type.fields()) all.push_back(field.name);
  }
  for (const Binding& binding : globals_) all.push_back(binding.name);
  return all;
}

}  // namespace besluit::feel
