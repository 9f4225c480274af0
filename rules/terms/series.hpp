// SPDX-License-Identifier: EUPL-1.2
// Days that come back: "tweede woensdag van de maand, niet in reces". Read in Dutch and English, and laid out as days.
#pragma once

#include "rules/terms/date.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::terms {

/// Days that one series may give; a longer one is refused.
inline constexpr std::size_t series_days_max = 1'000;
/// Of the text of a series, in bytes.
inline constexpr std::size_t series_bytes_max = 1'000;

struct Series {
  /// 1 to 5: so many-th in its month; -1: the last one; 0: every `weeks` weeks, counted from `from`.
  int ordinal = 0;
  int weeks = 1;                ///< 1 to 52; only for `ordinal` 0
  unsigned weekday = 1;         ///< ISO: 1 Monday .. 7 Sunday
  std::uint16_t months = 4095;  ///< bit 0 January .. bit 11 December; only for an ordinal
  Date from{};                  ///< both inclusive; without a word about it: the years of which the decrees are known
  Date until{};
  bool not_in_recess = false;
  std::vector<Date> except;  ///< "behalve 2024-05-08"
  friend bool operator==(const Series&, const Series&) = default;
};

/// "tweede woensdag van de maand", "laatste donderdag van maart, juni en oktober", "elke maandag", "elke 2 weken op
/// woensdag, vanaf 2024-01-10"; behind it, with commas: "niet in reces", "in 2024", "vanaf DATUM", "tot en met DATUM",
/// "behalve DATUM". The error is one sentence.
[[nodiscard]] std::expected<Series, Text> parse_series(std::string_view text);
/// Whether a text is meant as a series rather than as a date: it begins with a word.
[[nodiscard]] bool looks_like_series(std::string_view text);

/// The same text for the same series in either language.
[[nodiscard]] std::string canonical(const Series& series);

/// A stretch of days in which a series that is "not in recess" has none. Both inclusive.
struct Stretch {
  Date from{};
  Date until{};
};
/// The days in order. A day of ATW art. 3 is never one of them: nobody meets on Hemelvaartsdag. The error: more than
/// `series_days_max`, or none at all (a fifth Wednesday of February, a recess that covers everything).
[[nodiscard]] std::expected<std::vector<Date>, Text> days_of(const Series& series, const std::vector<Stretch>& recess);

}  // namespace besluit::terms
