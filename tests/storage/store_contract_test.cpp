// SPDX-License-Identifier: EUPL-1.2
// The contract of every store, run on each of them: what one accepts, keeps, refuses and answers, so does the other.
#include "storage/memory/memory_store.hpp"
#include "storage/sqlite/sqlite_store.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace besluit::storage;
using namespace besluit::storage::testing;

namespace {

// A store of one kind, with whatever it stands on.
struct Subject {
  std::unique_ptr<TemporaryFolder> folder;
  std::unique_ptr<Store> store;
};

Subject make(const std::string& kind) {
  if (kind == "memory") return {nullptr, std::make_unique<MemoryStore>()};
  auto folder = std::make_unique<TemporaryFolder>();
  auto opened = open_sqlite(folder->path("state.db"));
  REQUIRE(opened);
  return {std::move(folder), std::move(*opened)};
}

template <class Row>
std::vector<Row> ordered(std::vector<Row> rows) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
  return rows;
}

// Everything that `scan` hands out.
struct Contents {
  std::vector<JournalRow> journal;
  std::vector<DossierRow> dossiers;
  std::vector<RungRow> rungs;
  std::vector<NoticeRow> notices;
  friend bool operator==(const Contents&, const Contents&) = default;
};
Contents contents(Store& store) {
  Contents all;
  const auto into = [](auto& rows) {
    return [&rows](const auto& row) {
      rows.push_back(row);
      return true;
    };
  };
  REQUIRE(store.scan({into(all.journal), into(all.dossiers), into(all.rungs), into(all.notices)}));
  return all;
}

}  // namespace

#define FOR_EACH_STORE                                                           \
  const Subject subject = make(GENERATE(as<std::string>{}, "memory", "sqlite")); \
  Store& store = *subject.store

TEST_CASE("a new store is empty") {
  FOR_EACH_STORE;
  const auto snapshot = store.load();
  REQUIRE(snapshot);
  CHECK(snapshot->dossiers.empty());
  CHECK(snapshot->pending.empty());
  CHECK(snapshot->organisations.empty());
  CHECK(snapshot->documents.empty());
  CHECK(snapshot->last_at_ms == 0);
  CHECK(contents(store) == Contents{});
  CHECK(store.journal("d/a", 0, 10)->empty());
  CHECK(*store.document("world", "w0") == DocumentRow{});
  CHECK(store.commit({}));
  CHECK(store.commit({Batch{}, Batch{}}));
}

TEST_CASE("what is committed is what is read, field by field") {
  FOR_EACH_STORE;
  Batch batch = one_of_each();
  batch.journal[0].body = "{\"x\":\"é\\n\"}";
  batch.notices[0].facts = std::string("nul \0 inside", 12);
  REQUIRE(store.commit({batch}));
  CHECK(contents(store) == Contents{batch.journal, batch.dossiers, batch.rungs, batch.notices});
  CHECK(*store.document("world", "w0") == batch.documents[0]);
}

TEST_CASE("a repeated key refuses everything that was committed together") {
  FOR_EACH_STORE;
  REQUIRE(store.commit({one_of_each()}));
  const Contents before = contents(store);

  const auto refused = [&](Batch repeated) {
    Batch fresh;
    fresh.journal = {event("d/b", 1)};
    fresh.dossiers = {dossier("b")};
    fresh.updates = {{"a/bao/papers-1#0", Delivery::sent, 1, 0, "", 99}};
    const auto result = store.commit({fresh, std::move(repeated)});
    REQUIRE_FALSE(result);
    CHECK(result.error().fault == Fault::conflict);
    CHECK_FALSE(result.error().message.empty());
    CHECK(contents(store) == before);
    CHECK(store.load()->pending.size() == 1);
  };
  const Batch all = one_of_each();
  SECTION("event") {
    refused({.journal = all.journal});
  }
  SECTION("rung") {
    refused({.rungs = all.rungs});
  }
  SECTION("notice") {
    refused({.notices = all.notices});
  }
  SECTION("event, twice in one batch") {
    refused({.journal = {event("d/c", 1), event("d/c", 1)}});
  }
  SECTION("rung, within one batch") {
    refused({.rungs = {rung("c/x/task-1", 0), rung("c/x/task-1", 0)}});
  }
  SECTION("notice, over two batches") {
    const auto result = store.commit({Batch{.notices = {notice("c#1")}}, Batch{.notices = {notice("c#1")}}});
    REQUIRE_FALSE(result);
    CHECK(contents(store) == before);
  }
  // After a refusal the store goes on.
  REQUIRE(store.commit({Batch{.journal = {event("d/b", 1)}}}));
}

TEST_CASE("batches are asked for one by one, and all of them are written, or none") {
  FOR_EACH_STORE;
  REQUIRE(store.commit({one_of_each()}));
  const Contents before = contents(store);
  std::vector<Batch> batches{Batch{}, Batch{.journal = {event("d/b", 1)}}, Batch{}, Batch{.dossiers = {dossier("b")}}};
  std::size_t asked = 0;
  const Batches next = [&]() -> const Batch* { return asked == batches.size() ? nullptr : &batches[asked++]; };
  SECTION("all") {
    REQUIRE(store.commit_from(next));
    CHECK(asked == batches.size());
    CHECK(contents(store).dossiers.size() == before.dossiers.size() + 1);
    CHECK(store.journal("d/b", 0, 10)->size() == 1);
  }
  SECTION("one of them is refused") {
    batches[2].notices = {one_of_each().notices};
    const auto result = store.commit_from(next);
    REQUIRE_FALSE(result);
    CHECK(result.error().fault == Fault::conflict);
    CHECK(contents(store) == before);
    REQUIRE(store.commit({Batch{.dossiers = {dossier("b")}}}));
  }
  SECTION("there is none") {
    batches.clear();
    CHECK(store.commit_from(next));
    CHECK(contents(store) == before);
  }
}

TEST_CASE("the same rung of another deadline, and the same number in another stream, are new") {
  FOR_EACH_STORE;
  REQUIRE(store.commit({one_of_each()}));
  CHECK(store.commit({Batch{.journal = {event("d/a", 2), event("d/b", 1)},
                            .rungs = {rung("a/bao/papers-1", 1), rung("a/bao/papers-2", 0)}}}));
}

TEST_CASE("a dossier is written over, a document that is there stays") {
  FOR_EACH_STORE;
  REQUIRE(store.commit({one_of_each()}));
  DossierRow changed = dossier("a");
  changed.open = false;
  changed.last_seq = 2;
  changed.next_due_ms = never_ms;
  changed.state = "[2]";
  REQUIRE(store.commit({Batch{.dossiers = {dossier("a")}}, Batch{.dossiers = {changed}}}));
  CHECK(contents(store).dossiers == std::vector{changed});
  REQUIRE(store.commit({Batch{.documents = {{"world", "w0", "other", "other"}}}}));
  CHECK(*store.document("world", "w0") == one_of_each().documents[0]);
}

TEST_CASE("what the row of a dossier does not know yet comes with the snapshot, and nothing else") {
  FOR_EACH_STORE;
  Batch batch;
  batch.dossiers = {dossier("a"), dossier("aa"), dossier("b")};
  batch.dossiers[1].last_seq = 3;
  batch.dossiers[2].last_seq = 0;
  for (const std::string stream : {"d/b", "d/a", "d/aa", "d/gone", "o/a"})
    for (const std::uint64_t seq : {2U, 1U, 3U}) batch.journal.push_back(event(stream, seq));
  REQUIRE(store.commit({batch}));
  CHECK(store.load()->tails ==
        std::vector{event("d/a", 2), event("d/a", 3), event("d/b", 1), event("d/b", 2), event("d/b", 3)});
  for (DossierRow& row : batch.dossiers) row.last_seq = 3;
  REQUIRE(store.commit({Batch{.dossiers = batch.dossiers}}));
  CHECK(store.load()->tails.empty());
}

TEST_CASE("an event stream is read in pieces") {
  FOR_EACH_STORE;
  Batch batch;
  for (const std::uint64_t seq : {3U, 1U, 2U}) batch.journal.push_back(event("d/a", seq));
  batch.journal.push_back(event("d/aa", 1));
  batch.journal.push_back(event("d/", 9));
  REQUIRE(store.commit({batch}));
  const auto numbers = [&](std::uint64_t after, std::size_t limit) {
    std::vector<std::uint64_t> found;
    const auto rows = store.journal("d/a", after, limit);
    REQUIRE(rows);
    for (const auto& row : *rows) found.push_back(row.seq);
    return found;
  };
  CHECK(numbers(0, 10) == std::vector<std::uint64_t>{1, 2, 3});
  CHECK(numbers(1, 1) == std::vector<std::uint64_t>{2});
  CHECK(numbers(3, 10).empty());
  CHECK(numbers(0, SIZE_MAX) == std::vector<std::uint64_t>{1, 2, 3});
}

TEST_CASE("a snapshot holds every dossier, what must still be sent, and where the streams stand") {
  FOR_EACH_STORE;
  Batch batch;
  batch.dossiers = {dossier("b"), dossier("a")};
  batch.dossiers[0].open = false;
  batch.journal = {event("o/hecht", 1), event("d/a", 1), event("o/hecht", 2), event("o/drecht", 5),
                   event("p/later", 1)};
  for (std::size_t i = 0; i < batch.journal.size(); ++i) batch.journal[i].at_ms = 1000 + static_cast<std::int64_t>(i);
  batch.notices = {notice("n1"), notice("n2"), notice("n3"), notice("n4")};
  batch.notices[0].due_ms = 30;
  batch.notices[1].due_ms = 20;
  batch.notices[2].delivery = Delivery::sent;
  batch.notices[3].due_ms = 20;
  batch.documents = {
      {"world", "w9", "organisatie.yaml", "nine"}, {"workflow", "f1", "plan.yaml", "f"}, {"world", "w1", "x", "one"}};
  REQUIRE(store.commit({batch}));

  const auto snapshot = store.load();
  REQUIRE(snapshot);
  CHECK(ordered(snapshot->dossiers) == ordered(batch.dossiers));
  CHECK(snapshot->pending == std::vector{batch.notices[1], batch.notices[3], batch.notices[0]});
  std::vector<std::tuple<std::string, std::uint64_t, std::int64_t>> heads;
  for (const auto& head : snapshot->organisations) heads.emplace_back(head.stream, head.seq, head.at_ms);
  CHECK(heads ==
        std::vector<std::tuple<std::string, std::uint64_t, std::int64_t>>{{"o/drecht", 5, 1003}, {"o/hecht", 2, 1002}});
  CHECK(snapshot->documents == batch.documents);
  CHECK(snapshot->last_at_ms == 1004);
}

TEST_CASE("a delivery changes only its own part of the notice") {
  FOR_EACH_STORE;
  REQUIRE(store.commit({Batch{.notices = {notice("n1"), notice("n2")}}}));
  REQUIRE(store.commit({Batch{.updates = {{"n1", Delivery::pending, 3, 777, "451 try later", 0}}}}));
  NoticeRow tried = notice("n1");
  tried.attempts = 3;
  tried.next_try_ms = 777;
  tried.last_error = "451 try later";
  CHECK(store.load()->pending == std::vector{tried, notice("n2")});
  // Of several addresses those that have it: kept, until another try knows more.
  NoticeUpdate partly{"n2", Delivery::pending, 1, 5, "niet bij b", 0};
  partly.reached = "a@x.example";
  REQUIRE(store.commit({Batch{.updates = {partly}}}));
  REQUIRE(store.commit({Batch{.updates = {{"n2", Delivery::pending, 2, 6, "niet bij b", 0}}}}));
  CHECK(contents(store).notices[1].reached == "a@x.example");
  NoticeRow second = notice("n2");
  second.attempts = 2;
  second.next_try_ms = 6;
  second.last_error = "niet bij b";
  second.reached = "a@x.example";
  // Written and settled in one batch, and an update of a notice that is not there.
  REQUIRE(store.commit(
      {Batch{.notices = {notice("n3")},
             .updates = {{"n9", Delivery::sent, 1, 0, "", 8}, {"n3", Delivery::failed, 1, 0, "550 no", 8}}}}));
  REQUIRE(store.commit({Batch{.updates = {{"n1", Delivery::sent, 4, 0, "", 9}}}}));
  CHECK(store.load()->pending == std::vector{second});
  CHECK(contents(store).notices[2].delivery == Delivery::failed);
  CHECK(contents(store).notices[2].last_error == "550 no");
  CHECK(contents(store).notices.size() == 3);
}

TEST_CASE("notices are asked for by dossier, by id, and the newest of all") {
  FOR_EACH_STORE;
  Batch batch;
  batch.notices = {notice("a/x/task-1#0"), notice("a/dates-1/directie"), notice("b/x/task-1#0")};
  batch.notices[0].due_ms = 50;
  batch.notices[1].due_ms = 10;
  batch.notices[2].due_ms = 30;
  batch.notices[2].dossier = "b";
  batch.notices[1].delivery = Delivery::sent;
  batch.rungs = {rung("a/x/task-1", 0), rung("a/x/task-1", 1), rung("a/x/task-1", 2), rung("b/x/task-1", 2)};
  batch.rungs[0].claimed = true;
  batch.rungs[1].due_ms = 90;
  batch.rungs[2].due_ms = 80;
  batch.rungs[3].dossier = "b";
  batch.rungs[3].due_ms = 85;
  REQUIRE(store.commit({batch}));
  const auto ask = [&](NoticeQuery query) {
    const auto read = store.notices(query);
    REQUIRE(read);
    std::vector<std::string> found;
    for (const auto& row : read->notices) found.push_back(row.id);
    for (const auto& row : read->not_sent) found.push_back(row.deadline + "#" + std::to_string(row.rung));
    return found;
  };
  using Ids = std::vector<std::string>;
  CHECK(ask({}) ==
        Ids{"a/dates-1/directie", "b/x/task-1#0", "a/x/task-1#0", "a/x/task-1#2", "b/x/task-1#2", "a/x/task-1#1"});
  CHECK(ask({.limit = 1}) == Ids{"a/x/task-1#0", "a/x/task-1#1"});
  CHECK(ask({.dossier = "a"}) == Ids{"a/dates-1/directie", "a/x/task-1#0", "a/x/task-1#2", "a/x/task-1#1"});
  CHECK(ask({.dossier = "b"}) == Ids{"b/x/task-1#0", "b/x/task-1#2"});
  CHECK(ask({.dossier = "c"}).empty());
  CHECK(ask({.id = "a/x/task-1#0"}) == Ids{"a/x/task-1#0"});
  CHECK(ask({.id = "a/x/task-1#1"}) == Ids{"a/x/task-1#1"});
  CHECK(ask({.dossier = "b", .id = "a/x/task-1#1"}).empty());
  for (const char* odd : {"a/x/task-1", "a/x/task-1#", "a/x/task-1#1x", "#1", "a/x/task-1#99999999999"}) {
    CAPTURE(odd);
    CHECK(ask({.id = odd}).empty());
  }
  CHECK(store.notices({.id = "a/x/task-1#1"})->not_sent == std::vector{batch.rungs[1]});
}

TEST_CASE("a scan goes in the order of the keys and stops when it is told to") {
  FOR_EACH_STORE;
  Batch batch;
  batch.journal = {event("o/hecht", 1), event("d/b", 1), event("d/a", 2), event("d/a", 1)};
  batch.dossiers = {dossier("b"), dossier("a")};
  batch.rungs = {rung("b/x/task-1", 1), rung("b/x/task-1", 0), rung("a/x/task-1", 10)};
  batch.notices = {notice("2"), notice("1")};
  REQUIRE(store.commit({batch}));
  std::string seen;
  std::size_t allowed = 100;
  const auto take = [&](const std::string& key) {
    seen += key + " ";
    return --allowed > 0;
  };
  const Visitor visitor{[&](const JournalRow& row) { return take(row.stream + ":" + std::to_string(row.seq)); },
                        [&](const DossierRow& row) { return take(row.id); },
                        [&](const RungRow& row) { return take(row.deadline + "#" + std::to_string(row.rung)); },
                        [&](const NoticeRow& row) { return take(row.id); }};
  REQUIRE(store.scan(visitor));
  CHECK(seen == "d/a:1 d/a:2 d/b:1 o/hecht:1 a b a/x/task-1#10 b/x/task-1#0 b/x/task-1#1 1 2 ");
  seen.clear();
  allowed = 5;
  REQUIRE(store.scan(visitor));
  CHECK(seen == "d/a:1 d/a:2 d/b:1 o/hecht:1 a ");
  seen.clear();
  allowed = 100;
  REQUIRE(store.scan({.dossier = visitor.dossier}));
  CHECK(seen == "a b ");
}
