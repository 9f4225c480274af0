// SPDX-License-Identifier: EUPL-1.2
// The calibration: the rows that besluitd writes, written by the least program that can write them. The same tables and
// pragmas, prepared statements, no layer above sqlite3.
#pragma once

#include "storage/records.hpp"

#include <sqlite3.h>

#include <array>
#include <span>
#include <string>

namespace besluit::bench {

/// Throws std::runtime_error on any error.
class BareSqlite {
 public:
  explicit BareSqlite(const std::string& path);
  BareSqlite(const BareSqlite&) = delete;
  BareSqlite& operator=(const BareSqlite&) = delete;
  ~BareSqlite();

  /// All of them in one transaction.
  void write(std::span<const storage::Batch> batches);
  /// Reads every dossier's row and returns the bytes of their states.
  [[nodiscard]] std::size_t read_dossiers();

 private:
  enum Kind { begin, commit, journal, dossier, rung, notice, update, document, kinds };
  sqlite3_stmt* prepare(const char* sql);
  void run(Kind kind);
  void execute(const char* sql);
  void text(Kind kind, int index, const std::string& value);
  void number(Kind kind, int index, std::int64_t value);

  sqlite3* database_ = nullptr;
  std::array<sqlite3_stmt*, kinds> statements_{};
};

}  // namespace besluit::bench
