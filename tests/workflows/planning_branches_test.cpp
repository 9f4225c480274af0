// SPDX-License-Identifier: EUPL-1.2
// A route that splits: as long as the choice is open each branch is planned as if it were the one that is taken, and
// what stands before the split is in time for every one of them.
// The bodies of the handbook: see planning_forward_test.cpp.
#include "tests/workflows/flow_story.hpp"
#include "workflows/dossier/facts.hpp"
#include "workflows/planning/plan.hpp"

namespace besluit::testing {
namespace {

std::string dated(const planning::Hop& hop) {
  const auto short_day = [](Date date) { return to_string(date).substr(2); };
  return hop.step + " " + (hop.meeting ? short_day(hop.meeting->date) : "-") + " " +
         (hop.papers ? short_day(hop.papers->planning) : "-") +
         (hop.slack_days ? " " + std::to_string(*hop.slack_days) : "");
}

Lines planned(const std::string& steps, std::map<std::string, std::string> values = {},
              std::string_view from = "2024-03-14") {
  const auto world = hecht();
  const std::string lines = "gegevens:\n  weg:\n    type: tekst\n  omvang:\n    type: getal\nstappen:\n" + steps;
  const auto route = route_of(lines, world);
  const auto plan = planning::make_plan(world, route, {}, day(from), dossier::applying(route, values));
  Lines result;
  for (const planning::Hop& hop : plan.hops)
    result.push_back(hop.applies == planning::Applies::no ? hop.step + " vervalt" : dated(hop));
  result.emplace_back(plan.feasible() ? "feasible" : plan.conflict->sentence.nl);
  for (const Text& remark : plan.remarks) result.push_back(remark.nl);
  return result;
}

const std::string opens = "  - stap: keuze\n    taak: Kiezen\n    wie: directie\n";
std::string meets(const std::string& id, const std::string& body, const std::string& more) {
  return "  - stap: " + id + "\n    orgaan: " + body + "\n    vraagt: " + (body == "ab" ? "besluit" : "advies") + "\n" +
         more;
}
const std::string one = "    alleen als: weg = \"een\"\n";
const std::string two = "    alleen als: weg = \"twee\"\n";

}  // namespace

TEST_CASE("branches: neither of two that exclude each other waits for the other") {
  // Read as a line, bao would have to follow the board's autumn meeting.
  const std::string branches = opens + meets("db-een", "db", one) + meets("bao-twee", "bao", two) +
                               meets("slot", "ab", "    vergadering: ab 2024-07-10\n");
  CHECK(planned(branches) == Lines{"keuze - 24-05-15 62", "db-een 24-05-30 24-05-23 70",
                                   "bao-twee 24-05-23 24-05-15 62", "slot 24-07-10 24-06-12 13", "feasible"});
  CHECK(planned(branches, {{"weg", "een"}}) == Lines{"keuze - 24-05-23 70", "db-een 24-05-30 24-05-23 70",
                                                     "bao-twee vervalt", "slot 24-07-10 24-06-12 13", "feasible"});
}

TEST_CASE("branches: what one wants early binds the choice, not the other branch") {
  // Branch one ends in July, branch two in December; in the file December comes first.
  const std::string branches = opens + meets("ab-twee", "ab", two + "    vergadering: ab 2024-12-18\n") +
                               meets("ab-een", "ab", one + "    vergadering: ab 2024-07-10\n");
  CHECK(planned(branches) ==
        Lines{"keuze - 24-06-12 90", "ab-twee 24-12-18 24-11-20 251", "ab-een 24-07-10 24-06-12 90", "feasible"});
  // The same two without a condition are a line that goes back in time.
  const std::string line = opens + meets("ab-twee", "ab", "    vergadering: ab 2024-12-18\n") +
                           meets("ab-een", "ab", "    vergadering: ab 2024-07-10\n");
  CHECK(planned(line).back() != "feasible");
}

TEST_CASE("branches: one without a meeting of its own is planned from the choice on, not from the other's end") {
  const std::string branches =
      "  - stap: keuze\n    orgaan: db\n    vraagt: besluit\n    vergadering: db 2024-05-30\n" +
      meets("ab-een", "ab", one + "    vergadering: ab 2024-12-18\n") + meets("bao-twee", "bao", two);
  // The Bao of 23 May comes before the choice; the next one does not wait for the board of 18 December.
  CHECK(planned(branches) == Lines{"keuze 24-05-30 24-05-23 70", "ab-een 24-12-18 24-11-20 174",
                                   "bao-twee 24-11-07 24-10-31 154", "feasible"});
}

TEST_CASE("branches: three ways by a number are three ways") {
  const std::string numbers = opens + meets("klein", "bao", "    alleen als: omvang < 1\n") +
                              meets("midden", "db", "    alleen als: omvang >= 1 and omvang <= 2\n") +
                              meets("groot", "auditcommissie", "    alleen als: omvang > 2\n") +
                              meets("slot", "ab", "    vergadering: ab 2024-07-10\n");
  CHECK(planned(numbers) == Lines{"keuze - 24-05-15 62", "klein 24-05-23 24-05-15 62", "midden 24-05-30 24-05-23 70",
                                  "groot 24-06-06 24-05-23 70", "slot 24-07-10 24-06-12 6", "feasible"});
}

TEST_CASE("branches: a written round says until when the body can answer") {
  const auto answers = [](const std::string& steps, std::string_view from) {
    const auto world = hecht();
    const auto route = route_of("stappen:\n" + steps, world);
    Lines result;
    for (const planning::Hop& hop : planning::make_plan(world, route, {}, day(from)).hops)
      result.push_back(dated(hop) + (hop.answers_until ? " tot " + to_string(*hop.answers_until) : ""));
    return result;
  };
  const std::string round =
      "  - stap: ronde\n    orgaan: db\n    vraagt: instemmen\n    schriftelijke ronde: 5 werkdagen\n"
      "    geen antwoord: geldt als ingestemd, eigen regel\n";
  // Begun on the last day that will do, it ends when the board wants its papers.
  CHECK(answers(round + meets("slot", "ab", "    vergadering: ab 2024-07-10\n"), "2024-03-14") ==
        Lines{"ronde - 24-06-05 83 tot 2024-06-12", "slot 24-07-10 24-06-12 90"});
  // Nothing comes after it: from the first day on.
  CHECK(answers(round, "2024-03-14") == Lines{"ronde - - tot 2024-03-21"});
}

}  // namespace besluit::testing
