// SPDX-License-Identifier: EUPL-1.2
// iCalendar (RFC 5545, 7986) as this program writes it: dates on which something is due, as events of a whole day. The
// same identity everywhere; what is withdrawn stays, as cancelled. Pure.
#pragma once

#include "engine/core/message.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine {

/// One event of a calendar.
struct CalendarEvent {
  std::string uid;  ///< with its domain
  int sequence = 0;
  std::string stamp;  ///< DTSTAMP and LAST-MODIFIED: "20240314T080000Z"
  Date day{};
  std::string summary;
  std::string description{};
  bool cancelled = false;
  friend bool operator==(const CalendarEvent&, const CalendarEvent&) = default;
};

/// A whole calendar, lines ended by CRLF and folded at 75 octets, no character split. `name` is what a reader sees;
/// empty
/// for a calendar that comes with a mail.
[[nodiscard]] std::string write_calendar(std::string_view name, const std::vector<CalendarEvent>& events);

/// The events of a calendar that `write_calendar` made, by uid. What is not understood is passed over.
[[nodiscard]] std::map<std::string, CalendarEvent> read_own_calendar(std::string_view text);

/// `wanted` after `before`: a new date or summary has the next sequence; an event that is not wanted any more stays as
/// cancelled, unless its day is before `keep_from`; what is the same keeps its stamp. So the same state gives the same
/// bytes.
[[nodiscard]] std::vector<CalendarEvent> merged(const std::map<std::string, CalendarEvent>& before,
                                                std::vector<CalendarEvent> wanted, Date keep_from);

/// "20240314T080000Z".
[[nodiscard]] std::string calendar_stamp(Instant instant);
/// The dates of a message as events; `domain` ends their uids.
[[nodiscard]] std::vector<CalendarEvent> events_of(const Message& message, const std::string& domain);

}  // namespace besluit::engine
