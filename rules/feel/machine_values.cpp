// SPDX-License-Identifier: EUPL-1.2
// Paths, lists, contexts, ranges, functions and calls.
#include "rules/feel/built_in.hpp"
#include "rules/feel/function.hpp"
#include "rules/feel/machine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::feel {
namespace {

// A function written in FEEL: its body, and the values of the names it saw where it was made.
class Closure final : public Function {
 public:
  Closure(std::shared_ptr<const Program> program, const Node& node, std::vector<Value> captured)
      : Function(node.plan->parameters, Type::any),
        program_(std::move(program)),
        node_(node),
        captured_(std::move(captured)) {}

  [[nodiscard]] Value call(std::span<const Value> arguments, Evaluation& evaluation) const override {
    if (node_.op == Op::external) {
      evaluation.report("function", {"een functie in een andere taal wordt niet uitgevoerd",
                                     "a function in another language is not run"});
      return {};
    }
    return Machine::run_body(*program_, *node_.children.front(), *node_.plan, arguments, captured_, evaluation);
  }

 private:
  std::shared_ptr<const Program> program_;
  const Node& node_;  ///< of program_
  std::vector<Value> captured_;
};

}  // namespace

// --- paths ---

Value Machine::part(const Node& node, const Value& of) {
  switch (of.kind()) {
    case Kind::unknown:
      return of;
    case Kind::null:
      return {};
    case Kind::context:
      if (const Value* found = of.find(node.name)) return *found;
      break;
    default:
      if (auto property = property_of(of, node.name)) return *property;
      break;
  }
  return fail(node, "key", fmt::format("er is geen onderdeel \"{}\"", node.name),
              fmt::format("there is no part \"{}\"", node.name));
}

Value Machine::path(const Node& node) {
  const Operand value(*this, *node.children[0]);
  if (!value->is(Kind::list)) return part(node, *value);
  std::vector<Value> parts;
  const Value kept_list = *value;
  if (!evaluation_.charge(kept_list.list().size())) return {};
  parts.reserve(kept_list.list().size());
  for (const Value& element : kept_list.list()) {
    const bool contained = element.is(Kind::context) || element.is(Kind::null) || element.is_unknown();
    if (!contained && !property_of(element, node.name)) return part(node, element);
    parts.push_back(part(node, element));
  }
  return Value::list(std::move(parts));
}

// --- values that are put together ---

Value Machine::list(const Node& node) {
  std::vector<Value> elements;
  elements.reserve(node.children.size());
  for (const NodePtr& child : node.children) elements.push_back(run(*child));
  return kept(node, Value::list(std::move(elements)));
}

Value Machine::context(const Node& node) {
  if (node.negated) {
    return fail(node, "key", "een naam staat hier twee keer", "a name stands here twice");
  }
  std::vector<Entry> entries;
  entries.reserve(node.children.size());
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    Value value = run(*node.children[i]);
    local(node.slots[i]) = value;
    entries.push_back({node.names[i], std::move(value)});
  }
  return kept(node, Value::context(std::move(entries)));
}

Value Machine::range(const Node& node) {
  if (node.children.size() == 1) {
    Value end = run(*node.children[0]);
    const auto single = [&](RangeEnd from, RangeEnd until) {
      Value start = from == RangeEnd::undefined ? Value() : end;
      Value stop = until == RangeEnd::undefined ? Value() : end;
      return make_range(std::move(start), from, std::move(stop), until);
    };
    Value made;
    switch (node.relation) {
      case Relation::less:
        made = single(RangeEnd::undefined, RangeEnd::open);
        break;
      case Relation::at_most:
        made = single(RangeEnd::undefined, RangeEnd::closed);
        break;
      case Relation::greater:
        made = single(RangeEnd::open, RangeEnd::undefined);
        break;
      case Relation::at_least:
        made = single(RangeEnd::closed, RangeEnd::undefined);
        break;
      case Relation::equal:
        made = single(RangeEnd::closed, RangeEnd::closed);
        break;
      case Relation::unequal:
        break;
    }
    return made.is_null() ? fail(node, "range", "dit is geen bereik", "this is no range") : made;
  }
  Value start = run(*node.children[0]);
  Value end = run(*node.children[1]);
  Value made = make_range(std::move(start), node.start_end, std::move(end), node.end_end);
  if (!made.is_null()) return made;
  return fail(node, "range", "een bereik loopt van laag naar hoog, met twee waarden van een soort",
              "a range goes from low to high, with two values of one kind");
}

Value Machine::instance(const Node& node) {
  const Operand value(*this, *node.children[0]);
  if (!node.wanted) return fail(node, "type", "dit soort gegeven is onbekend", "this type is unknown");
  if (value->is_unknown()) return *value;
  return Value::boolean(instance_of(*value, *node.wanted, evaluation_));
}

// --- functions ---

Value Machine::function(const Node& node) {
  std::vector<Value> captured;
  captured.reserve(node.plan->captures.size());
  for (const Capture& capture : node.plan->captures) {
    if (!capture.global) {
      captured.push_back(local(capture.from));
    } else {
      captured.push_back(capture.from < environment_.size() ? environment_[capture.from] : Value());
    }
  }
  return Value::function(new Closure(program_.shared_from_this(), node, std::move(captured)));
}

Value Machine::call(const Node& node) {
  const Value function = run(*node.children[0]);
  if (function.is_unknown()) return function;
  if (!function.is(Kind::function)) {
    return fail(node, "function", "dit is geen functie", "this is not a function");
  }
  const auto& parameters = function.function().parameters();
  std::vector<Value> arguments(parameters.size());
  if (node.names.empty()) {
    if (node.children.size() - 1 != parameters.size()) {
      return fail(node, "argument", fmt::format("deze functie verwacht {} gegevens", parameters.size()),
                  fmt::format("this function expects {} values", parameters.size()));
    }
    for (std::size_t i = 0; i < arguments.size(); ++i) arguments[i] = run(*node.children[i + 1]);
  }
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    const auto parameter = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const Parameter& each) { return each.name == node.names[i]; });
    if (parameter == parameters.end()) {
      return fail(node, "argument", fmt::format("deze functie heeft geen gegeven \"{}\"", node.names[i]),
                  fmt::format("this function has no parameter \"{}\"", node.names[i]));
    }
    arguments[static_cast<std::size_t>(parameter - parameters.begin())] = run(*node.children[i + 1]);
  }
  evaluation_.place_ = {&program_, node.begin, node.end};
  return kept(node, invoke(function.function(), arguments, evaluation_));
}

Value Machine::call_built_in(const Node& node) {
  const BuiltIn& function = *node.built_in;
  constexpr std::size_t few = 4;
  const std::size_t count = node.children.size();
  const auto finish = [&](std::span<Value> arguments) {
    for (std::size_t i = 0; i < count; ++i) arguments[i] = run(*node.children[i]);
    evaluation_.place_ = {&program_, node.begin, node.end};
    Value value = node.names.empty() ? feel::call_built_in(function, arguments, evaluation_)
                                     : call_built_in_named(function, arguments, node.names, evaluation_);
    return kept(node, std::move(value));
  };
  if (count <= few) {
    std::array<Value, few> arguments;
    return finish(std::span(arguments.data(), count));
  }
  std::vector<Value> arguments(count);
  return finish(arguments);
}

}  // namespace besluit::feel
