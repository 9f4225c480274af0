// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/election.hpp"

#include "rules/votes/admission.hpp"
#include "rules/votes/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace besluit::votes {
namespace {

std::optional<Text> fault(const Election& election) {
  if (election.candidates.empty() || election.candidates.size() > candidates_max) {
    return Text{fmt::format("een stemming over personen telt 1 tot en met {} kandidaten", candidates_max),
                fmt::format("a vote on persons has 1 to {} candidates", candidates_max)};
  }
  std::set<std::string_view> names;
  std::int64_t sum = 0;
  for (const Candidate& candidate : election.candidates) {
    if (candidate.name.empty() || !names.insert(candidate.name).second) {
      return Text{"een kandidaat heeft geen naam of staat er twee keer",
                  "a candidate has no name or stands there twice"};
    }
    if (candidate.votes < 0 || candidate.votes > static_cast<std::int64_t>(voters_max)) {
      return Text{fmt::format("een kandidaat krijgt 0 tot en met {} stemmen", voters_max),
                  fmt::format("a candidate gets 0 to {} votes", voters_max)};
    }
    sum += candidate.votes;
  }
  const std::int64_t valid = election.papers - election.void_papers;
  if (election.papers < 0 || election.void_papers < 0 || sum != valid) {
    return Text{fmt::format("de kandidaten kregen samen {} stemmen, maar er zijn {} geldige stembriefjes", sum, valid),
                fmt::format("the candidates got {} votes together, but there are {} valid papers", sum, valid)};
  }
  return std::nullopt;
}

std::expected<Tally, Text> count(const Election& election) {
  Totals totals;
  totals.sitting = election.sitting;
  totals.in_favour = election.papers - election.void_papers;
  totals.blank = election.void_papers;
  totals.recused = election.barred;
  totals.attendance = election.present;
  const auto result = tally(totals);
  if (!result) return result;
  // Who is there and handed in no paper did not take part.
  return result->with_awaited_on(Stand::abstained);
}

Reason majority_reason(Rule rule, const BallotRules& rules, const Election& election, std::int64_t cast) {
  Threshold absolute;
  absolute.base = Base::cast;
  Reason reason = plain(rule, article(rules, "art. 30 lid 1"));
  reason.base = Base::cast;
  reason.of = cast;
  reason.need = needed(absolute, cast);
  for (const Candidate& candidate : election.candidates) reason.have = std::max(reason.have, candidate.votes);
  return reason;
}

/// All candidates with votes when they have the same number and are more than one; else nobody.
std::vector<std::string> equally_divided(const Election& election) {
  std::vector<std::string> names;
  std::int64_t each = 0;
  for (const Candidate& candidate : election.candidates) {
    if (candidate.votes == 0) continue;
    if (each != 0 && candidate.votes != each) return {};
    each = candidate.votes;
    names.push_back(candidate.name);
  }
  return names.size() > 1 ? names : std::vector<std::string>{};
}

void settle(ElectionResult& result, const BallotRules& rules, const Election& election, std::int64_t cast) {
  Reason reason = majority_reason(Rule::elected, rules, election, cast);
  if (reason.have >= reason.need) {
    const auto winner = std::ranges::find(election.candidates, reason.have, &Candidate::votes);
    result.elected = Elected::elected;
    result.winner = winner->name;
    reason.detail = as_detail({winner->name});
    result.reasons.push_back(std::move(reason));
    return;
  }
  reason.rule = Rule::nobody_elected;
  reason.holds = Verdict::no;
  result.elected = Elected::nobody;
  if (election.choice != Choice::free) result.tied = equally_divided(election);
  if (!result.tied.empty()) {
    const bool again = election.choice == Choice::second_vote;
    result.elected = again ? Elected::lot : Elected::second_vote;
    reason.rule = again ? Rule::tie_lot : Rule::tie_second_vote;
    reason.holds = Verdict::undecided;
    reason.detail = as_detail(result.tied);
    reason.article = article(rules, again ? "art. 31 lid 3" : "art. 31 lid 2");
  }
  result.reasons.push_back(std::move(reason));
}

}  // namespace

std::string_view token(Elected elected) {
  constexpr std::array<std::string_view, 6> tokens{"elected", "nobody", "second-vote", "lot", "invalid", "no-quorum"};
  const auto index = static_cast<std::size_t>(elected);
  return index < tokens.size() ? tokens[index] : "";
}

std::expected<ElectionResult, Text> judge(const BallotRules& rules, const Occasion& occasion,
                                          const Election& election) {
  if (auto wrong = fault(election)) return std::unexpected(std::move(*wrong));
  const auto tally = count(election);
  if (!tally) return std::unexpected(tally.error());
  ElectionResult result;
  result.reasons = quorum_reasons(rules, occasion, *tally);
  if (all_of(result.reasons) != Verdict::yes) {
    result.elected = Elected::no_quorum;
    return result;
  }
  Reasons participation = participation_reasons(rules, occasion, *tally);
  const bool valid = all_of(participation) == Verdict::yes;
  append(result.reasons, std::move(participation));
  if (!valid) {
    result.elected = Elected::invalid;
    return result;
  }
  settle(result, rules, election, tally->cast().heads);
  return result;
}

}  // namespace besluit::votes
