// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/asked.hpp"
#include "workflows/dossier/commands.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

// Who is still awaited can answer; with many of them a person fills in the name. Of a step that is done that is only
// whose answer ended with its council: the new one is asked as the old one was.
void add_asked(const definition::Step& step, const Dossier& dossier, int index, std::vector<std::string>& lines) {
  const StepState& state = dossier.steps[static_cast<std::size_t>(index)];
  const std::string start = dossier.id + " " + step.id;
  const bool done = state.status == StepStatus::done;
  if (!done && !sent_on(dossier, index)) lines.push_back("record " + start + " sent");
  std::vector<std::string> awaited;
  for (const ParticipantState& one : state.participants)
    if (done ? has_lapsed(dossier, state, one) : !one.outcome) awaited.push_back(one.id);
  // Of several things asked each counts by itself; whoever it is is named once.
  awaited.erase(std::ranges::unique(awaited).begin(), awaited.end());
  if (awaited.empty()) return;
  const std::string who = " --participant " + (awaited.size() == 1 ? awaited.front() : std::string("PARTICIPANT"));
  if (!step.parts.empty()) {
    lines.push_back("record " + start + " OUTCOME" + who + " --part PART");
    lines.push_back("receive " + start + who + " --on DATE");
    return;
  }
  std::string words;
  for (const definition::Outcome outcome : definition::answers(step.ask))
    words += (words.empty() ? "" : "|") + std::string(definition::row(outcome).token);
  lines.push_back("record " + start + " " + words + who);
  lines.push_back("receive " + start + who + " --on DATE");
}

// `"scenario 1"|"scenario 2"|anders`.
std::string either(const std::vector<std::string>& options) {
  std::string words;
  for (const std::string& option : options) {
    const bool quoted = option.find(' ') != std::string::npos;
    words += (words.empty() ? "" : "|") + (quoted ? '"' + option + '"' : option);
  }
  return words;
}

// Each thing that is asked of one body, with what can be answered to it.
void add_parts(const definition::Step& step, const StepState& state, const std::string& dossier,
               std::vector<std::string>& lines) {
  for (const definition::Part& part : step.parts) {
    const ParticipantState* known = state.participant("", part.id);
    if (known == nullptr || known->outcome) continue;
    std::string words;
    for (const definition::Outcome outcome : definition::answers(part.ask))
      words += (words.empty() ? "" : "|") + std::string(definition::row(outcome).token);
    lines.push_back("record " + dossier + " " + step.id + " " + words + " --part " + part.id);
  }
}

}  // namespace

std::vector<std::string> possible_now(const definition::Workflow& workflow, const Dossier& dossier) {
  std::vector<std::string> lines;
  if (dossier.status == Status::running) {
    const std::size_t steps = std::min(workflow.steps.size(), dossier.steps.size());
    for (std::size_t i = 0; i < steps; ++i) {
      const bool done = dossier.steps[i].status == StepStatus::done;
      const bool open = dossier.steps[i].status == StepStatus::open;
      if (workflow.steps[i].every && (open || done)) add_asked(workflow.steps[i], dossier, static_cast<int>(i), lines);
      if (!open || workflow.steps[i].every) continue;
      if (!workflow.steps[i].asks_somebody()) continue;
      if (!workflow.steps[i].parts.empty()) {
        add_parts(workflow.steps[i], dossier.steps[i], dossier.id, lines);
        continue;
      }
      std::string line = "record " + dossier.id + " " + workflow.steps[i].id + " ";
      bool first = true;
      for (const definition::Outcome outcome : definition::allowed(workflow.steps[i].ask)) {
        if (!first) line += "|";
        first = false;
        if (outcome == definition::Outcome::chosen)
          line += either(workflow.steps[i].options);
        else
          line += definition::row(outcome).token;
      }
      lines.push_back(std::move(line));
    }
    for (std::size_t i = 0; i < steps; ++i) {
      for (const std::string& name : dossier.steps[i].held) {
        if (std::ranges::find(workflow.inputs, name, &definition::Input::name) == workflow.inputs.end()) continue;
        std::string line = "facts " + dossier.id + " --set \"" + name + "=...\"";
        if (std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
      }
    }
    for (std::size_t i = 0; i < steps; ++i) {
      if (!can_deliver(workflow, dossier, static_cast<int>(i))) continue;
      lines.push_back("record " + dossier.id + " " + workflow.steps[i].id + " delivered");
    }
    for (std::size_t i = 0; i < steps; ++i) {
      const StepState& step = dossier.steps[i];
      const bool owed = std::ranges::any_of(dossier.deadlines, [&](const Deadline& deadline) {
        return deadline.running && deadline.name.step == step.id && deadline.name.kind == DeadlineKind::sending;
      });
      if (owed && step.delivered) lines.push_back("record " + dossier.id + " " + step.id + " sent");
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
    // What follows from the answers is corrected by way of an answer.
    const auto found =
        std::find_if(dossier.acts.rbegin(), dossier.acts.rend(), [](const Act& act) { return !act.derived; });
    const Act& last = found == dossier.acts.rend() ? dossier.acts.back() : *found;
    lines.push_back("correct " + dossier.id + " " + std::to_string(last.seq) +
                    (last.papers || last.receipt || last.step.empty() ? "" : " [OUTCOME]") + " --reason TEXT");
  }
  for (const RequestState& request : dossier.requests)
    if (dossier.status == Status::running && request.answer.empty())
      lines.push_back("answer " + dossier.id + " " + std::to_string(request.seq) + " granted|declined --reason TEXT");
  if (dossier.status == Status::running) lines.push_back("withdraw " + dossier.id + " --reason TEXT");
  return lines;
}

}  // namespace besluit::dossier
