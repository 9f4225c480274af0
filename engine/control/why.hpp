// SPDX-License-Identifier: EUPL-1.2
// Answers to "why this date" and "why this notice", from the journal and the outbox. Pure.
#pragma once

#include "engine/control/json_fwd.hpp"
#include "engine/core/engine_state.hpp"
#include "engine/core/queries.hpp"
#include "rules/diagnostic/text.hpp"
#include "storage/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace besluit::engine::why {

/// Whose date: of a step, or of one of those whom it asks.
struct Line {
  std::string step;
  std::string participant = {};
};

/// The reply of WhyDate: the running deadline that comes first (else the newest closed one), and the story of all
/// deadlines of the step, newest first. The error is one sentence: the step never had a date.
[[nodiscard]] std::expected<boost::json::object, Text> date(const std::vector<storage::JournalRow>& stream,
                                                            const std::string& dossier, const Line& line,
                                                            const Zone& zone, Date today, Language language);

/// The reply of WhyGate. The error is one sentence: the step has no gate, or its numbers do not fit.
[[nodiscard]] std::expected<boost::json::object, Text> gate(const dossier::Dossier& dossier,
                                                            const definition::Workflow& workflow,
                                                            const definition::Organisation& world,
                                                            const std::string& step, Language language);

/// The reply of WhyNotice for what the store found.
[[nodiscard]] std::optional<boost::json::object> notice(const storage::NoticesRead& read, const Zone& zone,
                                                        const definition::Organisation* organisation,
                                                        Language language);
/// The same for a rung that is still to come; nullopt when `id` names none.
[[nodiscard]] std::optional<boost::json::object> coming(const EngineState& state, const std::string& id,
                                                        Language language);

/// The reply of WhyNone: what was due for `person` on `day` and became of it, or that nothing was. `read` holds what
/// was
/// due on that day for everybody.
[[nodiscard]] boost::json::object none(const storage::NoticesRead& read, const EngineState& state, Instant now,
                                       const std::string& person, Date day, Language language);

}  // namespace besluit::engine::why
