// SPDX-License-Identifier: EUPL-1.2
// The rows of `codes()`, by theme. Private to the room.
#pragma once

#include "workflows/reading/reading.hpp"

#include <span>

namespace besluit::reading {

[[nodiscard]] std::span<const CodeRow> decision_codes();  ///< D001 to D024: tables and DMN models (rules/decisions)
[[nodiscard]] std::span<const CodeRow> file_codes();      ///< R001 to R018: the file as YAML
[[nodiscard]] std::span<const CodeRow> value_codes();     ///< R020 to R049: keywords, values, the organisation
[[nodiscard]] std::span<const CodeRow> route_codes();     ///< R050 to R081: the route and the folder
[[nodiscard]] std::span<const CodeRow> date_codes();      ///< R090 to R097: dates that a step has, or that do not fit
[[nodiscard]] std::span<const CodeRow> fan_out_codes();   ///< R100 to R104: steps that ask every participant
[[nodiscard]] std::span<const CodeRow> flow_codes();      ///< R110 to R121: conditions, choices, facts, parts, policies
[[nodiscard]] std::span<const CodeRow> scenario_codes();  ///< R130 to R133: scenarios

}  // namespace besluit::reading
