// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/bare_sqlite.hpp"

#include "storage/sqlite/schema.hpp"
#include "storage/sqlite/sqlite_store.hpp"

#include <stdexcept>

namespace besluit::bench {

namespace schema = storage::schema;

BareSqlite::BareSqlite(const std::string& path) {
  if (sqlite3_open(path.c_str(), &database_) != SQLITE_OK) throw std::runtime_error("bare SQLite: cannot open " + path);
  execute("PRAGMA journal_mode = WAL");
  execute("PRAGMA synchronous = FULL");
  execute("PRAGMA foreign_keys = ON");
  execute("PRAGMA cache_size = -16384");
  execute(("PRAGMA wal_autocheckpoint = " + std::to_string(storage::SqliteOptions{}.checkpoint_pages)).c_str());
  sqlite3_stmt* probe = nullptr;
  if (sqlite3_prepare_v2(database_, "SELECT 1 FROM dossiers", -1, &probe, nullptr) != SQLITE_OK)
    for (const std::string_view version : schema::versions) execute(std::string(version).c_str());
  sqlite3_finalize(probe);
  statements_ = {prepare("BEGIN IMMEDIATE"),      prepare("COMMIT"),
                 prepare(schema::insert_journal), prepare(schema::upsert_dossier),
                 prepare(schema::insert_rung),    prepare(schema::insert_notice),
                 prepare(schema::update_notice),  prepare(schema::insert_document)};
}

BareSqlite::~BareSqlite() {
  for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
  sqlite3_close(database_);
}

sqlite3_stmt* BareSqlite::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
    throw std::runtime_error(std::string("bare SQLite: ") + sqlite3_errmsg(database_));
  return statement;
}

void BareSqlite::execute(const char* sql) {
  if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(std::string("bare SQLite: ") + sqlite3_errmsg(database_));
}

void BareSqlite::run(Kind kind) {
  if (sqlite3_step(statements_[kind]) != SQLITE_DONE)
    throw std::runtime_error(std::string("bare SQLite: ") + sqlite3_errmsg(database_));
  sqlite3_reset(statements_[kind]);
}

void BareSqlite::text(Kind kind, int index, const std::string& value) {
  sqlite3_bind_text(statements_[kind], index, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
}
void BareSqlite::number(Kind kind, int index, std::int64_t value) {
  sqlite3_bind_int64(statements_[kind], index, value);
}

void BareSqlite::write(std::span<const storage::Batch> batches) {
  // One parameter after the other, in the order of the statement.
  const auto put = [this](Kind kind, const auto&... values) {
    int index = 0;
    const auto one = [&](const auto& value) {
      if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>)
        text(kind, ++index, value);
      else
        number(kind, ++index, static_cast<std::int64_t>(value));
    };
    (one(values), ...);
    run(kind);
  };
  run(begin);
  for (const auto& batch : batches) {
    for (const auto& r : batch.journal)
      put(journal, r.stream, r.seq, r.at_ms, r.effective_on, r.actor, r.type, r.body, r.world);
    for (const auto& r : batch.dossiers) put(dossier, r.id, r.route, r.open, r.last_seq, r.next_due_ms, r.state);
    for (const auto& r : batch.rungs)
      put(rung, r.deadline, r.rung, r.dossier, r.step, r.text, r.kind, r.role, r.due_ms, r.claimed, r.reason_code,
          r.reason, r.settled_ms);
    for (const auto& r : batch.notices)
      put(notice, r.id, r.dossier, r.step, r.rung, r.kind, r.to, r.role, r.channel, r.due_ms, r.facts, r.reason_code,
          r.reason, r.created_ms, r.delivery, r.attempts, r.next_try_ms, r.last_error, r.settled_ms, r.reached);
    for (const auto& r : batch.updates)
      put(update, r.delivery, r.attempts, r.next_try_ms, r.last_error, r.settled_ms, r.reason_code, r.reason, r.reached,
          r.id);
    for (const auto& r : batch.documents) put(document, r.kind, r.hash, r.name, r.text);
  }
  run(commit);
}

std::size_t BareSqlite::read_dossiers() {
  sqlite3_stmt* query = prepare("SELECT id, route, open, last_seq, next_due_ms, state FROM dossiers ORDER BY number");
  std::size_t bytes = 0;
  while (sqlite3_step(query) == SQLITE_ROW) {
    bytes += sqlite3_column_text(query, 0) != nullptr ? 1 : 0;
    bytes += static_cast<std::size_t>(sqlite3_column_bytes(query, 5));
  }
  sqlite3_finalize(query);
  return bytes;
}

}  // namespace besluit::bench
