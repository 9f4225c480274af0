// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/interface.hpp"

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

std::string_view control_description() {
  // A compiler need not take a text that long in one piece, nor a reader.
  static const std::string whole = std::string{main_description()} + std::string{notices_description()};
  return whole;
}

std::string_view main_description() {
  return R"idl(# Asks and steers a running besluitd.
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
# apart and no longer counts.
type Participant (
  id: string,
  name: string,
  body: ?string,
  state: string,
  received_on: ?string,
  outcome: ?string,
  outcome_on: ?string,
  outcome_seq: ?int,
  reply_by: ?Dates,
  overdue: bool,
  late_outcome: ?string,
  late_on: ?string,
  late_seq: ?int
)

# One step of Show. state: waiting, open or done. body is null for a task.
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
  slack_days: ?int,
  dates: []OwnDate,
  target: bool,
  done: bool,
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

type MeetingRow (
  body: string,
  body_name: string,
  meeting: string,
  meeting_id: string,
  state: string,
  second_of: ?string,
  papers_due: ?string
)

method Status(lang: ?string) -> (
  version: string,
  organisation: string,
  zone: string,
  clock: string,
  now: string,
  wake_up: ?string,
  state_path: string,
  store: string,
  store_since: ?string,
  channel_problems: []string,
  load_messages: []string,
  routes: []string,
  started: string,
  loaded: string,
  dossiers: DossierCounts,
  notices: NoticeCounts
)

# Starts a dossier. Without id it becomes <route>-<year>-<n>.
method Start(route: string, id: ?string, set: ?[string]string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# state: running, ended or withdrawn; null is all.
method List(state: ?string, lang: ?string) -> (dossiers: []DossierRow)

method Show(dossier: string, lang: ?string) -> (
  dossier: string,
  workflow: string,
  title: string,
  state: string,
  result: ?string,
  feasible: bool,
  provisional: bool,
  overdue: bool,
  conflict: ?Conflict,
  started_on: string,
  values: [string]string,
  plan_version: int,
  last_seq: int,
  steps: []Step,
  next: ?Next,
  possible: []string
)

method Plan(dossier: string, lang: ?string) -> (
  dossier: ?string,
  workflow: string,
  title: string,
  from: string,
  feasible: bool,
  provisional: bool,
  target: ?Target,
  hops: []Hop,
  participants: []Asked,
  remarks: []string,
  closures: []Closure,
  conflict: ?Conflict,
  alternatives: []Alternative
)

# within: "3 weken", "10 working days"; null is everything. year: all dates of that year instead, done ones too.
method Agenda(within: ?string, year: ?int, lang: ?string) -> (items: []AgendaItem)

# outcome: an English token or its Dutch spelling. on: the day it happened; null is today.
# participant: whose answer it is, where the step asks every participant; "sent" says that the papers went to them.
method Record(
  dossier: string,
  step: string,
  outcome: string,
  on: ?string,
  note: ?string,
  participant: ?string,
  lang: ?string
) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# The papers of a step reached one of those who are asked: its own clock runs from that day.
method Receive(dossier: string, step: string, participant: string, on: ?string, note: ?string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# Corrects the recording with this number in the history; without outcome it is taken back.
method Correct(dossier: string, seq: int, outcome: ?string, reason: string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

method Withdraw(dossier: string, reason: string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# "Seen": ends what waits for it. by: the person who has seen it, needed where a policy wants everybody to.
method Acknowledge(dossier: string, step: string, by: ?string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# Sets the date of a step by hand (handing in; of a task the day it must be done); without date it is computed again.
method DeadlineSet(dossier: string, step: string, date: ?string, reason: string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# Lengthens the term of a task that has a date of its own, before it has passed. term: "2 weken".
method Extend(dossier: string, step: string, term: string, reason: string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# Another meeting of the body for a step. meeting: its date, or body/first-date.
method Retarget(dossier: string, step: string, meeting: string, reason: string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# The term of a step stands still until it is resumed. on: the first day that does not count; null is today.
method Suspend(dossier: string, step: string, reason: string, on: ?string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# on: the first day that counts again; null is today.
method Resume(dossier: string, step: string, on: ?string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# state: planned, past or cancelled. papers_due: the legal date for handing in; null where nothing is handed in any
# more.
method MeetingList(body: ?string, lang: ?string) -> (meetings: []MeetingRow)

# The five below show what they would do; with apply they do it, all dates and notices in one commit. keep: "D/STEP"
# leaves the date of that step as it is, for the reason given. The same once more changes nothing: changes are empty.
method MeetingMove(
  body: string,
  meeting: string,
  to: string,
  reason: ?string,
  keep: ?[]string,
  apply: ?bool,
  lang: ?string
) -> (
  changes: []Change,
  feasible: bool,
  conflict: ?Conflict,
  infeasible: []Infeasible,
  cause: ?string,
  applied: bool
)

# Its items go to the body's next meeting.
method MeetingCancel(
  body: string,
  meeting: string,
  reason: ?string,
  keep: ?[]string,
  apply: ?bool,
  lang: ?string
) -> (
  changes: []Change,
  feasible: bool,
  conflict: ?Conflict,
  infeasible: []Infeasible,
  cause: ?string,
  applied: bool
)

# second_of: the meeting without a quorum whose items and papers it takes (Gemeentewet art. 20 lid 2).
method MeetingAdd(
  body: string,
  on: string,
  second_of: ?string,
  reason: ?string,
  keep: ?[]string,
  apply: ?bool,
  lang: ?string
) -> (
  changes: []Change,
  feasible: bool,
  conflict: ?Conflict,
  infeasible: []Infeasible,
  cause: ?string,
  applied: bool
)

# Another term for one meeting. which: papers (the default) or sending.
method MeetingTerm(
  body: string,
  meeting: string,
  term: string,
  which: ?string,
  reason: ?string,
  keep: ?[]string,
  apply: ?bool,
  lang: ?string
) -> (
  changes: []Change,
  feasible: bool,
  conflict: ?Conflict,
  infeasible: []Infeasible,
  cause: ?string,
  applied: bool
)

# added and gone: "body/date"; moved: "body/first-date=new-date".
method MeetingImport(
  added: ?[]string,
  moved: ?[]string,
  gone: ?[]string,
  reason: ?string,
  keep: ?[]string,
  apply: ?bool,
  lang: ?string
) -> (
  changes: []Change,
  feasible: bool,
  conflict: ?Conflict,
  infeasible: []Infeasible,
  cause: ?string,
  applied: bool
)

# Each event: seq, at, effective_on, actor, type, and the fields of its type. Without dossier: the organisation's own.
method History(dossier: ?string, after: ?int, lang: ?string) -> (events: []object)

# participant: one of those whom the step asks; null: the step's own date.
method WhyDate(dossier: string, step: string, participant: ?string, lang: ?string) -> (
  dossier: string,
  step: string,
  participant: ?string,
  kind: string,
  legal_date: string,
  planning_date: string,
  overdue: bool,
  sentence: string,
  derivation: []Reason,
  deadlines: []DeadlineStory
)

# Whether the answers are enough to go on. verdict: yes, no or undecided; awaited: who can still change it.
method WhyGate(dossier: string, step: string, lang: ?string) -> (
  dossier: string,
  step: string,
  rule: string,
  verdict: string,
  sentence: string,
  reasons: []GateReason,
  missing: []string,
  awaited: []string
)

method WhyNotice(id: string, lang: ?string) -> (notice: Notice, sentence: string)

method Notices(dossier: ?string, id: ?string, lang: ?string) -> (notices: []Notice)

# Reads the routes again: all or nothing. swapped false: the old definitions stay, messages say why. With preview
# nothing is swapped: changes are what it would do to the running dossiers.
method Reload(preview: ?bool, lang: ?string) -> (
  swapped: bool,
  routes: int,
  messages: []string,
  changes: []Change,
  feasible: bool,
  conflict: ?Conflict,
  infeasible: []Infeasible
)

# Replays the journal and compares it with everything that was derived from it. findings are empty when all is well.
method Verify(lang: ?string) -> (streams: int, events: int, rungs: int, notices: int, findings: []Finding)

# Every event after it was recorded, until the caller hangs up. Must be called with more.
method Watch(lang: ?string) -> (dossier: ?string, event: object)

# clock: system or virtual.
method Clock(lang: ?string) -> (clock: string, now: string, zone: string, wake_up: ?string)

# Moves a virtual clock: to a date (the end of that day) or a moment, or by "7d", "2w", "12h".
method ClockAdvance(to: ?string, by: ?string, lang: ?string) -> (now: string)

# The command was understood and refused; nothing was recorded but the refusal. code: see `besluitctl explain --list`.
error Rejected (code: string, sentence: string, possible: []string)

# kind: dossier, route, step, event, notice, participant, meeting, body.
error NotFound (kind: string, name: string, sentence: string, possible: []string)

# Nothing was recorded; try again later. fault: busy, full, read-only, conflict, too-new, corrupt or io.
error StoreUnavailable (fault: string, message: string)

error NotPossible (sentence: string)
)idl";
}

}  // namespace besluit::engine
