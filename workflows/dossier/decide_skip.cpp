// SPDX-License-Identifier: EUPL-1.2
// Passing a step over by hand. It is an outcome like another: it stands in the journal with its reason, and can be
// corrected.
#include "workflows/dossier/answers.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/replan.hpp"

namespace besluit::dossier {

Decision decide_skip(const Setting& setting, const Dossier& before, const Skip& command) {
  if (command.reason.size() > text_bytes_max) {
    return refuse(setting, before, Refusal::text_too_long, too_long("De reden", "The reason"));
  }
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  const int index = setting.workflow.index_of(command.step);
  if (index < 0 || index >= static_cast<int>(before.steps.size())) {
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.step));
  }
  if (is_blank(command.reason)) {
    return refuse(
        setting, before, Refusal::reason_missing,
        {"Een stap overslaan heeft een reden nodig (--reason).", "Skipping a step needs a reason (--reason)."});
  }
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  if (step.status == StepStatus::done) return refuse(setting, before, Refusal::step_not_open, not_open(step));
  const int round = step.status == StepStatus::open ? step.round : step.round + 1;
  Draft draft(setting, &before, "");
  draft.emit(OutcomeRecorded{step.id, definition::Outcome::skipped, round, command.reason, definition::Move::advance,
                             "", std::nullopt});
  finish(draft,
         {"De stap '" + step.id + "' is overgeslagen: " + stopped(command.reason),
          "The step '" + step.id + "' was skipped: " + stopped(command.reason)},
         step.id);
  return draft.take();
}

}  // namespace besluit::dossier
