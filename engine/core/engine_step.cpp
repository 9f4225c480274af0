// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/engine_step.hpp"

#include "engine/core/turn_maker.hpp"

namespace besluit::engine {

Events no_events() {
  static const Events none = std::make_shared<const std::vector<dossier::Recorded>>();
  return none;
}

Turn engine_step(const EngineState& state, Instant now, std::span<const Input> inputs) {
  TurnMaker turn{state, now};
  turn.add(inputs);
  return turn.finish();
}

}  // namespace besluit::engine
