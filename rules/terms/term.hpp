// SPDX-License-Identifier: EUPL-1.2
// Own terms ("4 weken vooraf", "5 werkdagen") and what they yield. Statutory terms come with the calendar issue and
// give the same `Due`.
#pragma once

#include "rules/terms/date.hpp"

#include <expected>
#include <string>
#include <vector>

namespace besluit::terms {

enum class Unit { days, working_days, weeks, months };

/// A length of time. Range of `count`: 0 to 1000 (`term_count_max`). Units never mix silently.
struct Term {
  int count = 0;
  Unit unit = Unit::days;
  friend bool operator==(const Term&, const Term&) = default;
};
inline constexpr int term_count_max = 1000;

/// "4 weken", "1 werkdag" / "4 weeks", "1 working day".
[[nodiscard]] std::string to_string(const Term& term, Language language);
/// Reads "4 weken", "1 werkdag", "2 maanden", "3 weeks", "5 working days" in either language (nothing before or after).
/// The error is one sentence.
[[nodiscard]] std::expected<Term, Text> parse_term(std::string_view text);

/// The day `term` before or after `date`; the day itself is not counted. Weeks keep the weekday, months the day number
/// (cut to the month's last day, HR 1-9-2017, ECLI:NL:HR:2017:2225), working days skip Saturday, Sunday and ATW art. 3.
[[nodiscard]] Date back(Date date, const Term& term);
[[nodiscard]] Date forward(Date date, const Term& term);

/// Which rule gave a date. The journal keeps the number of the enumerator: append only, never renumber.
enum class Rule : std::uint8_t {
  meeting = 0,            ///< `to` is the date of the meeting `detail`
  given_date = 1,         ///< `to` stands in the route as such
  own_term_back = 2,      ///< `to` = `from` minus the own term `detail`
  own_term_forward = 3,   ///< `to` = `from` plus the own term `detail`
  previous_working_day = 4,  ///< `to` is the last working day before `from`, which is `detail` (holiday, weekend)
  next_working_day = 5,   ///< `to` is the first working day after `from`, which is `detail`
  last_meeting_before = 6,   ///< `to` is the last meeting of `detail` on or before `from`
  needed_by_next = 7,     ///< `to` because the next step `detail` needs it on that day
  next_meeting = 8,       ///< `to` is the first meeting of `detail` after `from` (the item was deferred or sent back)
  first_meeting = 9,      ///< `to` is the first meeting of `detail` that can still be made from `from`
};

/// One link of a derivation, as data. Dates that a rule does not use equal `to`.
struct Reason {
  Rule rule = Rule::given_date;
  Date from{};
  Date to{};
  std::string detail;
  friend bool operator==(const Reason&, const Reason&) = default;
};
using Derivation = std::vector<Reason>;

/// The English token of a rule for JSON ("own-term-back"), and the article behind it (may be empty).
[[nodiscard]] std::string token(Rule rule);
[[nodiscard]] std::string article(Rule rule);
/// One link as a sentence without a full stop: "4 weken vóór woensdag 10 juli 2024 is woensdag 12 juni 2024".
[[nodiscard]] std::string sentence(const Reason& reason, Language language);
/// The whole derivation as one sentence with a full stop; empty for an empty derivation.
[[nodiscard]] std::string sentence(const Derivation& derivation, Language language);

/// What a term yields. `planning` is the working day on or before `legal`, the day people are reminded of.
struct Due {
  Date legal{};
  Date planning{};
  Derivation derivation;
  bool provisional = false;  ///< leans on a day outside the known decrees
  friend bool operator==(const Due&, const Due&) = default;
};

/// Adds the planning date (and its reason) to a legal date that was derived by `derivation`.
[[nodiscard]] Due planned(Date legal, Derivation derivation);

}  // namespace besluit::terms
