// SPDX-License-Identifier: EUPL-1.2
// What the calendars of the organisation hold: one for all, one for each body, one for each role, from the state. Pure.
#pragma once

#include "engine/core/engine_state.hpp"
#include "engine/core/message.hpp"

#include <string>
#include <vector>

namespace besluit::engine {

/// One calendar with its dates.
struct Feed {
  std::string id;  ///< "organisatie", "orgaan-ab", "orgaan-leiden-raad", "rol-directie": a file name without extension
  std::string name;  ///< as people see it
  std::vector<MessageDate> dates;
};

/// Every running date of every running dossier, in the calendar of the organisation, of the body that it is about, and
/// of the role that owes it; and the planned meetings of each body that a dossier is on the agenda of. Feeds ordered by
/// id, dates by day and uid. No names of people: a feed is read by whoever has its address.
[[nodiscard]] std::vector<Feed> calendar_feeds(const EngineState& state);

}  // namespace besluit::engine
