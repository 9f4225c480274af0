// SPDX-License-Identifier: EUPL-1.2
// Every bound of votes and gates, with what happens at the bound. They are chosen so that no sum and no product of a
// share leaves 64 bits: there is no floating point in this room, and nothing is rounded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

namespace besluit::votes {

/// Members of one body, or answers of one fan-out. The Netherlands have some 340 municipalities. More: `tally` refuses.
inline constexpr std::size_t voters_max = 5'000;
/// Votes or inhabitants of one voter, from 0. More, or a negative number: `tally` refuses.
inline constexpr std::int64_t weight_max = 1'000'000'000;
/// Numerator and denominator of a share ("2/3"). More: the parser refuses.
inline constexpr std::int64_t share_max = 1'000;
/// A count in a rule ("12 van 18", "minstens 30000 inwoners"). More: the parser refuses.
inline constexpr std::int64_t count_max = 1'000'000'000;
/// The text of a rule, in characters. Longer: the parser refuses.
inline constexpr std::size_t text_characters_max = 200;
/// Parts of one rule ("... en ..."). More: the parser refuses.
inline constexpr std::size_t parts_max = 4;
/// Candidates of one vote on persons. More: `judge` refuses.
inline constexpr std::size_t candidates_max = 100;
/// Names in one sentence; the rest is counted ("en nog 13"). The data hold all of them.
inline constexpr std::size_t names_told_max = 5;

/// The largest sum of weights.
inline constexpr std::int64_t sum_max = static_cast<std::int64_t>(voters_max) * weight_max;
static_assert(sum_max < std::numeric_limits<std::int64_t>::max() / (2 * share_max));

}  // namespace besluit::votes
