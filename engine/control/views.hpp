// SPDX-License-Identifier: EUPL-1.2
// From read models to the JSON that the outside contract promises. Pure; the socket and the offline commands share it.
// Dates are YYYY-MM-DD, instants RFC 3339 with offset, absent is null, states and kinds English tokens.
#pragma once

#include "engine/control/backend.hpp"
#include "engine/control/json_fwd.hpp"
#include "engine/core/queries.hpp"
#include "engine/core/rehearsal.hpp"
#include "rules/diagnostic/text.hpp"

#include <span>

namespace besluit::engine::views {

// -- dossiers and plans --
[[nodiscard]] boost::json::object dossier_row(const DossierView& dossier);
[[nodiscard]] boost::json::object dossier_shown(const DossierView& dossier,
                                                const std::optional<planning::Conflict>& conflict, Language language);
[[nodiscard]] boost::json::object agenda_item(const AgendaItem& item);
[[nodiscard]] boost::json::object plan(const PlanView& plan, Language language);
[[nodiscard]] boost::json::value next(const std::optional<NextDate>& next);
[[nodiscard]] boost::json::value conflict(const std::optional<planning::Conflict>& conflict, Language language);
[[nodiscard]] boost::json::array derivation(const terms::Derivation& derivation, Language language);

// -- history --
/// `{seq, at, effective_on, actor, type, ...}` and the fields of the event's type.
[[nodiscard]] boost::json::object event(const dossier::Recorded& event, const Zone& zone, Language language);
/// A row of a dossier's or of the organisation's stream. A body that is not understood is passed on as it is.
[[nodiscard]] boost::json::object history_row(const storage::JournalRow& row, const Zone& zone, Language language);

// -- notices --
/// `organisation` may be null: then the person behind a role stays null.
[[nodiscard]] boost::json::object notice(const storage::NoticeRow& row, const Zone& zone);
[[nodiscard]] boost::json::object not_sent(const storage::RungRow& row, const Zone& zone,
                                           const definition::Organisation* organisation);
/// Both kinds merged, ordered by due and id.
[[nodiscard]] boost::json::array notices(const storage::NoticesRead& read, const Zone& zone,
                                         const definition::Organisation* organisation);

/// What would go out (rehearsal): a notice with `at`, `subject` and `text`.
[[nodiscard]] boost::json::array rehearsed(const std::vector<Rehearsed>& found, const Zone& zone,
                                           const definition::Organisation& world);

// -- people --
[[nodiscard]] boost::json::array absences(const definition::Organisation& world, Date today);
/// With the ids of the notices that each holds now.
[[nodiscard]] boost::json::array silences(const EngineState& state, Date today);

// -- the daemon --
[[nodiscard]] boost::json::object status(const StatusInfo& info, const EngineState& state, Instant now);
[[nodiscard]] boost::json::object clock(const StatusInfo& info, const EngineState& state, Instant now);
[[nodiscard]] boost::json::object reloaded(const ReloadResult& result, Language language);
/// `{changes:[{dossier, step, kind, old, new, slack_old, slack_new, told}], feasible, conflict, infeasible, cause}`.
[[nodiscard]] boost::json::object impact(const WorldImpact& impact, Language language);
/// The meetings of one body, with what was decided about them since the file was read.
[[nodiscard]] boost::json::array meetings(const definition::Body& body, Date today);
[[nodiscard]] boost::json::object verified(const VerifyResult& result);

}  // namespace besluit::engine::views
