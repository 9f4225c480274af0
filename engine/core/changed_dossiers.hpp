// SPDX-License-Identifier: EUPL-1.2
// The dossiers that a turn changes: their slots for memory, their rows for the store. Pure.
#pragma once

#include "engine/core/engine_step.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace besluit::engine {

class ChangedDossiers {
 public:
  /// Everything goes to `turn`, which outlives this.
  explicit ChangedDossiers(Turn& turn) : turn_(turn) {}

  /// Must the row be written with this turn, or can it follow (storage::may_lag)?
  enum class Row : std::uint8_t { written, may_lag };
  void put(storage::DossierRow row, const Tally& tally, Row when);
  /// Damaged, or due with nothing that can be fired: it must not keep the engine awake for ever. `verify` reports it.
  void set_aside(const std::string& id, const Slot& found);
  /// The batch is written from here on: what changes again gets a row of its own.
  void rows_go() { row_of_.clear(); }
  /// Writes rows that lag, at most limits::caught_up_per_turn; not of dossiers that the turn changed already.
  void catch_up(const EngineState& state);

 private:
  Turn& turn_;
  std::unordered_map<std::string, std::size_t> row_of_;  ///< where the row of a dossier stands in the batch
};

}  // namespace besluit::engine
