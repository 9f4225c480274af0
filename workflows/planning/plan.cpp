// SPDX-License-Identifier: EUPL-1.2
#include "workflows/planning/plan.hpp"

#include "workflows/planning/conflict.hpp"
#include "workflows/planning/hops.hpp"
#include "workflows/planning/schedule.hpp"

#include <algorithm>

namespace besluit::planning {

Plan make_plan(const definition::Organisation& world, const definition::Workflow& workflow,
               const std::vector<StepProgress>& progress, Date from) {
  const Problem problem = make_problem(world, workflow, progress, from);
  const Schedule schedule = make_schedule(problem);
  Plan plan;
  for (std::size_t index = 0; index < problem.nodes.size(); ++index) {
    if (problem.nodes[index].body != nullptr) plan.target_step = static_cast<int>(index);
  }
  plan.hops = make_hops(problem, schedule);
  plan.asked = make_asked(problem, schedule, plan.remarks);
  plan.provisional = std::any_of(plan.hops.begin(), plan.hops.end(), [](const Hop& hop) {
    return (hop.papers && hop.papers->provisional) || (hop.sending && hop.sending->provisional) ||
           std::ranges::any_of(hop.dates, [](const OwnDue& date) { return date.due.provisional; });
  });
  if (!schedule.feasible()) plan.conflict = find_conflict(problem, schedule, plan.target_step);
  return plan;
}

}  // namespace besluit::planning
