// SPDX-License-Identifier: EUPL-1.2
// Which notices go to a channel now: those whose time has come and that may go (pipeline), grouped where their policy
// says so, at the pace of their channel. Pure.
#pragma once

#include "engine/core/engine_state.hpp"
#include "storage/records.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace besluit::engine {

/// What a hand-out needs to know. `dossier` gives the newest state, also when this very turn changed it.
struct HandOutQuestion {
  const EngineState& state;
  const Library& library;
  Instant now{};
  std::function<std::shared_ptr<const dossier::Dossier>(const std::string& id)> dossier;
  std::function<std::shared_ptr<const definition::Workflow>(const std::string& hash)> route;
};
struct HandOut {
  std::vector<Outgoing> send;
  std::vector<storage::NoticeUpdate> updates;  ///< what waits or is not sent after all, and why
  bool more = false;                           ///< a bound was reached: ask again at once
};
[[nodiscard]] HandOut hand_out(const HandOutQuestion& question);

/// How many messages a channel may take at `now`, by its pace; and when it can take the next when that is none.
[[nodiscard]] std::size_t room_in(const ChannelQueue& queue, const ChannelRule& rule, Instant now);

}  // namespace besluit::engine
