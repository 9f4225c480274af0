// SPDX-License-Identifier: EUPL-1.2
// What happened to the organisation rather than to one dossier: rows of the stream "o/<organisation>". Pure.
#pragma once

#include "engine/core/engine_state.hpp"
#include "storage/records.hpp"
#include "workflows/dossier/command.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace besluit::engine {

/// The types of these events, as `history` and `explain --list` name them.
inline constexpr std::string_view event_loaded = "definitions-loaded";
inline constexpr std::string_view event_clock_moved = "clock-moved";
inline constexpr std::string_view event_rejected = "rejected";
inline constexpr std::string_view event_delivery_failed = "delivery-failed";
inline constexpr std::string_view event_channel_failing = "channel-failing";
inline constexpr std::string_view event_channel_works = "channel-works";
inline constexpr std::string_view event_notices_retried = "notices-retried";

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
                                          const std::string& command, const dossier::Rejection& rejection);
/// Something about deliveries. `type` is one of the four above; `notice` is the id, without a channel, of the notice
/// that
/// tells of it (empty: nobody is told), and `about` what it is about: ids of notices, or a channel.
[[nodiscard]] storage::JournalRow delivery_event(const OrganisationEvent& event, std::string_view type,
                                                 const std::string& notice, const std::vector<std::string>& about);
/// The notice that an event of the organisation's stream tells of; empty when it tells of none.
[[nodiscard]] std::string notice_in(const storage::JournalRow& row);

/// A meeting was moved, cancelled or added, or got a term of its own. Its type is one of `world_event_types`.
/// `notice`: the id, without a channel, of the notice that goes out with it.
[[nodiscard]] storage::JournalRow world_changed(const OrganisationEvent& event, const definition::WorldChange& change,
                                                const Text& cause, const std::string& reason,
                                                const std::string& notice = {});
[[nodiscard]] std::vector<std::string> world_event_types();
/// The change that a row tells of; nullopt when it is of another type. The error names what is wrong with the row.
[[nodiscard]] std::expected<std::optional<definition::WorldChange>, std::string> world_change_in(
    const storage::JournalRow& row);

}  // namespace besluit::engine
