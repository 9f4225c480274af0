// SPDX-License-Identifier: EUPL-1.2
// Context functions (table 81).
#include "rules/feel/built_in.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace besluit::feel {
namespace {

using Entries = std::vector<Entry>;

Value no_context(const Call& call) {
  return call.fail("argument", "dit zijn geen namen met waarden", "these are not names with values");
}

Value made(const Call& call, Entries entries) {
  if (entries.size() > limits::elements_max) {
    return call.fail("size", "deze groep wordt te groot", "this context becomes too large");
  }
  if (!call.evaluation.charge(entries.size())) return {};
  return Value::context(std::move(entries));
}

Value get_value(const Call& call) {
  // A path of keys goes from one context into the next.
  if (call[1].is(Kind::list)) {
    Value at = call[0];
    if (call[1].list().empty()) return no_context(call);
    for (const Value& key : call[1].list()) {
      const Value* next = at.is(Kind::context) && key.is(Kind::string) ? at.find(key.string()) : nullptr;
      if (next == nullptr) return call.fail("key", "deze naam is er niet", "this name is not there");
      at = Value(*next);
    }
    return at;
  }
  if (!call[1].is(Kind::string)) return no_context(call);
  const Value* found = call[0].find(call[1].string());
  return found != nullptr ? *found : call.fail("key", "deze naam is er niet", "this name is not there");
}

Value get_entries(const Call& call) {
  std::vector<Value> list;
  if (!call.evaluation.charge(call[0].context().size())) return {};
  for (const Entry& entry : call[0].context()) {
    list.push_back(Value::context({{"key", Value::string(entry.key)}, {"value", entry.value}}));
  }
  return Value::list(std::move(list));
}

Value context(const Call& call) {
  Entries entries;
  std::unordered_map<std::string, std::size_t> known;
  for (const Value& item : call[0].list()) {
    const Value* key = item.is(Kind::context) ? item.find("key") : nullptr;
    const Value* value = item.is(Kind::context) ? item.find("value") : nullptr;
    if (key == nullptr || value == nullptr || !key->is(Kind::string)) return no_context(call);
    if (!known.emplace(key->string(), entries.size()).second) {
      return call.fail("key", "een naam staat er twee keer in", "a name stands in it twice");
    }
    entries.push_back({key->string(), *value});
  }
  return made(call, std::move(entries));
}

void put(Entries& entries, const std::string& key, Value value) {
  const auto known = std::find_if(entries.begin(), entries.end(), [&](const Entry& each) { return each.key == key; });
  if (known != entries.end()) {
    known->value = std::move(value);
  } else {
    entries.push_back({key, std::move(value)});
  }
}

// Puts `value` at the end of the path that begins at keys[from]; nothing when the path leaves the contexts.
std::optional<Value> put_at(const Value& into, const std::vector<Value>& keys, std::size_t from, const Value& value) {
  if (!into.is(Kind::context) || !keys[from].is(Kind::string)) return std::nullopt;
  const std::string& key = keys[from].string();
  Value inner = value;
  if (from + 1 < keys.size()) {
    const Value* next = into.find(key);
    auto deeper = next != nullptr ? put_at(*next, keys, from + 1, value) : std::nullopt;
    if (!deeper) return std::nullopt;
    inner = std::move(*deeper);
  }
  Entries entries = into.context();
  put(entries, key, std::move(inner));
  return Value::context(std::move(entries));
}

Value context_put(const Call& call) {
  const std::vector<Value> one{call[1]};
  const std::vector<Value>& keys = call[1].is(Kind::list) ? call[1].list() : one;
  if (keys.empty() || keys.size() > static_cast<std::size_t>(limits::value_depth_max)) return no_context(call);
  if (!call.evaluation.charge(call[0].context().size())) return {};
  auto result = put_at(call[0], keys, 0, call[2]);
  return result ? *result : no_context(call);
}

Value context_merge(const Call& call) {
  Entries entries;
  std::unordered_map<std::string, std::size_t> known;
  for (const Value& each : call[0].list()) {
    if (!each.is(Kind::context)) return no_context(call);
    if (!call.evaluation.charge(each.context().size())) return {};
    for (const Entry& entry : each.context()) {
      const auto [place, fresh] = known.emplace(entry.key, entries.size());
      if (fresh) {
        entries.push_back(entry);
      } else {
        entries[place->second].value = entry.value;
      }
    }
  }
  return made(call, std::move(entries));
}

}  // namespace

std::span<const BuiltIn> context_functions() {
  static const std::vector<BuiltIn> table{
      {"get value",
       Type::any,
       get_value,
       {{{2, 2, false, {{{"m", Takes::context}, {"key", Takes::any}}}}}}},
      {"get entries", Type::list(), get_entries, {{{1, 1, false, {{{"m", Takes::context}}}}}}},
      {"context", Type::context(), context, {{{1, 1, false, {{{"entries", Takes::list}}}}}}},
      {"context put",
       Type::context(),
       context_put,
       {{{3, 3, false, {{{"context", Takes::context}, {"key", Takes::string}, {"value", Takes::any}}}},
         {3, 3, false, {{{"context", Takes::context}, {"keys", Takes::list}, {"value", Takes::any}}}}}},
       2},
      {"context merge", Type::context(), context_merge, {{{1, 1, false, {{{"contexts", Takes::list}}}}}}},
  };
  return table;
}

}  // namespace besluit::feel
