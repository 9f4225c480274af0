// SPDX-License-Identifier: EUPL-1.2
// The plan of a route: backwards from each deciding meeting, hop by hop; forwards where nothing fixes the end.
// Pure: the same world, route, progress and start give the same plan.
#pragma once

#include "rules/terms/term.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"

#include <optional>
#include <string>
#include <vector>

namespace besluit::planning {

/// What has happened with one of those whom a step asks.
struct AskedProgress {
  std::string participant;
  std::optional<Date> received_on;
  std::optional<definition::Outcome> answer;  ///< none: still awaited
};

/// A date that somebody set by hand, and why.
struct Pin {
  Date day{};  ///< handing in; for a task the day it must be done
  std::string reason;
  friend bool operator==(const Pin&, const Pin&) = default;
};

/// What has happened to one step before the plan is made (parallel to the workflow's steps).
struct StepProgress {
  bool done = false;               ///< it needs no dates any more
  bool skipped = false;            ///< done without anything having happened
  Date done_on{};                  ///< REQUIRES done: the day it happened
  std::optional<Date> not_before;  ///< deferred or sent back: only a meeting after this day will do
  bool papers_delivered = false;   ///< its papers deadline can no longer be missed
  /// Identity (first date) of the meeting it is already on the agenda of: the plan stays with that meeting as long as
  /// it fits between the steps before and after. Empty: the plan chooses anew.
  std::optional<Date> kept_meeting{};
  // Of a step that asks every participant; `papers_delivered` then says that the papers went to them.
  std::optional<Date> opened_on{};
  std::optional<Date> sent_on{};
  std::vector<AskedProgress> asked{};  ///< those who were asked when the step began; empty: it has not begun
  std::vector<Date> left_to_others{};  ///< identities of the meetings of its body that it does not go to
  /// Identity of the meeting that somebody chose for it instead of the one that the route names.
  std::optional<Date> chosen_meeting{};
  std::optional<Pin> pinned{};       ///< a pin after the meeting itself counts no more
  bool suspended = false;            ///< nothing of it can be missed now
  std::optional<Date> settles_on{};  ///< of a wait or a written round that has begun: see dossier::StepOpened
};

/// Does a step apply, by what is known? A step without a condition always does.
enum class Applies : std::uint8_t { yes, no, unknown };

/// A date that the route gives to a step, as a deadline.
struct OwnDue {
  definition::OwnDate::Kind kind = definition::OwnDate::Kind::due;
  std::string words;  ///< of the document, where it names no day
  terms::Due due;
};

/// One step's dates.
struct Hop {
  std::string step;
  std::string body;                            ///< empty for a task
  std::optional<definition::Meeting> meeting;  ///< none for a task, or when the body has none that fits
  std::optional<terms::Due> papers;   ///< handing in; for a task the day it must be done; for a step that asks every
                                      ///< participant the day on which the papers go out; none: nothing fixes it
  std::optional<terms::Due> sending;  ///< only where the body has a date of its own for sending out
  /// Dates of the route itself that still say something, the earliest first. For a task `papers` is one of them, or
  /// comes before those that bind.
  std::vector<OwnDue> dates;
  std::optional<definition::OwnDate::Kind> main;  ///< of a task: which of `dates` is `papers`; none: none is
  bool target = false;                            ///< `papers` is a streefdatum, not a deadline
  bool done = false;                              ///< the step was done before the plan was made
  /// no: the plan passes the step over; unknown: it counts with the step as long as that can be made, and without it
  /// otherwise (then it has no dates here).
  Applies applies = Applies::yes;
  /// Of a task with `klaar binnen` whose term has not begun: the day that it will get when what comes before goes as
  /// planned, where that is sooner than `papers`. Nobody is held to it yet.
  std::optional<terms::Due> expected;
  std::optional<Date> answers_until;  ///< of a written round: its last day, when it begins as planned
  std::optional<int> slack_days;      ///< calendar days, previous hop's meeting (or the start) to this planning date
};

/// One of those whom a step asks, with a clock of its own.
struct AskedPlan {
  std::string step;
  std::string participant;
  std::string name;
  std::string body;                                 ///< "leiden/raad"
  std::optional<definition::Meeting> last_meeting;  ///< the last in which it can still answer in time
  std::optional<terms::Due> reply_by;  ///< by its own clock; without a term the day on which the route needs it
  bool own_clock = false;              ///< `reply_by` comes from a term that runs from its receipt, or from the sending
  std::optional<Date> received_on;
  bool answered = false;
  bool required = false;  ///< without its answer the gate cannot be met
};

/// A fact that somebody can change, or a date that the law sets ("step/statutory"), which nobody can: it may be named,
/// and is never offered as a way out. `kind`: "meeting" or "term".
struct Fact {
  std::string kind;
  std::string id;     ///< "ab/2024-07-10", "ab/papers", "ab/sending", "step/margin", "step/due", "step/statutory",
                      ///< "step/reply"
  std::string value;  ///< "2024-07-10", "4 weken"
  Text text;          ///< "het Algemeen Bestuur vergadert op woensdag 10 juli 2024"
  friend bool operator==(const Fact&, const Fact&) = default;
};

/// The first meeting of the target's body with which the plan can be made.
struct FirstPossible {
  std::string body;
  definition::Meeting meeting;
  Date papers_due{};  ///< planning date of handing in for that meeting
};

/// The smallest set of facts that cannot hold together, in one sentence.
struct Conflict {
  std::vector<Fact> facts;
  Text sentence;
  std::optional<FirstPossible> first_possible;
};

struct Plan {
  bool provisional = false;
  std::vector<Hop> hops;             ///< one for each step, in order
  std::optional<Conflict> conflict;  ///< present exactly when the plan is not feasible
  std::vector<AskedPlan> asked{};    ///< of all steps that ask every participant, in their order
  std::vector<Text> remarks{};       ///< what makes nothing impossible, but is worth knowing
  int target_step = -1;              ///< index of the last body step that decides; -1 when no body decides

  [[nodiscard]] bool feasible() const { return !conflict.has_value(); }
};

/// Plans what is not done. `from` is the first day on which something can be done (the start, or today).
/// `applies`: for each step; empty: whatever has a condition is unknown.
/// REQUIRES: `progress` is empty (nothing done) or has one entry for each step; the workflow was checked against the
/// organisation (every name is known).
[[nodiscard]] Plan make_plan(const definition::Organisation& world, const definition::Workflow& workflow,
                             const std::vector<StepProgress>& progress, Date from,
                             const std::vector<Applies>& applies = {});

}  // namespace besluit::planning
