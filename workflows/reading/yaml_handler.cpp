// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/yaml_handler.hpp"

#include <algorithm>
#include <utility>

namespace besluit::reading {
namespace {

bool stands_in(const std::vector<RawPlace>& places, std::size_t line, std::size_t offset) {
  return std::ranges::any_of(places, [&](const RawPlace& p) { return p.line == line && p.offset == offset; });
}

std::size_t size_of(int value) {
  return value < 0 ? 0 : static_cast<std::size_t>(value);
}

/// The word at `offset`: up to a blank or a mark of the flow style.
std::size_t word_length(std::string_view line, std::size_t offset) {
  const auto end = line.find_first_of(" \t,[]{}", offset);
  return (end == std::string_view::npos ? line.size() : end) - std::min(offset, line.size());
}

}  // namespace

diagnostic::Span TreeBuilder::span(const YAML::Mark& mark, std::size_t bytes) const {
  return raw_.span(size_of(mark.line), size_of(mark.column), bytes);
}

void refuse_anchor_at(Report& report, const diagnostic::Span& span) {
  report.error(
      "R011", span, {"een anker ('&') kan hier niet", "an anchor ('&') is not allowed"},
      {"haal dit anker weg", "remove this anchor"},
      {"schrijf de waarde op elke plaats voluit; hoort het teken bij een tekst, zet die dan tussen aanhalingstekens",
       "write the value out in every place; if the character is part of a text, put the text in quotes"});
}

void refuse_alias_at(Report& report, const diagnostic::Span& span) {
  report.error(
      "R011", span, {"een verwijzing ('*') kan hier niet", "an alias ('*') is not allowed"},
      {"haal deze verwijzing weg", "remove this alias"},
      {"schrijf de waarde op elke plaats voluit; hoort het teken bij een tekst, zet die dan tussen aanhalingstekens",
       "write the value out in every place; if the character is part of a text, put the text in quotes"});
}

void refuse_tag_at(Report& report, const diagnostic::Span& span) {
  report.error(
      "R013", span,
      {"een type met een uitroepteken (tag) kan hier niet", "a type with an exclamation mark (tag) is not allowed"},
      {"haal dit weg", "remove this"},
      {"schrijf alleen de waarde; begint een tekst met '!', zet die dan tussen aanhalingstekens",
       "write the value only; if a text begins with '!', put it in quotes"});
}

void TreeBuilder::count(const YAML::Mark& mark) {
  if (++nodes_ <= nodes_max) return;
  report_.error(
      "R005", span(mark, 1),
      {"dit bestand heeft meer dan 50.000 sleutels en waarden", "this file has more than 50,000 keys and values"},
      {"hier wordt de grens bereikt", "the limit is reached here"},
      {"verdeel de inhoud over meer bestanden", "divide the content over more files"});
  throw Stop{};
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (++documents_ == 1) return;
  const auto line = raw_.line(size_of(mark.line));
  if (line.starts_with("---")) {
    report_.error(
        "R007", span(mark, 3), {"in één bestand staat één document", "one file holds one document"},
        {"hier begint een tweede document", "a second document begins here"},
        {"haal deze regel weg, of maak er een tweede bestand van", "remove this line, or make it a second file"});
    throw Stop{.first_is_whole = true};
  } else {
    report_.error("R015", span(mark, word_length(line, size_of(mark.column))),
                  {"deze regel hoort nergens bij", "this line belongs to nothing"},
                  {"deze regel begint op een andere kolom dan de regels erboven",
                   "this line begins in another column than the lines above it"},
                  {"laat regels die bij elkaar horen op dezelfde kolom beginnen",
                   "let lines that belong together begin in the same column"});
  }
  throw Stop{};
}

// Anchors, aliases and tags are found and taken out before the parser sees the text; what it still finds (inside a text
// that runs on over lines, say) is refused here.
bool TreeBuilder::refuse_tag(const YAML::Mark& mark, const std::string& tag) {
  if (tag.empty() || tag == "?" || tag == "!") return false;
  refuse_tag_at(report_, span(mark, word_length(raw_.line(size_of(mark.line)), size_of(mark.column))));
  return true;
}

void TreeBuilder::OnAnchor(const YAML::Mark& mark, const std::string& name) {
  refuse_anchor_at(report_, span(mark, name.size() + 1));
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  count(mark);
  Node node;
  node.kind = Node::Kind::scalar;
  node.broken = true;
  node.span = span(mark, word_length(raw_.line(size_of(mark.line)), size_of(mark.column)));
  refuse_alias_at(report_, node.span);
  add(std::move(node));
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t) {
  count(mark);
  Node node;
  // The mark of an empty value is where the next thing begins; its key is the place a person looks for.
  const bool has_key = !frames_.empty() && frames_.back().node.is_map() && !frames_.back().expects_key;
  node.span = has_key ? frames_.back().key_span : span(mark, 1);
  add(std::move(node));
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  count(mark);
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = value;
  node.span = span(mark, 1);
  const bool tagged = refuse_tag(mark, tag);
  if (tagged || anchor != 0) {
    node.broken = true;  // the mark is that of the tag or the anchor, so the raw text cannot be compared
  } else if (tag == "!") {
    place_quoted(node, mark);
  } else {
    place_plain(node, mark);
  }
  add(std::move(node));
}

void TreeBuilder::place_plain(Node& node, const YAML::Mark& mark) {
  const auto line = raw_.line(size_of(mark.line));
  const auto offset = std::min(size_of(mark.column), line.size());
  node.span = span(mark, node.text.size());
  node.broken = stands_in(mended_.aliases, size_of(mark.line), offset);
  if (line.substr(offset, node.text.size()) != node.text) {
    const auto end = line.find_last_not_of(" \t");
    node.text = std::string(line.substr(offset, end == std::string_view::npos || end < offset ? 0 : end - offset + 1));
    node.span = span(mark, node.text.size());
    node.broken = true;
    report_.error(
        "R010", node.span, {"deze tekst loopt door op de volgende regel", "this text runs on to the next line"},
        {"de volgende regel springt verder in en hoort er daardoor bij",
         "the next line is indented deeper and so belongs to it"},
        {"zet de tekst op één regel, of begin met '|' of '>' en zet de tekst eronder; is het een nieuwe sleutel, "
         "spring dan minder ver in",
         "put the text on one line, or begin with '|' or '>' and put the text below it; if it is a new key, "
         "indent it less"});
    return;
  }
  const auto rest = line.substr(offset + node.text.size());
  const auto hash = rest.find_first_not_of(" \t");
  const bool is_value = frames_.empty() || !frames_.back().node.is_map() || !frames_.back().expects_key;
  if (is_value && hash != std::string_view::npos && hash > 0 && rest[hash] == '#' && hash + 1 < rest.size() &&
      rest[hash + 1] != ' ' && rest[hash + 1] != '\t' && rest[hash + 1] != '#') {
    report_.warning(
        "R016", raw_.span(size_of(mark.line), offset + node.text.size() + hash, rest.size() - hash),
        {"vanaf ' #' is de rest van de regel een opmerking", "from ' #' on the rest of the line is a comment"},
        {"dit hoort niet bij de waarde", "this is not part of the value"},
        {"zet de hele waarde tussen aanhalingstekens, of schrijf een spatie na '#'",
         "put the whole value in quotes, or write a space after '#'"});
  }
}

void TreeBuilder::place_quoted(Node& node, const YAML::Mark& mark) {
  const auto index = size_of(mark.line);
  const auto line = raw_.line(index);
  const auto offset = size_of(mark.column);
  node.quoted = true;
  if (offset < line.size() && (line[offset] == '|' || line[offset] == '>')) {
    node.block = true;
    node.span = span(mark, 1);
    for (std::size_t below = index + 1; line[offset] == '|' && below < raw_.lines(); ++below) {
      const std::size_t indent = raw_.line(below).find_first_not_of(' ');
      if (indent == std::string_view::npos) continue;
      node.literal_indent = static_cast<int>(indent);
      break;
    }
    return;
  }
  if (offset >= line.size() || (line[offset] != '\'' && line[offset] != '"')) return;
  const bool was_mended = stands_in(mended_.quotes, index, offset);
  const auto close = closing_quote(line, offset);
  if (close) node.span = span(mark, *close - offset + 1);
  if (was_mended) {
    node.broken = true;
  } else if (!close) {
    node.broken = true;
    node.span = span(mark, line.size() - offset);
    report_.error(
        "R009", span(mark, 1), {"dit aanhalingsteken wordt niet gesloten", "this quote is not closed"},
        {"het sluitende aanhalingsteken ontbreekt op deze regel", "the closing quote is missing on this line"},
        {"sluit de tekst op dezelfde regel", "close the text on the same line"});
  }
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                                  YAML::EmitterStyle::value) {
  open(mark, tag, Node::Kind::list);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                             YAML::EmitterStyle::value) {
  open(mark, tag, Node::Kind::map);
}

void TreeBuilder::open(const YAML::Mark& mark, const std::string& tag, Node::Kind kind) {
  count(mark);
  if (frames_.size() >= static_cast<std::size_t>(depth_max)) {
    report_.error("R004", span(mark, 1),
                  {"dit bestand is dieper genest dan 64 niveaus", "this file is nested deeper than 64 levels"},
                  {"hier wordt de grens bereikt", "the limit is reached here"},
                  {"is dit wel het goede bestand?", "is this the right file?"});
    throw Stop{};
  }
  Frame frame;
  frame.node.kind = kind;
  frame.node.span = span(mark, 1);
  frame.node.broken = refuse_tag(mark, tag);
  frame.is_key = !frames_.empty() && frames_.back().node.is_map() && frames_.back().expects_key;
  frames_.push_back(std::move(frame));
}

void TreeBuilder::close() {
  if (frames_.empty()) return;
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  // A map is shown at its first key: the place where a person would add what is missing.
  if (frame.node.is_map() && !frame.node.children.empty()) frame.node.span = frame.node.children.front().key_span;
  add(std::move(frame.node));
}

void TreeBuilder::add(Node node) {
  if (frames_.empty()) {
    root_ = std::move(node);
    return;
  }
  Frame& top = frames_.back();
  if (top.node.is_list()) {
    top.node.children.push_back(std::move(node));
    return;
  }
  if (top.expects_key) {
    add_key(node);
    top.expects_key = false;
    return;
  }
  top.expects_key = true;
  if (std::exchange(top.drop_value, false)) return;
  node.key = std::move(top.key);
  node.key_span = top.key_span;
  if (node.is_null()) node.span = node.key_span;
  top.node.children.push_back(std::move(node));
}

void TreeBuilder::add_key(const Node& node) {
  Frame& top = frames_.back();
  top.drop_value = true;
  top.key_span = node.span;
  if (!node.is_scalar() || node.block || (node.text.empty() && !node.broken)) {
    report_.error(
        "R018", node.span, {"een sleutel is hier één woord of een paar woorden", "a key is a word or a few words"},
        {"dit kan geen sleutel zijn", "this cannot be a key"}, {"schrijf 'sleutel: waarde'", "write 'key: value'"});
    return;
  }
  if (node.broken) return;
  if (node.text == "<<" && !node.quoted) {
    report_.error("R012", node.span, {"samenvoegen met '<<' kan hier niet", "merging with '<<' is not allowed"},
                  {"haal deze regel weg", "remove this line"}, {"schrijf de waarden voluit", "write the values out"});
    return;
  }
  if (const Node* first = top.node.child(node.text)) {
    const std::string name = diagnostic::printable(node.text);
    report_.error(
        "R014", node.span, {"de sleutel '" + name + "' staat er twee keer", "the key '" + name + "' stands here twice"},
        {"hier voor de tweede keer", "here for the second time"}, {"haal een van de twee weg", "remove one of the two"},
        {{first->key_span, {"hier voor de eerste keer", "here for the first time"}}});
    return;
  }
  top.drop_value = false;
  top.key = node.text;
}

}  // namespace besluit::reading
