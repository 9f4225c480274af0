// SPDX-License-Identifier: EUPL-1.2
// Functions as values: closures written in FEEL, and functions given from outside (business knowledge models, decision
// services). Derive from `Function`, and hand it over with `Value::function(new MyFunction(...))`.
#pragma once

#include "rules/feel/type.hpp"

#include <span>
#include <vector>

namespace besluit::feel {

class Function : public Payload {
 public:
  Function(std::vector<Parameter> parameters, Type result)
      : parameters_(std::move(parameters)), result_(std::move(result)) {}

  [[nodiscard]] const std::vector<Parameter>& parameters() const { return parameters_; }
  /// What it gives; the caller coerces to it.
  [[nodiscard]] const Type& result() const { return result_; }
  /// The type of this function as a value.
  [[nodiscard]] Type type() const { return Type::function(parameters_, result_); }

  /// `arguments` stand in the order of the parameters, one for each, already coerced to their types. Never throws; an
  /// answer that cannot be given is null, with a message in `evaluation`. It runs inside the same budget of steps and
  /// depth: evaluate further expressions with the `evaluation` that is given.
  [[nodiscard]] virtual Value call(std::span<const Value> arguments, Evaluation& evaluation) const = 0;

 private:
  std::vector<Parameter> parameters_;
  Type result_;
};

/// Calls with positional arguments: checks their number, coerces arguments and result, counts depth. Null with a
/// message when that fails.
[[nodiscard]] Value invoke(const Function& function, std::span<const Value> arguments, Evaluation& evaluation);

}  // namespace besluit::feel
