// SPDX-License-Identifier: EUPL-1.2
// `besluitctl eval` on given words: values, types, messages and exit codes as scripts see them.
#include "engine/app/feel_json.hpp"
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"

#include <boost/json.hpp>

#include <fstream>

namespace {

using namespace besluit;
namespace json = boost::json;

using Result = besluit::test::CtlResult;

Result run(std::vector<std::string> words) {
  words.insert(words.begin(), "eval");
  return besluit::test::run_ctl(words);
}

}  // namespace

TEST_CASE("eval gives value, type and messages") {
  struct Row {
    std::string text;
    std::string reply;
  };
  for (const Row& row :
       {Row{"1 + 2 * 3", R"({"value":7,"type":"number","messages":[]})"},
        {"1 / 3", R"({"value":"0.3333333333333333333333333333333333","type":"number","messages":[]})"},
        {"0.1 + 0.2", R"({"value":3E-1,"type":"number","messages":[]})"},
        {"date(\"2024-01-31\") + duration(\"P1M\")", R"({"value":"2024-02-29","type":"date","messages":[]})"},
        {"[1, \"a\", {b: true}]", R"({"value":[1,"a",{"b":true}],"type":"list","messages":[]})"},
        {"[1..5)", R"x({"value":"[1..5)","type":"range","messages":[]})x"},
        {"function(a, b) a", R"({"value":{"function":2},"type":"function","messages":[]})"},
        {"today()", R"({"value":"2024-03-14","type":"date","messages":[]})"},
        {"null", R"({"value":null,"type":"null","messages":[]})"},
        {"@\"2024-07-10T10:00:00@Europe/Amsterdam\".time offset",
         R"({"value":"PT2H","type":"days and time duration","messages":[]})"}}) {
    CAPTURE(row.text);
    const Result result = run({row.text, "--json"});
    CHECK(result.code == 0);
    CHECK(result.out == row.reply + "\n");
    CHECK(result.note.empty());
  }
  CHECK(run({"now()", "--at", "2024-07-10T08:00:00+02:00"}).out == "date and time(\"2024-07-10T08:00:00+02:00\")\n");
  CHECK(run({"today()", "--at", "2024-07-10"}).out == "date(\"2024-07-10\")\n");
}

TEST_CASE("eval says where a null comes from, and where a mistake is") {
  const Result division = run({"1 + 1 / 0", "--json"});
  CHECK(division.code == 0);
  CHECK(division.out == R"({"value":null,"type":"null","messages":[{"code":"division","column":5,"end_column":10,)"
                        R"("text":"er wordt gedeeld door nul"},{"code":"type","column":1,"end_column":10,)"
                        R"("text":"met null valt niet te rekenen"}]})"
                        "\n");
  const Result mistake = run({"1 +", "--json", "--lang", "en"});
  CHECK(mistake.code == 65);
  CHECK(mistake.out == R"({"value":null,"type":"null","messages":[{"code":"syntax","column":4,"end_column":5,)"
                       R"("text":"a value is missing here"}]})"
                       "\n");
  const Result plain = run({"1 +"});
  CHECK(plain.code == 65);
  CHECK(plain.out.empty());
  CHECK(plain.note == "besluitctl: kolom 4: hier ontbreekt een waarde\n");
  CHECK(run({}).code == 64);
  CHECK(run({"1", "--at", "gisteren"}).code == 64);
}

TEST_CASE("eval takes its names from a JSON file") {
  const test::TempDir folder;
  const std::string path = folder / "gegevens.json";
  std::ofstream(path) << R"({"prognose weerstandsvermogen": 2999999.99, "ja": true,)"
                      << R"( "rijen": [{"naam lang": "x", "v": 3}]})";
  CHECK(run({"prognose weerstandsvermogen < 3000000 and ja", "--context", path}).out == "true\n");
  CHECK(run({"rijen[v > 2].naam lang", "--context", path}).out == "[\"x\"]\n");
  CHECK(run({"1", "--context", folder / "niets.json"}).code == 66);
  std::ofstream(path) << "[1";
  CHECK(run({"1", "--context", path}).code == 65);
  std::ofstream(path) << "[1]";
  CHECK(run({"1", "--context", path}).note == "besluitctl: " + path + ": het is geen JSON-object\n");
}

TEST_CASE("values go to JSON and come back") {
  for (const std::string text :
       {R"(null)", R"(true)", R"(12)", R"("x")", R"([1,[2,"a"]])", R"({"a":1,"b":{"c":null}})", R"(1.5)"}) {
    CAPTURE(text);
    const auto value = engine::parse_json_value(text);
    REQUIRE(value);
    CHECK(engine::value_of(engine::json_of(*value)) == *value);
  }
  CHECK_FALSE(engine::parse_json_value("{"));
  CHECK_FALSE(engine::parse_json_value(std::string(200, '[') + std::string(200, ']')));
  CHECK(json::serialize(engine::json_of(feel::Value::unknown({{"advies", "bao"}}))) ==
        R"({"unknown":[{"what":"advies","on_whom":"bao"}]})");
}
