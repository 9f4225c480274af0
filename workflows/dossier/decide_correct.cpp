// SPDX-License-Identifier: EUPL-1.2
// Correcting an act: the acts are folded again with the right one in its place (fold.hpp), and plan and deadlines
// follow. What was recorded later and leans on the act must be corrected first.
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/definition/facts.hpp"
#include "workflows/dossier/answers.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

using definition::Move;
using definition::Outcome;

// What the act becomes; without a value it is taken back.
struct Change {
  const Act& act;
  std::optional<definition::Exit> exit;
  std::map<std::string, std::string> values = {};

  /// The route goes the same way; what follows may still be judged by the outcome or the values.
  [[nodiscard]] bool same_way() const { return exit && exit->move == act.move && exit->target == act.target; }
};

// A step that somebody passed over: it needs nothing of what came before.
bool passes_over(const Act& act) {
  return act.outcome == Outcome::skipped && !act.derived;
}

int stage_of(const Dossier& dossier, const std::string& step) {
  const int index = dossier.index_of(step);
  return index < 0 ? -1 : dossier.steps[static_cast<std::size_t>(index)].stage;
}

// Could `later` have been recorded if `change` had been right from the beginning, with the same meaning?
//  1. Papers of another step do not depend on it, unless the route would have ended.
//  2. An act of another stage needs that this one was, or was not, finished; one after a send-back is of another stage,
//     or comes after the send-back itself, which is an act of this stage or a later one.
//  3. An act of the same step is about what the earlier one left (a deferral's next meeting, papers for it).
//  4. Beside each other in one stage, acts are independent, until one of them ends the stage for all.
bool leans_on(const Dossier& dossier, const Act& later, const Change& change) {
  const bool ends_stage = change.exit && (change.exit->move == Move::end || change.exit->move == Move::back);
  // Facts without a step: whatever was judged since may lean on them.
  if (change.act.step.empty()) return !later.papers && !later.step.empty();
  if (later.step.empty()) return false;
  // That the papers went out is one thing, what came back another.
  if (change.act.papers && !later.participant.empty()) return false;
  if (later.step == change.act.step) return true;
  if (passes_over(later)) return change.exit && change.exit->move == Move::end;
  if (passes_over(change.act) && later.move != Move::back &&
      stage_of(dossier, later.step) < stage_of(dossier, change.act.step))
    return false;
  if (later.papers) return change.exit && change.exit->move == Move::end;
  if (stage_of(dossier, later.step) != stage_of(dossier, change.act.step)) return true;
  return ends_stage || later.move == Move::back || later.move == Move::end;
}

// The last act that leans on it: the one to correct first.
const Act* last_leaning(const Setting& setting, const Dossier& dossier, const Change& change) {
  for (auto later = dossier.acts.rbegin(); later != dossier.acts.rend() && later->seq != change.act.seq; ++later) {
    if (follows_by_itself(setting, *later)) continue;
    if (leans_on(dossier, *later, change)) return &*later;
  }
  return nullptr;
}

std::optional<Rejection> wrong_reason(const Setting& setting, const Dossier& before, const Correct& command) {
  if (command.reason.size() > text_bytes_max) {
    return refuse(setting, before, Refusal::text_too_long, too_long("De reden", "The reason")).error();
  }
  if (before.status == Status::withdrawn) {
    return refuse(setting, before, Refusal::dossier_ended, has_ended(before)).error();
  }
  if (is_blank(command.reason)) {
    return refuse(setting, before, Refusal::reason_missing,
                  {"Een correctie heeft een reden nodig (--reason).", "A correction needs a reason (--reason)."})
        .error();
  }
  return std::nullopt;
}

std::expected<const Act*, Rejection> act_of(const Setting& setting, const Dossier& before, std::uint64_t seq) {
  const auto act = std::ranges::find(before.acts, seq, &Act::seq);
  if (act != before.acts.end()) return &*act;
  const std::string number = std::to_string(seq);
  if (seq == 0 || seq > before.last_seq) {
    return refuse(setting, before, Refusal::unknown_seq,
                  {"Regel " + number + " bestaat niet in dit dossier; zie 'history " + before.id + "'.",
                   "There is no event " + number + " in this dossier; see 'history " + before.id + "'."});
  }
  return refuse(setting, before, Refusal::not_correctable,
                {"Regel " + number + " is geen uitkomst die nu geldt; alleen zo'n uitkomst kan worden gecorrigeerd.",
                 "Event " + number + " is no outcome that stands now; only such an outcome can be corrected."});
}

// Nothing that follows is judged by what changes.
bool only_label(const Setting& setting, const Change& change) {
  if (!change.same_way() || change.values != change.act.values) return false;
  const Text name = definition::outcome_name(change.act.step);
  return std::ranges::none_of(setting.workflow.steps, [&](const definition::Step& step) {
    if (!step.only_if) return false;
    const std::string& text = step.only_if->text();
    return text.find(name.nl) != std::string::npos || text.find(name.en) != std::string::npos;
  });
}

// What the command makes of the act, or why it cannot.
std::expected<Change, Rejection> change_of(const Setting& setting, const Dossier& before, const Act& act,
                                           const Correct& command) {
  if (!command.outcome) return Change{act, std::nullopt};
  if (act.step.empty()) {
    return refuse(setting, before, Refusal::outcome_not_allowed,
                  {"Een gegeven heeft geen uitkomst; neem het terug (zonder uitkomst) en leg het opnieuw vast.",
                   "A fact has no outcome; take it back (without an outcome) and record it again."});
  }
  if (act.outcome == Outcome::skipped) {
    return refuse(setting, before, Refusal::outcome_not_allowed,
                  {"Neem het overslaan terug (zonder uitkomst) en leg daarna vast wat er gebeurde.",
                   "Take the skipping back (without an outcome), and record what happened after that."});
  }
  const int index = setting.workflow.index_of(act.step);
  const std::string word = diagnostic::printable(command.outcome->substr(0, id_bytes_max));
  const definition::Step* step = index < 0 ? nullptr : &setting.workflow.steps[static_cast<std::size_t>(index)];
  const auto option = step == nullptr || act.papers ? std::nullopt : option_named(*step, *command.outcome);
  if (option) {
    Change change{act, setting.workflow.exit_of(index, Outcome::chosen), act.values};
    change.values.insert_or_assign(act.step, *option);
    if (act.outcome == Outcome::chosen && change.values == act.values) {
      return refuse(setting, before, Refusal::not_correctable,
                    {"Regel " + std::to_string(act.seq) + " zegt dit al.",
                     "Event " + std::to_string(act.seq) + " says this already."});
    }
    return change;
  }
  const auto outcome = definition::outcome_named(*command.outcome);
  if (!outcome && !says_delivered(*command.outcome)) {
    return refuse(setting, before, Refusal::unknown_outcome,
                  {"De uitkomst '" + word + "' bestaat niet.", "There is no outcome '" + word + "'."});
  }
  const auto allowed = index < 0 ? std::span<const Outcome>{}
                                 : definition::allowed(setting.workflow.steps[static_cast<std::size_t>(index)].ask);
  if (act.papers || !outcome || outcome == Outcome::chosen || std::ranges::find(allowed, *outcome) == allowed.end()) {
    return refuse(setting, before, Refusal::outcome_not_allowed,
                  {"Regel " + std::to_string(act.seq) + " kan niet '" + word + "' worden.",
                   "Event " + std::to_string(act.seq) + " cannot become '" + word + "'."});
  }
  if (*outcome == act.outcome) {
    return refuse(setting, before, Refusal::not_correctable,
                  {"Regel " + std::to_string(act.seq) + " zegt al '" + word + "'.",
                   "Event " + std::to_string(act.seq) + " says '" + word + "' already."});
  }
  Change change{act, setting.workflow.exit_of(index, *outcome), act.values};
  change.values.erase(act.step);  // what was chosen, if it was a choice
  return change;
}

Text later_first(const Act& later) {
  const std::string number = std::to_string(later.seq);
  return {"Wat later is vastgelegd, rust hierop: corrigeer eerst regel " + number + " (stap '" + later.step + "').",
          "What was recorded later leans on this: correct event " + number + " (step '" + later.step + "') first."};
}

OutcomeCorrected corrected_of(const Change& change, bool judged_again, const std::string& reason) {
  const Act& act = change.act;
  OutcomeCorrected event{act.seq, act.step, std::nullopt, act.move, "", std::nullopt, reason};
  if (!change.exit) return event;
  event.outcome = change.exit->outcome;
  event.move = change.exit->move;
  event.target = change.exit->target;
  event.values = change.values;
  event.judged_again = judged_again;
  if (event.move == Move::defer || event.move == Move::back) event.not_before = decided_day(act.meeting, act.on);
  return event;
}

}  // namespace

bool follows_by_itself(const Setting& setting, const Act& act) {
  const int index = setting.workflow.index_of(act.step);
  if (!act.derived || index < 0) return false;
  const definition::Step& step = setting.workflow.steps[static_cast<std::size_t>(index)];
  return act.outcome == Outcome::skipped || (!step.every && step.parts.empty());
}

void take_back_followers(Draft& draft, const Dossier& before, const Act& act) {
  const int stage = stage_of(before, act.step);  // facts are of no stage: everything may follow from them
  for (auto later = before.acts.rbegin(); later != before.acts.rend() && later->seq > act.seq; ++later) {
    if (!follows_by_itself(draft.setting(), *later) || stage_of(before, later->step) <= stage) continue;
    draft.emit(OutcomeCorrected{later->seq, later->step, std::nullopt, Move::advance, "", std::nullopt,
                                "Dit volgde uit regel " + std::to_string(act.seq) + "."});
  }
}

Decision decide_correct(const Setting& setting, const Dossier& before, const Correct& command) {
  if (auto rejection = wrong_reason(setting, before, command)) return std::unexpected(std::move(*rejection));
  const auto act = act_of(setting, before, command.seq);
  if (!act) return std::unexpected(act.error());
  if (!(*act)->participant.empty() || !(*act)->part.empty()) return correct_answer(setting, before, **act, command);
  // A round that was over without an answer is corrected when the answer did come.
  const int of = setting.workflow.index_of((*act)->step);
  const bool answerable = of >= 0 && setting.workflow.steps[static_cast<std::size_t>(of)].written &&
                          (*act)->outcome != Outcome::skipped && command.outcome;
  if ((*act)->derived && !answerable) {
    return refuse(setting, before, Refusal::not_correctable,
                  {"Regel " + std::to_string(command.seq) + " volgt uit wat eerder is vastgelegd; corrigeer dat.",
                   "Event " + std::to_string(command.seq) + " follows from what was recorded before; correct that."});
  }
  const auto change = change_of(setting, before, **act, command);
  if (!change) return std::unexpected(change.error());
  const bool label = only_label(setting, *change);
  if (!label) {
    if (const Act* later = last_leaning(setting, before, *change)) {
      return refuse(setting, before, Refusal::later_steps_recorded, later_first(*later));
    }
  }

  Draft draft(setting, &before, "");
  if (!label) take_back_followers(draft, before, **act);
  draft.emit(corrected_of(*change, change->same_way() && !label, command.reason));
  if (change->exit && change->exit->move == Move::back) close_for_back(draft, before, change->act.step);
  close_finished(draft);
  move_on(draft);
  close_finished(draft);
  if (label) return draft.take();
  std::optional<planning::Plan> plan;
  if (draft.state().status == Status::running) plan = replan(draft);
  tell_dates(draft, change->act.step.empty() ? Text{"Een gegeven is gecorrigeerd: " + stopped(command.reason),
                                                    "A fact was corrected: " + stopped(command.reason)}
                                             : Text{"Wat bij de stap '" + change->act.step +
                                                        "' was vastgelegd, is gecorrigeerd: " + stopped(command.reason),
                                                    "What was recorded for the step '" + change->act.step +
                                                        "' was corrected: " + stopped(command.reason)});
  if (plan) tell_infeasible(draft, *plan);
  return draft.take();
}

}  // namespace besluit::dossier
