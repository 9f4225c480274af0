// SPDX-License-Identifier: EUPL-1.2
// The graph as a picture. A route is a line of steps: each row of boxes below the one before; ways back run along the
// left, ends before the last step and ways that pass over a row along the right.
#include "rules/diagnostic/utf8.hpp"
#include "workflows/graph/graph.hpp"

#include <algorithm>
#include <map>

namespace besluit::graph {
namespace {

// In units of the picture, which are pixels at full size.
constexpr int box_width = 320;
constexpr int pill_width = 190;
constexpr int stack = 6;     ///< how far the boxes of a stack stand apart, all together
constexpr int gap = 28;      ///< between boxes of one row
constexpr int row_gap = 54;  ///< between rows: room for a label
constexpr int margin = 24;
constexpr int lane = 26;         ///< between ways that run beside the boxes
constexpr int label_room = 150;  ///< beside the boxes, where a label stands
constexpr int title_line = 19;
constexpr int detail_line = 16;
constexpr std::size_t title_characters = 36;  ///< that fit a line of a box
constexpr std::size_t detail_characters = 43;
constexpr std::size_t label_characters = 24;
constexpr std::size_t pill_characters = 26;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        // XML knows no other control characters.
        out += static_cast<unsigned char>(c) < 0x20 && c != '\n' ? ' ' : c;
    }
  }
  return out;
}

/// Broken at blanks; a word that is longer than a line keeps its length.
std::vector<std::string> wrapped(const std::string& text, std::size_t characters) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && utf8::count(line) + 1 + utf8::count(word) > characters) {
      lines.push_back(std::move(line));
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

struct Box {
  int x = 0;  ///< left
  int y = 0;  ///< top
  int width = box_width;
  int height = 0;
  std::vector<std::string> title;
  std::vector<std::string> detail;

  int above = 0;  ///< what of a stack of boxes stands out on top

  [[nodiscard]] int middle() const { return x + width / 2; }
  [[nodiscard]] int centre() const { return y + height / 2; }
  [[nodiscard]] int right() const { return x + width; }
  [[nodiscard]] int bottom() const { return y + height; }
};

class Picture {
 public:
  Picture(const Graph& graph, Language language) : graph_(graph), language_(language) {}

  std::string draw() {
    measure();
    place();
    std::string body;
    for (const Edge& edge : graph_.edges) body += way(edge);
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) body += box(i);
    body += legend();
    return head() + body + "</svg>\n";
  }

 private:
  static std::string n(int number) { return std::to_string(number); }
  std::string pick(const char* nl, const char* en) const { return language_ == Language::en ? en : nl; }

  /// An end to which only ways out lead stands beside the route; the last one stands below it.
  bool aside(std::size_t node) const {
    if (graph_.nodes[node].kind != Node::Kind::end) return false;
    return std::ranges::none_of(graph_.edges,
                                [&](const Edge& edge) { return edge.to == node && edge.kind == Edge::Kind::forward; });
  }
  /// Passes over at least one row: drawn along the right.
  bool skips(const Edge& edge) const {
    return edge.kind == Edge::Kind::forward && graph_.nodes[edge.to].row > graph_.nodes[edge.from].row + 1;
  }

  void measure() {
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      const Node& node = graph_.nodes[i];
      Box made;
      const bool pill = node.kind == Node::Kind::start || node.kind == Node::Kind::end;
      made.width = pill && node.detail.empty() ? pill_width : box_width;
      made.title = wrapped(node.title, pill && node.detail.empty() ? pill_characters : title_characters);
      made.detail = wrapped(node.detail, detail_characters);
      made.height =
          22 + title_line * static_cast<int>(made.title.size()) + detail_line * static_cast<int>(made.detail.size());
      made.above = node.kind == Node::Kind::every ? stack : 0;
      boxes_.push_back(std::move(made));
    }
  }

  void place() {
    std::map<int, std::vector<std::size_t>> rows;
    std::map<int, std::vector<std::size_t>> beside;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) (aside(i) ? beside : rows)[graph_.nodes[i].row].push_back(i);
    int widest = 0;
    for (const auto& [row, nodes] : rows) {
      int width = -gap;
      for (const std::size_t node : nodes) width += boxes_[node].width + gap;
      widest = std::max(widest, width);
    }
    const auto back = std::ranges::count(graph_.edges, Edge::Kind::back, &Edge::kind);
    left_ = margin + (back == 0 ? 0 : label_room + lane * static_cast<int>(back));
    right_ = left_ + widest;
    int y = margin + 44;
    for (const auto& [row, nodes] : rows) {
      int width = -gap;
      int height = 0;
      for (const std::size_t node : nodes) width += boxes_[node].width + gap;
      int x = left_ + (widest - width) / 2;
      for (const std::size_t node : nodes) {
        boxes_[node].x = x;
        boxes_[node].y = y;
        x += boxes_[node].width + gap;
        height = std::max(height, boxes_[node].height);
      }
      int pill_y = y;
      for (const std::size_t node : beside[row]) {
        boxes_[node].x = right_ + label_room;
        boxes_[node].y = pill_y;
        pill_y += boxes_[node].height + gap / 2;
        pills_ = true;
      }
      y = std::max(y + height, pill_y - gap / 2) + row_gap;
    }
    bottom_ = y - row_gap;
    const auto skipping = std::ranges::count_if(graph_.edges, [&](const Edge& edge) { return skips(edge); });
    const int side = std::max(pills_ ? label_room + pill_width : 0,
                              skipping == 0 ? 0 : label_room + lane * static_cast<int>(skipping));
    width_ = std::max(right_ + side + margin, 2 * margin + 9 * static_cast<int>(utf8::count(graph_.title)));
    width_ = std::max(width_, legend_width + 2 * margin);
    height_ = bottom_ + 64 + margin;
  }

  std::string head() const {
    const std::string size = n(width_) + " " + n(height_);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + n(width_) + "\" height=\"" + n(height_) +
           "\" viewBox=\"0 0 " + size + "\" role=\"img\" aria-labelledby=\"titel beschrijving\" lang=\"" +
           pick("nl", "en") + "\" font-family=\"sans-serif\" font-size=\"14\">\n<title id=\"titel\">" +
           escaped(graph_.title) + "</title>\n<desc id=\"beschrijving\">" + escaped(graph_.words) +
           "</desc>\n<defs><marker id=\"punt\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" "
           "markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0L10 5L0 10z\" "
           "fill=\"#333\"/></marker></defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" +
           text(margin, margin + 14, graph_.title, "start", "font-size=\"19\" font-weight=\"bold\"");
  }

  static std::string text(int x, int y, const std::string& words, const char* anchor, const std::string& more) {
    return "<text x=\"" + n(x) + "\" y=\"" + n(y) + "\" text-anchor=\"" + anchor + "\"" +
           (more.empty() ? "" : " " + more) + ">" + escaped(words) + "</text>\n";
  }

  static std::string rect(int x, int y, int width, int height, int round, const char* fill) {
    return "<rect x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(width) + "\" height=\"" + n(height) + "\" rx=\"" +
           n(round) + "\" fill=\"" + fill + "\" stroke=\"#333\"/>\n";
  }

  static std::string shape(Node::Kind kind, int x, int y, int width, int height) {
    switch (kind) {
      case Node::Kind::start:
      case Node::Kind::end:
        return rect(x, y, width, height, height / 2, "#f2f2f2");
      case Node::Kind::task:
        return rect(x, y, width, height, 4, "#fff");
      case Node::Kind::body:
        return rect(x, y, width, height, 4, "#e6eefa") + "<path d=\"M" + n(x + 6) + " " + n(y) + "v" + n(height) + "M" +
               n(x + width - 6) + " " + n(y) + "v" + n(height) + "\" stroke=\"#333\"/>\n";
      case Node::Kind::every:
        return rect(x + stack, y - stack, width, height, 4, "#fff") +
               rect(x + stack / 2, y - stack / 2, width, height, 4, "#fff") + rect(x, y, width, height, 4, "#fbf3dc");
    }
    return {};
  }

  std::string box(std::size_t index) const {
    const Box& at = boxes_[index];
    std::string out = shape(graph_.nodes[index].kind, at.x, at.y, at.width, at.height);
    int y = at.y + 11;
    for (const std::string& line : at.title)
      out += text(at.middle(), (y += title_line) - 5, line, "middle", "font-weight=\"bold\"");
    for (const std::string& line : at.detail)
      out += text(at.middle(), (y += detail_line) - 4, line, "middle", "font-size=\"12\"");
    return out;
  }

  static std::string path(const std::string& along, bool dashed) {
    return "<path d=\"" + along + "\" fill=\"none\" stroke=\"#333\"" + (dashed ? " stroke-dasharray=\"6 4\"" : "") +
           " marker-end=\"url(#punt)\"/>\n";
  }

  /// Lines of a label, the last one just above `y`.
  std::string label(int x, int y, const std::string& words, const char* anchor) const {
    const auto lines = wrapped(words, label_characters);
    std::string out;
    int at = y - 14 * static_cast<int>(lines.size() - std::min<std::size_t>(lines.size(), 1));
    for (const std::string& line : lines) {
      out += text(x, at, line, anchor, "font-size=\"12\" font-style=\"italic\"");
      at += 14;
    }
    return out;
  }

  std::string way(const Edge& edge) {
    const Box& from = boxes_[edge.from];
    const Box& to = boxes_[edge.to];
    if (edge.kind == Edge::Kind::back) return way_back(edge, from, to);
    if (edge.kind == Edge::Kind::out && aside(edge.to)) {
      const int y = std::clamp(from.centre(), to.y + 8, to.bottom() - 8);
      const int turn = right_ + label_room - 22;
      const std::string along = y == from.centre() ? "M" + n(from.right()) + " " + n(y) + "H" + n(to.x)
                                                   : "M" + n(from.right()) + " " + n(from.centre()) + "H" + n(turn) +
                                                         "V" + n(to.centre()) + "H" + n(to.x);
      return path(along, false) + label(from.right() + 10, from.centre() - 6, edge.label, "start");
    }
    if (skips(edge)) {
      const int x = right_ + label_room + lane * used_right_++;
      return path("M" + n(from.right()) + " " + n(from.centre()) + "H" + n(x) + "V" + n(to.centre()) + "H" +
                      n(to.right()),
                  false) +
             label(from.right() + 10, from.centre() - 6, edge.label, "start");
    }
    const std::string along = from.middle() == to.middle()
                                  ? "M" + n(from.middle()) + " " + n(from.bottom()) + "V" + n(to.y - to.above)
                                  : "M" + n(from.middle()) + " " + n(from.bottom()) + "C" + n(from.middle()) + " " +
                                        n(to.y - 10) + " " + n(to.middle()) + " " + n(from.bottom() + 10) + " " +
                                        n(to.middle()) + " " + n(to.y - to.above);
    return path(along, false) +
           label((from.middle() + to.middle()) / 2 + 10, (from.bottom() + to.y) / 2 + 8, edge.label, "start");
  }

  std::string way_back(const Edge& edge, const Box& from, const Box& to) {
    const int x = left_ - label_room - lane * used_left_;
    const int leave = from.centre() + 12 * left_by_[edge.from]++;
    const int arrive = to.centre() - 12 * arrived_[edge.to]++;
    ++used_left_;
    return path("M" + n(from.x) + " " + n(leave) + "H" + n(x) + "V" + n(arrive) + "H" + n(to.x), true) +
           label(from.x - 10, leave - 6, edge.label, "end");
  }

  static constexpr int legend_width = 560;

  std::string legend() const {
    struct Entry {
      Node::Kind kind;
      const char* nl;
      const char* en;
    };
    constexpr Entry entries[] = {{Node::Kind::task, "taak", "task"},
                                 {Node::Kind::body, "orgaan in vergadering", "body in a meeting"},
                                 {Node::Kind::every, "elke raad of elk college", "every council or college"}};
    std::string out;
    int x = margin;
    const int y = bottom_ + 36;
    for (const Entry& entry : entries) {
      out += shape(entry.kind, x, y, 34, 20);
      const std::string words = pick(entry.nl, entry.en);
      out += text(x + 46, y + 15, words, "start", "font-size=\"12\"");
      x += 46 + 8 * static_cast<int>(words.size()) + 24;
    }
    return out;
  }

  const Graph& graph_;
  Language language_;
  std::vector<Box> boxes_;
  int left_ = 0;   ///< of the boxes
  int right_ = 0;  ///< of the boxes
  int bottom_ = 0;
  int width_ = 0;
  int height_ = 0;
  bool pills_ = false;
  int used_left_ = 0;
  int used_right_ = 0;
  std::map<std::size_t, int> left_by_;
  std::map<std::size_t, int> arrived_;
};

}  // namespace

std::string as_svg(const Graph& graph, Language language) {
  return Picture{graph, language}.draw();
}

}  // namespace besluit::graph
