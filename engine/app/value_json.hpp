// SPDX-License-Identifier: EUPL-1.2
// Values of FEEL as JSON and back, as design section 7 says: numbers of more than 15 digits, temporal values and ranges
// are strings, a function is {"function": number of parameters}, what is unknown is null. Pure.
#pragma once

#include "engine/control/json_fwd.hpp"
#include "rules/feel/temporal.hpp"
#include "rules/feel/type.hpp"
#include "rules/feel/value.hpp"

#include <expected>
#include <string>

namespace besluit::engine {

[[nodiscard]] boost::json::value to_json(const feel::Value& value);

/// Reads JSON as a declared type: a string is a date where a date is declared. Elsewhere a value is what it looks
/// like. The error names the part that does not fit: "Person.Age".
[[nodiscard]] std::expected<feel::Value, std::string> from_json(const boost::json::value& json, const feel::Type& type,
                                                                const feel::ZoneSource* zones);

}  // namespace besluit::engine
