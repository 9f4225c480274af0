// SPDX-License-Identifier: EUPL-1.2
// Terms as the law counts them: Algemene termijnenwet (ATW) art. 1 to 4, art. 5 by way of `Ground::decree`; months and
// years by HR 1-9-2017, ECLI:NL:HR:2017:2225. The day of the event is not counted unless the rule says so
// (Awb 3:16(2)).
#pragma once

#include "rules/terms/derivation.hpp"
#include "rules/terms/term.hpp"

#include <chrono>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace besluit::terms {

/// Who set the term. ATW art. 1 speaks of laws, art. 5 adds orders in council (AMvB); nothing else is reached.
enum class Ground : std::uint8_t {
  law,          ///< wet
  decree,       ///< algemene maatregel van bestuur
  arrangement,  ///< de gemeenschappelijke regeling
  bylaw,        ///< reglement van orde, verordening
  own,          ///< an appointment, a contract, planning of one's own
};
enum class Direction : std::uint8_t { forward, backward };
enum class Counting : std::uint8_t {
  exclusive,  ///< the day itself is not counted
  inclusive,  ///< the day itself is the first (backward: the last) day of the term
};
/// Whether the term runs on over weekends and holidays, as far as that is not settled by its ground.
enum class Rolling : std::uint8_t {
  by_ground,     ///< by law or AMvB: as the ATW says; any other ground: never
  switched_off,  ///< the rule puts the ATW aside (Awb 4:17(1)), or is about publication or detention (ATW 4 b and c)
  declared,      ///< a rule of its own that declares the ATW applicable
};

struct LegalTerm {
  Term term;
  Direction direction = Direction::forward;
  Counting counting = Counting::exclusive;
  Ground ground = Ground::law;
  Rolling rolling = Rolling::by_ground;
  friend bool operator==(const LegalTerm&, const LegalTerm&) = default;
};

/// Whether the Algemene termijnenwet moves the end of a term, or why not.
enum class Reach : std::uint8_t {
  applies,
  no_law,           ///< set by no law or AMvB (art. 1 and 5)
  put_aside,        ///< the rule itself says so, or its subject (art. 4 b and c)
  counts_back,      ///< art. 1(2)
  in_hours,         ///< art. 4 a
  in_years,         ///< art. 4 a
  too_many_days,    ///< art. 4 a: more than 90
  too_many_weeks,   ///< art. 4 a: more than 12
  too_many_months,  ///< art. 4 a: more than 3
  fixed_date,       ///< a limit that is a date ("vóór 15 september"); see `last_day_before`
};
[[nodiscard]] Reach reach_of(const LegalTerm& term);
/// "applies", "counts-back", ...: a closed list, for JSON.
[[nodiscard]] std::string_view token(Reach reach);
/// Why, as a clause: "langer dan 12 weken (ATW art. 4)".
[[nodiscard]] Text clause(Reach reach);

/// Why a term gives no day.
enum class TermFault : std::uint8_t {
  needs_a_moment,          ///< hours count from a moment, not from a day
  needs_a_day,             ///< everything else counts from a day, not from a moment
  outside_calendar,        ///< before `date_min` or after `date_max`
  nothing_counted,         ///< 0 units of which the day itself is one
  suspended_backwards,     ///< a term that counts back from an event cannot be suspended
  suspended_working_days,  ///< so many days without their dates: the working days among them are unknown
  suspended_hours,         ///< so many days without their moments
};
[[nodiscard]] Text sentence(TermFault fault);

/// What a term yields, without its derivation.
struct LegalDay {
  Date counted{};   ///< the end before any rolling
  Date legal{};     ///< the last day of the term
  Date planning{};  ///< the working day on or before `legal`
  Reach reach = Reach::applies;
  bool provisional = false;  ///< leans on a day outside the known decrees
  friend bool operator==(const LegalDay&, const LegalDay&) = default;
};

/// The day that `term` yields, counted from the day of the event. `suspended_days` is added to the end before it rolls
/// (days, weeks, months and years only). Allocates nothing.
[[nodiscard]] std::expected<LegalDay, TermFault> count(const LegalTerm& term, Date from, int suspended_days = 0);

/// The same day with its reasons. `source` is the rule that sets the term ("Wgr art. 1 lid 3"); may be empty.
[[nodiscard]] std::expected<Due, TermFault> derive(const LegalTerm& term, Date from, std::string_view source = {},
                                                   int suspended_days = 0);

/// The last step of `derive` by itself: an end that was counted, suspended or extended rolls as far as the ATW reaches
/// `governing`, and gets its planning date. ATW 2 is not looked at. `so_far` are the reasons for `counted`.
[[nodiscard]] std::expected<Due, TermFault> rolled(const LegalTerm& governing, Date counted, Derivation so_far);

/// A moment on the clock of the law's country, without a zone. Hours are counted on that clock: 24 hours after 16:00 is
/// 16:00, also when summer time begins or ends in between.
using LocalMoment = std::chrono::local_time<std::chrono::seconds>;
/// "2024-03-29T16:00", with seconds only where there are any.
[[nodiscard]] std::string to_string(LocalMoment moment);
/// Reads `YYYY-MM-DDTHH:MM[:SS]`.
[[nodiscard]] std::optional<LocalMoment> parse_local_moment(std::string_view text);

struct DueMoment {
  LocalMoment legal{};
  Derivation derivation;
};
/// For a term in hours, which nothing moves (ATW 4 a).
[[nodiscard]] std::expected<DueMoment, TermFault> derive(const LegalTerm& term, LocalMoment from,
                                                         std::string_view source = {});

/// "Vóór 15 september": the last day is the day before. It does not roll: no source was found that art. 1 extends a
/// fixed date, and this is the safe side. REQUIRES: `limit` > `date_min`.
[[nodiscard]] Due last_day_before(Date limit);

/// Two limits at once: the earlier one counts. The reasons of both are kept, those of the earlier one last.
[[nodiscard]] Due earlier(Due first, Due second);

}  // namespace besluit::terms
