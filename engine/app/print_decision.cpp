// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/print_decision.hpp"

#include "engine/app/feel_json.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace besluit::engine::print {

namespace json = boost::json;
using decisions::RuleOutcome;
using decisions::TableReport;
using diagnostic::printable;
using feel::Value;

namespace {

bool used(const TableReport& report, std::size_t rule) {
  return std::ranges::find(report.used, static_cast<int>(rule)) != report.used.end();
}

std::string column_name(const decisions::Table& table, std::size_t column) {
  const auto& clause = table.inputs[column];
  return clause.label.empty() ? clause.expression.text : clause.label;
}

std::string test_text(const decisions::Table& table, std::size_t rule, std::size_t column) {
  const std::string& text = table.rules[rule].tests[column].text;
  return text.empty() ? "-" : text;
}

/// A value as a person reads it: text without quotes, and a word for what is not there.
std::string spoken(const Value& value, const Look& look) {
  const bool en = look.language == Language::en;
  if (value.is_null()) return en ? "nothing" : "niets";
  if (value.is_unknown()) return en ? "not known yet" : "nog niet bekend";
  if (value.is(feel::Kind::boolean)) return value.truth() ? (en ? "yes" : "ja") : (en ? "no" : "nee");
  return printable(value.is(feel::Kind::list) || value.is(feel::Kind::context) ? literal_of(value) : text_of(value));
}

std::string value_lines(const std::string& name, const Value& value, const Look& look) {
  if (!value.is(feel::Kind::context))
    return toned(printable(name) + ": " + spoken(value, look), Tone::bold, look) + "\n";
  std::string text = toned(printable(name), Tone::bold, look) + "\n";
  for (const feel::Entry& entry : value.context())
    text += toned("  " + printable(entry.key) + ": " + spoken(entry.value, look), Tone::bold, look) + "\n";
  return text;
}

/// "bedrag is 5, gevraagd: > 6"
std::string condition_line(const TableReport& report, std::size_t rule, std::size_t column, const Look& look) {
  const bool en = look.language == Language::en;
  return printable(column_name(*report.table, column)) + (en ? " is " : " is ") + spoken(report.inputs[column], look) +
         (en ? ", asked: " : ", gevraagd: ") + printable(test_text(*report.table, rule, column));
}

std::string matched_rule(const TableReport& report, std::size_t rule, const Look& look) {
  const bool en = look.language == Language::en;
  const auto& table = *report.table;
  std::string text =
      toned((en ? "rule " : "regel ") + std::to_string(rule + 1) + (en ? " matches" : " past"), Tone::good, look);
  if (!table.rules[rule].annotation.empty()) text += "  (" + printable(table.rules[rule].annotation) + ")";
  text += "\n";
  for (std::size_t column = 0; column < table.inputs.size(); ++column) {
    const std::string test = test_text(table, rule, column);
    if (test != "-") text += "  " + condition_line(report, rule, column, look) + "\n";
  }
  return text;
}

std::string table_text(const TableReport& report, const Look& look) {
  const bool en = look.language == Language::en;
  std::string text;
  for (std::size_t rule = 0; rule < report.rules.size(); ++rule)
    if (used(report, rule)) text += matched_rule(report, rule, look);
  if (report.defaulted)
    text += en ? "no rule matches: the result is that of 'otherwise'\n"
               : "geen regel past: de uitkomst is die van 'anders'\n";
  std::string others;
  for (std::size_t rule = 0; rule < report.rules.size(); ++rule) {
    if (used(report, rule)) continue;
    const RuleOutcome& outcome = report.rules[rule];
    std::string line = (en ? "  rule " : "  regel ") + std::to_string(rule + 1) + "  ";
    if (outcome.failed_input >= 0)
      line += condition_line(report, rule, static_cast<std::size_t>(outcome.failed_input), look);
    else
      line += en ? "matches too, but another rule comes first" : "past ook, maar een andere regel gaat voor";
    others += toned(line, outcome.match == RuleOutcome::Match::unknown ? Tone::warn : Tone::dim, look) + "\n";
  }
  if (others.empty()) return text;
  const std::string head = text.empty()
                               ? (en ? "why no rule matches:" : "waarom geen regel past:")
                               : (en ? "why the other rules do not hold:" : "waarom de andere regels niet gelden:");
  return text + head + "\n" + others;
}

std::string waiting_line(const Value& value, const Look& look) {
  std::string names;
  for (const feel::Wait& wait : value.waits()) names += (names.empty() ? "" : ", ") + printable(wait.what);
  if (names.empty()) return "";
  return std::string(look.language == Language::en ? "waits for: " : "wacht op: ") + names + "\n";
}

json::array rules_json(const TableReport& report) {
  json::array rules;
  for (std::size_t rule = 0; rule < report.rules.size(); ++rule) {
    const RuleOutcome& outcome = report.rules[rule];
    json::object row;
    row["rule"] = rule + 1;
    row["match"] = outcome.match == RuleOutcome::Match::yes  ? "yes"
                   : outcome.match == RuleOutcome::Match::no ? "no"
                                                             : "unknown";
    row["used"] = used(report, rule);
    if (outcome.failed_input >= 0) {
      const auto column = static_cast<std::size_t>(outcome.failed_input);
      row["failed"] = column_name(*report.table, column);
      row["test"] = test_text(*report.table, rule, column);
      row["value"] = json_of(report.inputs[column]);
    }
    const std::string& remark = report.table->rules[rule].annotation;
    if (!remark.empty()) row["remark"] = remark;
    rules.push_back(std::move(row));
  }
  return rules;
}

json::array matched_json(const TableReport& report) {
  json::array matched;
  for (std::size_t rule = 0; rule < report.rules.size(); ++rule)
    if (report.rules[rule].match == RuleOutcome::Match::yes) matched.push_back(rule + 1);
  return matched;
}

json::object table_json(const TableReport& report) {
  json::array inputs;
  for (std::size_t column = 0; column < report.inputs.size(); ++column) {
    inputs.push_back(
        json::object{{"name", column_name(*report.table, column)}, {"value", json_of(report.inputs[column])}});
  }
  json::object object;
  object["decision"] = report.decision;
  object["hit_policy"] = letter(report.table->policy, report.table->aggregation);
  object["inputs"] = std::move(inputs);
  object["matched"] = matched_json(report);
  object["defaulted"] = report.defaulted;
  object["rules"] = rules_json(report);
  return object;
}

json::object decision_json(const Decided& decided, Language language) {
  const auto& answer = decided.answer;
  json::array waiting;
  if (answer.value.is_unknown()) {
    for (const feel::Wait& wait : answer.value.waits())
      waiting.push_back(json::object{{"what", wait.what},
                                     {"on_whom", wait.on_whom.empty() ? json::value{} : json::value(wait.on_whom)}});
  }
  json::array messages;
  for (const auto& message : answer.messages)
    messages.push_back(json::object{{"code", message.code}, {"text", message.text.in(language)}});
  json::array tables;
  json::array matched;
  for (const auto& table : answer.tables) {
    tables.push_back(table_json(table));
    if (table.decision == decided.name) matched = matched_json(table);
  }
  json::object object;
  object["decision"] = decided.name;
  object["value"] = answer.value.is_unknown() ? json::value{} : json_of(answer.value);
  object["type"] = answer.value.is_unknown() ? "unknown" : std::string(kind_name(answer.value.kind()));
  object["waiting_on"] = std::move(waiting);
  object["messages"] = std::move(messages);
  object["matched"] = std::move(matched);
  object["tables"] = std::move(tables);
  return object;
}

}  // namespace

std::string decisions_text(const std::vector<Decided>& decided, const Look& look) {
  std::string text;
  for (const Decided& one : decided) {
    if (!text.empty()) text += "\n";
    text += value_lines(one.name, one.answer.value, look);
    if (one.answer.value.is_unknown()) text += waiting_line(one.answer.value, look);
    for (const auto& message : one.answer.messages)
      text += toned("  " + printable(message.text.in(look.language)), Tone::warn, look) + "\n";
    for (const TableReport& report : one.answer.tables) {
      text += "\n";
      if (report.decision != one.name) text += printable(report.decision) + "\n";
      text += table_text(report, look);
    }
  }
  return text;
}

std::string decisions_json(const std::string& file, const std::vector<Decided>& decided, Language language) {
  json::object object;
  object["file"] = file;
  json::array all;
  for (const Decided& one : decided) all.push_back(decision_json(one, language));
  if (all.size() == 1)
    for (const auto& [key, value] : all.front().get_object()) object[key] = value;
  object["decisions"] = std::move(all);
  return json::serialize(object) + "\n";
}

}  // namespace besluit::engine::print
