// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/commands.hpp"

#include <algorithm>

namespace besluit::dossier {

std::vector<std::string> possible_now(const definition::Workflow& workflow, const Dossier& dossier) {
  std::vector<std::string> lines;
  if (dossier.status == Status::running) {
    const std::size_t steps = std::min(workflow.steps.size(), dossier.steps.size());
    for (std::size_t i = 0; i < steps; ++i) {
      if (dossier.steps[i].status != StepStatus::open) continue;
      std::string line = "record " + dossier.id + " " + workflow.steps[i].id + " ";
      bool first = true;
      for (const definition::Outcome outcome : definition::allowed(workflow.steps[i].ask)) {
        if (!first) line += "|";
        first = false;
        line += definition::row(outcome).token;
      }
      lines.push_back(std::move(line));
    }
    for (std::size_t i = 0; i < steps; ++i) {
      if (!can_deliver(workflow, dossier, static_cast<int>(i))) continue;
      lines.push_back("record " + dossier.id + " " + workflow.steps[i].id + " delivered");
    }
    for (const StepState& step : dossier.steps) {
      // Only what somebody was told is worth offering, though a date can be acknowledged before that.
      const bool told = std::ranges::any_of(dossier.deadlines, [&](const Deadline& deadline) {
        return deadline.running && deadline.name.step == step.id && std::ranges::any_of(deadline.rungs, &Rung::sent);
      });
      if (told && can_acknowledge(dossier, step.id)) lines.push_back("ack " + dossier.id + " " + step.id);
    }
  }
  if (dossier.status != Status::withdrawn && !dossier.acts.empty()) {
    const Act& last = dossier.acts.back();
    lines.push_back("correct " + dossier.id + " " + std::to_string(last.seq) + (last.papers ? "" : " [OUTCOME]") +
                    " --reason TEXT");
  }
  if (dossier.status == Status::running) lines.push_back("withdraw " + dossier.id + " --reason TEXT");
  return lines;
}

}  // namespace besluit::dossier
