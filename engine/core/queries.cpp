// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/queries.hpp"

#include "engine/core/step_rules.hpp"
#include "engine/core/tally.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/holidays.hpp"
#include "storage/record_codec.hpp"
#include "workflows/dossier/asked.hpp"
#include "workflows/dossier/decide.hpp"
#include "workflows/dossier/facts.hpp"

#include <algorithm>

namespace besluit::engine {
namespace {

using dossier::Deadline;
using dossier::DeadlineKind;
using dossier::Dossier;
using dossier::StepState;
using dossier::StepStatus;

constexpr std::size_t names_shown = 20;

/// The newest deadline of one kind of one step, closed ones included.
const Deadline* newest(const Dossier& dossier, std::string_view step, DeadlineKind kind) {
  const Deadline* best = nullptr;
  for (const Deadline& deadline : dossier.deadlines)
    if (deadline.name.kind == kind && deadline.name.step == step &&
        (best == nullptr || deadline.name.version > best->name.version))
      best = &deadline;
  return best;
}

/// Handing in for a body step, the first day of the task that still holds for a task.
const Deadline* first_deadline(const Dossier& dossier, const definition::Step& step) {
  if (step.meets() || step.every) return newest(dossier, step.id, DeadlineKind::papers);
  const Deadline* first = nullptr;
  for (const Deadline& deadline : dossier.deadlines) {
    if (!deadline.running || deadline.name.step != step.id) continue;
    if (first == nullptr || deadline.planning < first->planning) first = &deadline;
  }
  for (const DeadlineKind kind :
       {DeadlineKind::task, DeadlineKind::statutory, DeadlineKind::target, DeadlineKind::agreed})
    if (first == nullptr) first = newest(dossier, step.id, kind);
  return first;
}

std::vector<std::string> waits_for(const Dossier& dossier, const StepState& state, const definition::Step& step,
                                   const std::string& owner) {
  if (dossier.status != dossier::Status::running || state.status != StepStatus::open) return {};
  const Deadline* deadline = first_deadline(dossier, step);
  if (step.every) {
    // First whoever sends the papers; after that those who said nothing yet.
    if (!dossier::sent_on(dossier, dossier.index_of(step.id)) && !owner.empty()) return {owner};
    std::vector<std::string> awaited;
    for (const dossier::ParticipantState& one : dossier::by_participant(state))
      if (!one.outcome)
        awaited.push_back(one.id + (step.every->asked == definition::Asked::councils ? "/raad" : "/college"));
    return awaited;
  }
  if (!step.asks_somebody() || (step.wait && step.who.empty())) return {};
  if (step.written) return {step.body};
  if (step.body.empty()) return {deadline != nullptr && !deadline->owner.empty() ? deadline->owner : owner};
  const bool papers_wanted = deadline != nullptr && deadline->running && !state.delivered;
  return {papers_wanted ? deadline->owner : step.body};
}

ParticipantView participant_view(const Dossier& dossier, const StepState& step, const dossier::ParticipantState& state,
                                 const definition::Step& asking, const definition::Organisation* world, Date today) {
  ParticipantView view;
  view.id = state.id;
  view.name = state.id;
  view.part = state.part;
  const auto part = std::ranges::find(asking.parts, state.part, &definition::Part::id);
  if (part != asking.parts.end())
    view.part_title = part->title.empty() ? std::string{definition::row(part->ask).nl} : part->title;
  const auto asked = asking.every ? asking.every->asked : definition::Asked::councils;
  if (world != nullptr)
    if (const auto known = world->participants.find(state.id); known != world->participants.end()) {
      view.name = known->second.name;
      view.body = definition::asked_body(known->second, asked);
    }
  view.state = state.silent ? "silent" : state.outcome ? "answered" : state.received_on ? "received" : "asked";
  view.received_on = state.received_on;
  if (state.outcome) {
    view.outcome = std::string{definition::row(*state.outcome).token};
    view.outcome_on = state.outcome_on;
    view.outcome_seq = state.outcome_seq;
  }
  if (state.late) {
    view.late_outcome = std::string{definition::row(*state.late).token};
    view.late_on = state.late_on;
    view.late_seq = state.late_seq;
  }
  for (const dossier::Act& act : dossier.acts) {
    const bool answer = act.step == step.id && !act.papers && !act.receipt && !act.silent;
    if (!answer || act.participant != state.id || act.part != state.part || act.round >= step.round) continue;
    if (!act.participant.empty() || !act.part.empty())
      view.earlier.push_back({act.round, std::string{definition::row(act.outcome).token}, act.on});
  }
  for (const Deadline& deadline : dossier.deadlines) {
    if (!deadline.running || deadline.name.step != step.id || deadline.name.participant != state.id) continue;
    if (state.id.empty()) continue;
    view.reply_by = TwoDates{deadline.legal, deadline.planning};
    view.overdue = is_overdue(deadline, today);
  }
  return view;
}

StepView step_view(const Dossier& dossier, const StepState& state, const definition::Workflow& workflow, int index,
                   const definition::Organisation* world, Date today) {
  const definition::Step& step = workflow.steps[static_cast<std::size_t>(index)];
  const definition::Body* body = world == nullptr ? nullptr : world->body(step.body);
  StepView view;
  view.id = step.id;
  view.title = step.title;
  view.ask = std::string{definition::row(step.ask).token};
  view.who = workflow.owner_of(index, body == nullptr ? std::string{} : body->contact);
  if (!step.asks_somebody() || (step.wait && step.who.empty())) view.who.clear();
  view.body = step.body;
  view.body_name = body == nullptr ? step.body : body->name;
  view.state = dossier::token(state.status);
  view.round = state.round;
  if (state.outcome) {
    view.outcome = std::string{definition::row(*state.outcome).token};
    view.outcome_on = state.outcome_on;
    view.outcome_seq = state.outcome_seq;
  }
  view.meeting = state.meeting;
  const Deadline* first = first_deadline(dossier, step);
  if (first != nullptr) {
    view.papers = TwoDates{first->legal, first->planning};
  } else if (state.meeting && body != nullptr && body->papers) {
    // The deadline is closed and gone; its dates still follow from the meeting.
    const Date legal = terms::back(state.meeting->date, *body->papers);
    view.papers = TwoDates{legal, terms::working_day_until(legal)};
  }
  if (step.meets()) {
    const Deadline* sending = newest(dossier, step.id, DeadlineKind::sending);
    view.sent_out = sending != nullptr ? std::optional{sending->planning} : state.sending;
    if (!view.sent_out && view.papers) view.sent_out = view.papers->planning;
  }
  if (step.every) {
    view.sent_out = dossier::sent_on(dossier, dossier.index_of(step.id));
  }
  for (const dossier::ParticipantState& one : state.participants)
    view.participants.push_back(participant_view(dossier, state, one, step, world, today));
  view.held_for = state.held;
  if (state.status == StepStatus::open) view.settles_on = state.settles_on;
  view.delivered = state.delivered;
  for (const Deadline& deadline : dossier.deadlines) {
    if (!deadline.running || deadline.name.step != step.id) continue;
    view.acknowledged = view.acknowledged || deadline.acknowledged;
    const bool over = dossier.status == dossier::Status::running && is_overdue(deadline, today);
    view.overdue = view.overdue || over;
    if (over && binds(deadline.name.kind)) view.feasible = false;
  }
  if (const auto asks = asks_on(state); asks && *asks <= today && dossier.status == dossier::Status::running)
    view.overdue = true;
  view.waiting_on = waits_for(dossier, state, step, view.who);
  return view;
}

/// What a dossier's definition looks like when it cannot be found: nothing is invented.
const definition::Workflow& no_workflow() {
  static const definition::Workflow none;
  return none;
}

const definition::Workflow& workflow_of(const EngineState& state, const Dossier& dossier) {
  const definition::Workflow* known = state.workflow(dossier.workflow_hash);
  return known == nullptr ? no_workflow() : *known;
}

AgendaItem item_of(const DossierView& dossier, const StepView* step) {
  AgendaItem item;
  item.dossier = dossier.id;
  item.title = dossier.title;
  if (step == nullptr) return item;
  item.step = step->id;
  item.step_title = step->title;
  item.body = step->body;
  item.body_name = step->body_name;
  return item;
}

void add_items(const Dossier& dossier, const DossierView& view, Date today, std::vector<AgendaItem>& items) {
  for (const Deadline& deadline : dossier.deadlines) {
    if (!deadline.running) continue;
    const auto step = std::ranges::find(view.steps, deadline.name.step, &StepView::id);
    AgendaItem item = item_of(view, step == view.steps.end() ? nullptr : &*step);
    item.step = deadline.name.step;
    item.kind = dossier::token(deadline.name.kind);
    item.waiting_on = {deadline.owner};
    item.participant = deadline.name.participant;
    if (!item.participant.empty()) item.body = deadline.owner;
    item.legal = deadline.legal;
    item.planning = deadline.planning;
    item.overdue = is_overdue(deadline, today);
    item.days_late = days_late(deadline, today);
    item.acknowledged = deadline.acknowledged;
    items.push_back(std::move(item));
  }
  // The papers are in: now the body is waited for, on the day it meets; and after that day, what it decided.
  for (const StepView& step : view.steps) {
    if (step.state != "open" || step.body.empty() || !step.meeting) continue;
    if (step.waiting_on != std::vector{step.body}) continue;
    AgendaItem item = item_of(view, &step);
    item.kind = "meeting";
    item.waiting_on = step.waiting_on;
    item.legal = item.planning = step.meeting->date;
    item.overdue = step.overdue;
    if (item.overdue) item.days_late = static_cast<int>((today - item.planning).count());
    items.push_back(std::move(item));
  }
}

}  // namespace

Date today_of(const EngineState& state, Instant now) {
  return state.zone.date_of(now);
}

int days_late(const Deadline& deadline, Date today) {
  if (!deadline.running) return 0;
  const bool own_papers = deadline.name.kind == DeadlineKind::papers || deadline.name.kind == DeadlineKind::sending;
  return std::max(0, static_cast<int>((today - (own_papers ? deadline.planning : deadline.legal)).count()));
}

bool is_overdue(const Deadline& deadline, Date today) {
  return days_late(deadline, today) > 0;
}

bool blocks(const Deadline& deadline, Date today) {
  return is_overdue(deadline, today) && binds(deadline.name.kind);
}

std::expected<Dossier, Missing> find_dossier(const EngineState& state, std::string_view id) {
  const auto found = state.dossiers.find(std::string{id});
  if (found != state.dossiers.end())
    if (const auto known = decoded(found->first, found->second, state.recent)) return *known;
  Missing missing{"dossier", std::string{id}, {}};
  std::vector<std::string> names;
  names.reserve(state.dossiers.size());
  for (const auto& [name, slot] : state.dossiers) names.push_back(name);
  if (names.size() <= names_shown) {
    std::ranges::sort(names);
    missing.possible = std::move(names);
  } else if (const std::string near = diagnostic::nearest(id, names); !near.empty()) {
    missing.possible = {near};
  }
  return std::unexpected(std::move(missing));
}

namespace {

// What every look at a dossier shows.
DossierView head_of(const Dossier& dossier) {
  DossierView view;
  view.id = dossier.id;
  view.route = dossier.route;
  view.title = dossier.title;
  view.state = dossier::token(dossier.status);
  view.result = dossier.result;
  view.next = next_date(dossier);
  return view;
}

// A step by itself, without what its definition knows of it.
StepView bare_step(const StepState& state) {
  StepView view;
  view.id = state.id;
  view.state = dossier::token(state.status);
  if (state.outcome) view.outcome = std::string{definition::row(*state.outcome).token};
  return view;
}

}  // namespace

DossierView view_of(const Dossier& dossier, const definition::Workflow& workflow, const definition::Organisation* world,
                    Date today) {
  DossierView view = head_of(dossier);
  view.feasible = dossier.feasible;
  view.provisional = dossier.provisional;
  view.plan_version = dossier.plan_version;
  view.started_on = dossier.started_on;
  view.last_seq = dossier.last_seq;
  view.values = dossier.known_values();
  view.parent = dossier.parent;
  view.children = dossier.children;
  view.requests = dossier.requests;
  for (const StepState& state : dossier.steps) {
    const int index = workflow.index_of(state.id);
    view.steps.push_back(index >= 0 ? step_view(dossier, state, workflow, index, world, today) : bare_step(state));
    view.overdue = view.overdue || view.steps.back().overdue;
    view.feasible = view.feasible && view.steps.back().feasible;
  }
  return view;
}

Standing standing(const Dossier& dossier, const definition::Workflow& workflow, Date today) {
  Standing result;
  result.feasible = dossier.feasible;
  if (dossier.status == dossier::Status::running)
    for (const Deadline& deadline : dossier.deadlines) result.feasible = result.feasible && !blocks(deadline, today);
  result.next = next_date(dossier);
  result.possible = dossier::possible_now(workflow, dossier);
  return result;
}

std::vector<std::string> dossier_ids(const EngineState& state) {
  return all_ids(state.dossiers, {});
}

DossierView glance_of(const Dossier& dossier, Date today) {
  DossierView view = head_of(dossier);
  const Tally tally = tally_of(dossier);
  view.feasible = is_feasible(tally, today);
  view.overdue = is_overdue(tally, today);
  view.steps.reserve(dossier.steps.size());
  for (const StepState& state : dossier.steps) view.steps.push_back(bare_step(state));
  return view;
}

std::expected<DossierView, Missing> show(const EngineState& state, std::string_view id, Instant now) {
  const auto dossier = find_dossier(state, id);
  if (!dossier) return std::unexpected(dossier.error());
  const definition::Workflow* workflow = state.workflow(dossier->workflow_hash);
  const definition::Workflow& known = workflow == nullptr ? no_workflow() : *workflow;
  DossierView view = view_of(*dossier, known, state.library.organisation.get(), today_of(state, now));
  if (workflow == nullptr) return view;
  view.possible = dossier::possible_now(*workflow, *dossier);
  const auto applies = dossier::applying(*workflow, *dossier);
  for (StepView& step : view.steps)
    if (const int index = workflow->index_of(step.id); index >= 0)
      step.applies = applies[static_cast<std::size_t>(index)];
  return view;
}

bool may_be_on_agenda(const Slot& slot, std::optional<Date> until) {
  if (!slot.open) return false;
  const Tally* tally = tally_in(slot);
  return tally != nullptr && tally->status == dossier::Status::running && (!until || tally->agenda_from <= *until);
}

void add_to_agenda(const EngineState& state, const Slot& slot, Instant now, std::optional<Date> until,
                   std::vector<AgendaItem>& items) {
  const auto dossier = storage::decode_dossier(slot.state);
  if (!dossier || dossier->status != dossier::Status::running) return;
  const Date today = today_of(state, now);
  const DossierView view = view_of(*dossier, workflow_of(state, *dossier), state.library.organisation.get(), today);
  const auto added = static_cast<std::ptrdiff_t>(items.size());
  add_items(*dossier, view, today, items);
  if (until)
    items.erase(std::remove_if(items.begin() + added, items.end(),
                               [&](const AgendaItem& item) { return item.planning > *until; }),
                items.end());
}

std::vector<AgendaItem> agenda(const EngineState& state, Instant now, std::optional<Date> until) {
  std::vector<const std::pair<const std::string, Slot>*> asked;
  for (const auto& entry : state.dossiers)
    if (may_be_on_agenda(entry.second, until)) asked.push_back(&entry);
  std::ranges::sort(asked, {}, [](const auto* entry) -> const std::string& { return entry->first; });
  std::vector<AgendaItem> items;
  for (const auto* entry : asked) add_to_agenda(state, entry->second, now, until, items);
  std::ranges::stable_sort(items, {}, &AgendaItem::planning);
  return items;
}

Counts counts(const EngineState& state, Instant now) {
  Counts result;
  const Date today = today_of(state, now);
  for (const auto& [id, slot] : state.dossiers) {
    const Tally* tally = tally_in(slot);
    if (tally == nullptr) continue;
    if (tally->status == dossier::Status::ended) ++result.ended;
    if (tally->status == dossier::Status::withdrawn) ++result.withdrawn;
    if (tally->status != dossier::Status::running) continue;
    ++result.running;
    if (is_overdue(*tally, today)) ++result.overdue;
    if (!is_feasible(*tally, today)) ++result.infeasible;
  }
  result.pending = state.outbox.size();
  for (const auto& [id, notice] : state.outbox)
    if (notice.attempts > 0) ++result.trying_again;
  result.failed = state.dead_letters;
  return result;
}

}  // namespace besluit::engine
