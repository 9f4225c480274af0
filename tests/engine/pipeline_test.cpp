// SPDX-License-Identifier: EUPL-1.2
// What happens between a notice that is made and a message that goes: every stage, every kind, and why not. The numbers
// in brackets are the complaints of twenty years of alerting tools that a test answers.
#include "engine/core/pipeline.hpp"

#include "engine/core/hand_out.hpp"
#include "engine/core/message.hpp"
#include "engine/core/outbox.hpp"
#include "storage/memory/memory_store.hpp"
#include "storage/record_codec.hpp"
#include "tests/engine/engine_support.hpp"
#include "tests/support/catch.hpp"

#include <map>
#include <set>

namespace besluit::engine::test {
namespace {

using storage::Delivery;
using Lines = std::vector<std::string>;

/// A core with its store: takes turns, commits and patches as the shell does, and keeps what every person got.
struct Office {
  EngineState state;
  storage::MemoryStore store;
  Verdict verdict = Verdict::delivered;  ///< what the channels say of everything
  std::map<std::string, Verdict> by_channel{};
  std::vector<std::string> reached{};  ///< and of those that were not delivered, who has them all the same
  Lines got;                           ///< "day person subject-less id" of what was delivered

  explicit Office(std::vector<std::string> channels = {"post"}) : state(fresh_state(std::move(channels))) {
    state.settings.admin = "beheer@hecht.example";
  }

  /// The policy of every step, changed.
  template <class Change>
  void policy(Change change) {
    definition::Organisation world = *state.library.organisation;
    change(world.policies.at("standaard"));
    state.library.organisation = std::make_shared<const definition::Organisation>(std::move(world));
    state.library.seed = state.library.organisation;
  }

  Turn take(Instant now, std::vector<Input> inputs) {
    Turn turn = engine_step(state, now, inputs);
    if (!turn.batch.empty()) REQUIRE(store.commit({turn.batch}));
    patch(state, Patch{turn.patch});
    return turn;
  }
  Turn take(std::string_view now, std::vector<Input> inputs) { return take(moment(now), std::move(inputs)); }

  /// Everything that happens by itself until then; each message is answered at once.
  void run(std::string_view until) {
    const Instant end = moment(until);
    for (int turns = 0; turns < 5000; ++turns) {
      const Instant next = state.wake_up();
      if (next == never || next > end) return;
      now_ = std::max(now_, next);
      const Turn turn = take(now_, {Tick{}});
      deliver(turn);
    }
    FAIL("it never comes to rest");
  }
  void deliver(const Turn& turn) {
    if (turn.send.empty()) return;
    Delivered results;
    for (const Outgoing& outgoing : turn.send) {
      const auto own = by_channel.find(outgoing.channel);
      const Verdict said = own == by_channel.end() ? verdict : own->second;
      results.results.push_back({outgoing.id, said, said == Verdict::delivered ? "" : "kapot"});
      if (said != Verdict::delivered) results.results.back().reached = reached;
      if (said != Verdict::delivered) continue;
      std::string ids;
      for (const std::string& id : outgoing.notices) ids += (ids.empty() ? "" : " + ") + id;
      got.push_back(Zone::utc().format(now_).substr(0, 16) + " " + ids);
    }
    take(now_, {std::move(results)});
  }
  void say(std::string_view now, dossier::Command command, const std::string& dossier = "h1") {
    now_ = std::max(now_, moment(now));
    const Turn turn = take(now_, {CommandInput{1, {"uid 1 (jansen)"}, dossier, {}, std::move(command)}});
    REQUIRE_FALSE(turn.replies.at(0).rejection);
  }
  dossier::Rejection refused(std::string_view now, WorldAct act, std::string reason = "omdat") {
    const Turn turn = world_turn(now, std::move(act), std::move(reason));
    REQUIRE(turn.replies.at(0).rejection);
    return *turn.replies.at(0).rejection;
  }
  Turn world_turn(std::string_view now, WorldAct act, std::string reason) {
    now_ = std::max(now_, moment(now));
    WorldCommand command{std::move(act), std::move(reason), {}, "uid 1 (jansen)"};
    return take(now_, {WorldInput{1, {"uid 1 (jansen)"}, std::move(command)}});
  }
  void change(std::string_view now, WorldAct act, std::string reason = "omdat") {
    REQUIRE_FALSE(world_turn(now, std::move(act), std::move(reason)).replies.at(0).rejection);
  }
  storage::NoticeRow row(const std::string& id) {
    const auto read = store.notices({.id = id});
    REQUIRE(read);
    REQUIRE(read->notices.size() == 1);
    return read->notices.front();
  }
  Lines got_since(std::string_view day) const {
    Lines some;
    for (const std::string& line : got)
      if (line >= day) some.push_back(line);
    return some;
  }
  void restart() {
    auto snapshot = store.load();
    REQUIRE(snapshot);
    Settings settings = state.settings;
    Library library = small_library();
    state = *restore(Zone::utc(), std::move(settings), std::move(library), {}, std::move(*snapshot));
  }

 private:
  Instant now_ = moment("2024-03-14T09:00:00Z");
};

void begin(Office& office) {
  office.take("2024-03-14T09:00:00Z", {Reloaded{0, {"besluitd"}, office.state.library}});
  office.take("2024-03-14T09:00:00Z", {start(1, "h1")});
  office.run("2024-03-14T09:00:00Z");
}

const std::string first_rung = "h1/opstellen/task-1#0";

TEST_CASE("one table for all kinds; a setting of a policy holds for each, unless the table says why not [14]") {
  CHECK(kind_rules().size() == static_cast<std::size_t>(dossier::NoticeKind::digest) + 1);
  for (const KindRule& rule : kind_rules()) {
    INFO(dossier::token(rule.kind));
    CHECK(&rule_of(rule.kind) == &rule);
    const bool broken =
        rule.kind == dossier::NoticeKind::delivery_failed || rule.kind == dossier::NoticeKind::channel_failing;
    CHECK(rule.waits_for_moment == !broken);
    CHECK(rule.waits_in_silence == (!broken && rule.kind != dossier::NoticeKind::silence_ending));
    if (dossier::is_of_organisation(rule.kind)) CHECK_FALSE(rule.may_be_grouped);
  }
}

TEST_CASE("silence, quiet hours and days off hold every kind that waits for them [14]") {
  definition::Organisation world = testing::hecht();
  world.silences.push_back({1, {}, {}, {}, testing::day("2024-03-14"), testing::day("2024-03-15"), "rust", "a"});
  const auto route = small_library().routes.at("herstelplan");
  dossier::Dossier dossier;
  dossier.id = "h1";
  dossier.feasible = false;
  storage::NoticeRow notice;
  notice.dossier = "h1";
  for (const KindRule& rule : kind_rules()) {
    notice.kind = dossier::token(rule.kind);
    INFO(notice.kind);
    Circumstances here{world,    Zone::utc(), std::chrono::hours{8}, moment("2024-03-14T22:30:00Z"),
                       &dossier, route.get()};
    const auto silent = muted(here, notice);
    CHECK(silent.has_value() == rule.waits_in_silence);
    if (silent) CHECK(silent->until == moment("2024-03-16T08:00:00Z"));
    definition::Organisation calm = testing::hecht();
    definition::Policy& policy = calm.policies.at("standaard");
    policy.quiet = {std::chrono::hours{20}, std::chrono::hours{7}};
    policy.working_days_only = true;
    Circumstances night{calm,     Zone::utc(), std::chrono::hours{8}, moment("2024-03-14T22:30:00Z"),
                        &dossier, route.get()};
    const auto late = engine::moment(night, notice);
    CHECK(late.has_value() == rule.waits_for_moment);
    if (late) CHECK(late->code == "quiet-hours");
    if (late) CHECK(late->until == test::moment("2024-03-15T07:00:00Z"));
    night.now = test::moment("2024-03-16T12:00:00Z");  // a Saturday
    const auto weekend = engine::moment(night, notice);
    CHECK(weekend.has_value() == rule.waits_for_moment);
    if (weekend) CHECK(weekend->code == "day-off");
    if (weekend) CHECK(weekend->until == test::moment("2024-03-18T08:00:00Z"));
  }
}

TEST_CASE("what is acknowledged, done, withdrawn or suspended between claim and sending sends nothing [13]") {
  struct Case {
    const char* what;
    std::function<void(Office&)> act;
    const char* code;
  };
  const std::vector<Case> cases{
      {"seen", [](Office& o) { o.say("2024-04-25T08:30:00Z", dossier::Acknowledge{"opstellen"}); }, "acknowledged"},
      {"done",
       [](Office& o) {
         o.say("2024-04-25T08:30:00Z", dossier::Record{"opstellen", "gereed", std::nullopt, {}});
       },
       "step-done"},
      {"withdrawn", [](Office& o) { o.say("2024-04-25T08:30:00Z", dossier::Withdraw{"klaar mee"}); }, "withdrawn"},
      {"suspended",
       [](Office& o) {
         o.say("2024-04-25T08:30:00Z", dossier::Suspend{"opstellen", std::nullopt, "wacht"});
       },
       "suspended"},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    Office office;
    begin(office);
    office.verdict = Verdict::temporary;  // the relay is down when the rung is claimed
    const Instant due = office.state.next_due();
    office.run(Zone::utc().format(due));
    const Lines before = office.got;
    REQUIRE(office.row(first_rung).delivery == Delivery::pending);
    one.act(office);
    office.verdict = Verdict::delivered;
    office.run("2024-04-26T08:00:00Z");
    const storage::NoticeRow row = office.row(first_rung);
    CHECK(row.delivery == Delivery::dropped);
    CHECK(row.reason_code == one.code);
    CHECK_FALSE(row.reason.empty());
    for (const std::string& line : office.got) CHECK(line.find(first_rung) == std::string::npos);
  }
}

TEST_CASE("an acknowledgement in the very turn that would hand it out comes first [13]") {
  Office office;
  begin(office);
  const Instant due = office.state.next_due();
  office.take(due, {Tick{}});  // claimed; not handed out yet
  const Turn turn =
      office.take(due, {CommandInput{1, {"uid 1 (jansen)"}, "h1", {}, dossier::Acknowledge{"opstellen"}}, Tick{}});
  for (const Outgoing& outgoing : turn.send) CHECK(outgoing.id != first_rung);
  CHECK(office.row(first_rung).reason_code == "acknowledged");
}

TEST_CASE("a rung is claimed once and goes once, whatever restarts [11, 12]") {
  Office office;
  begin(office);
  const Instant due = office.state.next_due();
  const Turn claimed = office.take(due, {Tick{}});
  REQUIRE_FALSE(claimed.batch.rungs.empty());
  CHECK_FALSE(office.store.commit({claimed.batch}));  // the same claim again: the store itself refuses
  office.restart();                                   // it dies between claim and sending
  office.run(Zone::utc().format(due));
  office.restart();
  office.run(Zone::utc().format(due + std::chrono::hours{1}));
  std::map<std::string, int> times;
  for (const std::string& line : office.got) ++times[line.substr(17)];
  for (const auto& [id, count] : times) {
    INFO(id);
    CHECK(count == 1);
  }
  CHECK(times.count(first_rung) == 1);
}

TEST_CASE("a week without a mail server, two restarts and a moved meeting: everybody has the mails of the plan [12]") {
  Office office;
  begin(office);
  office.verdict = Verdict::temporary;
  office.run("2024-04-26T07:00:00Z");
  office.restart();
  office.run("2024-04-28T07:00:00Z");
  office.change("2024-04-29T09:00:00Z", MoveMeeting{"ab", "2024-07-10", testing::day("2024-07-03")});
  office.restart();
  office.run("2024-05-02T07:00:00Z");
  office.verdict = Verdict::delivered;
  office.run("2024-05-02T20:00:00Z");
  std::map<std::string, int> times;
  for (const std::string& line : office.got) ++times[line.substr(17)];
  for (const auto& [id, count] : times) CHECK(count == 1);
  const auto read = office.store.notices({});
  REQUIRE(read);
  for (const storage::NoticeRow& row : read->notices) {
    INFO(row.id << " " << row.reason_code);
    const bool settled = row.delivery == Delivery::sent || row.delivery == Delivery::dropped;
    CHECK(settled);
    CHECK((row.delivery == Delivery::sent) == (times.count(row.id) == 1));
    if (row.delivery == Delivery::dropped) CHECK(row.reason_code == "superseded");
  }
  // The plan: the same weeks with a mail server. Besides it only word that the channel failed.
  Office calm;
  begin(calm);
  calm.run("2024-04-29T08:00:00Z");
  calm.change("2024-04-29T09:00:00Z", MoveMeeting{"ab", "2024-07-10", testing::day("2024-07-03")});
  calm.run("2024-05-02T20:00:00Z");
  std::set<std::string> plan;
  for (const std::string& line : calm.got) plan.insert(line.substr(17) + " to " + calm.row(line.substr(17)).to);
  std::set<std::string> held;
  for (const std::string& line : office.got)
    if (line.find("o/channel-post-") == std::string::npos)
      held.insert(line.substr(17) + " to " + office.row(line.substr(17)).to);
  CHECK(plan.size() == 8);
  CHECK(held == plan);
}

TEST_CASE("a silence has an author, a reason and an end; what waits is listed and goes when it is over [19]") {
  Office office;
  begin(office);
  CHECK(office.refused("2024-04-01T09:00:00Z", AddSilence{{}, {}, "visser", {}, testing::day("2024-04-20")}, "").code ==
        dossier::Refusal::reason_missing);
  CHECK(office.refused("2024-04-01T09:00:00Z", AddSilence{{}, {}, "visser", {}, testing::day("2024-07-20")}).code ==
        dossier::Refusal::bad_period);
  CHECK(office.refused("2024-04-01T09:00:00Z", AddSilence{{}, {}, "visser", {}, testing::day("2024-03-20")}).code ==
        dossier::Refusal::bad_period);
  CHECK(
      office.refused("2024-04-01T09:00:00Z", AddSilence{{}, {}, "viser", {}, testing::day("2024-04-20")}).sentence.nl ==
      "De organisatie kent geen mens of rol 'viser', bedoelt u 'visser'?");
  office.state.settings.silence_longest = std::chrono::days{30};  // the organisation wants them shorter
  const auto long_one = AddSilence{{}, {}, "visser", {}, testing::day("2024-05-01")};
  CHECK(office.refused("2024-04-01T09:00:00Z", long_one).sentence.nl ==
        "Een stilte duurt hoogstens 30 dagen; spreek daarna opnieuw af of zij nodig is.");
  office.state.settings.silence_longest = definition::silence_longest;
  office.change("2024-04-01T09:00:00Z", AddSilence{{}, {}, "visser", {}, testing::day("2024-05-17")}, "verhuizing");
  office.restart();  // it is an event: it holds after a restart
  office.run("2024-05-16T07:00:00Z");
  CHECK(office.got_since("2024-04-01") == Lines{});
  const storage::NoticeRow held = office.row(first_rung);
  CHECK(held.delivery == Delivery::pending);
  CHECK(held.reason_code == "silenced");
  CHECK(held.reason == "Stilte 1 van uid 1 (jansen) (verhuizing) duurt tot en met vrijdag 17 mei 2024.");
  office.run("2024-05-16T20:00:00Z");  // its author hears a working day before the end
  // (What is for somebody else goes out meanwhile.)
  CHECK(office.got_since("2024-04-01") == Lines{"2024-05-16T08:00 h1/bao/papers-1#3",
                                                "2024-05-16T08:00 h1/opstellen/task-1#3",
                                                "2024-05-16T08:00 o/silence-1"});
  office.run("2024-05-18T20:00:00Z");
  // Of the rungs of one step that waited, the last goes; the others say so.
  CHECK(office.row(first_rung).reason_code == "merged");
  std::set<std::string> steps;
  for (const std::string& line : office.got_since("2024-05-18")) {
    const std::string step = line.substr(17, line.find('#') - 17);
    INFO(line);
    CHECK(steps.insert(step).second);
  }
  CHECK_FALSE(steps.empty());
}

TEST_CASE("a silence that is ended early lets go at once; a snooze holds one step only") {
  Office office;
  begin(office);
  const Instant due = office.state.next_due();
  const std::string day = Zone::utc().format(due).substr(0, 10);
  office.change("2024-04-01T09:00:00Z", AddSilence{"h1", "opstellen", {}, {}, testing::day("2024-06-01")});
  office.run(day + "T12:00:00Z");
  CHECK(office.row(first_rung).reason_code == "silenced");
  office.change(day + "T13:00:00Z", EndSilence{1});
  office.run(day + "T13:00:00Z");
  CHECK(office.row(first_rung).delivery == Delivery::sent);
  CHECK(office.row(first_rung).reason_code == "late");
  CHECK(office.refused(day + "T13:00:00Z", EndSilence{9}).code == dossier::Refusal::unknown_silence);

  Office snoozed;
  begin(snoozed);
  snoozed.say("2024-04-01T09:00:00Z", dossier::Snooze{"opstellen", testing::day(day) + std::chrono::days{3}});
  snoozed.run(day + "T12:00:00Z");
  CHECK(snoozed.row(first_rung).reason_code == "snoozed");
  snoozed.say(day + "T13:00:00Z", dossier::Snooze{"opstellen", testing::day(day) + std::chrono::days{1}});
  snoozed.run(Zone::utc().format(due + std::chrono::days{1}));
  CHECK(snoozed.row(first_rung).delivery == Delivery::sent);
}

TEST_CASE("an absence sends the notices to the deputy, who hears on the first day; back is back [24]") {
  Office office;
  begin(office);
  definition::Organisation world = *office.state.library.organisation;
  world.people.at("visser").deputy = "jansen";
  office.state.library.organisation = std::make_shared<const definition::Organisation>(world);
  office.state.library.seed = office.state.library.organisation;
  office.change("2024-03-20T09:00:00Z",
                AddAbsence{"directie", testing::day("2024-04-01"), testing::day("2024-05-31"), {}});
  CHECK(office.state.library.organisation->absences.front().person == "visser");
  office.run("2024-04-02T12:00:00Z");
  CHECK(office.row("o/hand-over-1").to == "jansen");
  CHECK(office.row("o/hand-over-1").delivery == Delivery::sent);
  const Instant due = office.state.next_due();
  office.run(Zone::utc().format(due));
  CHECK(office.row(first_rung).to == "jansen");
  CHECK(office.row(first_rung).role == "directie");
  CHECK(office.row(first_rung).reason.find("Afwezig, daarom naar de vervanger: visser.") != std::string::npos);
  // Both away: nobody is left.
  office.change("2024-04-12T13:00:00Z",
                AddAbsence{"jansen", testing::day("2024-04-12"), testing::day("2024-05-31"), "visser"});
  const auto nobody = office.state.library.organisation->address("directie", testing::day("2024-04-15"));
  CHECK_FALSE(nobody.to);
  CHECK(nobody.away == Lines{"visser", "jansen"});
  office.change("2024-04-25T14:00:00Z", EndAbsence{1});
  CHECK(office.state.library.organisation->address("directie", testing::day("2024-04-26")).to->person == "visser");
}

TEST_CASE("one digest for each person and day where the policy says so") {
  Office office;
  office.policy([](definition::Policy& policy) { policy.one_mail_a_day = true; });
  office.take("2024-03-14T07:00:00Z", {Reloaded{0, {"besluitd"}, office.state.library}});
  office.take("2024-03-14T07:00:00Z", {start(1, "h1"), start(2, "h2")});
  office.verdict = Verdict::temporary;  // also when the first try fails
  office.run("2024-03-14T08:30:00Z");
  office.verdict = Verdict::delivered;
  office.run("2024-06-30T00:00:00Z");
  std::map<std::string, int> messages;
  bool several = false;
  for (const std::string& line : office.got) {
    const std::string first = line.substr(17, line.find(' ', 17) - 17);
    ++messages[line.substr(0, 10) + " " + office.row(first).to];
    several = several || line.find(" + ") != std::string::npos;
  }
  for (const auto& [day, count] : messages) {
    INFO(day);
    CHECK(count == 1);
  }
  CHECK(several);
}

TEST_CASE("a failing channel is told through another, once; word of a failure that fails is not told again [12]") {
  Office office{{"archief", "post"}};
  begin(office);
  office.by_channel["post"] = Verdict::temporary;
  office.run("2024-05-30T00:00:00Z");
  int alarms = 0;
  for (const std::string& line : office.got) {
    if (line.find("o/channel-post") != std::string::npos) ++alarms;
    if (line > "2024-04-01") CHECK(line.find("@post") == std::string::npos);
  }
  CHECK(alarms == 1);
  office.by_channel["post"] = Verdict::permanent;
  office.run("2024-06-30T00:00:00Z");
  int failures = 0;
  for (const std::string& line : office.got)
    if (line.find("o/failed-") != std::string::npos) ++failures;
  CHECK(failures > 0);
}

TEST_CASE("a channel that is closed rests until somebody asks it to try again") {
  Office office;
  begin(office);
  office.verdict = Verdict::closed;
  const Instant due = office.state.next_due();
  office.run(Zone::utc().format(due));
  CHECK(office.state.queues.at("post").closed);
  CHECK(office.state.next_try() == never);
  office.verdict = Verdict::delivered;
  office.take(due + std::chrono::minutes{1}, {RetryInput{1, {"uid 0 (root)"}, {}}});
  CHECK_FALSE(office.state.queues.at("post").closed);
  office.run(Zone::utc().format(due + std::chrono::hours{12}));
  CHECK(office.row(first_rung).delivery == Delivery::sent);
}

TEST_CASE("of several addresses those that have it are remembered, over tries, restarts and a dead letter [11, 12]") {
  Office office;
  begin(office);
  definition::Organisation world = *office.state.library.organisation;
  world.people.at("visser").more_mails = {"tweede@hecht.example"};
  const std::string first = world.people.at("visser").mail;
  const auto composed = [&] {
    const auto message = compose(office.row(first_rung), world, Zone::utc());
    REQUIRE(message);
    return *message;
  };
  office.verdict = Verdict::temporary;
  office.reached = {first};
  const Instant due = office.state.next_due();
  office.run(Zone::utc().format(due));
  REQUIRE(office.row(first_rung).delivery == Delivery::pending);
  CHECK(still_to_reach(composed()) == Lines{"tweede@hecht.example"});
  CHECK(office.state.queues.at("post").failing_since == std::nullopt);  // one mailbox is full; the channel works
  office.restart();
  CHECK(office.state.outbox.at(first_rung).reached == first);
  // A try that does not get as far as the addresses forgets nothing.
  office.reached.clear();
  office.run(Zone::utc().format(due + std::chrono::minutes{3}));
  CHECK(still_to_reach(composed()) == Lines{"tweede@hecht.example"});
  office.verdict = Verdict::permanent;
  office.run(Zone::utc().format(due + std::chrono::hours{1}));
  REQUIRE(office.row(first_rung).delivery == Delivery::failed);
  // Somebody mends the address and asks to try again: only that one gets it.
  world.people.at("visser").more_mails = {"nieuw@hecht.example"};
  office.take(due + std::chrono::hours{2}, {RetryInput{1, {"uid 0 (root)"}, {office.row(first_rung)}}});
  CHECK(still_to_reach(composed()) == Lines{"nieuw@hecht.example"});
  CHECK(office.state.outbox.at(first_rung).reached == first);
}

TEST_CASE("a digest holds only what the same addresses still have to get") {
  Office office;
  office.policy([](definition::Policy& policy) { policy.one_mail_a_day = true; });
  office.take("2024-03-14T07:00:00Z", {Reloaded{0, {"besluitd"}, office.state.library}});
  office.take("2024-03-14T07:00:00Z", {start(1, "h1"), start(2, "h2")});
  office.verdict = Verdict::temporary;
  office.run("2024-03-14T08:00:00Z");
  REQUIRE(office.state.outbox.size() >= 2);
  storage::NoticeRow& one = office.state.outbox.begin()->second;
  one.reached = "a@x.example";
  const std::string alone = one.id;
  office.verdict = Verdict::delivered;
  office.run("2024-03-14T20:00:00Z");
  for (const std::string& line : office.got) {
    INFO(line);
    if (line.find(alone) != std::string::npos) CHECK(line.substr(17) == alone);
  }
}

TEST_CASE("notices that were given up are tried again when somebody asks, and only those") {
  Office office;
  begin(office);
  office.verdict = Verdict::permanent;
  const Instant due = office.state.next_due();
  office.run(Zone::utc().format(due));
  REQUIRE(office.row(first_rung).delivery == Delivery::failed);
  office.verdict = Verdict::delivered;
  const auto all = office.store.notices({});
  const Turn turn = office.take(due + std::chrono::minutes{5}, {RetryInput{1, {"uid 0 (root)"}, all->notices}});
  const Lines retried = turn.replies.at(0).notices;
  CHECK(std::find(retried.begin(), retried.end(), first_rung) != retried.end());
  for (const std::string& id : retried) CHECK(id.find("dates-1") == std::string::npos);
  office.run(Zone::utc().format(due + std::chrono::hours{1}));
  CHECK(office.row(first_rung).delivery == Delivery::sent);
}

TEST_CASE("a channel gets no more than its pace, and nothing is lost by it") {
  Office office;
  office.state.settings.rules["post"] = {3, 2};
  office.take("2024-03-14T09:00:00Z", {start(1, "h1"), start(2, "h2"), start(3, "h3"), start(4, "h4")});
  office.run("2024-03-14T10:00:00Z");
  std::map<std::string, int> in_minute;
  for (const std::string& line : office.got) ++in_minute[line.substr(0, 16)];
  for (const auto& [minute, count] : in_minute) CHECK(count <= 3);
  CHECK(office.got.size() == 8);
  CHECK(in_minute.size() == 3);
}

TEST_CASE("each notice and each rung that was not sent has a reason code [18]") {
  Office office;
  begin(office);
  office.run("2024-05-10T00:00:00Z");
  office.say("2024-05-10T09:00:00Z", dossier::Withdraw{"niet meer nodig"});
  office.run("2024-06-10T00:00:00Z");
  const auto read = office.store.notices({});
  REQUIRE(read);
  for (const auto& row : read->notices) CHECK_FALSE(row.reason_code.empty());
  for (const auto& row : read->not_sent) CHECK_FALSE(row.reason_code.empty());
  CHECK_FALSE(read->not_sent.empty());
}

}  // namespace
}  // namespace besluit::engine::test
