// SPDX-License-Identifier: EUPL-1.2
// What the results of a channel make of the notices, and of the channel itself: does it work, fail, or want no more?
// Pure.
#pragma once

#include "engine/core/engine_state.hpp"
#include "engine/core/organisation_notices.hpp"
#include "engine/ports/delivery.hpp"
#include "storage/records.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace besluit::engine {

/// A channel through which nothing got for limits::channel_alarm, or that was closed by the other side.
struct Failing {
  std::string channel;
  Instant since{};
  std::string detail;
  std::size_t waiting = 0;  ///< notices that wait for it
};
struct Settled {
  std::vector<storage::NoticeUpdate> updates;
  std::vector<std::string> landed;             ///< messages that are not under way any more
  std::vector<GivenUp> given_up;               ///< dead letters
  std::vector<GivenUp> worth_telling;          ///< of those: all but word of other failures
  std::vector<Failing> failing;                ///< the admin must hear of these now
  std::vector<std::string> works_again;        ///< the admin had heard that they fail
  std::map<std::string, ChannelQueue> health;  ///< by channel, where it changed
};
/// Of these notices those that were given up and have a receiver, as they wait once more from now on.
[[nodiscard]] std::vector<storage::NoticeRow> tried_again(const EngineState& state,
                                                          std::span<const storage::NoticeRow> notices, Instant now);
[[nodiscard]] Settled settle_deliveries(const EngineState& state, std::span<const DeliveryResult> results, Instant now);

}  // namespace besluit::engine
