// SPDX-License-Identifier: EUPL-1.2
// Codes that only the offline commands give: about the surroundings of a file rather than its text. Private to the app.
#pragma once

#include "workflows/reading/reading.hpp"

#include <string_view>
#include <vector>

namespace besluit::engine::ctl {

inline constexpr std::string_view unreadable_code = "F001";       ///< a file or folder that cannot be read
inline constexpr std::string_view no_organisation_code = "F002";  ///< a route without its organisation beside it
inline constexpr std::string_view infeasible_code = "F003";       ///< a route that cannot be made from today

inline constexpr std::string_view stuck_code = "F006";     ///< --explore: a dossier that cannot end
inline constexpr std::string_view unproven_code = "F007";  ///< --explore: too many standings, or what is not walked

/// What these mean, and those of scenarios, of the route as a whole and of calendars of meetings.
[[nodiscard]] const std::vector<reading::CodeRow>& own_codes();

}  // namespace besluit::engine::ctl
