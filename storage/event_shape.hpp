// SPDX-License-Identifier: EUPL-1.2
// The JSON shape of every event, described once for both directions. Private to record_codec.
// `must`: always written, required when read. `may`: left out when it has its default value, and stays so when read:
// a key that is added later is a `may`, so that journals written before it stay readable.
#pragma once

#include "workflows/dossier/event.hpp"

#include <type_traits>

namespace besluit::storage::shape {

/// T, const when the archive writes.
template <class A, class T>
using In = std::conditional_t<A::reads, T, const T>;

template <class A>
void describe(A& a, In<A, Text>& text) {
  a.must("nl", text.nl);
  a.must("en", text.en);
}

template <class A>
void describe(A& a, In<A, terms::Reason>& reason) {
  a.must("rule", reason.rule);
  a.must("from", reason.from);
  a.must("to", reason.to);
  a.may("detail", reason.detail);
}

template <class A>
void describe(A& a, In<A, dossier::RungPlan>& rung) {
  a.must("kind", rung.kind);
  a.must("text", rung.text);
  a.may("to", rung.to);
  a.may("unless_acknowledged", rung.unless_acknowledged);
  a.must("due", rung.due);
  a.may("not_sent", rung.settled);
  a.may("moved_by", rung.moved_by);
}

template <class A>
void describe(A& a, In<A, dossier::StepDates>& dates) {
  a.must("step", dates.step);
  a.may("body", dates.body);
  a.meeting(dates.body, dates.meeting);  // "meeting": its date, "meeting_id": body and first date
  a.may("sending", dates.sending);
}

template <class A>
void describe(A& a, In<A, dossier::NoticeLine>& line) {
  a.must("step", line.step);
  a.must("kind", line.kind);
  a.must("legal_date", line.legal);
  a.must("planning_date", line.planning);
  a.may("meeting", line.meeting);
  a.may("old_planning_date", line.old_planning);
  a.may("derivation", line.derivation);
  a.must("own", line.own);
  a.may("participant", line.participant);
}

// ---- the events ----

template <class A>
void describe(A& a, In<A, dossier::Started>& event) {
  a.must("route", event.route);
  a.must("organisation", event.organisation);
  a.must("title", event.title);
  a.must("workflow", event.workflow_hash);
  a.must("steps", event.steps);
  a.must("stages", event.stages);
  a.may("values", event.values);
  a.may("parent", event.parent);
}

template <class A>
void describe(A& a, In<A, dossier::Planned>& event) {
  a.must("version", event.version);
  a.must("feasible", event.feasible);
  a.may("provisional", event.provisional);
  a.may("conflict", event.conflict);
  a.must("steps", event.steps);
}

template <class A>
void describe(A& a, In<A, dossier::DeadlineSet>& event) {
  a.must("deadline", event.name);
  a.must("legal_date", event.legal);
  a.must("planning_date", event.planning);
  a.may("owner", event.owner);
  a.may("past_when_set", event.past_when_set);
  a.may("derivation", event.derivation);
  a.may("rungs", event.rungs);
}

template <class A>
void describe(A& a, In<A, dossier::DeadlineClosed>& event) {
  a.must("deadline", event.name);
  a.must("reason", event.reason);
  a.may("detail", event.detail);
}

template <class A>
void describe(A& a, In<A, dossier::StepOpened>& event) {
  a.must("step", event.step);
  a.must("round", event.round);
  a.may("participants", event.participants);
  a.may("parts", event.parts);
  a.may("settles_on", event.settles_on);
  a.may("awaits", event.awaits);
}

template <class A>
void describe(A& a, In<A, dossier::StepHeld>& event) {
  a.must("step", event.step);
  a.must("waits_for", event.waits_for);
}

template <class A>
void describe(A& a, In<A, dossier::FactsSet>& event) {
  a.must("values", event.values);
  a.may("note", event.note);
}

template <class A>
void describe(A& a, In<A, dossier::VoteRecorded>& event) {
  a.must("step", event.step);
  a.must("round", event.round);
  a.must("for", event.in_favour);
  a.must("against", event.against);
  a.may("blank", event.blank);
  a.may("absent", event.absent);
  a.may("by", event.by);
  a.must("verdict", event.verdict);
  a.must("sentence", event.sentence);
}

template <class A>
void describe(A& a, In<A, dossier::Requested>& event) {
  a.must("by", event.by);
  a.must("text", event.text);
}

template <class A>
void describe(A& a, In<A, dossier::RequestAnswered>& event) {
  a.must("request", event.request);
  a.must("answer", event.answer);
  a.may("reason", event.reason);
}

template <class A>
void describe(A& a, In<A, dossier::ChildAsked>& event) {
  a.must("number", event.number);
  a.must("step", event.step);
  a.must("round", event.round);
  a.must("route", event.route);
  a.must("id", event.id);
  a.may("values", event.values);
}

template <class A>
void describe(A& a, In<A, dossier::ChildRefused>& event) {
  a.must("number", event.number);
  a.must("sentence", event.sentence);
}

template <class A>
void describe(A& a, In<A, dossier::Watched>& event) {
  a.must("by", event.by);
}

template <class A>
void describe(A& a, In<A, dossier::PapersSent>& event) {
  a.must("step", event.step);
  a.may("note", event.note);
}

template <class A>
void describe(A& a, In<A, dossier::Received>& event) {
  a.must("step", event.step);
  a.must("participant", event.participant);
  a.may("note", event.note);
}

template <class A>
void describe(A& a, In<A, dossier::Answered>& event) {
  a.must("step", event.step);
  a.must("participant", event.participant);
  a.must("outcome", event.outcome);
  a.must("round", event.round);
  a.may("late", event.late);
  a.may("note", event.note);
  a.may("part", event.part);
  a.may("lapses_on", event.lapses_on);
}

template <class A>
void describe(A& a, In<A, dossier::AnswerLapsed>& event) {
  a.must("step", event.step);
  a.must("participant", event.participant);
  a.must("round", event.round);
  a.may("ground", event.ground);
  a.may("part", event.part);
}

template <class A>
void describe(A& a, In<A, dossier::AnswerPresumed>& event) {
  a.must("step", event.step);
  a.must("participant", event.participant);
  a.must("outcome", event.outcome);
  a.must("round", event.round);
  a.may("ground", event.ground);
  a.may("part", event.part);
}

template <class A>
void describe(A& a, In<A, dossier::Yielded>& event) {
  a.must("step", event.step);
  a.must("body", event.body);
  a.must("first", event.meeting.first);
  a.must("date", event.meeting.date);
  a.must("dossier", event.dossier);
}

template <class A>
void describe(A& a, In<A, dossier::OutcomeRecorded>& event) {
  a.must("step", event.step);
  a.must("outcome", event.outcome);
  a.must("round", event.round);
  a.may("note", event.note);
  a.must("move", event.move);
  a.may("target", event.target);
  a.may("not_before", event.not_before);
  a.may("because", event.because);
  a.may("values", event.values);
}

template <class A>
void describe(A& a, In<A, dossier::PapersDelivered>& event) {
  a.must("step", event.step);
  a.may("note", event.note);
}

template <class A>
void describe(A& a, In<A, dossier::OutcomeCorrected>& event) {
  a.must("corrects", event.corrects);
  a.must("step", event.step);
  a.may("outcome", event.outcome);
  a.must("move", event.move);
  a.may("target", event.target);
  a.may("not_before", event.not_before);
  a.may("reason", event.reason);
  a.may("values", event.values);
  a.may("judged_again", event.judged_again);
}

template <class A>
void describe(A& a, In<A, dossier::Acknowledged>& event) {
  a.must("step", event.step);
  a.may("by", event.by);
  a.may("until", event.until);
  a.may("partly", event.partly);
}

template <class A>
void describe(A& a, In<A, dossier::Snoozed>& event) {
  a.must("step", event.step);
  a.must("until", event.until);
}

template <class A>
void describe(A& a, In<A, dossier::Migrated>& event) {
  a.must("workflow_hash", event.workflow_hash);
  a.must("steps", event.steps);
  a.must("stages", event.stages);
  a.must("reason", event.reason);
}

template <class A>
void describe(A& a, In<A, dossier::DatePinned>& event) {
  a.must("step", event.step);
  a.may("day", event.day);
  a.may("term", event.term);
  a.must("reason", event.reason);
}

template <class A>
void describe(A& a, In<A, dossier::Retargeted>& event) {
  a.must("step", event.step);
  a.must("body", event.body);
  a.must("first", event.meeting.first);
  a.must("date", event.meeting.date);
  a.must("reason", event.reason);
}

template <class A>
void describe(A& a, In<A, dossier::Suspended>& event) {
  a.must("step", event.step);
  a.must("reason", event.reason);
}

template <class A>
void describe(A& a, In<A, dossier::Resumed>& event) {
  a.must("step", event.step);
  a.must("days", event.days);
  a.may("day", event.day);
}

template <class A>
void describe(A& a, In<A, dossier::RungFired>& event) {
  a.must("deadline", event.deadline);
  a.must("rung", event.rung);
  a.may("person", event.person);
  a.may("late", event.late);
  a.may("not_sent", event.settled);
  a.may("detail", event.detail);
}

template <class A>
void describe(A& a, In<A, dossier::NoticeRaised>& event) {
  a.must("id", event.id);
  a.must("kind", event.kind);
  a.must("role", event.role);
  a.may("person", event.person);
  a.may("step", event.step);
  a.may("why", event.why);
  a.may("lines", event.lines);
}

template <class A>
void describe(A& a, In<A, dossier::Ended>& event) {
  a.must("result", event.result);
}

template <class A>
void describe(A& a, In<A, dossier::Withdrawn>& event) {
  a.may("reason", event.reason);
}

template <class A>
void describe(A& a, In<A, dossier::Rejected>& event) {
  a.must("command", event.command);
  a.must("code", event.code);
  a.must("sentence", event.sentence);
}

}  // namespace besluit::storage::shape
