// SPDX-License-Identifier: EUPL-1.2
// Routes that come back every year from one file, and versions of a route that each hold from a day.
#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"
#include "tests/support/world_builder.hpp"
#include "workflows/reading/date_phrase.hpp"

namespace besluit::testing {
namespace {

const std::string cycle =
    "soort: route\nroute: cyclus\ntitel: P&C-cyclus\norganisatie: hecht\nbeleid: standaard\n"
    "gegevens:\n  begrotingsjaar:\n    type: getal\njaar: begrotingsjaar\n"
    "stappen:\n  - stap: kaders\n    taak: Kaders sturen\n    wie: directie\n"
    "    wettelijk uiterlijk: 29 april van het jaar ervoor\n    streefdatum: 2 februari van het jaar ervoor\n"
    "  - stap: wachten\n    wacht tot: 29 februari van het jaar\n"
    "  - stap: vaststellen\n    orgaan: ab\n    vraagt: besluit\n"
    "    vergadering: laatste ab vóór 15 september van het jaar\n"
    "  - stap: naar-gs\n    taak: Toezenden\n    wie: directie\n    uiterlijk: 2030-01-31\n";

definition::Workflow read(const std::string& text) {
  const auto world = hecht();
  auto result = reading::read_workflow({"r.yaml", text}, &world);
  for (const auto& found : result.diagnostics) UNSCOPED_INFO(diagnostic::render(found, text, Language::nl));
  REQUIRE(result.value);
  return std::move(*result.value);
}

std::vector<std::string> dates(const definition::Workflow& route) {
  std::vector<std::string> all;
  for (const definition::Step& step : route.steps) {
    std::string line = step.id;
    for (const auto& date : step.dates) line += " " + to_string(date.date) + (date.years ? "?" : "");
    if (step.wait) line += " " + to_string(step.wait->date) + (step.wait->years ? "?" : "");
    if (step.meets()) line += " " + to_string(step.meeting.date) + (step.meeting.years ? "?" : "");
    all.push_back(std::move(line));
  }
  return all;
}

}  // namespace

TEST_CASE("year: a day of the year in words, in both languages") {
  struct Row {
    std::string_view text;
    std::string_view day;
    std::optional<int> years;
  };
  for (const Row& row :
       {Row{"29 april van het jaar", "2000-04-29", 0}, Row{"1 januari van het jaar erna", "2000-01-01", 1},
        Row{"31 december van het jaar ervoor", "2000-12-31", -1}, Row{"29 April of the year", "2000-04-29", 0},
        Row{"2 May of the year before", "2000-05-02", -1}, Row{"29 februari van het jaar", "2000-02-29", 0}}) {
    INFO(row.text);
    const auto phrase = reading::day_of_year(row.text);
    REQUIRE(phrase);
    CHECK(phrase->date == day(row.day));
    CHECK(phrase->years == row.years);
    CHECK(phrase->words == row.text);
  }
  for (const char* text : {"31 april van het jaar", "april van het jaar", "0 mei van het jaar", "29 april",
                           "29 april van het jaar daarna", "29 april van jaar"}) {
    INFO(text);
    CHECK_FALSE(reading::day_of_year(text));
  }
}

TEST_CASE("year: filled in, the route is one with days of its own, under its own name, and can be read back") {
  using Lines = std::vector<std::string>;
  const definition::Workflow route = read(cycle);
  CHECK(route.year == "begrotingsjaar");
  CHECK(dates(route) == Lines{"kaders 2000-02-02? 2000-04-29?", "wachten 2000-02-29?", "vaststellen 2000-09-15?",
                              "naar-gs 2030-01-31"});
  const definition::Workflow of_2027 = definition::of_year(route, 2027);
  CHECK(dates(of_2027) ==
        Lines{"kaders 2026-02-02 2026-04-29", "wachten 2027-02-28", "vaststellen 2027-09-15", "naar-gs 2030-01-31"});
  CHECK(dates(definition::of_year(route, 2028))[1] == "wachten 2028-02-29");
  CHECK(of_2027.hash == route.hash + "-2027");
  CHECK(definition::of_year(of_2027, 2030).hash == of_2027.hash);  // a year is filled in once
  // As the store keeps it, years later, without anything beside it.
  const auto again = reading::read_workflow({"r.yaml", of_2027.text}, nullptr);
  REQUIRE(again.value);
  CHECK(again.value->hash == of_2027.hash);
  CHECK(again.value->text == of_2027.text);
  CHECK(dates(*again.value) == dates(of_2027));
  CHECK(again.value->steps[0].dates[0].words == "2 februari van het jaar ervoor");
}

TEST_CASE("versions: two of one route stand in a folder when each says from when it holds") {
  const auto codes = [](const std::vector<reading::Source>& sources) {
    std::vector<std::string> all;
    const auto folder = reading::read_folder(sources);
    for (const auto& found : folder.diagnostics) all.push_back(found.span.file + " " + found.code);
    all.push_back(std::to_string(folder.routes.size()) + " routes");
    return all;
  };
  using Lines = std::vector<std::string>;
  const reading::Source world{"organisatie.yaml", std::string(small_organisation)};
  const std::string route(small_route);
  const std::string later = route + "geldt vanaf: 2027-01-01\n";
  CHECK(codes({world, {"a.yaml", route}, {"b.yaml", later}}) == Lines{"2 routes"});
  CHECK(codes({world, {"a.yaml", later}, {"b.yaml", route + "geldt vanaf: 2028-01-01\n"}}) == Lines{"2 routes"});
  CHECK(codes({world, {"a.yaml", later}, {"b.yaml", later}}) == Lines{"b.yaml R072", "1 routes"});
}

}  // namespace besluit::testing
