// SPDX-License-Identifier: EUPL-1.2
// Why a plan cannot be made: the smallest set of facts, and the first meeting that could be made.
// Private to this room.
#pragma once

#include "workflows/planning/schedule.hpp"

namespace besluit::planning {

/// REQUIRES: `schedule` is the plan of `problem` and is not feasible. `target`: the last body step, -1 when there is
/// none.
[[nodiscard]] Conflict find_conflict(const Problem& problem, const Schedule& schedule, int target);

}  // namespace besluit::planning
