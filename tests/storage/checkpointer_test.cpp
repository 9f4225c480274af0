// SPDX-License-Identifier: EUPL-1.2
// The write-ahead log is copied back beside the commits, and never grows without end.
#include "storage/sqlite/sqlite_store.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/catch.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace besluit::storage;
using namespace besluit::storage::testing;

namespace {

constexpr int pages = 16;
constexpr std::uintmax_t frame_bytes = 4096 + 24;  // a page and its head, see the file format of SQLite
/// The log at its longest: four times `pages`, and the one commit that makes it so long.
constexpr std::uintmax_t longest_log = (4 * pages + 16) * frame_bytes;

std::unique_ptr<Store> open(const std::string& path) {
  auto opened = open_sqlite(path, {std::chrono::milliseconds{1}, pages});
  if (!opened) FAIL(opened.error().message);
  return std::move(*opened);
}

/// A commit of some eight pages.
Batch large(std::uint64_t seq) {
  JournalRow row = event("d/a", seq);
  row.body = std::string(30'000, 'x');
  return Batch{.journal = {row}};
}

std::uintmax_t log_bytes(const std::string& path) {
  return std::filesystem::file_size(path + "-wal");
}

std::size_t events_in(Store& store) {
  std::size_t count = 0;
  REQUIRE(store.scan({.journal = [&](const JournalRow&) { return ++count > 0; }}));
  return count;
}

}  // namespace

TEST_CASE("a log that is written to all the time begins anew all the same, and loses nothing") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  const auto store = open(path);
  for (std::uint64_t seq = 1; seq <= 400; ++seq) {
    REQUIRE(store->commit({large(seq)}));
    REQUIRE(log_bytes(path) <= longest_log);
  }
  CHECK(events_in(*store) == 400);
  CHECK(std::filesystem::file_size(path) > 300 * 30'000);  // what was copied
}

TEST_CASE("who reads the file for long stops no commit; when the reader is gone the log is copied") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  const auto store = open(path);
  REQUIRE(store->commit({large(1)}));
  {
    const SQLite::Database backup(path, SQLite::OPEN_READONLY);
    SQLite::Statement row(backup, "SELECT body FROM journal");
    REQUIRE(row.executeStep());
    for (std::uint64_t seq = 2; seq <= 40; ++seq) REQUIRE(store->commit({large(seq)}));
    CHECK(log_bytes(path) > longest_log);  // what was written since belongs to somebody who still reads
  }
  const std::uintmax_t before = log_bytes(path);
  for (std::uint64_t seq = 41; seq <= 200; ++seq) REQUIRE(store->commit({large(seq)}));
  CHECK(log_bytes(path) <= before + 2 * longest_log);
  CHECK(events_in(*store) == 200);
}

TEST_CASE("a store that is closed in the middle of a copy leaves everything behind") {
  const TemporaryFolder folder;
  const std::string path = folder.path("state.db");
  for (std::uint64_t first = 1; first <= 60; first += 3) {
    const auto store = open(path);
    for (std::uint64_t seq = first; seq < first + 3; ++seq) REQUIRE(store->commit({large(seq)}));
  }
  CHECK(events_in(*open(path)) == 60);
}
