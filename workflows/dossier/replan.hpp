// SPDX-License-Identifier: EUPL-1.2
// Bringing plan, deadlines and open steps in line with what was recorded. Private to this room.
#pragma once

#include "workflows/dossier/draft.hpp"
#include "workflows/planning/plan.hpp"

namespace besluit::dossier {

/// Of a dossier that has not begun: the days of tasks that facts hold. Empty when there are none.
[[nodiscard]] std::vector<planning::StepProgress> given_days(const definition::Workflow& workflow,
                                                             const std::map<std::string, std::string>& values);
/// What the planner must know of the steps as they stand.
[[nodiscard]] std::vector<planning::StepProgress> progress_of(const definition::Workflow& workflow,
                                                              const Dossier& dossier);

/// Closes the running deadlines of steps that are done and of papers that are in.
void close_finished(Draft& draft);
/// Closes all running deadlines, for `reason`.
void close_all(Draft& draft, NotSent reason);

/// Opens the stage whose turn it is, or ends the route when it is over. An end that stands is not repeated.
void move_on(Draft& draft);

/// What every act ends with: closes what is finished, opens what follows, plans anew and tells who must know, `why`.
/// `acted`: the step of which something was recorded.
void finish(Draft& draft, const Text& why, const std::string& acted);

/// Days that are waited for and have come, and written rounds that are over. Nothing when there are none.
[[nodiscard]] std::vector<Recorded> settle_days(const Setting& setting, const Dossier& before);

/// Plans from today what is not done; sets, keeps and supersedes deadlines. Returns the plan.
planning::Plan replan(Draft& draft);

}  // namespace besluit::dossier
