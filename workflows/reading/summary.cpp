// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/summary.hpp"

#include "workflows/reading/canonical.hpp"
#include "workflows/reading/keywords.hpp"
#include "workflows/reading/reading.hpp"
#include "workflows/reading/yaml_tree.hpp"

#include <algorithm>

namespace besluit::reading {
namespace {

class Writer {
 public:
  explicit Writer(Language language) : en_(language == Language::en) {}

  void map(const Node& node, Shape shape, std::size_t depth) {
    for (const Field& field : fields_of(shape)) {
      const Keyword& keyword = *field.keyword;
      const Node* child = node.child(keyword.nl);
      if (child == nullptr) child = node.child(keyword.en);
      if (child != nullptr && !child->is_null()) value(*child, keyword, word(keyword.nl, keyword.en), depth);
    }
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  [[nodiscard]] std::string word(std::string_view nl, std::string_view en) const { return std::string(en_ ? en : nl); }

  /// A word of a closed list in the reader's language; anything else as it stands, on one line.
  [[nodiscard]] std::string scalar(const Node& node, Holds holds) const {
    for (const Word& one : words_of(holds))
      if (node.text == one.nl || node.text == one.en) return word(one.nl, one.en);
    std::string text = node.text;
    while (text.ends_with('\n')) text.pop_back();
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 3))
      text.replace(at, 1, " / ");
    return diagnostic::printable(text);
  }

  void line(std::size_t depth, const std::string& text) { out_ += std::string(depth * 2, ' ') + text + "\n"; }

  void value(const Node& node, const Keyword& keyword, const std::string& label, std::size_t depth) {
    if (node.is_scalar()) return line(depth, label + ": " + scalar(node, keyword.holds));
    const bool maps =
        std::ranges::any_of(node.children, [](const Node& child) { return child.is_map() || child.is_list(); });
    if (node.is_list() && !maps) {
      std::string text;
      for (const Node& child : node.children) text += (text.empty() ? "" : "; ") + scalar(child, keyword.holds);
      return line(depth, label + ": " + text);
    }
    line(depth, label + ":");
    if (node.is_list()) {
      std::size_t number = 0;
      for (const Node& child : node.children) {
        line(depth + 1, std::to_string(++number) + ".");
        inside(child, keyword, depth + 2);
      }
    } else if (keyword.form == Form::one && keyword.shape != Shape::none) {
      map(node, keyword.shape, depth + 1);
    } else {
      for (const Node& child : node.children) named(child, keyword, depth + 1);
    }
  }

  void inside(const Node& node, const Keyword& keyword, std::size_t depth) {
    if (node.is_map() && keyword.shape != Shape::none)
      map(node, keyword.shape, depth);
    else
      line(depth, scalar(node, keyword.holds));
  }

  void named(const Node& node, const Keyword& keyword, std::size_t depth) {
    const std::string name = diagnostic::printable(node.key);
    if (node.is_map() && keyword.shape != Shape::none) {
      line(depth, name + ":");
      map(node, keyword.shape, depth + 1);
    } else {
      value(node, keyword, name, depth);
    }
  }

  bool en_;
  std::string out_;
};

}  // namespace

std::optional<std::string> summary(const Source& source, Language language) {
  Shape shape = Shape::none;
  switch (kind_of(source)) {
    case FileKind::organisation:
      shape = Shape::organisation;
      break;
    case FileKind::route:
      shape = Shape::route;
      break;
    case FileKind::subroute:
      shape = Shape::subroute;
      break;
    case FileKind::table:
      shape = Shape::decision_table;
      break;
    case FileKind::scenario:
      shape = Shape::scenario;
      break;
    case FileKind::model:
    case FileKind::unknown:
      return std::nullopt;
  }
  const Parsed parsed = parse(source);
  if (!parsed.root) return std::nullopt;
  Writer writer(language);
  writer.map(*parsed.root, shape, 1);
  constexpr std::size_t digits = 12;
  return diagnostic::printable(source.name) + " [" + sha256_hex(canonical(*parsed.root, shape)).substr(0, digits) +
         "]\n" + writer.take();
}

}  // namespace besluit::reading
