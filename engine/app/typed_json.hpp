// SPDX-License-Identifier: EUPL-1.2
// JSON read as values of declared types: what `feel_json.hpp` does, for facts of which the model knows the type. Pure.
#pragma once

#include "engine/control/json_fwd.hpp"
#include "rules/feel/temporal.hpp"
#include "rules/feel/type.hpp"
#include "rules/feel/value.hpp"

#include <expected>
#include <string>

namespace besluit::engine {

/// Reads JSON as a declared type: a string is a date where a date is declared. Elsewhere a value is what it looks
/// like. The error names the part that does not fit: "Person.Age".
[[nodiscard]] std::expected<feel::Value, std::string> from_json(const boost::json::value& json, const feel::Type& type,
                                                                const feel::ZoneSource* zones);

}  // namespace besluit::engine
