// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite/connection.hpp"

#include "storage/sqlite/schema.hpp"

#include <sqlite3.h>

namespace besluit::storage {
namespace {

Fault fault_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Fault::busy;
    case SQLITE_FULL:
      return Fault::full;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return Fault::read_only;
    case SQLITE_CONSTRAINT:
      return Fault::conflict;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Fault::corrupt;
    default:
      return Fault::io;
  }
}

int integer_pragma(SQLite::Database& database, const char* pragma) {
  return database.execAndGet("PRAGMA " + std::string(pragma)).getInt();
}

}  // namespace

StoreError error_of(const SQLite::Exception& exception, const std::string& doing) {
  return {fault_of(exception.getErrorCode()),
          doing + ": " + exception.what() + " (SQLite " + std::to_string(exception.getExtendedErrorCode()) + ")"};
}

std::expected<void, StoreError> migrate(SQLite::Database& database, std::span<const std::string_view> versions) {
  const int application = integer_pragma(database, "application_id");
  const int present = integer_pragma(database, "user_version");
  const int newest = static_cast<int>(versions.size());
  const bool empty = database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
  const bool fresh = application == 0 && present == 0 && empty;
  if (!fresh && application != schema::application_id)
    return std::unexpected(StoreError{Fault::corrupt, database.getFilename() + " is no besluitd file"});
  if (present > newest)
    return std::unexpected(StoreError{Fault::too_new, database.getFilename() + " has version " +
                                                          std::to_string(present) + "; this besluitd knows up to " +
                                                          std::to_string(newest)});
  Brackets brackets(database);
  for (int version = present; version < newest; ++version) {
    WriteTransaction transaction(database, brackets);
    database.exec("PRAGMA application_id = " + std::to_string(schema::application_id));
    database.exec(std::string(versions[static_cast<std::size_t>(version)]));
    database.exec("PRAGMA user_version = " + std::to_string(version + 1));
    transaction.commit();
  }
  return {};
}

void set_pragmas(SQLite::Database& database) {
  if (database.execAndGet("PRAGMA journal_mode = WAL").getString() != "wal")
    throw SQLite::Exception("this file system cannot hold a write-ahead log", SQLITE_IOERR);
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA foreign_keys = ON");
  database.exec("PRAGMA cache_size = -16384");            // KiB
  database.exec("PRAGMA wal_autocheckpoint = 0");         // see checkpointer.hpp
  database.exec("PRAGMA journal_size_limit = 67108864");  // bytes: a -wal file that grew is cut back to this
}

WriteTransaction::~WriteTransaction() {
  // Some errors (disk full) have rolled back already; then there is nothing to do.
  if (sqlite3_get_autocommit(database_.getHandle()) == 0)
    sqlite3_exec(database_.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace besluit::storage
