// SPDX-License-Identifier: EUPL-1.2
// The table workload of the rules suite.
#pragma once

#include "tests/bench/report.hpp"

#include <cstdint>
#include <functional>

namespace besluit::bench {

/// A decision table of ten rules over a number range, a string and a boolean, first hit, 1,024 inputs in turn, beside
/// a plain loop. `allocations` counts what this thread has allocated so far.
[[nodiscard]] Figure measure_table(double seconds, const std::function<std::uint64_t()>& allocations);

}  // namespace besluit::bench
