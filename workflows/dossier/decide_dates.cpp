// SPDX-License-Identifier: EUPL-1.2
// The commands that change a date of one dossier by hand: set, lengthen, another meeting, suspend and resume.
#include "rules/terms/term.hpp"
#include "workflows/definition/world_change.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/fold.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

using std::chrono::days;

// What every one of these commands asks first. The index of the step, or why not.
std::expected<int, Rejection> open_for_change(const Setting& setting, const Dossier& before, const std::string& step,
                                              const std::string* reason) {
  if (reason != nullptr && reason->size() > text_bytes_max) {
    return refuse(setting, before, Refusal::text_too_long, too_long("De reden", "The reason"));
  }
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  const int index = setting.workflow.index_of(step);
  if (index < 0 || index >= static_cast<int>(before.steps.size())) {
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, step));
  }
  if (reason != nullptr && is_blank(*reason)) {
    return refuse(setting, before, Refusal::reason_missing,
                  {"Dit heeft een reden nodig (--reason): zij staat in de berichten en in 'why date'.",
                   "This needs a reason (--reason): it stands in the notices and in 'why date'."});
  }
  if (before.steps[static_cast<std::size_t>(index)].status == StepStatus::done) {
    return refuse(setting, before, Refusal::step_not_open,
                  {"De stap '" + step + "' is al gereed; zijn datum doet er niet meer toe.",
                   "The step '" + step + "' is done already; its date does not matter any more."});
  }
  return index;
}

std::string title_of(const Setting& setting, int index) {
  const definition::Step& step = setting.workflow.steps[static_cast<std::size_t>(index)];
  return step.title.empty() ? step.id : step.title;
}

// Plans again and tells whoever has other dates now.
std::vector<Recorded> settle(Draft& draft, const Text& why) {
  const planning::Plan plan = replan(draft);
  tell_dates(draft, why, {.kind = NoticeKind::moved});
  tell_infeasible(draft, plan);
  return draft.take();
}

// The date that a task has by itself: set by hand, or given by the route. None: it follows from the next step.
std::optional<Date> date_of_its_own(const Setting& setting, const Dossier& dossier, int index) {
  if (const Pin* pin = standing_pin(dossier, index)) return pin->day;
  const definition::Step& step = setting.workflow.steps[static_cast<std::size_t>(index)];
  using Kind = definition::OwnDate::Kind;
  for (const Kind kind : {Kind::due, Kind::target}) {
    const auto own = std::ranges::find(step.dates, kind, &definition::OwnDate::kind);
    if (own != step.dates.end()) return own->date;
  }
  if (!step.within) return std::nullopt;
  // A term after another step has a day as soon as that step was done.
  const auto runs = std::ranges::find_if(dossier.deadlines, [&](const Deadline& deadline) {
    return deadline.name.step == step.id && deadline.name.kind != DeadlineKind::statutory;
  });
  return runs == dossier.deadlines.end() ? std::nullopt : std::optional(runs->legal);
}

// The last day that stands for what `deadline set` changes: handing in, or of a task the day it must be done.
std::optional<Date> standing_day(const Dossier& dossier, const std::string& step) {
  for (const DeadlineKind kind : {DeadlineKind::papers, DeadlineKind::task, DeadlineKind::target}) {
    const auto runs = std::ranges::find_if(dossier.deadlines, [&](const Deadline& deadline) {
      return deadline.running && deadline.name.step == step && deadline.name.kind == kind;
    });
    if (runs != dossier.deadlines.end()) return runs->legal;
  }
  return std::nullopt;
}

// A day that has passed cannot be kept any more. Only a delay that was agreed before can be recorded afterwards: from a
// day that has passed itself to a later one. Papers that came in on it are then in time.
std::optional<Rejection> day_passed(const Setting& setting, const Dossier& before, const std::string& step, Date day) {
  if (day >= setting.today) return std::nullopt;
  const auto standing = standing_day(before, step);
  const bool was_missed = standing && *standing < setting.today;
  if (was_missed && day > *standing) return std::nullopt;
  Text text{"De dag " + besluit::to_string(day) +
                " is al voorbij; kies een latere. Is het al gebeurd? Leg het dan vast met 'record' en --on.",
            "The day " + besluit::to_string(day) +
                " has passed; choose a later one. Has it happened already? Then record it with 'record' and --on."};
  if (was_missed) {
    text.nl += " Was er op tijd uitstel afgesproken? Dan kan ook een dag na " + besluit::to_string(*standing) + ".";
    text.en += " Was a delay agreed in time? Then a day after " + besluit::to_string(*standing) + " will do too.";
  }
  return refuse(setting, before, Refusal::date_passed, std::move(text)).error();
}

}  // namespace

Decision decide_set_date(const Setting& setting, const Dossier& before, const SetDate& command) {
  const auto index = open_for_change(setting, before, command.step, &command.reason);
  if (!index) return std::unexpected(index.error());
  const StepState& step = before.steps[static_cast<std::size_t>(*index)];
  const Pin* pin = standing_pin(before, *index);
  if (!command.day && pin == nullptr) {
    return refuse(setting, before, Refusal::no_date,
                  {"De datum van de stap '" + step.id + "' is niet met de hand gezet.",
                   "The date of the step '" + step.id + "' was not set by hand."});
  }
  // The same once more changes nothing.
  if (command.day && pin != nullptr && pin->day == *command.day) return std::vector<Recorded>{};
  if (command.day) {
    if (auto rejection = day_passed(setting, before, step.id, *command.day))
      return std::unexpected(std::move(*rejection));
  }
  if (command.day && step.meeting && step.meeting->date < *command.day) {
    return refuse(setting, before, Refusal::date_after_meeting,
                  {"De stukken kunnen niet na de vergadering van " + spoken(step.meeting->date, Language::nl) +
                       " binnenkomen; kies een eerdere datum, of een andere vergadering met 'retarget'.",
                   "The papers cannot come in after the meeting of " + spoken(step.meeting->date, Language::en) +
                       "; take an earlier date, or another meeting with 'retarget'."});
  }
  Draft draft(setting, &before, "");
  draft.emit(DatePinned{step.id, command.day, "", command.reason});
  const std::string title = title_of(setting, *index);
  if (!command.day) {
    return settle(draft, {"De datum van '" + title + "' wordt weer berekend: " + stopped(command.reason),
                          "The date of '" + title + "' is computed again: " + stopped(command.reason)});
  }
  return settle(draft, {"De datum van '" + title + "' is met de hand gezet op " + spoken(*command.day, Language::nl) +
                            ": " + stopped(command.reason),
                        "The date of '" + title + "' was set by hand to " + spoken(*command.day, Language::en) + ": " +
                            stopped(command.reason)});
}

Decision decide_extend(const Setting& setting, const Dossier& before, const Extend& command) {
  const auto index = open_for_change(setting, before, command.step, &command.reason);
  if (!index) return std::unexpected(index.error());
  const auto term = terms::parse_term(command.term);
  if (!term) return refuse(setting, before, Refusal::bad_term, term.error());
  const StepState& step = before.steps[static_cast<std::size_t>(*index)];
  if (setting.workflow.steps[static_cast<std::size_t>(*index)].meets()) {
    return refuse(setting, before, Refusal::no_date,
                  {"De datum van de stap '" + step.id +
                       "' hangt aan de vergadering; gebruik 'deadline set', 'retarget' "
                       "of 'meeting papers'.",
                   "The date of the step '" + step.id +
                       "' hangs on the meeting; use 'deadline set', 'retarget' or "
                       "'meeting papers'."});
  }
  const auto day = date_of_its_own(setting, before, *index);
  if (!day) {
    return refuse(setting, before, Refusal::no_date,
                  {"De stap '" + step.id +
                       "' heeft geen eigen termijn: de volgende stap bepaalt wanneer dit klaar moet "
                       "zijn.",
                   "The step '" + step.id + "' has no term of its own: the next step decides when it must be done."});
  }
  if (*day < setting.today) {
    return refuse(setting, before, Refusal::date_passed,
                  {"De termijn liep af op " + spoken(*day, Language::nl) + "; verlengen kan alleen vóór de afloop.",
                   "The term ended on " + spoken(*day, Language::en) + "; it can only be lengthened before its end."});
  }
  const Date later = terms::forward(*day, *term);
  Draft draft(setting, &before, "");
  draft.emit(DatePinned{step.id, later, terms::to_string(*term, Language::nl),
                        "verlengd met " + terms::to_string(*term, Language::nl) + ": " + command.reason});
  const std::string title = title_of(setting, *index);
  return settle(draft, {"De termijn van '" + title + "' is verlengd met " + terms::to_string(*term, Language::nl) +
                            ": " + stopped(command.reason),
                        "The term of '" + title + "' was lengthened by " + terms::to_string(*term, Language::en) +
                            ": " + stopped(command.reason)});
}

Decision decide_retarget(const Setting& setting, const Dossier& before, const Retarget& command) {
  const auto index = open_for_change(setting, before, command.step, &command.reason);
  if (!index) return std::unexpected(index.error());
  const StepState& step = before.steps[static_cast<std::size_t>(*index)];
  const definition::Body* body = setting.world.body(setting.workflow.steps[static_cast<std::size_t>(*index)].body);
  if (body == nullptr) {
    return refuse(setting, before, Refusal::not_a_body_step,
                  {"De stap '" + step.id + "' is een taak; een taak heeft geen vergadering.",
                   "The step '" + step.id + "' is a task; a task has no meeting."});
  }
  const std::string_view typed = command.meeting;
  const auto day = parse_date(typed.starts_with(body->id + "/") ? typed.substr(body->id.size() + 1) : typed);
  const definition::Meeting* meeting = day ? definition::meeting_meant(*body, *day) : nullptr;
  std::string coming;
  for (const definition::Meeting& known : body->meetings) {
    if (known.date >= setting.today) coming += (coming.empty() ? "" : ", ") + besluit::to_string(known.date);
  }
  if (meeting == nullptr) {
    const std::string word = diagnostic::printable(command.meeting.substr(0, id_bytes_max));
    return refuse(setting, before, Refusal::unknown_meeting,
                  {body->name + " heeft geen vergadering '" + word + "'" +
                       (coming.empty() ? " en er is geen latere ingevoerd; voeg er een toe met 'meeting add'."
                                       : "; wel op: " + coming + "."),
                   body->name + " has no meeting '" + word + "'" +
                       (coming.empty() ? " and no later one was entered; add one with 'meeting add'."
                                       : "; there are: " + coming + ".")});
  }
  if (step.not_before && meeting->date <= *step.not_before) {
    return refuse(setting, before, Refusal::date_passed,
                  {"De vergadering van " + spoken(meeting->date, Language::nl) +
                       " heeft dit voorstel al behandeld; kies een latere.",
                   "The meeting of " + spoken(meeting->date, Language::en) +
                       " has dealt with this proposal already; take a later one."});
  }
  if (step.chosen_meeting == meeting->first) return std::vector<Recorded>{};
  if (meeting->date < setting.today) {
    const std::string met = besluit::to_string(meeting->date);
    const Text later =
        coming.empty() ? Text{"voeg eerst een latere toe met 'meeting add'", "add a later one with 'meeting add' first"}
                       : Text{"kies een latere: " + coming, "take a later one: " + coming};
    return refuse(
        setting, before, Refusal::date_passed,
        {"De vergadering van " + met + " (" + body->name + ") is al geweest; " + later.nl +
             ". Is het punt daar behandeld? Leg dan vast wat er is besloten, met 'record' en --on " + met + ".",
         "The meeting of " + met + " (" + body->name + ") is over; " + later.en +
             ". Was the item dealt with there? Then record what was decided, with 'record' and --on " + met + "."});
  }
  Draft draft(setting, &before, "");
  draft.emit(Retargeted{step.id, body->id, *meeting, command.reason});
  const std::string title = title_of(setting, *index);
  return settle(draft, {"'" + title + "' gaat naar de vergadering van " + spoken(meeting->date, Language::nl) + " (" +
                            body->name + "): " + stopped(command.reason),
                        "'" + title + "' goes to the meeting of " + spoken(meeting->date, Language::en) + " (" +
                            body->name + "): " + stopped(command.reason)});
}

Decision decide_suspend(const Setting& setting, const Dossier& before, const Suspend& command) {
  const auto index = open_for_change(setting, before, command.step, &command.reason);
  if (!index) return std::unexpected(index.error());
  const StepState& step = before.steps[static_cast<std::size_t>(*index)];
  if (step.suspended_on) {
    return refuse(setting, before, Refusal::already_suspended,
                  {"De termijn van de stap '" + step.id + "' is al opgeschort sinds " +
                       spoken(*step.suspended_on, Language::nl) + ".",
                   "The term of the step '" + step.id + "' has been suspended since " +
                       spoken(*step.suspended_on, Language::en) + "."});
  }
  const Date on = command.on.value_or(setting.today);
  if (auto rejection = wrong_day(setting, before, on)) return std::unexpected(std::move(*rejection));
  Draft draft(setting, &before, "");
  draft.emit(Suspended{step.id, command.reason}, on);
  std::vector<DeadlineName> running;
  for (const Deadline& deadline : draft.state().deadlines) {
    if (deadline.running && deadline.name.step == step.id) running.push_back(deadline.name);
  }
  for (DeadlineName& name : running) draft.emit(DeadlineClosed{std::move(name), NotSent::suspended, ""});
  const std::string title = title_of(setting, *index);
  return settle(draft, {"De termijn van '" + title + "' is opgeschort vanaf " + spoken(on, Language::nl) + ": " +
                            stopped(command.reason),
                        "The term of '" + title + "' is suspended from " + spoken(on, Language::en) + ": " +
                            stopped(command.reason)});
}

Decision decide_resume(const Setting& setting, const Dossier& before, const Resume& command) {
  const auto index = open_for_change(setting, before, command.step, nullptr);
  if (!index) return std::unexpected(index.error());
  const StepState& step = before.steps[static_cast<std::size_t>(*index)];
  if (!step.suspended_on) {
    return refuse(setting, before, Refusal::not_suspended,
                  {"De termijn van de stap '" + step.id + "' is niet opgeschort.",
                   "The term of the step '" + step.id + "' is not suspended."});
  }
  const Date on = command.on.value_or(setting.today);
  if (auto rejection = wrong_day(setting, before, on)) return std::unexpected(std::move(*rejection));
  if (on < *step.suspended_on) {
    return refuse(setting, before, Refusal::date_before_start,
                  {"De opschorting begon pas op " + spoken(*step.suspended_on, Language::nl) + ".",
                   "The suspension began only on " + spoken(*step.suspended_on, Language::en) + "."});
  }
  const int suspended = static_cast<int>((on - *step.suspended_on).count());
  Resumed event{step.id, suspended, std::nullopt};
  const bool task = !setting.workflow.steps[static_cast<std::size_t>(*index)].meets();
  const auto own = task ? date_of_its_own(setting, before, *index) : std::nullopt;
  if (own && suspended > 0) event.day = *own + days{suspended};
  Draft draft(setting, &before, "");
  draft.emit(std::move(event), on);
  const std::string title = title_of(setting, *index);
  const terms::Term length{suspended, terms::Unit::days};
  return settle(draft, {"De termijn van '" + title + "' loopt weer vanaf " + spoken(on, Language::nl) + "; hij was " +
                            terms::to_string(length, Language::nl) + " opgeschort.",
                        "The term of '" + title + "' runs again from " + spoken(on, Language::en) +
                            "; it was suspended for " + terms::to_string(length, Language::en) + "."});
}

}  // namespace besluit::dossier
