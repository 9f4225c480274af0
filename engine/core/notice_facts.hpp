// SPDX-License-Identifier: EUPL-1.2
// What a message is made of, kept in the outbox so that every try says the same. No names, no addresses.
#pragma once

#include "workflows/definition/workflow.hpp"
#include "workflows/dossier/dossier.hpp"
#include "workflows/dossier/event.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine {

/// One date in a notice.
struct FactLine {
  std::string step;
  std::string step_title;
  std::string body;  ///< body id; empty for a task
  dossier::DeadlineKind kind = dossier::DeadlineKind::papers;
  Date legal{};
  Date planning{};
  std::optional<Date> meeting;
  std::optional<Date> old_planning;
  terms::Derivation derivation;
  bool own = true;            ///< the one addressed owes it
  std::string owner{};        ///< role, body or person that owes it; empty: not said
  std::string participant{};  ///< whose clock it is; empty: the step's own
};

struct NoticeFacts {
  std::string title;                 ///< of the dossier
  std::string contact;               ///< role, body or person to ask
  std::string why;                   ///< cause in Dutch; may be empty
  std::string why_en{};              ///< the same in English, where it is known
  bool late = false;                 ///< sent on a later day than it was due
  bool meeting_only = false;         ///< only the day of a meeting moved; nothing is asked of the one addressed
  Date due{};                        ///< the day it was due
  std::vector<FactLine> lines;       ///< a rung has exactly one
  std::vector<std::string> items{};  ///< of a notice of the organisation: what it lists, one line each
  bool drill = false;                ///< an exercise: marked as such wherever it shows
};

/// Compact JSON. What has its default value is left out; keys are only ever added.
[[nodiscard]] std::string encode(const NoticeFacts& facts);
/// Unknown keys are passed over. The error names the first thing that is wrong; never throws.
[[nodiscard]] std::expected<NoticeFacts, std::string> decode_facts(std::string_view text);

}  // namespace besluit::engine
