// SPDX-License-Identifier: EUPL-1.2
// Dossiers that do not share a meeting (niet samen met): which of them gives way. Private to this room.
#pragma once

#include "engine/core/engine_state.hpp"
#include "workflows/dossier/command.hpp"

#include <optional>
#include <set>
#include <string>

namespace besluit::engine {

/// The routes that some route keeps its items apart from: the pinned definitions of running dossiers, and those of
/// `library`.
[[nodiscard]] std::set<std::string> kept_apart_from(const EngineState& state, const Library& library);

/// A dossier and the definition that it follows; both outlive the call that gets it.
struct Placed {
  const dossier::Dossier& dossier;
  const definition::Workflow& route;
};
/// A step of `one` that is to come, on a meeting of `other` with whose route it does not share one. The meeting stays
/// when somebody chose it by hand, and when its papers are in. nullopt: `one` need not give way to `other`.
[[nodiscard]] std::optional<dossier::Yield> yields_to(const Placed& one, const Placed& other);

}  // namespace besluit::engine
