// SPDX-License-Identifier: EUPL-1.2
// The ways out of a plan that cannot be made: an own term made shorter, or another meeting. Each is tried before it is
// offered, so a way that is shown works. Statutory terms are never offered. Pure.
#pragma once

#include "engine/core/queries.hpp"
#include "workflows/planning/plan.hpp"

#include <string>
#include <vector>

namespace besluit::engine {

/// A way out before it is shown as a plan.
struct WayOut {
  std::vector<std::string> ways;  ///< commands as a person types them, after `besluitctl`
  Text sentence;
  planning::Plan plan;
};

struct StuckPlan {
  std::string dossier;
  const definition::Organisation& world;
  const definition::Workflow& workflow;
  const std::vector<planning::StepProgress>& progress;
  const planning::Plan& plan;  ///< as it stands
  const planning::Conflict& conflict;
  int target_step = -1;
  Date today{};
  std::vector<planning::Applies> applies{};  ///< of every step, by what is known
};

/// Those that shorten the least first, then the other meeting. Empty when nothing that somebody can change helps.
[[nodiscard]] std::vector<WayOut> ways_out(const StuckPlan& stuck);

}  // namespace besluit::engine
