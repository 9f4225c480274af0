// SPDX-License-Identifier: EUPL-1.2
// Moving, cancelling and adding meetings on a running core: the preview, the batch, what is kept, and a restart.
#include "engine/core/world.hpp"
#include "engine/core/organisation_events.hpp"
#include "engine/core/queries.hpp"
#include "storage/memory/memory_store.hpp"
#include "tests/engine/engine_support.hpp"
#include "tests/support/catch.hpp"

namespace besluit::engine::test {
namespace {

using besluit::testing::day;

const Instant morning = moment("2024-03-14T09:00:00Z");

/// A core on a store: every turn is committed and patched in.
struct Desk {
  storage::MemoryStore store;
  EngineState state = fresh_state();

  Turn turn(std::vector<Input> inputs, Instant now = morning) {
    Turn made = engine_step(state, now, inputs);
    REQUIRE(store.commit({made.batch}).has_value());
    Turn kept = made;
    patch(state, std::move(made.patch));
    return kept;
  }
  Turn change(WorldAct command, std::string reason = "", std::vector<KeptLine> kept = {}) {
    return turn({WorldInput{9, {"uid 1 (tester)"}, {std::move(command), std::move(reason), std::move(kept)}}});
  }
};

std::vector<std::string> lines_of(const WorldImpact& impact) {
  std::vector<std::string> lines;
  for (const DossierImpact& touched : impact.dossiers)
    for (const dossier::ImpactLine& line : touched.impact.lines) {
      std::string text = touched.dossier + " " + line.step + "/" + line.kind + " " +
                         (line.was ? to_string(*line.was) : "-") + " -> " + (line.now ? to_string(*line.now) : "-");
      for (const std::string& person : line.told) text += " " + person;
      lines.push_back(std::move(text));
    }
  return lines;
}

std::vector<std::string> types_of(const storage::Batch& batch, std::string_view stream) {
  std::vector<std::string> types;
  for (const storage::JournalRow& row : batch.journal)
    if (row.stream == stream) types.push_back(row.type);
  return types;
}

const MoveMeeting later{"ab", "2024-07-10", day("2024-07-17")};

}  // namespace

TEST_CASE("a preview says what the move then does, and changes nothing") {
  Desk desk;
  desk.turn({start(1, "h2"), start(2, "h1")});
  const EngineState before = desk.state;
  const auto preview = preview_world(desk.state, morning, {later, "", {}}, "uid 1 (tester)");
  REQUIRE(preview.has_value());
  const std::vector<std::string> lines{"h1 vaststellen/papers 2024-06-12 -> 2024-06-19 visser jansen",
                                       "h1 vaststellen/sending 2024-06-19 -> 2024-06-26 jansen",
                                       "h2 vaststellen/papers 2024-06-12 -> 2024-06-19 visser jansen",
                                       "h2 vaststellen/sending 2024-06-19 -> 2024-06-26 jansen"};
  CHECK(lines_of(*preview) == lines);
  CHECK(preview->feasible());
  CHECK(preview->cause.nl ==
        "De vergadering van het Algemeen Bestuur van woensdag 10 juli 2024 is verplaatst naar woensdag 17 juli 2024.");
  CHECK(desk.state.library.organisation == before.library.organisation);

  const Turn done = desk.change(later);
  REQUIRE(done.replies.size() == 1);
  REQUIRE(done.replies[0].impact != nullptr);
  CHECK(lines_of(*done.replies[0].impact) == lines);
  CHECK(types_of(done.batch, "o/hecht") == std::vector<std::string>{"meeting-moved"});
  CHECK(types_of(done.batch, "d/h1") == std::vector<std::string>{"planned", "deadline-closed", "deadline-set",
                                                                 "deadline-closed", "deadline-set", "notice-raised",
                                                                 "notice-raised"});
  // One notice each to the two who were told the old date, of a kind of its own; nobody else.
  std::vector<std::string> notices;
  for (const storage::NoticeRow& row : done.batch.notices) notices.push_back(row.id + " " + row.kind + " " + row.to);
  CHECK(notices ==
        std::vector<std::string>{"h1/dates-2/directie date-moved visser", "h1/dates-2/secretaris date-moved jansen",
                                 "h2/dates-2/directie date-moved visser", "h2/dates-2/secretaris date-moved jansen"});
  CHECK(desk.state.library.organisation->body("ab")->meetings[0] ==
        definition::Meeting{day("2024-07-10"), day("2024-07-17")});
  CHECK(desk.state.library.organisation->hash != before.library.organisation->hash);
}

TEST_CASE("the same change twice changes nothing the second time") {
  Desk desk;
  desk.turn({start(1, "h1")});
  desk.change(later);
  const Turn again = desk.change(later);
  CHECK(again.batch.empty());
  CHECK(again.replies[0].impact->dossiers.empty());
  CHECK(again.replies[0].impact->cause.nl.empty());
  // Both its date and its identity name it.
  CHECK(desk.change(MoveMeeting{"ab", "2024-07-17", day("2024-07-17")}).batch.empty());
  CHECK(desk.change(MoveMeeting{"ab", "ab/2024-07-10", day("2024-07-17")}).batch.empty());
}

TEST_CASE("a change that was made survives a restart, and a file that was read again") {
  Desk desk;
  desk.turn({start(1, "h1")});
  desk.change(later);
  desk.change(CancelMeeting{"bao", "2024-11-07"}, "geen onderwerpen");
  desk.change(AddMeeting{"ab", day("2024-07-19"), "2024-07-17"});
  desk.change(SetMeetingTerm{definition::MeetingTermSet::Which::papers, "ab", "2024-12-18", "2 weken"}, "spoed");
  const auto world = desk.state.library.organisation;
  auto snapshot = desk.store.load();
  REQUIRE(snapshot.has_value());
  const auto again = restore(Zone::utc(), desk.state.settings, small_library(), {}, std::move(*snapshot));
  REQUIRE(again.has_value());
  CHECK(again->library.organisation->hash == world->hash);
  CHECK(again->library.changes == desk.state.library.changes);
  CHECK(again->last_world == world->hash);
  desk.turn({Reloaded{5, {"uid 0 (root)"}, small_library("route-2")}});
  CHECK(desk.state.library.organisation->hash == world->hash);
  CHECK(desk.state.library.routes.at("herstelplan")->hash == "route-2");
}

TEST_CASE("a file that was changed brings the running dossiers in line when it is read again") {
  Desk desk;
  desk.turn({Reloaded{1, {"besluitd"}, small_library()}, start(2, "h1")});
  Library next = small_library();
  definition::Organisation changed = *next.organisation;
  changed.bodies.at("ab").papers = testing::term("3 weken");
  changed.hash = "hecht-2";
  next.organisation = std::make_shared<const definition::Organisation>(std::move(changed));
  CHECK(lines_of(preview_library(desk.state, morning, next, "uid 0 (root)")) ==
        std::vector<std::string>{"h1 vaststellen/papers 2024-06-12 -> 2024-06-19 visser jansen"});
  const Turn reloaded = desk.turn({Reloaded{3, {"uid 0 (root)"}, next}});
  CHECK(lines_of(*reloaded.replies[0].impact) ==
        std::vector<std::string>{"h1 vaststellen/papers 2024-06-12 -> 2024-06-19 visser jansen"});
  CHECK(desk.turn({Reloaded{4, {"uid 0 (root)"}, next}}).replies[0].impact->dossiers.empty());
}

TEST_CASE("a kept line stays, and says why") {
  Desk desk;
  desk.turn({start(1, "h1")});
  const Turn done = desk.change(later, "zo afgesproken", {{"h1", "vaststellen"}});
  CHECK(lines_of(*done.replies[0].impact) ==
        std::vector<std::string>{"h1 vaststellen/sending 2024-06-19 -> 2024-06-26 jansen"});
  CHECK(types_of(done.batch, "d/h1").front() == "date-set");
}

TEST_CASE("what cannot be is refused in words, and journaled") {
  struct Case {
    WorldAct command;
    std::string reason;
    std::string code;
    std::string sentence;
  };
  Desk desk;
  desk.turn({start(1, "h1")});
  desk.change(CancelMeeting{"db", "2024-05-30"}, "te druk");
  desk.change(AddMeeting{"db", day("2024-03-12"), ""});
  const std::vector<Case> cases{
      {MoveMeeting{"abb", "2024-07-10", day("2024-07-17")}, "", "unknown-body",
       "De organisatie heeft geen orgaan 'abb', bedoelt u 'ab'?"},
      {MoveMeeting{"ab", "2024-07-11", day("2024-07-17")}, "", "unknown-meeting",
       "Algemeen Bestuur heeft geen vergadering '2024-07-11'. De komende vergaderingen zijn op 2024-07-10 en "
       "2024-12-18."},
      {MoveMeeting{"ab", "2024-07-10", day("2024-12-18")}, "", "bad-meeting",
       "Algemeen Bestuur vergadert al op woensdag 18 december 2024."},
      {MoveMeeting{"db", "2024-05-30", day("2024-06-03")}, "", "bad-meeting",
       "De vergadering van donderdag 30 mei 2024 (Dagelijks Bestuur) is vervallen; voeg er een toe met 'meeting add'."},
      {CancelMeeting{"ab", "2024-07-10"}, " ", "reason-missing",
       "Een vergadering laten vervallen heeft een reden nodig (--reason)."},
      {AddMeeting{"ab", day("2024-07-09"), "2024-07-10"}, "", "bad-meeting",
       "Een tweede vergadering komt na de eerste van woensdag 10 juli 2024."},
      {AddMeeting{"db", day("2024-03-14"), "2024-03-12"}, "", "bad-meeting",
       "Een tweede vergadering begint op zijn vroegst 24 uur nadat de oproep is bezorgd (Gemeentewet art. 20 lid 2): "
       "niet "
       "meer vandaag."},
      {SetMeetingTerm{definition::MeetingTermSet::Which::papers, "ab", "2024-07-10", "twee weken"}, "", "bad-term", ""},
  };
  for (const Case& c : cases) {
    const Turn turn = desk.change(c.command, c.reason);
    INFO(c.code << ": " << c.sentence);
    REQUIRE(turn.replies[0].rejection.has_value());
    CHECK(dossier::token(turn.replies[0].rejection->code) == c.code);
    if (!c.sentence.empty()) CHECK(turn.replies[0].rejection->sentence.nl == c.sentence);
    CHECK(types_of(turn.batch, "o/hecht") == std::vector<std::string>{"rejected"});
    CHECK(turn.batch.dossiers.empty());
  }
}

TEST_CASE("a row about meetings that cannot be read stops the start, by name") {
  storage::Snapshot snapshot;
  storage::JournalRow row;
  row.stream = "o/hecht";
  row.seq = 3;
  row.type = "meeting-moved";
  row.body = R"({"body":"ab","meeting_id":"ab/2024-07-10","to":"2024-07-32"})";
  snapshot.world_events = {row};
  const auto state = restore(Zone::utc(), {}, small_library(), {}, std::move(snapshot));
  REQUIRE_FALSE(state.has_value());
  CHECK(state.error() == "o/hecht event 3 (meeting-moved): 'to' cannot be read");
}

TEST_CASE("a plan that cannot be made shows the ways out, and each of them works") {
  Desk desk;
  desk.turn({start(1, "h1")});
  desk.change(MoveMeeting{"ab", "2024-07-10", day("2024-07-03")});
  const auto view = plan(desk.state, "h1", morning, WaysOut::tried);
  REQUIRE(view.has_value());
  REQUIRE_FALSE(view->feasible());
  std::vector<std::string> ways;
  for (const AlternativeView& way : view->alternatives) {
    CHECK(way.plan->feasible());
    std::string text = way.sentence.nl;
    for (const std::string& command : way.ways) text += " | " + command;
    ways.push_back(std::move(text));
  }
  CHECK(ways == std::vector<std::string>{
                    "Lever de stukken voor het Algemeen Bestuur van woensdag 3 juli 2024 3 weken vooraf aan. | meeting "
                    "papers ab 2024-07-10 \"3 weken\" --reason TEKST --yes",
                    "Breng het naar de vergadering van het Algemeen Bestuur van woensdag 18 december 2024. | retarget "
                    "h1 vaststellen 2024-12-18 --reason TEKST"});
}

}  // namespace besluit::engine::test
