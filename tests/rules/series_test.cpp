// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/series.hpp"
#include "rules/terms/holidays.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace besluit;
using namespace besluit::terms;

namespace {

std::string laid_out(std::string_view text, const std::vector<Stretch>& recess = {}) {
  const auto series = parse_series(text);
  if (!series) return series.error().nl;
  const auto days = days_of(*series, recess);
  if (!days) return days.error().nl;
  std::string all;
  for (const Date day : *days) all += (all.empty() ? "" : " ") + to_string(day);
  return all;
}

}  // namespace

TEST_CASE("a series is laid out as days") {
  const std::vector<Stretch> recess = {{make_date(2024, 7, 6), make_date(2024, 8, 18)}};
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"tweede woensdag van de maand in 2024",
       "2024-01-10 2024-02-14 2024-03-13 2024-04-10 2024-05-08 2024-06-12 2024-07-10 2024-08-14 2024-09-11 2024-10-09 "
       "2024-11-13 2024-12-11"},
      {"tweede woensdag van de maand, in 2024, niet in reces",
       "2024-01-10 2024-02-14 2024-03-13 2024-04-10 2024-05-08 2024-06-12 2024-09-11 2024-10-09 2024-11-13 2024-12-11"},
      {"Second Wednesday of the month, not in recess, from 2024-05-01, until 2024-09-30",
       "2024-05-08 2024-06-12 2024-09-11"},
      {"laatste donderdag van maart, juni en oktober, in 2024", "2024-03-28 2024-06-27 2024-10-31"},
      {"vijfde vrijdag van elke maand in 2024", "2024-03-29 2024-05-31 2024-08-30 2024-11-29"},
      {"elke maandag, vanaf 2024-03-25, tot en met 2024-04-22", "2024-03-25 2024-04-08 2024-04-15 2024-04-22"},
      {"elke 2 weken op woensdag, vanaf 2024-01-09, tot en met 2024-02-10", "2024-01-10 2024-01-24 2024-02-07"},
      {"tweede donderdag van mei, in 2024, behalve 2024-05-09", "deze reeks geeft geen enkele dag"},
  };
  for (const auto& [text, days] : rows) {
    CAPTURE(text);
    // Good Friday (the fifth Friday of March) and Easter Monday are left out.
    const std::string expected = text.starts_with("vijfde") ? days.substr(11) : days;
    CHECK(laid_out(text, recess) == expected);
  }
}

TEST_CASE("a series without years runs as long as the decrees are known") {
  const auto series = parse_series("eerste dinsdag van de maand");
  REQUIRE(series);
  const auto days = days_of(*series, {});
  REQUIRE(days);
  CHECK(to_string(days->front()) == "2014-01-07");
  CHECK(to_string(days->back()) == "2028-12-05");
  CHECK(days->size() == 15 * 12 - 4);  // 1 January 2019, and 5 May of 2015, 2020 and 2026
  for (const Date day : *days) CHECK_FALSE(holiday_on(day));
}

TEST_CASE("a series in Dutch and in English is the same series") {
  const std::vector<std::pair<std::string, std::string>> twins = {
      {"tweede woensdag van de maand, niet in reces", "second Wednesday of the month, not in recess"},
      {"laatste vrijdag van maart en juni, in 2024", "last Friday of March and June, in 2024"},
      {"elke 3 weken op dinsdag, vanaf 2024-01-02", "every 3 weeks on Tuesday, from 2024-01-02"},
      {"elke maandag, behalve 2024-05-06, tot en met 2024-06-01", "every Monday, except 2024-05-06, until 2024-06-01"},
  };
  for (const auto& [nl, en] : twins) {
    CAPTURE(nl);
    REQUIRE(parse_series(nl));
    REQUIRE(parse_series(en));
    CHECK(*parse_series(nl) == *parse_series(en));
    CHECK(canonical(*parse_series(nl)) == canonical(*parse_series(en)));
    CHECK(looks_like_series(nl));
    CHECK(looks_like_series(en));
  }
  for (const std::string date : {"2024-07-10", "10 juli 2024", "10-7-2024", "", "2024"})
    CHECK_FALSE(looks_like_series(date));
}

TEST_CASE("a series that cannot be is refused with one sentence") {
  const std::string advice = "; schrijf bijvoorbeeld \"tweede woensdag van de maand, niet in reces\"";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"tweede", "\"tweede\" wordt niet begrepen" + advice},
      {"tweede woensdg van de maand", "\"woensdg\" is geen dag van de week, bedoelt u \"woensdag\"?"},
      {"tweede woensdag", "\"tweede woensdag\" wordt niet begrepen" + advice},
      {"tweede woensdag van de maan", "\"tweede woensdag van de maan\" wordt niet begrepen" + advice},
      {"zesde woensdag van de maand", "\"zesde woensdag van de maand\" wordt niet begrepen" + advice},
      {"tweede woensdag van de maand, soms", "\"soms\" wordt niet begrepen" + advice},
      {"tweede woensdag van de maand, ", "\"\" wordt niet begrepen" + advice},
      {"tweede woensdag van de maand, vanaf 2024-02-30", "achter \"vanaf\" hoort een bestaande datum (JJJJ-MM-DD)"},
      {"tweede woensdag van de maand, tot en met", "achter \"tot en met\" hoort een bestaande datum (JJJJ-MM-DD)"},
      {"tweede woensdag van de maand, in 24", "\"24\" is geen jaar van 1900 tot en met 2199"},
      {"tweede woensdag van de maand, vanaf 2024-06-01, tot en met 2024-01-01",
       "de reeks eindigt (2024-01-01) voordat zij begint (2024-06-01)"},
      {"elke 2 weken op woensdag",
       "een reeks om de zoveel weken heeft een begin nodig: voeg toe \", vanaf JJJJ-MM-DD\""},
      {"elke 0 weken op woensdag, vanaf 2024-01-01", "\"0\" weken kan niet; kies 1 tot en met 52"},
      {"elke 999999999999 weken op woensdag", "\"999999999999\" weken kan niet; kies 1 tot en met 52"},
      {"vijfde woensdag van februari, in 2023", "deze reeks geeft geen enkele dag"},
      {"elke maandag, vanaf 1900-01-01, tot en met 2199-12-31",
       "deze reeks geeft meer dan 1000 dagen; voeg toe \"in JAAR\" of \"tot en met DATUM\""},
  };
  for (const auto& [text, sentence] : rows) {
    CAPTURE(text);
    CHECK(laid_out(text) == sentence);
  }
  CHECK(laid_out(std::string(5'000, 'x')) == "deze reeks is langer dan 1000 tekens");
  const std::vector<Stretch> always = {{date_min, date_max}};
  CHECK(laid_out("tweede woensdag van de maand, niet in reces", always) == "deze reeks geeft geen enkele dag");
}

TEST_CASE("series made of scraps are laid out or refused") {
  const std::vector<std::string> pieces = {"eerste ",
                                           "laatste ",
                                           "woensdag ",
                                           "van ",
                                           "de ",
                                           "maand",
                                           ",",
                                           ", in 2024",
                                           "elke ",
                                           "2 ",
                                           "weken ",
                                           "op ",
                                           "maart",
                                           " en ",
                                           ", vanaf 2024-01-01",
                                           "x",
                                           ", niet in reces",
                                           "\x1b",
                                           "\xff",
                                           " "};
  std::uint64_t state = 11;
  const auto below = [&state](std::size_t bound) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33U) % bound;
  };
  int good = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string text = below(2) == 0 ? "eerste woensdag van de maand" : "";
    for (std::size_t left = below(9); left > 0; --left) text += pieces[below(pieces.size())];
    const auto series = parse_series(text);
    if (!series) {
      if (series.error().nl.empty() || series.error().en.empty()) FAIL(text);
      continue;
    }
    const auto days = days_of(*series, {});
    if (days && !std::ranges::is_sorted(*days)) FAIL(text);
    ++good;
  }
  CHECK(good > 1'000);
}
