// SPDX-License-Identifier: EUPL-1.2
// The calendars as files in a folder, for a web server to hand out. Each is replaced whole or not at all, and only when
// something in it changed; what stood in it before and lapsed stays as cancelled, so that it leaves people's calendars.
#pragma once

#include "engine/core/calendar_feed.hpp"

#include <expected>
#include <string>
#include <vector>

namespace besluit::engine {

class CalendarFolder {
 public:
  /// `domain` ends the identity of every event.
  CalendarFolder(std::string directory, std::string domain)
      : directory_(std::move(directory)), domain_(std::move(domain)) {}

  /// How many files changed; the error is one sentence (no permission, disk full) and the old files stay. `today` is
  /// the
  /// day from which lapsed dates are still kept, less a month; `now` stamps what changed.
  [[nodiscard]] std::expected<int, std::string> write(const std::vector<Feed>& feeds, Instant now, Date today) const;

 private:
  std::string directory_;
  std::string domain_;
};

}  // namespace besluit::engine
