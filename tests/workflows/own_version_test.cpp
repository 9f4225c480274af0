// SPDX-License-Identifier: EUPL-1.2
// A version of a route for one dossier: a step more, put into the file as a person would.
#include "workflows/reading/own_version.hpp"
#include "tests/workflows/flow_story.hpp"

namespace besluit::testing {
namespace {

using reading::AddedStep;
using Place = AddedStep::Place;

const std::string file =
    "soort: route\nroute: proef\ntitel: Proef\norganisatie: hecht\nbeleid: standaard\nstappen:\n"
    "  # eerst het stuk\n"
    "  - stap: opstellen\n    taak: Opstellen\n    wie: directie\n"
    "  - stap: toets\n    taak: Toetsen\n    wie: adjunct\n    tegelijk met: opstellen\n"
    "\n"
    "  # dan het bestuur\n"
    "  - stap: ab\n    orgaan: ab\n    vraagt: besluit\n    vergadering: ab 2024-07-10\n";

definition::Workflow read(const std::string& text) {
  const auto world = hecht();
  auto result = reading::read_workflow({"proef.yaml", text}, &world);
  INFO(text);
  for (const auto& found : result.diagnostics) UNSCOPED_INFO(diagnostic::render(found, text, Language::nl));
  REQUIRE(result.value);
  return std::move(*result.value);
}

AddedStep advice(Place place, std::string other = {}) {
  return {"advies", "Advies \"vragen\"", "adjunct", std::nullopt, place, std::move(other)};
}

/// The ids of the steps in order, those that are open together joined by '+'.
std::string order(const definition::Workflow& route) {
  std::string all;
  for (std::size_t i = 0; i < route.steps.size(); ++i)
    all += (i == 0 ? "" : route.steps[i].stage == route.steps[i - 1].stage ? "+" : " ") + route.steps[i].id;
  return all;
}

std::string added(const AddedStep& step, const std::string& text = file) {
  const auto result = reading::with_step(text, read(text), step);
  if (!result) return result.error().nl;
  const definition::Workflow changed = read(*result);
  const int index = changed.index_of("advies");
  REQUIRE(index >= 0);
  CHECK(changed.steps[static_cast<std::size_t>(index)].title == "Advies \"vragen\"");
  return order(changed);
}

}  // namespace

TEST_CASE("own version: a step is put before, beside or behind the others") {
  CHECK(added(advice(Place::before, "ab")) == "opstellen+toets advies ab");
  CHECK(added(advice(Place::before, "opstellen")) == "advies opstellen+toets ab");
  // Between two that are open together nothing fits: it goes before both.
  CHECK(added(advice(Place::before, "toets")) == "advies opstellen+toets ab");
  CHECK(added(advice(Place::beside, "opstellen")) == "opstellen+toets+advies ab");
  CHECK(added(advice(Place::beside, "ab")) == "opstellen+toets ab+advies");
  CHECK(added(advice(Place::last)) == "opstellen+toets ab advies");
  CHECK(added(advice(Place::before, "db")) == "De stap 'db' bestaat niet in deze route.");
}

TEST_CASE("own version: nothing else in the file changes, and a last line without an end is no trap") {
  AddedStep step = advice(Place::before, "ab");
  step.due = day("2024-06-03");
  const std::string lines =
      "  - stap: advies\n    taak: \"Advies \\\"vragen\\\"\"\n    wie: adjunct\n    uiterlijk: 2024-06-03\n";
  std::string expected = file;
  expected.insert(expected.find("  - stap: ab"), lines);
  CHECK(reading::with_step(file, read(file), step) == expected);
  CHECK(added(advice(Place::last), file.substr(0, file.size() - 1)) == "opstellen+toets ab advies");
  CHECK(added(advice(Place::last), file + "eigenaar: directie\n") == "opstellen+toets ab advies");
  CHECK(added(advice(Place::last), file + "\n# tot slot\n") == "opstellen+toets ab advies");
}

TEST_CASE("own version: an English file gets English words, and steps on one line are left to a person") {
  const std::string english =
      "kind: route\nroute: trial\ntitle: Trial\norganisation: hecht\npolicy: standaard\nsteps:\n"
      "- step: draft\n  task: Draft\n  who: directie\n- step: ab\n  body: ab\n  asks: decision\n";
  CHECK(added(advice(Place::before, "ab"), english) == "draft advies ab");
  const std::string flow =
      "soort: route\nroute: proef\ntitel: Proef\norganisatie: hecht\nbeleid: standaard\n"
      "stappen: [{stap: a, taak: A, wie: directie}]\n";
  CHECK(added(advice(Place::last), flow) ==
        "De stappen van deze route staan niet onder elkaar; voeg de stap zelf toe in het bestand.");
}

TEST_CASE("own version: the tables that a kept definition brings stay with the changed route") {
  const std::string kept = file + "\x1E" + "tabel.yaml\nsoort: beslistabel\n";
  CHECK(reading::route_text(kept) == file);
  CHECK(reading::with_route(kept, "anders\n") == "anders\n\x1Etabel.yaml\nsoort: beslistabel\n");
  CHECK(reading::with_route(file, "anders\n") == "anders\n");
}

}  // namespace besluit::testing
