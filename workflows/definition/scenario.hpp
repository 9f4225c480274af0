// SPDX-License-Identifier: EUPL-1.2
// A scenario as a secretary writes it: what is given, what happens on which day, and what must then hold. Immutable.
// Places in the file go with everything that can fail.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/date.hpp"
#include "workflows/definition/ask.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace besluit::definition {

// ---- what happens ----------------------------------------------------------------------------------------------

/// An outcome, papers handed in or sent, an answer. `outcome` as `record` takes it: of a choice the option itself.
struct RecordAct {
  std::string step;
  std::string participant;  ///< empty: the step itself
  std::string outcome;
  std::optional<Date> on;  ///< the day it happened, when it is recorded later
  std::string part = {};   ///< which of the things that the step asks
  std::map<std::string, std::string> values = {};
  std::string note = {};
  std::string back_to = {};  ///< the route returns to this step, and `note` says why
};
/// Facts that become known without an outcome.
struct SetFactsAct {
  std::map<std::string, std::string> values;
  std::string note;
};
struct SkipAct {
  std::string step;
  std::string reason;
};
/// As counted, or (with `by`) by name.
struct VoteAct {
  std::string step;
  int in_favour = 0;
  int against = 0;
  int blank = 0;
  int absent = 0;
  std::map<std::string, std::string> by;  ///< participant -> "voor", "tegen", ...
  std::optional<Date> on;
};
/// How many came to the meeting; `members` 0: of as many as the body has.
struct AttendAct {
  std::string step;
  int present = 0;
  int members = 0;
  std::optional<Date> on;
};
struct RequestAct {
  std::string by;
  std::string text;
};
/// Of the last request that was not answered. `answer`: granted | declined.
struct AnswerRequestAct {
  std::string answer;
  std::string reason;
};
/// Another dossier begins beside the one of the scenario.
struct BeginAct {
  std::string route;
  std::map<std::string, std::string> values;
};
struct ReceiveAct {
  std::string step;
  std::string participant;
  std::optional<Date> on;
};
/// The last recording of the step (or of the participant) proves a mistake. No outcome: it is taken back.
struct CorrectAct {
  std::string step;
  std::string participant;
  std::optional<std::string> outcome;
  std::string reason;
};
/// No day: it is computed again.
struct SetDateAct {
  std::string step;
  std::optional<Date> day;
  std::string reason;
};
struct ExtendAct {
  std::string step;
  std::string term;  ///< "2 weken"
  std::string reason;
};
struct RetargetAct {
  std::string step;
  Date meeting{};
  std::string reason;
};
struct AcknowledgeAct {
  std::string step;
};
struct SuspendAct {
  std::string step;
  std::string reason;
};
struct ResumeAct {
  std::string step;
};
struct WithdrawAct {
  std::string reason;
};
/// `meeting` is the day on which it is held, or its identity.
struct MoveMeetingAct {
  std::string body;
  Date meeting{};
  Date to{};
  std::string reason;
};
struct CancelMeetingAct {
  std::string body;
  Date meeting{};
  std::string reason;
};
struct AddMeetingAct {
  std::string body;
  Date on{};
  std::optional<Date> second_of;  ///< of the body; it takes the items of that meeting
};

using Deed = std::variant<RecordAct, ReceiveAct, CorrectAct, SetDateAct, ExtendAct, RetargetAct, AcknowledgeAct,
                          SuspendAct, ResumeAct, WithdrawAct, MoveMeetingAct, CancelMeetingAct, AddMeetingAct,
                          SetFactsAct, SkipAct, VoteAct, AttendAct, RequestAct, AnswerRequestAct, BeginAct>;

/// Which dossier something is about: the scenario's own, or the last that began of another route.
using OfRoute = std::string;

struct ScenarioAct {
  Deed deed;
  OfRoute of;  ///< empty: the scenario's own dossier
  diagnostic::Span where;
};

// ---- what must hold --------------------------------------------------------------------------------------------

/// waiting | open | done
struct ExpectStanding {
  std::string step;
  std::string state;
};
/// No outcome: there is none (yet).
struct ExpectOutcome {
  std::string step;
  std::string participant;
  std::optional<Outcome> outcome;
  std::string part = {};
};
/// Which possibility of a choice was chosen.
struct ExpectOption {
  std::string step;
  std::string option;
};
/// A fact of the dossier; the value as a person types it.
struct ExpectValue {
  std::string name;
  std::string value;
};
/// The day of the meeting for which a step is planned.
struct ExpectMeeting {
  std::string step;
  Date day{};
};
/// The last day of a step or participant: handing in, for a task the day it must be done, for an answer the reply.
struct ExpectDate {
  enum class Which : std::uint8_t { planning, legal } which = Which::planning;
  std::string step;
  std::string participant;
  Date day{};
};
/// running | ended | withdrawn | absent (no dossier of that route has begun)
struct ExpectDossier {
  std::string state;
};
/// As written: an outcome, the name that the route gives, or "voltooid".
struct ExpectResult {
  std::string result;
};
struct ExpectFeasible {
  enum class Answer : std::uint8_t { no, yes } answer = Answer::yes;
};
/// Somebody got a notice since the moment before; with `on` on that day.
struct ExpectNotice {
  std::string to;    ///< role, person or body id, or a mail address
  std::string kind;  ///< token of the kind of notice; empty: any
  std::string step;  ///< empty: about whatever
  std::optional<Date> on;
};
/// How many notices went out since the moment before.
struct ExpectCount {
  std::size_t notices = 0;
  std::string to;  ///< empty: to everybody together
};
/// The last act of the moment was refused, with this code; where nothing is done on the first day: the start itself.
struct ExpectRefusal {
  std::string code;
};

using Fact = std::variant<ExpectStanding, ExpectOutcome, ExpectMeeting, ExpectDate, ExpectDossier, ExpectResult,
                          ExpectFeasible, ExpectNotice, ExpectCount, ExpectRefusal, ExpectOption, ExpectValue>;

struct Expectation {
  Fact fact;
  OfRoute of;              ///< empty: the scenario's own dossier
  diagnostic::Span where;  ///< of the value that says what is expected
};

// ---- the whole -------------------------------------------------------------------------------------------------

struct ScenarioMoment {
  Date day{};
  std::vector<ScenarioAct> acts;
  std::vector<Expectation> expected;
};

struct Scenario {
  /// What happens with steps that the scenario itself says nothing about.
  enum class Rest : std::uint8_t {
    nothing,  ///< nobody does anything
    planned,  ///< everybody does what is planned, on the day for which it is planned
  };
  std::string id;
  std::string title;
  std::string route;
  Date begin{};
  std::map<std::string, std::string> values;
  Rest rest = Rest::nothing;
  std::vector<ScenarioMoment> course;  ///< days do not run back
  diagnostic::Span where;              ///< of `gegeven`: where a dossier that does not start points
  std::string file;                    ///< as messages name it
};

}  // namespace besluit::definition
