// SPDX-License-Identifier: EUPL-1.2
// The reasons behind a date, as data: rule, article, arithmetic, the holiday that moved it.
#pragma once

#include "rules/terms/date.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::terms {

/// Which rule gave a date. The journal keeps the number of the enumerator: append only, never renumber.
/// `detail` of a rule about a legal term is the term, with its source behind a semicolon where there is one:
/// "8 weken; Wgr art. 1 lid 3".
enum class Rule : std::uint8_t {
  meeting = 0,               ///< `to` is the date of the meeting `detail`
  given_date = 1,            ///< `to` stands in the route as such, or as the words `detail` that are read as that day
  own_term_back = 2,         ///< `to` = `from` minus the own term `detail`
  own_term_forward = 3,      ///< `to` = `from` plus the own term `detail`
  previous_working_day = 4,  ///< `to` is the last working day before `from`, which is `detail` (holiday, weekend)
  next_working_day = 5,      ///< `to` is the first working day after `from`, which is `detail`
  last_meeting_before = 6,   ///< `to` is the last meeting of `detail` on or before `from`
  needed_by_next = 7,        ///< `to` because the next step `detail` needs it on that day
  next_meeting = 8,         ///< `to` is the first meeting of `detail` after `from` (the item was deferred or sent back)
  first_meeting = 9,        ///< `to` is the first meeting of `detail` that can still be made from `from`
  legal_term_forward = 10,  ///< `to` = `from` plus the term `detail`; `from` itself is not counted
  legal_term_back = 11,     ///< `to` = `from` minus the term `detail`; `from` itself is not counted
  legal_term_from = 12,     ///< as 10, and `from` is the first day of the term (Awb 3:16(2))
  legal_term_until = 13,    ///< as 11, and `from` is the last day of the term
  runs_on = 14,             ///< ATW 1(1): `from` is `detail`, so the term runs on to `to`
  two_working_days = 15,    ///< ATW 2: up to `from` the term holds fewer than two working days; with `to` it does
  stays_counted_back = 16,  ///< ATW 1(2): `to` is `detail`, but a term that counts back does not move
  stays_excluded = 17,      ///< ATW 4: `to` is `detail`, but the term is in hours, years, or too long
  stays_not_statutory = 18,  ///< `to` is `detail`, but the term is set by no law, or the law puts the ATW aside
  day_before = 19,           ///< "vóór `from`": `to` is the day before
  earliest = 20,             ///< of two limits `from` and `to` the earlier one, `to`
  suspended = 21,            ///< `from` plus the suspended days `detail` is `to`
  extended = 22,             ///< `from` plus the extension `detail` is `to`; its reason stands behind the semicolon
  version = 23,              ///< on `to` the rule `detail` had this length: "12 weken; Wgr art. 35 lid 1"
  hours_forward = 24,        ///< `detail` "16:00; 24 uur; 16:00": the clock on `from`, the term, the clock on `to`
  hours_back = 25,           ///< the same, counted back
  set_by_hand = 26,          ///< somebody set `to`, for the reason `detail`
  set_by_law = 27,           ///< `to` is fixed by law, by the article `detail` where it is known
  sent_on = 28,              ///< on `to` the papers were sent to whoever must answer
  received_on = 29,          ///< on `to` they reached `detail`
  sending_planned = 30,      ///< by plan they are sent on `to`
  opened_on = 31,            ///< the step began on `to`
};
inline constexpr int rules_count = 32;

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
/// The article behind one link: of the term itself where its source is known ("Wgr art. 1 lid 3"), else of its rule.
[[nodiscard]] std::string article(const Reason& reason);
/// One link as a sentence without a full stop: "4 weken vóór woensdag 10 juli 2024 is woensdag 12 juni 2024".
[[nodiscard]] std::string sentence(const Reason& reason, Language language);
/// The whole derivation as one sentence with a full stop; empty for an empty derivation.
[[nodiscard]] std::string sentence(const Derivation& derivation, Language language);

/// The same text for the same derivation, for ever: one line for each link, "token from to detail". Control characters
/// of a detail are left out, so a link never spans two lines.
[[nodiscard]] std::string serialised(const Derivation& derivation);
/// FNV-1a (64 bits) over `serialised`, as 16 hexadecimal digits: to see whether a date has other reasons than before.
/// It tells changes apart; it is no protection against somebody who makes two derivations collide.
[[nodiscard]] std::string fingerprint(const Derivation& derivation);

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

/// Whether a link of the derivation asked the calendar about a day of which the decrees are not known.
[[nodiscard]] bool leans_on_unknown(const Derivation& derivation);

}  // namespace besluit::terms
