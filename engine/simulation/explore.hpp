// SPDX-License-Identifier: EUPL-1.2
// Walks every outcome of a route with the engine's own decisions, and finds out whether every dossier can end. Pure.
#pragma once

#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/dossier/dossier.hpp"

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace besluit::engine::simulation {

/// Standings that are looked at; beyond it the walk stops and proves nothing.
inline constexpr std::size_t standings_max = 20'000;

/// One thing that was recorded: "bao=negatief advies".
struct Deed {
  std::string step;
  std::string text;
};

struct Exploration {
  std::size_t standings = 0;      ///< how many different ones were met
  bool complete = true;           ///< every one was looked at: what is said holds for every dossier
  std::string unsure;             ///< a step that waits for a fact, a day or another dossier; empty: none was met
  std::set<std::string> results;  ///< how dossiers end: tokens, or names that the route gives
  std::vector<Deed> road;         ///< the shortest way to a dossier that cannot end; empty with `ends`
  bool ends = true;               ///< from every standing that was looked at an end can be reached

  [[nodiscard]] bool proven() const { return complete && ends; }
};

/// A standing is what the steps came to, whatever the days and rounds. Everything is recorded on `day`: how long things
/// take changes no way. The guard of the route is left out: it is about whether a dossier begins. Of those whom a step
/// asks, all answer the same, or one answers otherwise. Facts that nobody gives, days that must come and other
/// dossiers are
/// not walked: where a route waits for them, the walk is not complete. `progress` is told now and then how many
/// standings were met.
[[nodiscard]] Exploration explore(const definition::Workflow& workflow, const definition::Organisation& world, Date day,
                                  const std::function<void(std::size_t)>& progress = {});

}  // namespace besluit::engine::simulation
