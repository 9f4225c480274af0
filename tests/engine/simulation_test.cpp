// SPDX-License-Identifier: EUPL-1.2
// The people of a simulated year: what they do when, and what the year then looks like, line by line.
#include "engine/simulation/year.hpp"
#include "tests/engine/engine_support.hpp"
#include "tests/support/catch.hpp"

#include <set>

namespace {

using namespace besluit;
using namespace besluit::engine;
using namespace besluit::engine::simulation;
using besluit::testing::day;

Settings by_mail() {
  Settings settings;
  settings.channels = {"mail"};
  return settings;
}

std::vector<ToldOutcome> told(std::initializer_list<const char*> texts) {
  std::vector<ToldOutcome> all;
  for (const char* text : texts) all.push_back(parse_told(text).value());
  return all;
}

Question question(std::initializer_list<const char*> texts) {
  return {{{"d1", "herstelplan", {}}}, day("2024-03-14"), day("2024-12-31"), told(texts)};
}

Year year_of(const Question& asked) {
  return simulate(Zone::utc(), by_mail(), test::small_library(), asked, Subjects::left_out);
}

/// What people did and what came of it, without the notices: "2024-05-15 bao papers-delivered".
std::vector<std::string> deeds(const Year& year) {
  std::vector<std::string> lines;
  for (const Line& line : year.lines)
    if (line.channel.empty())
      lines.push_back(to_string(*line.date) + " " + line.type + (line.step.empty() ? "" : " " + line.step) +
                      (line.outcome.empty() ? "" : " " + line.outcome) +
                      (line.reason_code.empty() ? "" : " " + line.reason_code));
  return lines;
}

std::vector<std::string> notices_of(const Year& year, std::string_view type) {
  std::vector<std::string> lines;
  for (const Line& line : year.lines)
    if (line.type == type)
      lines.push_back(to_string(Zone::utc().date_of(line.at)) + " " + line.to + ": " + line.step + " " +
                      to_string(*line.date) + " (" + line.rung + ")");
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("without outcomes everything goes as planned") {
  const Year year = year_of(question({}));
  CHECK(deeds(year) ==
        Lines{"2024-03-14 started", "2024-05-15 outcome-recorded opstellen done", "2024-05-15 papers-delivered bao",
              "2024-05-23 outcome-recorded bao advised-positive", "2024-05-23 papers-delivered auditcommissie",
              "2024-06-06 outcome-recorded auditcommissie advised-positive", "2024-06-12 papers-delivered vaststellen",
              "2024-07-10 outcome-recorded vaststellen adopted", "2024-07-10 ended adopted"});
  CHECK(year.assumed == std::vector<Assumed>{{"opstellen", "done"},
                                             {"bao", "advised-positive"},
                                             {"auditcommissie", "advised-positive"},
                                             {"vaststellen", "adopted"}});
  CHECK(notices_of(year, "escalation").empty());
  CHECK_FALSE(year.refused);
  REQUIRE(year.standing.size() == 1);
  CHECK(year.standing[0].result == "adopted");
}

TEST_CASE("of several outcomes for one step the first is for its first round") {
  const Year year = year_of(question({"vaststellen=aangehouden", "vaststellen=afgewezen"}));
  CHECK(deeds(year).back() == "2024-12-18 ended rejected");
  CHECK(year.unused.empty());
}

TEST_CASE("a step that is silent is escalated, and the route waits for it") {
  const Year year = year_of(question({"bao=geen"}));
  CHECK(notices_of(year, "escalation") == Lines{"2024-05-16 jansen: bao 2024-05-15 (na 1 werkdag)",
                                                "2024-05-23 visser: bao 2024-05-15 (na 5 werkdagen)"});
  REQUIRE(year.standing.size() == 1);
  CHECK(year.standing[0].state == "running");
  CHECK(year.standing[0].steps[1].state == "open");
}

TEST_CASE("papers follow what must be written first") {
  const Year year = year_of(question({"opstellen=gereed@2024-05-17"}));
  const auto lines = deeds(year);
  CHECK(lines[1] == "2024-05-17 outcome-recorded opstellen done");
  CHECK(lines[2] == "2024-05-17 papers-delivered bao");
}

TEST_CASE("papers can come on a day of their own") {
  const Year year = year_of(question({"bao=aangeleverd@2024-05-20"}));
  CHECK(deeds(year)[2] == "2024-05-20 papers-delivered bao");
}

TEST_CASE("an outcome on a day when the step has not been reached is refused, and nothing else is invented for it") {
  const Year year = year_of(question({"bao=negatief advies@2024-04-01"}));
  CHECK(year.refused);
  CHECK(deeds(year)[1] == "2024-04-01 rejected bao advised-negative step-not-open");
  CHECK(year.standing[0].steps[1].state == "open");
}

TEST_CASE("a year ends on its last day, and what was told and had no turn is said") {
  Question asked = question({"vaststellen=afgewezen"});
  asked.until = day("2024-06-30");
  const Year year = year_of(asked);
  CHECK(deeds(year).back() == "2024-06-12 papers-delivered vaststellen");
  CHECK(year.unused == asked.told);
}

TEST_CASE("the same question gives the same lines, for one dossier as for many") {
  Question many = question({"bao=aangehouden"});
  many.dossiers = {{"d1", "herstelplan", {}}, {"d2", "herstelplan", {}}, {"d3", "herstelplan", {}}};
  const Year year = year_of(many);
  const auto all = deeds(year);
  CHECK(all == deeds(year_of(many)));
  Year one = year_of(question({"bao=aangehouden"}));
  CHECK(all.size() == 3 * deeds(one).size());
  CHECK(year.notices == 3 * one.notices);
}

TEST_CASE("a start that is refused ends the year before it began") {
  Question asked = question({});
  asked.dossiers[0].route = "herstelplam";
  const Year year = year_of(asked);
  CHECK(year.refused);
  CHECK(deeds(year) == Lines{"2024-03-14 rejected unknown-route"});
}

TEST_CASE("an outcome is taken apart, or refused with what was expected") {
  struct Row {
    const char* text;
    ToldOutcome told;
  };
  const Row rows[] = {
      {"bao=adopted", {"bao", "", "", "adopted", std::nullopt}},
      {"bao=positief advies@2024-05-23", {"bao", "", "", "positief advies", day("2024-05-23")}},
      {"zienswijze/leiden=geen zienswijze", {"zienswijze", "leiden", "", "geen zienswijze", std::nullopt}},
      {"besluit/leiden/1=adopted", {"besluit", "leiden", "1", "adopted", std::nullopt}},
      {"bao=geen", {"bao", "", "", "", std::nullopt}},
      {"bao=none", {"bao", "", "", "", std::nullopt}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto found = parse_told(row.text);
    REQUIRE(found);
    CHECK(*found == row.told);
  }
  const std::pair<const char*, const char*> wrong[] = {
      {"bao", "er staat geen 'STAP='"},
      {"=adopted", "er staat geen 'STAP='"},
      {"bao=", "de uitkomst ontbreekt"},
      {"bao//x=adopted", "er staat niets tussen de strepen"},
      {"a/b/c/d=adopted", "te veel schuine strepen"},
      {"bao=adopted@23-5-2024", "achter '@' hoort een datum als 2024-05-23"},
      {"bao=geen@2024-05-23", "bij 'geen' hoort geen datum"},
  };
  for (const auto& [text, why] : wrong) {
    CAPTURE(text);
    const auto found = parse_told(text);
    REQUIRE_FALSE(found);
    CHECK(found.error().nl == "--outcome verwacht STAP[/DEELNEMER][/ONDERDEEL]=UITKOMST[@DATUM], en kreeg '" +
                                  std::string(text) + "': " + why);
  }
}

TEST_CASE("an outcome must be one of the route") {
  const Library library = test::small_library();
  const auto complaint = [&](const char* text) {
    const auto fine =
        check_told(parse_told(text).value(), *library.organisation, *library.routes.find("herstelplan")->second);
    return fine ? std::string{} : fine.error().nl;
  };
  CHECK(complaint("bao=positief advies").empty());
  CHECK(complaint("bao=aangeleverd").empty());
  CHECK(complaint("boa=positief advies") == "de route kent geen stap 'boa'; bedoelt u 'bao'?");
  CHECK(complaint("bao=vastgesteld") ==
        "de stap 'bao' kan niet eindigen met 'vastgesteld' (wel: positief advies, negatief advies, geen advies, "
        "aangehouden)");
  CHECK(complaint("opstellen=aangeleverd") == "de stap 'opstellen' kan niet eindigen met 'aangeleverd' (wel: gereed)");
  CHECK(complaint("bao/leiden=positief advies") == "de stap 'bao' vraagt niet aan alle deelnemers iets");
  CHECK(complaint("bao=verzonden") ==
        "de stap 'bao' kan niet eindigen met 'verzonden' (wel: positief advies, negatief advies, geen advies, "
        "aangehouden)");
}

}  // namespace
