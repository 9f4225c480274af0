// SPDX-License-Identifier: EUPL-1.2
// The analysis of tables. Five tables, each with a gap, an overlap and a dead rule planted in it; the same tables
// without them give no finding.
#include "tests/rules/table_support.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::test;
using decisions::HitPolicy;

namespace {

std::string spoken(const decisions::Analysis::Example& example) {
  std::string text;
  for (const auto& value : example) text += (text.empty() ? "" : ", ") + literal_of(value);
  return text;
}

/// "gap: 7; overlap 1 2: 3; dead 3 column 1; dead 4 behind 1 2; free 1.2; cut"
std::string found(const TableText& text) {
  const auto table = build(text);
  for (const auto& d : table.diagnostics) FAIL(d.message.en);
  const auto analysis = decisions::analyse(*table.table);
  std::string result;
  const auto add = [&](const std::string& part) { result += (result.empty() ? "" : "; ") + part; };
  for (const auto& gap : analysis.gaps) add("gap: " + spoken(gap));
  for (const auto& overlap : analysis.overlaps)
    add("overlap " + std::to_string(overlap.first + 1) + " " + std::to_string(overlap.second + 1) + ": " +
        spoken(overlap.example));
  for (const auto& dead : analysis.dead) {
    std::string part = "dead " + std::to_string(dead.rule + 1);
    if (dead.input >= 0) part += " column " + std::to_string(dead.input + 1);
    if (!dead.behind.empty()) part += " behind";
    for (const int rule : dead.behind) part += " " + std::to_string(rule + 1);
    add(part);
  }
  for (const auto& free : analysis.free)
    add("free " + std::to_string(free.rule + 1) + "." + std::to_string(free.input + 1));
  if (analysis.cut) add("cut");
  return result;
}

struct Planted {
  std::string name;
  std::vector<std::string> types;
  std::vector<Cells> whole;
  std::string of_whole;
  std::vector<Cells> gap;
  std::string of_gap;
  std::vector<Cells> overlap;
  std::string of_overlap;
  std::vector<Cells> dead;
  std::string of_dead;
};

}  // namespace

TEST_CASE("analysis: finds the gap, the overlap and the dead rule that were planted in five tables") {
  const std::vector<Planted> tables{
      {"numbers",
       {"number"},
       {{"> 6000000", "1"}, {"[3000000..6000000]", "2"}, {"< 3000000", "3"}},
       "",
       {{"> 6000000", "1"}, {"(3000000..6000000]", "2"}, {"< 3000000", "3"}},
       "gap: 3000000",
       {{"> 6000000", "1"}, {"[3000000..6000000]", "2"}, {"<= 3000000", "3"}},
       "overlap 2 3: 3000000",
       {{"> 6000000", "1"}, {"[3000000..6000000]", "2"}, {"< 3000000", "3"}, {"< 1000000", "4"}},
       "dead 4 behind 3"},
      {"words and numbers",
       {"string in \"a\", \"b\"", "number"},
       {{"\"a\"", "< 10", "1"}, {"\"a\"", ">= 10", "2"}, {"\"b\"", "-", "3"}},
       "",
       {{"\"a\"", "< 10", "1"}, {"\"a\"", "> 10", "2"}, {"\"b\"", "-", "3"}},
       "gap: \"a\", 10",
       {{"\"a\"", "< 10", "1"}, {"\"a\"", ">= 10", "2"}, {"\"b\"", "-", "3"}, {"not(\"a\")", "[5..6]", "4"}},
       "overlap 3 4: \"b\", 5.5",
       {{"\"a\"", "< 10", "1"}, {"\"a\"", ">= 10", "2"}, {"\"b\"", "-", "3"}, {"\"c\"", "-", "4"}},
       "dead 4 column 1"},
      {"dates",
       {"date"},
       {{"< date(\"2024-07-01\")", "1"},
        {"[date(\"2024-07-01\")..date(\"2024-12-31\")]", "2"},
        {">= date(\"2025-01-01\")", "3"}},
       "",
       {{"< date(\"2024-07-01\")", "1"},
        {"[date(\"2024-07-01\")..date(\"2024-12-30\")]", "2"},
        {">= date(\"2025-01-01\")", "3"}},
       "gap: date(\"2024-12-31\")",
       {{"<= date(\"2024-07-01\")", "1"},
        {"[date(\"2024-07-01\")..date(\"2024-12-31\")]", "2"},
        {">= date(\"2025-01-01\")", "3"}},
       "overlap 1 2: date(\"2024-07-01\")",
       {{"< date(\"2024-07-01\")", "1"},
        {"[date(\"2024-07-01\")..date(\"2024-12-31\")]", "2"},
        {">= date(\"2025-01-01\")", "3"},
        {"date(\"2024-10-03\")", "4"}},
       "dead 4 behind 2"},
      {"yes and no",
       {"boolean", "boolean", "boolean"},
       {{"true", "-", "-", "1"}, {"false", "true", "-", "2"}, {"false", "false", "-", "3"}},
       "",
       {{"true", "-", "-", "1"}, {"false", "true", "-", "2"}, {"false", "false", "true", "3"}},
       "gap: false, false, false",
       {{"true", "-", "-", "1"}, {"-", "true", "-", "2"}, {"false", "false", "-", "3"}},
       "overlap 1 2: true, true, true",
       {{"true", "-", "-", "1"}, {"false", "true", "-", "2"}, {"false", "false", "-", "3"}, {"-", "true", "-", "4"}},
       "dead 4 behind 1 2"},
      {"durations and lists of words",
       {"days and time duration", "string"},
       {{"< duration(\"P1D\")", "-", "1"},
        {">= duration(\"P1D\")", "\"x\", \"y\"", "2"},
        {">= duration(\"P1D\")", "not(\"x\", \"y\")", "3"}},
       "",
       {{"< duration(\"P1D\")", "-", "1"},
        {">= duration(\"P1D\")", "\"x\", \"y\"", "2"},
        {">= duration(\"P1D\")", "\"z\"", "3"}},
       "gap: duration(\"P1D\"), \"iets anders\"",
       {{"<= duration(\"P1D\")", "-", "1"},
        {">= duration(\"P1D\")", "\"x\", \"y\"", "2"},
        {"> duration(\"P1D\")", "not(\"x\", \"y\")", "3"}},
       "overlap 1 2: duration(\"P1D\"), \"x\"",
       {{"< duration(\"P1D\")", "-", "1"},
        {">= duration(\"P1D\")", "\"x\", \"y\"", "2"},
        {">= duration(\"P1D\")", "not(\"x\", \"y\")", "3"},
        {"duration(\"P2D\")", "\"y\"", "4"}},
       "dead 4 behind 2"},
  };
  for (const auto& planted : tables) {
    INFO(planted.name);
    TableText text;
    text.types = planted.types;
    text.outputs = {"number"};
    text.rows = planted.whole;
    CHECK(found(text) == planted.of_whole);
    text.rows = planted.gap;
    CHECK(found(text) == planted.of_gap);
    text.rows = planted.overlap;
    CHECK(found(text) == planted.of_overlap);
    // Hidden rules are a matter of order; under U the same rule is an overlap.
    text.policy = HitPolicy::first;
    text.rows = planted.dead;
    CHECK(found(text) == planted.of_dead);
  }
}

TEST_CASE("analysis: a cell that computes is named, and nothing is claimed that rests on it") {
  TableText text;
  text.types = {"number", "number"};
  text.outputs = {"number"};
  text.rows = {{"< 10", "-", "1"}, {">= 10", "? > a", "2"}};
  CHECK(found(text) == "free 2.2");
  text.rows = {{"< 10", "-", "1"}, {"> 10", "? > a", "2"}};
  CHECK(found(text) == "gap: 10, 0; free 2.2");
}

TEST_CASE("analysis: a table with defaults or with many hits has no gaps") {
  TableText text;
  text.types = {"number"};
  text.outputs = {"number"};
  text.rows = {{"< 10", "1"}};
  CHECK(found(text) == "gap: 11");
  text.defaults = {"0"};
  CHECK(found(text) == "");
  text.defaults.clear();
  text.policy = HitPolicy::collect;
  CHECK(found(text) == "");
}

TEST_CASE("analysis: under A only different results clash, under P a higher result hides a lower one") {
  TableText text;
  text.types = {"number"};
  text.policy = HitPolicy::any;
  text.rows = {{"-", "\"x\""}, {"< 5", "\"x\""}, {"< 3", "\"y\""}};
  CHECK(found(text) == "overlap 1 3: 2; overlap 2 3: 2");
  text.policy = HitPolicy::priority;
  text.outputs = {"string in \"high\", \"low\""};
  text.rows = {{"< 5", "\"low\""}, {"-", "\"high\""}};
  CHECK(found(text) == "dead 1 behind 2");
}

TEST_CASE("analysis: a null cell and a gap between whole numbers") {
  TableText text;
  text.types = {"number"};
  text.outputs = {"number"};
  text.rows = {{"null", "0"}, {"<= 3", "1"}, {">= 4", "2"}};
  CHECK(found(text) == "gap: 3.5");
}

TEST_CASE("analysis: a hostile table ends in bounded time and says that it was cut") {
  TableText text;
  text.outputs = {"number"};
  for (int column = 0; column < 12; ++column) text.types.push_back("number");
  for (int row = 0; row < 60; ++row) {
    Cells cells;
    for (int column = 0; column < 12; ++column)
      cells.push_back("not([" + std::to_string((row * 7 + column * 13) % 97) + ".." +
                      std::to_string((row * 7 + column * 13) % 97 + 40) + "])");
    cells.push_back("1");
    text.rows.push_back(cells);
  }
  text.policy = HitPolicy::first;
  const auto table = build(text);
  const auto analysis = decisions::analyse(*table.table);
  CHECK(analysis.cut);
}
