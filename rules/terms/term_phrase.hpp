// SPDX-License-Identifier: EUPL-1.2
// A legal term as a person writes it with its limits: "8 weeks", "2 weeks; before 2024-09-15", "8 weeks; suspend 13
// days"; and the day that it yields.
#pragma once

#include "rules/terms/legal_term.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::terms {

/// What stands between the semicolons. Several terms or limits hold at once: the earliest of their days counts.
/// Suspensions are added up and lengthen the terms, never a limit that is a date.
struct TermPhrase {
  std::vector<Term> terms;
  std::vector<Date> before;
  int suspended_days = 0;
  friend bool operator==(const TermPhrase&, const TermPhrase&) = default;

  [[nodiscard]] bool in_hours() const { return !terms.empty() && terms.front().unit == Unit::hours; }
};

/// Reads `N unit`, `before DATE` / `vóór DATUM`, `suspend N days` / `opgeschort N dagen`, joined by `;`, in any order.
/// Terms in hours do not stand beside anything else, and something must be suspended. The error is one sentence.
[[nodiscard]] std::expected<TermPhrase, Text> parse_phrase(std::string_view text);

/// What is asked. `term` in `how` is not used: the phrase has the terms. `day` or `moment` is the event; a phrase with
/// nothing but "before DATE" needs neither.
struct TermQuestion {
  TermPhrase phrase;
  LegalTerm how;
  std::optional<Date> day;
  std::optional<LocalMoment> moment;
  std::string source;  ///< the rule that sets the term, for the derivation; may be empty
};
struct TermAnswer {
  Due due;
  std::optional<LocalMoment> moment;  ///< of a term in hours; `due` then has its day
  Reach reach = Reach::applies;       ///< of the limit that counts
};
[[nodiscard]] std::expected<TermAnswer, Text> answer(const TermQuestion& question);

}  // namespace besluit::terms
