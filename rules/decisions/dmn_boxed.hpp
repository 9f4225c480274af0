// SPDX-License-Identifier: EUPL-1.2
// Boxed expressions out of the XML tree. Private to the room.
#pragma once

#include "rules/decisions/findings.hpp"
#include "rules/decisions/model.hpp"
#include "rules/decisions/xml_tree.hpp"

namespace besluit::decisions {

/// The first child of `parent` that is a boxed expression; null when there is none.
[[nodiscard]] ExpressionPtr read_boxed_child(const XmlNode& parent, Findings& report);
/// A `functionDefinition` or `encapsulatedLogic`.
[[nodiscard]] FunctionBox read_function(const XmlNode& node, Findings& report);
/// `name` and `typeRef` of a variable, parameter or column.
[[nodiscard]] Variable read_variable(const XmlNode& node);
/// The type that an element names: the attribute, or the child element of itself.
[[nodiscard]] Words read_type(const XmlNode& node);
/// The `<text>` of an element; empty when there is none.
[[nodiscard]] Words read_text(const XmlNode& node);

}  // namespace besluit::decisions
