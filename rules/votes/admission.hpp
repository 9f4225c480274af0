// SPDX-License-Identifier: EUPL-1.2
// What comes before any majority: may the meeting open, did enough members take part. Private to the room.
#pragma once

#include "rules/votes/ballot.hpp"

namespace besluit::votes {

/// The quorum with its articles: quorum reasons, or the one that says why none is needed.
[[nodiscard]] Reasons quorum_reasons(const BallotRules& rules, const Occasion& occasion, const Tally& tally);
/// The same for taking part in the vote. Empty in a second meeting about the same item: the quorum has said so.
[[nodiscard]] Reasons participation_reasons(const BallotRules& rules, const Occasion& occasion, const Tally& tally);
/// no when one is no, else undecided when one is, else yes.
[[nodiscard]] Verdict all_of(const Reasons& reasons);
/// A reason without numbers.
[[nodiscard]] Reason plain(Rule rule, std::string article, Verdict holds = Verdict::yes);
void append(Reasons& reasons, Reasons more);

}  // namespace besluit::votes
