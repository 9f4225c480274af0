// SPDX-License-Identifier: EUPL-1.2
// The transition table at the top of decide.cpp, pair by pair: every command in every state of a dossier, with all
// events that come out. Dates are written without their century.
#include "tests/workflows/dossier_commands.hpp"

namespace besluit::testing {
namespace {

Desk none() {
  return Desk(herstelplan());
}

Desk drafting() {
  Desk desk = none();
  desk.start();
  return desk;
}

Desk at_bao() {
  Desk desk = drafting();
  desk.on("2024-05-13");
  desk.record("opstellen", "done");
  return desk;
}

Desk at_bao_with_papers() {
  Desk desk = at_bao();
  desk.record("bao", "delivered");
  desk.on("2024-05-23");
  return desk;
}

Desk at_ab() {
  Desk desk = at_bao_with_papers();
  desk.record("bao", "positief advies");
  desk.record("auditcommissie", "delivered");
  desk.on("2024-06-10");
  desk.record("auditcommissie", "advised-negative", "2024-06-06");
  desk.record("vaststellen", "AANGELEVERD");
  desk.on("2024-07-10");
  return desk;
}

Desk ended() {
  Desk desk = at_ab();
  desk.record("vaststellen", "vastgesteld");
  return desk;
}

Desk withdrawn() {
  Desk desk = at_ab();
  desk.decide(dossier::Withdraw{"vervallen"});
  return desk;
}

// Two tasks beside each other, then a decision that may end the route; no exits of its own.
Desk beside() {
  Desk desk(route("proef", {{task("links", "Links"), task("rechts", "Rechts", "adjunct")},
                            {in_meeting(asks("besluit", "ab", definition::Ask::decision), "2024-12-18")}}));
  desk.start();
  desk.on("2024-06-03");
  return desk;
}

const Lines every_command = rows(R"(
  record opstellen done
  record opstellen delivered
  record bao advised-positive
  record bao delivered
  record vaststellen adopted
  record vaststellen rejected
  record vaststellen deferred
  record vaststellen delivered
  record nergens done
  record opstellen klaar
  record opstellen done @2024-12-31
  record opstellen done @2022-12-31
  ack opstellen
  ack vaststellen
  ack nergens
  withdraw
  withdraw -
  correct last
  correct last -
  correct last deferred
  correct first
  correct 1
  correct 999
)");

void check_all_refused(const Desk& desk, const std::string& code) {
  for (const std::string& command : every_command) {
    Desk copy = desk;
    CHECK(command + ": " + joined(copy.decide(command_of(desk, command))) == command + ": refused " + code);
  }
}

}  // namespace

TEST_CASE("a dossier that does not exist knows only start") {
  check_rows(none(), R"(
    start -> started herstelplan-eigen-vermogen
      | planned 1 bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-07-10
      | set opstellen/task-1 24-05-15 directie | set bao/papers-1 24-05-15 directie
      | set auditcommissie/papers-1 24-05-23 directie | set vaststellen/papers-1 24-06-12 directie
      | set vaststellen/sending-1 24-06-19 secretaris | opened opstellen#1
      | notice dates-1/directie to visser: opstellen/task=24-05-15 bao/papers=24-05-15
      + auditcommissie/papers=24-05-23 vaststellen/papers=24-06-12
      | notice dates-1/secretaris to jansen: bao/papers=24-05-15* auditcommissie/papers=24-05-23*
      + vaststellen/papers=24-06-12* vaststellen/sending=24-06-19
  )");
  check_all_refused(none(), "unknown-dossier");
}

TEST_CASE("a dossier of which a task is open") {
  check_rows(drafting(), R"(
    start -> refused dossier-exists
    record opstellen done -> outcome opstellen#1 done advance | closed opstellen/task-1 step-done | opened bao#1
    record opstellen gereed @2024-03-01 -> outcome opstellen#1 done advance | closed opstellen/task-1 step-done |
      + opened bao#1
    record opstellen delivered -> refused not-a-body-step
    record opstellen klaar -> refused unknown-outcome
    record opstellen adopted -> refused outcome-not-allowed
    record opstellen done @2024-12-31 -> refused date-in-future
    record opstellen done @2023-03-13 -> refused date-before-start
    record bao advised-positive -> refused step-not-open
    record bao deferred -> refused step-not-open
    record vaststellen delivered -> delivered vaststellen | closed vaststellen/papers-1 papers-delivered
    record vaststellen rejected -> refused step-not-open
    record nergens done -> refused unknown-step
    ack opstellen -> acknowledged opstellen
    ack bao -> acknowledged bao
    ack nergens -> refused unknown-step
    withdraw - -> refused reason-missing
    withdraw -> withdrawn | closed opstellen/task-1 withdrawn | closed bao/papers-1 withdrawn
      | closed auditcommissie/papers-1 withdrawn | closed vaststellen/papers-1 withdrawn
      | closed vaststellen/sending-1 withdrawn
      | notice withdrawn/directie to visser: opstellen/task=24-05-15 bao/papers=24-05-15
      + auditcommissie/papers=24-05-23 vaststellen/papers=24-06-12
      | notice withdrawn/secretaris to jansen: bao/papers=24-05-15* auditcommissie/papers=24-05-23*
      + vaststellen/papers=24-06-12* vaststellen/sending=24-06-19
    correct 0 -> refused unknown-seq
    correct 1 -> refused not-correctable
    correct 11 -> refused unknown-seq
    correct 1 - -> refused reason-missing
  )");
}

TEST_CASE("a dossier that waits for a body") {
  check_rows(at_bao(), R"(
    start -> refused dossier-exists
    record opstellen done -> refused step-not-open
    record opstellen delivered -> refused not-a-body-step
    record bao advised-positive -> outcome bao#1 advised-positive advance | closed bao/papers-1 step-done
      | opened auditcommissie#1
    record bao advised-negative -> outcome bao#1 advised-negative advance | closed bao/papers-1 step-done
      | opened auditcommissie#1
    record bao no-advice -> outcome bao#1 no-advice advance | closed bao/papers-1 step-done | opened auditcommissie#1
    record bao adopted -> refused outcome-not-allowed
    record bao delivered -> delivered bao | closed bao/papers-1 papers-delivered
    record bao delivered @2024-05-14 -> refused date-in-future
    record vaststellen delivered -> delivered vaststellen | closed vaststellen/papers-1 papers-delivered
    ack opstellen -> refused nothing-to-acknowledge
    ack bao -> acknowledged bao
    correct last -> corrected 11 opstellen taken back
      | planned 2 bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-07-10 | set opstellen/task-2 24-05-15 directie
      | notice dates-2/directie to visser: opstellen/task=24-05-15
    correct last done -> refused not-correctable
    correct last deferred -> refused outcome-not-allowed
    correct last onzin -> refused unknown-outcome
  )");
}

TEST_CASE("a dossier that waits for a body that has its papers") {
  check_rows(at_bao_with_papers(), R"(
    record bao delivered -> refused already-delivered
    record bao advised-positive -> outcome bao#1 advised-positive advance | opened auditcommissie#1
    ack bao -> refused nothing-to-acknowledge
    correct last delivered -> refused outcome-not-allowed
    correct last -> corrected 14 bao taken back
      | planned 2 infeasible bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-07-10
      | set bao/papers-2 24-05-15 directie past | notice dates-2/directie to visser: bao/papers=24-05-15
      | notice dates-2/secretaris to jansen: bao/papers=24-05-15* | notice infeasible-2/secretaris to jansen:
    correct first -> corrected 11 opstellen taken back
      | planned 2 bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-07-10 | set opstellen/task-2 24-05-23 directie
      | notice dates-2/directie to visser: opstellen/task=24-05-23
  )");
}

TEST_CASE("a dossier at its last step") {
  check_rows(at_ab(), R"(
    start -> refused dossier-exists
    record bao advised-positive -> refused step-not-open
    record bao delivered -> refused step-not-open
    record vaststellen adopted -> outcome vaststellen#1 adopted advance | closed vaststellen/sending-1 step-done
      | ended adopted
    record vaststellen adopted-amended -> outcome vaststellen#1 adopted-amended advance
      | closed vaststellen/sending-1 step-done | ended adopted-amended
    record vaststellen rejected -> outcome vaststellen#1 rejected back opstellen after 24-07-10
      | closed vaststellen/sending-1 step-done | opened opstellen#2
      | planned 2 infeasible bao=24-11-07 auditcommissie=24-11-21 vaststellen=24-12-18
      | set opstellen/task-2 24-10-31 directie | set bao/papers-2 24-10-31 directie
      | set auditcommissie/papers-2 24-11-07 directie | set vaststellen/papers-2 24-11-20 directie
      | set vaststellen/sending-2 24-11-27 secretaris
      | notice dates-2/directie to visser: opstellen/task=24-10-31 bao/papers=24-10-31
      + auditcommissie/papers=24-11-07 vaststellen/papers=24-11-20
      | notice dates-2/secretaris to jansen: bao/papers=24-10-31* auditcommissie/papers=24-11-07*
      + vaststellen/papers=24-11-20* vaststellen/sending=24-11-27(was 24-06-19)
      | notice infeasible-2/secretaris to jansen:
    record vaststellen deferred -> outcome vaststellen#1 deferred defer after 24-07-10 | planned 2 vaststellen=24-12-18
      | set vaststellen/papers-2 24-11-20 directie
      | closed vaststellen/sending-1 superseded by vaststellen/sending-2
      | set vaststellen/sending-2 24-11-27 secretaris | notice dates-2/directie to visser: vaststellen/papers=24-11-20
      | notice dates-2/secretaris to jansen: vaststellen/papers=24-11-20* vaststellen/sending=24-11-27(was 24-06-19)
    record vaststellen delivered -> refused already-delivered
    ack vaststellen -> refused nothing-to-acknowledge
    withdraw -> withdrawn | closed vaststellen/sending-1 withdrawn
      | notice withdrawn/secretaris to jansen: vaststellen/sending=24-06-19 | notice withdrawn/directie to visser:
    correct first -> refused later-steps-recorded
    correct 19 advised-negative -> refused not-correctable
    correct 16 no-advice -> corrected 16 bao no-advice advance
    correct 16 -> refused later-steps-recorded
  )");
}

TEST_CASE("a dossier that has ended can only be corrected") {
  check_rows(ended(), R"(
    start -> refused dossier-exists
    record opstellen done -> refused dossier-ended
    record bao delivered -> refused dossier-ended
    record vaststellen adopted -> refused dossier-ended
    record nergens done -> refused dossier-ended
    ack vaststellen -> refused dossier-ended
    ack nergens -> refused dossier-ended
    withdraw -> refused dossier-ended
    withdraw - -> refused dossier-ended
    correct first -> refused later-steps-recorded
    correct 1 -> refused not-correctable
    correct 999 -> refused unknown-seq
    correct last - -> refused reason-missing
    correct last adopted -> refused not-correctable
    correct last adopted-amended -> corrected 24 vaststellen adopted-amended advance | ended adopted-amended
    correct 16 no-advice -> corrected 16 bao no-advice advance
    correct last -> corrected 24 vaststellen taken back | planned 2 vaststellen=24-07-10
      | set vaststellen/sending-2 24-06-19 secretaris past
      | notice dates-2/secretaris to jansen: vaststellen/sending=24-06-19
    correct last deferred -> corrected 24 vaststellen deferred defer after 24-07-10
      | planned 2 vaststellen=24-12-18 | set vaststellen/papers-2 24-11-20 directie
      | set vaststellen/sending-2 24-11-27 secretaris | notice dates-2/directie to visser: vaststellen/papers=24-11-20
      | notice dates-2/secretaris to jansen: vaststellen/papers=24-11-20* vaststellen/sending=24-11-27
  )");
}

TEST_CASE("a withdrawn dossier takes nothing any more") {
  check_rows(withdrawn(), "start -> refused dossier-exists");
  check_all_refused(withdrawn(), "dossier-ended");
}

TEST_CASE("steps beside each other go on together, and a decision may end the route") {
  Desk desk = beside();
  check_rows(desk, R"(
    record links done -> outcome links#1 done advance | closed links/task-1 step-done
    record rechts done -> outcome rechts#1 done advance | closed rechts/task-1 step-done
    record besluit rejected -> refused step-not-open
  )");
  desk.record("links", "done");
  check_rows(desk, R"(
    record links done -> refused step-not-open
    record rechts done -> outcome rechts#1 done advance | closed rechts/task-1 step-done | opened besluit#1
    correct last -> corrected 12 links taken back | planned 2 besluit=24-12-18 | set links/task-2 24-11-20 directie
      | notice dates-2/directie to visser: links/task=24-11-20
  )");
  desk.record("rechts", "done");
  check_rows(desk, R"(
    record besluit rejected -> outcome besluit#1 rejected end rejected | closed besluit/papers-1 step-done
      | closed besluit/sending-1 step-done | ended rejected
    correct first -> corrected 12 links taken back | planned 2 besluit=24-12-18 | set links/task-2 24-11-20 directie
      | notice dates-2/directie to visser: links/task=24-11-20
  )");
  desk.record("besluit", "afgewezen");
  check_rows(desk, R"(
    correct last adopted -> corrected 17 besluit adopted advance | ended adopted
    correct last -> corrected 17 besluit taken back | planned 2 besluit=24-12-18 | set besluit/papers-2 24-11-20 adjunct
      | set besluit/sending-2 24-11-27 secretaris | notice dates-2/adjunct to bakker: besluit/papers=24-11-20
      | notice dates-2/secretaris to jansen: besluit/papers=24-11-20* besluit/sending=24-11-27
  )");
}

TEST_CASE("a step that ends the route by its own exit gives the result's name, and closes the other dates") {
  definition::Workflow workflow = beside().workflow();
  workflow.steps[2].exits = {{definition::Outcome::rejected, definition::Move::end, "niet-ingesteld"}};
  workflow.steps.push_back(task("nazorg", "Nazorg", "adjunct"));
  workflow.steps.back().stage = 2;
  workflow.steps.back() = due(workflow.steps.back(), "2025-02-01");
  Desk desk(workflow);
  desk.start();
  desk.record("links", "done");
  desk.record("rechts", "done");
  CHECK(joined(desk.record("besluit", "rejected")) ==
        "outcome besluit#1 rejected end niet-ingesteld | closed besluit/papers-1 step-done | closed besluit/sending-1 "
        "step-done | closed nazorg/task-1 route-ended | ended niet-ingesteld | notice lapsed-23/adjunct to bakker:");
  CHECK(desk.state().result == "niet-ingesteld");
}

TEST_CASE("a route of tasks only ends completed") {
  Desk desk(route("taken", {{task("een", "Een")}}));
  CHECK(joined(desk.start()) == "started taken | planned 1 | opened een#1");
  CHECK(joined(desk.record("een", "done")) == "outcome een#1 done advance | ended completed");
}

TEST_CASE("a refused command is journaled and changes nothing else") {
  Desk desk = at_bao();
  const dossier::Command command = dossier::Record{"bao", "adopted", std::nullopt, ""};
  desk.decide(command);
  const Recorded event = rejected(desk.setting(), desk.state(), command, desk.rejection());
  CHECK(printed({event}) == Lines{"rejected record outcome-not-allowed"});
  Dossier expected = desk.state();
  expected.last_seq = event.seq;
  expected.last_at = event.at;
  CHECK(apply(desk.state(), event) == expected);
}

}  // namespace besluit::testing
