// SPDX-License-Identifier: EUPL-1.2
// The centre of the machine: names, logic and comparisons. Arithmetic is in calculate.cpp, loops and filters in
// machine_loops.cpp, paths, lists, contexts and calls in machine_values.cpp.
#include "rules/feel/machine.hpp"

#include "rules/feel/built_in.hpp"

#include <fmt/format.h>

namespace besluit::feel {

Machine::Frame::Frame(Machine& machine, std::uint32_t size)
    : evaluation_(machine.evaluation_), before_(machine.evaluation_.stack_.size()) {
  auto& stack = evaluation_.stack_;
  machine.base_ = before_;
  if (size == 0) return;
  if (before_ + size > limits::frame_values_max) {
    good_ = false;
    return;
  }
  // Reserved once: values in it are pointed at while others are added.
  if (stack.capacity() == 0) stack.reserve(limits::frame_values_max);
  stack.resize(before_ + size);
}

Machine::Frame::~Frame() {
  evaluation_.stack_.resize(before_);
}

Value Machine::run_expression() {
  const Frame frame(*this, program_.frame_size);
  if (!frame.good()) {
    return fail(*program_.root, "depth", "er zijn te veel tussenwaarden", "there are too many intermediate values");
  }
  return run(*program_.root);
}

Value Machine::run_tests(const Value& input) {
  const Frame frame(*this, program_.frame_size);
  if (!frame.good()) return {};
  local(program_.root->slot) = input;
  Value value = tests(*program_.root, 0, input);
  if (evaluation_.trace() != nullptr) record(*program_.root, value);
  return value;
}

Value Machine::run_body(const Program& program, const Node& body, const FunctionPlan& plan,
                        std::span<const Value> arguments, std::span<const Value> captured, Evaluation& evaluation) {
  Machine machine(program, {}, evaluation);
  const Frame frame(machine, plan.frame_size);
  if (!frame.good()) {
    return machine.fail(body, "depth", "er zijn te veel tussenwaarden", "there are too many intermediate values");
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) machine.local(static_cast<std::uint32_t>(i)) = arguments[i];
  for (std::size_t i = 0; i < captured.size(); ++i) machine.local(plan.captures[i].to) = captured[i];
  return machine.run(body);
}

const Value* Machine::standing(const Node& node) const {
  static const Value none;
  switch (node.op) {
    case Op::constant:
      return &node.value;
    case Op::global:
      return node.slot < environment_.size() ? &environment_[node.slot] : &none;
    case Op::local:
      return &evaluation_.stack_[base_ + node.slot];
    default:
      return nullptr;
  }
}

Machine::Operand::Operand(Machine& machine, const Node& node) : value_(machine.standing(node)) {
  if (value_ != nullptr && machine.evaluation_.trace() == nullptr) return;
  own_ = machine.run(node);
  value_ = &own_;
}

Value Machine::run(const Node& node) {
  if (const Value* value = standing(node)) {
    if (evaluation_.trace() != nullptr) record(node, *value);
    return *value;
  }
  if (!evaluation_.charge(1) || !evaluation_.enter()) return {};
  Value value = dispatch(node);
  evaluation_.leave();
  if (evaluation_.trace() != nullptr) record(node, value);
  return value;
}

void Machine::record(const Node& node, const Value& value) {
  Trace& trace = *evaluation_.trace();
  if (trace.steps.size() >= limits::trace_steps_max) {
    trace.cut = true;
    return;
  }
  trace.steps.push_back({node.id, node.begin, node.end, static_cast<std::uint32_t>(evaluation_.depth()), value});
}

Value Machine::dispatch(const Node& node) {
  switch (node.op) {
    case Op::constant:
    case Op::global:
    case Op::local:
      return *standing(node);
    case Op::item_entry:
      return item_entry(node);
    case Op::built_in:
      return built_in_value(*node.built_in);
    case Op::missing:
      return fail(node, "name", fmt::format("onbekende naam \"{}\"", node.name),
                  fmt::format("unknown name \"{}\"", node.name));
    case Op::negate:
      return negate(node);
    case Op::arithmetic:
      return arithmetic(node);
    case Op::compare:
      return comparison(node);
    case Op::between:
      return between(node);
    case Op::in:
      return membership(node);
    case Op::conjunction:
      return junction(node, false);
    case Op::disjunction:
      return junction(node, true);
    case Op::if_then_else:
      return conditional(node);
    case Op::for_loop:
      return for_loop(node);
    case Op::some:
      return quantified(node, true);
    case Op::every:
      return quantified(node, false);
    case Op::path:
      return path(node);
    case Op::filter:
      return filter(node);
    case Op::list:
      return list(node);
    case Op::context:
      return context(node);
    case Op::range:
      return range(node);
    case Op::function:
    case Op::external:
      return function(node);
    case Op::call:
      return call(node);
    case Op::built_in_call:
      return call_built_in(node);
    case Op::instance_of:
      return instance(node);
    case Op::iterator:
    case Op::tests:
    case Op::any_test:
    case Op::relation_test:
    case Op::value_test:
      break;
  }
  return {};
}

// --- messages ---

Value Machine::fail(const Node& node, std::string_view code, std::string nl, std::string en) {
  if (evaluation_.message_count() >= limits::messages_max) {
    evaluation_.report(std::string(code), Text{});
    return {};
  }
  const auto [begin, end] = characters_of(program_.text, node.begin, node.end);
  evaluation_.report(std::string(code), begin, end, {std::move(nl), std::move(en)});
  return {};
}

Value Machine::wrong_kinds(const Node& node, const Value& a, const Value& b) {
  return fail(node, "type",
              fmt::format("dit kan niet met {} en {}", Type::of(a).spoken().nl, Type::of(b).spoken().nl),
              fmt::format("this cannot be done with {} and {}", Type::of(a).spoken().en, Type::of(b).spoken().en));
}

Value Machine::kept(const Node& node, Value made) {
  if (made.depth() <= limits::value_depth_max) return made;
  return fail(node, "depth", "deze lijst of groep is te diep genest", "this list or context is nested too deeply");
}

// --- names ---

// Entries of the items of the filters around, innermost first, and then what the name means elsewhere.
Value Machine::item_entry(const Node& node) {
  for (const std::uint32_t slot : node.slots) {
    const Value& item = local(slot);
    if (item.is_unknown()) return item;
    if (!item.is(Kind::context)) continue;
    if (const Value* found = item.find(node.name)) return *found;
  }
  return run(*node.children.front());
}

// --- logic ---

// Only for a trace: what comes after the part that settled it is looked at too, without messages, so that an
// explanation can name every part that failed.
void Machine::follow_rest(const Node& node, std::size_t from) {
  const std::size_t kept_messages = evaluation_.messages_.size();
  const std::size_t count = evaluation_.message_count_;
  for (std::size_t i = from; i < node.children.size(); ++i) static_cast<void>(run(*node.children[i]));
  if (evaluation_.spent()) return;
  evaluation_.messages_.resize(kept_messages);
  evaluation_.message_count_ = count;
}

// `decisive` settles the chain whatever the others are: false for `and`, true for `or`.
Value Machine::junction(const Node& node, bool decisive) {
  Value unknown;
  bool other = false;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const NodePtr& child = node.children[i];
    const Operand operand(*this, *child);
    if (operand->is(Kind::boolean)) {
      if (operand->truth() != decisive) continue;
      if (evaluation_.trace() != nullptr) follow_rest(node, i + 1);
      return Value::boolean(decisive);
    }
    if (operand->is_unknown()) {
      unknown = unknown.is_null() ? *operand : Value::unknown_of(unknown, *operand);
    } else {
      other = true;
      if (!operand->is_null()) {
        fail(*child, "type", fmt::format("dit is {}, geen waar of onwaar", Type::of(*operand).spoken().nl),
             fmt::format("this is {}, not true or false", Type::of(*operand).spoken().en));
      }
    }
  }
  // What is unknown may still decide; only then does it matter.
  if (!unknown.is_null()) return unknown;
  if (other) return {};
  return Value::boolean(!decisive);
}

Value Machine::conditional(const Node& node) {
  const Operand condition(*this, *node.children[0]);
  if (condition->is_true()) return run(*node.children[1]);
  if (!condition->is_unknown()) {
    if (!condition->is(Kind::boolean) && !condition->is_null()) {
      fail(*node.children[0], "type", "de voorwaarde is geen waar of onwaar", "the condition is not true or false");
    }
    return run(*node.children[2]);
  }
  // Early, where both ways end the same.
  Value yes = run(*node.children[1]);
  if (yes.holds_unknown()) return Value::unknown_of(*condition, yes);
  const Value no = run(*node.children[2]);
  if (is_identical(yes, no)) return yes;
  return no.holds_unknown() ? Value::unknown_of(*condition, no) : *condition;
}

// --- arithmetic ---

Value Machine::negate(const Node& node) {
  const Operand operand(*this, *node.children[0]);
  switch (operand->kind()) {
    case Kind::unknown:
    case Kind::null:
      return *operand;
    case Kind::number:
      return Value::number(operand->number().negated());
    case Kind::days_duration:
    case Kind::years_duration:
      if (auto value = calculate(*operand, '*', Value::number(-1))) return *value;
      break;
    default:
      break;
  }
  return fail(node, "type", fmt::format("een minteken past niet voor {}", Type::of(*operand).spoken().nl),
              fmt::format("a minus does not fit before {}", Type::of(*operand).spoken().en));
}

Value Machine::arithmetic(const Node& node) {
  Value value = run(*node.children[0]);
  for (std::size_t i = 0; i < node.operators.size(); ++i) {
    const Operand next(*this, *node.children[i + 1]);
    if (value.is_unknown() || next->is_unknown()) {
      value = Value::unknown_of(value, *next);
      continue;
    }
    const char sign = node.operators[i];
    if (value.is(Kind::number) && next->is(Kind::number)) {
      // The common case, without detours.
      std::optional<Decimal> result;
      if (sign == '+') result = Decimal::add(value.number(), next->number());
      if (sign == '-') result = Decimal::subtract(value.number(), next->number());
      if (sign == '*') result = Decimal::multiply(value.number(), next->number());
      if (sign == '/') result = Decimal::divide(value.number(), next->number());
      if (sign == '^') result = Decimal::power(value.number(), next->number());
      if (result) {
        value = Value::number(*result);
      } else if (sign == '/' && next->number().is_zero()) {
        value = fail(node, "division", "er wordt gedeeld door nul", "there is a division by zero");
      } else {
        value = fail(node, "range", "de uitkomst is geen getal of te groot", "the result is no number or too large");
      }
      continue;
    }
    if (value.is(Kind::string) && next->is(Kind::string)) {
      if (!evaluation_.charge((value.string().size() + next->string().size()) / 64 + 1)) return {};
      if (value.string().size() + next->string().size() > limits::string_bytes_max) {
        return fail(node, "size", "deze tekst wordt te lang", "this text becomes too long");
      }
    }
    if (auto result = calculate(value, sign, *next)) {
      value = std::move(*result);
    } else if (value.is_null() || next->is_null()) {
      value = fail(node, "type", "met null valt niet te rekenen", "null cannot be calculated with");
    } else {
      value = wrong_kinds(node, value, *next);
    }
  }
  return value;
}

// --- comparisons ---

Value Machine::related(const Node& node, Relation relation, const Value& a, const Value& b) {
  if (a.is_unknown() || b.is_unknown()) return Value::unknown_of(a, b);
  if (relation == Relation::equal || relation == Relation::unequal) {
    const Value same = equal(a, b);
    if (same.is_null()) return wrong_kinds(node, a, b);
    if (relation == Relation::equal || same.is_unknown()) return same;
    return Value::boolean(!same.truth());
  }
  const auto order = compare(a, b);
  if (!order) return wrong_kinds(node, a, b);
  switch (relation) {
    case Relation::less:
      return Value::boolean(*order < 0);
    case Relation::at_most:
      return Value::boolean(*order <= 0);
    case Relation::greater:
      return Value::boolean(*order > 0);
    default:
      return Value::boolean(*order >= 0);
  }
}

Value Machine::comparison(const Node& node) {
  const Operand left(*this, *node.children[0]);
  const Operand right(*this, *node.children[1]);
  return related(node, node.relation, *left, *right);
}

namespace {

// a and b, of answers that are true, false, null or unknown.
Value both(const Value& a, const Value& b) {
  if (a.is_false() || b.is_false()) return Value::boolean(false);
  if (a.is_unknown() || b.is_unknown()) return Value::unknown_of(a, b);
  if (a.is_null() || b.is_null()) return {};
  return Value::boolean(true);
}

}  // namespace

Value Machine::between(const Node& node) {
  const Operand value(*this, *node.children[0]);
  const Operand low(*this, *node.children[1]);
  const Operand high(*this, *node.children[2]);
  return both(related(node, Relation::at_least, *value, *low), related(node, Relation::at_most, *value, *high));
}

Value Machine::membership(const Node& node) {
  Value input = run(*node.children[0]);
  local(node.slot) = input;
  return tests(node, 1, input);
}

// Any of the tests, from child `first` on.
Value Machine::tests(const Node& node, std::size_t first, const Value& input) {
  Value result = Value::boolean(false);
  for (std::size_t i = first; i < node.children.size(); ++i) {
    Value each = one_test(*node.children[i], input);
    if (evaluation_.trace() != nullptr) record(*node.children[i], each);
    if (each.is_true()) {
      result = std::move(each);
      break;
    }
    if (each.is_unknown()) {
      result = result.is_unknown() ? Value::unknown_of(result, each) : std::move(each);
    } else if (each.is_null() && result.is_false()) {
      result = Value();
    }
  }
  if (!node.negated || !result.is(Kind::boolean)) return result;
  return Value::boolean(!result.truth());
}

Value Machine::one_test(const Node& test, const Value& input) {
  if (test.op == Op::any_test) return Value::boolean(true);
  const Operand operand(*this, *test.children.front());
  if (test.op == Op::relation_test) return related(test, test.relation, input, *operand);
  if (test.uses_input) {
    if (operand->is(Kind::boolean) || operand->is_unknown() || operand->is_null()) return *operand;
    return fail(test, "type", "deze toets is geen waar of onwaar", "this test is not true or false");
  }
  if (input.is_unknown()) return input;
  // A range that is none says nothing about any value.
  if (operand->is_null() && test.children.front()->op == Op::range) return {};
  return contains_in(*operand, input);
}

}  // namespace besluit::feel
