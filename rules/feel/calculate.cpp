// SPDX-License-Identifier: EUPL-1.2
// Arithmetic on values (tables 56 to 60) and the properties of temporal values and ranges (tables 65 to 67).
//
// Two things the standard leaves open or gets wrong are decided here: adding months to a day that the new month does
// not have gives the last day of that month (31 January + P1M is 28 or 29 February), as the Algemene termijnenwet
// counts too; and a moment in a zone moves on the UTC line for days and seconds, on the calendar for months.
#include "rules/feel/limits.hpp"
#include "rules/feel/machine.hpp"

namespace besluit::feel {
namespace {

__extension__ typedef __int128 Wide;

constexpr std::int64_t day_seconds = 86'400;
constexpr Wide second_nanos = 1'000'000'000;

Wide nanos_of(DaysDuration duration) {
  return static_cast<Wide>(duration.seconds) * second_nanos + duration.nanos;
}

std::optional<Value> days_from(Wide nanos) {
  Wide seconds = nanos / second_nanos;
  Wide rest = nanos % second_nanos;
  if (rest < 0) {
    rest += second_nanos;
    --seconds;
  }
  if (seconds > limits::seconds_max || seconds < -limits::seconds_max) return std::nullopt;
  return Value::days_duration({static_cast<std::int64_t>(seconds), static_cast<std::int32_t>(rest)});
}

std::optional<Value> months_from(Wide months) {
  if (months > limits::months_max || months < -limits::months_max) return std::nullopt;
  return Value::years_duration({static_cast<std::int64_t>(months)});
}

std::optional<Value> number_from(std::optional<Decimal> number) {
  if (!number) return std::nullopt;
  return Value::number(*number);
}

Decimal seconds_of(DaysDuration duration) {
  const Decimal seconds(duration.seconds);
  if (duration.nanos == 0) return seconds;
  const auto fraction = Decimal::divide(Decimal(duration.nanos), Decimal(1'000'000'000));
  return Decimal::add(seconds, *fraction).value_or(seconds);
}

std::optional<Value> days_from(const std::optional<Decimal>& seconds) {
  if (!seconds) return std::nullopt;
  const auto whole = seconds->rounded(0, Decimal::Rounding::floor);
  const auto whole_number = whole ? whole->to_int64() : std::nullopt;
  if (!whole_number || *whole_number > limits::seconds_max || *whole_number < -limits::seconds_max) {
    return std::nullopt;
  }
  const auto rest = Decimal::subtract(*seconds, *whole);
  const auto nanos = rest ? Decimal::multiply(*rest, Decimal(1'000'000'000)) : std::nullopt;
  const auto nanos_number = nanos ? nanos->truncated_int64() : std::nullopt;
  if (!nanos_number) return std::nullopt;
  return Value::days_duration({*whole_number, static_cast<std::int32_t>(*nanos_number)});
}

bool has_zone(const ZoneTag& zone) {
  return zone.form != ZoneTag::Form::local;
}

bool in_calendar(CivilDate date) {
  // Far enough from the ends for the arithmetic; the exact bound is a year.
  constexpr std::int64_t days_max = (limits::year_max + 1) * 366;
  if (date.days > days_max || date.days < -days_max) return false;
  const std::int64_t year = parts_of(date).year;
  return year >= -limits::year_max && year <= limits::year_max;
}

CivilDateTime utc_midnight(CivilDate date) {
  return at(date, ClockTime{0, 0, {ZoneTag::Form::offset, 0, nullptr}});
}

std::optional<Value> moment_difference(const CivilDateTime& a, const CivilDateTime& b) {
  if (has_zone(a.zone) != has_zone(b.zone)) return std::nullopt;
  const Wide seconds = static_cast<Wide>(instant_of(a)) - instant_of(b);
  return days_from(seconds * second_nanos + a.nanos - b.nanos);
}

std::optional<Value> time_difference(const ClockTime& a, const ClockTime& b) {
  if (has_zone(a.zone) != has_zone(b.zone)) return std::nullopt;
  const CivilDate day = *civil_date(2000, 1, 1);
  const Wide seconds = (static_cast<Wide>(a.seconds) - offset_of(at(day, a))) -
                       (static_cast<Wide>(b.seconds) - offset_of(at(day, b)));
  return days_from(seconds * second_nanos + a.nanos - b.nanos);
}

std::optional<Value> moved(const CivilDateTime& moment, Wide by_nanos) {
  const Wide total = static_cast<Wide>(instant_of(moment)) * second_nanos + moment.nanos + by_nanos;
  const auto sum = days_from(total);
  if (!sum) return std::nullopt;
  const DaysDuration since = sum->days_duration();
  const CivilDateTime result = from_instant(since.seconds, since.nanos, moment.zone);
  if (!in_calendar(date_of(result))) return std::nullopt;
  return Value::date_time(result);
}

std::optional<Value> moved(CivilDate date, Wide by_nanos) {
  const auto sum = days_from(static_cast<Wide>(date.days) * day_seconds * second_nanos + by_nanos);
  if (!sum) return std::nullopt;
  const CivilDate result = date_of({sum->days_duration().seconds, 0, {}});
  if (!in_calendar(result)) return std::nullopt;
  return Value::date(result);
}

Value moved(const ClockTime& time, Wide by_nanos) {
  constexpr Wide day = day_seconds * second_nanos;
  const Wide total = static_cast<Wide>(time.seconds) * second_nanos + time.nanos + by_nanos % day;
  const Wide of_day = (total % day + day) % day;
  return Value::time({static_cast<std::int32_t>(of_day / second_nanos),
                      static_cast<std::int32_t>(of_day % second_nanos), time.zone});
}

// A date, time or moment plus or minus a duration.
std::optional<Value> shifted(const Value& a, const Value& duration, int direction) {
  if (duration.is(Kind::years_duration)) {
    const std::int64_t months = duration.years_duration().months * direction;
    if (a.is(Kind::date)) {
      const auto date = add_months(a.date(), months);
      return date ? std::optional(Value::date(*date)) : std::nullopt;
    }
    if (!a.is(Kind::date_time)) return std::nullopt;
    const CivilDateTime moment = a.date_time();
    const auto date = add_months(date_of(moment), months);
    return date ? std::optional(Value::date_time(at(*date, time_of(moment)))) : std::nullopt;
  }
  const Wide nanos = nanos_of(duration.days_duration()) * direction;
  if (a.is(Kind::date)) return moved(a.date(), nanos);
  if (a.is(Kind::date_time)) return moved(a.date_time(), nanos);
  if (a.is(Kind::time)) return moved(a.time(), nanos);
  return std::nullopt;
}

bool is_duration(const Value& value) {
  return value.is(Kind::days_duration) || value.is(Kind::years_duration);
}
bool is_moment(const Value& value) {
  return value.is(Kind::date) || value.is(Kind::date_time);
}
bool is_point(const Value& value) {
  return is_moment(value) || value.is(Kind::time);
}

std::optional<Value> sum(const Value& a, int direction, const Value& b) {
  if (is_duration(a) && a.kind() == b.kind()) {
    if (a.is(Kind::days_duration)) return days_from(nanos_of(a.days_duration()) + nanos_of(b.days_duration()) * direction);
    return months_from(static_cast<Wide>(a.years_duration().months) + b.years_duration().months * direction);
  }
  if (is_point(a) && is_duration(b)) return shifted(a, b, direction);
  if (direction > 0) {
    if (is_duration(a) && is_point(b)) return shifted(b, a, 1);
    if (a.is(Kind::string) && b.is(Kind::string)) return Value::string(a.string() + b.string());
    return std::nullopt;
  }
  if (a.is(Kind::time) && b.is(Kind::time)) return time_difference(a.time(), b.time());
  if (a.is(Kind::date) && b.is(Kind::date)) {
    return days_from(static_cast<Wide>(a.date().days - b.date().days) * day_seconds * second_nanos);
  }
  if (!is_moment(a) || !is_moment(b)) return std::nullopt;
  return moment_difference(a.is(Kind::date) ? utc_midnight(a.date()) : a.date_time(),
                           b.is(Kind::date) ? utc_midnight(b.date()) : b.date_time());
}

// Whole months, cut towards zero.
std::optional<Value> scaled_months(const std::optional<Decimal>& months) {
  const auto whole = months ? months->truncated_int64() : std::nullopt;
  if (!whole) return std::nullopt;
  return months_from(*whole);
}

std::optional<Value> product(const Value& a, const Value& b) {
  if (a.is(Kind::number) && is_duration(b)) return product(b, a);
  if (!b.is(Kind::number)) return std::nullopt;
  if (a.is(Kind::days_duration)) return days_from(Decimal::multiply(seconds_of(a.days_duration()), b.number()));
  if (!a.is(Kind::years_duration)) return std::nullopt;
  return scaled_months(Decimal::multiply(Decimal(a.years_duration().months), b.number()));
}

std::optional<Value> quotient(const Value& a, const Value& b) {
  if (a.is(Kind::days_duration)) {
    const Decimal seconds = seconds_of(a.days_duration());
    if (b.is(Kind::number)) return days_from(Decimal::divide(seconds, b.number()));
    if (b.is(Kind::days_duration)) return number_from(Decimal::divide(seconds, seconds_of(b.days_duration())));
  }
  if (a.is(Kind::years_duration)) {
    const Decimal months(a.years_duration().months);
    if (b.is(Kind::number)) return scaled_months(Decimal::divide(months, b.number()));
    if (b.is(Kind::years_duration)) return number_from(Decimal::divide(months, Decimal(b.years_duration().months)));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Value> calculate(const Value& a, char sign, const Value& b) {
  if (a.is(Kind::number) && b.is(Kind::number)) {
    switch (sign) {
      case '+':
        return number_from(Decimal::add(a.number(), b.number()));
      case '-':
        return number_from(Decimal::subtract(a.number(), b.number()));
      case '*':
        return number_from(Decimal::multiply(a.number(), b.number()));
      case '/':
        return number_from(Decimal::divide(a.number(), b.number()));
      default:
        return number_from(Decimal::power(a.number(), b.number()));
    }
  }
  switch (sign) {
    case '+':
      return sum(a, 1, b);
    case '-':
      return sum(a, -1, b);
    case '*':
      return product(a, b);
    case '/':
      return quotient(a, b);
    default:
      return std::nullopt;
  }
}

namespace {

Value seconds_value(std::int64_t seconds, std::int32_t nanos) {
  return Value::number(seconds_of({seconds, nanos}));
}

std::optional<Value> date_property(CivilDate date, std::string_view name) {
  const YearMonthDay parts = parts_of(date);
  if (name == "year") return Value::number(parts.year);
  if (name == "month") return Value::number(parts.month);
  if (name == "day") return Value::number(parts.day);
  if (name == "weekday") return Value::number(weekday_of(date));
  return std::nullopt;
}

std::optional<Value> clock_property(const CivilDateTime& moment, std::string_view name) {
  const ClockTime time = time_of(moment);
  if (name == "hour") return Value::number(time.seconds / 3'600);
  if (name == "minute") return Value::number(time.seconds / 60 % 60);
  if (name == "second") return seconds_value(time.seconds % 60, time.nanos);
  if (name == "time offset") {
    if (time.zone.form == ZoneTag::Form::local) return Value();
    return Value::days_duration({offset_of(moment), 0});
  }
  if (name == "timezone") {
    if (time.zone.form != ZoneTag::Form::zone) return Value();
    return Value::string(time.zone.zone->name());
  }
  return std::nullopt;
}

std::optional<Value> days_property(DaysDuration duration, std::string_view name) {
  // The parts of a negative duration are negative.
  const bool negative = duration.seconds < 0;
  const std::int64_t sign = negative ? -1 : 1;
  std::int64_t seconds = duration.seconds;
  std::int32_t nanos = duration.nanos;
  if (negative) {
    seconds = -seconds - (nanos != 0 ? 1 : 0);
    nanos = nanos != 0 ? 1'000'000'000 - nanos : 0;
  }
  if (name == "days") return Value::number(sign * (seconds / day_seconds));
  if (name == "hours") return Value::number(sign * (seconds / 3'600 % 24));
  if (name == "minutes") return Value::number(sign * (seconds / 60 % 60));
  if (name != "seconds") return std::nullopt;
  const Decimal part = seconds_of({seconds % 60, nanos});
  return Value::number(negative ? part.negated() : part);
}

std::optional<Value> range_property(const Value& range, std::string_view name) {
  if (name == "start") return range.range_start();
  if (name == "end") return range.range_end();
  if (name == "start included") return Value::boolean(range.start_end() == RangeEnd::closed);
  if (name == "end included") return Value::boolean(range.end_end() == RangeEnd::closed);
  return std::nullopt;
}

}  // namespace

std::optional<Value> property_of(const Value& value, std::string_view name) {
  switch (value.kind()) {
    case Kind::date:
      return date_property(value.date(), name);
    case Kind::time:
      return clock_property(at(*civil_date(2000, 1, 1), value.time()), name);
    case Kind::date_time: {
      const CivilDateTime moment = value.date_time();
      if (auto found = date_property(date_of(moment), name)) return found;
      return clock_property(moment, name);
    }
    case Kind::days_duration:
      return days_property(value.days_duration(), name);
    case Kind::years_duration:
      if (name == "years") return Value::number(value.years_duration().months / 12);
      if (name == "months") return Value::number(value.years_duration().months % 12);
      return std::nullopt;
    case Kind::range:
      return range_property(value, name);
    default:
      return std::nullopt;
  }
}

}  // namespace besluit::feel
