// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a scenario, before it is run.
#include "workflows/reading/codes.hpp"

#include <array>

namespace besluit::reading {
namespace {

const std::array<CodeRow, 4>& table() {
  static const std::array<CodeRow, 4> rows{{
      {"R130",
       {"Een onbekende naam in een scenario", "An unknown name in a scenario"},
       {"Een scenario noemt een route, een stap, een deelnemer, een orgaan of een gegeven. Die naam moet voorkomen in "
        "de "
        "route of in de organisatie die in dezelfde map staan.",
        "A scenario names a route, a step, a participant, a body or a fact. That name must occur in the route or in "
        "the "
        "organisation that stand in the same folder."},
       "soort: scenario\nscenario: s\nroute: voorbeeld\ngegeven:\n  begin: 2024-03-14\nverloop:\n"
       "  - dag: 2024-05-01\n    als:\n      - stap: opstelen\n        uitkomst: gereed\n",
       "soort: scenario\nscenario: s\nroute: voorbeeld\ngegeven:\n  begin: 2024-03-14\nverloop:\n"
       "  - dag: 2024-05-01\n    als:\n      - stap: opstellen\n        uitkomst: gereed\n"},
      {"R131",
       {"Niet duidelijk wat er gebeurt of moet kloppen", "Not clear what happens or must hold"},
       {"Elk streepje onder 'als' is één handeling, en elk streepje onder 'dan' gaat over één stap, één bericht of het "
        "dossier. De melding zegt welk woord er ontbreekt of er niet bij hoort.",
        "Every dash under 'when' is one act, and every dash under 'then' is about one step, one notice or the dossier. "
        "The message says which word is missing or does not belong."},
       "soort: scenario\nscenario: s\nroute: voorbeeld\ngegeven:\n  begin: 2024-03-14\nverloop:\n"
       "  - dag: 2024-05-01\n    als:\n      - verplaats: ab 2024-07-10\n",
       "soort: scenario\nscenario: s\nroute: voorbeeld\ngegeven:\n  begin: 2024-03-14\nverloop:\n"
       "  - dag: 2024-05-01\n    als:\n      - verplaats: ab 2024-07-10\n        naar: 2024-07-03\n"},
      {"R132",
       {"De dagen staan niet op volgorde", "The days are not in order"},
       {"Het verloop van een scenario gaat dag na dag vooruit, vanaf het begin van het dossier.",
        "The course of a scenario goes forward day after day, from the start of the dossier."},
       "soort: scenario\nscenario: s\nroute: voorbeeld\ngegeven:\n  begin: 2024-03-14\nverloop:\n"
       "  - dag: 2024-03-01\n    dan:\n      - haalbaar: true\n",
       "soort: scenario\nscenario: s\nroute: voorbeeld\ngegeven:\n  begin: 2024-03-14\nverloop:\n"
       "  - dag: 2024-04-01\n    dan:\n      - haalbaar: true\n"},
      {"R133",
       {"Een uitkomst die niet bij de stap past", "An outcome that does not fit the step"},
       {"Wat een stap vraagt, bepaalt hoe hij kan eindigen: een taak met 'gereed', een besluit met 'vastgesteld' of "
        "'afgewezen', een advies met 'positief advies'.",
        "What a step asks decides how it can end: a task with 'done', a decision with 'adopted' or 'rejected', an "
        "advice with 'advised-positive'."},
       "soort: scenario\nscenario: s\nroute: voorbeeld\ngegeven:\n  begin: 2024-03-14\nverloop:\n"
       "  - dag: 2024-05-01\n    als:\n      - stap: opstellen\n        uitkomst: vastgesteld\n",
       "soort: scenario\nscenario: s\nroute: voorbeeld\ngegeven:\n  begin: 2024-03-14\nverloop:\n"
       "  - dag: 2024-05-01\n    als:\n      - stap: opstellen\n        uitkomst: gereed\n"},
  }};
  return rows;
}

}  // namespace

std::span<const CodeRow> scenario_codes() {
  return table();
}

}  // namespace besluit::reading
