// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/interface_methods.hpp"

namespace besluit::engine {

std::string_view method_descriptions() {
  return R"idl(method Status(lang: ?string) -> (
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

# Starts a dossier. Without id it becomes <route>-<year>-<n>. title: what this one is about; parent: the dossier that it
# belongs to.
method Start(
  route: string,
  id: ?string,
  set: ?[string]string,
  title: ?string,
  parent: ?string,
  lang: ?string
) -> (
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
  parent: ?string,
  children: []Child,
  requests: []RequestRow,
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
# part: which of several things that the step asks. set: facts that become known with it. back_to: an earlier step to
# which the route returns now; the note says why.
method Record(
  dossier: string,
  step: string,
  outcome: string,
  on: ?string,
  note: ?string,
  participant: ?string,
  part: ?string,
  set: ?[string]string,
  back_to: ?string,
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

# Facts that become known without an outcome; what waited for them goes on.
method Facts(dossier: string, set: [string]string, note: ?string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# A vote of the body of a step, as counted, or by name (by: participant to "for", "against", "blank", "absent"). With a
# verdict the outcome is recorded; without a quorum the item stays open.
method Vote(
  dossier: string,
  step: string,
  for: ?int,
  against: ?int,
  blank: ?int,
  absent: ?int,
  by: ?[string]string,
  on: ?string,
  lang: ?string
) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# How many members came to a meeting, for every item that is open on its agenda. Without a quorum nothing was decided
# and the items stay open. of: how many members the body has, where the organisation does not say it. verdict: quorum,
# no-quorum, or nothing-open when no item of a running dossier is on the agenda.
method Attendance(body: string, meeting: string, present: int, of: ?int, lang: ?string) -> (
  verdict: string,
  items: []AttendedItem
)

# Somebody asks for something; nothing moves until it is answered.
method Request(dossier: string, by: string, text: string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# answer: granted or declined. seq: of the request, in the history.
method Answer(dossier: string, seq: int, answer: string, reason: string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# The dossier follows its route as the file has it now, or (`definition`) a version of its own: the text of a whole
# route file. What was done stays done.
method Migrate(dossier: string, reason: string, definition: ?string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# A task more in this dossier only: before another step, open together with it (beside), or last.
method AddStep(dossier: string, step: string, task: string, who: string, by: ?string, before: ?string,
  beside: ?string, reason: string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# The version of its route that the dossier follows, as a file.
method Definition(dossier: string, lang: ?string) -> (
  dossier: string,
  route: string,
  hash: string,
  present: bool,
  text: string
)

# Passes a step over that is not done.
method Skip(dossier: string, step: string, reason: string, lang: ?string) -> (
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
# nothing is swapped: changes are what it would do to the running dossiers. readable false: the files cannot be used.
method Reload(preview: ?bool, lang: ?string) -> (
  swapped: bool,
  readable: bool,
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
