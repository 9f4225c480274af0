// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/shared_turn.hpp"

#include "engine/core/limits.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine {

SharedTurn::SharedTurn(const EngineState& state, Instant now, std::span<const Input> inputs)
    : state_(state), now_(now), maker_(state, now) {
  for (std::size_t at = 0; at < inputs.size(); at += limits::inputs_per_piece)
    pieces_.push_back({inputs.subspan(at, std::min(limits::inputs_per_piece, inputs.size() - at))});
}

SharedTurn::Piece* SharedTurn::take_free() {
  const std::lock_guard lock{mutex_};
  if (first_free_ == pieces_.size()) return nullptr;
  Piece& piece = pieces_[first_free_++];
  piece.stage = Stage::taken;
  return &piece;
}

void SharedTurn::decide(Piece& piece) {
  std::optional<Part> part = decide_apart(state_, now_, piece.inputs);
  {
    const std::lock_guard lock{mutex_};
    piece.part = std::move(part);
    piece.stage = Stage::decided;
  }
  decided_.notify_one();
}

bool SharedTurn::help() {
  Piece* const piece = take_free();
  if (piece == nullptr) return false;
  decide(*piece);
  return true;
}

/// Rows come in order, so the next piece goes first. While the helper is at it there may be another one to decide.
void SharedTurn::add_next() {
  Piece& next = pieces_[added_];
  for (;;) {
    std::unique_lock lock{mutex_};
    if (next.stage == Stage::decided) break;
    if (next.stage == Stage::free) {
      next.stage = Stage::taken;
      ++first_free_;
      lock.unlock();
      maker_.add(next.inputs);
      ++added_;
      return;
    }
    if (first_free_ == pieces_.size()) {
      decided_.wait(lock, [&next] { return next.stage == Stage::decided; });
      break;
    }
    Piece& other = pieces_[first_free_++];
    other.stage = Stage::taken;
    lock.unlock();
    decide(other);
  }
  maker_.add(next.inputs, std::move(next.part));
  ++added_;
}

const storage::Batch* SharedTurn::rows() {
  rows_ = {};
  while (rows_.empty() && added_ < pieces_.size()) {
    add_next();
    rows_ = maker_.rows();
  }
  return rows_.empty() ? nullptr : &rows_;
}

}  // namespace besluit::engine
