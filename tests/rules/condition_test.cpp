// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/condition.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::feel;

namespace {

Value number(std::string_view digits) {
  return Value::number(*Decimal::parse(digits));
}

const Inputs inputs = {{"prognose weerstandsvermogen", Type::number},
                       {"prognose", Type::number},
                       {"grens", Type::number},
                       {"spoed", Type::boolean},
                       {"openbaar", Type::boolean},
                       {"baten and lasten", Type::number},
                       {"eigen-vermogen", Type::number},
                       {"datum", Type::date},
                       {"soort", Type::string},
                       {"or", Type::boolean}};
const Facts facts = {{"prognose weerstandsvermogen", number("3500000")},
                     {"prognose", number("1")},
                     {"spoed", Value::boolean(false)},
                     {"baten and lasten", number("12.50")},
                     {"eigen-vermogen", number("-0.1")},
                     {"datum", Value::date(make_date(2024, 7, 10))},
                     {"soort", Value::string("groot")}};

Outcome outcome_of(const std::string& text) {
  const auto condition = compile(text, inputs);
  if (!condition) FAIL(text << ": " << condition.error().front().message.en);
  CHECK(condition->text() == text);
  return condition->evaluate(facts);
}

}  // namespace

TEST_CASE("conditions hold, do not hold, or wait for a fact") {
  using Names = std::vector<std::string>;
  struct Row {
    std::string text;
    Verdict verdict;
    Names waits_for;
  };
  const Verdict yes = Verdict::yes, no = Verdict::no, unknown = Verdict::unknown;
  const std::vector<Row> rows = {
      {"prognose weerstandsvermogen < 3000000", no, {}},
      {"prognose weerstandsvermogen >= 3500000", yes, {}},
      {"prognose\tweerstandsvermogen = 3500000.00", yes, {}},
      {"prognose<3", yes, {}},
      {"baten and lasten = 12.5", yes, {}},
      {"eigen-vermogen = -0.1", yes, {}},
      {"eigen-vermogen - prognose = -1.1", yes, {}},
      {"0.1 + 0.2 = 0.3", yes, {}},
      {"1 / 3 * 3 = 0.9999999999999999999999999999999999", yes, {}},  // 34 digits, as FEEL counts
      {"2 + 3 * 4 = 14", yes, {}},
      {"(2 + 3) * 4 = 20", yes, {}},
      {"10 - 4 - 3 = 3", yes, {}},
      {"-2 - -3 = 1", yes, {}},
      {".5 = 0.50", yes, {}},
      {"010 = 10", yes, {}},
      {"9999999999999999999999999999999999 + 1 > 9999999999999999999999999999999999", yes, {}},
      {"prognose != 1", no, {}},
      {"prognose in [1..2]", yes, {}},
      {"prognose in (1..2]", no, {}},
      {"prognose in [0..1)", no, {}},
      {"prognose in (0..1]", yes, {}},
      {"prognose in [0 .. 1 ]", yes, {}},
      {"prognose between 1 and 1 and not(spoed)", yes, {}},
      {"datum in [date(\"2024-07-01\")..date(\"2024-07-31\")]", yes, {}},
      {"datum < date(\"2024-07-10\")", no, {}},
      {"datum = date( \"2024-07-10\" )", yes, {}},
      {"soort = \"groot\"", yes, {}},
      {"soort != \"gro\\\"ot\"", yes, {}},
      {"soort < \"klein\"", yes, {}},
      {"spoed", no, {}},
      {"spoed = false", yes, {}},
      {"not(spoed)", yes, {}},
      {"not (not(spoed) and prognose = 1)", no, {}},
      {"true and false or true", yes, {}},
      {"true or false and false", yes, {}},
      {"(prognose < 3) = true", yes, {}},
      {"grens > 1", unknown, {"grens"}},
      {"grens > 1 and spoed", no, {}},
      {"spoed and grens > 1", no, {}},
      {"grens > 1 or prognose = 1", yes, {}},
      {"grens > 1 and prognose = 1", unknown, {"grens"}},
      {"grens > 1 or openbaar or spoed", unknown, {"grens", "openbaar"}},
      {"grens > grens", unknown, {"grens"}},
      {"not(openbaar)", unknown, {"openbaar"}},
      {"grens in [1..prognose]", unknown, {"grens"}},
      {"grens * 0 = 0", unknown, {"grens"}},
      {"1 / 0 = 1", no, {}},  // null is equal to null only
      {"1 / 0 > 1", unknown, {}},
      {"1 / 0 = 1 or true", yes, {}},
      {"1 / (prognose - 1) = grens", unknown, {"grens"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Outcome outcome = outcome_of(row.text);
    CHECK(outcome.verdict == row.verdict);
    CHECK(outcome.waits_for == row.waits_for);
    CHECK_FALSE(outcome.because.nl.empty());
    CHECK_FALSE(outcome.because.en.empty());
  }
}

TEST_CASE("a verdict says why") {
  struct Row {
    std::string text, nl, en;
  };
  const std::vector<Row> rows = {
      {"prognose weerstandsvermogen < 3000000",
       "prognose weerstandsvermogen is 3500000, en dat is niet kleiner dan 3000000",
       "prognose weerstandsvermogen is 3500000, and that is not less than 3000000"},
      {"prognose >= prognose weerstandsvermogen",
       "prognose is 1, en dat is niet ten minste 3500000 (prognose weerstandsvermogen)",
       "prognose is 1, and that is not at least 3500000 (prognose weerstandsvermogen)"},
      {"prognose = 1", "prognose is 1, en dat is 1", "prognose is 1, and that is 1"},
      {"prognose != 1", "prognose is 1, en dat is niet iets anders dan 1",
       "prognose is 1, and that is not something else than 1"},
      {"prognose in (1..2]", "prognose is 1, en dat ligt niet in (1..2]", "prognose is 1, and that is not in (1..2]"},
      {"prognose between 2 and 3", "prognose is 1, en dat ligt niet tussen 2 en 3",
       "prognose is 1, and that is not between 2 and 3"},
      {"datum > date(\"2024-07-18\")", "datum is 10 juli 2024, en dat is niet later dan 18 juli 2024",
       "datum is 10 July 2024, and that is not after 18 July 2024"},
      {"soort = \"klein\" or spoed", "soort is \"groot\", en dat is niet \"klein\"; spoed is onwaar",
       "soort is \"groot\", and that is not \"klein\"; spoed is false"},
      {"prognose = 1 and prognose > 5", "prognose is 1, en dat is niet groter dan 5",
       "prognose is 1, and that is not greater than 5"},
      {"spoed or prognose = 1", "prognose is 1, en dat is 1", "prognose is 1, and that is 1"},
      {"not(prognose = 1)", "prognose is 1, en dat is 1", "prognose is 1, and that is 1"},
      {"prognose / 3 > 1", "\"prognose / 3\" is 0.3333333333…, en dat is niet groter dan 1",
       "\"prognose / 3\" is 0.3333333333…, and that is not greater than 1"},
      {"prognose / 8 > 1", "\"prognose / 8\" is 0.125, en dat is niet groter dan 1",
       "\"prognose / 8\" is 0.125, and that is not greater than 1"},
      {"9999999999999999999999999999999999 * 100 < -1",
       "\"9999999999999999999999999999999999 * 100\" is 999999999999999999999999999999999900, en dat is niet kleiner "
       "dan "
       "-1",
       "\"9999999999999999999999999999999999 * 100\" is 999999999999999999999999999999999900, and that is not less "
       "than "
       "-1"},
      {"grens > 1 or openbaar", "nog niet bekend: grens, openbaar", "not known yet: grens, openbaar"},
      {"1 / 0 > 1", "er wordt gedeeld door nul", "there is a division by zero"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Outcome outcome = outcome_of(row.text);
    CHECK(outcome.because.nl == row.nl);
    CHECK(outcome.because.en == row.en);
  }
}

TEST_CASE("a fact of another type is unknown") {
  const auto condition = compile("prognose < 3", inputs);
  REQUIRE(condition);
  for (const Value& value : {Value::string("2"), Value::boolean(true), Value(), Value::date(make_date(2024, 1, 1))}) {
    const Outcome outcome = condition->evaluate({{"prognose", value}});
    CHECK(outcome.verdict == Verdict::unknown);
    CHECK(outcome.waits_for == std::vector<std::string>{"prognose"});
  }
}

TEST_CASE("a mistake has a place, a sentence, and where possible a suggestion") {
  struct Row {
    std::string text;
    int begin, end;
    std::string nl, suggestion;
  };
  const std::vector<Row> rows = {
      {"prognose weerstandsvermogn < 3", 0, 26, "onbekende naam \"prognose weerstandsvermogn\"",
       "prognose weerstandsvermogen"},
      {"prognose nog iets anders < 3", 9, 24,
       "\"nog iets anders\" past hier niet; hier hoort een vergelijking, \"and\" of \"or\", of niets meer", ""},
      {"progmose weerstandsvermogen < 3", 0, 27, "onbekende naam \"progmose weerstandsvermogen\"",
       "prognose weerstandsvermogen"},
      {"not(spoedd)", 4, 10, "onbekende naam \"spoedd\"", "spoed"},
      {"eigen-vermogn < 3", 0, 13, "onbekende naam \"eigen-vermogn\"", "eigen-vermogen"},
      {"één < 3", 0, 3, "onbekende naam \"één\"", ""},
      {"\"é\" = soort and nix", 16, 19, "onbekende naam \"nix\"", ""},
      {"soort < 3", 0, 9, "\"soort\" is een tekst en \"3\" is een getal; die zijn niet te vergelijken", ""},
      {"prognose = \"3\"", 0, 14, "\"prognose\" is een getal en \"3\" is een tekst; die zijn niet te vergelijken", "3"},
      {"datum > \"2024-07-10\"", 0, 20,
       "\"datum\" is een datum en \"2024-07-10\" is een tekst; die zijn niet te vergelijken", "date(\"2024-07-10\")"},
      {"datum > date(\"2024-02-30\")", 13, 25,
       "\"2024-02-30\" is geen bestaande datum; schrijf jaar-maand-dag, bijvoorbeeld \"2024-07-10\"", ""},
      {"spoed < openbaar", 0, 16, "waar en onwaar hebben geen volgorde; vergelijk met = of !=", ""},
      {"soort + 1 = 2", 0, 5, "rekenen kan alleen met getallen; \"soort\" is een tekst", ""},
      {"-spoed = 2", 1, 6, "rekenen kan alleen met getallen; \"spoed\" is waar of onwaar", ""},
      {"prognose", 0, 8,
       "\"prognose\" is een getal, geen voorwaarde; vergelijk het met iets, bijvoorbeeld met <, > of =", ""},
      {"spoed and prognose", 10, 18,
       "\"prognose\" is een getal, geen voorwaarde; vergelijk het met iets, bijvoorbeeld met <, > of =", ""},
      {"prognose == 3", 9, 11, "\"==\" bestaat hier niet; schrijf \"=\"", "="},
      {"prognose ≤ 3", 9, 10, "\"≤\" bestaat hier niet; schrijf \"<=\"", "<="},
      {"spoed && openbaar", 6, 8, "\"&&\" bestaat hier niet; schrijf \"and\"", "and"},
      {"!spoed", 0, 1, "\"!\" bestaat hier niet; schrijf \"not(...)\"", "not(...)"},
      {"spoed en openbaar", 6, 8, "\"en\" bestaat hier niet; schrijf \"and\"", "and"},
      {"prognose is 3", 9, 11, "\"is\" bestaat hier niet; schrijf \"=\"", "="},
      {"prognose < 3.000.000", 11, 20,
       "\"3.000.000\" is geen getal; schrijf cijfers (hoogstens 34), met een punt voor decimalen", ""},
      {"prognose < 3,5", 11, 14, "\"3,5\" is geen getal; schrijf cijfers (hoogstens 34), met een punt voor decimalen",
       ""},
      {"prognose < ", 11, 12, "hier ontbreekt een waarde", ""},
      {"(spoed", 6, 7, "hier ontbreekt een haakje )", ""},
      {"spoed)", 5, 6, "\")\" past hier niet; hier hoort een vergelijking, \"and\" of \"or\", of niets meer", ""},
      {"not spoed", 4, 5, "na \"not\" horen haakjes: not(...)", ""},
      {"1 < 2 < 3", 6, 7, "twee vergelijkingen achter elkaar; zet er \"and\" tussen, of haakjes om de eerste", ""},
      {"prognose between 1 or 2", 19, 20, "na \"between\" hoort: laagste \"and\" hoogste", ""},
      {"soort = 'klein'", 8, 9, "zet een tekst tussen rechte dubbele aanhalingstekens: \"...\"", ""},
      {"soort = \"klein", 8, 14, "deze tekst heeft geen sluitend aanhalingsteken", ""},
      {"datum = date(2024-07-10)", 13, 23, "een datum schrijft u als date(\"2024-07-10\")", ""},
      {"or = true", 0, 1, "hier ontbreekt een waarde", ""},  // a keyword is never a name
      {"", 0, 1, "deze voorwaarde is leeg", ""},
      {" \t", 0, 2, "deze voorwaarde is leeg", ""},
      {"é\xff", 1, 2, "hier staan bytes die geen UTF-8 zijn", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto condition = compile(row.text, inputs);
    REQUIRE_FALSE(condition);
    REQUIRE(condition.error().size() == 1);
    const Problem& problem = condition.error().front();
    CHECK(problem.message.nl == row.nl);
    CHECK_FALSE(problem.message.en.empty());
    CHECK(problem.begin == row.begin);
    CHECK(problem.end == row.end);
    CHECK(problem.suggestion == row.suggestion);
  }
}

TEST_CASE("mistakes that do not hide each other are all reported") {
  const auto condition = compile("prognos < \"x\" and soort = 3 and datum + 1 = 3", inputs);
  REQUIRE_FALSE(condition);
  REQUIRE(condition.error().size() == 3);
  CHECK(condition.error()[0].suggestion == "prognose");
  CHECK(condition.error()[1].begin == 18);
  CHECK(condition.error()[2].begin == 32);
}

TEST_CASE("length and nesting are bounded") {
  const auto nested = [](std::size_t levels) { return std::string(levels, '(') + "true" + std::string(levels, ')'); };
  CHECK(compile(nested(63), {}));
  const auto deep = compile(nested(64), {});
  REQUIRE_FALSE(deep);
  REQUIRE(deep.error().size() == 1);
  CHECK(deep.error().front().message.nl == "deze voorwaarde is dieper genest dan 64 niveaus");
  CHECK(compile(std::string(4000, '('), {}).error().size() == 1);
  CHECK(compile(std::string(4000, '-') + "1 = 1", {}).error().size() == 1);

  const std::string filler(4092, ' ');
  CHECK(compile(filler + "true", {}));
  const auto longer = compile(filler + "true ", {});
  REQUIRE_FALSE(longer);
  CHECK(longer.error().front().message.nl == "deze voorwaarde is langer dan 4096 tekens");
  CHECK(longer.error().front().end == 4096);

  // The longest chains: many terms side by side are no nesting.
  std::string sum = "a";
  while (sum.size() < 4000) sum += "+a";
  Facts known = {{"a", number("1")}};
  const auto chain = compile(sum + ">1", {{"a", Type::number}});
  REQUIRE(chain);
  CHECK(chain->evaluate(known).verdict == Verdict::yes);
  std::string product = "a";
  while (product.size() < 4000) product += "*a";
  known["a"] = number("1.5");
  CHECK(compile(product + ">1", {{"a", Type::number}})->evaluate(known).verdict == Verdict::yes);
  std::string either = "b";
  while (either.size() < 4000) either += " or b";
  const Outcome none = compile(either, {{"b", Type::boolean}})->evaluate({{"b", Value::boolean(false)}});
  CHECK(none.verdict == Verdict::no);
  CHECK(none.because.nl.ends_with("; ..."));
}

TEST_CASE("values given by people are read by their type") {
  struct Row {
    std::string text;
    Type type;
    std::string value;  ///< empty: refused
  };
  const std::vector<Row> rows = {
      {"3500000", Type::number, "3500000"},
      {"-3.50", Type::number, "-3.5"},
      {"007", Type::number, "7"},
      {"-0", Type::number, "0"},
      {".5", Type::number, "0.5"},
      {"2.00", Type::number, "2"},
      {"3.500.000", Type::number, ""},
      {"3,5", Type::number, ""},
      {"1e6", Type::number, ""},
      {"", Type::number, ""},
      {"1.", Type::number, ""},
      {"-", Type::number, ""},
      {"+3", Type::number, ""},
      {" 3", Type::number, ""},
      {std::string(34, '9'), Type::number, std::string(34, '9')},
      {std::string(35, '9'), Type::number, ""},
      {"ja", Type::boolean, "true"},
      {"nee", Type::boolean, "false"},
      {"true", Type::boolean, "true"},
      {"no", Type::boolean, "false"},
      {"1", Type::boolean, ""},
      {"2024-07-10", Type::date, "2024-07-10"},
      {"10-7-2024", Type::date, ""},
      {"groot één", Type::string, "groot één"},
      {"a\nb", Type::string, ""},
      {"a\xff", Type::string, ""},
      {std::string(10'001, 'a'), Type::string, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto value = parse_value(row.text, row.type);
    if (row.value.empty()) {
      REQUIRE_FALSE(value);
      CHECK_FALSE(value.error().nl.empty());
      CHECK_FALSE(value.error().en.empty());
      continue;
    }
    REQUIRE(value);
    CHECK(to_string(*value) == row.value);
    CHECK(parse_value(to_string(*value), row.type) == value);
  }
  // A hundred thousand in Dutch, a hundred in FEEL: neither is guessed.
  CHECK(parse_value("100.000", Type::number).error().nl ==
        "\"100.000\" kan op twee manieren gelezen worden; schrijf 100000, of 100.0000 als het een breuk is");
  for (const char* plain : {"0.125", "1000.125", "12.12", "12.1250", "-0.500", "1234"})
    CHECK(parse_value(plain, Type::number).has_value());
  for (const char* both : {"1.000", "-12.500", "999.999"}) CHECK_FALSE(parse_value(both, Type::number));
  CHECK(to_string(*parse_value("12.1250", Type::number)) == "12.1250");
  CHECK_FALSE(compile("bedrag > 100.000", {{"bedrag", Type::number}}));
  CHECK(compile("bedrag > 100000", {{"bedrag", Type::number}}).has_value());
  CHECK(parse_value("3.500.000", Type::number).error().nl ==
        "\"3.500.000\" is geen getal; schrijf alleen cijfers, en een punt voor decimalen: 3500000 of 2.5");
}

TEST_CASE("two conditions that never hold together are known as such") {
  struct Row {
    std::string one;
    std::string other;
    bool excluded;
  };
  const std::vector<Row> rows = {
      {"soort = \"groot\"", "soort = \"klein\"", true},
      {"soort = \"groot\"", "soort != \"groot\"", true},
      {"soort = \"groot\"", "soort != \"klein\"", false},
      {"soort = \"groot\" or soort = \"klein\"", "soort = \"anders\"", true},
      {"soort = \"groot\" or soort = \"klein\"", "soort = \"klein\"", false},
      {"soort in (\"groot\", \"klein\")", "not(soort in (\"groot\", \"klein\"))", true},
      {"soort in (\"groot\", \"klein\")", "soort = \"klein\" and spoed", false},
      {"\"groot\" = soort", "soort = \"klein\" and prognose > 3", true},
      {"spoed", "not(spoed)", true},
      {"spoed and openbaar", "not(spoed) or not(openbaar)", true},
      {"spoed", "openbaar", false},
      {"spoed = true", "spoed = false", true},
      {"prognose < 3000000", "prognose >= 3000000", true},
      {"prognose < 3000000", "prognose <= 3000000", false},
      {"prognose <= 3000000", "prognose >= 3000000", false},
      {"prognose between 1 and 2", "prognose > 2", true},
      {"prognose between 1 and 2", "prognose > 1.5", false},
      {"prognose in [1..2)", "prognose >= 2", true},
      {"prognose in (< 1, > 2)", "prognose in [1..2]", true},
      {"datum < date(\"2024-07-10\")", "datum >= date(\"2024-07-10\")", true},
      {"datum < date(\"2024-07-10\")", "datum > date(\"2024-07-08\")", false},
      {"datum < date(\"2024-07-10\")", "datum > date(\"2024-07-09\")", true},
      // What cannot be tried is never called certain.
      {"prognose < grens", "prognose >= grens", false},
      {"prognose + 1 < 3", "prognose + 1 > 3", false},
      {"string length(soort) = 1", "string length(soort) = 2", false},
      {"soort < \"c\"", "soort > \"a\"", false},
      {"soort in [\"a\"..\"b\"]", "soort = \"ab\"", false},
      {"1 = 1", "1 = 2", false},
  };
  for (const Row& row : rows) {
    const auto one = compile(row.one, inputs);
    const auto other = compile(row.other, inputs);
    INFO(row.one << " | " << row.other);
    REQUIRE(one);
    REQUIRE(other);
    CHECK(one->excludes(*other) == row.excluded);
    CHECK(other->excludes(*one) == row.excluded);
  }
  SECTION("a bound on what is tried") {
    std::string many = "soort = \"0\"";
    for (int i = 1; i < 60; ++i) many += " or soort = \"" + std::to_string(i) + "\"";
    const auto broad = compile("(" + many + ") and prognose < 3 and prognose > 1 and spoed and openbaar", inputs);
    const auto narrow = compile("soort = \"groot\" and prognose > 4 and spoed and openbaar", inputs);
    REQUIRE(broad);
    REQUIRE(narrow);
    CHECK_FALSE(broad->excludes(*narrow));
  }
}
