// SPDX-License-Identifier: EUPL-1.2
// What is not known yet, and why a condition does not hold.
#include "rules/feel/condition.hpp"
#include "rules/feel/explain.hpp"
#include "tests/rules/feel/feel_support.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::feel;
using namespace besluit::feel::test;

TEST_CASE("unknown is decided early where it can be, and passed on elsewhere") {
  const Names names{{"u", Value::unknown({{"prognose", "penningmeester"}})},
                    {"v", Value::unknown({{"advies", "bao"}})},
                    {"n", Value::number(3)}};
  struct Row {
    std::string_view text;
    std::string_view value;
  };
  const std::string u = "unknown(prognose / penningmeester)";
  const std::string both = "unknown(prognose / penningmeester, advies / bao)";
  for (const Row& row : {Row{"u", u},
                         {"u + 1", u},
                         {"u + v", both},
                         {"u * 0", u},
                         {"u > 1 and n > 5", "false"},
                         {"n > 5 and u > 1", "false"},
                         {"u > 1 or n = 3", "true"},
                         {"u > 1 and v > 1", both},
                         {"u > 1 and null", u},
                         {"u > 1 or null", u},
                         {"not(u)", u},
                         {"if u then 1 else 1", "1"},
                         {"if u then 1 else 2", u},
                         {"if n = 3 then 1 else u", "1"},
                         {"if u then v else 2", both},
                         {"some x in [1, 5] satisfies x > n or u", "true"},
                         {"every x in [1, 5] satisfies x > n and u", "false"},
                         {"some x in [u, 5] satisfies x > 4", "true"},
                         {"every x in [u, 5] satisfies x > 4", u},
                         {"u = null", u},
                         {"u in [1..3]", u},
                         {"n in [1..u]", u},
                         {"n in (3, u)", "true"},
                         {"[1, u][1]", "1"},
                         {"[1, u][2]", u},
                         {"{a: 1, b: u}.a", "1"},
                         {"{a: 1, b: u}.b", u},
                         {"[1, 2, 3][item > u]", u},
                         {"sum([1, u])", u},
                         {"string(u)", u},
                         {"u instance of number", u},
                         {"for x in u return x", u},
                         {"for x in [u, 2] return 1", "[1, 1]"},
                         {"u.naam", u},
                         {"(function(x) x + 1)(u)", u},
                         {"date(u)", u}}) {
    CAPTURE(row.text);
    const Answer found = answer(row.text, names);
    CHECK(found.value == row.value);
  }
}

TEST_CASE("a false condition says which part failed and what would flip it") {
  const Inputs inputs{{"prognose", Type::number}, {"spoed", Type::boolean}, {"datum", Type::date}};
  const Facts facts{{"prognose", Value::number(3'500'000)},
                    {"spoed", Value::boolean(false)},
                    {"datum", Value::date(make_date(2024, 7, 10))}};
  struct Row {
    std::string_view text;
    std::string_view because;
    std::string_view flips;
  };
  for (const Row& row :
       {Row{"prognose < 3000000", "prognose is 3500000, en dat is niet kleiner dan 3000000",
            "prognose kleiner dan 3000000"},
        {"prognose < 3000000 and spoed", "prognose is 3500000, en dat is niet kleiner dan 3000000; spoed is onwaar",
         "prognose kleiner dan 3000000 en spoed waar"},
        {"prognose > 3000000 and spoed", "spoed is onwaar", "spoed waar"},
        {"spoed or datum > date(\"2024-08-01\")",
         "spoed is onwaar; datum is 10 juli 2024, en dat is niet later dan 1 augustus 2024",
         "spoed waar of datum later dan 1 augustus 2024"},
        {"not(prognose > 5)", "prognose is 3500000, en dat is groter dan 5", "prognose ten hoogste 5"},
        {"datum < date(\"2024-01-31\") + duration(\"P1M\")",
         "datum is 10 juli 2024, en dat is niet eerder dan 29 februari 2024 (date(\"2024-01-31\") + "
         "duration(\"P1M\"))",
         "datum eerder dan 29 februari 2024 (date(\"2024-01-31\") + duration(\"P1M\"))"}}) {
    CAPTURE(row.text);
    const auto condition = compile(row.text, inputs);
    REQUIRE(condition);
    const Outcome outcome = condition->evaluate(facts);
    CHECK(outcome.verdict == Verdict::no);
    CHECK(outcome.because.nl == row.because);
    CHECK(outcome.flips.nl == row.flips);
    CHECK_FALSE(outcome.flips.en.empty());
  }
  CHECK(compile("prognose > 1", inputs)->evaluate(facts).flips.nl.empty());
}

TEST_CASE("a trace is the same for the same evaluation, and says what every part came to") {
  Scope scope;
  scope.declare("a", Type::number);
  const auto expression = compile("a > 1 and a * 2 < 5", scope, {});
  REQUIRE(expression);
  Environment environment(scope);
  environment.set(0, Value::number(3));
  const auto traced = [&] {
    Trace trace;
    Evaluation evaluation(Host{});
    evaluation.follow(&trace);
    CHECK(expression->evaluate(environment, evaluation).is_false());
    return trace.text();
  };
  const std::string first = traced();
  CHECK(first ==
        "2 0-1 3\n"
        "2 4-5 1\n"
        "1 0-5 true\n"
        "3 10-11 3\n"
        "3 14-15 2\n"
        "2 10-15 6\n"
        "2 18-19 5\n"
        "1 10-19 false\n"
        "0 0-19 false\n");
  CHECK(traced() == first);
}

TEST_CASE("a cell says why it does not match") {
  const Scope scope;
  const auto why = [&](std::string_view cell, const Value& input) {
    const auto tests = compile_unary_tests(cell, scope, Type::any, {});
    REQUIRE(tests);
    Trace trace;
    Evaluation evaluation(Host{});
    evaluation.follow(&trace);
    static_cast<void>(tests->matches(input, Environment(), evaluation));
    return explain(*tests, input, trace).because.nl;
  };
  CHECK(why("< 3000000", Value::number(3'500'000)) == "3500000 is niet kleiner dan 3000000");
  CHECK(why("[1..3], 5", Value::number(4)) == "4 ligt niet in [1..3] en 4 is niet 5");
  CHECK(why("\"klein\"", Value::string("groot")) == "\"groot\" is niet \"klein\"");
}

TEST_CASE("the messages of a null say where and why") {
  const auto codes = [](std::string_view text) { return answer(text).codes; };
  using Codes = std::vector<std::string>;
  CHECK(codes("1 / 0") == Codes{"division"});
  CHECK(codes("1 + \"a\"") == Codes{"type"});
  CHECK(codes("onbekend + 1") == Codes{"name", "type"});
  CHECK(codes("[1,2][3]") == Codes{"index"});
  CHECK(codes("date(\"2024-02-30\")") == Codes{"argument"});
  CHECK(codes("substring(\"a\")") == Codes{"argument"});
  CHECK(codes("{a: 1}.b") == Codes{"key"});
  CHECK(codes("[3..1]") == Codes{"range"});
  CHECK(codes("5()") == Codes{"function"});
  CHECK(codes("1 + 1").empty());
  const Scope scope;
  const auto expression = compile("\"é\" + (1 / 0)", scope, {});
  REQUIRE(expression);
  const Result result = evaluate(*expression, Environment(), Host{});
  REQUIRE(result.messages.size() == 2);
  CHECK(result.messages[0].begin == 6);
  CHECK(result.messages[0].end == 13);
  CHECK(result.messages[0].text.nl == "er wordt gedeeld door nul");
}
