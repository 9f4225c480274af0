// SPDX-License-Identifier: EUPL-1.2
// One process at a time for one state file. The lock is the kernel's: it ends with the process, however it ends.
#pragma once

#include "storage/store.hpp"

#include <expected>
#include <string>

namespace besluit::storage {

class FileLock {
 public:
  /// Takes the lock on the side file `path`, made when it is not there, without waiting. Held by another: Fault::busy.
  [[nodiscard]] static std::expected<FileLock, StoreError> take(const std::string& path);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// Makes the file with mode 0600, whatever the umask, when it is not there; durably, so that its name survives a crash.
[[nodiscard]] std::expected<void, StoreError> make_private_file(const std::string& path);

}  // namespace besluit::storage
