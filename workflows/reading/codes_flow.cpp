// SPDX-License-Identifier: EUPL-1.2
// What is wrong with what a step says about facts (conditions, choices, waits), and with a policy.
#include "workflows/reading/codes.hpp"

#include <array>

namespace besluit::reading {
namespace {

const std::array<CodeRow, 11>& table() {
  static const std::array<CodeRow, 11> rows{{
      {"R110",
       {"Een uitkomst die niet voorkomt", "An outcome that does not happen"},
       {"Een voorwaarde vergelijkt de uitkomst van een stap (of wat er gekozen is) met iets dat daar nooit uitkomt. De "
        "voorwaarde zou dus nooit, of juist altijd, gelden.",
        "A condition compares the outcome of a step (or what was chosen) with something that never comes out of it. So "
        "the condition would never, or always, hold."},
       "stappen:\n"
       "  - stap: bao\n"
       "    orgaan: bao\n"
       "    vraagt: advies\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    alleen als: uitkomst van bao = \"positief advis\"\n",
       "stappen:\n"
       "  - stap: bao\n"
       "    orgaan: bao\n"
       "    vraagt: advies\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    alleen als: uitkomst van bao = \"positief advies\"\n"},
      {"R111",
       {"Een gegeven dat hier niet kan", "A fact that cannot stand here"},
       {"De stap noemt een gegeven dat niet bij \"gegevens\" staat, of dat hier niet past: wat met een stap wordt "
        "vastgelegd bepaalt geen tabel, wat een stap bepaalt wel, en waarop gewacht wordt is een datum.",
        "The step names a fact that is not among the \"data\", or that does not fit here: no table decides what a step "
        "fixes, a table does decide what a step determines, and what is waited for is a date."},
       "gegevens:\n"
       "  prognose:\n"
       "    type: getal\n"
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    legt vast:\n"
       "      - prognoze\n",
       "gegevens:\n"
       "  prognose:\n"
       "    type: getal\n"
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    legt vast:\n"
       "      - prognose\n"},
      {"R112",
       {"Een keuze zonder mogelijkheden", "A choice without possibilities"},
       {"Een stap die een keuze vraagt, noemt onder \"keuze uit\" ten minste twee verschillende mogelijkheden. Wie "
        "iets "
        "anders mag kiezen, zet er \"anders\" bij.",
        "A step that asks a choice names at least two different possibilities below \"choose from\". Where something "
        "else may be chosen, \"other\" stands among them."},
       "stappen:\n"
       "  - stap: keuze\n"
       "    orgaan: ab\n"
       "    vraagt: keuze\n"
       "    keuze uit:\n"
       "      - scenario 1\n",
       "stappen:\n"
       "  - stap: keuze\n"
       "    orgaan: ab\n"
       "    vraagt: keuze\n"
       "    keuze uit:\n"
       "      - scenario 1\n"
       "      - scenario 2\n"
       "      - anders\n"},
      {"R114",
       {"Een schriftelijke ronde die niet af is", "A written round that is not complete"},
       {"Een schriftelijke ronde duurt een aantal werkdagen, en zegt wat het betekent als het orgaan niet antwoordt en "
        "waarop dat berust. De eerste dag is de werkdag na de dag waarop tot de ronde is besloten.",
        "A written round takes a number of working days, and says what it means when the body does not answer and what "
        "that rests on. Its first day is the working day after the day on which the round was decided."},
       "stappen:\n"
       "  - stap: ronde\n"
       "    orgaan: ab\n"
       "    vraagt: instemmen\n"
       "    schriftelijke ronde: 5 werkdagen\n",
       "stappen:\n"
       "  - stap: ronde\n"
       "    orgaan: ab\n"
       "    vraagt: instemmen\n"
       "    schriftelijke ronde: 5 werkdagen\n"
       "    geen antwoord: geldt als ingestemd, reglement van orde art. 12\n"},
      {"R115",
       {"Onderdelen die niet kunnen", "Parts that cannot be"},
       {"Een stap met \"onderdelen\" vraagt meer dan één ding. Elk onderdeel heeft een eigen korte naam en een eigen "
        "\"vraagt\"; de stap zelf heeft dan geen \"vraagt\".",
        "A step with \"parts\" asks several things. Each part has a short name of its own and an \"asks\" of its own; "
        "then the step itself has no \"asks\"."},
       "stappen:\n"
       "  - stap: voorstel\n"
       "    orgaan: ab\n"
       "    onderdelen:\n"
       "      - onderdeel: a\n"
       "        vraagt: onderschrijven\n"
       "      - onderdeel: a\n"
       "        vraagt: opdracht geven\n",
       "stappen:\n"
       "  - stap: voorstel\n"
       "    orgaan: ab\n"
       "    onderdelen:\n"
       "      - onderdeel: a\n"
       "        vraagt: onderschrijven\n"
       "      - onderdeel: b\n"
       "        vraagt: opdracht geven\n"},
      {"R116",
       {"Een vervolgdossier dat nooit begint", "A dossier that never begins"},
       {"Onder \"start\" staat per vervolgdossier na welke uitkomst van deze stap het begint. Die uitkomst moet hier "
        "kunnen voorkomen.",
        "Below \"starts\" stands for each dossier that follows after which outcome of this step it begins. That "
        "outcome "
        "must be possible here."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    start:\n"
       "      - dossier: begrotingswijziging\n"
       "        na: positief advies\n",
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    start:\n"
       "      - dossier: begrotingswijziging\n"
       "        na: vastgesteld\n"},
      {"R117",
       {"Een deelroute met iets wat er niet bij past", "A subroute with something that does not fit it"},
       {"Een stap met \"deelroute\" zet de stappen van die deelroute op deze plaats. Erbij passen alleen \"stap\" (de "
        "naam van het geheel) en \"alleen als\"; al het andere staat in de deelroute zelf, en een deelroute bevat geen "
        "andere deelroute.",
        "A step with \"subroute\" puts the steps of that subroute in this place. Only \"step\" (the name of the whole) "
        "and \"only if\" fit it; all else stands in the subroute itself, and a subroute holds no other subroute."},
       "stappen:\n"
       "  - stap: voorbereiding\n"
       "    deelroute: advies-vooraf\n"
       "    wie: directie\n",
       "stappen:\n"
       "  - stap: voorbereiding\n"
       "    taak: Voorbereiden\n"
       "    wie: directie\n"},
      {"R118",
       {"Een gegeven dat in de deelroute iets anders is", "A fact that is something else in the subroute"},
       {"De gegevens van een deelroute horen bij elke route die haar noemt. Heeft zo'n route al een gegeven met die "
        "naam, dan moet het type hetzelfde zijn.",
        "The facts of a subroute belong to every route that names it. Where such a route has a fact of that name "
        "already, the type must be the same."},
       "",
       ""},
      {"R119",
       {"Een dag van het jaar, zonder jaar", "A day of the year, without a year"},
       {"\"29 april van het jaar\" is een dag in het jaar waar een dossier over gaat. De route zegt met \"jaar\" welk "
        "gegeven dat jaar bevat: een getal, dat bij het starten wordt gegeven.",
        "\"29 April of the year\" is a day in the year that a dossier is about. The route says with \"year\" which "
        "fact "
        "holds that year: a number, which is given at the start."},
       "stappen:\n"
       "  - stap: kaders\n"
       "    taak: Kaders sturen\n"
       "    wie: directie\n"
       "    wettelijk uiterlijk: 29 april van het jaar\n",
       "gegevens:\n"
       "  begrotingsjaar:\n"
       "    type: getal\n"
       "jaar: begrotingsjaar\n"
       "stappen:\n"
       "  - stap: kaders\n"
       "    taak: Kaders sturen\n"
       "    wie: directie\n"
       "    wettelijk uiterlijk: 29 april van het jaar\n"},
      {"R120",
       {"dit zijn geen stille uren", "these are no quiet hours"},
       {"Stille uren zijn twee tijden van vier cijfers met 'tot' ertussen; zij mogen over middernacht gaan. In die "
        "uren "
        "gaat er onder dit beleid niets uit; wat dan aan de beurt is, gaat daarna.",
        "Quiet hours are two times of four digits with 'to' between them; they may run over midnight. In those hours "
        "nothing goes out under this policy; what becomes due then goes afterwards."},
       "beleid:\n"
       "  standaard:\n"
       "    herinner:\n"
       "      - 1 week vooraf\n"
       "    stille uren: laat\n",
       "beleid:\n"
       "  standaard:\n"
       "    herinner:\n"
       "      - 1 week vooraf\n"
       "    stille uren: 20:00 tot 07:00\n"},
      {"R121",
       {"een escalatie zonder dag, of met twee", "an escalation without a day, or with two"},
       {"Een escalatie gaat een tijd na de datum uit ('na'), of op een vaste dag ('op dag'). Schrijf één van de twee.",
        "An escalation goes out some time after the date ('after'), or on a fixed day ('on day'). Write one of the "
        "two."},
       "beleid:\n"
       "  standaard:\n"
       "    escaleer:\n"
       "      - naar: secretaris\n",
       "beleid:\n"
       "  standaard:\n"
       "    escaleer:\n"
       "      - na: 1 werkdag\n"
       "        naar: secretaris\n"},
  }};
  return rows;
}

}  // namespace

std::span<const CodeRow> flow_codes() {
  return table();
}

}  // namespace besluit::reading
