// SPDX-License-Identifier: EUPL-1.2
// Steps that come only under a condition, choices, facts that become known on the way, jumps and skipping: whole
// stories, each with its corrections.
#include "tests/workflows/flow_story.hpp"
#include "workflows/dossier/facts.hpp"

#include <algorithm>

namespace besluit::testing {
namespace {

constexpr const char* two_roads =
    "gegevens:\n"
    "  prognose:\n    type: getal\n"
    "stappen:\n"
    "  - stap: opstellen\n    taak: Opstellen\n    wie: directie\n"
    "  - stap: bao\n    orgaan: bao\n    vraagt: advies\n"
    "  - stap: toets\n    orgaan: auditcommissie\n    vraagt: advies\n"
    "    alleen als: uitkomst van bao = \"negatief advies\" or prognose < 3000000\n"
    "  - stap: besluit\n    orgaan: ab\n    vraagt: besluit\n"
    "    bij gewijzigd vastgesteld: naar nazorg\n"
    "    bij afwijzing: terug naar opstellen\n"
    "  - stap: bericht\n    taak: Berichten\n    wie: directie\n"
    "  - stap: nazorg\n    taak: Nazorg\n    wie: directie\n";

}  // namespace

TEST_CASE("flow: a step whose condition holds opens, one whose condition does not is passed over") {
  const auto world = hecht();
  Desk yes(route_of(two_roads, world), world);
  tell(yes, R"(start -> opened opstellen#1
               record opstellen done -> outcome opstellen#1 done advance | opened bao#1
               record bao "negatief advies" -> outcome bao#1 advised-negative advance | opened toets#1)");
  Desk no(route_of(two_roads, world), world);
  tell(no,
       R"(start -> opened opstellen#1
          record opstellen done -> outcome opstellen#1 done advance | opened bao#1
          record bao advised-positive -> outcome bao#1 advised-positive advance
          | outcome toets#1 skipped advance because | opened besluit#1)",
       {{"prognose", "4000000"}});
  const auto& skipped = std::get<dossier::OutcomeRecorded>(no.journal()[no.step("toets").outcome_seq - 1].event);
  CHECK(skipped.because.nl ==
        "Alleen als uitkomst van bao = \"negatief advies\" or prognose < 3000000: uitkomst van bao is \"positief "
        "advies\", en dat is niet \"negatief advies\"; prognose is 4000000, en dat is niet kleiner dan 3000000.");
}

TEST_CASE("flow: a condition that is not known holds the step, says for what, and is judged after every act") {
  const auto world = hecht();
  Desk desk(route_of(two_roads, world), world);
  tell(desk, R"(start -> opened opstellen#1
                record opstellen done -> outcome opstellen#1 done advance | opened bao#1
                record bao "positief advies" -> outcome bao#1 advised-positive advance | held toets for 'prognose'
                record toets advised-positive -> refused step-not-open)");
  CHECK(desk.rejection().sentence.nl == "De stap 'toets' wacht nog op 'prognose'.");
  CHECK(desk.step("toets").held == Lines{"prognose"});
  // A correction of another outcome brings the fact; the dossier has one road again.
  const std::uint64_t bao = desk.last_act();
  CHECK(of_route(desk.decide(dossier::Correct{bao, "negatief advies", "vergissing"})) ==
        Lines{"corrected " + std::to_string(bao) + " bao advised-negative advance", "opened toets#1"});
  check_desk(desk);
}

TEST_CASE("flow: correcting an outcome takes back what followed from it by itself") {
  const auto world = hecht();
  Desk desk(route_of(two_roads, world), world);
  tell(desk, R"(start -> opened opstellen#1
                record opstellen done -> outcome opstellen#1 done advance | opened bao#1)",
       {{"prognose", "4000000"}});
  desk.record("bao", "advised-positive");
  const auto bao = std::to_string(desk.step("bao").outcome_seq);
  const auto toets = std::to_string(desk.step("toets").outcome_seq);
  CHECK(desk.decide(story_command(desk, "correct " + toets + " done")) == Lines{"refused not-correctable"});
  tell(desk, "correct " + bao + " advised-negative -> corrected " + toets + " toets taken back | corrected " + bao +
                 " bao advised-negative advance | opened toets#1");
  // What somebody recorded behind it must be corrected first.
  desk.record("toets", "advised-positive");
  tell(desk, "correct " + bao + " advised-positive -> refused later-steps-recorded");
}

TEST_CASE("flow: a jump forward passes over what lies between, and is taken back whole") {
  const auto world = hecht();
  Desk desk(route_of(two_roads, world), world);
  tell(desk,
       R"(start -> opened opstellen#1
          record opstellen done -> outcome opstellen#1 done advance | opened bao#1
          record bao advised-positive -> outcome bao#1 advised-positive advance
          | outcome toets#1 skipped advance because | opened besluit#1
          record besluit adopted-amended -> outcome besluit#1 adopted-amended jump nazorg | opened nazorg#1)",
       {{"prognose", "4000000"}});
  CHECK(desk.step("bericht").outcome == definition::Outcome::skipped);
  const auto jump = std::to_string(desk.last_act());
  tell(desk, "correct " + jump + " adopted -> corrected " + jump + " besluit adopted advance | opened bericht#1\n" +
                 R"(record bericht done -> outcome bericht#1 done advance | opened nazorg#1
                    record nazorg done -> outcome nazorg#1 done advance | ended adopted)");
}

TEST_CASE("flow: a step is skipped by hand, ahead of its turn too, with a reason, and comes back by correcting") {
  const auto world = hecht();
  Desk desk(route_of(two_roads, world), world);
  tell(desk,
       R"(start -> opened opstellen#1
          skip besluit -> outcome besluit#1 skipped advance
          skip besluit -> refused step-not-open
          skip nergens -> refused unknown-step
          skip bao - -> refused reason-missing
          record opstellen done -> outcome opstellen#1 done advance | opened bao#1
          skip bao -> outcome bao#1 skipped advance | outcome toets#1 skipped advance because | opened bericht#1)",
       {{"prognose", "4000000"}});
  const auto bao = std::to_string(desk.step("bao").outcome_seq);
  const auto toets = std::to_string(desk.step("toets").outcome_seq);
  tell(desk, "correct " + bao + " -> corrected " + toets + " toets taken back | corrected " + bao + " bao taken back");
}

TEST_CASE("flow: the plan shows a conditional step, and leaves out what does not apply") {
  const auto world = hecht();
  const auto route = route_of(two_roads, world);
  Desk desk(route, world);
  const auto applies = [&](const std::map<std::string, std::string>& values) {
    std::string line;
    const auto plan = planning::make_plan(world, route, {}, day("2024-03-14"), dossier::applying(route, values));
    for (const auto& hop : plan.hops) {
      line += hop.step + (hop.applies == planning::Applies::yes  ? ""
                          : hop.applies == planning::Applies::no ? "-"
                                                                 : "?");
      if (hop.papers) line += "=" + short_day(hop.papers->planning);
      line += " ";
    }
    return line + (plan.feasible() ? "" : "infeasible");
  };
  CHECK(applies({}) == "opstellen=24-05-15 bao=24-05-15 toets?=24-05-23 besluit=24-06-12 bericht nazorg ");
  CHECK(applies({{"prognose", "2000000"}}) ==
        "opstellen=24-05-15 bao=24-05-15 toets=24-05-23 besluit=24-06-12 bericht nazorg ");
  // Nobody owes anything for a step that may not come.
  desk.start();
  CHECK(std::ranges::none_of(desk.state().deadlines, [](const auto& d) { return d.name.step == "toets"; }));
}

TEST_CASE("flow: a choice fixes what follows") {
  const auto world = hecht();
  const auto route = route_of(
      "gegevens:\n  eerste ronde:\n    type: datum\n"
      "stappen:\n"
      "  - stap: keuze\n    orgaan: ab\n    vraagt: keuze\n"
      "    keuze uit:\n      - scenario 1\n      - scenario 3\n      - anders\n"
      "    legt vast:\n      - eerste ronde\n"
      "  - stap: gesprekken\n    taak: Gesprekken voeren\n    wie: directie\n    alleen als: keuze = \"scenario 1\"\n"
      "  - stap: commissie\n    orgaan: ab\n    vraagt: opdracht geven\n    alleen als: keuze = \"scenario 3\"\n"
      "  - stap: wachten\n    wacht tot: eerste ronde\n"
      "  - stap: slot\n    orgaan: ab\n    vraagt: kennisnemen\n",
      world);
  Desk desk(route, world);
  tell(desk, R"(start -> opened keuze#1
                record keuze "scenario 2" -> refused unknown-outcome
                record keuze chosen -> refused outcome-not-allowed
                record keuze "scenario 1" -> refused value-needed
                record keuze "scenario 1" --set "eerste ronde=morgen" -> refused bad-value
                record keuze anders --set "eerste ronde=2024-07-01" -> refused note-needed)");
  CHECK(desk.rejection().possible.front() == "record d1 keuze \"scenario 1\"|\"scenario 3\"|anders|deferred");
  tell(desk, R"(record keuze "Scenario 1" --set "eerste ronde=2024-07-01"
                -> outcome keuze#1 chosen advance eerste ronde=2024-07-01 keuze=scenario 1 | opened gesprekken#1)");
  const auto chosen = std::to_string(desk.last_act());
  tell(desk, "correct " + chosen + " \"scenario 1\" -> refused not-correctable\n" + "correct " + chosen +
                 " \"scenario 3\" -> corrected " + chosen +
                 " keuze chosen advance eerste ronde=2024-07-01 keuze=scenario 3"
                 " | outcome gesprekken#1 skipped advance because | opened commissie#1\n" +
                 R"(record commissie assigned -> outcome commissie#1 assigned advance | opened wachten#1)");
}

TEST_CASE("flow: whoever chooses 'anders' says what") {
  const auto world = hecht();
  const auto route = route_of(
      "stappen:\n"
      "  - stap: keuze\n    orgaan: ab\n    vraagt: keuze\n    keuze uit:\n      - klassiek\n      - anders\n"
      "  - stap: slot\n    taak: Slot\n    wie: directie\n",
      world);
  Desk desk(route, world);
  tell(desk, R"(start -> opened keuze#1
                record keuze anders -> refused note-needed
                record keuze anders --note "een derde weg"
                -> outcome keuze#1 chosen advance keuze=anders | opened slot#1)");
}

TEST_CASE("flow: a wait until a day ends by itself, with the day on which it came") {
  const auto world = hecht();
  const auto route = route_of(
      "stappen:\n"
      "  - stap: reces\n    wacht tot: 2024-04-02\n"
      "  - stap: akkoord\n    wacht op: akkoord van de provincie\n"
      "  - stap: slot\n    orgaan: ab\n    vraagt: kennisnemen\n",
      world);
  Desk desk(route, world);
  tell(desk, R"(start -> opened reces#1
                record reces done -> outcome reces#1 done advance | opened akkoord#1)");
  Desk waits(route, world);
  tell(waits, R"(start -> opened reces#1
                 day 2024-04-03 -> 24-04-02 outcome reces#1 done advance | 24-04-02 opened akkoord#1
                 record akkoord done -> outcome akkoord#1 done advance | opened slot#1)");
  CHECK(waits.state().next_rung().has_value());
  Desk late(route, world, "2024-05-01");
  tell(late, "start -> opened reces#1 | outcome reces#1 done advance | opened akkoord#1");
}

TEST_CASE("flow: a written round counts working days from the day after it was decided, and silence closes it") {
  auto world = hecht();
  auto& meetings = world.bodies.at("db").meetings;
  meetings.insert(meetings.begin(), {day("2024-03-14"), day("2024-03-14")});
  const auto route = route_of(
      "stappen:\n"
      "  - stap: db\n    orgaan: db\n    vraagt: opdracht geven\n"
      "  - stap: ronde\n    orgaan: auditcommissie\n    vraagt: advies\n    schriftelijke ronde: 5 werkdagen\n"
      "    geen antwoord: geldt als geen advies, afspraak van het DB\n"
      "  - stap: start\n    taak: Starten\n    wie: directie\n",
      world);
  Desk desk(route, world, "2024-03-18");
  // Decided on Thursday 14 March, recorded on Monday: five working days end on Thursday 21 March.
  tell(desk, R"(start -> opened db#1
                record db assigned @2024-03-14 -> outcome db#1 assigned advance | opened ronde#1
                day 2024-03-23 -> 24-03-22 outcome ronde#1 no-advice advance | 24-03-22 opened start#1)");
  const auto round = std::to_string(desk.step("ronde").outcome_seq);
  CHECK(desk.step("ronde").outcome_on == day("2024-03-21"));
  // The answer had come after all.
  tell(desk, "correct " + round + " advised-positive -> corrected " + round + " ronde advised-positive advance");
  // A round that begins with the dossier is watched by its own last day, not by the day on which it had to begin.
  Desk at_once(route_of("stappen:\n"
                        "  - stap: ronde\n    orgaan: db\n    vraagt: instemmen\n    schriftelijke ronde: 5 werkdagen\n"
                        "    geen antwoord: geldt als ingestemd, afspraak van het DB\n"
                        "  - stap: slot\n    orgaan: ab\n    vraagt: kennisnemen\n",
                        world),
               world, "2024-03-18");
  at_once.start();
  std::string running;
  for (const auto& deadline : at_once.state().deadlines)
    if (deadline.running && deadline.name.step == "ronde")
      running += to_string(deadline.name) + "=" + short_day(deadline.planning);
  CHECK(running == "ronde/agreed-1=24-03-25");
  Desk answered(route, world, "2024-03-18");
  tell(answered, R"(start -> opened db#1
                    record db assigned -> outcome db#1 assigned advance | opened ronde#1
                    record ronde advised-positive -> outcome ronde#1 advised-positive advance | opened start#1)");
}

TEST_CASE("flow: several things asked in one step have an outcome each") {
  const auto world = hecht();
  const auto route = route_of(
      "stappen:\n"
      "  - stap: voorstel\n    orgaan: ab\n"
      "    onderdelen:\n"
      "      - onderdeel: a\n        vraagt: onderschrijven\n"
      "      - onderdeel: b\n        vraagt: opdracht geven\n        titel: Uitwerken per 1 oktober\n"
      "  - stap: slot\n    taak: Slot\n    wie: directie\n",
      world);
  Desk desk(route, world);
  tell(desk, R"(start -> opened voorstel#1
                record voorstel endorsed -> refused part-needed
                record voorstel endorsed --part c -> refused unknown-part
                record voorstel assigned --part a -> refused outcome-not-allowed
                record voorstel endorsed --part a -> answered voorstel@/a endorsed
                record voorstel endorsed --part a -> refused already-answered
                record voorstel not-assigned --part b -> answered voorstel@/b not-assigned
                | outcome voorstel#1 answered advance | opened slot#1)");
  const auto part = std::to_string(desk.step("voorstel").participants.back().outcome_seq);
  const auto whole = std::to_string(desk.step("voorstel").outcome_seq);
  tell(desk, "correct " + part + " assigned -> corrected " + part + " voorstel assigned advance");
  tell(desk, "correct " + part + " -> corrected " + part + " voorstel taken back | corrected " + whole +
                 " voorstel taken back");
}

TEST_CASE("flow: a table decides a fact as soon as it knows what it asks for") {
  const auto world = hecht();
  const reading::Source table{"risico.yaml",
                              "soort: beslistabel\ntabel: risico\ninvoer:\n  prognose: getal\nregels:\n"
                              "  - als:\n      prognose: \"< 3\"\n    dan: hoog\nanders: laag\n"};
  const auto route = route_of(
      "gegevens:\n  prognose:\n    type: getal\n  klasse:\n    type: tekst\n    volgens: risico\n"
      "stappen:\n"
      "  - stap: ramen\n    taak: Ramen\n    wie: directie\n"
      "  - stap: klasse-bepalen\n    bepaal: klasse\n"
      "  - stap: melden\n    taak: Melden\n    wie: directie\n    alleen als: klasse = \"hoog\"\n"
      "  - stap: slot\n    taak: Slot\n    wie: directie\n",
      world, {table});
  Desk desk(route, world);
  tell(desk, R"(start -> opened ramen#1
                record ramen done -> outcome ramen#1 done advance | held klasse-bepalen for 'prognose')");
  Desk known(route, world);
  tell(known, R"(start -> opened ramen#1
                 record ramen done --set prognose=2
                 -> outcome ramen#1 done advance prognose=2 | opened klasse-bepalen#1
                 | outcome klasse-bepalen#1 done advance klasse=hoog | opened melden#1)");
}

}  // namespace besluit::testing
