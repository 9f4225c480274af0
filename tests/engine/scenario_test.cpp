// SPDX-License-Identifier: EUPL-1.2
// Scenarios as a secretary writes them: those of the library pass, and each expectation that is not met is told at its
// place, with what was expected and what was found.
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"
#include "workflows/dossier/event.hpp"
#include "workflows/reading/keywords.hpp"

#include <boost/json.hpp>

#include <filesystem>

namespace {

using namespace besluit;
using namespace besluit::test;
namespace fs = std::filesystem;

const std::string library = test::source_dir() + "/workflows/library";

constexpr std::string_view head =
    "soort: scenario\n"
    "scenario: proef\n"
    "titel: Een proef\n"
    "route: herstelplan-eigen-vermogen\n"
    "gegeven:\n"
    "  begin: 2024-03-14\n"
    "  gegevens:\n"
    "    prognose weerstandsvermogen: 2750000\n";

/// The folder of Hecht with one scenario.
struct Folder {
  TempDir directory;
  Folder() {
    for (const char* name : {"organisatie.yaml", "herstelplan.yaml"})
      fs::copy(library + "/hecht/" + name, directory / name);
  }
  CtlResult test(const std::string& course, std::string_view given = head, std::vector<std::string> more = {}) {
    write_text(directory / "proef.yaml", std::string(given) + course);
    std::vector<std::string> words{"test", directory / "proef.yaml"};
    words.insert(words.end(), more.begin(), more.end());
    return run_ctl(words);
  }
  /// The first line of each finding, without the file: "12:9: fout[T001]: ...".
  std::vector<std::string> findings(const std::string& course, std::string_view given = head) {
    const CtlResult result = test(course, given);
    const std::string path = directory / "proef.yaml";
    std::vector<std::string> lines;
    for (std::size_t at = 0; (at = result.out.find(path + ":", at)) != std::string::npos;) {
      const std::size_t end = result.out.find('\n', at);
      const std::string line = result.out.substr(at + path.size() + 1, end - at - path.size() - 1);
      if (line.find("[") != std::string::npos) lines.push_back(line);
      at = end;
    }
    return lines;
  }
};

using Lines = std::vector<std::string>;

TEST_CASE("scenarios: those of the library pass") {
  for (const char* folder : {"hecht", "wgr", "drechtsteden", "drechtsteden/2013"}) {
    const CtlResult result = run_ctl({"test", library + "/" + folder});
    CAPTURE(result.out);
    CHECK(result.code == 0);
    CHECK(result.out.ends_with(" passed, 0 failed\n"));
    CHECK(result.out.find("geslaagd  ") == 0);
    CHECK(result.out.find("MISLUKT") == std::string::npos);
  }
}

/// The block of the handbook that begins with these words.
std::string example_of(const std::string& handbook, const std::string& words) {
  const std::string fence = "```yaml\n";
  const std::size_t begin = handbook.find(fence + words);
  REQUIRE(begin != std::string::npos);
  return handbook.substr(begin + fence.size(), handbook.find("\n```", begin + fence.size()) - begin - fence.size() + 1);
}

/// A folder in which one route can choose, vote, ask for several things, and begin another.
struct Widely {
  TempDir directory;
  Widely() {
    write_text(directory / "organisatie.yaml",
               "soort: organisatie\norganisatie: o\nnaam: O\nrollen:\n  secretaris: jansen\nmensen:\n  jansen:\n"
               "    naam: J\n    mail: j@o.example\ndeelnemers:\n  a:\n    naam: A\n  b:\n    naam: B\n  c:\n"
               "    naam: C\norganen:\n  ab:\n    naam: AB\n    contact: secretaris\n    leden: deelnemers\n"
               "    aanleveren: 1 week vooraf\n    vergaderingen:\n      - 2024-04-10\n      - 2024-07-10\n");
    write_text(directory / "r.yaml",
               "soort: route\nroute: r\ntitel: R\norganisatie: o\nalleen als: bedrag > 10\ngegevens:\n"
               "  bedrag:\n    type: getal\nstappen:\n"
               "  - stap: keuze\n    orgaan: ab\n    vraagt: keuze\n    keuze uit:\n      - een\n      - twee\n"
               "      - anders\n"
               "  - stap: vragen\n    orgaan: ab\n    onderdelen:\n      - onderdeel: x\n        vraagt: instemmen\n"
               "      - onderdeel: y\n        vraagt: kennisnemen\n"
               "  - stap: besluit\n    orgaan: ab\n    vraagt: besluit\n    start:\n      - dossier: vervolg\n"
               "        na: vastgesteld\n  - stap: klaar\n    taak: Afronden\n    wie: secretaris\n");
    write_text(directory / "vervolg.yaml",
               "soort: route\nroute: vervolg\ntitel: V\norganisatie: o\ngegevens:\n  naam:\n    type: tekst\n"
               "stappen:\n  - stap: doen\n    taak: Doen\n    wie: secretaris\n");
  }
  CtlResult test(const std::string& course, const std::string& amount = "20") {
    write_text(directory / "s.yaml",
               "soort: scenario\nscenario: s\nroute: r\ngegeven:\n  begin: 2024-03-01\n"
               "  gegevens:\n    bedrag: " +
                   amount + "\nverloop:\n" + course);
    return run_ctl({"test", directory / "s.yaml"});
  }
};

TEST_CASE("scenarios: everything that can be done to a dossier can be done in one") {
  Widely folder;
  const CtlResult result = folder.test(
      "  - dag: 2024-03-05\n    als:\n      - gegevens:\n          bedrag: 30\n        toelichting: hoger\n"
      "      - begin route: vervolg\n        gegevens:\n          naam: los\n"
      "      - verzoek van: b\n        vraagt om: uitstel\n"
      "      - antwoord op verzoek: afgewezen\n        reden: te laat\n"
      "    dan:\n      - gegevens:\n          bedrag: 30\n"
      "      - in dossier: vervolg\n        dossier: loopt\n      - in dossier: vervolg\n        gegevens:\n"
      "          naam: los\n"
      "  - dag: 2024-04-10\n    als:\n      - stap: keuze\n        keuze: twee\n      - stap: vragen\n"
      "        onderdeel: y\n        uitkomst: kennisgenomen\n"
      "    dan:\n      - stap: keuze\n        keuze: twee\n      - stap: vragen\n        onderdeel: y\n"
      "        uitkomst: kennisgenomen\n      - stap: vragen\n        onderdeel: x\n        uitkomst: geen\n"
      "      - stap: vragen\n        stand: open\n"
      "  - dag: 2024-04-10\n    als:\n      - stap: vragen\n        onderdeel: x\n        uitkomst: geweigerd\n"
      "    dan:\n      - stap: vragen\n        stand: klaar\n"
      "  - dag: 2024-07-10\n    als:\n      - stap: besluit\n        aanwezig: 3\n      - stap: besluit\n"
      "        hoofdelijk:\n          a: voor\n          b: tegen\n          c: voor\n"
      "    dan:\n      - stap: besluit\n        uitkomst: vastgesteld\n      - in dossier: vervolg\n"
      "        stap: doen\n        stand: open\n"
      "  - dag: 2024-07-11\n    als:\n      - in dossier: vervolg\n        stap: doen\n        uitkomst: gereed\n"
      "      - doe: overslaan\n        stap: klaar\n        reden: niet meer nodig\n"
      "    dan:\n      - in dossier: vervolg\n        dossier: afgerond\n      - dossier: afgerond\n");
  CAPTURE(result.out);
  CHECK(result.code == 0);
}

TEST_CASE("scenarios: what a deed did not do is told") {
  struct Row {
    const char* course;
    const char* finding;
  };
  const Row rows[] = {
      {"  - dag: 2024-04-10\n    als:\n      - stap: keuze\n        keuze: een\n    dan:\n      - stap: keuze\n"
       "        keuze: twee\n",
       "verwacht: twee; gevonden: een"},
      {"  - dag: 2024-04-10\n    dan:\n      - stap: keuze\n        keuze: twee\n",
       "verwacht: twee; gevonden: nog niet bekend"},
      {"  - dag: 2024-04-10\n    als:\n      - stap: keuze\n        keuze: anders\n", "zegt met --note"},
      {"  - dag: 2024-04-10\n    als:\n      - stap: keuze\n        keuze: drie\n", "onbekende keuze 'drie'"},
      {"  - dag: 2024-04-10\n    als:\n      - stap: keuze\n        uitkomst: twee\n", "schrijf 'keuze: twee'"},
      {"  - dag: 2024-04-10\n    als:\n      - stap: vragen\n        onderdeel: z\n        uitkomst: ingestemd\n",
       "onbekend onderdeel 'z'"},
      {"  - dag: 2024-04-10\n    als:\n      - stap: besluit\n        hoofdelijk:\n          a: ja\n",
       "zo stemt niemand"},
      {"  - dag: 2024-04-10\n    als:\n      - stap: besluit\n        stemmen voor: 2\n",
       "bij 'stemmen voor' hoort 'stemmen tegen'"},
      {"  - dag: 2024-04-10\n    als:\n      - in dossier: vervolg\n        stap: doen\n        uitkomst: gereed\n",
       "T005]: er is geen dossier van de route 'vervolg'"},
      {"  - dag: 2024-04-10\n    dan:\n      - in dossier: vervolg\n        dossier: loopt\n",
       "verwacht: loopt; gevonden: bestaat niet"},
      {"  - dag: 2024-04-10\n    als:\n      - in dossier: vervolg\n        stap: keuze\n        keuze: een\n",
       "onbekende stap 'keuze'"},
      {"  - dag: 2024-04-10\n    dan:\n      - in dossier: vervolgg\n        dossier: loopt\n",
       "onbekende route 'vervolgg'"},
  };
  Widely folder;
  for (const Row& row : rows) {
    CAPTURE(row.course);
    const CtlResult result = folder.test(row.course);
    CAPTURE(result.out);
    CHECK(result.code != 0);
    CHECK(result.out.find(row.finding) != std::string::npos);
  }
}

TEST_CASE("scenarios: that a dossier may not begin is expected on its first day") {
  Widely folder;
  const std::string refused = "  - dag: 2024-03-01\n    dan:\n      - geweigerd: guard-false\n";
  CHECK(folder.test(refused, "5").code == 0);
  CHECK(folder.test(refused, "20").out.find("verwacht: guard-false; gevonden: niet geweigerd") != std::string::npos);
  const std::string other = "  - dag: 2024-03-01\n    dan:\n      - geweigerd: guard-unknown\n";
  CHECK(folder.test(other, "5").out.find("verwacht: guard-unknown; gevonden: guard-false") != std::string::npos);
}

// A secretary in the folder of her routes typed the bare name of a scenario, and read MISLUKT and nothing else.
TEST_CASE("scenarios: a file is found by its bare name too") {
  Widely folder;
  CHECK(folder.test("  - dag: 2024-03-01\n    dan:\n      - dossier: loopt\n").code == 0);
  const fs::path before = fs::current_path();
  fs::current_path(folder.directory.path());
  const CtlResult result = run_ctl({"test", "s.yaml"});
  fs::current_path(before);
  CHECK(result.out == "geslaagd  s (s.yaml)\n1 passed, 0 failed\n");
}

TEST_CASE("scenarios: that a condition does not hold, and a step is passed over, is expected and not recorded") {
  Folder folder;
  std::string route = file_text(library + "/hecht/herstelplan.yaml");
  const std::string words = "    orgaan: bao\n";
  route.insert(route.find(words) + words.size(), "    alleen als: prognose weerstandsvermogen < 1000000\n");
  write_text(folder.directory / "herstelplan.yaml", route);
  const std::string done = "      - stap: opstellen\n        uitkomst: gereed\n";
  CHECK(folder
            .test("verloop:\n  - dag: 2024-05-15\n    als:\n" + done +
                  "    dan:\n      - stap: bao\n        uitkomst: overgeslagen\n")
            .code == 0);
  CHECK(folder
            .findings("verloop:\n  - dag: 2024-05-15\n    als:\n" + done +
                      "      - stap: bao\n        uitkomst: overgeslagen\n")
            .front()
            .starts_with("15:19: fout[T002]: dit is geweigerd: "));
}

TEST_CASE("scenarios: the one of the handbook passes, beside the organisation and the route of the handbook") {
  const std::string handbook = file_text(source_dir() + "/workflows/README.md");
  const TempDir folder;
  write_text(folder / "organisatie.yaml", example_of(handbook, "soort: organisatie"));
  write_text(folder / "kadernota.yaml", example_of(handbook, "soort: route"));
  write_text(folder / "kadernota-ab-eerder.scenario.yaml", example_of(handbook, "soort: scenario"));
  const CtlResult result = run_ctl({"test", folder.path()});
  CAPTURE(result.out);
  CHECK(result.code == 0);
  CHECK(result.out.ends_with("1 passed, 0 failed\n"));
}

TEST_CASE("scenarios: what is not met is told at its line, with expected and found") {
  struct Row {
    const char* course;
    Lines findings;
  };
  const Row rows[] = {
      {"verloop:\n  - dag: 2024-03-14\n    dan:\n      - stap: bao\n        stand: klaar\n",
       {"13:16: fout[T001]: verwacht: klaar; gevonden: wacht"}},
      {"verloop:\n  - dag: 2024-03-14\n    dan:\n      - stap: bao\n        plandatum: 2024-05-16\n",
       {"13:20: fout[T001]: verwacht: 2024-05-16; gevonden: 2024-05-15"}},
      {"verloop:\n  - dag: 2024-03-14\n    dan:\n      - stap: vaststellen\n        vergadering: 2024-12-18\n",
       {"13:22: fout[T001]: verwacht: 2024-12-18; gevonden: 2024-07-10"}},
      {"verloop:\n  - dag: 2024-03-14\n    dan:\n      - stap: bao\n        uitkomst: positief advies\n",
       {"13:19: fout[T001]: verwacht: positief advies; gevonden: geen uitkomst"}},
      {"verloop:\n  - dag: 2024-03-14\n    dan:\n      - dossier: afgerond\n        resultaat: vastgesteld\n"
       "        haalbaar: false\n",
       {"12:18: fout[T001]: verwacht: afgerond; gevonden: loopt",
        "13:20: fout[T001]: verwacht: vastgesteld; gevonden: de route is niet geëindigd",
        "14:19: fout[T001]: verwacht: niet haalbaar; gevonden: haalbaar"}},
      {"verloop:\n  - dag: 2024-03-14\n    dan:\n      - aantal berichten: 0\n",
       {"12:27: fout[T001]: verwacht: 0 berichten; gevonden: 2 berichten: datums aan directeur-hecht op 2024-03-14, "
        "datums aan secretaris-hecht op 2024-03-14"}},
      {"verloop:\n  - dag: 2024-04-24\n    dan:\n      - bericht aan: directie\n        soort bericht: escalatie\n",
       {"12:22: fout[T001]: verwacht: escalatie aan 'directie'; gevonden: datums op 2024-03-14, herinnering "
        "(opstellen) op "
        "2024-04-24, herinnering (bao) op 2024-04-24"}},
      {"verloop:\n  - dag: 2024-03-14\n    dan:\n      - bericht aan: controller\n",
       {"12:22: fout[T001]: verwacht: een bericht aan 'controller'; gevonden: niets aan 'controller'"}},
      {"verloop:\n  - dag: 2024-03-15\n    als:\n      - stap: bao\n        uitkomst: positief advies\n",
       {"13:19: fout[T002]: dit is geweigerd: De stap 'bao' is nog niet aan de beurt."}},
      {"verloop:\n  - dag: 2024-03-15\n    als:\n      - stap: opstellen\n        uitkomst: gereed\n    dan:\n"
       "      - geweigerd: step-not-open\n",
       {"15:20: fout[T001]: verwacht: step-not-open; gevonden: niet geweigerd"}},
      {"verloop:\n  - dag: 2024-03-15\n    als:\n      - stap: bao\n        uitkomst: positief advies\n    dan:\n"
       "      - geweigerd: step-not-opne\n",
       {"15:20: fout[T004]: niets wordt ooit geweigerd met 'step-not-opne'"}},
  };
  Folder folder;
  for (const Row& row : rows) {
    CAPTURE(row.course);
    CHECK(folder.findings(row.course) == row.findings);
  }
}

TEST_CASE("scenarios: a failed one ends with 1, and the count comes last") {
  Folder folder;
  const CtlResult result = folder.test("verloop:\n  - dag: 2024-03-14\n    dan:\n      - haalbaar: false\n");
  CHECK(result.code == 1);
  const std::string path = folder.directory / "proef.yaml";
  CHECK(result.out == "MISLUKT  Een proef (" + path + ")\n" + path +
                          ":12:19: fout[T001]: verwacht: niet haalbaar; gevonden: haalbaar\n"
                          "   |\n"
                          "12 |       - haalbaar: false\n"
                          "   |                   ^^^^^ op 2024-03-14 was dit anders\n"
                          "   = uitleg: besluitctl explain T001\n"
                          "0 passed, 1 failed\n");
}

TEST_CASE("scenarios: a dossier that does not start is told at what is given") {
  Folder folder;
  CHECK(folder
            .findings("verloop:\n  - dag: 2024-03-14\n    dan:\n      - haalbaar: true\n",
                      "soort: scenario\nscenario: proef\nroute: herstelplan-eigen-vermogen\ngegeven:\n"
                      "  begin: 2024-03-14\n  gegevens:\n    prognose weerstandsvermogen: 3750000\n")
            .at(0)
            .starts_with("4:1: fout[T003]: het dossier begint niet: "));
}

TEST_CASE("scenarios: what is written wrongly is told before anything runs") {
  Folder folder;
  CHECK(folder.findings("verloop:\n  - dag: 2024-03-15\n    als:\n      - stap: boa\n        uitkomst: gereed\n") ==
        Lines{"12:15: fout[R130]: onbekende stap 'boa'"});
  CHECK(folder.findings("verloop:\n  - dag: 2024-03-15\n    als:\n      - verplaats: ab 2024-07-10\n") ==
        Lines{"12:9: fout[R131]: bij 'verplaats' hoort 'naar'"});
  CHECK(folder.findings("verloop:\n  - dag: 2024-03-13\n    dan:\n      - haalbaar: ja\n") ==
        Lines{"10:10: fout[R132]: deze dag ligt voor de vorige (2024-03-14)",
              "12:19: fout[R026]: hier hoort 'true' of "
              "'false'"});
  const CtlResult result = folder.test("verloop:\n  - dag: 2024-03-13\n    dan:\n      - haalbaar: true\n");
  CHECK(result.code == 65);
  CHECK(result.out.ends_with("0 passed, 1 failed\n"));
}

TEST_CASE("scenarios: English words do the same") {
  Folder folder;
  const CtlResult result = folder.test(
      "course:\n  - day: 2024-03-20\n    when:\n      - move: ab 2024-07-10\n        to: 2024-07-03\n    then:\n"
      "      - step: vaststellen\n        meeting: 2024-07-03\n      - notice to: directie\n"
      "        notice kind: date moved\n  - day: 2024-07-03\n    then:\n      - dossier: ended\n"
      "        result: adopted\n",
      "kind: scenario\nscenario: proef\nroute: herstelplan-eigen-vermogen\ngiven:\n  begin: 2024-03-14\n"
      "  facts:\n    prognose weerstandsvermogen: 2750000\n  further: as planned\n");
  CAPTURE(result.out);
  CHECK(result.code == 0);
  CHECK(result.out.ends_with("1 passed, 0 failed\n"));
}

TEST_CASE("scenarios: --verbose tells what happened, --json what failed") {
  Folder folder;
  const std::string course = "verloop:\n  - dag: 2024-04-24\n    dan:\n      - haalbaar: true\n";
  CHECK(folder.test(course, head, {"--verbose"})
            .out.find("    2024-04-24  Directeur van Hecht: bericht: Herinnering: ") != std::string::npos);
  const CtlResult json = folder.test(course, head, {"--json"});
  const auto rows = boost::json::parse(json.out).as_array();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("passed").as_bool());
  CHECK(rows[0].at("findings").as_array().empty());
  CHECK(json.note == "1 passed, 0 failed\n");
}

TEST_CASE("scenarios: the kinds of notices of the language are those of dossiers") {
  for (const reading::Word& word : reading::words_of(reading::Holds::notice_kind)) {
    CAPTURE(word.token);
    CHECK(dossier::notice_kind_named(word.token));
  }
  CHECK(reading::words_of(reading::Holds::notice_kind).size() ==
        static_cast<std::size_t>(dossier::NoticeKind::question) + 1);
}

TEST_CASE("scenarios: check looks at them too, with the route beside them") {
  Folder folder;
  write_text(folder.directory / "proef.yaml",
             std::string(head) + "verloop:\n  - dag: 2024-03-14\n    dan:\n      - stap: boa\n        stand: open\n");
  CHECK(run_ctl({"check", folder.directory / "proef.yaml"}).out.find("fout[R130]: onbekende stap 'boa'") !=
        std::string::npos);
  CHECK(run_ctl({"check", folder.directory.path()}).out.ends_with("3 bestanden nagekeken: 1 fout, 0 waarschuwingen\n"));
}

}  // namespace
