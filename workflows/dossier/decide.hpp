// SPDX-License-Identifier: EUPL-1.2
// decide and apply: the state machine of one dossier. Pure. The transition table stands at the top of decide.cpp.
#pragma once

#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/dossier/command.hpp"
#include "workflows/dossier/dossier.hpp"
#include "workflows/dossier/event.hpp"

#include <expected>
#include <string>
#include <vector>

namespace besluit::dossier {

/// The circumstances in which something is decided.
struct Setting {
  const definition::Organisation& world;  ///< must outlive the call
  const definition::Workflow& workflow;   ///< the dossier's pinned definition; must outlive the call
  Instant now{};
  Date today{};                   ///< the local day of `now`
  bool send_time_passed = false;  ///< `now` is at or after today's send time: a rung due today is past
  std::string actor;
};

/// Events for one command, or the reason why not. `before` is null for Start only. The events are numbered from
/// `before->last_seq + 1`; `at` is `setting.now`, never before `before->last_at`.
[[nodiscard]] std::expected<std::vector<Recorded>, Rejection> decide(const Setting& setting, const Dossier* before,
                                                                     const Command& command);

/// The rungs that are due at `setting.today` (and, on the day itself, only when the send time has passed), in due
/// order: each fires once, rungs of one step and one day for one person are merged into the one nearest the deadline.
/// At most `limit` rungs are settled; the rest is due at once again. Returns nothing when nothing is due.
[[nodiscard]] std::vector<Recorded> decide_due(const Setting& setting, const Dossier& before, int limit);

/// A rejection as an event of the dossier's stream.
[[nodiscard]] Recorded rejected(const Setting& setting, const Dossier& before, const Command& command,
                                const Rejection& rejection);

/// The next state. Total: it never fails and never asks a calendar. REQUIRES: `event.seq == dossier.last_seq + 1`
/// (1 and a default dossier with its id set, for Started).
[[nodiscard]] Dossier apply(Dossier dossier, const Recorded& event);

/// Folds a whole stream. REQUIRES: it begins with Started.
[[nodiscard]] Dossier replay(std::string id, const std::vector<Recorded>& events);

/// What a person can do now, as typed after `besluitctl`: "record D bao advised-positive|advised-negative|...".
[[nodiscard]] std::vector<std::string> possible_now(const definition::Workflow& workflow, const Dossier& dossier);

}  // namespace besluit::dossier
