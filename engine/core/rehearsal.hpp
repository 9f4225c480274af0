// SPDX-License-Identifier: EUPL-1.2
// What would go out: the core itself, taken through its own wake-ups on a copy that nobody else sees, until enough
// notices were made. So a preview says exactly what will happen when nobody does anything meanwhile. Pure.
#pragma once

#include "engine/core/engine_state.hpp"
#include "engine/core/engine_step.hpp"
#include "engine/core/message.hpp"
#include "storage/records.hpp"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace besluit::engine {

/// One notice, or rung, that would come up, in order.
struct Rehearsed {
  Instant at{};                              ///< when the notice would go, or the rung would be settled
  std::optional<storage::NoticeRow> notice;  ///< absent: a rung that is not sent
  std::optional<storage::RungRow> rung;
  std::optional<Message> message;  ///< the words; absent when there are none, `problem` says why
  std::string problem;
};

/// The next `limit` notices of a running dossier (an unknown or closed one has none). Notices that wait in the outbox
/// already come first.
[[nodiscard]] std::vector<Rehearsed> rehearse_dossier(const EngineState& state, Instant now, const std::string& dossier,
                                                      std::size_t limit);
/// The first `limit` notices of a dossier that would be started now. The error: why it would not start.
[[nodiscard]] std::expected<std::vector<Rehearsed>, dossier::Rejection> rehearse_start(const EngineState& state,
                                                                                       Instant now,
                                                                                       const CommandInput& start,
                                                                                       std::size_t limit);

}  // namespace besluit::engine
