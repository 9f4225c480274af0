// SPDX-License-Identifier: EUPL-1.2
// Meetings as series in the file of an organisation: laid out, beside days, around recess, with errors at their line.
#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"
#include "workflows/reading/reading.hpp"

using namespace besluit;
using namespace besluit::testing;

namespace {

reading::OrganisationRead read(std::string_view fragment) {
  return reading::read_organisation({"organisatie.yaml", filled_in(small_organisation, fragment)});
}

std::string meetings(const reading::OrganisationRead& read, const std::string& body) {
  std::string all;
  if (!read.value) return "none";
  for (const auto& meeting : read.value->bodies.at(body).meetings) {
    CHECK(meeting.first == meeting.date);
    all += (all.empty() ? "" : " ") + to_string(meeting.date);
  }
  return all;
}

std::string organ(std::string_view meetings, std::string_view more = "") {
  return "organen:\n  ab:\n    naam: Algemeen Bestuur\n    contact: secretaris\n" + std::string(more) +
         "    vergaderingen:\n" + std::string(meetings);
}

}  // namespace

TEST_CASE("a series stands among days, and a day may be named once more") {
  const auto found =
      read(organ("      - 2024-12-18\n"
                 "      - tweede woensdag van mei en juni, in 2024\n"
                 "      - 2024-06-12\n"));
  CHECK(found.diagnostics.empty());
  CHECK(meetings(found, "ab") == "2024-05-08 2024-06-12 2024-12-18");
}

TEST_CASE("recess of the organisation, the participant and the body itself keeps a series away, closure does not") {
  const std::string series =
      "      - tweede woensdag van de maand, vanaf 2024-05-01, tot en met 2024-09-30, niet in reces\n";
  const std::string summer = "reces:\n  - naam: Zomer\n    van: 2024-07-06\n    tot en met: 2024-08-18\n";
  CHECK(meetings(read(organ(series)), "ab") == "2024-05-08 2024-06-12 2024-07-10 2024-08-14 2024-09-11");
  CHECK(meetings(read(organ(series) + summer), "ab") == "2024-05-08 2024-06-12 2024-09-11");
  CHECK(meetings(
            read(organ(series) + "sluiting:\n  - naam: Verhuizing\n    van: 2024-06-10\n    tot en met: 2024-06-14\n"),
            "ab") == "2024-05-08 2024-06-12 2024-07-10 2024-08-14 2024-09-11");
  const std::string own = "    reces:\n      - naam: Mei\n        van: 2024-04-27\n        tot en met: 2024-05-12\n";
  CHECK(meetings(read(organ(series, own) + summer), "ab") == "2024-06-12 2024-09-11");
  const auto council = read(
      "deelnemers:\n  leiden:\n    naam: Leiden\n    raad:\n      contact: griffie@leiden.example\n      "
      "vergaderingen:\n"
      "        - laatste donderdag van de maand, vanaf 2024-04-01, tot en met 2024-07-31, niet in reces\n"
      "    reces:\n      - naam: Mei\n        van: 2024-05-27\n        tot en met: 2024-06-02\n" +
      summer);
  CHECK(council.diagnostics.empty());
  CHECK(meetings(council, "leiden/raad") == "2024-04-25 2024-06-27");
  // What is away from a series still holds for reminders.
  CHECK(council.value->closures.size() == 1);
  CHECK(council.value->participants.at("leiden").closures.size() == 1);
}

TEST_CASE("a Dutch and an English series are the same organisation") {
  const auto nl = read(organ("      - tweede woensdag van mei en juni, in 2024\n"));
  const std::string english =
      "kind: organisation\norganisation: voorbeeld\nname: Voorbeeld\nroles:\n  directie: jansen\n  secretaris: jansen\n"
      "people:\n  jansen:\n    name: M. Jansen\n    mail: jansen@voorbeeld.example\n"
      "bodies:\n  ab:\n    name: Algemeen Bestuur\n    contact: secretaris\n    meetings:\n"
      "      - second Wednesday of May and June, in 2024\n"
      "policies:\n  standaard:\n    remind:\n      - 1 week before\n"
      "participants:\n  leiden:\n    name: Leiden\n    council:\n      contact: secretaris\n";
  const auto en = reading::read_organisation({"organisation.yaml", english});
  REQUIRE(nl.value);
  REQUIRE(en.value);
  CHECK(nl.value->hash == en.value->hash);
}

TEST_CASE("a series that gives nothing is an error at its line") {
  const auto check = [](std::string_view series, std::string_view label, std::string_view more = "") {
    CAPTURE(std::string(series));
    const auto found = read(organ("      - " + std::string(series) + "\n") + std::string(more));
    REQUIRE(found.diagnostics.size() == 1);
    CHECK(found.diagnostics[0].code == "R035");
    CHECK(found.diagnostics[0].label.nl == label);
    CHECK(found.diagnostics[0].span.column == 9);
    CHECK_FALSE(found.value);
  };
  check("vijfde woensdag van februari, in 2023", "deze reeks geeft geen enkele dag");
  check("tweede woensdg van de maand", "\"woensdg\" is geen dag van de week, bedoelt u \"woensdag\"?");
  check("tweede woensdag van de maand, in 2024, niet in reces", "deze reeks geeft geen enkele dag",
        "reces:\n  - naam: Altijd\n    van: 2024-01-01\n    tot en met: 2024-12-31\n");
  const auto late = read(organ("      - tweede woensdag van mei, in 2031\n"));
  REQUIRE(late.diagnostics.size() == 1);
  CHECK(late.diagnostics[0].code == "R033");  // provisional: a warning
  CHECK(meetings(late, "ab") == "2031-05-14");
}

TEST_CASE("a day that is written another way is still a day, not a series") {
  const auto found = read(organ("      - 10 juli 2024\n"));
  REQUIRE(found.diagnostics.size() == 1);
  CHECK(found.diagnostics[0].code == "R027");
  CHECK(found.diagnostics[0].fix.nl == "bedoelt u 2024-07-10?");
}
