// SPDX-License-Identifier: EUPL-1.2
// Boxes that walk over a list: filter, for, some, every. Private to the room.
#pragma once

#include "rules/decisions/box.hpp"

namespace besluit::decisions {

[[nodiscard]] BoxPtr compile_filter(const BoxCompiler& compiler, const FilterBox& box, const feel::Scope& scope,
                                    const Dialect& dialect, Findings& findings);
[[nodiscard]] BoxPtr compile_iterator(const BoxCompiler& compiler, const IteratorBox& box, const feel::Scope& scope,
                                      const Dialect& dialect, Findings& findings);

}  // namespace besluit::decisions
