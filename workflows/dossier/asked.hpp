// SPDX-License-Identifier: EUPL-1.2
// What follows from the answers of those whom a step asks. Pure; for this room and for whoever shows a dossier.
#pragma once

#include "rules/votes/gate.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/dossier/dossier.hpp"
#include "workflows/planning/plan.hpp"

#include <optional>
#include <string>
#include <vector>

namespace besluit::dossier {

/// One line for each participant: of several things that it is asked, it has answered when all have an answer.
[[nodiscard]] std::vector<ParticipantState> by_participant(const StepState& step);

/// The day on which the papers of this step went to those who are asked; nullopt: they did not, or it was taken back.
[[nodiscard]] std::optional<Date> sent_on(const Dossier& dossier, int step);

/// Adds to `progress` what the planner must know of them.
void put_asked(planning::StepProgress& progress, const Dossier& dossier, int step);

/// The last day on which this participant can answer in time; nullopt: no term, or its clock does not run yet.
[[nodiscard]] std::optional<Date> reply_end(const definition::FanOut& every, const Dossier& dossier, int step,
                                            const ParticipantState& one);

/// The gate over the answers as they stand. The error is one sentence: the numbers do not fit.
[[nodiscard]] std::expected<votes::GateResult, Text> judge_gate(const definition::Organisation& world,
                                                                const definition::Step& step, const StepState& state);

/// The answer of this participant ended with its council, and the new one has not answered yet.
[[nodiscard]] bool has_lapsed(const Dossier& dossier, const StepState& step, const ParticipantState& one);

/// "delivered" or "aangeleverd".
[[nodiscard]] bool says_delivered(const std::string& outcome);
/// "sent" or "verzonden".
[[nodiscard]] bool says_sent(const std::string& outcome);

}  // namespace besluit::dossier
