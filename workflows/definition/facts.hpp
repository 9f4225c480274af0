// SPDX-License-Identifier: EUPL-1.2
// The names that a condition of a step may use: the facts of the route, what was chosen in an earlier step, and the
// outcomes of earlier steps ("uitkomst van bao" in Dutch words, "outcome of bao" as an English token). Pure.
#pragma once

#include "rules/feel/condition.hpp"
#include "workflows/definition/workflow.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace besluit::definition {

struct Organisation;

/// "uitkomst van bao", "outcome of bao".
[[nodiscard]] Text outcome_name(std::string_view step);

/// What a condition of a step may read that stands behind `earlier`.
[[nodiscard]] feel::Inputs condition_inputs(std::span<const Input> inputs, std::span<const Step> earlier);

/// The values of those names. `values` are facts in text form and choices by their step; what cannot be read as its
/// declared type is left out. `outcomes` are those of steps that are done. Facts that a table decides are decided anew.
[[nodiscard]] feel::Facts condition_facts(const Workflow& workflow, const std::map<std::string, std::string>& values,
                                          const std::map<std::string, Outcome>& outcomes);

/// `values`, and what the organisation says of the facts of the route that nobody gave (its parameters).
[[nodiscard]] std::map<std::string, std::string> with_parameters(const Organisation& world, const Workflow& workflow,
                                                                 std::map<std::string, std::string> values);

/// The year that a dossier is about, from its values; nullopt: it is not there, or no year (see `first_year`).
[[nodiscard]] std::optional<int> year_in(const Workflow& workflow, const std::map<std::string, std::string>& values);

/// The outcome that a name of `waits_for` stands for: its step; empty when it is a fact.
[[nodiscard]] std::string_view step_of_outcome_name(std::string_view name);

}  // namespace besluit::definition
