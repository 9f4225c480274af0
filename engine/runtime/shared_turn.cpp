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

bool SharedTurn::help() {
  Piece* piece = nullptr;
  {
    const std::lock_guard lock{mutex_};
    if (taken_ == pieces_.size()) return false;
    piece = &pieces_[taken_++];
  }
  std::optional<Part> part = decide_apart(state_, now_, piece->inputs);
  {
    const std::lock_guard lock{mutex_};
    piece->part = std::move(part);
    piece->decided = true;
  }
  decided_.notify_one();
  return true;
}

bool SharedTurn::take_next() {
  const std::lock_guard lock{mutex_};
  if (taken_ != added_) return false;
  ++taken_;
  return true;
}

bool SharedTurn::decided(const Piece& piece) {
  const std::lock_guard lock{mutex_};
  return piece.decided;
}

void SharedTurn::add_next() {
  Piece& next = pieces_[added_];
  if (take_next()) {
    maker_.add(next.inputs);
  } else {
    // While the helper is at it there may be another one to decide.
    while (!decided(next) && help()) {
    }
    std::unique_lock lock{mutex_};
    decided_.wait(lock, [&next] { return next.decided; });
    lock.unlock();
    maker_.add(next.inputs, std::move(next.part));
  }
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
