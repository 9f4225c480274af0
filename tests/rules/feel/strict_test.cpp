// SPDX-License-Identifier: EUPL-1.2
// Reading strictly: what can never be right is a problem at its place, before anything runs.
#include "tests/rules/feel/feel_support.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::feel;

namespace {

Scope scope() {
  Scope made;
  made.declare("bedrag", Type::number);
  made.declare("naam", Type::string);
  made.declare("dag", Type::date);
  made.declare("tijd", Type::time);
  made.declare("duur", Type::days_duration);
  made.declare("lijst", Type::list(Type::number));
  made.declare("persoon", Type::context({{"voor naam", Type::string}, {"leeftijd", Type::number}}));
  made.declare("f", Type::function({{"x", Type::number}}, Type::number));
  return made;
}

}  // namespace

TEST_CASE("strict reading finds what cannot be, and says what was meant") {
  struct Row {
    std::string_view text;
    int begin, end;
    std::string_view nl, suggestion;
  };
  const CompileOptions strict{Mode::strict, nullptr, limits::expression_characters_max, {}};
  const Scope names = scope();
  for (const Row& row : {
           Row{"bedrg + 1", 0, 5, "onbekende naam \"bedrg\"", "bedrag"},
           {"strng length(naam)", 0, 12, "onbekende functie \"strng length\"", "string length"},
           {"dag + 1", 0, 7, "een datum + een getal bestaat niet", ""},
           {"dag - dag > 3", 0, 13,
            "\"dag - dag\" is een duur in dagen en uren en \"3\" is een getal; die zijn niet te vergelijken", ""},
           {"persoon.leeftyd", 8, 15, "\"persoon\" heeft geen onderdeel \"leeftyd\"", "leeftijd"},
           {"persoon.voor naam < 3", 0, 21,
            "\"persoon.voor naam\" is een tekst en \"3\" is een getal; die zijn niet te vergelijken", ""},
           {"string length(bedrag)", 14, 20,
            "\"bedrag\" is een getal, en de functie \"string length\" verwacht hier een tekst", ""},
           {"substring(naam)", 0, 15, "de functie \"substring\" kan niet met 1 gegevens worden gebruikt", ""},
           {"substring(string: naam, start positie: 1)", 0, 41,
            "de functie \"substring\" heeft geen gegeven \"start positie\"", "start position"},
           {"date(\"2024-02-30\")", 5, 17,
            "\"2024-02-30\" is geen bestaande datum; schrijf jaar-maand-dag, bijvoorbeeld \"2024-07-10\"", ""},
           {"duration(\"P1X\")", 9, 14, "de functie \"duration\" kan \"P1X\" niet lezen", ""},
           {"@\"2024-13-01\"", 0, 13, "@\"2024-13-01\" is geen datum, tijd of duur", ""},
           {"lijst[item = \"a\"]", 6, 16,
            "\"item\" is een getal en \"a\" is een tekst; die zijn niet te vergelijken", ""},
           {"some x in lijst satisfies x", 26, 27,
            "\"x\" is een getal, geen voorwaarde; vergelijk het met iets, bijvoorbeeld met <, > of =", ""},
           {"naam in [1..3]", 8, 14,
            "\"[1..3]\" is een bereik, en wat hier getoetst wordt is een tekst; die zijn niet te vergelijken", ""},
           {"if bedrag then 1 else 2", 3, 9,
            "\"bedrag\" is een getal, geen voorwaarde; vergelijk het met iets, bijvoorbeeld met <, > of =", ""},
           {"naam instance of strng", 17, 22, "onbekend soort gegeven \"strng\"", "string"},
           {"{a: 1, a: 2}", 10, 11, "\"a\" staat hier twee keer", ""},
           {"for x in lijst return y", 22, 23, "onbekende naam \"y\"", ""},
           {"tijd < dag", 0, 10, "\"tijd\" is een tijd en \"dag\" is een datum; die zijn niet te vergelijken", ""},
       }) {
    CAPTURE(row.text);
    const auto expression = compile(row.text, names, strict);
    REQUIRE_FALSE(expression);
    const Problem& problem = expression.error().front();
    CHECK(problem.message.nl == row.nl);
    CHECK_FALSE(problem.message.en.empty());
    CHECK(problem.begin == row.begin);
    CHECK(problem.end == row.end);
    CHECK(problem.suggestion == row.suggestion);
  }
  for (const std::string_view fine :
       {"bedrag * duur", "dag + duur", "tijd - tijd", "duur / duur > 2", "lijst[item > 2]", "lijst.x", "f(bedrag) + 1",
        "persoon.voor naam = naam", "dag in [date(\"2024-01-01\")..date(\"2024-12-31\")]", "sum(lijst) > bedrag",
        "[naam][1] = naam", "dag.year > 2020", "bedrag in (1, [5..6], > 7)", "{a: bedrag}.a + 1", "naam in (\"a\", \"b\")",
        "date(naam) < dag", "if bedrag > 1 then naam else null", "abs(duur) = duur"}) {
    CAPTURE(fine);
    const auto expression = compile(fine, names, strict);
    if (!expression) FAIL_CHECK(expression.error().front().message.en);
  }
}

TEST_CASE("what is known of a result is its type") {
  const Scope names = scope();
  const auto type_of = [&](std::string_view text) {
    const auto expression = compile(text, names, {});
    return expression ? expression->type().text() : "problem";
  };
  CHECK(type_of("bedrag + 1") == "number");
  CHECK(type_of("dag - duur") == "date");
  CHECK(type_of("lijst[item > 1]") == "list<number>");
  CHECK(type_of("for x in lijst return x > 1") == "list<boolean>");
  CHECK(type_of("persoon.leeftijd") == "number");
  CHECK(type_of("{a: bedrag, b: \"x\"}") == "context<a: number, b: string>");
  CHECK(type_of("function(x: number) x > 1") == "function<number> -> boolean");
  CHECK(type_of("[1..3]") == "range<number>");
  CHECK(type_of("f(1)") == "number");
  CHECK(type_of("onbekend") == "Any");
}

TEST_CASE("values bind to declared types, with the conversions of the standard") {
  Evaluation evaluation(Host{});
  const auto bound = [&](const Value& value, const Type& type) {
    const auto result = coerce(value, type, evaluation);
    return result ? literal_of(*result) : "refused";
  };
  const Value one = Value::number(1);
  CHECK(bound(one, Type::list(Type::number)) == "[1]");
  CHECK(bound(Value::list({one}), Type::number) == "1");
  CHECK(bound(Value::list({one, one}), Type::number) == "refused");
  CHECK(bound(Value::string("x"), Type::number) == "refused");
  CHECK(bound(Value::date(make_date(2024, 7, 10)), Type::date_time) == "date and time(\"2024-07-10T00:00:00Z\")");
  CHECK(bound(Value(), Type::number) == "null");
  const Type person = Type::context({{"a", Type::number}});
  CHECK(bound(Value::context({{"a", one}, {"b", one}}), person) == "{a: 1, b: 1}");
  CHECK(bound(Value::context({{"b", one}}), person) == "refused");
  const auto tests = compile_unary_tests("[0..255]", Scope(), Type::number, {});
  REQUIRE(tests);
  const Type small = Type::number.constrained(constraint(*tests));
  CHECK(bound(Value::number(256), small) == "refused");
  CHECK(bound(Value::number(255), small) == "255");
  CHECK(bound(Value::list({Value::number(1), Value::number(999)}), Type::list(small)) == "refused");
}
