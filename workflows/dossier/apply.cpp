// SPDX-License-Identifier: EUPL-1.2
// From an event to the next state. Total: an event that names what is not there changes nothing but the sequence.
// Everything that needed a calendar, a file or a clock was decided before and stands in the event.
#include "rules/terms/term.hpp"
#include "workflows/dossier/decide.hpp"
#include "workflows/dossier/fold.hpp"

#include <algorithm>
#include <utility>

namespace besluit::dossier {
namespace {

using definition::RungRule;

class Apply {
 public:
  Apply(Dossier& dossier, const Recorded& event) : dossier_(dossier), event_(event) {}

  void operator()(const Started& e) {
    dossier_.route = e.route;
    dossier_.organisation = e.organisation;
    dossier_.title = e.title;
    dossier_.workflow_hash = e.workflow_hash;
    dossier_.values = e.values;
    dossier_.parent = e.parent;
    dossier_.started_on = event_.effective_on;
    dossier_.steps.clear();
    for (std::size_t i = 0; i < e.steps.size(); ++i) {
      StepState step;
      step.id = e.steps[i];
      step.stage = i < e.stages.size() ? e.stages[i] : 0;
      dossier_.steps.push_back(std::move(step));
    }
  }

  void operator()(const Planned& e) {
    dossier_.plan_version = e.version;
    dossier_.feasible = e.feasible;
    dossier_.provisional = e.provisional;
    dossier_.conflict = e.conflict;
    for (const StepDates& dates : e.steps) {
      if (StepState* step = find(dates.step)) {
        step->meeting = dates.meeting;
        step->sending = dates.sending;
      }
    }
    settle_delivered(dossier_);
  }

  void operator()(const DeadlineSet& e) {
    Deadline deadline{e.name, e.legal, e.planning, e.owner, e.derivation, true, false, e.past_when_set, {}};
    for (const RungPlan& plan : e.rungs) deadline.rungs.push_back(Rung{plan, false, ""});
    dossier_.deadlines.push_back(std::move(deadline));
    if (ParticipantState* one = find(e.name.step, e.name.participant, "")) one->version = e.name.version;
    StepState* step = e.name.kind == DeadlineKind::reply ? nullptr : find(e.name.step);
    if (step != nullptr) step->versions[static_cast<std::size_t>(e.name.kind)] = e.name.version;
  }

  void operator()(const DeadlineClosed& e) {
    const auto found = running(e.name);
    if (found == dossier_.deadlines.end()) return;
    // Only who got an escalation may need a correction later; the rest is history and stands in the journal.
    std::erase_if(found->rungs,
                  [](const Rung& rung) { return !rung.sent || rung.plan.kind != RungRule::Kind::escalation; });
    found->running = false;
    if (found->rungs.empty()) dossier_.deadlines.erase(found);
  }

  void operator()(const StepOpened& e) {
    StepState* step = find(e.step);
    if (step == nullptr) return;
    step->opened_seq = step->held.empty() ? 0 : event_.seq;
    open_step(dossier_, dossier_.index_of(e.step), e.round);
    step->settles_on = e.settles_on;
    step->awaits = e.awaits;
    if (e.participants.empty() && e.parts.empty() && !e.settles_on) return;
    step->opened_on = event_.effective_on;
    if (e.participants.empty() && e.parts.empty()) return;
    // Several things asked of one body: as many lines, of nobody in particular.
    const std::vector<std::string> nobody{""};
    std::vector<ParticipantState> asked;
    for (const std::string& id : e.participants.empty() ? nobody : e.participants) {
      for (const std::string& part : e.parts.empty() ? nobody : e.parts) {
        const ParticipantState* known = step->participant(id, part);
        ParticipantState one;
        one.id = id;
        one.part = part;
        if (known != nullptr) one.version = known->version;
        asked.push_back(std::move(one));
      }
    }
    step->participants = std::move(asked);
  }

  void operator()(const StepHeld& e) { hold_step(dossier_, dossier_.index_of(e.step), e.waits_for); }

  void operator()(const OutcomeRecorded& e) {
    Act act{event_.seq, e.step, false, e.outcome, e.move, e.target, e.round, event_.effective_on, e.not_before, {}, {}};
    if (const StepState* step = find(e.step)) act.meeting = step->meeting;
    act.derived = !e.because.nl.empty();
    act.values = e.values;
    if (moves_plan(act.move)) act.agenda = agenda();
    fold_act(dossier_, act);
    dossier_.acts.push_back(std::move(act));
    settle_delivered(dossier_);
  }

  void operator()(const PapersDelivered& e) {
    Act act;
    act.seq = event_.seq;
    act.step = e.step;
    act.papers = true;
    act.on = event_.effective_on;
    if (const StepState* step = find(e.step)) {
      act.round = step->round;
      act.meeting = step->meeting;
    }
    dossier_.acts.push_back(std::move(act));
    settle_delivered(dossier_);
  }

  // Of a meeting the papers were handed in before, which is an act of its own.
  void operator()(const PapersSent& e) {
    (*this)(PapersDelivered{e.step, e.note});
    if (dossier_.acts.back().meeting) dossier_.acts.back().receipt = true;
    settle_delivered(dossier_);
  }

  void operator()(const Received& e) {
    Act act = participant_act(e.step, e.participant);
    act.receipt = true;
    keep(std::move(act));
  }
  void operator()(const Answered& e) {
    Act act = participant_act(e.step, e.participant);
    act.part = e.part;
    act.outcome = e.outcome;
    act.round = e.round;
    act.late = e.late;
    act.lapses_on = e.lapses_on;
    keep(std::move(act));
  }
  void operator()(const AnswerLapsed& e) {
    Act act = participant_act(e.step, e.participant);
    act.part = e.part;
    act.round = e.round;
    act.lapsed = true;
    keep(std::move(act));
  }
  void operator()(const AnswerPresumed& e) {
    Act act = participant_act(e.step, e.participant);
    act.part = e.part;
    act.outcome = e.outcome;
    act.round = e.round;
    act.silent = true;
    keep(std::move(act));
  }

  void operator()(const OutcomeCorrected& e) {
    const auto act = std::ranges::find(dossier_.acts, e.corrects, &Act::seq);
    if (act == dossier_.acts.end()) return;
    if (!act->participant.empty() || !act->part.empty()) return correct_participant(act, e);
    if (e.outcome && act->move == e.move && act->target == e.target && !e.judged_again) {
      relabel(*act, *e.outcome);
      act->values = e.values;
      act->derived = false;  // from now on somebody said so
      return;
    }
    const auto index = static_cast<std::size_t>(act - dossier_.acts.begin());
    const bool papers = act->papers;
    if (!act->agenda.empty()) restore(act->agenda);
    if (e.outcome) {
      if (!moves_plan(e.move)) act->agenda.clear();
      if (moves_plan(e.move) && act->agenda.empty()) act->agenda = agenda();
      act->outcome = *e.outcome;
      act->move = e.move;
      act->target = e.target;
      act->not_before = e.not_before;
      act->values = e.values;
      act->derived = false;
    } else {
      dossier_.acts.erase(act);
    }
    if (papers) {
      settle_delivered(dossier_);
      return;
    }
    refold(dossier_, index, e.corrects);
    if (dossier_.status == Status::ended && !is_over(dossier_)) {
      dossier_.status = Status::running;
      dossier_.result.clear();
    }
  }

  void operator()(const Acknowledged& e) {
    for (Deadline& deadline : dossier_.deadlines) {
      if (!deadline.running || deadline.name.step != e.step) continue;
      const bool known = std::ranges::find(deadline.seen_by, e.by) != deadline.seen_by.end();
      if (e.partly && !known) deadline.seen_by.push_back(e.by);
      if (e.partly) continue;
      deadline.acknowledged = true;
      deadline.seen_until = e.until;
      for (Rung& rung : deadline.rungs) {
        const bool armed = !rung.sent && rung.plan.settled == NotSent::none;
        const bool covered = rung.plan.unless_acknowledged && (!e.until || rung.plan.due <= *e.until);
        if (armed && covered) rung.plan.settled = NotSent::acknowledged;
      }
    }
  }

  void operator()(const Snoozed& e) {
    if (StepState* step = find(e.step)) step->snoozed_until = e.until;
  }

  void operator()(const DatePinned& e) {
    StepState* step = find(e.step);
    if (step == nullptr) return;
    step->pinned = e.day ? std::optional(Pin{*e.day, e.reason, event_.seq}) : std::nullopt;
  }

  void operator()(const Retargeted& e) {
    StepState* step = find(e.step);
    if (step == nullptr) return;
    step->chosen_meeting = e.meeting.first;
    std::erase(step->yielded, e.meeting.first);  // who chooses it does so knowingly
  }

  void operator()(const Yielded& e) {
    if (StepState* step = find(e.step)) step->yielded.push_back(e.meeting.first);
  }

  void operator()(const Suspended& e) {
    if (StepState* step = find(e.step)) step->suspended_on = event_.effective_on;
  }

  void operator()(const Resumed& e) {
    StepState* step = find(e.step);
    if (step == nullptr) return;
    step->suspended_on = std::nullopt;
    if (e.day) step->pinned = Pin{*e.day, suspension_reason(e.days), event_.seq};
  }

  void operator()(const RungFired& e) {
    const auto found = running(e.deadline);
    if (found == dossier_.deadlines.end() || e.rung < 0 || e.rung >= static_cast<int>(found->rungs.size())) return;
    Rung& rung = found->rungs[static_cast<std::size_t>(e.rung)];
    if (e.settled == NotSent::none) {
      rung.sent = true;
      rung.person = e.person;
    } else {
      rung.plan.settled = e.settled;
    }
  }

  void operator()(const NoticeRaised& e) {
    if (e.kind == NoticeKind::outcome_missing)
      if (StepState* step = find(e.step)) step->asked_on = event_.effective_on;
    if (e.kind != NoticeKind::correction) return;
    // The receiver was told that the escalation was unfounded: it needs no second correction.
    for (const NoticeLine& line : e.lines) {
      for (Deadline& deadline : dossier_.deadlines) {
        const bool same = deadline.name.step == line.step && deadline.name.kind == line.kind &&
                          deadline.name.participant == line.participant;
        if (deadline.running || !same) continue;
        std::erase_if(deadline.rungs, [&](const Rung& rung) { return rung.person == e.person; });
      }
    }
    std::erase_if(dossier_.deadlines,
                  [](const Deadline& deadline) { return !deadline.running && deadline.rungs.empty(); });
  }

  void operator()(const Ended& e) {
    dossier_.status = Status::ended;
    dossier_.result = e.result;
    forget_conflict();
  }
  void operator()(const Withdrawn&) {
    dossier_.status = Status::withdrawn;
    forget_conflict();
  }
  void operator()(const Rejected&) {}

  void operator()(const FactsSet& e) {
    // An act of no step: it can be taken back, and what is known is the fold of all of them.
    Act act;
    act.seq = event_.seq;
    act.on = event_.effective_on;
    act.values = e.values;
    dossier_.acts.push_back(std::move(act));
  }
  void operator()(const VoteRecorded&) {}
  void operator()(const Requested& e) {
    dossier_.requests.push_back({event_.seq, e.by, e.text, event_.effective_on, "", ""});
  }
  void operator()(const RequestAnswered& e) {
    const auto found = std::ranges::find(dossier_.requests, e.request, &RequestState::seq);
    if (found == dossier_.requests.end()) return;
    found->answer = e.answer;
    found->reason = e.reason;
  }
  void operator()(const ChildAsked& e) {
    dossier_.children.push_back({e.number, e.step, e.round, e.route, e.id, false});
  }
  void operator()(const ChildRefused& e) {
    const auto found = std::ranges::find(dossier_.children, e.number, &Child::number);
    if (found != dossier_.children.end()) found->refused = true;
  }
  void operator()(const Migrated& e) {
    dossier_.workflow_hash = e.workflow_hash;
    std::vector<StepState> were = std::move(dossier_.steps);
    dossier_.steps.clear();
    for (std::size_t i = 0; i < e.steps.size(); ++i) {
      const auto kept = std::ranges::find(were, e.steps[i], &StepState::id);
      StepState step;
      if (kept != were.end()) step = std::move(*kept);
      step.id = e.steps[i];
      step.stage = i < e.stages.size() ? e.stages[i] : 0;
      dossier_.steps.push_back(std::move(step));
    }
    // The stage that is open goes on under its new number.
    const auto open =
        std::ranges::find_if(dossier_.steps, [](const StepState& step) { return step.status == StepStatus::open; });
    if (open != dossier_.steps.end()) dossier_.stage = open->stage;
  }
  void operator()(const Watched& e) {
    if (std::ranges::find(dossier_.watchers, e.by) == dossier_.watchers.end()) dossier_.watchers.push_back(e.by);
  }

 private:
  [[nodiscard]] Act participant_act(const std::string& step, const std::string& participant) {
    Act act;
    act.seq = event_.seq;
    act.step = step;
    act.participant = participant;
    act.on = event_.effective_on;
    if (const StepState* state = find(step)) act.round = state->round;
    return act;
  }
  void keep(Act act) {
    fold_act(dossier_, act);
    dossier_.acts.push_back(std::move(act));
  }

  // One answer or receipt changes nothing but its own participant: what it means for the step is decided by the gate,
  // as an event of its own.
  void correct_participant(std::vector<Act>::iterator act, const OutcomeCorrected& e) {
    ParticipantState* one = find(act->step, act->participant, act->part);
    if (e.outcome) act->outcome = *e.outcome;
    if (one != nullptr && one->outcome_seq == act->seq) {
      one->outcome = e.outcome;
      if (!e.outcome) one->outcome_seq = 0;
      if (!e.outcome) one->outcome_on = Date{};
      one->silent = one->silent && e.outcome;
    } else if (one != nullptr && one->late_seq == act->seq) {
      one->late = e.outcome;
      if (!e.outcome) one->late_seq = 0;
      if (!e.outcome) one->late_on = Date{};
    } else if (act->receipt && !e.outcome) {
      StepState* step = find(act->step);
      for (std::size_t i = 0; step != nullptr && i < step->participants.size(); ++i) {
        ParticipantState& asked = step->participants[i];
        if (asked.received_seq != act->seq) continue;
        asked.received_on.reset();
        asked.received_seq = 0;
      }
    }
    if (!e.outcome) dossier_.acts.erase(act);
  }

  ParticipantState* find(const std::string& step, const std::string& participant, const std::string& part) {
    StepState* state = participant.empty() && part.empty() ? nullptr : find(step);
    if (state == nullptr) return nullptr;
    const auto found = std::ranges::find_if(state->participants, [&](const ParticipantState& one) {
      return one.id == participant && (one.part == part || part.empty());
    });
    return found == state->participants.end() ? nullptr : &*found;
  }

  StepState* find(const std::string& step) {
    const int index = dossier_.index_of(step);
    return index < 0 ? nullptr : &dossier_.steps[static_cast<std::size_t>(index)];
  }

  std::vector<Deadline>::iterator running(const DeadlineName& name) {
    return std::ranges::find_if(dossier_.deadlines, [&](const Deadline& d) { return d.running && d.name == name; });
  }

  static std::string suspension_reason(int days) {
    return terms::to_string({days, terms::Unit::days}, Language::nl) + " opgeschort";
  }

  // What is over cannot be infeasible any more.
  void forget_conflict() {
    dossier_.feasible = true;
    dossier_.conflict = Text{};
  }

  static bool moves_plan(definition::Move move) {
    return move == definition::Move::defer || move == definition::Move::back;
  }

  [[nodiscard]] std::vector<AgendaItem> agenda() const {
    std::vector<AgendaItem> items;
    for (const StepState& step : dossier_.steps) {
      if (step.meeting) items.push_back({step.id, *step.meeting});
    }
    return items;
  }

  // What the mistaken act moved stands on its old agenda again; the plan that follows keeps it there when it can.
  void restore(const std::vector<AgendaItem>& items) {
    for (StepState& step : dossier_.steps) {
      const auto item = std::ranges::find(items, step.id, &AgendaItem::step);
      step.meeting = item == items.end() ? std::nullopt : std::optional(item->meeting);
    }
  }

  void relabel(Act& act, definition::Outcome outcome) {
    act.outcome = outcome;
    for (StepState& step : dossier_.steps) {
      if (step.outcome && step.outcome_seq == act.seq) step.outcome = outcome;
    }
  }

  Dossier& dossier_;
  const Recorded& event_;
};

}  // namespace

Dossier apply(Dossier dossier, const Recorded& event) {
  dossier.last_seq = event.seq;
  dossier.last_at = event.at;
  std::visit(Apply(dossier, event), event.event);
  return dossier;
}

Dossier replay(std::string id, const std::vector<Recorded>& events) {
  Dossier dossier;
  dossier.id = std::move(id);
  for (const Recorded& event : events) dossier = apply(std::move(dossier), event);
  return dossier;
}

}  // namespace besluit::dossier
