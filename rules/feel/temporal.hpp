// SPDX-License-Identifier: EUPL-1.2
// Dates, times and durations of FEEL (DMN 1.5, 10.3.2.3.4 to .8) over the whole year range -999,999,999..999,999,999,
// on the proleptic Gregorian calendar. Plain data; the time-zone database is given from outside.
#pragma once

#include "rules/terms/date.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace besluit::feel {

/// The IANA time zones. The shell implements it over the system's database; a zone must stay alive and at its place as
/// long as the values that name it.
class ZoneSource {
 public:
  virtual ~ZoneSource() = default;
  /// nullptr when there is no zone of that name.
  [[nodiscard]] virtual const Zone* find(std::string_view name) const = 0;
};

/// Days since 1970-01-01.
struct CivilDate {
  std::int64_t days = 0;
  friend auto operator<=>(CivilDate, CivilDate) = default;
};
struct YearMonthDay {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
};

/// What stands behind a time: nothing, an offset from UTC in seconds (at most 18 hours), or a zone.
struct ZoneTag {
  enum class Form : std::uint8_t { local, offset, zone };
  Form form = Form::local;
  std::int32_t offset = 0;
  const Zone* zone = nullptr;
  friend bool operator==(const ZoneTag&, const ZoneTag&) = default;
};

/// Seconds after midnight (below 86,400) and nanoseconds.
struct ClockTime {
  std::int32_t seconds = 0;
  std::int32_t nanos = 0;
  ZoneTag zone;
};
/// Local seconds since 1970-01-01T00:00:00 on the clock that `zone` tells, and nanoseconds.
struct CivilDateTime {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  ZoneTag zone;
};
/// seconds + nanos / 1e9 with 0 <= nanos < 1e9, so that -0.5 s is {-1, 500000000}.
struct DaysDuration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  friend auto operator<=>(DaysDuration, DaysDuration) = default;
};
struct MonthsDuration {
  std::int64_t months = 0;
  friend auto operator<=>(MonthsDuration, MonthsDuration) = default;
};

[[nodiscard]] std::optional<CivilDate> civil_date(std::int64_t year, std::int64_t month, std::int64_t day);
[[nodiscard]] YearMonthDay parts_of(CivilDate date);
[[nodiscard]] inline CivilDate civil_date(Date date) { return {day_number(date)}; }
/// Nothing outside the product's own range of dates (1900..2199).
[[nodiscard]] std::optional<Date> product_date(CivilDate date);
[[nodiscard]] CivilDate date_of(const CivilDateTime& moment);
[[nodiscard]] ClockTime time_of(const CivilDateTime& moment);
[[nodiscard]] CivilDateTime at(CivilDate date, const ClockTime& time);
/// Monday is 1, Sunday 7.
[[nodiscard]] int weekday_of(CivilDate date);
/// The date `months` later; a day that does not exist becomes the last day of its month. Nothing outside the range.
[[nodiscard]] std::optional<CivilDate> add_months(CivilDate date, std::int64_t months);

/// Seconds that the clock is ahead of UTC at this moment (0 for a local one). A clock time that a zone skips is read
/// with the offset from before the gap, a doubled one is the first of the two.
[[nodiscard]] std::int32_t offset_of(const CivilDateTime& moment);
/// Seconds since 1970-01-01T00:00:00Z; a local moment is taken as UTC.
[[nodiscard]] std::int64_t instant_of(const CivilDateTime& moment);
/// The moment on the clock of `zone`.
[[nodiscard]] CivilDateTime from_instant(std::int64_t seconds, std::int32_t nanos, const ZoneTag& zone);

/// The lexical forms. Nothing for any other text and for dates, times and offsets that do not exist. `zones` may be
/// nullptr: then a named zone is no moment.
[[nodiscard]] std::optional<CivilDate> parse_civil_date(std::string_view text);
[[nodiscard]] std::optional<ClockTime> parse_clock_time(std::string_view text, const ZoneSource* zones);
/// `24:00:00` is the next midnight. A bare date is its midnight, without a zone.
[[nodiscard]] std::optional<CivilDateTime> parse_date_time(std::string_view text, const ZoneSource* zones);
[[nodiscard]] std::optional<DaysDuration> parse_days_duration(std::string_view text);
[[nodiscard]] std::optional<MonthsDuration> parse_months_duration(std::string_view text);

[[nodiscard]] std::string text_of(CivilDate date);
[[nodiscard]] std::string text_of(const ClockTime& time);
[[nodiscard]] std::string text_of(const CivilDateTime& moment);
[[nodiscard]] std::string text_of(DaysDuration duration);
[[nodiscard]] std::string text_of(MonthsDuration duration);

}  // namespace besluit::feel
