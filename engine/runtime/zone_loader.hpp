// SPDX-License-Identifier: EUPL-1.2
// Reads a time zone from the system's database, once, at start. After that it is a value.
#pragma once

#include "rules/terms/date.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace besluit::engine {

/// The zone `name` ("Europe/Amsterdam") with its shifts from 1900 up to and including 2200. The error is one English
/// sentence for the log: no database, or no such zone.
[[nodiscard]] std::expected<Zone, std::string> load_zone(std::string_view name);

}  // namespace besluit::engine
