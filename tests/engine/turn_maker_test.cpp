// SPDX-License-Identifier: EUPL-1.2
// A turn made piece by piece, with commands that were decided apart, is the turn that engine_step makes.
#include "engine/core/turn_maker.hpp"
#include "storage/record_codec.hpp"
#include "tests/engine/engine_desk.hpp"
#include "tests/engine/related_commands.hpp"
#include "tests/engine/turn_lines.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

namespace besluit::engine::test {
namespace {

constexpr const char* today = "2024-03-14T09:00:00Z";

CommandInput begun(const std::string& route, const std::string& id, std::map<std::string, std::string> values = {}) {
  return {1, {"uid 1 (tester)"}, id, route, dossier::Start{id, std::move(values)}};
}

/// All pieces are decided apart before any of them is in the turn, as if many hands were at it.
std::vector<std::string> made_in_pieces(const EngineState& state, Instant now, std::span<const Input> inputs,
                                        std::size_t size) {
  std::vector<std::span<const Input>> pieces;
  for (std::size_t at = 0; at < inputs.size(); at += size)
    pieces.push_back(inputs.subspan(at, std::min(size, inputs.size() - at)));
  std::vector<std::optional<Part>> parts;
  for (const auto& piece : pieces) parts.push_back(decide_apart(state, now, piece));
  TurnMaker maker{state, now};
  std::vector<storage::Batch> rows;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    maker.add(pieces[i], std::move(parts[i]));
    rows.push_back(maker.rows());
  }
  return lines_of(maker.finish(), std::move(rows));
}

/// Was it taken over as it was decided apart? Its reply was given another name to see that.
bool taken_over(const EngineState& state, const std::vector<Input>& before, const Input& input) {
  const std::span<const Input> one{&input, 1};
  auto part = decide_apart(state, moment(today), one);
  if (!part) return false;
  part->turn.replies.at(0).dossier = "apart";
  TurnMaker maker{state, moment(today)};
  maker.add(before);
  maker.add(one, std::move(part));
  return maker.finish().replies.back().dossier == "apart";
}

}  // namespace

TEST_CASE("a turn in pieces is the turn in one, whatever its commands have to do with each other") {
  for_each_turn(60, 6, today, [](const EngineState& state, const auto& inputs, const auto& expected) {
    for (const std::size_t size : {1U, 2U, 3U}) REQUIRE(made_in_pieces(state, moment(today), inputs, size) == expected);
  });
}

TEST_CASE("commands about different dossiers are taken over as they were decided apart") {
  Desk desk;
  desk.take(today, {start(1, "h1"), start(2, "h2")});
  CHECK(taken_over(desk.state, {}, record(3, "h2", "opstellen", "done")));
  CHECK(taken_over(desk.state, {record(3, "h1", "opstellen", "done")}, record(4, "h2", "opstellen", "done")));
  CHECK(taken_over(desk.state, {record(3, "h1", "opstellen", "done")}, start(4, "h3")));
  CHECK(taken_over(desk.state, {record(3, "h1", "geen stap", "done")}, start(4, "h3")));
  // Not behind a new library: another world may decide otherwise.
  CHECK_FALSE(taken_over(desk.state, {Reloaded{0, {"besluitd"}, desk.state.library}}, start(4, "h3")));
}

TEST_CASE("what a command asks of notices that wait is taken over with it") {
  Desk desk;
  const auto snoozed = [](std::uint64_t ticket, const char* until) {
    return CommandInput{ticket, {"uid 1 (tester)"}, "h1", {}, dossier::Snooze{"opstellen", testing::day(until)}};
  };
  desk.take(today, {start(1, "h1"), start(2, "h2")});
  Delivered arrived;
  for (const Outgoing& one : desk.take(today, {Tick{}}).send)
    arrived.results.push_back({one.id, Verdict::delivered, {}});
  desk.take(today, {std::move(arrived)});
  const Instant due = desk.state.next_due();
  const Date on = Zone::utc().date_of(due);
  const auto until = [&](int days) { return to_string(on + std::chrono::days{days}); };
  desk.take(Zone::utc().format(due - std::chrono::days{1}), {snoozed(3, until(3).c_str())});
  for (int i = 0; i < 2; ++i) desk.take(Zone::utc().format(due), {Tick{}});
  const std::vector<Input> inputs{record(4, "h2", "opstellen", "done"), snoozed(5, until(1).c_str())};
  CHECK(taken_over(desk.state, {}, inputs[1]));
  const std::vector<std::string> expected = lines_of(engine_step(desk.state, due, inputs));
  CHECK(std::ranges::count_if(expected, [](const std::string& line) { return line.starts_with("put "); }) > 0);
  CHECK(made_in_pieces(desk.state, due, inputs, 1) == expected);
}

TEST_CASE("a command is decided anew when what came before it in the turn changed what it looks at") {
  EngineState state = related_routes();
  const auto happens = [&](std::vector<Input> inputs) {
    Turn turn = engine_step(state, moment(today), inputs);
    patch(state, std::move(turn.patch));
  };
  happens({begun("herstelplan", "plan", {{"prognose", "1"}}), begun("herstelplan", "ander", {})});
  happens({record(2, "plan", "besluit", "adopted"), begun("keten", "keten", {{"ander", "ander"}})});

  SECTION("the same dossier") {
    CHECK_FALSE(
        taken_over(state, {record(3, "ander", "besluit", "delivered")}, record(4, "ander", "besluit", "adopted")));
  }
  SECTION("the dossier that it belongs to") {
    const CommandInput ends{3, {"uid 1 (tester)"}, "plan", {}, dossier::Withdraw{"niet meer nodig"}};
    CHECK_FALSE(taken_over(state, {ends}, record(4, "plan.1", "boeken", "done")));
    CHECK(taken_over(state, {record(3, "ander", "besluit", "rejected")}, record(4, "plan.1", "boeken", "done")));
  }
  SECTION("a dossier that waits for it") {
    const CommandInput ends{3, {"uid 1 (tester)"}, "keten", {}, dossier::Withdraw{"niet meer nodig"}};
    CHECK_FALSE(taken_over(state, {ends}, record(4, "ander", "besluit", "adopted")));
  }
  SECTION("the dossier that would follow from it") {
    CHECK_FALSE(taken_over(state, {begun("wijziging", "ander.1", {})}, record(4, "ander", "besluit", "adopted")));
  }
  SECTION("a name that is taken") {
    CHECK_FALSE(taken_over(state, {begun("keten", "nieuw", {})}, begun("keten", "nieuw", {})));
  }
}

TEST_CASE("what touches more than some dossiers is not decided apart") {
  Desk desk;
  desk.take(today, {start(1, "h1")});
  const auto apart = [&](Input input) {
    return decide_apart(desk.state, moment(today), std::span{&input, 1}).has_value();
  };
  CHECK(apart(record(2, "h1", "opstellen", "done")));
  CHECK_FALSE(apart(start(2, "")));                               // a number is given out
  CHECK_FALSE(apart(record(2, "h1", "opstellen", "onzin")));      // a refusal is counted
  CHECK_FALSE(apart(record(2, "nergens", "opstellen", "done")));  // and stands in the organisation's stream
  CHECK_FALSE(apart(Tick{}));
  CHECK_FALSE(apart(Delivered{}));
  // One of them in a piece, and the whole piece waits for its turn.
  const std::vector<Input> both{record(2, "h1", "opstellen", "done"), start(3, "")};
  CHECK_FALSE(decide_apart(desk.state, moment(today), both).has_value());
}

TEST_CASE("a command that looks at everybody is not decided apart") {
  using namespace besluit::testing;
  Library library;
  library.organisation = std::make_shared<const definition::Organisation>(hecht());
  definition::Step keeps = asks("vaststellen", "ab", definition::Ask::decision);
  keeps.apart_from = {"begroting"};
  for (auto workflow : {route("herstelplan", {{keeps}}),
                        route("begroting", {{asks("vaststellen", "ab", definition::Ask::decision)}})}) {
    workflow.hash = workflow.id;
    library.add(std::make_shared<const definition::Workflow>(std::move(workflow)));
  }
  const EngineState state = *restore(Zone::utc(), {}, std::move(library), {}, {});
  const std::vector<Input> inputs{begun("herstelplan", "plan"), begun("begroting", "geld")};
  CHECK_FALSE(decide_apart(state, moment(today), std::span{inputs}.subspan(1)).has_value());
  const std::vector<std::string> expected = lines_of(engine_step(state, moment(today), inputs));
  CHECK(made_in_pieces(state, moment(today), inputs, 1) == expected);
  CHECK(std::ranges::any_of(expected, [](const std::string& line) { return line.contains(" yielded "); }));
}

TEST_CASE("a dossier that changes again after its row was given gets another row, and the last one is right") {
  Desk desk;
  desk.take(today, {start(1, "h1")});
  TurnMaker maker{desk.state, moment(today)};
  const std::vector<Input> first{record(2, "h1", "opstellen", "done")};
  const std::vector<Input> second{record(3, "h1", "bao", "delivered")};
  maker.add(first);
  const storage::Batch before = maker.rows();
  maker.add(second);
  const storage::Batch after = maker.rows();
  REQUIRE(before.dossiers.size() == 1);
  REQUIRE(after.dossiers.size() == 1);
  const Turn turn = maker.finish();
  CHECK(turn.batch.empty());
  const Slot& slot = turn.patch.dossiers.at("h1");
  CHECK_FALSE(slot.lags);
  CHECK(after.dossiers[0].state == slot.state);
  CHECK(after.dossiers[0].last_seq == slot.last_seq);
  CHECK(before.dossiers[0].last_seq < slot.last_seq);
}

}  // namespace besluit::engine::test
