// SPDX-License-Identifier: EUPL-1.2
#include "workflows/planning/plan.hpp"

#include "workflows/planning/conflict.hpp"
#include "workflows/planning/hops.hpp"
#include "workflows/planning/schedule.hpp"

#include <algorithm>

namespace besluit::planning {
namespace {

Plan plan_of(const definition::Organisation& world, const definition::Workflow& workflow,
             const std::vector<StepProgress>& progress, Date from, const std::vector<Applies>& applies) {
  const Problem problem = make_problem(world, workflow, progress, from, applies);
  const Schedule schedule = make_schedule(problem);
  Plan plan;
  for (std::size_t index = 0; index < problem.nodes.size(); ++index) {
    const Node& node = problem.nodes[index];
    if (node.body != nullptr && !node.skipped) plan.target_step = static_cast<int>(index);
  }
  plan.hops = make_hops(problem, schedule);
  for (std::size_t index = 0; index < plan.hops.size(); ++index)
    plan.hops[index].done = index < progress.size() && progress[index].done;
  plan.asked = make_asked(problem, schedule, plan.remarks);
  plan.provisional = std::any_of(plan.hops.begin(), plan.hops.end(), [](const Hop& hop) {
    return (hop.papers && hop.papers->provisional) || (hop.sending && hop.sending->provisional) ||
           std::ranges::any_of(hop.dates, [](const OwnDue& date) { return date.due.provisional; });
  });
  if (!schedule.feasible()) plan.conflict = find_conflict(problem, schedule, plan.target_step);
  return plan;
}

std::vector<Applies> known_or_unknown(const definition::Workflow& workflow, const std::vector<StepProgress>& progress) {
  std::vector<Applies> result(workflow.steps.size(), Applies::yes);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const bool done = i < progress.size() && progress[i].done;
    if (workflow.steps[i].only_if && !done) result[i] = Applies::unknown;
  }
  return result;
}

// "Als de stappen 'x' en 'y' doorgaan, past het niet."
Text only_without(const definition::Workflow& workflow, const std::vector<Applies>& applies) {
  std::string names;
  int count = 0;
  for (std::size_t i = 0; i < applies.size(); ++i) {
    if (applies[i] != Applies::unknown) continue;
    names += (count++ == 0 ? "'" : ", '") + workflow.steps[i].id + "'";
  }
  const bool one = count == 1;
  return {"De datums gelden als " + names + (one ? " niet doorgaat" : " niet doorgaan") +
              "; wat daarover bekend wordt, kan ze veranderen.",
          "The dates hold if " + names + (one ? " does not apply" : " do not apply") +
              "; what becomes known about that can change them."};
}

}  // namespace

Plan make_plan(const definition::Organisation& world, const definition::Workflow& workflow,
               const std::vector<StepProgress>& progress, Date from, const std::vector<Applies>& applies) {
  const std::vector<Applies> known = applies.empty() ? known_or_unknown(workflow, progress) : applies;
  Plan plan = plan_of(world, workflow, progress, from, known);
  if (!plan.feasible() && std::ranges::find(known, Applies::unknown) != known.end()) {
    // Steps that may never come make nothing impossible: often they are two branches of which one is taken.
    std::vector<Applies> without = known;
    std::ranges::replace(without, Applies::unknown, Applies::no);
    Plan other = plan_of(world, workflow, progress, from, without);
    if (other.feasible()) {
      other.remarks.push_back(only_without(workflow, known));
      plan = std::move(other);
    }
  }
  for (std::size_t i = 0; i < plan.hops.size(); ++i) plan.hops[i].applies = known[i];
  return plan;
}

}  // namespace besluit::planning
