// SPDX-License-Identifier: EUPL-1.2
// From the dates of a schedule to the hops that people see: with derivations, sending dates and slack.
// Private to this room.
#pragma once

#include "workflows/planning/schedule.hpp"

#include <vector>

namespace besluit::planning {

[[nodiscard]] std::vector<Hop> make_hops(const Problem& problem, const Schedule& schedule);

/// Those whom the steps ask, each with its clock and its last meeting; and what is worth knowing about them.
[[nodiscard]] std::vector<AskedPlan> make_asked(const Problem& problem, const Schedule& schedule,
                                                std::vector<Text>& remarks);

}  // namespace besluit::planning
