// SPDX-License-Identifier: EUPL-1.2
// Codes that only the offline commands give: about the surroundings of a file rather than its text. Private to the app.
#pragma once

#include <string_view>

namespace besluit::engine::ctl {

inline constexpr std::string_view unreadable_code = "F001";       ///< a file or folder that cannot be read
inline constexpr std::string_view no_organisation_code = "F002";  ///< a route without its organisation beside it
inline constexpr std::string_view infeasible_code = "F003";       ///< a route that cannot be made from today

}  // namespace besluit::engine::ctl
