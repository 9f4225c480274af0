// SPDX-License-Identifier: EUPL-1.2
// A turn that two threads make: one decides, and hands on the rows in order as they come; another helps to decide. What
// comes out does not depend on who did what, nor on when.
#pragma once

#include "engine/core/turn_maker.hpp"
#include "storage/records.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
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
  enum class Stage : std::uint8_t { free, taken, decided };
  struct Piece {
    std::span<const Input> inputs;
    Stage stage = Stage::free;
    std::optional<Part> part{};
  };

  void decide(Piece& piece);
  /// The first that nobody took, which is then taken; null: there is none.
  Piece* take_free();
  void add_next();

  const EngineState& state_;
  Instant now_;
  TurnMaker maker_;
  std::vector<Piece> pieces_;
  std::size_t added_ = 0;  ///< so many pieces are in the turn
  storage::Batch rows_;
  std::mutex mutex_;  ///< guards the stages of the pieces and `first_free_`
  std::condition_variable decided_;
  std::size_t first_free_ = 0;  ///< pieces are taken in order
};

}  // namespace besluit::engine
