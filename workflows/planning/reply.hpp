// SPDX-License-Identifier: EUPL-1.2
// The clocks of those who are asked: until when each may answer, and when the papers must go to them for it.
// Pure arithmetic; no recess moves any of these days.
#pragma once

#include "workflows/definition/fan_out.hpp"
#include "workflows/definition/organisation.hpp"

#include <vector>

namespace besluit::planning {

/// The length that holds when the clock begins on `start`. A law that did not exist yet is read as its first version.
[[nodiscard]] const terms::Term& length_on(const definition::ReplyTerm& term, Date start);

/// The last day to answer of a clock that began on `start`. A law that counts back from the board's papers (Wgr 35(1))
/// gives whoever answers the same length from the day of receipt, which nothing rolls.
[[nodiscard]] Date reply_day(const definition::ReplyTerm& term, Date start);
/// The same with its reasons; `begin` is why the clock began on `start`.
[[nodiscard]] terms::Due reply_due(const definition::ReplyTerm& term, Date start, terms::Reason begin);

/// The last day on which a clock can begin that must end on or before `limit`.
[[nodiscard]] Date latest_start(const definition::ReplyTerm& term, Date limit);

/// The last meeting of `body` on or before `until` that can deal with what arrives on `from`; its own recess and that
/// of its participant hold none. Null when there is none.
[[nodiscard]] const definition::Meeting* meeting_within(const definition::Body& body,
                                                        const std::vector<definition::Closure>& recess, Date from,
                                                        Date until);

}  // namespace besluit::planning
