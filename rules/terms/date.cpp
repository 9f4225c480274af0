// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit {
namespace {

using std::chrono::floor;
using std::chrono::seconds;

struct Name {
  std::string_view nl;
  std::string_view en;
  [[nodiscard]] std::string_view in(Language language) const { return language == Language::en ? en : nl; }
};
constexpr std::array<Name, 7> day_names{{{"zondag", "Sunday"},
                                         {"maandag", "Monday"},
                                         {"dinsdag", "Tuesday"},
                                         {"woensdag", "Wednesday"},
                                         {"donderdag", "Thursday"},
                                         {"vrijdag", "Friday"},
                                         {"zaterdag", "Saturday"}}};
constexpr std::array<Name, 12> month_names{{{"januari", "January"},
                                            {"februari", "February"},
                                            {"maart", "March"},
                                            {"april", "April"},
                                            {"mei", "May"},
                                            {"juni", "June"},
                                            {"juli", "July"},
                                            {"augustus", "August"},
                                            {"september", "September"},
                                            {"oktober", "October"},
                                            {"november", "November"},
                                            {"december", "December"}}};

// "Never" and other moments outside any calendar are pulled to this range before a date is taken from them.
constexpr Instant instant_min{std::chrono::sys_days{std::chrono::year{1} / 1 / 1}};
constexpr Instant instant_max{std::chrono::sys_days{std::chrono::year{9999} / 12 / 31}};

std::chrono::local_seconds local_of(Instant instant, seconds offset) {
  const Instant kept = std::clamp(instant, instant_min, instant_max);
  return std::chrono::local_seconds{floor<seconds>(kept).time_since_epoch() + offset};
}

// Reads exactly `digits` digits at the front of `text` and takes them off.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (const char digit : text.substr(0, digits)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, std::string_view one_of) {
  if (text.empty() || one_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, "-")) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, "-")) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  const Date found{std::chrono::local_days{date}};
  if (found < date_min || found > date_max) return std::nullopt;
  return found;
}

// A clock time HH:MM or an offset HH:MM, in minutes; the hour is at most 23.
std::optional<int> take_minutes(std::string_view& text) {
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ":")) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

// ".5", ".123", ".123456789": whole milliseconds, the rest is cut off.
std::optional<std::chrono::milliseconds> take_fraction(std::string_view& text) {
  if (!take(text, ".")) return std::chrono::milliseconds{0};
  int milliseconds = 0;
  std::size_t digits = 0;
  while (const auto digit = take_number(text, 1)) {
    if (digits < 3) milliseconds = milliseconds * 10 + *digit;
    if (++digits > 9) return std::nullopt;
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 3; ++digits) milliseconds *= 10;
  return std::chrono::milliseconds{milliseconds};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  const auto date = take_date(text);
  return text.empty() ? date : std::nullopt;
}

std::string to_string(Date date) {
  const std::chrono::year_month_day parts{date};
  const int year = static_cast<int>(parts.year());
  const auto month = static_cast<unsigned>(parts.month());
  const auto day = static_cast<unsigned>(parts.day());
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  // Every event and every notice is full of dates: this was a tenth of what a turn costs.
  const auto digit = [](unsigned number) { return static_cast<char>('0' + number % 10); };
  const auto y = static_cast<unsigned>(year);
  return {digit(y / 1000),   digit(y / 100), digit(y / 10), digit(y),        '-',
          digit(month / 10), digit(month),   '-',           digit(day / 10), digit(day)};
}

std::string month_name(unsigned month, Language language) {
  if (month < 1 || month > month_names.size()) return {};
  return std::string(month_names[month - 1].in(language));
}

std::string spoken_short(Date date, Language language) {
  const std::chrono::year_month_day parts{date};
  return fmt::format("{} {} {}", static_cast<unsigned>(parts.day()),
                     month_name(static_cast<unsigned>(parts.month()), language), static_cast<int>(parts.year()));
}

std::string spoken(Date date, Language language) {
  return fmt::format("{} {}", day_names[weekday_of(date).c_encoding()].in(language), spoken_short(date, language));
}

Zone::Zone(std::string name, std::vector<Shift> shifts) : name_(std::move(name)), shifts_(std::move(shifts)) {}

Zone Zone::utc() {
  return Zone("UTC", {});
}

seconds Zone::offset_at(Instant instant) const {
  if (shifts_.empty()) return seconds{0};
  const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), instant,
                                      [](Instant wanted, const Shift& shift) { return wanted < shift.from; });
  return after == shifts_.begin() ? after->offset : std::prev(after)->offset;
}

Date Zone::date_of(Instant instant) const {
  return floor<std::chrono::days>(local_of(instant, offset_at(instant)));
}

seconds Zone::time_of(Instant instant) const {
  const auto local = local_of(instant, offset_at(instant));
  return local - floor<std::chrono::days>(local);
}

Instant Zone::instant_of(Date date, seconds time) const {
  using std::chrono::sys_seconds;
  const sys_seconds local{date.time_since_epoch() + time};
  if (shifts_.empty()) return local;
  // No offset is larger than a day, so only the stretches around this wall-clock time can hold it.
  const auto near = std::lower_bound(shifts_.begin(), shifts_.end(), local - std::chrono::hours{26},
                                     [](const Shift& shift, sys_seconds wanted) { return shift.from < wanted; });
  auto stretch = near == shifts_.begin() ? near : std::prev(near);
  for (;; ++stretch) {
    const sys_seconds found = local - stretch->offset;
    const auto next = std::next(stretch);
    // Early enough for this stretch: the first of two doubled times. Too early for a stretch that began later means
    // the gap before it: the offset of before the gap carries the time over it.
    if (next == shifts_.end() || found < next->from) return found;
    if (local - next->offset < next->from) return found;
  }
}

Instant Zone::end_of_day(Date date) const {
  return instant_of(date + std::chrono::days{1}, seconds{0}) - seconds{1};
}

std::string Zone::format(Instant instant) const {
  // RFC 3339 knows whole minutes only; before 1937 Amsterdam was 19 minutes and 32 seconds ahead. The offset is cut,
  // and the wall-clock time with it, so that the moment stays right.
  const auto offset = floor<std::chrono::minutes>(offset_at(instant));
  const auto local = local_of(instant, offset);
  const Date date = floor<std::chrono::days>(local);
  const auto time = (local - date).count();
  const auto minutes = offset.count() < 0 ? -offset.count() : offset.count();
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", to_string(date), time / 3600, time / 60 % 60, time % 60,
                     offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::optional<Instant> parse_instant(std::string_view text, const Zone& zone) {
  const auto date = take_date(text);
  if (!date) return std::nullopt;
  if (text.empty()) return zone.instant_of(*date, seconds{0});
  if (!take(text, "Tt ")) return std::nullopt;
  const auto minutes = take_minutes(text);
  if (!minutes) return std::nullopt;
  seconds time = std::chrono::minutes{*minutes};
  if (text.empty()) return zone.instant_of(*date, time);
  if (!take(text, ":")) return std::nullopt;
  const auto second = take_number(text, 2);
  if (!second || *second > 59) return std::nullopt;
  time += seconds{*second};
  if (text.empty()) return zone.instant_of(*date, time);
  const auto fraction = take_fraction(text);
  if (!fraction) return std::nullopt;
  const Instant local = std::chrono::sys_seconds{date->time_since_epoch() + time} + *fraction;
  if (text == "Z" || text == "z") return local;
  const bool west = text.starts_with('-');
  if (!take(text, "+-")) return std::nullopt;
  const auto offset = take_minutes(text);
  if (!offset || !text.empty()) return std::nullopt;
  return west ? local + std::chrono::minutes{*offset} : local - std::chrono::minutes{*offset};
}

}  // namespace besluit
