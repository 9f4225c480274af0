// SPDX-License-Identifier: EUPL-1.2
// Steps that need no meeting and no work, but time: waits and written rounds. Private to this room.
#pragma once

#include "workflows/planning/schedule.hpp"

#include <optional>

namespace besluit::planning {

/// Backwards: sets the dates of the slot, whose `need` is known. `aside`: its own length does not count. Returns what
/// cannot be, without the node.
[[nodiscard]] std::optional<Violation> plan_quiet(const Node& node, Slot& slot, bool aside);
/// Forwards: the day on which it is over when it can begin on `start`; nullopt when nothing fixes it.
[[nodiscard]] std::optional<Date> end_of_quiet(const Node& node, Date start);

}  // namespace besluit::planning
