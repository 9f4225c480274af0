// SPDX-License-Identifier: EUPL-1.2
// The graph as mermaid and as dot: both draw it themselves.
#include "workflows/graph/graph.hpp"

#include <array>

namespace besluit::graph {
namespace {

/// What must be written otherwise, and how.
struct Escape {
  char character;
  std::string_view written;
};

template <std::size_t N>
std::string escaped(std::string_view text, const std::array<Escape, N>& escapes) {
  std::string out;
  for (const char c : text) {
    std::string_view written;
    for (const Escape& escape : escapes)
      if (escape.character == c) written = escape.written;
    if (written.empty())
      out += c;
    else
      out += written;
  }
  return out;
}

// Mermaid reads '#' as the beginning of a character's number, and quotes end a label.
constexpr std::array mermaid_escapes{Escape{'#', "#35;"}, Escape{'"', "#quot;"}, Escape{'<', "#lt;"},
                                     Escape{'>', "#gt;"}, Escape{'\n', " "},     Escape{'\\', "#92;"}};
constexpr std::array dot_escapes{Escape{'"', "\\\""}, Escape{'\\', "\\\\"}, Escape{'\n', " "}};

std::string name(std::size_t node) {
  return "n" + std::to_string(node);
}

}  // namespace

std::string as_mermaid(const Graph& graph) {
  const auto text = [](std::string_view raw) { return escaped(raw, mermaid_escapes); };
  std::string out = "---\ntitle: \"" + escaped(graph.title, dot_escapes) + "\"\n---\nflowchart TD\n";
  std::string words = graph.words;
  for (char& c : words)
    if (c == '}') c = ')';  // a brace ends the description
  out += "  accTitle: " + escaped(graph.title, dot_escapes) + "\n  accDescr {\n" + words + "\n  }\n";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    const std::string label =
        "\"" + text(node.title) + (node.detail.empty() ? "" : "<br/><small>" + text(node.detail) + "</small>") + "\"";
    out += "  " + name(i);
    switch (node.kind) {
      case Node::Kind::start:
      case Node::Kind::end:
        out += "([" + label + "])";
        break;
      case Node::Kind::task:
        out += "[" + label + "]";
        break;
      case Node::Kind::body:
        out += "[[" + label + "]]";
        break;
      case Node::Kind::every:
        out += "{{" + label + "}}";
        break;
    }
    out += "\n";
  }
  for (const Edge& edge : graph.edges) {
    out += "  " + name(edge.from) + (edge.kind == Edge::Kind::back ? " -.->" : " -->");
    if (!edge.label.empty()) out += "|\"" + text(edge.label) + "\"|";
    out += " " + name(edge.to) + "\n";
  }
  return out;
}

std::string as_dot(const Graph& graph) {
  const auto text = [](std::string_view raw) { return "\"" + escaped(raw, dot_escapes) + "\""; };
  std::string out = "digraph route {\n  label=" + text(graph.title) +
                    ";\n  labelloc=t;\n  node [fontname=\"sans-serif\", shape=box];\n"
                    "  edge [fontname=\"sans-serif\", fontsize=11];\n";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    std::string label = escaped(node.title, dot_escapes);
    if (!node.detail.empty()) label += "\\n" + escaped(node.detail, dot_escapes);
    out += "  " + name(i) + " [label=\"" + label + "\"";
    switch (node.kind) {
      case Node::Kind::start:
      case Node::Kind::end:
        out += ", style=rounded";
        break;
      case Node::Kind::task:
        break;
      case Node::Kind::body:
        out += ", peripheries=2";
        break;
      case Node::Kind::every:
        out += ", shape=hexagon";
        break;
    }
    out += "];\n";
  }
  for (const Edge& edge : graph.edges) {
    out += "  " + name(edge.from) + " -> " + name(edge.to);
    std::string more;
    if (!edge.label.empty()) more = "label=" + text(edge.label);
    if (edge.kind == Edge::Kind::back) more += std::string{more.empty() ? "" : ", "} + "style=dashed, constraint=false";
    if (!more.empty()) out += " [" + more + "]";
    out += ";\n";
  }
  return out + "}\n";
}

}  // namespace besluit::graph
