// SPDX-License-Identifier: EUPL-1.2
// Between values and the texts that are kept. Compact JSON; keys are only ever added. Pure.
// Decoding never throws: damaged text gives an error that names what was expected.
#pragma once

#include "storage/records.hpp"
#include "workflows/dossier/dossier.hpp"
#include "workflows/dossier/event.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace besluit::storage {

/// The row of an event in the dossier's stream "d/<id>".
[[nodiscard]] JournalRow encode_event(std::string_view dossier, const dossier::Recorded& event);
[[nodiscard]] std::expected<dossier::Recorded, std::string> decode_event(const JournalRow& row);

/// The dossier's state, compact (a herstelplan stays under 1 KB): arrays and day numbers, no derived parts.
[[nodiscard]] std::string encode_dossier(const dossier::Dossier& dossier);
[[nodiscard]] std::expected<dossier::Dossier, std::string> decode_dossier(std::string_view text);

}  // namespace besluit::storage
