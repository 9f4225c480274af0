// SPDX-License-Identifier: EUPL-1.2
// A file of terms with their expected days (`besluitctl term --cases`): a CSV with the columns id, direction,
// start_date, term, counting, applies_atw and expected_date, in any order; other columns are only for people.
#pragma once

#include "rules/terms/term_phrase.hpp"

#include <cstddef>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace besluit::terms {

/// One row: what it yields, or why it cannot be read.
struct CaseResult {
  std::size_t line = 0;  ///< on which the row begins, from 1
  std::string id;        ///< may be empty
  std::expected<TermAnswer, Text> answer;
  std::string expected_date;  ///< as it stands in the file; may be empty

  /// The legal day, or the moment of a term in hours. REQUIRES: `answer` has a value.
  [[nodiscard]] std::string date() const;
  /// Whether a day was expected and another one came out. REQUIRES: `answer` has a value.
  [[nodiscard]] bool differs() const;
};

/// Calls `each` for every row in order. The error says why no row can be read: a column that is missing or there twice,
/// too many rows, no header.
[[nodiscard]] std::expected<void, Text> run_cases(std::string_view text,
                                                  const std::function<void(const CaseResult&)>& each);

}  // namespace besluit::terms
