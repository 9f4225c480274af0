// SPDX-License-Identifier: EUPL-1.2
// Steps that several routes share: written once (soort: deelroute), named where they come, as often as one likes.
#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"
#include "tests/support/world_builder.hpp"

namespace besluit::testing {
namespace {

using Lines = std::vector<std::string>;
using reading::Source;

const Source before_the_board{
    "advies.yaml",
    "soort: deelroute\ndeelroute: advies-vooraf\ngegevens:\n  spoed:\n    type: ja-nee\nstappen:\n"
    "  - stap: stuk\n    taak: Stuk maken\n    wie: directie\n"
    "  - stap: bao\n    orgaan: bao\n    vraagt: advies\n    bij negatief advies: terug naar stuk\n"
    "  - stap: db\n    orgaan: db\n    vraagt: advies\n    tegelijk met: bao\n    alleen als: not(spoed)\n"
    "  - stap: nazorg\n    taak: Verwerken\n    wie: directie\n    klaar binnen: 1 week na bao\n"
    "    alleen als: uitkomst van bao = \"positief advies\"\n"};

const std::string head = "soort: route\nroute: r\ntitel: R\norganisatie: hecht\nbeleid: standaard\n";
const std::string board = "  - stap: ab\n    orgaan: ab\n    vraagt: besluit\n";

reading::WorkflowRead read(const std::string& steps, std::vector<Source> beside = {before_the_board},
                           const std::string& more = {}) {
  const auto world = hecht();
  return reading::read_workflow({"r.yaml", head + more + "stappen:\n" + steps}, &world, beside);
}

Lines shown(const definition::Workflow& route) {
  Lines lines;
  for (const definition::Step& step : route.steps) {
    std::string line = std::to_string(step.stage) + " " + step.id;
    for (const definition::Exit& exit : step.exits)
      line += " " + std::string(row(exit.outcome).token) + ">" + exit.target;
    if (step.within) line += " after " + step.within->step;
    if (step.only_if) line += " if " + step.only_if->text();
    lines.push_back(std::move(line));
  }
  return lines;
}

Lines said(const reading::WorkflowRead& read) {
  Lines lines;
  for (const auto& found : read.diagnostics)
    lines.push_back(found.span.file + ":" + std::to_string(found.span.line) + " " + found.code + " " +
                    found.message.nl);
  return lines;
}

}  // namespace

TEST_CASE("subroute: its steps stand in its place, under the name that the route gives, twice if need be") {
  const auto result =
      read("  - stap: eerst\n    deelroute: advies-vooraf\n" + board +
           "  - stap: dan\n    deelroute: advies-vooraf\n    alleen als: uitkomst van ab = \"vastgesteld\"\n"
           "  - stap: slot\n    orgaan: ab\n    vraagt: besluit\n    bij afwijzing: terug naar dan\n"
           "  - stap: klaar\n    taak: Klaar\n    wie: directie\n    klaar binnen: 2 weken na dan\n");
  CHECK(said(result) == Lines{});
  REQUIRE(result.value);
  CHECK(shown(*result.value) == Lines{"0 eerst.stuk", "1 eerst.bao advised-negative>eerst.stuk",
                                      "1 eerst.db if not(spoed)",
                                      "2 eerst.nazorg after eerst.bao if uitkomst van eerst.bao = \"positief advies\"",
                                      "3 ab", "4 dan.stuk if uitkomst van ab = \"vastgesteld\"",
                                      "5 dan.bao advised-negative>dan.stuk if uitkomst van ab = \"vastgesteld\"",
                                      "5 dan.db if (uitkomst van ab = \"vastgesteld\") and (not(spoed))",
                                      "6 dan.nazorg after dan.bao if (uitkomst van ab = \"vastgesteld\") and "
                                      "(uitkomst van dan.bao = \"positief advies\")",
                                      "7 slot rejected>dan.stuk", "8 klaar after dan.nazorg"});
  REQUIRE(result.value->inputs.size() == 1);
  CHECK(result.value->inputs.front().name == "spoed");
}

TEST_CASE("subroute: it is part of what identifies the route, and is kept with it") {
  const std::string steps = "  - stap: eerst\n    deelroute: advies-vooraf\n" + board;
  const auto one = read(steps);
  REQUIRE(one.value);
  Source changed = before_the_board;
  changed.text.replace(changed.text.find("1 week na"), 9, "2 weken na");
  const auto other = read(steps, {changed});
  REQUIRE(other.value);
  CHECK(one.value->hash != other.value->hash);
  Source reordered = before_the_board;
  reordered.text += "# een opmerking\n";
  CHECK(read(steps, {reordered}).value->hash == one.value->hash);
  // Years later nobody has the file any more: the kept text brings it.
  const auto again = reading::read_workflow({"r.yaml", one.value->text}, nullptr);
  REQUIRE(again.value);
  CHECK(again.value->hash == one.value->hash);
  CHECK(shown(*again.value) == shown(*one.value));
}

TEST_CASE("subroute: what is wrong is said where it can be mended") {
  const std::string steps = "  - stap: eerst\n    deelroute: advies-vooraf\n" + board;
  SECTION("no such subroute") {
    CHECK(said(read("  - stap: eerst\n    deelroute: advies-voraf\n" + board)) ==
          Lines{"r.yaml:8 R069 onbekende deelroute 'advies-voraf'"});
  }
  SECTION("a mistake of the subroute stands in its own file") {
    Source broken = before_the_board;
    broken.text.replace(broken.text.find("orgaan: db"), 10, "orgaan: dbb");
    CHECK(said(read(steps, {broken})) == Lines{"advies.yaml:15 R051 onbekend orgaan 'dbb'"});
  }
  SECTION("what does not fit it") {
    CHECK(said(read("  - stap: eerst\n    deelroute: advies-vooraf\n    wie: directie\n" + board)) ==
          Lines{"r.yaml:9 R117 'wie' past niet bij een deelroute"});
    CHECK(said(read("  - deelroute: advies-vooraf\n" + board)) ==
          Lines{"r.yaml:7 R021 een stap met een deelroute heeft een naam nodig"});
  }
  SECTION("a name that is taken") {
    const Lines lines = said(read(steps + "  - stap: eerst\n    deelroute: advies-vooraf\n"));
    REQUIRE_FALSE(lines.empty());
    CHECK(lines.front() == "r.yaml:13 R055 de stap 'eerst.bao' staat er twee keer");
  }
  SECTION("a fact of another type") {
    CHECK(said(read(steps, {before_the_board}, "gegevens:\n  spoed:\n    type: tekst\n")).front() ==
          "r.yaml:11 R118 het gegeven 'spoed' heeft in de deelroute 'advies-vooraf' een ander type");
  }
  SECTION("one in another") {
    const Source nested{"n.yaml",
                        "soort: deelroute\ndeelroute: n\nstappen:\n  - stap: x\n    deelroute: advies-vooraf\n"};
    const auto world = hecht();
    const auto result = reading::read_subroute(nested, &world);
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics.front().code == "R117");
  }
}

// A secretary wrote "dbb" once in a subroute and got that, and then "onbekende stap" in every route that names it.
TEST_CASE("subroute: one mistake in it is one message, whatever the route says of its steps and facts") {
  const std::string steps =
      "  - stap: eerst\n    deelroute: advies-vooraf\n  - stap: ab\n    orgaan: ab\n    vraagt: besluit\n"
      "    bij afwijzing: terug naar eerst\n    bij aanhouding: naar eerst.bao\n"
      "    alleen als: spoed and uitkomst van eerst.db = \"positief advies\"\n"
      "  - stap: klaar\n    taak: Klaar\n    wie: directie\n    klaar binnen: 2 weken na eerst\n"
      "  - stap: ook\n    taak: Ook\n    wie: directie\n    klaar binnen: 2 weken na eerst.nazorg\n"
      "    alleen als: not(spoed)\n";
  CHECK(said(read(steps)) == Lines{});
  SECTION("inside") {
    Source broken = before_the_board;
    broken.text.replace(broken.text.find("orgaan: db"), 10, "orgaan: dbb");
    CHECK(said(read(steps, {broken})) == Lines{"advies.yaml:15 R051 onbekend orgaan 'dbb'"});
  }
  SECTION("in its name") {
    std::string slip = steps;
    slip.replace(slip.find("advies-vooraf"), 13, "advies-voraf");
    CHECK(said(read(slip)) == Lines{"r.yaml:8 R069 onbekende deelroute 'advies-voraf'"});
  }
  SECTION("a route of nothing else") {
    CHECK(said(read("  - stap: eerst\n    deelroute: advies-voraf\n")) ==
          Lines{"r.yaml:8 R069 onbekende deelroute 'advies-voraf'"});
  }
  SECTION("a name that is nobody's is still told") {
    Source broken = before_the_board;
    broken.text.replace(broken.text.find("orgaan: db"), 10, "orgaan: dbb");
    CHECK(said(read(steps + "    bij gereed: terug naar erst\n", {broken})) ==
          Lines{"advies.yaml:15 R051 onbekend orgaan 'dbb'", "r.yaml:24 R056 onbekende stap 'erst'"});
  }
}

TEST_CASE("subroute: a folder holds each name once, and reads it by itself") {
  const Source world{"organisatie.yaml", std::string(small_organisation)};
  const std::string text = "soort: deelroute\ndeelroute: n\nstappen:\n  - stap: x\n    taak: X\n    wie: secretaris\n";
  const auto folder = reading::read_folder({world, {"n.yaml", text}, {"ook.yaml", text}});
  Lines lines;
  for (const auto& found : folder.diagnostics) lines.push_back(found.span.file + " " + found.code);
  CHECK(lines == Lines{"ook.yaml R074"});
}

}  // namespace besluit::testing
