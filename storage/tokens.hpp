// SPDX-License-Identifier: EUPL-1.2
// Between enumerators and the words that are kept, where the owner of the enumeration has no word list of its own.
// Each switch has no default: an enumerator that is added breaks the build here.
#pragma once

#include "rules/terms/term.hpp"
#include "storage/store.hpp"
#include "workflows/definition/ask.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/dossier/dossier.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace besluit::storage {

using RungKind = definition::RungRule::Kind;

[[nodiscard]] std::string_view word(definition::Move move);
[[nodiscard]] std::string_view word(RungKind kind);  ///< "reminder", "escalation"
[[nodiscard]] std::string_view word(Fault fault);    ///< "busy", "full", "read-only", ...
[[nodiscard]] std::optional<definition::Move> move_named(std::string_view word);
[[nodiscard]] std::optional<RungKind> rung_kind_named(std::string_view word);
/// By English token only (unlike definition::outcome_named, which also takes what people type).
[[nodiscard]] std::optional<definition::Outcome> outcome_kept_as(std::string_view token);
[[nodiscard]] std::optional<terms::Rule> rule_named(std::string_view token);
/// The rule of a kept number; nullopt when no rule has it.
[[nodiscard]] std::optional<terms::Rule> rule_numbered(std::int64_t number);

}  // namespace besluit::storage
