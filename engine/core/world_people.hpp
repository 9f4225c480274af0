// SPDX-License-Identifier: EUPL-1.2
// Who is away and which notices wait: from what a person asks to the change. Pure. Private to world.
#pragma once

#include "engine/core/world.hpp"

namespace besluit::engine::people {

using Decided = std::expected<WorldDecision, dossier::Rejection>;

/// A person or a role that the organisation does not know: unknown_person. Ends before it begins, lies in the past, or
/// a silence longer than `longest`: bad_period. The same absence again: no change.
[[nodiscard]] Decided decide(const definition::Organisation& world, const WorldCommand& asked,
                             const AddAbsence& command, Date today);
[[nodiscard]] Decided decide(const definition::Organisation& world, const WorldCommand& asked,
                             const EndAbsence& command, Date today);
[[nodiscard]] Decided decide(const definition::Organisation& world, const WorldCommand& asked,
                             const AddSilence& command, Date today, std::chrono::days longest);
[[nodiscard]] Decided decide(const definition::Organisation& world, const WorldCommand& asked,
                             const EndSilence& command, Date today);

}  // namespace besluit::engine::people
