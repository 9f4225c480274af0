// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/impact.hpp"

#include "workflows/dossier/draft.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

// Who leaves a line out wants the date that people were told: it is set by hand before the plan is made again.
void keep_dates(Draft& draft, const std::vector<Kept>& kept) {
  for (const Kept& line : kept) {
    const auto found = std::ranges::find_if(draft.state().deadlines, [&](const Deadline& deadline) {
      return deadline.running && deadline.name.step == line.step && deadline.name.kind != DeadlineKind::sending;
    });
    if (found == draft.state().deadlines.end()) continue;
    draft.emit(DatePinned{line.step, found->legal, "", line.reason});
  }
}

const Deadline* running(const Dossier& dossier, const DeadlineName& name) {
  const auto found = std::ranges::find_if(
      dossier.deadlines, [&](const Deadline& deadline) { return deadline.running && deadline.name.same_line(name); });
  return found == dossier.deadlines.end() ? nullptr : &*found;
}

std::optional<int> slack_of(const planning::Plan& plan, const std::string& step) {
  const auto hop = std::ranges::find(plan.hops, step, &planning::Hop::step);
  return hop == plan.hops.end() ? std::nullopt : hop->slack_days;
}

ImpactLine line_of(const DeadlineName& name) {
  ImpactLine line;
  line.step = name.step;
  line.participant = name.participant;
  line.kind = token(name.kind);
  return line;
}

// The dates that the events move, in the order of the steps, which never change.
std::vector<ImpactLine> moved_dates(const Dossier& before, const Dossier& after) {
  std::vector<ImpactLine> lines;
  for (std::size_t i = 0; i < after.steps.size(); ++i) {
    const StepState& step = after.steps[i];
    const std::size_t first = lines.size();
    for (const Deadline& old : before.deadlines) {
      if (!old.running || old.name.step != step.id) continue;
      const Deadline* now = running(after, old.name);
      if (now != nullptr && now->planning == old.planning) continue;
      ImpactLine& line = lines.emplace_back(line_of(old.name));
      line.was = old.planning;
      if (now != nullptr) line.now = now->planning;
    }
    for (const Deadline& now : after.deadlines) {
      if (!now.running || now.name.step != step.id || running(before, now.name) != nullptr) continue;
      lines.emplace_back(line_of(now.name)).now = now.planning;
    }
    const auto& was = before.steps[i].meeting;
    if (lines.size() > first || step.status == StepStatus::done || was == step.meeting) continue;
    ImpactLine& line = lines.emplace_back();
    line.step = step.id;
    line.kind = "meeting";
    if (was) line.was = was->date;
    if (step.meeting) line.now = step.meeting->date;
  }
  return lines;
}

void add_told(std::vector<ImpactLine>& lines, const std::vector<Recorded>& events) {
  for (const Recorded& event : events) {
    const auto* notice = std::get_if<NoticeRaised>(&event.event);
    if (notice == nullptr || notice->person.empty() || notice->kind == NoticeKind::infeasible) continue;
    for (ImpactLine& line : lines) {
      const bool about = std::ranges::any_of(notice->lines, [&](const NoticeLine& told) {
        return told.step == line.step && told.participant == line.participant &&
               (line.kind == "meeting" || token(told.kind) == line.kind);
      });
      const bool lapses = notice->lines.empty() && (notice->step.empty() || notice->step == line.step);
      if ((about || lapses) && std::ranges::find(line.told, notice->person) == line.told.end())
        line.told.push_back(notice->person);
    }
  }
}

}  // namespace

Impact decide_impact(const Setting& setting, const definition::Organisation& was, const Dossier& before,
                     const Text& cause, const std::vector<Kept>& kept) {
  Draft draft(setting, &before, "");
  keep_dates(draft, kept);
  const planning::Plan plan = replan(draft);
  const std::vector<std::string> told = tell_dates(draft, cause, {.kind = NoticeKind::moved});
  tell_moved_meetings(draft, cause, told);
  tell_infeasible(draft, plan);
  Impact impact;
  impact.feasible = plan.feasible();
  impact.conflict = plan.conflict;
  impact.lines = moved_dates(before, draft.state());
  impact.events = draft.take();
  add_told(impact.lines, impact.events);
  if (impact.lines.empty()) return impact;
  const planning::Plan old =
      planning::make_plan(was, setting.workflow, progress_of(setting.workflow, before), setting.today);
  for (ImpactLine& line : impact.lines) {
    line.slack_was = slack_of(old, line.step);
    line.slack_now = slack_of(plan, line.step);
  }
  return impact;
}

}  // namespace besluit::dossier
