// SPDX-License-Identifier: EUPL-1.2
// What goes out when days pass: once, in due order, to the people of today, and never about what is done.
#include "tests/workflows/dossier_commands.hpp"

namespace besluit::testing {
namespace {

using definition::RungRule;

// One paper for the Algemeen Bestuur: due 12 June 2024, sent out 19 June.
definition::Workflow one_paper() {
  return route("stuk", {{in_meeting(asks("besluit", "ab", definition::Ask::decision), "2024-07-10")}});
}

Desk started(definition::Organisation world = hecht()) {
  definition::Workflow workflow = one_paper();
  workflow.steps[0].who = "directie";
  Desk desk(workflow, std::move(world));
  desk.start();
  return desk;
}

}  // namespace

TEST_CASE("a ladder that nobody answers runs to its end, each rung once") {
  Desk desk = started();
  CHECK(desk.fire_until("2024-07-10") ==
        Lines{"24-05-22 fired besluit/papers-1[0] visser", "24-06-05 fired besluit/papers-1[1] visser",
              "24-06-11 fired besluit/papers-1[2] visser", "24-06-13 fired besluit/papers-1[3] jansen",
              "24-06-19 fired besluit/papers-1[4] visser"});
  CHECK(desk.fire().empty());
  // What is left is to ask, on the next working day, what the meeting decided; and every week after that.
  CHECK(desk.state().next_rung() == day("2024-07-11"));
  CHECK(desk.fire_until("2024-07-25") ==
        Lines{"24-07-11 notice outcome-missing-besluit-2024-07-11/secretaris to jansen:",
              "24-07-18 notice outcome-missing-besluit-2024-07-18/secretaris to jansen:",
              "24-07-25 notice outcome-missing-besluit-2024-07-25/secretaris to jansen:"});
}

TEST_CASE("on the day itself a rung waits for the send time") {
  Desk desk = started();
  CHECK(desk.state().next_rung() == day("2024-05-22"));
  desk.on("2024-05-22", false);
  CHECK(desk.fire().empty());
  desk.on("2024-05-22", true);
  CHECK(joined(desk.fire()) == "fired besluit/papers-1[0] visser");
  CHECK(desk.state().next_rung() == day("2024-06-05"));
}

TEST_CASE("papers that are in end their ladder, the step goes on") {
  Desk desk = started();
  desk.on("2024-06-06");
  desk.fire();
  CHECK(joined(desk.record("besluit", "delivered")) == "delivered besluit | closed besluit/papers-1 papers-delivered");
  CHECK(desk.fire_until("2024-07-09").empty());
  CHECK(desk.step("besluit").delivered);
  CHECK(desk.step("besluit").status == dossier::StepStatus::open);
}

TEST_CASE("after downtime every rung goes out once, in due order, and says that it is late") {
  Desk desk(herstelplan());
  desk.start();
  desk.on("2024-05-23");
  CHECK(desk.fire() == rows(R"(
    fired opstellen/task-1[0] visser late
    fired bao/papers-1[0] visser late
    fired auditcommissie/papers-1[0] visser late
    fired opstellen/task-1[1] visser late
    fired bao/papers-1[1] visser late
    fired opstellen/task-1[2] visser late
    fired bao/papers-1[2] visser late
    fired opstellen/task-1[3] jansen late
    fired bao/papers-1[3] jansen late
    fired auditcommissie/papers-1[1] visser late
    fired auditcommissie/papers-1[2] visser late
    fired vaststellen/papers-1[0] visser late
    fired opstellen/task-1[4] visser
    fired bao/papers-1[4] visser
  )"));
  CHECK(desk.fire().empty());
}

TEST_CASE("a limit cuts the work, nothing is lost and nothing is sent twice") {
  Desk whole(herstelplan());
  whole.start();
  whole.on("2024-06-20");
  Desk parts = whole;
  const Lines at_once = whole.fire();
  Lines piecewise;
  for (Lines some = parts.fire(3); !some.empty(); some = parts.fire(3)) {
    CHECK(some.size() <= 3);
    piecewise.insert(piecewise.end(), some.begin(), some.end());
  }
  CHECK(piecewise == at_once);
  CHECK(parts.state() == whole.state());
}

TEST_CASE("of what lands on one day for one person, the rung nearest the deadline is sent") {
  definition::Organisation world = hecht();
  world.closures = {{"reces", day("2024-05-20"), day("2024-06-09")}};
  Desk desk = started(world);
  SECTION("at once") {
    CHECK(desk.fire_until("2024-06-11") == Lines{"24-05-17 fired besluit/papers-1[0] merged by 1 week vooraf",
                                                 "24-05-17 fired besluit/papers-1[1] visser",
                                                 "24-06-11 fired besluit/papers-1[2] visser"});
  }
  SECTION("also when a limit comes between them") {
    desk.on("2024-05-17");
    CHECK(joined(desk.fire(1)) == "fired besluit/papers-1[0] merged by 1 week vooraf");
    CHECK(joined(desk.fire(1)) == "fired besluit/papers-1[1] visser");
  }
}

TEST_CASE("of escalations on one day the first is sent, each person gets their own") {
  definition::Organisation world = hecht();
  auto& rungs = world.policies.at("standaard").rungs;
  rungs = {
      {RungRule::Kind::escalation, *term("3 dagen"), "na 3 dagen", "secretaris", false, {}},
      {RungRule::Kind::escalation, *term("4 dagen"), "na 4 dagen", "ab", false, {}},  // its contact is the same person
      {RungRule::Kind::escalation, *term("5 dagen"), "na 5 dagen", "directie", false, {}}};
  Desk desk = started(world);
  CHECK(desk.fire_until("2024-06-20") == Lines{"24-06-17 fired besluit/papers-1[1] merged by na 3 dagen",
                                               "24-06-17 fired besluit/papers-1[0] jansen",
                                               "24-06-17 fired besluit/papers-1[2] visser"});
  CHECK(desk.state().next_rung() == day("2024-07-11"));
}

TEST_CASE("an acknowledgement ends what waits for it, once") {
  Desk desk = started();
  desk.fire_until("2024-06-13");
  CHECK(joined(desk.decide(dossier::Acknowledge{"besluit"})) == "acknowledged besluit");
  const dossier::Deadline& deadline = desk.state().deadlines.at(0);
  CHECK(deadline.acknowledged);
  CHECK(deadline.rungs.at(4).plan.settled == dossier::NotSent::acknowledged);
  CHECK(joined(desk.decide(dossier::Acknowledge{"besluit"})) == "refused nothing-to-acknowledge");
  CHECK(desk.fire_until("2024-07-01").empty());
}

TEST_CASE("an acknowledgement leaves the other rungs armed") {
  Desk desk = started();
  desk.decide(dossier::Acknowledge{"besluit"});
  CHECK(desk.fire_until("2024-07-01").size() == 4);
}

TEST_CASE("where nobody fills a role the rung is settled and says so") {
  definition::Organisation world = hecht();
  world.roles.erase("directie");
  Desk desk = started(world);
  desk.on("2024-05-22");
  // The first one further up who can be reached hears at once; the later rungs still follow, without saying it again.
  CHECK(joined(desk.fire()) ==
        "fired besluit/papers-1[0] nobody by directie | "
        "notice unfilled-besluit/papers-1-0/secretaris to jansen: besluit/papers=24-06-12*");
  CHECK(desk.journal().back().seq == desk.state().last_seq);
  CHECK(desk.fire().empty());
  desk.on("2024-06-13");
  CHECK(desk.fire() == rows(R"(
    fired besluit/papers-1[1] nobody by directie late
    fired besluit/papers-1[2] nobody by directie late
    fired besluit/papers-1[3] jansen
  )"));
}

TEST_CASE("who fills a role is looked up when the notice goes out; a bare address will do") {
  Desk desk = started();
  desk.world().roles["directie"] = "smit";
  desk.world().policies.at("standaard").rungs.at(3).to = "griffie@leiden.example";
  desk.on("2024-05-22");
  CHECK(joined(desk.fire()) == "fired besluit/papers-1[0] smit");
}

TEST_CASE("what was in time after all is put right, once for each person who got an escalation") {
  Desk desk = started();
  SECTION("papers booked later, handed in before the date") {
    desk.fire_until("2024-06-20");
    CHECK(joined(desk.record("besluit", "delivered", "2024-06-12")) ==
          "delivered besluit | closed besluit/papers-1 papers-delivered | notice correction-13/jansen to jansen: "
          "besluit/papers=24-06-12* | notice correction-13/visser to visser: besluit/papers=24-06-12");
    CHECK(desk.state().deadlines.size() == 1);  // sending out; nothing waits for another correction
    CHECK(joined(desk.correct(desk.last_act(), std::nullopt)).starts_with("corrected"));
    CHECK(joined(desk.record("besluit", "delivered", "2024-06-12")) ==
          "delivered besluit | closed besluit/papers-2 papers-delivered | planned 3 besluit=24-07-10");
  }
  SECTION("handed in too late: the escalation was right, and is remembered") {
    desk.fire_until("2024-06-14");
    CHECK(joined(desk.record("besluit", "delivered", "2024-06-13")) ==
          "delivered besluit | closed besluit/papers-1 papers-delivered");
    REQUIRE(desk.state().deadlines.size() == 2);
    CHECK_FALSE(desk.state().deadlines.at(0).running);
    CHECK(desk.state().deadlines.at(0).rungs.size() == 1);
  }
  SECTION("only a reminder went out: nothing to put right") {
    desk.fire_until("2024-06-11");
    CHECK(joined(desk.record("besluit", "delivered", "2024-06-10")) ==
          "delivered besluit | closed besluit/papers-1 papers-delivered");
  }
}

TEST_CASE("a superseded date sends nothing any more, its escalations stay known") {
  Desk desk = started();
  desk.fire_until("2024-06-13");
  desk.on("2024-07-10");
  CHECK(joined(desk.record("besluit", "deferred")) ==
        "outcome besluit#1 deferred defer after 24-07-10 | planned 2 besluit=24-12-18 | closed besluit/papers-1 "
        "superseded by besluit/papers-2 | set besluit/papers-2 24-11-20 directie | closed besluit/sending-1 superseded "
        "by besluit/sending-2 | set besluit/sending-2 24-11-27 secretaris | notice dates-2/directie to visser: "
        "besluit/papers=24-11-20(was 24-06-12) | notice dates-2/secretaris to jansen: "
        "besluit/papers=24-11-20(was 24-06-12)* besluit/sending=24-11-27(was 24-06-19)");
  CHECK(desk.state().find({"besluit", dossier::DeadlineKind::papers, 1})->rungs.size() == 1);
  CHECK(desk.fire_until("2024-10-30") == Lines{"24-10-30 fired besluit/papers-2[0] visser"});
}

TEST_CASE("the same escalation is not put right twice when the papers date was superseded in between") {
  Desk desk = started();
  desk.fire_until("2024-06-13");
  desk.on("2024-07-10");
  desk.record("besluit", "deferred");
  CHECK(joined(desk.record("besluit", "delivered", "2024-06-10")) ==
        "delivered besluit | closed besluit/papers-2 papers-delivered | notice correction-20/jansen to jansen: "
        "besluit/papers=24-06-12*");
  CHECK(desk.state().find({"besluit", dossier::DeadlineKind::papers, 1}) == nullptr);
}

}  // namespace besluit::testing
