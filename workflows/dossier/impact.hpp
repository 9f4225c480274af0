// SPDX-License-Identifier: EUPL-1.2
// What a changed world does to one dossier: the events that bring it in line, and the same as lines for a preview. The
// preview is the decision itself, so it cannot promise something else than what happens.
#pragma once

#include "workflows/dossier/decide.hpp"
#include "workflows/planning/plan.hpp"

#include <optional>
#include <string>
#include <vector>

namespace besluit::dossier {

/// A line that a person left out of a change: the date of this step stays as it is, for a reason.
struct Kept {
  std::string step;
  std::string reason;
};

/// One date that moves.
struct ImpactLine {
  std::string step;
  std::string participant;  ///< whose reply it is, of a step that asks every participant; else empty
  std::string kind;         ///< papers | sending | task | target | meeting (an item that has no date of its own left)
  std::optional<Date> was;
  std::optional<Date> now;  ///< none: the date lapses
  std::optional<int> slack_was;
  std::optional<int> slack_now;
  std::vector<std::string> told;  ///< persons (or bare addresses) who hear of it
};

struct Impact {
  std::vector<Recorded> events;  ///< empty: the change does not touch this dossier
  std::vector<ImpactLine> lines;
  bool feasible = true;
  std::optional<planning::Conflict> conflict;  ///< of the plan that the change leaves
};

/// `setting.world` is the changed world, `was` the one before. `cause` is one sentence: what happened to which meeting.
/// The same change once more gives no events. REQUIRES: the dossier is running.
[[nodiscard]] Impact decide_impact(const Setting& setting, const definition::Organisation& was, const Dossier& before,
                                   const Text& cause, const std::vector<Kept>& kept);

}  // namespace besluit::dossier
