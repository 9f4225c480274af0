// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/weigh.hpp"

namespace besluit::votes {
namespace {

Reason compare(Rule rule, const Threshold& threshold, std::int64_t have, std::int64_t open, std::int64_t base) {
  Reason reason;
  reason.rule = rule;
  reason.measure = threshold.measure;
  reason.base = threshold.base;
  reason.have = have;
  reason.open = open;
  reason.of = base;
  reason.need = needed(threshold, base);
  reason.holds = have >= reason.need ? Verdict::yes : have + open < reason.need ? Verdict::no : Verdict::undecided;
  return reason;
}

std::string name_of(const Voter& voter) {
  return voter.name.empty() ? voter.id : voter.name;
}

Reason weigh_veto(const Threshold& threshold, const Tally& tally, std::span<const Voter> voters) {
  Reason reason;
  reason.rule = Rule::veto;
  reason.base = threshold.base;
  std::vector<std::string> named;
  if (!threshold.holder.empty()) {
    // Without that voter nobody can use the veto.
    reason.holds = Verdict::yes;
    for (const Voter& voter : voters) {
      if (voter.id != threshold.holder) continue;
      named.push_back(name_of(voter));
      reason.open = voter.stand == Stand::awaited ? 1 : 0;
      if (voter.stand == Stand::awaited) reason.holds = Verdict::undecided;
      if (voter.stand == Stand::against) reason.holds = Verdict::no;
    }
  } else {
    reason.have = tally.of(Stand::against).heads;
    reason.open = tally.of(Stand::awaited).heads;
    reason.holds = reason.have > 0 ? Verdict::no : reason.open > 0 ? Verdict::undecided : Verdict::yes;
    for (const Voter& voter : voters) {
      if (voter.stand == Stand::against) named.push_back(name_of(voter));
    }
  }
  reason.detail = as_detail(named);
  return reason;
}

}  // namespace

Reason weigh_presence(const Threshold& threshold, const Tally& tally) {
  const Measure measure = threshold.measure;
  return compare(Rule::quorum, threshold, tally.present().in(measure), tally.of(Stand::awaited).in(measure),
                 tally.base(threshold.base).in(measure));
}

Reason weigh_participation(const Threshold& threshold, const Tally& tally) {
  const Measure measure = threshold.measure;
  return compare(Rule::participation, threshold, tally.took_part().in(measure), tally.of(Stand::awaited).in(measure),
                 tally.base(threshold.base).in(measure));
}

Reason weigh_favour(const Threshold& threshold, const Tally& tally, std::span<const Voter> voters, Rule rule) {
  if (threshold.kind == Kind::no_veto) return weigh_veto(threshold, tally, voters);
  const Measure measure = threshold.measure;
  // The base grows to the same size whether they who are awaited vote in favour or against.
  const Tally full = tally.with_awaited_on(Stand::against);
  return compare(rule, threshold, tally.of(Stand::in_favour).in(measure), tally.of(Stand::awaited).in(measure),
                 full.base(threshold.base).in(measure));
}

}  // namespace besluit::votes
