// SPDX-License-Identifier: EUPL-1.2
// Runs a scenario on the virtual clock and says where what came differs from what was expected. Pure.
#pragma once

#include "engine/simulation/line.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/definition/scenario.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine::simulation {

inline constexpr std::string_view unmet_code = "T001";    ///< what came is not what was expected
inline constexpr std::string_view refused_code = "T002";  ///< an act was refused, and the scenario does not expect it
inline constexpr std::string_view not_started_code = "T003";      ///< the dossier did not start
inline constexpr std::string_view unknown_refusal_code = "T004";  ///< no act is ever refused with this code
inline constexpr std::string_view no_dossier_code = "T005";       ///< no dossier of that route has begun

struct ScenarioResult {
  diagnostic::Diagnostics failures;           ///< at their places in the file; empty: the scenario passed
  std::size_t expectations = 0;               ///< how many were looked at
  std::vector<Line> journal;                  ///< what happened, in order
  std::map<std::string, std::string> routes;  ///< of each dossier that began
};

/// What an office does on a day of the scenario happens at noon, between the notices of the morning and what people
/// do at the end of the day; what must hold is looked at when the day ends, or before the next acts of that day.
/// REQUIRES: the scenario was read against a route of this library.
[[nodiscard]] ScenarioResult run(const definition::Scenario& scenario, const Zone& zone, const Settings& settings,
                                 const Library& library);

inline constexpr std::chrono::minutes act_time{12 * 60};

}  // namespace besluit::engine::simulation
