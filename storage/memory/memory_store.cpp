// SPDX-License-Identifier: EUPL-1.2
#include "storage/memory/memory_store.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

namespace besluit::storage {
namespace {

constexpr std::string_view organisation_prefix = "o/";
constexpr std::string_view dossier_prefix = "d/";

// Keeps the newest `limit` rows of a list that is ordered from old to new.
template <class Row>
void keep_newest(std::vector<Row>& rows, std::size_t limit) {
  if (rows.size() > limit) rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(limit));
}

}  // namespace

std::expected<Snapshot, StoreError> MemoryStore::load() {
  Snapshot snapshot;
  for (const auto& [id, row] : dossiers_) snapshot.dossiers.push_back(row);
  for (const auto& [id, row] : notices_)
    if (row.delivery == Delivery::pending) snapshot.pending.push_back(row);
  std::sort(snapshot.pending.begin(), snapshot.pending.end(),
            [](const auto& a, const auto& b) { return std::tie(a.due_ms, a.id) < std::tie(b.due_ms, b.id); });
  for (const auto& [key, row] : journal_) {
    if (!row.stream.starts_with(organisation_prefix)) {
      const auto dossier = dossiers_.find(row.stream.substr(dossier_prefix.size()));
      if (dossier != dossiers_.end() && row.seq > dossier->second.last_seq) snapshot.tails.push_back(row);
      continue;
    }
    if (snapshot.organisations.empty() || snapshot.organisations.back().stream != row.stream)
      snapshot.organisations.emplace_back();
    snapshot.organisations.back() = {row.stream, row.seq, row.at_ms};
    if (is_world_event(row.type)) snapshot.world_events.push_back(row);
  }
  snapshot.documents = documents_;
  snapshot.last_at_ms = last_at_ms_;
  return snapshot;
}

std::expected<void, StoreError> MemoryStore::refuse_repeated_keys(const std::vector<Batch>& batches) const {
  std::set<std::pair<std::string, std::uint64_t>> events;
  std::set<std::pair<std::string, std::int32_t>> rungs;
  std::set<std::string> notices;
  const auto conflict = [](std::string what) {
    return std::unexpected(StoreError{Fault::conflict, what + " is there already"});
  };
  for (const auto& batch : batches) {
    for (const auto& row : batch.journal) {
      const auto key = std::pair(row.stream, row.seq);
      if (journal_.contains(key) || !events.insert(key).second)
        return conflict("event " + std::to_string(row.seq) + " of " + row.stream);
    }
    for (const auto& row : batch.rungs) {
      const auto key = std::pair(row.deadline, row.rung);
      if (rungs_.contains(key) || !rungs.insert(key).second)
        return conflict("rung " + std::to_string(row.rung) + " of " + row.deadline);
    }
    for (const auto& row : batch.notices)
      if (notices_.contains(row.id) || !notices.insert(row.id).second) return conflict("notice " + row.id);
  }
  return {};
}

void MemoryStore::write(const Batch& batch) {
  for (const auto& row : batch.journal) {
    journal_.emplace(std::pair(row.stream, row.seq), row);
    last_at_ms_ = row.at_ms;
  }
  for (const auto& row : batch.dossiers) dossiers_.insert_or_assign(row.id, row);
  for (const auto& row : batch.rungs) rungs_.emplace(std::pair(row.deadline, row.rung), row);
  for (const auto& row : batch.notices) notices_.emplace(row.id, row);
  for (const auto& update : batch.updates) {
    const auto found = notices_.find(update.id);
    if (found == notices_.end()) continue;
    NoticeRow& notice = found->second;
    notice.delivery = update.delivery;
    notice.attempts = update.attempts;
    notice.next_try_ms = update.next_try_ms;
    notice.last_error = update.last_error;
    notice.settled_ms = update.settled_ms;
    if (!update.reached.empty()) notice.reached = update.reached;
    if (update.reason_code.empty()) continue;
    notice.reason_code = update.reason_code;
    notice.reason = update.reason;
  }
  for (const auto& row : batch.documents) {
    const bool known = std::any_of(documents_.begin(), documents_.end(), [&](const auto& document) {
      return document.kind == row.kind && document.hash == row.hash;
    });
    if (!known) documents_.push_back(row);
  }
}

std::expected<void, StoreError> MemoryStore::commit_from(const Batches& next) {
  std::vector<Batch> batches;
  while (const Batch* batch = next()) batches.push_back(*batch);
  if (auto fine = refuse_repeated_keys(batches); !fine) return fine;
  for (const auto& batch : batches) write(batch);
  return {};
}

std::expected<std::vector<JournalRow>, StoreError> MemoryStore::journal(std::string_view stream, std::uint64_t after,
                                                                        std::size_t limit) {
  std::vector<JournalRow> rows;
  for (auto at = journal_.upper_bound({std::string(stream), after}); at != journal_.end() && rows.size() < limit;
       ++at) {
    if (at->first.first != stream) break;
    rows.push_back(at->second);
  }
  return rows;
}

std::expected<NoticesRead, StoreError> MemoryStore::notices(const NoticeQuery& query) {
  NoticesRead read;
  const auto in_time = [&](std::int64_t due) { return due >= query.due_from_ms && due < query.due_until_ms; };
  for (const auto& [id, row] : notices_)
    if ((query.dossier.empty() || row.dossier == query.dossier) && (query.id.empty() || id == query.id) &&
        in_time(row.due_ms))
      read.notices.push_back(row);
  for (const auto& [key, row] : rungs_) {
    if (row.claimed || !in_time(row.due_ms) || (!query.dossier.empty() && row.dossier != query.dossier)) continue;
    if (query.id.empty() || row.deadline + "#" + std::to_string(row.rung) == query.id) read.not_sent.push_back(row);
  }
  std::sort(read.notices.begin(), read.notices.end(),
            [](const auto& a, const auto& b) { return std::tie(a.due_ms, a.id) < std::tie(b.due_ms, b.id); });
  std::sort(read.not_sent.begin(), read.not_sent.end(), [](const auto& a, const auto& b) {
    return std::tie(a.due_ms, a.deadline, a.rung) < std::tie(b.due_ms, b.deadline, b.rung);
  });
  keep_newest(read.notices, query.limit);
  keep_newest(read.not_sent, query.limit);
  return read;
}

std::expected<DocumentRow, StoreError> MemoryStore::document(std::string_view kind, std::string_view hash) {
  for (const auto& row : documents_)
    if (row.kind == kind && row.hash == hash) return row;
  return DocumentRow{};
}

std::expected<void, StoreError> MemoryStore::scan(const Visitor& visitor) {
  // False: a callback wants no more.
  const auto walk = [](const auto& rows, const auto& callback) {
    if (!callback) return true;
    return std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return callback(row.second); });
  };
  if (walk(journal_, visitor.journal) && walk(dossiers_, visitor.dossier) && walk(rungs_, visitor.rung))
    walk(notices_, visitor.notice);
  return {};
}

}  // namespace besluit::storage
