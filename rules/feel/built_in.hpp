// SPDX-License-Identifier: EUPL-1.2
// Inside the room: the table of built-in functions (DMN 1.5, 10.3.4).
#pragma once

#include "rules/feel/expression.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace besluit::feel {

/// What a parameter takes. Arguments are fitted before the function sees them: a singleton list is unwrapped where no
/// list is wanted, a single value becomes a list where one is. What does not fit makes the result null, and so does a
/// null, except for the last two.
enum class Takes : std::uint8_t {
  string,
  number,
  boolean,
  list,
  context,
  function,
  value,       ///< anything but null, unwrapped from a singleton list; the function looks at it itself
  any,         ///< anything, as it is
  nullable     ///< anything, unwrapped
};

struct BuiltInParameter {
  std::string_view name;
  Takes takes = Takes::any;
};

/// One way to call a function. `required` parameters must be given by position; a variadic one repeats its last.
struct Signature {
  std::uint8_t required = 0;
  std::uint8_t count = 0;
  bool variadic = false;
  std::array<BuiltInParameter, 4> parameters{};
};

/// The arguments of one call.
struct Call {
  std::span<const Value> arguments;
  Evaluation& evaluation;
  std::string_view name;
  std::size_t signature = 0;

  [[nodiscard]] std::size_t count() const { return arguments.size(); }
  [[nodiscard]] const Value& operator[](std::size_t i) const { return arguments[i]; }
  /// Null, with a message.
  [[nodiscard]] Value fail(std::string_view code, std::string_view nl, std::string_view en) const;
};

struct BuiltIn {
  std::string_view name;
  Type type;  ///< of the result
  Value (*run)(const Call& call) = nullptr;
  std::array<Signature, 4> signatures{};
  std::uint8_t signature_count = 1;
  /// Whether the result depends on the arguments alone, so that a call with literals is computed once.
  bool foldable = false;
};

/// All of them, longest names not first: `Names` takes the longest match.
[[nodiscard]] std::span<const BuiltIn> built_ins();
[[nodiscard]] const BuiltIn* find_built_in_named(std::string_view name);

/// Fits positional arguments to a signature and calls; null with a message when they do not fit.
[[nodiscard]] Value call_built_in(const BuiltIn& function, std::span<Value> arguments, Evaluation& evaluation);
/// Fits named arguments. `names` are those given, in order.
[[nodiscard]] Value call_built_in_named(const BuiltIn& function, std::span<Value> arguments,
                                        std::span<const std::string> names, Evaluation& evaluation);
/// A built-in as a value: a function with the parameters of its first signature.
[[nodiscard]] Value built_in_value(const BuiltIn& function);

// The rooms of the table.
[[nodiscard]] std::span<const BuiltIn> string_functions();
[[nodiscard]] std::span<const BuiltIn> list_functions();
[[nodiscard]] std::span<const BuiltIn> number_functions();
[[nodiscard]] std::span<const BuiltIn> aggregate_functions();
[[nodiscard]] std::span<const BuiltIn> conversion_functions();
[[nodiscard]] std::span<const BuiltIn> temporal_functions();
[[nodiscard]] std::span<const BuiltIn> range_functions();
[[nodiscard]] std::span<const BuiltIn> context_functions();

}  // namespace besluit::feel
