// SPDX-License-Identifier: EUPL-1.2
#include "workflows/planning/quiet.hpp"

#include "rules/terms/holidays.hpp"

#include <algorithm>

namespace besluit::planning {
namespace {

// Nobody does anything here; but what comes after cannot come before the day that is waited for.
std::optional<Violation> plan_wait(const Node& node, Slot& slot) {
  if (!node.wait_day) return std::nullopt;
  slot.end = std::max(*node.wait_day, node.earliest);
  if (!slot.need || *slot.end <= *slot.need) return std::nullopt;
  return Violation{Violation::Kind::wait_long, -1, slot.need};
}

// A round begins on the working day after it was decided: the last day on which that can be is its day.
std::optional<Violation> plan_round(const Node& node, Slot& slot) {
  if (node.round_end) {
    slot.end = node.round_end;
    if (!slot.need || *slot.end <= *slot.need) return std::nullopt;
    return Violation{Violation::Kind::round_late, -1, slot.need};
  }
  if (!slot.need) return std::nullopt;
  slot.rule = terms::Rule::needed_by_next;
  slot.basis = *slot.need;
  slot.legal = terms::back(*slot.need, node.step->written->length);
  slot.planning = terms::working_day_until(*slot.legal);
  slot.end = slot.need;
  slot.wants = slot.planning;
  if (slot.planning >= node.earliest) return std::nullopt;
  return Violation{Violation::Kind::day_passed, -1, slot.planning};
}

}  // namespace

std::optional<Violation> plan_quiet(const Node& node, Slot& slot, bool aside) {
  slot.wants = slot.need;
  slot.wanted_by = slot.needed_by;
  if (aside) return std::nullopt;
  return node.step->written ? plan_round(node, slot) : plan_wait(node, slot);
}

std::optional<Date> end_of_quiet(const Node& node, Date start) {
  if (node.round_end) return node.round_end;
  if (node.step->written) return terms::forward(start, node.step->written->length);
  return node.wait_day ? std::optional(std::max(*node.wait_day, start)) : std::nullopt;
}

}  // namespace besluit::planning
