// SPDX-License-Identifier: EUPL-1.2
// A route as nodes and edges, whole; the three forms in which it is drawn; and what only the whole shows.
#include "workflows/graph/graph.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fan_out_builder.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/workflows/flow_story.hpp"
#include "workflows/graph/analysis.hpp"

namespace {

using namespace besluit;
using namespace besluit::testing;
using graph::Edge;
using graph::Graph;
using graph::Node;

/// "bao -> auditcommissie [positief advies]"; a way back is "=>", a way out "->|".
std::vector<std::string> ways(const Graph& graph) {
  std::vector<std::string> lines;
  for (const Edge& edge : graph.edges) {
    const char* arrow = edge.kind == Edge::Kind::back ? " => " : edge.kind == Edge::Kind::out ? " ->| " : " -> ";
    lines.push_back(graph.nodes[edge.from].id + arrow + graph.nodes[edge.to].id +
                    (edge.label.empty() ? "" : " [" + edge.label + "]"));
  }
  return lines;
}

std::vector<std::string> codes(const definition::Workflow& workflow, const definition::Organisation& world) {
  std::vector<std::string> found;
  for (const auto& one : graph::analyse(workflow, world, "x.yaml")) found.push_back(one.code + " " + one.message.nl);
  return found;
}

using Lines = std::vector<std::string>;

TEST_CASE("graph: a route is a line with its ways back and out") {
  const Graph made = graph::graph_of(herstelplan(), hecht(), Language::nl);
  CHECK(ways(made) ==
        Lines{"start -> opstellen", "opstellen -> bao", "bao -> auditcommissie", "auditcommissie -> vaststellen",
              "vaststellen -> end: [vastgesteld of gewijzigd vastgesteld]", "vaststellen => opstellen [afgewezen]"});
  CHECK(made.nodes.at(1) == Node{Node::Kind::task, "opstellen", "Herstelplan opstellen", "P. Visser", 1});
  CHECK(made.nodes.at(4).detail == "Algemeen Bestuur, 10 juli 2024");
  CHECK(made.words ==
        "De route heeft 4 stappen.\n"
        "1. Herstelplan opstellen (P. Visser).\n"
        "2. bao (Bao).\n"
        "3. auditcommissie (Auditcommissie).\n"
        "4. vaststellen (Algemeen Bestuur, 10 juli 2024). Bij vastgesteld of gewijzigd vastgesteld: Einde. Bij "
        "afgewezen: "
        "terug naar Herstelplan opstellen.");
}

TEST_CASE("graph: what a step asks of everybody is told by its gate") {
  auto workflow = route("r", {{task("a", "A")}, {asks("b", "ab", definition::Ask::decision)}});
  workflow.steps[1].exits = {{definition::Outcome::rejected, definition::Move::end, "niet-ingesteld"},
                             {definition::Outcome::adopted_amended, definition::Move::end, "niet-ingesteld"}};
  CHECK(ways(graph::graph_of(workflow, hecht(), Language::en)) ==
        Lines{"start -> a", "a -> b", "b -> end: [adopted]", "b ->| end:niet-ingesteld [adopted-amended or rejected]"});
}

TEST_CASE("graph: steps that are open together stand in one row") {
  const auto workflow = route("r", {{task("a", "A")}, {asks("b", "bao"), asks("c", "db")}, {task("d", "D")}});
  const Graph made = graph::graph_of(workflow, hecht(), Language::nl);
  CHECK(made.nodes.at(2).row == made.nodes.at(3).row);
  CHECK(ways(made) == Lines{"start -> a", "a -> b", "a -> c", "b -> d", "c -> d", "d -> end:"});
}

TEST_CASE("graph: when a step applies, what it waits for and what it begins stands at the step") {
  const auto world = hecht();
  const auto route = route_of(
      "gegevens:\n  bedrag:\n    type: getal\n  advies:\n    type: tekst\n"
      "stappen:\n"
      "  - stap: keuze\n    orgaan: ab\n    vraagt: keuze\n    keuze uit:\n      - een\n      - anders\n"
      "    legt vast:\n      - bedrag\n"
      "  - stap: ronde\n    orgaan: db\n    vraagt: instemmen\n    schriftelijke ronde: 5 werkdagen\n"
      "    geen antwoord: geldt als ingestemd, afspraak van het DB\n"
      "    alleen als: bedrag > 100\n"
      "  - stap: wachten\n    wacht op dossier: advies stap slot\n"
      "  - stap: zomer\n    wacht tot: 2024-06-03\n"
      "  - stap: delen\n    orgaan: bao\n    onderdelen:\n"
      "      - onderdeel: a\n        vraagt: onderschrijven\n        titel: De aanpak\n"
      "      - onderdeel: b\n        vraagt: kennisnemen\n"
      "  - stap: slot\n    orgaan: ab\n    vraagt: besluit\n    start:\n      - dossier: proef\n        na: "
      "vastgesteld\n"
      "  - stap: melden\n    bericht aan:\n      - directie\n",
      world);
  const Graph made = graph::graph_of(route, world, Language::nl);
  std::vector<std::string> details;
  for (const auto& node : made.nodes)
    if (!node.detail.empty()) details.push_back(node.id + ": " + node.detail);
  CHECK(details == std::vector<std::string>{
                       "keuze: Algemeen Bestuur; keuze uit een, anders; legt vast: bedrag",
                       "ronde: Dagelijks Bestuur; alleen als bedrag > 100; schriftelijke ronde van 5 werkdagen",
                       "wachten: wacht op dossier advies, stap slot", "zomer: wacht tot 3 juni 2024",
                       "delen: Bao; onderdelen: De aanpak, b", "slot: Algemeen Bestuur; bij vastgesteld begint proef",
                       "melden: bericht aan P. Visser"});
}

TEST_CASE("graph: the three forms, whole") {
  const Graph made = graph::graph_of(herstelplan(), hecht(), Language::nl);
  const std::string folder = "tests/workflows/golden/graph/";
  const std::string mermaid = graph::as_mermaid(made);
  const std::string dot = graph::as_dot(made);
  const std::string svg = graph::as_svg(made, Language::nl);
  CHECK(mermaid == test::golden(folder + "herstelplan.mmd", mermaid));
  CHECK(dot == test::golden(folder + "herstelplan.dot", dot));
  CHECK(svg == test::golden(folder + "herstelplan.svg", svg));
}

TEST_CASE("graph: no text of a route can leave its label") {
  auto workflow = herstelplan();
  workflow.title = "A \"<b>&\\ #1";
  workflow.steps[0].title = "\"]-->x\n<script>";
  const Graph made = graph::graph_of(workflow, hecht(), Language::nl);
  CHECK(graph::as_svg(made, Language::nl).find("<script>") == std::string::npos);
  CHECK(graph::as_svg(made, Language::nl).find("<title id=\"titel\">A &quot;&lt;b&gt;&amp;\\ #1</title>") !=
        std::string::npos);
  CHECK(graph::as_mermaid(made).find("n1[\"#quot;]--#gt;x #lt;script#gt;<br/>") != std::string::npos);
  CHECK(graph::as_dot(made).find("n1 [label=\"\\\"]-->x <script>\\n") != std::string::npos);
}

TEST_CASE("analysis: an ordinary route has nothing to warn about") {
  CHECK(codes(herstelplan(), hecht()).empty());
}

TEST_CASE("analysis: a step that no outcome leads to, and one from which no end is reached") {
  auto cut = herstelplan();
  // The Bao sends everything out of the route: what follows is never reached.
  for (const auto outcome : definition::allowed(definition::Ask::advice))
    if (outcome != definition::Outcome::deferred) cut.steps[1].exits.push_back({outcome, definition::Move::end, "uit"});
  CHECK(codes(cut, hecht()) == Lines{"G001 de stap 'auditcommissie' komt nooit aan de beurt",
                                     "G001 de stap 'vaststellen' komt nooit aan de beurt"});
  auto round = herstelplan();
  for (const auto outcome : definition::allowed(definition::Ask::decision))
    if (outcome != definition::Outcome::deferred)
      round.steps[3].exits.push_back({outcome, definition::Move::back, "bao"});
  round.steps[3].exits.erase(round.steps[3].exits.begin());
  CHECK(codes(round, hecht()) == Lines{"G002 vanaf de stap 'opstellen' komt een dossier nooit aan een einde",
                                       "G002 vanaf de stap 'bao' komt een dossier nooit aan een einde",
                                       "G002 vanaf de stap 'auditcommissie' komt een dossier nooit aan een einde",
                                       "G002 vanaf de stap 'vaststellen' komt een dossier nooit aan een einde"});
}

TEST_CASE("analysis: a loop in which nothing waits") {
  auto workflow = route("r", {{task("a", "A")}, {task("b", "B")}});
  workflow.steps[1].exits = {{definition::Outcome::done, definition::Move::back, "a"}};
  const auto found = codes(workflow, hecht());
  CHECK(found.back() == "G003 de route kan hier rondgaan zonder ergens te wachten");
  workflow.steps[0] = due(workflow.steps[0], "2024-06-01");
  for (const std::string& one : codes(workflow, hecht())) CHECK_FALSE(one.starts_with("G003"));
}

TEST_CASE("analysis: a date that nobody watches, and a reminder that never goes out") {
  auto world = hecht();
  world.policies["stil"].id = "stil";
  auto workflow = herstelplan();
  workflow.steps[1].policy = "stil";
  CHECK(codes(workflow, world) == Lines{"G005 niemand wordt herinnerd aan de datum van 'bao'"});
  auto brief = route("r", {{asks("bao", "bao")}, {task("b", "B")}});
  brief.steps[1].within = definition::AfterStep{*term("1 week"), "bao"};
  CHECK(codes(brief, world) == Lines{"G006 de herinnering '3 weken vooraf' gaat voor 'b' nooit uit"});
}

}  // namespace
