// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/running_term.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::terms;

namespace {

Date day(std::string_view text) {
  return *parse_date(text);
}

RunningTerm running(std::string_view term, std::string_view from) {
  RunningTerm made;
  made.term.term = *parse_legal_term(term);
  made.from = day(from);
  return made;
}

std::string end(const RunningTerm& term) {
  const auto due = end_of(term);
  return due ? to_string(due->legal) : due.error().nl;
}

}  // namespace

TEST_CASE("suspended days are added to the end before it rolls") {
  // K01 of the cases: invited on 15 March, completed on 29 March.
  RunningTerm term = running("8 weken", "2024-03-01");
  term.suspensions = {{day("2024-03-16"), day("2024-03-29")}};
  const auto due = end_of(term);
  REQUIRE(due);
  CHECK(to_string(due->legal) == "2024-05-13");
  CHECK(sentence(due->derivation, Language::nl) ==
        "8 weken na vrijdag 1 maart 2024 is vrijdag 26 april 2024; opgeschort: 13 dagen, dus donderdag 9 mei 2024; dat "
        "is Hemelvaartsdag, dus loopt de termijn door tot en met maandag 13 mei 2024 (ATW art. 1 lid 1).");
  CHECK(
      sentence(due->derivation, Language::en) ==
      "8 weeks after Friday 1 March 2024 is Friday 26 April 2024; suspended: 13 days, so Thursday 9 May 2024; that is "
      "Ascension Day, so the term runs on until Monday 13 May 2024 (ATW art. 1(1)).");
}

TEST_CASE("what a suspension counts for") {
  struct Row {
    std::string about, term, from;
    std::vector<Suspension> suspensions;
    std::string end;
  };
  const auto between = [](std::string_view from, std::string_view until) { return Suspension{day(from), day(until)}; };
  const std::vector<Row> rows = {
      {"none", "8 weken", "2024-03-01", {}, "2024-04-26"},
      {"of no days", "8 weken", "2024-03-01", {between("2024-03-16", "2024-03-16")}, "2024-04-26"},
      {"one day", "8 weken", "2024-03-01", {between("2024-03-16", "2024-03-17")}, "2024-04-29"},
      {"before the term began", "8 weken", "2024-03-01", {between("2024-02-01", "2024-03-02")}, "2024-04-26"},
      {"from before to within", "8 weken", "2024-03-01", {between("2024-02-01", "2024-03-05")}, "2024-04-29"},
      {"on the last day", "8 weken", "2024-03-01", {between("2024-04-26", "2024-04-29")}, "2024-04-29"},
      {"after the end", "8 weken", "2024-03-01", {between("2024-04-30", "2024-05-20")}, "2024-04-26"},
      // The term runs on until Monday 13 May; a suspension that begins on the Sunday before is still within it.
      {"in the days of ATW 1", "8 weken", "2024-03-15", {between("2024-05-12", "2024-05-16")}, "2024-05-14"},
      {"two",
       "8 weken",
       "2024-03-01",
       {between("2024-03-10", "2024-03-12"), between("2024-04-01", "2024-04-02")},
       "2024-04-29"},
      {"overlapping",
       "8 weken",
       "2024-03-01",
       {between("2024-03-10", "2024-03-12"), between("2024-03-11", "2024-03-13")},
       "2024-04-29"},
      {"in the days that the first one added",
       "8 weken",
       "2024-03-01",
       {between("2024-03-10", "2024-03-20"), between("2024-05-02", "2024-05-03")},
       "2024-05-07"},
      {"in the order of their days, not of the list",
       "8 weken",
       "2024-03-01",
       {between("2024-05-02", "2024-05-03"), between("2024-03-10", "2024-03-20")},
       "2024-05-07"},
      // 29 Jan 2024 + 1 month = 29 Feb, + 2 days
      {"months", "1 maand", "2024-01-29", {between("2024-02-05", "2024-02-07")}, "2024-03-04"},
      // 5 working days after Mon 1 July: Mon 8 July. Wed and Thu suspended: two are left over, Tue 9 and Wed 10.
      {"working days go on with what was left",
       "5 werkdagen",
       "2024-07-01",
       {between("2024-07-03", "2024-07-05")},
       "2024-07-10"},
      {"a weekend takes no working days",
       "5 werkdagen",
       "2024-07-01",
       {between("2024-07-06", "2024-07-08")},
       "2024-07-08"},
      {"working days, suspended past their end",
       "5 werkdagen",
       "2024-07-01",
       {between("2024-07-05", "2024-07-15")},
       "2024-07-16"},
      // ATW 2: Thu 28 March + 3 days is Easter Sunday; 2 April is suspended, so the second working day is 4 April.
      {"suspended days are not in the term of ATW 2",
       "3 dagen",
       "2024-03-28",
       {between("2024-04-02", "2024-04-03")},
       "2024-04-04"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    RunningTerm term = running(row.term, row.from);
    term.suspensions = row.suspensions;
    CHECK(end(term) == row.end);
  }
}

TEST_CASE("while it is suspended a term has no end, and nothing is overdue") {
  RunningTerm term = running("8 weken", "2024-03-01");
  term.suspensions = {{day("2024-03-16"), std::nullopt}};
  CHECK(end(term) == "de termijn is opgeschort sinds zaterdag 16 maart 2024 en heeft nog geen einde");
  CHECK_FALSE(is_suspended(term, day("2024-03-15")));
  CHECK(is_suspended(term, day("2024-03-16")));
  CHECK(is_suspended(term, day("2030-01-01")));
  term.suspensions = {{day("2024-03-16"), day("2024-03-29")}};
  CHECK(is_suspended(term, day("2024-03-28")));
  CHECK_FALSE(is_suspended(term, day("2024-03-29")));  // the day of completion counts again
  term.suspensions = {{day("2024-06-01"), std::nullopt}};
  CHECK(end(term) == "2024-04-26");  // too late to suspend anything
}

TEST_CASE("a term is extended before it is over, within its bound, and with a reason") {
  RunningTerm term = running("6 weken", "2024-04-02");  // ends Tue 14 May 2024
  term.extension_max = Term{6, Unit::weeks};
  const auto extended = [&](std::string_view by, std::string_view on, std::string reason) {
    RunningTerm changed = term;
    changed.extensions.push_back({*parse_legal_term(by), day(on), std::move(reason)});
    return changed;
  };
  CHECK(end(term) == "2024-05-14");
  CHECK(end(extended("6 weken", "2024-05-14", "hoorzitting verplaatst")) == "2024-06-25");
  CHECK(sentence(end_of(extended("5 weken", "2024-05-01", "advies later"))->derivation, Language::nl) ==
        "6 weken na dinsdag 2 april 2024 is dinsdag 14 mei 2024; verlengd met 5 weken (advies later): dinsdag 18 juni "
        "2024.");
  CHECK(end(extended("6 weken", "2024-05-15", "te laat")) ==
        "de termijn liep af op dinsdag 14 mei 2024; verlengen kan alleen voor die tijd");
  CHECK(end(extended("6 weken", "2024-05-01", " ")) == "verlengen kan alleen met een reden");
  CHECK(end(extended("7 weken", "2024-05-01", "lang")) == "verlengen kan hier met hoogstens 6 weken");
  CHECK(end(extended("1 maand", "2024-05-01", "maand")) ==
        "verlengen gaat hier in weken, niet in maanden; hoogstens 6 weken");
  CHECK(end(extended("24 uur", "2024-05-01", "uren")).starts_with("een termijn in uren telt vanaf een tijdstip"));
  RunningTerm twice = extended("4 weken", "2024-05-01", "eerst");
  twice.extensions.push_back({{2, Unit::weeks}, day("2024-06-10"), "nog eens"});
  CHECK(end(twice) == "2024-06-25");
  twice.extensions.push_back({{1, Unit::weeks}, day("2024-06-20"), "te veel"});
  CHECK(end(twice) == "verlengen kan hier met hoogstens 6 weken");
}

TEST_CASE("whether an extended end rolls follows from the extension") {
  // 13 weeks stay on Koningsdag (F02); extended by one week the end, 4 May, is a Monday; by 12 weeks it rolls.
  RunningTerm term = running("13 weken", "2026-01-26");
  CHECK(end(term) == "2026-04-27");
  term.extensions = {{{4, Unit::weeks}, day("2026-04-01"), "goedkeuring"}};
  CHECK(end(term) == "2026-05-26");  // 25 May 2026 is Whit Monday
  term.extensions = {{{13, Unit::weeks}, day("2026-04-01"), "goedkeuring"}};
  CHECK(end(term) == "2026-07-27");
}

TEST_CASE("suspensions and extensions are taken in the order of their days") {
  RunningTerm term = running("6 weken", "2024-04-02");  // 14 May; suspended two weeks: 28 May
  term.suspensions = {{day("2024-05-06"), day("2024-05-20")}};
  term.extensions = {{{1, Unit::weeks}, day("2024-05-27"), "na de opschorting"}};
  CHECK(end(term) == "2024-06-04");
  term.suspensions.clear();
  CHECK(end(term) == "de termijn liep af op dinsdag 14 mei 2024; verlengen kan alleen voor die tijd");
}

TEST_CASE("what cannot be suspended or extended is refused") {
  RunningTerm term = running("12 weken", "2024-09-13");
  term.term.direction = Direction::backward;
  CHECK(end(term) == "2024-06-21");
  term.suspensions = {{day("2024-07-01"), day("2024-07-02")}};
  CHECK(end(term) == "een termijn die terugtelt kan niet worden opgeschort of verlengd");
  RunningTerm often = running("8 weken", "2024-03-01");
  often.suspensions.assign(suspensions_max + 1, {day("2024-03-16"), day("2024-03-17")});
  CHECK(end(often) == "een termijn wordt hoogstens 100 keer opgeschort of verlengd");
  RunningTerm long_one = running("8 weken", "2024-03-01");
  long_one.suspensions = {{day("2024-03-16"), day("2099-03-16")}};
  CHECK(end(long_one) == "een opschorting telt hoogstens 10000 dagen");
  RunningTerm hours = running("24 uur", "2024-03-01");
  CHECK(end(hours).starts_with("een termijn in uren telt vanaf een tijdstip"));
}
