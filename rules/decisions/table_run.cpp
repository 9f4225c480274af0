// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/table_run.hpp"

#include <algorithm>
#include <optional>

namespace besluit::decisions {

using feel::Kind;
using feel::Value;

TableRun::TableRun(const CompiledTable& table, const feel::Environment& environment, feel::Evaluation& evaluation,
                   TableReport* report)
    : table_(table), environment_(environment), evaluation_(evaluation), report_(report) {
  if (table.inputs().size() > few_.size()) many_.resize(table.inputs().size());
}

Value TableRun::result() {
  if (!read_inputs()) return {};
  if (report_ != nullptr) judge_all();
  switch (table_.table().policy) {
    case HitPolicy::first:
      return first();
    case HitPolicy::unique:
      return unique();
    case HitPolicy::any:
      return any();
    case HitPolicy::priority:
    case HitPolicy::output_order:
    case HitPolicy::rule_order:
    case HitPolicy::collect:
      return several();
  }
  return {};
}

bool TableRun::read_inputs() {
  bool fine = true;
  const auto& inputs = table_.inputs();
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    Value& value = input(i);
    if (inputs[i].expression) value = inputs[i].expression->evaluate(environment_, evaluation_);
    if (!inputs[i].type.is_any() && !value.is_null()) {
      if (auto bound = feel::coerce(value, inputs[i].type, evaluation_)) {
        value = std::move(*bound);
      } else {
        const std::string& name = table_.table().inputs[i].expression.text;
        evaluation_.report("coercion", {"de invoer '" + name + "' heeft niet het type " + inputs[i].type.text(),
                                        "the input '" + name + "' is not of type " + inputs[i].type.text()});
        value = {};
      }
    }
    if (!value.is_unknown() && inputs[i].allowed &&
        !inputs[i].allowed->matches(value, environment_, evaluation_).is_true()) {
      const std::string& name = table_.table().inputs[i].expression.text;
      evaluation_.report("input",
                         {"de invoer '" + name + "' heeft een waarde die niet is toegestaan: " + literal_of(value),
                          "the input '" + name + "' has a value that is not allowed: " + literal_of(value)});
      fine = false;
    }
    if (report_ != nullptr) report_->inputs.push_back(value);
  }
  return fine;
}

Value TableRun::verdict(const CompiledTable::Row& row, std::size_t column) {
  const auto& test = row.tests[column];
  if (!test) return {};
  const Value& value = input(column);
  const auto& constants = row.constants[column];
  if (!constants || value.is_null() || value.is_unknown()) return test->matches(value, environment_, evaluation_);
  bool hit = false;
  for (const Value& constant : constants->tests) {
    const Value answer = contains_in(constant, value);
    // What has no plain answer is judged by the language, which says why.
    if (!answer.is(Kind::boolean)) return test->matches(value, environment_, evaluation_);
    hit = hit || answer.truth();
  }
  return Value::boolean(hit != constants->negated);
}

RuleOutcome TableRun::judge(std::size_t rule) {
  const auto& row = table_.rows()[rule];
  const auto& tests = row.tests;
  RuleOutcome outcome{Match::yes, -1};
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (tests[i] && tests[i]->is_any()) continue;
    const Value answer = verdict(row, i);
    if (answer.is_true()) continue;
    // A cell that fails decides, whatever else is unknown.
    if (!answer.is_unknown()) return {Match::no, static_cast<int>(i)};
    if (outcome.match == Match::yes) outcome = {Match::unknown, static_cast<int>(i)};
  }
  return outcome;
}

void TableRun::judge_all() {
  for (; begun_ < table_.rows().size(); ++begun_) {
    const RuleOutcome outcome = judge(begun_);
    if (outcome.match == Match::yes) matched_.push_back(begun_);
    if (outcome.match == Match::unknown) maybe_.push_back(begun_);
    if (report_ != nullptr) report_->rules.push_back(outcome);
  }
}

void TableRun::use(std::size_t rule) {
  if (report_ != nullptr) report_->used.push_back(static_cast<int>(rule));
}

Value TableRun::first() {
  if (report_ != nullptr) {
    if (matched_.empty()) return maybe_.empty() ? no_match() : waiting();
    if (!maybe_.empty() && maybe_.front() < matched_.front()) return waiting();
    use(matched_.front());
    return output_of(matched_.front());
  }
  for (std::size_t rule = 0; rule < table_.rows().size(); ++rule) {
    const RuleOutcome outcome = judge(rule);
    if (outcome.match == Match::yes) return output_of(rule);
    if (outcome.match == Match::unknown) return waiting();
  }
  return no_match();
}

Value TableRun::unique() {
  std::optional<std::size_t> hit;
  bool several = false;
  bool maybe = !maybe_.empty();
  if (report_ != nullptr) {
    if (!matched_.empty()) hit = matched_.front();
    several = matched_.size() > 1;
  } else {
    for (std::size_t rule = 0; rule < table_.rows().size() && !several; ++rule) {
      const RuleOutcome outcome = judge(rule);
      maybe = maybe || outcome.match == Match::unknown;
      if (outcome.match != Match::yes) continue;
      several = hit.has_value();
      if (!hit) hit = rule;
    }
  }
  if (several) {
    for (const std::size_t rule : matched_) use(rule);
    evaluation_.report("hit-policy", {"meer dan één regel past, en de trefregel is 'uniek'",
                                      "more than one rule matches, and the hit policy is 'unique'"});
    return {};
  }
  if (maybe) return waiting();
  if (!hit) return no_match();
  use(*hit);
  return output_of(*hit);
}

Value TableRun::any() {
  judge_all();
  if (matched_.empty()) return maybe_.empty() ? no_match() : waiting();
  const Value value = output_of(matched_.front());
  for (const std::size_t rule : matched_) {
    use(rule);
    if (rule == matched_.front() || same_value(value, output_of(rule))) continue;
    evaluation_.report("hit-policy", {"de regels die passen geven verschillende uitkomsten",
                                      "the rules that match give different results"});
    return {};
  }
  // A rule that may match must agree as well before it is certain.
  for (const std::size_t rule : maybe_)
    if (!same_value(value, output_of(rule))) return waiting();
  return value;
}

Value TableRun::several() {
  judge_all();
  if (!maybe_.empty()) return waiting();
  if (matched_.empty()) return no_match();
  const HitPolicy policy = table_.table().policy;
  if (policy == HitPolicy::priority || policy == HitPolicy::output_order) rank();
  if (policy == HitPolicy::priority) {
    use(matched_.front());
    return output_of(matched_.front());
  }
  std::vector<Value> values;
  for (const std::size_t rule : matched_) {
    use(rule);
    values.push_back(output_of(rule));
  }
  return aggregated(std::move(values));
}

Value TableRun::aggregated(std::vector<Value> values) {
  const Aggregation how = table_.table().aggregation;
  if (how == Aggregation::none) return Value::list(std::move(values));
  if (how == Aggregation::count) return Value::number(static_cast<std::int64_t>(values.size()));
  const auto unknown = std::ranges::find_if(values, &Value::is_unknown);
  if (unknown != values.end()) return *unknown;
  return how == Aggregation::sum ? sum(values) : lowest_or_highest(values, how == Aggregation::min);
}

Value TableRun::sum(const std::vector<Value>& values) {
  feel::Decimal total;
  for (const Value& value : values) {
    const auto next = value.is(Kind::number) ? feel::Decimal::add(total, value.number()) : std::nullopt;
    if (!next) {
      evaluation_.report("type", {"alleen getallen kunnen worden opgeteld; hier staat " + literal_of(value),
                                  "only numbers can be added; here stands " + literal_of(value)});
      return {};
    }
    total = *next;
  }
  return Value::number(total);
}

Value TableRun::lowest_or_highest(const std::vector<Value>& values, bool lowest) {
  const Value* best = &values.front();
  for (const Value& value : values) {
    const auto order = compare(value, *best);
    if (!order) {
      evaluation_.report("type",
                         {"deze uitkomsten hebben geen volgorde: " + literal_of(*best) + " en " + literal_of(value),
                          "these results have no order: " + literal_of(*best) + " and " + literal_of(value)});
      return {};
    }
    if (lowest ? *order < 0 : *order > 0) best = &value;
  }
  return *best;
}

void TableRun::rank() {
  struct Ranked {
    std::size_t rule;
    std::vector<std::size_t> places;
  };
  std::vector<Ranked> ranked;
  for (const std::size_t rule : matched_) {
    Ranked one{rule, {}};
    for (std::size_t column = 0; column < table_.outputs().size(); ++column) {
      const auto& order = table_.outputs()[column].order;
      if (order.empty()) continue;
      const Value value = one_output(rule, column);
      const auto place =
          std::ranges::find_if(order, [&](const Value& test) { return contains_in(test, value).is_true(); });
      one.places.push_back(static_cast<std::size_t>(place - order.begin()));
    }
    ranked.push_back(std::move(one));
  }
  std::ranges::stable_sort(ranked, {}, &Ranked::places);
  std::ranges::transform(ranked, matched_.begin(), &Ranked::rule);
}

Value TableRun::one_output(std::size_t rule, std::size_t column) {
  const auto& cell = table_.rows()[rule].outputs[column];
  if (!cell) return {};
  const auto& output = table_.outputs()[column];
  Value value = cell->evaluate(environment_, evaluation_);
  if (value.is_null() || value.is_unknown()) return value;
  if (!output.type.is_any()) {
    auto bound = feel::coerce(value, output.type, evaluation_);
    if (!bound) {
      evaluation_.report("coercion", {"de uitkomst " + literal_of(value) + " heeft niet het type " + output.type.text(),
                                      "the result " + literal_of(value) + " is not of type " + output.type.text()});
      return {};
    }
    value = std::move(*bound);
  }
  if (output.allowed && !output.allowed->matches(value, environment_, evaluation_).is_true()) {
    evaluation_.report("output", {"de uitkomst " + literal_of(value) + " is niet toegestaan",
                                  "the result " + literal_of(value) + " is not allowed"});
    return {};
  }
  return value;
}

Value TableRun::output_of(std::size_t rule) {
  const std::size_t columns = table_.outputs().size();
  if (columns == 1) return one_output(rule, 0);
  std::vector<feel::Entry> entries;
  entries.reserve(columns);
  for (std::size_t column = 0; column < columns; ++column)
    entries.push_back({table_.table().outputs[column].name.text, one_output(rule, column)});
  return Value::context(std::move(entries));
}

Value TableRun::no_match() {
  if (!table_.has_default()) {
    if (table_.table().aggregation == Aggregation::count) return Value::number(std::int64_t{0});
    if (table_.table().policy == HitPolicy::collect && table_.table().aggregation == Aggregation::none)
      return Value::list({});
    evaluation_.report("no-match", {"geen enkele regel past", "no rule matches"});
    return {};
  }
  if (report_ != nullptr) report_->defaulted = true;
  const auto value_of = [&](const CompiledTable::Output& output) {
    return output.default_value ? output.default_value->evaluate(environment_, evaluation_) : Value{};
  };
  if (table_.outputs().size() == 1) return value_of(table_.outputs().front());
  std::vector<feel::Entry> entries;
  for (std::size_t column = 0; column < table_.outputs().size(); ++column)
    entries.push_back({table_.table().outputs[column].name.text, value_of(table_.outputs()[column])});
  return Value::context(std::move(entries));
}

Value TableRun::waiting() {
  Value value;
  bool any = false;
  for (std::size_t i = 0; i < table_.inputs().size(); ++i) {
    if (!input(i).is_unknown()) continue;
    value = any ? Value::unknown_of(value, input(i)) : input(i);
    any = true;
  }
  // A cell of its own may wait as well, while the inputs are known.
  return any ? value : Value::unknown({});
}

}  // namespace besluit::decisions
