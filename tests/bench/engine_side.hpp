// SPDX-License-Identifier: EUPL-1.2
// The engine without its shell: the same decisions and the same rows as the daemon's, as values.
#pragma once

#include "engine/core/engine_state.hpp"
#include "engine/core/engine_step.hpp"
#include "storage/records.hpp"

#include <string>
#include <vector>

namespace besluit::bench {

inline constexpr const char* route = "herstelplan-eigen-vermogen";
inline constexpr const char* clock_start = "2024-03-14T09:00";

/// One command of a person, on a day on which it can be given: a body says nothing before it has met.
struct Transition {
  const char* at;  ///< local time, ISO 8601
  const char* step;
  const char* outcome;
};
/// The way of a herstelplan from its start to its end.
[[nodiscard]] const std::vector<Transition>& way();

[[nodiscard]] std::string dossier_id(std::size_t number);

/// An engine at rest on the files in `routes`, with `snapshot` as its past. Throws when the files cannot be read.
[[nodiscard]] engine::EngineState make_engine(const std::string& routes, storage::Snapshot snapshot = {});
[[nodiscard]] Instant start_of_clock(const engine::EngineState& state);
[[nodiscard]] Instant instant_of(const engine::EngineState& state, const Transition& transition);

[[nodiscard]] engine::CommandInput start_command(const std::string& id);
[[nodiscard]] engine::CommandInput record_command(const std::string& id, const Transition& transition);
/// Decides, applies to `state` and returns what must be written. Throws when it is refused.
[[nodiscard]] storage::Batch decide(engine::EngineState& state, Instant now, const engine::CommandInput& input);
/// Everything that is due at `now` happens, and every notice arrives: applied to `state`, and what must be written.
[[nodiscard]] std::vector<storage::Batch> let_time_pass(engine::EngineState& state, Instant now);
/// The rows of a reload: definitions and world.
[[nodiscard]] storage::Batch load_definitions(engine::EngineState& state, Instant now);

}  // namespace besluit::bench
