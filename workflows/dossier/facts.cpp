// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/facts.hpp"

#include "workflows/definition/decided.hpp"
#include "workflows/definition/facts.hpp"
#include "workflows/dossier/commands.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

planning::Applies applies(const definition::Step& step, const feel::Facts& facts) {
  if (!step.only_if) return planning::Applies::yes;
  switch (step.only_if->evaluate(facts).verdict) {
    case feel::Verdict::yes:
      return planning::Applies::yes;
    case feel::Verdict::no:
      return planning::Applies::no;
    case feel::Verdict::unknown:
      break;
  }
  return planning::Applies::unknown;
}

}  // namespace

feel::Facts facts_of(const definition::Workflow& workflow, const Dossier& dossier) {
  std::map<std::string, definition::Outcome> outcomes;
  for (const StepState& step : dossier.steps)
    if (step.status == StepStatus::done && step.outcome) outcomes.emplace(step.id, *step.outcome);
  return definition::condition_facts(workflow, dossier.known_values(), outcomes);
}

std::vector<std::string> awaited_by(const definition::Workflow& workflow, const Dossier& dossier,
                                    const std::string& fact) {
  feel::Facts given;
  for (auto& [name, value] : facts_of(workflow, dossier)) {
    const auto input = std::ranges::find(workflow.inputs, name, &definition::Input::name);
    if (input != workflow.inputs.end() && input->decided_by == nullptr) given.emplace(name, value);
  }
  const auto decided = definition::decide_facts(workflow, std::move(given));
  const auto waits = decided.waits.find(fact);
  if (waits == decided.waits.end() || waits->second.empty()) return {fact};
  return waits->second;
}

std::vector<planning::Applies> applying(const definition::Workflow& workflow, const Dossier& dossier) {
  std::vector<planning::Applies> result(workflow.steps.size(), planning::Applies::yes);
  const bool any = std::ranges::any_of(workflow.steps, [](const auto& step) { return step.only_if.has_value(); });
  if (!any) return result;
  const feel::Facts facts = facts_of(workflow, dossier);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const bool begun = i < dossier.steps.size() && dossier.steps[i].status != StepStatus::waiting;
    if (!begun) result[i] = applies(workflow.steps[i], facts);
  }
  return result;
}

std::vector<planning::Applies> applying(const definition::Workflow& workflow,
                                        const std::map<std::string, std::string>& values) {
  Dossier dossier;
  dossier.values = values;
  return applying(workflow, dossier);
}

Text awaited(const std::vector<std::string>& waits_for) {
  std::vector<std::string> nl;
  std::vector<std::string> en;
  for (const std::string& name : waits_for) {
    const std::string step(definition::step_of_outcome_name(name));
    nl.push_back(step.empty() ? "'" + name + "'" : "de uitkomst van '" + step + "'");
    en.push_back(step.empty() ? "'" + name + "'" : "the outcome of '" + step + "'");
  }
  return {listed(nl, "en"), listed(en, "and")};
}

}  // namespace besluit::dossier
