// SPDX-License-Identifier: EUPL-1.2
// One engine on a virtual clock: commands in, what happened in order out. Every notice is delivered at once. Pure.
#pragma once

#include "engine/core/engine_state.hpp"
#include "engine/core/engine_step.hpp"
#include "storage/records.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace besluit::engine::simulation {

/// One thing that happened: an event, or a notice that went out. What is held back or dropped in the end does not stand
/// here.
struct Happening {
  Instant at{};
  std::string dossier;
  /// The event is never null; it is shared with the turn that brought it.
  std::variant<std::shared_ptr<const dossier::Recorded>, storage::NoticeRow> what;
};

class Office {
 public:
  /// The clock stands at `begin`. REQUIRES: every route of the library was checked against its organisation.
  Office(Zone zone, Settings settings, Library library, Instant begin);

  [[nodiscard]] const EngineState& state() const { return state_; }
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] Date today() const { return state_.zone.date_of(now_); }
  /// The next moment at which something happens by itself; `never` when nothing waits.
  [[nodiscard]] Instant wake_up() const { return state_.wake_up(); }

  /// Gives one command now. `route` for a start only. What it sets off at this moment has happened when it returns.
  Reply command(const std::string& dossier, const std::string& route, dossier::Command command);
  /// Changes the meetings of the organisation now.
  Reply change_world(WorldCommand command);
  /// Moves the clock through every wake-up up to and including `to`; a moment before now changes nothing.
  void advance_to(Instant to);

  /// Everything that happened since the last call, in order.
  [[nodiscard]] std::vector<Happening> take_happened();

 private:
  Turn take(const Input& input);
  void settle();
  void keep(Turn& turn);
  void sent(const Turn& turn);

  EngineState state_;
  Instant now_;
  std::vector<Happening> happened_;
  /// Notices that were made and not sent yet, by id, in the order in which they were made.
  struct Made {
    std::size_t number = 0;
    storage::NoticeRow row;
  };
  std::unordered_map<std::string, Made> made_;
  std::size_t numbers_ = 0;
};

}  // namespace besluit::engine::simulation
