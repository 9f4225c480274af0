// SPDX-License-Identifier: EUPL-1.2
// `graph`: a route as a picture, without a daemon.
#include "engine/app/ctl.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/offline_route.hpp"
#include "workflows/graph/graph.hpp"

#include <boost/json.hpp>

#include <array>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

/// For scripts that draw it themselves.
std::string as_json(const graph::Graph& graph) {
  constexpr std::array nodes{"start", "task", "body", "every", "end"};
  constexpr std::array edges{"forward", "back", "out"};
  json::object out;
  out["title"] = graph.title;
  out["words"] = graph.words;
  json::array& all = out["nodes"].emplace_array();
  for (const graph::Node& node : graph.nodes)
    all.push_back({{"id", node.id},
                   {"kind", nodes.at(static_cast<std::size_t>(node.kind))},
                   {"title", node.title},
                   {"detail", node.detail},
                   {"row", node.row}});
  json::array& ways = out["edges"].emplace_array();
  for (const graph::Edge& edge : graph.edges)
    ways.push_back({{"from", graph.nodes[edge.from].id},
                    {"to", graph.nodes[edge.to].id},
                    {"kind", edges.at(static_cast<std::size_t>(edge.kind))},
                    {"label", edge.label}});
  return json::serialize(out) + "\n";
}

}  // namespace

int run_graph(const Invocation& asked, const Output& output) {
  const auto route = read_route(asked, asked.subject, output);
  if (!route) return route.error();
  const graph::Graph graph = graph::graph_of(*route->workflow, *route->organisation, asked.language);
  std::string text;
  if (asked.json)
    text = as_json(graph);
  else if (asked.format == "mermaid")
    text = graph::as_mermaid(graph);
  else if (asked.format == "dot")
    text = graph::as_dot(graph);
  else
    text = graph::as_svg(graph, asked.language);
  return output.out(text) ? exit_code::done : exit_code::internal;
}

}  // namespace besluit::engine::ctl
