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

/// The reply of WhyDate: the running deadline that comes first (else the newest closed one), and the story of all
/// deadlines of the step, newest first. The error is one sentence: the step never had a date.
[[nodiscard]] std::expected<boost::json::object, Text> date(const std::vector<storage::JournalRow>& stream,
                                                            const std::string& dossier, const std::string& step,
                                                            const Zone& zone, Date today, Language language);

/// The reply of WhyNotice for what the store found.
[[nodiscard]] std::optional<boost::json::object> notice(const storage::NoticesRead& read, const Zone& zone,
                                                        const definition::Organisation* organisation,
                                                        Language language);
/// The same for a rung that is still to come; nullopt when `id` names none.
[[nodiscard]] std::optional<boost::json::object> coming(const EngineState& state, const std::string& id,
                                                        Language language);

}  // namespace besluit::engine::why
