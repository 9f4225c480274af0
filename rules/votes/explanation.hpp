// SPDX-License-Identifier: EUPL-1.2
// Why a vote or a gate came out as it did: rule, article and numbers as data, and the sentence that they make.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/votes/threshold.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::votes {

/// Three-valued: `undecided` until every way in which the rest can come out gives the same answer.
enum class Verdict : std::uint8_t { yes, no, undecided };

/// Which rule spoke. The journal keeps the number of the enumerator: append only, never renumber.
enum class Rule : std::uint8_t {
  quorum = 0,                ///< present against those who sit
  quorum_exempt = 1,         ///< second meeting about an item of the failed one: no quorum, no least number of voters
  participation = 2,         ///< took part in the vote against those who may
  participation_exempt = 3,  ///< vote anew after an invalid one: no least number of voters
  majority = 4,              ///< in favour against the base of the majority
  answers = 5,               ///< the same in a gate over a fan-out; `detail` is the outcome that counts
  veto = 6,                  ///< `detail` names who is against (or who holds the veto)
  vote_not_asked = 7,        ///< adopted without a vote
  nobody_cast = 8,           ///< not one vote was cast
  tie_complete = 9,          ///< equally divided in a complete meeting: not adopted
  tie_incomplete = 10,       ///< equally divided, not complete: postponed to a next meeting
  tie_again = 11,            ///< equally divided in that next meeting: not adopted
  tie_rejects = 12,          ///< equally divided, and an own rule says: not adopted
  tie_chair = 13,            ///< equally divided, and an own rule lets the chair decide
  awaited = 14,              ///< `detail` names who can still change the answer, `have` counts them
  elected = 15,              ///< `detail` has the majority
  nobody_elected = 16,       ///< no candidate has the majority; the law says no more
  tie_second_vote = 17,      ///< equally divided between limited candidates: vote again in the same meeting
  tie_lot = 18,              ///< equally divided again: the lot decides at once
};

/// One reason. Numbers that a rule does not use are 0.
struct Reason {
  Rule rule = Rule::majority;
  Verdict holds = Verdict::yes;
  Measure measure = Measure::heads;
  Base base = Base::entitled;
  std::int64_t have = 0;  ///< what there is; for a tie: the votes in favour
  std::int64_t need = 0;  ///< the least that is enough
  std::int64_t of = 0;    ///< the base, with all who are awaited in it
  std::int64_t open = 0;  ///< what is awaited and could still be added
  std::string detail;
  std::string article;  ///< "Gemeentewet art. 30 lid 1", an own rule's source, or empty
  friend bool operator==(const Reason&, const Reason&) = default;
};
using Reasons = std::vector<Reason>;

/// What would still decide an open share: this much more in favour makes it certain; this much more not in favour makes
/// it impossible. Both 0 when the reason is decided or no share.
struct Missing {
  std::int64_t for_yes = 0;
  std::int64_t for_no = 0;
  friend bool operator==(const Missing&, const Missing&) = default;
};
[[nodiscard]] Missing missing(const Reason& reason);

/// English tokens for JSON.
[[nodiscard]] std::string_view token(Verdict verdict);
[[nodiscard]] std::string_view token(Rule rule);

/// One reason as a clause without a full stop, its article in parentheses.
[[nodiscard]] std::string sentence(const Reason& reason, Language language);
/// All of them as one sentence with a full stop; empty without reasons.
[[nodiscard]] std::string sentence(const Reasons& reasons, Language language);

/// "Leiden, Katwijk en nog 3": at most `names_told_max` names, safe for a terminal.
[[nodiscard]] std::string told(const std::vector<std::string>& names, Language language);
/// `names` in the form in which `Reason::detail` holds them: one on a line. A name is cut at its first line end.
[[nodiscard]] std::string as_detail(const std::vector<std::string>& names);

}  // namespace besluit::votes
