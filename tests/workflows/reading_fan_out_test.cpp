// SPDX-License-Identifier: EUPL-1.2
// Steps to every council or college: what they become, and what is wrong with them, at its line with a way out.
#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"

using namespace besluit;
using namespace besluit::testing;
using definition::Outcome;

namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view organisation_text =
    "soort: organisatie\norganisatie: voorbeeld\nnaam: Voorbeeld\n"
    "rollen:\n  directie: jansen\nmensen:\n  jansen:\n    naam: M. Jansen\n    mail: jansen@voorbeeld.example\n"
    "organen:\n  ab:\n    naam: Algemeen Bestuur\n    contact: directie\n    vergaderingen: [2025-09-12]\n"
    "beleid:\n  standaard:\n    herinner:\n      - 1 week vooraf\n"
    "deelnemers:\n"
    "  katwijk:\n    naam: Katwijk\n    raad:\n      contact: directie\n    college:\n      contact: directie\n"
    "  leiden:\n    naam: Leiden\n    raad:\n      contact: directie\n";

/// The step's lines behind `aan`, in a route that ends with the board.
reading::WorkflowRead read(const std::string& lines, bool board = true) {
  const auto organisation = organisation_of(organisation_text);
  const std::string text =
      "soort: route\nroute: voorbeeld\ntitel: Voorbeeld\norganisatie: voorbeeld\nbeleid: standaard\nstappen:\n"
      "  - stap: vraag\n    wie: directie\n" +
      lines + (board ? "  - stap: ab\n    orgaan: ab\n    vraagt: besluit\n" : "");
  return reading::read_workflow({"x.yaml", text}, &organisation);
}

std::string shown(const definition::Step& step) {
  const definition::FanOut& every = *step.every;
  std::string line =
      step.title + " | " + std::string(token(every.asked)) + " " + std::string(row(step.ask).token) + " | ";
  if (every.term) {
    line += every.term->statute != nullptr ? std::string(every.term->statute->id)
                                           : terms::to_string(every.term->term, Language::nl);
    constexpr std::string_view anchors[] = {"receipt", "sending", "opening"};
    line += "@" + std::string(anchors[static_cast<std::size_t>(every.term->anchor)]);
    if (every.term->statute == nullptr) line += every.term->ground == terms::Ground::own ? " own" : " arrangement";
  }
  line += " | ";
  if (every.silence) line += std::string(row(every.silence->outcome).token) + " by " + every.silence->ground;
  line += " | " + votes::token(every.gate.rule) + " " + every.gate.outcome + " | ";
  if (every.otherwise) line += std::to_string(static_cast<int>(every.otherwise->move)) + every.otherwise->target;
  return line;
}

}  // namespace

TEST_CASE("fan-out: a step that asks every council, as it is read") {
  struct Row {
    std::string lines;
    std::string step;
  };
  const std::vector<Row> rows = {
      {"    aan: elke raad\n    vraagt: zienswijze\n    grond: Wgr art. 35 lid 1\n    termijn: wet\n"
       "    geen antwoord: geldt als geen zienswijze\n    verder als: alle beantwoord\n    anders: einde "
       "niet-ingesteld\n",
       "Zienswijze raden | council view | wgr-35-1@receipt | no-view by Wgr art. 35 lid 1 | all heads entitled "
       "answered | 2niet-ingesteld"},
      {"    aan: alle raden\n    vraagt: voorstel\n    grond: Wgr art. 24a lid 1\n    verder als: alle voorgesteld\n"
       "    anders: terug naar vraag\n",
       "Voorstel raden | council proposal |  |  | all heads entitled proposed | "},
      {"    aan: elke raad\n    vraagt: wensen en bedenkingen\n    grond: Wgr art. 24a lid 2\n"
       "    termijn: 8 weken na ontvangst, eigen regel\n    geen antwoord: geldt als geen wensen\n",
       "Wensen en bedenkingen raden | council wishes | 8 weken@receipt own | no-wishes by Wgr art. 24a lid 2 | all "
       "heads "
       "entitled answered | "},
      {"    aan: elke raad\n    vraagt: toestemming\n    termijn: 6 weken na toezending, afgesproken\n"
       "    geen antwoord: geldt als geweigerd\n    verder als: meer dan de helft\n",
       "Toestemming raden | council permission | 6 weken@sending own | refused by afgesproken | more-than 1/2 heads "
       "entitled consented | "},
      {"    aan: elke raad\n    vraagt: zienswijze\n    grond: Wgr art. 1 lid 3\n    termijn: 8 weken na ontvangst\n"
       "    geen antwoord: geldt als geen zienswijze\n    verder als: 2 van 2 beantwoord\n",
       "Zienswijze raden | council view | wgr-1-3@receipt | no-view by Wgr art. 1 lid 3 | count 2 of 2 heads entitled "
       "answered | "},
  };
  for (const Row& row : rows) {
    INFO(row.lines);
    const auto found = read(row.lines);
    if (row.lines.find("terug naar vraag") != std::string::npos) {
      // A step cannot send back to itself.
      CHECK(places(found.diagnostics) == Lines{"R057 13:24"});
      continue;
    }
    CHECK(places(found.diagnostics) == Lines{});
    REQUIRE(found.value);
    CHECK(shown(found.value->steps[0]) == row.step);
  }
}

TEST_CASE("fan-out: what is wrong is said at its line, with a way out") {
  struct Row {
    std::string_view what;
    std::string lines;
    bool board;
    Lines places;
    std::string message;
    std::string fix;
  };
  const std::string views = "    aan: elke raad\n    vraagt: zienswijze\n";
  const std::string silence = "    geen antwoord: geldt als geen zienswijze\n";
  const std::vector<Row> rows = {
      {"a participant without a college",
       "    aan: elk college\n    vraagt: advies\n",
       true,
       {"R100 9:10"},
       "Leiden heeft geen college in de organisatie",
       "zet 'college' met een contact bij elke deelnemer"},
      {"an unknown word",
       "    aan: elke raat\n    vraagt: advies\n",
       true,
       {"R029 9:10"},
       "'elke raat' is hier geen mogelijke waarde",
       "bedoelt u 'elke raad'?"},
      {"a term without a beginning",
       views + "    termijn: 8 weken, eigen regel\n" + silence,
       true,
       {"R101 11:14"},
       "'8 weken, eigen regel' is geen termijn om te antwoorden",
       "schrijf 'wet' (dan geldt het artikel bij 'grond') of bijvoorbeeld '8 weken na ontvangst, eigen regel'"},
      {"the law, but which",
       views + "    termijn: wet\n    geen antwoord: geldt als geen zienswijze, eigen regel\n",
       true,
       {"R101 11:14"},
       "'wet' zegt niet welke wet",
       "voeg toe: 'grond: Wgr art. 35 lid 1'"},
      {"an article that sets no term",
       views + "    grond: Wgr art. 10 lid 5\n    termijn: wet\n" + silence,
       true,
       {"R101 11:12"},
       "onbekende regel 'Wgr art. 10 lid 5'; 'besluitctl explain --list' noemt ze",
       "of schrijf de termijn zelf, bijvoorbeeld '8 weken na ontvangst, eigen regel'"},
      {"an article with a date and no length",
       views + "    grond: Wgr art. 34b\n    termijn: wet\n" + silence,
       true,
       {"R101 11:12"},
       "Wgr art. 34b geeft geen termijn om te antwoorden",
       "schrijf de termijn zelf, bijvoorbeeld '8 weken na ontvangst, eigen regel'"},
      {"counted back from a board that does not follow",
       views + "    grond: Wgr art. 35 lid 1\n    termijn: wet\n" + silence,
       false,
       {"R101 7:11"},
       "Wgr art. 35 lid 1 telt terug vanaf de vergadering waar het stuk wordt aangeboden, maar die volgt niet",
       "zet er een stap met 'orgaan' onder"},
      {"nobody said what silence means",
       views + "    termijn: 8 weken na ontvangst, eigen regel\n",
       true,
       {"R102 11:5"},
       "de termijn kan verstrijken, maar er staat niet wat zwijgen betekent",
       "voeg toe: 'geen antwoord: geldt als geen zienswijze'"},
      {"silence without a term",
       views + silence,
       true,
       {"R102 11:5"},
       "zonder termijn verstrijkt er niets",
       "voeg 'termijn' toe, of haal deze regel weg"},
      {"silence that is no such answer",
       views + "    termijn: 8 weken na ontvangst, eigen regel\n    geen antwoord: geldt als geweigerd\n",
       true,
       {"R061 12:30"},
       "een stap die 'zienswijze' vraagt, kan niet 'geweigerd' worden",
       "schrijf 'geldt als geen zienswijze'"},
      {"silence misspelt",
       views + "    termijn: 8 weken na ontvangst, eigen regel\n    geen antwoord: geldt als geen zienswijse\n",
       true,
       {"R102 12:30"},
       "'geldt als geen zienswijse' zegt niet wat zwijgen betekent",
       "bedoelt u 'geen zienswijze'?"},
      {"a gate that names another ask's answer",
       views + "    verder als: alle voorgesteld\n",
       true,
       {"R061 11:17"},
       "een stap die 'zienswijze' vraagt, kan niet 'voorgesteld' worden",
       "mogelijk is: zienswijze, geen zienswijze, beantwoord"},
      {"a gate over other numbers",
       views + "    verder als: 12 van 18 beantwoord\n",
       true,
       {"R103 11:17"},
       "de regel gaat over 18, maar het zijn er 2",
       "pas de regel aan, of schrijf een breuk zoals '2/3'"},
      {"a gate misspelt",
       views + "    verder als: alle beantwoort\n",
       true,
       {"R103 11:22"},
       "onbekende regel 'beantwoort'",
       "bedoelt u 'beantwoord'?"},
      {"a term that does not say whose it is",
       views + "    termijn: 8 weken na ontvangst\n" + "    geen antwoord: geldt als geen zienswijze, eigen regel\n",
       true,
       {"R104? 11:14"},
       "deze termijn zegt niet van wie hij is",
       "schrijf erachter: ', eigen regel', ', afgesproken' of ', regeling'"},
      {"a date of a task",
       views + "    uiterlijk: 2025-05-01\n",
       true,
       {"R060 11:5"},
       "'uiterlijk' hoort bij een taak of een orgaan",
       "haal deze regel weg"},
      {"no deferral of all together",
       views + "    bij aanhouding: volgende vergadering\n",
       true,
       {"R061 11:5"},
       "een stap die 'zienswijze' vraagt, kan niet 'aangehouden' worden",
       "haal deze regel weg"},
      {"words of such a step at a task",
       "    taak: Vragen\n    termijn: 8 weken na ontvangst, eigen regel\n",
       true,
       {"R060 10:5"},
       "'termijn' hoort bij een stap aan alle raden of colleges",
       "haal deze regel weg"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const auto found = read(row.lines, row.board);
    CHECK(places(found.diagnostics) == row.places);
    if (found.diagnostics.empty()) continue;
    CHECK(found.diagnostics[0].message.nl == row.message);
    CHECK(found.diagnostics[0].fix.nl == row.fix);
  }
}
