// SPDX-License-Identifier: EUPL-1.2
// The hit policies of decision tables in words. Private to the reader.
#pragma once

#include "rules/decisions/model.hpp"
#include "workflows/reading/fields.hpp"
#include "workflows/reading/keywords.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace besluit::reading {

[[nodiscard]] std::span<const Word> hit_policy_words();
/// A word, or the letter that modellers show ("U", "C+"): its token.
[[nodiscard]] std::optional<std::string> read_hit_policy(Report& report, const Node* node);

struct HitPolicyMeaning {
  decisions::HitPolicy policy = decisions::HitPolicy::unique;
  decisions::Aggregation aggregation = decisions::Aggregation::none;
};
/// REQUIRES: a token of `hit_policy_words`.
[[nodiscard]] HitPolicyMeaning hit_policy_of(std::string_view token);

}  // namespace besluit::reading
