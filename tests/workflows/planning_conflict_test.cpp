// SPDX-License-Identifier: EUPL-1.2
// Which facts cannot hold together, in which words, and what could be done instead.
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"
#include "workflows/planning/plan.hpp"

#include <algorithm>
#include <string>

using namespace besluit;
using namespace besluit::testing;
using planning::Conflict;
using planning::make_plan;
using planning::Plan;
using planning::StepProgress;

namespace {

using Lines = std::vector<std::string>;
const definition::Ask decision = definition::Ask::decision;

Lines ids(const Conflict& conflict) {
  Lines found;
  for (const planning::Fact& fact : conflict.facts) found.push_back(fact.kind + " " + fact.id + " = " + fact.value);
  return found;
}

std::string shown(const std::optional<planning::FirstPossible>& first) {
  if (!first) return "-";
  return first->body + " " + to_string(first->meeting.date) + " " + to_string(first->papers_due);
}

definition::Workflow only_ab() {
  return route("r", {{in_meeting(asks("ab", "ab", decision), "2024-07-10")}});
}

}  // namespace

TEST_CASE("a conflict names the smallest set of facts, a sentence and the first meeting that can be made") {
  struct Row {
    std::string_view what;
    definition::Workflow workflow;
    std::string_view from;
    Lines facts;
    std::string sentence;
    std::string first;
  };
  const definition::Step ab = in_meeting(asks("ab", "ab", decision), "2024-07-10");
  const std::vector<Row> rows = {
      {"the papers date has passed",
       only_ab(),
       "2024-06-20",
       {"meeting ab/2024-07-10 = 2024-07-10", "term ab/papers = 4 weken"},
       "Het Algemeen Bestuur vergadert op woensdag 10 juli 2024 en wil de stukken 4 weken vooraf: die hadden op "
       "woensdag 12 juni 2024 binnen moeten zijn.",
       "ab 2024-12-18 2024-11-20"},
      {"the meeting has passed",
       only_ab(),
       "2024-07-11",
       {"meeting ab/2024-07-10 = 2024-07-10"},
       "Het Algemeen Bestuur vergadert op woensdag 10 juli 2024: die dag is voorbij.",
       "ab 2024-12-18 2024-11-20"},
      {"an earlier body does not meet in time",
       route("r", {{asks("audit", "auditcommissie")}, {before(asks("ab", "ab", decision), "2024-12-01")}}),
       "2024-06-07",
       {"meeting ab/2024-07-10 = 2024-07-10", "meeting auditcommissie/2024-11-21 = 2024-11-21"},
       "Het Algemeen Bestuur vergadert op woensdag 10 juli 2024; de Auditcommissie vergadert op donderdag 6 juni 2024 "
       "en "
       "daarna pas op donderdag 21 november 2024: de Auditcommissie zou uiterlijk op woensdag 10 juli 2024 moeten "
       "vergaderen.",
       "-"},
      {"a margin that does not fit",
       route("r", {{with_margin(in_meeting(asks("db", "db"), "2024-05-30"), "3 weken")}, {ab}}),
       "2024-03-14",
       {"meeting ab/2024-07-10 = 2024-07-10", "term ab/papers = 4 weken", "meeting db/2024-05-30 = 2024-05-30",
        "term db/margin = 3 weken"},
       "Het Algemeen Bestuur vergadert op woensdag 10 juli 2024 en wil de stukken 4 weken vooraf; het Dagelijks "
       "Bestuur "
       "vergadert op donderdag 30 mei 2024; na het Dagelijks Bestuur blijft 3 weken vrij: het Dagelijks Bestuur zou "
       "uiterlijk op woensdag 22 mei 2024 moeten vergaderen.",
       "ab 2024-12-18 2024-11-20"},
      {"a date of the route has passed",
       route("r", {{due(task("brief", "Brief sturen"), "2024-05-01")}, {ab}}),
       "2024-05-02",
       {"term brief/due = 2024-05-01"},
       "\"Brief sturen\" moet uiterlijk op woensdag 1 mei 2024 klaar zijn: \"Brief sturen\" had op woensdag 1 mei 2024 "
       "klaar moeten zijn.",
       "-"},
      {"the meeting that the route names is not on the calendar",
       route("r", {{in_meeting(asks("ab", "ab", decision), "2024-07-11")}}),
       "2024-03-14",
       {"meeting ab/2024-07-11 = 2024-07-11"},
       "Het Algemeen Bestuur heeft op donderdag 11 juli 2024 geen vergadering op de kalender: geen vergadering is nog "
       "haalbaar.",
       "ab 2024-07-10 2024-06-12"},
      {"no meeting before the day that the route names",
       route("r", {{before(asks("ab", "ab", decision), "2024-07-10")}}),
       "2024-03-14",
       {"meeting ab/2024-07-10 = 2024-07-10"},
       "Het Algemeen Bestuur heeft vóór woensdag 10 juli 2024 geen vergadering op de kalender: geen vergadering is nog "
       "haalbaar.",
       "ab 2024-07-10 2024-06-12"},
      {"a body that never meets",
       route("r", {{asks("or", "or")}, {ab}}),
       "2024-03-14",
       {"meeting or/none = "},
       "De Ondernemingsraad heeft nog geen vergaderdata: de Ondernemingsraad zou uiterlijk op woensdag 12 juni 2024 "
       "moeten vergaderen. Voer de vergaderdata in: in organisatie.yaml, of met 'besluitctl meeting add' of "
       "'besluitctl meeting import'.",
       "-"},
      {"two meetings in the wrong order",
       route("r",
             {{in_meeting(asks("ab", "ab", decision), "2024-12-18")}, {in_meeting(asks("db", "db"), "2024-11-14")}}),
       "2024-03-14",
       {"meeting db/2024-11-14 = 2024-11-14", "meeting ab/2024-12-18 = 2024-12-18"},
       "Het Dagelijks Bestuur vergadert op donderdag 14 november 2024; het Algemeen Bestuur vergadert op woensdag 18 "
       "december 2024: het Algemeen Bestuur zou uiterlijk op donderdag 14 november 2024 moeten vergaderen.",
       "-"},
  };
  auto world = hecht();
  put(world, body("or", "Ondernemingsraad", "", "", {}));
  for (const Row& row : rows) {
    INFO(row.what);
    const Plan plan = make_plan(world, row.workflow, {}, day(row.from));
    REQUIRE(plan.conflict);
    CHECK(ids(*plan.conflict) == row.facts);
    CHECK(plan.conflict->sentence.nl == row.sentence);
    CHECK(shown(plan.conflict->first_possible) == row.first);
  }
}

TEST_CASE("a conflict in English, and the words of each fact") {
  const Plan plan = make_plan(hecht(), only_ab(), {}, day("2024-06-20"));
  REQUIRE(plan.conflict);
  CHECK(
      plan.conflict->sentence.en ==
      "The Algemeen Bestuur meets on Wednesday 10 July 2024 and wants the papers 4 weeks before: they should have been "
      "in on Wednesday 12 June 2024.");
  REQUIRE(plan.conflict->facts.size() == 2);
  CHECK(plan.conflict->facts[0].text == Text{"Het Algemeen Bestuur vergadert op woensdag 10 juli 2024",
                                             "The Algemeen Bestuur meets on Wednesday 10 July 2024"});
  CHECK(plan.conflict->facts[1].text == Text{"Het Algemeen Bestuur wil de stukken 4 weken vooraf",
                                             "The Algemeen Bestuur wants the papers 4 weeks before"});
}

TEST_CASE("a body without a meeting that fits has none, and the steps before it are planned on") {
  auto world = hecht();
  world.bodies.at("auditcommissie").meetings.clear();
  const Plan plan = make_plan(world, herstelplan(), {}, day("2024-03-14"));
  REQUIRE(plan.conflict);
  CHECK_FALSE(plan.hops[2].meeting);
  CHECK_FALSE(plan.hops[2].papers);
  CHECK(plan.hops[1].meeting->date == day("2024-05-23"));
  CHECK(plan.hops[0].papers->planning == day("2024-05-15"));
  CHECK(ids(*plan.conflict) == Lines{"meeting auditcommissie/none = "});
}

TEST_CASE("the facts of a conflict are those that a person can change to mend it") {
  // Each fact is really changed, one at a time: a meeting by a body that meets every day, a term by no term.
  auto world = hecht();
  const auto workflow = only_ab();
  const Date from = day("2024-06-20");
  REQUIRE_FALSE(make_plan(world, workflow, {}, from).feasible());
  world.bodies.at("ab").papers = term("2 weken");
  world.bodies.at("ab").sending = std::nullopt;
  CHECK(make_plan(world, workflow, {}, from).feasible());
  world = hecht();
  world.bodies.at("ab").meetings[0].date = day("2024-07-18");
  CHECK(make_plan(world, workflow, {}, from).feasible());
}
