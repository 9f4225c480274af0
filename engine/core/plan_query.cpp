// SPDX-License-Identifier: EUPL-1.2
// The plan as people see it. For a running dossier the dates are those that were recorded, so that the plan never
// shows another date than the notices do; whether they can still be made is judged for today.
#include "engine/core/alternatives.hpp"
#include "engine/core/queries.hpp"
#include "workflows/definition/facts.hpp"
#include "workflows/dossier/replan.hpp"

#include "workflows/dossier/asked.hpp"
#include "workflows/dossier/facts.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine {
namespace {

using dossier::Deadline;
using dossier::DeadlineKind;
using dossier::Dossier;
using dossier::StepStatus;

HopView hop_view(const planning::Hop& hop, const definition::Workflow& workflow,
                 const definition::Organisation& world) {
  HopView view;
  view.step = hop.step;
  view.body = hop.body;
  const definition::Body* body = world.body(hop.body);
  view.body_name = body == nullptr ? hop.body : body->name;
  if (const int index = workflow.index_of(hop.step); index >= 0) {
    const definition::Step& step = workflow.steps[static_cast<std::size_t>(index)];
    view.title = step.title;
    view.ask = std::string{definition::row(step.ask).token};
    view.who = workflow.owner_of(index, body == nullptr ? std::string{} : body->contact);
    if (step.every) view.every = definition::token(step.every->asked);
    if (!step.asks_somebody() || (step.wait && step.who.empty())) view.who.clear();
    if (step.only_if) view.only_if = step.only_if->text();
    if (step.written && view.body.empty()) {
      const definition::Body* asked = world.body(step.body);
      view.body_name = asked == nullptr ? step.body : asked->name;
    }
  }
  view.meeting = hop.meeting;
  view.papers = hop.papers;
  view.expected = hop.expected;
  view.answers_until = hop.answers_until;
  view.sending = hop.sending;
  if (!view.sending && (!hop.body.empty() || !view.every.empty())) view.sending = hop.papers;
  view.slack_days = hop.slack_days;
  view.dates = hop.dates;
  view.main = hop.main;
  view.target = hop.target;
  view.done = hop.done;
  view.applies = hop.applies;
  return view;
}

/// The recesses and closures among the dates of the plan: they move its reminders.
void put_closures(const definition::Organisation& world, PlanView& plan) {
  Date last = plan.from;
  for (const HopView& hop : plan.hops) {
    if (hop.papers) last = std::max(last, hop.papers->planning);
    if (hop.meeting) last = std::max(last, hop.meeting->date);
  }
  plan.closures.clear();
  for (const definition::Closure& closure : world.closures)
    if (closure.until >= plan.from && closure.from <= last) plan.closures.push_back(closure);
  std::ranges::stable_sort(plan.closures, {}, &definition::Closure::from);
}

PlanView plan_view(const planning::Plan& plan, const definition::Workflow& workflow,
                   const definition::Organisation& world, Date from) {
  PlanView view;
  view.workflow = workflow.id;
  view.title = workflow.title;
  view.provisional = plan.provisional;
  view.from = from;
  for (const planning::Hop& hop : plan.hops) view.hops.push_back(hop_view(hop, workflow, world));
  if (plan.target_step >= 0 && static_cast<std::size_t>(plan.target_step) < view.hops.size()) {
    const HopView& hop = view.hops[static_cast<std::size_t>(plan.target_step)];
    view.target = TargetView{hop.step, hop.body, {}};
    if (hop.meeting) view.target->meeting = hop.meeting->date;
  }
  view.participants = plan.asked;
  view.remarks = plan.remarks;
  put_closures(world, view);
  view.conflict = plan.conflict;
  return view;
}

const Deadline* newest(const Dossier& dossier, std::string_view step, std::initializer_list<DeadlineKind> kinds) {
  const Deadline* best = nullptr;
  for (const Deadline& deadline : dossier.deadlines) {
    if (deadline.name.step != step || std::ranges::find(kinds, deadline.name.kind) == kinds.end()) continue;
    if (best == nullptr || deadline.name.version > best->name.version) best = &deadline;
  }
  return best;
}

/// The recorded dates over the computed ones; a derivation that the state no longer holds comes from the computation.
void put_recorded(std::optional<terms::Due>& due, const Deadline* deadline) {
  if (deadline == nullptr) return;
  const bool same = due && due->legal == deadline->legal && due->planning == deadline->planning;
  if (same && deadline->derivation.empty()) return;
  due = terms::Due{deadline->legal, deadline->planning, deadline->derivation, due && due->provisional};
}

DeadlineKind main_kind(const HopView& hop) {
  if (hop.main == definition::OwnDate::Kind::statutory) return DeadlineKind::statutory;
  return hop.main == definition::OwnDate::Kind::target ? DeadlineKind::target : DeadlineKind::task;
}

void put_recorded(HopView& hop, const Dossier& dossier) {
  const int index = dossier.index_of(hop.step);
  if (index < 0) return;
  const dossier::StepState& state = dossier.steps[static_cast<std::size_t>(index)];
  hop.done = state.status == StepStatus::done;
  if (state.meeting) hop.meeting = state.meeting;
  if (!hop.every.empty()) {
    put_recorded(hop.papers, newest(dossier, hop.step, {DeadlineKind::papers}));
    hop.sending = hop.papers;
    return;
  }
  if (hop.body.empty()) {
    const Deadline* recorded = newest(dossier, hop.step, {main_kind(hop)});
    const auto any = {DeadlineKind::task, DeadlineKind::statutory, DeadlineKind::target};
    put_recorded(hop.papers, recorded != nullptr ? recorded : newest(dossier, hop.step, any));
    return;
  }
  put_recorded(hop.papers, newest(dossier, hop.step, {DeadlineKind::papers}));
  const Deadline* sending = newest(dossier, hop.step, {DeadlineKind::sending});
  put_recorded(hop.sending, sending);
  if (sending == nullptr) hop.sending = hop.papers;
}

/// Slack again, over the dates that are shown, as planning measures it: calendar days from the last meeting of the
/// stages before (or `from`).
void measure_slack(PlanView& plan, const definition::Workflow& workflow) {
  for (std::size_t i = 0; i < plan.hops.size() && i < workflow.steps.size(); ++i) {
    HopView& hop = plan.hops[i];
    const definition::Step& step = workflow.steps[i];
    hop.slack_days.reset();
    if (hop.done || !hop.papers) continue;
    // Of the last stage that has a meeting; where branches come together, of all of them.
    std::optional<Date> met;
    int stage = -1;
    for (std::size_t earlier = i; earlier-- > 0;) {
      const definition::Step& before = workflow.steps[earlier];
      if (met && before.stage != stage && step.excludes.empty() && before.excludes.empty()) break;
      const bool counts = before.stage < step.stage && !plan.hops[earlier].done && plan.hops[earlier].meeting &&
                          !step.excludes_step(static_cast<int>(earlier));
      if (!counts) continue;
      met = std::max(met.value_or(date_min), plan.hops[earlier].meeting->date);
      stage = before.stage;
    }
    hop.slack_days = static_cast<int>((hop.papers->planning - met.value_or(plan.from)).count());
  }
}

/// The last day that the law gives, or that was agreed, is over.
planning::Conflict missed_last_day(const HopView& hop, const Deadline& deadline,
                                   const definition::Organisation& world) {
  const bool law = deadline.name.kind == DeadlineKind::statutory;
  const bool of_body = world.body(hop.body) != nullptr;
  const std::string nl = spoken(deadline.legal, Language::nl);
  const std::string en = spoken(deadline.legal, Language::en);
  const std::string who = "'" + hop.title + "'";
  planning::Conflict conflict;
  conflict.facts.push_back(
      {"term", hop.step + (law ? "/statutory" : "/due"), to_string(deadline.legal),
       Text{who + " moet " + (law ? "volgens de wet " : "") + "uiterlijk op " + nl +
                (of_body ? " zijn behandeld" : " klaar zijn"),
            who + " must be " + (of_body ? "dealt with " : "done ") + (law ? "by law " : "") + "by " + en}});
  conflict.sentence = {
      who + " had " + (law ? "volgens de wet " : "") + "uiterlijk op " + nl +
          (of_body ? " behandeld moeten zijn." : " klaar moeten zijn."),
      who + " should have been " + (of_body ? "dealt with " : "done ") + (law ? "by law " : "") + "by " + en + "."};
  return conflict;
}

/// The first day of the step that is over and makes the plan impossible.
const Deadline* late_deadline(const Dossier& dossier, std::string_view step, Date today) {
  const Deadline* first = nullptr;
  for (const Deadline& deadline : dossier.deadlines) {
    if (deadline.name.step != step || !blocks(deadline, today)) continue;
    if (first == nullptr || deadline.planning < first->planning) first = &deadline;
  }
  return first;
}

/// The recorded plan can no longer be made though another could: the day of one act is over.
planning::Conflict missed(const HopView& hop, const definition::Organisation& world, Date from) {
  planning::Conflict conflict;
  const Date day = hop.papers ? hop.papers->planning : from;
  const definition::Body* body = world.body(hop.body);
  const std::string name = hop.body.empty() ? hop.title : hop.body_name;
  if (hop.meeting) {
    const std::string date = to_string(hop.meeting->date);
    conflict.facts.push_back({"meeting", hop.body + "/" + to_string(hop.meeting->first), date,
                              Text{name + " vergadert op " + spoken(hop.meeting->date, Language::nl),
                                   name + " meets on " + spoken(hop.meeting->date, Language::en)}});
  }
  if (body != nullptr && body->papers) {
    const std::string term = terms::to_string(*body->papers, Language::nl);
    conflict.facts.push_back(
        {"term", hop.body + "/papers", term,
         Text{"stukken voor " + name + " komen " + term + " vooraf binnen",
              "papers for " + name + " are handed in " + terms::to_string(*body->papers, Language::en) + " before"}});
  } else if (hop.body.empty() && hop.every.empty()) {
    conflict.facts.push_back({"term", hop.step + "/due", to_string(day),
                              Text{hop.title + " moet klaar zijn op " + spoken(day, Language::nl),
                                   hop.title + " must be done on " + spoken(day, Language::en)}});
  }
  if (!hop.every.empty()) {
    conflict.sentence = {
        "De stukken voor '" + hop.title + "' hadden op " + spoken(day, Language::nl) + " verzonden moeten zijn.",
        "The papers for '" + hop.title + "' should have been sent on " + spoken(day, Language::en) + "."};
    return conflict;
  }
  const std::string what_nl = hop.body.empty() ? "'" + hop.title + "' had" : "De stukken voor " + name + " hadden";
  const std::string what_en = hop.body.empty() ? "'" + hop.title + "' was" : "The papers for " + name + " were";
  conflict.sentence = {what_nl + " op " + spoken(day, Language::nl) +
                           (hop.body.empty() ? " klaar moeten zijn." : " binnen moeten zijn."),
                       what_en + " due on " + spoken(day, Language::en) + "."};
  return conflict;
}

/// The first meeting of the deciding body that can still be made when no step is held to the meeting it is planned for.
std::optional<planning::FirstPossible> first_possible(const definition::Organisation& world,
                                                      const definition::Workflow& workflow,
                                                      std::vector<planning::StepProgress> progress, Date today) {
  for (planning::StepProgress& step : progress) step.kept_meeting.reset();
  const planning::Plan free = planning::make_plan(world, workflow, progress, today);
  if (free.conflict) return free.conflict->first_possible;
  if (free.target_step < 0 || static_cast<std::size_t>(free.target_step) >= free.hops.size()) return std::nullopt;
  const planning::Hop& hop = free.hops[static_cast<std::size_t>(free.target_step)];
  if (!hop.meeting || !hop.papers) return std::nullopt;
  return planning::FirstPossible{hop.body, *hop.meeting, hop.papers->planning};
}

void judge(PlanView& plan, const Dossier& dossier, const definition::Workflow& workflow,
           const definition::Organisation& world, Date today) {
  if (dossier.status != dossier::Status::running) {
    plan.conflict.reset();
    return;
  }
  if (plan.conflict) return;  // planning found that the recorded dates cannot hold
  const DossierView view = view_of(dossier, workflow, &world, today);
  const auto late = std::ranges::find(view.steps, false, &StepView::feasible);
  if (late != view.steps.end()) {
    const auto hop = std::ranges::find(plan.hops, late->id, &HopView::step);
    const Deadline* deadline = late_deadline(dossier, late->id, today);
    const bool last_day = deadline != nullptr && (deadline->name.kind == DeadlineKind::statutory ||
                                                  deadline->name.kind == DeadlineKind::agreed);
    if (hop != plan.hops.end())
      plan.conflict = last_day ? missed_last_day(*hop, *deadline, world) : missed(*hop, world, plan.from);
  } else if (!dossier.feasible) {
    plan.conflict = planning::Conflict{{}, dossier.conflict, {}};
  }
}

}  // namespace

namespace {

/// Does a day that the year gives lie before `from`?
bool begins_before(const definition::Workflow& route, int year, Date from) {
  const definition::Workflow filled = definition::of_year(route, year);
  for (std::size_t i = 0; i < route.steps.size(); ++i) {
    const definition::Step& step = filled.steps[i];
    const bool dated =
        std::ranges::any_of(route.steps[i].dates, [](const auto& date) { return date.years.has_value(); });
    if (dated && step.dates.front().date < from) return true;
    if (route.steps[i].meeting.years && step.meeting.date < from) return true;
    if (route.steps[i].wait && route.steps[i].wait->years && step.wait->date < from) return true;
  }
  return false;
}

}  // namespace

int year_that_fits(const definition::Workflow& route, Date from) {
  constexpr int years_ahead = 3;
  int year = year_of(from) - 1;
  while (year < year_of(from) + years_ahead && begins_before(route, year, from)) ++year;
  return year;
}

definition::Workflow in_some_year(const definition::Workflow& route, const std::map<std::string, std::string>& values,
                                  Date from) {
  if (route.year.empty()) return route;
  if (const auto given = definition::year_in(route, values)) return definition::of_year(route, *given);
  return definition::of_year(route, year_that_fits(route, from));
}

PlanView plan(const definition::Organisation& world, const definition::Workflow& route, Date from,
              const std::map<std::string, std::string>& values) {
  const auto known = definition::with_parameters(world, route, values);
  const definition::Workflow workflow = in_some_year(route, known, from);
  const auto applies = dossier::applying(workflow, known);
  const auto days = dossier::given_days(workflow, known);
  return plan_view(planning::make_plan(world, workflow, days, from, applies), workflow, world, from);
}

std::expected<PlanView, Missing> plan(const EngineState& state, std::string_view id, Instant now, WaysOut ways) {
  const auto found = find_dossier(state, id);
  if (!found) return std::unexpected(found.error());
  const Dossier* dossier = &*found;
  const definition::Workflow* workflow = state.workflow(dossier->workflow_hash);
  const definition::Organisation* world = state.library.organisation.get();
  if (workflow == nullptr || world == nullptr) return std::unexpected(Missing{"route", dossier->route, {}});
  const Date today = today_of(state, now);
  std::vector<planning::StepProgress> progress = dossier::progress_of(*workflow, *dossier);
  // The dates that are shown are the recorded ones, so papers count for the meeting that was recorded with them.
  for (std::size_t i = 0; i < progress.size() && i < dossier->steps.size(); ++i)
    if (workflow->steps[i].meets()) progress[i].papers_delivered = dossier->steps[i].delivered;
  const std::vector<planning::Applies> applies = dossier::applying(*workflow, *dossier);
  const planning::Plan made = planning::make_plan(*world, *workflow, progress, today, applies);
  PlanView view = plan_view(made, *workflow, *world, today);
  view.dossier = dossier->id;
  view.title = dossier->title;
  view.provisional = view.provisional || dossier->provisional;
  for (HopView& hop : view.hops) put_recorded(hop, *dossier);
  measure_slack(view, *workflow);
  put_closures(*world, view);
  if (view.target) {
    const auto hop = std::ranges::find(view.hops, view.target->step, &HopView::step);
    if (hop != view.hops.end() && hop->meeting) view.target->meeting = hop->meeting->date;
  }
  judge(view, *dossier, *workflow, *world, today);
  if (view.conflict && !view.conflict->first_possible)
    view.conflict->first_possible = first_possible(*world, *workflow, progress, today);
  if (view.conflict && ways == WaysOut::tried) {
    const int target = view.target ? workflow->index_of(view.target->step) : -1;
    for (WayOut& way :
         ways_out({dossier->id, *world, *workflow, progress, made, *view.conflict, target, today, applies}))
      view.alternatives.push_back({std::move(way.ways), std::move(way.sentence),
                                   std::make_shared<const PlanView>(plan_view(way.plan, *workflow, *world, today))});
  }
  return view;
}

}  // namespace besluit::engine
