// SPDX-License-Identifier: EUPL-1.2
// What is wrong with the dates that a route gives to its steps, and with dates that do not fit together.
#include "workflows/reading/codes.hpp"

#include <array>

namespace besluit::reading {
namespace {

const std::array<CodeRow, 8>& table() {
  static const std::array<CodeRow, 8> rows{{
      {"R090",
       {"Woorden zonder dag", "Words without a day"},
       {"Een document zegt soms 'eind augustus 2013'. Neem die woorden over en schrijf erachter als welke dag u ze "
        "leest; "
        "mensen zien dan beide.",
        "A document sometimes says 'end of August 2013'. Copy those words and write after them as which day you read "
        "them; people then see both."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    streefdatum: eind augustus 2013\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    streefdatum: eind augustus 2013, gelezen als 2013-08-31\n"},
      {"R091",
       {"De dag past niet bij de woorden", "The day does not fit the words"},
       {"De woorden van het document spreken van een andere tijd dan de dag die erachter staat. Vaak is dat een "
        "tikfout.",
        "The words of the document speak of another time than the day that stands after them. Often that is a typing "
        "error."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    streefdatum: eind augustus 2013, gelezen als 2014-08-31\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    streefdatum: eind augustus 2013, gelezen als 2013-08-31\n"},
      {"R092",
       {"Datums in een vreemde volgorde", "Dates in a strange order"},
       {"Een stap kan drie datums hebben: een streefdatum, een afgesproken datum ('uiterlijk') en een wettelijke. De "
        "zachtere hoort niet na de hardere te komen: dan helpt zij niemand.",
        "A step can have three dates: a target, an agreed one ('due') and one set by law. The softer one should not "
        "come "
        "after the harder one: it helps nobody then."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    streefdatum: 2024-06-01\n"
       "    uiterlijk: 2024-05-15\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    streefdatum: 2024-05-01\n"
       "    uiterlijk: 2024-05-15\n"},
      {"R093",
       {"De vergadering komt na de uiterste datum", "The meeting comes after the last day"},
       {"De stap noemt een vergadering die later is dan de dag waarop het orgaan dit behandeld moet hebben. Zo is de "
        "route "
        "niet haalbaar, tenzij de vergadering naar voren gaat.",
        "The step names a meeting that is later than the day by which the body must have dealt with this. The route "
        "cannot be made this way, unless the meeting is moved forward."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    vergadering: ab 2024-12-18\n"
       "    wettelijk uiterlijk: 2024-12-01\n",
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    vergadering: ab 2024-12-18\n"
       "    wettelijk uiterlijk: 2024-12-31\n"},
      {"R094",
       {"Een reces dat alles beslaat", "A recess that covers everything"},
       {"In een reces of sluiting wordt niemand herinnerd. Duurt het langer dan een jaar, of vallen alle vergaderingen "
        "erin, dan is er waarschijnlijk een jaartal verkeerd getypt.",
        "In a recess or closure nobody is reminded. When it lasts longer than a year, or all meetings lie in it, a "
        "year "
        "was probably mistyped."},
       "reces:\n"
       "  - naam: Zomer\n"
       "    van: 2024-07-15\n"
       "    tot en met: 2026-08-23\n",
       "reces:\n"
       "  - naam: Zomer\n"
       "    van: 2024-07-15\n"
       "    tot en met: 2024-08-23\n"},
      {"R095",
       {"Stukken gaan uit voordat ze binnen zijn", "Papers go out before they are in"},
       {"'verzenden' ligt verder voor de vergadering dan 'aanleveren'. De stukken worden dan gevraagd op de dag waarop "
        "ze "
        "de deur uit gaan; vaak zijn de twee termijnen verwisseld.",
        "'sending' lies further before the meeting than 'papers'. The papers are then asked for on the day on which "
        "they "
        "go out; often the two terms were swapped."},
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"
       "    aanleveren: 3 weken vooraf\n"
       "    verzenden: 4 weken vooraf\n"
       "    vergaderingen: [2024-07-10]\n",
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"
       "    aanleveren: 4 weken vooraf\n"
       "    verzenden: 3 weken vooraf\n"
       "    vergaderingen: [2024-07-10]\n"},
      {"R096",
       {"Een vergadering voordat de stukken er zijn", "A meeting before its papers are there"},
       {"De taak vlak voor de vergadering is later klaar dan de dag waarop de stukken binnen moeten zijn. Het plan "
        "houdt de "
        "eerste van de twee aan; de andere zegt niets.",
        "The task right before the meeting is ready later than the day on which the papers must be in. The plan keeps "
        "the first of the two; the other says nothing."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    uiterlijk: 2024-12-17\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    vergadering: ab 2024-12-18\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    uiterlijk: 2024-11-01\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    vergadering: ab 2024-12-18\n"},
      {"R097",
       {"Klaar binnen: hoe lang na welke stap?", "Done within: how long after which step?"},
       {"Schrijf een termijn, 'na' en de naam van een eerdere stap. De termijn begint op de dag waarop die stap klaar "
        "is; "
        "daarvoor heeft de taak nog geen dag.",
        "Write a term, 'after' and the name of an earlier step. The term begins on the day on which that step is done; "
        "before it the task has no day yet."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "  - stap: bekendmaken\n"
       "    taak: Besluit bekendmaken\n"
       "    wie: directie\n"
       "    klaar binnen: 2 weken\n",
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "  - stap: bekendmaken\n"
       "    taak: Besluit bekendmaken\n"
       "    wie: directie\n"
       "    klaar binnen: 2 weken na vaststellen\n"},
  }};
  return rows;
}

}  // namespace

std::span<const CodeRow> date_codes() {
  return table();
}

}  // namespace besluit::reading
