// SPDX-License-Identifier: EUPL-1.2
// Eighteen councils, fewer here: receipts, answers and clocks of their own, the gate, silence, late answers,
// corrections.
#include "tests/support/catch.hpp"
#include "tests/support/fan_out_builder.hpp"
#include "tests/workflows/dossier_desk.hpp"
#include "workflows/definition/world_change.hpp"
#include "workflows/dossier/asked.hpp"
#include "workflows/dossier/impact.hpp"

#include <algorithm>

using namespace besluit;
using namespace besluit::testing;
using definition::Ask;
using definition::Outcome;

namespace {

/// Only what was recorded and decided; the plan, the dates and the notices have tests of their own.
Lines acts(Lines lines) {
  std::erase_if(lines, [](const std::string& line) {
    return line.starts_with("planned") || line.starts_with("notice") || line.starts_with("set ") ||
           line.starts_with("closed");
  });
  return lines;
}
Lines dates(Lines lines) {
  std::erase_if(lines,
                [](const std::string& line) { return !line.starts_with("set ") && !line.starts_with("closed"); });
  return lines;
}

Lines answer(Desk& desk, std::string participant, std::string outcome, std::string_view on = {}) {
  dossier::Record command{"zienswijze", std::move(outcome), std::nullopt, "", std::move(participant)};
  if (!on.empty()) command.on = day(on);
  return desk.decide(command);
}
Lines receive(Desk& desk, std::string participant, std::string_view on) {
  return desk.decide(dossier::Receive{"zienswijze", std::move(participant), day(on), ""});
}

/// Views in eight weeks from receipt, then the board on 12 September 2025.
definition::Workflow views(definition::Step step = views_by_law("Wgr art. 1 lid 3")) {
  step.policy = "standaard";
  return route("r", {{step}, {in_meeting(asks("ab", "ab", Ask::decision), "2025-09-12")}});
}

definition::Organisation world() {
  auto made = councils();
  put(made, body("ab", "Algemeen Bestuur", "4 weken", "3 weken", {"2025-09-12", "2025-12-17"}));
  return made;
}

Desk sent_desk(definition::Workflow workflow = views()) {
  Desk desk(std::move(workflow), world(), "2025-05-01");
  (void)desk.start();
  desk.on("2025-05-06");
  (void)desk.record("zienswijze", "verzonden", "2025-05-05");
  return desk;
}

std::vector<std::string> lines_of(const dossier::Dossier& state) {
  std::vector<std::string> lines;
  for (const dossier::ParticipantState& one : state.steps.front().participants) {
    std::string line = one.id + ": " + short_day(one.received_on) + " ";
    line += one.outcome ? std::string(row(*one.outcome).token) + " " + short_day(one.outcome_on) : "-";
    if (one.silent) line += " silent";
    if (one.late) line += " late " + std::string(row(*one.late).token) + " " + short_day(one.late_on);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("fan-out: the step opens for those who are asked; nobody's clock runs before the papers went out") {
  Desk desk(views(), world(), "2025-05-01");
  const Lines started = desk.start();
  CHECK(acts(started) == Lines{"started r", "opened zienswijze#1 katwijk leiden"});
  CHECK(dates(started) == Lines{"set zienswijze/papers-1 25-06-20 directie", "set ab/papers-1 25-08-15 secretaris",
                                "set ab/sending-1 25-08-22 secretaris"});
  desk.on("2025-05-06");
  const Lines sent = desk.record("zienswijze", "sent", "2025-05-05");
  CHECK(acts(sent) == Lines{"sent zienswijze"});
  CHECK(dates(sent) == Lines{"closed zienswijze/papers-1 papers-delivered",
                             "set zienswijze/katwijk/reply-1 25-06-30 katwijk/raad",
                             "set zienswijze/leiden/reply-1 25-06-30 leiden/raad"});
  // Each council is asked, with its own date, and needs no second notice for that.
  const auto told = std::ranges::count_if(sent, [](const std::string& line) {
    return line.find("/leiden/raad to griffie@leiden.example:") != std::string::npos;
  });
  CHECK(told == 1);
  CHECK(std::ranges::count_if(sent, [](const std::string& line) { return line.starts_with("notice question-"); }) == 2);
}

TEST_CASE("fan-out: a receipt that is booked later moves that participant's clock and no other") {
  Desk desk = sent_desk();
  desk.on("2025-05-20");
  const Lines booked = receive(desk, "leiden", "2025-05-12");
  CHECK(acts(booked) == Lines{"received zienswijze@leiden"});
  CHECK(dates(booked) == Lines{"closed zienswijze/leiden/reply-1 superseded by zienswijze/leiden/reply-2",
                               "set zienswijze/leiden/reply-2 25-07-07 leiden/raad"});
  // Both days stand in the history.
  const auto received = std::ranges::find_if(
      desk.journal(), [](const Recorded& event) { return std::holds_alternative<dossier::Received>(event.event); });
  REQUIRE(received != desk.journal().end());
  CHECK(to_string(received->effective_on) == "2025-05-12");
  CHECK(received->at >= Instant{std::chrono::sys_days{day("2025-05-20").time_since_epoch()}});
  CHECK(receive(desk, "leiden", "2025-05-13") == Lines{"refused already-received"});
  CHECK(receive(desk, "katwijk", "2025-05-02") == Lines{"refused date-before-sending"});
}

// The preview compared the clock of one council with that of another, and showed dates that had not moved.
TEST_CASE("fan-out: a moved meeting shows only what moves, also where councils have clocks of their own") {
  Desk desk = sent_desk();
  desk.on("2025-05-20");
  (void)receive(desk, "leiden", "2025-05-12");
  const definition::Organisation was = desk.world();
  const std::vector<definition::WorldChange> move{definition::MeetingMoved{"ab", day("2025-09-12"), day("2025-09-19")}};
  desk.world() = definition::with_changes(was, move).world;
  const dossier::Impact impact =
      dossier::decide_impact(desk.setting(), was, desk.state(), {"Verplaatst.", "Moved."}, {});
  Lines moved;
  for (const dossier::ImpactLine& line : impact.lines)
    moved.push_back(line.step + line.participant + "/" + line.kind + " " + short_day(line.was) + " " +
                    short_day(line.now));
  CHECK(moved == Lines{"ab/papers 25-08-15 25-08-22", "ab/sending 25-08-22 25-08-29"});
}

TEST_CASE("fan-out: all have answered but one, and that one is named; the last answer opens the next step") {
  Desk desk = sent_desk();
  desk.on("2025-06-20");
  CHECK(acts(answer(desk, "leiden", "zienswijze", "2025-06-19")) == Lines{"answered zienswijze@leiden view"});
  const auto judged = dossier::judge_gate(desk.world(), desk.workflow().steps[0], desk.state().steps[0]);
  REQUIRE(judged);
  CHECK(judged->verdict == votes::Verdict::undecided);
  CHECK(judged->missing == Lines{"katwijk"});
  CHECK(judged->awaited == Lines{"katwijk"});
  CHECK(answer(desk, "leiden", "geen zienswijze") == Lines{"refused already-answered"});
  CHECK(acts(answer(desk, "katwijk", "no-view", "2025-06-20")) ==
        Lines{"answered zienswijze@katwijk no-view", "outcome zienswijze#1 answered advance", "opened ab#1"});
  CHECK(dossier::replay("d1", desk.journal()) == desk.state());
}

TEST_CASE("fan-out: silence at the end of the term is settled on the day after it, and a late answer is shown apart") {
  Desk desk = sent_desk();
  desk.on("2025-06-20");
  (void)answer(desk, "leiden", "zienswijze", "2025-06-19");
  CHECK(desk.state().next_rung() <= day("2025-07-01"));
  desk.on("2025-06-30");
  (void)desk.fire();
  desk.on("2025-07-01", false);
  CHECK(desk.fire() == Lines{});
  desk.on("2025-07-01");
  CHECK(acts(desk.fire()) == Lines{"presumed zienswijze@katwijk no-view by Wgr art. 1 lid 3",
                                   "outcome zienswijze#1 answered advance", "opened ab#1"});
  desk.on("2025-07-04");
  CHECK(answer(desk, "katwijk", "zienswijze", "2025-07-03") == Lines{"answered zienswijze@katwijk view late"});
  CHECK(lines_of(desk.state()) ==
        Lines{"katwijk: - no-view 25-06-30 silent late view 25-07-03", "leiden: - view 25-06-19"});
  CHECK(desk.step("zienswijze").outcome == Outcome::answered);
  CHECK(dossier::replay("d1", desk.journal()) == desk.state());
}

TEST_CASE("fan-out: a receipt that proves the term was still running takes back what silence meant") {
  Desk desk = sent_desk();
  desk.on("2025-06-20");
  (void)answer(desk, "leiden", "zienswijze", "2025-06-19");
  desk.on("2025-07-01");
  (void)desk.fire();
  REQUIRE(desk.step("zienswijze").status == dossier::StepStatus::done);
  // The step is done, so the receipt is kept and changes nothing that was decided.
  CHECK(acts(receive(desk, "katwijk", "2025-05-12")) == Lines{"received zienswijze@katwijk"});
  Desk other = sent_desk();
  other.on("2025-07-01");
  (void)other.fire();
  REQUIRE(other.step("zienswijze").status == dossier::StepStatus::done);
}

TEST_CASE("fan-out: a refusal ends the route where the gate needs all") {
  struct Row {
    std::string_view what;
    definition::Step step;
    Lines last;
  };
  definition::Step all =
      silent(within(to_councils("zienswijze", Ask::permission, Outcome::consented), "8 weken"), Outcome::refused);
  definition::Step named = all;
  named.every->otherwise = definition::Exit{Outcome::not_met, definition::Move::end, "niet-ingesteld"};
  definition::Step back = all;
  back.every->otherwise = definition::Exit{Outcome::not_met, definition::Move::back, "voorbereiden"};
  definition::Step own = all;
  own.exits = {{Outcome::refused, definition::Move::end, "geweigerd"}};
  const std::vector<Row> rows = {
      {"by itself",
       all,
       {"answered zienswijze@leiden refused", "outcome zienswijze#1 not-met end not-met", "ended not-met"}},
      {"with the name that the route gives",
       named,
       {"answered zienswijze@leiden refused", "outcome zienswijze#1 not-met end niet-ingesteld",
        "ended niet-ingesteld"}},
      {"or goes back",
       back,
       {"answered zienswijze@leiden refused", "outcome zienswijze#1 not-met back voorbereiden after 25-06-19",
        "opened voorbereiden#2"}},
      {"an answer with a way of its own goes before the gate",
       own,
       {"answered zienswijze@leiden refused", "outcome zienswijze#1 refused end geweigerd", "ended geweigerd"}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    Desk desk(route("r", {{task("voorbereiden", "Voorbereiden")},
                          {row.step},
                          {in_meeting(asks("ab", "ab", Ask::decision), "2025-12-17")}}),
              world(), "2025-05-01");
    (void)desk.start();
    (void)desk.record("voorbereiden", "done");
    (void)desk.record("zienswijze", "sent");
    desk.on("2025-06-20");
    CHECK(acts(answer(desk, "leiden", "refused", "2025-06-19")) == row.last);
    CHECK(dossier::replay("d1", desk.journal()) == desk.state());
  }
}

TEST_CASE("fan-out: an answer is corrected or taken back, and the gate is decided anew") {
  definition::Step step =
      silent(within(to_councils("zienswijze", Ask::permission, Outcome::consented), "8 weken"), Outcome::refused);
  Desk desk = sent_desk(views(step));
  desk.on("2025-06-20");
  (void)answer(desk, "leiden", "consented");
  const std::uint64_t leiden = desk.step("zienswijze").participant("leiden")->outcome_seq;
  (void)answer(desk, "katwijk", "consented");
  REQUIRE(desk.step("zienswijze").outcome == Outcome::consented);
  const std::uint64_t gate = desk.step("zienswijze").outcome_seq;
  CHECK(desk.correct(gate, "refused") == Lines{"refused not-correctable"});
  SECTION("to a refusal: the route ends") {
    CHECK(acts(desk.correct(leiden, "refused")) ==
          Lines{"corrected " + std::to_string(leiden) + " zienswijze refused advance",
                "corrected " + std::to_string(gate) + " zienswijze taken back",
                "outcome zienswijze#1 not-met end not-met", "ended not-met"});
  }
  SECTION("taken back: the step waits for it again") {
    CHECK(acts(desk.correct(leiden, std::nullopt)) ==
          Lines{"corrected " + std::to_string(leiden) + " zienswijze taken back",
                "corrected " + std::to_string(gate) + " zienswijze taken back"});
    CHECK(desk.step("zienswijze").status == dossier::StepStatus::open);
    CHECK(desk.step("ab").status == dossier::StepStatus::waiting);
  }
  SECTION("not when later steps lean on it") {
    (void)desk.record("ab", "delivered");
    CHECK(desk.correct(leiden, "refused") == Lines{"refused later-steps-recorded"});
  }
  CHECK(dossier::replay("d1", desk.journal()) == desk.state());
}

TEST_CASE("fan-out: what cannot be is refused") {
  Desk desk(views(), world(), "2025-05-01");
  (void)desk.start();
  CHECK(answer(desk, "leide", "view") == Lines{"refused unknown-participant"});
  CHECK(desk.rejection().sentence.nl == "De stap 'zienswijze' vraagt niets aan 'leide', bedoelt u 'leiden'?");
  CHECK(answer(desk, "", "view") == Lines{"refused participant-needed"});
  CHECK(answer(desk, "leiden", "proposed") == Lines{"refused outcome-not-allowed"});
  CHECK(answer(desk, "leiden", "deferred") == Lines{"refused outcome-not-allowed"});
  CHECK(answer(desk, "leiden", "vieuw") == Lines{"refused unknown-outcome"});
  CHECK(answer(desk, "leiden", "view", "2025-05-02") == Lines{"refused date-in-future"});
  CHECK(desk.decide(dossier::Receive{"ab", "leiden", std::nullopt, ""}) == Lines{"refused no-participants"});
  CHECK(desk.decide(dossier::Receive{"abb", "leiden", std::nullopt, ""}) == Lines{"refused unknown-step"});
  CHECK(desk.decide(dossier::Record{"ab", "adopted", std::nullopt, "", "leiden"}) == Lines{"refused no-participants"});
  CHECK(desk.record("ab", "sent") == Lines{"sent ab", "closed ab/sending-1 step-done"});
  CHECK(desk.record("ab", "sent") == Lines{"refused already-delivered"});
  (void)desk.record("zienswijze", "sent");
  CHECK(desk.record("zienswijze", "sent") == Lines{"refused already-delivered"});
}

TEST_CASE("fan-out: recess moves reminders of that participant, never its legal date") {
  auto made = world();
  made.participants.at("leiden").closures = {{"Voorjaarsreces", day("2025-06-09"), day("2025-07-04")}};
  Desk desk(views(), made, "2025-05-01");
  (void)desk.start();
  (void)desk.record("zienswijze", "sent");
  for (const std::string_view who : {"katwijk", "leiden"}) {
    const auto found = std::ranges::find_if(
        desk.state().deadlines, [&](const dossier::Deadline& deadline) { return deadline.name.participant == who; });
    REQUIRE(found != desk.state().deadlines.end());
    CHECK(to_string(found->legal) == "2025-06-26");
    CHECK(to_string(found->rungs.at(1).plan.due) == (who == "leiden" ? "2025-06-06" : "2025-06-19"));
  }
}

namespace {

Lines lapses(Lines lines) {
  std::erase_if(lines, [](const std::string& line) { return !line.starts_with("lapsed"); });
  return lines;
}

}  // namespace

TEST_CASE("fan-out: with a new council its answer ends, and the new one is asked; each once") {
  auto places = world();
  places.participants.at("leiden").new_councils = {day("2025-06-20"), day("2025-08-01")};
  auto step = views_by_law("Wgr art. 1 lid 3");
  step.every->lapses = "Wgr art. 24a, aanname";
  Desk desk(views(step), places, "2025-05-01");
  (void)desk.start();
  (void)desk.record("zienswijze", "verzonden", "2025-05-01");
  (void)receive(desk, "katwijk", "2025-05-01");
  (void)receive(desk, "leiden", "2025-05-01");
  desk.on("2025-06-19");
  CHECK(acts(answer(desk, "leiden", "zienswijze")) == Lines{"answered zienswijze@leiden view until 25-06-20"});
  CHECK(lapses(desk.fire()).empty());
  desk.on("2025-06-20");
  Lines lapsed = desk.fire();
  // The new council has eight weeks from its first day; it alone is asked again.
  CHECK(lapses(lapsed) == Lines{"lapsed zienswijze@leiden by Wgr art. 24a, aanname"});
  CHECK(dates(lapsed) == Lines{"set zienswijze/leiden/reply-2 25-08-15 leiden/raad"});
  std::erase_if(lapsed, [](const std::string& line) { return !line.starts_with("notice question"); });
  REQUIRE(lapsed.size() == 1);
  CHECK(lapsed.front().ends_with("/leiden/raad to griffie@leiden.example: zienswijze@leiden/reply=25-08-15"));
  CHECK(lapses(desk.fire()).empty());
  CHECK_FALSE(desk.step("zienswijze").participant("leiden")->outcome);
  CHECK(dossier::replay("d1", desk.journal()) == desk.state());
  // The second renewal finds what the first new council answered; who was not renewed keeps its answer.
  CHECK(acts(answer(desk, "katwijk", "zienswijze")) == Lines{"answered zienswijze@katwijk view"});
  CHECK(acts(answer(desk, "leiden", "geen zienswijze")) == Lines{"answered zienswijze@leiden no-view until 25-08-01",
                                                                 "outcome zienswijze#1 answered advance",
                                                                 "opened ab#1"});
  desk.on("2025-08-01");
  Lines again = desk.fire();
  CHECK(lapses(again) == Lines{"lapsed zienswijze@leiden by Wgr art. 24a, aanname"});
  // The step is done and stays so; the new council hears that it is asked, for information.
  CHECK(std::ranges::count_if(again, [](const std::string& line) { return line.starts_with("notice question"); }) == 1);
  CHECK(desk.step("zienswijze").status == dossier::StepStatus::done);
  // She was told to record the new answer, and did not find it under what is possible.
  const auto of_step = [&] {
    Lines found = dossier::possible_now(desk.workflow(), desk.state());
    std::erase_if(found, [](const std::string& line) { return line.find(" zienswijze ") == line.npos; });
    return found;
  };
  CHECK(of_step() == Lines{"record d1 zienswijze view|no-view --participant leiden",
                           "receive d1 zienswijze --participant leiden --on DATE"});
  CHECK(acts(answer(desk, "leiden", "zienswijze")).front().starts_with("answered zienswijze@leiden view"));
  CHECK(of_step().empty());
  CHECK(dossier::replay("d1", desk.journal()) == desk.state());
}

TEST_CASE("fan-out: silence and an answer without 'vervalt met de raad' stay when a new council comes") {
  auto places = world();
  places.participants.at("leiden").new_councils = {day("2025-06-20")};
  Desk plain(views(), places, "2025-05-01");
  (void)plain.start();
  (void)plain.record("zienswijze", "verzonden", "2025-05-01");
  (void)receive(plain, "leiden", "2025-05-01");
  CHECK(acts(answer(plain, "leiden", "zienswijze")) == Lines{"answered zienswijze@leiden view"});
  plain.on("2025-06-20");
  CHECK(lapses(plain.fire()).empty());
}

// After a step back the answers of the first round still stood there with their last day: on that day the dossier was
// due for something that it could not do, and was set aside with all its dates.
TEST_CASE("fan-out: an answer of a round that was left behind makes nothing due when a new council comes") {
  auto places = world();
  places.participants.at("leiden").new_councils = {day("2025-06-20")};
  auto step = views_by_law("Wgr art. 1 lid 3");
  step.every->lapses = "eigen regel";
  step.policy = "standaard";
  auto board = in_meeting(asks("ab", "ab", Ask::decision), "2025-09-12");
  board.exits = {{Outcome::rejected, definition::Move::back, "opstellen"}};
  Desk desk(route("r", {{task("opstellen", "Opstellen")}, {step}, {board}}), places, "2025-05-01");
  (void)desk.start();
  (void)desk.record("opstellen", "gereed");
  (void)desk.record("zienswijze", "verzonden", "2025-05-01");
  for (const char* id : {"katwijk", "leiden"}) {
    (void)receive(desk, id, "2025-05-01");
    (void)answer(desk, id, "zienswijze");
  }
  (void)desk.record("ab", "afgewezen");
  REQUIRE(desk.step("zienswijze").status == dossier::StepStatus::waiting);
  const auto next = desk.state().next_rung();
  CHECK((!next || *next != day("2025-06-20")));
  desk.on("2025-06-20");
  CHECK(lapses(desk.fire()).empty());
}
