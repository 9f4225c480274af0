// SPDX-License-Identifier: EUPL-1.2
// A running dossier that follows its route as the file has it now. What was done stays done, with its dates and its
// words; what is still to come is planned by the new definition.
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/fold.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace besluit::dossier {
namespace {

bool was_begun(const Dossier& dossier, const StepState& step) {
  return step.status != StepStatus::waiting ||
         std::ranges::any_of(dossier.acts, [&](const Act& act) { return act.step == step.id; });
}

// Is the step still the same thing to those who were asked? Only its dates, words and ways may differ.
bool asks_the_same(const definition::Step& now, const StepState& then) {
  if (then.status != StepStatus::open) return true;
  std::set<std::string> parts;
  for (const ParticipantState& one : then.participants)
    if (!one.part.empty()) parts.insert(one.part);
  std::set<std::string> wanted;
  for (const definition::Part& part : now.parts) wanted.insert(part.id);
  const bool every = !then.participants.empty() && !then.participants.front().id.empty();
  return parts == wanted && every == now.every.has_value() && then.meeting.has_value() == now.meets();
}

// The steps that stand in the way, as people name them. What is done may go: it stands in the journal.
std::vector<std::string> in_use(const Setting& setting, const Dossier& before) {
  std::vector<std::string> names;
  for (const StepState& step : before.steps) {
    const int index = setting.workflow.index_of(step.id);
    if (index < 0 && step.status == StepStatus::done) continue;
    const bool fits = index >= 0 && asks_the_same(setting.workflow.steps[static_cast<std::size_t>(index)], step);
    if (!fits && was_begun(before, step)) names.push_back("'" + step.id + "'");
  }
  return names;
}

// New steps that stand before whatever is the first to be done still: the route has passed there.
std::vector<std::string> passed_over(const Dossier& before, const Dossier& now) {
  int reached = std::numeric_limits<int>::max();
  for (const StepState& step : now.steps)
    if (before.index_of(step.id) >= 0 && step.status != StepStatus::done) reached = std::min(reached, step.stage);
  std::vector<std::string> passed;
  for (const StepState& step : now.steps)
    if (before.index_of(step.id) < 0 && step.stage < reached) passed.push_back(step.id);
  return passed;
}

}  // namespace

Decision decide_migrate(const Setting& setting, const Dossier& before, const Migrate& command) {
  if (command.reason.size() > text_bytes_max)
    return refuse(setting, before, Refusal::text_too_long, too_long("De reden", "The reason"));
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  if (setting.workflow.hash == before.workflow_hash) {
    return refuse(
        setting, before, Refusal::nothing_to_migrate,
        {"Dit dossier volgt de route al zoals zij nu is.", "This dossier follows the present route already."});
  }
  if (is_blank(command.reason)) {
    return refuse(setting, before, Refusal::reason_missing,
                  {"Een dossier naar een gewijzigde route brengen heeft een reden nodig (--reason).",
                   "Moving a dossier to a changed route needs a reason (--reason)."});
  }
  if (const auto names = in_use(setting, before); !names.empty()) {
    return refuse(
        setting, before, Refusal::step_in_use,
        {"Dat kan niet: in de gewijzigde route ontbreekt of verandert " + listed(names, "en") +
             ", en daar is in dit dossier al aan begonnen. Leg eerst vast hoe dat afliep, of sla het over (skip).",
         "That cannot be: the changed route misses or changes " + listed(names, "and") +
             ", which this dossier has begun already. Record first how that ended, or pass it over (skip)."});
  }
  Draft draft(setting, &before, "");
  for (const Deadline& deadline : before.deadlines)
    if (deadline.running && setting.workflow.index_of(deadline.name.step) < 0)
      draft.emit(DeadlineClosed{deadline.name, NotSent::superseded, ""});
  Migrated migrated{setting.workflow.hash, {}, {}, command.reason};
  for (const definition::Step& step : setting.workflow.steps) {
    migrated.steps.push_back(step.id);
    migrated.stages.push_back(step.stage);
  }
  draft.emit(std::move(migrated));
  for (const std::string& step : passed_over(before, draft.state())) {
    draft.emit(OutcomeRecorded{step, definition::Outcome::skipped, 1,
                               "De route was hier al voorbij toen zij veranderde.", definition::Move::advance, "",
                               std::nullopt});
  }
  finish(draft,
         {"De route van dit dossier is gewijzigd: " + stopped(command.reason),
          "The route of this dossier was changed: " + stopped(command.reason)},
         "");
  return draft.take();
}

}  // namespace besluit::dossier
