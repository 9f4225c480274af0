// SPDX-License-Identifier: EUPL-1.2
#include "workflows/planning/plan.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <string>

using namespace besluit;
using namespace besluit::testing;
using planning::make_plan;
using planning::Plan;
using planning::StepProgress;

namespace {

std::string shown(const std::optional<terms::Due>& due) {
  if (!due) return "-";
  if (due->legal == due->planning) return to_string(due->legal);
  return to_string(due->legal) + "(" + to_string(due->planning) + ")";
}

// One hop as one line: step, meeting, handing in or the task's day, sending, slack, marks.
std::string shown(const planning::Hop& hop) {
  std::string line = hop.step + ": " + (hop.meeting ? to_string(hop.meeting->date) : "-") + " " + shown(hop.papers) +
                     " " + shown(hop.sending) + " " + (hop.slack_days ? std::to_string(*hop.slack_days) : "-");
  if (hop.target) line += " target";
  if (hop.done) line += " done";
  return line;
}

std::vector<std::string> shown(const Plan& plan) {
  std::vector<std::string> lines;
  for (const planning::Hop& hop : plan.hops) lines.push_back(shown(hop));
  lines.emplace_back(plan.feasible() ? "feasible" : plan.conflict->sentence.nl);
  return lines;
}

using Lines = std::vector<std::string>;

StepProgress done_on(std::string_view date) {
  StepProgress progress;
  progress.done = true;
  progress.done_on = day(date);
  return progress;
}
StepProgress delivered() {
  StepProgress progress;
  progress.papers_delivered = true;
  return progress;
}
StepProgress not_before(std::string_view date) {
  StepProgress progress;
  progress.not_before = day(date);
  return progress;
}

const definition::Ask decision = definition::Ask::decision;

}  // namespace

TEST_CASE("the herstelplan is planned backwards from the meeting of 10 July") {
  const Plan plan = make_plan(hecht(), herstelplan(), {}, day("2024-03-14"));
  CHECK(shown(plan) == Lines{"opstellen: - 2024-05-15 - 62", "bao: 2024-05-23 2024-05-15 - 62",
                             "auditcommissie: 2024-06-06 2024-05-23 - 0",
                             "vaststellen: 2024-07-10 2024-06-12 2024-06-19 6", "feasible"});
  CHECK(plan.target_step == 3);
  CHECK_FALSE(plan.provisional);
  CHECK(plan.hops[1].body == "bao");
  CHECK(plan.hops[0].body.empty());
}

TEST_CASE("every date of the herstelplan says where it comes from") {
  const Plan plan = make_plan(hecht(), herstelplan(), {}, day("2024-03-14"));
  Lines sentences;
  for (const auto& hop : plan.hops) sentences.push_back(terms::sentence(hop.papers->derivation, Language::nl));
  CHECK(sentences ==
        Lines{"De volgende stap \"Bao\" heeft dit nodig op woensdag 15 mei 2024.",
              "De laatste vergadering van het Bao op of vóór donderdag 23 mei 2024 is donderdag 23 mei 2024; "
              "5 werkdagen daarvoor is woensdag 15 mei 2024.",
              "De laatste vergadering van de Auditcommissie op of vóór woensdag 12 juni 2024 is donderdag 6 juni 2024; "
              "2 weken daarvoor is donderdag 23 mei 2024.",
              "Het Algemeen Bestuur vergadert op woensdag 10 juli 2024; 4 weken daarvoor is woensdag 12 juni 2024."});
  CHECK(terms::sentence(plan.hops[3].sending->derivation, Language::nl) ==
        "Het Algemeen Bestuur vergadert op woensdag 10 juli 2024; 3 weken daarvoor is woensdag 19 juni 2024.");
}

TEST_CASE("slack 0 is feasible, one day later is not") {
  CHECK(make_plan(hecht(), herstelplan(), {}, day("2024-05-15")).feasible());
  CHECK_FALSE(make_plan(hecht(), herstelplan(), {}, day("2024-05-16")).feasible());
}

TEST_CASE("dates that a plan starts from") {
  struct Row {
    std::string_view what;
    definition::Workflow workflow;
    std::vector<StepProgress> progress;
    std::string_view from;
    Lines lines;
  };
  const auto world = hecht();
  const auto ab = [](std::string_view date) { return in_meeting(asks("ab", "ab", decision), date); };
  const std::vector<Row> rows = {
      {"the last meeting before a day: the day itself is not included",
       route("r", {{before(asks("ab", "ab", decision), "2024-12-18")}}),
       {},
       "2024-03-14",
       {"ab: 2024-07-10 2024-06-12 2024-06-19 90", "feasible"}},
      {"a margin is kept free before the papers date of the next step",
       route("r", {{with_margin(asks("bao", "bao"), "1 week")}, {ab("2024-12-18")}}),
       {},
       "2024-10-01",
       {"bao: 2024-11-07 2024-10-31 - 30", "ab: 2024-12-18 2024-11-20 2024-11-27 13", "feasible"}},
      {"a margin that reaches past a meeting takes the one before",
       route("r", {{with_margin(asks("bao", "bao"), "2 weken")}, {ab("2024-12-18")}}),
       {},
       "2024-03-14",
       {"bao: 2024-05-23 2024-05-15 - 62", "ab: 2024-12-18 2024-11-20 2024-11-27 181", "feasible"}},
      {"a task before a task; its margin moves it only",
       route("r", {{with_margin(task("a", "A"), "1 week")}, {task("b", "B")}, {ab("2024-07-10")}}),
       {},
       "2024-03-14",
       {"a: - 2024-06-05 - 83", "b: - 2024-06-12 - 90", "ab: 2024-07-10 2024-06-12 2024-06-19 90", "feasible"}},
      {"a task's own date holds when it comes first, and what comes before it obeys it",
       route("r", {{task("a", "A")}, {due(task("b", "B"), "2024-05-03")}, {ab("2024-07-10")}}),
       {},
       "2024-03-14",
       {"a: - 2024-05-03 - 50", "b: - 2024-05-03 - 50", "ab: 2024-07-10 2024-06-12 2024-06-19 90", "feasible"}},
      {"the day on which the next step needs it holds when that comes first",
       route("r", {{due(task("b", "B"), "2024-07-01")}, {ab("2024-07-10")}}),
       {},
       "2024-03-14",
       {"b: - 2024-06-12 - 90", "ab: 2024-07-10 2024-06-12 2024-06-19 90", "feasible"}},
      {"a streefdatum is marked",
       route("r", {{aims_at(task("b", "B"), "2024-05-01")}, {ab("2024-07-10")}}),
       {},
       "2024-03-14",
       {"b: - 2024-05-01 - 48 target", "ab: 2024-07-10 2024-06-12 2024-06-19 90", "feasible"}},
      {"a streefdatum that has passed makes nothing impossible",
       route("r", {{task("a", "A")}, {aims_at(task("b", "B"), "2024-05-01")}, {ab("2024-07-10")}}),
       {},
       "2024-05-13",
       {"a: - 2024-06-12 - 30", "b: - 2024-05-01 - -12 target", "ab: 2024-07-10 2024-06-12 2024-06-19 30", "feasible"}},
      {"parallel steps are all finished for the earliest need of the next stage",
       route("r", {{task("a", "A")}, {asks("bao", "bao"), asks("db", "db")}, {ab("2024-07-10")}}),
       {},
       "2024-03-14",
       {"a: - 2024-05-15 - 62", "bao: 2024-05-23 2024-05-15 - 62", "db: 2024-05-30 2024-05-23 - 70",
        "ab: 2024-07-10 2024-06-12 2024-06-19 13", "feasible"}},
      {"two anchors: the second stretch begins after the first meeting",
       route("r", {{asks("bao1", "bao")},
                   {in_meeting(asks("voortgang", "ab", definition::Ask::report), "2024-07-10")},
                   {asks("bao2", "bao")},
                   {in_meeting(asks("evaluatie", "ab", definition::Ask::report), "2024-12-18")}}),
       {},
       "2024-03-14",
       {"bao1: 2024-05-23 2024-05-15 - 62", "voortgang: 2024-07-10 2024-06-12 2024-06-19 20",
        "bao2: 2024-11-07 2024-10-31 - 113", "evaluatie: 2024-12-18 2024-11-20 2024-11-27 13", "feasible"}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(shown(make_plan(world, row.workflow, row.progress, day(row.from))) == row.lines);
  }
}

TEST_CASE("what has happened is not planned again") {
  struct Row {
    std::string_view what;
    std::vector<StepProgress> progress;
    std::string_view from;
    Lines lines;
  };
  const std::vector<Row> rows = {
      {"a done step keeps no dates; slack counts from today",
       {done_on("2024-05-14"), {}, {}, {}},
       "2024-05-15",
       {"opstellen: - - - - done", "bao: 2024-05-23 2024-05-15 - 0", "auditcommissie: 2024-06-06 2024-05-23 - 0",
        "vaststellen: 2024-07-10 2024-06-12 2024-06-19 6", "feasible"}},
      {"papers that are in cannot be late any more",
       {done_on("2024-05-14"), delivered(), {}, {}},
       "2024-05-22",
       {"opstellen: - - - - done", "bao: 2024-05-23 2024-05-15 - -7", "auditcommissie: 2024-06-06 2024-05-23 - 0",
        "vaststellen: 2024-07-10 2024-06-12 2024-06-19 6", "feasible"}},
      {"a meeting that has passed still waits for its record",
       {done_on("2024-05-14"), delivered(), delivered(), {}},
       "2024-05-27",
       {"opstellen: - - - - done", "bao: 2024-05-23 2024-05-15 - -12", "auditcommissie: 2024-06-06 2024-05-23 - 0",
        "vaststellen: 2024-07-10 2024-06-12 2024-06-19 6", "feasible"}},
      {"papers that are late and not in",
       {done_on("2024-05-14"), {}, {}, {}},
       "2024-05-16",
       {"opstellen: - - - - done", "bao: 2024-05-23 2024-05-15 - -1", "auditcommissie: 2024-06-06 2024-05-23 - 0",
        "vaststellen: 2024-07-10 2024-06-12 2024-06-19 6",
        "Het Algemeen Bestuur vergadert op woensdag 10 juli 2024; de Auditcommissie vergadert op donderdag 6 juni 2024 "
        "en "
        "wil de stukken 2 weken vooraf; het Bao wil de stukken 5 werkdagen vooraf: de stukken voor het Bao hadden op "
        "woensdag 15 mei 2024 binnen moeten zijn."}},
      {"deferred: the body's next meeting",
       {done_on("2024-05-14"), done_on("2024-05-23"), done_on("2024-06-06"), not_before("2024-07-10")},
       "2024-07-10",
       {"opstellen: - - - - done", "bao: - - - - done", "auditcommissie: - - - - done",
        "vaststellen: 2024-12-18 2024-11-20 2024-11-27 133", "feasible"}},
      {"sent back: the whole route again, towards the next meeting",
       {{}, {}, {}, not_before("2024-07-10")},
       "2024-07-10",
       {"opstellen: - 2024-10-31 - 113", "bao: 2024-11-07 2024-10-31 - 113", "auditcommissie: - - - -",
        "vaststellen: 2024-12-18 2024-11-20 2024-11-27 13",
        "Het Algemeen Bestuur vergadert op woensdag 18 december 2024 en wil de stukken 4 weken vooraf; de "
        "Auditcommissie vergadert op donderdag 6 juni 2024 en daarna pas op donderdag 21 november 2024: de "
        "Auditcommissie zou uiterlijk op woensdag 20 november 2024 moeten vergaderen."}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(shown(make_plan(hecht(), herstelplan(), row.progress, day(row.from))) == row.lines);
  }
}

TEST_CASE("sent back: the whole route again, towards the meeting of 18 December") {
  auto world = hecht();
  world.bodies.at("auditcommissie").meetings.back().date = day("2024-11-19");  // moved forward two days
  const std::vector<StepProgress> progress = {{}, {}, {}, not_before("2024-07-10")};
  CHECK(
      shown(make_plan(world, herstelplan(), progress, day("2024-07-10"))) ==
      Lines{"opstellen: - 2024-11-05 - 118", "bao: - - - -", "auditcommissie: 2024-11-19 2024-11-05 - 118",
            "vaststellen: 2024-12-18 2024-11-20 2024-11-27 1",
            "Het Algemeen Bestuur vergadert op woensdag 18 december 2024 en wil de stukken 4 weken vooraf; de "
            "Auditcommissie wil de stukken 2 weken vooraf; het Bao vergadert op donderdag 23 mei 2024 en daarna pas op "
            "donderdag 7 november 2024: het Bao zou uiterlijk op woensdag 6 november 2024 moeten vergaderen."});
  world.bodies.at("bao").meetings.back().date = day("2024-11-05");
  const Plan plan = make_plan(world, herstelplan(), progress, day("2024-07-10"));
  CHECK(shown(plan) == Lines{"opstellen: - 2024-10-29 - 111", "bao: 2024-11-05 2024-10-29 - 111",
                             "auditcommissie: 2024-11-19 2024-11-05 - 0",
                             "vaststellen: 2024-12-18 2024-11-20 2024-11-27 1", "feasible"});
  CHECK(plan.hops[3].papers->derivation.front() ==
        terms::Reason{terms::Rule::next_meeting, day("2024-07-10"), day("2024-12-18"), "Algemeen Bestuur"});
}

TEST_CASE("after the last decision the plan runs forwards") {
  struct Row {
    std::string_view what;
    std::vector<Stage> stages;
    std::vector<StepProgress> progress;
    std::string_view from;
    Lines lines;
  };
  auto world = hecht();
  put(world, body("raad", "Gemeenteraad", "1 week", "", {"2024-07-17", "2024-07-18", "2024-07-25", "2024-09-12"}));
  const definition::Step ab = in_meeting(asks("ab", "ab", decision), "2024-07-10");
  const std::string ab_line = "ab: 2024-07-10 2024-06-12 2024-06-19 90";
  const std::vector<Row> rows = {
      {"the papers cannot be in on the day of the decision itself",
       {{ab}, {asks("raad", "raad")}},
       {},
       "2024-03-14",
       {ab_line, "raad: 2024-07-18 2024-07-11 - 1", "feasible"}},
      {"a task that nothing fixes has no date, and the next step follows the decision",
       {{ab}, {task("brief", "Brief")}, {asks("raad", "raad")}},
       {},
       "2024-03-14",
       {ab_line, "brief: - - - -", "raad: 2024-07-18 2024-07-11 - 1", "feasible"}},
      {"a task with a date of its own holds up what comes after it",
       {{ab}, {due(task("brief", "Brief"), "2024-07-19")}, {asks("raad", "raad")}},
       {},
       "2024-03-14",
       {ab_line, "brief: - 2024-07-19 - 9", "raad: 2024-09-12 2024-09-05 - 57", "feasible"}},
      {"a margin after the decision",
       {{with_margin(ab, "2 dagen")}, {asks("raad", "raad")}},
       {},
       "2024-03-14",
       {ab_line, "raad: 2024-07-25 2024-07-18 - 8", "feasible"}},
      {"the decision was recorded on the day itself: from then on, not from the next working day",
       {{ab}, {asks("raad", "raad")}},
       {done_on("2024-07-10"), {}},
       "2024-07-10",
       {"ab: - - - - done", "raad: 2024-07-17 2024-07-10 - 0", "feasible"}},
      {"but the same body takes it up in a later meeting",
       {{ab}, {in_meeting(asks("raad", "raad"), "2024-07-10")}, {asks("ab2", "ab")}},
       {done_on("2024-07-10"), done_on("2024-07-10"), {}},
       "2024-07-10",
       {"ab: - - - - done", "raad: - - - - done", "ab2: 2024-12-18 2024-11-20 2024-11-27 133", "feasible"}},
      {"recorded late",
       {{ab}, {asks("raad", "raad")}},
       {done_on("2024-07-10"), {}},
       "2024-07-12",
       {"ab: - - - - done", "raad: 2024-07-25 2024-07-18 - 6", "feasible"}},
      {"no meeting is left",
       {{ab}, {asks("bao", "bao")}, {asks("db", "db")}, {asks("bao2", "bao")}},
       {},
       "2024-03-14",
       {ab_line, "bao: 2024-11-07 2024-10-31 - 113", "db: - - - -", "bao2: - - - -",
        "Het Dagelijks Bestuur heeft na donderdag 14 november 2024 nog geen vergaderdata en wil de stukken 1 week "
        "vooraf; het Bao heeft na donderdag 7 november 2024 nog geen vergaderdata: het Bao zou uiterlijk op woensdag "
        "22 "
        "mei 2024 moeten vergaderen. Voer de vergaderdata in: in organisatie.yaml, of met 'besluitctl meeting add' of "
        "'besluitctl meeting import'."}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(shown(make_plan(world, route("r", row.stages), row.progress, day(row.from))) == row.lines);
  }
}

TEST_CASE("a step stays on the agenda of the meeting its papers went to") {
  auto world = hecht();
  put(world, body("raad", "Gemeenteraad", "1 week", "", {"2024-07-18", "2024-07-25"}));
  const auto workflow = route("r", {{in_meeting(asks("ab", "ab", decision), "2024-07-10")}, {asks("raad", "raad")}});
  std::vector<StepProgress> progress = {done_on("2024-07-10"), delivered()};
  progress[1].kept_meeting = day("2024-07-18");
  for (const std::string_view today : {"2024-07-12", "2024-07-18", "2024-07-19"}) {
    const Plan plan = make_plan(world, workflow, progress, day(today));
    CHECK(plan.feasible());
    CHECK(plan.hops[1].meeting->first == day("2024-07-18"));
  }
  progress[1].not_before = day("2024-07-18");  // deferred
  progress[1].papers_delivered = false;
  const Plan deferred = make_plan(world, workflow, progress, day("2024-07-18"));
  CHECK(shown(deferred) == Lines{"ab: - - - - done", "raad: 2024-07-25 2024-07-18 - 0", "feasible"});
}

TEST_CASE("a route that names no meeting ends in the first meeting that can be made") {
  auto workflow = herstelplan();
  workflow.steps.back().meeting = {};
  CHECK(shown(make_plan(hecht(), workflow, {}, day("2024-05-15"))) ==
        Lines{"opstellen: - 2024-05-15 - 0", "bao: 2024-05-23 2024-05-15 - 0",
              "auditcommissie: 2024-06-06 2024-05-23 - 0", "vaststellen: 2024-07-10 2024-06-12 2024-06-19 6",
              "feasible"});
  auto world = hecht();
  world.bodies.at("auditcommissie").meetings.back().date = day("2024-11-20");
  world.bodies.at("auditcommissie").papers = term("1 week");
  CHECK(shown(make_plan(world, workflow, {}, day("2024-06-06"))) ==
        Lines{"opstellen: - 2024-10-31 - 147", "bao: 2024-11-07 2024-10-31 - 147",
              "auditcommissie: 2024-11-20 2024-11-13 - 6", "vaststellen: 2024-12-18 2024-11-20 2024-11-27 0",
              "feasible"});
}

TEST_CASE("a date on a day that is no working day has a planning date before it") {
  auto world = hecht();
  put(world, body("ab", "Algemeen Bestuur", "4 weken", "", {"2024-06-06"}));  // 4 weeks before: Hemelvaartsdag
  const auto workflow = route("r", {{task("a", "A")}, {in_meeting(asks("ab", "ab", decision), "2024-06-06")}});
  const Plan plan = make_plan(world, workflow, {}, day("2024-05-08"));
  CHECK(shown(plan) == Lines{"a: - 2024-05-08 - 0", "ab: 2024-06-06 2024-05-09(2024-05-08) - 0", "feasible"});
  CHECK(terms::sentence(plan.hops[1].papers->derivation, Language::nl) ==
        "Het Algemeen Bestuur vergadert op donderdag 6 juni 2024; 4 weken daarvoor is donderdag 9 mei 2024; dat is "
        "Hemelvaartsdag, dus de werkdag ervoor: woensdag 8 mei 2024.");
  CHECK_FALSE(make_plan(world, workflow, {}, day("2024-05-09")).feasible());
}

TEST_CASE("a body that sends out before its own date for handing in needs the papers on the day of sending") {
  auto world = hecht();
  put(world, body("ab", "Algemeen Bestuur", "", "3 weken", {"2024-07-10"}));
  const auto workflow = route("r", {{in_meeting(asks("ab", "ab", decision), "2024-07-10")}});
  CHECK(shown(make_plan(world, workflow, {}, day("2024-06-01"))) ==
        Lines{"ab: 2024-07-10 2024-06-19 2024-06-19 18", "feasible"});
}

TEST_CASE("a meeting that moved keeps its identity") {
  auto world = hecht();
  world.bodies.at("ab").meetings[0].date = day("2024-07-03");
  const Plan plan = make_plan(world, herstelplan(), {}, day("2024-03-14"));
  CHECK(
      shown(plan) ==
      Lines{"opstellen: - 2024-05-15 - 62", "bao: 2024-05-23 2024-05-15 - 62", "auditcommissie: - - - -",
            "vaststellen: 2024-07-03 2024-06-05 2024-06-12 13",
            "Het Algemeen Bestuur vergadert op woensdag 3 juli 2024 en wil de stukken 4 weken vooraf; de "
            "Auditcommissie vergadert pas op donderdag 6 juni 2024: de Auditcommissie zou uiterlijk op woensdag 5 juni "
            "2024 moeten vergaderen."});
  CHECK(plan.hops[3].meeting->first == day("2024-07-10"));
}

TEST_CASE("a plan that leans on days without a decree is provisional") {
  auto world = hecht();
  put(world, body("ab", "Algemeen Bestuur", "4 weken", "", {"2030-07-10"}));
  const auto workflow = route("r", {{in_meeting(asks("ab", "ab", decision), "2030-07-10")}});
  CHECK(make_plan(world, workflow, {}, day("2028-03-14")).provisional);
}

TEST_CASE("an empty route is a plan") {
  const Plan plan = make_plan(hecht(), route("r", {}), {}, day("2024-03-14"));
  CHECK(plan.hops.empty());
  CHECK(plan.feasible());
  CHECK(plan.target_step == -1);
}
