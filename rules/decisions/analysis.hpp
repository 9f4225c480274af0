// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a table before anybody uses it: values that no rule covers, rules that overlap under U, rules
// that can never match. Each column is cut into pieces on which every cell is simply true or false (a number line at
// the ends of its ranges, a list of words, yes and no, days); a box is one piece for each column.
//
// It is exact for cells that are constants (values, ranges, lists of them, not(...)) over numbers, strings, booleans,
// dates, times, durations and closed lists of values. A cell that computes is too free: it is taken for perhaps
// matching, nothing that rests on it is claimed, and the finding D024 names it. An input that is null is not looked at.
#pragma once

#include "rules/decisions/findings.hpp"
#include "rules/decisions/table.hpp"
#include "rules/feel/value.hpp"

#include <vector>

namespace besluit::decisions {

struct Analysis {
  using Example = std::vector<feel::Value>;  ///< one value for each input
  struct Overlap {
    int first = 0;  ///< rules, from 0
    int second = 0;
    Example example;
  };
  struct Dead {
    int rule = 0;
    int input = -1;           ///< from 0: the cell that no value fits; -1: earlier rules take everything
    std::vector<int> behind;  ///< rules that take something of it
  };
  struct Free {
    int rule = -1;  ///< -1: the whole column
    int input = 0;
  };
  std::vector<Example> gaps;      ///< only for single-hit tables without default results
  std::vector<Overlap> overlaps;  ///< under U; under A when the results differ
  std::vector<Dead> dead;
  std::vector<Free> free;
  bool cut = false;  ///< a bound of limits.hpp was met: there may be more
};

/// Pure and bounded (analysis_steps_max, comparisons_max).
[[nodiscard]] Analysis analyse(const CompiledTable& table);

/// As findings at their places: D020 gap (warning), D021 overlap (error under U, warning under A), D022 a rule that
/// never matches (warning), D024 too free or too large to analyse (warning).
void report(const Analysis& analysis, const CompiledTable& table, Findings& findings);

}  // namespace besluit::decisions
