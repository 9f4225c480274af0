// SPDX-License-Identifier: EUPL-1.2
// The reference here is another algorithm: Easter by Butcher's rule, holidays as a set of days, working days counted by
// position in one sorted list.
#include "rules/terms/holidays.hpp"
#include "rules/terms/term.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>

using namespace besluit;
using namespace besluit::terms;
using std::chrono::days;

namespace {

const std::vector<std::string> decree_days = {"2014-05-30", "2015-01-02", "2015-05-04", "2015-05-15", "2016-05-06",
                                              "2017-04-28", "2017-05-26", "2018-05-11", "2018-12-24", "2018-12-31",
                                              "2019-05-31", "2019-12-27", "2020-05-22", "2021-05-14", "2022-05-27",
                                              "2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30",
                                              "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"};

Date butcher(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return make_date(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

std::set<Date> rest_days(int first, int last) {
  std::set<Date> rest;
  for (int year = first; year <= last; ++year) {
    for (const int after : {-2, 1, 39, 50}) rest.insert(butcher(year) + days{after});
    for (const Date date :
         {make_date(year, 1, 1), make_date(year, 5, 5), make_date(year, 12, 25), make_date(year, 12, 26)}) {
      rest.insert(date);
    }
    Date birthday = year > 2013 ? make_date(year, 4, 27) : make_date(year, 4, 30);
    if (weekday_of(birthday) == std::chrono::Sunday) birthday -= days{1};
    rest.insert(birthday);
  }
  for (const std::string& day : decree_days) rest.insert(*parse_date(day));
  return rest;
}

std::vector<Date> working_list(int first, int last) {
  const std::set<Date> rest = rest_days(first, last);
  std::vector<Date> list;
  for (Date date = make_date(first, 1, 1); date <= make_date(last, 12, 31); date += days{1}) {
    const unsigned day = weekday_of(date).iso_encoding();
    if (day < 6 && !rest.contains(date)) list.push_back(date);
  }
  return list;
}

}  // namespace

TEST_CASE("Easter falls where the church calendar has it") {
  for (const std::string text :
       {"1900-04-15", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2014-04-20",
        "2016-03-27", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
        "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28"}) {
    const Date date = *parse_date(text);
    CHECK(to_string(easter(year_of(date))) == text);
  }
  for (int year = 1900; year <= 2199; ++year) {
    CAPTURE(year);
    CHECK(to_string(easter(year)) == to_string(butcher(year)));
    CHECK(weekday_of(easter(year)) == std::chrono::Sunday);
  }
}

TEST_CASE("the King's birthday is celebrated on Saturday when it is a Sunday") {
  struct Row {
    int year;
    std::string day;
  };
  const std::vector<Row> rows = {{1980, "1980-04-30"}, {1989, "1989-04-29"}, {1995, "1995-04-29"},
                                 {2013, "2013-04-30"}, {2014, "2014-04-26"}, {2015, "2015-04-27"},
                                 {2025, "2025-04-26"}, {2026, "2026-04-27"}, {2031, "2031-04-26"}};
  for (const Row& row : rows) CHECK(to_string(koningsdag(row.year)) == row.day);
  CHECK_FALSE(holiday_on(make_date(2014, 4, 27)));
  CHECK(holiday_on(make_date(2014, 4, 26))->name.nl == "Koningsdag");
  CHECK(holiday_on(make_date(2013, 4, 30))->name.nl == "Koninginnedag");
}

TEST_CASE("the holidays of 2024, by name and article") {
  struct Row {
    std::string day, nl, en, article;
  };
  const std::vector<Row> rows = {
      {"2024-01-01", "Nieuwjaarsdag", "New Year's Day", "ATW art. 3 lid 1"},
      {"2024-03-29", "Goede Vrijdag", "Good Friday", "ATW art. 3 lid 2"},
      {"2024-04-01", "Tweede Paasdag", "Easter Monday", "ATW art. 3 lid 1"},
      {"2024-04-27", "Koningsdag", "King's Day", "ATW art. 3 lid 1"},
      {"2024-05-05", "Bevrijdingsdag", "Liberation Day", "ATW art. 3 lid 1"},
      {"2024-05-09", "Hemelvaartsdag", "Ascension Day", "ATW art. 3 lid 1"},
      {"2024-05-10", "bij koninklijk besluit gelijkgestelde dag", "day equated with a holiday by royal decree",
       "ATW art. 3 lid 3 (KB voor 2023-2025)"},
      {"2024-05-20", "Tweede Pinksterdag", "Whit Monday", "ATW art. 3 lid 1"},
      {"2024-12-25", "Eerste Kerstdag", "Christmas Day", "ATW art. 3 lid 1"},
      {"2024-12-26", "Tweede Kerstdag", "the second day of Christmas", "ATW art. 3 lid 1"},
      {"2024-12-27", "bij koninklijk besluit gelijkgestelde dag", "day equated with a holiday by royal decree",
       "ATW art. 3 lid 3 (KB voor 2023-2025)"},
  };
  std::size_t found = 0;
  for (Date date = make_date(2024, 1, 1); year_of(date) == 2024; date += days{1}) {
    const auto holiday = holiday_on(date);
    if (!holiday) continue;
    REQUIRE(found < rows.size());
    CHECK(to_string(date) == rows[found].day);
    CHECK(holiday->name == Text{rows[found].nl, rows[found].en});
    CHECK(holiday->article == rows[found].article);
    ++found;
  }
  CHECK(found == rows.size());
}

TEST_CASE("what is not in article 3 is a working day") {
  // 1 May, Christmas Eve, New Year's Eve, and the days after Ascension and 4 May of years without a decree.
  for (const std::string text : {"2024-05-01", "2024-12-24", "2024-12-31", "2022-05-06", "2020-05-04", "2013-05-10"}) {
    CHECK(is_working_day(*parse_date(text)));
  }
  CHECK_FALSE(is_working_day(make_date(2018, 12, 24)));
  CHECK_FALSE(is_working_day(make_date(2026, 5, 5)));  // 5 May counts every year
  CHECK_FALSE(is_working_day(make_date(2019, 5, 5)));  // also on a Sunday; no Monday instead of it
  CHECK(is_working_day(make_date(2019, 5, 6)));
}

TEST_CASE("the days equated by decree are known from 2014 up to 2028") {
  std::size_t count = 0;
  for (Date date = make_date(1990, 1, 1); date <= make_date(2050, 12, 31); date += days{1}) {
    const auto holiday = holiday_on(date);
    if (!holiday || !holiday->article.starts_with("ATW art. 3 lid 3")) continue;
    REQUIRE(count < decree_days.size());
    CHECK(to_string(date) == decree_days[count++]);
  }
  CHECK(count == decree_days.size());
  CHECK(to_string(decrees_known_from()) == "2014-01-01");
  CHECK(to_string(decrees_known_until()) == "2028-12-31");
  CHECK(is_provisional(make_date(2013, 12, 31)));
  CHECK_FALSE(is_provisional(make_date(2014, 1, 1)));
  CHECK_FALSE(is_provisional(make_date(2028, 12, 31)));
  CHECK(is_provisional(make_date(2029, 1, 1)));
}

TEST_CASE("working days agree with the list, day by day, also in names") {
  for (const auto& [first, last] : {std::pair{1981, 1983}, std::pair{2013, 2035}, std::pair{2197, 2199}}) {
    const std::vector<Date> list = working_list(first, last);
    for (Date date = make_date(first, 1, 1); date <= make_date(last, 12, 31); date += days{1}) {
      const bool expected = std::binary_search(list.begin(), list.end(), date);
      if (is_working_day(date) != expected || rest_day_name(date).nl.empty() != expected ||
          is_working_day(date) == (holiday_on(date) || is_weekend(date))) {
        FAIL(to_string(date));
      }
    }
  }
  CHECK(rest_day_name(make_date(2024, 7, 6)) == Text{"zaterdag", "Saturday"});
  CHECK(rest_day_name(make_date(2024, 7, 7)) == Text{"zondag", "Sunday"});
  CHECK(rest_day_name(make_date(2024, 4, 27)) == Text{"Koningsdag", "King's Day"});  // a Saturday, but with a name
  // Outside the table the rules still answer.
  CHECK_FALSE(is_working_day(make_date(2200, 1, 1)));
  CHECK(is_working_day(make_date(2200, 1, 2)));
  CHECK_FALSE(is_working_day(make_date(1899, 12, 25)));
}

TEST_CASE("counting working days agrees with positions in the list, 2013 to 2035") {
  const std::vector<Date> list = working_list(2012, 2037);
  for (Date date = make_date(2013, 1, 1); date <= make_date(2035, 12, 31); date += days{1}) {
    const auto at = std::lower_bound(list.begin(), list.end(), date);  // first working day on or after
    const auto after = std::upper_bound(list.begin(), list.end(), date);
    if (working_day_from(date) != *at || next_working_day(date) != *after ||
        working_day_until(date) != *std::prev(after) || previous_working_day(date) != *std::prev(at)) {
      FAIL("neighbours of " << to_string(date));
    }
    for (const int count : {1, 2, 3, 5, 10, 21, 60}) {
      if (back(date, {count, Unit::working_days}) != *(at - count)) FAIL(count << " back from " << to_string(date));
      if (forward(date, {count, Unit::working_days}) != *(after + count - 1)) {
        FAIL(count << " forward from " << to_string(date));
      }
    }
    CHECK((back(date, {0, Unit::working_days}) == date && forward(date, {0, Unit::working_days}) == date));
  }
}
