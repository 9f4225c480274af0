// SPDX-License-Identifier: EUPL-1.2
// Functions that make one value of many (table 75). Each takes a list, or the values themselves.
#include "rules/feel/built_in.hpp"
#include "rules/feel/machine.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace besluit::feel {
namespace {

/// The values: those of the only list, or all arguments. Nothing for a single null.
std::optional<std::span<const Value>> values_of(const Call& call) {
  if (call.count() != 1) return call.arguments;
  if (call[0].is_null()) return std::nullopt;
  if (call[0].is(Kind::list)) return std::span<const Value>(call[0].list());
  return call.arguments;
}

std::optional<std::vector<Decimal>> numbers_of(const Call& call) {
  const auto values = values_of(call);
  if (!values) return std::nullopt;
  std::vector<Decimal> numbers;
  numbers.reserve(values->size());
  for (const Value& value : *values) {
    if (!value.is(Kind::number)) return std::nullopt;
    numbers.push_back(value.number());
  }
  return numbers;
}

Value no_numbers(const Call& call) {
  return call.fail("argument", "dit zijn geen getallen", "these are not numbers");
}

Value as_value(const Call& call, const std::optional<Decimal>& number) {
  if (number) return Value::number(*number);
  return call.fail("range", "de uitkomst is geen getal of te groot", "the result is no number or too large");
}

template <class Better>
Value extreme(const Call& call, const Better& better) {
  const auto values = values_of(call);
  if (!values || values->empty()) return call.fail("argument", "er is niets te kiezen", "there is nothing to choose");
  const Value* best = &values->front();
  for (const Value& value : *values) {
    const auto order = compare(value, *best);
    if (!order) return call.fail("type", "deze waarden hebben geen volgorde", "these values have no order");
    if (better(*order)) best = &value;
  }
  return *best;
}

Value minimum(const Call& call) {
  return extreme(call, [](std::strong_ordering order) { return order < 0; });
}
Value maximum(const Call& call) {
  return extreme(call, [](std::strong_ordering order) { return order > 0; });
}

std::optional<Decimal> total(const std::vector<Decimal>& numbers) {
  std::optional<Decimal> sum = Decimal(0);
  for (const Decimal number : numbers) {
    sum = Decimal::add(*sum, number);
    if (!sum) return std::nullopt;
  }
  return sum;
}

Value sum(const Call& call) {
  const auto values = values_of(call);
  // Durations add up too.
  if (values && !values->empty() &&
      (values->front().is(Kind::days_duration) || values->front().is(Kind::years_duration))) {
    Value result = values->front();
    for (const Value& value : values->subspan(1)) {
      auto next = calculate(result, '+', value);
      if (!next) return no_numbers(call);
      result = std::move(*next);
    }
    return result;
  }
  const auto numbers = numbers_of(call);
  if (!numbers || numbers->empty()) return no_numbers(call);
  return as_value(call, total(*numbers));
}

std::optional<Decimal> average(const std::vector<Decimal>& numbers) {
  const auto sum_of_all = total(numbers);
  if (!sum_of_all) return std::nullopt;
  return Decimal::divide(*sum_of_all, Decimal(static_cast<std::int64_t>(numbers.size())));
}

Value mean(const Call& call) {
  const auto numbers = numbers_of(call);
  if (!numbers || numbers->empty()) return no_numbers(call);
  return as_value(call, average(*numbers));
}

Value product(const Call& call) {
  const auto numbers = numbers_of(call);
  if (!numbers || numbers->empty()) return no_numbers(call);
  std::optional<Decimal> result = Decimal(1);
  for (const Decimal number : *numbers) {
    if (result) result = Decimal::multiply(*result, number);
  }
  return as_value(call, result);
}

bool smaller(Decimal a, Decimal b) {
  return Decimal::compare(a, b) < 0;
}

Value median(const Call& call) {
  auto numbers = numbers_of(call);
  if (!numbers || numbers->empty()) return no_numbers(call);
  std::sort(numbers->begin(), numbers->end(), smaller);
  const std::size_t middle = numbers->size() / 2;
  if (numbers->size() % 2 != 0) return Value::number((*numbers)[middle]);
  return as_value(call, average({(*numbers)[middle - 1], (*numbers)[middle]}));
}

// Of a sample: divided by one less than their number.
Value standard_deviation(const Call& call) {
  const auto numbers = numbers_of(call);
  if (!numbers || numbers->size() < 2) return no_numbers(call);
  const auto middle = average(*numbers);
  if (!middle) return as_value(call, middle);
  std::vector<Decimal> squares;
  for (const Decimal number : *numbers) {
    const auto distance = Decimal::subtract(number, *middle);
    const auto square = distance ? Decimal::multiply(*distance, *distance) : std::nullopt;
    if (!square) return as_value(call, square);
    squares.push_back(*square);
  }
  const auto sum_of_squares = total(squares);
  const auto variance =
      sum_of_squares ? Decimal::divide(*sum_of_squares, Decimal(static_cast<std::int64_t>(squares.size() - 1)))
                     : std::nullopt;
  return as_value(call, variance ? variance->square_root() : std::nullopt);
}

// The numbers that come most often, in ascending order.
Value mode(const Call& call) {
  auto numbers = numbers_of(call);
  if (!numbers) return no_numbers(call);
  std::sort(numbers->begin(), numbers->end(), smaller);
  std::vector<Value> modes;
  std::size_t most = 0;
  for (std::size_t i = 0; i < numbers->size();) {
    std::size_t end = i;
    while (end < numbers->size() && (*numbers)[end] == (*numbers)[i]) ++end;
    if (end - i > most) modes.clear();
    if (end - i >= most) modes.push_back(Value::number((*numbers)[i]));
    most = std::max(most, end - i);
    i = end;
  }
  return Value::list(std::move(modes));
}

// `decisive` settles it: false for all, true for any.
Value truths(const Call& call, bool decisive) {
  const auto values = values_of(call);
  if (!values) return call.fail("argument", "er is niets te toetsen", "there is nothing to test");
  bool other = false;
  for (const Value& value : *values) {
    if (value.is(Kind::boolean) && value.truth() == decisive) return Value::boolean(decisive);
    other = other || !value.is(Kind::boolean);
  }
  if (other) return call.fail("argument", "dit is niet overal waar of onwaar", "this is not true or false everywhere");
  return Value::boolean(!decisive);
}

Value all(const Call& call) {
  return truths(call, false);
}
Value any(const Call& call) {
  return truths(call, true);
}

constexpr Signature many(std::string_view name) {
  return {1, 1, true, {{{name, Takes::any}}}};
}

}  // namespace

std::span<const BuiltIn> aggregate_functions() {
  static const std::vector<BuiltIn> table{
      {"min", Type::any, minimum, {{many("list")}}},
      {"max", Type::any, maximum, {{many("list")}}},
      {"sum", Type::any, sum, {{many("list")}}},
      {"mean", Type::number, mean, {{many("list")}}},
      {"product", Type::number, product, {{many("list")}}},
      {"median", Type::number, median, {{many("list")}}},
      {"stddev", Type::number, standard_deviation, {{many("list")}}},
      {"mode", Type::list(Type::number), mode, {{many("list")}}},
      {"all", Type::boolean, all, {{many("list")}}},
      {"any", Type::boolean, any, {{many("list")}}},
  };
  return table;
}

}  // namespace besluit::feel
