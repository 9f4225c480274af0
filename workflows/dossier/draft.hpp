// SPDX-License-Identifier: EUPL-1.2
// A decision being made: events are added one by one, and the state moves along, so that each next event is decided
// on what the earlier ones did. Private to this room.
#pragma once

#include "workflows/dossier/decide.hpp"

#include <algorithm>
#include <utility>

namespace besluit::dossier {

class Draft {
 public:
  /// `setting` and `before` must outlive the draft. `before` is null for a start.
  Draft(const Setting& setting, const Dossier* before, std::string id)
      : setting_(setting),
        before_(before),
        at_(before != nullptr ? std::max(setting.now, before->last_at) : setting.now) {
    if (before != nullptr) {
      state_ = *before;
    } else {
      state_.id = std::move(id);
    }
  }

  /// `on`: the day it happened, when that is not today.
  void emit(Event event, std::optional<Date> on = std::nullopt) {
    Recorded recorded{state_.last_seq + 1, at_, on.value_or(setting_.today), setting_.actor, setting_.world.hash,
                      std::move(event)};
    state_ = apply(std::move(state_), recorded);
    events_.push_back(std::move(recorded));
  }

  [[nodiscard]] const Setting& setting() const { return setting_; }
  [[nodiscard]] const definition::Organisation& world() const { return setting_.world; }
  [[nodiscard]] const definition::Workflow& workflow() const { return setting_.workflow; }
  /// The state before the decision; null for a start.
  [[nodiscard]] const Dossier* before() const { return before_; }
  /// The state with all events so far.
  [[nodiscard]] const Dossier& state() const { return state_; }
  [[nodiscard]] std::vector<Recorded> take() { return std::move(events_); }

 private:
  const Setting& setting_;
  const Dossier* before_;
  Instant at_;
  Dossier state_;
  std::vector<Recorded> events_;
};

}  // namespace besluit::dossier
