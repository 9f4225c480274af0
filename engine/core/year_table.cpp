// SPDX-License-Identifier: EUPL-1.2
// The year as a table "datum, wie, wat": what the bodies have on their calendar, and what every running dossier puts
// there. The dates are those of the state, so the table never shows another day than the notices do.
#include "engine/core/queries.hpp"
#include "storage/record_codec.hpp"
#include "workflows/dossier/dossier.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace besluit::engine {
namespace {

using dossier::DeadlineKind;

class YearTable {
 public:
  YearTable(const definition::Organisation& world, int year, Date today) : world_(world), year_(year), today_(today) {}

  void add(const dossier::Dossier& dossier, const DossierView& view) {
    for (const StepView& step : view.steps) {
      if (step.ask != definition::row(definition::Ask::task).token && step.body.empty()) {
        add_asked(view, step);
      } else if (step.body.empty()) {
        add_task(view, step, kind_of_day(dossier, step));
      } else {
        add_body(view, step);
      }
    }
    // The dates that the route itself gives stand beside the day of the step.
    for (const dossier::Deadline& deadline : dossier.deadlines) {
      const DeadlineKind kind = deadline.name.kind;
      const bool own = kind != DeadlineKind::papers && kind != DeadlineKind::sending;
      const auto step = std::ranges::find(view.steps, deadline.name.step, &StepView::id);
      if (!own || !deadline.running || step == view.steps.end()) continue;
      const bool is_day = step->body.empty() && step->papers && step->papers->planning == deadline.planning;
      if (is_day) continue;
      AgendaItem item = item_of(view, *step, dossier::token(kind), deadline.owner);
      item.participant = deadline.name.participant;
      if (!item.participant.empty()) item.body = deadline.owner;
      item.overdue = is_overdue(deadline, today_);
      item.acknowledged = deadline.acknowledged;
      put(std::move(item), {deadline.legal, deadline.planning});
    }
  }

  /// The meetings that no dossier has on its agenda. Of councils and colleges only those that are on one are shown:
  /// they have calendars full of other matters.
  void add_meetings() {
    for (const auto& [id, body] : world_.bodies) {
      if (!body.participant.empty()) continue;
      for (const definition::Meeting& meeting : body.meetings) {
        if (on_agenda_.contains({id, meeting.date})) continue;
        AgendaItem item;
        item.kind = "meeting";
        item.body = id;
        item.body_name = body.name;
        item.done = meeting.date < today_;
        put(std::move(item), {meeting.date, meeting.date});
      }
    }
  }

  [[nodiscard]] std::vector<AgendaItem> take() {
    std::ranges::stable_sort(items_, {}, [](const AgendaItem& item) {
      return std::tuple(item.planning, item.kind != "meeting", std::string_view(item.body));
    });
    return std::move(items_);
  }

 private:
  static AgendaItem item_of(const DossierView& view, const StepView& step, std::string kind, const std::string& who) {
    AgendaItem item;
    item.dossier = view.id;
    item.title = view.title;
    item.step = step.id;
    item.step_title = step.title;
    item.kind = std::move(kind);
    item.body = step.body;
    item.body_name = step.body_name;
    item.done = step.state == "done";
    item.outcome = step.outcome;
    if (!who.empty()) item.waiting_on = {who};
    return item;
  }

  void put(AgendaItem item, TwoDates dates) {
    if (year_of(dates.planning) != year_) return;
    const bool own_papers = item.kind == "papers" || item.kind == "sending";
    if (item.overdue) item.days_late = static_cast<int>((today_ - (own_papers ? dates.planning : dates.legal)).count());
    item.legal = dates.legal;
    item.planning = dates.planning;
    items_.push_back(std::move(item));
  }

  /// What the day of a task is: of the law, agreed, aimed at.
  static std::string kind_of_day(const dossier::Dossier& dossier, const StepView& step) {
    for (const dossier::Deadline& deadline : dossier.deadlines) {
      const bool is_day = step.papers && step.papers->planning == deadline.planning;
      if (deadline.running && deadline.name.step == step.id && is_day) return dossier::token(deadline.name.kind);
    }
    return dossier::token(DeadlineKind::task);
  }

  void add_task(const DossierView& view, const StepView& step, std::string kind) {
    AgendaItem item = item_of(view, step, std::move(kind), step.who);
    item.overdue = step.overdue;
    item.acknowledged = step.acknowledged;
    // Once it is done its deadline is gone: then the day on which it was done.
    if (step.papers) {
      put(std::move(item), *step.papers);
    } else if (step.outcome_on) {
      put(std::move(item), {*step.outcome_on, *step.outcome_on});
    }
  }

  /// Every participant is asked: the sending of the papers is one line; each answer that is awaited is a line of its
  /// own, from its deadline.
  void add_asked(const DossierView& view, const StepView& step) {
    if (!step.sent_out && !step.papers) return;
    AgendaItem item = item_of(view, step, dossier::token(DeadlineKind::papers), step.who);
    item.outcome.clear();  // the answers came later
    item.done = step.sent_out.has_value();
    item.overdue = step.overdue && !item.done;
    const TwoDates dates = item.done ? TwoDates{*step.sent_out, *step.sent_out} : *step.papers;
    put(std::move(item), dates);
  }

  void add_body(const DossierView& view, const StepView& step) {
    const bool done = step.state == "done";
    if (step.papers) {
      AgendaItem item = item_of(view, step, "papers", step.who);
      item.done = done || step.delivered;
      item.overdue = step.overdue && !item.done;
      item.acknowledged = step.acknowledged;
      put(std::move(item), *step.papers);
    }
    const definition::Body* body = world_.body(step.body);
    if (step.sent_out && (!step.papers || *step.sent_out != step.papers->planning)) {
      put(item_of(view, step, "sending", body == nullptr ? step.body : body->contact),
          {*step.sent_out, *step.sent_out});
    }
    if (step.meeting) {
      on_agenda_.insert({step.body, step.meeting->date});
      put(item_of(view, step, "meeting", step.body), {step.meeting->date, step.meeting->date});
    }
  }

  const definition::Organisation& world_;
  int year_;
  Date today_;
  std::set<std::pair<std::string, Date>> on_agenda_;
  std::vector<AgendaItem> items_;
};

}  // namespace

std::vector<AgendaItem> year_table(const EngineState& state, Instant now, int year) {
  if (!state.library.organisation) return {};
  const definition::Organisation& world = *state.library.organisation;
  const Date today = today_of(state, now);
  YearTable table(world, year, today);
  std::vector<std::string> ids;
  for (const auto& [id, slot] : state.dossiers)
    if (slot.open) ids.push_back(id);
  std::ranges::sort(ids);
  for (const std::string& id : ids) {
    const auto dossier = find_dossier(state, id);
    if (!dossier || dossier->status != dossier::Status::running) continue;
    const definition::Workflow* workflow = state.workflow(dossier->workflow_hash);
    if (workflow != nullptr) table.add(*dossier, view_of(*dossier, *workflow, &world, today));
  }
  table.add_meetings();
  return table.take();
}

}  // namespace besluit::engine
