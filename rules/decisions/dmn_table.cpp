// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/dmn_table.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace besluit::decisions {
namespace {

struct PolicyRow {
  HitPolicy policy;
  std::string_view token;
  char letter;
};
constexpr std::array policies{
    PolicyRow{HitPolicy::unique, "UNIQUE", 'U'},
    PolicyRow{HitPolicy::any, "ANY", 'A'},
    PolicyRow{HitPolicy::priority, "PRIORITY", 'P'},
    PolicyRow{HitPolicy::first, "FIRST", 'F'},
    PolicyRow{HitPolicy::output_order, "OUTPUT ORDER", 'O'},
    PolicyRow{HitPolicy::rule_order, "RULE ORDER", 'R'},
    PolicyRow{HitPolicy::collect, "COLLECT", 'C'},
};
struct AggregationRow {
  Aggregation aggregation;
  std::string_view token;
  std::string_view letter;
};
constexpr std::array aggregations{
    AggregationRow{Aggregation::none, "", ""},        AggregationRow{Aggregation::sum, "SUM", "+"},
    AggregationRow{Aggregation::min, "MIN", "<"},     AggregationRow{Aggregation::max, "MAX", ">"},
    AggregationRow{Aggregation::count, "COUNT", "#"},
};

std::optional<Words> tests_of(const XmlNode& node, std::string_view name) {
  const XmlNode* child = node.child(name);
  if (child == nullptr) return std::nullopt;
  Words text = read_text(*child);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

InputClause read_input(const XmlNode& node) {
  InputClause clause;
  clause.label = node.attribute("label").text;
  if (const XmlNode* expression = node.child("inputExpression")) {
    clause.expression = read_text(*expression);
    clause.type = read_type(*expression);
  }
  clause.allowed = tests_of(node, "inputValues");
  return clause;
}

OutputClause read_output(const XmlNode& node) {
  OutputClause clause;
  clause.name = node.attribute("name");
  clause.label = node.attribute("label").text;
  clause.type = read_type(node);
  clause.allowed = tests_of(node, "outputValues");
  clause.default_value = tests_of(node, "defaultOutputEntry");
  return clause;
}

Rule read_rule(const XmlNode& node) {
  Rule rule;
  rule.span = node.span;
  for (const XmlNode& child : node.children) {
    if (child.name == "inputEntry") rule.tests.push_back(read_text(child));
    if (child.name == "outputEntry") rule.outputs.push_back(read_text(child));
    if (child.name == "annotationEntry") {
      const Words text = read_text(child);
      if (!text.empty()) rule.annotation += (rule.annotation.empty() ? "" : "; ") + text.text;
    }
  }
  if (const XmlNode* description = node.child("description"); rule.annotation.empty() && description != nullptr)
    rule.annotation = description->text.text;
  return rule;
}

void read_policy(const XmlNode& node, Table& table, Findings& report) {
  const Words& policy = node.attribute("hitPolicy");
  const auto found = std::ranges::find(policies, policy.text, &PolicyRow::token);
  if (found != policies.end()) {
    table.policy = found->policy;
  } else if (!policy.empty()) {
    report.error("D012", policy.span(),
                 {"onbekende trefregel '" + policy.text + "'", "unknown hit policy '" + policy.text + "'"},
                 {"mogelijk zijn: UNIQUE, ANY, PRIORITY, FIRST, OUTPUT ORDER, RULE ORDER en COLLECT",
                  "possible are: UNIQUE, ANY, PRIORITY, FIRST, OUTPUT ORDER, RULE ORDER and COLLECT"});
  }
  const Words& aggregation = node.attribute("aggregation");
  const auto how = std::ranges::find(aggregations, aggregation.text, &AggregationRow::token);
  if (how != aggregations.end()) {
    table.aggregation = how->aggregation;
  } else {
    report.error("D012", aggregation.span(),
                 {"onbekende telwijze '" + aggregation.text + "'", "unknown aggregation '" + aggregation.text + "'"},
                 {"mogelijk zijn: SUM, MIN, MAX en COUNT", "possible are: SUM, MIN, MAX and COUNT"});
  }
}

bool too_large(const Table& table, const diagnostic::Span& span, Findings& report) {
  const bool wide = table.inputs.size() + table.outputs.size() > columns_max;
  if (!wide && table.rules.size() <= rules_max) return false;
  const auto bound = std::to_string(wide ? columns_max : rules_max);
  report.error(
      "D011", span, {"deze tabel is te groot", "this table is too large"},
      {"ten hoogste " + bound + (wide ? " kolommen" : " regels"), "at most " + bound + (wide ? " columns" : " rules")});
  return true;
}

/// Several outputs become the entries of one context, so each needs a name of its own.
bool outputs_are_named(const Table& table, const diagnostic::Span& span, Findings& report) {
  if (table.outputs.size() < 2) return true;
  std::set<std::string_view> names;
  bool fine = true;
  for (const OutputClause& output : table.outputs) {
    if (!output.name.empty() && names.insert(output.name.text).second) continue;
    report.error("D011", output.name.empty() ? span : output.name.span(),
                 output.name.empty() ? Text{"een uitkomst zonder naam", "an output without a name"}
                                     : Text{"twee uitkomsten met de naam '" + output.name.text + "'",
                                            "two outputs with the name '" + output.name.text + "'"},
                 {"bij meer uitkomsten heeft elke een eigen naam", "with several outputs each has a name of its own"});
    fine = false;
  }
  return fine;
}

}  // namespace

std::string_view token(HitPolicy policy) {
  return std::ranges::find(policies, policy, &PolicyRow::policy)->token;
}
std::string_view token(Aggregation aggregation) {
  return std::ranges::find(aggregations, aggregation, &AggregationRow::aggregation)->token;
}
std::string letter(HitPolicy policy, Aggregation aggregation) {
  return std::string(1, std::ranges::find(policies, policy, &PolicyRow::policy)->letter) +
         std::string(std::ranges::find(aggregations, aggregation, &AggregationRow::aggregation)->letter);
}

Table read_table(const XmlNode& node, Findings& report) {
  Table table;
  table.span = node.span;
  read_policy(node, table, report);
  for (const XmlNode& child : node.children) {
    if (child.name == "input") table.inputs.push_back(read_input(child));
    if (child.name == "output") table.outputs.push_back(read_output(child));
    if (child.name == "rule") table.rules.push_back(read_rule(child));
  }
  check_shape(table, report);
  return table;
}

void check_shape(Table& table, Findings& report) {
  const diagnostic::Span& span = table.span;
  if (too_large(table, span, report)) table.rules.clear();
  if (table.outputs.empty()) {
    report.error("D011", span, {"deze tabel heeft geen uitkomst", "this table has no output"},
                 {"ten minste één uitkomst is nodig", "at least one output is needed"});
    table.rules.clear();
  }
  if (!outputs_are_named(table, span, report)) table.rules.clear();
  if (table.aggregation != Aggregation::none && (table.policy != HitPolicy::collect || table.outputs.size() > 1)) {
    report.error(
        "D012", span,
        {"optellen, tellen, laagste en hoogste kunnen hier niet", "sum, count, lowest and highest do not fit here"},
        {"dat kan alleen bij 'verzamelen' met één uitkomst", "only 'collect' with one output can do that"});
  }
  for (Rule& rule : table.rules) {
    const auto complain = [&](std::size_t have, std::size_t want, const Text& what) {
      report.error(
          "D011", rule.span,
          {"deze regel heeft " + std::to_string(have) + " " + what.nl + ", de tabel heeft er " + std::to_string(want),
           "this rule has " + std::to_string(have) + " " + what.en + ", the table has " + std::to_string(want)});
    };
    if (rule.tests.size() != table.inputs.size())
      complain(rule.tests.size(), table.inputs.size(), {"voorwaarden", "conditions"});
    if (rule.outputs.size() != table.outputs.size())
      complain(rule.outputs.size(), table.outputs.size(), {"uitkomsten", "outputs"});
    rule.tests.resize(table.inputs.size());
    rule.outputs.resize(table.outputs.size());
  }
}

}  // namespace besluit::decisions
