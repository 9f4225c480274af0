// SPDX-License-Identifier: EUPL-1.2
// What a changed dossier brings about in others.
#include "engine/core/limits.hpp"
#include "engine/core/shared_meetings.hpp"
#include "engine/core/step_rules.hpp"
#include "engine/core/turn_builder.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine {

void TurnBuilder::settle_others() {
  for (int rounds = 0; !changed_.empty() && rounds < limits::settled_per_turn; ++rounds) {
    const std::string id = std::move(changed_.front());
    changed_.pop_front();
    settle_one(id);
  }
  changed_.clear();
  fresh_.clear();
  values_.clear();
}

std::optional<TurnBuilder::Opened> TurnBuilder::opened(const std::string& id) const {
  auto found = newest(id);
  auto definition = found ? workflow(found->workflow_hash) : nullptr;
  if (definition == nullptr) return std::nullopt;
  return Opened{std::move(found), std::move(definition)};
}

void TurnBuilder::decide_for(const Opened& of, const dossier::Command& command) {
  auto events = dossier::decide(setting(*of.definition, daemon_actor), of.dossier.get(), command);
  if (!events || events->empty()) return;
  static_cast<void>(
      record(*of.definition, *of.dossier, std::make_shared<const std::vector<dossier::Recorded>>(std::move(*events))));
}

void TurnBuilder::settle_one(const std::string& id) {
  const auto changed = opened(id);
  if (!changed) return;
  for (const dossier::Child& child : changed->dossier->children)
    if (!child.refused && slot(child.id) == nullptr) bear(id, child);
  look_at_waits(id);
  if (!changed->dossier->parent.empty()) look_at_waits(changed->dossier->parent);
  for (const std::string& watcher : changed->dossier->watchers) look_at_waits(watcher);
  if (!apart().empty()) keep_apart(*changed);
}

const std::set<std::string>& TurnBuilder::apart() {
  if (!reloaded_) return state_.apart;
  if (!apart_) apart_ = kept_apart_from(state_, library());
  return *apart_;
}

void TurnBuilder::keep_apart(const Opened& changed) {
  looked_at_everybody_ = true;
  const Placed here{*changed.dossier, *changed.definition};
  for (const std::string& id : all_ids(state_.dossiers, turn_.patch.dossiers)) {
    const auto other = opened(id);
    if (!other) continue;
    const Placed there{*other->dossier, *other->definition};
    if (const auto away = yields_to(here, there)) return decide_for(changed, *away);  // and is looked at again
    if (const auto away = yields_to(there, here)) decide_for(*other, *away);
  }
}

void TurnBuilder::bear(const std::string& parent, const dossier::Child& child) {
  const auto refuse = [&](const Text& why) {
    if (const auto of = opened(parent)) decide_for(*of, dossier::RefuseChild{child.number, why});
  };
  if (!valid_id(child.id)) return refuse(bad_id(child.id).sentence);
  dossier::Start start;
  start.id = child.id;
  start.parent = parent;
  const auto asked = values_.find(child.id);
  if (asked != values_.end()) start.values = asked->second;
  const auto route = route_to_follow(library(), child.route, today_, start.values);
  if (!route) return refuse(route.error().sentence);
  auto events = dossier::decide(setting(**route, daemon_actor), nullptr, start);
  if (!events) return refuse(events.error().sentence);
  keep(*route);
  dossier::Dossier before;
  before.id = child.id;
  static_cast<void>(
      record(**route, std::move(before), std::make_shared<const std::vector<dossier::Recorded>>(std::move(*events))));
}

void TurnBuilder::look_at_waits(const std::string& id) {
  auto of = opened(id);
  if (!of || of->dossier->status != dossier::Status::running) return;
  for (std::size_t i = 0; i < of->dossier->steps.size() && i < of->definition->steps.size(); ++i) {
    const dossier::StepState& step = of->dossier->steps[i];
    const auto& wait = of->definition->steps[i].wait;
    if (!wait || step.status != dossier::StepStatus::open) continue;
    std::optional<Text> seen;
    if (wait->kind == definition::Wait::Kind::children)
      seen = children_done(*of->dossier, [this](const std::string& child) { return has_ended(child); });
    else if (wait->kind == definition::Wait::Kind::dossier)
      seen = dossier_done(id, step.awaits, *wait);
    if (!seen) continue;
    decide_for(*of, dossier::Observe{step.id, *seen});
    return;  // the dossier has changed, and is looked at again
  }
}

bool TurnBuilder::has_ended(const std::string& id) const {
  const auto of = opened(id);
  return of && of->dossier->status != dossier::Status::running;
}

std::optional<Text> TurnBuilder::dossier_done(const std::string& waiting, const std::string& id,
                                              const definition::Wait& wait) {
  const auto of = opened(id);
  if (!of) return std::nullopt;
  if (auto seen = wait_is_over(*of->dossier, wait)) return seen;
  const auto& watchers = of->dossier->watchers;
  if (std::ranges::find(watchers, waiting) == watchers.end()) decide_for(*of, dossier::Watch{waiting});
  return std::nullopt;
}

}  // namespace besluit::engine
