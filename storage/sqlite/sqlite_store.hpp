// SPDX-License-Identifier: EUPL-1.2
// The store in one SQLite file: WAL, synchronous=FULL, one writer. See schema.hpp for the tables.
// Thread-safety: none; one thread at a time, not necessarily the one that opened it. A thread of its own copies the log
// back into the file.
#pragma once

#include "storage/store.hpp"

#include <chrono>
#include <expected>
#include <memory>
#include <string>

namespace besluit::storage {

struct SqliteOptions {
  /// How long a lock held by another process (a backup, sqlite3 by hand) is waited for; then Fault::busy.
  std::chrono::milliseconds busy_timeout{2000};
  /// Pages of the write-ahead log (of 4 KiB) from which on they are copied into the file, beside the commits that go
  /// on. 4000 pages are 16 MB; README.md has the measurement.
  int checkpoint_pages = 4000;
};

/// Opens or makes the file `path` (mode 0600), and brings an older one up to date. Holds `<path>.lock` until it is
/// destroyed: a second process gets Fault::busy. Another's file or a damaged one: Fault::corrupt, untouched. A newer
/// one: Fault::too_new, untouched.
[[nodiscard]] std::expected<std::unique_ptr<Store>, StoreError> open_sqlite(const std::string& path,
                                                                            const SqliteOptions& options = {});

}  // namespace besluit::storage
