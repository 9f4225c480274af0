// SPDX-License-Identifier: EUPL-1.2
// The commands that end something without an outcome: withdrawing a dossier, and acknowledging a deadline.
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

namespace besluit::dossier {

Decision decide_withdraw(const Setting& setting, const Dossier& before, const Withdraw& command) {
  if (command.reason.size() > text_bytes_max) {
    return refuse(setting, before, Refusal::text_too_long, too_long("De reden", "The reason"));
  }
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  if (is_blank(command.reason)) {
    return refuse(setting, before, Refusal::reason_missing,
                  {"Intrekken heeft een reden nodig (--reason).", "Withdrawing needs a reason (--reason)."});
  }
  Draft draft(setting, &before, "");
  draft.emit(Withdrawn{command.reason});
  close_all(draft, NotSent::withdrawn);
  tell_withdrawn(draft, before,
                 {"Het dossier is ingetrokken: " + stopped(command.reason),
                  "The dossier was withdrawn: " + stopped(command.reason)});
  return draft.take();
}

Decision decide_acknowledge(const Setting& setting, const Dossier& before, const Acknowledge& command) {
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  if (before.index_of(command.step) < 0) {
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.step));
  }
  if (!can_acknowledge(before, command.step)) {
    return refuse(setting, before, Refusal::nothing_to_acknowledge,
                  {"Bij de stap '" + command.step + "' is niets te bevestigen.",
                   "There is nothing to acknowledge for the step '" + command.step + "'."});
  }
  Draft draft(setting, &before, "");
  draft.emit(Acknowledged{command.step});
  return draft.take();
}

}  // namespace besluit::dossier
