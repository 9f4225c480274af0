// SPDX-License-Identifier: EUPL-1.2
// The statuses of the steps as the fold of the recorded acts. Private to this room: apply uses it for each event, and a
// correction changes one act and folds all of them again, so that the result is what recording it right the first
// time would have given. Total and pure.
#pragma once

#include "workflows/dossier/dossier.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

namespace besluit::dossier {

/// An outcome of a whole step, as opposed to papers, a receipt or the answer of one participant.
[[nodiscard]] bool is_outcome(const Act& act);

/// The first stage that is not done; nullopt when the route is over.
[[nodiscard]] std::optional<int> stage_in_turn(const Dossier& dossier);

/// The same, when a step of it still waits and is not held; nullopt when nothing can be opened.
[[nodiscard]] std::optional<int> stage_to_open(const Dossier& dossier);

/// All steps are done, or the last outcome ended the route.
[[nodiscard]] bool is_over(const Dossier& dossier);

/// Opens one step in the given round; its stage becomes the open one.
void open_step(Dossier& dossier, int step, int round);

/// The turn of a step has come, but its condition is not known.
void hold_step(Dossier& dossier, int step, std::vector<std::string> waits_for);

/// What an act does to the statuses; the act itself is not added to `dossier.acts`.
void fold_act(Dossier& dossier, const Act& act);

/// Folds all acts again from the beginning. Stages that the acts before `unchanged` opened are open afterwards, just as
/// they were; a step that was held only when it went on before the `corrected` event. What the acts from `unchanged` on
/// must open is left to `stage_to_open`, so that it becomes an event.
void refold(Dossier& dossier, std::size_t unchanged,
            std::uint64_t corrected = std::numeric_limits<std::uint64_t>::max());

/// Papers are in when they were handed in for the meeting that is planned now, and the step was not deferred or set
/// back since. Called after everything that can change one of these.
void settle_delivered(Dossier& dossier);

/// The date that was set by hand for `step`, as long as the item was not deferred or sent back since; else null.
[[nodiscard]] const Pin* standing_pin(const Dossier& dossier, int step);

/// The act by which the papers of `step` were handed in, if it still counts for some meeting.
[[nodiscard]] const Act* standing_papers(const Dossier& dossier, int step);

/// Did the papers of `step` go out to the members for this meeting?
[[nodiscard]] bool sent_out(const Dossier& dossier, int step, const std::optional<definition::Meeting>& meeting);

}  // namespace besluit::dossier
