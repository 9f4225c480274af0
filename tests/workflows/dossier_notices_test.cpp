// SPDX-License-Identifier: EUPL-1.2
// Steering the notices of a dossier: seen, by whom and for how long; snoozing; a higher rung at once; what becomes of
// rungs whose day passed; absences. The numbers in brackets are complaints about alerting tools that a test answers.
#include "tests/workflows/dossier_commands.hpp"
#include "tests/workflows/flow_story.hpp"

namespace besluit::testing {
namespace {

using definition::CatchUp;
using definition::RungRule;

// One paper for the Algemeen Bestuur, due 12 June 2024: reminders on 22 May, 5 and 11 June to visser, an escalation to
// jansen on 13 June and one to visser on 19 June unless it was seen.
Desk started(definition::Organisation world = hecht()) {
  definition::Workflow workflow =
      route("stuk", {{in_meeting(asks("besluit", "ab", definition::Ask::decision), "2024-07-10")}});
  workflow.steps[0].who = "directie";
  Desk desk(workflow, std::move(world));
  desk.start();
  return desk;
}

definition::Organisation with_policy(void (*change)(definition::Policy&)) {
  definition::Organisation world = hecht();
  change(world.policies.at("standaard"));
  return world;
}

}  // namespace

TEST_CASE("an acknowledgement holds for its time, then the ladder goes on [15]") {
  Desk desk = started(with_policy([](definition::Policy& policy) {
    for (RungRule& rung : policy.rungs) rung.unless_acknowledged = true;
    policy.acknowledged_for = *term("10 dagen");
  }));
  desk.on("2024-06-01");
  desk.fire();
  CHECK(joined(desk.decide(dossier::Acknowledge{"besluit"})) == "acknowledged besluit until 24-06-11");
  CHECK(desk.fire_until("2024-06-12").empty());
  CHECK(desk.fire_until("2024-06-13") == Lines{"24-06-13 fired besluit/papers-1[3] jansen"});
  // It can be seen again, for another while.
  CHECK(joined(desk.decide(dossier::Acknowledge{"besluit"})) == "acknowledged besluit until 24-06-23");
  CHECK(desk.fire_until("2024-06-30").empty());
}

TEST_CASE("where everybody must have seen it, one is not enough [15]") {
  Desk desk = started(with_policy([](definition::Policy& policy) {
    policy.rungs[1].to = "secretaris";
    for (RungRule& rung : policy.rungs) rung.unless_acknowledged = true;
    policy.acknowledged_by_all = true;
  }));
  desk.on("2024-06-05");
  desk.fire();  // visser and jansen were told
  CHECK(joined(desk.decide(dossier::Acknowledge{"besluit"})) == "refused unknown-person");
  CHECK(joined(desk.decide(dossier::Acknowledge{"besluit", "vissre"})) == "refused unknown-person");
  CHECK(desk.rejection().sentence.nl == "De organisatie kent geen mens of rol 'vissre', bedoelt u 'visser'?");
  CHECK(joined(desk.decide(dossier::Acknowledge{"besluit", "directie"})) == "acknowledged besluit by visser partly");
  CHECK(desk.fire_until("2024-06-11") == Lines{"24-06-11 fired besluit/papers-1[2] visser"});
  CHECK(joined(desk.decide(dossier::Acknowledge{"besluit", "jansen"})) == "acknowledged besluit by jansen");
  CHECK(desk.fire_until("2024-06-30").empty());
}

TEST_CASE("a higher rung goes out at once; the lower ones do not follow [15]") {
  Desk desk = started();
  desk.on("2024-05-22");
  desk.fire();
  SECTION("the next one") {
    CHECK(joined(desk.decide(dossier::Escalate{"besluit"})) == "fired besluit/papers-1[3] jansen by jumped");
    CHECK(joined(desk.decide(dossier::Escalate{"besluit"})) == "fired besluit/papers-1[4] visser by jumped");
    CHECK(joined(desk.decide(dossier::Escalate{"besluit"})) == "refused nothing-to-escalate");
    // Reminders go on: whoever owes it still owes it.
    CHECK(desk.fire_until("2024-06-30") ==
          Lines{"24-06-05 fired besluit/papers-1[1] visser", "24-06-11 fired besluit/papers-1[2] visser"});
  }
  SECTION("one by its words") {
    CHECK(desk.decide(dossier::Escalate{"besluit", "na 5 werkdagen"}) == rows(R"(
      fired besluit/papers-1[3] jumped by na 5 werkdagen
      fired besluit/papers-1[4] visser by jumped
    )"));
    CHECK(joined(desk.decide(dossier::Escalate{"besluit", "na 9 werkdagen"})) == "refused nothing-to-escalate");
  }
  SECTION("a name that is none") {
    CHECK(joined(desk.decide(dossier::Escalate{"besluit", "na 9 werkdagen"})) == "refused nothing-to-escalate");
    CHECK(desk.rejection().sentence.nl == "Die trede is er niet; wel: 'na 1 werkdag' en 'na 5 werkdagen'.");
  }
}

TEST_CASE("a snooze has a day ahead, and an end that is not too far") {
  Desk desk = started();
  desk.on("2024-05-01");
  struct Case {
    const char* until;
    const char* expected;
  };
  for (const Case& one :
       {Case{"2024-05-01", "refused date-passed"}, Case{"2024-08-02", "refused bad-period"},
        Case{"2024-08-01", "snoozed besluit 24-08-01"}, Case{"2024-05-02", "snoozed besluit 24-05-02"}}) {
    INFO(one.until);
    CHECK(joined(desk.decide(dossier::Snooze{"besluit", day(one.until)})) == one.expected);
  }
  CHECK(desk.decide(dossier::Snooze{"besluit", day("2024-05-02")}).empty());  // as it is
  CHECK(joined(desk.decide(dossier::Snooze{"besluiten", day("2024-05-02")})) == "refused unknown-step");
  CHECK(desk.step("besluit").snoozed_until == day("2024-05-02"));
}

TEST_CASE("what becomes of rungs whose day passed while nothing could go out [4]") {
  struct Case {
    CatchUp reminders;
    CatchUp escalations;
    const char* expected;
  };
  for (const Case& one : {Case{CatchUp::each, CatchUp::each, R"(
                            fired besluit/papers-1[0] visser late
                            fired besluit/papers-1[1] visser late
                            fired besluit/papers-1[2] visser late
                            fired besluit/papers-1[3] jansen late
                            fired besluit/papers-1[4] visser late
                          )"},
                          Case{CatchUp::latest, CatchUp::each, R"(
                            fired besluit/papers-1[0] merged by 1 werkdag vooraf late
                            fired besluit/papers-1[1] merged by 1 werkdag vooraf late
                            fired besluit/papers-1[2] visser late
                            fired besluit/papers-1[3] jansen late
                            fired besluit/papers-1[4] visser late
                          )"},
                          Case{CatchUp::skip, CatchUp::latest, R"(
                            fired besluit/papers-1[0] missed late
                            fired besluit/papers-1[1] missed late
                            fired besluit/papers-1[2] missed late
                            fired besluit/papers-1[3] jansen late
                            fired besluit/papers-1[4] visser late
                          )"}}) {
    definition::Organisation world = hecht();
    world.policies.at("standaard").reminders_late = one.reminders;
    world.policies.at("standaard").escalations_late = one.escalations;
    Desk desk = started(world);
    desk.on("2024-06-25");
    CHECK(desk.fire() == rows(one.expected));
    CHECK(desk.fire().empty());
  }
}

TEST_CASE("a rung can stand on a day of its own [16]") {
  Desk desk = started(with_policy([](definition::Policy& policy) {
    RungRule reminder{RungRule::Kind::reminder, {}, "op 2024-06-03", "", false, {}};
    reminder.on = day("2024-06-03");
    RungRule escalation{RungRule::Kind::escalation, {}, "op 2024-06-15", "secretaris", false, {}};
    escalation.on = day("2024-06-15");  // a Saturday: the working day after it
    policy.rungs = {reminder, escalation};
  }));
  CHECK(desk.fire_until("2024-06-30") ==
        Lines{"24-06-03 fired besluit/papers-1[0] visser", "24-06-17 fired besluit/papers-1[1] jansen"});
}

TEST_CASE("what happened is told where the policy wants it, to each person once") {
  definition::Organisation world = hecht();
  world.policies.at("standaard").tell = {definition::Tell::task, definition::Tell::outcome, definition::Tell::end};
  Desk desk(herstelplan(), world);
  for (const std::string& line : desk.start()) CHECK_FALSE(line.starts_with("notice task-"));
  desk.on("2024-04-01");
  Lines told;
  for (const std::string& line : desk.record("opstellen", "gereed"))
    if (line.find("notice outcome-") == 0) told.push_back(line.substr(0, line.find(' ', 7)));
  CHECK(told.size() == 2);  // visser, who owes everything, and jansen, who is the contact of the bodies
}

/// The notices of one kind that the journal holds, with their one line and why.
Lines notices_of(const Desk& desk, dossier::NoticeKind kind) {
  Lines found;
  for (const Recorded& event : desk.journal()) {
    const auto* raised = std::get_if<dossier::NoticeRaised>(&event.event);
    if (raised == nullptr || raised->kind != kind) continue;
    std::string line = raised->id + " " + raised->person;
    for (const auto& one : raised->lines) line += " " + short_day(one.planning);
    found.push_back(line + " | " + raised->why.nl);
  }
  return found;
}

// "Die klopte niet": who had read two outcomes that week could not tell which of them, nor what it had said.
TEST_CASE("a correction says what was recorded and what it must be") {
  definition::Organisation world = hecht();
  world.policies.at("standaard").tell = {definition::Tell::outcome};
  Desk desk(herstelplan(), world);
  desk.start();
  desk.on("2024-05-10");
  desk.record("opstellen", "gereed");
  desk.on("2024-05-23");
  desk.record("bao", "advised-positive");
  const std::uint64_t bao = desk.last_act();
  desk.on("2024-05-27");
  desk.correct(bao, "advised-negative");
  desk.correct(bao, std::nullopt);
  Lines told = notices_of(desk, dossier::NoticeKind::outcome_corrected);
  for (std::string& line : told) line = line.substr(line.find(' ') + 1);
  const std::string other =
      " | Over 'bao' stond vastgelegd: positief advies. Dat moet zijn: negatief advies. Het voorstel kreeg een "
      "negatief "
      "advies (Bao, donderdag 23 mei 2024).";
  const std::string back = " | Over 'bao' stond vastgelegd: negatief advies. Dat is teruggenomen.";
  CHECK(told == Lines{"visser" + other, "jansen" + other, "visser" + back, "jansen" + back});
}

TEST_CASE("papers that come late are told to the body where the policy wants it, papers in time are not") {
  definition::Organisation world = hecht();
  const auto late = [&](std::string_view came) {
    Desk desk(herstelplan(), world);
    desk.start();
    desk.on("2024-04-01");
    desk.record("opstellen", "gereed");
    desk.on(came);
    desk.record("bao", "delivered");
    return notices_of(desk, dossier::NoticeKind::late_paper);
  };
  CHECK(late("2024-05-16").empty());  // the policy does not ask for it
  world.policies.at("standaard").tell = {definition::Tell::papers};
  CHECK(late("2024-05-15").empty());
  const Lines told = late("2024-05-16");
  REQUIRE(told.size() == 1);
  CHECK(told.front().ends_with(
      "/bao jansen | De stukken zouden er op woensdag 15 mei 2024 zijn; ze kwamen op donderdag 16 mei 2024. "));
}

TEST_CASE("a written round invites whoever must answer, once in each round, also when it begins with the dossier") {
  const auto world = hecht();
  const auto route = route_of(
      "stappen:\n"
      "  - stap: ronde\n    orgaan: db\n    vraagt: instemmen\n    schriftelijke ronde: 5 werkdagen\n"
      "    geen antwoord: geldt als ingestemd, afspraak van het DB\n"
      "  - stap: slot\n    orgaan: ab\n    vraagt: vaststellen\n    bij afwijzing: terug naar ronde\n",
      world);
  Desk desk(route, world, "2024-03-18");
  desk.start();
  const Lines first = notices_of(desk, dossier::NoticeKind::invitation);
  REQUIRE(first.size() == 1);
  CHECK(first.front().ends_with(" 24-03-25 | Komt er geen antwoord, dan geldt dat als ingestemd."));
  desk.on("2024-03-20");
  desk.record("ronde", "consented");
  CHECK(notices_of(desk, dossier::NoticeKind::invitation) == first);
  desk.on("2024-07-10");
  desk.record("slot", "rejected");
  const Lines both = notices_of(desk, dossier::NoticeKind::invitation);
  REQUIRE(both.size() == 2);
  CHECK(both.back().find(" 24-07-17 | ") != std::string::npos);
}

TEST_CASE("a request is a question to whoever answers for the route, the answer goes back to who asked") {
  definition::Organisation world = hecht();
  Desk desk(herstelplan(), world);
  desk.start();
  desk.decide(dossier::Request{"visser", "kan het een maand later"});
  const Lines asked = notices_of(desk, dossier::NoticeKind::request);
  REQUIRE(asked.size() == 1);
  CHECK(asked.front().find("kan het een maand later. Er verandert niets tot dit is beantwoord") != std::string::npos);
  CHECK(notices_of(desk, dossier::NoticeKind::answer).empty());
  desk.decide(dossier::AnswerRequest{desk.state().requests.front().seq, "declined", "de wet laat dat niet toe"});
  const Lines answered = notices_of(desk, dossier::NoticeKind::answer);
  REQUIRE(answered.size() == 1);
  CHECK(answered.front().find("/visser visser | Het verzoek \"kan het een maand later\" is afgewezen: de wet") !=
        std::string::npos);
  CHECK(notices_of(desk, dossier::NoticeKind::request) == asked);
}

TEST_CASE("who is away is passed over for the deputy, from one to the next; nobody left is told further up [24]") {
  definition::Organisation world = hecht();
  world.people.at("visser").deputy = "jansen";
  world.absences = {{1, "visser", day("2024-05-20"), day("2024-05-24"), {}, {}, {}, false}};
  SECTION("the deputy of the file") {
    Desk desk = started(world);
    desk.on("2024-05-22");
    CHECK(joined(desk.fire()) == "fired besluit/papers-1[0] jansen");
    desk.on("2024-06-05");  // back
    CHECK(joined(desk.fire()) == "fired besluit/papers-1[1] visser");
  }
  SECTION("a deputy for this absence, who is away too") {
    world.absences.front().deputy = "jansen";
    world.absences.push_back({2, "jansen", day("2024-05-20"), day("2024-05-24"), "visser", {}, {}, false});
    Desk desk = started(world);
    desk.on("2024-05-22");
    CHECK(joined(desk.fire()) == "fired besluit/papers-1[0] nobody by directie");
  }
}

}  // namespace besluit::testing
