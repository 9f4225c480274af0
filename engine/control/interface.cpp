// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/interface.hpp"

#include "engine/control/interface_methods.hpp"

#include <string>

namespace besluit::engine {

std::string_view service_description() {
  return R"idl(# What every Varlink service can be asked.
interface org.varlink.service

method GetInfo() -> (vendor: string, product: string, version: string, url: string, interfaces: []string)
method GetInterfaceDescription(interface: string) -> (description: string)

error InterfaceNotFound (interface: string)
error MethodNotFound (method: string)
error MethodNotImplemented (method: string)
error InvalidParameter (parameter: string)
error PermissionDenied ()
error ExpectedMore ()
)idl";
}

namespace {

constexpr std::string_view types = R"idl(# Asks and steers a running besluitd.
#
# Dates are YYYY-MM-DD, instants RFC 3339 with an offset; what is absent is null. States and kinds are closed lists of
# English tokens: see `besluitctl explain --list`. Sentences are Dutch, or English with lang "en".
# Reading asks for the group besluitd, recording for besluitd-clerk, steering for besluitd-admin.
interface nl.besluitd.Control

# A meeting keeps its identity (body and first date) when it moves.
type Dates (legal_date: string, planning_date: string)

# One link of the reasons behind a date.
type Reason (rule: string, article: ?string, from: string, to: string, text: string)

# A fact that somebody can change. kind: meeting or term.
type Fact (kind: string, id: string, value: string, text: string)
type FirstPossible (body: string, meeting: string, meeting_id: string, papers_due: string)

# The smallest set of facts that cannot hold together.
type Conflict (facts: []Fact, sentence: string, first_possible: ?FirstPossible)

# What must be done first: the planning date of the earliest deadline.
type Next (date: string, step: string)

type StepRow (id: string, state: string, outcome: ?string)

# One line of List. state: running, ended or withdrawn.
type DossierRow (
  dossier: string,
  workflow: string,
  title: string,
  state: string,
  result: ?string,
  feasible: bool,
  overdue: bool,
  steps: []StepRow,
  next: ?Next
)

# One of those whom a step asks. state: asked, received, answered or silent (the term ran out). A late answer stands
# apart and no longer counts. part: which of several things that are asked; then id is null where one body is asked.
type Participant (
  id: ?string,
  name: ?string,
  part: ?string,
  part_title: ?string,
  body: ?string,
  state: string,
  received_on: ?string,
  outcome: ?string,
  outcome_on: ?string,
  outcome_seq: ?int,
  reply_by: ?Dates,
  overdue: bool,
  late_outcome: ?string,
  earlier: [](round: int, outcome: string, on: string),
  late_on: ?string,
  late_seq: ?int
)

# A dossier that an outcome of this one started. refused: it could not begin; the history says why.
type Child (dossier: string, workflow: string, step: string, refused: bool)

# A request, and what was answered: granted, declined, or null while it waits.
type RequestRow (seq: int, by: string, text: string, on: string, answer: ?string, reason: ?string)

# One step of Show. state: waiting, open or done. body is null for a task. held_for: its turn has come, but these facts
# or outcomes, which its condition reads, are not known. settles_on: when it is settled by itself. applies: yes, no or
# unknown, by what is known of its condition; a step that waits and does not apply is of a branch that was not taken.
type Step (
  id: string,
  title: string,
  ask: string,
  who: ?string,
  body: ?string,
  body_name: ?string,
  state: string,
  round: int,
  outcome: ?string,
  outcome_on: ?string,
  outcome_seq: ?int,
  meeting: ?string,
  meeting_id: ?string,
  papers_due: ?Dates,
  sent_out: ?string,
  delivered: bool,
  acknowledged: bool,
  overdue: bool,
  feasible: bool,
  waiting_on: []string,
  held_for: []string,
  settles_on: ?string,
  applies: string,
  participants: []Participant
)

# What is due, and on whom. kind: papers, sending, task, target, statutory, agreed, reply or meeting.
# Of a year also what is done, and meetings without a dossier.
type AgendaItem (
  dossier: ?string,
  title: ?string,
  step: ?string,
  step_title: ?string,
  kind: string,
  body: ?string,
  body_name: ?string,
  waiting_on: []string,
  legal_date: string,
  planning_date: string,
  overdue: bool,
  days_late: int,
  acknowledged: bool,
  participant: ?string,
  done: bool,
  outcome: ?string
)

type Target (step: string, body: string, meeting: ?string)

# A date that the route itself gives to a step. kind: statutory, agreed or target. words: of the document, where it
# names no day. main: the day that a task is planned for.
type OwnDate (legal_date: string, planning_date: string, kind: string, words: ?string, main: bool)

# Days in which nobody is reminded; it moves no date. kind: recess or closure.
type Closure (kind: string, name: string, from: string, until: string)

# One step of a plan. A task has no body and no meeting. Slack: calendar days since the meeting before.
# applies: yes, no or unknown, by what is known of its condition (only_if). answers_until: last day of a written round.
type Hop (
  step: string,
  title: string,
  ask: string,
  who: ?string,
  body: ?string,
  body_name: ?string,
  meeting: ?string,
  meeting_id: ?string,
  papers_due: ?Dates,
  sent_out: ?string,
  sending: ?Dates,
  expected: ?Dates,
  answers_until: ?string,
  slack_days: ?int,
  dates: []OwnDate,
  target: bool,
  done: bool,
  applies: string,
  only_if: ?string,
  every: ?string,
  derivation: []Reason
)

# One of those whom a step asks. reply_by: the last day of its own clock (the law's); last_meeting: the last meeting of
# its body in which it can still answer in time.
type Asked (
  step: string,
  id: string,
  name: string,
  body: string,
  last_meeting: ?string,
  last_meeting_id: ?string,
  reply_by: ?string,
  reply_by_planning: ?string,
  received_on: ?string,
  answered: bool,
  required: bool,
  derivation: []Reason
)

# One reason behind a gate. holds: yes, no or undecided; need: how many are enough, have: how many there are, open: how
# many can still be added.
type GateReason (rule: string, article: ?string, holds: string, have: int, need: int, of: int, open: int, text: string)

# A way out of a plan that cannot be made: the commands to type, and the plan that they give.
type Alternative (ways: []string, sentence: string, plan: object)

# One notice, or one rung that was not sent. state: sent, pending, failed or not-sent. rung is null outside ladders.
type Notice (
  id: string,
  dossier: string,
  step: ?string,
  rung: ?string,
  kind: string,
  to: ?string,
  role: ?string,
  channel: ?string,
  due: string,
  state: string,
  reason_code: string,
  reason: string,
  attempts: int,
  next_try: ?string,
  settled: ?string
)

type DossierCounts (running: int, ended: int, withdrawn: int, infeasible: int, overdue: int)
type NoticeCounts (pending: int, trying_again: int, failed: int)
type Finding (subject: string, problem: string)

# One deadline of a step, as it was set. state: running or closed.
type DeadlineStory (
  name: string,
  kind: string,
  owner: ?string,
  legal_date: string,
  planning_date: string,
  set_at: string,
  set_by: string,
  state: string,
  closed_at: ?string,
  reason_code: ?string,
  reason: ?string,
  derivation: []Reason,
  sentence: string
)

# One date that a change moves. kind: papers, sending, task, target or meeting. new is null where the date lapses.
type Change (
  dossier: string,
  step: string,
  participant: ?string,
  kind: string,
  old: ?string,
  new: ?string,
  slack_old: ?int,
  slack_new: ?int,
  told: []string
)

# A dossier that a change leaves without a plan; was_feasible false: it had none before either.
type Infeasible (dossier: string, was_feasible: bool, conflict: Conflict)

type AttendedItem (dossier: string, step: string, sentence: ?string, problem: ?string)

type MeetingRow (
  body: string,
  body_name: string,
  meeting: string,
  meeting_id: string,
  state: string,
  second_of: ?string,
  papers_due: ?string
)

)idl";

}  // namespace

std::string_view control_description() {
  static const std::string whole =
      std::string{types} + std::string{method_descriptions()} + std::string{notices_description()};
  return whole;
}

}  // namespace besluit::engine
