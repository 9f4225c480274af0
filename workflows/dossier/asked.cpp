// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/asked.hpp"

#include "workflows/dossier/fold.hpp"
#include "workflows/planning/reply.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

const StepState* state_of(const Dossier& dossier, int step) {
  return step < 0 || step >= static_cast<int>(dossier.steps.size()) ? nullptr
                                                                    : &dossier.steps[static_cast<std::size_t>(step)];
}

}  // namespace

std::vector<ParticipantState> by_participant(const StepState& step) {
  std::vector<ParticipantState> whole;
  for (const ParticipantState& one : step.participants) {
    if (one.part.empty() || whole.empty() || whole.back().id != one.id) {
      whole.push_back(one);
      if (!one.part.empty() && one.outcome) whole.back().outcome = definition::Outcome::answered;
      whole.back().part.clear();
      continue;
    }
    if (!one.outcome) whole.back().outcome.reset();
  }
  return whole;
}

std::optional<Date> sent_on(const Dossier& dossier, int step) {
  const Act* papers = standing_papers(dossier, step);
  if (papers == nullptr) return std::nullopt;
  return papers->on;
}

void put_asked(planning::StepProgress& progress, const Dossier& dossier, int step) {
  const StepState* state = state_of(dossier, step);
  if (state == nullptr) return;
  progress.opened_on = state->opened_on;
  progress.sent_on = sent_on(dossier, step);
  progress.papers_delivered = progress.sent_on.has_value();
  for (const ParticipantState& one : by_participant(*state))
    progress.asked.push_back({one.id, one.received_on, one.outcome});
}

std::optional<Date> reply_end(const definition::FanOut& every, const Dossier& dossier, int step,
                              const ParticipantState& one) {
  if (!every.term) return std::nullopt;
  using Anchor = definition::ReplyTerm::Anchor;
  std::optional<Date> start = sent_on(dossier, step);
  if (every.term->anchor == Anchor::receipt && one.received_on) start = one.received_on;
  const StepState* state = state_of(dossier, step);
  if (every.term->anchor == Anchor::opening && state != nullptr && state->opened_on) start = state->opened_on;
  if (!start) return std::nullopt;
  return planning::reply_day(*every.term, *start);
}

std::expected<votes::GateResult, Text> judge_gate(const definition::Organisation& world, const definition::Step& step,
                                                  const StepState& state) {
  std::vector<votes::Voter> voters;
  for (const ParticipantState& one : by_participant(state)) {
    const auto known = world.participants.find(one.id);
    votes::Voter voter{one.id, one.id, 1, 0, definition::stand_of(*step.every, one.outcome)};
    if (known != world.participants.end()) {
      voter.name = known->second.name;
      voter.votes = known->second.votes;
    }
    voters.push_back(std::move(voter));
  }
  return votes::judge(step.every->gate, voters, step.ground);
}

bool has_lapsed(const Dossier& dossier, const StepState& step, const ParticipantState& one) {
  if (one.outcome) return false;
  return std::ranges::any_of(dossier.acts, [&](const Act& act) {
    return act.lapsed && act.step == step.id && act.round == step.round && act.participant == one.id &&
           (act.part == one.part || one.part.empty());
  });
}

}  // namespace besluit::dossier
