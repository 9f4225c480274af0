// SPDX-License-Identifier: EUPL-1.2
// The data beside the routes of Hecht: the benefits and the projects as the document has them, added up with FEEL, and
// what the tables say of each.
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

#include <boost/json.hpp>

#include <map>

namespace {

using namespace besluit;
using namespace besluit::test;
namespace json = boost::json;

const std::string hecht = test::source_dir() + "/workflows/library/hecht/";

std::string eval(const std::string& expression, const std::string& file) {
  const CtlResult said = run_ctl({"eval", expression, "--context", hecht + file});
  return said.code == 0 ? said.out : said.note;
}

std::string text_of(const json::value& row, const char* name) {
  return std::string{row.at(name).as_string()};
}

/// What the table says, without the reasons.
std::string decided(const std::string& table, const std::vector<std::string>& values) {
  std::vector<std::string> words{"decide", hecht + table};
  for (const std::string& value : values) words.insert(words.end(), {"--set", value});
  const CtlResult said = run_ctl(words);
  return said.out.substr(0, said.out.find('\n'));
}

/// What the table said, each with the rows of which it said so.
std::string in_lines(const std::map<std::string, std::string>& found) {
  std::string text;
  for (const auto& [said, rows] : found) text += said + rows + "\n";
  return text;
}

TEST_CASE("library: the totals of the sixteen benefits are those of the document") {
  CHECK(eval("count(baten)", "baten.json") == "16\n");
  CHECK(eval("for jaar in [\"2021\", \"2022\", \"2023\", \"2024\"] "
             "return sum(for b in baten return get value(b, jaar))",
             "baten.json") == "[193389, 913109, 1165238, 1322196]\n");
  CHECK(eval("for s in [\"Gerealiseerd\", \"Niet realiseerbaar\", \"Nog niet gerealiseerd\", \"Vertraagd\"] "
             "return count(baten[stand = s])",
             "baten.json") == "[9, 4, 2, 1]\n");
}

TEST_CASE("library: each benefit has a status that the table knows; what is late or promised comes back") {
  const json::value data = json::parse(file_text(hecht + "baten.json"));
  std::map<std::string, std::string> found;
  int number = 0;
  for (const json::value& row : data.at("baten").as_array())
    found[decided("baten-opvolging.yaml",
                  {"stand=" + text_of(row, "stand"), "toezegging=" + text_of(row, "toezegging")})] +=
        " " + std::to_string(++number);
  // Three that came true were promised to come back, two are not there yet, one is delayed.
  CHECK(in_lines(found) ==
        "baten-opvolging: geen 7 8 9 10 11 16\n"
        "baten-opvolging: verantwoorden 2 6 13 14\n"
        "baten-opvolging: volgende rapportage 1 3 4 5 12 15\n");
}

TEST_CASE("library: a benefit that came true starts a dossier only when it was promised to come back") {
  const auto begun = [](const std::string& promise) {
    return run_ctl({"simulate", hecht + "baat.yaml", "--from", "2024-03-14", "--until", "2024-12-31", "--set",
                    "baat=Synergie en doorbelasting GGD-RAV", "--set", "stand=Gerealiseerd", "--set",
                    "toezegging=" + promise});
  };
  CHECK(begun("volgende rapportage").code == 0);
  const CtlResult refused = begun("geen");
  CHECK(refused.code == 1);
  CHECK(refused.out.find("GEWEIGERD") != std::string::npos);
}

TEST_CASE("library: each of the 26 projects has a status that the table knows; two of them stand still") {
  const json::value data = json::parse(file_text(hecht + "projecten.json"));
  const json::array& projects = data.at("projecten").as_array();
  REQUIRE(projects.size() == 26);
  std::map<std::string, std::string> found;
  for (std::size_t i = 0; i < projects.size(); ++i) {
    CHECK(projects[i].at("nummer").as_int64() == static_cast<std::int64_t>(i) + 1);
    found[decided("project-vervolg.yaml", {"stand=" + text_of(projects[i], "stand")})] += " " + std::to_string(i + 1);
  }
  CHECK(in_lines(found) ==
        "project-vervolg: afronden 5 6 7 9 10 11 17 18 19 20 21 22 23 24\n"
        "project-vervolg: bewaken 4 15\n"
        "project-vervolg: in de lijn 1 2 3 12 14 25 26\n"
        "project-vervolg: opstarten 8 13 16\n");
}

TEST_CASE("library: proposals of 2013 come to an end within two years, and so does what follows from them") {
  // Those without a year of their own among the goldens: one of each kind.
  const std::map<int, bool> followed{{2, true}, {5, true}, {7, false}, {12, true}, {17, false}};
  for (const auto& [proposal, follows] : followed) {
    CAPTURE(proposal);
    const CtlResult year =
        run_ctl({"simulate", test::source_dir() + "/workflows/library/drechtsteden/2013/voorstel.yaml", "--from",
                 "2013-04-02", "--until", "2014-12-31", "--set", "voorstel=" + std::to_string(proposal)});
    CHECK(year.code == 0);
    CHECK(year.out.find("loopt nog") == std::string::npos);
    CHECK((year.out.find("voorstel-2013-1.1: afgerond") != std::string::npos) == follows);
  }
}

}  // namespace
