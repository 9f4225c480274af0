// SPDX-License-Identifier: EUPL-1.2
// The notices outside the ladders, and the sentences that say why. Private to this room.
#pragma once

#include "workflows/dossier/draft.hpp"
#include "workflows/planning/plan.hpp"

namespace besluit::dossier {

/// One notice to every role with dates that are new or moved since the decision began; at a start these are all dates.
/// A role that was told a date which has lapsed without a new one hears that too, with all dates that it has left.
struct Telling {
  std::string acted{};                  ///< the step of which something was recorded; that its own dates end is no news
  NoticeKind kind = NoticeKind::dates;  ///< `moved`: who was told another date before gets a notice of that kind
};
/// The roles that got a notice.
std::vector<std::string> tell_dates(Draft& draft, const Text& why, const Telling& telling = {});
/// One notice to those who owe nothing for a meeting any more (their papers are in) but count on its day, when it
/// moved. Who was `told` already gets none.
void tell_moved_meetings(Draft& draft, const Text& why, const std::vector<std::string>& told);
/// One notice to the owner of the route when it cannot be made any more (at a start: when it cannot be made).
void tell_infeasible(Draft& draft, const planning::Plan& plan);
/// One notice to every role that was told a date which has now lapsed. `told` is the state in which they were told.
void tell_withdrawn(Draft& draft, const Dossier& told, const Text& why);
/// One notice to each person who got an escalation about `step` that was unfounded: what was asked was done on `on`.
/// `papers_only`: only the papers were handed in, the step goes on.
void tell_unfounded(Draft& draft, const std::string& step, Date on, bool papers_only);

/// One notice for information about a step. `id` is completed with the role.
void tell_for_information(Draft& draft, const std::string& id, const std::string& role, const std::string& step,
                          const Text& why);
/// Who must hear that the route cannot be made: its owner, else whoever keeps the agenda of that step's body.
[[nodiscard]] std::string route_owner(const Draft& draft, int target_step);

/// "Het voorstel is aangehouden (Bao, donderdag 23 mei 2024)."
[[nodiscard]] Text outcome_sentence(const Setting& setting, int step, definition::Outcome outcome, Date on,
                                    const definition::Exit& exit);

}  // namespace besluit::dossier
