// SPDX-License-Identifier: EUPL-1.2
// The state of one dossier: the fold of its events. A value; compare, copy and encode it freely.
#pragma once

#include "workflows/dossier/command.hpp"
#include "workflows/dossier/event.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace besluit::dossier {

enum class Status : std::uint8_t { running, ended, withdrawn };
[[nodiscard]] std::string token(Status status);

enum class StepStatus : std::uint8_t { waiting, open, done };
[[nodiscard]] std::string token(StepStatus status);

/// Where one of those who are asked stands; of a step that asks several things, where one of these stands.
struct ParticipantState {
  std::string id;    ///< empty where one body is asked several things
  std::string part;  ///< empty unless the step asks several things
  std::optional<Date> received_on;
  std::uint64_t received_seq = 0;
  std::optional<definition::Outcome> outcome;  ///< what counts; with `silent` nobody said it
  Date outcome_on{};
  std::uint64_t outcome_seq = 0;
  bool silent = false;
  std::optional<definition::Outcome> late;  ///< an answer after its term: shown apart
  Date late_on{};
  std::uint64_t late_seq = 0;
  int version = 0;                     ///< of its last deadline
  std::optional<Date> lapses_on = {};  ///< on that day `outcome` holds no more: a new council comes
  friend bool operator==(const ParticipantState&, const ParticipantState&) = default;
};

/// A date that somebody set by hand.
struct Pin {
  Date day{};
  std::string reason;
  std::uint64_t seq = 0;  ///< the event that set it: what sends the step back later ends it
  friend bool operator==(const Pin&, const Pin&) = default;
};

struct StepState {
  std::string id;
  int stage = 0;
  StepStatus status = StepStatus::waiting;
  int round = 0;                               ///< 0: never opened
  std::optional<definition::Outcome> outcome;  ///< of the last closed round; kept for view after a send-back
  std::uint64_t outcome_seq = 0;               ///< the event that closed it last
  Date outcome_on{};
  bool delivered = false;  ///< papers are in, for the meeting now planned
  std::optional<Date> not_before;
  std::optional<definition::Meeting> meeting;  ///< as planned
  std::optional<Date> sending;
  std::optional<Pin> pinned;           ///< a date set by hand; see `standing_pin`
  std::optional<Date> chosen_meeting;  ///< identity of the meeting that somebody chose for it
  std::optional<Date> suspended_on;    ///< since when its term does not run
  int versions[deadline_kinds] = {};   ///< last deadline version, by DeadlineKind; of a reply: see the participant
  std::optional<Date> opened_on;       ///< of a step that asks every participant
  std::vector<ParticipantState> participants;
  std::string awaits;                 ///< the dossier that the open step waits for
  std::optional<Date> settles_on;     ///< of the open round: see StepOpened
  std::uint64_t opened_seq = 0;       ///< the event by which it went on after it was held; else 0
  std::vector<std::string> held;      ///< its turn has come, but what it waits for is not known; empty: it is not held
  std::optional<Date> snoozed_until;  ///< notices about it wait until that day has come
  std::vector<Date> yielded;          ///< identities of the meetings that it left to another dossier
  std::optional<Date> asked_on;       ///< when somebody was last asked what its meeting, which is over, decided

  /// Without a part: of a participant that is asked several things, the first of them.
  [[nodiscard]] const ParticipantState* participant(std::string_view wanted, std::string_view part = {}) const;
  friend bool operator==(const StepState&, const StepState&) = default;
};

/// A rung that is still to come, or was settled.
struct Rung {
  RungPlan plan;
  bool sent = false;
  std::string person;  ///< who got it; empty unless sent
  friend bool operator==(const Rung&, const Rung&) = default;
};

/// A running deadline, or a closed one of which an escalation was sent (its receivers may need a correction).
struct Deadline {
  DeadlineName name;
  Date legal{};
  Date planning{};
  std::string owner;
  terms::Derivation derivation;
  bool running = true;
  bool acknowledged = false;
  bool past_when_set = false;
  std::vector<Rung> rungs;
  std::optional<Date> seen_until = {};    ///< of `acknowledged`: its last day; none: as long as the date holds
  std::vector<std::string> seen_by = {};  ///< persons who have seen it, where all of them must
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// A step's place on an agenda, as it was before an act that moves the plan.
struct AgendaItem {
  std::string step;
  definition::Meeting meeting;
  friend bool operator==(const AgendaItem&, const AgendaItem&) = default;
};

/// An outcome (or papers handed in, a receipt, an answer) as recorded, with what it did, so that it can be corrected:
/// the statuses of all steps are the fold of the acts (fold.hpp), so a correction changes one act and folds again.
struct Act {
  std::uint64_t seq = 0;
  std::string step;
  bool papers = false;  ///< papers handed in; `outcome` and `move` mean nothing then
  definition::Outcome outcome = definition::Outcome::done;
  definition::Move move = definition::Move::advance;
  std::string target;  ///< step for back, result for end
  int round = 1;
  Date on{};
  std::optional<Date> not_before;              ///< defer and back
  std::optional<definition::Meeting> meeting;  ///< as planned when it was recorded: where it was decided, or the
                                               ///< meeting that the papers are for
  std::vector<AgendaItem> agenda;              ///< defer and back: the plan before it, for when it proves a mistake
  std::string participant = {};  ///< whose receipt or answer it is; empty for what concerns the whole step
  bool receipt = false;  ///< they reached a participant; of the papers of a meeting: they went out to its members
  bool late = false;
  bool silent = false;   ///< the term ran out
  bool derived = false;  ///< an outcome that nobody recorded: it follows from answers, a condition or a day
  std::map<std::string, std::string> values = {};  ///< facts that became known with it
  std::string part = {};
  bool lapsed = false;  ///< the answer of this participant ended with its council
  std::optional<Date> lapses_on = {};
  friend bool operator==(const Act&, const Act&) = default;
};

/// A dossier that an outcome of this one asked for.
struct Child {
  int number = 0;
  std::string step;
  int round = 1;
  std::string route;
  std::string id;
  bool refused = false;  ///< it could not begin; the journal says why
  friend bool operator==(const Child&, const Child&) = default;
};

/// A request, and what was answered.
struct RequestState {
  std::uint64_t seq = 0;
  std::string by;
  std::string text;
  Date on{};
  std::string answer;  ///< granted | declined; empty: it waits for an answer
  std::string reason;
  friend bool operator==(const RequestState&, const RequestState&) = default;
};

/// The day on which is asked what the meeting of an open step decided, when nobody said so: the first working day after
/// it, and then every week. None: there is no meeting, or the step is not open.
[[nodiscard]] std::optional<Date> asks_on(const StepState& step);

struct Dossier {
  std::string id;
  std::string route;
  std::string organisation;
  std::string title;
  std::string workflow_hash;
  std::map<std::string, std::string> values;  ///< as given at the start; see `facts_of`
  Status status = Status::running;
  std::string result;  ///< when ended: outcome token or name
  int stage = 0;       ///< the stage that is open
  int plan_version = 0;
  bool feasible = true;
  bool provisional = false;
  Text conflict;
  Date started_on{};
  std::uint64_t last_seq = 0;
  Instant last_at{};
  std::vector<StepState> steps;
  std::vector<Deadline> deadlines;
  std::vector<Act> acts;  ///< in order of recording
  std::string parent;     ///< the dossier from whose decision it was born; may be empty
  std::vector<Child> children;
  std::vector<std::string> watchers;  ///< dossiers that wait for this one
  std::vector<RequestState> requests;
  friend bool operator==(const Dossier&, const Dossier&) = default;

  [[nodiscard]] int index_of(std::string_view step) const;
  /// The number of the next dossier that belongs to this one.
  [[nodiscard]] int next_child() const { return static_cast<int>(children.size()) + 1; }
  /// What is known now: the values of the start, and what the acts since then made known.
  [[nodiscard]] std::map<std::string, std::string> known_values() const;
  /// The earliest day on which a rung is armed or somebody's term is over; nullopt when nothing waits.
  [[nodiscard]] std::optional<Date> next_rung() const;
  [[nodiscard]] const Deadline* find(const DeadlineName& name) const;
};

}  // namespace besluit::dossier
