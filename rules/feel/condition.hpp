// SPDX-License-Identifier: EUPL-1.2
// Conditions of routes. The interface that complete FEEL will fill (DMN 1.5 chapter 10); today it knows comparisons
// of numbers, strings, booleans and dates, `and`, `or`, `not(...)`, `+ - * /` and parentheses.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/terms/date.hpp"

#include <expected>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace besluit::feel {

enum class Type { number, text, boolean, date };

/// The names a condition may use, with their types. A name may hold spaces ("prognose weerstandsvermogen").
using Inputs = std::map<std::string, Type, std::less<>>;

/// A number is an exact decimal in text form here: sign, digits, optional fraction. It is compared exactly.
struct Number {
  std::string digits;
  friend bool operator==(const Number&, const Number&) = default;
};
using Value = std::variant<Number, std::string, bool, Date>;
/// The values known; a declared name that is missing is unknown.
using Facts = std::map<std::string, Value, std::less<>>;

/// Where in the expression something is wrong: character offsets from 0, `end` exclusive.
struct Problem {
  int begin = 0;
  int end = 0;
  Text message;
  std::string suggestion;  ///< a name that was perhaps meant; may be empty
  friend bool operator==(const Problem&, const Problem&) = default;
};

enum class Verdict { yes, no, unknown };

/// A verdict with its reasons: which part failed, and for unknown what is waited for.
struct Outcome {
  Verdict verdict = Verdict::unknown;
  std::vector<std::string> waits_for;  ///< the names that are unknown and matter
  Text because;                        ///< "prognose weerstandsvermogen is 3500000, en dat is niet kleiner dan 3000000"
};

/// A compiled condition. Immutable, cheap to copy, safe to share between threads.
class Condition {
 public:
  struct Node;
  explicit Condition(std::shared_ptr<const Node> root, std::string text);
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] Outcome evaluate(const Facts& facts) const;

 private:
  std::shared_ptr<const Node> root_;
  std::string text_;
};

/// Parses and checks against the declared inputs. Every problem is reported, none is thrown. Bounds: 4,096 characters,
/// nesting 64; beyond them a problem says so.
[[nodiscard]] std::expected<Condition, std::vector<Problem>> compile(std::string_view text, const Inputs& inputs);

/// Reads one value given by a person (`--set k=v`) as the declared type. The error is one sentence.
[[nodiscard]] std::expected<Value, Text> parse_value(std::string_view text, Type type);
[[nodiscard]] std::string to_string(const Value& value);

}  // namespace besluit::feel
