// SPDX-License-Identifier: EUPL-1.2
// What the SQLite store stands on: opening with our pragmas, migrating, statements that are used again, and SQLite's
// errors as ours. Private to this room. Functions here throw SQLite::Exception; the store turns it into a StoreError.
#pragma once

#include "storage/sqlite/sqlite_store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace besluit::storage {

[[nodiscard]] StoreError error_of(const SQLite::Exception& exception, const std::string& doing);

/// Refuses what is not ours or is newer than `versions`; brings the rest up to date, each version in one transaction.
[[nodiscard]] std::expected<void, StoreError> migrate(SQLite::Database& database,
                                                      std::span<const std::string_view> versions);

/// The pragmas of every connection. REQUIRES: migrate has accepted the file.
void set_pragmas(SQLite::Database& database);

/// Lends a cached statement for one execution. Afterwards it is reset (a statement left standing pins a snapshot and
/// blocks checkpoints) and its bindings are cleared (they point into rows that go away).
class Lent {
 public:
  explicit Lent(SQLite::Statement& statement) : statement_(statement) {}
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;
  ~Lent() {
    statement_.tryReset();
    statement_.clearBindings();
  }
  /// Binds all parameters in order, texts without a copy: they must live until the execution is over.
  template <class... Values>
  Lent& bind(const Values&... values) {
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }
  void run() { statement_.exec(); }
  [[nodiscard]] bool next() { return statement_.executeStep(); }

 private:
  void bind_one(int index, const std::string& value) { statement_.bindNoCopy(index, value); }
  void bind_one(int index, std::int32_t value) { statement_.bind(index, value); }
  void bind_one(int index, bool value) { statement_.bind(index, value ? 1 : 0); }
  void bind_one(int index, std::int64_t value) { statement_.bind(index, value); }
  void bind_one(int index, std::uint64_t value) { statement_.bind(index, static_cast<std::int64_t>(value)); }
  SQLite::Statement& statement_;
};

/// The words around a write transaction, prepared once.
struct Brackets {
  explicit Brackets(const SQLite::Database& database) : begin(database, "BEGIN IMMEDIATE"), end(database, "COMMIT") {}
  SQLite::Statement begin;
  SQLite::Statement end;
};

/// A write transaction. Rolls back unless `commit` succeeded. `brackets` belong to `database`; both outlive it.
class WriteTransaction {
 public:
  WriteTransaction(SQLite::Database& database, Brackets& brackets) : database_(database), brackets_(brackets) {
    Lent(brackets_.begin).run();
  }
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  ~WriteTransaction();
  void commit() { Lent(brackets_.end).run(); }

 private:
  SQLite::Database& database_;
  Brackets& brackets_;
};

}  // namespace besluit::storage
