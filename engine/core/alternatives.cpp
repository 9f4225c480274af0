// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/alternatives.hpp"

#include "engine/core/letter.hpp"
#include "rules/terms/term.hpp"
#include "workflows/definition/world_change.hpp"

#include <algorithm>
#include <optional>

namespace besluit::engine {
namespace {

using definition::Body;
using definition::MeetingTermSet;
using definition::WorldChange;
using planning::Plan;
using planning::StepProgress;
using terms::Term;

/// How far ahead a date for a task is looked for.
constexpr std::chrono::days looked_ahead{366};

std::string in_quotes(const std::string& text) {
  return "\"" + text + "\"";
}

struct Finder {
  const StuckPlan& stuck;

  [[nodiscard]] Plan with(const std::vector<WorldChange>& changes) const {
    return planning::make_plan(definition::with_changes(stuck.world, changes).world, stuck.workflow, stuck.progress,
                               stuck.today, stuck.applies);
  }

  /// The meeting of the first step of that body that is still to come; a term of one meeting is what can be changed.
  [[nodiscard]] const planning::Hop* hop_of(const std::string& body) const {
    const auto found = std::ranges::find_if(
        stuck.plan.hops, [&](const planning::Hop& hop) { return hop.body == body && !hop.done && hop.meeting; });
    return found == stuck.plan.hops.end() ? nullptr : &*found;
  }

  static MeetingTermSet term_set(const Body& body, const planning::Hop& hop, MeetingTermSet::Which which, Term term) {
    return {which, body.id, hop.meeting->first, term};
  }

  static std::string command(const MeetingTermSet& change) {
    return "meeting papers " + change.body + " " + to_string(change.first) + " " +
           in_quotes(terms::to_string(change.term, Language::nl)) +
           (change.which == MeetingTermSet::Which::sending ? " --sending" : "") + " --reason TEKST --yes";
  }

  static Text shorter(const Body& body, const planning::Hop& hop, const Term& papers) {
    const std::string name = letter::with_article(body.name);
    return {"Lever de stukken voor " + name + " van " + spoken(hop.meeting->date, Language::nl) + " " +
                terms::to_string(papers, Language::nl) + " vooraf aan.",
            "Hand in the papers for the " + body.name + " of " + spoken(hop.meeting->date, Language::en) + " " +
                terms::to_string(papers, Language::en) + " before."};
  }

  /// The longest term, in its own unit, with which the plan can be made; both terms of the body together where one
  /// alone does not help.
  [[nodiscard]] std::optional<WayOut> shorten(const std::string& body_id) const {
    const Body* body = stuck.world.body(body_id);
    const planning::Hop* hop = hop_of(body_id);
    if (body == nullptr || hop == nullptr) return std::nullopt;
    const auto& papers = body->papers_for(&*hop->meeting);
    const auto& sending = body->sending_for(&*hop->meeting);
    const Term longest = papers ? *papers : sending ? *sending : Term{};
    for (int count = longest.count - 1; count >= 0; --count) {
      const Term term{count, longest.unit};
      std::vector<MeetingTermSet> sets;
      if (papers) sets.push_back(term_set(*body, *hop, MeetingTermSet::Which::papers, term));
      const Date day = terms::back(hop->meeting->date, term);
      const bool sends_earlier = sending && terms::back(hop->meeting->date, *sending) < day;
      if (sends_earlier) sets.push_back(term_set(*body, *hop, MeetingTermSet::Which::sending, term));
      const std::vector<WorldChange> changes(sets.begin(), sets.end());
      Plan plan = with(changes);
      if (!plan.feasible()) continue;
      WayOut way{{}, shorter(*body, *hop, term), std::move(plan)};
      for (const MeetingTermSet& set : sets) way.ways.push_back(command(set));
      return way;
    }
    return std::nullopt;
  }

  /// The first day, from today on, on which the task may be due.
  [[nodiscard]] std::optional<WayOut> later(const std::string& step) const {
    const int index = stuck.workflow.index_of(step);
    if (index < 0) return std::nullopt;
    std::vector<StepProgress> trial = stuck.progress;
    trial.resize(stuck.workflow.steps.size());
    for (Date day = stuck.today; day < stuck.today + looked_ahead; day += std::chrono::days{1}) {
      trial[static_cast<std::size_t>(index)].pinned = planning::Pin{day, ""};
      Plan plan = planning::make_plan(stuck.world, stuck.workflow, trial, stuck.today, stuck.applies);
      if (!plan.feasible()) continue;
      const definition::Step& task = stuck.workflow.steps[static_cast<std::size_t>(index)];
      const std::string title = in_quotes(task.title.empty() ? task.id : task.title);
      return WayOut{{"deadline set " + stuck.dossier + " " + step + " " + to_string(day) + " --reason TEKST"},
                    {"Spreek voor " + title + " een latere datum af: " + spoken(day, Language::nl) + ".",
                     "Agree on a later date for " + title + ": " + spoken(day, Language::en) + "."},
                    std::move(plan)};
    }
    return std::nullopt;
  }

  /// The first meeting of the deciding body with which everything can be made.
  [[nodiscard]] std::optional<WayOut> other_meeting() const {
    if (stuck.target_step < 0) return std::nullopt;
    const auto target = static_cast<std::size_t>(stuck.target_step);
    const definition::Step& step = stuck.workflow.steps[target];
    const Body* body = stuck.world.body(step.body);
    if (body == nullptr) return std::nullopt;
    std::vector<StepProgress> trial = stuck.progress;
    trial.resize(stuck.workflow.steps.size());
    for (StepProgress& each : trial) each.kept_meeting.reset();
    for (const definition::Meeting& meeting : body->meetings) {
      if (meeting.date < stuck.today) continue;
      trial[target].chosen_meeting = meeting.first;
      Plan plan = planning::make_plan(stuck.world, stuck.workflow, trial, stuck.today, stuck.applies);
      if (!plan.feasible()) continue;
      const std::string name = letter::with_article(body->name);
      return WayOut{{"retarget " + stuck.dossier + " " + step.id + " " + to_string(meeting.date) + " --reason TEKST"},
                    {"Breng het naar de vergadering van " + name + " van " + spoken(meeting.date, Language::nl) + ".",
                     "Take it to the meeting of the " + body->name + " of " + spoken(meeting.date, Language::en) + "."},
                    std::move(plan)};
    }
    return std::nullopt;
  }
};

/// "ab" of "ab/papers" and "ab/sending"; a council's id has a slash of its own.
std::string owner_of(const std::string& fact) {
  return fact.substr(0, fact.rfind('/'));
}

bool ends_in(const std::string& fact, std::string_view word) {
  return fact.ends_with("/" + std::string{word});
}

}  // namespace

std::vector<WayOut> ways_out(const StuckPlan& stuck) {
  const Finder finder{stuck};
  std::vector<WayOut> ways;
  std::vector<std::string> tried;
  for (const planning::Fact& fact : stuck.conflict.facts) {
    if (fact.kind != "term") continue;
    const std::string owner = owner_of(fact.id);
    if (std::ranges::find(tried, owner) != tried.end()) continue;
    std::optional<WayOut> way;
    if (ends_in(fact.id, "papers") || ends_in(fact.id, "sending"))
      way = finder.shorten(owner);
    else if (ends_in(fact.id, "due"))
      way = finder.later(owner);
    tried.push_back(owner);
    if (way) ways.push_back(std::move(*way));
  }
  if (auto way = finder.other_meeting()) ways.push_back(std::move(*way));
  return ways;
}

}  // namespace besluit::engine
