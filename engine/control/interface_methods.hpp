// SPDX-License-Identifier: EUPL-1.2
// The methods and errors of nl.besluitd.Control, behind its types. Private to the room.
#pragma once

#include <string_view>

namespace besluit::engine {

[[nodiscard]] std::string_view method_descriptions();

}  // namespace besluit::engine
