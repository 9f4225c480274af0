// SPDX-License-Identifier: EUPL-1.2
// libical knows the format but not the lines; the file is cut into its events here, so that a broken one is named by
// its line and does not take the others with it. Each event is parsed from its own text.
#include "workflows/reading/calendar_events.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/reading/limits.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <map>
#include <memory>

namespace besluit::reading {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;
struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

struct Cut {
  int line = 1;
  std::string text;
  bool closed = false;
};

std::string_view without_line_end(std::string_view line) {
  while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

// The name behind "BEGIN:" or "END:", in capitals; empty for another line.
std::string name_behind(std::string_view line, std::string_view word) {
  std::string upper(line.substr(0, 100));
  for (char& letter : upper) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 32);
  }
  return upper.starts_with(word) ? upper.substr(word.size()) : std::string{};
}

// The texts between BEGIN:VEVENT and END:VEVENT, both included. What stands inside an event as a component of its own
// (an alarm) is left out: it has days of its own and says nothing about the meeting. So libical never sees components
// that are not closed, about which it would complain on standard error.
std::vector<Cut> cut_events(std::string_view text) {
  std::vector<Cut> cuts;
  bool inside = false;
  int depth = 0;  // of components inside the event
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = without_line_end(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    ++number;
    const std::string begins = name_behind(line, "BEGIN:");
    const std::string ends = name_behind(line, "END:");
    if (begins == "VEVENT") {
      cuts.push_back({number, {}, false});
      inside = true;
      depth = 0;
    }
    if (!inside) continue;
    if (!begins.empty() && begins != "VEVENT") ++depth;
    const bool of_event = depth == 0 && (ends.empty() || ends == "VEVENT");
    if (of_event) cuts.back().text.append(line).append("\r\n");
    if (ends.empty()) continue;
    cuts.back().closed = of_event;
    inside = depth > 0;
    if (depth > 0) --depth;
  }
  return cuts;
}

std::optional<Date> day_of(const icaltimetype& time, const Zone& zone) {
  if (icaltime_is_null_time(time) != 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{time.year},
                                         std::chrono::month{static_cast<unsigned>(time.month)},
                                         std::chrono::day{static_cast<unsigned>(time.day)}};
  if (!date.ok() || time.year < year_of(date_min) || time.year > year_of(date_max)) return std::nullopt;
  const Date day{std::chrono::local_days{date}};
  if (time.is_date != 0 || icaltime_is_utc(time) == 0) return day;
  // A moment in UTC: late in the evening it is the next day here.
  const std::chrono::sys_seconds moment{day.time_since_epoch() + std::chrono::hours{time.hour} +
                                        std::chrono::minutes{time.minute} + std::chrono::seconds{time.second}};
  return zone.date_of(moment);
}

Text no_day() {
  return {"deze gebeurtenis heeft geen begin (DTSTART) dat een bestaande dag is",
          "this event has no beginning (DTSTART) that is an existing day"};
}

/// One event with what ties it to others.
struct Parsed {
  CalendarEvent event;
  std::string uid;
  std::optional<Date> replaces;  ///< RECURRENCE-ID
  bool cancelled = false;
};

std::optional<Text> add_series(const icalproperty* property, const icaltimetype& start, const Zone& zone,
                               std::vector<Date>& days) {
  icalrecurrencetype rule = icalproperty_get_rrule(property);
  const bool by_day_or_longer = rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE ||
                                rule.freq == ICAL_MONTHLY_RECURRENCE || rule.freq == ICAL_YEARLY_RECURRENCE;
  if (!by_day_or_longer) {
    return Text{"deze herhaling (RRULE) wordt niet begrepen; zij telt geen dagen, weken, maanden of jaren",
                "this recurrence (RRULE) is not understood; it counts no days, weeks, months or years"};
  }
  const std::unique_ptr<icalrecur_iterator, FreeIterator> iterator(icalrecur_iterator_new(rule, start));
  if (!iterator) return Text{"deze herhaling (RRULE) wordt niet begrepen", "this recurrence (RRULE) is not understood"};
  for (icaltimetype time = icalrecur_iterator_next(iterator.get()); icaltime_is_null_time(time) == 0;
       time = icalrecur_iterator_next(iterator.get())) {
    if (days.size() >= calendar_days_max) {
      return Text{"deze herhaling geeft meer dan 1000 dagen; geef haar een einde (UNTIL of COUNT)",
                  "this recurrence gives more than 1000 days; give it an end (UNTIL or COUNT)"};
    }
    if (const auto day = day_of(time, zone)) days.push_back(*day);
  }
  return std::nullopt;
}

void read_component(icalcomponent* component, const Zone& zone, Parsed& parsed) {
  CalendarEvent& event = parsed.event;
  if (const char* title = icalcomponent_get_summary(component)) event.title = title;
  if (const char* uid = icalcomponent_get_uid(component)) parsed.uid = uid;
  parsed.cancelled = icalcomponent_get_status(component) == ICAL_STATUS_CANCELLED;
  parsed.replaces = day_of(icalcomponent_get_recurrenceid(component), zone);
  const icaltimetype start = icalcomponent_get_dtstart(component);
  const auto first = day_of(start, zone);
  if (!first) {
    event.problem = no_day();
    return;
  }
  event.days.push_back(*first);
  if (const auto* rule = icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY)) {
    event.days.clear();
    event.problem = add_series(rule, start, zone, event.days);
  }
  for (auto* extra = icalcomponent_get_first_property(component, ICAL_RDATE_PROPERTY); extra != nullptr;
       extra = icalcomponent_get_next_property(component, ICAL_RDATE_PROPERTY)) {
    if (const auto day = day_of(icalproperty_get_rdate(extra).time, zone)) event.days.push_back(*day);
  }
  for (auto* except = icalcomponent_get_first_property(component, ICAL_EXDATE_PROPERTY); except != nullptr;
       except = icalcomponent_get_next_property(component, ICAL_EXDATE_PROPERTY)) {
    if (const auto day = day_of(icalproperty_get_exdate(except), zone)) std::erase(event.days, *day);
  }
  // What libical could not read it keeps as properties of their own.
  if (!event.problem && icalcomponent_count_errors(component) > 0) {
    const auto* const error = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
    const char* const said = error == nullptr ? nullptr : icalproperty_get_xlicerror(error);
    const std::string detail = said == nullptr ? "" : ": " + diagnostic::printable(said);
    event.problem =
        Text{"deze gebeurtenis is niet goed geschreven" + detail, "this event is not well written" + detail};
  }
}

Parsed parsed_event(const Cut& cut, const Zone& zone) {
  Parsed parsed;
  parsed.event.line = cut.line;
  if (!cut.closed) {
    parsed.event.problem = Text{"deze gebeurtenis wordt niet gesloten (END:VEVENT ontbreekt)",
                                "this event is not closed (END:VEVENT is missing)"};
    return parsed;
  }
  if (cut.text.size() > calendar_event_bytes_max) {
    parsed.event.problem = Text{"deze gebeurtenis is langer dan 64 KB", "this event is longer than 64 KB"};
    return parsed;
  }
  const Component component(icalparser_parse_string(cut.text.c_str()));
  if (!component) {
    parsed.event.problem = Text{"deze gebeurtenis is niet te lezen", "this event cannot be read"};
    return parsed;
  }
  read_component(component.get(), zone, parsed);
  if (parsed.event.problem) parsed.event.days.clear();
  return parsed;
}

}  // namespace

CalendarEvents calendar_events(std::string_view text, const Zone& zone) {
  CalendarEvents found;
  if (text.find('\0') != std::string_view::npos || text.find("BEGIN:VCALENDAR") == std::string_view::npos) {
    found.problem =
        Text{"dit is geen kalender: BEGIN:VCALENDAR ontbreekt", "this is no calendar: BEGIN:VCALENDAR is missing"};
    return found;
  }
  const std::vector<Cut> cuts = cut_events(text);
  if (cuts.size() > calendar_events_max) {
    found.problem = Text{"deze kalender heeft meer dan 5000 gebeurtenissen", "this calendar has more than 5000 events"};
    found.problem_line = cuts[calendar_events_max].line;
    return found;
  }
  std::vector<Parsed> all;
  for (const Cut& cut : cuts) all.push_back(parsed_event(cut, zone));
  std::map<std::string, std::vector<Date>> replaced;
  for (const Parsed& parsed : all) {
    if (parsed.replaces && !parsed.uid.empty()) replaced[parsed.uid].push_back(*parsed.replaces);
  }
  for (Parsed& parsed : all) {
    const auto away = replaced.find(parsed.uid);
    if (away != replaced.end() && !parsed.replaces) {
      std::erase_if(parsed.event.days,
                    [&](Date day) { return std::ranges::find(away->second, day) != away->second.end(); });
    }
    if (parsed.cancelled) parsed.event.days.clear();
    found.events.push_back(std::move(parsed.event));
  }
  return found;
}

}  // namespace besluit::reading
