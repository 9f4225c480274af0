// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/turn_maker.hpp"

#include "engine/core/turn_builder.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine {

std::optional<Part> decide_apart(const EngineState& state, Instant now, std::span<const Input> inputs) {
  if (!std::ranges::all_of(inputs, [](const Input& input) { return std::holds_alternative<CommandInput>(input); }))
    return std::nullopt;
  TurnBuilder builder{state, now, TurnBuilder::Purpose::part};
  for (const Input& input : inputs) builder.take(input);
  return builder.finish_part();
}

TurnMaker::TurnMaker(const EngineState& state, Instant now)
    : builder_(std::make_unique<TurnBuilder>(state, now, TurnBuilder::Purpose::turn)) {}

TurnMaker::~TurnMaker() = default;

void TurnMaker::add(std::span<const Input> inputs) {
  for (const Input& input : inputs) builder_->take(input);
}

void TurnMaker::add(std::span<const Input> inputs, std::optional<Part>&& apart) {
  if (!apart || !builder_->take(std::move(*apart))) add(inputs);
}

storage::Batch TurnMaker::rows() {
  return builder_->rows();
}

Turn TurnMaker::finish() {
  return builder_->finish();
}

}  // namespace besluit::engine
