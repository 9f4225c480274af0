// SPDX-License-Identifier: EUPL-1.2
// Inside the room: the compiled form of a condition, and exact numbers.
#pragma once

#include "rules/feel/condition.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>
#include <optional>

namespace besluit::feel {

/// Exact, so that 0.1 + 0.2 = 0.3.
using Rational = boost::multiprecision::cpp_rational;
/// monostate is "unknown".
using Cell = std::variant<std::monostate, Rational, std::string, bool, Date>;

/// FEEL numbers hold 34 digits; more in one literal is a mistake, and the bound keeps arithmetic small.
inline constexpr std::size_t number_digits_max = 34;
inline constexpr std::size_t condition_characters_max = 4096;
inline constexpr int condition_nesting_max = 64;

/// Reads `[-]digits[.digits]` or `.digits`; nullopt for anything else or for more than `number_digits_max` digits.
[[nodiscard]] std::optional<Rational> parse_number(std::string_view text);
/// Plain decimal notation, never an exponent. A number without an end is cut after ten decimals and marked with "…".
[[nodiscard]] std::string decimal_text(const Rational& number);
[[nodiscard]] Text type_name(Type type);

enum class Kind {
  literal,
  name,
  negate,
  arithmetic,
  equal,
  unequal,
  less,
  at_most,
  greater,
  at_least,
  within,
  conjunction,
  disjunction,
  negation
};

/// `begin` and `end` are byte offsets in the text of the condition. A chain of `and`, of `or`, of `+ -` or of `* /` is
/// one node, so that the tree is never deeper than the parentheses in the text.
struct Condition::Node {
  Kind kind = Kind::literal;
  std::optional<Type> type;  ///< nullopt only while compiling, after a problem
  std::size_t begin = 0;
  std::size_t end = 0;
  Cell value;              ///< of a literal
  std::string name;        ///< of a name
  std::string operators;   ///< of arithmetic: the sign before each child but the first
  bool low_open = false;   ///< of a range: its low end is not part of it
  bool high_open = false;  ///< of a range: its high end is not part of it
  bool between = false;    ///< a range that was written as `between a and b`
  std::vector<std::shared_ptr<const Node>> children;
};

}  // namespace besluit::feel
