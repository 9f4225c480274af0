// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/ladder.hpp"

#include "rules/terms/holidays.hpp"

#include <algorithm>
#include <tuple>

namespace besluit::dossier {
namespace {

using definition::Closure;
using definition::RungRule;

// A rung with the day it would fall on if every day were a working day: the order within one day.
struct Placed {
  RungPlan plan;
  Date unmoved{};
};

// The last working day on or before `day` that lies in no closure, and the first closure that stood in its way. Each
// turn goes back, so it ends.
struct ReminderDay {
  Date day{};
  const Closure* moved_by = nullptr;
};
ReminderDay reminder_day(Date day, const std::vector<Closure>& closures) {
  ReminderDay found{day, nullptr};
  while (true) {
    const Date wanted = found.day;
    found.day = terms::working_day_until(found.day);
    for (const Closure& closure : closures) {
      if (closure.from > found.day || found.day > closure.until) continue;
      found.day = closure.from - std::chrono::days{1};
      if (found.moved_by == nullptr) found.moved_by = &closure;
    }
    if (found.day == wanted) return found;
  }
}

std::string repeated(const std::string& text, int time) {
  return text + ", herhaling " + std::to_string(time) + (time == repeats_max ? " (laatste)" : "");
}

class Ladder {
 public:
  Ladder(const definition::Organisation& world, const terms::Due& due, const std::string& owner,
         const std::string& participant)
      : due_(due), owner_(owner), closures_(world.closures_for(participant)) {}

  void add(const RungRule& rule) {
    const bool before = rule.kind == RungRule::Kind::reminder;
    Date day = rule.on  ? *rule.on
               : before ? terms::back(due_.planning, rule.offset)
                        : terms::forward(due_.planning, rule.offset);
    place(rule, rule.text, day);
    if (!rule.repeat) return;
    for (int time = 2; time <= repeats_max; ++time) {
      const Date next = terms::forward(day, *rule.repeat);
      // A reminder is repeated up to its date; an interval of nothing would repeat on the same day.
      if (next <= day || (before && next > due_.planning)) return;
      day = next;
      place(rule, repeated(rule.text, time), day);
    }
  }

  // Where people plan for an earlier day than the law gives, somebody must hear of it on that day, not after it.
  void add_planning_day(const RungRule& first_escalation) {
    if (due_.planning == due_.legal) return;
    RungRule rule = first_escalation;
    rule.unless_acknowledged = false;
    place(rule, "op de plandatum", due_.planning);
  }

  std::vector<RungPlan> take(Date today, bool send_time_passed) {
    std::ranges::stable_sort(rungs_, [](const Placed& a, const Placed& b) {
      const auto order = [](const Placed& p) { return std::tuple(p.plan.due, p.plan.kind, p.unmoved); };
      return order(a) < order(b);
    });
    std::vector<RungPlan> plans;
    plans.reserve(rungs_.size());
    for (Placed& placed : rungs_) {
      const Date day = placed.plan.due;
      const bool gone = due_.planning < today || day < today || (day == today && send_time_passed);
      if (gone) placed.plan.settled = NotSent::before_date_set;
      plans.push_back(std::move(placed.plan));
    }
    return plans;
  }

 private:
  void place(const RungRule& rule, std::string text, Date day) {
    RungPlan plan;
    plan.kind = rule.kind;
    plan.text = std::move(text);
    plan.to = rule.to.empty() ? owner_ : rule.to;
    plan.unless_acknowledged = rule.unless_acknowledged;
    if (rule.kind == RungRule::Kind::reminder) {
      const ReminderDay found = reminder_day(day, closures_);
      plan.due = found.day;
      if (found.moved_by != nullptr) {
        plan.moved_by = (found.moved_by->kind == Closure::Kind::recess ? "recess " : "office ") + found.moved_by->name;
      }
    } else {
      plan.due = terms::working_day_from(day);
    }
    rungs_.push_back(Placed{std::move(plan), day});
  }

  const terms::Due& due_;
  const std::string& owner_;
  std::vector<Closure> closures_;
  std::vector<Placed> rungs_;
};

}  // namespace

const definition::Policy* policy_for(const definition::Organisation& world, const definition::Workflow& workflow,
                                     std::string_view step) {
  const int index = workflow.index_of(step);
  const std::string& own = index < 0 ? workflow.policy : workflow.steps[static_cast<std::size_t>(index)].policy;
  const auto found = world.policies.find(own.empty() ? workflow.policy : own);
  return found == world.policies.end() ? nullptr : &found->second;
}

std::vector<RungPlan> arm(const definition::Organisation& world, const definition::Policy& policy,
                          const terms::Due& due, const std::string& owner, const std::string& participant, Date today,
                          bool send_time_passed) {
  Ladder ladder(world, due, owner, participant);
  for (const RungRule& rule : policy.rungs) ladder.add(rule);
  const auto first = std::ranges::find(policy.rungs, RungRule::Kind::escalation, &RungRule::kind);
  if (first != policy.rungs.end()) ladder.add_planning_day(*first);
  return ladder.take(today, send_time_passed);
}

}  // namespace besluit::dossier
