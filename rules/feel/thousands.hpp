// SPDX-License-Identifier: EUPL-1.2
// Numbers that people read in two ways: 100.000 is a hundred thousand in Dutch, and a hundred in FEEL. Where somebody
// types a number for a route, neither is guessed.
#pragma once

#include "rules/diagnostic/text.hpp"

#include <string_view>

namespace besluit::feel {

/// One to three digits that do not begin with a zero, a point, and exactly three digits; a sign before it is fine.
[[nodiscard]] bool looks_like_thousands(std::string_view text);
/// What is wrong with it, and what to write in either case. REQUIRES: looks_like_thousands(text).
[[nodiscard]] Text thousands_or_decimals(std::string_view text);

}  // namespace besluit::feel
