// SPDX-License-Identifier: EUPL-1.2
// Legal terms, rule by rule, with whole sentences. What is true of every day: legal_reference_test.cpp.
#include "rules/terms/legal_term.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::terms;

namespace {

Date day(std::string_view text) {
  return *parse_date(text);
}

LegalTerm by_law(std::string_view term, Direction direction = Direction::forward,
                 Counting counting = Counting::exclusive) {
  return {*parse_legal_term(term), direction, counting, Ground::law, Rolling::by_ground};
}

}  // namespace

TEST_CASE("each article of the Algemene termijnenwet can be seen at work") {
  struct Row {
    std::string from;
    LegalTerm term;
    std::string legal, planning;
    Reach reach;
    std::string nl, en;
  };
  const auto back = Direction::backward;
  const auto same_day = Counting::inclusive;
  const std::vector<Row> rows = {
      {"2024-03-14", by_law("2 weken"), "2024-03-28", "2024-03-28", Reach::applies,
       "2 weken na donderdag 14 maart 2024 is donderdag 28 maart 2024.",
       "2 weeks after Thursday 14 March 2024 is Thursday 28 March 2024."},
      // art. 1 lid 1
      {"2024-02-05", by_law("8 weken"), "2024-04-02", "2024-04-02", Reach::applies,
       "8 weken na maandag 5 februari 2024 is maandag 1 april 2024; dat is Tweede Paasdag, dus loopt de termijn door "
       "tot en met dinsdag 2 april 2024 (ATW art. 1 lid 1).",
       "8 weeks after Monday 5 February 2024 is Monday 1 April 2024; that is Easter Monday, so the term runs on until "
       "Tuesday 2 April 2024 (ATW art. 1(1))."},
      {"2024-06-29", by_law("1 week"), "2024-07-08", "2024-07-08", Reach::applies,
       "1 week na zaterdag 29 juni 2024 is zaterdag 6 juli 2024; dat is geen werkdag, dus loopt de termijn door tot en "
       "met maandag 8 juli 2024 (ATW art. 1 lid 1).",
       "1 week after Saturday 29 June 2024 is Saturday 6 July 2024; that is not a working day, so the term runs on "
       "until "
       "Monday 8 July 2024 (ATW art. 1(1))."},
      // art. 3 lid 3: a day equated by decree
      {"2024-03-15", by_law("8 weken"), "2024-05-13", "2024-05-13", Reach::applies,
       "8 weken na vrijdag 15 maart 2024 is vrijdag 10 mei 2024; dat is een bij koninklijk besluit gelijkgestelde dag, "
       "dus loopt de termijn door tot en met maandag 13 mei 2024 (ATW art. 1 lid 1).",
       "8 weeks after Friday 15 March 2024 is Friday 10 May 2024; that is a day equated with a holiday by royal "
       "decree, "
       "so the term runs on until Monday 13 May 2024 (ATW art. 1(1))."},
      // art. 1 lid 2
      {"2024-06-24", by_law("12 weken", back), "2024-04-01", "2024-03-28", Reach::counts_back,
       "12 weken vóór maandag 24 juni 2024 is maandag 1 april 2024; dat is Tweede Paasdag, maar een termijn die "
       "terugtelt schuift niet (ATW art. 1 lid 2); de werkdag ervoor is donderdag 28 maart 2024.",
       "12 weeks before Monday 24 June 2024 is Monday 1 April 2024; that is Easter Monday, but a term that counts back "
       "does not move (ATW art. 1(2)); the working day before is Thursday 28 March 2024."},
      // art. 2
      {"2024-03-28", by_law("4 dagen"), "2024-04-03", "2024-04-03", Reach::applies,
       "4 dagen na donderdag 28 maart 2024 is maandag 1 april 2024; dat is Tweede Paasdag, dus loopt de termijn door "
       "tot en met dinsdag 2 april 2024 (ATW art. 1 lid 1); de termijn moet twee werkdagen bevatten en loopt daarom "
       "tot "
       "en met woensdag 3 april 2024 (ATW art. 2).",
       "4 days after Thursday 28 March 2024 is Monday 1 April 2024; that is Easter Monday, so the term runs on until "
       "Tuesday 2 April 2024 (ATW art. 1(1)); the term must hold two working days and therefore runs until Wednesday 3 "
       "April 2024 (ATW art. 2)."},
      {"2024-07-05", by_law("3 dagen"), "2024-07-09", "2024-07-09", Reach::applies,
       "3 dagen na vrijdag 5 juli 2024 is maandag 8 juli 2024; de termijn moet twee werkdagen bevatten en loopt daarom "
       "tot en met dinsdag 9 juli 2024 (ATW art. 2).",
       "3 days after Friday 5 July 2024 is Monday 8 July 2024; the term must hold two working days and therefore runs "
       "until Tuesday 9 July 2024 (ATW art. 2)."},
      // ... but not of two days, and not backwards
      {"2024-07-05", by_law("2 dagen"), "2024-07-08", "2024-07-08", Reach::applies,
       "2 dagen na vrijdag 5 juli 2024 is zondag 7 juli 2024; dat is geen werkdag, dus loopt de termijn door tot en "
       "met "
       "maandag 8 juli 2024 (ATW art. 1 lid 1).",
       "2 days after Friday 5 July 2024 is Sunday 7 July 2024; that is not a working day, so the term runs on until "
       "Monday 8 July 2024 (ATW art. 1(1))."},
      {"2024-07-09", by_law("3 dagen", back), "2024-07-06", "2024-07-05", Reach::counts_back,
       "3 dagen vóór dinsdag 9 juli 2024 is zaterdag 6 juli 2024; dat is geen werkdag, maar een termijn die terugtelt "
       "schuift niet (ATW art. 1 lid 2); de werkdag ervoor is vrijdag 5 juli 2024.",
       "3 days before Tuesday 9 July 2024 is Saturday 6 July 2024; that is not a working day, but a term that counts "
       "back does not move (ATW art. 1(2)); the working day before is Friday 5 July 2024."},
      // art. 4
      {"2024-01-01", by_law("13 weken"), "2024-04-01", "2024-03-28", Reach::too_many_weeks,
       "13 weken na maandag 1 januari 2024 is maandag 1 april 2024; dat is Tweede Paasdag, maar zo'n lange termijn "
       "schuift niet (ATW art. 4); de werkdag ervoor is donderdag 28 maart 2024.",
       "13 weeks after Monday 1 January 2024 is Monday 1 April 2024; that is Easter Monday, but a term this long does "
       "not move (ATW art. 4); the working day before is Thursday 28 March 2024."},
      // the day itself counts (Awb 3:16 lid 2)
      {"2024-06-05", by_law("6 weken", Direction::forward, same_day), "2024-07-16", "2024-07-16", Reach::applies,
       "6 weken vanaf woensdag 5 juni 2024, die dag meegeteld, eindigt op dinsdag 16 juli 2024.",
       "6 weeks from Wednesday 5 June 2024, that day included, ends on Tuesday 16 July 2024."},
      {"2024-06-05", by_law("1 week", back, same_day), "2024-05-30", "2024-05-30", Reach::counts_back,
       "1 week terug vanaf woensdag 5 juni 2024, die dag meegeteld, begint op donderdag 30 mei 2024.",
       "1 week back from Wednesday 5 June 2024, that day included, begins on Thursday 30 May 2024."},
      // months by HR 1-9-2017, and art. 1 on top
      {"2016-02-29", by_law("3 maanden"), "2016-05-30", "2016-05-30", Reach::applies,
       "3 maanden na maandag 29 februari 2016 is zondag 29 mei 2016; dat is geen werkdag, dus loopt de termijn door "
       "tot "
       "en met maandag 30 mei 2016 (ATW art. 1 lid 1).",
       "3 months after Monday 29 February 2016 is Sunday 29 May 2016; that is not a working day, so the term runs on "
       "until Monday 30 May 2016 (ATW art. 1(1))."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.nl);
    const auto due = derive(row.term, day(row.from));
    REQUIRE(due);
    CHECK(to_string(due->legal) == row.legal);
    CHECK(to_string(due->planning) == row.planning);
    CHECK_FALSE(due->provisional);
    CHECK(reach_of(row.term) == row.reach);
    CHECK(sentence(due->derivation, Language::nl) == row.nl);
    CHECK(sentence(due->derivation, Language::en) == row.en);
  }
}

TEST_CASE("how far the Algemene termijnenwet reaches") {
  const auto back = Direction::backward;
  struct Row {
    LegalTerm term;
    Reach reach;
    std::string token;
  };
  const auto with = [](LegalTerm term, Ground ground, Rolling rolling) {
    term.ground = ground;
    term.rolling = rolling;
    return term;
  };
  using enum Rolling;
  const std::vector<Row> rows = {
      {by_law("90 dagen"), Reach::applies, "applies"},
      {by_law("91 dagen"), Reach::too_many_days, "too-many-days"},
      {by_law("12 weken"), Reach::applies, "applies"},
      {by_law("13 weken"), Reach::too_many_weeks, "too-many-weeks"},
      {by_law("3 maanden"), Reach::applies, "applies"},
      {by_law("4 maanden"), Reach::too_many_months, "too-many-months"},
      {by_law("1 jaar"), Reach::in_years, "in-years"},
      {by_law("24 uur"), Reach::in_hours, "in-hours"},
      {by_law("8 weken", back), Reach::counts_back, "counts-back"},
      {with(by_law("8 weken"), Ground::decree, by_ground), Reach::applies, "applies"},
      {with(by_law("8 weken"), Ground::arrangement, by_ground), Reach::no_law, "no-law"},
      {with(by_law("8 weken"), Ground::bylaw, by_ground), Reach::no_law, "no-law"},
      {with(by_law("8 weken"), Ground::own, by_ground), Reach::no_law, "no-law"},
      {with(by_law("8 weken"), Ground::arrangement, declared), Reach::applies, "applies"},
      {with(by_law("8 weken", back), Ground::arrangement, declared), Reach::counts_back, "counts-back"},
      {with(by_law("13 weken"), Ground::arrangement, declared), Reach::too_many_weeks, "too-many-weeks"},
      {with(by_law("42 dagen"), Ground::law, switched_off), Reach::put_aside, "put-aside"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.token, to_string(row.term.term, Language::nl));
    CHECK(reach_of(row.term) == row.reach);
    CHECK(token(reach_of(row.term)) == row.token);
    CHECK_FALSE(clause(row.reach).nl.empty());
    CHECK_FALSE(clause(row.reach).en.empty());
  }
  // A term of the arrangement that lands on Good Friday stays there (I07 of the cases).
  const auto own = derive(with(by_law("8 weken"), Ground::arrangement, by_ground), day("2024-02-02"));
  REQUIRE(own);
  CHECK(to_string(own->legal) == "2024-03-29");
  CHECK(sentence(own->derivation, Language::nl) ==
        "8 weken na vrijdag 2 februari 2024 is vrijdag 29 maart 2024; dat is Goede Vrijdag, maar deze termijn schuift "
        "niet: de Algemene termijnenwet geldt er niet voor; de werkdag ervoor is donderdag 28 maart 2024.");
}

TEST_CASE("a term names the rule that sets it") {
  const auto due = derive(by_law("8 weken"), day("2024-02-06"), "Wgr art. 1 lid 3");
  REQUIRE(due);
  REQUIRE(due->derivation.size() == 1);
  CHECK(article(due->derivation.front()) == "Wgr art. 1 lid 3");
  CHECK(sentence(due->derivation, Language::nl) ==
        "8 weken (Wgr art. 1 lid 3) na dinsdag 6 februari 2024 is dinsdag 2 april 2024.");
  CHECK(article(Reason{Rule::runs_on, {}, {}, "zaterdag"}) == "ATW art. 1 lid 1");
}

TEST_CASE("before a date is the day before it, and it does not roll") {
  const Due due = last_day_before(day("2025-09-15"));
  CHECK(to_string(due.legal) == "2025-09-14");
  CHECK(to_string(due.planning) == "2025-09-12");
  CHECK(sentence(due.derivation, Language::nl) ==
        "Vóór maandag 15 september 2025 is uiterlijk zondag 14 september 2025; dat is geen werkdag, dus de werkdag "
        "ervoor: vrijdag 12 september 2025.");
}

TEST_CASE("of two limits the earlier one counts, and the derivation ends with it") {
  const Due limit = last_day_before(day("2024-09-15"));
  const auto bound = [&](std::string_view from) { return earlier(*derive(by_law("2 weken"), day(from)), limit); };
  Due due = bound("2024-07-10");
  CHECK(to_string(due.legal) == "2024-07-24");
  CHECK(to_string(due.planning) == "2024-07-24");
  CHECK(sentence(due.derivation, Language::nl) ==
        "Vóór zondag 15 september 2024 is uiterlijk zaterdag 14 september 2024; 2 weken na woensdag 10 juli 2024 is "
        "woensdag 24 juli 2024; de vroegste van beide telt: woensdag 24 juli 2024.");
  due = bound("2024-09-13");
  CHECK(to_string(due.legal) == "2024-09-14");
  CHECK(to_string(due.planning) == "2024-09-13");
  CHECK(
      sentence(due.derivation, Language::en) ==
      "2 weeks after Friday 13 September 2024 is Friday 27 September 2024; before Sunday 15 September 2024 is Saturday "
      "14 September 2024 at the latest; the earlier of the two counts: Saturday 14 September 2024; that is not a "
      "working day, so the working day before: Friday 13 September 2024.");
  due = earlier(last_day_before(day("2024-07-25")), *derive(by_law("2 weken"), day("2024-07-10")));
  CHECK(sentence(due.derivation, Language::nl).find("beide grenzen vallen op woensdag 24 juli 2024.") !=
        std::string::npos);
}

TEST_CASE("hours count on the clock and nothing moves them") {
  const LegalTerm term = by_law("24 uur");
  const auto due = derive(term, *parse_local_moment("2024-03-29T16:00"), "Gemeentewet art. 20 lid 2");
  REQUIRE(due);
  CHECK(to_string(due->legal) == "2024-03-30T16:00");
  CHECK(sentence(due->derivation, Language::nl) ==
        "24 uur (Gemeentewet art. 20 lid 2) na vrijdag 29 maart 2024 16:00 is zaterdag 30 maart 2024 16:00.");
  CHECK(sentence(derive(by_law("36 uur", Direction::backward), *parse_local_moment("2024-03-01T09:30:15"))->derivation,
                 Language::en) ==
        "36 hours before Friday 1 March 2024 09:30:15 is Wednesday 28 February 2024 21:30:15.");
  for (const std::string text : {"2024-02-30T10:00", "2024-02-28T24:00", "2024-02-28 10:00", "2024-02-28T10:60", "",
                                 "2024-02-28T10", "2024-02-28T1x:00", "2024-02-28T10:00:60", "2024-02-28T10:00Z"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_local_moment(text));
  }
}

TEST_CASE("units never mix silently, and no term leaves the calendar") {
  const auto fault = [](const LegalTerm& term, std::string_view from, int suspended = 0) {
    const auto found = count(term, day(from), suspended);
    REQUIRE_FALSE(found);
    CHECK_FALSE(sentence(found.error()).nl.empty());
    CHECK_FALSE(sentence(found.error()).en.empty());
    return found.error();
  };
  CHECK(fault(by_law("24 uur"), "2024-01-01") == TermFault::needs_a_moment);
  CHECK(derive(by_law("8 weken"), *parse_local_moment("2024-01-01T10:00")).error() == TermFault::needs_a_day);
  CHECK(fault(by_law("8 weken"), "2199-12-01") == TermFault::outside_calendar);
  CHECK(fault(by_law("100000 weken"), "2024-01-01") == TermFault::outside_calendar);
  CHECK(fault(by_law("100000 jaar"), "2024-01-01") == TermFault::outside_calendar);
  CHECK(fault(by_law("100000 maanden", Direction::backward), "2024-01-01") == TermFault::outside_calendar);
  CHECK(fault(by_law("100000 werkdagen"), "2024-01-01") == TermFault::outside_calendar);
  CHECK(fault(by_law("1 dag", Direction::backward), "1900-01-01") == TermFault::outside_calendar);
  CHECK(fault(by_law("0 dagen", Direction::forward, Counting::inclusive), "2024-01-01") == TermFault::nothing_counted);
  CHECK(fault(by_law("2 weken", Direction::backward), "2024-01-01", 3) == TermFault::suspended_backwards);
  CHECK(fault(by_law("5 werkdagen"), "2024-01-01", 3) == TermFault::suspended_working_days);
  CHECK(derive(by_law("24 uur"), *parse_local_moment("2199-12-31T10:00")).error() == TermFault::outside_calendar);
}

TEST_CASE("a result is provisional where the decrees are not known") {
  const auto provisional = [](const LegalTerm& term, std::string_view from) {
    return count(term, day(from))->provisional;
  };
  CHECK(provisional(by_law("6 weken"), "2035-02-09"));
  CHECK(provisional(by_law("6 weken"), "2013-03-19"));
  CHECK_FALSE(provisional(by_law("6 weken"), "2014-03-19"));
  CHECK_FALSE(provisional(by_law("6 weken"), "2028-11-10"));
  CHECK(provisional(by_law("3 weken"), "2028-12-15"));       // ends in 2029
  CHECK(provisional(by_law("10 werkdagen"), "2013-12-30"));  // counts days of 2013
  CHECK(provisional(by_law("10 werkdagen"), "2028-12-27"));
  CHECK(provisional(by_law("3 dagen"), "2013-12-30"));        // ATW 2 looks at 31 December 2013
  CHECK_FALSE(provisional(by_law("8 weken"), "2013-12-30"));  // no decree of 2013 could change it
}

TEST_CASE("a derivation is written the same way for ever") {
  // Golden: the text and its fingerprint are promises; a change breaks what was recorded with them.
  const auto due = derive(by_law("8 weken"), day("2024-02-05"), "Wgr art. 1 lid 3");
  CHECK(serialised(due->derivation) ==
        "legal-term-forward 2024-02-05 2024-04-01 8 weken; Wgr art. 1 lid 3\n"
        "runs-on 2024-04-01 2024-04-02 Tweede Paasdag\n");
  CHECK(fingerprint(due->derivation) == "e023e546847200d0");
  CHECK(fingerprint({}) == "cbf29ce484222325");
  CHECK(serialised({{Rule::given_date, day("2024-01-01"), day("2024-01-01"), "a\nb"}}) ==
        "given-date 2024-01-01 2024-01-01 ab\n");
}

TEST_CASE("every rule has a token of its own") {
  const std::vector<std::string> tokens = {"legal-term-forward",
                                           "legal-term-back",
                                           "legal-term-from",
                                           "legal-term-until",
                                           "runs-on",
                                           "two-working-days",
                                           "stays-counted-back",
                                           "stays-excluded",
                                           "stays-not-statutory",
                                           "day-before",
                                           "earliest",
                                           "suspended",
                                           "extended",
                                           "version",
                                           "hours-forward",
                                           "hours-back",
                                           "set-by-hand",
                                           "set-by-law",
                                           "sent-on",
                                           "received-on",
                                           "sending-planned",
                                           "opened-on"};
  constexpr std::size_t first = 10;
  for (std::size_t i = 0; i < tokens.size(); ++i) CHECK(token(static_cast<Rule>(first + i)) == tokens[i]);
  CHECK(first + tokens.size() == rules_count);
}
