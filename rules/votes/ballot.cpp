// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/ballot.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/votes/admission.hpp"
#include "rules/votes/weigh.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace besluit::votes {
namespace {

constexpr Threshold half_of(Measure measure, Base base) {
  Threshold threshold;
  threshold.measure = measure;
  threshold.base = base;
  return threshold;
}

/// Everything a judgement needs beside the count.
struct Case {
  const BallotRules& rules;
  const Occasion& occasion;
  Manner manner;
  std::span<const Voter> voters;  ///< for names only; empty for totals

  [[nodiscard]] std::string by(std::string_view of_gemeentewet) const { return article(rules, of_gemeentewet); }
};

std::string majority_article(const Case& c) {
  if (c.rules.ground != Ground::wgr) return c.by("art. 30 lid 1");
  // Another majority than the absolute one, and other weights than one each, need Wgr 13(4).
  const bool weighted =
      std::ranges::any_of(c.voters, [&](const Voter& voter) { return voter.votes != c.voters.front().votes; });
  const bool counts_votes =
      std::ranges::any_of(c.rules.majority, [](const Threshold& part) { return part.measure == Measure::votes; });
  if (!is_absolute_majority(c.rules.majority)) return "Wgr art. 13 lid 4";
  return (weighted && counts_votes ? "Wgr art. 13 lid 4, " : "") + c.by("art. 30 lid 1");
}

Reasons majority_of(const Case& c, const Tally& tally) {
  Reasons reasons;
  for (const Threshold& threshold : c.rules.majority) {
    reasons.push_back(weigh_favour(threshold, tally, c.voters, Rule::majority));
    reasons.back().article = majority_article(c);
  }
  return reasons;
}

/// Equal division, counted as the majority is. Nothing against nothing is no division.
bool tied(const Case& c, const Tally& tally) {
  if (!is_absolute_majority(c.rules.majority)) return false;
  const Measure measure = c.rules.majority.front().measure;
  const std::int64_t in_favour = tally.of(Stand::in_favour).in(measure);
  return in_favour > 0 && in_favour == tally.of(Stand::against).in(measure);
}

Outcome tie_outcome(const Case& c, const Tally& tally) {
  if (c.rules.ties == Ties::chair) return Outcome::chair_decides;
  const bool ends = c.rules.ties == Ties::rejected || c.occasion.before == Occasion::Before::tie || tally.complete();
  return ends ? Outcome::rejected : Outcome::postponed;
}

Reason tie_reason(const Case& c, const Tally& tally) {
  const Measure measure = c.rules.majority.front().measure;
  Reason reason;
  reason.measure = measure;
  reason.base = Base::cast;
  reason.holds = Verdict::no;
  reason.have = tally.of(Stand::in_favour).in(measure);
  reason.need = tally.of(Stand::against).in(measure);
  reason.article = c.by("art. 32 lid 5");
  if (c.rules.ties == Ties::chair) {
    reason.rule = Rule::tie_chair;
    reason.holds = Verdict::undecided;
    reason.article = c.rules.source;
  } else if (c.rules.ties == Ties::rejected) {
    reason.rule = Rule::tie_rejects;
    reason.article = c.rules.source;
  } else if (c.occasion.before == Occasion::Before::tie) {
    reason.rule = Rule::tie_again;
  } else if (tally.complete()) {
    reason.rule = Rule::tie_complete;
  } else {
    reason.rule = Rule::tie_incomplete;
    reason.holds = Verdict::undecided;
    reason.open = tally.cast().heads;
    reason.of = tally.entitled().heads + tally.vacant();
    reason.article = c.by("art. 32 lid 4");
  }
  return reason;
}

bool nobody_cast(const Case& c, const Tally& tally) {
  const bool counts_cast =
      std::ranges::any_of(c.rules.majority, [](const Threshold& part) { return part.base == Base::cast; });
  return counts_cast && tally.cast().heads == 0;
}

/// The outcome of a count in which nobody is awaited.
Outcome settle(const Case& c, const Tally& tally) {
  if (all_of(quorum_reasons(c.rules, c.occasion, tally)) != Verdict::yes) return Outcome::no_quorum;
  if (c.manner == Manner::not_asked) return Outcome::adopted;
  if (all_of(participation_reasons(c.rules, c.occasion, tally)) != Verdict::yes) return Outcome::invalid;
  if (tied(c, tally)) return tie_outcome(c, tally);
  if (nobody_cast(c, tally)) return Outcome::rejected;
  return all_of(majority_of(c, tally)) == Verdict::yes ? Outcome::adopted : Outcome::rejected;
}

/// The outcome that is certain, else `open`. It is enough to look at the ends: everything between two ends with the
/// same outcome has that outcome too, but for a tie, which hangs on everybody with a vote being in favour while those
/// without one may stay away and so make the meeting incomplete. The last end is that one.
Outcome certain(const Case& c, const Tally& tally) {
  const Outcome first = settle(c, tally.with_awaited_on(Stand::in_favour));
  if (tally.of(Stand::awaited).heads == 0) return first;
  constexpr std::array ends{Stand::against, Stand::blank,   Stand::abstained,
                            Stand::absent,  Stand::recused, Stand::recused_away};
  const bool same =
      std::ranges::all_of(ends, [&](Stand end) { return settle(c, tally.with_awaited_on(end)) == first; });
  if (!same || settle(c, tally.with_awaited_votes_on(Stand::in_favour)) != first) return Outcome::open;
  return first;
}

/// The reasons behind `outcome`, in the order in which the law asks.
Reasons reasons_of(const Case& c, const Tally& tally, Outcome outcome) {
  Reasons reasons = quorum_reasons(c.rules, c.occasion, tally);
  if (outcome == Outcome::no_quorum) return reasons;
  if (c.manner == Manner::not_asked) {
    if (outcome == Outcome::adopted) reasons.push_back(plain(Rule::vote_not_asked, c.by("art. 32 lid 3")));
    return reasons;
  }
  append(reasons, participation_reasons(c.rules, c.occasion, tally));
  if (outcome == Outcome::invalid) return reasons;
  const bool nobody_awaited = tally.of(Stand::awaited).heads == 0;
  const bool tie = tied(c, tally) && (outcome == Outcome::postponed || outcome == Outcome::chair_decides ||
                                      (outcome == Outcome::rejected && nobody_awaited));
  if (tie) {
    reasons.push_back(tie_reason(c, tally));
  } else if (outcome == Outcome::rejected && nobody_awaited && nobody_cast(c, tally)) {
    reasons.push_back(plain(Rule::nobody_cast, c.by("art. 30 lid 1"), Verdict::no));
  } else {
    append(reasons, majority_of(c, tally));
  }
  return reasons;
}

std::optional<Text> fault(const BallotRules& rules, const Tally& tally) {
  if (rules.majority.empty()) {
    return Text{"een stemming heeft een meerderheidsregel nodig", "a vote needs a rule for its majority"};
  }
  const auto of_one = [](const Threshold& part) { return !part.holder.empty(); };
  if (std::ranges::any_of(rules.majority, of_one)) {
    return Text{"het veto van één lid hoort bij een poort, niet bij een stemming",
                "the veto of one member belongs to a gate, not to a vote"};
  }
  const Amounts all = tally.sitting();
  const auto counts_nothing = [&](const Thresholds& parts) {
    return std::ranges::any_of(
        parts, [&](const Threshold& part) { return part.kind != Kind::no_veto && all.in(part.measure) == 0; });
  };
  if (counts_nothing(rules.quorum) || counts_nothing(rules.participation) || counts_nothing(rules.majority)) {
    return Text{"de regel telt stemmen of inwoners, maar geen lid heeft er een",
                "the rule counts votes or inhabitants, but no member has any"};
  }
  return std::nullopt;
}

std::expected<BallotResult, Text> judged(const Case& c, const Tally& tally) {
  if (auto wrong = fault(c.rules, tally)) return std::unexpected(std::move(*wrong));
  BallotResult result;
  result.tally = tally;
  result.outcome = certain(c, tally);
  result.reasons = reasons_of(c, tally, result.outcome);
  std::vector<std::string> names;
  for (const Voter& voter : c.voters) {
    if (voter.stand != Stand::awaited) continue;
    result.missing.push_back(voter.id);
    names.push_back(voter.name.empty() ? voter.id : voter.name);
  }
  if (result.outcome == Outcome::open) {
    result.awaited = result.missing;
    Reason waits = plain(Rule::awaited, "", Verdict::undecided);
    waits.have = tally.of(Stand::awaited).heads;
    waits.detail = as_detail(names);
    result.reasons.push_back(std::move(waits));
  }
  return result;
}

}  // namespace

BallotRules statutory(Ground ground, Measure majority) {
  BallotRules rules;
  rules.quorum = {half_of(Measure::heads, Base::sitting)};
  rules.participation = {half_of(Measure::heads, Base::entitled)};
  rules.majority = {half_of(majority, Base::cast)};
  rules.ground = ground;
  return rules;
}

Thresholds double_quorum() {
  return {half_of(Measure::heads, Base::sitting), half_of(Measure::votes, Base::sitting)};
}

std::string_view token(Outcome outcome) {
  constexpr std::array<std::string_view, 7> tokens{"open",          "adopted", "rejected", "postponed",
                                                   "chair-decides", "invalid", "no-quorum"};
  const auto index = static_cast<std::size_t>(outcome);
  return index < tokens.size() ? tokens[index] : "";
}

Verdict verdict(Outcome outcome) {
  if (outcome == Outcome::adopted) return Verdict::yes;
  return outcome == Outcome::rejected ? Verdict::no : Verdict::undecided;
}

std::expected<BallotResult, Text> judge(const BallotRules& rules, const Occasion& occasion, Manner manner,
                                        std::span<const Voter> voters, std::int64_t vacant) {
  const auto count = tally(voters, vacant);
  if (!count) return std::unexpected(count.error());
  return judged({rules, occasion, manner, voters}, *count);
}

std::expected<BallotResult, Text> judge(const BallotRules& rules, const Occasion& occasion, Manner manner,
                                        const Totals& totals) {
  const auto count = tally(totals);
  if (!count) return std::unexpected(count.error());
  return judged({rules, occasion, manner, {}}, *count);
}

std::vector<Text> check(Manner manner, std::span<const Voter> voters) {
  std::vector<Text> faults;
  if (manner != Manner::roll_call) return faults;
  for (const Voter& voter : voters) {
    if (voter.stand != Stand::blank && voter.stand != Stand::abstained) continue;
    const std::string name = diagnostic::printable(voter.name.empty() ? voter.id : voter.name);
    faults.push_back(
        {fmt::format("{} stemde niet voor of tegen; bij hoofdelijke oproeping moet dat (Gemeentewet art. 32 "
                     "lid 2)",
                     name),
         fmt::format("{} voted neither for nor against; at a roll call that must be (Gemeentewet art. 32 "
                     "lid 2)",
                     name)});
  }
  return faults;
}

std::string article(const BallotRules& rules, std::string_view of_gemeentewet) {
  if (rules.ground == Ground::own) return rules.source;
  return (rules.ground == Ground::wgr ? "Wgr art. 22 lid 1, Gemeentewet " : "Gemeentewet ") +
         std::string(of_gemeentewet);
}

}  // namespace besluit::votes
