// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/holidays.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace besluit::terms {
namespace {

using std::chrono::days;

// Days equated with a holiday under Algemene termijnenwet art. 3 lid 3. The pattern is irregular (6-5-2022 and 4-5-2020
// were not equated), so nothing is derived: a new decree means new rows and a later `known_until`.
struct Decree {
  Date date;
  std::string_view source;
};
constexpr std::string_view kb_2013 = "KB 17-6-2013 nr 13.001210";
constexpr std::string_view kb_2016 = "KB 31-10-2016, Stcrt 2016-58653";
constexpr std::string_view kb_2019 = "KB 20-9-2019";
constexpr std::string_view kb_2023 = "KB voor 2023-2025";
constexpr std::string_view kb_2026 = "KB voor 2026-2028";
constexpr std::array<Decree, 25> decrees{{
    {make_date(2014, 5, 30), kb_2013},  {make_date(2015, 1, 2), kb_2013},  {make_date(2015, 5, 4), kb_2013},
    {make_date(2015, 5, 15), kb_2013},  {make_date(2016, 5, 6), kb_2013},  {make_date(2017, 4, 28), kb_2016},
    {make_date(2017, 5, 26), kb_2016},  {make_date(2018, 5, 11), kb_2016}, {make_date(2018, 12, 24), kb_2016},
    {make_date(2018, 12, 31), kb_2016}, {make_date(2019, 5, 31), kb_2016}, {make_date(2019, 12, 27), kb_2016},
    {make_date(2020, 5, 22), kb_2019},  {make_date(2021, 5, 14), kb_2019}, {make_date(2022, 5, 27), kb_2019},
    {make_date(2023, 4, 28), kb_2023},  {make_date(2023, 5, 19), kb_2023}, {make_date(2024, 5, 10), kb_2023},
    {make_date(2024, 12, 27), kb_2023}, {make_date(2025, 5, 30), kb_2023}, {make_date(2026, 1, 2), kb_2026},
    {make_date(2026, 5, 15), kb_2026},  {make_date(2027, 5, 7), kb_2026},  {make_date(2028, 4, 28), kb_2026},
    {make_date(2028, 5, 26), kb_2026},
}};
constexpr Date known_from = make_date(2014, 1, 1);
constexpr Date known_until = make_date(2028, 12, 31);

constexpr const Decree* decree_on(Date date) {
  const auto* const found =
      std::find_if(decrees.begin(), decrees.end(), [date](const Decree& decree) { return decree.date == date; });
  return found == decrees.end() ? nullptr : found;
}

// Gregorian Easter by the moon's age: golden number, century corrections, then the Sunday after the full moon.
constexpr Date easter_of(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int skipped_leap_days = century - century / 4;
  const int moon_drift = (8 * century + 13) / 25;
  int full_moon = (19 * golden + skipped_leap_days - moon_drift + 15) % 30;  // days after 21 March
  if (full_moon == 29 || (full_moon == 28 && golden > 10)) --full_moon;
  const Date paschal = make_date(year, 3, 21) + days{full_moon};
  const auto to_sunday = 7 - static_cast<int>(weekday_of(paschal).c_encoding());
  return paschal + days{to_sunday};
}

constexpr Date birthday_of(int year) {
  const Date day = year >= 2014 ? make_date(year, 4, 27) : make_date(year, 4, 30);
  return weekday_of(day) == std::chrono::Sunday ? day - days{1} : day;
}

enum class Ground {
  none,
  nieuwjaar,
  goede_vrijdag,
  paasmaandag,
  koning,
  bevrijding,
  hemelvaart,
  pinkstermaandag,
  kerst_1,
  kerst_2,
  decree
};

constexpr Ground ground_of(Date date) {
  const std::chrono::year_month_day parts{date};
  const int year = static_cast<int>(parts.year());
  const unsigned month = static_cast<unsigned>(parts.month());
  const unsigned day = static_cast<unsigned>(parts.day());
  if (month == 1 && day == 1) return Ground::nieuwjaar;
  if (month == 12 && (day == 25 || day == 26)) return day == 25 ? Ground::kerst_1 : Ground::kerst_2;
  if (month >= 3 && month <= 6) {
    const auto after_easter = (date - easter_of(year)).count();
    if (after_easter == -2) return Ground::goede_vrijdag;
    if (after_easter == 1) return Ground::paasmaandag;
    if (after_easter == 39) return Ground::hemelvaart;
    if (after_easter == 50) return Ground::pinkstermaandag;
    if (date == birthday_of(year)) return Ground::koning;
    if (month == 5 && day == 5) return Ground::bevrijding;
  }
  return decree_on(date) != nullptr ? Ground::decree : Ground::none;
}

constexpr bool weekend(Date date) {
  const unsigned day = weekday_of(date).c_encoding();
  return day == 0 || day == 6;
}

// One bit for each day of the product's range. Planning a hundred thousand dossiers asks for working days all the time,
// and Easter would be computed for each of them.
constexpr std::size_t table_days = static_cast<std::size_t>((date_max - date_min).count()) + 1;
using Table = std::array<std::uint64_t, table_days / 64 + 1>;

constexpr Table make_table() {
  Table table{};
  const auto mark_rest = [&table](Date date) {
    const auto index = static_cast<std::size_t>((date - date_min).count());
    if (index < table_days) table[index / 64] &= ~(std::uint64_t{1} << (index % 64));
  };
  for (std::uint64_t& word : table) word = ~std::uint64_t{0};
  for (Date date = date_min + days{5}; date <= date_max; date += days{7}) {  // 1900-01-06 was a Saturday
    mark_rest(date);
    mark_rest(date + days{1});
  }
  for (int year = year_of(date_min); year <= year_of(date_max); ++year) {
    const Date sunday = easter_of(year);
    for (const int after : {-2, 1, 39, 50}) mark_rest(sunday + days{after});
    mark_rest(birthday_of(year));
    mark_rest(make_date(year, 1, 1));
    mark_rest(make_date(year, 5, 5));
    mark_rest(make_date(year, 12, 25));
    mark_rest(make_date(year, 12, 26));
  }
  for (const Decree& decree : decrees) mark_rest(decree.date);
  return table;
}
static_assert(weekday_of(date_min + days{5}) == std::chrono::Saturday);
constexpr Table working_days = make_table();

constexpr std::string_view lid_1 = "ATW art. 3 lid 1";
constexpr std::string_view lid_2 = "ATW art. 3 lid 2";

Holiday holiday(std::string_view nl, std::string_view en, std::string_view article) {
  return Holiday{{std::string(nl), std::string(en)}, std::string(article)};
}

}  // namespace

Date easter(int year) {
  return easter_of(year);
}
Date koningsdag(int year) {
  return birthday_of(year);
}

std::optional<Holiday> holiday_on(Date date) {
  switch (ground_of(date)) {
    case Ground::none:
      return std::nullopt;
    case Ground::nieuwjaar:
      return holiday("Nieuwjaarsdag", "New Year's Day", lid_1);
    case Ground::goede_vrijdag:
      return holiday("Goede Vrijdag", "Good Friday", lid_2);
    case Ground::paasmaandag:
      return holiday("Tweede Paasdag", "Easter Monday", lid_1);
    case Ground::koning:
      return year_of(date) >= 2014 ? holiday("Koningsdag", "King's Day", lid_1)
                                   : holiday("Koninginnedag", "Queen's Day", lid_1);
    case Ground::bevrijding:
      return holiday("Bevrijdingsdag", "Liberation Day", lid_1);
    case Ground::hemelvaart:
      return holiday("Hemelvaartsdag", "Ascension Day", lid_1);
    case Ground::pinkstermaandag:
      return holiday("Tweede Pinksterdag", "Whit Monday", lid_1);
    case Ground::kerst_1:
      return holiday("Eerste Kerstdag", "Christmas Day", lid_1);
    case Ground::kerst_2:
      return holiday("Tweede Kerstdag", "the second day of Christmas", lid_1);
    case Ground::decree: {
      const std::string article = "ATW art. 3 lid 3 (" + std::string(decree_on(date)->source) + ")";
      return holiday("bij koninklijk besluit gelijkgestelde dag", "day equated with a holiday by royal decree",
                     article);
    }
  }
  return std::nullopt;
}

bool is_weekend(Date date) {
  return weekend(date);
}

bool is_working_day(Date date) {
  if (date < date_min || date > date_max) return !weekend(date) && ground_of(date) == Ground::none;
  const auto index = static_cast<std::size_t>((date - date_min).count());
  return ((working_days[index / 64] >> (index % 64)) & 1U) != 0;
}

Text rest_day_name(Date date) {
  if (const auto found = holiday_on(date)) return found->name;
  if (weekday_of(date) == std::chrono::Saturday) return {"zaterdag", "Saturday"};
  if (weekday_of(date) == std::chrono::Sunday) return {"zondag", "Sunday"};
  return {};
}

Date decrees_known_from() {
  return known_from;
}
Date decrees_known_until() {
  return known_until;
}
bool is_provisional(Date date) {
  return date < known_from || date > known_until;
}

Date working_day_from(Date date) {
  while (!is_working_day(date)) date += days{1};
  return date;
}
Date working_day_until(Date date) {
  while (!is_working_day(date)) date -= days{1};
  return date;
}
Date next_working_day(Date date) {
  return working_day_from(date + days{1});
}
Date previous_working_day(Date date) {
  return working_day_until(date - days{1});
}

}  // namespace besluit::terms
