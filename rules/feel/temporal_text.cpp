// SPDX-License-Identifier: EUPL-1.2
// The lexical forms of dates, times and durations (XML Schema 1.1, with FEEL's named zones and longer years).
#include "rules/feel/limits.hpp"
#include "rules/feel/temporal.hpp"

#include <fmt/format.h>

#include <array>

namespace besluit::feel {
namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int32_t offset_seconds_max = 18 * 3'600;
constexpr std::int32_t nanos_per_second = 1'000'000'000;

// Takes pieces off the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  bool take(char wanted) {
    if (peek() != wanted || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// All digits that stand here; fewer than `min` or more than `max` is nothing.
  std::optional<std::int64_t> digits(std::size_t min, std::size_t max) {
    std::size_t count = 0;
    std::int64_t number = 0;
    while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') {
      if (++count > max) return std::nullopt;
      number = number * 10 + (rest_[count - 1] - '0');
    }
    if (count < min) return std::nullopt;
    rest_.remove_prefix(count);
    return number;
  }
  /// A fraction of a second behind its point, cut to nanoseconds.
  std::optional<std::int32_t> fraction() {
    std::int32_t nanos = 0;
    std::int32_t unit = nanos_per_second / 10;
    std::size_t count = 0;
    for (; peek() >= '0' && peek() <= '9'; ++count) {
      nanos += (peek() - '0') * unit;
      unit /= 10;
      rest_.remove_prefix(1);
    }
    if (count == 0) return std::nullopt;
    return nanos;
  }

 private:
  std::string_view rest_;
};

std::optional<CivilDate> take_date(Reader& in) {
  const bool negative = in.take('-');
  const bool leading_zero = in.peek() == '0';
  const std::size_t before = in.rest().size();
  const auto year = in.digits(4, 9);
  const std::size_t length = before - in.rest().size();
  if (!year || (leading_zero && length > 4) || !in.take('-')) return std::nullopt;
  const auto month = in.digits(2, 2);
  if (!month || !in.take('-')) return std::nullopt;
  const auto day = in.digits(2, 2);
  if (!day) return std::nullopt;
  return civil_date(negative ? -*year : *year, *month, *day);
}

// What is left after the seconds: nothing, Z, an offset or @Zone/Id.
std::optional<ZoneTag> take_zone(Reader& in, const ZoneSource* zones) {
  if (in.done()) return ZoneTag{};
  if (in.take('Z') || in.take('z')) {
    if (!in.done()) return std::nullopt;
    return ZoneTag{ZoneTag::Form::offset, 0, nullptr};
  }
  if (in.take('@')) {
    const Zone* zone = zones != nullptr ? zones->find(in.rest()) : nullptr;
    if (zone == nullptr) return std::nullopt;
    return ZoneTag{ZoneTag::Form::zone, 0, zone};
  }
  const bool west = in.peek() == '-';
  if (!in.take('+') && !in.take('-')) return std::nullopt;
  const auto hours = in.digits(2, 2);
  if (!hours || !in.take(':')) return std::nullopt;
  const auto minutes = in.digits(2, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  std::int64_t offset_seconds = 0;
  if (in.take(':')) {
    const auto seconds = in.digits(2, 2);
    if (!seconds || *seconds > 59) return std::nullopt;
    offset_seconds = *seconds;
  }
  const auto offset = static_cast<std::int32_t>(*hours * 3'600 + *minutes * 60 + offset_seconds);
  if (offset > offset_seconds_max || !in.done()) return std::nullopt;
  return ZoneTag{ZoneTag::Form::offset, west ? -offset : offset, nullptr};
}

std::optional<ClockTime> take_time(Reader& in, const ZoneSource* zones) {
  const auto hour = in.digits(2, 2);
  if (!hour || !in.take(':')) return std::nullopt;
  const auto minute = in.digits(2, 2);
  if (!minute || *minute > 59 || !in.take(':')) return std::nullopt;
  const auto second = in.digits(2, 2);
  if (!second || *second > 59) return std::nullopt;
  std::int32_t nanos = 0;
  if (in.take('.')) {
    const auto fraction = in.fraction();
    if (!fraction) return std::nullopt;
    nanos = *fraction;
  }
  const auto total = static_cast<std::int32_t>(*hour * 3'600 + *minute * 60 + *second);
  if (total > day_seconds || (total == day_seconds && nanos != 0)) return std::nullopt;
  const auto zone = take_zone(in, zones);
  if (!zone) return std::nullopt;
  return ClockTime{total, nanos, *zone};
}

std::string fraction_text(std::int32_t nanos) {
  if (nanos == 0) return {};
  std::string text = fmt::format(".{:09}", nanos);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::string zone_text(const ZoneTag& zone) {
  switch (zone.form) {
    case ZoneTag::Form::local:
      return {};
    case ZoneTag::Form::zone:
      return "@" + zone.zone->name();
    case ZoneTag::Form::offset:
      break;
  }
  if (zone.offset == 0) return "Z";
  const std::int32_t size = zone.offset < 0 ? -zone.offset : zone.offset;
  std::string text = fmt::format("{}{:02}:{:02}", zone.offset < 0 ? '-' : '+', size / 3'600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

// Digits enough for every duration within the bounds; more cannot be one.
constexpr std::size_t duration_digits_max = 18;

}  // namespace

std::optional<CivilDate> parse_civil_date(std::string_view text) {
  Reader in(text);
  const auto date = take_date(in);
  return in.done() ? date : std::nullopt;
}

std::optional<ClockTime> parse_clock_time(std::string_view text, const ZoneSource* zones) {
  Reader in(text);
  const auto time = take_time(in, zones);
  if (!time || time->seconds == day_seconds) return std::nullopt;
  return time;
}

std::optional<CivilDateTime> parse_date_time(std::string_view text, const ZoneSource* zones) {
  Reader in(text);
  const auto date = take_date(in);
  if (!date) return std::nullopt;
  if (in.done()) return at(*date, ClockTime{});
  if (!in.take('T')) return std::nullopt;
  const auto time = take_time(in, zones);
  if (!time) return std::nullopt;
  const CivilDateTime moment = at(*date, *time);
  // 24:00:00 on the very last day would leave the calendar.
  if (!civil_date(parts_of(date_of(moment)).year, 1, 1)) return std::nullopt;
  return moment;
}

std::optional<DaysDuration> parse_days_duration(std::string_view text) {
  Reader in(text);
  const bool negative = in.take('-');
  if (!in.take('P')) return std::nullopt;
  struct Unit {
    char letter;
    std::int64_t seconds;
  };
  static constexpr std::array<Unit, 4> units{{{'D', day_seconds}, {'H', 3'600}, {'M', 60}, {'S', 1}}};
  std::int64_t total = 0;
  std::int32_t nanos = 0;
  std::size_t unit = 0;
  bool clock = false;
  bool any = false;
  bool any_clock = false;
  while (!in.done()) {
    if (!clock && in.take('T')) {
      clock = true;
      unit = std::max<std::size_t>(unit, 1);
      continue;
    }
    const auto count = in.digits(1, duration_digits_max);
    if (!count) return std::nullopt;
    std::optional<std::int32_t> fraction;
    // The standard's tests want "PT0.S" too.
    if (in.take('.')) fraction = in.fraction().value_or(0);
    while (unit < units.size() && units[unit].letter != in.peek()) ++unit;
    if (unit == units.size() || clock != (unit > 0) || (fraction && unit != 3)) return std::nullopt;
    if (*count > (limits::seconds_max - total) / units[unit].seconds) return std::nullopt;
    total += *count * units[unit].seconds;
    nanos = fraction.value_or(0);
    in.take(in.peek());
    ++unit;
    any = true;
    any_clock = any_clock || clock;
  }
  if (!any || clock != any_clock) return std::nullopt;
  if (!negative) return DaysDuration{total, nanos};
  return nanos == 0 ? DaysDuration{-total, 0} : DaysDuration{-total - 1, nanos_per_second - nanos};
}

std::optional<MonthsDuration> parse_months_duration(std::string_view text) {
  Reader in(text);
  const bool negative = in.take('-');
  if (!in.take('P')) return std::nullopt;
  std::int64_t months = 0;
  bool any = false;
  auto count = in.digits(1, duration_digits_max);
  if (count && in.take('Y')) {
    if (*count > limits::months_max / 12) return std::nullopt;
    months = *count * 12;
    any = true;
    count = in.done() ? std::nullopt : in.digits(1, duration_digits_max);
  }
  if (count) {
    if (!in.take('M') || *count > limits::months_max - months) return std::nullopt;
    months += *count;
    any = true;
  }
  if (!any || !in.done()) return std::nullopt;
  return MonthsDuration{negative ? -months : months};
}

std::string text_of(CivilDate date) {
  const YearMonthDay parts = parts_of(date);
  return fmt::format("{}{:04}-{:02}-{:02}", parts.year < 0 ? "-" : "", parts.year < 0 ? -parts.year : parts.year,
                     parts.month, parts.day);
}

std::string text_of(const ClockTime& time) {
  return fmt::format("{:02}:{:02}:{:02}{}{}", time.seconds / 3'600, time.seconds / 60 % 60, time.seconds % 60,
                     fraction_text(time.nanos), zone_text(time.zone));
}

std::string text_of(const CivilDateTime& moment) {
  return text_of(date_of(moment)) + "T" + text_of(time_of(moment));
}

std::string text_of(DaysDuration duration) {
  const bool negative = duration.seconds < 0;
  std::int64_t seconds = duration.seconds;
  std::int32_t nanos = duration.nanos;
  if (negative) {
    seconds = -seconds - (nanos != 0 ? 1 : 0);
    nanos = nanos != 0 ? nanos_per_second - nanos : 0;
  }
  if (seconds == 0 && nanos == 0) return "PT0S";
  std::string text = negative ? "-P" : "P";
  if (seconds >= day_seconds) text += fmt::format("{}D", seconds / day_seconds);
  const std::int64_t clock = seconds % day_seconds;
  if (clock == 0 && nanos == 0) return text;
  text += 'T';
  if (clock >= 3'600) text += fmt::format("{}H", clock / 3'600);
  if (clock / 60 % 60 != 0) text += fmt::format("{}M", clock / 60 % 60);
  if (clock % 60 != 0 || nanos != 0) text += fmt::format("{}{}S", clock % 60, fraction_text(nanos));
  return text;
}

std::string text_of(MonthsDuration duration) {
  if (duration.months == 0) return "P0M";
  const std::int64_t size = duration.months < 0 ? -duration.months : duration.months;
  std::string text = duration.months < 0 ? "-P" : "P";
  if (size >= 12) text += fmt::format("{}Y", size / 12);
  if (size % 12 != 0) text += fmt::format("{}M", size % 12);
  return text;
}

}  // namespace besluit::feel
