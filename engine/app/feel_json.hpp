// SPDX-License-Identifier: EUPL-1.2
// Values of FEEL as JSON and back (design: JSON everywhere). Numbers of more than 15 digits, temporal values and ranges
// are strings; a function is {"function": n} with its number of parameters; unknown is {"unknown": [{"what", "on_whom"}]}.
#pragma once

#include "engine/control/json_fwd.hpp"
#include "rules/feel/value.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace besluit::engine {

[[nodiscard]] boost::json::value json_of(const feel::Value& value);
/// JSON has no dates: a text stays a text. Bounded by feel::limits (elements, depth, length of texts).
[[nodiscard]] feel::Value value_of(const boost::json::value& json);
/// Reads a text. The error is one English sentence of the parser.
[[nodiscard]] std::expected<feel::Value, std::string> parse_json_value(std::string_view text);

}  // namespace besluit::engine
