// SPDX-License-Identifier: EUPL-1.2
// The words of rules, in both languages. Private to the room.
#pragma once

#include "rules/votes/threshold.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace besluit::votes {

/// "meer dan de helft": a demand. Words that are the same in both languages stand in both columns.
struct AmountWords {
  std::string_view nl;
  std::string_view en;
  Kind kind;
  Fraction share{};
  std::optional<Base> base{};  ///< where the words themselves say it: an absolute majority is one of the votes cast
  std::int64_t count = 0;
};

/// "van de stemmen": what is counted, and of whom.
struct UnitWords {
  std::string_view nl;
  std::string_view en;
  Measure measure;
  std::optional<Base> base{};
};

[[nodiscard]] std::span<const AmountWords> amount_words();
[[nodiscard]] std::span<const UnitWords> unit_words();

}  // namespace besluit::votes
