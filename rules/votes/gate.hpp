// SPDX-License-Identifier: EUPL-1.2
// The condition over the answers of a fan-out: may the route go on, can it no longer, or who is still awaited?
// A gate counts answers that were asked; it has no quorum, no tie and no meeting. For those see ballot.hpp.
#pragma once

#include "rules/votes/explanation.hpp"
#include "rules/votes/rule_text.hpp"
#include "rules/votes/tally.hpp"

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::votes {

/// "alle voorgesteld": `rule` is the demand, `outcome` the token of the answer that counts as yes. Immutable.
struct Gate {
  Thresholds rule;
  std::string outcome;       ///< empty: the caller says which answers are a yes
  std::string outcome_word;  ///< as the text spells it, for sentences
  std::string text;          ///< as written
  friend bool operator==(const Gate&, const Gate&) = default;
};

/// Reads a gate in Dutch or English: see rules/votes/README.md for the forms. Every mistake has its place.
[[nodiscard]] std::expected<Gate, std::vector<Problem>> parse_gate(std::string_view text, const Vocabulary& known);

/// How an answer counts for the gate. An empty token is no answer yet. With an outcome of its own that one is in favour
/// and every other is against; without one the answer stands as `otherwise`.
[[nodiscard]] Stand stand_of(const Gate& gate, std::string_view outcome_token, Stand otherwise);

struct GateResult {
  Verdict verdict = Verdict::undecided;
  Reasons reasons;                   ///< one for each part of the rule, and who is awaited
  std::vector<std::string> missing;  ///< ids of all who gave no answer, in the order given
  std::vector<std::string> awaited;  ///< those among them who can still change the verdict; empty when it is certain
};

/// Judges a gate while the answers come in: a verdict other than `undecided` is one that no answer still missing can
/// change. The base of a share is everybody who was asked and need not abstain, unless the rule says otherwise.
/// `article` is the ground of the step, for the explanation. The error is one sentence: see `tally`; numbers that do
/// not fit the rule ("12 van 18" while 17 are asked); inhabitants that are not known; a veto of somebody not asked.
[[nodiscard]] std::expected<GateResult, Text> judge(const Gate& gate, std::span<const Voter> voters,
                                                    std::string_view article = {});

}  // namespace besluit::votes
