// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/explain.hpp"

#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace besluit::feel {
namespace {

constexpr std::size_t reasons_max = 8;

// A number without an end is cut after ten decimals and marked with "…".
std::string number_text(Decimal number) {
  constexpr std::size_t decimals_max = 25;
  constexpr std::size_t decimals_shown = 10;
  std::string text = number.text();
  const std::size_t point = text.find('.');
  if (point == std::string::npos || text.size() - point - 1 <= decimals_max) return text;
  return text.substr(0, point + 1 + decimals_shown) + "…";
}

// How a comparison is said: "kleiner dan", and of dates "eerder dan".
std::string_view relation_text(Relation relation, bool dates, Language language) {
  const bool nl = language == Language::nl;
  switch (relation) {
    case Relation::less:
      return dates ? (nl ? "eerder dan " : "before ") : (nl ? "kleiner dan " : "less than ");
    case Relation::at_most:
      return dates ? (nl ? "uiterlijk " : "on or before ") : (nl ? "ten hoogste " : "at most ");
    case Relation::greater:
      return dates ? (nl ? "later dan " : "after ") : (nl ? "groter dan " : "greater than ");
    case Relation::at_least:
      return dates ? (nl ? "op zijn vroegst " : "on or after ") : (nl ? "ten minste " : "at least ");
    case Relation::unequal:
      return nl ? "iets anders dan " : "something else than ";
    case Relation::equal:
      return "";
  }
  return "";
}

class Explainer {
 public:
  Explainer(const Program& program, const Trace& trace, Language language) : program_(program), language_(language) {
    for (const Trace::Step& step : trace.steps) values_[step.node] = &step.value;
  }

  [[nodiscard]] std::string because(const Node& node) {
    visit(node);
    std::string text;
    for (const std::string& reason : reasons_) text += (text.empty() ? "" : "; ") + reason;
    return text;
  }

  // What would make a false node true; empty when that cannot be said in a few words.
  [[nodiscard]] std::string flip(const Node& node, bool wanted, int depth = 0) const {
    constexpr int depth_max = 8;
    if (depth > depth_max) return {};
    switch (node.op) {
      case Op::conjunction:
      case Op::disjunction: {
        const bool all = (node.op == Op::conjunction) == wanted;
        std::string text;
        for (const NodePtr& child : node.children) {
          const Value* value = value_of(*child);
          if (value != nullptr && value->is(Kind::boolean) && value->truth() == wanted) continue;
          const std::string part = flip(*child, wanted, depth + 1);
          if (part.empty()) return {};
          if (!text.empty()) text += all ? (nl() ? " en " : " and ") : (nl() ? " of " : " or ");
          text += part;
        }
        return text;
      }
      case Op::built_in_call:
        if (node.name == "not" && node.children.size() == 1) return flip(*node.children[0], !wanted, depth + 1);
        return {};
      case Op::compare: {
        const Relation relation = wanted ? node.relation : opposite(node.relation);
        const Value* left = value_of(*node.children[0]);
        const bool dates = left != nullptr && is_date(*left);
        const std::string words = std::string(relation_text(relation, dates, language_));
        return subject(*node.children[0]) + " " + (words.empty() ? "is " : words) + object(*node.children[1]);
      }
      case Op::between:
      case Op::in:
      case Op::global:
      case Op::local:
        return subject(node) + " " + said(Value::boolean(wanted), language_);
      default:
        return {};
    }
  }

  // A test of a cell against a value that has no name.
  [[nodiscard]] std::string test_reason(const Node& test, const Value& input, bool truth) const {
    const std::string start = said(input, language_) + (nl() ? (truth ? " is " : " is niet ") : (truth ? " is " : " is not "));
    if (test.op == Op::any_test) return nl() ? "alles is goed" : "everything is fine";
    const Node& operand = *test.children.front();
    if (test.op == Op::relation_test) {
      return start + std::string(relation_text(test.relation, is_date(input), language_)) + object(operand);
    }
    if (test.uses_input) return "\"" + written(test) + "\" is " + said(Value::boolean(truth), language_);
    const Value* value = value_of(operand);
    const bool inside = value != nullptr && (value->is(Kind::range) || value->is(Kind::list));
    if (!inside) return start + object(operand);
    const std::string lies = nl() ? (truth ? " ligt in " : " ligt niet in ") : (truth ? " is in " : " is not in ");
    return said(input, language_) + lies + written(operand);
  }

 private:
  [[nodiscard]] bool nl() const { return language_ == Language::nl; }
  static bool is_date(const Value& value) { return value.is(Kind::date) || value.is(Kind::date_time); }
  static Relation opposite(Relation relation) {
    switch (relation) {
      case Relation::equal:
        return Relation::unequal;
      case Relation::unequal:
        return Relation::equal;
      case Relation::less:
        return Relation::at_least;
      case Relation::at_most:
        return Relation::greater;
      case Relation::greater:
        return Relation::at_most;
      case Relation::at_least:
        return Relation::less;
    }
    return relation;
  }

  [[nodiscard]] const Value* value_of(const Node& node) const {
    const auto found = values_.find(node.id);
    return found == values_.end() ? nullptr : found->second;
  }

  // Only the parts that made the verdict.
  void visit(const Node& node) {
    const Value* value = value_of(node);
    if (value == nullptr || value->is_unknown() || value->is_null() || reasons_.size() > reasons_max) return;
    if (reasons_.size() == reasons_max) {
      reasons_.emplace_back("...");
      return;
    }
    switch (node.op) {
      case Op::conjunction:
      case Op::disjunction:
        for (const NodePtr& child : node.children) {
          const Value* part = value_of(*child);
          if (part != nullptr && part->is(Kind::boolean) && value->is(Kind::boolean) &&
              part->truth() == value->truth()) {
            visit(*child);
          }
        }
        return;
      case Op::if_then_else:
        visit(*node.children[0]);
        return visit(*node.children[value_of(*node.children[1]) != nullptr ? 1 : 2]);
      case Op::built_in_call:
        if (node.name == "not" && node.children.size() == 1) return visit(*node.children[0]);
        break;
      case Op::compare:
      case Op::between:
      case Op::in:
        return reasons_.push_back(relation_reason(node, value->is_true()));
      default:
        break;
    }
    reasons_.push_back(subject(node) + " is " + said(*value, language_));
  }

  [[nodiscard]] std::string written(const Node& node) const {
    std::string text = program_.text.substr(node.begin, node.end - node.begin);
    if (text.size() <= limits::shown_bytes_max) return text;
    text.resize(limits::shown_bytes_max);
    while (!utf8::valid(text)) text.pop_back();
    return text + "...";
  }
  [[nodiscard]] std::string subject(const Node& node) const {
    if (node.op == Op::global) return node.name;
    if (node.op == Op::path && node.children[0]->op == Op::global) return written(node);
    return "\"" + written(node) + "\"";
  }
  // The value, with the name behind it when it is not a plain value: "de grens" alone would say nothing.
  [[nodiscard]] std::string object(const Node& node) const {
    if (node.op == Op::constant) return said(node.value, language_);
    const Value* value = value_of(node);
    if (value == nullptr) return written(node);
    const std::string text = said(*value, language_);
    return node.op == Op::negate ? text : text + " (" + written(node) + ")";
  }

  [[nodiscard]] std::string relation_reason(const Node& node, bool truth) const {
    const Node& left = *node.children[0];
    const Value* value = value_of(left);
    const Value none;
    const Value& known = value != nullptr ? *value : none;
    const std::string_view is = nl() ? (truth ? "dat is " : "dat is niet ") : (truth ? "that is " : "that is not ");
    const std::string start = fmt::format("{} is {}, {} ", subject(left), said(known, language_), nl() ? "en" : "and");
    if (node.op == Op::compare) {
      return fmt::format("{}{}{}{}", start, is, relation_text(node.relation, is_date(known), language_),
                         object(*node.children[1]));
    }
    const std::string_view lies = nl() ? (truth ? "dat ligt " : "dat ligt niet ") : is;
    if (node.op == Op::between) {
      return fmt::format("{}{}{} {} {} {}", start, lies, nl() ? "tussen" : "between", object(*node.children[1]),
                         nl() ? "en" : "and", object(*node.children[2]));
    }
    return fmt::format("{}{}in {}", start, lies, tested(node));
  }

  // The right side of an `in`: a range by the values of its ends, the rest as written.
  [[nodiscard]] std::string tested(const Node& node) const {
    const Node& test = *node.children[1];
    if (node.children.size() == 2 && test.op == Op::value_test) {
      const Node& range = *test.children.front();
      if (range.op == Op::range && range.children.size() == 2) {
        return fmt::format("{}{}..{}{}", range.start_end == RangeEnd::open ? '(' : '[', object(*range.children[0]),
                           object(*range.children[1]), range.end_end == RangeEnd::open ? ')' : ']');
      }
    }
    std::string text;
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      text += (text.empty() ? "" : ", ") + written(*node.children[i]);
    }
    return node.children.size() == 2 ? text : "(" + text + ")";
  }

  const Program& program_;
  Language language_;
  std::map<std::uint32_t, const Value*> values_;
  std::vector<std::string> reasons_;
};

}  // namespace

std::string said(const Value& value, Language language) {
  switch (value.kind()) {
    case Kind::null:
      return language == Language::en ? "nothing" : "niets";
    case Kind::boolean:
      if (language == Language::en) return value.truth() ? "true" : "false";
      return value.truth() ? "waar" : "onwaar";
    case Kind::number:
      return number_text(value.number());
    case Kind::date:
      if (const auto date = product_date(value.date())) return spoken_short(*date, language);
      return text_of(value);
    case Kind::string:
      return "\"" + value.string() + "\"";
    default:
      return text_of(value);
  }
}

Explanation explain(const Expression& expression, const Trace& trace) {
  const Program& program = expression.program();
  const Node& root = *program.root;
  Explainer nl(program, trace, Language::nl);
  Explainer en(program, trace, Language::en);
  return {{nl.because(root), en.because(root)}, {nl.flip(root, true), en.flip(root, true)}};
}

Explanation explain(const UnaryTests& tests, const Value& input, const Trace& trace) {
  const Program& program = tests.program();
  const Node& root = *program.root;
  const Explainer nl(program, trace, Language::nl);
  const Explainer en(program, trace, Language::en);
  bool truth = false;
  for (const Trace::Step& step : trace.steps) {
    if (step.node == root.id) truth = step.value.is_true() != root.negated;
  }
  Explanation explanation;
  for (const NodePtr& test : root.children) {
    const auto add = [&](std::string& text, const Explainer& explainer, std::string_view glue) {
      text += (text.empty() ? "" : std::string(glue)) + explainer.test_reason(*test, input, truth);
    };
    add(explanation.because.nl, nl, truth ? " of " : " en ");
    add(explanation.because.en, en, truth ? " or " : " and ");
  }
  return explanation;
}

}  // namespace besluit::feel
