// SPDX-License-Identifier: EUPL-1.2
// The commands that end something without an outcome, and those that steer its notices: withdrawing a dossier,
// acknowledging a deadline, letting its notices wait, going to a higher rung.
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/ladder.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

Decision unknown_person(const Setting& setting, const Dossier& before, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& [id, person] : setting.world.people) names.push_back(id);
  for (const auto& [id, person] : setting.world.roles) names.push_back(id);
  const Text hint = meant(name, names);
  const std::string word = diagnostic::printable(name.substr(0, id_bytes_max));
  return refuse(setting, before, Refusal::unknown_person,
                {"De organisatie kent geen mens of rol '" + word + "'" + hint.nl,
                 "The organisation knows no person or role '" + word + "'" + hint.en});
}

// Of those who were told about the step: is there one besides `seen.by` that has not seen it?
bool somebody_has_not_seen(const Dossier& before, const Acknowledged& seen) {
  for (const Deadline& deadline : before.deadlines) {
    if (!deadline.running || deadline.name.step != seen.step) continue;
    for (const Rung& rung : deadline.rungs) {
      const bool knows =
          rung.person == seen.by || std::ranges::find(deadline.seen_by, rung.person) != deadline.seen_by.end();
      if (rung.sent && !knows) return true;
    }
  }
  return false;
}

// The rung goes out now; the lower ones that were still to come need not.
template <class Armed>
std::vector<Recorded> jump(const Setting& setting, const Dossier& before, const Deadline& deadline, std::size_t rung,
                           Armed armed) {
  Draft draft(setting, &before, "");
  const RungPlan& plan = deadline.rungs[rung].plan;
  for (std::size_t r = 0; r < rung; ++r) {
    if (!armed(deadline.rungs[r])) continue;
    draft.emit(RungFired{deadline.name, static_cast<int>(r), "", false, NotSent::jumped, plan.text});
  }
  RungFired fired{deadline.name, static_cast<int>(rung), "", false, NotSent::none, "jumped"};
  const auto to = setting.world.address(plan.to, setting.today).to;
  if (to) fired.person = to->id();
  if (!to) fired.settled = NotSent::nobody;
  if (!to) fired.detail = plan.to;
  draft.emit(std::move(fired));
  return draft.take();
}

}  // namespace

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
  const definition::Policy* policy = policy_for(setting.world, setting.workflow, command.step);
  Acknowledged seen{command.step};
  if (!command.by.empty()) {
    const auto who = setting.world.resolve(command.by);
    if (!who || who->person.empty()) return unknown_person(setting, before, command.by);
    seen.by = who->person;
  }
  if (policy != nullptr && policy->acknowledged_by_all) {
    if (seen.by.empty()) {
      return refuse(setting, before, Refusal::unknown_person,
                    {"Iedereen die bericht kreeg moet dit bevestigen; zeg wie het gezien heeft (--by PERSOON).",
                     "Everybody who was told must acknowledge this; say who has seen it (--by PERSON)."});
    }
    seen.partly = somebody_has_not_seen(before, seen);
  }
  if (policy != nullptr && policy->acknowledged_for && !seen.partly) {
    seen.until = terms::forward(setting.today, *policy->acknowledged_for);
  }
  Draft draft(setting, &before, "");
  draft.emit(std::move(seen));
  return draft.take();
}

Decision decide_snooze(const Setting& setting, const Dossier& before, const Snooze& command) {
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  const int index = before.index_of(command.step);
  if (index < 0) return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.step));
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  if (step.status == StepStatus::done) {
    return refuse(setting, before, Refusal::step_not_open,
                  {"De stap '" + step.id + "' is al gereed; er komen geen berichten meer over.",
                   "The step '" + step.id + "' is done; no more notices come about it."});
  }
  if (command.until <= setting.today) {
    return refuse(setting, before, Refusal::date_passed,
                  {"Uitstellen kan tot een dag na vandaag; " + besluit::to_string(command.until) + " is dat niet.",
                   "Notices can wait until a day after today; " + besluit::to_string(command.until) + " is not."});
  }
  if (command.until - setting.today > definition::silence_longest) {
    const std::string days = std::to_string(definition::silence_longest.count());
    return refuse(setting, before, Refusal::bad_period,
                  {"Berichten wachten hoogstens " + days + " dagen; stel daarna opnieuw uit.",
                   "Notices wait for at most " + days + " days; snooze again after that."});
  }
  if (step.snoozed_until == command.until) return std::vector<Recorded>{};
  Draft draft(setting, &before, "");
  draft.emit(Snoozed{command.step, command.until});
  return draft.take();
}

Decision decide_escalate(const Setting& setting, const Dossier& before, const Escalate& command) {
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  if (before.index_of(command.step) < 0) {
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.step));
  }
  const auto armed = [](const Rung& rung) {
    return !rung.sent && rung.plan.settled == NotSent::none && rung.plan.kind == definition::RungRule::Kind::escalation;
  };
  std::vector<std::string> higher;
  for (const Deadline& deadline : before.deadlines) {
    if (!deadline.running || deadline.name.step != command.step) continue;
    for (std::size_t r = 0; r < deadline.rungs.size(); ++r) {
      if (!armed(deadline.rungs[r])) continue;
      const RungPlan& plan = deadline.rungs[r].plan;
      higher.push_back("'" + plan.text + "'");
      if (!command.rung.empty() && command.rung != plan.text) continue;
      return jump(setting, before, deadline, r, armed);
    }
  }
  if (higher.empty()) {
    return refuse(setting, before, Refusal::nothing_to_escalate,
                  {"Bij de stap '" + command.step + "' staat geen escalatie meer klaar.",
                   "No escalation is left for the step '" + command.step + "'."});
  }
  return refuse(setting, before, Refusal::nothing_to_escalate,
                {"Die trede is er niet; wel: " + listed(higher, "en") + ".",
                 "There is no such rung; there are: " + listed(higher, "and") + "."});
}

}  // namespace besluit::dossier
