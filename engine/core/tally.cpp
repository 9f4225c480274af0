// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/tally.hpp"

#include "storage/record_codec.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace besluit::engine {
namespace {

using dossier::Deadline;
using dossier::DeadlineKind;

// The first day on which this deadline is late; see `days_late`.
Date late_from(const Deadline& deadline) {
  if (!deadline.running) return date_max;
  const bool own_papers = deadline.name.kind == DeadlineKind::papers || deadline.name.kind == DeadlineKind::sending;
  return (own_papers ? deadline.planning : deadline.legal) + std::chrono::days{1};
}

/// Of what a list shows of a dossier. Kept in memory only.
class Fingerprint {
 public:
  void add(std::string_view text) { mix(std::hash<std::string_view>{}(text)); }
  void add(int number) { mix(static_cast<std::uint64_t>(number)); }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void mix(std::uint64_t part) {
    value_ = (value_ ^ part) * 0x9E3779B97F4A7C15U;
    value_ ^= value_ >> 29U;
  }
  std::uint64_t value_ = 0;
};

}  // namespace

std::optional<NextDate> next_date(const dossier::Dossier& dossier) {
  if (dossier.status != dossier::Status::running) return std::nullopt;
  const auto place = [&](const Deadline& deadline) {
    return std::pair{dossier.index_of(deadline.name.step), deadline.name.kind};
  };
  const Deadline* best = nullptr;
  for (const Deadline& deadline : dossier.deadlines) {
    if (!deadline.running) continue;
    if (best == nullptr || deadline.planning < best->planning ||
        (deadline.planning == best->planning && place(deadline) < place(*best)))
      best = &deadline;
  }
  if (best == nullptr) return std::nullopt;
  return NextDate{best->planning, best->name.step};
}

bool binds(DeadlineKind kind) {
  return kind != DeadlineKind::target && kind != DeadlineKind::sending && kind != DeadlineKind::reply;
}

Tally tally_of(const dossier::Dossier& dossier) {
  Tally tally{dossier.status, date_max, dossier.feasible ? date_max : date_min, date_max};
  Fingerprint shown;
  shown.add(dossier.route);
  shown.add(dossier.title);
  shown.add(static_cast<int>(dossier.status));
  shown.add(dossier.result);
  for (const Deadline& deadline : dossier.deadlines) {
    tally.overdue_from = std::min(tally.overdue_from, late_from(deadline));
    if (binds(deadline.name.kind)) tally.blocked_from = std::min(tally.blocked_from, late_from(deadline));
    if (deadline.running) tally.agenda_from = std::min(tally.agenda_from, deadline.planning);
  }
  for (const dossier::StepState& step : dossier.steps) {
    shown.add(step.id);
    shown.add(static_cast<int>(step.status));
    shown.add(step.outcome ? static_cast<int>(*step.outcome) : -1);
    if (const auto asks = asks_on(step)) tally.overdue_from = std::min(tally.overdue_from, *asks);
    // Whether the body is what is waited for is seen when the agenda is made.
    if (step.status == dossier::StepStatus::open && step.meeting)
      tally.agenda_from = std::min(tally.agenda_from, step.meeting->date);
  }
  if (const auto next = next_date(dossier)) {
    shown.add(day_number(next->date));
    shown.add(next->step);
  }
  tally.shown = shown.value();
  return tally;
}

const Tally* tally_in(const Slot& slot) {
  if (!slot.tally)
    if (const auto dossier = storage::decode_dossier(slot.state)) slot.tally = tally_of(*dossier);
  return slot.tally ? &*slot.tally : nullptr;
}

bool is_overdue(const Tally& tally, Date today) {
  return tally.status == dossier::Status::running && tally.overdue_from <= today;
}

bool is_feasible(const Tally& tally, Date today) {
  return tally.status == dossier::Status::running ? tally.blocked_from > today : tally.blocked_from > date_min;
}

}  // namespace besluit::engine
