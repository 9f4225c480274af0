// SPDX-License-Identifier: EUPL-1.2
// Decision tables: what each hit policy makes of the rules that match, and what is said of those that do not.
#include "tests/rules/table_support.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::test;
using decisions::Aggregation;
using decisions::HitPolicy;
using decisions::RuleOutcome;
using feel::Value;

namespace {

Value number(std::int64_t n) {
  return Value::number(n);
}

/// One table for all policies: 5 matches nothing, 15 the first, 25 the first two, 35 all three.
TableText steps(HitPolicy policy, Aggregation aggregation = Aggregation::none) {
  TableText text;
  text.policy = policy;
  text.aggregation = aggregation;
  text.types = {"number"};
  text.outputs = {"number in 3, 2, 1"};
  text.rows = {{"> 10", "1"}, {"> 20", "2"}, {"> 30", "3"}};
  return text;
}

}  // namespace

TEST_CASE("table: every hit policy") {
  struct Row {
    HitPolicy policy;
    Aggregation aggregation;
    std::string at_5, at_15, at_35;
  };
  const std::vector<Row> rows{
      {HitPolicy::unique, Aggregation::none, "null", "1", "null"},
      {HitPolicy::any, Aggregation::none, "null", "1", "null"},
      {HitPolicy::first, Aggregation::none, "null", "1", "1"},
      {HitPolicy::priority, Aggregation::none, "null", "1", "3"},
      {HitPolicy::output_order, Aggregation::none, "null", "[1]", "[3, 2, 1]"},
      {HitPolicy::rule_order, Aggregation::none, "null", "[1]", "[1, 2, 3]"},
      {HitPolicy::collect, Aggregation::none, "[]", "[1]", "[1, 2, 3]"},
      {HitPolicy::collect, Aggregation::sum, "null", "1", "6"},
      {HitPolicy::collect, Aggregation::min, "null", "1", "1"},
      {HitPolicy::collect, Aggregation::max, "null", "1", "3"},
      {HitPolicy::collect, Aggregation::count, "0", "1", "3"},
  };
  for (const auto& row : rows) {
    INFO(decisions::letter(row.policy, row.aggregation));
    const auto table = build(steps(row.policy, row.aggregation));
    CHECK(table.diagnostics.empty());
    CHECK(literal_of(table.ask({number(5)})) == row.at_5);
    CHECK(literal_of(table.ask({number(15)})) == row.at_15);
    CHECK(literal_of(table.ask({number(35)})) == row.at_35);
    // Asking why does not change the answer.
    decisions::TableReport report;
    CHECK(literal_of(table.ask({number(35)}, &report)) == row.at_35);
    CHECK(report.rules.size() == 3);
  }
}

TEST_CASE("table: under A equal results are one result") {
  TableText text;
  text.policy = HitPolicy::any;
  text.types = {"number"};
  text.rows = {{"> 10", "\"x\""}, {"> 20", "\"x\""}, {"> 30", "\"y\""}};
  const auto table = build(text);
  CHECK(literal_of(table.ask({number(25)})) == "\"x\"");
  std::vector<feel::Message> messages;
  CHECK(table.ask({number(35)}, nullptr, &messages).is_null());
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].code == "hit-policy");
}

TEST_CASE("table: several outputs become a context, and defaults stand in when nothing matches") {
  TableText text;
  text.types = {"number", "boolean"};
  text.outputs = {"string", "number"};
  text.rows = {{"< 10", "true", "\"low\"", "a * 2"}, {"< 10", "false", "\"none\"", ""}};
  text.defaults = {"\"other\"", "0"};
  const auto table = build(text);
  CHECK(literal_of(table.ask({number(4), Value::boolean(true)})) == "{x: \"low\", y: 8}");
  CHECK(literal_of(table.ask({number(4), Value::boolean(false)})) == "{x: \"none\", y: null}");
  decisions::TableReport report;
  CHECK(literal_of(table.ask({number(11), Value::boolean(true)}, &report)) == "{x: \"other\", y: 0}");
  CHECK(report.defaulted);
  CHECK(report.used.empty());
}

TEST_CASE("table: values that are not allowed make the result null, with a message") {
  TableText text;
  text.types = {"number in [1..9]"};
  text.outputs = {"number in 1, 2"};
  text.rows = {{"< 5", "1"}, {">= 5", "a"}};
  const auto table = build(text);
  CHECK(literal_of(table.ask({number(4)})) == "1");
  std::vector<feel::Message> messages;
  CHECK(table.ask({number(10)}, nullptr, &messages).is_null());
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].text.nl == "de invoer 'a' heeft een waarde die niet is toegestaan: 10");
  CHECK(table.ask({number(7)}, nullptr, &messages).is_null());
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].text.en == "the result 7 is not allowed");
}

TEST_CASE("table: each rule that does not match names the first cell that fails") {
  TableText text;
  text.policy = HitPolicy::first;
  text.types = {"number", "string"};
  text.rows = {{"> 10", "\"p\"", "\"1\""}, {"-", "\"q\"", "\"2\""}, {"< 3", "-", "\"3\""}, {"", "", "\"4\""}};
  const auto table = build(text);
  decisions::TableReport report;
  CHECK(literal_of(table.ask({number(5), Value::string("p")}, &report)) == "\"4\"");
  using Match = RuleOutcome::Match;
  CHECK(report.rules == std::vector<RuleOutcome>{{Match::no, 0}, {Match::no, 1}, {Match::no, 0}, {Match::yes, -1}});
  CHECK(report.used == std::vector<int>{3});
  CHECK(report.inputs.size() == 2);
}

TEST_CASE("table: '?' in a cell, and a cell that cannot be judged") {
  TableText text;
  text.policy = HitPolicy::first;
  text.types = {"string"};
  text.rows = {{"string length(?) > 3 and starts with(?, \"b\")", "\"long\""}, {"not(\"x\", \"y\")", "\"short\""}};
  const auto table = build(text);
  CHECK(table.diagnostics.empty());
  CHECK(literal_of(table.ask({Value::string("besluit")})) == "\"long\"");
  CHECK(literal_of(table.ask({Value::string("ab")})) == "\"short\"");
  CHECK(table.ask({Value::string("x")}).is_null());
}

TEST_CASE("table: an unknown input decides nothing, unless the rest decides") {
  const Value unknown = Value::unknown({{"a", "directie"}});
  TableText text;
  text.types = {"number", "boolean"};
  text.rows = {{"> 10", "true", "\"1\""}, {"<= 10", "true", "\"2\""}, {"-", "false", "\"3\""}};
  for (const auto policy : {HitPolicy::unique, HitPolicy::first, HitPolicy::any}) {
    text.policy = policy;
    const auto table = build(text);
    INFO(token(policy));
    CHECK(literal_of(table.ask({unknown, Value::boolean(false)})) == "\"3\"");
    const Value waiting = table.ask({unknown, Value::boolean(true)});
    REQUIRE(waiting.is_unknown());
    CHECK(waiting.waits() == std::vector<feel::Wait>{{"a", "directie"}});
  }
}

TEST_CASE("table: what can never fit is an error at its cell") {
  TableText text;
  text.types = {"number", "string"};
  text.rows = {{"\"x\"", "-", "\"1\""}, {"-", "c", "\"2\""}, {"-", "-", "3"}};
  const auto table = build(text);
  REQUIRE(table.diagnostics.size() == 3);
  CHECK(table.diagnostics[0].code == "D010");
  CHECK(table.diagnostics[0].span.line == 2);
  CHECK(table.diagnostics[0].span.column == 1);
  CHECK(table.diagnostics[1].span.line == 3);
  CHECK(table.diagnostics[1].span.column == 11);
  CHECK(table.diagnostics[2].span.line == 4);
  CHECK(table.diagnostics[2].span.column == 21);
}

TEST_CASE("table: P and O need an order") {
  TableText text = steps(HitPolicy::priority);
  text.outputs = {"number"};
  const auto table = build(text);
  REQUIRE(table.diagnostics.size() == 1);
  CHECK(table.diagnostics[0].code == "D012");
}
