// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/fold.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

using definition::Move;

// The identity of a meeting that may be missing.
std::optional<Date> identity(const std::optional<definition::Meeting>& meeting) {
  if (!meeting) return std::nullopt;
  return meeting->first;
}

// Does `act` put `step` back to before its papers counted?
bool resets(const Dossier& dossier, const Act& act, const StepState& step) {
  if (!is_outcome(act)) return false;
  if (act.move == Move::defer) return act.step == step.id;
  if (act.move != Move::back) return false;
  const int target = dossier.index_of(act.target);
  return target >= 0 && step.stage >= dossier.steps[static_cast<std::size_t>(target)].stage;
}

void close_step(StepState& step, const Act& act) {
  step.outcome = act.outcome;
  step.outcome_seq = act.seq;
  step.outcome_on = act.on;
  step.status = StepStatus::done;
  if (!step.held.empty()) step.opened_seq = act.seq;
  step.held.clear();
}

// A receipt or an answer of one participant.
void fold_participant(StepState& step, const Act& act) {
  if (act.receipt) {
    // Of several things that are asked, all came with the same papers.
    for (ParticipantState& one : step.participants) {
      if (one.id != act.participant) continue;
      one.received_on = act.on;
      one.received_seq = act.seq;
    }
    return;
  }
  const auto found = std::ranges::find_if(step.participants, [&](const ParticipantState& one) {
    return one.id == act.participant && one.part == act.part;
  });
  if (found == step.participants.end()) return;
  if (act.lapsed) {
    // The new council is asked as the old one was; its clock begins with it.
    found->outcome.reset();
    found->lapses_on.reset();
    found->silent = false;
    found->late.reset();
    found->received_on = act.on;
    found->received_seq = act.seq;
  } else if (act.late) {
    found->late = act.outcome;
    found->late_on = act.on;
    found->late_seq = act.seq;
  } else {
    found->outcome = act.outcome;
    found->outcome_on = act.on;
    found->outcome_seq = act.seq;
    found->silent = act.silent;
    found->lapses_on = act.lapses_on;
  }
}

void forget_answers(StepState& step) {
  for (ParticipantState& one : step.participants) {
    ParticipantState fresh;
    fresh.id = std::move(one.id);
    fresh.part = std::move(one.part);
    fresh.version = one.version;
    one = std::move(fresh);
  }
}

// What a jump passes over is done, without an outcome of its own.
void skip_between(Dossier& dossier, int from, const Act& act) {
  const int target = dossier.index_of(act.target);
  if (target < 0) return;
  const int until = dossier.steps[static_cast<std::size_t>(target)].stage;
  for (StepState& step : dossier.steps) {
    if (step.stage <= from || step.stage >= until || step.status == StepStatus::done) continue;
    close_step(step, act);
    step.outcome = definition::Outcome::skipped;
  }
}

void later_of(std::optional<Date>& limit, const std::optional<Date>& day) {
  if (day && (!limit || *limit < *day)) limit = day;
}

}  // namespace

bool is_outcome(const Act& act) {
  return !act.papers && act.participant.empty() && act.part.empty() && !act.step.empty();
}

std::optional<int> stage_in_turn(const Dossier& dossier) {
  if (is_over(dossier)) return std::nullopt;
  std::optional<int> stage;
  for (const StepState& step : dossier.steps) {
    if (step.status != StepStatus::done && (!stage || step.stage < *stage)) stage = step.stage;
  }
  return stage;
}

std::optional<int> stage_to_open(const Dossier& dossier) {
  const auto stage = stage_in_turn(dossier);
  if (!stage) return std::nullopt;
  const bool waits = std::ranges::any_of(dossier.steps, [&](const StepState& step) {
    return step.stage == *stage && step.status == StepStatus::waiting && step.held.empty();
  });
  return waits ? stage : std::nullopt;
}

bool is_over(const Dossier& dossier) {
  const auto outcome =
      std::find_if(dossier.acts.rbegin(), dossier.acts.rend(), [](const Act& act) { return is_outcome(act); });
  if (outcome != dossier.acts.rend() && outcome->move == Move::end) return true;
  return !dossier.steps.empty() &&
         std::ranges::all_of(dossier.steps, [](const StepState& step) { return step.status == StepStatus::done; });
}

void open_step(Dossier& dossier, int step, int round) {
  if (step < 0 || step >= static_cast<int>(dossier.steps.size())) return;
  StepState& state = dossier.steps[static_cast<std::size_t>(step)];
  state.status = StepStatus::open;
  state.held.clear();
  if (state.round != round) forget_answers(state);
  state.round = round;
  dossier.stage = state.stage;
}

void fold_act(Dossier& dossier, const Act& act) {
  const int index = dossier.index_of(act.step);
  if (index < 0 || act.papers) return;
  StepState& step = dossier.steps[static_cast<std::size_t>(index)];
  if (!act.participant.empty() || !act.part.empty()) return fold_participant(step, act);
  if (act.outcome == definition::Outcome::skipped) {
    step.round = act.round;
    if (act.derived) dossier.stage = step.stage;  // its turn had come
  }
  switch (act.move) {
    case Move::advance:
    case Move::end:
      close_step(step, act);
      return;
    case Move::jump:
      close_step(step, act);
      skip_between(dossier, step.stage, act);
      return;
    case Move::defer:
      later_of(step.not_before, act.not_before);
      return;
    case Move::back:
      // The outcome stays for view; the step itself and all from the target's stage on wait again.
      close_step(step, act);
      for (StepState& other : dossier.steps) {
        if (!resets(dossier, act, other)) continue;
        other.status = StepStatus::waiting;
        other.held.clear();
        later_of(other.not_before, act.not_before);
      }
      return;
  }
}

void hold_step(Dossier& dossier, int step, std::vector<std::string> waits_for) {
  if (step < 0 || step >= static_cast<int>(dossier.steps.size())) return;
  StepState& state = dossier.steps[static_cast<std::size_t>(step)];
  state.held = std::move(waits_for);
  dossier.stage = state.stage;
}

void refold(Dossier& dossier, std::size_t unchanged, std::uint64_t corrected) {
  // What is held now was not opened in its present round, and no act says so.
  std::vector<StepState> was = dossier.steps;
  for (StepState& step : dossier.steps) {
    step.held.clear();
    step.status = StepStatus::waiting;
    step.round = 0;
    step.outcome = std::nullopt;
    step.outcome_seq = 0;
    step.outcome_on = Date{};
    step.not_before = std::nullopt;
    forget_answers(step);
  }
  const std::vector<Act> acts = std::move(dossier.acts);
  dossier.acts.clear();
  const auto open = [&](int stage, int acting = -1) {
    dossier.stage = stage;
    for (std::size_t i = 0; i < dossier.steps.size(); ++i) {
      const StepState& step = dossier.steps[i];
      if (step.stage != stage || step.status != StepStatus::waiting) continue;
      const bool held = !was[i].held.empty() || was[i].opened_seq >= corrected;
      if (!held || static_cast<int>(i) == acting) open_step(dossier, static_cast<int>(i), step.round + 1);
    }
  };
  if (const auto stage = stage_to_open(dossier)) open(*stage);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const Act& act = acts[i];
    // An outcome was recorded, so its stage was open, whoever opened it.
    const int index = dossier.index_of(act.step);
    const bool waits = index >= 0 && dossier.steps[static_cast<std::size_t>(index)].status == StepStatus::waiting;
    const bool skips = act.outcome == definition::Outcome::skipped;
    if (!act.papers && waits && !skips) open(dossier.steps[static_cast<std::size_t>(index)].stage, index);
    fold_act(dossier, act);
    dossier.acts.push_back(act);
    if (i >= unchanged) continue;
    if (const auto stage = stage_to_open(dossier)) open(*stage);
  }
  const auto turn = stage_in_turn(dossier);
  for (std::size_t i = 0; i < was.size(); ++i) {
    StepState& step = dossier.steps[i];
    if (step.status != StepStatus::waiting || turn != step.stage) continue;
    if (was[i].opened_seq >= corrected) {
      step.round = std::max(0, was[i].round - 1);
      step.opened_seq = 0;
    }
    if (was[i].held.empty()) continue;
    step.held = std::move(was[i].held);
    step.round = was[i].round;
  }
  // After a wrong send-back or deferral a step may have been planned elsewhere: it was decided where its act says.
  for (StepState& step : dossier.steps) {
    const auto act = std::ranges::find(dossier.acts, step.outcome_seq, &Act::seq);
    if (step.status != StepStatus::done || act == dossier.acts.end() || step.meeting == act->meeting) continue;
    if (step.id != act->step) continue;  // passed over by another step's act
    step.meeting = act->meeting;
    step.sending = std::nullopt;
  }
  settle_delivered(dossier);
}

const Pin* standing_pin(const Dossier& dossier, int step) {
  if (step < 0 || step >= static_cast<int>(dossier.steps.size())) return nullptr;
  const StepState& state = dossier.steps[static_cast<std::size_t>(step)];
  if (!state.pinned) return nullptr;
  const bool ended = std::ranges::any_of(
      dossier.acts, [&](const Act& act) { return act.seq > state.pinned->seq && resets(dossier, act, state); });
  return ended ? nullptr : &*state.pinned;
}

namespace {

// The last act about the papers of a step that no later act set back.
template <class Fits>
const Act* standing(const Dossier& dossier, int step, Fits fits) {
  if (step < 0 || step >= static_cast<int>(dossier.steps.size())) return nullptr;
  const StepState& state = dossier.steps[static_cast<std::size_t>(step)];
  const Act* papers = nullptr;
  for (const Act& act : dossier.acts) {
    if (act.papers && act.step == state.id && fits(act)) papers = &act;
    if (resets(dossier, act, state)) papers = nullptr;
  }
  return papers;
}

}  // namespace

const Act* standing_papers(const Dossier& dossier, int step) {
  return standing(dossier, step, [](const Act& act) { return !act.receipt; });
}

bool sent_out(const Dossier& dossier, int step, const std::optional<definition::Meeting>& meeting) {
  const Act* sent = standing(dossier, step, [](const Act& act) { return act.receipt; });
  return sent != nullptr && identity(sent->meeting) == identity(meeting);
}

void settle_delivered(Dossier& dossier) {
  for (std::size_t i = 0; i < dossier.steps.size(); ++i) {
    StepState& step = dossier.steps[i];
    const Act* papers = standing_papers(dossier, static_cast<int>(i));
    step.delivered = papers != nullptr && identity(papers->meeting) == identity(step.meeting);
  }
}

}  // namespace besluit::dossier
