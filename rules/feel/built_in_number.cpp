// SPDX-License-Identifier: EUPL-1.2
// Numeric functions (table 76), and `not` and `is`.
#include "rules/feel/built_in.hpp"
#include "rules/feel/machine.hpp"

#include <vector>

namespace besluit::feel {
namespace {

Value as_value(const Call& call, const std::optional<Decimal>& number) {
  if (number) return Value::number(*number);
  return call.fail("range", "de uitkomst is geen getal of te groot", "the result is no number or too large");
}

Value rounded(const Call& call, Decimal::Rounding rounding) {
  std::int64_t scale = 0;
  if (call.count() > 1) {
    const auto wanted = call[1].number().truncated_int64();
    constexpr std::int64_t least = -6111;
    constexpr std::int64_t most = 6176;
    if (!wanted || *wanted < least || *wanted > most) {
      return call.fail("range", "zo veel decimalen kan niet", "there cannot be that many decimals");
    }
    scale = *wanted;
  }
  return as_value(call, call[0].number().rounded(scale, rounding));
}

Value decimal(const Call& call) {
  return rounded(call, Decimal::Rounding::half_even);
}
Value floor_of(const Call& call) {
  return rounded(call, Decimal::Rounding::floor);
}
Value ceiling(const Call& call) {
  return rounded(call, Decimal::Rounding::ceiling);
}
Value round_up(const Call& call) {
  return rounded(call, Decimal::Rounding::up);
}
Value round_down(const Call& call) {
  return rounded(call, Decimal::Rounding::down);
}
Value round_half_up(const Call& call) {
  return rounded(call, Decimal::Rounding::half_up);
}
Value round_half_down(const Call& call) {
  return rounded(call, Decimal::Rounding::half_down);
}

Value absolute(const Call& call) {
  const Value& value = call[0];
  switch (value.kind()) {
    case Kind::number:
      return Value::number(value.number().absolute());
    case Kind::days_duration:
      if (value.days_duration().seconds >= 0) return value;
      break;
    case Kind::years_duration:
      if (value.years_duration().months >= 0) return value;
      break;
    default:
      return call.fail("argument", "dit is geen getal en geen duur", "this is neither a number nor a duration");
  }
  return calculate(value, '*', Value::number(-1)).value_or(Value());
}

Value modulo(const Call& call) {
  return as_value(call, Decimal::modulo(call[0].number(), call[1].number()));
}
Value square_root(const Call& call) {
  return as_value(call, call[0].number().square_root());
}
Value logarithm(const Call& call) {
  return as_value(call, call[0].number().logarithm());
}
Value exponential(const Call& call) {
  return as_value(call, call[0].number().exponential());
}

Value parity(const Call& call, bool odd) {
  const auto rest = call[0].number().is_integer() ? Decimal::modulo(call[0].number(), Decimal(2)) : std::nullopt;
  if (!rest) return call.fail("argument", "dit is geen heel getal", "this is no whole number");
  return Value::boolean(rest->is_zero() != odd);
}
Value odd(const Call& call) {
  return parity(call, true);
}
Value even(const Call& call) {
  return parity(call, false);
}

Value negation(const Call& call) {
  if (call[0].is_null()) return {};
  if (!call[0].is(Kind::boolean)) {
    return call.fail("type", "dit is geen waar of onwaar", "this is not true or false");
  }
  return Value::boolean(!call[0].truth());
}

Value is_same(const Call& call) {
  return Value::boolean(is_identical(call[0], call[1]));
}

constexpr Signature one(std::string_view name) {
  return {1, 1, false, {{{name, Takes::number}}}};
}
constexpr Signature two(std::string_view first, std::string_view second) {
  return {2, 2, false, {{{first, Takes::number}, {second, Takes::number}}}};
}
constexpr Signature optional_scale{1, 2, false, {{{"n", Takes::number}, {"scale", Takes::number}}}};

}  // namespace

std::span<const BuiltIn> number_functions() {
  static const std::vector<BuiltIn> table{
      {"decimal", Type::number, decimal, {{two("n", "scale")}}, 1, true},
      {"floor", Type::number, floor_of, {{optional_scale}}, 1, true},
      {"ceiling", Type::number, ceiling, {{optional_scale}}, 1, true},
      {"round up", Type::number, round_up, {{two("n", "scale")}}, 1, true},
      {"round down", Type::number, round_down, {{two("n", "scale")}}, 1, true},
      {"round half up", Type::number, round_half_up, {{two("n", "scale")}}, 1, true},
      {"round half down", Type::number, round_half_down, {{two("n", "scale")}}, 1, true},
      {"abs", Type::any, absolute, {{{1, 1, false, {{{"n", Takes::value}}}}}}, 1, true},
      {"modulo", Type::number, modulo, {{two("dividend", "divisor")}}, 1, true},
      {"sqrt", Type::number, square_root, {{one("number")}}, 1, true},
      {"log", Type::number, logarithm, {{one("number")}}, 1, true},
      {"exp", Type::number, exponential, {{one("number")}}, 1, true},
      {"odd", Type::boolean, odd, {{one("number")}}, 1, true},
      {"even", Type::boolean, even, {{one("number")}}, 1, true},
      {"not", Type::boolean, negation, {{{1, 1, false, {{{"negand", Takes::nullable}}}}}}},
      {"is",
       Type::boolean,
       is_same,
       {{{2, 2, false, {{{"value1", Takes::any}, {"value2", Takes::any}}}}}}},
  };
  return table;
}

}  // namespace besluit::feel
