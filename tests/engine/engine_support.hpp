// SPDX-License-Identifier: EUPL-1.2
// A core with the organisation of the handbook and one recovery-plan route, built in code, in a zone without summer
// time.
#pragma once

#include "engine/core/engine_step.hpp"
#include "tests/support/world_builder.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace besluit::engine::test {

inline Instant moment(std::string_view text) {
  return *parse_instant(text, Zone::utc());
}

inline Library small_library(const std::string& hash = "route-1") {
  using namespace besluit::testing;
  Library library;
  library.organisation = std::make_shared<const definition::Organisation>(hecht());
  definition::Workflow workflow =
      route("herstelplan", {{task("opstellen", "Herstelplan opstellen")},
                            {asks("bao", "bao")},
                            {asks("auditcommissie", "auditcommissie")},
                            {in_meeting(asks("vaststellen", "ab", definition::Ask::decision), "2024-07-10")}});
  workflow.hash = hash;
  library.routes.emplace("herstelplan", std::make_shared<const definition::Workflow>(std::move(workflow)));
  return library;
}

inline EngineState fresh_state(std::vector<std::string> channels = {"post"}) {
  Settings settings;
  settings.channels = std::move(channels);
  return *restore(Zone::utc(), std::move(settings), small_library(), {}, {});
}

inline CommandInput start(std::uint64_t ticket, const std::string& id) {
  return {ticket, {"uid 1 (tester)"}, id, "herstelplan", dossier::Start{id, {}}};
}
inline CommandInput record(std::uint64_t ticket, const std::string& id, const std::string& step,
                           const std::string& outcome) {
  return {ticket, {"uid 1 (tester)"}, id, {}, dossier::Record{step, outcome, std::nullopt, {}}};
}

}  // namespace besluit::engine::test
