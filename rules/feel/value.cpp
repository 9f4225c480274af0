// SPDX-License-Identifier: EUPL-1.2
// The storage behind a value: counted, immutable, shared.
#include "rules/feel/value.hpp"

#include "rules/feel/function.hpp"

#include <algorithm>
#include <limits>
#include <memory>

namespace besluit::feel {
namespace {

struct StringPayload final : Payload {
  explicit StringPayload(std::string given) : text(std::move(given)) {}
  std::string text;
};
struct ListPayload final : Payload {
  explicit ListPayload(std::vector<Value> given) : elements(std::move(given)) {}
  std::vector<Value> elements;
};
// Small contexts are searched from front to back; larger ones by an order of their keys.
constexpr std::size_t indexed_from = 12;
struct ContextPayload final : Payload {
  explicit ContextPayload(std::vector<Entry> given) : entries(std::move(given)) {
    if (entries.size() < indexed_from) return;
    order.resize(entries.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    std::sort(order.begin(), order.end(),
              [this](std::uint32_t a, std::uint32_t b) { return entries[a].key < entries[b].key; });
  }
  std::vector<Entry> entries;
  std::vector<std::uint32_t> order;
};
struct RangePayload final : Payload {
  RangePayload(Value from, RangeEnd from_end, Value to, RangeEnd to_end)
      : start(std::move(from)), end(std::move(to)), start_end(from_end), end_end(to_end) {}
  Value start;
  Value end;
  RangeEnd start_end;
  RangeEnd end_end;
};
struct UnknownPayload final : Payload {
  explicit UnknownPayload(std::vector<Wait> given) : waits(std::move(given)) {}
  std::vector<Wait> waits;
};

std::uint8_t one_deeper(int depth) {
  return static_cast<std::uint8_t>(std::min(depth + 1, int{std::numeric_limits<std::uint8_t>::max()}));
}

}  // namespace

Value Value::string(std::string text) {
  Value value;
  value.adopt(new StringPayload(std::move(text)), Kind::string);
  return value;
}

Value Value::date(CivilDate date) {
  Value value;
  value.kind_ = Kind::date;
  value.pair_.first = date.days;
  return value;
}

void Value::set_zone(const ZoneTag& zone) {
  form_ = zone.form;
  if (zone.form == ZoneTag::Form::zone) {
    zoned_.zone = zone.zone;
  } else {
    pair_.second = zone.offset;
  }
}

ZoneTag Value::zone_tag() const {
  if (form_ == ZoneTag::Form::zone) return {form_, 0, zoned_.zone};
  return {form_, static_cast<std::int32_t>(pair_.second), nullptr};
}

Value Value::time(const ClockTime& time) {
  Value value;
  value.kind_ = Kind::time;
  value.pair_.first = time.seconds;
  value.nanos_ = time.nanos;
  value.set_zone(time.zone);
  return value;
}

Value Value::date_time(const CivilDateTime& moment) {
  Value value;
  value.kind_ = Kind::date_time;
  value.pair_.first = moment.seconds;
  value.nanos_ = moment.nanos;
  value.set_zone(moment.zone);
  return value;
}

Value Value::days_duration(DaysDuration duration) {
  Value value;
  value.kind_ = Kind::days_duration;
  value.pair_.first = duration.seconds;
  value.nanos_ = duration.nanos;
  return value;
}

Value Value::years_duration(MonthsDuration duration) {
  Value value;
  value.kind_ = Kind::years_duration;
  value.pair_.first = duration.months;
  return value;
}

Value Value::list(std::vector<Value> elements) {
  Value value;
  int depth = 0;
  for (const Value& element : elements) {
    value.tainted_ = value.tainted_ || element.holds_unknown();
    depth = std::max(depth, element.depth());
  }
  value.depth_ = one_deeper(depth);
  value.adopt(new ListPayload(std::move(elements)), Kind::list);
  return value;
}

Value Value::context(std::vector<Entry> entries) {
  Value value;
  int depth = 0;
  for (const Entry& entry : entries) {
    value.tainted_ = value.tainted_ || entry.value.holds_unknown();
    depth = std::max(depth, entry.value.depth());
  }
  value.depth_ = one_deeper(depth);
  value.adopt(new ContextPayload(std::move(entries)), Kind::context);
  return value;
}

Value Value::range(Value start, RangeEnd start_end, Value end, RangeEnd end_end) {
  Value value;
  value.tainted_ = start.holds_unknown() || end.holds_unknown();
  value.depth_ = one_deeper(std::max(start.depth(), end.depth()));
  value.adopt(new RangePayload(std::move(start), start_end, std::move(end), end_end), Kind::range);
  return value;
}

Value Value::function(const Function* function) {
  Value value;
  value.adopt(function, Kind::function);
  return value;
}

Value Value::unknown(std::vector<Wait> waits) {
  Value value;
  value.adopt(new UnknownPayload(std::move(waits)), Kind::unknown);
  return value;
}

namespace {

// The waits of everything unknown inside a value.
void collect(const Value& value, std::vector<Wait>& waits) {
  if (!value.holds_unknown()) return;
  switch (value.kind()) {
    case Kind::unknown:
      for (const Wait& wait : value.waits()) {
        if (std::find(waits.begin(), waits.end(), wait) == waits.end()) waits.push_back(wait);
      }
      return;
    case Kind::list:
      for (const Value& element : value.list()) collect(element, waits);
      return;
    case Kind::context:
      for (const Entry& entry : value.context()) collect(entry.value, waits);
      return;
    case Kind::range:
      collect(value.range_start(), waits);
      collect(value.range_end(), waits);
      return;
    default:
      return;
  }
}

}  // namespace

Value Value::unknown_of(const Value& a, const Value& b) {
  if (a.is_unknown() && !b.holds_unknown()) return a;
  if (b.is_unknown() && !a.holds_unknown()) return b;
  std::vector<Wait> waits;
  collect(a, waits);
  collect(b, waits);
  return unknown(std::move(waits));
}

const std::string& Value::string() const {
  return static_cast<const StringPayload*>(payload_)->text;
}

ClockTime Value::time() const {
  return {static_cast<std::int32_t>(pair_.first), nanos_, zone_tag()};
}

CivilDateTime Value::date_time() const {
  return {pair_.first, nanos_, zone_tag()};
}

const std::vector<Value>& Value::list() const {
  return static_cast<const ListPayload*>(payload_)->elements;
}

const std::vector<Entry>& Value::context() const {
  return static_cast<const ContextPayload*>(payload_)->entries;
}

const Function& Value::function() const {
  return *static_cast<const Function*>(payload_);
}

const std::vector<Wait>& Value::waits() const {
  return static_cast<const UnknownPayload*>(payload_)->waits;
}

const Value& Value::range_start() const {
  return static_cast<const RangePayload*>(payload_)->start;
}

const Value& Value::range_end() const {
  return static_cast<const RangePayload*>(payload_)->end;
}

RangeEnd Value::start_end() const {
  return static_cast<const RangePayload*>(payload_)->start_end;
}

RangeEnd Value::end_end() const {
  return static_cast<const RangePayload*>(payload_)->end_end;
}

const Value* Value::find(std::string_view key) const {
  const auto* payload = static_cast<const ContextPayload*>(payload_);
  const auto& entries = payload->entries;
  if (payload->order.empty()) {
    for (const Entry& entry : entries) {
      if (entry.key == key) return &entry.value;
    }
    return nullptr;
  }
  const auto found =
      std::lower_bound(payload->order.begin(), payload->order.end(), key,
                       [&](std::uint32_t index, std::string_view wanted) { return entries[index].key < wanted; });
  if (found == payload->order.end() || entries[*found].key != key) return nullptr;
  return &entries[*found].value;
}

}  // namespace besluit::feel
