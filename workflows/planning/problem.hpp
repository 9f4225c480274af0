// SPDX-License-Identifier: EUPL-1.2
// The question that a plan answers, looked up once: every step with its body, its fixed meeting and its bounds.
// Private to this room.
#pragma once

#include "workflows/planning/plan.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace besluit::planning {

/// One of those whom a step asks.
struct AskedOne {
  const definition::Participant* who = nullptr;
  const definition::Body* body = nullptr;
  std::optional<Date> received;
  bool answered = false;
  bool required = false;  ///< without its answer the gate cannot be met, whatever the others say
};

/// One step as the schedule sees it. Points into the organisation and the workflow, which must outlive it.
struct Node {
  const definition::Step* step = nullptr;
  const definition::Body* body = nullptr;  ///< null for a task, and for a step that asks every participant
  /// `body` when the step leaves meetings to other dossiers: without those. Copies of the node share it.
  std::shared_ptr<const definition::Body> without_them;
  const definition::Meeting* anchor = nullptr;  ///< the meeting the route names; null: none is named, or none exists
  const definition::Meeting* kept = nullptr;    ///< its papers are in for this meeting
  std::vector<definition::OwnDate> dates;       ///< as they now stand, `in_order`
  std::optional<Date> within_from;              ///< `due` is its term after a step that was done on this day
  std::optional<Date> pinned;                   ///< of a body step: handing in, set by hand
  const std::string* pinned_reason = nullptr;   ///< not null exactly when the date was set by hand
  std::optional<Date> not_before;               ///< only a meeting after this day will do
  Date earliest{};                              ///< its papers or its work cannot be asked for before this day
  Date done_on{};                               ///< only when `done`
  int stage = 0;
  bool done = false;
  bool skipped = false;             ///< done, and nothing happened: it bounds nothing
  bool passes = false;              ///< it takes no time of its own: nobody is asked anything
  std::optional<Date> wait_day{};   ///< of a wait: nothing that comes after it can be done before this day
  std::optional<Date> round_end{};  ///< of a written round that has begun: its last day
  bool delivered = false;
  bool waits = false;      ///< it is its turn or its papers are in: a meeting that has passed waits for its record
  bool moved_on = false;   ///< `anchor` is the first meeting after `not_before`, not the one that the route names
  bool by_choice = false;  ///< somebody chose `anchor` for this dossier
  bool anchored = false;   ///< the route names a meeting, so `anchor` null means that it is missing
  const definition::Meeting* in_place_of =
      nullptr;                    ///< `anchor` is the next meeting after this one, which was cancelled
  bool inherits = false;          ///< goes to a second meeting with the papers of the first: it has no papers date
  bool limited = false;           ///< the route names none, but a last day: the last meeting on or before it decides
  std::vector<AskedOne> asked{};  ///< empty unless the step asks every participant
  std::optional<Date> sent_on{};  ///< the papers went to them on this day
  std::optional<Date> opened_on{};
  bool follows = false;  ///< of a stage after the last deciding meeting that can come about beside it: planned from
                         ///< the working day after it

  [[nodiscard]] bool same_body(const Node& other) const {
    return body != nullptr && other.body != nullptr && body->id == other.body->id;
  }
  /// The own date of this kind; null when there is none.
  [[nodiscard]] const definition::OwnDate* date(definition::OwnDate::Kind kind) const;
};

struct Problem {
  Date from{};
  std::vector<Node> nodes;   ///< parallel to the workflow's steps; stages do not decrease
  int floating_target = -1;  ///< no step names a meeting: the first meeting of this step that can be made decides
  bool branches = false;     ///< some of the nodes that still count exclude each other

  /// Can both come about? Of two branches of one choice neither waits for the other.
  [[nodiscard]] bool together(int one, int other) const {
    return !branches || nodes[one].skipped || nodes[other].skipped || !nodes[one].step->excludes_step(other);
  }
};

/// The day on which the clock of `one` began, or is planned to begin when the papers go out on `sending`; and why.
[[nodiscard]] terms::Reason clock_start(const Node& node, const AskedOne& one, std::optional<Date> sending);

/// A step that does not apply counts as skipped. REQUIRES: `applies` has one entry for each step.
[[nodiscard]] Problem make_problem(const definition::Organisation& world, const definition::Workflow& workflow,
                                   const std::vector<StepProgress>& progress, Date from,
                                   const std::vector<Applies>& applies);

/// For each node the stage of the last deciding meeting that can come about beside it; -1 when there is none.
[[nodiscard]] std::vector<int> deciding_stages(const Problem& problem);

/// The same question where no streefdatum counts.
[[nodiscard]] Problem without_targets(Problem problem);

/// The meetings of a body around a day; null when there is none. Meetings are ordered by date.
[[nodiscard]] const definition::Meeting* last_until(const definition::Body& body, Date day);
[[nodiscard]] const definition::Meeting* first_after(const definition::Body& body, Date day);

}  // namespace besluit::planning
