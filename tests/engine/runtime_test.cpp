// SPDX-License-Identifier: EUPL-1.2
// The loop around the core with a store and a channel that do what a test tells them; an io_context of its own, run
// until something is true. No clock but the virtual one.
#include "engine/runtime/runtime.hpp"
#include "engine/core/limits.hpp"
#include "engine/runtime/worker.hpp"
#include "storage/memory/memory_store.hpp"
#include "tests/engine/engine_support.hpp"
#include "tests/support/catch.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <functional>
#include <mutex>
#include <set>
#include <thread>

namespace besluit::engine::test {
namespace {

using namespace std::chrono_literals;

/// Counts commits and refuses when told to.
class StubbornStore final : public storage::Store {
 public:
  std::atomic<int> commits{0};
  std::atomic<int> refuse{0};     ///< so many commits fail first
  std::atomic<bool> held{false};  ///< a commit takes as long as this holds

  std::expected<storage::Snapshot, storage::StoreError> load() override { return inner.load(); }
  std::expected<void, storage::StoreError> commit_from(const storage::Batches& next) override {
    if (refuse > 0) {
      --refuse;
      return std::unexpected(storage::StoreError{storage::Fault::full, "database or disk is full"});
    }
    std::vector<storage::Batch> batches;
    while (const storage::Batch* batch = next()) batches.push_back(*batch);
    if (batches.empty()) return {};
    while (held) std::this_thread::yield();
    ++commits;
    return inner.commit(batches);
  }
  std::expected<std::vector<storage::JournalRow>, storage::StoreError> journal(std::string_view stream,
                                                                               std::uint64_t after,
                                                                               std::size_t limit) override {
    return inner.journal(stream, after, limit);
  }
  std::expected<storage::NoticesRead, storage::StoreError> notices(const storage::NoticeQuery& query) override {
    return inner.notices(query);
  }
  std::expected<storage::DocumentRow, storage::StoreError> document(std::string_view kind,
                                                                    std::string_view hash) override {
    return inner.document(kind, hash);
  }
  std::expected<void, storage::StoreError> scan(const storage::Visitor& visitor) override {
    return inner.scan(visitor);
  }

  storage::MemoryStore inner;
};

/// Remembers every message and answers as told.
class Channel final : public Notifier {
 public:
  std::vector<DeliveryResult> deliver(std::span<const Message> messages) override {
    const std::lock_guard lock{mutex};
    std::vector<DeliveryResult> results;
    batches.push_back(messages.size());
    for (const Message& message : messages) {
      tried.push_back(message.id);
      results.push_back({message.id, verdict, verdict == Verdict::delivered ? "" : "451 try later"});
    }
    return results;
  }
  std::vector<std::string> seen() {
    const std::lock_guard lock{mutex};
    return tried;
  }
  std::mutex mutex;
  std::vector<std::string> tried;
  std::vector<std::size_t> batches;  ///< messages of each call
  std::atomic<Verdict> verdict{Verdict::delivered};
};

struct Fixture {
  boost::asio::io_context io{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{io.get_executor()};
  VirtualClock clock{moment("2024-03-14T00:00:00Z")};
  StubbornStore* store = nullptr;
  Channel* channel = nullptr;
  std::expected<std::vector<reading::Source>, std::string> sources = std::unexpected("er zijn geen bestanden");
  std::unique_ptr<Runtime> runtime;

  /// Of what the loop waits for, all but `gather` and the pause in the talk last an hour: for ever.
  struct Waits {
    std::chrono::milliseconds gather = limits::gather;
    std::chrono::milliseconds catch_up = 1h;
    std::chrono::milliseconds talk_pause = limits::talk_pause;
    std::chrono::milliseconds pause_wanted = 1h;
  };
  Fixture() : Fixture(Waits{}) {}
  explicit Fixture(const Waits& waits) {
    auto owned = std::make_unique<StubbornStore>();
    store = owned.get();
    auto sends = std::make_unique<Channel>();
    channel = sends.get();
    RuntimeParts parts;
    parts.store = std::move(owned);
    parts.channels.emplace("post", std::move(sends));
    parts.clock = &clock;
    parts.virtual_clock = &clock;
    parts.read_sources = [this] { return sources; };
    parts.gather = waits.gather;
    parts.catch_up = waits.catch_up;
    parts.talk_pause = waits.talk_pause;
    parts.pause_wanted = waits.pause_wanted;
    runtime = std::make_unique<Runtime>(io, fresh_state(), std::move(parts));
    runtime->start();
    // Until the loop has heard of it: the store's own count comes earlier, and tests that began in between failed when
    // the machine was busy.
    until([&] { return runtime->state().organisation_seq == 1; });
  }

  void until(const std::function<bool()>& done) {
    while (!done()) REQUIRE(io.run_one_for(60s) == 1);
  }
  CommandResult submit(CommandInput input) {
    std::optional<CommandResult> result;
    runtime->submit(std::move(input), {[&](CommandResult given) { result = std::move(given); }});
    until([&] { return result.has_value(); });
    return *result;
  }
  void advance(std::string_view to) {
    bool done = false;
    runtime->advance_clock(moment(to), {"tester"}, [&](const auto& moved) {
      REQUIRE(moved.has_value());
      done = true;
    });
    until([&] { return done; });
  }
  VerifyResult verify() {
    std::optional<VerifyResult> result;
    runtime->verify([&](auto given) { result = std::move(*given); });
    until([&] { return result.has_value(); });
    return *result;
  }
};

TEST_CASE("an answer comes after the commit, and a notice after that") {
  Fixture f;
  int commits = 0;
  std::size_t sent = 99;
  bool answered = false;
  f.runtime->submit(start(0, "h1"), {[&](const CommandResult& result) {
                      REQUIRE(result.has_value());
                      CHECK_FALSE(result->rejection.has_value());
                      commits = f.store->commits;
                      sent = f.channel->seen().size();
                      answered = true;
                    }});
  f.until([&] { return answered; });
  CHECK(commits == 2);  // the definitions at the start, and this one
  CHECK(sent == 0);
  f.until([&] { return f.channel->seen().size() == 2; });
  f.until([&] { return f.runtime->state().outbox.empty(); });
  CHECK(f.verify().findings.empty());
}

TEST_CASE("while a turn is made and written everybody sees the state before it") {
  Fixture f;
  CHECK_FALSE(f.submit(start(0, "h1")).value().rejection.has_value());
  f.store->held = true;
  bool answered = false;
  bool later = false;
  f.runtime->submit(start(0, "h2"), {[&](const CommandResult&) { answered = true; }});
  for (int rounds = 0; rounds < 3; ++rounds) {
    later = false;
    f.runtime->later([&] { later = true; });
    f.until([&] { return later; });
    CHECK_FALSE(answered);
    CHECK(f.runtime->state().dossiers.size() == 1);
    CHECK(f.runtime->status().store_state == "ok");
  }
  f.store->held = false;
  f.until([&] { return answered; });
  CHECK(f.runtime->state().dossiers.size() == 2);
}

TEST_CASE("an answer can be made ready while the disk works, and is given only when the disk has kept it") {
  Fixture f;
  const auto told = [&](CommandInput input) {
    std::vector<std::string> heard;
    const std::size_t before = f.runtime->state().dossiers.size();
    CommandWaiter waiter;
    waiter.ahead = [&](const Reply& reply) {
      CHECK(f.runtime->state().dossiers.size() == before);
      heard.push_back("ahead " + reply.dossier);
      f.store->held = false;
    };
    waiter.done = [&](const CommandResult& result) { heard.push_back(result ? "kept" : "not kept"); };
    f.runtime->submit(std::move(input), std::move(waiter));
    f.until([&] { return !heard.empty() && heard.back().ends_with("kept"); });
    return heard;
  };
  f.store->held = true;  // the commit goes on when the answer was made
  CHECK(told(start(0, "h1")) == std::vector<std::string>{"ahead h1", "kept"});
  f.store->refuse = 1;
  CHECK(told(start(0, "h2")) == std::vector<std::string>{"ahead h2", "not kept"});
  CHECK(f.runtime->state().dossiers.size() == 1);
}

TEST_CASE("commands that arrive during a commit share the next one") {
  Fixture f;
  int answers = 0;
  const int before = f.store->commits;
  for (int i = 0; i < 100; ++i)
    f.runtime->submit(start(0, "d" + std::to_string(i)), {[&](const CommandResult& result) {
                        REQUIRE(result.has_value());
                        ++answers;
                      }});
  f.until([&] { return answers == 100; });
  CHECK(f.store->commits - before == 2);  // the first alone, the other ninety-nine together
}

// An hour is for ever here: what goes out, goes out for another reason than time.
TEST_CASE("a notice waits for others, but not when the clock moves on") {
  Fixture f{{.gather = 1h}};
  REQUIRE(f.submit(start(0, "h1")).has_value());
  REQUIRE(f.submit(start(0, "h2")).has_value());
  while (f.io.poll() > 0) {
  }
  CHECK(f.channel->seen().empty());
  CHECK(f.runtime->state().outbox.size() == 4);
  f.advance("2024-03-14T00:10:00Z");
  CHECK(f.channel->batches == std::vector<std::size_t>{4});
  CHECK(f.runtime->state().outbox.empty());
  CHECK(f.verify().findings.empty());
}

TEST_CASE("as many notices as a channel takes at once wait for nobody, and their results neither") {
  Fixture f{{.gather = 1h}};
  constexpr std::size_t dossiers = limits::notices_per_delivery / 2 + 1;  // two notices each
  std::size_t answers = 0;
  for (std::size_t i = 0; i < dossiers; ++i)
    f.runtime->submit(start(0, "d" + std::to_string(i)), {[&](const CommandResult&) { ++answers; }});
  f.until([&] { return answers == dossiers && f.runtime->state().outbox.size() == 2; });
  CHECK(f.channel->batches == std::vector<std::size_t>{limits::notices_per_delivery});
}

TEST_CASE("while peers talk notices wait for a pause, though not for long") {
  const auto two_at_once = [](Fixture& f) {
    int answers = 0;
    for (const char* id : {"h1", "h2", "h3"})
      f.runtime->submit(start(0, id), {[&](const CommandResult&) { ++answers; }});
    f.until([&] { return answers == 3; });  // the first alone, the others together: then two are talking
  };
  SECTION("the talk goes on") {
    Fixture f{{.gather = 0ms, .talk_pause = 1h}};
    two_at_once(f);
    REQUIRE(f.submit(start(0, "h4")).has_value());
    CHECK(f.channel->seen().empty());
    CHECK(f.runtime->state().outbox.size() == 8);
    // Not when the clock moves on.
    f.advance("2024-03-14T00:10:00Z");
    CHECK(f.channel->batches == std::vector<std::size_t>{8});
    CHECK(f.runtime->state().outbox.empty());
  }
  SECTION("a pause comes") {
    Fixture f{{.gather = 0ms}};
    two_at_once(f);
    f.until([&] { return f.runtime->state().outbox.empty(); });
    CHECK(f.channel->seen().size() == 6);
  }
  SECTION("none comes") {
    Fixture f{{.gather = 0ms, .talk_pause = 1h, .pause_wanted = 1ms}};
    two_at_once(f);
    f.until([&] { return f.runtime->state().outbox.empty(); });
    CHECK(f.channel->seen().size() == 6);
  }
  SECTION("one peer alone is no talk") {
    Fixture f{{.gather = 0ms, .talk_pause = 1h}};
    REQUIRE(f.submit(start(0, "h1")).has_value());
    f.until([&] { return f.runtime->state().outbox.empty(); });
    CHECK(f.channel->seen().size() == 2);
  }
}

TEST_CASE("a stop writes down what was delivered, without waiting") {
  Fixture f{{.gather = 1h}};
  REQUIRE(f.submit(start(0, "h1")).has_value());
  f.advance("2024-03-14T00:10:00Z");
  bool stopped = false;
  f.runtime->stop([&] { stopped = true; });
  f.until([&] { return stopped; });
  CHECK(f.runtime->state().outbox.empty());
}

TEST_CASE("when the disk is full a command is refused, nothing is remembered, and later all is well") {
  Fixture f;
  REQUIRE(f.submit(start(0, "h1")).has_value());
  f.until([&] { return f.runtime->state().outbox.empty(); });
  f.store->refuse = 1;
  const auto refused = f.submit(record(0, "h1", "opstellen", "gereed"));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().error.fault == storage::Fault::full);
  CHECK(f.runtime->status().store_state == "full: database or disk is full");
  const auto again = f.submit(record(0, "h1", "opstellen", "gereed"));
  REQUIRE(again.has_value());
  CHECK_FALSE(again->rejection.has_value());
  CHECK(f.runtime->status().store_state == "ok");
  CHECK(f.verify().findings.empty());
}

TEST_CASE("rungs that cannot be committed fire nothing, and fire once when the disk has room again") {
  Fixture f;
  REQUIRE(f.submit(start(0, "h1")).has_value());
  f.until([&] { return f.runtime->state().outbox.empty(); });
  const auto sent = f.channel->seen().size();
  f.store->refuse = 3;
  f.advance("2024-05-20T23:59:59Z");
  const auto after = f.channel->seen();
  CHECK(after.size() > sent);
  CHECK(std::set<std::string>(after.begin(), after.end()).size() == after.size());
  CHECK(f.verify().findings.empty());
}

TEST_CASE("a channel that is down for a day gets the same notice again with the same name, and no other twice") {
  Fixture f;
  f.channel->verdict = Verdict::temporary;
  REQUIRE(f.submit(start(0, "h1")).has_value());
  f.advance("2024-03-14T23:00:00Z");
  CHECK(f.runtime->state().outbox.size() == 2);
  CHECK(f.runtime->status().channel_problems.size() == 1);
  CHECK(f.channel->seen().size() > 10);
  f.channel->verdict = Verdict::delivered;
  f.advance("2024-03-15T23:00:00Z");
  CHECK(f.runtime->state().outbox.empty());
  CHECK(f.runtime->status().channel_problems.empty());
  const auto tried = f.channel->seen();
  CHECK(std::set<std::string>(tried.begin(), tried.end()) ==
        std::set<std::string>{"h1/dates-1/directie", "h1/dates-1/secretaris"});
}

TEST_CASE("what a channel refuses for good is a dead letter and is not tried again") {
  Fixture f;
  f.channel->verdict = Verdict::permanent;
  REQUIRE(f.submit(start(0, "h1")).has_value());
  f.advance("2024-03-16T00:00:00Z");
  CHECK(f.channel->seen().size() == 2);
  CHECK(f.runtime->state().dead_letters == 2);
}

TEST_CASE("the virtual clock stops at every wake-up on the way, and only goes forward") {
  Fixture f;
  REQUIRE(f.submit(start(0, "h1")).has_value());
  f.advance("2024-12-31T23:59:59Z");
  CHECK(f.runtime->now() == moment("2024-12-31T23:59:59Z"));
  std::optional<storage::NoticesRead> read;
  f.runtime->notices({}, [&](auto given) { read = std::move(*given); });
  f.until([&] { return read.has_value(); });
  for (const auto& notice : read->notices) {
    CHECK(notice.delivery == storage::Delivery::sent);
    CHECK(notice.settled_ms == notice.due_ms);  // each at its own moment, none late
    CHECK(notice.reason_code != "late");
  }
  std::optional<std::expected<Instant, Text>> back;
  f.runtime->advance_clock(moment("2024-06-01T00:00:00Z"), {"tester"}, [&](auto given) { back = std::move(given); });
  f.until([&] { return back.has_value(); });
  CHECK_FALSE(back->has_value());
}

TEST_CASE("a reload that does not hold changes nothing") {
  Fixture f;
  const auto before = f.runtime->state().library.organisation;
  std::optional<ReloadResult> result;
  const auto reload = [&] {
    result.reset();
    f.runtime->reload({"tester"}, ReloadKind::swap, [&](ReloadResult given) { result = std::move(given); });
    f.until([&] { return result.has_value(); });
  };
  reload();
  CHECK_FALSE(result->swapped);
  CHECK(result->messages == std::vector<std::string>{"er zijn geen bestanden"});
  f.sources = std::vector<reading::Source>{{"organisatie.yaml", "soort: organisatie\norganisatie: hecht\n\tkapot"}};
  reload();
  CHECK_FALSE(result->swapped);
  CHECK_FALSE(result->messages.empty());
  CHECK(f.runtime->state().library.organisation == before);
}

TEST_CASE("a watcher sees what was committed, in order, until it leaves") {
  Fixture f;
  std::vector<std::uint64_t> seen;
  const auto number = f.runtime->watch([&](const Happened& happened) { seen.push_back(happened.event.seq); });
  REQUIRE(f.submit(start(0, "h1")).has_value());
  REQUIRE_FALSE(seen.empty());
  for (std::size_t i = 0; i < seen.size(); ++i) CHECK(seen[i] == i + 1);
  f.runtime->unwatch(number);
  const auto count = seen.size();
  REQUIRE(f.submit(record(0, "h1", "opstellen", "gereed")).has_value());
  CHECK(seen.size() == count);
}

TEST_CASE("a stop answers what it will not do, and finishes what it began") {
  Fixture f;
  std::optional<CommandResult> first;
  std::optional<CommandResult> second;
  bool stopped = false;
  f.runtime->submit(start(0, "h1"), {[&](CommandResult given) { first = std::move(given); }});
  f.runtime->submit(start(0, "h2"), {[&](CommandResult given) { second = std::move(given); }});
  f.runtime->stop([&] { stopped = true; });
  f.until([&] { return stopped; });
  REQUIRE(first.has_value());
  CHECK(first->has_value());  // its commit was under way
  REQUIRE(second.has_value());
  CHECK_FALSE(second->has_value());
}

TEST_CASE("rows that lag are written when nobody wants anything any more") {
  Fixture f{{.catch_up = 0ms}};
  REQUIRE(f.submit(start(0, "h1")).has_value());
  f.advance("2024-05-20T23:59:59Z");
  f.until([&] { return f.runtime->state().lagging.empty(); });
  CHECK(f.store->inner.load()->tails.empty());
  CHECK(f.runtime->state().outbox.empty());  // the letters went first
  const int commits = f.store->commits;
  bool later = false;
  f.runtime->later([&] { later = true; });
  f.until([&] { return later; });
  CHECK(f.store->commits == commits);  // and then there is nothing more to write
  CHECK(f.verify().findings.empty());
}

TEST_CASE("as long as rows lag, verify knows it") {
  Fixture f;
  REQUIRE(f.submit(start(0, "h1")).has_value());
  f.advance("2024-05-20T23:59:59Z");
  CHECK_FALSE(f.runtime->state().lagging.empty());
  CHECK_FALSE(f.store->inner.load()->tails.empty());
  CHECK(f.verify().findings.empty());
}

TEST_CASE("a thread that stays awake for the next job takes it, and is gone at once when it is not wanted") {
  std::atomic<int> done{0};
  {
    Worker worker{"test", 24h};
    for (int i = 0; i < 3; ++i) worker.post([&] { ++done; });
    while (done < 3) std::this_thread::yield();
    worker.post([&] { ++done; });
  }
  CHECK(done == 4);
}

}  // namespace
}  // namespace besluit::engine::test
