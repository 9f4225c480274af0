// SPDX-License-Identifier: EUPL-1.2
// Small decision tables for tests, written as rows of cells.
#pragma once

#include "rules/decisions/analysis.hpp"
#include "rules/decisions/table.hpp"

#include <memory>
#include <string>
#include <vector>

namespace besluit::test {

using Cells = std::vector<std::string>;

/// A table over inputs "a", "b", ... of the given types. Each row: its tests, then its outputs.
struct TableText {
  decisions::HitPolicy policy = decisions::HitPolicy::unique;
  decisions::Aggregation aggregation = decisions::Aggregation::none;
  std::vector<std::string> types;              ///< of the inputs, and "number in [1..9]" closes one
  std::vector<std::string> outputs{"string"};  ///< types; "string in "x","y"" gives the order as well
  std::vector<Cells> rows;
  Cells defaults;
};

/// What a table needs around it.
struct Built {
  feel::Scope scope;
  std::shared_ptr<const decisions::CompiledTable> table;
  diagnostic::Diagnostics diagnostics;

  [[nodiscard]] feel::Value ask(const std::vector<feel::Value>& inputs, decisions::TableReport* report = nullptr,
                                std::vector<feel::Message>* messages = nullptr) const {
    feel::Environment environment(scope);
    for (std::size_t i = 0; i < inputs.size(); ++i) environment.set(i, inputs[i]);
    feel::Evaluation evaluation({});
    feel::Value value =
        report == nullptr ? table->evaluate(environment, evaluation) : table->explain(environment, evaluation, *report);
    if (messages != nullptr) *messages = evaluation.messages();
    return value;
  }
};

inline decisions::Words word(std::string text) {
  return decisions::Words::at(std::move(text), "t.yaml", 1, 1);
}

/// "number in [1..9]" -> {"number", "[1..9]"}
inline std::pair<std::string, std::string> split_type(const std::string& text) {
  const auto in = text.find(" in ");
  return in == std::string::npos ? std::pair(text, std::string()) : std::pair(text.substr(0, in), text.substr(in + 4));
}

inline Built build(const TableText& text, feel::Mode mode = feel::Mode::strict) {
  decisions::Table table;
  table.policy = text.policy;
  table.aggregation = text.aggregation;
  table.span = {"t.yaml", 1, 1, 2};
  Built built;
  decisions::TypeTable types;
  for (std::size_t i = 0; i < text.types.size(); ++i) {
    const std::string name(1, static_cast<char>('a' + i));
    const auto [type, allowed] = split_type(text.types[i]);
    decisions::InputClause clause;
    clause.expression = word(name);
    clause.type = word(type);
    if (!allowed.empty()) clause.allowed = word(allowed);
    table.inputs.push_back(std::move(clause));
    built.scope.declare(name, *feel::Type::from_name(type));
  }
  for (std::size_t i = 0; i < text.outputs.size(); ++i) {
    const auto [type, allowed] = split_type(text.outputs[i]);
    decisions::OutputClause clause;
    clause.name = word(std::string(1, static_cast<char>('x' + i)));
    clause.type = word(type);
    if (!allowed.empty()) clause.allowed = word(allowed);
    if (!text.defaults.empty()) clause.default_value = word(text.defaults[i]);
    table.outputs.push_back(std::move(clause));
  }
  int line = 2;
  for (const Cells& cells : text.rows) {
    decisions::Rule rule;
    rule.span = {"t.yaml", line, 1, 2};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      auto cell = decisions::Words::at(cells[i], "t.yaml", line, static_cast<int>(10 * i) + 1);
      (i < text.types.size() ? rule.tests : rule.outputs).push_back(std::move(cell));
    }
    table.rules.push_back(std::move(rule));
    ++line;
  }
  decisions::Findings findings(built.diagnostics);
  built.table =
      std::make_shared<const decisions::CompiledTable>(std::make_shared<const decisions::Table>(std::move(table)),
                                                       built.scope, types, decisions::Dialect{mode, nullptr}, findings);
  return built;
}

}  // namespace besluit::test
