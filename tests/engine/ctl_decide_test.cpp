// SPDX-License-Identifier: EUPL-1.2
// `decide`: what a secretary reads, what a script reads, and how each mistake ends.
#include "engine/app/exit_codes.hpp"
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

#include <boost/json.hpp>

using namespace besluit;
using namespace besluit::engine;

namespace {

using Said = besluit::test::CtlResult;

Said run(std::vector<std::string> words) {
  words.insert(words.begin(), "decide");
  return besluit::test::run_ctl(words);
}

const std::string library = test::source_dir() + "/workflows/library/";
const std::string table = library + "hecht/weerstandsvermogen.yaml";

}  // namespace

TEST_CASE("decide: the result, the rule that gave it, and why the others do not hold") {
  const auto said = run({table, "--set", "prognose weerstandsvermogen=2750000"});
  CHECK(said.code == exit_code::done);
  CHECK(said.note.empty());
  CHECK(said.out ==
        "weerstandsvermogen: herstelplan\n"
        "\n"
        "regel 3 past\n"
        "  prognose weerstandsvermogen is 2750000, gevraagd: < 3000000\n"
        "waarom de andere regels niet gelden:\n"
        "  regel 1  prognose weerstandsvermogen is 2750000, gevraagd: > 6000000\n"
        "  regel 2  prognose weerstandsvermogen is 2750000, gevraagd: [3000000..6000000]\n");
}

TEST_CASE("decide: in English, with several results and a closed list") {
  const auto said = run({library + "drechtsteden/bevoegdheden.yaml", "--lang", "en", "--set",
                         "constructie=servicegemeente", "--set", "overdracht=mandaat"});
  CHECK(said.code == exit_code::done);
  CHECK(
      said.out.starts_with("bevoegdheden\n"
                           "  beslist: de servicegemeente, namens het college van de gemeente\n"
                           "  verantwoordelijk: de gemeente die mandaat gaf\n"
                           "  bezwaar: de opdrachtgevende gemeente\n"
                           "\n"
                           "rule 3 matches"));
  CHECK(said.out.find("\nwhy the other rules do not hold:\n"
                      "  rule 1  constructie is servicegemeente, asked: \"gemeenschappelijke regeling\"\n") !=
        std::string::npos);
}

TEST_CASE("decide: what is not given is waited for") {
  const auto said = run({table});
  CHECK(said.code == exit_code::negative);
  CHECK(said.out.starts_with("weerstandsvermogen: nog niet bekend\nwacht op: prognose weerstandsvermogen\n"));
  const auto json = boost::json::parse(run({table, "--json"}).out).as_object();
  CHECK(json.at("value").is_null());
  CHECK(json.at("waiting_on").as_array().at(0).at("what").as_string() == "prognose weerstandsvermogen");
}

TEST_CASE("decide: as JSON, with facts from a file") {
  const test::TempDir folder;
  const std::string input = folder.path() + "/in.json";
  test::write_text(input, "{\"prognose weerstandsvermogen\": 3000000}");
  const auto said = run({table, "--input", input, "--json"});
  CHECK(said.code == exit_code::done);
  const auto json = boost::json::parse(said.out).as_object();
  CHECK(json.at("decision").as_string() == "weerstandsvermogen");
  CHECK(json.at("value").as_string() == "voorstel bestemmingsresultaat");
  CHECK(json.at("type").as_string() == "string");
  CHECK(serialize(json.at("matched")) == "[2]");
  const auto& rules = json.at("tables").as_array().at(0).at("rules").as_array();
  CHECK(serialize(rules.at(0)) == R"({"rule":1,"match":"no","used":false,"failed":"prognose weerstandsvermogen",)"
                                  R"("test":"> 6000000","value":3000000})");
}

TEST_CASE("decide: every mistake has its code and its sentence") {
  const test::TempDir folder;
  const std::string list = folder.path() + "/list.json";
  test::write_text(list, "[1]");
  const std::string odd = folder.path() + "/odd.json";
  test::write_text(odd, "{\"prognose weerstandsvermogen\": \"veel\"}");
  struct Row {
    std::vector<std::string> words;
    int code;
    std::string note;
  };
  const std::vector<Row> rows{
      {{"nergens.yaml"}, exit_code::not_found, "besluitctl: nergens.yaml: dit bestaat niet\n"},
      {{table, "--set", "prognose weerstandsvermogn=1"},
       exit_code::bad_data,
       "besluitctl: het model kent geen gegeven 'prognose weerstandsvermogn', bedoelt u 'prognose "
       "weerstandsvermogen'?\n"},
      {{table, "--set", "prognose weerstandsvermogen=veel"},
       exit_code::bad_data,
       "besluitctl: de waarde van 'prognose weerstandsvermogen' past niet: verwacht wordt een getal\n"},
      {{table, "--input", odd},
       exit_code::bad_data,
       "besluitctl: de waarde van 'prognose weerstandsvermogen' past niet: verwacht wordt een getal\n"},
      {{table, "--input", list},
       exit_code::bad_data,
       "besluitctl: " + list + ": hier hoort één JSON-object met de gegevens\n"},
      {{table, "--decision", "iets"}, exit_code::not_found, "besluitctl: het model kent geen beslissing 'iets'\n"},
  };
  for (const auto& row : rows) {
    const auto said = run(row.words);
    INFO(row.note);
    CHECK(said.code == row.code);
    CHECK(said.note == row.note);
    CHECK(said.out.empty());
  }
}

TEST_CASE("decide: a table that was written out is asked like the first") {
  const test::TempDir folder;
  const std::string model = folder.path() + "/w.dmn";
  const auto written = run({table, "--export-dmn"});
  CHECK(written.code == exit_code::done);
  test::write_text(model, written.out);
  const auto said = run({model, "--set", "prognose weerstandsvermogen=7000000"});
  CHECK(said.note.empty());
  CHECK(said.out.starts_with("weerstandsvermogen: terugbetalen aan gemeenten\n"));
}

TEST_CASE("check: reads tables and models, with what the analysis found") {
  const test::TempDir folder;
  test::write_text(
      folder.path() + "/gat.yaml",
      "soort: beslistabel\ntabel: gat\ninvoer:\n  bedrag: getal\nregels:\n  - als:\n      bedrag: \"< 3\"\n"
      "    dan: a\n  - als:\n      bedrag: \"> 3\"\n    dan: b\n");
  test::write_text(folder.path() + "/kapot.dmn", "<definitions/>");
  Said said;
  const ctl::Output output{[&](std::string_view text) {
                             said.out += text;
                             return true;
                           },
                           [&](std::string_view text) { said.note += text; }};
  said.code = ctl::run({"check", folder.path()}, {}, make_date(2024, 3, 14), output);
  CHECK(said.code == exit_code::bad_data);
  CHECK(said.out.find("gat.yaml:5:1: waarschuwing[D020]: geen regel past bij bedrag = 3\n") != std::string::npos);
  CHECK(said.out.find("kapot.dmn:1:2: fout[D005]: dit is geen DMN-model\n") != std::string::npos);
  CHECK(said.out.ends_with("2 bestanden nagekeken: 1 fout, 1 waarschuwing\n"));
}
