// SPDX-License-Identifier: EUPL-1.2
// A claim is written without the dossier's own row. What the row lacks is folded in at a start, written when there is
// time, and known to `verify`.
#include "engine/core/limits.hpp"
#include "engine/core/verify.hpp"
#include "storage/record_codec.hpp"
#include "tests/engine/engine_desk.hpp"
#include "tests/support/catch.hpp"

namespace besluit::engine::test {
namespace {

using Strings = std::vector<std::string>;

/// A desk at which one can look at what was kept.
struct Archive : Desk {
  /// The next rung of all, whatever it is about.
  Turn fire() { return take(Zone::utc().format(state.next_due()), {Tick{}}); }

  storage::Snapshot snapshot() {
    auto loaded = store.load();
    REQUIRE(loaded);
    return std::move(*loaded);
  }
  EngineState again() {
    auto restored = restore(Zone::utc(), state.settings, small_library(), {}, snapshot());
    REQUIRE(restored);
    return std::move(*restored);
  }
  [[nodiscard]] std::uint64_t row_seq(const std::string& id) {
    std::uint64_t seq = 0;
    storage::Visitor visitor;
    visitor.dossier = [&](const storage::DossierRow& row) {
      if (row.id == id) seq = row.last_seq;
      return true;
    };
    REQUIRE(store.scan(visitor));
    return seq;
  }
  Strings verify() {
    Verifier verifier{state.zone, state.settings.send_time};
    REQUIRE(store.scan(verifier.visitor()));
    Strings lines;
    for (const Finding& finding : verifier.finish().findings) lines.push_back(finding.subject + ": " + finding.problem);
    return lines;
  }
};

/// One dossier with claims that its row does not know.
Archive with_claims(int claims) {
  Archive desk;
  desk.take("2024-03-14T09:00:00Z", {start(1, "h1")});
  for (int i = 0; i < claims; ++i) desk.fire();
  return desk;
}

void check_same(const EngineState& a, const EngineState& b) {
  CHECK(a.due == b.due);
  CHECK(a.outbox == b.outbox);
  CHECK(a.lagging == b.lagging);
  REQUIRE(a.dossiers.size() == b.dossiers.size());
  for (const auto& [id, slot] : a.dossiers) {
    const Slot& other = b.dossiers.at(id);
    CHECK(other.state == slot.state);
    CHECK(other.last_seq == slot.last_seq);
    CHECK(other.next_due == slot.next_due);
    CHECK(other.open == slot.open);
    CHECK(other.lags == slot.lags);
  }
}

TEST_CASE("a claim is written with its event, its rung and its notice, and without the dossier's row") {
  Archive desk = with_claims(0);
  const Turn turn = desk.fire();
  CHECK(turn.batch.dossiers.empty());
  REQUIRE(turn.batch.journal.size() == 2);  // two people are reminded of one date
  for (const storage::JournalRow& row : turn.batch.journal) CHECK(row.type == "rung-fired");
  CHECK(turn.batch.rungs.size() == 2);
  CHECK(turn.batch.notices.size() == 2);
  CHECK(turn.batch.updates.empty());
  CHECK(turn.batch.documents.empty());
  CHECK(desk.state.lagging == std::set<std::string>{"h1"});
  CHECK(desk.row_seq("h1") < desk.state.dossiers.at("h1").last_seq);
}

TEST_CASE("after a start, however many claims the row lacks, the state is that before it; no rung is claimed again") {
  Archive desk;
  desk.take("2024-03-14T09:00:00Z", {start(1, "h1"), start(2, "h2"), start(3, "h3")});
  check_same(desk.again(), desk.state);
  std::size_t claims = 0;
  while (desk.state.next_due() < moment("2024-06-01T00:00:00Z")) {
    claims += desk.fire().batch.rungs.size();
    check_same(desk.again(), desk.state);
  }
  CHECK(claims > 10);
  desk.state = desk.again();
  const Turn turn = desk.take("2024-06-01T00:00:00Z", {Tick{}});
  CHECK(turn.batch.journal.empty());
  CHECK(turn.batch.rungs.empty());
  CHECK(turn.batch.notices.empty());
  CHECK(desk.verify().empty());
}

TEST_CASE("the next command writes the row") {
  Archive desk = with_claims(2);
  const Turn turn = desk.take("2024-06-01T09:00:00Z", {record(2, "h1", "opstellen", "gereed")});
  REQUIRE(turn.batch.dossiers.size() == 1);
  CHECK(turn.batch.dossiers[0].state == desk.state.dossiers.at("h1").state);
  CHECK(desk.state.lagging.empty());
  CHECK(desk.snapshot().tails.empty());
  CHECK(desk.verify().empty());
}

TEST_CASE("a claim in the turn of a command is in the row that the turn writes anyway") {
  Archive desk = with_claims(0);
  const std::string due = Zone::utc().format(desk.state.next_due());
  const Turn turn = desk.take(due, {record(2, "h1", "opstellen", "gereed"), Tick{}});
  REQUIRE(turn.batch.dossiers.size() == 1);
  CHECK(turn.batch.dossiers[0].last_seq == turn.batch.journal.back().seq);
  CHECK(desk.state.lagging.empty());
  check_same(desk.again(), desk.state);
}

TEST_CASE("when there is time the rows follow, so many at once, and nothing else is written") {
  Archive desk;
  std::vector<Input> starts;
  const std::size_t many = limits::caught_up_per_turn + 2;
  for (std::size_t i = 0; i < many; ++i) starts.emplace_back(start(i + 1, "h" + std::to_string(i)));
  desk.take("2024-03-14T09:00:00Z", std::move(starts));
  desk.fire();
  REQUIRE(desk.state.lagging.size() == many);
  CHECK(desk.snapshot().tails.size() >= many);
  for (const std::size_t rows : {limits::caught_up_per_turn, std::size_t{2}}) {
    const EngineState before = desk.state;
    Turn turn = desk.take("2024-05-01T09:00:00Z", {CatchUp{}});
    CHECK(turn.batch.dossiers.size() == rows);
    turn.batch.dossiers.clear();
    CHECK(turn.batch.empty());
    CHECK(turn.send.empty());
    CHECK(turn.replies.empty());
    CHECK(turn.happened.empty());
    CHECK(desk.state.due == before.due);
    CHECK(desk.state.last_at == before.last_at);
    CHECK(desk.verify().empty());
  }
  CHECK(desk.state.lagging.empty());
  CHECK(desk.snapshot().tails.empty());
  CHECK(desk.take("2024-05-01T09:00:00Z", {CatchUp{}}).batch.empty());
}

TEST_CASE("a row that is written again in between lacks the later claims only") {
  Archive desk = with_claims(2);
  desk.take("2024-05-01T09:00:00Z", {CatchUp{}});
  const std::size_t later = desk.fire().batch.journal.size();
  CHECK(desk.snapshot().tails.size() == later);
  CHECK(desk.verify().empty());
  check_same(desk.again(), desk.state);
}

TEST_CASE("verify finds a row that lacks more than claims, or says something else") {
  Archive desk = with_claims(2);
  storage::DossierRow row = desk.snapshot().dossiers.at(0);
  const Strings differs{"dossier h1: its state differs from the replay of its journal"};
  SECTION("it does not know that a task is done") {
    desk.take("2024-06-01T09:00:00Z", {record(2, "h1", "opstellen", "gereed")});
    REQUIRE(desk.verify().empty());
    REQUIRE(desk.store.commit({storage::Batch{.dossiers = {row}}}));
  }
  SECTION("it knows a claim by its number and not by its mark") {
    ++row.last_seq;
    REQUIRE(desk.store.commit({storage::Batch{.dossiers = {row}}}));
  }
  SECTION("it is closed") {
    row.open = false;
    REQUIRE(desk.store.commit({storage::Batch{.dossiers = {row}}}));
  }
  CHECK(desk.verify() == differs);
}

TEST_CASE("a claim that cannot be read is not claimed again: the dossier stands still and says so") {
  Archive desk = with_claims(2);
  storage::Snapshot snapshot = desk.snapshot();
  REQUIRE(snapshot.tails.size() > 1);
  snapshot.tails[1].body = "{\"nonsense\":1}";
  auto restored = restore(Zone::utc(), desk.state.settings, small_library(), {}, std::move(snapshot));
  REQUIRE(restored);
  desk.state = std::move(*restored);
  CHECK(desk.state.due.empty());
  const Turn turn = desk.take("2024-12-31T09:00:00Z", {Tick{}, CatchUp{}, record(9, "h1", "opstellen", "gereed")});
  CHECK(turn.batch.rungs.empty());
  CHECK(turn.batch.dossiers.empty());
  REQUIRE(turn.replies.size() == 1);
  CHECK(turn.replies[0].rejection->sentence.nl ==
        "De stand van dossier 'h1' kan niet worden gelezen; draai 'besluitctl verify'.");
  CHECK(desk.state.lagging.empty());
}

}  // namespace
}  // namespace besluit::engine::test
