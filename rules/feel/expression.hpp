// SPDX-License-Identifier: EUPL-1.2
// The door of FEEL (DMN 1.5 chapter 10): compile a text once against the names in scope, evaluate it many times.
//
//   Scope scope;
//   const auto a = scope.declare("a", Type::number);
//   auto expression = compile("a * 2 > 10", scope, {});     // or the problems, each with its place
//   Environment environment(scope);
//   environment.set(a, Value::number(7));
//   Evaluation evaluation(host);
//   Value value = expression->evaluate(environment, evaluation);   // evaluation.messages() says what went wrong
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/feel/limits.hpp"
#include "rules/feel/type.hpp"
#include "rules/feel/value.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::feel {

class Program;
class RegexCache;

/// What the outside world lends to an evaluation. Pure rooms have no clock and no files: both are arguments.
struct Host {
  const ZoneSource* zones = nullptr;  ///< must outlive the values that come out
  std::optional<CivilDateTime> now;   ///< for now() and today(); without it they are null
};

/// The names an expression may use, each with a type and a slot, and the types that can be named in `instance of`.
/// A name may hold spaces and operators; the longest name in scope wins. Slots count from 0 in order of declaration.
class Scope {
 public:
  /// A name that is declared again keeps its slot and takes the new type.
  std::size_t declare(std::string name, Type type = Type::any);
  void declare_type(std::string name, Type type);

  struct Variable {
    std::string name;
    Type type;
  };
  [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }
  [[nodiscard]] const std::vector<Variable>& types() const { return types_; }
  [[nodiscard]] std::optional<std::size_t> slot(std::string_view name) const;
  [[nodiscard]] std::size_t size() const { return variables_.size(); }

 private:
  std::vector<Variable> variables_;
  std::vector<Variable> types_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

/// The values of a scope, by slot; null where nothing was set. Setting a slot allocates nothing.
class Environment {
 public:
  Environment() = default;
  explicit Environment(const Scope& scope) : values_(scope.size()) {}
  explicit Environment(std::size_t slots) : values_(slots) {}
  void set(std::size_t slot, Value value) {
    if (slot >= values_.size()) values_.resize(slot + 1);
    values_[slot] = std::move(value);
  }
  [[nodiscard]] const Value& get(std::size_t slot) const { return slot < values_.size() ? values_[slot] : null_; }
  [[nodiscard]] std::span<const Value> values() const { return values_; }

 private:
  std::vector<Value> values_;
  Value null_;
};

/// Where in the expression something is wrong: character offsets from 0, `end` exclusive.
struct Problem {
  int begin = 0;
  int end = 0;
  Text message;
  std::string suggestion;  ///< what was perhaps meant; may be empty
  friend bool operator==(const Problem&, const Problem&) = default;
};

/// Something that made a result null, or nearly. `code` is a stable English token: "type", "name", "function",
/// "argument", "range", "division", "index", "steps", "depth", "size", "regex", "now", "zone", "key", "coercion".
struct Message {
  std::string code;
  int begin = 0;
  int end = 0;
  Text text;
  friend bool operator==(const Message&, const Message&) = default;
};

/// A by-product of evaluation: what every part came to, innermost first. No timings, so equal evaluations give equal
/// traces.
struct Trace {
  struct Step {
    std::uint32_t node = 0;   ///< the part's number in its expression
    std::uint32_t begin = 0;  ///< byte offsets in the text
    std::uint32_t end = 0;
    std::uint32_t depth = 0;
    Value value;
  };
  std::vector<Step> steps;
  bool cut = false;  ///< more than limits::trace_steps_max
  /// One line for each step: depth, offsets, the value as a literal.
  [[nodiscard]] std::string text() const;
};

/// The books of one evaluation: messages, budget, scratch space. Reuse one for many evaluations (`restart` between
/// them): then nothing is allocated. Not for two threads at once.
class Evaluation {
 public:
  explicit Evaluation(const Host& host);
  ~Evaluation();
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  [[nodiscard]] const Host& host() const { return host_; }
  /// Clears messages and budget, keeps the memory.
  void restart();
  [[nodiscard]] const std::vector<Message>& messages() const { return messages_; }
  /// Adds a message; beyond limits::messages_max it is only counted.
  void report(std::string code, Text text);
  /// Where the following messages lie (characters of the running expression).
  void report(std::string code, int begin, int end, Text text);
  [[nodiscard]] std::size_t message_count() const { return message_count_; }
  /// Follows every step in `trace` (nullptr: not).
  void follow(Trace* trace) { trace_ = trace; }
  [[nodiscard]] Trace* trace() const { return trace_; }

  /// Pays for `steps`; false when the budget is spent (a message was made). After that everything is null.
  bool charge(std::uint64_t steps) {
    if (steps_left_ <= steps) return overspent();
    steps_left_ -= steps;
    return true;
  }
  [[nodiscard]] bool spent() const { return steps_left_ == 0; }
  /// Goes one level deeper; false at the bound (a message was made). Every `enter` that gave true needs a `leave`.
  bool enter() {
    if (depth_ >= limits::evaluation_depth_max) return too_deep();
    ++depth_;
    return true;
  }
  void leave() { --depth_; }
  [[nodiscard]] int depth() const { return depth_; }

 private:
  friend class Machine;
  bool overspent();
  bool too_deep();

  const Host host_;
  std::vector<Message> messages_;
  std::size_t message_count_ = 0;
  Trace* trace_ = nullptr;
  std::uint64_t steps_left_ = limits::steps_max;
  int depth_ = 0;
  std::vector<Value> stack_;  ///< local names of the running expressions; never moves once it was reserved
  struct Place {
    const Program* program = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  Place place_;  ///< where a built-in function was called
  std::unique_ptr<RegexCache> patterns_;

 public:
  /// The compiled regular expressions of this evaluation.
  [[nodiscard]] RegexCache& patterns();
};

/// lenient: what the standard wants of an engine; an unknown name or a comparison that cannot be is null with a
/// message at run time. strict: what a person who writes a rule wants; those are problems before anything runs.
enum class Mode { lenient, strict };
struct CompileOptions {
  Mode mode = Mode::lenient;
  const ZoneSource* zones = nullptr;             ///< for literals that name a zone
  std::size_t characters_max = limits::expression_characters_max;
  std::optional<Type> wanted{};                  ///< strict: a result that can never be of this type is a problem
};

/// A compiled expression. Immutable, cheap to copy, safe to share between threads.
class Expression {
 public:
  explicit Expression(std::shared_ptr<const Program> program);
  [[nodiscard]] const std::string& text() const;
  /// What is known of its result without evaluating it.
  [[nodiscard]] const Type& type() const;
  /// The slots of the scope it reads, ascending.
  [[nodiscard]] const std::vector<std::size_t>& slots() const;
  /// The value when it needs no names: a literal, or arithmetic of literals.
  [[nodiscard]] std::optional<Value> constant() const;
  /// `environment` holds the slots of the scope it was compiled against.
  [[nodiscard]] Value evaluate(const Environment& environment, Evaluation& evaluation) const;
  [[nodiscard]] const Program& program() const { return *program_; }

 private:
  std::shared_ptr<const Program> program_;
};

/// Compiled unary tests (a cell of a decision table, allowed values). Immutable, cheap to copy.
class UnaryTests {
 public:
  explicit UnaryTests(std::shared_ptr<const Program> program);
  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] const std::vector<std::size_t>& slots() const;
  /// `-`, or an empty text: everything matches.
  [[nodiscard]] bool is_any() const;
  /// true, false, null (no match; see the messages) or unknown.
  [[nodiscard]] Value matches(const Value& input, const Environment& environment, Evaluation& evaluation) const;

  /// The tests as values, when each is a constant: a range (`< 5` is one with an undefined start) or a plain value to
  /// be equal to. For the analysis of tables. Nothing when a test needs a name or `?`, or is `!=`.
  struct Constants {
    bool negated = false;  ///< not(...)
    std::vector<Value> tests;
  };
  [[nodiscard]] std::optional<Constants> constants() const;
  [[nodiscard]] const Program& program() const { return *program_; }

 private:
  std::shared_ptr<const Program> program_;
};

/// All problems in one run. Never throws. Texts that are not UTF-8, too long or too deep are problems too.
[[nodiscard]] std::expected<Expression, std::vector<Problem>> compile(std::string_view text, const Scope& scope,
                                                                      const CompileOptions& options);
/// `input` is the type of the value that is tested (`?`); with Mode::strict a test that can never meet it is a problem.
[[nodiscard]] std::expected<UnaryTests, std::vector<Problem>> compile_unary_tests(std::string_view text,
                                                                                 const Scope& scope, const Type& input,
                                                                                 const CompileOptions& options);
/// The allowed values of a type, as a demand on it.
[[nodiscard]] std::shared_ptr<const Constraint> constraint(UnaryTests tests);

/// A value and what was said on the way: for callers that evaluate once.
struct Result {
  Value value;
  std::vector<Message> messages;
};
[[nodiscard]] Result evaluate(const Expression& expression, const Environment& environment, const Host& host);

/// Reads a text as a value of a simple type (`--set k=v`, JSON, DMN test files): digits, `true`, `2024-07-10`,
/// `10:30:00`, `P1D`. Nothing for another form, and for types that have no text form.
[[nodiscard]] std::optional<Value> parse_typed(std::string_view text, const Type& type, const ZoneSource* zones);

}  // namespace besluit::feel
