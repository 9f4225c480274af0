// SPDX-License-Identifier: EUPL-1.2
// A turn that is made piece by piece: its first rows can be written while the rest is being decided, and commands about
// different dossiers can be decided side by side. What comes out is what engine_step makes of all inputs in order.
// Pure: who decides what, and when, is the shell's business (engine/runtime/shared_turn.hpp).
#pragma once

#include "engine/core/engine_step.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace besluit::engine {

/// Some commands of a turn, decided from the state alone, as if nothing came before them in their turn.
struct Part {
  Turn turn;                           ///< with its rows; not finished
  std::vector<std::string> looked_at;  ///< ids of dossiers, also of those that are not there; some more than once
};

/// nullopt: these inputs touch more than some dossiers (a number is given out, a refusal is counted, the world
/// changes), so that they cannot be decided apart.
[[nodiscard]] std::optional<Part> decide_apart(const EngineState& state, Instant now, std::span<const Input> inputs);

class TurnBuilder;

/// `state` outlives it and does not change meanwhile.
class TurnMaker {
 public:
  TurnMaker(const EngineState& state, Instant now);
  ~TurnMaker();
  TurnMaker(const TurnMaker&) = delete;
  TurnMaker& operator=(const TurnMaker&) = delete;

  void add(std::span<const Input> inputs);
  /// `apart` is what decide_apart made of these inputs, from the same state and moment. It is taken over when nothing
  /// that it looked at was changed by the inputs before it; else they are decided anew.
  void add(std::span<const Input> inputs, std::optional<Part>&& apart);
  /// The rows since it was last asked, to be written in that order. A dossier of which the row was given can have a
  /// newer one in a later piece.
  [[nodiscard]] storage::Batch rows();
  /// The whole turn; in its batch the rows that were not given. Nothing can be added after it.
  [[nodiscard]] Turn finish();

 private:
  std::unique_ptr<TurnBuilder> builder_;
};

}  // namespace besluit::engine
