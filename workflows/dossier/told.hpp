// SPDX-License-Identifier: EUPL-1.2
// The notices that tell what happened. A written round always invites whoever must answer; where the policy wants it, a
// task that has begun, papers that came late, an outcome that was recorded or corrected and the end of the route are
// told too. Private to this room.
#pragma once

#include "workflows/dossier/decide.hpp"

namespace besluit::dossier {

/// `events`, followed by one notice for each person who is to hear of them. But for invitations nothing is added where
/// the policy of the step does not ask for it (meld:), nor at a start: then everybody gets their dates.
[[nodiscard]] std::vector<Recorded> with_told(const Setting& setting, const Dossier* before,
                                              std::vector<Recorded> events);

}  // namespace besluit::dossier
