// SPDX-License-Identifier: EUPL-1.2
// One demand against one count. Private to the room; ballots and gates both weigh this way.
#pragma once

#include "rules/votes/explanation.hpp"
#include "rules/votes/tally.hpp"

#include <span>

namespace besluit::votes {

/// Presence against a quorum, and taking part against the least number of voters: early, when the rest cannot change
/// it.
[[nodiscard]] Reason weigh_presence(const Threshold& threshold, const Tally& tally);
[[nodiscard]] Reason weigh_participation(const Threshold& threshold, const Tally& tally);
/// Votes in favour against a majority. `rule` is `majority` or `answers`; a veto gives `Rule::veto`. `voters` names who
/// is against; it may be empty when only totals are known.
///
/// `yes` when it holds however the rest votes, `no` when it holds in no case, else `undecided`. Exact, because of all
/// ways in which the rest can come out the best one for every demand is that all vote in favour, and the worst that all
/// vote against: nobody who stays away, abstains, hands in a blank paper or turns out to be barred makes it better than
/// the one or worse than the other.
[[nodiscard]] Reason weigh_favour(const Threshold& threshold, const Tally& tally, std::span<const Voter> voters,
                                  Rule rule);

}  // namespace besluit::votes
