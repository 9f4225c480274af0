// SPDX-License-Identifier: EUPL-1.2
// What people do in a simulated year: which command is given for a dossier, and on which day, as long as nobody says
// otherwise. Pure.
//
//   papers of a body     handed in on their planning date, once the tasks before it are done
//   a task               done on its planning date; without one, on the day it opens
//   a body               decides on the day it meets
//   a council, college   the papers go to them on their planning date; each answers in its last meeting before its
//                        reply date; without such a meeting on that date itself
//   a written round      answered on its last day
//   days, tables, other dossiers come about by themselves
#pragma once

#include "engine/core/engine_state.hpp"
#include "workflows/dossier/command.hpp"

#include <array>
#include <expected>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::engine::simulation {

/// One `step[/participant][/part]=outcome[@DATE]`.
struct ToldOutcome {
  std::string step;
  std::string participant;  ///< empty: all of them, or a step that does not ask participants
  std::string part;         ///< empty: the step has one question
  std::string outcome;      ///< as `record` takes it, "delivered" and "sent" included; empty: nothing is ever recorded
  std::optional<Date> on;   ///< none: on its ordinary day
  /// Of a silence: what of the step stays silent.
  enum class Silent : std::uint8_t { everything, outcome } silent = Silent::everything;

  friend bool operator==(const ToldOutcome&, const ToldOutcome&) = default;
};
/// The word for "nothing is ever recorded": geen / none.
[[nodiscard]] bool says_silent(std::string_view outcome);
/// Takes one apart. The error is one sentence that says what was expected.
[[nodiscard]] std::expected<ToldOutcome, Text> parse_told(std::string_view text);
/// Whether the route has this step, this participant and this outcome. The error names what is possible.
[[nodiscard]] std::expected<void, Text> check_told(const ToldOutcome& told, const definition::Organisation& world,
                                                   const definition::Workflow& workflow);

/// What is done next.
struct Act {
  Date day{};  ///< on which it is done; not before today
  dossier::Record record;
  bool assumed = false;               ///< nobody said which outcome
  std::optional<std::size_t> told{};  ///< which of the told outcomes this is
};

/// The people around one dossier. Remembers which of the told outcomes were used.
class People {
 public:
  /// `told` outlives this; of several for one step and participant the first is for its first round.
  explicit People(const std::vector<ToldOutcome>& told) : told_(&told), used_(told.size(), false) {}

  /// The first act that is to come; nullopt when nobody will do anything any more.
  [[nodiscard]] std::optional<Act> next(const EngineState& state, Instant now, const dossier::Dossier& dossier,
                                        const definition::Workflow& workflow) const;
  /// The act was given: what was told for it is used up. `refused`: nothing else is done for that step from now on,
  /// because the year that was asked for is not the one that would come.
  void did(const Act& act, bool refused);
  /// Those that never had their turn, silences left out.
  [[nodiscard]] std::vector<const ToldOutcome*> unused() const;

 private:
  friend class NextAct;
  const std::vector<ToldOutcome>* told_;
  std::vector<bool> used_;
  std::set<std::size_t> shared_;                      ///< told for all participants, and used for one of them
  std::vector<std::array<std::string, 3>> given_up_;  ///< step, participant and part
};

/// What is recorded for a step (or for one of the things that it asks) when nobody says so: the ordinary outcome of its
/// ask; where a gate counts one, that one; of a choice the first possibility.
[[nodiscard]] std::string ordinary(const definition::Step& step, const std::string& part = {});

}  // namespace besluit::engine::simulation
