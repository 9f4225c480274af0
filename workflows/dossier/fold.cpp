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
}

// A receipt or an answer of one participant.
void fold_participant(StepState& step, const Act& act) {
  const auto found = std::ranges::find(step.participants, act.participant, &ParticipantState::id);
  if (found == step.participants.end()) return;
  if (act.receipt) {
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
  }
}

void forget_answers(StepState& step) {
  for (ParticipantState& one : step.participants) {
    ParticipantState fresh;
    fresh.id = std::move(one.id);
    fresh.version = one.version;
    one = std::move(fresh);
  }
}

void later_of(std::optional<Date>& limit, const std::optional<Date>& day) {
  if (day && (!limit || *limit < *day)) limit = day;
}

}  // namespace

bool is_outcome(const Act& act) {
  return !act.papers && act.participant.empty();
}

std::optional<int> stage_to_open(const Dossier& dossier) {
  if (is_over(dossier)) return std::nullopt;
  std::optional<int> stage;
  for (const StepState& step : dossier.steps) {
    if (step.status != StepStatus::done && (!stage || step.stage < *stage)) stage = step.stage;
  }
  if (!stage) return std::nullopt;
  const bool waits = std::ranges::any_of(
      dossier.steps, [&](const StepState& step) { return step.stage == *stage && step.status == StepStatus::waiting; });
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
  if (state.round != round) forget_answers(state);
  state.round = round;
  dossier.stage = state.stage;
}

void fold_act(Dossier& dossier, const Act& act) {
  const int index = dossier.index_of(act.step);
  if (index < 0 || act.papers) return;
  StepState& step = dossier.steps[static_cast<std::size_t>(index)];
  if (!act.participant.empty()) return fold_participant(step, act);
  switch (act.move) {
    case Move::advance:
    case Move::end:
      close_step(step, act);
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
        later_of(other.not_before, act.not_before);
      }
      return;
  }
}

void refold(Dossier& dossier, std::size_t unchanged) {
  for (StepState& step : dossier.steps) {
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
  const auto open = [&](int stage) {
    for (std::size_t i = 0; i < dossier.steps.size(); ++i) {
      const StepState& step = dossier.steps[i];
      if (step.stage == stage && step.status == StepStatus::waiting)
        open_step(dossier, static_cast<int>(i), step.round + 1);
    }
  };
  if (const auto stage = stage_to_open(dossier)) open(*stage);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const Act& act = acts[i];
    // An outcome was recorded, so its stage was open, whoever opened it.
    const int index = dossier.index_of(act.step);
    const bool waits = index >= 0 && dossier.steps[static_cast<std::size_t>(index)].status == StepStatus::waiting;
    if (!act.papers && waits) open(dossier.steps[static_cast<std::size_t>(index)].stage);
    fold_act(dossier, act);
    dossier.acts.push_back(act);
    if (i >= unchanged) continue;
    if (const auto stage = stage_to_open(dossier)) open(*stage);
  }
  // After a wrong send-back or deferral a step may have been planned elsewhere: it was decided where its act says.
  for (StepState& step : dossier.steps) {
    const auto act = std::ranges::find(dossier.acts, step.outcome_seq, &Act::seq);
    if (step.status != StepStatus::done || act == dossier.acts.end() || step.meeting == act->meeting) continue;
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

const Act* standing_papers(const Dossier& dossier, int step) {
  if (step < 0 || step >= static_cast<int>(dossier.steps.size())) return nullptr;
  const StepState& state = dossier.steps[static_cast<std::size_t>(step)];
  const Act* papers = nullptr;
  for (const Act& act : dossier.acts) {
    if (act.papers && act.step == state.id) papers = &act;
    if (resets(dossier, act, state)) papers = nullptr;
  }
  return papers;
}

void settle_delivered(Dossier& dossier) {
  for (std::size_t i = 0; i < dossier.steps.size(); ++i) {
    StepState& step = dossier.steps[i];
    const Act* papers = standing_papers(dossier, static_cast<int>(i));
    step.delivered = papers != nullptr && identity(papers->meeting) == identity(step.meeting);
  }
}

}  // namespace besluit::dossier
