// SPDX-License-Identifier: EUPL-1.2
// What is known in a dossier, and which steps apply by it. Pure; for this room and for whoever shows a dossier.
#pragma once

#include "rules/feel/condition.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/dossier/dossier.hpp"
#include "workflows/planning/plan.hpp"

#include <map>
#include <string>
#include <vector>

namespace besluit::dossier {

/// The facts, choices and outcomes that conditions may read, as they now stand.
[[nodiscard]] feel::Facts facts_of(const definition::Workflow& workflow, const Dossier& dossier);

/// What a fact that a table decides waits for: names of facts that a person gives, or the fact itself when the table
/// knows all that it asks for and says nothing.
[[nodiscard]] std::vector<std::string> awaited_by(const definition::Workflow& workflow, const Dossier& dossier,
                                                  const std::string& fact);

/// Of every step, whether it applies by what is known. A step without a condition applies, as does one that was begun.
[[nodiscard]] std::vector<planning::Applies> applying(const definition::Workflow& workflow, const Dossier& dossier);
/// The same for a dossier that would start with these values.
[[nodiscard]] std::vector<planning::Applies> applying(const definition::Workflow& workflow,
                                                      const std::map<std::string, std::string>& values);

/// "de uitkomst van 'bao' en 'prognose'": what a condition waits for, in words.
[[nodiscard]] Text awaited(const std::vector<std::string>& waits_for);

}  // namespace besluit::dossier
