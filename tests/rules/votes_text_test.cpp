// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/rule_text.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::votes;

namespace {

const Vocabulary& words() {
  static const Vocabulary known{{{"proposed", "voorgesteld", "proposed"},
                                 {"consented", "ingestemd", "consented"},
                                 {"advised-positive", "positief advies", "positive advice"}},
                                {"leiden", "katwijk"}};
  return known;
}

/// The rule without language and the outcome; or place, message and suggestion of the problem.
std::string read(std::string_view text, Use use) {
  const auto parsed = parse_rule(text, use, words());
  if (parsed) return token(parsed->rule) + (parsed->outcome.empty() ? "" : " | " + parsed->outcome);
  REQUIRE(parsed.error().size() == 1);
  const Problem& problem = parsed.error().front();
  return std::to_string(problem.begin) + "-" + std::to_string(problem.end) + ": " + problem.message.nl +
         (problem.suggestion.empty() ? "" : ", bedoelt u '" + problem.suggestion + "'?");
}

}  // namespace

TEST_CASE("votes: rules are read in both languages and mean the same") {
  struct Row {
    Use use;
    std::string nl, en, rule;
  };
  const std::vector<Row> rows = {
      {Use::quorum, "meer dan de helft", "more than half", "more-than 1/2 heads sitting"},
      {Use::quorum, "de helft", "half", "at-least 1/2 heads sitting"},
      {Use::quorum, "twee derde", "two thirds", "at-least 2/3 heads sitting"},
      {Use::quorum, "12 van 18", "12 of 18", "count 12 of 18 heads sitting"},
      {Use::quorum, "alle", "all", "all heads sitting"},
      {Use::quorum, "dubbele meerderheid", "double majority",
       "more-than 1/2 heads sitting and more-than 1/2 votes sitting"},
      {Use::majority, "stemmen", "votes", "more-than 1/2 votes cast"},
      {Use::majority, "leden", "members", "more-than 1/2 heads cast"},
      {Use::majority, "meer dan de helft", "more than half", "more-than 1/2 votes cast"},
      {Use::majority, "volstrekte meerderheid", "absolute majority", "more-than 1/2 votes cast"},
      {Use::majority, "2/3 van de leden", "2/3 of the members", "at-least 2/3 heads sitting"},
      {Use::majority, "meer dan 2/3 van de uitgebrachte stemmen", "more than 2/3 of the votes cast",
       "more-than 2/3 votes cast"},
      {Use::majority, "drie vierde van de aanwezigen", "three quarters of those present", "at-least 3/4 heads present"},
      {Use::majority, "Twee derde van de stemgerechtigde leden", "Two thirds of the entitled members",
       "at-least 2/3 heads entitled"},
      {Use::majority, "75%", "75%", "at-least 3/4 votes cast"},
      {Use::majority, "eenparig", "unanimously", "all votes cast"},
      {Use::majority, "meerderheid en geen veto", "majority and no veto", "more-than 1/2 votes cast and no-veto"},
      {Use::gate, "alle voorgesteld", "all proposed", "all heads entitled | proposed"},
      {Use::gate, "alle raden voorgesteld", "all councils proposed", "all heads entitled | proposed"},
      {Use::gate, "één voorgesteld", "any proposed", "count 1 heads entitled | proposed"},
      {Use::gate, "12 van de 18 raden voorgesteld", "12 of the 18 councils proposed",
       "count 12 of 18 heads entitled | proposed"},
      {Use::gate, "minstens 12", "at least 12", "count 12 heads entitled"},
      {Use::gate, "meer dan 12", "more than 12", "count 13 heads entitled"},
      {Use::gate, "ten minste 2/3", "not less than 2/3", "at-least 2/3 heads entitled"},
      {Use::gate, "meerderheid stemmen", "majority votes", "more-than 1/2 votes entitled"},
      {Use::gate, "meer dan de helft van de inwoners ingestemd", "more than half of the inhabitants consented",
       "more-than 1/2 inhabitants entitled | consented"},
      {Use::gate, "meer dan de helft van de antwoorden positief advies",
       "more than half of the answers positive advice", "more-than 1/2 heads cast | advised-positive"},
      {Use::gate, "dubbele meerderheid leden en inwoners ingestemd",
       "double majority members and inhabitants consented",
       "more-than 1/2 heads entitled and more-than 1/2 inhabitants entitled | consented"},
      {Use::gate, "2/3 leden en meer dan de helft stemmen", "2/3 members and more than half votes",
       "at-least 2/3 heads entitled and more-than 1/2 votes entitled"},
      {Use::gate, "unanimiteit", "unanimity", "all heads cast"},
      {Use::gate, "veto", "veto", "no-veto"},
      {Use::gate, "meerderheid en veto van leiden", "majority and veto by leiden",
       "more-than 1/2 heads entitled and no-veto leiden"},
      {Use::gate, "  ALLE   Voorgesteld ", " All  PROPOSED", "all heads entitled | proposed"},
      {Use::gate, "een derde", "one third", "at-least 1/3 heads entitled"},
      {Use::gate, "voorgesteld", "proposed", "more-than 1/2 heads entitled | proposed"},
  };
  for (const Row& row : rows) {
    CHECK(read(row.nl, row.use) == row.rule);
    CHECK(read(row.en, row.use) == row.rule);
    const auto dutch = parse_rule(row.nl, row.use, words());
    const auto english = parse_rule(row.en, row.use, words());
    REQUIRE((dutch && english));
    CHECK(dutch->language.has_value() == (row.nl != row.en));
    CHECK(english->language.has_value() == (row.nl != row.en));
    if (row.nl == row.en) continue;
    CHECK(dutch->language->language == Language::nl);
    CHECK(english->language->language == Language::en);
  }
}

TEST_CASE("votes: an unknown rule is an error at its place, with what was perhaps meant") {
  struct Row {
    Use use;
    std::string text, problem;
  };
  const std::vector<Row> rows = {
      {Use::quorum, "", "0-1: hier ontbreekt een regel"},
      {Use::quorum, "   ", "0-1: hier ontbreekt een regel"},
      {Use::quorum, "meer dan de hefft", "0-17: onbekende regel 'meer dan de hefft', bedoelt u 'meer dan de helft'?"},
      {Use::quorum, "genoeg", "0-6: onbekende regel 'genoeg'"},
      {Use::quorum, "twee derde ofzo", "11-15: onbekende regel 'ofzo'"},
      {Use::quorum, "veto", "0-4: een quorum kent geen veto"},
      {Use::quorum, "alle voorgesteld", "5-16: onbekende regel 'voorgesteld'"},
      {Use::majority, "unanimitiet", "0-11: onbekende regel 'unanimitiet', bedoelt u 'unanimiteit'?"},
      {Use::majority, "stemen", "0-6: onbekende regel 'stemen', bedoelt u 'stemmen'?"},
      {Use::majority, "gekwalificeerde meerderheid",
       "0-27: zeg hoeveel een gekwalificeerde meerderheid is, bijvoorbeeld 'twee derde'"},
      {Use::majority, "veto van leiden", "5-8: het veto van één lid hoort bij een poort, niet bij een stemming"},
      {Use::gate, "alle voorgestelt", "5-16: onbekende regel 'voorgestelt', bedoelt u 'voorgesteld'?"},
      {Use::gate, "één vóórgesteld iets", "4-15: onbekende regel 'vóórgesteld', bedoelt u 'voorgesteld'?"},
      {Use::gate, "alle raden en", "13-14: na 'en' ontbreekt een regel"},
      {Use::gate, "0 van 18", "0-1: een aantal gaat van 1 tot en met 1000000000"},
      {Use::gate, "99999999999999999999", "0-20: een aantal gaat van 1 tot en met 1000000000"},
      {Use::gate, "19 van 18", "7-9: 19 van 18 kan niet"},
      {Use::gate, "12 van", "6-7: na 'van' ontbreekt het geheel, zoals in '12 van 18'"},
      {Use::gate, "3/2", "0-3: een breuk ligt boven 0 en is hoogstens 1, met getallen tot en met 1000"},
      {Use::gate, "0/3", "0-3: een breuk ligt boven 0 en is hoogstens 1, met getallen tot en met 1000"},
      {Use::gate, "1/0", "0-3: een breuk ligt boven 0 en is hoogstens 1, met getallen tot en met 1000"},
      {Use::gate, "2/1001", "0-6: een breuk ligt boven 0 en is hoogstens 1, met getallen tot en met 1000"},
      {Use::gate, "2/drie", "0-6: een breuk is twee hele getallen, zoals '2/3'"},
      {Use::gate, "66,7%", "0-5: een percentage is een heel getal, zoals '75%'; schrijf anders een breuk"},
      {Use::gate, "meer dan 3/3", "9-12: meer dan alles kan niet; schrijf 'alle'"},
      {Use::gate, "meer dan veel", "9-13: na 'meer dan' hoort een breuk of een getal"},
      {Use::gate, "meer dan half", "9-13: na 'meer dan' hoort een breuk of een getal"},
      {Use::gate, "alle en half", "8-12: een regel is helemaal Nederlands of helemaal Engels, bedoelt u 'de helft'?"},
      {Use::gate, "alle proposed",
       "5-13: een regel is helemaal Nederlands of helemaal Engels, bedoelt u 'voorgesteld'?"},
      {Use::gate, "alle voorgesteld en een ingestemd",
       "24-33: een poort wacht op één soort antwoord; hier staat een tweede"},
      {Use::gate, "dubbele meerderheid leden", "25-26: een dubbele meerderheid telt er twee, zoals 'leden en stemmen'"},
      {Use::gate, "dubbele meerderheid leden en raden", "34-35: noem de tweede telling: leden, stemmen of inwoners"},
      {Use::gate, "veto van lieden", "9-15: onbekende naam 'lieden', bedoelt u 'leiden'?"},
      {Use::gate, "veto van", "8-9: wie heeft het veto?"},
      {Use::gate, "alle en alle en alle en alle en alle", "36-37: een regel telt hoogstens 4 delen"},
      {Use::gate, std::string(201, 'x'), "0-201: een regel telt hoogstens 200 tekens"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(read(row.text, row.use) == row.problem);
  }
  const auto english = parse_rule("al proposed", Use::gate, words());
  REQUIRE_FALSE(english.has_value());
  CHECK(english.error().front().message.en == "unknown rule 'al'");
  CHECK(english.error().front().suggestion == "all");
  // What is offered as an example can be read.
  for (const Use use : {Use::quorum, Use::majority, Use::gate}) {
    for (const Language language : {Language::nl, Language::en}) {
      std::string all = examples(use, language) + ", ";
      for (auto comma = all.find(", "); comma != all.npos; comma = all.find(", ")) {
        CHECK(parse_rule(all.substr(0, comma), use, words()).has_value());
        all.erase(0, comma + 2);
      }
    }
  }
}

TEST_CASE("votes: scraps of rules are read or refused, with places inside the text") {
  const std::vector<std::string> pieces = {"alle",
                                           "all",
                                           "een ",
                                           "én",
                                           "2/3",
                                           "/",
                                           "12",
                                           " van ",
                                           " of ",
                                           "18",
                                           "%",
                                           "meer",
                                           " dan",
                                           " de",
                                           " helft",
                                           "veto",
                                           "leiden",
                                           " en ",
                                           " and ",
                                           "stemmen",
                                           "votes",
                                           "dubbele ",
                                           "meerderheid",
                                           " ",
                                           "\t",
                                           "voorgesteld",
                                           "positief",
                                           " advies",
                                           "\xff",
                                           "é",
                                           "漢",
                                           "\x1b[31m",
                                           std::string(1, '\0'),
                                           "999999999999999999999"};
  std::uint64_t state = 3;
  const auto below = [&](std::size_t bound) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33U) % bound;
  };
  std::size_t accepted = 0;
  for (int round = 0; round < 1'000; ++round) {
    std::string text;
    for (std::size_t count = below(9); count > 0; --count) text += pieces[below(pieces.size())];
    for (const Use use : {Use::quorum, Use::majority, Use::gate}) {
      const auto parsed = parse_rule(text, use, words());
      if (parsed) {
        ++accepted;
        if (parsed->rule.empty() || parsed->rule.size() > parts_max) FAIL(text);
        continue;
      }
      const int characters = static_cast<int>(utf8::count(text));
      for (const Problem& problem : parsed.error()) {
        const bool inside = problem.begin >= 0 && problem.begin <= characters && problem.end > problem.begin &&
                            problem.end <= characters + 1;
        const bool clean = diagnostic::printable(problem.message.nl) == problem.message.nl;
        if (!inside || !clean || problem.message.nl.empty() || problem.message.en.empty()) FAIL(text);
      }
    }
  }
  CHECK(accepted > 50);  // the scraps do make rules
}

TEST_CASE("votes: shares are exact") {
  struct Row {
    Threshold threshold;
    std::int64_t base, needed;
  };
  const auto share = [](Kind kind, std::int64_t top, std::int64_t bottom) {
    Threshold threshold;
    threshold.kind = kind;
    threshold.share = {top, bottom};
    return threshold;
  };
  const std::vector<Row> rows = {
      {share(Kind::at_least, 2, 3), 18, 12},
      {share(Kind::at_least, 2, 3), 17, 12},
      {share(Kind::at_least, 2, 3), 19, 13},
      {share(Kind::more_than, 2, 3), 18, 13},
      {share(Kind::more_than, 1, 2), 18, 10},
      {share(Kind::more_than, 1, 2), 17, 9},
      {share(Kind::at_least, 1, 2), 18, 9},
      {share(Kind::at_least, 1, 2), 17, 9},
      {share(Kind::at_least, 1, 3), 0, 1},
      {share(Kind::more_than, 1, 2), 0, 1},
      {share(Kind::more_than, 1, 2), 1, 1},
      {share(Kind::at_least, 1, 1000), sum_max, sum_max / 1000},
      {share(Kind::more_than, 999, 1000), sum_max, sum_max / 1000 * 999 + 1},
      {share(Kind::all, 1, 2), 18, 18},
      {share(Kind::all, 1, 2), 0, 1},
  };
  for (const Row& row : rows) CHECK(needed(row.threshold, row.base) == row.needed);
  // Against cross-multiplication, for every share up to tenths.
  for (std::int64_t bottom = 1; bottom <= 10; ++bottom) {
    for (std::int64_t top = 1; top <= bottom; ++top) {
      for (std::int64_t base = 1; base <= 40; ++base) {
        const std::int64_t least = needed(share(Kind::at_least, top, bottom), base);
        const std::int64_t more = needed(share(Kind::more_than, top, bottom), base);
        const bool fine = least * bottom >= base * top && (least - 1) * bottom < base * top &&
                          more * bottom > base * top && (more - 1) * bottom <= base * top;
        if (!fine) FAIL(top << "/" << bottom << " of " << base);
      }
    }
  }
}
