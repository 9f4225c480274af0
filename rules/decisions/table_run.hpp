// SPDX-License-Identifier: EUPL-1.2
// One evaluation of one table. Private to the room.
#pragma once

#include "rules/decisions/table.hpp"

#include <array>
#include <vector>

namespace besluit::decisions {

class TableRun {
 public:
  /// `report` may be null: then no more is judged than the result needs.
  TableRun(const CompiledTable& table, const feel::Environment& environment, feel::Evaluation& evaluation,
           TableReport* report);

  [[nodiscard]] feel::Value result();

 private:
  using Match = RuleOutcome::Match;

  [[nodiscard]] feel::Value& input(std::size_t column) { return column < few_.size() ? few_[column] : many_[column]; }
  /// False when an input has a value that is not allowed (a message was made).
  [[nodiscard]] bool read_inputs();
  [[nodiscard]] RuleOutcome judge(std::size_t rule);
  /// What one cell says of its input: true, false, null or unknown.
  [[nodiscard]] feel::Value verdict(const CompiledTable::Row& row, std::size_t column);
  /// Every rule, for policies that need all of them and for reports.
  void judge_all();

  [[nodiscard]] feel::Value first();
  [[nodiscard]] feel::Value unique();
  [[nodiscard]] feel::Value any();
  [[nodiscard]] feel::Value several();
  [[nodiscard]] feel::Value aggregated(std::vector<feel::Value> values);
  [[nodiscard]] feel::Value lowest_or_highest(const std::vector<feel::Value>& values, bool lowest);
  [[nodiscard]] feel::Value sum(const std::vector<feel::Value>& values);
  /// Matched rules ordered by the priority of their results.
  void rank();

  [[nodiscard]] feel::Value output_of(std::size_t rule);
  [[nodiscard]] feel::Value one_output(std::size_t rule, std::size_t column);
  [[nodiscard]] feel::Value no_match();
  [[nodiscard]] feel::Value waiting();
  void use(std::size_t rule);

  const CompiledTable& table_;
  const feel::Environment& environment_;
  feel::Evaluation& evaluation_;
  TableReport* report_;
  std::array<feel::Value, 8> few_;
  std::vector<feel::Value> many_;
  std::vector<std::size_t> matched_;
  std::vector<std::size_t> maybe_;
  std::size_t begun_ = 0;  ///< rules judged so far
};

}  // namespace besluit::decisions
