// SPDX-License-Identifier: EUPL-1.2
// Conversion functions (table 72), and now and today.
#include "rules/feel/built_in.hpp"
#include "rules/feel/node.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace besluit::feel {
namespace {

constexpr std::int32_t offset_seconds_max = 18 * 3'600;

Value no_date(const Call& call) {
  return call.fail("argument", "dit is geen bestaande datum of tijd", "this is not an existing date or time");
}

std::optional<std::int64_t> whole(const Value& value) {
  return value.is(Kind::number) ? value.number().to_int64() : std::nullopt;
}

Value date(const Call& call) {
  if (call.count() == 3) {
    const auto year = whole(call[0]);
    const auto month = whole(call[1]);
    const auto day = whole(call[2]);
    const auto made = year && month && day ? civil_date(*year, *month, *day) : std::nullopt;
    return made ? Value::date(*made) : no_date(call);
  }
  const Value& from = call[0];
  if (from.is(Kind::date)) return from;
  if (from.is(Kind::date_time)) return Value::date(date_of(from.date_time()));
  const auto parsed = from.is(Kind::string) ? parse_civil_date(from.string()) : std::nullopt;
  return parsed ? Value::date(*parsed) : no_date(call);
}

Value date_and_time(const Call& call) {
  const Value& from = call[0];
  if (call.count() == 1) {
    if (from.is(Kind::date_time)) return from;
    if (from.is(Kind::date)) return Value::date_time(at(from.date(), ClockTime{}));
    const auto parsed =
        from.is(Kind::string) ? parse_date_time(from.string(), call.evaluation.host().zones) : std::nullopt;
    return parsed ? Value::date_time(*parsed) : no_date(call);
  }
  if (call[1].is(Kind::string)) {
    // The moment on the clock of another zone.
    const ZoneSource* zones = call.evaluation.host().zones;
    const Zone* zone = zones != nullptr ? zones->find(call[1].string()) : nullptr;
    if (!from.is(Kind::date_time) || zone == nullptr) return no_date(call);
    CivilDateTime moment = from.date_time();
    const ZoneTag tag{ZoneTag::Form::zone, 0, zone};
    if (moment.zone.form == ZoneTag::Form::local) {
      moment.zone = tag;
      return Value::date_time(moment);
    }
    return Value::date_time(from_instant(instant_of(moment), moment.nanos, tag));
  }
  if (!call[1].is(Kind::time)) return no_date(call);
  if (from.is(Kind::date)) return Value::date_time(at(from.date(), call[1].time()));
  if (from.is(Kind::date_time)) return Value::date_time(at(date_of(from.date_time()), call[1].time()));
  return no_date(call);
}

Value time_of_parts(const Call& call) {
  // -1 stands for what is no whole number.
  const std::int64_t hour = whole(call[0]).value_or(-1);
  const std::int64_t minute = whole(call[1]).value_or(-1);
  const Decimal second = call[2].number().rounded(0, Decimal::Rounding::floor).value_or(Decimal(-1));
  const std::int64_t whole_second = second.to_int64().value_or(-1);
  const auto inside = [](std::int64_t part, std::int64_t most) { return part >= 0 && part <= most; };
  if (!inside(hour, 23) || !inside(minute, 59) || !inside(whole_second, 59)) return no_date(call);
  const auto rest = Decimal::subtract(call[2].number(), second);
  const auto nanos = rest ? Decimal::multiply(*rest, Decimal(1'000'000'000)) : std::nullopt;
  ClockTime time;
  time.seconds = static_cast<std::int32_t>(hour * 3'600 + minute * 60 + whole_second);
  time.nanos = static_cast<std::int32_t>(nanos ? nanos->truncated_int64().value_or(0) : 0);
  if (call.count() > 3 && !call[3].is_null()) {
    if (!call[3].is(Kind::days_duration)) return no_date(call);
    const DaysDuration offset = call[3].days_duration();
    if (offset.seconds > offset_seconds_max || offset.seconds < -offset_seconds_max) return no_date(call);
    time.zone = {ZoneTag::Form::offset, static_cast<std::int32_t>(offset.seconds), nullptr};
  }
  return Value::time(time);
}

Value time(const Call& call) {
  if (call.count() > 1) return time_of_parts(call);
  const Value& from = call[0];
  if (from.is(Kind::time)) return from;
  if (from.is(Kind::date_time)) return Value::time(time_of(from.date_time()));
  // A date counts as its midnight in UTC.
  if (from.is(Kind::date)) return Value::time({0, 0, {ZoneTag::Form::offset, 0, nullptr}});
  const auto parsed =
      from.is(Kind::string) ? parse_clock_time(from.string(), call.evaluation.host().zones) : std::nullopt;
  return parsed ? Value::time(*parsed) : no_date(call);
}

Value duration(const Call& call) {
  const Value& from = call[0];
  if (from.is(Kind::days_duration) || from.is(Kind::years_duration)) return from;
  if (from.is(Kind::string)) {
    if (const auto months = parse_months_duration(from.string())) return Value::years_duration(*months);
    if (const auto days = parse_days_duration(from.string())) return Value::days_duration(*days);
  }
  return call.fail("argument", "dit is geen duur, zoals P1DT2H of P1Y2M", "this is no duration, such as P1DT2H or P1Y2M");
}

// Whole months between two dates; the time of day does not count.
Value years_and_months_duration(const Call& call) {
  const auto date_from = [](const Value& value) -> std::optional<CivilDate> {
    if (value.is(Kind::date)) return value.date();
    if (value.is(Kind::date_time)) return date_of(value.date_time());
    return std::nullopt;
  };
  const auto from = date_from(call[0]);
  const auto to = date_from(call[1]);
  if (!from || !to) return no_date(call);
  const YearMonthDay a = parts_of(*from);
  const YearMonthDay b = parts_of(*to);
  std::int64_t months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) --months;
  if (months < 0 && b.day > a.day) ++months;
  return Value::years_duration({months});
}

// Separators are one of a space, a comma, a point, or nothing.
std::optional<std::string_view> separator(const Call& call, std::size_t i, std::string_view allowed) {
  if (call.count() <= i || call[i].is_null()) return std::string_view{};
  if (!call[i].is(Kind::string) || call[i].string().size() != 1) return std::nullopt;
  if (allowed.find(call[i].string().front()) == allowed.npos) return std::nullopt;
  return call[i].string();
}

Value number(const Call& call) {
  const auto grouping = separator(call, 1, " ,.");
  const auto decimal = separator(call, 2, ",.");
  if (!grouping || !decimal || (!grouping->empty() && *grouping == *decimal)) {
    return call.fail("argument", "de scheidingstekens passen niet", "the separators do not fit");
  }
  std::string digits;
  for (const char c : call[0].string()) {
    if (!grouping->empty() && c == grouping->front()) continue;
    digits += !decimal->empty() && c == decimal->front() ? '.' : c;
  }
  const auto parsed = Decimal::parse(digits);
  if (!parsed) return call.fail("argument", "dit is geen getal", "this is not a number");
  return Value::number(*parsed);
}

Value string(const Call& call) {
  if (call[0].is_null()) return {};
  std::string text = text_of(call[0]);
  if (text.size() > limits::string_bytes_max) {
    return call.fail("size", "deze tekst wordt te lang", "this text becomes too long");
  }
  if (!call.evaluation.charge(text.size() / 64)) return {};
  return Value::string(std::move(text));
}

// "[1..3]": a range whose ends are literals, and nothing else.
Value range(const Call& call) {
  const std::string& text = call[0].string();
  const Scope empty;
  const CompileOptions options{Mode::lenient, call.evaluation.host().zones, limits::condition_characters_max, {}};
  const auto expression = compile(text, empty, options);
  const auto no_range = [&] {
    return call.fail("argument", "dit is geen bereik, zoals [1..3]", "this is no range, such as [1..3]");
  };
  if (!expression) return no_range();
  const Node& root = *expression->program().root;
  const bool literals = root.op == Op::range && root.children.size() == 2 &&
                        std::all_of(root.children.begin(), root.children.end(),
                                    [](const NodePtr& child) { return child->op == Op::constant; });
  if (!literals) return no_range();
  Value value = make_range(root.children[0]->value, root.start_end, root.children[1]->value, root.end_end);
  return value.is_null() ? no_range() : value;
}

Value no_clock(const Call& call) {
  return call.fail("now", "het tijdstip is hier niet bekend", "the moment is not known here");
}
Value now(const Call& call) {
  const auto& moment = call.evaluation.host().now;
  return moment ? Value::date_time(*moment) : no_clock(call);
}
Value today(const Call& call) {
  const auto& moment = call.evaluation.host().now;
  return moment ? Value::date(date_of(*moment)) : no_clock(call);
}

constexpr Signature from_value{1, 1, false, {{{"from", Takes::value}}}};
constexpr Signature from_string{1, 1, false, {{{"from", Takes::string}}}};

}  // namespace

std::span<const BuiltIn> conversion_functions() {
  static const std::vector<BuiltIn> table{
      {"date",
       Type::date,
       date,
       {{from_value,
         {3, 3, false, {{{"year", Takes::number}, {"month", Takes::number}, {"day", Takes::number}}}}}},
       2,
       true},
      {"date and time",
       Type::date_time,
       date_and_time,
       {{from_value,
         {2, 2, false, {{{"date", Takes::value}, {"time", Takes::value}}}},
         {2, 2, false, {{{"date", Takes::value}, {"timezone", Takes::string}}}}}},
       3,
       true},
      {"time",
       Type::time,
       time,
       {{from_value,
         {3,
          4,
          false,
          {{{"hour", Takes::number},
            {"minute", Takes::number},
            {"second", Takes::number},
            {"offset", Takes::nullable}}}}}},
       2,
       true},
      {"duration", Type::any, duration, {{from_value}}, 1, true},
      {"years and months duration",
       Type::years_duration,
       years_and_months_duration,
       {{{2, 2, false, {{{"from", Takes::value}, {"to", Takes::value}}}}}},
       1,
       true},
      {"number",
       Type::number,
       number,
       {{{1,
          3,
          false,
          {{{"from", Takes::string},
            {"grouping separator", Takes::nullable},
            {"decimal separator", Takes::nullable}}}}}},
       1,
       true},
      // A list of one stays a list: it has a text of its own.
      {"string", Type::string, string, {{{1, 1, false, {{{"from", Takes::any}}}}}}, 1, false},
      {"range", Type::range(), range, {{from_string}}, 1, false},
      {"now", Type::date_time, now, {{{0, 0, false, {}}}}},
      {"today", Type::date, today, {{{0, 0, false, {}}}}},
  };
  return table;
}

}  // namespace besluit::feel
