// SPDX-License-Identifier: EUPL-1.2
// Unary tests (a cell of a table, the right side of `in`) and the names of types.
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/feel/parser.hpp"

#include <fmt/format.h>

#include <array>

namespace besluit::feel {

// One test: `< 5`, `[1..3]`, a value, or a condition on `?`. `whole`: it may be any expression, else an operand.
NodePtr Parser::test(const Type& input, bool whole) {
  const std::size_t begin = here();
  if (!scan_.rest().starts_with("=<") && !scan_.rest().starts_with("==")) {
    if (const auto relation = take_relation()) {
      NodePtr value = sum();
      if (!value) return nullptr;
      findings_.check_test(input, *value, *relation != Relation::equal && *relation != Relation::unequal);
      NodePtr node = make(Op::relation_test, begin, Type::boolean, children(std::move(value)));
      if (node) node->relation = *relation;
      return node;
    }
  }
  const std::size_t inputs_before = inputs_used_;
  NodePtr value = whole ? expression() : sum();
  if (!value) return nullptr;
  const bool uses_input = inputs_used_ != inputs_before;
  if (uses_input) {
    findings_.require_boolean(*value);
  } else {
    findings_.check_test(input, *value, false);
  }
  NodePtr node = make(Op::value_test, begin, Type::boolean, children(std::move(value)));
  if (node) node->uses_input = uses_input;
  return node;
}

bool Parser::test_list(Node& tests, const Type& input, bool whole) {
  do {
    NodePtr each = test(input, whole);
    if (!each) return false;
    tests.height = std::max(tests.height, each->height + 1);
    tests.children.push_back(std::move(each));
  } while (scan_.take(","));
  return true;
}

// The text of a cell: `-`, not(...), or tests with commas between them.
NodePtr Parser::cell(const Type& input) {
  const std::size_t begin = here();
  NodePtr tests = make(Op::tests, begin, Type::boolean);
  if (scan_.at_end()) {
    tests->children.push_back(make(Op::any_test, begin, Type::boolean));
    return tests;
  }
  Scanner ahead = scan_;
  if (ahead.take("-")) {
    ahead.skip_spaces();
    if (ahead.at_end()) {
      scan_ = ahead;
      tests->children.push_back(make(Op::any_test, begin, Type::boolean));
      return tests;
    }
  }
  // not(...) around everything negates tests; elsewhere `not` is the function.
  if (ahead = scan_; ahead.take_word("not") && ahead.take("(")) {
    const Scanner before = scan_;
    Findings kept = findings_;
    const std::uint32_t nodes = nodes_;
    const Names::Mark names = names_.mark();
    scan_ = ahead;
    tests->negated = true;
    const std::size_t inputs_before = inputs_used_;
    if (test_list(*tests, input, true) && scan_.take(")")) {
      scan_.skip_spaces();
      if (scan_.at_end()) return tests;
    }
    // A condition such as not(a) and b: read again as one expression.
    scan_ = before;
    findings_ = std::move(kept);
    stopped_ = false;
    range_ends_ = 0;
    names_.back_to(names);
    inputs_used_ = inputs_before;
    nodes_ = nodes;
    tests = make(Op::tests, begin, Type::boolean);
  }
  if (!test_list(*tests, input, true)) return nullptr;
  if (tests->height > limits::tree_height_max) return too_deep();
  return widened(std::move(tests), begin, scan_.position());
}

// What follows `in`: one test, or several in parentheses.
NodePtr Parser::membership(NodePtr value) {
  const Deeper deeper(depth_);
  if (depth_ > limits::nesting_max) return too_deep();
  const std::size_t begin = value->begin;
  const Type input = value->type;
  NodePtr node = make(Op::in, begin, Type::boolean, children(std::move(value)));
  names_.open_block();
  node->slot = names_.new_slot();
  names_.bind("?", node->slot, input);
  const std::size_t open = here();
  const std::size_t inputs_before = inputs_used_;
  if (scan_.take("(")) {
    const int outer = std::exchange(range_ends_, 0);
    NodePtr first = test(input, true);
    if (!first) return nullptr;
    if (first->op == Op::value_test && scan_.take("..")) {
      NodePtr range = range_rest(open, RangeEnd::open, std::move(first->children.front()));
      if (!range) return nullptr;
      findings_.check_test(input, *range, true);
      range_ends_ = outer;
      node->children.push_back(make(Op::value_test, open, Type::boolean, children(std::move(range))));
    } else {
      node->children.push_back(std::move(first));
      if (scan_.take(",") && !test_list(*node, input, true)) return nullptr;
      if (!scan_.take(")")) {
        return missing({"na \"in\" hoort een bereik, bijvoorbeeld [3..6] of (3..6)",
                        "after \"in\" goes a range, for example [3..6] or (3..6)"});
      }
      range_ends_ = outer;
      Node& only = *node->children.back();
      // (a) * 2: the parentheses belonged to an operand.
      if (node->children.size() == 2 && only.op == Op::value_test) {
        NodePtr operand = sum(widened(std::move(only.children.front()), open, scan_.position()));
        if (!operand) return nullptr;
        only.children.front() = std::move(operand);
      }
    }
  } else {
    NodePtr only = test(input, false);
    if (!only) return nullptr;
    node->children.push_back(std::move(only));
  }
  names_.close_block();
  // A `?` inside belonged to this `in`, not to a cell around it.
  inputs_used_ = inputs_before;
  for (const NodePtr& child : node->children) {
    if (!child) return nullptr;
    node->height = std::max(node->height, child->height + 1);
  }
  return widened(std::move(node), begin, scan_.position());
}

// --- types ---

// `complete` becomes false for a type that lacks its arguments ("list"): nothing can be an instance of that.
std::optional<Type> Parser::type(bool& complete) {
  const Deeper deeper(depth_);
  if (depth_ > limits::nesting_max) {
    too_deep();
    return std::nullopt;
  }
  const std::size_t begin = here();
  std::size_t longest = 0;
  bool declared = false;
  std::optional<Type> found;
  for (const auto& named : names_.scope().types()) {
    const std::size_t end = scan_.match(split_name(named.name));
    if (end <= longest) continue;
    longest = end;
    declared = true;
    found = named.type;
  }
  static constexpr std::array<std::string_view, 18> names{
      "Any",     "Null",     "boolean", "number",   "string",
      "date",    "time",     "date and time", "days and time duration", "years and months duration",
      "list",    "context",  "range",   "function", "dateTime",
      "dayTimeDuration", "yearMonthDuration", "any"};
  for (const std::string_view name : names) {
    const std::size_t end = scan_.match(split_name(name));
    if (end <= longest) continue;
    longest = end;
    declared = false;
    found = Type::from_name(name);
  }
  if (!found) {
    const std::size_t end = scan_.starts_name(begin) ? scan_.plain_name_end(false) : begin + 1;
    if (!scan_.starts_name(begin)) {
      missing({"hier hoort de naam van een soort gegeven, bijvoorbeeld number of string",
               "the name of a type belongs here, for example number or string"});
      return std::nullopt;
    }
    if (strict()) {
      std::vector<std::string> known(names.begin(), names.end());
      for (const auto& named : names_.scope().types()) known.push_back(named.name);
      const std::string shown = findings_.shown(begin, end);
      findings_.report(begin, end,
                       {fmt::format("onbekend soort gegeven \"{}\"", shown), fmt::format("unknown type \"{}\"", shown)},
                       diagnostic::nearest(shown, known));
    }
    complete = false;
    scan_.move_to(end);
    // Names of imported types hold points.
    while (scan_.peek() == '.' && scan_.starts_name(scan_.position() + 1)) {
      scan_.move_to(scan_.position() + 1);
      scan_.move_to(scan_.plain_name_end(false));
    }
    return Type::any;
  }
  scan_.move_to(longest);
  const bool needs_arguments = found->is(TypeKind::list) || found->is(TypeKind::context) ||
                               found->is(TypeKind::range) || found->is(TypeKind::function);
  if (declared || !needs_arguments) return found;
  if (!scan_.sees("<")) {
    complete = false;
    return found;
  }
  return type_arguments(found->kind(), complete);
}

std::optional<Type> Parser::type_arguments(TypeKind kind, bool& complete) {
  const auto closing = [&]() -> bool {
    if (scan_.take(">")) return true;
    missing({"hier hoort een >", "a > belongs here"});
    return false;
  };
  scan_.take("<");
  if (kind == TypeKind::list || kind == TypeKind::range) {
    auto element = type(complete);
    if (!element || !closing()) return std::nullopt;
    return kind == TypeKind::list ? Type::list(*element) : Type::range(*element);
  }
  if (kind == TypeKind::context) {
    std::vector<Field> fields;
    do {
      auto name = context_key();
      if (!name) {
        missing({"hier hoort een naam met een dubbele punt", "a name with a colon belongs here"});
        return std::nullopt;
      }
      auto of = type(complete);
      if (!of) return std::nullopt;
      fields.push_back({std::move(*name), std::move(*of)});
    } while (scan_.take(","));
    if (!closing()) return std::nullopt;
    return Type::context(std::move(fields));
  }
  std::vector<Parameter> parameters;
  if (!scan_.sees(">")) {
    do {
      auto of = type(complete);
      if (!of) return std::nullopt;
      parameters.push_back({"", std::move(*of)});
    } while (scan_.take(","));
  }
  if (!closing()) return std::nullopt;
  if (!scan_.take("->")) {
    missing({"na function<...> hoort -> met wat zij geeft", "after function<...> goes -> with what it gives"});
    return std::nullopt;
  }
  auto result = type(complete);
  if (!result) return std::nullopt;
  return Type::function(std::move(parameters), std::move(*result));
}

}  // namespace besluit::feel
