// SPDX-License-Identifier: EUPL-1.2
// A fact of a route that a table or a model beside it decides: read, checked, kept, and decided at the start.
#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"
#include "workflows/definition/decided.hpp"
#include "workflows/dossier/decide.hpp"

namespace besluit::testing {
namespace {

using reading::Source;

const std::string table =
    "soort: beslistabel\ntabel: gevolg\ninvoer:\n  saldo: getal\ntrefregel: uniek\nregels:\n"
    "  - als:\n      saldo: \"< 3\"\n    dan: herstelplan\n"
    "  - als:\n      saldo: \"[3..6]\"\n    dan: voorstel\n";

const std::string model =
    "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"urn:m\">\n"
    "<inputData id=\"i\" name=\"saldo\"><variable name=\"saldo\" typeRef=\"number\"/></inputData>\n"
    "<decision id=\"d\" name=\"Hoe erg\"><variable name=\"Hoe erg\" typeRef=\"string\"/>\n"
    "<informationRequirement><requiredInput href=\"#i\"/></informationRequirement>\n"
    "<literalExpression><text>if saldo &lt; 3 then \"herstelplan\" else \"niets\"</text></literalExpression>\n"
    "</decision></definitions>\n";

std::string route_text(const std::string& by, const std::string& guard = "gevolg = \"herstelplan\"") {
  return filled_in(small_route, "gegevens:\n  saldo:\n    type: getal\n  gevolg:\n    type: tekst\n    volgens: " + by +
                                    "\nalleen als: " + guard + "\n");
}

std::vector<Source> folder(const std::string& by) {
  return {{"organisatie.yaml", std::string(small_organisation)},
          {"route.yaml", route_text(by)},
          {"gevolg.yaml", table},
          {"erg.dmn", model}};
}

std::shared_ptr<const definition::Workflow> only_route(const std::vector<Source>& sources) {
  const auto read = reading::read_folder(sources);
  for (const auto& found : read.diagnostics) {
    CAPTURE(found.code, found.message.nl);
    CHECK(found.severity != diagnostic::Severity::error);
  }
  REQUIRE(read.routes.size() == 1);
  return read.routes.front();
}

/// The table of this test has a gap on purpose, and is warned about.
diagnostic::Diagnostics errors(diagnostic::Diagnostics all) {
  std::erase_if(all, [](const auto& found) { return found.severity != diagnostic::Severity::error; });
  return all;
}

std::string start(const definition::Workflow& workflow, std::map<std::string, std::string> values) {
  const auto world = organisation_of();
  const Date today = make_date(2024, 3, 14);
  const Instant now{std::chrono::hours{24} * day_number(today)};
  const dossier::Setting setting{world, workflow, now, today, false, "t"};
  const auto events = dossier::decide(setting, nullptr, dossier::Start{"d-1", std::move(values)});
  if (!events) return token(events.error().code) + ": " + events.error().sentence.nl;
  std::string text = "started";
  for (const auto& [name, value] : std::get<dossier::Started>(events->front().event).values)
    text += " " + name + "=" + value;
  return text;
}

}  // namespace

TEST_CASE("a table decides a fact: the start records what it said, or says why it cannot") {
  for (const char* by : {"gevolg", "erg.dmn", "erg.dmn Hoe erg"}) {
    CAPTURE(by);
    const auto route = only_route(folder(by));
    CHECK(start(*route, {{"saldo", "2"}}) == "started gevolg=herstelplan saldo=2");
    CHECK(start(*route, {}) ==
          "guard-unknown: De route geldt alleen als gevolg = \"herstelplan\", maar nog niet bekend is: saldo.");
    CHECK(start(*route, {{"gevolg", "herstelplan"}}) ==
          "bad-value: 'gevolg' wordt bepaald door '" + std::string(by) + "'; geef de gegevens waar die naar kijkt.");
    CHECK(start(*route, {{"saldo", "4"}}).starts_with("guard-false: De route geldt alleen als "));
  }
}

TEST_CASE("a table without a result for these facts is named") {
  CHECK(start(*only_route(folder("gevolg")), {{"saldo", "7"}}) ==
        "guard-unknown: De route geldt alleen als gevolg = \"herstelplan\", maar 'gevolg' geeft geen uitkomst voor "
        "deze gegevens.");
}

TEST_CASE("what a route names belongs to its identity; comments and other files do not") {
  const auto route = only_route(folder("gevolg"));
  const auto with = [&](std::size_t file, const std::string& text) {
    auto sources = folder("gevolg");
    sources[file].text = text;
    return only_route(sources)->hash;
  };
  CHECK(with(2, "# een opmerking\n" + table) == route->hash);
  CHECK(with(3, model + "<!-- erbij -->\n") == route->hash);
  std::string edited = table;
  edited.replace(edited.find("< 3"), 3, "< 2");
  edited.replace(edited.find("[3."), 3, "[2.");
  CHECK(with(2, edited) != route->hash);
  const auto modelled = only_route(folder("erg.dmn"));
  auto sources = folder("erg.dmn");
  sources[3].text += "<!-- erbij -->\n";
  CHECK(only_route(sources)->hash != modelled->hash);
  // Without a table the hash is that of the route's own tree, as it always was.
  const Source organisation{"organisatie.yaml", std::string(small_organisation)};
  CHECK(only_route({organisation, {"r.yaml", std::string(small_route)}})->text == small_route);
}

TEST_CASE("a kept definition brings its tables along") {
  for (const char* by : {"gevolg", "erg.dmn"}) {
    const auto route = only_route(folder(by));
    const auto again = reading::read_workflow({"bewaard.yaml", route->text}, nullptr);
    REQUIRE(again.value.has_value());
    CHECK(again.value->hash == route->hash);
    CHECK(again.value->text == route->text);
    CHECK(start(*again.value, {{"saldo", "1"}}) == "started gevolg=herstelplan saldo=1");
  }
}

TEST_CASE("a name that is not there, and a table that is wrong, are errors at their places") {
  struct Row {
    std::string by;
    std::string code;
    std::string message;
    std::string fix;
  };
  const std::vector<Row> rows{
      {"gevolgen", "R069", "onbekende tabel 'gevolgen'", "bedoelt u 'gevolg'?"},
      {"erger.dmn", "R069", "onbekend model 'erger.dmn'", "bedoelt u 'erg.dmn'?"},
      {"erg.dmn Hoe er", "R069", "onbekende beslissing 'Hoe er'", "bedoelt u 'Hoe erg'?"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.by);
    const auto read = reading::read_folder(folder(row.by));
    CHECK(read.routes.empty());
    const auto found = errors(read.diagnostics);
    REQUIRE(found.size() == 1);
    CHECK(found.front().code == row.code);
    CHECK(found.front().span.file == "route.yaml");
    CHECK(found.front().message.nl == row.message);
    CHECK(found.front().fix.nl == row.fix);
  }
  auto sources = folder("erg.dmn");
  sources[3].text.replace(sources[3].text.find("if saldo"), 8, "if salto");
  const auto wrong = reading::read_folder(sources);
  CHECK(wrong.routes.empty());
  REQUIRE(errors(wrong.diagnostics).size() == 1);
  CHECK(errors(wrong.diagnostics).front().span.file == "erg.dmn");
}

}  // namespace besluit::testing
