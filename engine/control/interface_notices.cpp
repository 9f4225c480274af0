// SPDX-License-Identifier: EUPL-1.2
// The part of the description about notices and people.
#include "engine/control/interface.hpp"

namespace besluit::engine {

std::string_view notices_description() {
  return R"idl(
# What would go out: a notice (or a rung that is not sent) with its moment and words.
type Rehearsed (
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
  settled: ?string,
  at: string,
  subject: ?string,
  text: ?string
)

# One message that was tried through a channel, and what the other side said.
type Tried (id: string, subject: string, to: string, delivered: bool, detail: ?string)

# state: waiting, running or ended. goes_to: who gets the notices meanwhile; null: nobody.
type Absence (
  number: int,
  person: string,
  from: string,
  until: string,
  deputy: ?string,
  goes_to: ?string,
  reason: ?string,
  author: ?string,
  state: string
)
# held: the notices that wait in it now.
type Silence (
  number: int,
  dossier: ?string,
  step: ?string,
  person: ?string,
  from: string,
  until: string,
  reason: string,
  author: string,
  state: string,
  held: []string
)

# Notices about a step wait until that day has come.
method Snooze(dossier: string, step: string, until: string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# A higher rung goes out at once. rung: its words; null is the next one.
method Escalate(dossier: string, step: string, rung: ?string, lang: ?string) -> (
  dossier: string,
  feasible: bool,
  conflict: ?Conflict,
  next: ?Next,
  possible: []string,
  events: []object
)

# Why somebody got nothing on a day (null: today). notices: what was due for that person, wherever it went.
method WhyNone(person: string, on: ?string, lang: ?string) -> (
  person: string,
  on: string,
  sent: bool,
  absent: bool,
  sentences: []string,
  notices: []Notice
)

# Tries again what was given up; id null: all of it.
method NoticesRetry(id: ?string, lang: ?string) -> (retried: []string)

# What would go out about a dossier when nobody does anything meanwhile. count: 10 when null, at most 200.
method NotifyPreview(dossier: string, count: ?int, lang: ?string) -> (notices: []Rehearsed)

# What would go out about a dossier that is started now with these facts; nothing is started.
method RoutesTest(route: string, set: ?[string]string, count: ?int, lang: ?string) -> (notices: []Rehearsed)

# One test message through a channel. to: a person or an address; null: the caller.
method NotifyTest(channel: string, to: ?string, lang: ?string) -> (channel: string, delivered: bool, messages: []Tried)

# An exercise: the coming notices of a dossier, marked [PROEF], to the caller (or `to`) and to nobody else.
method Drill(dossier: string, to: ?string, channel: ?string, count: ?int, lang: ?string) -> (
  channel: string,
  delivered: bool,
  messages: []Tried
)

# Who is away: notices go to whoever takes over. until: the last day. deputy null: the one that the file names.
method AbsenceList(lang: ?string) -> (absences: []Absence)
method AbsenceAdd(
  person: string,
  from: string,
  until: string,
  deputy: ?string,
  reason: ?string,
  lang: ?string
) -> (absences: []Absence, sentence: ?string)
method AbsenceEnd(number: int, reason: ?string, lang: ?string) -> (absences: []Absence, sentence: ?string)

# Which notices wait: about a dossier, a step of it, to a person; all null: every one. until: the last day.
method SilenceList(lang: ?string) -> (silences: []Silence)
method SilenceAdd(
  dossier: ?string,
  step: ?string,
  person: ?string,
  from: ?string,
  until: string,
  reason: string,
  lang: ?string
) -> (silences: []Silence, sentence: ?string)
method SilenceEnd(number: int, reason: ?string, lang: ?string) -> (silences: []Silence, sentence: ?string)
)idl";
}

}  // namespace besluit::engine
