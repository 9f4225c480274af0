// SPDX-License-Identifier: EUPL-1.2
// Dates changed by hand in one dossier: set, cleared, lengthened, another meeting, suspended and resumed.
#include "tests/workflows/dossier_commands.hpp"

namespace besluit::testing {
namespace {

Desk drafting() {
  Desk desk(herstelplan());
  desk.start();
  return desk;
}

// A task with a date of its own, then a decision.
Desk dated() {
  Desk desk(route("proef", {{due(task("onderzoek", "Onderzoek"), "2024-04-12")},
                            {in_meeting(asks("besluit", "ab", definition::Ask::decision), "2024-12-18")}}));
  desk.start();
  return desk;
}

Desk with_date_by_hand() {
  Desk desk = drafting();
  desk.decide(dossier::SetDate{"vaststellen", day("2024-06-14"), "het stuk is kort"});
  return desk;
}

Desk suspended() {
  Desk desk = dated();
  desk.on("2024-03-20");
  desk.decide(dossier::Suspend{"onderzoek", std::nullopt, "wacht op stukken"});
  return desk;
}

}  // namespace

TEST_CASE("a date set by hand stands until it is let go") {
  check_rows(drafting(), R"(
    set vaststellen 2024-06-14 -> pinned vaststellen 24-06-14 |
      + planned 2 bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-07-10 |
      + closed vaststellen/papers-1 superseded by vaststellen/papers-2 | set vaststellen/papers-2 24-06-14 directie |
      + notice dates-2/directie to visser: moved vaststellen/papers=24-06-14(was 24-06-12) |
      + notice dates-2/secretaris to jansen: moved vaststellen/papers=24-06-14(was 24-06-12)*
    set vaststellen 2024-07-11 -> refused date-after-meeting
    set opstellen 2024-05-01 -> pinned opstellen 24-05-01 |
      + planned 2 bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-07-10 |
      + closed opstellen/task-1 superseded by opstellen/task-2 | set opstellen/task-2 24-05-01 directie |
      + notice dates-2/directie to visser: moved opstellen/task=24-05-01(was 24-05-15)
    set niets 2024-05-01 -> refused unknown-step
    set vaststellen 2024-06-14 - -> refused reason-missing
    clear vaststellen -> refused no-date
  )");
  check_rows(with_date_by_hand(), R"(
    set vaststellen 2024-06-14 -> nothing
    clear vaststellen -> pinned vaststellen free |
      + planned 3 bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-07-10 |
      + closed vaststellen/papers-2 superseded by vaststellen/papers-3 | set vaststellen/papers-3 24-06-12 directie |
      + notice dates-3/directie to visser: moved vaststellen/papers=24-06-12(was 24-06-14) |
      + notice dates-3/secretaris to jansen: moved vaststellen/papers=24-06-12(was 24-06-14)*
  )");
}

TEST_CASE("a term is lengthened before it ends, and only where it is the step's own") {
  check_rows(dated(), R"(
    extend onderzoek 2 weken -> pinned onderzoek 24-04-26 by 2 weken | planned 2 besluit=24-12-18 |
      + closed onderzoek/task-1 superseded by onderzoek/task-2 | set onderzoek/task-2 24-04-26 directie |
      + notice dates-2/directie to visser: moved onderzoek/task=24-04-26(was 24-04-12)
    extend onderzoek twee weken -> refused bad-term
    extend besluit 2 weken -> refused no-date
  )");
  check_rows(drafting(), R"(
    extend opstellen 2 weken -> refused no-date
  )");
  Desk late = dated();
  late.on("2024-04-13");
  check_rows(late, R"(
    extend onderzoek 2 weken -> refused date-passed
  )");
}

TEST_CASE("a step goes to another meeting of its body") {
  check_rows(drafting(), R"(
    retarget vaststellen 2024-12-18 -> retargeted vaststellen 24-12-18 |
      + planned 2 bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-12-18 |
      + closed vaststellen/papers-1 superseded by vaststellen/papers-2 | set vaststellen/papers-2 24-11-20 directie |
      + closed vaststellen/sending-1 superseded by vaststellen/sending-2 |
      + set vaststellen/sending-2 24-11-27 secretaris |
      + notice dates-2/directie to visser: moved vaststellen/papers=24-11-20(was 24-06-12) |
      + notice dates-2/secretaris to jansen: moved vaststellen/papers=24-11-20(was 24-06-12)*
      + vaststellen/sending=24-11-27(was 24-06-19)
    retarget vaststellen ab/2024-12-18 -> retargeted vaststellen 24-12-18 |
      + planned 2 bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-12-18 |
      + closed vaststellen/papers-1 superseded by vaststellen/papers-2 | set vaststellen/papers-2 24-11-20 directie |
      + closed vaststellen/sending-1 superseded by vaststellen/sending-2 |
      + set vaststellen/sending-2 24-11-27 secretaris |
      + notice dates-2/directie to visser: moved vaststellen/papers=24-11-20(was 24-06-12) |
      + notice dates-2/secretaris to jansen: moved vaststellen/papers=24-11-20(was 24-06-12)*
      + vaststellen/sending=24-11-27(was 24-06-19)
    retarget vaststellen 2024-12-19 -> refused unknown-meeting
    retarget opstellen 2024-12-18 -> refused not-a-body-step
  )");
}

// A secretary typed the wrong year and got a date that was late at once, with an escalation for it.
TEST_CASE("a day that has passed is no date any more; a delay that was agreed in time can be recorded afterwards") {
  Desk desk = dated();
  desk.on("2024-04-05");
  CHECK(desk.decide(dossier::SetDate{"onderzoek", day("2024-04-01"), "vergissing"}) == Lines{"refused date-passed"});
  CHECK(desk.rejection().sentence.nl ==
        "De dag 2024-04-01 is al voorbij; kies een latere. Is het al gebeurd? Leg het dan vast met 'record' en --on.");
  CHECK(desk.rejection().sentence.en ==
        "The day 2024-04-01 has passed; choose a later one. Has it happened already? Then record it with 'record' and "
        "--on.");
  CHECK(desk.decide(dossier::SetDate{"besluit", day("2023-11-20"), "vergissing"}) == Lines{"refused date-passed"});
  // The date itself has passed now; on 10 April somebody agreed in writing to the 17th.
  desk.on("2024-04-22");
  CHECK(desk.decide(dossier::SetDate{"onderzoek", day("2024-04-12"), "vergissing"}) == Lines{"refused date-passed"});
  CHECK(desk.rejection().sentence.nl ==
        "De dag 2024-04-12 is al voorbij; kies een latere. Is het al gebeurd? Leg het dan vast met 'record' en --on. "
        "Was er op tijd uitstel afgesproken? Dan kan ook een dag na 2024-04-12.");
  CHECK(desk.rejection().sentence.en ==
        "The day 2024-04-12 has passed; choose a later one. Has it happened already? Then record it with 'record' and "
        "--on. Was a delay agreed in time? Then a day after 2024-04-12 will do too.");
  check_rows(desk, R"(
    set onderzoek 2024-04-17 -> pinned onderzoek 24-04-17 | planned 2 infeasible besluit=24-12-18 |
      + closed onderzoek/task-1 superseded by onderzoek/task-2 | set onderzoek/task-2 24-04-17 directie past |
      + notice dates-2/directie to visser: moved onderzoek/task=24-04-17(was 24-04-12) |
      + notice infeasible-2/secretaris to jansen:
  )");
}

TEST_CASE("a step does not go to a meeting that is over; what was decided there can be recorded") {
  Desk desk(route("proef", {{in_meeting(asks("besluit", "ab", definition::Ask::decision), "2024-12-18")}}));
  desk.start();
  desk.on("2024-07-15");
  const auto over = desk.decide(dossier::Retarget{"besluit", "2024-07-10", "vergissing"});
  CHECK(over == Lines{"refused date-passed"});
  CHECK(desk.rejection().sentence.nl ==
        "De vergadering van 2024-07-10 (Algemeen Bestuur) is al geweest; kies een latere: 2024-12-18. Is het punt daar "
        "behandeld? Leg dan vast wat er is besloten, met 'record' en --on 2024-07-10.");
  CHECK(desk.rejection().sentence.en ==
        "The meeting of 2024-07-10 (Algemeen Bestuur) is over; take a later one: 2024-12-18. Was the item dealt with "
        "there? Then record what was decided, with 'record' and --on 2024-07-10.");
  CHECK(desk.record("besluit", "adopted", "2024-07-10").front() == "outcome besluit#1 adopted advance");
}

TEST_CASE("nothing of a suspended step is sent or missed, and its own date moves with the days") {
  check_rows(dated(), R"(
    suspend onderzoek @2024-03-13 -> suspended onderzoek | closed onderzoek/task-1 suspended |
      + notice lapsed-11/directie to visser: moved besluit/papers=24-11-20
    suspend onderzoek @2024-03-15 -> refused date-in-future
    resume onderzoek -> refused not-suspended
  )");
  Desk desk = suspended();
  CHECK(desk.fire_until("2024-04-19") == Lines{});
  check_rows(desk, R"(
    suspend onderzoek -> refused already-suspended
    resume onderzoek @2024-03-19 -> refused date-before-start
    resume onderzoek -> resumed onderzoek 30 to 24-05-12 | planned 2 besluit=24-12-18 |
      + set onderzoek/task-2 24-05-08(legal 24-05-12) directie |
      + notice dates-2/directie to visser: onderzoek/task=24-05-08
    resume onderzoek @2024-03-20 -> resumed onderzoek 0 | planned 2 infeasible besluit=24-12-18 |
      + set onderzoek/task-2 24-04-12 directie past | notice dates-2/directie to visser: onderzoek/task=24-04-12 |
      + notice infeasible-2/secretaris to jansen:
  )");
}

TEST_CASE("what sends the item back ends a date that was set by hand") {
  Desk desk = with_date_by_hand();
  desk.on("2024-05-13");
  desk.record("opstellen", "done");
  desk.record("bao", "advised-positive");
  desk.record("auditcommissie", "advised-positive");
  desk.on("2024-07-10");
  const Lines lines = desk.record("vaststellen", "deferred");
  CHECK(joined(lines) ==
        "outcome vaststellen#1 deferred defer after 24-07-10 | planned 3 vaststellen=24-12-18 | "
        "closed vaststellen/papers-2 superseded by vaststellen/papers-3 | "
        "set vaststellen/papers-3 24-11-20 directie | "
        "closed vaststellen/sending-1 superseded by vaststellen/sending-2 | "
        "set vaststellen/sending-2 24-11-27 secretaris | "
        "notice dates-3/directie to visser: vaststellen/papers=24-11-20(was 24-06-14) | "
        "notice dates-3/secretaris to jansen: vaststellen/papers=24-11-20(was 24-06-14)* "
        "vaststellen/sending=24-11-27(was 24-06-19)");
  // Taking the deferral back brings the date set by hand back.
  const Lines back = desk.correct(desk.last_act(), std::nullopt);
  CHECK(joined(back) ==
        "corrected 26 vaststellen taken back | planned 4 infeasible vaststellen=24-07-10 | "
        "closed vaststellen/papers-3 superseded by vaststellen/papers-4 | "
        "set vaststellen/papers-4 24-06-14 directie past | "
        "closed vaststellen/sending-2 superseded by vaststellen/sending-3 | "
        "set vaststellen/sending-3 24-06-19 secretaris past | "
        "notice dates-4/directie to visser: vaststellen/papers=24-06-14(was 24-11-20) | "
        "notice dates-4/secretaris to jansen: vaststellen/papers=24-06-14(was 24-11-20)* "
        "vaststellen/sending=24-06-19(was 24-11-27) | notice infeasible-4/secretaris to jansen:");
}

}  // namespace besluit::testing
