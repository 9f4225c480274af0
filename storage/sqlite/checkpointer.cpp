// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite/checkpointer.hpp"

#include <pthread.h>
#include <sqlite3.h>

#include <algorithm>
#include <csignal>

namespace besluit::storage {
namespace {

/// The log begins anew only when all of it is copied, which never happens while somebody goes on writing. So when no
/// more than this is left, the writer copies it: a few milliseconds.
constexpr int last_pages = 256;
/// A log that grows faster than it is copied is copied by the writer, who waits meanwhile: so many times `pages`.
constexpr int longest = 4;

}  // namespace

Checkpointer::Checkpointer(SQLite::Database& writer, int pages)
    : writer_(writer), path_(writer.getFilename()), pages_(pages) {
  sqlite3_wal_hook(writer_.getHandle(), committed, this);
  // Signals belong to the thread that expects them.
  sigset_t all{};
  sigset_t before{};
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { run(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_setname_np(thread_.native_handle(), "checkpoint");
}

Checkpointer::~Checkpointer() {
  sqlite3_wal_hook(writer_.getHandle(), nullptr, nullptr);
  {
    const std::lock_guard lock{mutex_};
    stop_ = true;
  }
  wake_.notify_one();
  thread_.join();
  sqlite3_close(own_);
}

int Checkpointer::committed(void* self, sqlite3*, const char*, int pages) {
  static_cast<Checkpointer*>(self)->grown_to(pages);
  return SQLITE_OK;  // the commit stands, whatever becomes of the copy
}

void Checkpointer::grown_to(int pages) {
  {
    const std::lock_guard lock{mutex_};
    if (pages < copied_) copied_ = 0;  // it began anew
    if (pages < pages_) return;
    const bool here = pages >= longest * pages_ || (!wanted_ && pages - copied_ <= last_pages);
    if (!here) {
      wanted_ = true;
      wake_.notify_one();
      return;
    }
  }
  finish_here();
}

/// On the writer's connection. Does nothing while the thread is at it.
void Checkpointer::finish_here() {
  int length = 0;
  int copied = 0;
  if (sqlite3_wal_checkpoint_v2(writer_.getHandle(), "main", SQLITE_CHECKPOINT_PASSIVE, &length, &copied) != SQLITE_OK)
    return;
  const std::lock_guard lock{mutex_};
  copied_ = std::max(0, copied);
}

void Checkpointer::run() {
  std::unique_lock lock{mutex_};
  for (;;) {
    wake_.wait(lock, [this] { return stop_ || wanted_; });
    if (stop_) return;
    lock.unlock();
    copy();
    lock.lock();
  }
}

void Checkpointer::copy() {
  // A file that cannot be opened a second time is copied by the writer, when the log is at its longest.
  int copied = 0;
  if (own_ == nullptr && sqlite3_open_v2(path_.c_str(), &own_, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK)
    sqlite3_exec(own_, "PRAGMA synchronous = FULL", nullptr, nullptr, nullptr);
  int length = 0;
  if (own_ != nullptr) sqlite3_wal_checkpoint_v2(own_, "main", SQLITE_CHECKPOINT_PASSIVE, &length, &copied);
  const std::lock_guard lock{mutex_};
  wanted_ = false;
  copied_ = std::max(0, copied);
}

}  // namespace besluit::storage
