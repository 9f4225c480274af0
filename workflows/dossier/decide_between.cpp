// SPDX-License-Identifier: EUPL-1.2
// What one dossier brings about in another: a wait that ends, a dossier that follows. The engine looks at both sides
// and makes these commands; here they become events of the dossier itself, so that its journal says what happened.
#include "workflows/dossier/answers.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

namespace besluit::dossier {

Decision decide_observe(const Setting& setting, const Dossier& before, const Observe& command) {
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  const int index = setting.workflow.index_of(command.step);
  if (index < 0 || index >= static_cast<int>(before.steps.size())) {
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.step));
  }
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  const auto& wait = setting.workflow.steps[static_cast<std::size_t>(index)].wait;
  const bool waits =
      wait && (wait->kind == definition::Wait::Kind::dossier || wait->kind == definition::Wait::Kind::children);
  if (step.status != StepStatus::open || !waits) return refuse(setting, before, Refusal::step_not_open, not_open(step));
  const definition::Exit exit = setting.workflow.exit_of(index, definition::Outcome::done);
  Draft draft(setting, &before, "");
  draft.emit(
      OutcomeRecorded{step.id, exit.outcome, step.round, "", exit.move, exit.target, std::nullopt, command.sentence});
  finish(draft, command.sentence, step.id);
  return draft.take();
}

Decision decide_watch(const Setting& setting, const Dossier& before, const Watch& command) {
  Draft draft(setting, &before, "");
  draft.emit(Watched{command.by});
  return draft.take();
}

Decision decide_adopt(const Setting& setting, const Dossier& before, const Adopt& command) {
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  Draft draft(setting, &before, "");
  draft.emit(ChildAsked{before.next_child(), "", 1, command.route, command.id, {}});
  return draft.take();
}

Decision decide_yield(const Setting& setting, const Dossier& before, const Yield& command) {
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  const int index = before.index_of(command.step);
  if (index < 0 || index >= static_cast<int>(setting.workflow.steps.size()))
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.step));
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  if (step.status == StepStatus::done || !step.meeting || step.meeting->first != command.meeting)
    return refuse(setting, before, Refusal::step_not_open, not_open(step));
  const std::string& id = setting.workflow.steps[static_cast<std::size_t>(index)].body;
  const definition::Body* body = setting.world.body(id);
  const std::string name = body == nullptr ? id : body->name;
  const Text why{name + " behandelt op " + spoken(step.meeting->date, Language::nl) + " dossier '" + command.dossier +
                     "'; dit dossier deelt daarmee geen vergadering.",
                 name + " deals with dossier '" + command.dossier + "' on " + spoken(step.meeting->date, Language::en) +
                     "; this dossier does not share a meeting with it."};
  Draft draft(setting, &before, "");
  draft.emit(Yielded{step.id, id, *step.meeting, command.dossier});
  const planning::Plan plan = replan(draft);
  const std::vector<std::string> told = tell_dates(draft, why, {.kind = NoticeKind::moved});
  tell_moved_meetings(draft, why, told);
  tell_infeasible(draft, plan);
  if (plan.feasible() || !before.feasible) return draft.take();
  // No other meeting will do: a date that cannot be is worse than a meeting that is shared. Somebody must choose.
  Draft stays(setting, &before, "");
  stays.emit(Retargeted{step.id, id, *step.meeting,
                        "Geen andere vergadering is mogelijk; zie dossier " + command.dossier + "."});
  tell_for_information(
      stays, "shared-" + std::to_string(stays.state().last_seq + 1), route_owner(stays, index), step.id,
      {why.nl + " Een andere vergadering die op tijd is, is er niet: het blijft daarom staan. Verplaats zelf een van "
                "de twee (besluitctl retarget), als zij niet samen kunnen.",
       why.en + " There is no other meeting that is in time, so it stays. Move one of the two yourself "
                "(besluitctl retarget) if they cannot go together."});
  return stays.take();
}

Decision decide_refuse_child(const Setting& setting, const Dossier& before, const RefuseChild& command) {
  Draft draft(setting, &before, "");
  draft.emit(ChildRefused{command.number, command.sentence});
  return draft.take();
}

}  // namespace besluit::dossier
