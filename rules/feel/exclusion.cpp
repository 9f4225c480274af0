// SPDX-License-Identifier: EUPL-1.2
// Two conditions that can never hold together. A name that is only compared with literals changes the verdict only at
// those literals, so it is enough to try each of them and one value in every stretch between; a boolean has two. Every
// other name stays unknown: what is false all the same is false for each of its values.
#include "rules/feel/condition.hpp"
#include "rules/feel/node.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace besluit::feel {
namespace {

/// What a condition says about the names it reads.
class Uses {
 public:
  explicit Uses(const Node& root) { visit(root); }

  [[nodiscard]] bool only_compared(std::size_t slot) const { return !elsewhere_.contains(slot); }
  [[nodiscard]] const std::vector<Value>& literals() const { return literals_; }

 private:
  static bool is_literal(const Node& node) {
    return node.op == Op::constant || (node.op == Op::range && std::ranges::all_of(node.children, literal));
  }
  static bool literal(const NodePtr& node) { return is_literal(*node); }
  /// One of the tests behind `in`: `-`, `< 5`, `"groot"`, `[1..5]`.
  static bool literal_test(const NodePtr& node) {
    return !node->uses_input && (node->op == Op::any_test || std::ranges::all_of(node->children, literal));
  }

  /// Compares by order, of which a text has no stretches that could all be tried.
  static bool orders(const Node& node) {
    if (node.op == Op::compare) return node.relation != Relation::equal && node.relation != Relation::unequal;
    if (node.op == Op::between || node.op == Op::relation_test || node.op == Op::range) return true;
    if (node.op == Op::constant) return node.value.is(Kind::range);
    return std::ranges::any_of(node.children, [](const NodePtr& child) { return orders(*child); });
  }

  void keep(const Value& value) {
    if (value.is(Kind::list)) {
      for (const Value& item : value.list()) keep(item);
    } else if (value.is(Kind::range)) {
      keep(value.range_start());
      keep(value.range_end());
    } else {
      literals_.push_back(value);
    }
  }

  void visit(const Node& node) {
    if (node.op == Op::constant) return keep(node.value);
    if (node.op == Op::global) {
      if (!node.type.is(TypeKind::boolean)) elsewhere_.insert(node.slot);
      return;
    }
    const bool compares = node.op == Op::compare || node.op == Op::between || node.op == Op::in;
    for (const NodePtr& child : node.children) {
      const auto others = [&](const NodePtr& other) {
        return other == child || (node.op == Op::in ? literal_test(other) : literal(other));
      };
      const bool plain = compares && child->op == Op::global && std::ranges::all_of(node.children, others) &&
                         !(child->type.is(TypeKind::string) && orders(node));
      if (!plain) visit(*child);
    }
  }

  std::set<std::size_t> elsewhere_;
  std::vector<Value> literals_;
};

std::vector<Value> booleans() {
  return {Value::boolean(false), Value::boolean(true)};
}

std::vector<Value> strings(const std::vector<Value>& literals) {
  std::vector<Value> all;
  std::string other;
  for (const Value& literal : literals) {
    if (!literal.is(Kind::string)) continue;
    all.push_back(literal);
    other = std::max(other, literal.string());
  }
  all.push_back(Value::string(other + "+"));  // longer than every literal that begins like it: none of them
  return all;
}

std::vector<Value> numbers(const std::vector<Value>& literals) {
  std::vector<Decimal> known;
  for (const Value& literal : literals)
    if (literal.is(Kind::number)) known.push_back(literal.number());
  std::ranges::sort(known, [](Decimal a, Decimal b) { return Decimal::compare(a, b) < 0; });
  std::vector<Value> all;
  const auto add = [&](std::optional<Decimal> number) {
    if (number) all.push_back(Value::number(*number));
  };
  if (known.empty()) known.emplace_back();
  add(Decimal::subtract(known.front(), Decimal(1)));
  for (std::size_t i = 0; i < known.size(); ++i) {
    add(known[i]);
    if (i + 1 == known.size()) continue;
    if (const auto sum = Decimal::add(known[i], known[i + 1])) add(Decimal::divide(*sum, Decimal(2)));
  }
  add(Decimal::add(known.back(), Decimal(1)));
  return all;
}

std::vector<Value> dates(const std::vector<Value>& literals) {
  std::set<std::int64_t> days{0};
  for (const Value& literal : literals) {
    if (!literal.is(Kind::date)) continue;
    for (const std::int64_t step : {-1, 0, 1}) days.insert(literal.date().days + step);
  }
  std::vector<Value> all;
  for (const std::int64_t day : days) all.push_back(Value::date(CivilDate{day}));
  return all;
}

std::vector<Value> worth_trying(const Type& type, const std::vector<Value>& literals) {
  if (type.is(TypeKind::boolean)) return booleans();
  if (type.is(TypeKind::string)) return strings(literals);
  if (type.is(TypeKind::number)) return numbers(literals);
  if (type.is(TypeKind::date)) return dates(literals);
  return {};
}

}  // namespace

Value Condition::tried(const Facts& values, Evaluation& evaluation) const {
  Environment environment;
  for (const Input& input : inputs_) {
    const auto value = values.find(input.name);
    environment.set(input.slot, value != values.end() ? value->second : Value::unknown({{input.name, ""}}));
  }
  evaluation.restart();
  return expression_.evaluate(environment, evaluation);
}

bool Condition::excludes(const Condition& other) const {
  const Uses here(*expression_.program().root);
  const Uses there(*other.expression_.program().root);
  std::vector<Value> literals = here.literals();
  literals.insert(literals.end(), there.literals().begin(), there.literals().end());
  std::vector<std::pair<std::string, std::vector<Value>>> axes;
  std::size_t tries = 1;
  for (const Input& input : inputs_) {
    const auto same = std::ranges::find(other.inputs_, input.name, &Input::name);
    if (same == other.inputs_.end() || same->type != input.type) continue;
    if (!here.only_compared(input.slot) || !there.only_compared(same->slot)) continue;
    auto values = worth_trying(input.type, literals);
    if (values.empty()) continue;
    tries *= values.size();
    if (tries > limits::exclusion_tries_max) return false;
    axes.emplace_back(input.name, std::move(values));
  }
  if (axes.empty()) return false;
  Evaluation evaluation(Host{});
  std::vector<std::size_t> at(axes.size(), 0);
  for (std::size_t left = tries; left > 0; --left) {
    Facts values;
    for (std::size_t axis = 0; axis < axes.size(); ++axis)
      values.emplace(axes[axis].first, axes[axis].second[at[axis]]);
    if (!tried(values, evaluation).is_false() && !other.tried(values, evaluation).is_false()) return false;
    for (std::size_t axis = 0; axis < axes.size() && ++at[axis] == axes[axis].second.size(); ++axis) at[axis] = 0;
  }
  return true;
}

}  // namespace besluit::feel
