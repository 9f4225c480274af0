// SPDX-License-Identifier: EUPL-1.2
// The parts of the calendar suite that are more than counting terms.
#pragma once

#include "tests/bench/report.hpp"

#include <vector>

namespace besluit::bench {

/// The whole plan of a route with eight bodies in an organisation of eighteen participants.
[[nodiscard]] std::vector<Figure> run_plan_part(const Options& options);
/// Every occurrence of 1,000 reminders over a year, beside Debian's `remind` where it is installed. Throws when the two
/// do not name the same days.
[[nodiscard]] std::vector<Figure> run_move_part(const Options& options);
[[nodiscard]] std::vector<Figure> run_reminders_part(const Options& options);

}  // namespace besluit::bench
