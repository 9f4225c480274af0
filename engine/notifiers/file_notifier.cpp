// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/file_notifier.hpp"

#include "engine/notifiers/encoding.hpp"
#include "engine/notifiers/result.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <utility>

namespace besluit::engine {
namespace {

constexpr std::size_t open_files_max = 256;  ///< further ones of a batch are closed when they are written
/// From so many files on, one sync of the whole file system costs less than one of each file.
constexpr std::size_t sync_together_min = 4;

class Fd {
 public:
  explicit Fd(int fd = -1) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Fd() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool good() const { return fd_ >= 0; }
  /// The error of close belongs to the write: some file systems report a full disk only here.
  [[nodiscard]] bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

std::string reason() {
  return std::strerror(errno);
}

Fd open_directory(const std::string& path) {
  Fd directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.good() || errno != ENOENT || ::mkdir(path.c_str(), 0750) != 0) return directory;
  // The new directory's own name must survive a power cut too.
  const Fd parent(::open((path + "/..").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!parent.good() || ::fsync(parent.get()) != 0) return Fd{};
  return Fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// One file on its way: written under its temporary name, then synced, then renamed.
struct Pending {
  std::size_t index = 0;  ///< into the batch
  std::string name;
  Fd file;
  [[nodiscard]] std::string temporary() const { return "." + name + ".tmp"; }
  [[nodiscard]] std::string final() const { return name + ".eml"; }
};

/// A batch in one directory. Writing all before syncing the first lets the disk take them together.
class Batch {
 public:
  Batch(int directory, std::vector<DeliveryResult>& results) : directory_(directory), results_(results) {}

  void add(std::size_t index, const std::string& name, std::string_view bytes) {
    if (names_.contains(name)) flush();
    Pending next{index, name, Fd{}};
    next.file =
        Fd(::openat(directory_, next.temporary().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0640));
    if (!next.file.good()) return failed(next, false);
    if (!write_all(next.file.get(), bytes)) return failed(next, true);
    if (pending_.size() >= open_files_max && !next.file.close()) return failed(next, true);
    names_.insert(name);
    pending_.push_back(std::move(next));
  }

  void flush() {
    // When it fails, each file by itself says whether it is the one that cannot be written.
    const bool together = pending_.size() >= sync_together_min && ::syncfs(directory_) == 0;
    for (Pending& next : pending_) {
      const bool synced = (together || sync(next)) && (!next.file.good() || next.file.close());
      if (!synced || ::renameat(directory_, next.temporary().c_str(), directory_, next.final().c_str()) != 0)
        failed(next, true);
      else
        results_[next.index].verdict = Verdict::delivered;
    }
    pending_.clear();
    names_.clear();
  }

 private:
  /// One file by itself; one that was closed already is opened again for it.
  bool sync(Pending& next) const {
    if (!next.file.good())
      next.file = Fd(::openat(directory_, next.temporary().c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    return next.file.good() && ::fsync(next.file.get()) == 0;
  }
  void failed(const Pending& next, bool made) {
    results_[next.index].detail = printable_detail("schrijven mislukt: " + reason());
    if (made) ::unlinkat(directory_, next.temporary().c_str(), 0);
  }

  int directory_;
  std::vector<DeliveryResult>& results_;
  std::vector<Pending> pending_;
  std::set<std::string> names_;
};

}  // namespace

FileNotifier::FileNotifier(std::string directory, Sender sender)
    : directory_(std::move(directory)), sender_(std::move(sender)) {}

std::vector<DeliveryResult> FileNotifier::deliver(std::span<const Message> messages) {
  std::vector<DeliveryResult> results = waiting_results(messages);
  if (messages.empty()) return results;
  const Fd directory = open_directory(directory_);
  if (!directory.good()) {
    const std::string detail = printable_detail("map " + directory_ + " niet bereikbaar: " + reason());
    for (DeliveryResult& result : results) result.detail = detail;
    return results;
  }
  Batch batch(directory.get(), results);
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const auto mail = mime_message(messages[i], sender_);
    if (mail) {
      batch.add(i, id_for_file(messages[i].id), *mail);
    } else {
      results[i].verdict = Verdict::permanent;
      results[i].detail = printable_detail(mail.error());
    }
  }
  batch.flush();
  if (::fsync(directory.get()) != 0) {
    const std::string detail = printable_detail("map niet vastgelegd op schijf: " + reason());
    for (DeliveryResult& result : results)
      if (result.verdict == Verdict::delivered) result = {result.id, Verdict::temporary, detail};
  }
  return results;
}

}  // namespace besluit::engine
