// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a step that asks every council or every college.
#include "workflows/reading/codes.hpp"

#include <array>

namespace besluit::reading {
namespace {

const std::array<CodeRow, 5>& table() {
  static const std::array<CodeRow, 5> rows{{
      {"R100",
       {"Een deelnemer zonder raad of college", "A participant without a council or college"},
       {"Een stap aan elke raad (of elk college) vraagt alle deelnemers iets. In de organisatie heeft daarom elke "
        "deelnemer "
        "een raad (of college), met een contact.",
        "A step to every council (or college) asks something of all participants. Therefore every participant in the "
        "organisation has a council (or college), with a contact."},
       "stappen:\n"
       "  - stap: zienswijze\n"
       "    wie: directie\n"
       "    aan: elk college\n"
       "    vraagt: zienswijze\n"
       "    grond: Wgr art. 1 lid 3\n"
       "    termijn: wet\n"
       "    geen antwoord: geldt als geen zienswijze\n",
       "stappen:\n"
       "  - stap: zienswijze\n"
       "    wie: directie\n"
       "    aan: elke raad\n"
       "    vraagt: zienswijze\n"
       "    grond: Wgr art. 1 lid 3\n"
       "    termijn: wet\n"
       "    geen antwoord: geldt als geen zienswijze\n"},
      {"R101",
       {"Een termijn om te antwoorden die niet kan", "A term to answer in that cannot be"},
       {"Een termijn is \"wet\" (dan geldt het artikel bij \"grond\") of een lengte met het begin erbij: na ontvangst, "
        "na "
        "toezending of na opening. Een termijn die niet in een wet staat, zegt erachter van wie hij is.",
        "A term is \"law\" (then the article at \"ground\" holds) or a length with its beginning: after receipt, after "
        "sending or after opening. A term that no law sets says behind it whose it is."},
       "stappen:\n"
       "  - stap: zienswijze\n"
       "    wie: directie\n"
       "    aan: elke raad\n"
       "    vraagt: zienswijze\n"
       "    grond: Wgr art. 1 lid 3\n"
       "    termijn: 8 weken, eigen regel\n"
       "    geen antwoord: geldt als geen zienswijze\n",
       "stappen:\n"
       "  - stap: zienswijze\n"
       "    wie: directie\n"
       "    aan: elke raad\n"
       "    vraagt: zienswijze\n"
       "    grond: Wgr art. 1 lid 3\n"
       "    termijn: 8 weken na ontvangst, eigen regel\n"
       "    geen antwoord: geldt als geen zienswijze\n"},
      {"R102",
       {"Niet gezegd wat zwijgen betekent", "Not said what silence means"},
       {"Waar een termijn verstrijkt zonder antwoord, moet vaststaan wat dat betekent en waarop dat berust. De grond "
        "is die "
        "van de stap, of staat achter een komma.",
        "Where a term runs out without an answer, it must be settled what that means and what it rests on. The ground "
        "is "
        "that of the step, or stands behind a comma."},
       "stappen:\n"
       "  - stap: zienswijze\n"
       "    wie: directie\n"
       "    aan: elke raad\n"
       "    vraagt: zienswijze\n"
       "    grond: Wgr art. 1 lid 3\n"
       "    termijn: wet\n",
       "stappen:\n"
       "  - stap: zienswijze\n"
       "    wie: directie\n"
       "    aan: elke raad\n"
       "    vraagt: zienswijze\n"
       "    grond: Wgr art. 1 lid 3\n"
       "    termijn: wet\n"
       "    geen antwoord: geldt als geen zienswijze\n"},
      {"R103",
       {"Een voorwaarde om verder te gaan die niet kan", "A condition to go on that cannot be"},
       {"\"verder als\" zegt welke antwoorden genoeg zijn: \"alle voorgesteld\", \"meer dan de helft\", \"12 van 18\". "
        "De "
        "getallen passen bij de deelnemers.",
        "\"go on if\" says which answers are enough: \"all proposed\", \"more than half\", \"12 of 18\". The numbers "
        "fit "
        "the participants."},
       "stappen:\n"
       "  - stap: zienswijze\n"
       "    wie: directie\n"
       "    aan: elke raad\n"
       "    vraagt: zienswijze\n"
       "    grond: Wgr art. 1 lid 3\n"
       "    termijn: wet\n"
       "    geen antwoord: geldt als geen zienswijze\n"
       "    verder als: 12 van 18 zienswijze\n",
       "stappen:\n"
       "  - stap: zienswijze\n"
       "    wie: directie\n"
       "    aan: elke raad\n"
       "    vraagt: zienswijze\n"
       "    grond: Wgr art. 1 lid 3\n"
       "    termijn: wet\n"
       "    geen antwoord: geldt als geen zienswijze\n"
       "    verder als: alle beantwoord\n"},
      {"R104",
       {"Een termijn die niet zegt van wie hij is", "A term that does not say whose it is"},
       {"De wet verlengt alleen termijnen die in een wet staan, als zij in een weekend of op een feestdag eindigen. "
        "Een "
        "termijn zonder herkomst wordt daarom gelezen als een eigen regel.",
        "The law only lengthens terms that a law sets, when they end in a weekend or on a holiday. A term of unknown "
        "origin is therefore read as an own rule."},
       "stappen:\n"
       "  - stap: zienswijze\n"
       "    wie: directie\n"
       "    aan: elke raad\n"
       "    vraagt: zienswijze\n"
       "    grond: Wgr art. 1 lid 3\n"
       "    termijn: 6 weken na ontvangst\n"
       "    geen antwoord: geldt als geen zienswijze\n",
       "stappen:\n"
       "  - stap: zienswijze\n"
       "    wie: directie\n"
       "    aan: elke raad\n"
       "    vraagt: zienswijze\n"
       "    grond: Wgr art. 1 lid 3\n"
       "    termijn: 6 weken na ontvangst, afgesproken\n"
       "    geen antwoord: geldt als geen zienswijze\n"},
  }};
  return rows;
}

}  // namespace

std::span<const CodeRow> fan_out_codes() {
  return table();
}

}  // namespace besluit::reading
