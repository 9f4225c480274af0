// SPDX-License-Identifier: EUPL-1.2
// Rows and files for the tests of the stores.
#pragma once

#include "storage/records.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace besluit::storage::testing {

/// A folder that goes away with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_((std::filesystem::temp_directory_path() / "besluit-store-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no temporary folder");
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline JournalRow event(std::string stream, std::uint64_t seq) {
  return {std::move(stream),    seq, 1710403140000, 19796, "uid 1000 (jansen)", "acknowledged",
          "{\"step\":\"bao\"}", "w0"};
}
inline DossierRow dossier(std::string id) {
  return {std::move(id), "herstelplan", true, 1, 1715702400000, "[1]"};
}
inline RungRow rung(std::string deadline, int number) {
  return {std::move(deadline),
          number,
          "a",
          "bao",
          "1 week vooraf",
          "reminder",
          "directie",
          1715702400000,
          false,
          "merged",
          "Een ander bericht ging voor.",
          1715702400001};
}
inline NoticeRow notice(std::string id) {
  return {std::move(id),
          "a",
          "bao",
          "1 week vooraf",
          "reminder",
          "visser",
          "directie",
          "file",
          1715702400000,
          "{}",
          "due",
          "De dag was gekomen.",
          1715702400002,
          Delivery::pending,
          0,
          0,
          "",
          0};
}
/// One row in every table; updates excepted.
inline Batch one_of_each() {
  return {.journal = {event("d/a", 1)},
          .dossiers = {dossier("a")},
          .rungs = {rung("a/bao/papers-1", 0)},
          .notices = {notice("a/bao/papers-1#0")},
          .updates = {},
          .documents = {{"world", "w0", "organisatie.yaml", "soort: organisatie\n"}}};
}

}  // namespace besluit::storage::testing
