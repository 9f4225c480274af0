// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/changed_dossiers.hpp"

#include "engine/core/limits.hpp"
#include "engine/core/tally.hpp"
#include "storage/projection.hpp"

#include <utility>

namespace besluit::engine {

void ChangedDossiers::put(storage::DossierRow row, const Tally& tally, Row when) {
  Slot& changed = turn_.patch.dossiers[row.id];
  changed.tally = tally;
  changed.last_seq = row.last_seq;
  changed.open = row.open;
  changed.next_due = row.next_due_ms == storage::never_ms ? never : Instant{std::chrono::milliseconds{row.next_due_ms}};
  // What stands in the batch is written in any case, so it may as well be the newest.
  changed.lags = when == Row::may_lag && !row_of_.contains(row.id);
  if (changed.lags) {
    changed.state = std::move(row.state);
    return;
  }
  changed.state = row.state;
  const auto [place, fresh] = row_of_.try_emplace(row.id, turn_.batch.dossiers.size());
  if (fresh)
    turn_.batch.dossiers.push_back(std::move(row));
  else
    turn_.batch.dossiers[place->second] = std::move(row);
}

void ChangedDossiers::set_aside(const std::string& id, const Slot& found) {
  turn_.patch.dossiers.insert_or_assign(id, Slot{found.state, found.last_seq, never, found.open, found.lags});
}

void ChangedDossiers::catch_up(const EngineState& state) {
  const storage::ProjectionSettings projection{state.zone, state.settings.send_time};
  std::size_t left = limits::caught_up_per_turn;
  for (const std::string& id : state.lagging) {
    if (left == 0) return;
    if (turn_.patch.dossiers.contains(id)) continue;
    --left;
    if (const auto dossier = state.dossier(id)) {
      put(storage::project_dossier(*dossier, projection), tally_of(*dossier), Row::written);
    } else {
      // Damaged: there is nothing to write, now or later.
      const Slot& found = state.dossiers.at(id);
      turn_.patch.dossiers.insert_or_assign(id, Slot{found.state, found.last_seq, found.next_due, found.open});
    }
  }
}

}  // namespace besluit::engine
