// SPDX-License-Identifier: EUPL-1.2
// A simulated year as a planner: one line for each thing that somebody does or gets. Pure.
#pragma once

#include "engine/app/print.hpp"
#include "engine/simulation/year.hpp"

#include <string>

namespace besluit::engine::print {

/// `library` holds the routes of the dossiers that `workflow` starts.
[[nodiscard]] std::string simulated(const simulation::Year& year, const simulation::Question& question,
                                    const Library& library, const definition::Workflow& workflow, const Zone& zone,
                                    const Look& look);

/// One line of it: who, and what. Without the day.
struct WhoWhat {
  std::string who;
  std::string what;
  Tone tone = Tone::plain;
};
[[nodiscard]] WhoWhat who_what(const simulation::Line& line, const definition::Organisation& world,
                               const definition::Workflow& workflow, const Look& look);
/// "wo 10 juli".
[[nodiscard]] std::string short_day(Date day, Language language);

}  // namespace besluit::engine::print
