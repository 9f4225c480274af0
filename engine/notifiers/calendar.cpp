// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/calendar.hpp"

#include <algorithm>
#include <charconv>

namespace besluit::engine {
namespace {

constexpr std::size_t line_octets = 75;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out.push_back('\\');
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20U)
      out.push_back(c);
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      out.push_back(text[i] == 'n' || text[i] == 'N' ? '\n' : text[i]);
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

void line(std::string& out, std::string_view text) {
  std::size_t room = line_octets;
  while (text.size() > room) {
    std::size_t end = room;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    out.append(text.substr(0, end)).append("\r\n ");
    text.remove_prefix(end);
    room = line_octets - 1;  // the space in front counts
  }
  out.append(text).append("\r\n");
}

std::string compact(Date day) {
  std::string text = to_string(day);
  std::erase(text, '-');
  return text;
}

std::optional<Date> from_compact(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return parse_date(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                    std::string(text.substr(6, 2)));
}

void write_event(std::string& out, const CalendarEvent& event) {
  line(out, "BEGIN:VEVENT");
  line(out, "UID:" + escaped(event.uid));
  line(out, "DTSTAMP:" + event.stamp);
  line(out, "LAST-MODIFIED:" + event.stamp);
  line(out, "SEQUENCE:" + std::to_string(event.sequence));
  line(out, "DTSTART;VALUE=DATE:" + compact(event.day));
  line(out, "DTEND;VALUE=DATE:" + compact(event.day + std::chrono::days{1}));
  line(out, "SUMMARY:" + escaped(event.summary));
  if (!event.description.empty()) line(out, "DESCRIPTION:" + escaped(event.description));
  line(out, event.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
  line(out, "TRANSP:TRANSPARENT");
  line(out, "END:VEVENT");
}

/// Lines without their folds.
std::vector<std::string> unfolded(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\r\n"), text.size());
    const std::string_view one = text.substr(0, end);
    text.remove_prefix(std::min(end + 2, text.size()));
    if (!one.empty() && one.front() == ' ' && !lines.empty())
      lines.back().append(one.substr(1));
    else
      lines.emplace_back(one);
  }
  return lines;
}

}  // namespace

std::string write_calendar(std::string_view name, const std::vector<CalendarEvent>& events) {
  std::string out;
  line(out, "BEGIN:VCALENDAR");
  line(out, "VERSION:2.0");
  line(out, "PRODID:-//besluitd//besluitd//NL");
  line(out, "CALSCALE:GREGORIAN");
  line(out, "METHOD:PUBLISH");
  if (!name.empty()) {
    line(out, "NAME:" + escaped(name));
    line(out, "X-WR-CALNAME:" + escaped(name));
    line(out, "X-WR-TIMEZONE:Europe/Amsterdam");
    line(out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    line(out, "X-PUBLISHED-TTL:PT1H");
  }
  for (const CalendarEvent& event : events) write_event(out, event);
  line(out, "END:VCALENDAR");
  return out;
}

std::map<std::string, CalendarEvent> read_own_calendar(std::string_view text) {
  std::map<std::string, CalendarEvent> events;
  CalendarEvent event;
  bool dated = false;
  for (const std::string& one : unfolded(text)) {
    const std::size_t colon = one.find(':');
    if (colon == std::string::npos) continue;
    const std::string_view name = std::string_view{one}.substr(0, colon);
    const std::string_view value = std::string_view{one}.substr(colon + 1);
    if (one == "BEGIN:VEVENT") {
      event = {};
      dated = false;
    } else if (name == "UID") {
      event.uid = unescaped(value);
    } else if (name == "DTSTAMP") {
      event.stamp = value;
    } else if (name == "SEQUENCE") {
      std::from_chars(value.data(), value.data() + value.size(), event.sequence);
    } else if (name == "DTSTART;VALUE=DATE") {
      const auto day = from_compact(value);
      dated = day.has_value();
      if (day) event.day = *day;
    } else if (name == "SUMMARY") {
      event.summary = unescaped(value);
    } else if (name == "DESCRIPTION") {
      event.description = unescaped(value);
    } else if (name == "STATUS") {
      event.cancelled = value == "CANCELLED";
    } else if (one == "END:VEVENT" && dated && !event.uid.empty()) {
      events.insert_or_assign(event.uid, event);
    }
  }
  return events;
}

std::vector<CalendarEvent> merged(const std::map<std::string, CalendarEvent>& before, std::vector<CalendarEvent> wanted,
                                  Date keep_from) {
  std::vector<CalendarEvent> all;
  const std::string now = wanted.empty() ? std::string{} : wanted.front().stamp;
  for (CalendarEvent& event : wanted) {
    if (const auto known = before.find(event.uid); known != before.end()) {
      const CalendarEvent& old = known->second;
      const bool same = old.day == event.day && old.summary == event.summary && old.cancelled == event.cancelled &&
                        old.description == event.description;
      event.sequence = same ? old.sequence : std::max(old.sequence + 1, event.sequence);
      if (same) event.stamp = old.stamp;
    }
    all.push_back(std::move(event));
  }
  for (const auto& [uid, old] : before) {
    if (std::ranges::find(all, uid, &CalendarEvent::uid) != all.end() || old.day < keep_from) continue;
    CalendarEvent gone = old;
    if (!gone.cancelled) {
      gone.cancelled = true;
      ++gone.sequence;
      if (!now.empty()) gone.stamp = now;
    }
    all.push_back(std::move(gone));
  }
  std::ranges::sort(all, [](const CalendarEvent& a, const CalendarEvent& b) {
    return std::pair(a.day, a.uid) < std::pair(b.day, b.uid);
  });
  return all;
}

std::string calendar_stamp(Instant instant) {
  const Zone utc = Zone::utc();
  const auto seconds = utc.time_of(instant);
  std::string text = compact(utc.date_of(instant)) + "T";
  for (const auto part : {seconds.count() / 3600, seconds.count() / 60 % 60, seconds.count() % 60}) {
    if (part < 10) text += "0";
    text += std::to_string(part);
  }
  return text + "Z";
}

std::vector<CalendarEvent> events_of(const Message& message, const std::string& domain) {
  std::vector<CalendarEvent> events;
  // Later messages about the same date win: minutes since 2020 grow, and fit the number for a long time.
  const std::int64_t minutes = message.date.time_since_epoch().count() / 60'000 - 26'297'280;
  for (const MessageDate& date : message.dates) {
    CalendarEvent event;
    event.uid = date.uid + "@" + domain;
    event.sequence = static_cast<int>(std::max<std::int64_t>(minutes, 0));
    event.stamp = calendar_stamp(message.date);
    event.day = date.day;
    event.summary = date.summary;
    event.description = date.why;
    event.cancelled = date.cancelled;
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace besluit::engine
