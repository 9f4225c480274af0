// SPDX-License-Identifier: EUPL-1.2
// An independent reference for legal terms: it knows no calendar arithmetic, only a row of days made by counting from
// one to the next, with another Easter formula and the decrees typed again from their lists. It walks; the product
// computes. Both must agree for every start day of 2013 to 2035, in every unit, both directions, both ways of counting.
#include "rules/terms/holidays.hpp"
#include "rules/terms/legal_term.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <set>
#include <string>

using namespace besluit;
using namespace besluit::terms;

namespace {

struct Day {
  int year, month, day;
  int weekday;  // 1 Monday .. 7 Sunday
  bool rest;    // Saturday, Sunday, or a day of ATW art. 3
};

bool leap(int year) {
  return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}
int month_length(int year, int month) {
  static constexpr std::array<int, 13> lengths{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : lengths[static_cast<std::size_t>(month)];
}

// Meeus, Jones and Butcher: month * 100 + day of Easter Sunday.
int easter_by_butcher(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return sum / 31 * 100 + sum % 31 + 1;
}

const std::set<int>& decrees() {
  static const std::set<int> days = {20140530, 20150102, 20150504, 20150515, 20160506, 20170428, 20170526,
                                     20180511, 20181224, 20181231, 20190531, 20191227, 20200522, 20210514,
                                     20220527, 20230428, 20230519, 20240510, 20241227, 20250530, 20260102,
                                     20260515, 20270507, 20280428, 20280526};
  return days;
}

constexpr int first_year = 2008;
constexpr int last_year = 2040;

// All days in a row, marked by walking.
std::vector<Day> make_days() {
  std::vector<Day> days;
  int weekday = 2;  // 1 January 2008 was a Tuesday
  for (int year = first_year; year <= last_year; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= month_length(year, month); ++day) {
        days.push_back({year, month, day, weekday, weekday >= 6});
        weekday = weekday == 7 ? 1 : weekday + 1;
      }
    }
  }
  for (std::size_t at = 0; at < days.size(); ++at) {
    Day& day = days[at];
    const int in_year = day.month * 100 + day.day;
    if (in_year == easter_by_butcher(day.year)) {
      for (const int after : {-2, 1, 39, 50}) days[at + static_cast<std::size_t>(after)].rest = true;
    }
    const int birthday = day.year < 2014 ? 430 : 427;
    const bool birthday_moved = in_year == birthday - 1 && day.weekday == 6;  // the next day is a Sunday
    const bool fixed = in_year == 101 || in_year == 505 || in_year == 1225 || in_year == 1226;
    if (fixed || (in_year == birthday && day.weekday != 7) || birthday_moved) day.rest = true;
    if (decrees().contains(day.year * 10000 + in_year)) day.rest = true;
  }
  return days;
}

class Reference {
 public:
  Reference() : days_(make_days()) {}

  [[nodiscard]] std::size_t size() const { return days_.size(); }
  [[nodiscard]] const Day& at(std::size_t index) const { return days_[index]; }
  [[nodiscard]] Date date(std::size_t index) const {
    const Day& day = days_[index];
    return make_date(day.year, static_cast<unsigned>(day.month), static_cast<unsigned>(day.day));
  }

  // The last day of the term, by walking.
  [[nodiscard]] std::size_t end(std::size_t start, int count, Unit unit, bool forwards, bool inclusive,
                                bool statutory) const {
    const std::size_t counted = counted_end(start, count, unit, forwards, inclusive);
    if (!statutory || !forwards) return counted;
    const bool out = unit == Unit::years || (unit == Unit::months && count > 3) ||
                     (unit == Unit::weeks && count > 12) ||
                     ((unit == Unit::days || unit == Unit::working_days) && count > 90);
    if (out) return counted;
    const bool in_days = unit == Unit::days || unit == Unit::working_days;
    const bool needs_two = !in_days || count >= 3;
    std::size_t last = counted;
    while (days_[last].rest) ++last;
    // Walk the term and count its working days; go on until there are two.
    int working = 0;
    for (std::size_t day = inclusive ? start : start + 1; day <= last; ++day) working += days_[day].rest ? 0 : 1;
    while (needs_two && working < 2) {
      ++last;
      working += days_[last].rest ? 0 : 1;
    }
    return last;
  }

 private:
  [[nodiscard]] std::size_t counted_end(std::size_t start, int count, Unit unit, bool forwards, bool inclusive) const {
    const auto step = [forwards](std::size_t day) { return forwards ? day + 1 : day - 1; };
    const auto step_back = [forwards](std::size_t day) { return forwards ? day - 1 : day + 1; };
    std::size_t day = start;
    if (unit == Unit::working_days) {
      int left = count;
      if (inclusive && !days_[day].rest) --left;
      while (left > 0) {
        day = step(day);
        if (!days_[day].rest) --left;
      }
      return day;
    }
    if (unit == Unit::days || unit == Unit::weeks) {
      for (int left = unit == Unit::weeks ? count * 7 : count; left > 0; --left) day = step(day);
    } else {
      // Walk into the month that is so many months away, then to the same number, or to the last day before it.
      const Day from = days_[start];
      for (int left = unit == Unit::years ? count * 12 : count; left > 0; --left) {
        const int month = days_[day].month;
        while (days_[day].month == month) day = step(day);
      }
      while (days_[day].day != 1) --day;
      const int month = days_[day].month;
      while (days_[day].day < from.day && days_[day + 1].month == month) ++day;
      if (count == 0) day = start;
    }
    return inclusive ? step_back(day) : day;
  }

  std::vector<Day> days_;
};

struct Length {
  int count;
  Unit unit;
};
std::vector<Length> lengths() {
  std::vector<Length> all;
  for (const int days : {1, 2, 3, 4, 5, 6, 7, 10, 14, 42, 89, 90, 91, 180}) all.push_back({days, Unit::days});
  for (const int weeks : {1, 2, 3, 4, 6, 8, 11, 12, 13, 26}) all.push_back({weeks, Unit::weeks});
  for (const int months : {1, 2, 3, 4, 6, 12, 13}) all.push_back({months, Unit::months});
  for (const int years : {1, 2, 4}) all.push_back({years, Unit::years});
  for (const int working : {1, 2, 3, 5, 10, 20}) all.push_back({working, Unit::working_days});
  return all;
}

std::string named(const Length& length, Date start, bool forwards, bool inclusive, bool statutory) {
  return to_string(Term{length.count, length.unit}, Language::en) + (forwards ? " after " : " before ") +
         to_string(start) + (inclusive ? ", inclusive" : "") + (statutory ? ", by law" : "");
}

}  // namespace

TEST_CASE("the reference and the product mark the same days as working days") {
  const Reference reference;
  for (std::size_t index = 0; index < reference.size(); ++index) {
    const Date date = reference.date(index);
    if (is_working_day(date) == reference.at(index).rest) FAIL(to_string(date));
    if (weekday_of(date).iso_encoding() != static_cast<unsigned>(reference.at(index).weekday)) FAIL(to_string(date));
  }
}

TEST_CASE("terms agree with the reference for every start day of 2013 to 2035") {
  const Reference reference;
  std::size_t compared = 0;
  std::size_t moved = 0;
  for (std::size_t start = 0; start < reference.size(); ++start) {
    if (reference.at(start).year < 2013 || reference.at(start).year > 2035) continue;
    const Date from = reference.date(start);
    for (const Length& length : lengths()) {
      for (const int which : {0, 1, 2, 3, 4, 5, 6, 7}) {
        const bool forwards = (which & 1) == 0, inclusive = (which & 2) != 0, statutory = (which & 4) != 0;
        const LegalTerm term{{length.count, length.unit},
                             forwards ? Direction::forward : Direction::backward,
                             inclusive ? Counting::inclusive : Counting::exclusive,
                             statutory ? Ground::law : Ground::own,
                             Rolling::by_ground};
        const auto found = count(term, from);
        const Date expected =
            reference.date(reference.end(start, length.count, length.unit, forwards, inclusive, statutory));
        if (!found || found->legal != expected) {
          FAIL(named(length, from, forwards, inclusive, statutory)
               << ": " << to_string(found->legal) << ", expected " << to_string(expected));
        }
        ++compared;
        moved += found->legal != found->counted ? 1 : 0;
      }
    }
  }
  CHECK(compared == 8400U * 40U * 8U);
  CHECK(moved > 100'000);
}

TEST_CASE("the day with its derivation is the day without") {
  const Reference reference;
  for (std::size_t start = 0; start < reference.size(); start += 3) {
    if (reference.at(start).year < 2013 || reference.at(start).year > 2035) continue;
    const Date from = reference.date(start);
    for (const Length& length : lengths()) {
      for (const auto direction : {Direction::forward, Direction::backward}) {
        const LegalTerm term{{length.count, length.unit}, direction};
        const auto bare = count(term, from);
        const auto due = derive(term, from, "Wgr art. 1 lid 3");
        if (!bare || !due || bare->legal != due->legal || bare->planning != due->planning ||
            bare->provisional != due->provisional) {
          FAIL(to_string(from) << " " << to_string(term.term, Language::nl));
        }
        // Every link starts where the one before it ended, and the last one ends on a day that is shown.
        Date at = due->derivation.front().to;
        for (std::size_t link = 1; link < due->derivation.size(); ++link) {
          if (due->derivation[link].from != at) FAIL(to_string(from));
          at = due->derivation[link].to;
        }
        if (at != due->planning) FAIL(to_string(from));
      }
    }
  }
}

TEST_CASE("hours are the clock of the same day so many days later") {
  const Reference reference;
  for (std::size_t start = 3; start + 3 < reference.size(); ++start) {
    const LocalMoment from = LocalMoment{reference.date(start)} + std::chrono::minutes{16 * 60 + 5};
    for (const int days : {1, 2}) {
      const auto later = derive({{24 * days, Unit::hours}}, from);
      const auto before = derive({{24 * days, Unit::hours}, Direction::backward}, from);
      const auto offset = static_cast<std::size_t>(days);
      if (!later || to_string(later->legal) != to_string(reference.date(start + offset)) + "T16:05") FAIL(start);
      if (!before || to_string(before->legal) != to_string(reference.date(start - offset)) + "T16:05") FAIL(start);
    }
  }
}
