// SPDX-License-Identifier: EUPL-1.2
// Facts that become known on their own, votes, requests, messages and dossiers that follow, as one dossier sees them.
#include "tests/workflows/flow_story.hpp"

namespace besluit::testing {
namespace {

const std::string asks_prognosis =
    "gegevens:\n  prognose:\n    type: getal\n"
    "stappen:\n"
    "  - stap: opstellen\n    taak: Opstellen\n    wie: directie\n"
    "  - stap: toets\n    taak: Toetsen\n    wie: adjunct\n    alleen als: prognose < 3\n"
    "  - stap: slot\n    taak: Slot\n    wie: directie\n";

Lines facts(Desk& desk, std::map<std::string, std::string> values) {
  return of_route(desk.decide(dossier::SetFacts{std::move(values), ""}));
}

}  // namespace

TEST_CASE("flow: a fact that becomes known lets a held step go on, and taken back holds it again") {
  const auto world = hecht();
  Desk desk(route_of(asks_prognosis, world), world);
  tell(desk, R"(start -> opened opstellen#1
                record opstellen done -> outcome opstellen#1 done advance | held toets for 'prognose')");
  CHECK(desk.decide(dossier::SetFacts{}) == Lines{"refused no-values"});
  CHECK(desk.decide(dossier::SetFacts{{{"prognoze", "2"}}, ""}) == Lines{"refused unknown-value"});
  CHECK(facts(desk, {{"prognose", "2"}}) == Lines{"opened toets#1"});
  check_desk(desk);
  const auto fact = std::to_string(desk.last_act());
  tell(desk, "correct " + fact + " -> corrected " + fact + "  taken back | held toets for 'prognose'");
  CHECK(facts(desk, {{"prognose", "4"}}) == Lines{"outcome toets#1 skipped advance because", "opened slot#1"});
  check_desk(desk);
  CHECK(desk.state().known_values().at("prognose") == "4");
}

/// An AB of five, a to e.
definition::Organisation five_members() {
  definition::Organisation world = hecht();
  world.participants.clear();
  for (const char* id : {"a", "b", "c", "d", "e"}) join(world, id, id, {});
  world.bodies.at("ab").members = "participants";
  return world;
}

TEST_CASE("flow: a vote is judged by the rules of the body; without a quorum the item stays open") {
  auto world = five_members();
  const auto route = route_of("stappen:\n  - stap: besluit\n    orgaan: ab\n    vraagt: besluit\n", world);
  const auto vote = [&](int in_favour, int against, int absent) {
    Desk desk(route, world);
    desk.start();
    Lines lines;
    for (const std::string& line : desk.decide(dossier::Vote{"besluit", in_favour, against, 0, absent})) {
      if (line.starts_with("vote") || moves_route(line)) lines.push_back(line);
    }
    check_desk(desk);
    return joined(lines);
  };
  CHECK(vote(3, 2, 0) == "vote besluit#1 adopted | outcome besluit#1 adopted advance | ended adopted");
  CHECK(vote(2, 3, 0) == "vote besluit#1 rejected | outcome besluit#1 rejected end rejected | ended rejected");
  CHECK(vote(1, 1, 3) == "vote besluit#1 no-quorum");
  CHECK(vote(2, 2, 1).starts_with("vote besluit#1 postponed | outcome besluit#1 deferred defer"));
  CHECK(vote(-1, 2, 1) == "refused bad-vote");
  Desk by_name(route, world);
  by_name.start();
  dossier::Vote named{"besluit"};
  named.by = {{"a", "voor"}, {"b", "voor"}, {"c", "tegen"}, {"d", "voor"}};
  CHECK(by_name.decide(named).front() == "vote besluit#1 adopted");
  Desk task_desk(route_of(asks_prognosis, world), world);
  task_desk.start();
  CHECK(task_desk.decide(dossier::Vote{"opstellen", 1}) == Lines{"refused no-vote"});
}

TEST_CASE("flow: an attendance list without a quorum leaves the item open, one with it decides nothing yet") {
  auto world = five_members();
  const auto route = route_of("stappen:\n  - stap: besluit\n    orgaan: ab\n    vraagt: besluit\n", world);
  const auto attended = [&](int present, int members = 0) {
    Desk desk(route, world, "2024-07-10");
    desk.start();
    const Lines lines = desk.decide(dossier::Attend{"besluit", present, members, day("2024-07-10")});
    CHECK(desk.step("besluit").status == dossier::StepStatus::open);
    check_desk(desk);
    std::string why;
    for (const Recorded& event : desk.journal())
      if (const auto* counted = std::get_if<dossier::VoteRecorded>(&event.event)) why = " | " + counted->sentence.nl;
    return joined(lines) + why;
  };
  CHECK(attended(3).starts_with("vote besluit#1 quorum | "));
  CHECK(attended(2).starts_with("vote besluit#1 no-quorum | "));
  CHECK(attended(2).ends_with(" Er is niets besloten; het punt blijft open."));
  CHECK(attended(9, 18).starts_with("vote besluit#1 no-quorum"));  // half is not more than half
  CHECK(attended(10, 18).starts_with("vote besluit#1 quorum"));
  CHECK(attended(6) == "refused bad-vote");
  CHECK(attended(-1) == "refused bad-vote");
  world.bodies.at("ab").members.clear();
  CHECK(attended(3) == "refused bad-vote");  // nobody knows how many there are
  Desk task_desk(route_of(asks_prognosis, world), world);
  task_desk.start();
  CHECK(task_desk.decide(dossier::Attend{"opstellen", 1}) == Lines{"refused no-vote"});
}

TEST_CASE("flow: a request moves nothing until it is answered, and both are told") {
  const auto world = hecht();
  Desk desk(route_of(asks_prognosis, world), world);
  desk.start();
  CHECK(desk.decide(dossier::Request{"adjunct", "Graag een week later"}) == Lines{"requested by adjunct"});
  const std::uint64_t seq = desk.state().requests.front().seq;
  CHECK(desk.decide(dossier::Request{"niemand", "x"}) == Lines{"refused unknown-participant"});
  CHECK(desk.decide(dossier::AnswerRequest{seq, "misschien", "daarom"}) == Lines{"refused bad-answer"});
  CHECK(desk.decide(dossier::AnswerRequest{seq, "declined", ""}) == Lines{"refused reason-missing"});
  CHECK(desk.decide(dossier::AnswerRequest{seq, "afgewezen", "al eerder verplaatst"}) ==
        Lines{"request " + std::to_string(seq) + " declined",
              "notice answer-" + std::to_string(seq) + "/adjunct to bakker:"});
  CHECK(desk.decide(dossier::AnswerRequest{seq, "granted", "x"}) == Lines{"refused request-answered"});
  CHECK(desk.decide(dossier::AnswerRequest{999, "granted", "x"}) == Lines{"refused unknown-seq"});
}

TEST_CASE("flow: a message goes out by itself, and says what was decided") {
  const auto world = hecht();
  Desk desk(route_of("stappen:\n"
                     "  - stap: besluit\n    orgaan: ab\n    vraagt: besluit\n"
                     "  - stap: melden\n    bericht aan: [directie, bao]\n    titel: Het besluit is genomen\n"
                     "  - stap: slot\n    taak: Slot\n    wie: directie\n",
                     world),
            world);
  tell(desk, R"(start -> opened besluit#1
                record besluit adopted -> outcome besluit#1 adopted advance | opened melden#1
                | outcome melden#1 done advance | opened slot#1)");
  std::string told;
  for (const Recorded& event : desk.journal()) {
    const auto* notice = std::get_if<dossier::NoticeRaised>(&event.event);
    if (notice != nullptr && notice->kind == dossier::NoticeKind::announcement)
      told += notice->role + ">" + notice->person + ": " + notice->why.nl + "\n";
  }
  CHECK(told ==
        "directie>visser: Het besluit is genomen. Het voorstel is vastgesteld (Algemeen Bestuur, "
        "donderdag 14 maart 2024).\n"
        "bao>jansen: Het besluit is genomen. Het voorstel is vastgesteld (Algemeen Bestuur, "
        "donderdag 14 maart 2024).\n");
}

TEST_CASE("flow: an outcome asks for a dossier once in each round of its step") {
  const auto world = hecht();
  Desk desk(route_of("gegevens:\n  prognose:\n    type: getal\n"
                     "stappen:\n"
                     "  - stap: opstellen\n    taak: Opstellen\n    wie: directie\n"
                     "  - stap: besluit\n    orgaan: ab\n    vraagt: besluit\n    bij afwijzing: terug naar opstellen\n"
                     "    start:\n      - dossier: wijziging\n        na: afgewezen\n        met:\n"
                     "          bedrag: prognose\n          soort: eerste\n",
                     world),
            world);
  desk.start({{"prognose", "7"}});
  const auto children = [&] {
    std::string line;
    for (const auto& child : desk.state().children) line += child.id + "#" + std::to_string(child.round) + " ";
    return line;
  };
  desk.record("opstellen", "done");
  desk.record("besluit", "rejected");
  CHECK(children() == "d1.1#1 ");
  // Recording it once more after a correction starts no second one.
  desk.correct(desk.last_act(), std::nullopt);
  desk.record("besluit", "rejected");
  CHECK(children() == "d1.1#1 ");
  desk.record("opstellen", "done");
  desk.record("besluit", "rejected");
  CHECK(children() == "d1.1#1 d1.2#2 ");
  check_desk(desk);
}

}  // namespace besluit::testing
