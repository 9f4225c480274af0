// SPDX-License-Identifier: EUPL-1.2
// One turn of the core, as a value: what goes in, what must come out, and nothing more.
#include "engine/core/limits.hpp"
#include "engine/core/outbox.hpp"
#include "storage/record_codec.hpp"
#include "tests/engine/engine_desk.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>

namespace besluit::engine::test {
namespace {

std::vector<std::string> journal_of(const Turn& turn) {
  std::vector<std::string> lines;
  for (const auto& row : turn.batch.journal)
    lines.push_back(row.stream + " " + std::to_string(row.seq) + " " + row.type);
  return lines;
}

std::vector<std::string> sent(const Turn& turn) {
  std::vector<std::string> ids;
  for (const Outgoing& outgoing : turn.send) ids.push_back(outgoing.id);
  return ids;
}

TEST_CASE("a dossier that is started leaves one whole batch: events, state, notices") {
  Desk desk;
  const Turn turn = desk.take("2024-03-14T09:00:00Z", {start(7, "h1")});

  REQUIRE(turn.replies.size() == 1);
  CHECK(turn.replies[0].ticket == 7);
  CHECK(turn.replies[0].dossier == "h1");
  CHECK_FALSE(turn.replies[0].rejection);
  CHECK(turn.replies[0].events->size() == turn.batch.journal.size());
  for (std::size_t i = 0; i < turn.batch.journal.size(); ++i) {
    CHECK(turn.batch.journal[i].stream == "d/h1");
    CHECK(turn.batch.journal[i].seq == i + 1);
  }
  REQUIRE(turn.batch.dossiers.size() == 1);
  CHECK(turn.batch.dossiers[0].last_seq == turn.batch.journal.size());
  CHECK(turn.batch.dossiers[0].open);
  CHECK(turn.batch.updates.empty());
  CHECK(turn.batch.documents.empty());
  std::set<std::string> notices;
  for (const auto& notice : turn.batch.notices)
    notices.insert(notice.id + " " + notice.role + " " + notice.reason_code);
  CHECK(notices ==
        std::set<std::string>{"h1/dates-1/directie directie dates-set", "h1/dates-1/secretaris secretaris dates-set"});
  CHECK(turn.send.empty());  // nothing is sent before its commit
  CHECK(turn.more_due);      // ... and the next tick hands it out
  CHECK(desk.state.wake_up() == moment("2024-03-14T09:00:00Z"));
}

TEST_CASE("commands of one turn see what the earlier ones decided, and share the batch") {
  Desk desk;
  const Turn turn = desk.take("2024-03-14T09:00:00Z",
                              {start(1, "h1"), start(2, "h1"), record(3, "h1", "opstellen", "gereed"),
                               record(4, "h1", "opstellen", "gereed"), record(5, "h2", "opstellen", "gereed")});
  REQUIRE(turn.replies.size() == 5);
  CHECK_FALSE(turn.replies[0].rejection);
  REQUIRE(turn.replies[1].rejection);
  CHECK(turn.replies[1].rejection->code == dossier::Refusal::dossier_exists);
  CHECK_FALSE(turn.replies[2].rejection);
  REQUIRE(turn.replies[3].rejection);
  CHECK(turn.replies[3].rejection->code == dossier::Refusal::step_not_open);
  REQUIRE(turn.replies[4].rejection);
  CHECK(turn.replies[4].rejection->code == dossier::Refusal::unknown_dossier);
  CHECK(turn.replies[4].rejection->sentence.nl == "Er is geen dossier 'h2'.");
  // One row for one dossier, however many commands; what was refused outside it stands in the organisation's stream.
  CHECK(turn.batch.dossiers.size() == 1);
  const auto lines = journal_of(turn);
  CHECK(std::ranges::count(lines, "o/hecht 1 rejected") == 1);
  CHECK(std::ranges::count(lines, "o/hecht 2 rejected") == 1);
  CHECK(desk.state.organisation_seq == 2);
}

TEST_CASE("a turn that is not applied leaves no trace: the same inputs give the same turn") {
  Desk desk;
  desk.take("2024-03-14T09:00:00Z", {start(1, "h1")});
  const std::vector<Input> inputs{record(2, "h1", "opstellen", "gereed")};
  const Turn first = engine_step(desk.state, moment("2024-03-15T09:00:00Z"), inputs);
  const Turn again = engine_step(desk.state, moment("2024-03-15T09:00:00Z"), inputs);
  CHECK(first.batch.journal == again.batch.journal);
  CHECK(first.batch.dossiers == again.batch.dossiers);
  CHECK(first.batch.rungs == again.batch.rungs);
  CHECK(first.batch.notices == again.batch.notices);
}

TEST_CASE("names of dossiers are made from route and year, and judged when given") {
  Desk desk;
  const auto reply_of = [&](const CommandInput& input) {
    return desk.take("2024-03-14T09:00:00Z", {input}).replies.at(0);
  };
  CHECK(reply_of(start(1, "")).dossier == "herstelplan-2024-1");
  CHECK(reply_of(start(2, "")).dossier == "herstelplan-2024-2");
  CHECK(reply_of(start(3, "herstelplan-2024-3")).dossier == "herstelplan-2024-3");
  CHECK(reply_of(start(4, "")).dossier == "herstelplan-2024-4");
  for (const char* bad : {"Groot", "met spatie", "../weg", "-", "é", "a/b"}) {
    const Reply reply = reply_of(start(5, bad));
    INFO(bad);
    REQUIRE(reply.rejection);
    CHECK(reply.rejection->code == dossier::Refusal::bad_id);
  }
  CHECK(reply_of(start(6, std::string(limits::id_bytes + 1, 'a'))).rejection->code == dossier::Refusal::bad_id);
  CommandInput nowhere = start(7, "x");
  nowhere.route = "herstelplam";
  CHECK(reply_of(nowhere).rejection->sentence.nl == "Er is geen route 'herstelplam'. Bedoelt u 'herstelplan'?");
}

// Two starts that the guard refused had taken numbers 1 and 2, and a secretary who had one dossier saw it named 3.
TEST_CASE("a start that is refused takes no number") {
  Desk desk;
  CommandInput wrong = start(1, "");
  wrong.command = dossier::Start{"", {{"bestaat niet", "1"}}};
  const Turn turn = desk.take("2024-03-14T09:00:00Z", {wrong, start(2, ""), wrong, start(3, "")});
  REQUIRE(turn.replies.size() == 4);
  CHECK(turn.replies[0].rejection.has_value());
  CHECK(turn.replies[1].dossier == "herstelplan-2024-1");
  CHECK(turn.replies[3].dossier == "herstelplan-2024-2");
}

TEST_CASE("refusals are journaled up to a bound for each actor and hour; all are answered") {
  Desk desk;
  std::size_t journaled = 0;
  for (std::size_t i = 0; i < limits::rejections_per_peer_hour + 5; ++i) {
    const Turn turn = desk.take("2024-03-14T09:00:00Z", {record(i + 1, "nergens", "x", "y")});
    REQUIRE(turn.replies.at(0).rejection);
    journaled += turn.batch.journal.size();
  }
  CHECK(journaled == limits::rejections_per_peer_hour);
  CHECK(desk.take("2024-03-14T10:00:00Z", {record(1, "nergens", "x", "y")}).batch.journal.size() == 1);
}

TEST_CASE("rungs fire at their moment, are handed out once, and settle by what the channel says") {
  Desk desk;
  desk.take("2024-03-14T09:00:00Z", {start(1, "h1")});
  Turn turn = desk.take("2024-03-14T09:00:00Z", {Tick{}});
  CHECK(turn.batch.empty());
  CHECK(sent(turn) == std::vector<std::string>{"h1/dates-1/directie", "h1/dates-1/secretaris"});
  CHECK(desk.take("2024-03-14T09:00:00Z", {Tick{}}).send.empty());  // in flight: not twice

  turn = desk.take("2024-03-14T09:00:05Z", {Delivered{{{"h1/dates-1/directie", Verdict::delivered, {}},
                                                       {"h1/dates-1/secretaris", Verdict::temporary, "451 later"},
                                                       {"onbekend", Verdict::delivered, {}}}}});
  REQUIRE(turn.batch.updates.size() == 2);
  CHECK(turn.batch.updates[0].delivery == storage::Delivery::sent);
  CHECK(turn.batch.updates[1].delivery == storage::Delivery::pending);
  CHECK(turn.batch.updates[1].last_error == "451 later");
  // A minute, and what sets this notice apart.
  const Instant again = moment("2024-03-14T09:00:05Z") + retry_delay(1, "h1/dates-1/secretaris");
  CHECK(desk.state.wake_up() == again);
  CHECK(again >= moment("2024-03-14T09:01:05Z"));
  CHECK(again < moment("2024-03-14T09:01:20Z"));
  CHECK(desk.take("2024-03-14T09:01:04Z", {Tick{}}).send.empty());
  CHECK(sent(desk.take("2024-03-14T09:01:20Z", {Tick{}})) == std::vector<std::string>{"h1/dates-1/secretaris"});
  desk.take("2024-03-14T09:01:21Z", {Delivered{{{"h1/dates-1/secretaris", Verdict::permanent, "550 nobody"}}}});
  CHECK(desk.state.dead_letters == 1);
  CHECK(desk.state.outbox.empty());

  const Instant next = desk.state.wake_up();
  CHECK(Zone::utc().time_of(next) == std::chrono::hours{8});
  CHECK(desk.take(Zone::utc().format(next - std::chrono::seconds{1}), {Tick{}}).batch.empty());
  turn = desk.take(Zone::utc().format(next), {Tick{}});
  CHECK_FALSE(turn.batch.rungs.empty());
  for (const auto& rung : turn.batch.rungs) CHECK(rung.claimed);
  CHECK(turn.batch.notices.size() == turn.batch.rungs.size());
  CHECK(desk.take(Zone::utc().format(next), {Tick{}}).batch.rungs.empty());
}

TEST_CASE("every channel gets a notice of its own, with a name of its own") {
  EngineState state = fresh_state({"bestand", "post"});
  const std::vector<Input> inputs{start(1, "h1")};
  const Turn turn = engine_step(state, moment("2024-03-14T09:00:00Z"), inputs);
  std::set<std::string> ids;
  for (const auto& notice : turn.batch.notices) ids.insert(notice.id);
  CHECK(ids == std::set<std::string>{"h1/dates-1/directie@bestand", "h1/dates-1/directie@post",
                                     "h1/dates-1/secretaris@bestand", "h1/dates-1/secretaris@post"});
  CHECK(without_channel("h1/dates-1/directie@post") == "h1/dates-1/directie");
}

TEST_CASE("waiting doubles from a minute to four hours, and ends") {
  using namespace std::chrono_literals;
  const std::vector<std::chrono::milliseconds> expected{1min,  2min,   4min, 8min, 16min, 32min,
                                                        64min, 128min, 4h,   4h,   4h};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(retry_delay(static_cast<int>(i) + 1) == expected[i]);
  storage::NoticeRow notice;
  notice.id = "n";
  notice.attempts = limits::attempts_max - 2;
  CHECK(settle(notice, {"n", Verdict::temporary, "4"}, Instant{}).delivery == storage::Delivery::pending);
  notice.attempts = limits::attempts_max - 1;
  CHECK(settle(notice, {"n", Verdict::temporary, "4"}, Instant{}).delivery == storage::Delivery::failed);
}

TEST_CASE("a state that cannot be read does not keep the engine awake, and says so when asked") {
  Desk desk;
  desk.take("2024-03-14T09:00:00Z", {start(1, "h1")});
  Slot& slot = desk.state.dossiers.at("h1");
  slot.state = "{";
  const Turn turn = desk.take("2024-12-31T09:00:00Z", {Tick{}});
  CHECK(turn.batch.rungs.empty());
  CHECK(desk.state.due.empty());
  const Reply reply = desk.take("2024-12-31T09:00:00Z", {record(1, "h1", "bao", "noted")}).replies.at(0);
  CHECK(reply.rejection->sentence.nl ==
        "De stand van dossier 'h1' kan niet worden gelezen; draai 'besluitctl verify'.");
}

TEST_CASE("the state after a restart is the state before it") {
  Desk desk;
  desk.take("2024-03-14T09:00:00Z", {start(1, "h1"), start(2, "h2")});
  desk.take("2024-04-02T09:00:00Z", {Tick{}, record(3, "h2", "opstellen", "gereed"), record(4, "h9", "a", "b")});
  auto snapshot = desk.store.load();
  REQUIRE(snapshot);
  const auto again = restore(Zone::utc(), desk.state.settings, small_library(), {}, std::move(*snapshot));
  REQUIRE(again);
  CHECK(again->due == desk.state.due);
  CHECK(again->outbox == desk.state.outbox);
  CHECK(again->organisation_seq == desk.state.organisation_seq);
  CHECK(again->last_at == desk.state.last_at);
  REQUIRE(again->dossiers.size() == desk.state.dossiers.size());
  for (const auto& [id, slot] : desk.state.dossiers) CHECK(again->dossiers.at(id).state == slot.state);
}

TEST_CASE("a dossier keeps the definition it began with when another comes") {
  Desk desk;
  desk.take("2024-03-14T09:00:00Z", {start(1, "oud")});
  const Turn turn =
      desk.take("2024-03-15T09:00:00Z", {Reloaded{9, {"root"}, small_library("route-2")}, start(2, "nieuw")});
  CHECK(journal_of(turn).front() == "o/hecht 1 definitions-loaded");
  CHECK(turn.batch.documents.size() == 2);
  CHECK(storage::decode_dossier(desk.state.dossiers.at("oud").state)->workflow_hash == "route-1");
  CHECK(storage::decode_dossier(desk.state.dossiers.at("nieuw").state)->workflow_hash == "route-2");
  CHECK_FALSE(desk.take("2024-03-16T09:00:00Z", {record(3, "oud", "opstellen", "gereed")}).replies.at(0).rejection);
}

TEST_CASE("the journal's clock never runs backwards") {
  Desk desk;
  desk.take("2024-03-14T09:00:00Z", {start(1, "h1")});
  const Turn turn = desk.take("2024-03-13T09:00:00Z", {record(2, "h1", "opstellen", "gereed")});
  for (const auto& row : turn.batch.journal)
    CHECK(row.at_ms >= moment("2024-03-14T09:00:00Z").time_since_epoch().count());
}

}  // namespace
}  // namespace besluit::engine::test
