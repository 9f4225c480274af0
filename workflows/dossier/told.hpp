// SPDX-License-Identifier: EUPL-1.2
// The notices that tell what happened, where the policy wants them: a task has begun, an outcome was recorded or
// corrected, the route has ended. Private to this room.
#pragma once

#include "workflows/dossier/decide.hpp"

namespace besluit::dossier {

/// `events`, followed by one notice for each person who is to hear of them. Nothing is added where the policy of the
/// step does not ask for it (meld:), nor at a start: then everybody gets their dates.
[[nodiscard]] std::vector<Recorded> with_told(const Setting& setting, const Dossier* before,
                                              std::vector<Recorded> events);

}  // namespace besluit::dossier
