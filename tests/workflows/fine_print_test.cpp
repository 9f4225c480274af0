// SPDX-License-Identifier: EUPL-1.2
// The fine print: one small test for each sentence on which everything that counts relies. The title is the sentence;
// the larger tests of the same matter stand in the files about planning, ladders and fan-out. What shows only at the
// desk (lateness, ways out, the clock) stands in tests/engine.
#include "rules/terms/holidays.hpp"
#include "tests/support/fan_out_builder.hpp"
#include "tests/workflows/dossier_commands.hpp"
#include "workflows/planning/plan.hpp"
#include "workflows/planning/reply.hpp"

#include <set>

namespace besluit::testing {
namespace {

using definition::Ask;
using definition::RungRule;
using planning::make_plan;

definition::Step decision(std::string_view meeting = "2024-07-10") {
  return in_meeting(asks("ab", "ab", Ask::decision), meeting);
}

/// The running deadlines: "ab/papers 24-06-12 directie".
Lines deadlines(const Dossier& dossier) {
  Lines lines;
  for (const dossier::Deadline& deadline : dossier.deadlines) {
    if (deadline.running)
      lines.push_back(to_string(deadline.name) + " " + short_day(deadline.planning) + " " + deadline.owner);
  }
  return lines;
}

/// Deadlines with rungs that are still to come.
std::set<std::string> with_ladder(const Dossier& dossier) {
  std::set<std::string> names;
  for (const dossier::Deadline& deadline : dossier.deadlines) {
    for (const dossier::Rung& rung : deadline.rungs) {
      if (deadline.running && rung.plan.settled == dossier::NotSent::none && !rung.sent)
        names.insert(to_string(deadline.name));
    }
  }
  return names;
}

Lines only(const Lines& lines, std::string_view word) {
  Lines found;
  for (const std::string& line : lines) {
    if (line.find(word) != std::string::npos) found.push_back(line);
  }
  return found;
}

/// "bao - 24-05-15", step, meeting and planning date of every hop.
Lines hops(const planning::Plan& plan) {
  Lines lines;
  for (const planning::Hop& hop : plan.hops) {
    lines.push_back(hop.step + " " + (hop.meeting ? short_day(hop.meeting->date) : "-") + " " +
                    (hop.papers ? short_day(hop.papers->planning) : "-"));
  }
  return lines;
}

Desk started(definition::Workflow workflow, definition::Organisation world = hecht(),
             std::string_view today = "2024-03-14") {
  Desk desk(std::move(workflow), std::move(world), today);
  desk.start();
  return desk;
}

}  // namespace

// -- deadlines -----------------------------------------------------------------------------------------------------

TEST_CASE("fine print: a body step has one deadline, handing in; sending out only when given; the meeting is none") {
  const Desk desk = started(route("r", {{task("opstellen", "Opstellen")}, {asks("bao", "bao")}, {decision()}}));
  CHECK(deadlines(desk.state()) == Lines{"opstellen/task-1 24-05-15 directie", "bao/papers-1 24-05-15 directie",
                                         "ab/papers-1 24-06-12 directie", "ab/sending-1 24-06-19 secretaris"});
}

TEST_CASE("fine print: it belongs to the step's own role, else to that of the last task; the contact sends out") {
  definition::Step own = asks("bao", "bao");
  own.who = "ambtenaar";
  const Desk desk =
      started(route("r", {{task("een", "Een", "directie")}, {task("twee", "Twee", "adjunct")}, {own}, {decision()}}));
  CHECK(deadlines(desk.state()) == Lines{"een/task-1 24-05-15 directie", "twee/task-1 24-05-15 adjunct",
                                         "bao/papers-1 24-05-15 ambtenaar", "ab/papers-1 24-06-12 adjunct",
                                         "ab/sending-1 24-06-19 secretaris"});
}

TEST_CASE("fine print: the body's contact is told the body's own dates") {
  Desk desk(route("r", {{task("een", "Een", "ambtenaar")}, {decision()}}));
  const Lines notices = only(desk.start(), "notice");
  CHECK(
      only(notices, "to jansen") ==
      Lines{"notice dates-1/secretaris to jansen: ab/papers=24-06-12* ab/sending=24-06-19"});  // * not hers to hand in
}

TEST_CASE("fine print: of several deadlines the earliest carries the ladder, the others only if the file says so") {
  definition::Step both = by_law(due(task("een", "Een"), "2024-06-03"), "2024-07-01");
  CHECK(with_ladder(started(route("r", {{both}})).state()) == std::set<std::string>{"een/task-1"});
  both.reminds_of_each = true;
  CHECK(with_ladder(started(route("r", {{both}})).state()) == std::set<std::string>{"een/statutory-1", "een/task-1"});
}

TEST_CASE("fine print: papers that are in end their ladder, not the step") {
  Desk desk = started(route("r", {{decision()}}));
  CHECK(desk.record("ab", "delivered") == Lines{"delivered ab", "closed ab/papers-1 papers-delivered"});
  CHECK(desk.step("ab").status == dossier::StepStatus::open);
  CHECK(with_ladder(desk.state()) == std::set<std::string>{});
  CHECK(desk.state().find({"ab", dossier::DeadlineKind::sending, 1}) != nullptr);
}

TEST_CASE("fine print: own terms do not roll unless the file says so") {
  // 1 March 2025 is a Saturday.
  definition::ReplyTerm term;
  term.term = *testing::term("8 weken");
  CHECK(planning::reply_day(term, day("2025-01-04")) == day("2025-03-01"));
  term.rolling = terms::Rolling::declared;
  CHECK(planning::reply_day(term, day("2025-01-04")) == day("2025-03-03"));
}

TEST_CASE("fine print: so many weeks before is the same weekday") {
  // 3 weeks before Monday 6 May 2024 is a Monday, though 27 April and 5 May lie between.
  CHECK(terms::back(day("2024-05-06"), *term("3 weken")) == day("2024-04-15"));
  // Four weeks before Easter Monday in 2024 it is still a Monday; four before Monday 29 April is Easter Monday itself.
  CHECK(terms::back(day("2024-04-29"), *term("4 weken")) == day("2024-04-01"));
}

TEST_CASE("fine print: working days skip Saturday, Sunday and the days of ATW 3, and do not count the day itself") {
  const std::vector<std::pair<std::string_view, std::string_view>> cases{
      {"2024-05-23", "2024-05-15"},  // Whit Monday 20 May lies between
      {"2024-04-03", "2024-03-25"},  // Good Friday 29 March and Easter Monday
      {"2024-05-14", "2024-05-03"},  // Ascension Day and the Friday after it, equated by decree
      {"2024-06-28", "2024-06-21"},
  };
  for (const auto& [meeting, papers] : cases) {
    INFO(meeting);
    CHECK(to_string(terms::back(day(meeting), *term("5 werkdagen"))) == papers);
  }
}

TEST_CASE("fine print: a deadline is missed when its day is over") {
  Desk desk = started(route("r", {{due(task("een", "Een"), "2024-06-13")}}));
  (void)desk.fire_until("2024-06-12");
  CHECK(only(desk.fire_until("2024-06-13"), "fired een/task-1[3]").empty());  // on the day itself nobody is called late
  CHECK(only(desk.fire_until("2024-06-14"), "fired een/task-1[3]") == Lines{"24-06-14 fired een/task-1[3] jansen"});
}

TEST_CASE("fine print: the same day is in time, and the last meeting before a day includes the day itself") {
  // The Bao advises on 23 May; on 23 May the papers of the board, four weeks before 20 June, are due.
  auto world = hecht();
  put(world, body("ab", "Algemeen Bestuur", "4 weken", "", {"2024-06-20", "2024-12-18"}));
  const auto workflow = route("r", {{asks("bao", "bao")}, {decision("2024-06-20")}});
  const auto plan = make_plan(world, workflow, {}, day("2024-03-14"));
  CHECK(hops(plan) == Lines{"bao 24-05-23 24-05-15", "ab 24-06-20 24-05-23"});
  CHECK(plan.feasible());
  CHECK(plan.hops.back().slack_days == 0);
}

TEST_CASE("fine print: a hop that is not done and whose planning date has passed cannot be made") {
  const auto workflow = route("r", {{asks("bao", "bao")}, {decision()}});
  CHECK(make_plan(hecht(), workflow, {}, day("2024-05-15")).feasible());
  CHECK_FALSE(make_plan(hecht(), workflow, {}, day("2024-05-16")).feasible());
}

TEST_CASE("fine print: what follows a decision is planned from the next working day, unless it was recorded earlier") {
  auto world = hecht();
  put(world, body("db", "Dagelijks Bestuur", "", "", {"2024-07-05", "2024-07-08", "2024-07-12"}));
  put(world, body("ab", "Algemeen Bestuur", "", "", {"2024-07-05"}));  // a Friday
  const auto workflow = route("r", {{decision("2024-07-05")}, {asks("db", "db", Ask::note)}});
  CHECK(hops(make_plan(world, workflow, {}, day("2024-06-14"))) ==
        Lines{"ab 24-07-05 24-07-05", "db 24-07-08 24-07-08"});
  // The outcome was recorded on the day itself: another body that meets on that day may still have it.
  planning::StepProgress taken;
  taken.done = true;
  taken.done_on = day("2024-07-05");
  CHECK(hops(make_plan(world, workflow, {taken, {}}, day("2024-07-05"))) == Lines{"ab - -", "db 24-07-05 24-07-05"});
}

TEST_CASE(
    "fine print: of two limits the fixed one stands from the start, and is counted again when the anchor happens") {
  definition::Step answer = due(task("reactie", "Reageren"), "2024-09-14");
  answer.within = definition::AfterStep{*term("2 weken"), "verzoek"};
  const auto workflow = route("r", {{task("verzoek", "Verzoek ontvangen")}, {answer}});
  Desk late = started(workflow);
  CHECK(only(deadlines(late.state()), "reactie") == Lines{"reactie/task-1 24-09-13 directie"});
  late.on("2024-09-09");
  CHECK(only(late.record("verzoek", "done"), "reactie/task") == Lines{});  // the same dates: deadline and rungs stay
  Desk early = started(workflow);
  early.on("2024-08-01");
  CHECK(only(early.record("verzoek", "done"), "reactie/task") ==
        Lines{"closed reactie/task-1 superseded by reactie/task-2", "set reactie/task-2 24-08-15 directie",
              "notice dates-2/directie to visser: reactie/task=24-08-15(was 24-09-13)"});
}

// -- facts and conflicts ---------------------------------------------------------------------------------------------

TEST_CASE("fine print: a fact is a meeting or a term that somebody can change; today is none") {
  const auto plan = make_plan(hecht(), route("r", {{asks("bao", "bao")}, {decision()}}), {}, day("2024-05-16"));
  REQUIRE(plan.conflict);
  Lines facts;
  for (const auto& fact : plan.conflict->facts) facts.push_back(fact.kind + " " + fact.id);
  CHECK(facts == Lines{"meeting ab/2024-07-10", "meeting bao/2024-05-23", "term bao/papers"});
}

TEST_CASE("fine print: a conflict is the smallest set: without any one of its facts there is none") {
  const auto workflow = route("r", {{asks("bao", "bao")}, {decision()}});
  auto shorter = hecht();
  shorter.bodies.at("bao").papers = term("4 werkdagen");
  CHECK(make_plan(shorter, workflow, {}, day("2024-05-16")).feasible());
  auto moved = hecht();
  moved.bodies.at("bao").meetings.front() = {day("2024-05-23"), day("2024-05-27")};
  CHECK(make_plan(moved, workflow, {}, day("2024-05-16")).feasible());
}

// -- who is told -----------------------------------------------------------------------------------------------------

TEST_CASE("fine print: at the start and after a new plan each role gets one notice with its own dates") {
  Desk desk(herstelplan());
  CHECK(only(desk.start(), "notice") ==
        Lines{"notice dates-1/directie to visser: opstellen/task=24-05-15 bao/papers=24-05-15 "
              "auditcommissie/papers=24-05-23 "
              "vaststellen/papers=24-06-12",
              "notice dates-1/secretaris to jansen: bao/papers=24-05-15* auditcommissie/papers=24-05-23* "
              "vaststellen/papers=24-06-12* vaststellen/sending=24-06-19"});
}

TEST_CASE("fine print: what cannot be made is told to the contact of the deciding body, or to the route's owner") {
  auto workflow = route("r", {{asks("bao", "bao")}, {decision()}});
  const auto told = [](Desk desk) {
    const Lines notices = only(desk.start(), "notice infeasible");
    return notices.size() == 1 ? notices.front().substr(0, notices.front().find(':')) : joined(notices);
  };
  CHECK(told(Desk(workflow, hecht(), "2024-06-20")) == "notice infeasible-1/secretaris to jansen");
  workflow.owner = "adjunct";
  CHECK(told(Desk(workflow, hecht(), "2024-06-20")) == "notice infeasible-1/adjunct to bakker");
}

TEST_CASE("fine print: a rung is one notice at most for a person; each repeat is a rung of its own") {
  auto world = hecht();
  auto& rungs = world.policies.at("standaard").rungs;
  rungs = {RungRule{RungRule::Kind::escalation, *term("1 werkdag"), "na 1 werkdag", "secretaris", false,
                    term("5 werkdagen")}};
  Desk desk = started(route("r", {{due(task("een", "Een"), "2024-06-13")}}), world);
  const Lines fired = only(desk.fire_until("2024-06-28"), "fired");
  CHECK(fired == Lines{"24-06-14 fired een/task-1[0] jansen", "24-06-21 fired een/task-1[1] jansen",
                       "24-06-28 fired een/task-1[2] jansen"});
}

}  // namespace besluit::testing
