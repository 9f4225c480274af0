// SPDX-License-Identifier: EUPL-1.2
// Conditions, choices, waits, rounds, parts and exits of every outcome: what they become, and what is wrong with them,
// at its line with a way out.
#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"

using namespace besluit;
using namespace besluit::testing;

namespace {

using Lines = std::vector<std::string>;

/// A route of three bodies whose second step has these lines; facts `prognose` (number) and `begin` (date).
reading::WorkflowRead read(const std::string& lines) {
  const auto organisation = organisation_of();
  const std::string text =
      "soort: route\nroute: voorbeeld\ntitel: Voorbeeld\norganisatie: voorbeeld\nbeleid: standaard\n"
      "gegevens:\n  prognose:\n    type: getal\n  begin:\n    type: datum\n"
      "stappen:\n"
      "  - stap: bao\n    orgaan: bao\n    vraagt: advies\n"
      "  - stap: midden\n" +
      lines + "  - stap: ab\n    orgaan: ab\n    vraagt: besluit\n";
  return reading::read_workflow({"x.yaml", text}, &organisation);
}

std::string exits(const definition::Step& step) {
  std::string line;
  for (const auto& exit : step.exits)
    line +=
        std::string(row(exit.outcome).token) + ":" + std::to_string(static_cast<int>(exit.move)) + exit.target + " ";
  return line;
}

}  // namespace

TEST_CASE("flow: every outcome can have a way of its own, forward and back") {
  struct Row {
    std::string lines;
    std::string exits;
  };
  const std::string body = "    orgaan: ab\n";
  const std::vector<Row> rows = {
      {body + "    vraagt: vaststellen\n    bij vastgesteld: verder\n    bij gewijzigd vastgesteld: naar ab\n"
              "    bij afwijzing: naar bao\n    bij aanhouding: terug naar bao\n",
       "adopted:0 adopted-amended:4ab rejected:3bao deferred:3bao "},
      {body + "    vraagt: opdracht geven\n    bij geen opdracht: einde niet-begonnen\n    bij aanhouding: einde\n",
       "deferred:2deferred not-assigned:2niet-begonnen "},
      {body + "    vraagt: advies\n    bij geen advies: volgende vergadering\n", "no-advice:1 "},
      {body + "    vraagt: besluiten over deelname\n    bij doet niet mee: naar ab\n", "not-joined:4ab "},
      {"    taak: Opstellen\n    wie: directie\n    bij gereed: naar ab\n", "done:4ab "},
  };
  for (const Row& row : rows) {
    INFO(row.lines);
    const auto found = read(row.lines);
    CHECK(places(found.diagnostics) == Lines{});
    REQUIRE(found.value);
    CHECK(exits(found.value->steps[1]) == row.exits);
  }
}

TEST_CASE("flow: all asks of the documents are known, in both languages") {
  const Lines asks{"kennisnemen",
                   "instemmen",
                   "onderschrijven",
                   "opdracht geven",
                   "bekrachtigen",
                   "vaststellen",
                   "voornemen uitspreken",
                   "mandaat geven",
                   "rapporteren",
                   "presenteren",
                   "besluiten over deelname",
                   "verzoeken",
                   "bespreken",
                   "delegeren",
                   "adviseren",
                   "zienswijze",
                   "toestemming",
                   "voorstel",
                   "wensen en bedenkingen",
                   "aanwijzen",
                   "kiezen",
                   "advies",
                   "besluit"};
  for (const std::string& ask : asks) {
    INFO(ask);
    CHECK(places(read("    orgaan: ab\n    vraagt: " + ask + "\n").diagnostics) == Lines{});
  }
}

TEST_CASE("flow: what is wrong is said at its line, with a way out") {
  struct Row {
    std::string_view what;
    std::string lines;
    Lines places;
    std::string message;
    std::string fix;
  };
  const std::string advice = "    orgaan: ab\n    vraagt: advies\n";
  const std::vector<Row> rows = {
      {"an outcome that the step cannot have",
       advice + "    alleen als: uitkomst van bao = \"vastgesteld\"\n",
       {"R110 18:37"},
       "'vastgesteld' is geen uitkomst van de stap 'bao'",
       "mogelijk is: positief advies, negatief advies, geen advies, overgeslagen"},
      {"a slip in an outcome",
       advice + "    alleen als: uitkomst van bao in (\"positief advies\", \"geen advis\")\n",
       {"R110 18:58"},
       "'geen advis' is geen uitkomst van de stap 'bao'",
       "bedoelt u 'geen advies'?"},
      {"a step that comes later",
       advice + "    alleen als: uitkomst van ab = \"vastgesteld\"\n",
       {"R063 18:17"},
       "",
       ""},
      {"a jump to the step itself",
       advice + "    bij geen advies: naar midden\n",
       {"R057 18:27"},
       "'naar' wijst naar een eerdere of een latere stap",
       "kies een andere stap"},
      {"a jump to nowhere",
       advice + "    bij geen advies: naar ap\n",
       {"R056 18:27"},
       "onbekende stap 'ap'",
       "bedoelt u 'ab'?"},
      {"an outcome of another ask",
       advice + "    bij vastgesteld: verder\n",
       {"R061 18:5"},
       "een stap die 'advies' vraagt, kan niet 'vastgesteld' worden",
       "haal deze regel weg"},
      {"one possibility",
       "    orgaan: ab\n    vraagt: keuze\n    keuze uit: [a]\n",
       {"R112 18:5"},
       "een keuze heeft ten minste twee mogelijkheden",
       "schrijf ze onder 'keuze uit:', elk achter een streepje"},
      {"no possibilities",
       "    orgaan: ab\n    vraagt: keuze\n",
       {"R112 15:5"},
       "een keuze heeft ten minste twee mogelijkheden",
       "schrijf ze onder 'keuze uit:', elk achter een streepje"},
      {"possibilities without a choice",
       advice + "    keuze uit: [a, b]\n",
       {"R060 18:5"},
       "'keuze uit' hoort bij een stap die een keuze vraagt",
       "haal deze regel weg"},
      {"an unknown fact",
       advice + "    legt vast: [prognoze]\n",
       {"R111 18:17"},
       "onbekend gegeven 'prognoze'",
       "bedoelt u 'prognose'?"},
      {"a day that is no date",
       "    wacht tot: prognose\n",
       {"R111 16:16"},
       "'prognose' is geen datum",
       "geef dat gegeven 'type: datum'"},
      {"a wait that goes back",
       "    wacht tot: begin\n    bij gereed: terug naar bao\n",
       {"R062 17:17"},
       "een stap die niemand iets vraagt, kan niet terug",
       "schrijf 'naar STAP' met een latere stap, of 'einde UITKOMST'"},
      {"a round without silence",
       advice + "    schriftelijke ronde: 5 werkdagen\n",
       {"R114 18:5"},
       "bij een schriftelijke ronde moet vaststaan wat geen antwoord betekent",
       "voeg toe: 'geen antwoord: geldt als UITKOMST, GROND'"},
      {"a round in weeks",
       advice + "    schriftelijke ronde: 2 weken\n    geen antwoord: geldt als geen advies, reglement\n",
       {"R114 18:26"},
       "een schriftelijke ronde duurt 1 tot 60 werkdagen",
       "schrijf bijvoorbeeld '5 werkdagen'"},
      {"a round in a meeting",
       advice + "    schriftelijke ronde: 5 werkdagen\n    geen antwoord: geldt als geen advies, reglement\n"
                "    vergadering: ab 2024-07-10\n",
       {"R060 20:5"},
       "'vergadering' hoort bij een stap in een vergadering",
       "haal deze regel weg"},
      {"parts and an ask",
       advice + "    onderdelen:\n      - onderdeel: a\n        vraagt: advies\n      - onderdeel: b\n        vraagt: "
                "advies\n",
       {"R115 17:5"},
       "een stap met onderdelen vraagt per onderdeel iets",
       "haal deze regel weg"},
      {"a view to an unknown body",
       "    orgaan: ab\n    vraagt: zienswijze\n    bij: dp\n",
       {"R051 18:10"},
       "onbekend orgaan 'dp'",
       ""},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const auto found = read(row.lines);
    CHECK(places(found.diagnostics) == row.places);
    if (found.diagnostics.empty() || row.message.empty()) continue;
    CHECK(found.diagnostics.front().message.nl == row.message);
    if (!row.fix.empty()) CHECK(found.diagnostics.front().fix.nl == row.fix);
  }
}

TEST_CASE("flow: a Dutch route and its English twin are one definition") {
  const auto organisation = organisation_of();
  const std::string dutch =
      "soort: route\nroute: r\ntitel: T\norganisatie: voorbeeld\nbeleid: standaard\n"
      "gegevens:\n  begin:\n    type: datum\n"
      "stappen:\n"
      "  - stap: keuze\n    orgaan: ab\n    vraagt: keuze\n    keuze uit: [a, b]\n    legt vast: [begin]\n"
      "    bij aanhouding: volgende vergadering\n"
      "  - stap: wacht\n    wacht tot: begin\n    alleen als: keuze = \"a\"\n    bij gereed: naar ronde\n"
      "  - stap: delen\n    orgaan: ab\n    onderdelen:\n      - onderdeel: x\n        vraagt: opdracht geven\n"
      "      - onderdeel: y\n        vraagt: onderschrijven\n"
      "  - stap: ronde\n    orgaan: bao\n    vraagt: advies\n    schriftelijke ronde: 5 werkdagen\n"
      "    geen antwoord: geldt als geen advies, eigen regel\n    bij geen advies: einde\n";
  const std::string english =
      "kind: route\nroute: r\ntitle: T\norganisation: voorbeeld\npolicy: standaard\n"
      "data:\n  begin:\n    type: date\n"
      "steps:\n"
      "  - step: keuze\n    body: ab\n    asks: choice\n    choose from: [a, b]\n    fixes: [begin]\n"
      "    on deferral: next meeting\n"
      "  - step: wacht\n    wait until: begin\n    only if: keuze = \"a\"\n    on done: to ronde\n"
      "  - step: delen\n    body: ab\n    parts:\n      - part: x\n        asks: assign\n"
      "      - part: y\n        asks: endorse\n"
      "  - step: ronde\n    body: bao\n    asks: advice\n    written round: 5 working days\n"
      "    no answer: counts as no-advice, own rule\n    on no advice: end\n";
  const auto one = reading::read_workflow({"x.yaml", dutch}, &organisation);
  const auto other = reading::read_workflow({"x.yaml", english}, &organisation);
  CHECK(places(one.diagnostics) == Lines{});
  CHECK(places(other.diagnostics) == Lines{});
  REQUIRE(one.value);
  REQUIRE(other.value);
  CHECK(one.value->hash == other.value->hash);
}
