// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/zone_loader.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;

TEST_CASE("the system's time zone database knows Amsterdam, also long after its lists end") {
  const auto zone = engine::load_zone("Europe/Amsterdam");
  REQUIRE(zone);
  struct Row {
    std::string local, moment;
  };
  const std::vector<Row> rows = {
      {"2024-07-10T08:00", "2024-07-10T08:00:00+02:00"},    {"2024-12-18T08:00", "2024-12-18T08:00:00+01:00"},
      {"2024-03-31T02:30", "2024-03-31T03:30:00+02:00"},    {"2024-10-27T02:30", "2024-10-27T02:30:00+02:00"},
      {"1976-07-01T12:00", "1976-07-01T12:00:00+01:00"},    {"2037-10-25T03:00", "2037-10-25T03:00:00+01:00"},
      {"2038-03-28T01:59:59", "2038-03-28T01:59:59+01:00"}, {"2038-03-28T03:00", "2038-03-28T03:00:00+02:00"},
      {"2100-10-31T02:59:59", "2100-10-31T02:59:59+02:00"}, {"2100-10-31T03:00", "2100-10-31T03:00:00+01:00"},
      {"2199-07-01T08:00", "2199-07-01T08:00:00+02:00"},    {"2199-12-31T23:59", "2199-12-31T23:59:00+01:00"},
  };
  for (const Row& row : rows) {
    const auto moment = parse_instant(row.local, *zone);
    REQUIRE(moment);
    CHECK(zone->format(*moment) == row.moment);
  }
}

TEST_CASE("a zone without summer time gets none, and an unknown zone is an error") {
  const auto istanbul = engine::load_zone("Europe/Istanbul");
  REQUIRE(istanbul);
  CHECK(istanbul->format(*parse_instant("2050-07-01T08:00", *istanbul)) == "2050-07-01T08:00:00+03:00");
  const auto nowhere = engine::load_zone("Nergens/Niets");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().starts_with("the time zone \"Nergens/Niets\" cannot be loaded: "));
}
