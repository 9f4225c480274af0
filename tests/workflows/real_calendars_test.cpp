// SPDX-License-Identifier: EUPL-1.2
// Budgets as three real bodies planned them, with the dates that their own papers give. The terms are judged by the
// statutes, the routes by the planner: each real date must come out, and the room that was left must be the real one.
#include "rules/terms/statutes.hpp"
#include "tests/support/catch.hpp"
#include "workflows/planning/plan.hpp"
#include "workflows/reading/reading.hpp"

using namespace besluit;

namespace {

Date day(std::string_view text) {
  return *parse_date(text);
}

std::string due(std::string_view rule, std::string_view act, std::string_view anchor, std::optional<int> year = {}) {
  const auto found = terms::due_by(**terms::statute_named(rule), {day(act), day(anchor), year});
  REQUIRE(found);
  return to_string(found->legal) + (found->planning == found->legal ? "" : " plan " + to_string(found->planning));
}

struct Planned {
  planning::Plan plan;
  std::string hops;  ///< "step meeting slack", one each
};
// `weeks` is what the councils get between the release and the board.
Planned planned(const std::string& release, const std::string& between, const std::string& board, int weeks,
                std::string_view from) {
  const std::string middle =
      between.empty()
          ? ""
          : "  commissie:\n    naam: Adviescommissie\n    contact: secretaris\n    vergaderingen: [" + between + "]\n";
  const std::string organisation =
      "soort: organisatie\norganisatie: gr\nnaam: GR\nrollen:\n  secretaris: jansen\nmensen:\n  jansen:\n    naam: J\n"
      "    mail: j@gr.example\norganen:\n  db:\n    naam: Dagelijks Bestuur\n    contact: secretaris\n    "
      "vergaderingen: [" +
      release + "]\n" + middle + "  ab:\n    naam: Algemeen Bestuur\n    contact: secretaris\n    vergaderingen: [" +
      board + "]\n";
  const std::string route =
      "soort: route\nroute: begroting\ntitel: Begroting\norganisatie: gr\nstappen:\n"
      "  - stap: vrijgeven\n    orgaan: db\n    vraagt: besluit\n    marge: " +
      std::to_string(weeks) + " weken\n" +
      (between.empty() ? "" : "  - stap: advies\n    orgaan: commissie\n    vraagt: advies\n") +
      "  - stap: vaststellen\n    orgaan: ab\n    vraagt: besluit\n    vergadering: ab " + board + "\n";
  const auto world = reading::read_organisation({"organisatie.yaml", organisation});
  REQUIRE(world.value);
  const auto workflow = reading::read_workflow({"begroting.yaml", route}, &*world.value);
  REQUIRE(workflow.value);
  Planned result{planning::make_plan(*world.value, *workflow.value, {}, day(from)), {}};
  for (const auto& hop : result.plan.hops) {
    result.hops += hop.step + " " + (hop.meeting ? to_string(hop.meeting->date) : "none") + " " +
                   (hop.slack_days ? std::to_string(*hop.slack_days) : "-") + "\n";
  }
  return result;
}

}  // namespace

TEST_CASE("MRDH, begroting 2025: sent on 24 April, zienswijzen until 17 July, AB on 13 September 2024") {
  CHECK(due("wgr-34b", "2024-04-24", "2024-04-24", 2025) == "2024-04-29");
  // Twelve weeks count back from the offering; mirrored, they end on the published 17 July.
  CHECK(due("wgr-35-1", "2024-04-24", "2024-07-17") == "2024-04-24");
  // The board leaves one day to reach the province, a Saturday: plan for the day of the meeting itself.
  CHECK(due("wgr-34-2", "2024-09-13", "2024-09-13", 2025) == "2024-09-14 plan 2024-09-13");
  const Planned found = planned("2024-04-24", "2024-08-28", "2024-09-13", 12, "2024-04-01");
  CHECK(found.plan.feasible());
  CHECK(found.hops == "vrijgeven 2024-04-24 23\nadvies 2024-08-28 126\nvaststellen 2024-09-13 16\n");
}

TEST_CASE("MRDH, begroting 2017: released on 23 March, zienswijzen until 18 May, AB on 1 July 2016") {
  CHECK(due("wgr-34b", "2016-03-24", "2016-03-24", 2017) == "2016-04-14");
  // Eight weeks, of the version of 2015. Counted from the release; from the letter of the 24th it would be 19 May.
  CHECK(due("wgr-35-1", "2016-03-23", "2016-05-18") == "2016-03-23");
  CHECK(due("wgr-35-1", "2016-03-24", "2016-05-19") == "2016-03-24");
  CHECK(due("wgr-34-2", "2016-07-01", "2016-07-01", 2017) == "2016-07-15");
  const Planned found = planned("2016-03-23", "", "2016-07-01", 8, "2016-03-01");
  CHECK(found.plan.feasible());
  CHECK(found.hops == "vrijgeven 2016-03-23 22\nvaststellen 2016-07-01 100\n");
}

TEST_CASE("RAV Brabant Midden-West-Noord, begroting 2025: DB on 3 April, AB on 27 June 2024, one day of slack") {
  CHECK(due("wgr-35-1", "2024-04-03", "2024-06-27") == "2024-04-04");
  CHECK(due("wgr-34-2", "2024-06-27", "2024-06-27", 2025) == "2024-07-11");
  const Planned real = planned("2024-04-03", "", "2024-06-27", 12, "2024-03-01");
  CHECK(real.plan.feasible());
  CHECK(real.hops == "vrijgeven 2024-04-03 33\nvaststellen 2024-06-27 85\n");
  // With a board one day earlier it still fits; two days earlier it does not, and the plan says which facts collide.
  CHECK(planned("2024-04-03", "", "2024-06-26", 12, "2024-03-01").plan.feasible());
  const Planned late = planned("2024-04-03", "", "2024-06-25", 12, "2024-03-01");
  REQUIRE_FALSE(late.plan.feasible());
  std::vector<std::string> facts;
  for (const auto& fact : late.plan.conflict->facts) facts.push_back(fact.kind + " " + fact.id + " " + fact.value);
  CHECK(facts == std::vector<std::string>{"meeting ab/2024-06-25 2024-06-25", "meeting db/2024-04-03 2024-04-03",
                                          "term vrijgeven/margin 12 weken"});
}
