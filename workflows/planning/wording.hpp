// SPDX-License-Identifier: EUPL-1.2
// How facts and conflicts are said. Private to this room.
#pragma once

#include "workflows/planning/schedule.hpp"

#include <vector>

namespace besluit::planning {

/// What kind of thing a candidate of a conflict is.
enum class FactKind : std::uint8_t {
  meeting,
  papers,
  sending,
  pinned,
  margin,
  due,
  statutory,
  reply,
  council,
  wait,
  round
};
/// A fact of the body, the same for all steps that go to it; the others belong to one step.
[[nodiscard]] constexpr bool of_body(FactKind kind) {
  return kind == FactKind::meeting || kind == FactKind::papers || kind == FactKind::sending;
}

/// A fact before it has words: it stands at `node`; `nodes` are all steps that it binds.
struct Candidate {
  FactKind kind = FactKind::meeting;
  int node = -1;
  const definition::Meeting* meeting = nullptr;  ///< of a meeting fact; null: the body has none that fits
  std::optional<Date> need;                      ///< of a missing meeting: the last day that would do
  std::vector<int> nodes;
  const definition::Meeting* planned = nullptr;  ///< the meeting that its step is planned for; may be null
  int asked = -1;  ///< of a council: which of those who are asked, and the stretch in which it does not meet
  std::optional<Date> from{};
};

/// The date of the route that the fact is; null for another kind of fact.
[[nodiscard]] const definition::OwnDate* own_date_of(const Problem& problem, const Candidate& candidate);
/// Is it a fact of a body, which all steps of that body share?
[[nodiscard]] bool of_body(const Candidate& candidate);
/// REQUIRES: a papers or sending fact of a body that has that term.
[[nodiscard]] const terms::Term& term_of(const Problem& problem, const Candidate& candidate);

/// The day under which a meeting fact is known: of the meeting, or of the nearest one when none fits.
[[nodiscard]] std::optional<Date> known_day(const Problem& problem, const Candidate& candidate);

[[nodiscard]] Fact spoken_fact(const Problem& problem, const Candidate& candidate);

/// One sentence: what cannot hold together, and the day on which it breaks. `violation` is what goes wrong when only
/// these candidates hold.
[[nodiscard]] Text spoken_conflict(const Problem& problem, const std::vector<Candidate>& candidates,
                                   const Violation& violation);

/// What to do where a body has no days at all on which it could meet.
[[nodiscard]] Text enter_meetings();

}  // namespace besluit::planning
