// SPDX-License-Identifier: EUPL-1.2
// A term that has begun: suspended (Awb 4:15, 7:10(2)) and extended (Awb 4:14, 7:10(3)) while it runs.
#pragma once

#include "rules/terms/legal_term.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace besluit::terms {

/// The days `from` up to and not including `until` do not count. Awb 4:15(1): from the day after the invitation until
/// the day on which the application is completed. Without `until` it is still suspended.
struct Suspension {
  Date from{};
  std::optional<Date> until;
  friend bool operator==(const Suspension&, const Suspension&) = default;
};

/// `on` is the day of the decision to extend; it must come before the term is over, and say why.
struct Extension {
  Term by;
  Date on{};
  std::string reason;
  friend bool operator==(const Extension&, const Extension&) = default;
};

struct RunningTerm {
  LegalTerm term;
  Date from{};         ///< the day of the event
  std::string source;  ///< the rule that sets the term; may be empty
  std::vector<Suspension> suspensions;
  std::vector<Extension> extensions;
  std::optional<Term> extension_max;  ///< of all extensions together, in the unit of the rule; none: no bound
};

/// The day on which the term ends. Suspended days of a term in days, weeks, months or years are added to its end before
/// it rolls; a term in working days goes on with what was left of it. A suspension that begins after the end, and days
/// before the term began, count for nothing. An extension counts from the end before rolling; whether the new end rolls
/// follows from the length of the extension. The error is one sentence; a term that is suspended now has no end yet.
[[nodiscard]] std::expected<Due, Text> end_of(const RunningTerm& term);

/// Whether `day` lies in a suspension: nothing can be overdue then.
[[nodiscard]] bool is_suspended(const RunningTerm& term, Date day);

}  // namespace besluit::terms
