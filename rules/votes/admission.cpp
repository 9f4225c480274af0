// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/admission.hpp"

#include "rules/votes/weigh.hpp"

#include <utility>

namespace besluit::votes {
namespace {

bool same_item_second_time(const Occasion& occasion) {
  return occasion.meeting == Occasion::Meeting::second && occasion.item == Occasion::Item::of_failed_meeting;
}

}  // namespace

Reasons quorum_reasons(const BallotRules& rules, const Occasion& occasion, const Tally& tally) {
  if (same_item_second_time(occasion)) {
    // One sentence for both: 20(3) lifts the quorum, 29(2)(b) the least number of voters.
    return {plain(Rule::quorum_exempt, article(rules, "art. 20 lid 3 en 29 lid 2"))};
  }
  return attendance(rules.quorum, tally, article(rules, "art. 20 lid 1")).reasons;
}

Reasons participation_reasons(const BallotRules& rules, const Occasion& occasion, const Tally& tally) {
  Reasons reasons;
  if (same_item_second_time(occasion) || rules.participation.empty()) return reasons;
  if (occasion.before == Occasion::Before::invalid_vote) {
    return {plain(Rule::participation_exempt, article(rules, "art. 29 lid 2"))};
  }
  for (const Threshold& threshold : rules.participation) {
    reasons.push_back(weigh_participation(threshold, tally));
    reasons.back().article = article(rules, "art. 29 lid 1");
  }
  return reasons;
}

Verdict all_of(const Reasons& reasons) {
  Verdict result = Verdict::yes;
  for (const Reason& reason : reasons) {
    if (reason.holds == Verdict::no) return Verdict::no;
    if (reason.holds == Verdict::undecided) result = Verdict::undecided;
  }
  return result;
}

Reason plain(Rule rule, std::string article, Verdict holds) {
  Reason reason;
  reason.rule = rule;
  reason.holds = holds;
  reason.article = std::move(article);
  return reason;
}

void append(Reasons& reasons, Reasons more) {
  for (Reason& reason : more) reasons.push_back(std::move(reason));
}

QuorumResult attendance(const Thresholds& quorum, const Tally& tally, std::string_view article) {
  QuorumResult result;
  for (const Threshold& threshold : quorum) {
    result.reasons.push_back(weigh_presence(threshold, tally));
    result.reasons.back().article = article;
  }
  result.verdict = all_of(result.reasons);
  return result;
}

}  // namespace besluit::votes
