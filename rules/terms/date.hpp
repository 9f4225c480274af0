// SPDX-License-Identifier: EUPL-1.2
// Civil dates and the instants behind them. Deadlines are civil dates; instants appear only at the edge.
#pragma once

#include "rules/diagnostic/text.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit {

/// A civil date, without a time zone. Range of the product: 1900-01-01 .. 2199-12-31 (see `date_min`, `date_max`).
using Date = std::chrono::local_days;
/// A moment on the UTC time line, in milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A wall-clock time of day, in minutes after midnight.
using TimeOfDay = std::chrono::minutes;

/// "Never", for ordered indexes of moments.
inline constexpr Instant never = Instant::max();

[[nodiscard]] constexpr Date make_date(int year, unsigned month, unsigned day) {
  return Date{std::chrono::local_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}}};
}
inline constexpr Date date_min = make_date(1900, 1, 1);
inline constexpr Date date_max = make_date(2199, 12, 31);

/// Days since 1970-01-01: the form in which a date is kept in compact records.
[[nodiscard]] constexpr int day_number(Date date) {
  return static_cast<int>(date.time_since_epoch().count());
}
[[nodiscard]] constexpr Date from_day_number(int days) {
  return Date{std::chrono::days{days}};
}

/// Reads `YYYY-MM-DD` (nothing before or after); nullopt when it is no existing date in the product's range.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_string(Date date);
/// "woensdag 10 juli 2024" / "Wednesday 10 July 2024".
[[nodiscard]] std::string spoken(Date date, Language language);
/// "10 juli 2024" / "10 July 2024".
[[nodiscard]] std::string spoken_short(Date date, Language language);
[[nodiscard]] std::string month_name(unsigned month, Language language);

[[nodiscard]] constexpr std::chrono::weekday weekday_of(Date date) {
  return std::chrono::weekday{date};
}
[[nodiscard]] constexpr int year_of(Date date) {
  return static_cast<int>(std::chrono::year_month_day{date}.year());
}

/// A time zone as a value: the moments at which its offset changes, in order. Built once by the shell from the
/// system's database; pure and read-only afterwards.
class Zone {
 public:
  struct Shift {
    std::chrono::sys_seconds from;   ///< first moment at which `offset` holds
    std::chrono::seconds offset{0};  ///< local time minus UTC
  };
  /// REQUIRES: `shifts` is sorted by `from`. Before the first shift its offset is taken to hold.
  Zone(std::string name, std::vector<Shift> shifts);
  /// UTC, for tests and for a system without a database.
  [[nodiscard]] static Zone utc();

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::chrono::seconds offset_at(Instant instant) const;
  [[nodiscard]] Date date_of(Instant instant) const;
  /// Wall-clock time of day at the instant, with milliseconds cut off.
  [[nodiscard]] std::chrono::seconds time_of(Instant instant) const;
  /// The instant of a wall-clock time. A time in the spring gap is shifted forward by the gap; a doubled time in
  /// autumn is the first of the two.
  [[nodiscard]] Instant instant_of(Date date, std::chrono::seconds time) const;
  /// The last second of the local day.
  [[nodiscard]] Instant end_of_day(Date date) const;
  /// RFC 3339 with the local offset: "2024-07-10T08:00:00+02:00".
  [[nodiscard]] std::string format(Instant instant) const;

 private:
  std::string name_;
  std::vector<Shift> shifts_;
};

/// Reads RFC 3339 with an offset, or a local `YYYY-MM-DD[THH:MM[:SS]]` in `zone`; a bare date is its first moment.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text, const Zone& zone);

}  // namespace besluit
