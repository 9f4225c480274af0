// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/column.hpp"

#include "rules/decisions/limits.hpp"
#include "rules/feel/expression.hpp"

#include <algorithm>
#include <optional>

namespace besluit::decisions {

using feel::Kind;
using feel::TypeKind;
using feel::Value;
using Constants = feel::UnaryTests::Constants;

Bits::Bits(std::size_t size, bool full) : words_((size + 63) / 64, full ? ~std::uint64_t{0} : 0) {
  if (full && size % 64 != 0) words_.back() = (std::uint64_t{1} << (size % 64)) - 1;
}
bool Bits::empty() const {
  return std::ranges::all_of(words_, [](std::uint64_t word) { return word == 0; });
}
bool Bits::meets(const Bits& other) const {
  for (std::size_t i = 0; i < words_.size(); ++i)
    if ((words_[i] & other.words_[i]) != 0) return true;
  return false;
}
Bits& Bits::operator&=(const Bits& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

namespace {

bool less(const Value& a, const Value& b) {
  const auto order = compare(a, b);
  return order && *order < 0;
}

// --- a value before, between and after points; nothing where there is none

std::optional<Value> shifted(const Value& value, int step) {
  switch (value.kind()) {
    case Kind::number: {
      const auto sum = feel::Decimal::add(value.number(), feel::Decimal(step));
      // Beyond 34 digits one more is no more.
      return sum && *sum != value.number() ? std::optional(Value::number(*sum)) : std::nullopt;
    }
    case Kind::date:
      return Value::date(feel::CivilDate{value.date().days + step});
    case Kind::time: {
      auto time = value.time();
      time.seconds += step;
      if (time.seconds < 0 || time.seconds >= 86'400) return std::nullopt;
      return Value::time(time);
    }
    case Kind::date_time: {
      auto moment = value.date_time();
      moment.seconds += step;
      return Value::date_time(moment);
    }
    case Kind::days_duration: {
      auto duration = value.days_duration();
      duration.seconds += step;
      return Value::days_duration(duration);
    }
    case Kind::years_duration:
      return Value::years_duration({value.years_duration().months + step});
    default:
      return std::nullopt;
  }
}

std::optional<Value> between(const Value& low, const Value& high) {
  const auto next = shifted(low, 1);
  if (next && less(low, *next) && less(*next, high)) {
    if (low.kind() != Kind::number || low.number().is_integer()) return next;
    // 3.5 and up: 4 reads better than 4.5.
    const auto whole = low.number().rounded(0, feel::Decimal::Rounding::ceiling);
    return whole ? Value::number(*whole) : *next;
  }
  if (low.kind() != Kind::number) return std::nullopt;  // days follow each other; so do whole seconds, near enough
  const auto sum = feel::Decimal::add(low.number(), high.number());
  const auto half = sum ? feel::Decimal::divide(*sum, feel::Decimal(2)) : std::nullopt;
  if (!half) return std::nullopt;
  Value middle = Value::number(*half);
  return less(low, middle) && less(middle, high) ? std::optional(std::move(middle)) : std::nullopt;
}

Value some_value(const feel::Type& type) {
  switch (type.kind()) {
    case TypeKind::number:
      return Value::number(std::int64_t{0});
    case TypeKind::string:
      return Value::string("x");
    case TypeKind::date:
      return Value::date(make_date(2024, 1, 1));
    case TypeKind::days_duration:
      return Value::days_duration({});
    case TypeKind::years_duration:
      return Value::years_duration({});
    default:
      return {};
  }
}

bool within(const Constants& constants, const Value& value) {
  const bool hit =
      std::ranges::any_of(constants.tests, [&](const Value& test) { return contains_in(test, value).is_true(); });
  return hit != constants.negated;
}

/// Cuts one column.
class Cutter {
 public:
  Cutter(const CompiledTable& table, std::size_t input) : table_(table), input_(input) {}

  Column cut() {
    const auto& rows = table_.rows();
    column_.free.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& test = rows[i].tests[input_];
      tests_.push_back(test && !test->is_any() ? test->constants() : std::nullopt);
      any_.push_back(test && test->is_any());
      column_.free[i] = !any_.back() && !(tests_.back() && collect(*tests_.back()));
    }
    read_allowed();
    std::ranges::sort(points_, less);
    const auto twins = std::ranges::unique(points_, [](const Value& a, const Value& b) { return same_value(a, b); });
    points_.erase(twins.begin(), twins.end());
    if (!alike())
      free_all();
    else
      make_pieces();
    fill_cells();
    return std::move(column_);
  }

 private:
  /// False when a test is no value or range that can be laid on a line.
  bool collect(const Constants& constants) {
    return std::ranges::all_of(constants.tests, [&](const Value& test) {
      switch (test.kind()) {
        case Kind::null:
          null_ = true;
          return true;
        case Kind::range:
          ranges_ = true;
          return end_point(test.range_start(), test.start_end()) && end_point(test.range_end(), test.end_end());
        case Kind::boolean:
        case Kind::number:
        case Kind::string:
        case Kind::date:
        case Kind::time:
        case Kind::date_time:
        case Kind::days_duration:
        case Kind::years_duration:
          points_.push_back(test);
          return true;
        default:
          return false;
      }
    });
  }

  bool end_point(const Value& end, feel::RangeEnd kind) {
    if (kind == feel::RangeEnd::undefined) return true;
    if (end.is_null()) return false;
    points_.push_back(end);
    return true;
  }

  /// Allowed values of the column and of its type close the line.
  void read_allowed() {
    const auto& input = table_.inputs()[input_];
    if (input.allowed) limit(input.allowed->constants());
    for (const auto& constraint : input.type.constraints()) {
      const auto tests = feel::compile_unary_tests(constraint->text(), {}, feel::Type::any, {});
      if (tests) limit(tests->constants());
    }
  }

  void limit(std::optional<Constants> constants) {
    if (constants && collect(*constants)) limits_.push_back(std::move(*constants));
  }

  /// One kind of points, which can be put in order.
  [[nodiscard]] bool alike() const {
    if (points_.empty()) return true;
    const Kind kind = points_.front().kind();
    if (kind == Kind::string && ranges_) return false;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (points_[i].kind() != kind) return false;
      const bool ordered = kind == Kind::boolean || i == 0 || compare(points_[i - 1], points_[i]);
      if (!ordered) return false;
    }
    return points_.size() * 2 * std::max<std::size_t>(1, tests_.size()) <= comparisons_max;
  }

  void free_all() {
    column_.all_free = true;
    column_.too_large = points_.size() * 2 * tests_.size() > comparisons_max;
    for (std::size_t i = 0; i < any_.size(); ++i) column_.free[i] = !any_[i];
    column_.pieces.push_back({some_value(table_.inputs()[input_].type), false, false});
  }

  void add(std::optional<Value> example, bool point) {
    if (!example) return;
    const bool allowed = std::ranges::all_of(limits_, [&](const Constants& limit) { return within(limit, *example); });
    if (allowed) column_.pieces.push_back({std::move(*example), point, false});
  }

  void make_pieces() {
    const auto& type = table_.inputs()[input_].type;
    const bool truth = type.is(TypeKind::boolean) || (!points_.empty() && points_.front().is(Kind::boolean));
    if (truth) {
      add(Value::boolean(true), true);
      add(Value::boolean(false), true);
    } else if (points_.empty()) {
      column_.pieces.push_back({some_value(type), false, false});
    } else if (points_.front().is(Kind::string)) {
      for (const Value& point : points_) add(point, true);
      add(another_word(), false);
    } else {
      add(shifted(points_.front(), -1), false);
      for (std::size_t i = 0; i < points_.size(); ++i) {
        add(points_[i], true);
        add(i + 1 < points_.size() ? between(points_[i], points_[i + 1]) : shifted(points_[i], 1), false);
      }
    }
    if (null_) column_.pieces.push_back({Value{}, true, true});
    if (column_.pieces.empty()) column_.pieces.push_back({some_value(type), false, true});
  }

  [[nodiscard]] Value another_word() const {
    std::string word = "iets anders";
    const auto taken = [&] {
      return std::ranges::any_of(points_, [&](const Value& point) { return point.string() == word; });
    };
    while (taken()) word += "!";
    return Value::string(std::move(word));
  }

  void fill_cells() {
    for (std::size_t i = 0; i < tests_.size(); ++i) {
      const bool full = column_.free[i] || any_[i];
      Bits bits(column_.pieces.size(), full);
      for (std::size_t piece = 0; !full && piece < column_.pieces.size(); ++piece)
        if (within(*tests_[i], column_.pieces[piece].example)) bits.set(piece);
      column_.cells.push_back(std::move(bits));
    }
  }

  const CompiledTable& table_;
  std::size_t input_;
  std::vector<std::optional<Constants>> tests_;
  std::vector<bool> any_;
  std::vector<Constants> limits_;
  std::vector<Value> points_;
  bool ranges_ = false;
  bool null_ = false;
  Column column_;
};

}  // namespace

Column cut_column(const CompiledTable& table, std::size_t input) {
  return Cutter(table, input).cut();
}

}  // namespace besluit::decisions
