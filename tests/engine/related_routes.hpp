// SPDX-License-Identifier: EUPL-1.2
// Routes that bring something about in each other: one that is followed by another, and one that waits for both.
#pragma once

#include "tests/engine/engine_support.hpp"

#include <memory>
#include <string>
#include <utility>

namespace besluit::engine::test {

inline definition::Step waits(std::string id, definition::Wait wait) {
  definition::Step step;
  step.id = std::move(id);
  step.ask = definition::Ask::wait;
  step.wait = std::move(wait);
  return step;
}

/// herstelplan: the board decides, what follows is started, waited for, and then the plan ends. wijziging: one task.
/// keten: waits for the board's step of another dossier, then for its end.
inline EngineState related_routes(Settings settings = {}) {
  using namespace besluit::testing;
  using definition::Ask;
  using definition::Outcome;
  using definition::Wait;
  Library library;
  definition::Organisation world = hecht();
  auto& meetings = world.bodies.at("ab").meetings;  // the AB meets on the day of these stories too
  meetings.insert(meetings.begin(), {make_date(2024, 3, 14), make_date(2024, 3, 14)});
  library.organisation = std::make_shared<const definition::Organisation>(std::move(world));
  definition::Step decided = asks("besluit", "ab", Ask::decision);
  decided.starts = {{Outcome::adopted, "wijziging", {{"bedrag", "prognose"}, {"soort", "eerste"}}},
                    {Outcome::adopted, "bestaat-niet", {}}};
  definition::Workflow plan = route("herstelplan", {{decided}, {waits("vervolg", {Wait::Kind::children})}});
  plan.inputs = {{"prognose", feel::Type::number, "", {}}};
  definition::Workflow change = route("wijziging", {{task("boeken", "Boeken")}});
  change.inputs = {{"bedrag", feel::Type::number, "", {}}, {"soort", feel::Type::string, "", {}}};
  Wait of_step{Wait::Kind::dossier};
  of_step.fact = "ander";
  of_step.step = "besluit";
  Wait of_end = of_step;
  of_end.step.clear();
  definition::Workflow chain = route("keten", {{waits("stap", of_step)}, {waits("einde", of_end)}});
  chain.inputs = {{"ander", feel::Type::string, "", {}}};
  for (auto* workflow : {&plan, &change, &chain})
    library.routes.emplace(workflow->id, std::make_shared<const definition::Workflow>(*workflow));
  return *restore(Zone::utc(), std::move(settings), std::move(library), {}, {});
}

}  // namespace besluit::engine::test
