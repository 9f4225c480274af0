// SPDX-License-Identifier: EUPL-1.2
// The answer of a decision table or model, for people and as JSON. Pure.
#pragma once

#include "engine/app/print.hpp"
#include "rules/decisions/decision_model.hpp"

#include <string>
#include <vector>

namespace besluit::engine::print {

struct Decided {
  std::string name;  ///< the decision
  decisions::Answer answer;
};

/// The result, the rules that gave it, and for each other rule the condition that failed.
[[nodiscard]] std::string decisions_text(const std::vector<Decided>& decided, const Look& look);
/// {"file", "decisions": [{"decision", "value", "type", "waiting_on", "messages", "matched", "tables"}]}; with one
/// decision its members stand at the top too. Rules count from 1.
[[nodiscard]] std::string decisions_json(const std::string& file, const std::vector<Decided>& decided,
                                         Language language);

}  // namespace besluit::engine::print
