// SPDX-License-Identifier: EUPL-1.2
// What a turn asks about one dossier or one name, and what it says when there is no such thing. Private to this room.
#pragma once

#include "engine/core/engine_state.hpp"
#include "workflows/dossier/command.hpp"
#include "workflows/dossier/dossier.hpp"

#include <string>

namespace besluit::engine {

/// Lower-case letters, digits, '-', '_' and '.', beginning with a letter or digit; at most `limits::id_bytes`.
[[nodiscard]] bool valid_id(const std::string& id);
/// Most dossiers have nothing to do with another one, and are not looked at again.
[[nodiscard]] bool touches_others(const dossier::Dossier& of, const definition::Workflow& definition);
[[nodiscard]] bool is_done(const dossier::Dossier& of, const std::string& step);

[[nodiscard]] dossier::Rejection unknown_route(const Library& library, const std::string& name);
[[nodiscard]] dossier::Rejection bad_id(const std::string& id);
[[nodiscard]] dossier::Rejection taken(const std::string& id);
[[nodiscard]] dossier::Rejection unknown_dossier(const std::string& id);
[[nodiscard]] dossier::Rejection damaged(const std::string& id);

}  // namespace besluit::engine
