// SPDX-License-Identifier: EUPL-1.2
// What a file says, apart from how it is written. Comments, layout, quotes, the order of keys and the language of the
// keywords do not change it; the order of lists and every value does. Its hash identifies a route or an organisation
// for ever, so this form never changes for a file that exists: new keywords only add to it.
#pragma once

#include "workflows/reading/keywords.hpp"
#include "workflows/reading/yaml_tree.hpp"

#include <string>
#include <string_view>

namespace besluit::reading {

/// The canonical form. REQUIRES: the tree was read as `shape` without errors.
[[nodiscard]] std::string canonical(const Node& root, Shape shape);

/// SHA-256 in 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace besluit::reading
