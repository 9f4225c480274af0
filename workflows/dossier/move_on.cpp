// SPDX-License-Identifier: EUPL-1.2
// Which steps open now. A step whose condition does not hold is passed over, one whose condition is not known is held,
// and what needs nobody (a day that has come, a fact that a table decides) is settled on the spot; so one act can carry
// a route over several steps.
#include "workflows/definition/decided.hpp"
#include "workflows/definition/facts.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/facts.hpp"
#include "workflows/dossier/fold.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

using definition::Move;
using definition::Step;

std::string result_of(const Draft& draft) {
  const Dossier& state = draft.state();
  const auto last = std::find_if(state.acts.rbegin(), state.acts.rend(), is_outcome);
  if (last != state.acts.rend() && last->move == Move::end) {
    return last->target.empty() ? std::string(definition::row(last->outcome).token) : last->target;
  }
  // All steps are done: the last body has spoken, and what it said is the result.
  const std::vector<Step>& steps = draft.workflow().steps;
  for (std::size_t i = std::min(steps.size(), state.steps.size()); i-- > 0;) {
    if (!steps[i].body.empty() && state.steps[i].outcome && state.steps[i].outcome != definition::Outcome::skipped) {
      return std::string(definition::row(*state.steps[i].outcome).token);
    }
  }
  return "completed";
}

// A fact that nobody has given holds the route up, and no date says so: whoever owns it is asked for it.
void ask_for_facts(Draft& draft, const std::string& step, const std::vector<std::string>& waits_for) {
  const auto given_by_hand = [](const std::string& name) { return definition::step_of_outcome_name(name).empty(); };
  const auto first = std::ranges::find_if(waits_for, given_by_hand);
  if (first == waits_for.end()) return;
  const int index = draft.workflow().index_of(step);
  const Step& held = draft.workflow().steps[static_cast<std::size_t>(index)];
  const definition::Body* body = draft.world().body(held.body);
  std::string role = draft.workflow().owner;
  if (role.empty()) role = draft.workflow().owner_of(index, body == nullptr ? "" : body->contact);
  if (role.empty()) return;
  const Text awaits = awaited(waits_for);
  const std::string command = "besluitctl facts " + draft.state().id + " --set \"" + *first + "=...\"";
  tell_for_information(
      draft, "held-" + std::to_string(draft.state().last_seq + 1), role, step,
      {"'" + held.public_title() + "' wacht: nog niet bekend is " + awaits.nl + ". Leg het vast met: " + command,
       "'" + held.public_title() + "' waits: not known yet is " + awaits.en + ". Record it with: " + command});
}

void hold(Draft& draft, const StepState& state, std::vector<std::string> waits_for) {
  if (state.held == waits_for) return;
  const std::string step = state.id;
  draft.emit(StepHeld{step, waits_for});
  ask_for_facts(draft, step, waits_for);
}

// The day of the last outcome: what follows from it begins then, also when it was recorded later.
Date last_day(const Draft& draft) {
  const std::vector<Act>& acts = draft.state().acts;
  const auto last = std::find_if(acts.rbegin(), acts.rend(), [](const Act& act) {
    return is_outcome(act) && act.outcome != definition::Outcome::skipped;
  });
  return last == acts.rend() ? draft.setting().today : last->on;
}

std::optional<Date> waited_day(const Draft& draft, const definition::Wait& wait) {
  if (wait.fact.empty()) return wait.date;
  const feel::Facts facts = facts_of(draft.workflow(), draft.state());
  const auto known = facts.find(wait.fact);
  if (known == facts.end()) return std::nullopt;
  return parse_date(feel::to_string(known->second));
}

Text day_came(Date day) {
  return {"De dag waarop werd gewacht is gekomen (" + spoken(day, Language::nl) + ").",
          "The day that was waited for has come (" + spoken(day, Language::en) + ")."};
}

// The outcome of an open step that nobody records.
void emit_by_itself(Draft& draft, int index, Text because, std::map<std::string, std::string> values = {},
                    std::optional<Date> on = std::nullopt, definition::Outcome outcome = definition::Outcome::done) {
  const StepState& state = draft.state().steps[static_cast<std::size_t>(index)];
  const definition::Exit exit = draft.workflow().exit_of(index, outcome);
  OutcomeRecorded event{state.id, outcome, state.round, "", exit.move, exit.target, std::nullopt, std::move(because)};
  event.values = std::move(values);
  draft.emit(std::move(event), on);
}

// Who must know of it gets a message, about what the route says and what was decided.
void announce(Draft& draft, int index) {
  const Step& step = draft.workflow().steps[static_cast<std::size_t>(index)];
  const StepState& state = draft.state().steps[static_cast<std::size_t>(index)];
  Text why{step.title + ".", step.title + "."};
  const auto& acts = draft.state().acts;
  const auto last =
      std::find_if(acts.rbegin(), acts.rend(), [](const Act& act) { return is_outcome(act) && !act.derived; });
  if (last != acts.rend()) {
    const Text what = outcome_sentence(draft.setting(), draft.workflow().index_of(last->step), last->outcome, last->on,
                                       {last->outcome, last->move, last->target});
    why = {why.nl + " " + what.nl, why.en + " " + what.en};
  }
  for (const std::string& role : step.inform) {
    NoticeRaised notice;
    // Taken back and come about again, it is another message.
    notice.id = "announcement-" + std::to_string(draft.state().last_seq + 1) + "/" + role;
    notice.kind = NoticeKind::announcement;
    notice.role = role;
    if (const auto to = draft.world().resolve(role)) notice.person = to->id();
    notice.step = state.id;
    notice.why = why;
    draft.emit(std::move(notice));
  }
}

void ask_for(Draft& draft, const Act& act, const definition::Birth& birth) {
  const auto known = draft.state().known_values();
  ChildAsked child;
  child.number = draft.state().next_child();
  child.step = act.step;
  child.round = act.round;
  child.route = birth.route;
  child.id = draft.state().id + "." + std::to_string(child.number);
  for (const auto& [name, text] : birth.values) {
    const auto fact = known.find(text);
    child.values.emplace(name, fact == known.end() ? text : fact->second);
  }
  draft.emit(std::move(child));
}

// Dossiers that follow from the outcomes that now stand. Each is asked for once in a round of its step.
void bear(Draft& draft) {
  const bool any = std::ranges::any_of(draft.workflow().steps, [](const Step& step) { return !step.starts.empty(); });
  if (!any) return;
  const std::vector<Act> acts = draft.state().acts;
  for (const Act& act : acts) {
    const int index = draft.workflow().index_of(act.step);
    if (index < 0 || !is_outcome(act)) continue;
    for (const definition::Birth& birth : draft.workflow().steps[static_cast<std::size_t>(index)].starts) {
      const bool asked = std::ranges::any_of(draft.state().children, [&](const Child& child) {
        return child.step == act.step && child.round == act.round && child.route == birth.route;
      });
      if (birth.outcome == act.outcome && !asked) ask_for(draft, act, birth);
    }
  }
}

// A table decides a fact as soon as it knows what it asks for.
bool decide_fact(Draft& draft, int index, const StepState& state) {
  const std::string& name = draft.workflow().steps[static_cast<std::size_t>(index)].decides;
  const feel::Facts facts = facts_of(draft.workflow(), draft.state());
  const auto known = facts.find(name);
  const auto input = std::ranges::find(draft.workflow().inputs, name, &definition::Input::name);
  const std::string by =
      input == draft.workflow().inputs.end() || input->decided_by == nullptr ? "" : input->decided_by->name;
  if (known == facts.end()) {
    hold(draft, state, awaited_by(draft.workflow(), draft.state(), name));
    return false;
  }
  const std::string value = feel::to_string(known->second);
  draft.emit(StepOpened{state.id, state.round + 1, {}});
  emit_by_itself(
      draft, index,
      {"'" + by + "' bepaalt '" + name + "': " + value + ".", "'" + by + "' decides '" + name + "': " + value + "."},
      {{name, value}});
  return true;
}

// Opens, skips or holds a step whose turn it is; true when it is done with that.
bool take_turn(Draft& draft, int index) {
  const StepState state = draft.state().steps[static_cast<std::size_t>(index)];
  const Step& step = draft.workflow().steps[static_cast<std::size_t>(index)];
  if (step.only_if) {
    const feel::Outcome judged = step.only_if->evaluate(facts_of(draft.workflow(), draft.state()));
    if (judged.verdict == feel::Verdict::no) {
      const Text because{"Alleen als " + step.only_if->text() + ": " + judged.because.nl + ".",
                         "Only if " + step.only_if->text() + ": " + judged.because.en + "."};
      draft.emit(OutcomeRecorded{state.id, definition::Outcome::skipped, state.round + 1, "", Move::advance, "",
                                 std::nullopt, because});
      return true;
    }
    if (judged.verdict == feel::Verdict::unknown) {
      std::vector<std::string> waits_for = judged.waits_for;
      if (waits_for.empty()) waits_for.push_back(step.only_if->text());
      hold(draft, state, std::move(waits_for));
      return false;
    }
  }
  if (step.ask == definition::Ask::rule) return decide_fact(draft, index, state);
  StepOpened opened{state.id, state.round + 1, {}};
  if (step.every) {
    for (const votes::Voter& voter : definition::voters_of(draft.world(), *step.every))
      opened.participants.push_back(voter.id);
  }
  for (const definition::Part& part : step.parts) opened.parts.push_back(part.id);
  if (step.ask == definition::Ask::inform) {
    draft.emit(std::move(opened));
    announce(draft, index);
    emit_by_itself(draft, index, {"Het bericht is verstuurd.", "The message was sent."});
    return true;
  }
  if (step.wait && step.wait->kind == definition::Wait::Kind::dossier) {
    const auto known = draft.state().known_values();
    const auto id = known.find(step.wait->fact);
    if (id == known.end()) {
      hold(draft, state, {step.wait->fact});
      return false;
    }
    opened.awaits = id->second;
  }
  if (step.wait && step.wait->kind == definition::Wait::Kind::day) {
    opened.settles_on = waited_day(draft, *step.wait);
    if (!opened.settles_on) {
      hold(draft, state, {step.wait->fact});
      return false;
    }
    draft.emit(opened);
    if (*opened.settles_on > draft.setting().today) return false;
    emit_by_itself(draft, index, day_came(*opened.settles_on));
    return true;
  }
  if (!step.written) {
    draft.emit(std::move(opened));
    return false;
  }
  // The first day of a round is the working day after the day on which it was decided.
  const Date decided = last_day(draft);
  opened.settles_on = terms::forward(decided, step.written->length) + std::chrono::days{1};
  draft.emit(std::move(opened), decided);
  return false;
}

}  // namespace

void move_on(Draft& draft) {
  for (;;) {
    bear(draft);
    if (is_over(draft.state())) {
      close_all(draft, NotSent::route_ended);
      std::string result = result_of(draft);
      const bool stands = draft.state().status == Status::ended && draft.state().result == result;
      if (!stands) draft.emit(Ended{std::move(result)});
      return;
    }
    const auto stage = stage_in_turn(draft.state());
    if (!stage) return;
    bool passed = false;
    for (std::size_t i = 0; i < draft.state().steps.size(); ++i) {
      const StepState& step = draft.state().steps[i];
      if (step.stage != *stage || step.status != StepStatus::waiting || i >= draft.workflow().steps.size()) continue;
      passed = take_turn(draft, static_cast<int>(i)) || passed;
    }
    if (passed) close_finished(draft);
    if (!passed) return;
  }
}

void finish(Draft& draft, const Text& why, const std::string& acted) {
  close_finished(draft);
  move_on(draft);
  close_finished(draft);  // what was passed over, and papers for a round that has begun
  std::optional<planning::Plan> plan;
  if (draft.state().status == Status::running) plan = replan(draft);
  tell_dates(draft, why, {.acted = acted});
  if (plan) tell_infeasible(draft, *plan);
}

std::vector<Recorded> settle_days(const Setting& setting, const Dossier& before) {
  if (before.status != Status::running) return {};
  // Asked with every rung that is due: no copy of the dossier when no day has come.
  if (std::ranges::none_of(before.steps, [&](const StepState& step) {
        return step.status == StepStatus::open && step.settles_on && *step.settles_on <= setting.today;
      }))
    return {};
  Draft draft(setting, &before, "");
  std::string acted;
  Text why;
  for (std::size_t i = 0; i < before.steps.size() && i < setting.workflow.steps.size(); ++i) {
    const StepState& step = draft.state().steps[i];
    if (step.status != StepStatus::open || !step.settles_on || draft.state().status != Status::running) continue;
    const Date day = *step.settles_on;
    if (day > setting.today || (day == setting.today && !setting.send_time_passed)) continue;
    acted = step.id;
    const definition::Step& asks = setting.workflow.steps[i];
    if (asks.written && asks.written->silence) {
      const definition::Silence& silence = *asks.written->silence;
      why = {"De schriftelijke ronde is voorbij zonder antwoord; dat geldt als " +
                 std::string(definition::row(silence.outcome).nl) + " (" + silence.ground + ").",
             "The written round is over without an answer; that counts as " +
                 std::string(definition::row(silence.outcome).token) + " (" + silence.ground + ")."};
      emit_by_itself(draft, static_cast<int>(i), why, {}, day - std::chrono::days{1}, silence.outcome);
    } else {
      why = day_came(day);
      emit_by_itself(draft, static_cast<int>(i), why, {}, day);
    }
  }
  if (acted.empty()) return {};
  finish(draft, why, acted);
  return draft.take();
}

}  // namespace besluit::dossier
