// SPDX-License-Identifier: EUPL-1.2
// The kept form of a dossier's state, described once for both directions. Private to record_codec.
//
// It is JSON, made small: [version, [texts], [rung rules], numbers and arrays of numbers]. Every text stands once in
// the list of texts; everywhere else its index is written. What the rungs of a policy share (kind, words, addressee)
// stands once in the list of rung rules, as three numbers each. A date is its distance in days from the day the dossier
// started. Optional parts are announced by the bits of a number in front of them. Enumerations of the state machine are
// kept by number (checked below), those of the language by their word.
#pragma once

#include "storage/tokens.hpp"
#include "workflows/dossier/dossier.hpp"

#include <type_traits>

namespace besluit::storage::state {

inline constexpr int version = 1;  ///< a later version may append; the reader knows every earlier one

static_assert(static_cast<int>(dossier::Status::running) == 0 && static_cast<int>(dossier::Status::ended) == 1 &&
              static_cast<int>(dossier::Status::withdrawn) == 2);
static_assert(static_cast<int>(dossier::StepStatus::waiting) == 0 && static_cast<int>(dossier::StepStatus::open) == 1 &&
              static_cast<int>(dossier::StepStatus::done) == 2);
static_assert(static_cast<int>(dossier::DeadlineKind::papers) == 0 &&
              static_cast<int>(dossier::DeadlineKind::sending) == 1 &&
              static_cast<int>(dossier::DeadlineKind::task) == 2 &&
              static_cast<int>(dossier::DeadlineKind::target) == 3 &&
              static_cast<int>(dossier::DeadlineKind::statutory) == 4 &&
              static_cast<int>(dossier::DeadlineKind::agreed) == 5 &&
              static_cast<int>(dossier::DeadlineKind::reply) == 6);
static_assert(static_cast<int>(definition::Move::advance) == 0 && static_cast<int>(definition::Move::defer) == 1 &&
              static_cast<int>(definition::Move::end) == 2 && static_cast<int>(definition::Move::back) == 3 &&
              static_cast<int>(definition::Move::jump) == 4);
static_assert(static_cast<int>(RungKind::reminder) == 0 && static_cast<int>(RungKind::escalation) == 1);

inline constexpr unsigned kinds = 6;  ///< of deadlines; a state that was kept when there were four has no bits of more
static_assert(kinds == dossier::deadline_kinds);  // a reply is of a participant, which has a version of its own
/// The bit that says that a version of this kind follows. Between the first four and the others stand later optionals.
[[nodiscard]] constexpr unsigned version_bit(unsigned kind) {
  return kind < 4 ? 64U << kind : 8192U << (kind - 4);
}

template <class A, class T>
using In = std::conditional_t<A::reads, T, const T>;

/// One bit that is a field of the state.
template <class A>
void bit(unsigned bits, unsigned mask, In<A, bool>& field) {
  if constexpr (A::reads) field = (bits & mask) != 0;
}
/// One bit that says whether an optional follows.
template <class A, class T>
bool present(unsigned bits, unsigned mask, In<A, std::optional<T>>& field) {
  if constexpr (A::reads) {
    if ((bits & mask) != 0) field.emplace();
  }
  return field.has_value();
}

template <class A>
void describe(A& a, In<A, definition::Meeting>& meeting) {
  a.date(meeting.first);
  a.date(meeting.date);
}

template <class A>
void describe(A& a, In<A, Date>& day) {
  a.date(day);
}

template <class A>
void describe(A& a, In<A, std::string>& text) {
  a.text(text);
}

template <class A>
void describe(A& a, In<A, dossier::ParticipantState>& one) {
  unsigned bits = (one.received_on ? 1U : 0U) | (one.outcome ? 2U : 0U) | (one.late ? 4U : 0U) |
                  (one.silent ? 8U : 0U) | (!one.part.empty() ? 16U : 0U) | (one.lapses_on ? 32U : 0U);
  a.open();
  a.text(one.id);
  a.number(bits, 63);
  a.number(one.version);
  if ((bits & 16U) != 0) a.text(one.part);
  bit<A>(bits, 8, one.silent);
  if (present<A, Date>(bits, 1, one.received_on)) {
    a.date(*one.received_on);
    a.number(one.received_seq);
  }
  if (present<A, definition::Outcome>(bits, 2, one.outcome)) {
    a.outcome(*one.outcome);
    a.date(one.outcome_on);
    a.number(one.outcome_seq);
  }
  if (present<A, definition::Outcome>(bits, 4, one.late)) {
    a.outcome(*one.late);
    a.date(one.late_on);
    a.number(one.late_seq);
  }
  if (present<A, Date>(bits, 32, one.lapses_on)) a.date(*one.lapses_on);
  a.close();
}

template <class A>
void describe(A& a, In<A, dossier::Pin>& pin) {
  a.date(pin.day);
  a.text(pin.reason);
  a.number(pin.seq);
}

// Bits from 1024 on were added later: a state from before has none of them.
template <class A>
void describe(A& a, In<A, dossier::StepState>& step) {
  unsigned bits = (step.delivered ? 1U : 0U) | (step.outcome ? 2U : 0U) | (step.not_before ? 4U : 0U) |
                  (step.meeting ? 8U : 0U) | (step.sending ? 16U : 0U) | (step.outcome_on != Date{} ? 32U : 0U);
  for (unsigned kind = 0; kind < kinds; ++kind) bits |= step.versions[kind] != 0 ? version_bit(kind) : 0U;
  bits |= (step.pinned ? 1024U : 0U) | (step.chosen_meeting ? 2048U : 0U) | (step.suspended_on ? 4096U : 0U);
  bits |= (step.opened_on ? 32768U : 0U) | (!step.participants.empty() ? 65536U : 0U);
  bits |= (step.settles_on ? 131072U : 0U) | (!step.held.empty() ? 262144U : 0U);
  bits |= (!step.awaits.empty() ? 524288U : 0U) | (step.opened_seq != 0 ? 1048576U : 0U);
  bits |= (step.snoozed_until ? 2097152U : 0U) | (step.asked_on ? 4194304U : 0U);
  bits |= (!step.yielded.empty() ? 8388608U : 0U);
  a.open();
  a.text(step.id);
  a.number(bits, 16777215);
  a.number(step.stage);
  a.choice(step.status, 2);
  a.number(step.round);
  bit<A>(bits, 1, step.delivered);
  if (present<A, definition::Outcome>(bits, 2, step.outcome)) a.outcome(*step.outcome);
  if ((bits & 32U) != 0) a.date(step.outcome_on);
  a.number(step.outcome_seq);
  if (present<A, Date>(bits, 4, step.not_before)) a.date(*step.not_before);
  if (present<A, definition::Meeting>(bits, 8, step.meeting)) describe(a, *step.meeting);
  if (present<A, Date>(bits, 16, step.sending)) a.date(*step.sending);
  for (unsigned kind = 0; kind < kinds; ++kind)
    if ((bits & version_bit(kind)) != 0) a.number(step.versions[kind]);
  if (present<A, dossier::Pin>(bits, 1024, step.pinned)) describe(a, *step.pinned);
  if (present<A, Date>(bits, 2048, step.chosen_meeting)) a.date(*step.chosen_meeting);
  if (present<A, Date>(bits, 4096, step.suspended_on)) a.date(*step.suspended_on);
  if (present<A, Date>(bits, 32768, step.opened_on)) a.date(*step.opened_on);
  if ((bits & 65536U) != 0) a.list(step.participants);
  if (present<A, Date>(bits, 131072, step.settles_on)) a.date(*step.settles_on);
  if ((bits & 262144U) != 0) a.list(step.held);
  if ((bits & 524288U) != 0) a.text(step.awaits);
  if ((bits & 1048576U) != 0) a.number(step.opened_seq);
  if (present<A, Date>(bits, 2097152, step.snoozed_until)) a.date(*step.snoozed_until);
  if (present<A, Date>(bits, 4194304, step.asked_on)) a.date(*step.asked_on);
  if ((bits & 8388608U) != 0) a.list(step.yielded);
  a.close();
}

// Rungs and reasons are many and short: they stand without brackets in their list.
template <class A>
void describe(A& a, In<A, dossier::Rung>& rung) {
  unsigned bits = (rung.sent ? 1U : 0U) | (rung.plan.settled != dossier::NotSent::none ? 2U : 0U) |
                  (!rung.person.empty() ? 4U : 0U);
  a.rung_rule(rung.plan, bits);
  a.date(rung.plan.due);
  bit<A>(bits, 1, rung.sent);
  if ((bits & 2U) != 0) a.not_sent(rung.plan.settled);
  if ((bits & 4U) != 0) a.text(rung.person);
}

template <class A>
void describe(A& a, In<A, terms::Reason>& reason) {
  bool one_day = reason.from == reason.to;
  a.rule(reason.rule, one_day);
  a.date(reason.to);
  if (!one_day)
    a.date(reason.from);
  else if constexpr (A::reads)
    reason.from = reason.to;
  a.text(reason.detail);
}

template <class A>
void describe(A& a, In<A, dossier::DeadlineName>& name) {
  a.text(name.step);
  a.choice(name.kind, kinds);
  a.number(name.version);
}

template <class A>
void describe(A& a, In<A, dossier::Deadline>& deadline) {
  unsigned bits = (deadline.running ? 1U : 0U) | (deadline.acknowledged ? 2U : 0U) |
                  (deadline.past_when_set ? 4U : 0U) | (deadline.planning != deadline.legal ? 8U : 0U) |
                  (!deadline.name.participant.empty() ? 16U : 0U) | (deadline.seen_until ? 32U : 0U) |
                  (!deadline.seen_by.empty() ? 64U : 0U);
  a.open();
  describe(a, deadline.name);
  a.number(bits, 127);
  bit<A>(bits, 1, deadline.running);
  bit<A>(bits, 2, deadline.acknowledged);
  bit<A>(bits, 4, deadline.past_when_set);
  a.date(deadline.legal);
  if ((bits & 8U) != 0)
    a.date(deadline.planning);
  else if constexpr (A::reads)
    deadline.planning = deadline.legal;
  a.text(deadline.owner);
  if ((bits & 16U) != 0) a.text(deadline.name.participant);
  a.list(deadline.derivation);
  a.list(deadline.rungs);
  if (present<A, Date>(bits, 32, deadline.seen_until)) a.date(*deadline.seen_until);
  if ((bits & 64U) != 0) a.texts(deadline.seen_by);
  a.close();
}

template <class A>
void describe(A& a, In<A, dossier::AgendaItem>& item) {
  a.open();
  a.text(item.step);
  describe(a, item.meeting);
  a.close();
}

template <class A>
void describe(A& a, In<A, dossier::Act>& act) {
  unsigned bits = (act.papers ? 1U : 0U) | (!act.target.empty() ? 2U : 0U) | (act.not_before ? 4U : 0U) |
                  (act.meeting ? 8U : 0U) | (!act.agenda.empty() ? 16U : 0U) | (!act.participant.empty() ? 32U : 0U) |
                  (act.receipt ? 64U : 0U) | (act.late ? 128U : 0U) | (act.silent ? 256U : 0U) |
                  (act.derived ? 512U : 0U) | (!act.values.empty() ? 1024U : 0U) | (!act.part.empty() ? 2048U : 0U) |
                  (act.lapsed ? 4096U : 0U) | (act.lapses_on ? 8192U : 0U);
  a.open();
  a.number(bits, 16383);
  a.number(act.seq);
  a.text(act.step);
  bit<A>(bits, 1, act.papers);
  a.outcome(act.outcome);
  a.choice(act.move, 4);
  a.number(act.round);
  a.date(act.on);
  if ((bits & 2U) != 0) a.text(act.target);
  if (present<A, Date>(bits, 4, act.not_before)) a.date(*act.not_before);
  if (present<A, definition::Meeting>(bits, 8, act.meeting)) describe(a, *act.meeting);
  if ((bits & 16U) != 0) a.list(act.agenda);
  if ((bits & 32U) != 0) a.text(act.participant);
  bit<A>(bits, 64, act.receipt);
  bit<A>(bits, 128, act.late);
  bit<A>(bits, 256, act.silent);
  bit<A>(bits, 512, act.derived);
  if ((bits & 1024U) != 0) a.pairs(act.values);
  if ((bits & 2048U) != 0) a.text(act.part);
  bit<A>(bits, 4096, act.lapsed);
  if (present<A, Date>(bits, 8192, act.lapses_on)) a.date(*act.lapses_on);
  a.close();
}

template <class A>
void describe(A& a, In<A, dossier::Child>& child) {
  unsigned bits = child.refused ? 1U : 0U;
  a.open();
  a.number(bits, 1);
  bit<A>(bits, 1, child.refused);
  a.number(child.number);
  a.text(child.step);
  a.number(child.round);
  a.text(child.route);
  a.text(child.id);
  a.close();
}

template <class A>
void describe(A& a, In<A, dossier::RequestState>& request) {
  a.open();
  a.number(request.seq);
  a.text(request.by);
  a.text(request.text);
  a.date(request.on);
  a.text(request.answer);
  a.text(request.reason);
  a.close();
}

template <class A>
void describe(A& a, In<A, dossier::Dossier>& dossier) {
  unsigned bits = (dossier.feasible ? 1U : 0U) | (dossier.provisional ? 2U : 0U) |
                  (dossier.conflict != Text{} ? 4U : 0U) | (!dossier.values.empty() ? 8U : 0U) |
                  (!dossier.parent.empty() ? 16U : 0U) | (!dossier.children.empty() ? 32U : 0U) |
                  (!dossier.watchers.empty() ? 64U : 0U) | (!dossier.requests.empty() ? 128U : 0U);
  a.first_day(dossier.started_on);
  a.number(bits, 255);
  bit<A>(bits, 1, dossier.feasible);
  bit<A>(bits, 2, dossier.provisional);
  a.text(dossier.id);
  a.text(dossier.route);
  a.text(dossier.organisation);
  a.text(dossier.title);
  a.text(dossier.workflow_hash);
  a.choice(dossier.status, 2);
  a.text(dossier.result);
  a.number(dossier.stage);
  a.number(dossier.plan_version);
  a.number(dossier.last_seq);
  a.instant(dossier.last_at);
  if ((bits & 4U) != 0) {
    a.text(dossier.conflict.nl);
    a.text(dossier.conflict.en);
  }
  if ((bits & 8U) != 0) a.pairs(dossier.values);
  a.list(dossier.steps);
  a.list(dossier.deadlines);
  a.list(dossier.acts);
  if ((bits & 16U) != 0) a.text(dossier.parent);
  if ((bits & 32U) != 0) a.list(dossier.children);
  if ((bits & 64U) != 0) a.list(dossier.watchers);
  if ((bits & 128U) != 0) a.list(dossier.requests);
}

}  // namespace besluit::storage::state
