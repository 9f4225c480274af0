// SPDX-License-Identifier: EUPL-1.2
// What only a file can do: survive, be old, new, foreign, full, locked, unwritable, or torn by a crash.
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/schema.hpp"
#include "storage/sqlite/sqlite_store.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/catch.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <fstream>

using namespace besluit::storage;
using namespace besluit::storage::testing;

namespace {

const SqliteOptions impatient{std::chrono::milliseconds{1}, 4000};

std::unique_ptr<Store> open(const std::string& path) {
  auto opened = open_sqlite(path, impatient);
  if (!opened) FAIL(opened.error().message);
  return std::move(*opened);
}

StoreError refused(const std::string& path) {
  auto opened = open_sqlite(path, impatient);
  REQUIRE_FALSE(opened);
  return opened.error();
}

/// Runs SQL on the file beside the store.
void by_hand(const std::string& path, const std::string& sql) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(sql);
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::size_t events_in(Store& store) {
  std::size_t count = 0;
  REQUIRE(store.scan({.journal = [&](const JournalRow&) { return ++count > 0; }}));
  return count;
}

/// Runs `act` on every connection that is opened while it lives: a way to the store's own connection, without a door
/// in the store.
class OnEveryConnection {
 public:
  explicit OnEveryConnection(void (*act)(sqlite3*)) {
    act_ = act;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(&OnEveryConnection::entry));
  }
  ~OnEveryConnection() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(&OnEveryConnection::entry)); }
  OnEveryConnection(const OnEveryConnection&) = delete;
  OnEveryConnection& operator=(const OnEveryConnection&) = delete;

 private:
  static int entry(sqlite3* database, const char** /*error*/, const void* /*api*/) {
    act_(database);
    return SQLITE_OK;
  }
  static inline void (*act_)(sqlite3*) = nullptr;
};

sqlite3* captured = nullptr;
void capture(sqlite3* database) {
  captured = database;
}

/// A child process that runs `work` and dies; returns its wait status.
template <class Work>
int in_a_child(Work work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    work();
    ::_exit(1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return status;
}

/// Acts as an ordinary user while it lives, also when root runs the tests.
class OrdinaryUser {
 public:
  OrdinaryUser() { root_ = ::geteuid() == 0 && ::seteuid(65534) == 0; }
  ~OrdinaryUser() {
    if (root_ && ::seteuid(0) != 0) std::abort();
  }
  OrdinaryUser(const OrdinaryUser&) = delete;
  OrdinaryUser& operator=(const OrdinaryUser&) = delete;

 private:
  bool root_ = false;
};

}  // namespace

TEST_CASE("a file that is opened again holds what was committed") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  const Batch batch = one_of_each();
  { REQUIRE(open(path)->commit({batch})); }
  const auto store = open(path);
  const auto snapshot = store->load();
  REQUIRE(snapshot);
  CHECK(snapshot->dossiers == batch.dossiers);
  CHECK(snapshot->pending == batch.notices);
  CHECK(*store->journal("d/a", 0, 10) == batch.journal);
  const auto again = store->commit({batch});
  REQUIRE_FALSE(again);
  CHECK(again.error().fault == Fault::conflict);
}

TEST_CASE("the file is the owner's alone, whatever the umask, and its pragmas are ours") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  const mode_t before = ::umask(0);
  const OnEveryConnection spy(capture);
  const auto store = open(path);
  REQUIRE(store->commit({one_of_each()}));
  ::umask(before);
  for (const char* name : {"state.db", "state.db-wal", "state.db-shm", "state.db.lock"}) {
    CAPTURE(name);
    struct stat info {};
    REQUIRE(::stat(folder.path(name).c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
  }
  const auto pragma = [](const std::string& name) {
    std::string value;
    const auto keep = [](void* out, int, char** texts, char**) {
      *static_cast<std::string*>(out) = texts[0];
      return 0;
    };
    sqlite3_exec(captured, ("PRAGMA " + name).c_str(), keep, &value, nullptr);
    return value;
  };
  CHECK(pragma("journal_mode") == "wal");
  CHECK(pragma("synchronous") == "2");
  CHECK(pragma("foreign_keys") == "1");
  CHECK(pragma("wal_autocheckpoint") == "0");  // see checkpointer_test.cpp
  CHECK(pragma("application_id") == std::to_string(schema::application_id));
  CHECK(pragma("user_version") == "3");
  CHECK(pragma("integrity_check") == "ok");
}

TEST_CASE("a newer file is refused and stays as it is") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  { REQUIRE(open(path)->commit({one_of_each()})); }
  by_hand(path, "PRAGMA user_version = 7");
  const std::string bytes = bytes_of(path);
  const StoreError error = refused(path);
  CHECK(error.fault == Fault::too_new);
  CHECK(error.message == path + " has version 7; this besluitd knows up to 3");
  CHECK(bytes_of(path) == bytes);
}

TEST_CASE("an older file is brought up to date, one version in one transaction") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  const std::vector<std::string_view> versions{"CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1)",
                                               "CREATE TABLE b (y INTEGER); INSERT INTO b SELECT x + 1 FROM a",
                                               "INSERT INTO b VALUES (9); CREATE TABLE nonsense ("};
  REQUIRE(migrate(database, std::span(versions).first(1)));
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 1);
  REQUIRE(migrate(database, std::span(versions).first(2)));
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 2);
  CHECK(database.execAndGet("SELECT y FROM b").getInt() == 2);
  REQUIRE(migrate(database, std::span(versions).first(2)));  // nothing to do
  // A version that fails leaves nothing of itself.
  CHECK_THROWS_AS(static_cast<void>(migrate(database, versions)), SQLite::Exception);
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 2);
  CHECK(database.execAndGet("SELECT count(*) FROM b").getInt() == 1);
  const auto older = migrate(database, std::span(versions).first(1));
  REQUIRE_FALSE(older);
  CHECK(older.error().fault == Fault::too_new);
}

TEST_CASE("a file of the first version opens, with its notices as they were") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  {
    SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    REQUIRE(migrate(database, std::span(schema::versions).first(1)));
    database.exec(
        "INSERT INTO notices (id, dossier, step, rung, kind, person, role, channel, due_ms, facts, reason_code, "
        "reason, created_ms, delivery, attempts, next_try_ms, last_error, settled_ms) VALUES ('n1', 'a', 'bao', "
        "'1 week vooraf', 'reminder', 'visser', 'directie', 'file', 1715702400000, '{}', 'due', 'De dag was gekomen.', "
        "1715702400002, 0, 0, 0, '', 0)");
  }
  CHECK(open(path)->load()->pending == std::vector{notice("n1")});
}

TEST_CASE("what is not ours is refused and stays as it is") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  SECTION("garbage") {
    write_file(path, std::string(5000, 'x'));
  }
  SECTION("a text file") {
    write_file(path, "soort: organisatie\n");
  }
  SECTION("another program's file") {
    by_hand(path, "CREATE TABLE theirs (x INTEGER)");
  }
  SECTION("another program's file, without tables") {
    by_hand(path, "PRAGMA application_id = 42; PRAGMA user_version = 1");
  }
  SECTION("a file that is cut off") {
    { REQUIRE(open(path)->commit({one_of_each()})); }
    write_file(path, bytes_of(path).substr(0, 6000));
  }
  const std::string bytes = bytes_of(path);
  CHECK(refused(path).fault == Fault::corrupt);
  CHECK(bytes_of(path) == bytes);
}

TEST_CASE("an empty file becomes ours") {
  const TemporaryFolder folder;
  write_file(folder.path("state.db"), "");
  CHECK(open(folder.path("state.db"))->commit({one_of_each()}));
}

TEST_CASE("damage inside the file is an error, not a crash") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  { REQUIRE(open(path)->commit({one_of_each()})); }
  std::string bytes = bytes_of(path);
  for (std::size_t at = 4096; at < bytes.size(); ++at) bytes[at] = static_cast<char>(at * 31);
  write_file(path, bytes);
  const auto store = open(path);
  const auto snapshot = store->load();
  REQUIRE_FALSE(snapshot);
  CHECK(snapshot.error().fault == Fault::corrupt);
  CHECK_FALSE(store->commit({one_of_each()}));
}

TEST_CASE("a second daemon is told that the state is in use, and by whom: there is one sender [11]") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  {
    const auto store = open(path);
    const StoreError error = refused(path);
    CHECK(error.fault == Fault::busy);
    CHECK(error.message ==
          "the state is in use by another besluitd (process " + std::to_string(::getpid()) + "): " + path + ".lock");
  }
  CHECK(open(path)->load());
}

TEST_CASE("a lock held by another program is waited for, then the commit is refused and can be tried again") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  const auto store = open(path);
  {
    SQLite::Database other(path, SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    const auto result = store->commit({one_of_each()});
    REQUIRE_FALSE(result);
    CHECK(result.error().fault == Fault::busy);
    CHECK(worth_retrying(result.error().fault));
  }
  CHECK(store->commit({one_of_each()}));
}

TEST_CASE("a full disk refuses the commit whole, and the store goes on when there is room") {
  const TemporaryFolder folder;
  const OnEveryConnection spy(capture);
  const auto store = open(folder.path("state.db"));
  REQUIRE(store->commit({one_of_each()}));
  Batch large;
  for (std::uint64_t seq = 1; seq <= 200; ++seq) {
    large.journal.push_back(event("d/large", seq));
    large.journal.back().body = std::string(4000, 'x');
  }
  REQUIRE(sqlite3_exec(captured, "PRAGMA max_page_count = 40", nullptr, nullptr, nullptr) == SQLITE_OK);
  const auto result = store->commit({Batch{.journal = {event("d/small", 1)}}, large});
  REQUIRE_FALSE(result);
  CHECK(result.error().fault == Fault::full);
  CHECK(worth_retrying(result.error().fault));
  CHECK(events_in(*store) == 1);
  REQUIRE(sqlite3_exec(captured, "PRAGMA max_page_count = 100000", nullptr, nullptr, nullptr) == SQLITE_OK);
  CHECK(store->commit({large}));
  CHECK(events_in(*store) == 201);
}

TEST_CASE("a folder or file that cannot be written is said to be read-only") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  REQUIRE(::chmod(folder.path().c_str(), 0777) == 0);
  const OrdinaryUser user;
  SECTION("the folder") {
    // The user's own folder without the right to write: also root, as this user, may not.
    const std::string closed = folder.path("closed");
    REQUIRE(::mkdir(closed.c_str(), 0500) == 0);
    CHECK(refused(closed + "/state.db").fault == Fault::read_only);
  }
  SECTION("the file") {
    { REQUIRE(open(path)->commit({one_of_each()})); }
    REQUIRE(::chmod(path.c_str(), 0400) == 0);
    CHECK(refused(path).fault == Fault::read_only);
  }
  SECTION("while it is open") {
    const OnEveryConnection spy(capture);
    const auto store = open(path);
    REQUIRE(sqlite3_exec(captured, "PRAGMA query_only = ON", nullptr, nullptr, nullptr) == SQLITE_OK);
    const auto result = store->commit({one_of_each()});
    REQUIRE_FALSE(result);
    CHECK(result.error().fault == Fault::read_only);
    REQUIRE(sqlite3_exec(captured, "PRAGMA query_only = OFF", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(store->commit({one_of_each()}));
  }
}

TEST_CASE("a folder that is not there is an error") {
  const TemporaryFolder folder;
  const StoreError error = refused(folder.path("nowhere/state.db"));
  CHECK(error.fault == Fault::io);
  CHECK(error.message.find("No such file or directory") != std::string::npos);
}

TEST_CASE("a process that is killed inside a commit leaves all of the commits before it, and nothing of this one") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  const auto die = [](void*) -> int { ::_exit(42); };  // right before SQLite makes the transaction durable
  const int status = in_a_child([&] {
    const OnEveryConnection spy(capture);
    auto opened = open_sqlite(path);
    if (!opened || !(*opened)->commit({one_of_each()})) ::_exit(2);
    sqlite3_commit_hook(captured, die, nullptr);
    static_cast<void>((*opened)->commit({Batch{.journal = {event("d/b", 1)}, .rungs = {rung("b/x/task-1", 0)}},
                                         Batch{.notices = {notice("b/x/task-1#0")}}}));
  });
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 42);

  const auto store = open(path);
  CHECK(events_in(*store) == 1);
  CHECK(store->load()->pending == one_of_each().notices);
  CHECK(store->commit({Batch{.journal = {event("d/b", 1)}, .rungs = {rung("b/x/task-1", 0)}}}));
}

TEST_CASE("a log that was cut off by a crash leaves whole commits only") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  // The child leaves its write-ahead log behind, as a power cut would.
  const int status = in_a_child([&] {
    auto opened = open_sqlite(path);
    if (!opened) ::_exit(2);
    for (std::uint64_t seq = 1; seq <= 20; ++seq)
      if (!(*opened)->commit({Batch{.journal = {event("d/a", seq)},
                                    .rungs = {rung("a/x/task-1", static_cast<int>(seq))},
                                    .notices = {notice("n" + std::to_string(seq))}}}))
        ::_exit(3);
    ::_exit(42);
  });
  REQUIRE(WEXITSTATUS(status) == 42);
  const std::string file = bytes_of(path);
  const std::string log = bytes_of(path + "-wal");
  REQUIRE(log.size() > 20 * 4096);
  std::size_t fewest = 20;
  for (std::size_t length = 0; length <= log.size(); length += 1031) {
    CAPTURE(length);
    const std::string copy = folder.path("copy.db");
    std::filesystem::remove(copy + "-shm");
    write_file(copy, file);
    write_file(copy + "-wal", log.substr(0, length));
    auto opened = open_sqlite(copy, impatient);
    REQUIRE(opened);
    std::size_t rungs = 0;
    std::size_t notices = 0;
    const std::size_t events = events_in(**opened);
    REQUIRE((*opened)->scan({.rung = [&](const RungRow&) { return ++rungs > 0; },
                             .notice = [&](const NoticeRow&) { return ++notices > 0; }}));
    CHECK(rungs == events);
    CHECK(notices == events);
    fewest = std::min(fewest, events);
  }
  CHECK(fewest == 0);
}
