// SPDX-License-Identifier: EUPL-1.2
// Steps that ask every participant. Answers, receipts and the end of a term change one participant; whether the step
// goes on is decided by its gate, as an outcome of its own that follows from them.
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/dossier/answers.hpp"
#include "workflows/dossier/asked.hpp"
#include "workflows/dossier/fold.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

#include <algorithm>
#include <array>

namespace besluit::dossier {
namespace {

using definition::Exit;
using definition::Move;
using definition::Outcome;

const definition::Step& step_of(const Setting& setting, int step) {
  return setting.workflow.steps[static_cast<std::size_t>(step)];
}

std::string name_of(const definition::Organisation& world, const std::string& participant) {
  const auto known = world.participants.find(participant);
  return known == world.participants.end() ? participant : known->second.name;
}

Text unknown_participant(const StepState& state, const std::string& wanted) {
  std::vector<std::string> ids;
  for (const ParticipantState& one : state.participants) ids.push_back(one.id);
  const std::string word = diagnostic::printable(wanted.substr(0, id_bytes_max));
  const Text hint = meant(wanted, ids);
  return {"De stap '" + state.id + "' vraagt niets aan '" + word + "'" + hint.nl,
          "The step '" + state.id + "' does not ask '" + word + "'" + hint.en};
}

// ---- the gate -------------------------------------------------------------------------------------------------------

/// What the answers make of the step; nothing while it is undecided.
struct Verdict {
  Exit exit;
  Text because;
  friend bool operator==(const Verdict& a, const Verdict& b) { return a.exit == b.exit; }
};

// An answer to which the route itself gives a way ("bij weigering: einde ...") goes before the gate.
std::optional<Verdict> own_way(const Setting& setting, const definition::Step& step, const StepState& state) {
  for (const ParticipantState& one : state.participants) {
    if (!one.outcome || one.silent || !one.part.empty()) continue;
    const auto exit = std::ranges::find(step.exits, *one.outcome, &Exit::outcome);
    if (exit == step.exits.end()) continue;
    const std::string name = name_of(setting.world, one.id);
    const auto& row = definition::row(*one.outcome);
    return Verdict{*exit, {name + ": " + std::string(row.nl) + ".", name + ": " + std::string(row.token) + "."}};
  }
  return std::nullopt;
}

std::optional<Verdict> verdict_of(const Setting& setting, int index, const StepState& state) {
  const definition::Step& step = step_of(setting, index);
  if (!step.every) {
    // Several things asked of one body: it is done when each has its answer.
    const bool all = std::ranges::all_of(state.participants, [](const auto& one) { return one.outcome.has_value(); });
    if (!all || state.participants.empty()) return std::nullopt;
    return Verdict{setting.workflow.exit_of(index, Outcome::answered),
                   {"Alle onderdelen zijn beantwoord.", "All parts have been answered."}};
  }
  if (auto way = own_way(setting, step, state)) return way;
  const auto judged = judge_gate(setting.world, step, state);
  if (!judged || judged->verdict == votes::Verdict::undecided) return std::nullopt;
  Text because{votes::sentence(judged->reasons, Language::nl), votes::sentence(judged->reasons, Language::en)};
  if (judged->verdict == votes::Verdict::yes) {
    const Outcome outcome = definition::outcome_named(step.every->gate.outcome).value_or(Outcome::answered);
    return Verdict{{outcome, Move::advance, ""}, std::move(because)};
  }
  Exit exit = step.every->otherwise.value_or(Exit{Outcome::not_met, Move::end, ""});
  exit.outcome = Outcome::not_met;
  if (exit.move == Move::end && exit.target.empty()) exit.target = definition::row(Outcome::not_met).token;
  return Verdict{std::move(exit), std::move(because)};
}

// The act by which the answers closed this step; null when they did not, or a person took over.
const Act* closing_act(const Dossier& dossier, const StepState& state) {
  if (state.outcome_seq == 0) return nullptr;
  const auto act = std::ranges::find(dossier.acts, state.outcome_seq, &Act::seq);
  return act != dossier.acts.end() && act->derived ? &*act : nullptr;
}

void close_by(Draft& draft, int index, const Verdict& verdict, Date on) {
  const Dossier was = draft.state();
  const StepState& state = was.steps[static_cast<std::size_t>(index)];
  OutcomeRecorded event{state.id,          verdict.exit.outcome, state.round,  "",
                        verdict.exit.move, verdict.exit.target,  std::nullopt, verdict.because};
  if (event.move == Move::back) event.not_before = on;
  draft.emit(std::move(event), on);
  if (verdict.exit.move == Move::back) close_for_back(draft, was, state.id);
}

/// Judges the gate of an open step; returns the sentence of what it decided.
std::optional<Text> judge_step(Draft& draft, int index, Date on) {
  const StepState& state = draft.state().steps[static_cast<std::size_t>(index)];
  if (draft.state().status != Status::running || state.status != StepStatus::open) return std::nullopt;
  const auto verdict = verdict_of(draft.setting(), index, state);
  if (!verdict) return std::nullopt;
  close_by(draft, index, *verdict, on);
  return outcome_sentence(draft.setting(), index, verdict->exit.outcome, on, verdict->exit);
}

std::vector<Recorded> with_tail(Draft& draft, const Text& why, const std::string& acted) {
  finish(draft, why, acted);
  return draft.take();
}

// The day on which an answer of `on` ends with the council that gave it.
std::optional<Date> lapses_on(const Setting& setting, const definition::Step& step, const std::string& participant,
                              Date on) {
  const auto known = setting.world.participants.find(participant);
  if (!step.every || step.every->lapses.empty() || known == setting.world.participants.end()) return std::nullopt;
  const std::vector<Date>& days = known->second.new_councils;
  const auto next = std::ranges::upper_bound(days, on);
  return next == days.end() ? std::nullopt : std::optional(*next);
}

Text part_sentence(const std::string& step, const std::string& part, Outcome outcome, Date on) {
  const auto& row = definition::row(outcome);
  return {"Op onderdeel '" + part + "' van '" + step + "' is op " + spoken(on, Language::nl) +
              " geantwoord: " + std::string(row.nl) + ".",
          "Part '" + part + "' of '" + step + "' was answered on " + spoken(on, Language::en) + ": " +
              std::string(row.token) + "."};
}

Text answer_sentence(const Setting& setting, const std::string& participant, Outcome outcome, Date on) {
  const std::string name = name_of(setting.world, participant);
  const auto& row = definition::row(outcome);
  return {name + " antwoordde op " + spoken(on, Language::nl) + ": " + std::string(row.nl) + ".",
          name + " answered on " + spoken(on, Language::en) + ": " + std::string(row.token) + "."};
}

// ---- what cannot be -----------------------------------------------------------------------------------------------

std::optional<Rejection> wrong_participant(const Setting& setting, const Dossier& before, const StepState& state,
                                           const std::string& participant) {
  if (state.status == StepStatus::waiting)
    return refuse(setting, before, Refusal::step_not_open, not_open(state)).error();
  if (state.participant(participant) != nullptr) return std::nullopt;
  if (participant.empty()) {
    return refuse(setting, before, Refusal::participant_needed,
                  {"De stap '" + state.id + "' vraagt alle deelnemers; zeg met --participant wie er antwoordt.",
                   "The step '" + state.id + "' asks all participants; say with --participant who answers."})
        .error();
  }
  return refuse(setting, before, Refusal::unknown_participant, unknown_participant(state, participant)).error();
}

// What can be asked about this part; null and refused when the step has no such part, or has several.
std::expected<definition::Ask, Rejection> ask_of(const Setting& setting, const Dossier& before, int index,
                                                 const std::string& part) {
  const definition::Step& step = step_of(setting, index);
  if (part.empty() && step.parts.empty()) return step.ask;
  std::vector<std::string> ids;
  for (const definition::Part& known : step.parts) {
    if (known.id == part) return known.ask;
    ids.push_back(known.id);
  }
  if (step.parts.empty()) {
    return refuse(
        setting, before, Refusal::unknown_part,
        {"De stap '" + step.id + "' vraagt maar één ding.", "The step '" + step.id + "' asks one thing only."});
  }
  if (part.empty()) {
    return refuse(
        setting, before, Refusal::part_needed,
        {"De stap '" + step.id + "' vraagt meer dan één ding; zeg met --part welk: " + listed(ids, "of") + ".",
         "The step '" + step.id + "' asks several things; say which with --part: " + listed(ids, "or") + "."});
  }
  const Text hint = meant(part, ids);
  const std::string said = diagnostic::printable(part.substr(0, id_bytes_max));
  return refuse(setting, before, Refusal::unknown_part,
                {"De stap '" + step.id + "' heeft geen onderdeel '" + said + "'" + hint.nl,
                 "The step '" + step.id + "' has no part '" + said + "'" + hint.en});
}

std::expected<Outcome, Rejection> answer_of(const Setting& setting, const Dossier& before, int index,
                                            const std::string& word, const std::string& part) {
  const auto outcome = definition::outcome_named(word);
  if (!outcome) return refuse(setting, before, Refusal::unknown_outcome, outcome_unknown(word));
  const definition::Step& step = step_of(setting, index);
  const auto ask = ask_of(setting, before, index, part);
  if (!ask) return std::unexpected(ask.error());
  const auto answers = definition::answers(*ask);
  if (std::ranges::find(answers, *outcome) != answers.end()) return *outcome;
  std::vector<std::string> nl;
  std::vector<std::string> en;
  for (const Outcome answer : answers) {
    nl.emplace_back(definition::row(answer).nl);
    en.emplace_back(definition::row(answer).token);
  }
  const auto& row = definition::row(*outcome);
  return refuse(setting, before, Refusal::outcome_not_allowed,
                {"Op de stap '" + step.id + "' kan niemand '" + std::string(row.nl) +
                     "' antwoorden; wel: " + listed(nl, "of") + ".",
                 "Nobody can answer '" + std::string(row.token) + "' to the step '" + step.id +
                     "'; they can: " + listed(en, "or") + "."});
}

}  // namespace

bool says_sent(const std::string& outcome) {
  constexpr std::array<std::string_view, 3> words{"sent", "verzonden", "toegezonden"};
  return std::ranges::find(words, outcome) != words.end();
}

Decision decide_sent(const Setting& setting, const Dossier& before, const Record& command, int index, Date on) {
  const StepState& state = before.steps[static_cast<std::size_t>(index)];
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  if (state.status != StepStatus::open) return refuse(setting, before, Refusal::step_not_open, not_open(state));
  if (sent_on(before, index)) {
    return refuse(setting, before, Refusal::already_delivered,
                  {"De stukken van de stap '" + state.id + "' zijn al verzonden.",
                   "The papers of the step '" + state.id + "' have been sent already."});
  }
  if (auto rejection = wrong_day(setting, before, on)) return std::unexpected(std::move(*rejection));
  Draft draft(setting, &before, "");
  draft.emit(PapersSent{state.id, command.note}, on);
  std::vector<Recorded> events =
      with_tail(draft,
                {"De stukken van '" + state.id + "' zijn verzonden op " + spoken(on, Language::nl) + ".",
                 "The papers of '" + state.id + "' were sent on " + spoken(on, Language::en) + "."},
                state.id);
  tell_unfounded(draft, state.id, on, true);
  for (Recorded& event : draft.take()) events.push_back(std::move(event));
  return events;
}

Decision decide_answer(const Setting& setting, const Dossier& before, const Record& command, int index, Date on) {
  const StepState& state = before.steps[static_cast<std::size_t>(index)];
  if (auto rejection = wrong_participant(setting, before, state, command.participant))
    return std::unexpected(std::move(*rejection));
  const auto outcome = answer_of(setting, before, index, command.outcome, command.part);
  if (!outcome) return std::unexpected(outcome.error());
  if (auto rejection = wrong_day(setting, before, on)) return std::unexpected(std::move(*rejection));
  const ParticipantState& one = *state.participant(command.participant, command.part);
  if ((one.outcome && !one.silent) || one.late) {
    const std::string seq = std::to_string(one.late ? one.late_seq : one.outcome_seq);
    if (one.id.empty()) {
      return refuse(
          setting, before, Refusal::already_answered,
          {"Onderdeel '" + one.part + "' heeft al een antwoord (regel " + seq + "); een fout herstelt u met 'correct'.",
           "Part '" + one.part + "' has an answer already (event " + seq + "); use 'correct' to mend a mistake."});
    }
    return refuse(setting, before, Refusal::already_answered,
                  {name_of(setting.world, one.id) + " heeft al geantwoord (regel " + seq +
                       "); een fout herstelt u met 'correct'.",
                   name_of(setting.world, one.id) + " has answered already (event " + seq +
                       "); use 'correct' to mend a mistake."});
  }
  const auto& every = step_of(setting, index).every;
  const auto end = every ? reply_end(*every, before, index, one) : std::nullopt;
  const bool late = one.silent || (end && on > *end);
  Draft draft(setting, &before, "");
  draft.emit(Answered{state.id, one.id, *outcome, state.round, late, command.note, one.part,
                      lapses_on(setting, step_of(setting, index), one.id, on)},
             on);
  if (late || before.status != Status::running || state.status != StepStatus::open) return draft.take();
  Text why =
      one.id.empty() ? part_sentence(state.id, one.part, *outcome, on) : answer_sentence(setting, one.id, *outcome, on);
  if (const auto decided = judge_step(draft, index, on)) why = *decided;
  return with_tail(draft, std::move(why), state.id);
}

namespace {

// The term now runs until `end`: what silence meant may not hold yet, and what came late may have been in time.
void count_again(Draft& draft, const StepState& state, const ParticipantState& now, Date end, Date received) {
  const Date today = draft.setting().today;
  if (now.silent && today <= end) {
    // Its term was counted from too early a day.
    draft.emit(OutcomeCorrected{now.outcome_seq, state.id, std::nullopt, Move::advance, "", std::nullopt,
                                "De termijn loopt vanaf de ontvangst op " + besluit::to_string(received) + "."});
  }
  if (!now.late || now.late_on > end) return;
  if (now.silent && today > end)
    draft.emit(OutcomeCorrected{now.outcome_seq, state.id, std::nullopt, Move::advance, "", std::nullopt,
                                "Het antwoord was op tijd."});
  draft.emit(OutcomeCorrected{now.late_seq, state.id, std::nullopt, Move::advance, "", std::nullopt,
                              "Het antwoord was op tijd."});
  draft.emit(Answered{state.id, now.id, *now.late, state.round, false, "", now.part}, now.late_on);
}

}  // namespace

Decision decide_receive(const Setting& setting, const Dossier& before, const Receive& command) {
  if (command.note.size() > text_bytes_max) {
    return refuse(setting, before, Refusal::text_too_long, too_long("De toelichting", "The note"));
  }
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  const int index = setting.workflow.index_of(command.step);
  if (index < 0 || index >= static_cast<int>(before.steps.size())) {
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.step));
  }
  const StepState& state = before.steps[static_cast<std::size_t>(index)];
  const auto& every = step_of(setting, index).every;
  if (!every) {
    return refuse(setting, before, Refusal::no_participants,
                  {"De stap '" + command.step + "' vraagt niet aan alle deelnemers iets.",
                   "The step '" + command.step + "' does not ask all participants."});
  }
  if (auto rejection = wrong_participant(setting, before, state, command.participant))
    return std::unexpected(std::move(*rejection));
  const Date on = command.on.value_or(setting.today);
  if (auto rejection = wrong_day(setting, before, on)) return std::unexpected(std::move(*rejection));
  const ParticipantState& one = *state.participant(command.participant);
  if (one.received_on) {
    return refuse(setting, before, Refusal::already_received,
                  {"De ontvangst door " + name_of(setting.world, one.id) + " staat al op " +
                       besluit::to_string(*one.received_on) + " (regel " + std::to_string(one.received_seq) + ").",
                   "The receipt by " + name_of(setting.world, one.id) + " is recorded already, on " +
                       besluit::to_string(*one.received_on) + " (event " + std::to_string(one.received_seq) + ")."});
  }
  if (const auto sent = sent_on(before, index); sent && on < *sent) {
    return refuse(setting, before, Refusal::date_before_sending,
                  {"Op " + besluit::to_string(on) + " was het stuk nog niet verzonden; dat gebeurde op " +
                       besluit::to_string(*sent) + ".",
                   "On " + besluit::to_string(on) + " the piece was not sent yet; that happened on " +
                       besluit::to_string(*sent) + "."});
  }
  Draft draft(setting, &before, "");
  draft.emit(Received{state.id, one.id, command.note}, on);
  const StepState received = draft.state().steps[static_cast<std::size_t>(index)];
  const auto end = reply_end(*every, draft.state(), index, *received.participant(one.id));
  const std::string name = name_of(setting.world, one.id);
  // Of several things that are asked, each has an answer or a silence of its own.
  for (const ParticipantState& now : received.participants)
    if (now.id == one.id && end && state.status == StepStatus::open) count_again(draft, state, now, *end, on);
  Text why{name + " ontving het stuk op " + spoken(on, Language::nl) + ".",
           name + " received the piece on " + spoken(on, Language::en) + "."};
  if (const auto decided = judge_step(draft, index, on)) why = *decided;
  return with_tail(draft, std::move(why), state.id);
}

Decision correct_answer(const Setting& setting, const Dossier& before, const Act& act, const Correct& command) {
  const int index = setting.workflow.index_of(act.step);
  std::optional<Outcome> outcome;
  if (command.outcome) {
    if (act.receipt) {
      return refuse(setting, before, Refusal::outcome_not_allowed,
                    {"Een ontvangst heeft geen uitkomst; neem haar terug (zonder uitkomst) en boek haar opnieuw.",
                     "A receipt has no outcome; take it back (without an outcome) and record it again."});
    }
    const auto read = answer_of(setting, before, index, *command.outcome, act.part);
    if (!read) return std::unexpected(read.error());
    outcome = *read;
    if (act.outcome == *outcome && !act.silent) {
      return refuse(setting, before, Refusal::not_correctable,
                    {"Regel " + std::to_string(act.seq) + " zegt dit al.",
                     "Event " + std::to_string(act.seq) + " says this already."});
    }
  }
  const StepState& was = before.steps[static_cast<std::size_t>(index)];
  const Act* closed = closing_act(before, was);
  Draft draft(setting, &before, "");
  draft.emit(OutcomeCorrected{act.seq, act.step, outcome, Move::advance, "", std::nullopt, command.reason});
  const auto verdict = verdict_of(setting, index, draft.state().steps[static_cast<std::size_t>(index)]);
  const bool stands = closed != nullptr && verdict && verdict->exit.outcome == closed->outcome &&
                      verdict->exit.move == closed->move && verdict->exit.target == closed->target;
  if (closed != nullptr && !stands && act.round == was.round) {
    // What was decided by the answers falls with them, unless later steps lean on it.
    for (auto later = before.acts.rbegin(); later != before.acts.rend() && later->seq > closed->seq; ++later) {
      if (later->step == act.step || follows_by_itself(setting, *later)) continue;
      const std::string number = std::to_string(later->seq);
      return refuse(
          setting, before, Refusal::later_steps_recorded,
          {"Wat later is vastgelegd, rust hierop: corrigeer eerst regel " + number + " (stap '" + later->step + "').",
           "What was recorded later leans on this: correct event " + number + " (step '" + later->step + "') first."});
    }
    take_back_followers(draft, before, *closed);
    draft.emit(OutcomeCorrected{closed->seq, act.step, std::nullopt, Move::advance, "", std::nullopt, command.reason});
  }
  (void)judge_step(draft, index, setting.today);
  return with_tail(draft,
                   {"Wat bij de stap '" + act.step + "' was vastgelegd, is gecorrigeerd: " + stopped(command.reason),
                    "What was recorded for the step '" + act.step + "' was corrected: " + stopped(command.reason)},
                   act.step);
}

std::vector<Recorded> settle_lapsed(const Setting& setting, const Dossier& before) {
  if (before.status != Status::running) return {};
  // Asked with every rung that is due: a draft is a copy of the dossier, and nearly always nothing has lapsed.
  const auto lapsed = [&](const ParticipantState& one) { return one.lapses_on && *one.lapses_on <= setting.today; };
  if (std::ranges::none_of(before.steps,
                           [&](const StepState& step) { return std::ranges::any_of(step.participants, lapsed); }))
    return {};
  Draft draft(setting, &before, "");
  std::vector<std::string> names;
  std::string step;
  std::string ground;
  std::string who;
  for (std::size_t i = 0; i < before.steps.size() && i < setting.workflow.steps.size(); ++i) {
    const auto& every = setting.workflow.steps[i].every;
    const StepState& state = before.steps[i];
    if (!every || state.status == StepStatus::waiting) continue;
    for (const ParticipantState& one : state.participants) {
      if (!lapsed(one)) continue;
      draft.emit(AnswerLapsed{state.id, one.id, state.round, every->lapses, one.part}, *one.lapses_on);
      const std::string name = name_of(setting.world, one.id);
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
      step = state.id;
      ground = every->lapses;
      who = setting.workflow.owner_of(static_cast<int>(i), "");
    }
  }
  if (names.empty()) return {};
  const bool one = names.size() == 1;
  const std::string title = setting.workflow.steps[static_cast<std::size_t>(before.index_of(step))].public_title();
  const Text why{"Er is een nieuwe raad (" + listed(names, "en") + "): wat de vorige bij '" + title +
                     "' had geantwoord, is vervallen (" + ground + ") en wordt opnieuw gevraagd.",
                 std::string(one ? "There is a new council (" : "There are new councils (") + listed(names, "and") +
                     "): what the former had answered to '" + title + "' has lapsed (" + ground +
                     ") and is asked again."};
  // Whoever watches the step must know that it counts on fewer answers than it did.
  if (!who.empty()) tell_for_information(draft, "lapsed-" + std::to_string(draft.state().last_seq + 1), who, step, why);
  return with_tail(draft, why, step);
}

std::vector<Recorded> settle_silence(const Setting& setting, const Dossier& before) {
  if (before.status != Status::running) return {};
  const auto asks = [](const Deadline& one) { return one.running && one.name.kind == DeadlineKind::reply; };
  if (std::ranges::none_of(before.deadlines, asks)) return {};  // no copy for nothing, as above
  Draft draft(setting, &before, "");
  std::vector<int> steps;
  for (const Deadline& deadline : before.deadlines) {
    if (!asks(deadline)) continue;
    const Date due = deadline.legal + std::chrono::days{1};
    const bool over = due < setting.today || (due == setting.today && setting.send_time_passed);
    const int index = before.index_of(deadline.name.step);
    if (!over || index < 0 || index >= static_cast<int>(setting.workflow.steps.size())) continue;
    const auto& every = step_of(setting, index).every;
    const StepState& state = before.steps[static_cast<std::size_t>(index)];
    if (!every || !every->silence || state.status != StepStatus::open) continue;
    bool silent = false;
    for (const ParticipantState& one : state.participants) {
      if (one.id != deadline.name.participant || one.outcome) continue;
      draft.emit(
          AnswerPresumed{state.id, one.id, every->silence->outcome, state.round, every->silence->ground, one.part},
          deadline.legal);
      silent = true;
    }
    if (silent && std::ranges::find(steps, index) == steps.end()) steps.push_back(index);
  }
  if (steps.empty()) return {};
  Text why{"De termijn om te antwoorden is voorbij.", "The term to answer is over."};
  for (const int index : steps) {
    if (const auto decided = judge_step(draft, index, setting.today)) why = *decided;
  }
  return with_tail(draft, std::move(why), before.steps[static_cast<std::size_t>(steps.front())].id);
}

}  // namespace besluit::dossier
