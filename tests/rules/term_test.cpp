// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/term.hpp"
#include "rules/terms/holidays.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::terms;

namespace {

Date day(std::string_view text) {
  return *parse_date(text);
}

}  // namespace

TEST_CASE("terms are read in both languages and written back") {
  struct Row {
    std::string text;
    Term term;
    std::string nl, en;
  };
  const std::vector<Row> rows = {
      {"1 werkdag", {1, Unit::working_days}, "1 werkdag", "1 working day"},
      {"5 werkdagen", {5, Unit::working_days}, "5 werkdagen", "5 working days"},
      {"4 weken", {4, Unit::weeks}, "4 weken", "4 weeks"},
      {"1 week", {1, Unit::weeks}, "1 week", "1 week"},
      {"2 maanden", {2, Unit::months}, "2 maanden", "2 months"},
      {"1 maand", {1, Unit::months}, "1 maand", "1 month"},
      {"10 dagen", {10, Unit::days}, "10 dagen", "10 days"},
      {"1 dag", {1, Unit::days}, "1 dag", "1 day"},
      {"0 dagen", {0, Unit::days}, "0 dagen", "0 days"},
      {"1000 dagen", {1000, Unit::days}, "1000 dagen", "1000 days"},
      {"3 weeks", {3, Unit::weeks}, "3 weken", "3 weeks"},
      {"5 working days", {5, Unit::working_days}, "5 werkdagen", "5 working days"},
      {"2 months", {2, Unit::months}, "2 maanden", "2 months"},
      {"1 day", {1, Unit::days}, "1 dag", "1 day"},
      {"010 dagen", {10, Unit::days}, "10 dagen", "10 days"},
      {"4  Weken", {4, Unit::weeks}, "4 weken", "4 weeks"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto term = parse_term(row.text);
    REQUIRE(term);
    CHECK(*term == row.term);
    CHECK(to_string(*term, Language::nl) == row.nl);
    CHECK(to_string(*term, Language::en) == row.en);
    CHECK(parse_term(row.nl) == term);
    CHECK(parse_term(row.en) == term);
  }
}

TEST_CASE("a term that cannot be read is answered with one sentence") {
  struct Row {
    std::string text, nl, en;
  };
  const std::vector<Row> rows = {
      {"-3 weken", "\"-3 weken\" is negatief; een termijn telt vanaf 0",
       "\"-3 weken\" is negative; a term counts from 0"},
      {"1001 dagen", "\"1001 dagen\" is te lang; een termijn telt hoogstens 1000",
       "\"1001 dagen\" is too long; a term counts at most 1000"},
      {"99999999999999999999 weken", "\"99999999999999999999 weken\" is te lang; een termijn telt hoogstens 1000",
       "\"99999999999999999999 weken\" is too long; a term counts at most 1000"},
      {"4 wekn", "onbekende eenheid \"wekn\", bedoelt u \"weken\"?", "unknown unit \"wekn\", did you mean \"weken\"?"},
      {"5 wrkdagen", "onbekende eenheid \"wrkdagen\", bedoelt u \"werkdagen\"?",
       "unknown unit \"wrkdagen\", did you mean \"werkdagen\"?"},
      {"5 workng days", "onbekende eenheid \"workng days\", bedoelt u \"working days\"?",
       "unknown unit \"workng days\", did you mean \"working days\"?"},
      {"2 kwartalen", "onbekende eenheid \"kwartalen\"; kies dagen, werkdagen, weken of maanden",
       "unknown unit \"kwartalen\"; choose days, working days, weeks or months"},
      {"vier weken", "\"vier weken\" begint niet met een getal; schrijf bijvoorbeeld \"4 weken\"",
       "\"vier weken\" does not start with a number; write for example \"4 weeks\""},
      {"", "\"\" begint niet met een getal; schrijf bijvoorbeeld \"4 weken\"",
       "\"\" does not start with a number; write for example \"4 weeks\""},
      {"1,5 weken", "\"1,5 weken\" is geen heel getal; een termijn telt hele eenheden",
       "\"1,5 weken\" is not a whole number; a term counts whole units"},
      {"4", "\"4\" mist een eenheid; kies dagen, werkdagen, weken of maanden",
       "\"4\" has no unit; choose days, working days, weeks or months"},
      {"4weken", "zet een spatie tussen het getal en de eenheid in \"4weken\"",
       "put a space between the number and the unit in \"4weken\""},
      {"4 weken vooraf", "onbekende eenheid \"weken vooraf\"; kies dagen, werkdagen, weken of maanden",
       "unknown unit \"weken vooraf\"; choose days, working days, weeks or months"},
      {"4 w\x1b[1m", "onbekende eenheid \"w[1m\"; kies dagen, werkdagen, weken of maanden",
       "unknown unit \"w[1m\"; choose days, working days, weeks or months"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto term = parse_term(row.text);
    REQUIRE_FALSE(term);
    CHECK(term.error().nl == row.nl);
    CHECK(term.error().en == row.en);
  }
  CHECK(parse_term("4 " + std::string(100'000, 'x')).error().nl.size() < 200);
}

TEST_CASE("terms are counted back and forward") {
  struct Row {
    std::string from, term;
    int sign;
    std::string to;
  };
  const std::vector<Row> rows = {
      {"2024-07-10", "4 weken", -1, "2024-06-12"},     {"2024-07-10", "3 weken", -1, "2024-06-19"},
      {"2024-05-23", "12 weken", -1, "2024-02-29"},    {"2024-06-24", "12 weken", -1, "2024-04-01"},
      {"2024-04-03", "12 weken", +1, "2024-06-26"},    {"2024-03-14", "8 weken", +1, "2024-05-09"},
      {"2024-07-10", "10 dagen", -1, "2024-06-30"},    {"2024-02-28", "2 dagen", +1, "2024-03-01"},
      {"2016-02-29", "3 maanden", +1, "2016-05-29"},  // HR 1-9-2017: the same number, not the end of the month
      {"2024-02-29", "1 maand", +1, "2024-03-29"},     {"2023-02-28", "1 maand", +1, "2023-03-28"},
      {"2024-01-31", "1 maand", +1, "2024-02-29"},     {"2023-01-31", "1 maand", +1, "2023-02-28"},
      {"2024-03-31", "1 maand", -1, "2024-02-29"},     {"2024-05-31", "1 maand", -1, "2024-04-30"},
      {"2024-12-31", "2 maanden", +1, "2025-02-28"},   {"2024-01-15", "12 maanden", -1, "2023-01-15"},
      {"2024-01-15", "13 maanden", -1, "2022-12-15"},  {"2024-07-10", "0 maanden", +1, "2024-07-10"},
      {"2024-04-02", "1 werkdag", -1, "2024-03-28"},  // over Easter, back to Maundy Thursday
      {"2024-03-28", "1 werkdag", +1, "2024-04-02"},   {"2024-05-13", "1 werkdag", -1, "2024-05-08"},
      {"2024-05-08", "2 werkdagen", +1, "2024-05-14"}, {"2024-05-23", "5 werkdagen", -1, "2024-05-15"},
      {"2024-07-06", "1 werkdag", -1, "2024-07-05"},   {"2024-07-06", "1 werkdag", +1, "2024-07-08"},
      {"2024-12-24", "1 werkdag", +1, "2024-12-30"},   {"2026-01-05", "1 werkdag", -1, "2025-12-31"},
      {"2018-12-28", "1 werkdag", +1, "2019-01-02"},   {"2024-11-07", "5 werkdagen", -1, "2024-10-31"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from, row.term, row.sign);
    const Term term = *parse_term(row.term);
    const Date to = row.sign < 0 ? back(day(row.from), term) : forward(day(row.from), term);
    CHECK(to_string(to) == row.to);
  }
  // The longest terms at the ends of the product's range stay calculable.
  for (const Unit unit : {Unit::days, Unit::working_days, Unit::weeks, Unit::months}) {
    CHECK(forward(date_max, {term_count_max, unit}) > date_max);
    CHECK(back(date_min, {term_count_max, unit}) < date_min);
  }
}

TEST_CASE("a derivation reads as one sentence") {
  const Derivation derivation = {
      {Rule::meeting, day("2024-07-10"), day("2024-07-10"), "Algemeen Bestuur"},
      {Rule::own_term_back, day("2024-07-10"), day("2024-06-12"), "4 weken"},
      {Rule::last_meeting_before, day("2024-06-12"), day("2024-06-06"), "Auditcommissie"},
      {Rule::own_term_back, day("2024-06-06"), day("2024-05-30"), "5 werkdagen"},
      {Rule::needed_by_next, day("2024-05-30"), day("2024-05-30"), "Advies auditcommissie"},
      {Rule::own_term_back, day("2024-05-30"), day("2024-05-20"), "10 dagen"},
      {Rule::previous_working_day, day("2024-05-20"), day("2024-05-17"), "Tweede Pinksterdag"},
  };
  CHECK(
      sentence(derivation, Language::nl) ==
      "Het Algemeen Bestuur vergadert op woensdag 10 juli 2024; 4 weken daarvoor is woensdag 12 juni 2024; de laatste "
      "vergadering van de Auditcommissie op of vóór die dag is donderdag 6 juni 2024; 5 werkdagen daarvoor is "
      "donderdag 30 mei 2024; de volgende stap \"Advies auditcommissie\" heeft dit nodig op die dag; 10 dagen daarvoor "
      "is maandag 20 mei 2024; dat is Tweede Pinksterdag, dus de werkdag ervoor: vrijdag 17 mei 2024.");
  CHECK(sentence(derivation, Language::en) ==
        "The Algemeen Bestuur meets on Wednesday 10 July 2024; 4 weeks before that is Wednesday 12 June 2024; the last "
        "meeting of the Auditcommissie on or before that day is Thursday 6 June 2024; 5 working days before that is "
        "Thursday 30 May 2024; the next step \"Advies auditcommissie\" needs this on that day; 10 days before that is "
        "Monday 20 May 2024; that is Whit Monday, so the working day before: Friday 17 May 2024.");
  CHECK(sentence(Derivation{}, Language::nl).empty());
}

TEST_CASE("each link can be said on its own") {
  struct Row {
    Reason reason;
    std::string nl, en;
  };
  const Date july = day("2024-07-10");
  const std::vector<Row> rows = {
      {{Rule::meeting, july, july, "Auditcommissie"},
       "de Auditcommissie vergadert op woensdag 10 juli 2024",
       "the Auditcommissie meets on Wednesday 10 July 2024"},
      {{Rule::meeting, july, july, "Bao"},
       "het Bao vergadert op woensdag 10 juli 2024",
       "the Bao meets on Wednesday 10 July 2024"},
      {{Rule::meeting, july, july, "Gemeenteraad Leiden"},
       "de Gemeenteraad Leiden vergadert op woensdag 10 juli 2024",
       "the Gemeenteraad Leiden meets on Wednesday 10 July 2024"},
      {{Rule::meeting, july, july, "DB"},
       "DB vergadert op woensdag 10 juli 2024",
       "DB meets on Wednesday 10 July 2024"},
      {{Rule::given_date, day("2024-05-01"), day("2024-05-01"), ""},
       "de route noemt woensdag 1 mei 2024",
       "the route names Wednesday 1 May 2024"},
      {{Rule::own_term_back, july, day("2024-06-12"), "4 weken"},
       "4 weken vóór woensdag 10 juli 2024 is woensdag 12 juni 2024",
       "4 weeks before Wednesday 10 July 2024 is Wednesday 12 June 2024"},
      {{Rule::own_term_forward, july, day("2024-07-11"), "1 werkdag"},
       "1 werkdag na woensdag 10 juli 2024 is donderdag 11 juli 2024",
       "1 working day after Wednesday 10 July 2024 is Thursday 11 July 2024"},
      {{Rule::previous_working_day, day("2024-07-06"), day("2024-07-05"), "zaterdag"},
       "zaterdag 6 juli 2024 is geen werkdag, dus de werkdag ervoor: vrijdag 5 juli 2024",
       "Saturday 6 July 2024 is not a working day, so the working day before: Friday 5 July 2024"},
      {{Rule::next_working_day, day("2024-05-10"), day("2024-05-13"), "bij koninklijk besluit gelijkgestelde dag"},
       "vrijdag 10 mei 2024 is een bij koninklijk besluit gelijkgestelde dag, dus de werkdag erna: maandag 13 mei 2024",
       "Friday 10 May 2024 is a day equated with a holiday by royal decree, so the working day after: Monday 13 May "
       "2024"},
      {{Rule::last_meeting_before, day("2024-06-12"), day("2024-06-06"), "Auditcommissie"},
       "de laatste vergadering van de Auditcommissie op of vóór woensdag 12 juni 2024 is donderdag 6 juni 2024",
       "the last meeting of the Auditcommissie on or before Wednesday 12 June 2024 is Thursday 6 June 2024"},
      {{Rule::needed_by_next, july, july, "Vaststellen"},
       "de volgende stap \"Vaststellen\" heeft dit nodig op woensdag 10 juli 2024",
       "the next step \"Vaststellen\" needs this on Wednesday 10 July 2024"},
      {{Rule::next_meeting, july, day("2024-12-18"), "Algemeen Bestuur"},
       "de eerste vergadering van het Algemeen Bestuur na woensdag 10 juli 2024 is woensdag 18 december 2024",
       "the first meeting of the Algemeen Bestuur after Wednesday 10 July 2024 is Wednesday 18 December 2024"},
      {{Rule::first_meeting, day("2024-03-14"), july, "Algemeen Bestuur"},
       "de eerste vergadering van het Algemeen Bestuur die vanaf donderdag 14 maart 2024 haalbaar is, is woensdag 10 "
       "juli 2024",
       "the first meeting of the Algemeen Bestuur that can be made from Thursday 14 March 2024 is Wednesday 10 July "
       "2024"},
      {{Rule::sent_on, july, july, ""}, "toegezonden op woensdag 10 juli 2024", "sent on Wednesday 10 July 2024"},
      {{Rule::received_on, july, july, "raad Leiden"},
       "de raad Leiden ontving het stuk op woensdag 10 juli 2024",
       "the raad Leiden received the piece on Wednesday 10 July 2024"},
      {{Rule::sending_planned, july, july, ""},
       "volgens plan toegezonden op woensdag 10 juli 2024",
       "by plan sent on Wednesday 10 July 2024"},
      {{Rule::opened_on, july, july, ""},
       "de stap begon op woensdag 10 juli 2024",
       "the step began on Wednesday 10 July 2024"},
      // A name that an older holiday table gave stays as it was recorded.
      {{Rule::previous_working_day, day("2024-07-04"), day("2024-07-03"), "Oude Feestdag"},
       "donderdag 4 juli 2024 is Oude Feestdag, dus de werkdag ervoor: woensdag 3 juli 2024",
       "Thursday 4 July 2024 is Oude Feestdag, so the working day before: Wednesday 3 July 2024"},
  };
  for (const Row& row : rows) {
    CHECK(sentence(row.reason, Language::nl) == row.nl);
    CHECK(sentence(row.reason, Language::en) == row.en);
  }
}

TEST_CASE("every rule has a token, and only counting over rest days leans on an article") {
  const std::vector<std::string> tokens = {
      "meeting",          "given-date",          "own-term-back",  "own-term-forward", "previous-working-day",
      "next-working-day", "last-meeting-before", "needed-by-next", "next-meeting",     "first-meeting"};
  static_assert(rules_count == 32);  // the tokens of the legal rules: legal_term_test.cpp
  for (std::size_t i = 0; i < tokens.size(); ++i) CHECK(token(static_cast<Rule>(i)) == tokens[i]);
  CHECK(article(Rule::previous_working_day) == "ATW art. 3");
  CHECK(article(Rule::meeting).empty());
  const Reason by_hand{Rule::set_by_hand, day("2024-06-12"), day("2024-06-12"), "het stuk is kort."};
  CHECK(sentence(Derivation{by_hand}, Language::nl) == "Met de hand gezet op woensdag 12 juni 2024: het stuk is kort.");
  CHECK(sentence(Derivation{by_hand}, Language::en) == "Set by hand to Wednesday 12 June 2024: het stuk is kort.");
  CHECK(token(static_cast<Rule>(200)).empty());  // from a damaged record
  CHECK(sentence(Reason{static_cast<Rule>(200), {}, {}, ""}, Language::nl).empty());
}

TEST_CASE("the planning date is the working day on or before the legal date") {
  const Derivation start = {{Rule::own_term_back, day("2024-07-15"), day("2024-05-20"), "8 weken"}};
  Due due = planned(day("2024-05-20"), start);
  CHECK(to_string(due.legal) == "2024-05-20");
  CHECK(to_string(due.planning) == "2024-05-17");
  CHECK_FALSE(due.provisional);
  REQUIRE(due.derivation.size() == 2);
  CHECK(due.derivation[0] == start[0]);
  CHECK(due.derivation[1] ==
        Reason{Rule::previous_working_day, day("2024-05-20"), day("2024-05-17"), "Tweede Pinksterdag"});

  due = planned(day("2024-06-12"), start);
  CHECK(due.planning == due.legal);
  CHECK(due.derivation == start);
}

TEST_CASE("a result is provisional only when it leans on days without known decrees") {
  CHECK(planned(day("2029-03-01"), {}).provisional);
  CHECK_FALSE(planned(day("2028-12-29"), {}).provisional);
  const Derivation weeks = {{Rule::own_term_back, day("2029-01-10"), day("2028-12-13"), "4 weken"}};
  CHECK_FALSE(planned(day("2028-12-13"), weeks).provisional);  // weeks ask no calendar
  const Derivation working = {{Rule::own_term_back, day("2029-01-10"), day("2028-12-13"), "18 werkdagen"}};
  CHECK(planned(day("2028-12-13"), working).provisional);
}
