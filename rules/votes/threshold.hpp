// SPDX-License-Identifier: EUPL-1.2
// How much is enough: the one vocabulary of quorums, majorities and gates. Exact: shares are whole fractions.
#pragma once

#include "rules/votes/limits.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::votes {

/// What is counted.
enum class Measure : std::uint8_t { heads, votes, inhabitants };

/// What a share is a share of. Which voters are in it: see `Stand`.
enum class Base : std::uint8_t {
  cast,      ///< the votes cast, for and against (Gemeentewet 30): a blank paper does not count
  present,   ///< those who are there
  entitled,  ///< those who sit and need not abstain (Gemeentewet 29); in a fan-out: all who were asked
  sitting,   ///< all who sit, also those who must abstain (Gemeentewet 20)
};

/// A share: 0 < numerator <= denominator <= `share_max`.
struct Fraction {
  std::int64_t numerator = 1;
  std::int64_t denominator = 2;
  friend bool operator==(const Fraction&, const Fraction&) = default;
};

enum class Kind : std::uint8_t {
  more_than,  ///< more than `share` of the base; "volstrekte meerderheid" is more than 1/2 of the votes cast
  at_least,   ///< `share` of the base or more, and never nobody
  count,      ///< `count` or more, whatever the base; "een van allen" is 1
  all,        ///< the whole base, and never nobody; over the votes cast this is unanimity
  no_veto,    ///< nobody (or, with a `holder`, not that one) is against
};

/// One demand. Several together all have to be met ("dubbele meerderheid").
struct Threshold {
  Kind kind = Kind::more_than;
  Fraction share{};        ///< for more_than and at_least
  std::int64_t count = 0;  ///< for count
  std::int64_t of = 0;     ///< "12 van 18": how many there must be; 0 when the rule does not say
  Measure measure = Measure::heads;
  Base base = Base::entitled;
  std::string holder;  ///< for no_veto: the id of the one who holds the veto; empty: everyone does
  friend bool operator==(const Threshold&, const Threshold&) = default;
};
using Thresholds = std::vector<Threshold>;

/// The least amount that meets the threshold when the base is `base`: more than 1/2 of 18 is 10, 2/3 of 18 is 12.
/// More than `base` when it cannot be met. REQUIRES: 0 <= base <= sum_max, and not no_veto.
[[nodiscard]] std::int64_t needed(const Threshold& threshold, std::int64_t base);

/// Whether more than half of the votes cast is asked and nothing else: only then can votes be equally divided.
[[nodiscard]] bool is_absolute_majority(const Thresholds& rule);

/// English tokens for JSON and journals.
[[nodiscard]] std::string_view token(Measure measure);
[[nodiscard]] std::string_view token(Base base);
[[nodiscard]] std::string_view token(Kind kind);
/// The rule without language, for hashes and records: "more-than 1/2 heads sitting". Equal rules have equal tokens.
[[nodiscard]] std::string token(const Thresholds& rule);

}  // namespace besluit::votes
