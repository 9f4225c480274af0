// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a decision table or a DMN model. An example in XML stands inside <definitions>.
#include "workflows/reading/codes.hpp"

#include <array>

namespace besluit::reading {
namespace {

const std::array<CodeRow, 19>& table() {
  static const std::array<CodeRow, 19> rows{{
      {"D001",
       {"Geen goede XML", "No good XML"},
       {"Een .dmn is een XML-bestand. Op deze plaats klopt de opbouw niet. Bewaar het model opnieuw in het "
        "modelleerprogramma.",
        "A .dmn is an XML file. At this place its structure is not right. Save the model again in the modeller."},
       "<decision name=\"d\">\n",
       "<decision name=\"d\"/>\n"},
      {"D002",
       {"Een DOCTYPE of een onbekende verwijzing", "A DOCTYPE or an unknown reference"},
       {"Met DOCTYPE en eigen verwijzingen (&naam;) kan een bestand andere bestanden of adressen binnenhalen. Dat mag "
        "hier niet.",
        "With DOCTYPE and references of its own (&name;) a file can fetch other files or addresses. That is not "
        "allowed here."},
       "<description>a &nbsp; b</description>\n",
       "<description>a b</description>\n"},
      {"D003",
       {"Een model is te groot", "A model is too large"},
       {"Het bestand is te groot, staat te diep in elkaar of verwijst te ver door. De melding noemt de grens.",
        "The file is too large, nested too deeply or refers too far. The message names the bound."},
       "",
       ""},
      {"D004",
       {"Een teken kan niet worden gelezen", "A character cannot be read"},
       {"Het bestand is geen UTF-8, of er staat een stuurteken in.",
        "The file is not UTF-8, or holds a control character."},
       "",
       ""},
      {"D005",
       {"Dit is geen DMN-model", "This is no DMN model"},
       {"Het bestand is XML, maar geen DMN 1.1 tot en met 1.6.", "The file is XML, but no DMN 1.1 up to 1.6."},
       "<definitions xmlns=\"urn:iets-anders\" name=\"m\"/>\n",
       "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\"/>\n"},
      {"D006",
       {"Er ontbreekt een deel", "A part is missing"},
       {"Een deel van het model heeft iets nodig dat er niet staat, bijvoorbeeld een naam.",
        "A part of the model needs something that is not there, such as a name."},
       "<decision id=\"d\"/>\n",
       "<decision id=\"d\" name=\"besluit\"/>\n"},
      {"D007",
       {"Een naam of id komt twee keer voor", "A name or id occurs twice"},
       {"Namen en ids wijzen één ding aan.", "Names and ids point to one thing."},
       "<inputData id=\"a\" name=\"bedrag\"/>\n"
       "<inputData id=\"a\" name=\"datum\"/>\n",
       "<inputData id=\"a\" name=\"bedrag\"/>\n"
       "<inputData id=\"b\" name=\"datum\"/>\n"},
      {"D008",
       {"Een verwijzing wijst nergens naar", "A reference points nowhere"},
       {"Een deel van het model heeft een ander deel nodig dat er niet is, of dat van een andere soort is.",
        "A part of the model needs another part that is not there, or is of another kind."},
       "<decision name=\"d\">\n"
       "  <informationRequirement><requiredInput href=\"#bedrag\"/></informationRequirement>\n"
       "</decision>\n",
       "<inputData id=\"bedrag\" name=\"bedrag\"/>\n"
       "<decision name=\"d\">\n"
       "  <informationRequirement><requiredInput href=\"#bedrag\"/></informationRequirement>\n"
       "</decision>\n"},
      {"D009",
       {"Een onbekend type", "An unknown type"},
       {"Het type is niet van FEEL en staat niet bij de typen van het model.",
        "The type is not one of FEEL and not among the types of the model."},
       "<inputData name=\"bedrag\"><variable name=\"bedrag\" typeRef=\"nummer\"/></inputData>\n",
       "<inputData name=\"bedrag\"><variable name=\"bedrag\" typeRef=\"number\"/></inputData>\n"},
      {"D010",
       {"FEEL die niet klopt", "FEEL that is not right"},
       {"Een voorwaarde of uitkomst is niet te lezen, gebruikt een onbekende naam, of vergelijkt wat niet te "
        "vergelijken is.",
        "A condition or result cannot be read, uses an unknown name, or compares what cannot be compared."},
       "soort: beslistabel\n"
       "tabel: t\n"
       "invoer:\n"
       "  bedrag: getal\n"
       "trefregel: uniek\n"
       "regels:\n"
       "  - als:\n"
       "      bedrag: \"< honderd\"\n"
       "    dan: laag\n"
       "  - als:\n"
       "      bedrag: \">= 100\"\n"
       "    dan: hoog\n",
       "soort: beslistabel\n"
       "tabel: t\n"
       "invoer:\n"
       "  bedrag: getal\n"
       "trefregel: uniek\n"
       "regels:\n"
       "  - als:\n"
       "      bedrag: \"< 100\"\n"
       "    dan: laag\n"
       "  - als:\n"
       "      bedrag: \">= 100\"\n"
       "    dan: hoog\n"},
      {"D011",
       {"De vorm van een tabel klopt niet", "The shape of a table is not right"},
       {"Elke regel heeft één cel voor elke kolom; elke uitkomst heeft een eigen naam.",
        "Each rule has one cell for each column; each output has a name of its own."},
       "<decision name=\"d\">\n"
       "  <decisionTable><output/><rule/></decisionTable>\n"
       "</decision>\n",
       "<decision name=\"d\">\n"
       "  <decisionTable><output/><rule><outputEntry><text>1</text></outputEntry></rule></decisionTable>\n"
       "</decision>\n"},
      {"D012",
       {"De trefregel past niet", "The hit policy does not fit"},
       {"De trefregel is onbekend, of past niet bij de uitkomsten: optellen kan alleen met één uitkomst, rangschikken "
        "alleen met een volgorde.",
        "The hit policy is unknown, or does not fit the outputs: a sum needs one output, ranking needs an order."},
       "<decision name=\"d\">\n"
       "  <decisionTable hitPolicy=\"BEST\"><output/></decisionTable>\n"
       "</decision>\n",
       "<decision name=\"d\">\n"
       "  <decisionTable hitPolicy=\"FIRST\"><output/></decisionTable>\n"
       "</decision>\n"},
      {"D013",
       {"Dit wordt niet uitgevoerd", "This is not run"},
       {"Alleen FEEL wordt uitgevoerd; Java, PMML en andere talen niet.",
        "Only FEEL is run; Java, PMML and other languages are not."},
       "<decision name=\"d\">\n"
       "  <literalExpression expressionLanguage=\"urn:java\"><text>1</text></literalExpression>\n"
       "</decision>\n",
       "<decision name=\"d\">\n"
       "  <literalExpression><text>1</text></literalExpression>\n"
       "</decision>\n"},
      {"D014",
       {"Een beslissing heeft zichzelf nodig", "A decision needs itself"},
       {"Via andere beslissingen komt deze bij zichzelf terug. Zo is er geen begin.",
        "By way of other decisions this one comes back to itself. So there is no beginning."},
       "<decision id=\"a\" name=\"a\">\n"
       "  <informationRequirement><requiredDecision href=\"#b\"/></informationRequirement>\n"
       "</decision>\n"
       "<decision id=\"b\" name=\"b\">\n"
       "  <informationRequirement><requiredDecision href=\"#a\"/></informationRequirement>\n"
       "</decision>\n",
       "<decision id=\"a\" name=\"a\">\n"
       "  <informationRequirement><requiredDecision href=\"#b\"/></informationRequirement>\n"
       "</decision>\n"
       "<decision id=\"b\" name=\"b\">\n"
       "</decision>\n"},
      {"D015",
       {"Een geïmporteerd model is er niet", "An imported model is not there"},
       {"Het model gebruikt een ander model. Zet dat .dmn-bestand ernaast.",
        "The model uses another model. Put that .dmn file beside it."},
       "<import name=\"a\" namespace=\"urn:a\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>\n",
       "<decision name=\"d\"/>\n"},
      {"D020",
       {"Een tabel met een gat", "A table with a gap"},
       {"Voor deze waarden past geen enkele regel; de uitkomst is dan niets. De melding geeft een voorbeeld.",
        "For these values no rule matches; the result is nothing then. The message gives an example."},
       "soort: beslistabel\n"
       "tabel: t\n"
       "invoer:\n"
       "  bedrag: getal\n"
       "trefregel: uniek\n"
       "regels:\n"
       "  - als:\n"
       "      bedrag: \"< 100\"\n"
       "    dan: laag\n"
       "  - als:\n"
       "      bedrag: \"> 100\"\n"
       "    dan: hoog\n",
       "soort: beslistabel\n"
       "tabel: t\n"
       "invoer:\n"
       "  bedrag: getal\n"
       "trefregel: uniek\n"
       "regels:\n"
       "  - als:\n"
       "      bedrag: \"<= 100\"\n"
       "    dan: laag\n"
       "  - als:\n"
       "      bedrag: \"> 100\"\n"
       "    dan: hoog\n"},
      {"D021",
       {"Regels die allebei passen", "Rules that both match"},
       {"Bij de trefregel \"uniek\" mag voor geen enkele waarde meer dan één regel passen.",
        "With the hit policy \"unique\" no value may match more than one rule."},
       "soort: beslistabel\n"
       "tabel: t\n"
       "invoer:\n"
       "  bedrag: getal\n"
       "trefregel: uniek\n"
       "regels:\n"
       "  - als:\n"
       "      bedrag: \"<= 100\"\n"
       "    dan: laag\n"
       "  - als:\n"
       "      bedrag: \">= 100\"\n"
       "    dan: hoog\n",
       "soort: beslistabel\n"
       "tabel: t\n"
       "invoer:\n"
       "  bedrag: getal\n"
       "trefregel: uniek\n"
       "regels:\n"
       "  - als:\n"
       "      bedrag: \"< 100\"\n"
       "    dan: laag\n"
       "  - als:\n"
       "      bedrag: \">= 100\"\n"
       "    dan: hoog\n"},
      {"D022",
       {"Een regel die nooit past", "A rule that never matches"},
       {"Wat deze regel vraagt, is al voor een eerdere regel, of kan niet voorkomen.",
        "What this rule asks belongs to an earlier rule already, or cannot occur."},
       "soort: beslistabel\n"
       "tabel: t\n"
       "invoer:\n"
       "  bedrag: getal\n"
       "trefregel: eerste\n"
       "regels:\n"
       "  - als:\n"
       "      bedrag: \"< 100\"\n"
       "    dan: laag\n"
       "  - als:\n"
       "      bedrag: \">= 100\"\n"
       "    dan: hoog\n"
       "  - als:\n"
       "      bedrag: \"> 500\"\n"
       "    dan: zeer hoog\n",
       "soort: beslistabel\n"
       "tabel: t\n"
       "invoer:\n"
       "  bedrag: getal\n"
       "trefregel: eerste\n"
       "regels:\n"
       "  - als:\n"
       "      bedrag: \"< 100\"\n"
       "    dan: laag\n"
       "  - als:\n"
       "      bedrag: \"> 500\"\n"
       "    dan: zeer hoog\n"
       "  - als:\n"
       "      bedrag: \">= 100\"\n"
       "    dan: hoog\n"},
      {"D024",
       {"Te vrij of te groot om na te rekenen", "Too free or too large to analyse"},
       {"Een cel die rekent kan van tevoren niet worden nagerekend. Er kunnen gaten zijn die niet worden gemeld.",
        "A cell that computes cannot be analysed beforehand. There may be gaps that are not reported."},
       "soort: beslistabel\n"
       "tabel: t\n"
       "invoer:\n"
       "  bedrag: getal\n"
       "trefregel: eerste\n"
       "regels:\n"
       "  - als:\n"
       "      bedrag: \"? * 2 > 100\"\n"
       "    dan: hoog\n"
       "  - als:\n"
       "      bedrag: \"-\"\n"
       "    dan: laag\n",
       "soort: beslistabel\n"
       "tabel: t\n"
       "invoer:\n"
       "  bedrag: getal\n"
       "trefregel: eerste\n"
       "regels:\n"
       "  - als:\n"
       "      bedrag: \"> 50\"\n"
       "    dan: hoog\n"
       "  - als:\n"
       "      bedrag: \"-\"\n"
       "    dan: laag\n"},
  }};
  return rows;
}

}  // namespace

std::span<const CodeRow> decision_codes() {
  return table();
}

}  // namespace besluit::reading
