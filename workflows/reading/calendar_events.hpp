// SPDX-License-Identifier: EUPL-1.2
// The events of an iCalendar file (RFC 5545) as days, by way of libical. Private to this room.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/terms/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::reading {

/// One event: its title and its days, or why it cannot be read.
struct CalendarEvent {
  int line = 1;  ///< of its BEGIN:VEVENT
  std::string title;
  std::vector<Date> days;
  std::optional<Text> problem;
};

/// All events in the order of the file. A cancelled event has no days; an event that replaces one of a series takes
/// that day away from the series. The second is what is wrong with the file as a whole, and empty for a good one.
struct CalendarEvents {
  std::vector<CalendarEvent> events;
  std::optional<Text> problem;
  int problem_line = 1;
};
[[nodiscard]] CalendarEvents calendar_events(std::string_view text, const Zone& zone);

}  // namespace besluit::reading
