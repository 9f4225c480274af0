// SPDX-License-Identifier: EUPL-1.2
// The small values that every view is made of: what is absent is null. Private to this room.
#pragma once

#include "engine/control/json_fwd.hpp"
#include "rules/terms/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace besluit::engine::views {

[[nodiscard]] boost::json::value text_or_null(const std::string& text);
[[nodiscard]] boost::json::value date_or_null(const std::optional<Date>& date);
[[nodiscard]] boost::json::array strings(const std::vector<std::string>& texts);

}  // namespace besluit::engine::views
