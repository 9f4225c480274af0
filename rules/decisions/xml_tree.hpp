// SPDX-License-Identifier: EUPL-1.2
// Hostile XML made harmless: one text as a bounded tree of plain values with places. The only user of pugixml.
// No document type, no entities but the five of XML itself, no other files, nothing from the network.
#pragma once

#include "rules/decisions/words.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::decisions {

/// One element.
struct XmlNode {
  std::string name;        ///< without its prefix
  std::string name_space;  ///< the URI that its prefix stands for; empty when there is none
  diagnostic::Span span;   ///< of the name in the start tag
  Words text;              ///< its own text and CDATA, joined, blanks as they were
  std::vector<std::pair<std::string, Words>> attributes;  ///< names without prefix; declarations of namespaces left out
  std::vector<XmlNode> children;

  /// The first child element with this local name, whatever its namespace; null pointer when there is none.
  [[nodiscard]] const XmlNode* child(std::string_view local) const;
  /// The text of an attribute; empty when there is none.
  [[nodiscard]] const Words& attribute(std::string_view local) const;
};

struct XmlRead {
  std::optional<XmlNode> root;  ///< absent when there is an error
  diagnostic::Diagnostics diagnostics;
};

/// Reads any bytes; never throws. Bounds: limits.hpp. Codes D001 to D004.
[[nodiscard]] XmlRead read_xml(const std::string& file, std::string_view text);

}  // namespace besluit::decisions
