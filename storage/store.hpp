// SPDX-License-Identifier: EUPL-1.2
// The one interface to durability. Two implementations: sqlite (the daemon) and memory (tests, simulation, verify).
// A store is used by one thread at a time; it never logs and never retries: it returns what happened.
#pragma once

#include "storage/records.hpp"

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::storage {

enum class Fault : std::uint8_t {
  busy,       ///< locked too long: try again
  full,       ///< no space left: try again when there is
  read_only,  ///< the file or its directory cannot be written
  conflict,   ///< a key that must be new was there: nothing of the batch was written
  too_new,    ///< the file was written by a newer version
  corrupt,    ///< the file is damaged, or no besluitd file
  io,         ///< anything else
};
struct StoreError {
  Fault fault = Fault::io;
  std::string message;  ///< English, for the log
};
[[nodiscard]] inline bool worth_retrying(Fault fault) {
  return fault == Fault::busy || fault == Fault::full || fault == Fault::read_only || fault == Fault::io;
}

/// Which notices (sent, pending, failed, and rungs that were not sent) to read.
struct NoticeQuery {
  std::string dossier{};  ///< empty: all
  std::string id{};       ///< empty: all; else this notice, or the rung "<deadline>#<rung>"
  std::int64_t due_from_ms = std::numeric_limits<std::int64_t>::min();  ///< those that were due from then ...
  std::int64_t due_until_ms = never_ms;                                 ///< ... and before this
  std::size_t limit = 10'000;  ///< of each of the two lists; the newest are kept
};
struct NoticesRead {
  std::vector<NoticeRow> notices;  ///< ordered by due, id
  std::vector<RungRow> not_sent;   ///< rungs that were settled without a notice; ordered by due, deadline, rung
};

/// What `scan` hands out, in primary-key order. Return false from a callback to stop.
struct Visitor {
  std::function<bool(const JournalRow&)> journal{};
  std::function<bool(const DossierRow&)> dossier{};
  std::function<bool(const RungRow&)> rung{};
  std::function<bool(const NoticeRow&)> notice{};
};

/// What is to be written, batch by batch; null: that was all. A batch stays until the next one is asked for, so that
/// the first can be written while the last is still being made. Does not throw.
using Batches = std::function<const Batch*()>;

class Store {
 public:
  virtual ~Store() = default;
  /// What the engine needs to start.
  [[nodiscard]] virtual std::expected<Snapshot, StoreError> load() = 0;
  /// Writes all that `next` hands out in one transaction, durably (synchronous), in order. On error nothing of it was
  /// written, and `next` may have more. When there is nothing to write, nothing happens.
  [[nodiscard]] virtual std::expected<void, StoreError> commit_from(const Batches& next) = 0;
  /// The same for batches that are all there.
  [[nodiscard]] std::expected<void, StoreError> commit(const std::vector<Batch>& batches) {
    return commit_from([at = batches.begin(), end = batches.end()]() mutable { return at == end ? nullptr : &*at++; });
  }
  /// Events of one stream with seq > `after`, at most `limit`, in order.
  [[nodiscard]] virtual std::expected<std::vector<JournalRow>, StoreError> journal(std::string_view stream,
                                                                                   std::uint64_t after,
                                                                                   std::size_t limit) = 0;
  [[nodiscard]] virtual std::expected<NoticesRead, StoreError> notices(const NoticeQuery& query) = 0;
  /// A document by kind and hash; an empty text when it is not there.
  [[nodiscard]] virtual std::expected<DocumentRow, StoreError> document(std::string_view kind,
                                                                        std::string_view hash) = 0;
  /// Walks whole tables (those whose callback is set): journal by stream and seq, then dossiers, rungs, notices.
  [[nodiscard]] virtual std::expected<void, StoreError> scan(const Visitor& visitor) = 0;
};

}  // namespace besluit::storage
