// SPDX-License-Identifier: EUPL-1.2
// A year of dossiers on the virtual clock, as lines: who gets what when. Pure: the same question gives the same lines.
#pragma once

#include "engine/core/queries.hpp"
#include "engine/simulation/line.hpp"
#include "engine/simulation/people.hpp"

#include <map>
#include <string>
#include <vector>

namespace besluit::engine::simulation {

/// One dossier that is started on the first day.
struct Begin {
  std::string id;  ///< empty: made by the engine
  std::string route;
  std::map<std::string, std::string> values;
};

struct Question {
  std::vector<Begin> dossiers;
  Date from{};   ///< they start on the morning of this day
  Date until{};  ///< the year goes on to the end of this day
  std::vector<ToldOutcome> told;
};

/// An outcome that nobody told.
struct Assumed {
  std::string step;
  std::string outcome;  ///< English token, or the possibility that was chosen
  friend auto operator<=>(const Assumed&, const Assumed&) = default;
};

struct Year {
  std::vector<Line> lines;            ///< in the order in which it happened
  std::vector<Assumed> assumed;       ///< each once, in the order of the first time
  std::vector<ToldOutcome> unused;    ///< never had their turn in any dossier
  std::vector<DossierView> standing;  ///< of each dossier that was started, at the end of the last day
  bool refused = false;               ///< a start or an outcome was refused; its line says why
  std::size_t notices = 0;
};

[[nodiscard]] Year simulate(const Zone& zone, const Settings& settings, const Library& library,
                            const Question& question, Subjects subjects);

}  // namespace besluit::engine::simulation
