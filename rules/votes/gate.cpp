// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/gate.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/votes/weigh.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace besluit::votes {
namespace {

std::string name_of(const Voter& voter) {
  return voter.name.empty() ? voter.id : voter.name;
}

std::optional<Text> unknown_inhabitants(std::span<const Voter> voters) {
  std::vector<std::string> names;
  for (const Voter& voter : voters) {
    if (voter.inhabitants == 0) names.push_back(name_of(voter));
  }
  if (names.empty()) return std::nullopt;
  return Text{"de regel telt inwoners, maar het aantal is niet bekend van " + told(names, Language::nl),
              "the rule counts inhabitants, but their number is not known of " + told(names, Language::en)};
}

std::optional<Text> fault(const Threshold& part, std::span<const Voter> voters, const Tally& tally) {
  if (part.kind == Kind::no_veto) {
    const bool asked =
        part.holder.empty() || std::ranges::any_of(voters, [&](const Voter& voter) { return voter.id == part.holder; });
    if (asked) return std::nullopt;
    const std::string holder = diagnostic::printable(part.holder);
    return Text{fmt::format("{} heeft een veto maar is niet gevraagd", holder),
                fmt::format("{} has a veto but is not asked", holder)};
  }
  if (part.measure == Measure::inhabitants) {
    if (auto unknown = unknown_inhabitants(voters)) return unknown;
  }
  const std::int64_t all = tally.sitting().in(part.measure);
  if (all == 0) return Text{"geen van de gevraagden heeft een stem", "none of those asked has a vote"};
  if (part.of != 0 && part.of != all) {
    return Text{fmt::format("de regel gaat over {}, maar het zijn er {}", part.of, all),
                fmt::format("the rule speaks of {}, but there are {}", part.of, all)};
  }
  if (part.kind == Kind::count && part.count > all) {
    return Text{fmt::format("de regel vraagt {}, maar het zijn er {}", part.count, all),
                fmt::format("the rule asks for {}, but there are {}", part.count, all)};
  }
  return std::nullopt;
}

/// Whether the answer of `voter` can still change a part that is open.
bool matters(const Voter& voter, const Threshold& part) {
  if (part.kind == Kind::no_veto) return part.holder.empty() || part.holder == voter.id;
  switch (part.measure) {
    case Measure::heads:
      return true;
    case Measure::votes:
      return voter.votes > 0;
    case Measure::inhabitants:
      return voter.inhabitants > 0;
  }
  return true;
}

Verdict verdict_of(const Reasons& reasons) {
  Verdict verdict = Verdict::yes;
  for (const Reason& reason : reasons) {
    if (reason.holds == Verdict::no) return Verdict::no;
    if (reason.holds == Verdict::undecided) verdict = Verdict::undecided;
  }
  return verdict;
}

void name_the_awaited(GateResult& result, const Gate& gate, std::span<const Voter> voters) {
  std::vector<std::string> names;
  for (const Voter& voter : voters) {
    if (voter.stand != Stand::awaited) continue;
    result.missing.push_back(voter.id);
    bool wanted = false;
    for (std::size_t part = 0; part < gate.rule.size(); ++part) {
      wanted = wanted || (result.reasons[part].holds == Verdict::undecided && matters(voter, gate.rule[part]));
    }
    if (result.verdict != Verdict::undecided || !wanted) continue;
    result.awaited.push_back(voter.id);
    names.push_back(name_of(voter));
  }
  if (names.empty()) return;
  Reason waits;
  waits.rule = Rule::awaited;
  waits.holds = Verdict::undecided;
  waits.have = static_cast<std::int64_t>(names.size());
  waits.detail = as_detail(names);
  result.reasons.push_back(std::move(waits));
}

}  // namespace

std::expected<Gate, std::vector<Problem>> parse_gate(std::string_view text, const Vocabulary& known) {
  auto parsed = parse_rule(text, Use::gate, known);
  if (!parsed) return std::unexpected(std::move(parsed.error()));
  return Gate{std::move(parsed->rule), std::move(parsed->outcome), std::move(parsed->outcome_word), std::string(text)};
}

Stand stand_of(const Gate& gate, std::string_view outcome_token, Stand otherwise) {
  if (outcome_token.empty()) return Stand::awaited;
  if (gate.outcome.empty()) return otherwise;
  return gate.outcome == outcome_token ? Stand::in_favour : Stand::against;
}

std::expected<GateResult, Text> judge(const Gate& gate, std::span<const Voter> voters, std::string_view article) {
  const auto count = tally(voters);
  if (!count) return std::unexpected(count.error());
  if (gate.rule.empty()) return std::unexpected(Text{"de poort heeft geen regel", "the gate has no rule"});
  GateResult result;
  for (const Threshold& part : gate.rule) {
    if (auto wrong = fault(part, voters, *count)) return std::unexpected(std::move(*wrong));
    Reason reason = weigh_favour(part, *count, voters, Rule::answers);
    if (reason.rule == Rule::answers) reason.detail = gate.outcome_word;
    reason.article = article;
    result.reasons.push_back(std::move(reason));
  }
  result.verdict = verdict_of(result.reasons);
  name_the_awaited(result, gate, voters);
  return result;
}

}  // namespace besluit::votes
