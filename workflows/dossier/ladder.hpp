// SPDX-License-Identifier: EUPL-1.2
// From a policy and a deadline to the dated rungs (design: ladders). Pure.
#pragma once

#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/dossier/event.hpp"

#include <string_view>
#include <vector>

namespace besluit::dossier {

/// A repeating rung is written out at most this many times; the last one says so in its text.
inline constexpr int repeats_max = 10;

/// The policy that holds for a step: its own, else the route's; null when neither names one that the world knows.
[[nodiscard]] const definition::Policy* policy_for(const definition::Organisation& world,
                                                   const definition::Workflow& workflow, std::string_view step);

/// The rungs of one deadline, in the order of their day. Before-rungs count back from the planning date and fall on the
/// working day before a non-working day, and before a recess or closure; after-rungs count from the planning date and
/// fall on the working day after. Where planning and legal date differ, one extra escalation falls on the planning
/// date. Rungs whose moment has passed are settled as before_date_set; when the planning date itself has passed, all
/// are. `owner` is who owes the deadline; a rung without `to` goes there. `participant` may be empty.
[[nodiscard]] std::vector<RungPlan> arm(const definition::Organisation& world, const definition::Policy& policy,
                                        const terms::Due& due, const std::string& owner, const std::string& participant,
                                        Date today, bool send_time_passed);

}  // namespace besluit::dossier
