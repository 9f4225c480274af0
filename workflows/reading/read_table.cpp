// SPDX-License-Identifier: EUPL-1.2
// A decision table in YAML, as a DMN model with one decision. From there on it goes the road of every model: compiled,
// analysed, asked, written out.
#include "rules/decisions/analysis.hpp"
#include "rules/decisions/decision_model.hpp"
#include "rules/decisions/dmn_table.hpp"
#include "workflows/reading/canonical.hpp"
#include "workflows/reading/hit_policy.hpp"
#include "workflows/reading/readers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace besluit::reading {
namespace {

using decisions::Definitions;
using decisions::Words;

/// A text as FEEL writes it.
std::string as_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result + '"';
}

/// A text with its place in the file; `text` may be longer than what stands there (quotes were added).
Words placed(std::string text, const Node& node) {
  const auto at = node.part(0, 1);
  return Words::at(std::move(text), at.file, at.line, at.column);
}

Words placed_key(const Node& node) {
  return Words::at(node.key, node.key_span.file, node.key_span.line, node.key_span.column);
}

struct Column {
  std::string name;
  Words key;
  std::string type;                 ///< token; empty when it could not be read
  std::vector<std::string> values;  ///< as written
  const Node* values_node = nullptr;

  [[nodiscard]] bool is_text() const { return type == "text"; }
};

std::string_view feel_type(std::string_view token) {
  return token == "text" ? "string" : token;
}

class TableReader {
 public:
  TableReader(Report& report, const Node& root) : report_(report), fields_(report, root, Shape::decision_table) {}

  definition::DecisionTable read() {
    (void)check_kind(report_, fields_, "decision-table");
    value_.id = read_id(report_, fields_["table"]).value_or("");
    value_.title = read_text(report_, fields_["title"]).value_or("");
    value_.source = read_text(report_, fields_["source"]).value_or("");
    inputs_ = read_columns(fields_["inputs"]);
    outputs_ = read_columns(fields_["outputs"]);
    read_policy();
    for (const Column& column : inputs_) table_.inputs.push_back(input_clause(column));
    read_outputs();
    read_rules();
    return value_;  // a copy: `model` needs its id
  }

  /// The table as a model. REQUIRES: `read`.
  Definitions model() {
    Definitions model;
    model.file = report_.file();
    model.name = value_.id;
    model.name_space = "urn:besluitd:tabel:" + value_.id;
    decisions::Decision decision;
    decision.id = "decision";
    const Node* name = fields_["table"];
    decision.variable.name = name == nullptr ? Words{} : placed(value_.id, *name);
    decision.span = name == nullptr ? fields_.place() : name->span;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      const std::string id = "input_" + std::to_string(i + 1);
      const Words type = table_.inputs[i].type;
      model.inputs.push_back({id, {inputs_[i].key, type}, inputs_[i].key.span()});
      decision.inputs.push_back({"", id, inputs_[i].key.span()});
    }
    const auto* rules = fields_["rules"];
    table_.span = rules == nullptr ? fields_.place() : rules->key_span;
    decision.logic = std::make_unique<decisions::Expression>();
    decision.logic->span = table_.span;
    decisions::Findings findings(report_.findings());
    decisions::check_shape(table_, findings);
    decision.logic->box = std::move(table_);
    model.decisions.push_back(std::move(decision));
    return model;
  }

 private:
  std::vector<Column> read_columns(const Node* node) {
    std::vector<Column> columns;
    for (const Node& child : node == nullptr ? std::span<const Node>{} : entries(report_, node)) {
      Column column{child.key, placed_key(child), {}, {}, nullptr};
      if (child.is_map()) {
        const Fields fields(report_, child, Shape::column);
        column.type = read_word(report_, fields["type"], words_of(Holds::data_type)).value_or("");
        column.values_node = fields["values"];
        (void)read_text_list(column.values_node, column.values);
        (void)(fields["unit"] == nullptr || read_text(report_, fields["unit"]));
      } else {
        column.type = read_word(report_, &child, words_of(Holds::data_type)).value_or("");
      }
      columns.push_back(std::move(column));
    }
    return columns;
  }

  bool read_text_list(const Node* node, std::vector<std::string>& into) {
    if (node == nullptr) return false;
    for (const Node& item : items(report_, node))
      if (auto text = read_text(report_, &item)) into.push_back(std::move(*text));
    return true;
  }

  /// The closed list of a column as unary tests, in the order in which they stand.
  std::optional<Words> allowed(const Column& column) {
    if (column.values.empty()) return std::nullopt;
    std::string tests;
    for (const std::string& value : column.values)
      tests += (tests.empty() ? "" : ", ") + (column.is_text() ? as_string(value) : value);
    return placed(std::move(tests), column.values_node->children.front());
  }

  decisions::InputClause input_clause(const Column& column) {
    decisions::InputClause clause;
    clause.expression = column.key;
    clause.type = Words::at(std::string(feel_type(column.type)), column.key.file, column.key.runs.front().line,
                            column.key.runs.front().column);
    clause.allowed = allowed(column);
    return clause;
  }

  void read_policy() {
    const Node* node = fields_["hit-policy"];
    if (node == nullptr) return;
    const auto word = read_hit_policy(report_, node);
    if (!word) return;
    table_.policy = hit_policy_of(*word).policy;
    table_.aggregation = hit_policy_of(*word).aggregation;
  }

  void read_outputs() {
    // Without `uitvoer` a table has one result, which is text.
    if (outputs_.empty()) outputs_.push_back({value_.id, {}, "text", {}, nullptr});
    for (const Column& column : outputs_) {
      decisions::OutputClause clause;
      clause.name = column.key.empty() ? Words{} : column.key;
      clause.type = Words::at(std::string(feel_type(column.type)), column.key.file, 1, 1);
      clause.allowed = allowed(column);
      table_.outputs.push_back(std::move(clause));
    }
    if (const Node* node = fields_["otherwise"]) {
      auto values = read_results(*node, false);
      for (std::size_t i = 0; i < values.size(); ++i)
        if (!values[i].empty()) table_.outputs[i].default_value = std::move(values[i]);
    }
  }

  void read_rules() {
    const Node* list = fields_["rules"];
    for (const Node& node : list == nullptr ? std::span<const Node>{} : items(report_, list)) {
      const Fields fields(report_, node, Shape::rule);
      decisions::Rule rule;
      rule.span = fields.place();
      rule.annotation = read_text(report_, fields["remark"]).value_or("");
      rule.tests.resize(inputs_.size());
      if (const Node* when = fields["when"]) read_tests(*when, rule);
      rule.outputs.resize(outputs_.size());
      if (const Node* then = fields["then"]) rule.outputs = read_results(*then, true);
      table_.rules.push_back(std::move(rule));
    }
  }

  void read_tests(const Node& when, decisions::Rule& rule) {
    for (const Node& cell : entries(report_, &when)) {
      const auto column = std::ranges::find(inputs_, cell.key, &Column::name);
      if (column == inputs_.end()) {
        unknown_column(cell, inputs_, {"invoer", "input"});
        continue;
      }
      const auto text = read_text(report_, &cell);
      if (!text) continue;
      const auto index = static_cast<std::size_t>(column - inputs_.begin());
      if (column->type == "boolean" && is_yes_or_no(*text)) {
        (void)read_boolean(report_, &cell);
        continue;
      }
      // A word of the closed list may stand without the quotes of FEEL.
      const bool word = column->is_text() && std::ranges::find(column->values, *text) != column->values.end();
      rule.tests[index] = placed(word ? as_string(*text) : *text, cell);
    }
  }

  static bool is_yes_or_no(std::string_view text) {
    constexpr std::array words{"ja", "nee", "yes", "no", "on", "off", "aan", "uit", "waar", "onwaar"};
    return std::ranges::find(words, text) != words.end();
  }

  void unknown_column(const Node& node, const std::vector<Column>& columns, const Text& what) {
    std::vector<std::string> names;
    for (const Column& column : columns) names.push_back(column.name);
    unknown_name(report_, "R080", node.key_span, node.key, {"kolom", "column"},
                 {"staat niet bij '" + what.nl + "'", "is not listed under '" + what.en + "'"}, names);
  }

  /// One value for each output; empty where nothing stands.
  std::vector<Words> read_results(const Node& node, bool whole) {
    std::vector<Words> values(outputs_.size());
    const bool by_name = fields_["outputs"] != nullptr && (node.is_map() || outputs_.size() > 1);
    if (!by_name) {
      values.front() = read_result(node, outputs_.front());
      return values;
    }
    for (const Node& child : entries(report_, &node)) {
      const auto column = std::ranges::find(outputs_, child.key, &Column::name);
      if (column == outputs_.end())
        unknown_column(child, outputs_, {"uitvoer", "output"});
      else
        values[static_cast<std::size_t>(column - outputs_.begin())] = read_result(child, *column);
    }
    for (std::size_t i = 0; i < values.size() && whole && node.is_map(); ++i) {
      if (!values[i].empty() || node.child(outputs_[i].name) != nullptr) continue;
      const std::string name = in_quotes(outputs_[i].name);
      report_.error("R081", node.place(), {"deze regel geeft geen " + name, "this rule gives no " + name},
                    {"elke uitkomst van 'uitvoer' hoort hier", "every result of 'output' is expected here"},
                    {"voeg toe: " + name + ": ...", "add: " + name + ": ..."});
    }
    return values;
  }

  /// Text, unless it is written as `feel: ...` or the output has another type: then it is FEEL.
  Words read_result(const Node& node, const Column& column) {
    const auto text = read_text(report_, &node);
    if (!text) return {};
    constexpr std::string_view prefix = "feel:";
    if (text->starts_with(prefix)) {
      const auto begin = text->find_first_not_of(' ', prefix.size());
      if (begin == std::string::npos) {
        report_.error("R023", node.span, {"achter 'feel:' staat niets", "nothing stands after 'feel:'"},
                      {"hier ontbreekt een uitdrukking", "an expression is missing here"});
        return {};
      }
      const auto at = node.part(static_cast<int>(begin), 1);
      return Words::at(text->substr(begin), at.file, at.line, at.column);
    }
    if (column.type == "boolean" && is_yes_or_no(*text)) {
      (void)read_boolean(report_, &node);
      return {};
    }
    if (column.type == "date") {
      const auto date = read_date(report_, &node);
      return date ? placed("date(\"" + to_string(*date) + "\")", node) : Words{};
    }
    return placed(column.is_text() || column.type.empty() ? as_string(*text) : *text, node);
  }

  Report& report_;
  Fields fields_;
  definition::DecisionTable value_;
  std::vector<Column> inputs_;
  std::vector<Column> outputs_;
  decisions::Table table_;
};

}  // namespace

TableRead read_table(const Source& source) {
  Parsed parsed = parse(source);
  Report report(source.name);
  report.take_over(std::move(parsed.diagnostics));
  TableRead result;
  if (parsed.root && !is_other_kind(report, *parsed.root, "decision-table")) {
    TableReader reader(report, *parsed.root);
    auto value = reader.read();
    auto words = std::make_shared<const Definitions>(reader.model());
    // About a file in which single values are wrong, what FEEL says of the rest would be half a guess.
    if (!diagnostic::has_errors(report.findings())) {
      auto loaded = decisions::load_model(*words, {}, {feel::Mode::strict, nullptr});
      report.take_over(std::move(loaded.diagnostics));
      if (!diagnostic::has_errors(report.findings())) {
        decisions::Findings findings(report.findings());
        for (const auto& table : loaded.model->tables())
          decisions::report(decisions::analyse(*table.table), *table.table, findings);
      }
      value.words = std::move(words);
      value.model = std::move(loaded.model);
    }
    if (!diagnostic::has_errors(report.findings())) {
      value.hash = sha256_hex(canonical(*parsed.root, Shape::decision_table));
      value.text = source.text;
      value.file = base_name(source.name);
      result.value = std::move(value);
    }
  }
  result.diagnostics = std::move(report.findings());
  diagnostic::sort_unique(result.diagnostics);
  return result;
}

}  // namespace besluit::reading
