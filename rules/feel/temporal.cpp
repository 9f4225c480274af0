// SPDX-License-Identifier: EUPL-1.2
// The calendar and the zones behind dates, times and durations. Text forms are in temporal_text.cpp.
#include "rules/feel/temporal.hpp"

#include "rules/feel/limits.hpp"

#include <algorithm>

namespace besluit::feel {
namespace {

using std::chrono::seconds;

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t era_days = 146'097;  // of 400 years

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int month_days(std::int64_t year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Years that begin in March put the leap day at their end, so that the days before a month follow one formula.
std::int64_t days_before(std::int64_t year, int month, int day) {
  const std::int64_t shifted_year = month <= 2 ? year - 1 : year;
  const std::int64_t shifted_month = (month + 9) % 12;
  const std::int64_t era = floor_divide(shifted_year, 400);
  const std::int64_t year_of_era = shifted_year - era * 400;
  const std::int64_t day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  constexpr std::int64_t epoch = 719'468;  // 1970-01-01, counted from 0000-03-01
  return era * era_days + day_of_era - epoch;
}

// The database speaks of years that people live in; far outside, the offset of its nearest end holds.
const std::int64_t zone_seconds_min = days_before(1, 1, 1) * day_seconds;
const std::int64_t zone_seconds_max = days_before(9999, 12, 31) * day_seconds;

}  // namespace

std::optional<CivilDate> civil_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < -limits::year_max || year > limits::year_max || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > month_days(year, static_cast<int>(month))) return std::nullopt;
  return CivilDate{days_before(year, static_cast<int>(month), static_cast<int>(day))};
}

YearMonthDay parts_of(CivilDate date) {
  constexpr std::int64_t epoch = 719'468;
  const std::int64_t days = date.days + epoch;
  const std::int64_t era = floor_divide(days, era_days);
  const std::int64_t day_of_era = days - era * era_days;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::optional<Date> product_date(CivilDate date) {
  if (date.days < day_number(date_min) || date.days > day_number(date_max)) return std::nullopt;
  return from_day_number(static_cast<int>(date.days));
}

CivilDate date_of(const CivilDateTime& moment) {
  return {floor_divide(moment.seconds, day_seconds)};
}

ClockTime time_of(const CivilDateTime& moment) {
  const std::int64_t of_day = moment.seconds - date_of(moment).days * day_seconds;
  return {static_cast<std::int32_t>(of_day), moment.nanos, moment.zone};
}

CivilDateTime at(CivilDate date, const ClockTime& time) {
  return {date.days * day_seconds + time.seconds, time.nanos, time.zone};
}

int weekday_of(CivilDate date) {
  // 1970-01-01 was a Thursday.
  const std::int64_t since_monday = (date.days % 7 + 7 + 3) % 7;
  return static_cast<int>(since_monday) + 1;
}

std::optional<CivilDate> add_months(CivilDate date, std::int64_t months) {
  if (months > limits::months_max || months < -limits::months_max) return std::nullopt;
  const YearMonthDay parts = parts_of(date);
  const std::int64_t total = parts.year * 12 + parts.month - 1 + months;
  const std::int64_t year = floor_divide(total, 12);
  const int month = static_cast<int>(total - year * 12) + 1;
  return civil_date(year, month, std::min(parts.day, month_days(year, month)));
}

std::int32_t offset_of(const CivilDateTime& moment) {
  if (moment.zone.form == ZoneTag::Form::offset) return moment.zone.offset;
  if (moment.zone.form == ZoneTag::Form::local || moment.zone.zone == nullptr) return 0;
  CivilDateTime near = moment;
  near.seconds = std::clamp(near.seconds, zone_seconds_min, zone_seconds_max);
  const Date date{std::chrono::days{date_of(near).days}};
  const Instant instant = moment.zone.zone->instant_of(date, seconds{time_of(near).seconds});
  return static_cast<std::int32_t>(near.seconds -
                                   std::chrono::floor<seconds>(instant).time_since_epoch().count());
}

std::int64_t instant_of(const CivilDateTime& moment) {
  return moment.seconds - offset_of(moment);
}

CivilDateTime from_instant(std::int64_t instant, std::int32_t nanos, const ZoneTag& zone) {
  std::int64_t offset = 0;
  if (zone.form == ZoneTag::Form::offset) offset = zone.offset;
  if (zone.form == ZoneTag::Form::zone && zone.zone != nullptr) {
    const std::int64_t near = std::clamp(instant, zone_seconds_min, zone_seconds_max);
    offset = zone.zone->offset_at(Instant{seconds{near}}).count();
  }
  return {instant + offset, nanos, zone};
}

}  // namespace besluit::feel
