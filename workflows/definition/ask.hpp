// SPDX-License-Identifier: EUPL-1.2
// The one table of what can be asked and what can be answered. An ask allows some outcomes; an outcome moves the
// dossier. Keywords of the language come from here, so a new ask is one row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::definition {

/// What a step asks. The journal keeps tokens, so the order is free.
enum class Ask : std::uint8_t {
  task,
  advice,
  decision,
  note,
  report,
  present,
  discuss,
  consent,
  view,         ///< zienswijze
  wishes,       ///< wensen en bedenkingen
  permission,   ///< toestemming
  proposal,     ///< a proposal of the council itself (Wgr 24a)
  appointment,  ///< aanwijzen: members of its own
  ratification,
  adopt,          ///< vaststellen
  endorse,        ///< onderschrijven
  assign,         ///< opdracht geven
  intend,         ///< voornemen uitspreken
  mandate,        ///< mandaat geven
  request,        ///< verzoeken
  participation,  ///< besluiten over deelname
  delegate,       ///< delegeren
  elect,          ///< kiezen: people
  choice,         ///< keuze: between the possibilities that the step names
  wait,           ///< nobody is asked: a day, an event or another dossier is waited for
  rule,           ///< nobody is asked: a table decides a fact
  inform,         ///< nobody is asked: who must know of it gets a message
  publish,        ///< bekendmaken: a task that makes a decision known to the public
};

enum class Outcome : std::uint8_t {
  done,
  adopted,
  adopted_amended,
  rejected,
  deferred,
  advised_positive,
  advised_negative,
  no_advice,
  noted,
  discussed,
  consented,
  refused,
  view,
  no_view,
  wishes,
  no_wishes,
  proposed,
  not_proposed,
  appointed,
  not_appointed,
  ratified,
  not_ratified,
  endorsed,
  not_endorsed,
  assigned,
  not_assigned,
  intended,
  not_intended,
  mandated,
  not_mandated,
  requested,
  not_requested,
  joined,
  not_joined,
  delegated,
  not_delegated,
  elected,
  not_elected,
  chosen,
  skipped,     ///< the step did not apply, or somebody passed it over
  answered,    ///< of a step that asks every participant: the answers are in
  not_met,     ///< of such a step: its gate can no longer be met
  published,   ///< bekendgemaakt
  unanswered,  ///< of one who is asked: the term is over without an answer, and that means nothing else
};

/// What an outcome does to the route when the step does not say otherwise.
enum class Move : std::uint8_t {
  advance,  ///< the step is done, the route goes on
  defer,    ///< the item stays open and goes to the body's next meeting
  end,      ///< the route ends, with the outcome as its result
  back,     ///< the route returns to an earlier step (only where a step says so)
  jump,     ///< the route goes on at a later step; those in between are skipped (only where a step says so)
};

struct AskRow {
  Ask ask;
  std::string_view token;     ///< English token in JSON and journal
  std::string_view nl;        ///< keyword in a Dutch file
  std::string_view en;        ///< keyword in an English file
  std::string_view nl_to_do;  ///< what the body does with it: "besluit over", "geeft advies over"
};
struct OutcomeRow {
  Outcome outcome;
  std::string_view token;
  std::string_view nl;
  std::string_view nl_sentence;  ///< past participle phrase: "is vastgesteld", "kreeg een positief advies"
  std::string_view en_sentence;
  Move move;
};

[[nodiscard]] std::span<const AskRow> asks();
[[nodiscard]] std::span<const OutcomeRow> outcomes();
/// The outcomes an ask allows, in the order a person expects; the first is the ordinary one.
[[nodiscard]] std::span<const Outcome> allowed(Ask ask);

[[nodiscard]] const AskRow& row(Ask ask);
[[nodiscard]] const OutcomeRow& row(Outcome outcome);
/// Follows from what happens; nobody records it, and no step says where it leads.
[[nodiscard]] constexpr bool follows_only(Outcome outcome) {
  return outcome == Outcome::skipped || outcome == Outcome::not_met || outcome == Outcome::unanswered;
}
/// What a participant can answer: the same without a deferral, which is no answer yet.
[[nodiscard]] std::vector<Outcome> answers(Ask ask);
/// The answer that a gate counts when it names none: the one in favour; `answered` where answers have no side.
[[nodiscard]] Outcome favourable(Ask ask);
/// By English token or Dutch spelling ("adopted", "vastgesteld"), or by another word that people use for it
/// ("toestemming"); ASCII case is ignored.
[[nodiscard]] std::optional<Outcome> outcome_named(std::string_view name);
[[nodiscard]] std::optional<Ask> ask_token(std::string_view token);

}  // namespace besluit::definition
