// SPDX-License-Identifier: EUPL-1.2
// A vote on persons: appointments, nominations, recommendations. Secret, so only counts come in here, no names of
// voters (Gemeentewet 31(1)). What the law says about what comes next is little: a tie between limited candidates is
// voted on again in the same meeting (31(2)), and a second tie is decided by lot at once (31(3)). A second free vote,
// or a third vote between the two strongest, stands in a reglement van orde and not in the law; `nobody` leaves it to
// that.
#pragma once

#include "rules/votes/ballot.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::votes {

struct Candidate {
  std::string name;  ///< unique among the candidates
  std::int64_t votes = 0;
};

/// Which vote this is.
enum class Choice : std::uint8_t {
  free,         ///< anybody may be voted for: an equal division then elects nobody
  limited,      ///< the choice is limited by a nomination or a vote between some
  second_vote,  ///< the vote of 31(2), after a tie between limited candidates
};

/// The papers of one vote: one paper is one vote. Weighted votes on persons are refused by way of the sum, because a
/// weight on a paper shows whose it is, and the law is silent about it.
struct Election {
  std::vector<Candidate> candidates;
  Choice choice = Choice::free;
  std::int64_t sitting = 0;
  std::int64_t barred = 0;       ///< there, but must abstain: who stands on a limited list does not vote (28(4))
  std::int64_t present = 0;      ///< signed the attendance list, the barred among them
  std::int64_t papers = 0;       ///< handed in, blank and void ones too: that is taking part (28(3))
  std::int64_t void_papers = 0;  ///< blank or not properly filled in: no vote cast (30(2))
};

enum class Elected : std::uint8_t {
  elected,      ///< `winner`
  nobody,       ///< no majority; the law does not say what comes next
  second_vote,  ///< between `tied`, in the same meeting
  lot,          ///< between `tied`, at once
  invalid,      ///< too few papers (29)
  no_quorum,
};
[[nodiscard]] std::string_view token(Elected elected);

struct ElectionResult {
  Elected elected = Elected::nobody;
  std::string winner;
  std::vector<std::string> tied;  ///< in the order given
  Reasons reasons;
};

/// Judges the papers by the quorum and participation of `rules`; the majority is always the absolute one of the votes
/// cast (30). A tie is an equal division of all votes cast: two or more candidates with the same number, and nobody
/// else with any. The error is one sentence: no candidates, too many, a double name, numbers that do not fit.
[[nodiscard]] std::expected<ElectionResult, Text> judge(const BallotRules& rules, const Occasion& occasion,
                                                        const Election& election);

}  // namespace besluit::votes
