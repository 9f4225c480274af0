// SPDX-License-Identifier: EUPL-1.2
// Functions on dates (table 79).
#include "rules/feel/built_in.hpp"

#include <array>
#include <vector>

namespace besluit::feel {
namespace {

std::optional<CivilDate> date_from(const Call& call) {
  if (call[0].is(Kind::date)) return call[0].date();
  if (call[0].is(Kind::date_time)) return date_of(call[0].date_time());
  return std::nullopt;
}

Value no_date(const Call& call) {
  return call.fail("argument", "dit is geen datum", "this is not a date");
}

std::int64_t day_in_year(CivilDate date) {
  const auto first = civil_date(parts_of(date).year, 1, 1);
  return first ? date.days - first->days + 1 : 0;
}

Value day_of_year(const Call& call) {
  const auto date = date_from(call);
  return date ? Value::number(day_in_year(*date)) : no_date(call);
}

Value day_of_week(const Call& call) {
  static constexpr std::array<std::string_view, 7> names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                         "Friday", "Saturday", "Sunday"};
  const auto date = date_from(call);
  if (!date) return no_date(call);
  return Value::string(std::string(names[static_cast<std::size_t>(weekday_of(*date) - 1)]));
}

Value month_of_year(const Call& call) {
  static constexpr std::array<std::string_view, 12> names{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
  const auto date = date_from(call);
  if (!date) return no_date(call);
  return Value::string(std::string(names[static_cast<std::size_t>(parts_of(*date).month - 1)]));
}

// ISO 8601: the week belongs to the year that its Thursday is in.
Value week_of_year(const Call& call) {
  const auto date = date_from(call);
  if (!date) return no_date(call);
  const CivilDate thursday{date->days - weekday_of(*date) + 4};
  return Value::number((day_in_year(thursday) - 1) / 7 + 1);
}

constexpr Signature one_date{1, 1, false, {{{"date", Takes::value}}}};

}  // namespace

std::span<const BuiltIn> temporal_functions() {
  static const std::vector<BuiltIn> table{
      {"day of year", Type::number, day_of_year, {{one_date}}, 1, true},
      {"day of week", Type::string, day_of_week, {{one_date}}, 1, true},
      {"month of year", Type::string, month_of_year, {{one_date}}, 1, true},
      {"week of year", Type::number, week_of_year, {{one_date}}, 1, true},
  };
  return table;
}

}  // namespace besluit::feel
