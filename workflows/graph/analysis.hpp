// SPDX-License-Identifier: EUPL-1.2
// What can be seen on the route as a whole, though each line of its file is right: steps that are never reached,
// gates that never open, reminders that never go out. Warnings, at the place of the step. Pure.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"

#include <string_view>

namespace besluit::graph {

inline constexpr std::string_view unreachable_code = "G001";  ///< no outcome leads to the step
inline constexpr std::string_view dead_end_code = "G002";     ///< from the step no end is reached
inline constexpr std::string_view restless_code = "G003";     ///< steps that go round without a meeting or a date
inline constexpr std::string_view shut_gate_code = "G004";    ///< the gate stays shut even when all are in favour
inline constexpr std::string_view unwatched_code = "G005";    ///< a deadline whose policy reminds nobody
inline constexpr std::string_view early_rung_code = "G006";   ///< a reminder before its term begins

/// `file` is how messages name the route's file. REQUIRES: the route was read against this organisation.
[[nodiscard]] diagnostic::Diagnostics analyse(const definition::Workflow& workflow,
                                              const definition::Organisation& world, const std::string& file);

}  // namespace besluit::graph
