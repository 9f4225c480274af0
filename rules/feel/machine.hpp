// SPDX-License-Identifier: EUPL-1.2
// Inside the room: runs a compiled expression. Nothing here throws; what has no value is null with a message, and what
// is not known yet is passed on as unknown.
#pragma once

#include "rules/feel/node.hpp"

#include <span>
#include <string_view>

namespace besluit::feel {

class Machine {
 public:
  Machine(const Program& program, std::span<const Value> environment, Evaluation& evaluation)
      : program_(program), environment_(environment), evaluation_(evaluation) {}

  [[nodiscard]] Value run_expression();
  /// Of a program made of unary tests.
  [[nodiscard]] Value run_tests(const Value& input);
  /// The body of a function, in a frame that already holds its arguments and what it took along.
  [[nodiscard]] static Value run_body(const Program& program, const Node& body, const FunctionPlan& plan,
                                      std::span<const Value> arguments, std::span<const Value> captured,
                                      Evaluation& evaluation);

 private:
  // A value that is there already (a constant, a name), or one that was computed.
  class Operand {
   public:
    Operand(Machine& machine, const Node& node);
    Operand(const Operand&) = delete;
    Operand& operator=(const Operand&) = delete;
    const Value& operator*() const { return *value_; }
    const Value* operator->() const { return value_; }

   private:
    Value own_;
    const Value* value_ = nullptr;
  };

  // Room for the local names of an expression, for as long as it runs.
  class Frame {
   public:
    Frame(Machine& machine, std::uint32_t size);
    ~Frame();
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;
    [[nodiscard]] bool good() const { return good_; }

   private:
    Evaluation& evaluation_;
    std::size_t before_;
    bool good_ = true;
  };

  [[nodiscard]] Value run(const Node& node);
  [[nodiscard]] Value dispatch(const Node& node);
  void record(const Node& node, const Value& value);
  [[nodiscard]] const Value* standing(const Node& node) const;
  [[nodiscard]] Value& local(std::uint32_t slot) { return evaluation_.stack_[base_ + slot]; }

  [[nodiscard]] Value item_entry(const Node& node);
  [[nodiscard]] Value junction(const Node& node, bool decisive);
  void follow_rest(const Node& node, std::size_t from);
  [[nodiscard]] Value conditional(const Node& node);
  [[nodiscard]] Value negate(const Node& node);
  [[nodiscard]] Value arithmetic(const Node& node);
  [[nodiscard]] Value comparison(const Node& node);
  [[nodiscard]] Value related(const Node& node, Relation relation, const Value& a, const Value& b);
  [[nodiscard]] Value between(const Node& node);
  [[nodiscard]] Value membership(const Node& node);
  [[nodiscard]] Value tests(const Node& node, std::size_t first, const Value& input);
  [[nodiscard]] Value one_test(const Node& test, const Value& input);

  template <class Each>
  bool iterate(const Node& loop, std::size_t index, Value& failure, const Each& each);
  template <class Each>
  bool iterate_range(const Node& iterator, const Value& from, const Value& until, Value& failure, const Each& each);
  [[nodiscard]] Value for_loop(const Node& node);
  [[nodiscard]] Value quantified(const Node& node, bool decisive);
  [[nodiscard]] Value filter(const Node& node);
  [[nodiscard]] Value element_at(const Node& node, const std::vector<Value>& list, const Value& index);

  [[nodiscard]] Value path(const Node& node);
  [[nodiscard]] Value part(const Node& node, const Value& of);
  [[nodiscard]] Value list(const Node& node);
  [[nodiscard]] Value context(const Node& node);
  [[nodiscard]] Value range(const Node& node);
  [[nodiscard]] Value function(const Node& node);
  [[nodiscard]] Value call(const Node& node);
  [[nodiscard]] Value call_built_in(const Node& node);
  [[nodiscard]] Value instance(const Node& node);

  /// Null, with a message at the place of `node`.
  Value fail(const Node& node, std::string_view code, std::string nl, std::string en);
  Value wrong_kinds(const Node& node, const Value& a, const Value& b);
  /// A list or context that became too deep is null.
  Value kept(const Node& node, Value made);

  const Program& program_;
  std::span<const Value> environment_;
  Evaluation& evaluation_;
  std::size_t base_ = 0;
};

/// `a sign b` for one of + - * / ^; nothing when the kinds do not fit or the result is out of range. Neither operand
/// may be unknown. Never throws.
[[nodiscard]] std::optional<Value> calculate(const Value& a, char sign, const Value& b);
/// A property of a date, time, duration or range (tables 65 to 67); nothing when there is none of that name.
[[nodiscard]] std::optional<Value> property_of(const Value& value, std::string_view name);

}  // namespace besluit::feel
