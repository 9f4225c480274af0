// SPDX-License-Identifier: EUPL-1.2
// What a second secretary met, at her desk and in her mail. Every case tells what happened to her.
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

namespace {

using namespace besluit;
using namespace besluit::test;

const std::string library = source_dir() + "/workflows/library/hecht";

// She gave a scenario to `plan` and got R021, R030 and eight times R020.
TEST_CASE("secretary: a file of another kind is said to be that, and which command takes it") {
  const TempDir folder;
  write_text(folder / "organisatie.yaml", file_text(library + "/organisatie.yaml"));
  write_text(folder / "s.yaml",
             "soort: scenario\nscenario: s\nroute: r\ngegeven:\n  begin: 2027-01-04\nverloop:\n  - dag: 2027-01-05\n");
  const CtlResult plan = run_ctl({"plan", folder / "s.yaml"});
  CHECK(plan.code == 65);
  CHECK(plan.note == std::string(folder / "s.yaml") +
                         ":1:8: fout[R030]: hier wordt een bestand van de soort 'route' verwacht\n"
                         "   |\n 1 | soort: scenario\n   |        ^^^^^^^^ dit is een scenario\n"
                         "   = oplossing: kijk een scenario na met 'besluitctl check', en draai het met 'besluitctl "
                         "test'\n   = uitleg: besluitctl explain R030\n");
  struct Row {
    std::vector<std::string> words;
    const char* label;
    const char* fix;
  };
  const Row rows[] = {
      {{"plan", folder / "organisatie.yaml"},
       "dit is een organisatie",
       "kijk een organisatie na met 'besluitctl check'"},
      {{"simulate", library + "/weerstandsvermogen.yaml", "--from", "2024-01-01", "--until", "2024-12-31"},
       "dit is een beslistabel",
       "kijk een beslistabel na met 'besluitctl check', en probeer haar met 'besluitctl decide'"},
      {{"plan", library + "/herstelplan.yaml", "--organisation", library + "/herstelplan.yaml"},
       "dit is een route",
       "kijk een route na met 'besluitctl check', en reken haar door met 'besluitctl plan'"},
      {{"test", library + "/herstelplan.yaml"},
       "dit is een route",
       "kijk een route na met 'besluitctl check', en reken haar door met 'besluitctl plan'"},
      {{"decide", library + "/herstelplan.yaml"},
       "dit is een route",
       "kijk een route na met 'besluitctl check', en reken haar door met 'besluitctl plan'"},
  };
  for (const Row& row : rows) {
    const CtlResult result = run_ctl(row.words);
    const std::string said = result.note + result.out;
    CAPTURE(row.words, said);
    CHECK(result.code == 65);
    CHECK(said.find(row.label) != said.npos);
    CHECK(said.find(row.fix) != said.npos);
    CHECK(said.find("R020") == said.npos);
    CHECK(said.find("R021") == said.npos);
  }
}

// "Your dates in dit dossier": the table took the dossier out of an English subject with Dutch words.
TEST_CASE("secretary: a subject is made short in the language of its letter") {
  const TempDir folder;
  std::string organisation = file_text(library + "/organisatie.yaml");
  const std::string mail = "    mail: directie@hecht.example\n";
  REQUIRE(organisation.find(mail) != organisation.npos);
  organisation.insert(organisation.find(mail), "    taal: en\n");
  write_text(folder / "organisatie.yaml", organisation);
  write_text(folder / "herstelplan.yaml", file_text(library + "/herstelplan.yaml"));
  for (const char* language : {"nl", "en"}) {
    const CtlResult year = run_ctl({"simulate", folder / "herstelplan.yaml", "--from", "2024-03-14", "--until",
                                    "2024-12-31", "--set", "prognose weerstandsvermogen=2750000", "--lang", language});
    INFO(year.out);
    CHECK(year.code == 0);
    const std::string notice = std::string(language) == "en" ? "notice: " : "bericht: ";
    CHECK(year.out.find(notice + "Your dates in this dossier") != year.out.npos);
    CHECK(year.out.find("Your dates in dit dossier") == year.out.npos);
    CHECK(year.out.find(notice + "Uw data in dit dossier") != year.out.npos);
    CHECK(year.out.find(notice + "Reminder: Herstelplan opstellen by Wed 15 May") != year.out.npos);
  }
}

}  // namespace
