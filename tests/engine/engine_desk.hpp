// SPDX-License-Identifier: EUPL-1.2
// A core whose turns are committed in memory.
#pragma once

#include "storage/memory/memory_store.hpp"
#include "tests/engine/engine_support.hpp"
#include "tests/support/catch.hpp"

#include <string_view>
#include <vector>

namespace besluit::engine::test {

/// Takes a turn, commits it in memory and applies it, as the shell does.
struct Desk {
  EngineState state = fresh_state();
  storage::MemoryStore store;

  Turn take(std::string_view now, std::vector<Input> inputs) {
    Turn turn = engine_step(state, moment(now), inputs);
    if (!turn.batch.empty()) REQUIRE(store.commit({turn.batch}));
    patch(state, Patch{turn.patch});
    return turn;
  }
};

}  // namespace besluit::engine::test
