// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/date.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace std::chrono_literals;

namespace {

std::chrono::sys_seconds utc(int year, unsigned month, unsigned day, std::chrono::seconds time) {
  return std::chrono::sys_seconds{make_date(year, month, day).time_since_epoch() + time};
}

// By hand: the summer time of 2024, and the odd offset of before 1937 as the start.
Zone amsterdam() {
  return Zone("Europe/Amsterdam", {{utc(1900, 1, 1, 0s), 1172s},
                                   {utc(1940, 5, 15, 22h + 40min), 2h},
                                   {utc(2023, 10, 29, 1h), 1h},
                                   {utc(2024, 3, 31, 1h), 2h},
                                   {utc(2024, 10, 27, 1h), 1h}});
}

}  // namespace

TEST_CASE("a date is read strictly and written back the same") {
  for (const std::string text : {"2024-07-10", "2024-02-29", "1900-01-01", "2199-12-31", "2000-02-29"}) {
    const auto date = parse_date(text);
    REQUIRE(date);
    CHECK(to_string(*date) == text);
    CHECK(from_day_number(day_number(*date)) == *date);
  }
  for (const std::string text : {"", "2024-7-10", "10-07-2024", "2024-02-30", "2023-02-29", "2100-02-29", "2024-13-01",
                                 "2024-00-10", "2024-07-00", "2024-07-10 ", " 2024-07-10", "2024-07-10T00:00",
                                 "1899-12-31", "2200-01-01", "2024/07/10", "+024-07-10", "20240710", "2024-07-1é"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("dates are spoken in two languages") {
  struct Row {
    Date date;
    std::string nl, en;
  };
  const std::vector<Row> rows = {
      {make_date(2024, 1, 1), "maandag 1 januari 2024", "Monday 1 January 2024"},
      {make_date(2024, 2, 6), "dinsdag 6 februari 2024", "Tuesday 6 February 2024"},
      {make_date(2024, 3, 13), "woensdag 13 maart 2024", "Wednesday 13 March 2024"},
      {make_date(2024, 4, 18), "donderdag 18 april 2024", "Thursday 18 April 2024"},
      {make_date(2024, 5, 31), "vrijdag 31 mei 2024", "Friday 31 May 2024"},
      {make_date(2024, 6, 15), "zaterdag 15 juni 2024", "Saturday 15 June 2024"},
      {make_date(2024, 7, 7), "zondag 7 juli 2024", "Sunday 7 July 2024"},
      {make_date(2024, 8, 1), "donderdag 1 augustus 2024", "Thursday 1 August 2024"},
      {make_date(2024, 9, 2), "maandag 2 september 2024", "Monday 2 September 2024"},
      {make_date(2024, 10, 27), "zondag 27 oktober 2024", "Sunday 27 October 2024"},
      {make_date(2024, 11, 1), "vrijdag 1 november 2024", "Friday 1 November 2024"},
      {make_date(1999, 12, 31), "vrijdag 31 december 1999", "Friday 31 December 1999"},
  };
  for (const Row& row : rows) {
    CHECK(spoken(row.date, Language::nl) == row.nl);
    CHECK(spoken(row.date, Language::en) == row.en);
    CHECK(spoken_short(row.date, Language::nl) == row.nl.substr(row.nl.find(' ') + 1));
  }
  CHECK(month_name(5, Language::nl) == "mei");
  CHECK(month_name(0, Language::nl).empty());
  CHECK(month_name(13, Language::en).empty());
}

TEST_CASE("a wall-clock time becomes one moment, also when the clock changes") {
  const Zone zone = amsterdam();
  struct Row {
    std::string local, moment;
  };
  const std::vector<Row> rows = {
      {"2024-07-10T08:00", "2024-07-10T08:00:00+02:00"},
      {"2024-01-10T08:00", "2024-01-10T08:00:00+01:00"},
      {"2024-03-31T01:59:59", "2024-03-31T01:59:59+01:00"},
      {"2024-03-31T02:00", "2024-03-31T03:00:00+02:00"},  // the gap: forward by the hour that was skipped
      {"2024-03-31T02:30", "2024-03-31T03:30:00+02:00"},
      {"2024-03-31T02:59:59", "2024-03-31T03:59:59+02:00"},
      {"2024-03-31T03:00", "2024-03-31T03:00:00+02:00"},
      {"2024-10-27T01:59", "2024-10-27T01:59:00+02:00"},
      {"2024-10-27T02:00", "2024-10-27T02:00:00+02:00"},  // doubled: the first of the two
      {"2024-10-27T02:30", "2024-10-27T02:30:00+02:00"},
      {"2024-10-27T02:59:59", "2024-10-27T02:59:59+02:00"},
      {"2024-10-27T03:00", "2024-10-27T03:00:00+01:00"},
      {"2024-07-10", "2024-07-10T00:00:00+02:00"},
      {"2150-07-10", "2150-07-10T00:00:00+01:00"},           // after the last shift its offset holds
      {"1930-01-01T12:00:32", "1930-01-01T12:00:00+00:19"},  // 19:32 ahead: no RFC 3339 offset has seconds
  };
  for (const Row& row : rows) {
    CAPTURE(row.local);
    const auto moment = parse_instant(row.local, zone);
    REQUIRE(moment);
    CHECK(zone.format(*moment) == row.moment);
    CHECK(parse_instant(row.moment, Zone::utc()) == moment);
  }
  CHECK(zone.instant_of(make_date(2024, 3, 31), 2h + 30min) == utc(2024, 3, 31, 1h + 30min));
  CHECK(zone.instant_of(make_date(2024, 10, 27), 2h + 30min) == utc(2024, 10, 27, 30min));
}

TEST_CASE("a moment has one local date and time") {
  const Zone zone = amsterdam();
  CHECK(zone.date_of(utc(2024, 7, 9, 21h + 59min)) == make_date(2024, 7, 9));
  CHECK(zone.date_of(utc(2024, 7, 9, 22h)) == make_date(2024, 7, 10));
  CHECK(zone.time_of(utc(2024, 7, 9, 22h) + 999ms) == 0s);
  CHECK(zone.time_of(utc(2024, 7, 10, 6h)) == 8h);
  CHECK(zone.offset_at(utc(2024, 3, 31, 1h) - 1ms) == 1h);
  CHECK(zone.offset_at(utc(2024, 3, 31, 1h)) == 2h);
  CHECK(zone.offset_at(utc(1850, 1, 1, 0s)) == 1172s);
  CHECK(zone.end_of_day(make_date(2024, 7, 10)) == utc(2024, 7, 10, 22h) - 1s);
  CHECK(zone.end_of_day(make_date(2024, 3, 31)) - zone.instant_of(make_date(2024, 3, 31), 0s) == 23h - 1s);
  CHECK(zone.end_of_day(make_date(2024, 10, 27)) - zone.instant_of(make_date(2024, 10, 27), 0s) == 25h - 1s);
  CHECK(Zone::utc().format(utc(2024, 7, 10, 6h)) == "2024-07-10T06:00:00+00:00");
  CHECK(Zone("X", {{utc(1900, 1, 1, 0s), -(3h + 30min)}}).format(utc(2024, 7, 10, 6h)) == "2024-07-10T02:30:00-03:30");
  // "Never" must not overflow on its way to a text.
  CHECK(zone.format(never).starts_with("9999-12-31T"));
  CHECK(zone.format(Instant::min()).starts_with("0001-01-01T"));
}

TEST_CASE("every quarter of an hour around the shifts survives the way there and back") {
  const Zone zone = amsterdam();
  for (const Date day : {make_date(2024, 3, 31), make_date(2024, 10, 27), make_date(2024, 7, 10)}) {
    const Instant begin = utc(year_of(day), 1, 1, 0s) + (day - make_date(year_of(day), 1, 1)) - 24h;
    for (Instant moment = begin; moment < begin + 72h; moment += 15min) {
      const Instant again = zone.instant_of(zone.date_of(moment), zone.time_of(moment));
      // Only the second of two doubled times comes back as the first.
      const bool doubled = moment >= utc(2024, 10, 27, 1h) && moment < utc(2024, 10, 27, 2h);
      CHECK(again == (doubled ? moment - 1h : moment));
    }
  }
}

TEST_CASE("moments are read strictly") {
  const Zone zone = amsterdam();
  CHECK(parse_instant("2024-07-10T06:00:00Z", zone) == Instant{utc(2024, 7, 10, 6h)});
  CHECK(parse_instant("2024-07-10T08:00:00.25+02:00", zone) == utc(2024, 7, 10, 6h) + 250ms);
  CHECK(parse_instant("2024-07-10t06:00:00.123456789z", zone) == utc(2024, 7, 10, 6h) + 123ms);
  CHECK(parse_instant("2024-07-10T02:30:00-03:30", zone) == Instant{utc(2024, 7, 10, 6h)});
  for (const std::string text :
       {"", "2024-07-10T", "2024-07-10T8:00", "2024-07-10T24:00", "2024-07-10T08:60", "2024-07-10T08:00:60",
        "2024-07-10T08:00Z", "2024-07-10T08:00:00+2:00", "2024-07-10T08:00:00+24:00", "2024-07-10T08:00:00+02:00 ",
        "2024-07-10T08:00:00.", "2024-07-10T08:00:00.5", "2024-07-10T08:00:00.1234567890Z", "2024-02-30T08:00", "08:00",
        "2024-07-10X08:00", "2024-07-10T08:00:00+0200"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_instant(text, zone));
  }
}
