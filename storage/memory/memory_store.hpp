// SPDX-License-Identifier: EUPL-1.2
// The store's contract in memory: for tests, simulation and `verify`. Nothing survives it. Pure.
#pragma once

#include "storage/store.hpp"

#include <map>
#include <memory>
#include <utility>

namespace besluit::storage {

class MemoryStore final : public Store {
 public:
  [[nodiscard]] std::expected<Snapshot, StoreError> load() override;
  [[nodiscard]] std::expected<void, StoreError> commit_from(const Batches& next) override;
  [[nodiscard]] std::expected<std::vector<JournalRow>, StoreError> journal(std::string_view stream, std::uint64_t after,
                                                                           std::size_t limit) override;
  [[nodiscard]] std::expected<NoticesRead, StoreError> notices(const NoticeQuery& query) override;
  [[nodiscard]] std::expected<DocumentRow, StoreError> document(std::string_view kind, std::string_view hash) override;
  [[nodiscard]] std::expected<void, StoreError> scan(const Visitor& visitor) override;

 private:
  [[nodiscard]] std::expected<void, StoreError> refuse_repeated_keys(const std::vector<Batch>& batches) const;
  void write(const Batch& batch);

  std::map<std::pair<std::string, std::uint64_t>, JournalRow> journal_;
  std::map<std::string, DossierRow> dossiers_;
  std::map<std::pair<std::string, std::int32_t>, RungRow> rungs_;
  std::map<std::string, NoticeRow> notices_;
  std::vector<DocumentRow> documents_;  ///< in order of writing
  std::int64_t last_at_ms_ = 0;
};

}  // namespace besluit::storage
