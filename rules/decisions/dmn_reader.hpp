// SPDX-License-Identifier: EUPL-1.2
// From the text of a `.dmn` to a model, with every finding at its place. DMN 1.1 to 1.6 by their namespaces.
#pragma once

#include "rules/decisions/model.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace besluit::decisions {

struct DmnRead {
  /// Present also with errors in single elements, which are then missing or empty; absent when the file is no DMN.
  std::optional<Definitions> value;
  diagnostic::Diagnostics diagnostics;
};

/// Any bytes may be given. Nothing else is opened: imports are named in the result and resolved by the caller.
/// Codes D001 to D008 and D011 to D013.
[[nodiscard]] DmnRead read_dmn(const std::string& file, std::string_view text);

/// True when a text looks like XML, so that a message about YAML would only confuse.
[[nodiscard]] bool looks_like_xml(std::string_view text);

}  // namespace besluit::decisions
