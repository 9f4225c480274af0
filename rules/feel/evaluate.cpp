// SPDX-License-Identifier: EUPL-1.2
// Three-valued evaluation, and the reasons of a verdict. `and` and `or` decide early where they can; everything else
// passes "unknown" on.
#include "rules/feel/node.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace besluit::feel {
namespace {

using Node = Condition::Node;
using Names = std::vector<std::string>;

constexpr std::size_t reasons_max = 8;

struct Result {
  Cell cell;
  Names waits_for;
  [[nodiscard]] bool known() const { return !std::holds_alternative<std::monostate>(cell); }
  [[nodiscard]] bool is(bool truth) const {
    return std::holds_alternative<bool>(cell) && std::get<bool>(cell) == truth;
  }
};

void add_names(Names& names, const Names& more) {
  for (const std::string& name : more) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
}

// A fact of another type than declared, or a damaged number, is as good as unknown.
Cell cell_of(const Value& value, Type declared) {
  struct ToCell {
    Type declared;
    Cell operator()(const Number& number) const {
      const auto parsed = declared == Type::number ? parse_number(number.digits) : std::nullopt;
      return parsed ? Cell{*parsed} : Cell{};
    }
    Cell operator()(const std::string& text) const { return declared == Type::text ? Cell{text} : Cell{}; }
    Cell operator()(bool truth) const { return declared == Type::boolean ? Cell{truth} : Cell{}; }
    Cell operator()(Date date) const { return declared == Type::date ? Cell{date} : Cell{}; }
  };
  return std::visit(ToCell{declared}, value);
}

bool less_than(const Cell& a, const Cell& b) {
  return a.index() == b.index() && a < b;
}

bool holds(Kind kind, const Cell& a, const Cell& b) {
  switch (kind) {
    case Kind::equal:
      return a == b;
    case Kind::unequal:
      return !(a == b);
    case Kind::less:
      return less_than(a, b);
    case Kind::at_most:
      return !less_than(b, a);
    case Kind::greater:
      return less_than(b, a);
    default:
      return !less_than(a, b);
  }
}

// From left to right, as written. A division by zero has no value.
Cell arithmetic(const std::string& operators, const std::vector<Result>& parts) {
  Rational value = std::get<Rational>(parts.front().cell);
  for (std::size_t i = 0; i < operators.size(); ++i) {
    const Rational& next = std::get<Rational>(parts[i + 1].cell);
    if (operators[i] == '/' && next == 0) return {};
    switch (operators[i]) {
      case '+':
        value += next;
        break;
      case '-':
        value -= next;
        break;
      case '*':
        value *= next;
        break;
      default:
        value /= next;
        break;
    }
  }
  return value;
}

bool inside(const Node& node, const Cell& value, const Cell& low, const Cell& high) {
  const bool above = node.low_open ? less_than(low, value) : !less_than(value, low);
  const bool below = node.high_open ? less_than(value, high) : !less_than(high, value);
  return above && below;
}

Result run(const Node& node, const Facts& facts);

Result run_name(const Node& node, const Facts& facts) {
  const auto fact = facts.find(node.name);
  if (fact != facts.end()) {
    Cell cell = cell_of(fact->second, *node.type);
    if (!std::holds_alternative<std::monostate>(cell)) return {std::move(cell), {}};
  }
  return {{}, {node.name}};
}

// `decisive` is the truth that settles the chain whatever the others are: false for `and`, true for `or`.
Result run_chain(const Node& node, const Facts& facts, bool decisive) {
  Names waits_for;
  bool unknown = false;
  for (const auto& child : node.children) {
    const Result part = run(*child, facts);
    if (part.is(decisive)) return {Cell{decisive}, {}};
    if (part.known()) continue;
    unknown = true;
    add_names(waits_for, part.waits_for);
  }
  if (unknown) return {{}, std::move(waits_for)};
  return {Cell{!decisive}, {}};
}

Result run_operation(const Node& node, const Facts& facts) {
  std::vector<Result> parts;
  Names waits_for;
  bool known = true;
  for (const auto& child : node.children) {
    parts.push_back(run(*child, facts));
    known = known && parts.back().known();
    add_names(waits_for, parts.back().waits_for);
  }
  if (!known) return {{}, std::move(waits_for)};
  const Cell& first = parts[0].cell;
  switch (node.kind) {
    case Kind::negate:
      return {Rational(-std::get<Rational>(first)), {}};
    case Kind::negation:
      return {Cell{!std::get<bool>(first)}, {}};
    case Kind::within:
      return {Cell{inside(node, first, parts[1].cell, parts[2].cell)}, {}};
    case Kind::arithmetic:
      return {arithmetic(node.operators, parts), {}};
    default:
      return {Cell{holds(node.kind, first, parts[1].cell)}, {}};
  }
}

Result run(const Node& node, const Facts& facts) {
  switch (node.kind) {
    case Kind::literal:
      return {node.value, {}};
    case Kind::name:
      return run_name(node, facts);
    case Kind::conjunction:
      return run_chain(node, facts, false);
    case Kind::disjunction:
      return run_chain(node, facts, true);
    default:
      return run_operation(node, facts);
  }
}

std::string said(const Cell& cell, Language language) {
  struct Say {
    Language language;
    std::string operator()(std::monostate) const { return language == Language::en ? "unknown" : "onbekend"; }
    std::string operator()(const Rational& number) const { return decimal_text(number); }
    std::string operator()(const std::string& text) const { return "\"" + text + "\""; }
    std::string operator()(bool truth) const {
      if (language == Language::en) return truth ? "true" : "false";
      return truth ? "waar" : "onwaar";
    }
    std::string operator()(Date date) const { return spoken_short(date, language); }
  };
  return std::visit(Say{language}, cell);
}

// How a comparison is said: "kleiner dan", and of dates "eerder dan".
std::string_view relation(Kind kind, bool dates, Language language) {
  const bool nl = language == Language::nl;
  switch (kind) {
    case Kind::less:
      return dates ? (nl ? "eerder dan " : "before ") : (nl ? "kleiner dan " : "less than ");
    case Kind::at_most:
      return dates ? (nl ? "uiterlijk " : "on or before ") : (nl ? "ten hoogste " : "at most ");
    case Kind::greater:
      return dates ? (nl ? "later dan " : "after ") : (nl ? "groter dan " : "greater than ");
    case Kind::at_least:
      return dates ? (nl ? "op zijn vroegst " : "on or after ") : (nl ? "ten minste " : "at least ");
    case Kind::unequal:
      return nl ? "iets anders dan " : "something else than ";
    default:
      return "";
  }
}

class Explainer {
 public:
  Explainer(std::string_view source, const Facts& facts, Language language)
      : source_(source), facts_(facts), language_(language) {}

  [[nodiscard]] std::string explain(const Node& node) {
    visit(node);
    std::string text;
    for (const std::string& reason : reasons_) text += (text.empty() ? "" : "; ") + reason;
    return text;
  }

 private:
  // Only the parts that made the verdict: the false ones of a false `and`, the true ones of a true `or`.
  void visit(const Node& node) {
    const Result result = run(node, facts_);
    if (!result.known() || reasons_.size() > reasons_max) return;
    if (reasons_.size() == reasons_max) {
      reasons_.emplace_back("...");
      return;
    }
    switch (node.kind) {
      case Kind::conjunction:
      case Kind::disjunction:
        for (const auto& child : node.children) {
          if (run(*child, facts_).cell == result.cell) visit(*child);
        }
        return;
      case Kind::negation:
        return visit(*node.children[0]);
      case Kind::literal:
      case Kind::name:
        return reasons_.push_back(subject(node) + " is " + said(result.cell, language_));
      default:
        return reasons_.push_back(relation_reason(node, result.is(true)));
    }
  }

  [[nodiscard]] std::string written(const Node& node) const {
    return std::string(source_.substr(node.begin, node.end - node.begin));
  }
  [[nodiscard]] std::string subject(const Node& node) const {
    return node.kind == Kind::name ? node.name : "\"" + written(node) + "\"";
  }
  // The value, with the name behind it when it is not a plain value: "de grens" alone would say nothing.
  [[nodiscard]] std::string object(const Node& node) const {
    const std::string value = said(run(node, facts_).cell, language_);
    return node.kind == Kind::literal || node.kind == Kind::negate ? value : value + " (" + written(node) + ")";
  }

  [[nodiscard]] std::string relation_reason(const Node& node, bool truth) const {
    const bool nl = language_ == Language::nl;
    const Node& left = *node.children[0];
    const Cell cell = run(left, facts_).cell;
    const std::string_view is = nl ? (truth ? "dat is " : "dat is niet ") : (truth ? "that is " : "that is not ");
    const std::string start = fmt::format("{} is {}, {} ", subject(left), said(cell, language_), nl ? "en" : "and");
    if (node.kind != Kind::within) {
      const bool dates = std::holds_alternative<Date>(cell);
      return fmt::format("{}{}{}{}", start, is, relation(node.kind, dates, language_), object(*node.children[1]));
    }
    const std::string_view lies = nl ? (truth ? "dat ligt " : "dat ligt niet ") : is;
    const std::string low = object(*node.children[1]);
    const std::string high = object(*node.children[2]);
    if (node.between) {
      return fmt::format("{}{}{} {} {} {}", start, lies, nl ? "tussen" : "between", low, nl ? "en" : "and", high);
    }
    return fmt::format("{}{}in {}{}..{}{}", start, lies, node.low_open ? '(' : '[', low, high,
                       node.high_open ? ')' : ']');
  }

  std::string_view source_;
  const Facts& facts_;
  Language language_;
  std::vector<std::string> reasons_;
};

Text waiting_text(const Names& names) {
  // Nothing to wait for, and still no value: only a division by zero does that here.
  if (names.empty()) return {"er wordt gedeeld door nul", "there is a division by zero"};
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return {"nog niet bekend: " + list, "not known yet: " + list};
}

}  // namespace

Condition::Condition(std::shared_ptr<const Node> root, std::string text)
    : root_(std::move(root)), text_(std::move(text)) {}

Outcome Condition::evaluate(const Facts& facts) const {
  const Result result = run(*root_, facts);
  if (!result.known()) return {Verdict::unknown, result.waits_for, waiting_text(result.waits_for)};
  return {
      result.is(true) ? Verdict::yes : Verdict::no,
      {},
      {Explainer(text_, facts, Language::nl).explain(*root_), Explainer(text_, facts, Language::en).explain(*root_)}};
}

}  // namespace besluit::feel
