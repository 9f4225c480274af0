// SPDX-License-Identifier: EUPL-1.2
// A length of time ("4 weken", "5 werkdagen"), read, written and counted. What the law adds to it: legal_term.hpp.
#pragma once

#include "rules/terms/date.hpp"
#include "rules/terms/derivation.hpp"
#include "rules/terms/limits.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace besluit::terms {

enum class Unit : std::uint8_t { days, working_days, weeks, months, years, hours };

/// A length of time. Range of `count`: 0 to `term_count_max` (own terms) or `legal_count_max`. Units never mix
/// silently.
struct Term {
  int count = 0;
  Unit unit = Unit::days;
  friend bool operator==(const Term&, const Term&) = default;
};

/// "4 weken", "1 werkdag" / "4 weeks", "1 working day".
[[nodiscard]] std::string to_string(const Term& term, Language language);
/// Reads an own term: "4 weken", "1 werkdag", "2 maanden", "3 weeks", "5 working days" in either language (nothing
/// before or after). The error is one sentence.
[[nodiscard]] std::expected<Term, Text> parse_term(std::string_view text);
/// The same with the two units that only rules of law use: "1 jaar", "24 uur", "2 years", "24 hours".
[[nodiscard]] std::expected<Term, Text> parse_legal_term(std::string_view text);

/// The day `term` before or after `date`; the day itself is not counted. Weeks keep the weekday, months and years the
/// day number (cut to the month's last day, HR 1-9-2017, ECLI:NL:HR:2017:2225), working days skip Saturday, Sunday and
/// ATW art. 3. REQUIRES: the unit is not hours; they count from a moment (`LocalMoment`), not from a day.
[[nodiscard]] Date back(Date date, const Term& term);
[[nodiscard]] Date forward(Date date, const Term& term);

}  // namespace besluit::terms
