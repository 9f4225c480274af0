// SPDX-License-Identifier: EUPL-1.2
// What can be decided about one dossier. Events carry everything that was decided (dates, reasons, addressees), so
// that `apply` never asks a calendar, a file or a clock. One closed variant: a new event breaks the build wherever it
// matters.
#pragma once

#include "rules/terms/term.hpp"
#include "workflows/definition/ask.hpp"
#include "workflows/definition/organisation.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace besluit::dossier {

/// Why a rung or a notice was not sent. Closed list; tokens in `reason_token`.
enum class NotSent : std::uint8_t {
  none,              ///< it was sent, or may still be
  superseded,        ///< the deadline moved; `detail` names the new deadline
  before_date_set,   ///< its moment lay before the date was set
  step_done,         ///< the step was done in time for this rung
  papers_delivered,  ///< the papers are in
  acknowledged,      ///< somebody said: seen
  withdrawn,         ///< the dossier was withdrawn
  route_ended,       ///< the route ended before it
  merged,            ///< another rung of the same step on the same day was sent instead; `detail` names it
  sent_back,         ///< the step was set back to before it began
  nobody,            ///< nobody fills the role
  suspended,         ///< the term was suspended
  skipped,           ///< the step was passed over
  missed,            ///< its day passed while nothing could go out, and the policy sends none of its kind afterwards
  jumped,            ///< somebody went to a higher rung at once; `detail` names it
};
/// English token ("superseded", "before-date-set", ...), and a Dutch and English sentence with `detail` filled in.
[[nodiscard]] std::string reason_token(NotSent reason);
[[nodiscard]] std::optional<NotSent> reason_named(std::string_view token);
[[nodiscard]] Text reason_sentence(NotSent reason, const std::string& detail);
[[nodiscard]] std::vector<NotSent> all_not_sent();

enum class DeadlineKind : std::uint8_t {
  papers,     ///< handing in, for a meeting; of a step that asks every participant: sending the papers to them
  sending,    ///< sending out
  task,       ///< the day on which a task must be done: agreed, or because what follows needs it
  target,     ///< streefdatum; binds nobody
  statutory,  ///< the last day that a law gives, for a task or for a body's own act
  agreed,     ///< the day on or before which a body must have met
  reply,      ///< the last day on which one of those who are asked can answer
};
/// Those that a step has itself: a reply is of a participant.
inline constexpr std::size_t deadline_kinds = 6;
[[nodiscard]] std::string token(DeadlineKind kind);
[[nodiscard]] std::optional<DeadlineKind> deadline_kind_named(std::string_view token);

/// One planned rung of one deadline.
struct RungPlan {
  definition::RungRule::Kind kind = definition::RungRule::Kind::reminder;
  std::string text;  ///< the policy's own words
  std::string to;    ///< role, body or person id, or bare address
  bool unless_acknowledged = false;
  Date due{};                       ///< the day it is sent, after moving; at the organisation's send time
  NotSent settled = NotSent::none;  ///< not armed from the start, and why
  std::string moved_by = {};        ///< the closure before which it goes out: "recess Zomer", "office Kerst"; or empty
  friend bool operator==(const RungPlan&, const RungPlan&) = default;
};
/// "Het gaat eerder dan het beleid zegt, omdat de dag in het reces 'Zomer' valt."; empty when nothing moved it.
[[nodiscard]] Text moved_sentence(const RungPlan& plan);

/// A deadline is named `<step>/<kind>-<version>` within its dossier; that of a participant
/// `<step>/<participant>/<kind>-<version>`.
struct DeadlineName {
  std::string step;
  DeadlineKind kind = DeadlineKind::papers;
  int version = 1;
  std::string participant = {};
  /// The same clock or papers, whatever the version.
  [[nodiscard]] bool same_line(const DeadlineName& other) const {
    return step == other.step && kind == other.kind && participant == other.participant;
  }
  friend auto operator<=>(const DeadlineName&, const DeadlineName&) = default;
};
[[nodiscard]] std::string to_string(const DeadlineName& name);
[[nodiscard]] std::optional<DeadlineName> parse_deadline_name(std::string_view text);

// ---- the events -----------------------------------------------------------------------------------------------

struct Started {
  std::string route;
  std::string organisation;
  std::string title;
  std::string workflow_hash;
  std::vector<std::string> steps;             ///< ids, in order
  std::vector<int> stages;                    ///< of each step
  std::map<std::string, std::string> values;  ///< facts as given, in text form
  std::string parent = {};                    ///< the dossier from whose decision it was born
};

/// The dates of one step as planned; absent parts are unknown or do not exist.
struct StepDates {
  std::string step;
  std::string body;
  std::optional<definition::Meeting> meeting;
  std::optional<Date> sending;  ///< day of sending out (equal to handing in when the body has one date)
};

/// The plan as it now stands for the steps that are not done. Only sent when something in it changed.
struct Planned {
  int version = 1;  ///< 1 at the start, then one more for each re-plan
  bool feasible = true;
  bool provisional = false;
  Text conflict;  ///< the sentence; both empty when feasible
  std::vector<StepDates> steps;
};

struct DeadlineSet {
  DeadlineName name;
  Date legal{};
  Date planning{};
  std::string owner;  ///< role that owes it
  terms::Derivation derivation;
  bool past_when_set = false;  ///< arms nothing; the dossier is flagged
  std::vector<RungPlan> rungs;
};

/// The rungs that are still armed become not-sent with `reason`.
struct DeadlineClosed {
  DeadlineName name;
  NotSent reason = NotSent::step_done;
  std::string detail;  ///< the deadline that supersedes it, ...
};

struct StepOpened {
  std::string step;
  int round = 1;                               ///< 2 after the route came back to it
  std::vector<std::string> participants = {};  ///< those who are asked from now on; they stay so for this round
  std::vector<std::string> parts = {};         ///< what is asked of each of them, or of the body
  std::string awaits = {};                     ///< the dossier that is waited for
  std::optional<Date> settles_on = {};  ///< when it is settled without anybody: the day that is waited for, or the day
                                        ///< after a written round
};

/// The turn of a step has come, but its condition is not known yet.
struct StepHeld {
  std::string step;
  std::vector<std::string> waits_for;  ///< names of facts and outcomes, as the condition has them
};

/// An outcome, and what it moves. `round` is the round of the step that it closes.
struct OutcomeRecorded {
  std::string step;
  definition::Outcome outcome = definition::Outcome::done;
  int round = 1;
  std::string note;
  definition::Move move = definition::Move::advance;
  std::string target;              ///< step for back, result for end
  std::optional<Date> not_before;  ///< defer and back: the decided meeting's day, only a later one will do
  /// What decided it: the answers, a condition, a day that came. Both empty: a person recorded the outcome.
  Text because = {};
  std::map<std::string, std::string> values = {};  ///< facts that became known with it
};

/// The papers of a step went to all who are asked, or to the members of the body that meets.
struct PapersSent {
  std::string step;
  std::string note;
};
/// ... and reached one of them: its own clock runs from the day it happened.
struct Received {
  std::string step;
  std::string participant;
  std::string note;
};
/// One of those who are asked answered. `late`: after its own term; kept and shown apart, but it no longer counts.
struct Answered {
  std::string step;
  std::string participant;
  definition::Outcome outcome = definition::Outcome::view;
  int round = 1;
  bool late = false;
  std::string note;
  std::string part = {};
  std::optional<Date> lapses_on = {};  ///< first day of the next council, where the answer ends with the present one
};
/// Its term ran out without an answer, and that means `outcome` by `ground`.
struct AnswerPresumed {
  std::string step;
  std::string participant;
  definition::Outcome outcome = definition::Outcome::no_view;
  int round = 1;
  std::string ground;
  std::string part = {};
};

/// A new council has come, and with the old one its answer ended: this one is awaited again.
struct AnswerLapsed {
  std::string step;
  std::string participant;
  int round = 1;
  std::string ground;
  std::string part = {};
};

/// The papers of a body step were handed in. Ends the papers ladder, not the step.
struct PapersDelivered {
  std::string step;
  std::string note;
};

/// `corrects` is the sequence number of the recorded outcome. Without `outcome` the recording is taken back.
struct OutcomeCorrected {
  std::uint64_t corrects = 0;
  std::string step;
  std::optional<definition::Outcome> outcome;
  definition::Move move = definition::Move::advance;
  std::string target;
  std::optional<Date> not_before;
  std::string reason;
  std::map<std::string, std::string> values = {};  ///< facts that the right outcome makes known
  bool judged_again = false;  ///< move and target are the same, but what follows is judged again by what is now known
};

struct Acknowledged {
  std::string step;
  std::string by = {};             ///< person who has seen it; empty: whoever gave the command
  std::optional<Date> until = {};  ///< last day on which that holds; none: as long as the date does
  bool partly = false;             ///< others who were told have not seen it yet, and the policy wants them all
};

/// Notices about the step wait until that day has come.
struct Snoozed {
  std::string step;
  Date until{};
};

/// Somebody set the date of a step by hand (handing in; of a task the day it must be done), or let it go again.
struct DatePinned {
  std::string step;
  std::optional<Date> day;  ///< none: the date is computed again
  std::string term;         ///< by how much it was extended ("2 weken"); empty when the day itself was given
  std::string reason;
};

/// Another meeting of the body than the one the route names.
struct Retargeted {
  std::string step;
  std::string body;
  definition::Meeting meeting;
  std::string reason;
};

/// `effective_on` is the first day that does not count.
struct Suspended {
  std::string step;
  std::string reason;
};
/// `effective_on` is the first day that counts again. `days` were suspended; a date of the task's own moved with them.
struct Resumed {
  std::string step;
  int days = 0;
  std::optional<Date> day;  ///< the task's own date from now on; none: the step has none of its own
};

/// A rung was claimed: its notice stands in the outbox from the same transaction on. `merged` are rungs of the same
/// step that would have gone out on the same day.
struct RungFired {
  DeadlineName deadline;
  int rung = 0;                     ///< index into the deadline's rungs
  std::string person;               ///< person id, or a bare address; empty: nobody was found (`settled` says so)
  bool late = false;                ///< fired on a later day than it was due (downtime)
  NotSent settled = NotSent::none;  ///< nobody, merged: it was not sent after all
  std::string detail;
};

/// Kinds of notices: those of the ladders, of a dossier, and of the organisation.
enum class NoticeKind : std::uint8_t {
  reminder,
  escalation,
  dates,
  infeasible,
  withdrawn,
  correction,
  moved,              ///< a date that was told before has moved
  announcement,       ///< for information (bericht aan): the route says who must know
  request,            ///< a question: somebody asks for something, and who must answer reads it
  assigned,           ///< a task has begun
  invitation,         ///< to a written round
  late_paper,         ///< papers that come after the others
  answer,             ///< to a request, to whoever made it
  ended,              ///< the route has ended
  outcome,            ///< what was decided about a step
  outcome_corrected,  ///< what was said of an outcome was wrong
  outcome_missing,    ///< the meeting is over, and nobody recorded what it decided
  question,           ///< to each council or college that a step asks: what is asked, and what silence means
  delivery_failed,    ///< to the admin: a notice could not be delivered
  channel_failing,    ///< to the admin: nothing gets through one channel
  silence_ending,     ///< to its author
  hand_over,          ///< to who takes over from somebody who is away
  digest,             ///< several notices of one day in one
};
/// Kinds that are not about one dossier.
[[nodiscard]] constexpr bool is_of_organisation(NoticeKind kind) {
  return kind >= NoticeKind::delivery_failed && kind != NoticeKind::digest;
}
[[nodiscard]] std::string token(NoticeKind kind);
[[nodiscard]] std::optional<NoticeKind> notice_kind_named(std::string_view token);

/// One notice to one role outside the ladders. Lines are facts; the sentences are made when it is composed.
struct NoticeLine {
  std::string step;
  DeadlineKind kind = DeadlineKind::papers;
  Date legal{};
  Date planning{};
  std::optional<Date> meeting;
  std::optional<Date> old_planning;  ///< the date this role was told before
  terms::Derivation derivation;
  bool own = true;  ///< the role owes it (false: it is the body's own date)
  std::string participant = {};
};
struct NoticeRaised {
  std::string id;  ///< within the dossier: "dates-2/directie"
  NoticeKind kind = NoticeKind::dates;
  std::string role;    ///< as addressed: role, body, person or address
  std::string person;  ///< resolved; empty: nobody was found
  std::string step;    ///< may be empty
  Text why;            ///< one sentence: the cause
  std::vector<NoticeLine> lines;
};

/// `result` is an outcome's token or the name the route gives ("niet-ingesteld"); "completed" when the last step is
/// done.
struct Ended {
  std::string result;
};
struct Withdrawn {
  std::string reason;
};
/// A command was refused. `command` is its name; `code` of the closed list in command.hpp.
struct Rejected {
  std::string command;
  std::string code;
  Text sentence;
};

/// Facts became known without an outcome.
struct FactsSet {
  std::map<std::string, std::string> values;
  std::string note;
};
/// How a body voted on a step. What follows from it is an outcome of its own, or nothing: without a quorum the item
/// stays open.
struct VoteRecorded {
  std::string step;
  int round = 1;
  int in_favour = 0;
  int against = 0;
  int blank = 0;
  int absent = 0;
  std::map<std::string, std::string> by;  ///< participant -> stand, when it was voted by name
  std::string verdict;                    ///< adopted, rejected, postponed, no-quorum, invalid, ... (rules/votes)
  Text sentence;
};
struct Requested {
  std::string by;
  std::string text;
};
struct RequestAnswered {
  std::uint64_t request = 0;  ///< sequence number of the request
  std::string answer;         ///< granted | declined
  std::string reason;
};
/// An outcome asked for another dossier; the engine starts it under this id.
struct ChildAsked {
  int number = 0;  ///< from 1 within this dossier
  std::string step;
  int round = 1;  ///< of the step
  std::string route;
  std::string id;
  std::map<std::string, std::string> values;
};
/// It could not begin.
struct ChildRefused {
  int number = 0;
  Text sentence;
};
/// Another dossier waits for this one.
struct Watched {
  std::string by;
};

/// The dossier follows another definition of its route from now on. What was done stays done.
struct Migrated {
  std::string workflow_hash;
  std::vector<std::string> steps;  ///< ids, in order
  std::vector<int> stages;         ///< of each step
  std::string reason;
};

/// Its body has an item of another dossier on that meeting with which it does not share one: it goes to another.
struct Yielded {
  std::string step;
  std::string body;
  definition::Meeting meeting;
  std::string dossier;  ///< the other
};

using Event = std::variant<Started, Planned, DeadlineSet, DeadlineClosed, StepOpened, OutcomeRecorded, PapersDelivered,
                           OutcomeCorrected, Acknowledged, DatePinned, Retargeted, Suspended, Resumed, RungFired,
                           NoticeRaised, Ended, Withdrawn, Rejected, PapersSent, Received, Answered, AnswerPresumed,
                           StepHeld, FactsSet, VoteRecorded, Requested, RequestAnswered, ChildAsked, ChildRefused,
                           Watched, Snoozed, Migrated, AnswerLapsed, Yielded>;

/// The event's type in JSON and journal: "started", "deadline-set", ...
[[nodiscard]] std::string type_of(const Event& event);
[[nodiscard]] std::vector<std::string> all_event_types();

/// An event with its circumstances. `seq` counts from 1 within its dossier.
struct Recorded {
  std::uint64_t seq = 0;
  Instant at{};         ///< when it was recorded; never runs backwards within a stream
  Date effective_on{};  ///< the day it happened
  std::string actor;    ///< "uid 1000 (jansen)", or "besluitd"
  std::string world;    ///< hash of the organisation it was decided in
  Event event;
};

}  // namespace besluit::dossier
