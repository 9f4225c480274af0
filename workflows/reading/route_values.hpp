// SPDX-License-Identifier: EUPL-1.2
// The small phrases of a route: which meeting, where an outcome leads, how long somebody has to answer and what silence
// means. Private to the reader.
#pragma once

#include "workflows/definition/workflow.hpp"
#include "workflows/reading/fields.hpp"

#include <optional>
#include <string>

namespace besluit::reading {

/// "ab 2024-07-10" or "laatste ab vóór 2024-12-31", with the places of its parts.
struct MeetingPhrase {
  std::string body;
  diagnostic::Span body_span;
  definition::MeetingChoice choice;
  diagnostic::Span date_span;
};
[[nodiscard]] std::optional<MeetingPhrase> read_meeting(Report& report, const Node* node);

/// "2 weken na STAP".
struct AfterPhrase {
  terms::Term term;
  std::string step;
  diagnostic::Span step_span;
};
[[nodiscard]] std::optional<AfterPhrase> read_after(Report& report, const Node* node);

/// "naar STAP" (a jump; whether forwards or back is for the caller to see), "terug naar STAP", "volgende vergadering",
/// "einde [UITKOMST]", "verder".
struct ExitPhrase {
  definition::Move move = definition::Move::advance;
  std::string target;
  diagnostic::Span target_span;
};
[[nodiscard]] std::optional<ExitPhrase> read_exit(Report& report, const Node* node);

/// "GEGEVEN", "GEGEVEN stap STAP", "kinderen".
struct AwaitedDossier {
  bool children = false;
  std::string fact;
  std::string step;  ///< empty: its end
};
[[nodiscard]] std::optional<AwaitedDossier> read_awaited_dossier(Report& report, const Node* node);

/// "wet", or "8 weken na ontvangst[, eigen regel]". Which law it is follows from the step's `grond`.
struct ReplyPhrase {
  bool by_law = false;
  terms::Term term;
  definition::ReplyTerm::Anchor anchor = definition::ReplyTerm::Anchor::receipt;
  std::optional<terms::Ground> ground;  ///< as the text says; none: it does not
  terms::Rolling rolling = terms::Rolling::by_ground;
};
[[nodiscard]] std::optional<ReplyPhrase> read_reply_term(Report& report, const Node* node);

/// "geldt als UITKOMST[, GROND]".
struct SilencePhrase {
  definition::Outcome outcome = definition::Outcome::no_view;
  diagnostic::Span outcome_span;
  std::string ground;  ///< may be empty
};
[[nodiscard]] std::optional<SilencePhrase> read_silence(Report& report, const Node* node);

}  // namespace besluit::reading
