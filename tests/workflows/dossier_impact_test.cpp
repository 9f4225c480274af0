// SPDX-License-Identifier: EUPL-1.2
// What a changed world does to a dossier: the lines of the preview, and the events behind them.
#include "tests/workflows/dossier_commands.hpp"
#include "workflows/definition/world_change.hpp"
#include "workflows/dossier/impact.hpp"

namespace besluit::testing {
namespace {

using definition::MeetingAdded;
using definition::MeetingCancelled;
using definition::MeetingMoved;
using definition::MeetingTermSet;
using definition::WorldChange;

Desk drafting() {
  Desk desk(herstelplan());
  desk.start();
  return desk;
}

Desk at_ab() {
  Desk desk = drafting();
  desk.on("2024-05-13");
  desk.record("opstellen", "done");
  desk.record("bao", "advised-positive");
  desk.record("auditcommissie", "advised-positive");
  return desk;
}

std::string number(const std::optional<int>& days) {
  return days ? std::to_string(*days) : "-";
}

std::string shown(const dossier::ImpactLine& line) {
  std::string text = line.step + "/" + line.kind + " " + short_day(line.was) + " -> " + short_day(line.now) +
                     " slack " + number(line.slack_was) + " -> " + number(line.slack_now) + " told";
  for (const std::string& person : line.told) text += " " + person;
  return text;
}

struct Result {
  Lines lines;
  Lines events;
  bool feasible = true;
};

Result after(Desk& desk, const std::vector<WorldChange>& changes, const std::vector<dossier::Kept>& kept = {}) {
  const definition::Organisation was = desk.world();
  desk.world() = definition::with_changes(was, changes).world;
  const dossier::Impact impact =
      dossier::decide_impact(desk.setting(), was, desk.state(), {"De vergadering is verplaatst.", "It moved."}, kept);
  Result result;
  for (const dossier::ImpactLine& line : impact.lines) result.lines.push_back(shown(line));
  result.events = printed(impact.events);
  result.feasible = impact.feasible;
  desk.keep(impact.events);
  return result;
}

}  // namespace

TEST_CASE("a moved meeting moves the dates before it, once") {
  Desk desk = drafting();
  const Result moved = after(desk, {MeetingMoved{"ab", day("2024-07-10"), day("2024-07-17")}});
  CHECK(joined(moved.lines) ==
        "vaststellen/papers 24-06-12 -> 24-06-19 slack 6 -> 13 told visser jansen | "
        "vaststellen/sending 24-06-19 -> 24-06-26 slack 6 -> 13 told jansen");
  CHECK(joined(moved.events) ==
        "planned 2 bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-07-17 | "
        "closed vaststellen/papers-1 superseded by vaststellen/papers-2 | "
        "set vaststellen/papers-2 24-06-19 directie | "
        "closed vaststellen/sending-1 superseded by vaststellen/sending-2 | "
        "set vaststellen/sending-2 24-06-26 secretaris | "
        "notice dates-2/directie to visser: moved vaststellen/papers=24-06-19(was 24-06-12) | "
        "notice dates-2/secretaris to jansen: moved vaststellen/papers=24-06-19(was 24-06-12)* "
        "vaststellen/sending=24-06-26(was 24-06-19)");
  CHECK(moved.feasible);
  const Result again = after(desk, {MeetingMoved{"ab", day("2024-07-10"), day("2024-07-17")}});
  CHECK(joined(again.events) == "nothing");
  CHECK(again.lines.empty());
}

TEST_CASE("a line that is left out keeps its date, set by hand with the reason") {
  Desk desk = drafting();
  const Result moved =
      after(desk, {MeetingMoved{"ab", day("2024-07-10"), day("2024-07-17")}}, {{"vaststellen", "zo afgesproken"}});
  CHECK(joined(moved.lines) == "vaststellen/sending 24-06-19 -> 24-06-26 slack 6 -> 6 told jansen");
  CHECK(joined(moved.events) ==
        "pinned vaststellen 24-06-12 | planned 2 bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-07-17 | "
        "closed vaststellen/sending-1 superseded by vaststellen/sending-2 | "
        "set vaststellen/sending-2 24-06-26 secretaris | "
        "notice dates-2/directie to visser: vaststellen/papers=24-06-12 | "
        "notice dates-2/secretaris to jansen: moved vaststellen/papers=24-06-12* "
        "vaststellen/sending=24-06-26(was 24-06-19)");
}

TEST_CASE("a move that cannot be made flags the dossier and is not refused") {
  Desk desk = drafting();
  const Result moved = after(desk, {MeetingMoved{"ab", day("2024-07-10"), day("2024-07-03")}});
  CHECK(joined(moved.lines) ==
        "vaststellen/papers 24-06-12 -> 24-06-05 slack 6 -> -1 told visser jansen | "
        "vaststellen/sending 24-06-19 -> 24-06-12 slack 6 -> -1 told jansen");
  CHECK_FALSE(moved.feasible);
  CHECK(joined(moved.events) ==
        "planned 2 infeasible bao=24-05-23 auditcommissie=24-06-06 vaststellen=24-07-03 | "
        "closed vaststellen/papers-1 superseded by vaststellen/papers-2 | "
        "set vaststellen/papers-2 24-06-05 directie | "
        "closed vaststellen/sending-1 superseded by vaststellen/sending-2 | "
        "set vaststellen/sending-2 24-06-12 secretaris | "
        "notice dates-2/directie to visser: moved vaststellen/papers=24-06-05(was 24-06-12) | "
        "notice dates-2/secretaris to jansen: moved vaststellen/papers=24-06-05(was 24-06-12)* "
        "vaststellen/sending=24-06-12(was 24-06-19) | notice infeasible-2/secretaris to jansen:");
}

TEST_CASE("the items of a cancelled meeting go to the body's next one") {
  Desk desk = drafting();
  const Result gone = after(desk, {MeetingCancelled{"ab", day("2024-07-10")}});
  CHECK(joined(gone.lines) ==
        "vaststellen/papers 24-06-12 -> 24-11-20 slack 6 -> 167 told visser jansen | "
        "vaststellen/sending 24-06-19 -> 24-11-27 slack 6 -> 167 told jansen");
  Desk last = drafting();
  const Result none = after(last, {MeetingCancelled{"bao", day("2024-05-23")}});
  CHECK(joined(none.lines) ==
        "opstellen/task 24-05-15 -> 24-10-31 slack 62 -> 231 told visser | "
        "bao/papers 24-05-15 -> 24-10-31 slack 62 -> 231 told visser jansen");
}

TEST_CASE("who handed in the papers hears of the new day and hands in nothing again") {
  Desk desk = at_ab();
  desk.record("vaststellen", "delivered");
  const Result moved = after(desk, {MeetingMoved{"ab", day("2024-07-10"), day("2024-07-17")}});
  CHECK(joined(moved.lines) == "vaststellen/sending 24-06-19 -> 24-06-26 slack 30 -> 37 told jansen visser");
  CHECK(joined(moved.events) ==
        "planned 2 vaststellen=24-07-17 | closed vaststellen/sending-1 superseded by vaststellen/sending-2 | "
        "set vaststellen/sending-2 24-06-26 secretaris | "
        "notice dates-2/secretaris to jansen: moved vaststellen/sending=24-06-26(was 24-06-19) | "
        "notice moved-2/directie to visser: moved");
}

TEST_CASE("a second meeting takes the items and the papers of the first, and nothing else") {
  Desk desk = at_ab();
  desk.on("2024-07-10");
  const Result second = after(desk, {MeetingAdded{"ab", day("2024-07-12"), day("2024-07-10")}});
  CHECK(joined(second.lines) ==
        "vaststellen/papers 24-06-12 -> - slack -28 -> - told visser jansen | "
        "vaststellen/sending 24-06-19 -> - slack -28 -> - told visser jansen");
  CHECK(joined(second.events) ==
        "planned 2 vaststellen=24-07-12 | closed vaststellen/papers-1 superseded | "
        "closed vaststellen/sending-1 superseded | notice dates-2/directie to visser: moved | "
        "notice dates-2/secretaris to jansen: moved");
  CHECK(desk.step("vaststellen").meeting->date == day("2024-07-12"));
  // Another route never takes it: it deals only with what the first was called for.
  const auto plan = planning::make_plan(
      desk.world(), route("later", {{asks("besluit", "ab", definition::Ask::decision)}}), {}, day("2024-06-14"));
  CHECK(plan.hops[0].meeting->date == day("2024-12-18"));
}

TEST_CASE("one meeting can have a papers term of its own") {
  Desk desk = drafting();
  const Result shorter =
      after(desk, {MeetingTermSet{MeetingTermSet::Which::papers, "ab", day("2024-07-10"), *term("2 weken")},
                   MeetingTermSet{MeetingTermSet::Which::sending, "ab", day("2024-07-10"), *term("1 week")}});
  CHECK(joined(shorter.lines) ==
        "vaststellen/papers 24-06-12 -> 24-06-26 slack 6 -> 20 told visser jansen | "
        "vaststellen/sending 24-06-19 -> 24-07-03 slack 6 -> 20 told jansen");
  const auto plan = planning::make_plan(
      desk.world(), route("later", {{in_meeting(asks("besluit", "ab", definition::Ask::decision), "2024-12-18")}}), {},
      day("2024-06-14"));
  CHECK(plan.hops[0].papers->legal == day("2024-11-20"));
}

TEST_CASE("an extra meeting that fits better takes nothing away from the agenda it stands on") {
  Desk desk = drafting();
  const Result added = after(desk, {MeetingAdded{"bao", day("2024-05-16"), std::nullopt}});
  CHECK(joined(added.events) == "nothing");
}

TEST_CASE("changes are laid over the seed in order, and one that does not fit is named") {
  const definition::Organisation seed = hecht();
  const std::vector<WorldChange> changes{MeetingMoved{"ab", day("2024-07-10"), day("2024-07-03")},
                                         MeetingMoved{"ab", day("2024-07-10"), day("2024-07-04")},
                                         MeetingMoved{"ab", day("2025-01-01"), day("2025-01-02")},
                                         MeetingCancelled{"onbekend", day("2024-07-10")}};
  const definition::ChangedWorld changed = definition::with_changes(seed, changes);
  CHECK(changed.unfit == std::vector<std::size_t>{2, 3});
  CHECK(changed.world.body("ab")->meetings == std::vector<definition::Meeting>{{day("2024-07-10"), day("2024-07-04")},
                                                                               {day("2024-12-18"), day("2024-12-18")}});
  // The file was brought up to date by hand: the meeting keeps the identity that dossiers know.
  definition::Organisation rewritten = seed;
  rewritten.bodies.at("ab").meetings[0] = {day("2024-07-03"), day("2024-07-03")};
  const definition::ChangedWorld same = definition::with_changes(rewritten, std::vector<WorldChange>{changes[0]});
  CHECK(same.unfit.empty());
  CHECK(same.world.body("ab")->meetings[0] == definition::Meeting{day("2024-07-10"), day("2024-07-03")});
}

}  // namespace besluit::testing
