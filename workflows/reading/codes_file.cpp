// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a file as YAML.
// An example holds only the part of a file that matters; the test fills in the rest.
#include "workflows/reading/codes.hpp"

#include <array>

namespace besluit::reading {
namespace {

const std::array<CodeRow, 18>& table() {
  static const std::array<CodeRow, 18> rows{{
      {"R001",
       {"Het bestand is niet als UTF-8 opgeslagen", "The file was not saved as UTF-8"},
       {"Een letter met een accent is in een oude codering opgeslagen (Latin-1 of Windows-1252). Kies bij het opslaan "
        "\"UTF-8\". Een BOM en Windows-regeleinden zijn goed.",
        "A letter with an accent was saved in an old encoding (Latin-1 or Windows-1252). Choose \"UTF-8\" when saving. "
        "A BOM and Windows line ends are fine."},
       "titel: Caf\351",
       "titel: Café"},
      {"R002",
       {"Een onzichtbaar teken in het bestand", "An invisible character in the file"},
       {"Er staat een teken in dat niet te zien is, of dat de schrijfrichting omkeert. Vaak is het geen tekstbestand, "
        "of kwam het teken mee met knippen en plakken.",
        "There is a character that cannot be seen, or that turns the direction of writing. Often it is no text file, "
        "or the character came along with copy and paste."},
       "titel: Herstel\001plan",
       "titel: Herstelplan"},
      {"R003",
       {"Het bestand is te groot", "The file is too large"},
       {"Een bestand is ten hoogste 1 MiB (1.048.576 bytes). Een route is een paar duizend bytes; een bestand dat "
        "groter is, is bijna zeker het verkeerde.",
        "A file has at most 1 MiB (1,048,576 bytes). A route has a few thousand bytes; a larger file is almost "
        "certainly the wrong one."},
       "",
       ""},
      {"R004",
       {"Het bestand is te diep genest", "The file is nested too deeply"},
       {"Lijsten en groepen in elkaar mogen ten hoogste 64 niveaus diep gaan. De taal zelf heeft er zes nodig.",
        "Lists and groups inside each other may go at most 64 levels deep. The language itself needs six."},
       "titel: "
       "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
       "]]]]]]]]]]]]]]]]]]]",
       "titel: Herstelplan"},
      {"R005",
       {"Het bestand heeft te veel waarden", "The file has too many values"},
       {"Een bestand heeft ten hoogste 50.000 sleutels en waarden samen.",
        "A file has at most 50,000 keys and values together."},
       "",
       ""},
      {"R006",
       {"Het bestand is leeg of heeft geen sleutels", "The file is empty or has no keys"},
       {"Een bestand bestaat uit regels \"sleutel: waarde\" en begint met wat het is: \"soort: route\" of \"soort: "
        "organisatie\".",
        "A file consists of lines \"key: value\" and begins with what it is: \"kind: route\" or \"kind: "
        "organisation\"."},
       "- soort: route",
       "soort: route"},
      {"R007",
       {"Een tweede document in het bestand", "A second document in the file"},
       {"In YAML begint na \"---\" een nieuw document. Hier hoort er één in een bestand; \"---\" mag alleen helemaal "
        "bovenaan staan.",
        "In YAML a new document begins after \"---\". Here one file holds one; \"---\" may only stand at the very "
        "top."},
       "titel: Herstelplan\n"
       "---\n"
       "bron: Ad 3\n",
       "titel: Herstelplan\n"
       "bron: Ad 3\n"},
      {"R008",
       {"Ingesprongen met een tab", "Indented with a tab"},
       {"YAML springt in met spaties. Een tab ziet er hetzelfde uit, maar is in elk programma anders breed.",
        "YAML indents with spaces. A tab looks the same, but has another width in every program."},
       "stappen:\n"
       "\t- stap: opstellen\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"},
      {"R009",
       {"Een aanhalingsteken wordt niet gesloten", "A quote is not closed"},
       {"Een tekst die met ' of \" begint, eindigt op dezelfde regel met hetzelfde teken. Een naam als 's-Gravenhage "
        "begint zelf met een aanhalingsteken: zet er dubbele omheen. In een tekst tussen enkele aanhalingstekens "
        "schrijft u ' dubbel.",
        "A text that begins with ' or \" ends on the same line with the same character. A name such as 's-Gravenhage "
        "begins with a quote itself: put double quotes around it. In a text in single quotes, write ' twice."},
       "titel: 's-Gravenhage",
       "titel: \"'s-Gravenhage\""},
      {"R010",
       {"Een tekst loopt door op de volgende regel", "A text runs on to the next line"},
       {"Een regel die verder inspringt, hoort in YAML bij de tekst erboven. Meestal is dat niet de bedoeling: een "
        "sleutel staat dan te ver naar rechts.",
        "In YAML a line that is indented deeper belongs to the text above it. Mostly that is not meant: a key then "
        "stands too far to the right."},
       "titel: Herstelplan\n"
       "  Eigen Vermogen\n",
       "titel: Herstelplan Eigen Vermogen\n"},
      {"R011",
       {"Een anker of verwijzing", "An anchor or alias"},
       {"YAML kan met \"&naam\" en \"*naam\" een waarde hergebruiken. Dat kan hier niet: een fout zou dan op de "
        "verkeerde plaats worden gewezen. Begint een tekst met & of *, zet die dan tussen aanhalingstekens.",
        "With \"&name\" and \"*name\" YAML can use a value again. That is not possible here: an error would be shown "
        "at the wrong place. If a text begins with & or *, put it in quotes."},
       "titel: *herstelplan",
       "titel: \"*herstelplan\""},
      {"R012",
       {"Samenvoegen met \"<<\"", "Merging with \"<<\""},
       {"De sleutel \"<<\" voegt in sommige programma's twee groepen samen. Schrijf de waarden hier voluit.",
        "The key \"<<\" merges two groups in some programs. Write the values out here."},
       "\"titel\": Herstelplan\n"
       "<<: Ad 3\n",
       "titel: Herstelplan\n"
       "bron: Ad 3\n"},
      {"R013",
       {"Een type of een richtlijn", "A tag or a directive"},
       {"Een type (\"!!str\") of een regel met \"%\" is niet nodig: elke sleutel weet zelf wat erachter hoort. Begint "
        "een tekst met !, zet die dan tussen aanhalingstekens.",
        "A tag (\"!!str\") or a line with \"%\" is not needed: every key knows what belongs after it. If a text begins "
        "with !, put it in quotes."},
       "titel: !!str Herstelplan",
       "titel: Herstelplan"},
      {"R014",
       {"Een sleutel staat er twee keer", "A key stands here twice"},
       {"Binnen één groep komt elke sleutel één keer voor. Anders is niet te zeggen welke van de twee geldt.",
        "Within one group every key occurs once. Otherwise nobody can say which of the two holds."},
       "titel: Herstelplan\n"
       "titel: Herstelplan Eigen Vermogen\n",
       "titel: Herstelplan Eigen Vermogen\n"},
      {"R015",
       {"De opbouw van het bestand klopt niet", "The structure of the file is not right"},
       {"YAML kan vanaf deze plaats niet verder lezen. Meestal staat er een dubbele punt in een tekst zonder "
        "aanhalingstekens, of beginnen regels die bij elkaar horen niet op dezelfde kolom. Wat eronder staat, is nog "
        "niet gelezen.",
        "From this place on YAML cannot be read. Mostly there is a colon in a text without quotes, or lines that "
        "belong together do not begin in the same column. What stands below was not read yet."},
       "titel: Herstelplan: Eigen Vermogen",
       "titel: \"Herstelplan: Eigen Vermogen\""},
      {"R016",
       {"Een stuk van de regel is een opmerking", "A part of the line is a comment"},
       {"Vanaf een spatie met # is de rest van de regel een opmerking. Staat er meteen een letter of cijfer achter, "
        "dan hoort het misschien bij de tekst.",
        "From a blank with # on, the rest of the line is a comment. If a letter or digit follows at once, it was "
        "perhaps meant as text."},
       "titel: Voorstel #12",
       "titel: \"Voorstel #12\""},
      {"R017",
       {"Een haakje wordt niet gesloten", "A bracket is not closed"},
       {"Een lijst op één regel begint met [ en eindigt met ]. Een lijst met streepjes onder elkaar is makkelijker te "
        "lezen.",
        "A list on one line begins with [ and ends with ]. A list with dashes below each other is easier to read."},
       "titel: [Herstelplan\n"
       "bron: Ad 3\n",
       "titel: Herstelplan\n"
       "bron: Ad 3\n"},
      {"R018",
       {"Dit kan geen sleutel zijn", "This cannot be a key"},
       {"Een sleutel is één woord of een paar woorden, gevolgd door een dubbele punt en een spatie.",
        "A key is a word or a few words, followed by a colon and a blank."},
       "[titel]: Herstelplan",
       "titel: Herstelplan"},
  }};
  return rows;
}

}  // namespace

std::span<const CodeRow> file_codes() {
  return table();
}

}  // namespace besluit::reading
