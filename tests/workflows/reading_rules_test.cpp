// SPDX-License-Identifier: EUPL-1.2
// `quorum` and `meerderheid` of a body are rules of rules/votes: an unknown one is an error at its own place.
#include "workflows/reading/reading.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"

using namespace besluit;
using namespace besluit::testing;

namespace {

reading::OrganisationRead read(std::string_view line) {
  const std::string bodies =
      "organen:\n  ab:\n    naam: Algemeen Bestuur\n    contact: secretaris\n    leden: deelnemers\n    " +
      std::string(line) + "\n";
  const std::string participants =
      "deelnemers:\n  leiden:\n    naam: Leiden\n    stemmen: 3\n  katwijk:\n    naam: Katwijk\n    stemmen: 2\n";
  return reading::read_organisation({"x.yaml", filled_in(small_organisation, bodies + participants)});
}

std::string shown(const reading::OrganisationRead& read) {
  std::string text;
  for (const auto& d : read.diagnostics) {
    text += d.code + " " + std::to_string(d.span.column) + "-" + std::to_string(d.span.end_column) + " " +
            d.message.nl + " | " + d.fix.nl + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("reading: rules of a body") {
  struct Row {
    std::string line, quorum, majority;
  };
  for (const auto& [line, quorum, majority] :
       std::vector<Row>{{"quorum: meer dan de helft", "more-than 1/2 heads sitting", ""},
                        {"quorum: 2/3", "at-least 2/3 heads sitting", ""},
                        {"quorum: 2 van 2", "count 2 of 2 heads sitting", ""},
                        {"meerderheid: stemmen", "", "more-than 1/2 votes cast"},
                        {"meerderheid: \"twee derde van de leden\"", "", "at-least 2/3 heads sitting"},
                        {"meerderheid: 4 van 5 stemmen", "", "count 4 of 5 votes cast"}}) {
    INFO(line);
    const auto organisation = read(line);
    CHECK(shown(organisation).empty());
    REQUIRE(organisation.value);
    CHECK(votes::token(organisation.value->bodies.at("ab").quorum) == quorum);
    CHECK(votes::token(organisation.value->bodies.at("ab").majority) == majority);
  }
  // Spelled otherwise, the same rule: the same hash.
  CHECK(read("meerderheid: meer dan de helft van de stemmen").value->hash == read("meerderheid: stemmen").value->hash);
  CHECK(read("meerderheid: leden").value->hash != read("meerderheid: stemmen").value->hash);
}

TEST_CASE("reading: an unknown rule of a body is an error at its place") {
  struct Row {
    std::string line, found;
  };
  const std::string quorums = "schrijf bijvoorbeeld: meer dan de helft, de helft, twee derde, 12 van 18\n";
  for (const auto& [line, found] : std::vector<Row>{
           {"quorum: meer dan de hefft",
            "R029 13-30 onbekende regel 'meer dan de hefft' | bedoelt u 'meer dan de helft'?\n"},
           {"meerderheid: stemen", "R029 18-24 onbekende regel 'stemen' | bedoelt u 'stemmen'?\n"},
           {"meerderheid: 'meerderheid stemen'", "R029 31-37 onbekende regel 'stemen' | bedoelt u 'stemmen'?\n"},
           {"quorum: genoeg", "R029 13-19 onbekende regel 'genoeg' | " + quorums},
           {"quorum: veto", "R029 13-17 een quorum kent geen veto | " + quorums},
           {"quorum: 12 van 18",
            "R029 13-22 deze regel gaat over 18 leden, maar het zijn er 2 | pas het getal aan, of schrijf een breuk "
            "zoals "
            "'2/3'\n"},
           {"meerderheid: minstens 6 stemmen",
            "R029 18-36 deze regel gaat over 6 stemmen, maar het zijn er 5 | pas het getal aan, of schrijf een breuk "
            "zoals "
            "'2/3'\n"},
           {"quorum: more than half",
            "R024 13-27 dit bestand is Nederlands, maar 'more than half' is Engels | gebruik in één bestand één "
            "taal\n"},
       }) {
    CHECK(shown(read(line)) == found);
  }
}
