// SPDX-License-Identifier: EUPL-1.2
// The vote of one body on one proposal: may it open, is the vote valid, is there a majority, and what follows when not.
// Sources: Wgr art. 13(4), 22 and 23(3); Gemeentewet art. 20 and 28 to 32 (text of 1-10-2026). Wgr 22 covers the
// general board only; a DB, a committee or a written round has rules of its own (`Ground::own`). Votes on persons:
// election.hpp.
#pragma once

#include "rules/terms/date.hpp"
#include "rules/votes/explanation.hpp"
#include "rules/votes/tally.hpp"

#include <chrono>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::votes {

/// Why the rules of a body hold; it decides which articles an explanation names.
enum class Ground : std::uint8_t {
  wgr,          ///< the AB of a shared body: Wgr 22(1) applies the Gemeentewet
  gemeentewet,  ///< a council
  own,          ///< regeling or reglement van orde; `BallotRules::source` names it
};

/// What an equal division does. The law says `next_meeting`; the others need an own rule.
enum class Ties : std::uint8_t { next_meeting, rejected, chair };

/// The rules of one body. Each list has to be met in all its parts; an empty one asks nothing.
struct BallotRules {
  Thresholds quorum;         ///< of those present
  Thresholds participation;  ///< of those who took part in the vote
  Thresholds majority;       ///< of the votes in favour
  Ties ties = Ties::next_meeting;
  Ground ground = Ground::own;
  std::string source;  ///< "reglement van orde DB, art. 7"; for `Ground::own`
};

/// The rules of the law: more than half of those who sit present (20), more than half of those who may vote taking part
/// (29), the absolute majority of the votes cast (30), a tie postponed (32). Quorum and participation count heads; the
/// majority counts votes, so that meervoudig stemrecht (Wgr 13(4)) weighs: both readings are ours and can be replaced.
[[nodiscard]] BallotRules statutory(Ground ground, Measure majority = Measure::votes);

/// More than half of the members, who together have more than half of the votes (Wgr 23(3)): the meeting that must
/// confirm a duty of secrecy. A `quorum`; where it is not met the secrecy is not confirmed there.
[[nodiscard]] Thresholds double_quorum();

/// Where and when it is voted.
struct Occasion {
  enum class Meeting : std::uint8_t {
    ordinary,
    second,  ///< called anew because the first could not be opened (20(2))
  };
  enum class Item : std::uint8_t {
    ordinary,
    of_failed_meeting,  ///< stood on the agenda of the meeting that could not be opened
  };
  enum class Before : std::uint8_t {
    nothing,
    invalid_vote,  ///< in an earlier meeting too few took part (29(2)(a))
    tie,           ///< postponed by an equal division (32(4))
  };
  Meeting meeting = Meeting::ordinary;
  Item item = Item::ordinary;
  Before before = Before::nothing;
};

/// How it is voted.
enum class Manner : std::uint8_t {
  hands,      ///< without a call of names
  roll_call,  ///< everybody present must say for or against (32(2))
  papers,
  not_asked,  ///< nobody asked for a vote: adopted (32(3))
};

/// How a vote ended.
enum class Outcome : std::uint8_t {
  open,  ///< not certain yet
  adopted,
  rejected,
  postponed,      ///< a tie: to a next meeting
  chair_decides,  ///< a tie, by an own rule
  invalid,        ///< too few took part: vote anew in a later meeting
  no_quorum,      ///< the meeting cannot be opened: call a second one
};
[[nodiscard]] std::string_view token(Outcome outcome);
/// yes when adopted, no when rejected; else undecided: the proposal itself is still open.
[[nodiscard]] Verdict verdict(Outcome outcome);

struct BallotResult {
  Outcome outcome = Outcome::open;
  Reasons reasons;
  std::vector<std::string> missing;  ///< ids of all who are awaited, in the order given
  std::vector<std::string> awaited;  ///< the same while the outcome is open, else empty
  Tally tally;
};

/// Judges a vote, also while it runs: an outcome other than `open` is one that no way in which the rest votes, stays
/// away or turns out to be barred can change. The error is one sentence (see `tally`, and `check`).
[[nodiscard]] std::expected<BallotResult, Text> judge(const BallotRules& rules, const Occasion& occasion, Manner manner,
                                                      std::span<const Voter> voters, std::int64_t vacant = 0);
/// The same for a count without names.
[[nodiscard]] std::expected<BallotResult, Text> judge(const BallotRules& rules, const Occasion& occasion, Manner manner,
                                                      const Totals& totals);

/// Whether those present meet `quorum`: the opening of a meeting (20(1)), or the double quorum of Wgr 23(3). Whoever is
/// awaited may still come.
struct QuorumResult {
  Verdict verdict = Verdict::undecided;
  Reasons reasons;
};
[[nodiscard]] QuorumResult attendance(const Thresholds& quorum, const Tally& tally, std::string_view article);

/// What does not fit the manner: a blank vote or an abstention at a roll call (32(2)). One sentence each; the vote is
/// judged all the same, because a record is kept as it was.
[[nodiscard]] std::vector<Text> check(Manner manner, std::span<const Voter> voters);

/// The earliest moment of a second meeting: 24 hours after the last call was delivered (20(2)).
[[nodiscard]] constexpr Instant earliest_second_meeting(Instant delivered) {
  return delivered + std::chrono::hours{24};
}

/// "Gemeentewet art. 20 lid 1", with Wgr 22 before it for a shared body; the source for own rules.
[[nodiscard]] std::string article(const BallotRules& rules, std::string_view of_gemeentewet);

}  // namespace besluit::votes
