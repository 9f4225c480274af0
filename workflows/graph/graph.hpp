// SPDX-License-Identifier: EUPL-1.2
// A route as nodes and edges, for whoever draws it. Pure: the same route gives the same graph.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace besluit::graph {

struct Node {
  enum class Kind : std::uint8_t {
    start,
    task,
    body,
    every,  ///< every council or college is asked
    end,
  } kind = Kind::task;
  std::string id;      ///< of the step; "start"; "end:RESULT"
  std::string title;   ///< what is done; of an end its result in words
  std::string detail;  ///< who does it, which body, when; may be empty
  int row = 0;         ///< steps that are open together stand side by side
  friend bool operator==(const Node&, const Node&) = default;
};

struct Edge {
  enum class Kind : std::uint8_t {
    forward,  ///< on to what follows
    back,     ///< to an earlier step
    out,      ///< to an end before the last step
  } kind = Kind::forward;
  std::size_t from = 0;  ///< index of a node
  std::size_t to = 0;
  std::string label;  ///< the outcomes that lead here; empty: whatever comes of it
  friend bool operator==(const Edge&, const Edge&) = default;
};

struct Graph {
  std::string title;
  std::string words;  ///< the route as sentences, for who cannot see the picture
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

/// `world` gives names to bodies and roles; the labels are in `language`, the titles as the route has them. A deferral
/// to the body's next meeting is no edge: every body can do that.
[[nodiscard]] Graph graph_of(const definition::Workflow& workflow, const definition::Organisation& world,
                             Language language);

[[nodiscard]] std::string as_mermaid(const Graph& graph);
[[nodiscard]] std::string as_dot(const Graph& graph);
/// A picture by itself: no font, style sheet or script from elsewhere; readable in black and white.
[[nodiscard]] std::string as_svg(const Graph& graph, Language language);

}  // namespace besluit::graph
