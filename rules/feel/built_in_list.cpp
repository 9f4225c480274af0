// SPDX-License-Identifier: EUPL-1.2
// List functions (table 75) and sort (table 80). Positions count from 1, or from the end when negative.
#include "rules/feel/built_in.hpp"
#include "rules/feel/function.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace besluit::feel {
namespace {

using List = std::vector<Value>;

Value made(const Call& call, List list) {
  if (list.size() > limits::elements_max) {
    return call.fail("size", "deze lijst wordt te lang", "this list becomes too long");
  }
  if (!call.evaluation.charge(list.size())) return {};
  return Value::list(std::move(list));
}

/// A position as an index from 0; nothing for zero and outside the list.
std::optional<std::size_t> index_of_position(const Value& position, std::size_t size) {
  const auto number = position.number().truncated_int64();
  const auto count = static_cast<std::int64_t>(size);
  if (!number || *number == 0) return std::nullopt;
  if (*number > 0) {
    if (*number > count) return std::nullopt;
    return static_cast<std::size_t>(*number - 1);
  }
  if (*number < -count) return std::nullopt;
  return static_cast<std::size_t>(count + *number);
}

Value outside(const Call& call) {
  return call.fail("range", "deze plaats ligt buiten de lijst", "this place lies outside the list");
}

Value list_contains(const Call& call) {
  const List& list = call[0].list();
  return Value::boolean(std::any_of(list.begin(), list.end(),
                                    [&](const Value& element) { return same_value(element, call[1]); }));
}

Value count(const Call& call) {
  return Value::number(static_cast<std::int64_t>(call[0].list().size()));
}

Value sublist(const Call& call) {
  const List& list = call[0].list();
  const auto start = index_of_position(call[1], list.size());
  if (!start) return outside(call);
  std::size_t length = list.size() - *start;
  if (call.count() > 2 && !call[2].is_null()) {
    const auto wanted = call[2].is(Kind::number) ? call[2].number().truncated_int64() : std::nullopt;
    if (!wanted || *wanted < 1 || static_cast<std::size_t>(*wanted) > length) {
      return call.fail("range", "zo veel elementen zijn er niet", "there are not that many elements");
    }
    length = static_cast<std::size_t>(*wanted);
  }
  const auto first = list.begin() + static_cast<std::ptrdiff_t>(*start);
  return made(call, List(first, first + static_cast<std::ptrdiff_t>(length)));
}

Value append(const Call& call) {
  List list = call[0].list();
  list.insert(list.end(), call.arguments.begin() + 1, call.arguments.end());
  return made(call, std::move(list));
}

Value concatenate(const Call& call) {
  List list;
  for (const Value& argument : call.arguments) {
    if (list.size() + argument.list().size() > limits::elements_max) return made(call, List(limits::elements_max + 1));
    list.insert(list.end(), argument.list().begin(), argument.list().end());
  }
  return made(call, std::move(list));
}

Value insert_before(const Call& call) {
  List list = call[0].list();
  const auto at = index_of_position(call[1], list.size());
  if (!at) return outside(call);
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(*at), call[2]);
  return made(call, std::move(list));
}

Value remove(const Call& call) {
  List list = call[0].list();
  const auto at = index_of_position(call[1], list.size());
  if (!at) return outside(call);
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(*at));
  return made(call, std::move(list));
}

Value reverse(const Call& call) {
  return made(call, List(call[0].list().rbegin(), call[0].list().rend()));
}

Value index_of(const Call& call) {
  List positions;
  const List& list = call[0].list();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (same_value(list[i], call[1])) positions.push_back(Value::number(static_cast<std::int64_t>(i + 1)));
  }
  return made(call, std::move(positions));
}

// Every element once, in order of first appearance.
Value without_repeats(const Call& call, const List& list) {
  List distinct;
  for (const Value& element : list) {
    if (!call.evaluation.charge(distinct.size() / 8 + 1)) return {};
    const bool known =
        std::any_of(distinct.begin(), distinct.end(), [&](const Value& other) { return same_value(other, element); });
    if (!known) distinct.push_back(element);
  }
  return made(call, std::move(distinct));
}

Value distinct_values(const Call& call) {
  return without_repeats(call, call[0].list());
}

Value union_of(const Call& call) {
  const Value all = concatenate(call);
  return all.is(Kind::list) ? without_repeats(call, all.list()) : all;
}

void flatten_into(const List& list, List& flat) {
  for (const Value& element : list) {
    if (flat.size() > limits::elements_max) return;
    if (element.is(Kind::list)) {
      flatten_into(element.list(), flat);
    } else {
      flat.push_back(element);
    }
  }
}

Value flatten(const Call& call) {
  List flat;
  flatten_into(call[0].list(), flat);
  return made(call, std::move(flat));
}

Value list_replace(const Call& call) {
  List list = call[0].list();
  if (call[1].is(Kind::number)) {
    const auto at = index_of_position(call[1], list.size());
    if (!at) return outside(call);
    list[*at] = call[2];
    return made(call, std::move(list));
  }
  const Function& match = call[1].function();
  if (match.parameters().size() != 2) {
    return call.fail("argument", "deze functie krijgt twee gegevens: een element en het nieuwe",
                     "this function takes two values: an element and the new one");
  }
  for (Value& element : list) {
    const std::array<Value, 2> arguments{element, call[2]};
    const Value answer = invoke(match, arguments, call.evaluation);
    if (answer.is_unknown()) return answer;
    if (!answer.is(Kind::boolean)) {
      return call.fail("type", "deze functie geeft geen waar of onwaar", "this function does not give true or false");
    }
    if (answer.truth()) element = call[2];
  }
  return made(call, std::move(list));
}

// Merge sort of our own: a comparison by a person may contradict itself, which the library's sort does not forgive.
class Sorter {
 public:
  Sorter(const Function& precedes, Evaluation& evaluation) : precedes_(precedes), evaluation_(evaluation) {}

  void sort(List& list) {
    if (list.size() < 2 || failed_) return;
    const auto middle = list.begin() + static_cast<std::ptrdiff_t>(list.size() / 2);
    List left(list.begin(), middle);
    List right(middle, list.end());
    sort(left);
    sort(right);
    std::size_t l = 0;
    std::size_t r = 0;
    for (Value& place : list) {
      const bool take_right = l == left.size() || (r < right.size() && before(right[r], left[l]));
      place = take_right ? right[r++] : left[l++];
    }
  }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] const Value& unknown() const { return unknown_; }

 private:
  bool before(const Value& a, const Value& b) {
    if (failed_) return false;
    const std::array<Value, 2> arguments{a, b};
    const Value answer = invoke(precedes_, arguments, evaluation_);
    if (answer.is_unknown()) unknown_ = answer;
    failed_ = !answer.is(Kind::boolean);
    return answer.is_true();
  }

  const Function& precedes_;
  Evaluation& evaluation_;
  bool failed_ = false;
  Value unknown_;
};

Value sort(const Call& call) {
  List list = call[0].list();
  if (call.count() == 1 || call[1].is_null()) {
    // Without a function: the order of the values themselves.
    for (const Value& element : list) {
      if (!compare(list.front(), element)) {
        return call.fail("type", "deze waarden hebben geen volgorde", "these values have no order");
      }
    }
    std::stable_sort(list.begin(), list.end(), [](const Value& a, const Value& b) { return *compare(a, b) < 0; });
    return made(call, std::move(list));
  }
  if (!call[1].is(Kind::function) || call[1].function().parameters().size() != 2) {
    return call.fail("argument", "sorteren gaat met een functie van twee gegevens",
                     "sorting takes a function of two values");
  }
  Sorter sorter(call[1].function(), call.evaluation);
  sorter.sort(list);
  if (!sorter.failed()) return made(call, std::move(list));
  if (sorter.unknown().is_unknown()) return sorter.unknown();
  return call.fail("type", "deze functie geeft geen waar of onwaar", "this function does not give true or false");
}

constexpr Signature one_list{1, 1, false, {{{"list", Takes::list}}}};
constexpr Signature many_lists{1, 1, true, {{{"list", Takes::list}}}};

}  // namespace

std::span<const BuiltIn> list_functions() {
  static const std::vector<BuiltIn> table{
      {"list contains",
       Type::boolean,
       list_contains,
       {{{2, 2, false, {{{"list", Takes::list}, {"element", Takes::any}}}}}}},
      {"count", Type::number, count, {{one_list}}},
      {"sublist",
       Type::list(),
       sublist,
       {{{2,
          3,
          false,
          {{{"list", Takes::list}, {"start position", Takes::number}, {"length", Takes::nullable}}}}}}},
      {"append",
       Type::list(),
       append,
       {{{1, 2, true, {{{"list", Takes::list}, {"item", Takes::any}}}}}}},
      {"concatenate", Type::list(), concatenate, {{many_lists}}},
      {"insert before",
       Type::list(),
       insert_before,
       {{{3,
          3,
          false,
          {{{"list", Takes::list}, {"position", Takes::number}, {"newItem", Takes::any}}}}}}},
      {"remove",
       Type::list(),
       remove,
       {{{2, 2, false, {{{"list", Takes::list}, {"position", Takes::number}}}}}}},
      {"reverse", Type::any, reverse, {{one_list}}},
      {"index of",
       Type::list(Type::number),
       index_of,
       {{{2, 2, false, {{{"list", Takes::list}, {"match", Takes::any}}}}}}},
      {"union", Type::list(), union_of, {{many_lists}}},
      {"distinct values", Type::list(), distinct_values, {{one_list}}},
      {"flatten", Type::list(), flatten, {{one_list}}},
      {"list replace",
       Type::list(),
       list_replace,
       {{{3,
          3,
          false,
          {{{"list", Takes::list}, {"position", Takes::number}, {"newItem", Takes::any}}}},
         {3, 3, false, {{{"list", Takes::list}, {"match", Takes::function}, {"newItem", Takes::any}}}}}},
       2},
      {"sort",
       Type::list(),
       sort,
       {{{1, 2, false, {{{"list", Takes::list}, {"precedes", Takes::nullable}}}}}}},
  };
  return table;
}

}  // namespace besluit::feel
