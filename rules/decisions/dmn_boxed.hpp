// SPDX-License-Identifier: EUPL-1.2
// Boxed expressions out of the XML tree. Private to the room.
#pragma once

#include "rules/decisions/limits.hpp"
#include "rules/decisions/model.hpp"
#include "rules/decisions/xml_tree.hpp"

#include <string_view>
#include <utility>

namespace besluit::decisions {

/// What the readers of one file share.
class DmnReport {
 public:
  explicit DmnReport(diagnostic::Diagnostics& findings) : findings_(findings) {}

  void error(std::string_view code, const diagnostic::Span& span, Text message, Text label = {}, Text fix = {}) {
    add(diagnostic::Severity::error, code, span, std::move(message), std::move(label), std::move(fix));
  }
  void warning(std::string_view code, const diagnostic::Span& span, Text message, Text label = {}, Text fix = {}) {
    add(diagnostic::Severity::warning, code, span, std::move(message), std::move(label), std::move(fix));
  }

 private:
  void add(diagnostic::Severity severity, std::string_view code, const diagnostic::Span& span, Text message, Text label,
           Text fix) {
    if (findings_.size() >= findings_max) return;
    findings_.push_back({std::string(code), severity, span, std::move(message), std::move(label), std::move(fix), {}});
  }

  diagnostic::Diagnostics& findings_;
};

/// The first child of `parent` that is a boxed expression; null when there is none.
[[nodiscard]] ExpressionPtr read_boxed_child(const XmlNode& parent, DmnReport& report);
/// A `functionDefinition` or `encapsulatedLogic`.
[[nodiscard]] FunctionBox read_function(const XmlNode& node, DmnReport& report);
/// `name` and `typeRef` of a variable, parameter or column.
[[nodiscard]] Variable read_variable(const XmlNode& node);
/// The type that an element names: the attribute, or the child element of itself.
[[nodiscard]] Words read_type(const XmlNode& node);
/// The `<text>` of an element; empty when there is none.
[[nodiscard]] Words read_text(const XmlNode& node);

}  // namespace besluit::decisions
