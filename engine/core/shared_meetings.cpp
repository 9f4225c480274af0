// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/shared_meetings.hpp"

#include <algorithm>

namespace besluit::engine {
namespace {

using dossier::StepState;
using dossier::StepStatus;

/// Has this dossier an item of the body on that meeting, whether dealt with or still to come?
bool stands_on(const Placed& placed, const std::string& body, Date meeting) {
  const auto& steps = placed.dossier.steps;
  for (std::size_t i = 0; i < steps.size() && i < placed.route.steps.size(); ++i) {
    const bool passed_over = steps[i].outcome == definition::Outcome::skipped && steps[i].status == StepStatus::done;
    if (placed.route.steps[i].body == body && steps[i].meeting && steps[i].meeting->first == meeting && !passed_over)
      return true;
  }
  return false;
}

}  // namespace

std::set<std::string> kept_apart_from(const EngineState& state, const Library& library) {
  std::set<std::string> routes;
  const auto add = [&](const definition::Workflow& workflow) {
    for (const definition::Step& step : workflow.steps) routes.insert(step.apart_from.begin(), step.apart_from.end());
  };
  for (const auto& [hash, workflow] : state.workflows) add(*workflow);
  for (const auto& workflow : library.all()) add(*workflow);
  return routes;
}

std::optional<dossier::Yield> yields_to(const Placed& one, const Placed& other) {
  const bool both_run =
      one.dossier.status == dossier::Status::running && other.dossier.status == dossier::Status::running;
  if (!both_run || one.dossier.id == other.dossier.id) return std::nullopt;
  for (std::size_t i = 0; i < one.dossier.steps.size() && i < one.route.steps.size(); ++i) {
    const StepState& step = one.dossier.steps[i];
    const definition::Step& asks = one.route.steps[i];
    if (step.status == StepStatus::done || step.delivered || !step.meeting) continue;
    if (step.chosen_meeting == step.meeting->first) continue;
    if (std::ranges::find(asks.apart_from, other.dossier.route) == asks.apart_from.end()) continue;
    if (stands_on(other, asks.body, step.meeting->first))
      return dossier::Yield{step.id, step.meeting->first, other.dossier.id};
  }
  return std::nullopt;
}

}  // namespace besluit::engine
