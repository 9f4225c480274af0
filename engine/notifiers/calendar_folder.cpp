// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/calendar_folder.hpp"

#include "engine/notifiers/calendar.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

namespace besluit::engine {
namespace {

constexpr std::chrono::days kept_after{31};  ///< a lapsed date stays as cancelled so long after its day

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// Under a temporary name, synced, then in place of the old one. Readable by all: that is what it is for.
bool replace(const std::string& path, const std::string& text) {
  const std::string temporary = path + ".tmp";
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (fd < 0) return false;
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t written = ::write(fd, text.data() + done, text.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    done += static_cast<std::size_t>(written);
  }
  const bool synced = done == text.size() && ::fsync(fd) == 0;
  const bool closed = ::close(fd) == 0;
  if (synced && closed && std::rename(temporary.c_str(), path.c_str()) == 0) return true;
  const int failed = errno;
  ::unlink(temporary.c_str());
  errno = failed;
  return false;
}

}  // namespace

std::expected<int, std::string> CalendarFolder::write(const std::vector<Feed>& feeds, Instant now, Date today) const {
  if (::mkdir(directory_.c_str(), 0755) != 0 && errno != EEXIST)
    return std::unexpected("map " + directory_ + " niet bereikbaar: " + std::strerror(errno));
  int changed = 0;
  for (const Feed& feed : feeds) {
    const std::string path = directory_ + "/" + feed.id + ".ics";
    const std::string before = file_text(path);
    std::vector<CalendarEvent> wanted;
    for (const MessageDate& date : feed.dates)
      wanted.push_back({date.uid + "@" + domain_, 0, calendar_stamp(now), date.day, date.summary, date.why, false});
    std::vector<CalendarEvent> events = merged(read_own_calendar(before), std::move(wanted), today - kept_after);
    const std::string text = write_calendar(feed.name, events);
    if (text == before) continue;
    if (!replace(path, text)) return std::unexpected(path + " kan niet worden geschreven: " + std::strerror(errno));
    ++changed;
  }
  return changed;
}

}  // namespace besluit::engine
