// SPDX-License-Identifier: EUPL-1.2
// How points and ranges lie to each other (table 78; after the intervals of Allen and of HL7 CQL). An end that is not
// there lies beyond everything.
#include "rules/feel/built_in.hpp"

#include <optional>
#include <vector>

namespace besluit::feel {
namespace {

// One end of a range. `infinite` is -1 for a start, 1 for an end that is not there.
struct End {
  const Value* value = nullptr;
  bool included = false;
  int infinite = 0;
};
struct Span {
  End start;
  End end;
};

Span span_of(const Value& value) {
  if (!value.is(Kind::range)) return {{&value, true, 0}, {&value, true, 0}};
  const bool from = value.start_end() != RangeEnd::undefined;
  const bool until = value.end_end() != RangeEnd::undefined;
  return {{&value.range_start(), value.start_end() == RangeEnd::closed, from ? 0 : -1},
          {&value.range_end(), value.end_end() == RangeEnd::closed, until ? 0 : 1}};
}

// Collects whether everything could be compared; once something could not, the answer is null.
class Judge {
 public:
  explicit Judge(const Call& call) : call_(call), a(span_of(call[0])), b(span_of(call[1])) {}

  bool less(const End& x, const End& y) { return order(x, y) < 0; }
  bool same(const End& x, const End& y) { return order(x, y) == 0; }
  [[nodiscard]] Value answer(bool truth) const {
    if (comparable_) return Value::boolean(truth);
    return call_.fail("type", "deze waarden hebben geen volgorde", "these values have no order");
  }

  [[nodiscard]] bool range_a() const { return call_[0].is(Kind::range); }
  [[nodiscard]] bool range_b() const { return call_[1].is(Kind::range); }

 private:
  int order(const End& x, const End& y) {
    if (x.infinite != 0 || y.infinite != 0) return x.infinite - y.infinite;
    const auto found = compare(*x.value, *y.value);
    if (!found) {
      comparable_ = false;
      return 0;
    }
    return *found < 0 ? -1 : (*found > 0 ? 1 : 0);
  }

  const Call& call_;
  bool comparable_ = true;

 public:
  Span a;
  Span b;
};

bool is_before(Judge& j, const Span& x, const Span& y) {
  return j.less(x.end, y.start) || (j.same(x.end, y.start) && !(x.end.included && y.start.included));
}

bool touches(Judge& j, const End& x, const End& y) {
  return j.same(x, y) && x.included && y.included;
}

// The start of `x` lies before that of `y`, or they coincide and x takes at least as much.
bool starts_at_or_before(Judge& j, const Span& x, const Span& y) {
  return j.less(x.start, y.start) || (j.same(x.start, y.start) && (x.start.included || !y.start.included));
}
bool ends_at_or_after(Judge& j, const Span& x, const Span& y) {
  return j.less(y.end, x.end) || (j.same(x.end, y.end) && (x.end.included || !y.end.included));
}

bool holds(Judge& j, const Span& x, const Span& y) {
  const bool start = starts_at_or_before(j, x, y);
  const bool end = ends_at_or_after(j, x, y);
  return start && end;
}

Value before(const Call& call) {
  Judge j(call);
  return j.answer(is_before(j, j.a, j.b));
}
Value after(const Call& call) {
  Judge j(call);
  return j.answer(is_before(j, j.b, j.a));
}

Value wants_ranges(const Call& call) {
  return call.fail("argument", "hier horen twee bereiken", "two ranges belong here");
}

Value meets(const Call& call) {
  Judge j(call);
  if (!j.range_a() || !j.range_b()) return wants_ranges(call);
  return j.answer(touches(j, j.a.end, j.b.start));
}
Value met_by(const Call& call) {
  Judge j(call);
  if (!j.range_a() || !j.range_b()) return wants_ranges(call);
  return j.answer(touches(j, j.a.start, j.b.end));
}

Value overlaps(const Call& call) {
  Judge j(call);
  if (!j.range_a() || !j.range_b()) return wants_ranges(call);
  const bool first = !is_before(j, j.a, j.b);
  const bool second = !is_before(j, j.b, j.a);
  return j.answer(first && second);
}

// x begins earlier and ends inside y.
bool overlaps_first(Judge& j, const Span& x, const Span& y) {
  const bool starts = j.less(x.start, y.start) || (j.same(x.start, y.start) && x.start.included && !y.start.included);
  const bool reaches = !is_before(j, x, y);
  const bool ends = j.less(x.end, y.end) || (j.same(x.end, y.end) && (!x.end.included || y.end.included));
  return starts && reaches && ends;
}
Value overlaps_before(const Call& call) {
  Judge j(call);
  if (!j.range_a() || !j.range_b()) return wants_ranges(call);
  return j.answer(overlaps_first(j, j.a, j.b));
}
Value overlaps_after(const Call& call) {
  Judge j(call);
  if (!j.range_a() || !j.range_b()) return wants_ranges(call);
  return j.answer(overlaps_first(j, j.b, j.a));
}

// The point or range x lies at the end of the range y.
Value at_end(Judge& j, const Call& call, const Span& x, const Span& y, bool range_x, bool range_y) {
  if (!range_y) return call.fail("argument", "hier hoort een bereik", "a range belongs here");
  if (!range_x) return j.answer(y.end.included && j.same(y.end, x.end));
  const bool ends = x.end.included == y.end.included && j.same(x.end, y.end);
  const bool starts = j.less(y.start, x.start) || (j.same(x.start, y.start) && (!x.start.included || y.start.included));
  return j.answer(ends && starts);
}
Value finishes(const Call& call) {
  Judge j(call);
  return at_end(j, call, j.a, j.b, j.range_a(), j.range_b());
}
Value finished_by(const Call& call) {
  Judge j(call);
  return at_end(j, call, j.b, j.a, j.range_b(), j.range_a());
}

Value at_start(Judge& j, const Call& call, const Span& x, const Span& y, bool range_x, bool range_y) {
  if (!range_y) return call.fail("argument", "hier hoort een bereik", "a range belongs here");
  if (!range_x) return j.answer(y.start.included && j.same(y.start, x.start));
  const bool starts = x.start.included == y.start.included && j.same(x.start, y.start);
  const bool ends = j.less(x.end, y.end) || (j.same(x.end, y.end) && (!x.end.included || y.end.included));
  return j.answer(starts && ends);
}
Value starts(const Call& call) {
  Judge j(call);
  return at_start(j, call, j.a, j.b, j.range_a(), j.range_b());
}
Value started_by(const Call& call) {
  Judge j(call);
  return at_start(j, call, j.b, j.a, j.range_b(), j.range_a());
}

Value includes(const Call& call) {
  Judge j(call);
  if (!j.range_a()) return call.fail("argument", "hier hoort een bereik", "a range belongs here");
  return j.answer(holds(j, j.a, j.b));
}
Value during(const Call& call) {
  Judge j(call);
  if (!j.range_b()) return call.fail("argument", "hier hoort een bereik", "a range belongs here");
  return j.answer(holds(j, j.b, j.a));
}

Value coincides(const Call& call) {
  Judge j(call);
  if (j.range_a() != j.range_b()) return wants_ranges(call);
  const bool start = j.same(j.a.start, j.b.start) && j.a.start.included == j.b.start.included;
  const bool end = j.same(j.a.end, j.b.end) && j.a.end.included == j.b.end.included;
  return j.answer(start && end);
}

constexpr Signature two(std::string_view first, std::string_view second) {
  return {2, 2, false, {{{first, Takes::value}, {second, Takes::value}}}};
}

}  // namespace

std::span<const BuiltIn> range_functions() {
  const auto pairs = [](std::string_view name, Value (*run)(const Call&)) {
    return BuiltIn{name,
                   Type::boolean,
                   run,
                   {{two("point1", "point2"), two("point", "range"), two("range", "point"), two("range1", "range2")}},
                   4,
                   false};
  };
  const auto ranges = [](std::string_view name, Value (*run)(const Call&)) {
    return BuiltIn{name, Type::boolean, run, {{two("range1", "range2")}}, 1, false};
  };
  const auto inside = [](std::string_view name, Value (*run)(const Call&)) {
    return BuiltIn{name, Type::boolean, run, {{two("point", "range"), two("range1", "range2")}}, 2, false};
  };
  const auto around = [](std::string_view name, Value (*run)(const Call&)) {
    return BuiltIn{name, Type::boolean, run, {{two("range", "point"), two("range1", "range2")}}, 2, false};
  };
  static const std::vector<BuiltIn> table{
      pairs("before", before),
      pairs("after", after),
      ranges("meets", meets),
      ranges("met by", met_by),
      ranges("overlaps", overlaps),
      ranges("overlaps before", overlaps_before),
      ranges("overlaps after", overlaps_after),
      inside("finishes", finishes),
      around("finished by", finished_by),
      around("includes", includes),
      inside("during", during),
      inside("starts", starts),
      around("started by", started_by),
      pairs("coincides", coincides),
  };
  return table;
}

}  // namespace besluit::feel
