// SPDX-License-Identifier: EUPL-1.2
// Equality, order and membership (DMN 1.5, 10.3.2.13, tables 52 to 55).
#include "rules/feel/function.hpp"
#include "rules/feel/value.hpp"

#include <string_view>

namespace besluit::feel {
namespace {

using Ordering = std::strong_ordering;

constexpr std::int64_t day_seconds = 86'400;

enum class Truth { no, yes, null, unknown };

bool is_local(const ZoneTag& zone) {
  return zone.form == ZoneTag::Form::local;
}

// A time of day on the UTC clock. A zone's offset changes with the date, which a time has not; winter counts.
std::int64_t utc_seconds(const ClockTime& time) {
  const CivilDateTime moment = at(*civil_date(2000, 1, 1), time);
  const std::int64_t of_day = time.seconds - offset_of(moment);
  return (of_day % day_seconds + day_seconds) % day_seconds;
}

bool times_equal(const ClockTime& a, const ClockTime& b) {
  if (is_local(a.zone) != is_local(b.zone) || a.nanos != b.nanos) return false;
  return is_local(a.zone) ? a.seconds == b.seconds : utc_seconds(a) == utc_seconds(b);
}

bool moments_equal(const CivilDateTime& a, const CivilDateTime& b) {
  if (is_local(a.zone) != is_local(b.zone) || a.nanos != b.nanos) return false;
  return instant_of(a) == instant_of(b);
}

// In an order, a value without offset takes the offset of the other (table 54).
Ordering times_order(ClockTime a, ClockTime b) {
  if (is_local(a.zone) != is_local(b.zone)) a.zone = b.zone = ZoneTag{};
  const std::int64_t x = is_local(a.zone) ? a.seconds : utc_seconds(a);
  const std::int64_t y = is_local(b.zone) ? b.seconds : utc_seconds(b);
  return x != y ? x <=> y : a.nanos <=> b.nanos;
}

Ordering moments_order(CivilDateTime a, CivilDateTime b) {
  if (is_local(a.zone)) a.zone = b.zone;
  if (is_local(b.zone)) b.zone = a.zone;
  const std::int64_t x = instant_of(a);
  const std::int64_t y = instant_of(b);
  return x != y ? x <=> y : a.nanos <=> b.nanos;
}

Truth both(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  if (a == Truth::unknown || b == Truth::unknown) return Truth::unknown;
  return a == Truth::null || b == Truth::null ? Truth::null : Truth::yes;
}

Truth truth_of(bool truth) {
  return truth ? Truth::yes : Truth::no;
}

Truth equality(const Value& a, const Value& b);

Truth lists_equal(const Value& a, const Value& b) {
  if (a.list().size() != b.list().size()) return Truth::no;
  Truth all = Truth::yes;
  for (std::size_t i = 0; i < a.list().size() && all != Truth::no; ++i) {
    all = both(all, equality(a.list()[i], b.list()[i]));
  }
  return all;
}

Truth contexts_equal(const Value& a, const Value& b) {
  if (a.context().size() != b.context().size()) return Truth::no;
  Truth all = Truth::yes;
  for (const Entry& entry : a.context()) {
    const Value* other = b.find(entry.key);
    if (other == nullptr) return Truth::no;
    all = both(all, equality(entry.value, *other));
    if (all == Truth::no) return all;
  }
  return all;
}

Truth ranges_equal(const Value& a, const Value& b) {
  if (a.start_end() != b.start_end() || a.end_end() != b.end_end()) return Truth::no;
  return both(equality(a.range_start(), b.range_start()), equality(a.range_end(), b.range_end()));
}

Truth equality(const Value& a, const Value& b) {
  if (a.is_unknown() || b.is_unknown()) return Truth::unknown;
  if (a.is_null() || b.is_null()) return truth_of(a.is_null() && b.is_null());
  if (a.kind() != b.kind()) return Truth::null;
  switch (a.kind()) {
    case Kind::boolean:
      return truth_of(a.truth() == b.truth());
    case Kind::number:
      return truth_of(a.number() == b.number());
    case Kind::string:
      return truth_of(a.string() == b.string());
    case Kind::date:
      return truth_of(a.date() == b.date());
    case Kind::time:
      return truth_of(times_equal(a.time(), b.time()));
    case Kind::date_time:
      return truth_of(moments_equal(a.date_time(), b.date_time()));
    case Kind::days_duration:
      return truth_of(a.days_duration() == b.days_duration());
    case Kind::years_duration:
      return truth_of(a.years_duration() == b.years_duration());
    case Kind::list:
      return lists_equal(a, b);
    case Kind::context:
      return contexts_equal(a, b);
    case Kind::range:
      return ranges_equal(a, b);
    case Kind::function:
      return truth_of(&a.function() == &b.function());
    case Kind::null:
    case Kind::unknown:
      break;
  }
  return Truth::null;
}

Value answer(Truth truth, const Value& a, const Value& b) {
  switch (truth) {
    case Truth::no:
      return Value::boolean(false);
    case Truth::yes:
      return Value::boolean(true);
    case Truth::null:
      return {};
    case Truth::unknown:
      break;
  }
  return Value::unknown_of(a, b);
}

// Whether `value` lies on the right side of one end.
Truth beyond(const Value& value, const Value& limit, RangeEnd end, bool start) {
  if (end == RangeEnd::undefined) return Truth::yes;
  if (limit.is_unknown()) return Truth::unknown;
  const auto order = compare(value, limit);
  if (!order) return Truth::null;
  if (*order == Ordering::equal) return truth_of(end == RangeEnd::closed);
  return truth_of((*order == Ordering::greater) == start);
}

Truth membership(const Value& value, const Value& range) {
  if (value.is_unknown()) return Truth::unknown;
  return both(beyond(value, range.range_start(), range.start_end(), true),
              beyond(value, range.range_end(), range.end_end(), false));
}

}  // namespace

Value equal(const Value& a, const Value& b) {
  return answer(equality(a, b), a, b);
}

bool same_value(const Value& a, const Value& b) {
  return equality(a, b) == Truth::yes;
}

std::optional<std::strong_ordering> compare(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::number:
      return Decimal::compare(a.number(), b.number()) <=> 0;
    case Kind::string:
      // UTF-8 sorts as its code points do.
      return std::string_view(a.string()).compare(b.string()) <=> 0;
    case Kind::date:
      return a.date() <=> b.date();
    case Kind::time:
      return times_order(a.time(), b.time());
    case Kind::date_time:
      return moments_order(a.date_time(), b.date_time());
    case Kind::days_duration:
      return a.days_duration() <=> b.days_duration();
    case Kind::years_duration:
      return a.years_duration() <=> b.years_duration();
    default:
      return std::nullopt;
  }
}

bool is_identical(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::time:
      return a.time().seconds == b.time().seconds && a.time().nanos == b.time().nanos && a.time().zone == b.time().zone;
    case Kind::date_time:
      return a.date_time().seconds == b.date_time().seconds && a.date_time().nanos == b.date_time().nanos &&
             a.date_time().zone == b.date_time().zone;
    case Kind::list: {
      if (a.list().size() != b.list().size()) return false;
      for (std::size_t i = 0; i < a.list().size(); ++i) {
        if (!is_identical(a.list()[i], b.list()[i])) return false;
      }
      return true;
    }
    case Kind::context: {
      if (a.context().size() != b.context().size()) return false;
      for (const Entry& entry : a.context()) {
        const Value* other = b.find(entry.key);
        if (other == nullptr || !is_identical(entry.value, *other)) return false;
      }
      return true;
    }
    case Kind::null:
      return true;
    default:
      return same_value(a, b);
  }
}

bool operator==(const Value& a, const Value& b) {
  if (a.is_unknown() && b.is_unknown()) return a.waits() == b.waits();
  return is_identical(a, b);
}

Value in_range(const Value& value, const Value& range) {
  return answer(membership(value, range), value, range);
}

Value contains_in(const Value& test, const Value& value) {
  if (test.is_unknown()) return Value::unknown_of(test, value);
  if (test.is(Kind::range) && !value.is(Kind::range)) return in_range(value, test);
  if (!test.is(Kind::list)) return equal(value, test);
  // A list: one of its elements matches, or it is equal as a whole.
  bool unknown = false;
  if (value.is(Kind::list)) {
    const Truth whole = equality(value, test);
    if (whole == Truth::yes) return Value::boolean(true);
    unknown = whole == Truth::unknown;
  }
  for (const Value& element : test.list()) {
    Truth found = Truth::no;
    if (element.is(Kind::range) && !value.is(Kind::range)) {
      found = membership(value, element);
    } else {
      found = equality(value, element);
    }
    if (found == Truth::yes) return Value::boolean(true);
    unknown = unknown || found == Truth::unknown;
  }
  return unknown ? Value::unknown_of(test, value) : Value::boolean(false);
}

Value make_range(Value start, RangeEnd start_end, Value end, RangeEnd end_end) {
  if (start_end == RangeEnd::undefined && end_end == RangeEnd::undefined) return {};
  const auto ordered = [](const Value& value) { return compare(value, value).has_value(); };
  if (start_end != RangeEnd::undefined && end_end != RangeEnd::undefined) {
    if (!start.holds_unknown() && !end.holds_unknown()) {
      const auto order = compare(start, end);
      if (!order || *order == Ordering::greater) return {};
    }
  } else {
    const Value& only = start_end == RangeEnd::undefined ? end : start;
    if (!only.is_unknown() && !ordered(only)) return {};
  }
  return Value::range(std::move(start), start_end, std::move(end), end_end);
}

}  // namespace besluit::feel
