// SPDX-License-Identifier: EUPL-1.2
// The day on which ten thousand notices are due: as many real herstelplannen at their start, of each of which one rung
// is due on that day and everything else months later.
#pragma once

#include "engine/core/engine_state.hpp"
#include "storage/store.hpp"
#include "tests/bench/report.hpp"

#include <string>
#include <vector>

namespace besluit::bench {

inline constexpr std::size_t notices_due = 10'000;
inline constexpr Date first_due = make_date(2024, 4, 8);

/// Writes them into `store`, with the definitions they were decided in. Throws when it cannot.
void write_day(storage::Store& store, const std::string& routes);

/// How long a question to the running daemon takes while those notices go out (notices_beside.cpp).
[[nodiscard]] std::vector<Figure> beside_figures(const Options& options, const std::string& folder);

}  // namespace besluit::bench
