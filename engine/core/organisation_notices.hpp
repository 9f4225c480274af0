// SPDX-License-Identifier: EUPL-1.2
// Notices that are not about one dossier: somebody takes over, a silence ends soon, something could not be delivered.
// Pure; each belongs to one event of the organisation's stream, which names it.
#pragma once

#include "engine/core/engine_state.hpp"
#include "engine/core/notice_facts.hpp"
#include "engine/ports/delivery.hpp"
#include "storage/records.hpp"
#include "workflows/dossier/event.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine {

/// Listed in one notice; more are counted.
inline constexpr std::size_t items_listed = 20;

/// The day on which the author of a silence hears that it ends: the working day before its last day, but not before it
/// begins.
[[nodiscard]] Date warning_day(const definition::SilencePeriod& silence);

/// One such notice before it is divided over the channels.
struct OrganisationNotice {
  std::string id;  ///< within the organisation: "hand-over-3"; the row's id is "o/hand-over-3@channel"
  dossier::NoticeKind kind = dossier::NoticeKind::hand_over;
  std::string to;  ///< role, person or bare address
  std::string reason_code;
  NoticeFacts facts;
  std::string not_through{};  ///< a channel that fails: others are used while there are any
};
/// The rows; none when nobody can be addressed.
void organisation_rows(const EngineState& state, const definition::Organisation& world, Instant now,
                       const OrganisationNotice& notice, std::vector<storage::NoticeRow>& rows);

/// To whoever takes over from somebody who is away: until when, and what is due meanwhile.
[[nodiscard]] OrganisationNotice hand_over(const EngineState& state, const definition::Organisation& world,
                                           const definition::Absence& absence, Date today);
/// To the author of a silence, with the notices that wait in it.
[[nodiscard]] OrganisationNotice silence_ending(const EngineState& state, const definition::Organisation& world,
                                                const definition::SilencePeriod& silence);
/// Word that is to be given now: somebody takes over, or a silence ends soon.
struct Matter {
  definition::WorldChange told;  ///< remembers that it was given
  bool over = false;             ///< too late to be of use: it is only remembered
  OrganisationNotice notice;
};
/// Those of `world` whose day has come and of which no word was given yet. `send_time_passed`: today counts.
[[nodiscard]] std::vector<Matter> matters_of(const EngineState& state, const definition::Organisation& world,
                                             Date today, bool send_time_passed);
/// To the admin: these were given up.
struct GivenUp {
  std::string notice;
  std::string to;
  std::string channel;
  std::string detail;
};
[[nodiscard]] OrganisationNotice delivery_failed(const EngineState& state, std::uint64_t seq,
                                                 const std::vector<GivenUp>& given_up);
/// To the admin, by another channel when there is one: nothing gets through `channel` since `since`.
[[nodiscard]] OrganisationNotice channel_failing(const EngineState& state, std::uint64_t seq,
                                                 const std::string& channel, Instant since, const std::string& detail,
                                                 std::size_t waiting);

}  // namespace besluit::engine
