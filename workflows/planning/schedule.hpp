// SPDX-License-Identifier: EUPL-1.2
// The dates of a plan without their words: which meeting, which day, and the first thing that cannot be.
// Private to this room.
#pragma once

#include "workflows/planning/problem.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace besluit::planning {

/// A fact that is set aside to see whether the rest can hold: one bit each, per node.
using Aside = std::uint8_t;
inline constexpr Aside aside_meeting = 1;  ///< the body can meet on any day
inline constexpr Aside aside_papers = 2;   ///< papers may come in on the day of the meeting
inline constexpr Aside aside_sending = 4;
inline constexpr Aside aside_margin = 8;
inline constexpr Aside aside_due = 16;         ///< the step has no agreed date of its own
inline constexpr Aside aside_reply = 32;       ///< no term of its own runs for those who are asked
inline constexpr Aside aside_councils = 64;    ///< those who are asked can meet on any day
inline constexpr Aside aside_statutory = 128;  ///< the law gives the step no last day

/// The dates of one node. A day that is not there is unknown or does not exist.
struct Slot {
  const definition::Meeting* meeting = nullptr;
  terms::Rule rule = terms::Rule::meeting;  ///< how the meeting or the task's day was found
  Date basis{};                             ///< the day that rule starts from
  std::optional<Date> end;                  ///< the step is finished on this day
  std::optional<Date> legal;                ///< papers, or the task's day
  Date planning{};                          ///< the working day on or before `legal`
  std::optional<definition::OwnDate> own;   ///< the date of the route that fixed it, or that bounds its meeting
  bool by_hand = false;                     ///< `legal` was set by hand
  bool by_sending = false;                  ///< the body sends out before its own date for handing in
  std::optional<Date> wants;                ///< what comes before must be finished by then
  std::optional<Date> sending;  ///< of a step that asks every participant: when the papers are planned to go
  int first_asked = -1;         ///< ... and whose last meeting fixes that day; -1: the term does
  int wanted_by = -1;           ///< the node whose date `wants` is
  int needed_by = -1;           ///< the later node that fixed `need`
  std::optional<Date> need;     ///< this step must be finished on or before this day
  Date needed_from{};           ///< `need` before the step's own margin was taken off
};

/// The first thing that cannot be, seen from the deciding meeting backwards.
struct Violation {
  enum class Kind : std::uint8_t {
    none,
    day_passed,    ///< `day` (papers or work) lies before the first day on which it can be done
    meeting_late,  ///< the meeting of the node must be on or before `day`, and it is later
    reply_late,    ///< `asked` may answer until `day`, and what follows cannot wait so long
    no_council,    ///< `asked` must answer and does not meet between `from` and `day`
    wait_long,     ///< what is waited for comes after `day`
    round_late,    ///< the written round ends after `day`
    no_meeting,    ///< the body has no meeting that fits; `day` is the last day that would do, if there is one
  } kind = Kind::none;
  int node = -1;
  std::optional<Date> day;
  std::optional<Date> from{};
  int asked = -1;
};

struct Schedule {
  std::vector<Slot> slots;  ///< parallel to the nodes
  Violation violation;      ///< of the plan as a whole; kind none: it can be made

  [[nodiscard]] bool feasible() const { return violation.kind == Violation::Kind::none; }
};

/// The plan: backwards from the deciding meetings, forwards after the last of them.
/// A streefdatum counts as long as it can be met; one that cannot be met binds nobody and makes nothing impossible.
[[nodiscard]] Schedule make_schedule(const Problem& problem);

/// Can the facts that are not set aside hold together? Every step as late as it can be; nothing is chosen for a person.
/// With nothing set aside the verdict is the one of `make_schedule`. `aside` is parallel to the nodes.
/// REQUIRES: `problem` is one `without_targets`.
[[nodiscard]] Schedule latest_schedule(const Problem& problem, const std::vector<Aside>& aside);

}  // namespace besluit::planning
