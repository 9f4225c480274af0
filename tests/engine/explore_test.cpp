// SPDX-License-Identifier: EUPL-1.2
// All outcomes of a route: what they lead to, and the shortest road to a dossier that cannot end.
#include "engine/simulation/explore.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

namespace {

using namespace besluit;
using namespace besluit::testing;
using namespace besluit::engine::simulation;

TEST_CASE("explore: every dossier of an ordinary route can end, and how") {
  const Exploration found = explore(herstelplan(), hecht(), day("2024-03-14"));
  CHECK(found.proven());
  CHECK(found.road.empty());
  CHECK(found.results == std::set<std::string>{"adopted", "adopted-amended"});
  // Drafting; three advices of the Bao; nine with those of the Auditcommissie; eighteen decisions.
  CHECK(found.standings == 1 + 1 + 3 + 9 + 18);
}

TEST_CASE("explore: the shortest road to a dossier that cannot end") {
  auto workflow = herstelplan();
  // Whatever the AB decides, the route goes back to the Auditcommissie: nobody ever gets out.
  workflow.steps[3].exits.clear();
  for (const auto outcome : definition::allowed(definition::Ask::decision))
    workflow.steps[3].exits.push_back({outcome, definition::Move::back, "auditcommissie"});
  workflow.steps[1].exits = {{definition::Outcome::advised_negative, definition::Move::end, "gestopt"}};
  const Exploration found = explore(workflow, hecht(), day("2024-03-14"));
  CHECK(found.complete);
  CHECK_FALSE(found.ends);
  std::vector<std::string> road;
  for (const Deed& deed : found.road) road.push_back(deed.text);
  CHECK(road == std::vector<std::string>{"opstellen=gereed", "bao=positief advies"});
}

}  // namespace
