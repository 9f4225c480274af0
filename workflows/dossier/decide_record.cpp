// SPDX-License-Identifier: EUPL-1.2
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/dossier/answers.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/facts.hpp"
#include "workflows/dossier/fold.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

using definition::Move;
using definition::Outcome;

std::vector<std::string> spellings(definition::Ask ask) {
  std::vector<std::string> words;
  for (const Outcome outcome : definition::allowed(ask)) words.emplace_back(definition::row(outcome).nl);
  return words;
}

Text not_allowed(const definition::Step& step, Outcome outcome) {
  const std::string may = listed(spellings(step.ask), "of");
  std::vector<std::string> tokens;
  for (const Outcome allowed : definition::allowed(step.ask)) tokens.emplace_back(definition::row(allowed).token);
  const definition::OutcomeRow& row = definition::row(outcome);
  return {"De stap '" + step.id + "' kan niet eindigen met '" + std::string(row.nl) + "'; wel met: " + may + ".",
          "The step '" + step.id + "' cannot end with '" + std::string(row.token) +
              "'; it can with: " + listed(tokens, "or") + "."};
}

// Papers that come after their day: what the body's own rules say of them.
std::optional<Rejection> late_papers(const Setting& setting, const Dossier& before, const Record& command, int index,
                                     Date on) {
  const definition::Body* body = setting.world.body(setting.workflow.steps[static_cast<std::size_t>(index)].body);
  if (body == nullptr || body->late_papers == definition::LatePapers::accepted) return std::nullopt;
  const auto due = std::ranges::find_if(before.deadlines, [&](const Deadline& deadline) {
    return deadline.running && deadline.name.same_line({command.step, DeadlineKind::papers});
  });
  if (due == before.deadlines.end() || on <= due->legal) return std::nullopt;
  const bool refused = body->late_papers == definition::LatePapers::refused;
  if (!refused && !is_blank(command.note)) return std::nullopt;
  Text text{"De stukken moesten er op " + spoken(due->legal, Language::nl) + " zijn (" + body->name + ").",
            "The papers had to be in on " + spoken(due->legal, Language::en) + " (" + body->name + ")."};
  text.nl += refused ? " Dit orgaan neemt geen late stukken aan: geef het punt een andere vergadering (retarget)."
                     : " Mogen ze toch mee, zeg dan met --note waarom; anders krijgt het punt een andere vergadering "
                       "(retarget).";
  text.en += refused ? " This body takes no late papers: give the item another meeting (retarget)."
                     : " If they are accepted all the same, say why with --note; else give the item another meeting "
                       "(retarget).";
  Rejection rejection =
      refuse(setting, before, refused ? Refusal::papers_late : Refusal::reason_missing, std::move(text)).error();
  rejection.possible.insert(rejection.possible.begin(),
                            "retarget " + before.id + " " + command.step + " MEETING --reason TEXT");
  return rejection;
}

Decision deliver(const Setting& setting, const Dossier& before, const Record& command, int index, Date on) {
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  if (!setting.workflow.steps[static_cast<std::size_t>(index)].meets()) {
    return refuse(setting, before, Refusal::not_a_body_step,
                  {"De stap '" + step.id + "' is een taak; stukken worden aangeleverd voor een vergadering.",
                   "The step '" + step.id + "' is a task; papers are handed in for a meeting."});
  }
  if (step.status == StepStatus::done) return refuse(setting, before, Refusal::step_not_open, not_open(step));
  if (step.delivered) {
    return refuse(setting, before, Refusal::already_delivered,
                  {"De stukken van de stap '" + step.id + "' zijn al aangeleverd.",
                   "The papers of the step '" + step.id + "' have been handed in already."});
  }
  if (auto rejection = wrong_day(setting, before, on)) return std::unexpected(std::move(*rejection));
  if (auto rejection = late_papers(setting, before, command, index, on)) return std::unexpected(std::move(*rejection));

  Draft draft(setting, &before, "");
  draft.emit(PapersDelivered{step.id, command.note}, on);
  close_finished(draft);
  const planning::Plan plan = replan(draft);
  tell_dates(draft,
             {"De stukken van '" + step.id + "' zijn aangeleverd op " + spoken(on, Language::nl) + ".",
              "The papers of '" + step.id + "' were handed in on " + spoken(on, Language::en) + "."},
             {.acted = step.id});
  tell_infeasible(draft, plan);
  tell_unfounded(draft, step.id, on, true);
  return draft.take();
}

// The papers went out to the members of the body.
Decision send_out(const Setting& setting, const Dossier& before, const Record& command, int index, Date on) {
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  if (step.status == StepStatus::done || !step.meeting)
    return refuse(setting, before, Refusal::step_not_open, not_open(step));
  if (sent_out(before, index, step.meeting)) {
    return refuse(setting, before, Refusal::already_delivered,
                  {"De stukken van de stap '" + step.id + "' zijn al verzonden.",
                   "The papers of the step '" + step.id + "' have been sent out already."});
  }
  if (auto rejection = wrong_day(setting, before, on)) return std::unexpected(std::move(*rejection));
  Draft draft(setting, &before, "");
  draft.emit(PapersSent{step.id, command.note}, on);
  close_finished(draft);
  return draft.take();
}

// Why the route cannot return to the step that somebody chose, if so.
std::optional<Rejection> wrong_return(const Setting& setting, const Dossier& before, const Record& command, int index) {
  const int target = setting.workflow.index_of(command.back_to);
  if (target < 0)
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.back_to)).error();
  if (before.steps[static_cast<std::size_t>(target)].stage >= before.steps[static_cast<std::size_t>(index)].stage) {
    return refuse(setting, before, Refusal::unknown_step,
                  {"De stap '" + command.back_to + "' komt niet voor '" + command.step +
                       "'; terug kan alleen naar een "
                       "eerdere stap.",
                   "The step '" + command.back_to + "' does not come before '" + command.step +
                       "'; the route can only return to an earlier step."})
        .error();
  }
  if (is_blank(command.note)) {
    return refuse(setting, before, Refusal::reason_missing,
                  {"Teruggaan naar een eerdere stap heeft een reden nodig (--note).",
                   "Returning to an earlier step needs a reason (--note)."})
        .error();
  }
  return std::nullopt;
}

// Why an outcome cannot be recorded for this step, if so.
std::optional<Rejection> wrong_outcome(const Setting& setting, const Dossier& before, const Record& command, int index,
                                       std::optional<Outcome> outcome) {
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  const definition::Step& definition = setting.workflow.steps[static_cast<std::size_t>(index)];
  if (!outcome) {
    if (definition.ask == definition::Ask::choice)
      return refuse(setting, before, Refusal::unknown_outcome, option_unknown(definition, command.outcome)).error();
    return refuse(setting, before, Refusal::unknown_outcome, outcome_unknown(command.outcome)).error();
  }
  if (step.status != StepStatus::open) return refuse(setting, before, Refusal::step_not_open, not_open(step)).error();
  const auto allowed = definition::allowed(definition.ask);
  if (std::ranges::find(allowed, *outcome) == allowed.end()) {
    return refuse(setting, before, Refusal::outcome_not_allowed, not_allowed(definition, *outcome)).error();
  }
  return std::nullopt;
}

// The facts that become known with the outcome: those that a person gives, and what was chosen.
std::expected<std::map<std::string, std::string>, Rejection> values_of(const Setting& setting, const Dossier& before,
                                                                       const Record& command, int index,
                                                                       const definition::Exit& exit) {
  const definition::Step& step = setting.workflow.steps[static_cast<std::size_t>(index)];
  const auto facts = read_values(setting.workflow, command.values, possible_now(setting.workflow, before));
  if (!facts) return std::unexpected(facts.error());
  std::map<std::string, std::string> values = command.values;
  if (exit.outcome == Outcome::chosen) {
    const auto option = option_named(step, command.outcome);
    if (!option) return refuse(setting, before, Refusal::outcome_not_allowed, option_unknown(step, command.outcome));
    if (says_other(*option) && is_blank(command.note)) {
      return refuse(setting, before, Refusal::note_needed,
                    {"Wie '" + *option + "' kiest, zegt met --note wat er dan gekozen is.",
                     "Whoever chooses '" + *option + "' says with --note what was chosen."});
    }
    values.insert_or_assign(step.id, *option);
  }
  if (exit.move != Move::advance && exit.move != Move::jump) return values;
  std::map<std::string, std::string> known = before.known_values();
  std::vector<std::string> missing;
  for (const std::string& name : step.fixes)
    if (!known.contains(name) && !values.contains(name)) missing.push_back("'" + name + "'");
  if (missing.empty()) return values;
  return refuse(setting, before, Refusal::value_needed,
                {"Met deze stap wordt ook vastgelegd: " + listed(missing, "en") + "; geef dat met --set NAAM=WAARDE.",
                 "This step also fixes " + listed(missing, "and") + "; give it with --set NAME=VALUE."});
}

OutcomeRecorded recorded_of(const StepState& step, const Record& command, const definition::Exit& exit, Date on) {
  OutcomeRecorded event{step.id, exit.outcome, step.round, command.note, exit.move, exit.target, std::nullopt};
  if (exit.move == Move::defer || exit.move == Move::back) event.not_before = decided_day(step.meeting, on);
  return event;
}

}  // namespace

bool says_other(const std::string& option) {
  return option == "anders" || option == "other";
}

std::optional<std::string> option_named(const definition::Step& step, const std::string& word) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto found = std::ranges::find_if(step.options, [&](const std::string& option) {
    return std::ranges::equal(option, word, [&](char a, char b) { return lower(a) == lower(b); });
  });
  return found == step.options.end() ? std::nullopt : std::optional(*found);
}

Text option_unknown(const definition::Step& step, const std::string& word) {
  std::vector<std::string> options;
  for (const std::string& option : step.options) options.push_back("'" + option + "'");
  const std::string said = diagnostic::printable(word.substr(0, id_bytes_max));
  return {"Op de stap '" + step.id + "' is '" + said + "' geen keuze; wel: " + listed(options, "of") + ".",
          "'" + said + "' is no choice at the step '" + step.id + "'; these are: " + listed(options, "or") + "."};
}

Text not_open(const StepState& step) {
  if (step.status == StepStatus::done) {
    return {"De stap '" + step.id + "' is al gereed; een fout herstelt u met 'correct'.",
            "The step '" + step.id + "' is done already; use 'correct' to mend a mistake."};
  }
  if (!step.held.empty()) {
    const Text on = awaited(step.held);
    return {"De stap '" + step.id + "' wacht nog op " + on.nl + ".",
            "The step '" + step.id + "' still waits for " + on.en + "."};
  }
  return {"De stap '" + step.id + "' is nog niet aan de beurt.",
          "The step '" + step.id + "' has not been reached yet."};
}

Text outcome_unknown(const std::string& outcome) {
  std::vector<std::string> names;
  for (const definition::OutcomeRow& row : definition::outcomes()) {
    names.emplace_back(row.token);
    names.emplace_back(row.nl);
  }
  const std::string word = diagnostic::printable(outcome.substr(0, id_bytes_max));
  // Our own screens say of a step that is done that it is 'klaar'.
  const Text hint =
      outcome == "klaar" ? Text{", bedoelt u 'gereed'?", ", did you mean 'done'?"} : meant(outcome, names);
  return {"De uitkomst '" + word + "' bestaat niet" + hint.nl, "There is no outcome '" + word + "'" + hint.en};
}

Decision decide_record(const Setting& setting, const Dossier& before, const Record& command) {
  if (command.note.size() > text_bytes_max) {
    return refuse(setting, before, Refusal::text_too_long, too_long("De toelichting", "The note"));
  }
  // An answer that comes after the end is kept too.
  const bool answer = !command.participant.empty() && before.status == Status::ended;
  if (before.status != Status::running && !answer) {
    return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  }
  const int index = setting.workflow.index_of(command.step);
  if (index < 0 || index >= static_cast<int>(before.steps.size())) {
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.step));
  }
  const Date on = command.on.value_or(setting.today);
  if (setting.workflow.steps[static_cast<std::size_t>(index)].every) {
    if (says_sent(command.outcome) || (command.participant.empty() && says_delivered(command.outcome)))
      return decide_sent(setting, before, command, index, on);
    return decide_answer(setting, before, command, index, on);
  }
  if (says_sent(command.outcome) && command.participant.empty() &&
      setting.workflow.steps[static_cast<std::size_t>(index)].meets())
    return send_out(setting, before, command, index, on);
  if (!command.participant.empty() || says_sent(command.outcome)) {
    return refuse(setting, before, Refusal::no_participants,
                  {"De stap '" + command.step + "' vraagt niet aan alle deelnemers iets.",
                   "The step '" + command.step + "' does not ask all participants."});
  }
  if (says_delivered(command.outcome)) return deliver(setting, before, command, index, on);
  const definition::Step& asking = setting.workflow.steps[static_cast<std::size_t>(index)];
  const bool whole = asking.parts.empty() || definition::outcome_named(command.outcome) == Outcome::deferred;
  if (!whole || !command.part.empty()) return decide_answer(setting, before, command, index, on);
  const auto outcome = option_named(asking, command.outcome) ? std::optional(Outcome::chosen)
                                                             : definition::outcome_named(command.outcome);
  if (auto rejection = wrong_outcome(setting, before, command, index, outcome)) {
    return std::unexpected(std::move(*rejection));
  }
  if (auto rejection = wrong_day(setting, before, on)) return std::unexpected(std::move(*rejection));
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  definition::Exit exit = setting.workflow.exit_of(index, *outcome);
  if (!command.back_to.empty()) {
    if (auto rejection = wrong_return(setting, before, command, index)) return std::unexpected(std::move(*rejection));
    exit = {*outcome, Move::back, command.back_to};
  }
  auto values = values_of(setting, before, command, index, exit);
  if (!values) return std::unexpected(values.error());
  if (auto rejection = before_meeting(setting, before, index, on, *outcome))
    return std::unexpected(std::move(*rejection));
  Draft draft(setting, &before, "");
  OutcomeRecorded event = recorded_of(step, command, exit, on);
  event.values = std::move(*values);
  draft.emit(std::move(event), on);
  if (exit.move == Move::back) close_for_back(draft, before, step.id);
  close_finished(draft);
  move_on(draft);
  close_finished(draft);
  // At the end nothing is planned any more, but who still had a date must hear that it lapses.
  std::optional<planning::Plan> plan;
  if (draft.state().status == Status::running) plan = replan(draft);
  tell_dates(draft, outcome_sentence(setting, index, *outcome, on, exit), {.acted = step.id});
  if (plan) tell_infeasible(draft, *plan);
  if (exit.move != Move::defer) tell_unfounded(draft, step.id, on, false);
  return draft.take();
}

}  // namespace besluit::dossier
