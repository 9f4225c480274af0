// SPDX-License-Identifier: EUPL-1.2
// Strict YAML: the text of one file as a tree in which every key and value knows its place. What YAML allows but a
// secretariat never means (aliases, tags, merge keys, duplicate keys, text that runs on over lines, a second document)
// is an error here, so that no reader above has to think of it.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::reading {

struct Source;

/// One value. In a map each child has a `key`; in a list the keys are empty.
struct Node {
  enum class Kind { null, scalar, list, map } kind = Kind::null;
  std::string text;         ///< scalar: its text, quotes and escapes resolved
  bool quoted = false;      ///< scalar in ' or ": always text, never a number or a boolean
  bool block = false;       ///< scalar in a block (`|` or `>`)
  int literal_indent = -1;  ///< of a block after `|`: how far its lines are indented; else -1
  bool broken = false;      ///< something is wrong with the value itself and was reported: judge it no further
  diagnostic::Span span;    ///< scalar: the text itself, quotes included; map and list: where they begin;
                            ///< null: the key, because an empty value has no place of its own
  std::string key;
  diagnostic::Span key_span;
  std::vector<Node> children;  ///< of a map or a list, in the order of the file

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  /// The value of `wanted` in a map; null pointer when there is none.
  [[nodiscard]] const Node* child(std::string_view wanted) const;
  /// The place that names this node best: its key when it has one, else itself.
  [[nodiscard]] const diagnostic::Span& place() const { return key.empty() ? span : key_span; }
  /// The place of `count` characters from character `begin` (from 0) of a scalar's text. For a quoted scalar without
  /// escapes, for plain text and for a block after `|` this is exact; in a folded block it is the whole span.
  [[nodiscard]] diagnostic::Span part(int begin, int count) const;
};

/// The tree of a file. `root` is absent when the structure cannot be known (broken YAML, not UTF-8, too large); it is
/// present, with errors in `diagnostics`, when only single values are wrong: reading on then finds the other errors.
/// A present root is a map.
struct Parsed {
  std::optional<Node> root;
  diagnostic::Diagnostics diagnostics;
};

/// Reads the text of one file (a BOM and CRLF are fine). Never throws. Bounds: limits.hpp.
[[nodiscard]] Parsed parse(const Source& source);

}  // namespace besluit::reading
