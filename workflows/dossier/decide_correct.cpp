// SPDX-License-Identifier: EUPL-1.2
// Correcting an act: the acts are folded again with the right one in its place (fold.hpp), and plan and deadlines
// follow. What was recorded later and leans on the act must be corrected first.
#include "rules/diagnostic/diagnostic.hpp"
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

  [[nodiscard]] bool only_label() const { return exit && exit->move == act.move && exit->target == act.target; }
};

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
  // That the papers went out is one thing, what came back another.
  if (change.act.papers && !later.participant.empty()) return false;
  if (later.step == change.act.step) return true;
  if (later.papers) return change.exit && change.exit->move == Move::end;
  if (stage_of(dossier, later.step) != stage_of(dossier, change.act.step)) return true;
  return ends_stage || later.move == Move::back || later.move == Move::end;
}

// The last act that leans on it: the one to correct first.
const Act* last_leaning(const Dossier& dossier, const Change& change) {
  for (auto later = dossier.acts.rbegin(); later != dossier.acts.rend() && later->seq != change.act.seq; ++later) {
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

// What the command makes of the act, or why it cannot.
std::expected<Change, Rejection> change_of(const Setting& setting, const Dossier& before, const Act& act,
                                           const Correct& command) {
  if (!command.outcome) return Change{act, std::nullopt};
  const int index = setting.workflow.index_of(act.step);
  const std::string word = diagnostic::printable(command.outcome->substr(0, id_bytes_max));
  const auto outcome = definition::outcome_named(*command.outcome);
  if (!outcome && !says_delivered(*command.outcome)) {
    return refuse(setting, before, Refusal::unknown_outcome,
                  {"De uitkomst '" + word + "' bestaat niet.", "There is no outcome '" + word + "'."});
  }
  const auto allowed = index < 0 ? std::span<const Outcome>{}
                                 : definition::allowed(setting.workflow.steps[static_cast<std::size_t>(index)].ask);
  if (act.papers || !outcome || std::ranges::find(allowed, *outcome) == allowed.end()) {
    return refuse(setting, before, Refusal::outcome_not_allowed,
                  {"Regel " + std::to_string(act.seq) + " kan niet '" + word + "' worden.",
                   "Event " + std::to_string(act.seq) + " cannot become '" + word + "'."});
  }
  if (*outcome == act.outcome) {
    return refuse(setting, before, Refusal::not_correctable,
                  {"Regel " + std::to_string(act.seq) + " zegt al '" + word + "'.",
                   "Event " + std::to_string(act.seq) + " says '" + word + "' already."});
  }
  return Change{act, setting.workflow.exit_of(index, *outcome)};
}

Text later_first(const Act& later) {
  const std::string number = std::to_string(later.seq);
  return {"Wat later is vastgelegd, rust hierop: corrigeer eerst regel " + number + " (stap '" + later.step + "').",
          "What was recorded later leans on this: correct event " + number + " (step '" + later.step + "') first."};
}

OutcomeCorrected corrected_of(const Change& change, const std::string& reason) {
  const Act& act = change.act;
  OutcomeCorrected event{act.seq, act.step, std::nullopt, act.move, "", std::nullopt, reason};
  if (!change.exit) return event;
  event.outcome = change.exit->outcome;
  event.move = change.exit->move;
  event.target = change.exit->target;
  if (event.move == Move::defer || event.move == Move::back) event.not_before = decided_day(act.meeting, act.on);
  return event;
}

}  // namespace

Decision decide_correct(const Setting& setting, const Dossier& before, const Correct& command) {
  if (auto rejection = wrong_reason(setting, before, command)) return std::unexpected(std::move(*rejection));
  const auto act = act_of(setting, before, command.seq);
  if (!act) return std::unexpected(act.error());
  if (!(*act)->participant.empty()) return correct_answer(setting, before, **act, command);
  if ((*act)->by_answers) {
    return refuse(setting, before, Refusal::not_correctable,
                  {"Regel " + std::to_string(command.seq) + " volgt uit de antwoorden; corrigeer een antwoord.",
                   "Event " + std::to_string(command.seq) + " follows from the answers; correct an answer."});
  }
  const auto change = change_of(setting, before, **act, command);
  if (!change) return std::unexpected(change.error());
  if (!change->only_label()) {
    if (const Act* later = last_leaning(before, *change)) {
      return refuse(setting, before, Refusal::later_steps_recorded, later_first(*later));
    }
  }

  Draft draft(setting, &before, "");
  draft.emit(corrected_of(*change, command.reason));
  if (change->exit && change->exit->move == Move::back) close_for_back(draft, before, change->act.step);
  close_finished(draft);
  move_on(draft);
  if (change->only_label()) return draft.take();
  std::optional<planning::Plan> plan;
  if (draft.state().status == Status::running) plan = replan(draft);
  tell_dates(draft,
             {"Wat bij de stap '" + change->act.step + "' was vastgelegd, is gecorrigeerd: " + stopped(command.reason),
              "What was recorded for the step '" + change->act.step + "' was corrected: " + stopped(command.reason)});
  if (plan) tell_infeasible(draft, *plan);
  return draft.take();
}

}  // namespace besluit::dossier
