// SPDX-License-Identifier: EUPL-1.2
// A compiled decision table (DMN 1.5 chapter 8). Immutable, safe to share between threads; evaluating a single-hit
// table of at most eight inputs allocates nothing.
//
// Hit policies: U one rule at most (two that match: null), A several with the same result (different: null),
// P the first by the order of the allowed output values, F the first rule, O all by that order, R all in order of the
// rules, C all in order of the rules; C+ C< C> C# their sum, lowest, highest, number.
// No rule matches: the default results when the table has any; else null, but an empty list for C and 0 for C#.
// An input or a result outside its allowed values makes the result null. A cell that cannot be judged (null) does not
// match. An input that is unknown makes the result unknown, unless it is decided without it.
#pragma once

#include "rules/decisions/compile_text.hpp"
#include "rules/decisions/model.hpp"
#include "rules/decisions/types.hpp"
#include "rules/feel/expression.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace besluit::decisions {

/// What became of one rule.
struct RuleOutcome {
  enum class Match : std::uint8_t { yes, no, unknown } match = Match::no;
  int failed_input = -1;  ///< from 0: the first column whose cell does not match (or is unknown)
  friend bool operator==(const RuleOutcome&, const RuleOutcome&) = default;
};

/// Why a table gave what it gave.
struct TableReport {
  std::string decision;                ///< the decision, function or table it belongs to
  std::vector<feel::Value> inputs;     ///< one for each column
  std::vector<RuleOutcome> rules;      ///< all of them, also those that an earlier hit made superfluous
  std::vector<int> used;               ///< rules (from 0) that gave the result, in order
  bool defaulted = false;              ///< no rule matched, the default results were given
  std::shared_ptr<const Table> table;  ///< the words of the table
};

class CompiledTable {
 public:
  /// `scope` holds the names that cells may use. Problems are reported; a table with a part that could not be compiled
  /// is made all the same (lenient), and that part is null.
  CompiledTable(std::shared_ptr<const Table> table, const feel::Scope& scope, const TypeTable& types,
                const Dialect& dialect, Findings& findings);

  [[nodiscard]] feel::Value evaluate(const feel::Environment& environment, feel::Evaluation& evaluation) const;
  /// The same result, with the outcome of every rule in `report`.
  [[nodiscard]] feel::Value explain(const feel::Environment& environment, feel::Evaluation& evaluation,
                                    TableReport& report) const;

  [[nodiscard]] const Table& table() const { return *table_; }
  [[nodiscard]] const std::shared_ptr<const Table>& shared_table() const { return table_; }
  [[nodiscard]] const feel::Type& result_type() const { return result_type_; }

  // For the analysis.
  struct Input {
    std::optional<feel::Expression> expression;
    feel::Type type;
    std::optional<feel::UnaryTests> allowed;
  };
  struct Output {
    feel::Type type;
    std::optional<feel::UnaryTests> allowed;
    std::vector<feel::Value> order;  ///< the allowed values, highest priority first; for P and O
    std::optional<feel::Expression> default_value;
  };
  struct Row {
    std::vector<std::optional<feel::UnaryTests>> tests;  ///< nothing: could not be compiled, never matches
    /// Cells that are constants, as nearly all are, are compared without evaluating anything.
    std::vector<std::optional<feel::UnaryTests::Constants>> constants;
    std::vector<std::optional<feel::Expression>> outputs;  ///< nothing: could not be compiled, or an empty cell
  };
  [[nodiscard]] const std::vector<Input>& inputs() const { return inputs_; }
  [[nodiscard]] const std::vector<Output>& outputs() const { return outputs_; }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  [[nodiscard]] bool has_default() const { return has_default_; }

 private:
  void compile_inputs(const feel::Scope& scope, const TypeTable& types, const Dialect& dialect, Findings& findings);
  void compile_outputs(const feel::Scope& scope, const TypeTable& types, const Dialect& dialect, Findings& findings);
  void compile_rows(const feel::Scope& scope, const Dialect& dialect, Findings& findings);
  void find_result_type();

  std::shared_ptr<const Table> table_;
  std::vector<Input> inputs_;
  std::vector<Output> outputs_;
  std::vector<Row> rows_;
  feel::Type result_type_;
  bool has_default_ = false;
};

}  // namespace besluit::decisions
