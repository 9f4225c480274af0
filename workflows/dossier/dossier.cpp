// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/dossier.hpp"

#include "rules/terms/holidays.hpp"

#include <algorithm>

namespace besluit::dossier {

int Dossier::index_of(std::string_view step) const {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].id == step) return static_cast<int>(i);
  }
  return -1;
}

const ParticipantState* StepState::participant(std::string_view wanted, std::string_view part) const {
  const auto found = std::ranges::find_if(participants, [&](const ParticipantState& one) {
    return one.id == wanted && (part.empty() || one.part == part);
  });
  return found == participants.end() ? nullptr : &*found;
}

std::map<std::string, std::string> Dossier::known_values() const {
  std::map<std::string, std::string> known = values;
  for (const Act& act : acts)
    for (const auto& [name, value] : act.values) known.insert_or_assign(name, value);
  return known;
}

std::optional<Date> asks_on(const StepState& step) {
  constexpr std::chrono::days week{7};
  if (step.status != StepStatus::open || !step.meeting || step.suspended_on) return std::nullopt;
  const Date met = step.meeting->date;
  const bool again = step.asked_on && *step.asked_on > met;
  return again ? terms::working_day_from(*step.asked_on + week) : terms::next_working_day(met);
}

std::optional<Date> Dossier::next_rung() const {
  std::optional<Date> next;
  if (status != Status::running) return next;
  for (const StepState& step : steps) {
    if (const auto asks = asks_on(step); asks && (!next || *asks < *next)) next = asks;
    for (const ParticipantState& one : step.participants)
      if (step.status != StepStatus::waiting && one.lapses_on && (!next || *one.lapses_on < *next))
        next = one.lapses_on;
    if (step.status != StepStatus::open || !step.settles_on) continue;
    if (!next || *step.settles_on < *next) next = step.settles_on;
  }
  for (const Deadline& deadline : deadlines) {
    if (!deadline.running) continue;
    if (deadline.name.kind == DeadlineKind::reply) {
      // On the day after the term silence is settled.
      const Date over = deadline.legal + std::chrono::days{1};
      if (!next || over < *next) next = over;
    }
    for (const Rung& rung : deadline.rungs) {
      if (rung.sent || rung.plan.settled != NotSent::none) continue;
      if (!next || rung.plan.due < *next) next = rung.plan.due;
    }
  }
  return next;
}

const Deadline* Dossier::find(const DeadlineName& name) const {
  const auto found = std::ranges::find(deadlines, name, &Deadline::name);
  return found == deadlines.end() ? nullptr : &*found;
}

}  // namespace besluit::dossier
