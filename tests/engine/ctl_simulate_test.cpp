// SPDX-License-Identifier: EUPL-1.2
// `simulate` on the shipped library: the year as a person reads it and as JSON, whole.
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/places.hpp"

#include <boost/json.hpp>

namespace {

using namespace besluit;
using namespace besluit::test;
namespace json = boost::json;

const std::string library = test::source_dir() + "/workflows/library";

std::vector<std::string> herstelplan(std::vector<std::string> more = {}) {
  std::vector<std::string> words{
      "simulate", library + "/hecht/herstelplan.yaml",  "--from", "2024-03-14", "--until", "2024-12-31",
      "--set",    "prognose weerstandsvermogen=2750000"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST_CASE("a simulated year reads like a planner, and is the same each time") {
  struct Row {
    const char* golden;
    std::vector<std::string> words;
    int code;
  };
  const Row rows[] = {
      {"herstelplan.jsonl", herstelplan({"--json"}), 0},
      {"herstelplan-bao-stil.txt", herstelplan({"--outcome", "bao=geen"}), 0},
      {"herstelplan-afgewezen-en.txt", herstelplan({"--outcome", "vaststellen=rejected", "--lang", "en"}), 0},
      {"begroting.txt",
       {"simulate", library + "/wgr/begroting.yaml", "--set", "begrotingsjaar=2026", "--from", "2025-01-06", "--until",
        "2025-12-31", "--outcome", "zienswijze/aarburg=geen"},
       0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.golden);
    const CtlResult first = run_ctl(row.words);
    CHECK(first.code == row.code);
    const std::string text = first.out + "--\n" + first.note;
    CHECK(text == golden(std::string("tests/engine/golden/simulate/") + row.golden, text));
    CHECK(run_ctl(row.words).out == first.out);
  }
}

TEST_CASE("each line of the JSON stands by itself, with the fields of the contract first") {
  const CtlResult result = run_ctl(herstelplan({"--json"}));
  std::size_t lines = 0;
  std::string_view rest = result.out;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    REQUIRE(end != rest.npos);
    const json::object row = json::parse(rest.substr(0, end)).as_object();
    std::string names;
    for (const auto& field : row) names += std::string(field.key()) + " ";
    CHECK(names == "at dossier step type date to channel rung reason participant outcome reason_code ");
    rest.remove_prefix(end + 1);
    ++lines;
  }
  CHECK(lines > 20);
}

TEST_CASE("what is wrong with the question is said before anything happens") {
  struct Row {
    std::vector<std::string> words;
    int code;
    std::string note;
  };
  const std::string file = library + "/hecht/herstelplan.yaml";
  const Row rows[] = {
      {{"simulate", file, "--from", "2024-03-14", "--until", "2024-03-13"},
       64,
       "besluitctl: --until is een dag na --from, hoogstens twintig jaar later\n"},
      {{"simulate", file, "--from", "2024-03-14", "--until", "2045-03-13"},
       64,
       "besluitctl: --until is een dag na --from, hoogstens twintig jaar later\n"},
      {{"simulate", file, "--from", "14-3-2024", "--until", "2024-12-31"},
       64,
       "besluitctl: '14-3-2024' is geen datum; schrijf JJJJ-MM-DD\n"},
      {herstelplan({"--outcome", "bao"}), 64,
       "besluitctl: --outcome verwacht STAP[/DEELNEMER][/ONDERDEEL]=UITKOMST[@DATUM], en kreeg 'bao': er staat geen "
       "'STAP='\n"},
      {herstelplan({"--outcome", "boa=geen"}), 65,
       "besluitctl: --outcome boa=geen: de route kent geen stap 'boa'; bedoelt u 'bao'?\n"},
  };
  for (const Row& row : rows) {
    const CtlResult result = run_ctl(row.words);
    CHECK(result.code == row.code);
    CHECK(result.note == row.note);
    CHECK(result.out.empty());
  }
}

TEST_CASE("a route that does not start with these facts is an answer, not an error") {
  const CtlResult none = run_ctl({"simulate", library + "/hecht/herstelplan.yaml", "--from", "2024-03-14", "--until",
                                  "2024-12-31", "--set", "prognose weerstandsvermogen=3750000"});
  CHECK(none.code == 1);
  CHECK(none.out.find("GEWEIGERD: ") != none.out.npos);
}

}  // namespace
