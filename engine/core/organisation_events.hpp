// SPDX-License-Identifier: EUPL-1.2
// What happened to the organisation rather than to one dossier: rows of the stream "o/<organisation>". Pure.
#pragma once

#include "engine/core/engine_state.hpp"
#include "storage/records.hpp"
#include "workflows/dossier/command.hpp"

#include <string>

namespace besluit::engine {

/// The types of these events, as `history` and `explain --list` name them.
inline constexpr std::string_view event_loaded = "definitions-loaded";
inline constexpr std::string_view event_clock_moved = "clock-moved";
inline constexpr std::string_view event_rejected = "rejected";

/// The circumstances of one row; the caller numbers it.
struct OrganisationEvent {
  const definition::Organisation& organisation;
  std::uint64_t seq = 0;
  Instant at{};
  Date effective_on{};
  std::string actor;
};

/// A library was taken into use.
[[nodiscard]] storage::JournalRow loaded(const OrganisationEvent& event, const Library& library);
/// The virtual clock stands at `event.at`.
[[nodiscard]] storage::JournalRow clock_moved(const OrganisationEvent& event);
/// A command for a dossier or a route that does not exist was refused.
[[nodiscard]] storage::JournalRow refused(const OrganisationEvent& event, const std::string& dossier,
                                          const dossier::Command& command, const dossier::Rejection& rejection);

}  // namespace besluit::engine
