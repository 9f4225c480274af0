// SPDX-License-Identifier: EUPL-1.2
// From events to the rows that are read back: the one place that knows which rows an event makes. Used when deciding
// and by `verify`, so that the projections can always be made again from the journal. Pure.
#pragma once

#include "rules/terms/date.hpp"
#include "storage/records.hpp"
#include "workflows/dossier/dossier.hpp"
#include "workflows/dossier/event.hpp"

#include <expected>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace besluit::storage {

/// How dates become moments, and where notices go.
struct ProjectionSettings {
  const Zone& zone;
  std::chrono::minutes send_time{8 * 60};
};

/// The dossier's row.
[[nodiscard]] DossierRow project_dossier(const dossier::Dossier& dossier, const ProjectionSettings& settings);

/// A claim changes one mark in a state, and ten thousand can come at once. So the row of a dossier need not be written
/// with it: what the row lacks stands in the journal (Snapshot::tails).
[[nodiscard]] inline bool may_lag(const dossier::Event& event) {
  return std::holds_alternative<dossier::RungFired>(event);
}

/// The row with the events after it folded in. REQUIRES: they are those of its stream from last_seq + 1 on. The error
/// says what cannot be read.
[[nodiscard]] std::expected<DossierRow, std::string> brought_up_to_date(const DossierRow& row,
                                                                        std::span<const JournalRow> tail,
                                                                        const ProjectionSettings& settings);

/// The rungs that `event` settles. `before` is the state before it.
void project_rungs(const dossier::Dossier& before, const dossier::Recorded& event, const ProjectionSettings& settings,
                   std::vector<RungRow>& rows);

/// The name of a deadline over all dossiers: "<dossier>/<step>/<kind>-<version>".
[[nodiscard]] std::string deadline_key(const std::string& dossier, const dossier::DeadlineName& name);
/// The id of a rung's notice: "<deadline key>#<rung>". With more than one channel the channel follows after "@".
[[nodiscard]] std::string rung_notice_id(const std::string& deadline_key, int rung);

}  // namespace besluit::storage
