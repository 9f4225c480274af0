// SPDX-License-Identifier: EUPL-1.2
// A step that asks every council or every college: each with an answer, a receipt and a clock of its own.
#pragma once

#include "rules/terms/legal_term.hpp"
#include "rules/terms/statutes.hpp"
#include "rules/votes/gate.hpp"
#include "workflows/definition/ask.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::definition {

struct Organisation;
struct Participant;

/// What a step does on an outcome instead of the table's own move.
struct Exit {
  Outcome outcome = Outcome::rejected;
  Move move = Move::back;
  std::string target;  ///< step id for `back`, the result's name for `end`; empty for `advance` and `defer`
  friend bool operator==(const Exit&, const Exit&) = default;
};

/// Which body of each participant is asked.
enum class Asked : std::uint8_t { councils, colleges };

/// How long each of them has, and from when.
struct ReplyTerm {
  enum class Anchor : std::uint8_t {
    receipt,  ///< its own receipt; as long as none is recorded, the day of sending
    sending,
    opening,  ///< the day on which the step began
  } anchor = Anchor::receipt;
  const terms::Statute* statute = nullptr;  ///< of the table in rules/terms; null: `term`, which nobody's law sets
  terms::Term term;
  terms::Ground ground = terms::Ground::own;           ///< of a term without a statute
  terms::Rolling rolling = terms::Rolling::by_ground;  ///< of a term without a statute: rolls only when it says so
  std::string source;                                  ///< the words of the step's `grond`, for the derivation

  /// The law counts back from the offering to the board (Wgr 35(1)) instead of forward from the council's receipt.
  [[nodiscard]] bool counts_back() const;
  friend bool operator==(const ReplyTerm&, const ReplyTerm&) = default;
};

/// What it means when the term has run out and no answer came.
struct Silence {
  Outcome outcome = Outcome::no_view;
  std::string ground;  ///< never empty
  friend bool operator==(const Silence&, const Silence&) = default;
};

struct FanOut {
  Asked asked = Asked::councils;
  std::optional<ReplyTerm> term;
  std::optional<Silence> silence;  ///< always there with a term
  votes::Gate gate;                ///< "alle beantwoord" when the route does not say; its outcome is never empty
  std::optional<Exit> otherwise;   ///< when the gate can no longer be met; none: the route ends
  /// vervalt met de raad: on what ground an answer ends with the council that gave it; empty: it stays.
  std::string lapses = {};
  friend bool operator==(const FanOut&, const FanOut&) = default;
};

/// The body of a participant that is asked; empty when it has none.
[[nodiscard]] std::string asked_body(const Participant& participant, Asked asked);

/// English token: "council", "college".
[[nodiscard]] std::string_view token(Asked asked);

/// Those who are asked, with the weight of their vote, none of them with an answer; in the order of the organisation.
[[nodiscard]] std::vector<votes::Voter> voters_of(const Organisation& world, const FanOut& every);

/// How an answer counts for the gate of a step; an empty answer is awaited.
[[nodiscard]] votes::Stand stand_of(const FanOut& every, const std::optional<Outcome>& answer);

}  // namespace besluit::definition
