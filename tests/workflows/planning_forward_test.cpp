// SPDX-License-Identifier: EUPL-1.2
// Routes of which nothing fixes the end, and steps after the last decision: planned forward, as early as can be.
// The bodies of the handbook meet: Bao 23 May and 7 November 2024 (papers 5 working days before: 15 May, 31 October),
// DB 30 May and 14 November (1 week: 23 May, 7 November), Auditcommissie 6 June and 21 November (2 weeks: 23 May,
// 7 November), AB 10 July and 18 December (4 weeks: 12 June, 20 November; sent 3 weeks before).
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"
#include "workflows/planning/plan.hpp"

namespace besluit::testing {
namespace {

using definition::Ask;
using planning::make_plan;
using planning::Plan;
using planning::StepProgress;
using Lines = std::vector<std::string>;

std::string short_day(Date date) {
  return to_string(date).substr(2);
}

Lines shown(const Plan& plan) {
  Lines lines;
  for (const planning::Hop& hop : plan.hops) {
    std::string line = hop.step + " " + (hop.meeting ? short_day(hop.meeting->date) : "-") + " " +
                       (hop.papers ? short_day(hop.papers->planning) : "-");
    lines.push_back(hop.done ? hop.step + " done" : line);
  }
  lines.emplace_back(plan.feasible() ? "feasible" : "infeasible");
  return lines;
}

StepProgress done_on(std::string_view date) {
  StepProgress progress;
  progress.done = true;
  progress.done_on = day(date);
  return progress;
}

struct Case {
  std::string_view what;
  definition::Workflow workflow;
  std::string_view from;
  Lines lines;
  std::vector<StepProgress> progress = {};
};

definition::Step decides() {
  return asks("ab", "ab", Ask::decision);
}
definition::Step named(std::string_view date) {
  return in_meeting(decides(), date);
}

}  // namespace

TEST_CASE("forward: without a date the first decision that can be made is the end") {
  const auto two = route("r", {{task("a", "A")}, {asks("bao", "bao")}, {decides()}});
  const std::vector<Case> cases{
      {"both meetings can still be made",
       two,
       "2024-03-14",
       {"a - 24-05-15", "bao 24-05-23 24-05-15", "ab 24-07-10 24-06-12", "feasible"}},
      {"on the last day for the papers",
       two,
       "2024-05-15",
       {"a - 24-05-15", "bao 24-05-23 24-05-15", "ab 24-07-10 24-06-12", "feasible"}},
      {"a day later the whole route moves to the autumn",
       two,
       "2024-05-16",
       {"a - 24-10-31", "bao 24-11-07 24-10-31", "ab 24-12-18 24-11-20", "feasible"}},
      {"the board alone: its first meeting whose papers can still come in",
       route("r", {{decides()}}),
       "2024-06-13",
       {"ab 24-12-18 24-11-20", "feasible"}},
      {"no body at all: nothing fixes anything, and nothing is invented",
       route("r", {{task("a", "A")}, {task("b", "B")}}),
       "2024-03-14",
       {"a - -", "b - -", "feasible"}},
      {"a task after the first decision waits for it without a date of its own",
       route("r", {{decides()}, {task("na", "Na")}}),
       "2024-03-14",
       {"ab 24-07-10 24-06-12", "na - -", "feasible"}},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(shown(make_plan(hecht(), c.workflow, c.progress, day(c.from))) == c.lines);
  }
}

TEST_CASE("forward: what follows the last named decision takes the first meeting from the next working day on") {
  auto world = hecht();
  put(world, body("commissie", "Commissie", "", "", {"2024-07-10", "2024-07-11", "2024-07-12", "2024-07-15"}));
  put(world, body("friday", "Vrijdagraad", "", "", {"2024-07-12", "2024-07-13", "2024-07-15"}));
  const std::vector<Case> cases{
      {"the day of the decision itself is too early, the next one is not",
       route("r", {{named("2024-07-10")}, {asks("c", "commissie")}}),
       "2024-03-14",
       {"ab 24-07-10 24-06-12", "c 24-07-11 24-07-11", "feasible"}},
      {"its papers can be asked for only after the decision",
       route("r", {{named("2024-07-10")}, {asks("db", "db")}}),
       "2024-03-14",
       {"ab 24-07-10 24-06-12", "db 24-11-14 24-11-07", "feasible"}},
      {"a margin is kept free after the decision",
       route("r", {{with_margin(named("2024-07-10"), "3 dagen")}, {asks("c", "commissie")}}),
       "2024-03-14",
       {"ab 24-07-10 24-06-12", "c 24-07-15 24-07-15", "feasible"}},
      {"after a Friday it is Monday; the Saturday meeting in between is no working day",
       route("r", {{in_meeting(asks("v", "friday", Ask::decision), "2024-07-12")}, {asks("w", "friday")}}),
       "2024-03-14",
       {"v 24-07-12 24-07-12", "w 24-07-15 24-07-15", "feasible"}},
      {"side by side after the decision, each as early as it can be; the day of the Bao is too late for the papers of "
       "the DB",
       route("r", {{named("2024-07-10")}, {asks("c", "commissie"), asks("bao", "bao")}, {asks("db", "db")}}),
       "2024-03-14",
       {"ab 24-07-10 24-06-12", "c 24-07-11 24-07-11", "bao 24-11-07 24-10-31", "db - -", "infeasible"}},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(shown(make_plan(world, c.workflow, c.progress, day(c.from))) == c.lines);
  }
}

TEST_CASE("forward: a decision that was taken lets the rest go on from there") {
  const std::vector<Case> cases{
      {"recorded on its day",
       route("r", {{named("2024-07-10")}, {asks("db", "db")}}),
       "2024-07-20",
       {"ab done", "db 24-11-14 24-11-07", "feasible"},
       {done_on("2024-07-10"), {}}},
      {"nothing was named, the first was taken, the next is the first that can be made from now",
       route("r", {{asks("bao", "bao")}, {decides()}}),
       "2024-06-10",
       {"bao done", "ab 24-07-10 24-06-12", "feasible"},
       {done_on("2024-05-23"), {}}},
      {"too late for the papers of July",
       route("r", {{asks("bao", "bao")}, {decides()}}),
       "2024-06-13",
       {"bao done", "ab 24-12-18 24-11-20", "feasible"},
       {done_on("2024-05-23"), {}}},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(shown(make_plan(hecht(), c.workflow, c.progress, day(c.from))) == c.lines);
  }
}

}  // namespace besluit::testing
