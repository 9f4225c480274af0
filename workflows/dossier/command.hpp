// SPDX-License-Identifier: EUPL-1.2
// What people can ask of one dossier, and how it is refused.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/terms/date.hpp"
#include "workflows/definition/ask.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace besluit::dossier {

struct Start {
  std::string id;                             ///< the dossier's id, unique; made by the caller
  std::map<std::string, std::string> values;  ///< --set
  std::string parent = {};                    ///< the dossier from whose decision it was born
  std::string title = {};                     ///< what this one is about; empty: the route's title
};
/// `outcome` as typed: English token, Dutch spelling, delivered / aangeleverd, or sent / verzonden.
struct Record {
  std::string step;
  std::string outcome;
  std::optional<Date> on;  ///< default: today
  std::string note;
  std::string participant = {};                    ///< whose answer it is, where a step asks every participant
  std::string part = {};                           ///< which of the things that the step asks
  std::map<std::string, std::string> values = {};  ///< --set: facts that become known with it
  /// An earlier step to which the route returns now, whatever it says of this outcome; then `note` says why.
  std::string back_to = {};
};
/// Facts that become known without an outcome.
struct SetFacts {
  std::map<std::string, std::string> values;
  std::string note;
};
/// A vote of a body, as counted, or by name.
struct Vote {
  std::string step;
  int in_favour = 0;
  int against = 0;
  int blank = 0;
  int absent = 0;
  std::map<std::string, std::string> by = {};  ///< participant -> "for", "tegen", ...; then the counts are not used
  std::optional<Date> on = {};                 ///< default: today
};
/// How many members came to the meeting of the step's body. Without a quorum the item stays open.
struct Attend {
  std::string step;
  int present = 0;
  int members = 0;              ///< of the body; 0: as many as there are participants, where they are its members
  std::optional<Date> on = {};  ///< default: the day of the meeting
};
/// Somebody asks for something ("verplaats de vergadering"): nothing moves until it is answered.
struct Request {
  std::string by;  ///< participant, body, role or person
  std::string text;
};
struct AnswerRequest {
  std::uint64_t seq = 0;
  std::string answer;  ///< granted / toegewezen, declined / afgewezen
  std::string reason;
};
// Between dossiers; made by the engine, never by a person.
/// What a wait step waits for has come.
struct Observe {
  std::string step;
  Text sentence;
};
/// Another dossier waits for this one.
struct Watch {
  std::string by;
};
/// Somebody began a dossier that belongs to this one (a toezegging, extra work).
struct Adopt {
  std::string route;
  std::string id;
};
/// Another dossier has an item on the meeting of this step, and the two do not share one (niet samen met).
struct Yield {
  std::string step;
  Date meeting{};       ///< its identity
  std::string dossier;  ///< the other
};
/// A dossier that was to follow could not begin.
struct RefuseChild {
  int number = 0;
  Text sentence;
};
/// Passes a step over that is not done.
struct Skip {
  std::string step;
  std::string reason;
};
/// The papers of a step reached one of those who are asked.
struct Receive {
  std::string step;
  std::string participant;
  std::optional<Date> on;  ///< default: today
  std::string note;
};
struct Correct {
  std::uint64_t seq = 0;
  std::optional<std::string> outcome;  ///< none: take the recording back
  std::string reason;
};
struct Withdraw {
  std::string reason;
};
struct Acknowledge {
  std::string step;
  std::string by = {};  ///< person who has seen it; needed where the policy wants everybody
};
/// Notices about the step wait until that day has come.
struct Snooze {
  std::string step;
  Date until{};
};
/// A higher rung goes out at once.
struct Escalate {
  std::string step;
  std::string rung = {};  ///< its words ("na 5 werkdagen"); empty: the next one
};

/// Sets the date of a step by hand, or (without a day) lets it be computed again.
struct SetDate {
  std::string step;
  std::optional<Date> day;
  std::string reason;
};
/// Lengthens the term of a task that has a date, before it has passed.
struct Extend {
  std::string step;
  std::string term;  ///< as typed: "2 weken"
  std::string reason;
};
/// Another meeting for a body step: by its date, or by its identity.
struct Retarget {
  std::string step;
  std::string meeting;  ///< as typed: "2024-09-11" or "ab/2024-09-11"
  std::string reason;
};
struct Suspend {
  std::string step;
  std::optional<Date> on;  ///< default: today
  std::string reason;
};
struct Resume {
  std::string step;
  std::optional<Date> on;  ///< default: today
};

/// The dossier follows its route as the file has it now. The setting's workflow is the new one.
struct Migrate {
  std::string reason;
};

using Command = std::variant<Start, Record, Correct, Withdraw, Acknowledge, Receive, SetDate, Extend, Retarget, Suspend,
                             Resume, Skip, SetFacts, Vote, Request, AnswerRequest, Observe, Watch, RefuseChild, Snooze,
                             Escalate, Attend, Migrate, Adopt, Yield>;
[[nodiscard]] std::string name_of(const Command& command);  ///< "start", "record", ...

enum class Refusal : std::uint8_t {
  dossier_exists,
  guard_false,
  guard_unknown,
  unknown_value,
  bad_value,
  unknown_step,
  step_not_open,
  unknown_outcome,
  outcome_not_allowed,
  dossier_ended,
  date_in_future,
  date_before_start,
  unknown_seq,
  not_correctable,
  later_steps_recorded,
  reason_missing,
  nothing_to_acknowledge,
  already_delivered,
  not_a_body_step,
  text_too_long,
  unknown_dossier,
  unknown_route,
  bad_id,
  unknown_participant,
  participant_needed,  ///< the step asks every participant: say whose answer it is
  no_participants,     ///< the step does not ask participants
  already_answered,
  already_received,
  date_before_sending,
  no_date,  ///< the step has no date to set or to lengthen
  date_after_meeting,
  papers_late,         ///< they had to be in sooner, and the body takes none that are late
  route_unreadable,    ///< a version of its own that somebody gave is not right
  nothing_to_migrate,  ///< the dossier follows the present definition
  step_in_use,         ///< the new definition misses or changes a step that was begun
  before_meeting,      ///< the body has not met yet, and does not meet on that day
  date_passed,
  bad_term,
  unknown_meeting,
  not_suspended,
  already_suspended,
  unknown_body,
  unknown_part,
  part_needed,   ///< the step asks several things: say which
  value_needed,  ///< the step fixes facts that are not known yet
  no_values,     ///< nothing was given
  no_vote,       ///< this step is not decided by a vote
  bad_vote,      ///< the numbers do not fit
  request_answered,
  bad_answer,
  note_needed,  ///< "anders" was chosen: say what
  bad_meeting,  ///< the change of a meeting cannot be: on a day that has one, ...
  unknown_person,
  unknown_silence,
  unknown_absence,
  bad_period,           ///< it ends before it begins, or lasts too long
  nothing_to_escalate,  ///< no higher rung is left, or there is none of that name
  unknown_notice,
  not_failed,  ///< the notice need not be tried again
};
[[nodiscard]] std::string token(Refusal refusal);
[[nodiscard]] std::vector<Refusal> all_refusals();

/// Why not, and what is possible now (commands as a person types them, after the dossier's id).
struct Rejection {
  Refusal code = Refusal::unknown_step;
  Text sentence;
  std::vector<std::string> possible;
};

}  // namespace besluit::dossier
