// SPDX-License-Identifier: EUPL-1.2
// Voters in one line: "FFA?" is two in favour, one against, one awaited; their names are a, b, c, ...
#pragma once

#include "rules/votes/tally.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::testing {

/// F in favour, A against, B blank, N abstained, - absent, R recused, r recused and away, ? awaited.
inline votes::Stand stand_of_letter(char letter) {
  using enum votes::Stand;
  switch (letter) {
    case 'F':
      return in_favour;
    case 'A':
      return against;
    case 'B':
      return blank;
    case 'N':
      return abstained;
    case '-':
      return absent;
    case 'R':
      return recused;
    case 'r':
      return recused_away;
    default:
      return awaited;
  }
}

/// `weights` are votes and inhabitants in the same order; too short a list is filled with 1.
inline std::vector<votes::Voter> voters(std::string_view stands, const std::vector<std::int64_t>& weights = {},
                                        const std::vector<std::int64_t>& inhabitants = {}) {
  std::vector<votes::Voter> result;
  for (std::size_t i = 0; i < stands.size(); ++i) {
    votes::Voter voter;
    voter.id = std::string(1, static_cast<char>('a' + i % 26)) + (i < 26 ? "" : std::to_string(i / 26));
    voter.votes = i < weights.size() ? weights[i] : 1;
    voter.inhabitants = i < inhabitants.size() ? inhabitants[i] : 1;
    voter.stand = stand_of_letter(stands[i]);
    result.push_back(std::move(voter));
  }
  return result;
}

/// `count` times the letter.
inline std::string times(int count, char letter) {
  return std::string(static_cast<std::size_t>(count), letter);
}

}  // namespace besluit::testing
