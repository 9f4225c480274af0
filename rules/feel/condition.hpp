// SPDX-License-Identifier: EUPL-1.2
// Conditions of routes: FEEL (expression.hpp) read strictly against declared inputs, with a verdict and its reasons in
// two languages.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/feel/expression.hpp"

#include <expected>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::feel {

/// The names a condition may use, with their types. A name may hold spaces ("prognose weerstandsvermogen").
using Inputs = std::map<std::string, Type, std::less<>>;
/// The values known; a declared name that is missing, null, or of another type is unknown.
using Facts = std::map<std::string, Value, std::less<>>;

enum class Verdict { yes, no, unknown };

/// A verdict with its reasons: which part failed, and for unknown what is waited for.
struct Outcome {
  Verdict verdict = Verdict::unknown;
  std::vector<std::string> waits_for;  ///< the names that are unknown and matter
  Text because;                        ///< "prognose weerstandsvermogen is 3500000, en dat is niet kleiner dan 3000000"
  /// Of a no: what would make it a yes, "prognose weerstandsvermogen kleiner dan 3000000"; else empty. Parts that must
  /// all change are joined by "en", parts of which one is enough by "of".
  Text flips;
};

/// A compiled condition. Immutable, cheap to copy, safe to share between threads.
class Condition {
 public:
  explicit Condition(Expression expression, const Inputs& inputs);
  [[nodiscard]] const std::string& text() const { return expression_.text(); }
  [[nodiscard]] Outcome evaluate(const Facts& facts) const;
  /// It is certain that the two never hold together: no value of the names that both read makes both of them true.
  /// Looks at names that are compared with literals, and at booleans; false where that does not settle it, and where
  /// more than `limits::exclusion_tries_max` combinations would have to be tried.
  [[nodiscard]] bool excludes(const Condition& other) const;

 private:
  struct Input {
    std::string name;
    Type type;
    std::size_t slot = 0;
  };
  [[nodiscard]] Value tried(const Facts& values, Evaluation& evaluation) const;

  Expression expression_;
  std::vector<Input> inputs_;  ///< those that the condition reads
};

/// Parses and checks against the declared inputs. Every problem is reported, none is thrown. Bounds: see limits.hpp
/// (`condition_characters_max`, `nesting_max`); beyond them a problem says so.
[[nodiscard]] std::expected<Condition, std::vector<Problem>> compile(std::string_view text, const Inputs& inputs);

/// Reads one value given by a person (`--set k=v`) as the declared type. The error is one sentence.
[[nodiscard]] std::expected<Value, Text> parse_value(std::string_view text, const Type& type);
/// As a person would type it; parse_value reads it back.
[[nodiscard]] std::string to_string(const Value& value);

}  // namespace besluit::feel
