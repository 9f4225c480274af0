// SPDX-License-Identifier: EUPL-1.2
// Decision tables in YAML: what is read, every mistake at its place, and the same table in English.
#include "rules/decisions/dmn_reader.hpp"
#include "rules/decisions/dmn_writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"
#include "workflows/reading/reading.hpp"

#include <algorithm>

using namespace besluit;
using namespace besluit::testing;
using feel::Value;

namespace {

const std::string head = "soort: beslistabel\ntabel: t\ninvoer:\n  bedrag: getal\n  soort: tekst\n";

std::string ask(const decisions::DecisionModel& model, const std::string& decision, const decisions::Facts& facts) {
  return literal_of(model.decide(decision, facts, {}, {}).value);
}

std::string first(const std::string& text) {
  const auto read = reading::read_table({"t.yaml", text});
  if (read.diagnostics.empty()) return "";
  const auto& d = read.diagnostics.front();
  return d.code + " " + std::to_string(d.span.line) + ":" + std::to_string(d.span.column) + " " + d.message.nl +
         (d.fix.nl.empty() ? "" : " | " + d.fix.nl);
}

constexpr std::string_view dutch = R"(soort: beslistabel
tabel: kosten
titel: Kosten
invoer:
  bedrag: getal
  wie:
    type: tekst
    waarden: [raad, college]
uitvoer:
  besluit: tekst
  kosten:
    type: getal
trefregel: eerste
anders:
  besluit: geen
regels:
  - als:
      bedrag: "> 10"
      wie: raad
    dan:
      besluit: groot
      kosten: "feel: bedrag * 2"
    toelichting: boven de grens
  - als:
      wie: '"college"'
    dan:
      besluit: klein
      kosten: 1
)";

constexpr std::string_view english = R"(# the same, in another layout
kind: decision table
table: kosten
title: Kosten
hit policy: F
input:
  wie:
    values:
      - raad
      - college
    type: text
  bedrag:
    type: number
output:
  besluit: text
  kosten: number
rules:
  - when:
      wie: raad
      bedrag: ">   10"
    then:
      kosten: "feel: bedrag * 2"
      besluit: groot
    remark: boven de grens
  - when:
      wie: "\"college\""
    then:
      besluit: klein
      kosten: 1
otherwise:
  besluit: geen
)";

}  // namespace

TEST_CASE("table in YAML: is asked like every model") {
  const auto read = reading::read_table({"kosten.yaml", std::string(dutch)});
  CHECK(places(read.diagnostics) == std::vector<std::string>{});
  REQUIRE(read.value);
  const auto& model = *read.value->model;
  CHECK(ask(model, "kosten", {{"bedrag", Value::number(20)}, {"wie", Value::string("raad")}}) ==
        "{besluit: \"groot\", kosten: 40}");
  CHECK(ask(model, "kosten", {{"bedrag", Value::number(20)}, {"wie", Value::string("college")}}) ==
        "{besluit: \"klein\", kosten: 1}");
  CHECK(ask(model, "kosten", {{"bedrag", Value::number(5)}, {"wie", Value::string("raad")}}) ==
        "{besluit: \"geen\", kosten: null}");
  CHECK(read.value->hash.size() == 64);
  CHECK(read.value->file == "kosten.yaml");
}

TEST_CASE("table in YAML: the English twin has the same hash, another value has not") {
  const auto nl = reading::read_table({"nl.yaml", std::string(dutch)});
  const auto en = reading::read_table({"en.yaml", std::string(english)});
  REQUIRE(nl.value);
  INFO((en.diagnostics.empty() ? "" : en.diagnostics.front().message.en));
  REQUIRE(en.value);
  CHECK(nl.value->hash == en.value->hash);
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"trefregel: eerste", "trefregel: uniek"}, {"kosten: 1", "kosten: 2"}, {"> 10", "> 11"}, {"geen", "iets"}}) {
    std::string other(dutch);
    other.replace(other.find(from), from.size(), to);
    const auto read = reading::read_table({"x.yaml", other});
    INFO(to);
    REQUIRE(read.value);
    CHECK(read.value->hash != nl.value->hash);
  }
}

TEST_CASE("table in YAML: every mistake at its place") {
  struct Row {
    std::string rest;
    std::string finding;
  };
  const std::string rule = "  - als:\n      bedrag: \"-\"\n    dan: x\n";
  const std::vector<Row> rows{
      {"regels:\n  - als:\n      bedrg: \"> 1\"\n    dan: x\n" + rule,
       "R080 8:7 onbekende kolom 'bedrg' | bedoelt u 'bedrag'?"},
      {"regels:\n  - als:\n      bedrag: \"> honderd\"\n    dan: x\n", "D010 8:18 "},
      {"regels:\n  - als:\n      bedrag: '\"x\"'\n    dan: x\n", "D010 8:16 "},
      {"trefregel: unik\nregels:\n" + rule, "R029 6:12 'unik' is hier geen mogelijke waarde | bedoelt u 'uniek'?"},
      {"regels:\n  - als:\n      bedrag: \"> 1\"\n    dan: \"feel: bedrg\"\n" + rule, "D010 9:17 "},
      {"regels:\n  - als:\n      bedrag: \"<= 1\"\n    dan: x\n  - als:\n      bedrag: \">= 1\"\n    dan: y\n",
       "D021 10:5 de regels 1 en 2 passen allebei bij bedrag = 1, soort = \"x\""},
      {"regels:\n  - als:\n      bedrag: \"< 1\"\n    dan: x\n  - als:\n      bedrag: \"> 1\"\n    dan: y\n",
       "D020 6:1 geen regel past bij bedrag = 1, soort = \"x\""},
  };
  for (const auto& row : rows) {
    INFO(row.rest);
    const std::string found = first(head + row.rest);
    CHECK(found.substr(0, row.finding.size()) == row.finding);
  }
}

TEST_CASE("table in YAML: ja and nee are refused where yes or no is meant") {
  const std::string text =
      "soort: beslistabel\ntabel: t\ninvoer:\n  spoed: ja-nee\nregels:\n  - als:\n      spoed: ja\n    dan: x\n";
  CHECK(first(text) == "R026 7:14 hier hoort 'true' of 'false' | schrijf 'true'");
}

TEST_CASE("table in YAML: written out as DMN it is the same table") {
  const auto read = reading::read_table({"kosten.yaml", std::string(dutch)});
  REQUIRE(read.value);
  const std::string xml = decisions::write_dmn(*read.value->words);
  const auto back = decisions::read_dmn("kosten.dmn", xml);
  REQUIRE(back.value);
  CHECK(back.diagnostics.empty());
  const auto loaded = decisions::load_model(*back.value, {}, {});
  CHECK(loaded.diagnostics.empty());
  for (const char* wie : {"raad", "college"}) {
    for (const int bedrag : {5, 20}) {
      const decisions::Facts facts{{"bedrag", Value::number(bedrag)}, {"wie", Value::string(wie)}};
      CHECK(ask(*loaded.model, "kosten", facts) == ask(*read.value->model, "kosten", facts));
    }
  }
  CHECK(decisions::write_dmn(*read.value->words) == xml);
}

TEST_CASE("library: the table weerstandsvermogen says what the document says") {
  const auto folder = reading::read_folder(library_sources("hecht"));
  const auto found = std::ranges::find(folder.tables, "weerstandsvermogen", [](const auto& one) { return one->id; });
  REQUIRE(found != folder.tables.end());
  const auto& table = **found;
  const auto at = [&](const char* amount) {
    return ask(*table.model, "weerstandsvermogen",
               {{"prognose weerstandsvermogen", Value::number(*feel::Decimal::parse(amount))}});
  };
  CHECK(at("6000000.01") == "\"terugbetalen aan gemeenten\"");
  CHECK(at("6000000") == "\"voorstel bestemmingsresultaat\"");
  CHECK(at("3000000") == "\"voorstel bestemmingsresultaat\"");
  CHECK(at("2999999.99") == "\"herstelplan\"");
}

TEST_CASE("library: the table bevoegdheden covers every construction, without findings") {
  const auto folder = reading::read_folder(library_sources("drechtsteden"));
  CHECK(places(folder.diagnostics) == std::vector<std::string>{});
  REQUIRE(folder.tables.size() == 1);
  const auto answer = [&](const char* construction, const char* given) {
    const auto value =
        folder.tables.front()
            ->model
            ->decide("bevoegdheden",
                     {{"constructie", Value::string(construction)}, {"overdracht", Value::string(given)}}, {}, {})
            .value;
    return value.is(feel::Kind::context)
               ? text_of(*value.find("verantwoordelijk")) + " | " + text_of(*value.find("bezwaar"))
               : literal_of(value);
  };
  CHECK(answer("gemeenschappelijke regeling", "mandaat") ==
        "de gemeente die mandaat gaf | de opdrachtgevende gemeente");
  CHECK(answer("gemeenschappelijke regeling", "delegatie") ==
        "de gemeenschappelijke regeling | de gemeenschappelijke regeling");
  CHECK(answer("servicegemeente", "mandaat") == "de gemeente die mandaat gaf | de opdrachtgevende gemeente");
  CHECK(answer("hostgemeente", "geen") == "de gemeente zelf | de gemeente zelf");
}
