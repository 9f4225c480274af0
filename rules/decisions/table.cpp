// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/table.hpp"

#include "rules/decisions/table_run.hpp"

#include <algorithm>

namespace besluit::decisions {
namespace {

bool ranks_outputs(HitPolicy policy) {
  return policy == HitPolicy::priority || policy == HitPolicy::output_order;
}

}  // namespace

CompiledTable::CompiledTable(std::shared_ptr<const Table> table, const feel::Scope& scope, const TypeTable& types,
                             const Dialect& dialect, Findings& findings)
    : table_(std::move(table)) {
  compile_inputs(scope, types, dialect, findings);
  compile_outputs(scope, types, dialect, findings);
  compile_rows(scope, dialect, findings);
  find_result_type();
}

void CompiledTable::compile_inputs(const feel::Scope& scope, const TypeTable& types, const Dialect& dialect,
                                   Findings& findings) {
  for (const InputClause& clause : table_->inputs) {
    Input input;
    input.type = types.resolve(clause.type, findings);
    if (clause.expression.empty()) {
      findings.error("D006", clause.expression.span(),
                     {"een kolom zonder invoer", "a column without an input expression"},
                     {"hier hoort de naam van een gegeven of een uitdrukking", "a name or an expression is expected"});
    } else {
      input.expression = compile_text(clause.expression, scope, dialect, findings, input.type);
    }
    if (input.type.is_any() && input.expression) input.type = input.expression->type();
    if (clause.allowed) input.allowed = compile_tests(*clause.allowed, scope, input.type, dialect, findings);
    inputs_.push_back(std::move(input));
  }
}

void CompiledTable::compile_outputs(const feel::Scope& scope, const TypeTable& types, const Dialect& dialect,
                                    Findings& findings) {
  const bool ranked = ranks_outputs(table_->policy);
  bool any_order = false;
  for (const OutputClause& clause : table_->outputs) {
    Output output;
    output.type = types.resolve(clause.type, findings);
    if (clause.allowed) output.allowed = compile_tests(*clause.allowed, scope, output.type, dialect, findings);
    if (output.allowed && ranked) {
      if (const auto constants = output.allowed->constants(); constants && !constants->negated)
        output.order = constants->tests;
    }
    any_order = any_order || !output.order.empty();
    if (clause.default_value) {
      output.default_value = compile_text(*clause.default_value, scope, dialect, findings, output.type);
      has_default_ = true;
    }
    outputs_.push_back(std::move(output));
  }
  if (ranked && !any_order && !table_->outputs.empty()) {
    findings.error("D012", table_->outputs.front().name.span(),
                   {"deze trefregel rangschikt naar uitkomst, maar de volgorde ontbreekt",
                    "this hit policy ranks by output, but the order is missing"},
                   {"de toegestane waarden van de uitkomst zijn de volgorde, de belangrijkste eerst",
                    "the allowed values of the output are the order, the most important first"});
  }
}

void CompiledTable::compile_rows(const feel::Scope& scope, const Dialect& dialect, Findings& findings) {
  rows_.reserve(table_->rules.size());
  for (const Rule& rule : table_->rules) {
    Row row;
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
      row.tests.push_back(compile_tests(rule.tests[i], scope, inputs_[i].type, dialect, findings));
      const auto& test = row.tests.back();
      row.constants.push_back(test && !test->is_any() ? test->constants() : std::nullopt);
    }
    for (std::size_t i = 0; i < rule.outputs.size(); ++i) {
      // An empty cell gives nothing, and "-" is what modellers write for that.
      const auto& text = rule.outputs[i].text;
      const bool nothing = text.find_first_not_of(" \t\r\n") == std::string::npos || text == "-";
      row.outputs.push_back(nothing ? std::nullopt
                                    : compile_text(rule.outputs[i], scope, dialect, findings, outputs_[i].type));
    }
    rows_.push_back(std::move(row));
  }
}

void CompiledTable::find_result_type() {
  feel::Type single;
  if (outputs_.size() == 1) {
    single = outputs_.front().type;
  } else {
    std::vector<feel::Field> fields;
    for (std::size_t i = 0; i < outputs_.size(); ++i)
      fields.push_back({table_->outputs[i].name.text, outputs_[i].type});
    single = feel::Type::context(std::move(fields));
  }
  switch (table_->aggregation) {
    case Aggregation::none:
      result_type_ = is_multi_hit(table_->policy) ? feel::Type::list(single) : single;
      break;
    case Aggregation::count:
      result_type_ = feel::Type::number;
      break;
    default:
      result_type_ = single;
  }
}

feel::Value CompiledTable::evaluate(const feel::Environment& environment, feel::Evaluation& evaluation) const {
  return TableRun(*this, environment, evaluation, nullptr).result();
}

feel::Value CompiledTable::explain(const feel::Environment& environment, feel::Evaluation& evaluation,
                                   TableReport& report) const {
  report.table = table_;
  return TableRun(*this, environment, evaluation, &report).result();
}

}  // namespace besluit::decisions
