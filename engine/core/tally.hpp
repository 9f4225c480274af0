// SPDX-License-Identifier: EUPL-1.2
// What is asked of all dossiers at once (counts, the agenda, a list), worked out once for each state. Only for what
// follows from the dossier alone; days are compared when somebody looks.
#pragma once

#include "engine/core/queries.hpp"

namespace besluit::engine {

[[nodiscard]] Tally tally_of(const dossier::Dossier& dossier);
/// The slot's own; decodes its state when nobody did so yet. Null: it is damaged (`verify` reports that).
[[nodiscard]] const Tally* tally_in(const Slot& slot);

/// The planning date of its earliest running deadline.
[[nodiscard]] std::optional<NextDate> next_date(const dossier::Dossier& dossier);

[[nodiscard]] bool is_overdue(const Tally& tally, Date today);
[[nodiscard]] bool is_feasible(const Tally& tally, Date today);

/// Does a deadline of this kind that is over make the plan impossible? Not a streefdatum, which binds nobody; not
/// sending out, which the body itself can still make good; not a reply, whose silence has a meaning of its own.
[[nodiscard]] bool binds(dossier::DeadlineKind kind);

}  // namespace besluit::engine
