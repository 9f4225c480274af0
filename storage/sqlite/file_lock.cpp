// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

namespace besluit::storage {
namespace {

StoreError from_errno(int code, const std::string& what) {
  Fault fault = Fault::io;
  if (code == EACCES || code == EPERM || code == EROFS) fault = Fault::read_only;
  if (code == ENOSPC || code == EDQUOT) fault = Fault::full;
  return {fault, what + ": " + std::strerror(code)};
}

// The process that wrote itself into the lock file, for the message; empty when there is nothing readable.
std::string holder(int descriptor) {
  std::array<char, 20> text{};
  const ssize_t length = ::pread(descriptor, text.data(), text.size(), 0);
  int pid = 0;
  if (length <= 0 || std::from_chars(text.data(), text.data() + length, pid).ec != std::errc{}) return {};
  return " (process " + std::to_string(pid) + ")";
}

}  // namespace

std::expected<FileLock, StoreError> FileLock::take(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return std::unexpected(from_errno(errno, "cannot open the lock " + path));
  FileLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return std::unexpected(from_errno(errno, "cannot lock " + path));
    return std::unexpected(
        StoreError{Fault::busy, "the state is in use by another besluitd" + holder(descriptor) + ": " + path});
  }
  // Who holds it is a courtesy to the reader of the message above; the lock itself does not need it.
  const std::string self = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, self.data(), self.size(), 0) < 0)
    return std::unexpected(from_errno(errno, "cannot write the lock " + path));
  return lock;
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::expected<void, StoreError> make_private_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) {
    if (errno == EEXIST) return {};
    return std::unexpected(from_errno(errno, "cannot make " + path));
  }
  const bool private_now = ::fchmod(descriptor, 0600) == 0;
  const int problem = errno;
  ::close(descriptor);
  if (!private_now) return std::unexpected(from_errno(problem, "cannot set the mode of " + path));
  const std::size_t slash = path.rfind('/');
  const std::string directory = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int folder = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
  return {};
}

}  // namespace besluit::storage
