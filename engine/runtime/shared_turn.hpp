// SPDX-License-Identifier: EUPL-1.2
// A turn that two threads make: one decides, and hands on the rows in order as they come; another helps to decide. What
// comes out does not depend on who did what, nor on when.
#pragma once

#include "engine/core/turn_maker.hpp"
#include "storage/records.hpp"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace besluit::engine {

class SharedTurn {
 public:
  /// `state` and `inputs` outlive it, and do not change meanwhile.
  SharedTurn(const EngineState& state, Instant now, std::span<const Input> inputs);

  /// Decides one piece that nobody took, and returns after that. False: there is none, now or later.
  bool help();

  /// The next rows, never an empty batch; they stay until the next call. Null: the turn is made. For one thread, other
  /// than the helper's.
  const storage::Batch* rows();
  /// The turn without the rows that were given. REQUIRES: rows() gave null.
  Turn finish() { return maker_.finish(); }

 private:
  struct Piece {
    std::span<const Input> inputs;
    std::optional<Part> part{};
    bool decided = false;  ///< apart, by who helped
  };

  /// Takes the piece that is to be added next, for its own thread. False: it was taken.
  bool take_next();
  bool decided(const Piece& piece);
  /// Rows come in order, so this is the first piece that is not in the turn.
  void add_next();

  const EngineState& state_;
  Instant now_;
  TurnMaker maker_;
  std::vector<Piece> pieces_;
  std::size_t added_ = 0;  ///< so many pieces are in the turn
  storage::Batch rows_;
  std::mutex mutex_;  ///< guards `taken_`, and what helpers put in a piece
  std::condition_variable decided_;
  std::size_t taken_ = 0;  ///< so many pieces were taken, in order
};

}  // namespace besluit::engine
