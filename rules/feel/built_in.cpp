// SPDX-License-Identifier: EUPL-1.2
// Fits arguments to the built-in functions and calls them.
#include "rules/feel/built_in.hpp"

#include "rules/feel/function.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

namespace besluit::feel {
namespace {

const std::vector<BuiltIn>& table() {
  static const std::vector<BuiltIn> all = [] {
    std::vector<BuiltIn> list;
    for (const auto part : {string_functions(), list_functions(), aggregate_functions(), number_functions(),
                            conversion_functions(), temporal_functions(), range_functions(), context_functions()}) {
      list.insert(list.end(), part.begin(), part.end());
    }
    return list;
  }();
  return all;
}

bool kind_fits(const Value& value, Takes takes) {
  switch (takes) {
    case Takes::string:
      return value.is(Kind::string);
    case Takes::number:
      return value.is(Kind::number);
    case Takes::boolean:
      return value.is(Kind::boolean);
    case Takes::context:
      return value.is(Kind::context);
    case Takes::function:
      return value.is(Kind::function);
    case Takes::list:
      return value.is(Kind::list);
    case Takes::value:
      return !value.is_null();
    case Takes::any:
    case Takes::nullable:
      return true;
  }
  return true;
}

bool fit(Value& value, Takes takes) {
  if (takes == Takes::any) return true;
  if (takes == Takes::list) {
    if (value.is_null()) return false;
    if (!value.is(Kind::list)) value = Value::list({value});
    return true;
  }
  if (kind_fits(value, takes) && !value.is(Kind::list)) return true;
  if (value.is(Kind::list) && value.list().size() == 1) {
    Value only = value.list().front();
    if (kind_fits(only, takes)) {
      value = std::move(only);
      return true;
    }
  }
  return kind_fits(value, takes);
}

const BuiltInParameter& parameter_at(const Signature& signature, std::size_t i) {
  return signature.parameters[std::min<std::size_t>(i, signature.count - 1)];
}

bool count_fits(const Signature& signature, std::size_t count) {
  return count >= signature.required && (signature.variadic || count <= signature.count);
}

Value unknown_among(std::span<const Value> arguments) {
  Value unknown;
  for (const Value& argument : arguments) {
    if (argument.holds_unknown()) unknown = Value::unknown_of(unknown, argument);
  }
  return unknown;
}

Value wrong_argument(const BuiltIn& function, Evaluation& evaluation) {
  evaluation.report("argument", {fmt::format("de functie \"{}\" kan niets met deze gegevens", function.name),
                                 fmt::format("the function \"{}\" has no use for these values", function.name)});
  return {};
}

class BuiltInFunction final : public Function {
 public:
  explicit BuiltInFunction(const BuiltIn& built_in)
      : Function(parameters_of(built_in), built_in.type), built_in_(built_in) {}
  [[nodiscard]] Value call(std::span<const Value> arguments, Evaluation& evaluation) const override {
    std::vector<Value> copies(arguments.begin(), arguments.end());
    return call_built_in(built_in_, copies, evaluation);
  }

 private:
  static std::vector<Parameter> parameters_of(const BuiltIn& built_in) {
    std::vector<Parameter> parameters;
    const Signature& first = built_in.signatures[0];
    for (std::size_t i = 0; i < std::max<std::size_t>(first.required, 1) && i < first.count; ++i) {
      Type type;
      switch (first.parameters[i].takes) {
        case Takes::string:
          type = Type::string;
          break;
        case Takes::number:
          type = Type::number;
          break;
        case Takes::boolean:
          type = Type::boolean;
          break;
        case Takes::list:
          type = Type::list();
          break;
        case Takes::context:
          type = Type::context();
          break;
        case Takes::function:
          type = Type::function();
          break;
        default:
          break;
      }
      parameters.push_back({std::string(first.parameters[i].name), std::move(type)});
    }
    return parameters;
  }
  const BuiltIn& built_in_;
};

}  // namespace

Value Call::fail(std::string_view code, std::string_view nl, std::string_view en) const {
  evaluation.report(std::string(code), {fmt::format("{}: {}", name, nl), fmt::format("{}: {}", name, en)});
  return {};
}

std::span<const BuiltIn> built_ins() {
  return table();
}

const BuiltIn* find_built_in_named(std::string_view name) {
  static const std::map<std::string_view, const BuiltIn*> index = [] {
    std::map<std::string_view, const BuiltIn*> made;
    for (const BuiltIn& function : table()) made.emplace(function.name, &function);
    return made;
  }();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

Value call_built_in(const BuiltIn& function, std::span<Value> arguments, Evaluation& evaluation) {
  if (Value unknown = unknown_among(arguments); !unknown.is_null()) return unknown;
  for (std::size_t s = 0; s < function.signature_count; ++s) {
    const Signature& signature = function.signatures[s];
    if (!count_fits(signature, arguments.size())) continue;
    bool fits = true;
    for (std::size_t i = 0; i < arguments.size() && fits; ++i) {
      fits = fit(arguments[i], parameter_at(signature, i).takes);
    }
    if (fits) return function.run({arguments, evaluation, function.name, s});
  }
  return wrong_argument(function, evaluation);
}

Value call_built_in_named(const BuiltIn& function, std::span<Value> arguments, std::span<const std::string> names,
                          Evaluation& evaluation) {
  if (Value unknown = unknown_among(arguments); !unknown.is_null()) return unknown;
  for (std::size_t s = 0; s < function.signature_count; ++s) {
    const Signature& signature = function.signatures[s];
    std::vector<Value> ordered(signature.count);
    std::size_t given = 0;
    bool fits = true;
    for (std::size_t i = 0; i < names.size() && fits; ++i) {
      std::size_t at = 0;
      while (at < signature.count && signature.parameters[at].name != names[i]) ++at;
      fits = at < signature.count;
      if (!fits) break;
      ordered[at] = arguments[i];
      given = std::max(given, at + 1);
    }
    if (!fits) continue;
    // What is left out at the end is absent; before that, and where it is wanted, it is null.
    ordered.resize(std::max<std::size_t>(given, signature.required));
    for (std::size_t i = 0; i < ordered.size() && fits; ++i) fits = fit(ordered[i], signature.parameters[i].takes);
    if (fits) return function.run({ordered, evaluation, function.name, s});
  }
  return wrong_argument(function, evaluation);
}

Value built_in_value(const BuiltIn& function) {
  return Value::function(new BuiltInFunction(function));
}

}  // namespace besluit::feel
