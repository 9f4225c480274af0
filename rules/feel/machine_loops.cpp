// SPDX-License-Identifier: EUPL-1.2
// Loops, quantifiers and filters.
#include "rules/feel/machine.hpp"

namespace besluit::feel {

// All numbers or dates from `from` to `until`, up or down. False ends the loop.
template <class Each>
bool Machine::iterate_range(const Node& iterator, const Value& from, const Value& until, Value& failure,
                            const Each& each) {
  if (from.is_unknown() || until.is_unknown()) {
    failure = Value::unknown_of(from, until);
    return false;
  }
  const auto bound = [](const Value& value) -> std::optional<std::int64_t> {
    if (value.is(Kind::number)) return value.number().to_int64();
    if (value.is(Kind::date)) return value.date().days;
    return std::nullopt;
  };
  const auto first = bound(from);
  const auto last = bound(until);
  if (!first || !last || from.kind() != until.kind()) {
    failure = fail(iterator, "range", "doorlopen kan alleen van een heel getal of een datum tot een ander",
                   "a loop goes from one whole number or date to another");
    return false;
  }
  const std::int64_t step = *first <= *last ? 1 : -1;
  for (std::int64_t at = *first;; at += step) {
    if (!evaluation_.charge(1)) return false;
    local(iterator.slot) = from.is(Kind::number) ? Value::number(at) : Value::date(CivilDate{at});
    if (!each()) return false;
    if (at == *last) return true;
  }
}

// Binds the iterators from `index` on to all their elements, and calls `each` for every combination. False when it
// was stopped: by `each`, or by a failure, which then stands in `failure`.
template <class Each>
bool Machine::iterate(const Node& loop, std::size_t index, Value& failure, const Each& each) {
  if (index + 1 == loop.children.size()) return each();
  const Node& iterator = *loop.children[index];
  const auto next = [&] { return iterate(loop, index + 1, failure, each); };
  const Operand domain(*this, *iterator.children[0]);
  if (iterator.children.size() == 2) {
    const Operand until(*this, *iterator.children[1]);
    return iterate_range(iterator, *domain, *until, failure, next);
  }
  switch (domain->kind()) {
    case Kind::list: {
      // Kept alive here: the name that holds the list may get another value in the loop.
      const Value kept_list = *domain;
      for (const Value& element : kept_list.list()) {
        if (!evaluation_.charge(1)) return false;
        local(iterator.slot) = element;
        if (!next()) return false;
      }
      return true;
    }
    case Kind::range: {
      if (domain->start_end() != RangeEnd::undefined && domain->end_end() != RangeEnd::undefined) {
        const Value range = *domain;
        return iterate_range(iterator, range.range_start(), range.range_end(), failure, [&] {
          const Value inside = in_range(local(iterator.slot), range);
          return !inside.is_true() || next();
        });
      }
      break;
    }
    case Kind::unknown:
      failure = *domain;
      return false;
    case Kind::null:
      break;
    default:
      local(iterator.slot) = *domain;
      return next();
  }
  failure = fail(iterator, "type", "hier is niets om te doorlopen", "there is nothing to loop over here");
  return false;
}

Value Machine::for_loop(const Node& node) {
  std::vector<Value> results;
  Value failure;
  const Node& body = *node.children.back();
  bool too_long = false;
  const bool done = iterate(node, 0, failure, [&] {
    if (results.size() >= limits::elements_max) {
      too_long = true;
      return false;
    }
    // Copying what came so far is paid for element by element.
    if (node.uses_input) {
      if (!evaluation_.charge(results.size())) return false;
      local(node.slot2) = Value::list(results);
    }
    results.push_back(run(body));
    return !evaluation_.spent();
  });
  if (too_long) return fail(node, "size", "deze lijst wordt te lang", "this list becomes too long");
  if (evaluation_.spent()) return {};
  if (!done) return failure;
  return kept(node, Value::list(std::move(results)));
}

// `some` is settled by a true, `every` by a false.
Value Machine::quantified(const Node& node, bool decisive) {
  Value unknown;
  Value failure;
  bool other = false;
  bool settled = false;
  const Node& body = *node.children.back();
  const bool done = iterate(node, 0, failure, [&] {
    const Operand answer(*this, body);
    if (answer->is(Kind::boolean)) {
      settled = answer->truth() == decisive;
      return !settled;
    }
    if (answer->is_unknown()) {
      unknown = unknown.is_null() ? *answer : Value::unknown_of(unknown, *answer);
    } else {
      other = true;
    }
    return !evaluation_.spent();
  });
  if (settled) return Value::boolean(decisive);
  if (evaluation_.spent()) return {};
  if (!done) return failure;
  if (!unknown.is_null()) return unknown;
  if (other) return {};
  return Value::boolean(!decisive);
}

Value Machine::element_at(const Node& node, const std::vector<Value>& list, const Value& index) {
  const auto place = index.number().to_int64();
  const auto size = static_cast<std::int64_t>(list.size());
  if (place && *place >= 1 && *place <= size) return list[static_cast<std::size_t>(*place - 1)];
  if (place && *place <= -1 && *place >= -size) return list[static_cast<std::size_t>(size + *place)];
  return fail(node, "index", "deze lijst heeft geen element op die plaats", "this list has no element at that place");
}

Value Machine::filter(const Node& node) {
  Value source = run(*node.children[0]);
  if (source.is_unknown()) return source;
  const Node& condition = *node.children[1];
  // A single value is a list of one; null is a list of nothing to filter, and an index into it is null.
  if (!source.is(Kind::list)) source = Value::list(source.is_null() ? std::vector<Value>{} : std::vector<Value>{source});
  const std::vector<Value>& list = source.list();
  if (condition.type == Type::number || list.empty()) {
    local(node.slot) = Value();
    const Value index = run(condition);
    if (index.is_unknown()) return index;
    if (index.is(Kind::number)) return element_at(node, list, index);
    if (list.empty()) return source;
  }
  std::vector<Value> kept_elements;
  Value unknown;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!evaluation_.charge(1)) return {};
    local(node.slot) = list[i];
    const Operand keep(*this, condition);
    if (keep->is_true()) {
      kept_elements.push_back(list[i]);
    } else if (keep->is(Kind::number)) {
      return element_at(node, list, *keep);
    } else if (keep->is_unknown()) {
      unknown = unknown.is_null() ? *keep : Value::unknown_of(unknown, *keep);
    } else if (!keep->is_false() && !keep->is_null()) {
      return fail(condition, "type", "een filter is een voorwaarde of een plaats",
                  "a filter is a condition or a place");
    }
  }
  if (!unknown.is_null()) return unknown;
  return Value::list(std::move(kept_elements));
}

}  // namespace besluit::feel
