// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/reading.hpp"

#include <algorithm>

namespace besluit::reading {
const std::vector<CodeRow>& codes() { static const std::vector<CodeRow> rows; return rows; }
const CodeRow* code(std::string_view) { return nullptr; }
}
