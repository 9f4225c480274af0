// SPDX-License-Identifier: EUPL-1.2
// The plan against a reference that tries every combination of meetings and knows nothing of how plans are made.
// Also: each conflict is a conflict by itself, and stops being one when any of its facts is really taken away.
#include "rules/terms/holidays.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"
#include "workflows/planning/plan.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>

using namespace besluit;
using namespace besluit::testing;
using planning::make_plan;
using planning::Plan;
using std::chrono::days;
using Kind = definition::OwnDate::Kind;

namespace {

// Deterministic: the same cases on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}
  int roll(int sides) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(sides));
  }

 private:
  std::uint64_t state_;
};

struct Case {
  definition::Organisation world;
  definition::Workflow workflow;
  Date from{};
  bool tail = false;  ///< steps follow the last meeting that the route names
};

std::optional<terms::Term> random_term(Dice& dice) {
  constexpr std::array<terms::Term, 6> terms = {{{1, terms::Unit::weeks},
                                                 {2, terms::Unit::weeks},
                                                 {5, terms::Unit::working_days},
                                                 {3, terms::Unit::days},
                                                 {1, terms::Unit::months},
                                                 {10, terms::Unit::working_days}}};
  const int at = dice.roll(8);
  if (at >= 6) return std::nullopt;
  return terms[static_cast<std::size_t>(at)];
}

Case random_case(std::uint64_t seed) {
  Dice dice(seed);
  Case made;
  made.from = day("2024-03-01") + days{dice.roll(60)};
  std::vector<Stage> stages;
  const int steps = 2 + dice.roll(4);
  int last_anchor = -1;
  for (int index = 0; index < steps; ++index) {
    const std::string name(1, static_cast<char>('a' + index));
    definition::Step step = task(name, "Taak " + name);
    if (dice.roll(4) != 0) {
      definition::Body of;
      of.id = "orgaan-" + name;
      of.name = "Orgaan " + name;
      of.papers = random_term(dice);
      if (dice.roll(3) == 0) of.sending = random_term(dice);
      std::set<Date> dates;
      for (int count = dice.roll(4); count >= 0; --count) dates.insert(day("2024-03-01") + days{dice.roll(150)});
      for (const Date date : dates) of.meetings.push_back({date, date});
      step = asks(name, of.id);
      if (index > 0 && dice.roll(3) == 0) {
        const auto pick = static_cast<std::size_t>(dice.roll(static_cast<int>(of.meetings.size())));
        step.meeting = {definition::MeetingChoice::Kind::fixed, of.meetings[pick].first};
      }
      put(made.world, of);
      if (dice.roll(5) == 0) step = dated(step, Kind::due, to_string(made.from + days{dice.roll(120)}));
      if (dice.roll(5) == 0) step = dated(step, Kind::statutory, to_string(made.from + days{dice.roll(120)}));
    } else if (dice.roll(3) == 0) {
      step = due(step, to_string(made.from + days{dice.roll(100) - 5}));
      if (dice.roll(2) == 0) step = by_law(step, to_string(made.from + days{dice.roll(100) - 5}));
    }
    if (dice.roll(4) == 0) step.margin = random_term(dice);
    const bool anchored =
        step.meeting.kind == definition::MeetingChoice::Kind::fixed || (!step.body.empty() && !step.dates.empty());
    if (!stages.empty() && dice.roll(4) == 0) {
      stages.back().push_back(step);
    } else {
      stages.push_back({step});
    }
    if (anchored) last_anchor = static_cast<int>(stages.size()) - 1;
  }
  made.workflow = route("proef", stages);
  const bool names = last_anchor >= 0;
  int last_body = -1;
  for (const auto& step : made.workflow.steps) {
    if (!step.body.empty()) last_body = step.stage;
  }
  const int decides = names ? last_anchor : last_body;
  for (const auto& step : made.workflow.steps) made.tail = made.tail || step.stage > decides;
  return made;
}

struct Days {
  Date end;     ///< finished
  Date papers;  ///< what came before is needed on this day
};

// Reference: tries every meeting of every body, steps in order; tasks take any day that their neighbours leave them.
// Written for routes without a tail, where the rule between two stages is one comparison.
class Search {
 public:
  explicit Search(const Case& given) : given_(given) {}
  bool found() { return place(0, {}); }

 private:
  // `placed` holds the days of the steps before `index`.
  bool place(std::size_t index, std::vector<Days> placed) {
    const auto& steps = given_.workflow.steps;
    if (index == steps.size()) return true;
    const definition::Step& step = steps[index];
    std::vector<Days> options;
    if (step.body.empty()) {
      Date last = step.dates.empty() ? day("2025-06-01") : step.dates.front().date;
      for (Date on = given_.from; on <= last; on += days{1}) options.push_back({on, terms::working_day_until(on)});
    } else {
      const definition::Body& of = *given_.world.body(step.body);
      for (const auto& meeting : of.meetings) {
        if (step.meeting.kind == definition::MeetingChoice::Kind::fixed && meeting.first != step.meeting.date) continue;
        if (!step.dates.empty() && step.dates.front().date < meeting.date) continue;
        Date legal = of.papers ? terms::back(meeting.date, *of.papers) : meeting.date;
        if (of.sending) legal = std::min(legal, terms::back(meeting.date, *of.sending));
        options.push_back({meeting.date, terms::working_day_until(legal)});
      }
    }
    for (const Days& option : options) {
      if (!fits(index, option, placed)) continue;
      std::vector<Days> next = placed;
      next.push_back(option);
      if (place(index + 1, std::move(next))) return true;
      if (step.body.empty()) return false;  // the earliest day of a task is the best one for all that follows
    }
    return false;
  }

  [[nodiscard]] bool fits(std::size_t index, const Days& option, const std::vector<Days>& placed) const {
    const auto& steps = given_.workflow.steps;
    if (option.papers < given_.from) return false;
    for (std::size_t earlier = 0; earlier < placed.size(); ++earlier) {
      if (steps[earlier].stage != steps[index].stage - 1) continue;
      const auto& margin = steps[earlier].margin;
      const Date needed = margin ? terms::back(option.papers, *margin) : option.papers;
      if (placed[earlier].end > needed) return false;
    }
    return true;
  }

  const Case& given_;
};

std::string shown(const Case& given) {
  std::string text = "from " + to_string(given.from);
  for (const definition::Step& step : given.workflow.steps) {
    text += "\n  " + std::to_string(step.stage) + " " + step.id;
    for (const auto& date : step.dates)
      text += (date.kind == Kind::statutory ? " law " : " due ") + to_string(date.date);
    if (step.margin) text += " margin " + to_string(*step.margin, Language::en);
    if (step.body.empty()) continue;
    if (step.meeting.kind == definition::MeetingChoice::Kind::fixed) text += " in " + to_string(step.meeting.date);
    const definition::Body& of = *given.world.body(step.body);
    if (of.papers) text += " papers " + to_string(*of.papers, Language::en);
    if (of.sending) text += " sending " + to_string(*of.sending, Language::en);
    for (const auto& meeting : of.meetings) text += " " + to_string(meeting.date);
  }
  return text;
}

// Takes the facts that are not in `kept` really away: a body that meets every day, no term, no date.
Case without_facts(const Case& given, const std::set<std::string>& kept) {
  Case changed = given;
  for (definition::Step& step : changed.workflow.steps) {
    if (!kept.contains(step.id + "/margin")) step.margin = std::nullopt;
    std::erase_if(step.dates, [&](const definition::OwnDate& date) {
      return !kept.contains(step.id + (date.kind == Kind::statutory ? "/statutory" : "/due"));
    });
    if (step.body.empty()) continue;
    definition::Body& of = changed.world.bodies.at(step.body);
    if (!kept.contains(of.id + "/papers")) of.papers = std::nullopt;
    if (!kept.contains(of.id + "/sending")) of.sending = std::nullopt;
    const bool keeps_meeting = std::any_of(kept.begin(), kept.end(), [&](const std::string& id) {
      return id.starts_with(of.id + "/2") || id == of.id + "/none";
    });
    if (keeps_meeting) continue;
    of.meetings.clear();
    for (Date date = day("2023-01-01"); date < day("2026-01-01"); date += days{1}) of.meetings.push_back({date, date});
    step.meeting = {};
  }
  return changed;
}

}  // namespace

TEST_CASE("a plan is feasible exactly when some combination of meetings is") {
  int feasible = 0;
  int infeasible = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    const Case made = random_case(seed);
    if (made.tail) continue;
    INFO("seed " << seed << " " << shown(made));
    const bool expected = Search(made).found();
    const Plan plan = make_plan(made.world, made.workflow, {}, made.from);
    REQUIRE(plan.feasible() == expected);
    ++(expected ? feasible : infeasible);
  }
  CHECK(feasible > 200);
  CHECK(infeasible > 300);
}

TEST_CASE("a conflict is irreducible: taken alone it holds, without any one of its facts it does not") {
  int conflicts = 0;
  for (std::uint64_t seed = 1; seed <= 800; ++seed) {
    const Case made = random_case(seed);
    const Plan plan = make_plan(made.world, made.workflow, {}, made.from);
    if (plan.feasible() || made.tail) continue;
    INFO("seed " << seed << ": " << plan.conflict->sentence.nl);
    ++conflicts;
    std::set<std::string> ids;
    for (const planning::Fact& fact : plan.conflict->facts) ids.insert(fact.id);
    REQUIRE_FALSE(ids.empty());
    REQUIRE(ids.size() == plan.conflict->facts.size());
    const Case alone = without_facts(made, ids);
    REQUIRE_FALSE(make_plan(alone.world, alone.workflow, {}, alone.from).feasible());
    for (const std::string& id : ids) {
      std::set<std::string> fewer = ids;
      fewer.erase(id);
      INFO("without " << id);
      const Case mended = without_facts(made, fewer);
      REQUIRE(make_plan(mended.world, mended.workflow, {}, mended.from).feasible());
    }
  }
  CHECK(conflicts > 100);
}

TEST_CASE("the first possible meeting is the first with which the same route can be made") {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    Case made = random_case(seed);
    const Plan plan = make_plan(made.world, made.workflow, {}, made.from);
    if (plan.feasible() || plan.target_step < 0) continue;
    INFO("seed " << seed);
    definition::Step& target = made.workflow.steps[static_cast<std::size_t>(plan.target_step)];
    if (target.meeting.kind != definition::MeetingChoice::Kind::fixed) continue;
    std::optional<Date> first;
    for (const auto& meeting : made.world.body(target.body)->meetings) {
      target.meeting.date = meeting.first;
      if (meeting.date >= made.from && make_plan(made.world, made.workflow, {}, made.from).feasible()) {
        first = meeting.first;
        break;
      }
    }
    REQUIRE(plan.conflict->first_possible.has_value() == first.has_value());
    if (!first) continue;
    ++found;
    CHECK(plan.conflict->first_possible->meeting.first == *first);
    CHECK(plan.conflict->first_possible->body == target.body);
  }
  CHECK(found > 20);
}

TEST_CASE("the same question gets the same answer") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Case made = random_case(seed);
    const Plan once = make_plan(made.world, made.workflow, {}, made.from);
    const Plan twice = make_plan(made.world, made.workflow, {}, made.from);
    REQUIRE(once.feasible() == twice.feasible());
    REQUIRE(once.hops.size() == made.workflow.steps.size());
    if (once.conflict) REQUIRE(once.conflict->facts == twice.conflict->facts);
  }
}
