// SPDX-License-Identifier: EUPL-1.2
// `besluitctl term` on given words: text, JSON, files of cases and exit codes.
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"

#include <boost/json.hpp>

#include <fstream>

namespace {

using namespace besluit;
using namespace besluit::test;
namespace json = boost::json;

using Result = besluit::test::CtlResult;

Result run(std::vector<std::string> words) {
  words.insert(words.begin(), "term");
  return besluit::test::run_ctl(words);
}

TEST_CASE("a term is told with its planning date and its reasons") {
  const Result found = run({"--from", "2024-06-24", "--term", "12 weken", "--backward"});
  CHECK(found.code == 0);
  CHECK(found.note.empty());
  CHECK(found.out ==
        "maandag 1 april 2024\n"
        "  plan op: donderdag 28 maart 2024\n"
        "  12 weken vóór maandag 24 juni 2024 is maandag 1 april 2024; dat is Tweede Paasdag, maar een termijn die "
        "terugtelt schuift niet (ATW art. 1 lid 2); de werkdag ervoor is donderdag 28 maart 2024.\n");
  CHECK(run({"--from", "2035-02-09", "--term", "6 weeks", "--lang", "en"})
            .out.ends_with("  Provisional: the days equated by royal decree are known from 1 January 2014 up to and "
                           "including 31 December 2028.\n"));
  CHECK(run({"--from", "2024-02-05", "--term", "8 weeks", "--no-atw"}).out.starts_with("maandag 1 april 2024\n"));
  CHECK(run({"--from", "2024-06-05", "--term", "6 weeks", "--inclusive"}).out.starts_with("dinsdag 16 juli 2024\n"));
  CHECK(run({"--from", "2024-03-29T16:00", "--term", "24 hours"}).out.starts_with("zaterdag 30 maart 2024 16:00\n"));
  CHECK(run({"--term", "before 2024-09-15"}).out.starts_with("zaterdag 14 september 2024\n"));
}

TEST_CASE("a term as JSON has both dates, the reasons and their fingerprint") {
  const Result found = run({"--from", "2024-02-05", "--term", "8 weeks", "--json"});
  CHECK(found.code == 0);
  const json::object object = json::parse(found.out).as_object();
  CHECK(object.at("legal_date").as_string() == "2024-04-02");
  CHECK(object.at("planning_date").as_string() == "2024-04-02");
  CHECK(object.at("moment").is_null());
  CHECK(object.at("provisional").as_bool() == false);
  CHECK(object.at("atw").as_string() == "applies");
  CHECK(object.at("fingerprint").as_string().size() == 16);
  REQUIRE(object.at("derivation").as_array().size() == 2);
  CHECK(object.at("derivation").as_array()[1].at("rule").as_string() == "runs-on");
  CHECK(object.at("derivation").as_array()[1].at("article").as_string() == "ATW art. 1 lid 1");
}

TEST_CASE("a rule of the law is counted in the version of its act") {
  const Result found = run({"--rule", "Wgr 35(1)", "--from", "2024-09-13", "--json"});
  CHECK(found.code == 0);
  const json::object object = json::parse(found.out).as_object();
  CHECK(object.at("legal_date").as_string() == "2024-06-21");
  CHECK(object.at("derivation").as_array()[1].at("article").as_string() == "Wgr art. 35 lid 1");
  CHECK(run({"--rule", "wgr-34-2", "--from", "2024-09-13", "--budget-year", "2025"})
            .out.starts_with("zaterdag 14 september 2024\n"));
  CHECK(
      run({"--rule", "wgr-35-1", "--from", "2015-03-02", "--act", "2014-12-01"}).out.starts_with("maandag 19 januari"));
}

TEST_CASE("what cannot be counted ends with 64 and a sentence") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> rows = {
      {{"--from", "2023-02-29", "--term", "8 weeks"},
       "besluitctl: --from '2023-02-29' is geen bestaande datum; schrijf JJJJ-MM-DD\n"},
      {{"--from", "2024-01-01", "--term", "8 wekn"}, "besluitctl: onbekende eenheid \"wekn\", bedoelt u \"weken\"?\n"},
      {{"--term", "8 weeks"}, "besluitctl: de datum waarop de termijn begint ontbreekt\n"},
      {{"--from", "2024-01-01", "--term", "1000000 weeks"},
       "besluitctl: \"1000000 weeks\" is te lang; een termijn telt hoogstens 100000\n"},
      {{"--rule", "wgr-36-1", "--from", "2024-01-01"},
       "besluitctl: onbekende regel 'wgr-36-1', bedoelt u 'wgr-35-1'?\n"},
      {{"--rule", "wgr-35-1"},
       "besluitctl: --rule heeft --from DATUM nodig: de dag van de verzending van de vergaderstukken\n"},
      {{"--rule", "wgr-34-2", "--from", "2024-01-01", "--budget-year", "twee"},
       "besluitctl: --budget-year is een jaar van 1900 tot en met 2199\n"},
  };
  for (const auto& [words, sentence] : rows) {
    CAPTURE(sentence);
    const Result found = run(words);
    CHECK(found.code == 64);
    CHECK(found.out.empty());
    CHECK(found.note == sentence);
  }
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{},
                                             {"--from", "2024-01-01"},
                                             {"--term", "8 weeks", "--cases", "x.csv"},
                                             {"--cases", "x.csv", "--backward"},
                                             {"--term", "8 weeks", "--act", "2024-01-01"},
                                             {"--cases", "x.csv", "--from", "2024-01-01"}}) {
    CHECK(run(words).code == 64);
  }
}

TEST_CASE("a file of cases ends with 0, 1 or 65") {
  const TempDir folder;
  const std::string path = folder.path() + "/cases.csv";
  const auto with = [&](std::string_view rows) {
    std::ofstream(path, std::ios::binary) << "id,direction,start_date,term,counting,applies_atw,expected_date\n"
                                          << rows;
    return run({"--cases", path});
  };
  Result found = with("A,forward,2024-02-05,8 weeks,exclusive,yes,2024-04-02\nB,fixed,,before 2024-04-30,,,\n");
  CHECK(found.code == 0);
  CHECK(found.out == "A,2024-04-02\nB,2024-04-29\n");
  CHECK(found.note.empty());
  found = with("A,forward,2024-02-06,8 weeks,exclusive,yes,2024-04-01\n");
  CHECK(found.code == 1);
  CHECK(found.out == "A,2024-04-02\n");
  CHECK(found.note == path +
                          ":2: (A) verwacht 2024-04-01, berekend 2024-04-02. 8 weken na dinsdag 6 februari 2024 is "
                          "dinsdag 2 april 2024.\n");
  found = with("A,forward,2024-02-30,8 weeks,exclusive,yes,\nB,forward,2024-02-06,8 weeks,exclusive,yes,2024-04-01\n");
  CHECK(found.code == 65);
  CHECK(found.out == "B,2024-04-02\n");
  CHECK(found.note.starts_with(path + ":2: (A) start_date \"2024-02-30\" is geen bestaande datum of tijd\n"));
  std::ofstream(path, std::ios::binary) << "id,term\n";
  found = run({"--cases", path});
  CHECK(found.code == 65);
  CHECK(found.note == path + ":1: de kolom 'direction' ontbreekt\n");
  CHECK(run({"--cases", folder.path() + "/none.csv"}).code == 66);
}

TEST_CASE("a file of cases as JSON is one array") {
  const TempDir folder;
  const std::string path = folder.path() + "/cases.csv";
  std::ofstream(path, std::ios::binary) << "id,direction,start_date,term,counting,applies_atw,expected_date\n"
                                        << "A,forward,2024-02-05,8 weeks,exclusive,yes,2024-04-02\n"
                                        << "B,forward,2024-03-29T16:00,24 hours,exclusive,no,\n";
  const json::array rows = json::parse(run({"--cases", path, "--json"}).out).as_array();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("date").as_string() == "2024-04-02");
  CHECK(rows[0].at("differs").as_bool() == false);
  CHECK(rows[1].at("moment").as_string() == "2024-03-30T16:00");
  CHECK(rows[1].at("expected_date").is_null());
}

}  // namespace
