// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a route or a folder.
// An example holds only the part of a file that matters; the test fills in the rest.
#include "workflows/reading/codes.hpp"

#include <array>

namespace besluit::reading {
namespace {

const std::array<CodeRow, 27>& table() {
  static const std::array<CodeRow, 27> rows{{
      {"R050",
       {"Een onbekende rol", "An unknown role"},
       {"Deze rol (of mens) staat niet in de organisatie. Zonder iemand achter de rol kan niemand worden herinnerd.",
        "This role (or person) is not in the organisation. Without somebody behind the role nobody can be reminded."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directi\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"},
      {"R051",
       {"Een onbekend orgaan", "An unknown body"},
       {"Dit orgaan staat niet in de organisatie. De raad van een deelnemer heet bijvoorbeeld \"leiden/raad\".",
        "This body is not in the organisation. The council of a participant is called for example \"leiden/raad\"."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: abb\n"
       "    vraagt: besluit\n",
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"},
      {"R052",
       {"Een onbekend beleid", "An unknown policy"},
       {"Dit beleid voor herinneren en escaleren staat niet in de organisatie.",
        "This policy for reminders and escalations is not in the organisation."},
       "beleid: standaart",
       "beleid: standaard"},
      {"R053",
       {"Een orgaan zonder vergaderingen", "A body without meetings"},
       {"Een stap bij een orgaan krijgt zijn datum van een vergadering. Zonder vergaderingen kan er niets worden "
        "gepland.",
        "A step of a body gets its date from a meeting. Without meetings nothing can be planned."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: klankbord\n"
       "    vraagt: advies\n",
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: bao\n"
       "    vraagt: advies\n"},
      {"R054",
       {"Deze vergadering bestaat niet", "This meeting does not exist"},
       {"Het orgaan heeft in de organisatie geen vergadering met deze datum. De melding noemt de dichtstbijzijnde.",
        "In the organisation the body has no meeting with this date. The message names the nearest."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    vergadering: ab 2024-07-03\n",
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    vergadering: ab 2024-07-10\n"},
      {"R055",
       {"Een stap staat er twee keer", "A step stands here twice"},
       {"De korte naam van een stap is uniek binnen de route: uitkomsten en verwijzingen gebruiken hem.",
        "The short name of a step is unique within the route: outcomes and references use it."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"},
      {"R056",
       {"Een onbekende stap", "An unknown step"},
       {"De route heeft geen stap met deze korte naam.", "The route has no step with this short name."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    bij afwijzing: terug naar opstelen\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    bij afwijzing: terug naar opstellen\n"},
      {"R057",
       {"Terug naar een stap die niet eerder is", "Back to a step that is not earlier"},
       {"\"terug naar\" wijst naar een stap die hoger in de lijst staat.",
        "\"back to\" points to a step that stands higher in the list."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    bij afwijzing: terug naar vaststellen\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    bij afwijzing: terug naar opstellen\n"},
      {"R058",
       {"Tegelijk met een stap die er niet vlak voor staat", "Together with a step that is not right before it"},
       {"Stappen die tegelijk openstaan, staan in het bestand direct onder elkaar.",
        "Steps that are open at the same time stand directly below each other in the file."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "  - stap: nazorg\n"
       "    taak: Nazorg\n"
       "    wie: directie\n"
       "    tegelijk met: opstellen\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "  - stap: nazorg\n"
       "    taak: Nazorg\n"
       "    wie: directie\n"
       "    tegelijk met: opstellen\n"},
      {"R059",
       {"Een stap is een taak, gaat naar een orgaan of vraagt alle deelnemers iets",
        "A step is a task, goes to a body or asks all participants"},
       {"Een taak heeft \"taak\" en \"wie\". Een stap bij een orgaan heeft \"orgaan\" en \"vraagt\". Een stap aan alle "
        "raden of colleges heeft \"aan\" en \"vraagt\". Een stap is precies een van de drie.",
        "A task has \"task\" and \"who\". A step of a body has \"body\" and \"asks\". A step to all councils or "
        "colleges "
        "has \"to\" and \"asks\". A step is exactly one of the three."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    wie: directie\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"},
      {"R060",
       {"Een regel die niet bij deze stap past", "A line that does not fit this step"},
       {"\"vraagt\" en \"vergadering\" horen bij een stap van een orgaan. Een taak heeft een eigen dag: \"uiterlijk\".",
        "\"asks\" and \"meeting\" belong to a step of a body. A task has a day of its own: \"due\"."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    vergadering: ab 2024-07-10\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    uiterlijk: 2024-07-10\n"},
      {"R061",
       {"Deze uitkomst komt hier niet voor", "This outcome does not happen here"},
       {"Wat gevraagd wordt, bepaalt wat er geantwoord kan worden. Een advies kan bijvoorbeeld niet worden afgewezen, "
        "wel negatief zijn.",
        "What is asked decides what can be answered. Advice, for example, cannot be rejected, but it can be negative."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "  - stap: bao\n"
       "    orgaan: bao\n"
       "    vraagt: advies\n"
       "    bij afwijzing: terug naar opstellen\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "  - stap: bao\n"
       "    orgaan: bao\n"
       "    vraagt: advies\n"
       "    bij negatief advies: terug naar opstellen\n"},
      {"R062",
       {"Niet duidelijk hoe de route verdergaat", "Not clear how the route goes on"},
       {"Mogelijk is \"terug naar STAP\", \"volgende vergadering\", \"einde UITKOMST\" of \"verder\". Na aanhouden "
        "alleen \"volgende vergadering\" of \"einde UITKOMST\".",
        "Possible are \"back to STEP\", \"next meeting\", \"end RESULT\" and \"go on\". After a deferral only \"next "
        "meeting\" or \"end RESULT\"."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    bij aanhouding: later nog eens\n",
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    bij aanhouding: volgende vergadering\n"},
      {"R063",
       {"De voorwaarde klopt niet", "The condition is not right"},
       {"Een voorwaarde vergelijkt gegevens die onder \"gegevens\" staan, met het type dat daar staat. Het streepje "
        "wijst de plaats aan.",
        "A condition compares facts that are listed under \"data\", with the type given there. The caret shows the "
        "place."},
       "gegevens:\n"
       "  saldo:\n"
       "    type: getal\n"
       "alleen als: sald < 3000000\n",
       "gegevens:\n"
       "  saldo:\n"
       "    type: getal\n"
       "alleen als: saldo < 3000000\n"},
      {"R064",
       {"Een route van een andere organisatie", "A route of another organisation"},
       {"De bestanden van één organisatie staan in één map; elke route noemt die organisatie.",
        "The files of one organisation stand in one folder; every route names that organisation."},
       "organisatie: voorbeelt",
       "organisatie: voorbeeld"},
      {"R065",
       {"Niemand wordt herinnerd", "Nobody is reminded"},
       {"De route heeft geen \"beleid\", en haar stappen ook niet allemaal. Termijnen worden wel bewaakt, maar er gaat "
        "geen bericht uit.",
        "The route has no \"policy\", nor do all its steps. Deadlines are watched, but no message is sent."},
       "soort: route\n"
       "route: voorbeeld\n"
       "titel: Voorbeeld\n"
       "organisatie: voorbeeld\n"
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n",
       "soort: route\n"
       "route: voorbeeld\n"
       "titel: Voorbeeld\n"
       "organisatie: voorbeeld\n"
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "beleid: standaard\n"},
      {"R067",
       {"De vergadering van een ander orgaan", "The meeting of another body"},
       {"De stap gaat naar het ene orgaan en noemt een vergadering van een ander.",
        "The step goes to one body and names a meeting of another."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    vergadering: bao 2024-05-23\n",
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    vergadering: ab 2024-07-10\n"},
      {"R068",
       {"Het aantal stappen kan niet", "The number of steps is not possible"},
       {"Een route heeft ten minste één en ten hoogste 500 stappen.",
        "A route has at least one and at most 500 steps."},
       "stappen: []",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"},
      {"R069",
       {"Geen tabel of model met deze naam", "No table or model of this name"},
       {"\"volgens\" noemt een beslistabel bij haar korte naam, of een .dmn-bestand in dezelfde map, zo nodig met de "
        "naam van de beslissing erachter: \"korting.dmn Korting bepalen\". Wie het gegeven zelf opgeeft, laat het weg.",
        "\"decided by\" names a decision table by its short name, or a .dmn file in the same folder, where needed with "
        "the name of the decision behind it: \"korting.dmn Korting bepalen\". For a fact that a person gives, leave it "
        "out."},
       "gegevens:\n"
       "  gevolg:\n"
       "    type: tekst\n"
       "    volgens: weerstandsvermogen\n",
       "gegevens:\n"
       "  gevolg:\n"
       "    type: tekst\n"},
      {"R070",
       {"Geen organisatie in de map", "No organisation in the folder"},
       {"Een map met routes heeft precies één bestand met \"soort: organisatie\": de organen, rollen en mensen waar de "
        "routes naar verwijzen.",
        "A folder with routes has exactly one file with \"kind: organisation\": the bodies, roles and people that the "
        "routes refer to."},
       "",
       ""},
      {"R071",
       {"Twee organisaties in één map", "Two organisations in one folder"},
       {"Een map hoort bij één organisatie. Zet de tweede met haar routes in een eigen map.",
        "A folder belongs to one organisation. Put the second one with its routes in a folder of its own."},
       "",
       ""},
      {"R072",
       {"Twee routes met dezelfde naam", "Two routes with the same name"},
       {"De korte naam van een route is uniek binnen de map: een dossier begint met die naam.",
        "The short name of a route is unique within the folder: a dossier begins with that name."},
       "",
       ""},
      {"R073",
       {"Twee tabellen met dezelfde naam", "Two tables with the same name"},
       {"In één map heeft elke beslistabel een eigen naam.",
        "In one folder each decision table has a name of its own."},
       "",
       ""},
      {"R074",
       {"Twee deelroutes met dezelfde naam", "Two subroutes with the same name"},
       {"In één map heeft elke deelroute een eigen naam: routes noemen haar bij die naam.",
        "In one folder each subroute has a name of its own: routes call it by that name."},
       "",
       ""},
      {"R075",
       {"Een route die er niet is", "A route that is not there"},
       {"\"niet samen met\" noemt een route bij haar korte naam. Staat die niet in de map, dan wordt er niets uit "
        "elkaar "
        "gehouden.",
        "\"apart from\" names a route by its short name. When that is not in the folder, nothing is kept apart."},
       "",
       ""},
      {"R080",
       {"Een onbekende kolom", "An unknown column"},
       {"Een regel noemt een gegeven of uitkomst die de tabel niet heeft.",
        "A rule names a fact or result that the table does not have."},
       "soort: beslistabel\ntabel: t\ninvoer:\n  bedrag: getal\nregels:\n  - als:\n      bedragg: \"< 100\"\n    dan: "
       "laag\n  - dan: hoog\n",
       "soort: beslistabel\ntabel: t\ninvoer:\n  bedrag: getal\ntrefregel: eerste\nregels:\n  - als:\n      bedrag: "
       "\"< 100\"\n    dan: laag\n  - dan: hoog\n"},
      {"R081",
       {"Een regel zonder een van de uitkomsten", "A rule without one of the results"},
       {"Een tabel met meer uitkomsten geeft in elke regel alle uitkomsten.",
        "A table with several results gives all of them in each rule."},
       "soort: beslistabel\ntabel: t\ninvoer:\n  akkoord: ja-nee\nuitvoer:\n  wie: tekst\n  wanneer: tekst\nregels:\n  "
       "- dan:\n      wie: directie\n",
       "soort: beslistabel\ntabel: t\ninvoer:\n  akkoord: ja-nee\nuitvoer:\n  wie: tekst\n  wanneer: tekst\nregels:\n  "
       "- dan:\n      wie: directie\n      wanneer: meteen\n"},
  }};
  return rows;
}

}  // namespace

std::span<const CodeRow> route_codes() {
  return table();
}

}  // namespace besluit::reading
