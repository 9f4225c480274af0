// SPDX-License-Identifier: EUPL-1.2
// The values of FEEL (DMN 1.5, 10.3.2), and one of our own: unknown, which says what it waits for and on whom.
// A value is immutable; copying one never copies what is inside. Numbers, booleans, dates, times and durations live
// in the value itself; strings, lists, contexts, ranges and functions are shared and counted, safely across threads.
#pragma once

#include "rules/feel/decimal.hpp"
#include "rules/feel/temporal.hpp"

#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::feel {

class Value;
class Type;
class Function;

/// The kinds up to `years_duration` live in the value itself.
enum class Kind : std::uint8_t {
  null,
  boolean,
  number,
  date,
  time,
  date_time,
  days_duration,   ///< days and time duration
  years_duration,  ///< years and months duration
  string,
  list,
  context,
  range,
  function,
  unknown
};

/// What is not known yet: a fact, and the role, body or person it is waited for from (may be empty).
struct Wait {
  std::string what;
  std::string on_whom;
  friend bool operator==(const Wait&, const Wait&) = default;
};

/// One entry of a context.
struct Entry;

/// An end of a range that is not there: `(<10)` has no start, which is something else than a null start.
enum class RangeEnd : std::uint8_t { open, closed, undefined };

/// Counted storage behind a value. Made by the functions of `Value`, or derived as `Function`.
class Payload {
 public:
  Payload() = default;
  Payload(const Payload&) = delete;
  Payload& operator=(const Payload&) = delete;
  virtual ~Payload() = default;

 private:
  friend class Value;
  mutable std::atomic<std::uint32_t> uses_{0};
};

class Value {
 public:
  Value() noexcept : pair_{0, 0} {}  ///< null
  Value(const Value& other) noexcept;
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other) noexcept;
  Value& operator=(Value&& other) noexcept;
  ~Value();

  [[nodiscard]] static Value boolean(bool truth);
  [[nodiscard]] static Value number(Decimal number);
  [[nodiscard]] static Value number(std::int64_t number) { return Value::number(Decimal(number)); }
  /// REQUIRES: valid UTF-8.
  [[nodiscard]] static Value string(std::string text);
  [[nodiscard]] static Value date(CivilDate date);
  [[nodiscard]] static Value date(Date date) { return Value::date(civil_date(date)); }
  [[nodiscard]] static Value time(const ClockTime& time);
  [[nodiscard]] static Value date_time(const CivilDateTime& moment);
  [[nodiscard]] static Value days_duration(DaysDuration duration);
  [[nodiscard]] static Value years_duration(MonthsDuration duration);
  [[nodiscard]] static Value list(std::vector<Value> elements);
  /// REQUIRES: no key twice.
  [[nodiscard]] static Value context(std::vector<Entry> entries);
  /// REQUIRES: at least one end is defined. No check is made here that the ends fit each other: see make_range.
  [[nodiscard]] static Value range(Value start, RangeEnd start_end, Value end, RangeEnd end_end);
  /// Takes ownership of `function`, made with new; see function.hpp.
  [[nodiscard]] static Value function(const Function* function);
  [[nodiscard]] static Value unknown(std::vector<Wait> waits);
  /// Unknown on account of both: the waits of the two, each once, in order.
  [[nodiscard]] static Value unknown_of(const Value& a, const Value& b);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  [[nodiscard]] bool is_unknown() const { return kind_ == Kind::unknown; }
  [[nodiscard]] bool is_true() const { return kind_ == Kind::boolean && pair_.first != 0; }
  [[nodiscard]] bool is_false() const { return kind_ == Kind::boolean && pair_.first == 0; }
  /// Unknown itself, or a list, context or range that holds an unknown value somewhere.
  [[nodiscard]] bool holds_unknown() const { return kind_ == Kind::unknown || tainted_; }
  /// 0 for a plain value, 1 for a list of plain values, and so on.
  [[nodiscard]] int depth() const { return depth_; }

  // REQUIRES for each: the kind fits.
  [[nodiscard]] bool truth() const { return pair_.first != 0; }
  [[nodiscard]] Decimal number() const { return number_; }
  [[nodiscard]] const std::string& string() const;
  [[nodiscard]] CivilDate date() const { return {pair_.first}; }
  [[nodiscard]] ClockTime time() const;
  [[nodiscard]] CivilDateTime date_time() const;
  [[nodiscard]] DaysDuration days_duration() const { return {pair_.first, nanos_}; }
  [[nodiscard]] MonthsDuration years_duration() const { return {pair_.first}; }
  [[nodiscard]] const std::vector<Value>& list() const;
  [[nodiscard]] const std::vector<Entry>& context() const;
  [[nodiscard]] const Function& function() const;
  [[nodiscard]] const std::vector<Wait>& waits() const;
  [[nodiscard]] const Value& range_start() const;  ///< null when undefined
  [[nodiscard]] const Value& range_end() const;
  [[nodiscard]] RangeEnd start_end() const;
  [[nodiscard]] RangeEnd end_end() const;

  /// The same to the letter (see is_identical).
  friend bool operator==(const Value& a, const Value& b);

  /// Of a context: the value of a key; nullptr when it has no such key.
  [[nodiscard]] const Value* find(std::string_view key) const;

 private:
  struct Pair {
    std::int64_t first;
    std::int64_t second;
  };
  struct ZonedPair {
    std::int64_t first;
    const Zone* zone;
  };
  [[nodiscard]] bool counted() const { return kind_ >= Kind::string; }
  void adopt(const Payload* payload, Kind kind);
  void set_zone(const ZoneTag& zone);
  [[nodiscard]] ZoneTag zone_tag() const;
  void drop() noexcept;

  Kind kind_ = Kind::null;
  ZoneTag::Form form_ = ZoneTag::Form::local;
  bool tainted_ = false;
  std::uint8_t depth_ = 0;
  std::int32_t nanos_ = 0;
  union {
    Pair pair_;
    ZonedPair zoned_;
    Decimal number_;
    const Payload* payload_;
  };
};
static_assert(sizeof(Value) <= 32);

// Values are copied and dropped all the time: these stand here so that it costs no call.

inline void Value::adopt(const Payload* payload, Kind kind) {
  payload->uses_.fetch_add(1, std::memory_order_relaxed);
  payload_ = payload;
  kind_ = kind;
}

inline void Value::drop() noexcept {
  if (counted() && payload_->uses_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete payload_;
}

inline Value::Value(const Value& other) noexcept
    : kind_(other.kind_),
      form_(other.form_),
      tainted_(other.tainted_),
      depth_(other.depth_),
      nanos_(other.nanos_),
      pair_(other.pair_) {
  if (counted()) payload_->uses_.fetch_add(1, std::memory_order_relaxed);
}

inline Value::Value(Value&& other) noexcept
    : kind_(other.kind_),
      form_(other.form_),
      tainted_(other.tainted_),
      depth_(other.depth_),
      nanos_(other.nanos_),
      pair_(other.pair_) {
  other.kind_ = Kind::null;
  other.tainted_ = false;
}

inline Value& Value::operator=(Value&& other) noexcept {
  if (this == &other) return *this;
  // Kept aside: dropping our own payload may destroy `other`, when it lives inside.
  Value moved(std::move(other));
  drop();
  kind_ = moved.kind_;
  form_ = moved.form_;
  tainted_ = moved.tainted_;
  depth_ = moved.depth_;
  nanos_ = moved.nanos_;
  pair_ = moved.pair_;
  moved.kind_ = Kind::null;
  return *this;
}

inline Value& Value::operator=(const Value& other) noexcept {
  if (this != &other) *this = Value(other);
  return *this;
}

inline Value::~Value() {
  drop();
}

inline Value Value::boolean(bool truth) {
  Value value;
  value.kind_ = Kind::boolean;
  value.pair_.first = truth ? 1 : 0;
  return value;
}

inline Value Value::number(Decimal number) {
  Value value;
  value.kind_ = Kind::number;
  value.number_ = number;
  return value;
}

struct Entry {
  std::string key;
  Value value;
};

/// Equal (FEEL's `=`, lists and contexts element by element): true or false; null when the kinds differ (a null is
/// equal to null only); unknown when it waits. Two functions are never equal unless they are one and the same.
[[nodiscard]] Value equal(const Value& a, const Value& b);
/// The same as a plain answer: null and unknown count as not equal. For `list contains`, `distinct values` and so on,
/// where values of different kinds are simply different.
[[nodiscard]] bool same_value(const Value& a, const Value& b);
/// The order of two values of one kind that has an order (numbers, strings, dates, times, date-times, durations);
/// nothing for everything else. A moment with a zone and one without have no order.
[[nodiscard]] std::optional<std::strong_ordering> compare(const Value& a, const Value& b);
/// FEEL's `is`: same kind and the same value to the letter (10:00 with an offset is not 10:00 with a zone).
[[nodiscard]] bool is_identical(const Value& a, const Value& b);
/// Whether `value` lies in `range`: true, false, null (kinds differ, an end is null) or unknown.
[[nodiscard]] Value in_range(const Value& value, const Value& range);
/// What a unary test without operator means (feel.md 4; DMN table 55): `value` matches `test` when test is a range
/// that holds it, a list of which an element matches or that equals it, or when the two are equal. True, false, null
/// or unknown.
[[nodiscard]] Value contains_in(const Value& test, const Value& value);
/// A range whose ends fit each other (one comparable kind, start not after end, or one end undefined); null otherwise.
[[nodiscard]] Value make_range(Value start, RangeEnd start_end, Value end, RangeEnd end_end);

/// What `string(value)` gives: a string itself, and elsewhere the form of FEEL literals. Bounded by
/// limits::string_bytes_max. Null gives "null".
[[nodiscard]] std::string text_of(const Value& value);
/// As a FEEL literal: strings in quotes, `date("2024-07-10")`.
[[nodiscard]] std::string literal_of(const Value& value);
/// "number", "string", "days and time duration", ...
[[nodiscard]] std::string_view kind_name(Kind kind);

/// Reads a text as `@"..."` does: date, date and time, time or duration, by its form; null when it is none.
[[nodiscard]] Value parse_at_literal(std::string_view text, const ZoneSource* zones);

}  // namespace besluit::feel
