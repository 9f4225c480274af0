// SPDX-License-Identifier: EUPL-1.2
// A decision table out of the XML tree. Private to the room.
#pragma once

#include "rules/decisions/dmn_boxed.hpp"

namespace besluit::decisions {

[[nodiscard]] Table read_table(const XmlNode& node, Findings& report);
/// Bounds and shape, the same for a table in XML and in YAML: every rule has one cell for each column, the hit policy
/// and the aggregation fit. Codes D011 and D012.
void check_shape(Table& table, Findings& report);

}  // namespace besluit::decisions
