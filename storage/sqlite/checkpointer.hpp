// SPDX-License-Identifier: EUPL-1.2
// Copies the write-ahead log back into the file, beside the one who writes. Private to this room.
// In SQLite's own way the commit that makes the log long enough copies it back, and whoever waits for that commit waits
// for a hundred milliseconds of scattered writes (packaging/decisions/0031).
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace besluit::storage {

class Checkpointer {
 public:
  /// `writer` is the connection that commits; it must outlive this and belongs to one thread at a time. `pages`: from
  /// this many pages of 4 KiB on the log is copied back.
  Checkpointer(SQLite::Database& writer, int pages);
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;
  /// Waits for a copy that is under way.
  ~Checkpointer();

 private:
  static int committed(void* self, sqlite3* writer, const char* name, int pages);
  void grown_to(int pages);
  void finish_here();
  void run();
  void copy();

  SQLite::Database& writer_;
  const std::string path_;
  const int pages_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool wanted_ = false;  ///< a copy was asked for and is not done
  bool stop_ = false;
  int copied_ = 0;          ///< pages of the present log that are in the file
  sqlite3* own_ = nullptr;  ///< of the thread alone; null until it is needed
  std::thread thread_;
};

}  // namespace besluit::storage
