// SPDX-License-Identifier: EUPL-1.2
// Why the latest choice is enough: papers dates never decrease with the meeting's date, so of all meetings that are in
// time for what follows the last one leaves the most room for what comes before. The same holds mirrored after the last
// deciding meeting, where the first meeting that can still be made leaves the most room for the rest.
#include "workflows/planning/schedule.hpp"

#include "rules/terms/holidays.hpp"
#include "workflows/planning/quiet.hpp"
#include "workflows/planning/reply.hpp"

#include <algorithm>

namespace besluit::planning {
namespace {

using definition::Meeting;
using definition::OwnDate;
using std::chrono::days;
using terms::Rule;

enum class Targets : std::uint8_t { count, ignore };

/// Steps parallel to the deciding one have nothing after them: they take their first meeting, or, where that leaves the
/// steps before too little room, their last.
enum class Siblings : std::uint8_t { first, last };

class Scheduler {
 public:
  Scheduler(const Problem& problem, Targets targets, const std::vector<Aside>* aside)
      : problem_(problem), targets_(targets), aside_(aside) {
    result_.slots.resize(problem.nodes.size());
  }

  void use(Siblings siblings) { siblings_ = siblings; }
  void use_target(const Meeting* meeting) { target_ = meeting; }
  /// What is planned backwards: the stages below the last deciding one, and what is fixed in that one itself. Of a
  /// route with branches each node has a last deciding stage of its own.
  void decide_in(std::vector<int> stages) { deciding_ = std::move(stages); }
  /// Plans those nodes, from the last to the first.
  void backward();
  /// Plans the other nodes, from the first to the last.
  void forward();
  [[nodiscard]] bool feasible() const { return result_.feasible(); }
  [[nodiscard]] Schedule take() { return std::move(result_); }

 private:
  struct Need {
    std::optional<Date> day;
    Date before_margin{};
    int node = -1;
  };

  [[nodiscard]] bool set_aside(int node, Aside what) const {
    return aside_ != nullptr && ((*aside_)[static_cast<std::size_t>(node)] & what) != 0;
  }
  [[nodiscard]] bool fixed(int node) const {
    const Node& self = problem_.nodes[node];
    return self.anchor != nullptr || self.limited || (node == problem_.floating_target && target_ != nullptr);
  }
  [[nodiscard]] bool in_backward(int node) const {
    const int own = problem_.nodes[node].stage;
    const int stage = deciding_[node];
    return own < stage || (own == stage && (siblings_ == Siblings::last || fixed(node)));
  }
  void fail(Violation::Kind kind, int node, std::optional<Date> day) {
    if (result_.violation.kind == Violation::Kind::none) result_.violation = {kind, node, day};
  }
  [[nodiscard]] const OwnDate* own_date(int node) const;
  [[nodiscard]] Date latest_end(int earlier, int later, Date wants) const;
  [[nodiscard]] Need need_of(int node, int stage_begin, int stage_end) const;
  [[nodiscard]] const Meeting* choose(int node, const Slot& slot, Rule& rule, Date& basis) const;
  void set_papers(int node, Date day, const Meeting* meeting);
  void plan_body(int node);
  void plan_task(int node);
  void plan_every(int node);
  [[nodiscard]] std::optional<Date> offered_on(int node, int& offering) const;
  [[nodiscard]] Date send_for(int node, Date limit);
  void run_clocks(int node, std::optional<Date> limit);
  void check_councils(int node, std::optional<Date> limit);
  void look_back(int node, int prev_begin, int prev_end);
  [[nodiscard]] bool fits(int node, Date planning) const;
  [[nodiscard]] Date start_after(int node) const;
  void follow_body(int node);
  void follow_task(int node);
  void follow_every(int node);

  const Problem& problem_;
  Targets targets_;
  const std::vector<Aside>* aside_;
  Siblings siblings_ = Siblings::first;
  const Meeting* target_ = nullptr;
  std::vector<int> deciding_;  ///< of each node
  std::vector<int> before_;    ///< the nodes that the one now planned forwards comes after
  Schedule result_;
};

// The first date of the route itself that counts for this step.
const OwnDate* Scheduler::own_date(int node) const {
  for (const OwnDate& date : problem_.nodes[node].dates) {
    const bool counts = date.kind == OwnDate::Kind::target      ? targets_ == Targets::count
                        : date.kind == OwnDate::Kind::statutory ? !set_aside(node, aside_statutory)
                                                                : !set_aside(node, aside_due);
    if (counts) return &date;
  }
  return nullptr;
}

// The last day on which `earlier` may be finished when `later` needs it by `wants`.
Date Scheduler::latest_end(int earlier, int later, Date wants) const {
  const Node& first = problem_.nodes[earlier];
  const Node& second = problem_.nodes[later];
  // What follows a decision is planned from the next working day (`wants` is a working day itself), unless it was
  // recorded: then another body may have it on the day itself.
  const bool told_later = !first.done || first.same_body(second);
  if (second.follows && second.body != nullptr && first.body != nullptr && told_later) wants -= days{1};
  const auto& margin = first.step->margin;
  return margin && !first.done && !set_aside(earlier, aside_margin) ? terms::back(wants, *margin) : wants;
}

// What comes right after it needs it first; only past a branch that it does not belong to, something later may.
Scheduler::Need Scheduler::need_of(int node, int stage_begin, int stage_end) const {
  Need need;
  const int end = problem_.branches ? static_cast<int>(problem_.nodes.size()) : stage_end;
  for (int later = stage_begin; later < end; ++later) {
    const Slot& slot = result_.slots[later];
    if (!slot.wants || !problem_.together(node, later)) continue;
    const Date day = latest_end(node, slot.wanted_by, *slot.wants);
    if (!need.day || day < *need.day) need = {day, *slot.wants, slot.wanted_by};
  }
  return need;
}

// Sets the day of handing in for a meeting on `day`. A body that sends out earlier than it wants the papers in needs
// them on the day of sending.
void Scheduler::set_papers(int node, Date day, const Meeting* meeting) {
  const definition::Body& body = *problem_.nodes[node].body;
  Slot& slot = result_.slots[node];
  slot.end = day;
  slot.by_sending = false;
  slot.by_hand = false;
  const auto& pinned = problem_.nodes[node].pinned;
  if (pinned && *pinned <= day && !set_aside(node, aside_papers)) {
    slot.by_hand = true;
    slot.legal = pinned;
    slot.planning = terms::working_day_until(*pinned);
    return;
  }
  const auto& papers = body.papers_for(meeting);
  const auto& sends = body.sending_for(meeting);
  Date legal = papers && !set_aside(node, aside_papers) ? terms::back(day, *papers) : day;
  if (sends && !set_aside(node, aside_sending)) {
    const Date sending = terms::back(day, *sends);
    slot.by_sending = sending < legal;
    legal = std::min(legal, sending);
  }
  slot.legal = legal;
  slot.planning = terms::working_day_until(legal);
}

const Meeting* Scheduler::choose(int node, const Slot& slot, Rule& rule, Date& basis) const {
  const Node& self = problem_.nodes[node];
  rule = Rule::meeting;
  if (self.anchored) {
    if (self.moved_on) {
      rule = Rule::next_meeting;
      basis = *self.not_before;
    } else if (self.in_place_of != nullptr) {
      rule = Rule::next_meeting;
      basis = self.in_place_of->date;
    } else if (self.by_choice || self.inherits) {
      rule = Rule::meeting;
    } else if (self.step->meeting.kind == definition::MeetingChoice::Kind::last_before) {
      rule = Rule::last_meeting_before;
      basis = self.step->meeting.date - days{1};
    }
    return self.anchor;
  }
  if (node == problem_.floating_target && target_ != nullptr) {
    rule = target_ == self.kept ? Rule::meeting : Rule::first_meeting;
    basis = self.earliest;
    return target_;
  }
  const Meeting* last = last_until(*self.body, slot.need.value_or(date_max));
  const bool keeps = self.kept != nullptr && (!slot.need || self.kept->date <= *slot.need);
  if (keeps && self.kept != last) return self.kept;
  rule = Rule::last_meeting_before;
  basis = slot.need ? *slot.need : (last != nullptr ? last->date : date_max);
  if (self.not_before && (last == nullptr || last->date <= *self.not_before)) {
    // Deferred, and what follows leaves no meeting in time: the item goes to the body's next one all the same, so that
    // its papers are watched; the plan says that it is late.
    rule = Rule::next_meeting;
    basis = *self.not_before;
    return first_after(*self.body, *self.not_before);
  }
  const bool none = last == nullptr || (last->date < self.earliest && !self.waits && !keeps);
  if (!none) return last;
  // No meeting fits: the item stays on the agenda that it stands on, so that its papers are watched, and the plan says
  // that it is late.
  if (self.kept != nullptr) rule = Rule::meeting;
  return self.kept;
}

void Scheduler::plan_body(int node) {
  const Node& self = problem_.nodes[node];
  Slot& slot = result_.slots[node];
  slot.wanted_by = slot.needed_by;
  const OwnDate* own = own_date(node);
  if (own != nullptr && (!slot.need || own->date <= *slot.need)) {
    slot.own = *own;
    slot.need = own->date;
    slot.wanted_by = node;
  }
  slot.wants = slot.need;
  if (set_aside(node, aside_meeting)) {
    if (!slot.need) return;
    if (self.not_before && *slot.need <= *self.not_before) return fail(Violation::Kind::day_passed, node, slot.need);
    set_papers(node, *slot.need, nullptr);
  } else {
    slot.meeting = choose(node, slot, slot.rule, slot.basis);
    if (slot.meeting == nullptr) return fail(Violation::Kind::no_meeting, node, slot.need);
    if (slot.need && slot.meeting->date > *slot.need) fail(Violation::Kind::meeting_late, node, slot.need);
    set_papers(node, slot.meeting->date, slot.meeting);
  }
  if (!self.delivered && slot.planning < self.earliest) fail(Violation::Kind::day_passed, node, slot.planning);
  slot.wants = self.delivered ? *slot.end : slot.planning;
  slot.wanted_by = node;
}

void Scheduler::plan_task(int node) {
  const Node& self = problem_.nodes[node];
  Slot& slot = result_.slots[node];
  const OwnDate* own = own_date(node);
  slot.wants = slot.need;
  slot.wanted_by = slot.needed_by;
  if (own != nullptr || slot.need) {
    if (own != nullptr && (!slot.need || own->date <= *slot.need)) slot.own = *own;
    slot.rule = slot.own ? Rule::given_date : Rule::needed_by_next;
    slot.legal = slot.own ? own->date : *slot.need;
    slot.basis = *slot.legal;
    slot.planning = terms::working_day_until(*slot.legal);
    slot.end = slot.legal;
    if (!self.delivered && slot.planning < self.earliest) fail(Violation::Kind::day_passed, node, slot.planning);
    slot.wants = slot.planning;
    slot.wanted_by = node;
  }
  const OwnDate* aim = self.date(OwnDate::Kind::target);
  if (own == nullptr && aim != nullptr && (!slot.need || aim->date <= *slot.need)) {
    // The streefdatum stays what people see; the steps around it are planned without it.
    slot.own = *aim;
    slot.rule = Rule::given_date;
    slot.legal = aim->date;
    slot.planning = terms::working_day_until(aim->date);
  }
}

// The day on which the next body after `node` sends out its papers: there the law counts back from.
std::optional<Date> Scheduler::offered_on(int node, int& offering) const {
  const int stage = problem_.nodes[node].stage;
  for (int later = node + 1; later < static_cast<int>(problem_.nodes.size()); ++later) {
    const Node& body = problem_.nodes[later];
    if (body.stage == stage || body.body == nullptr || !problem_.together(node, later)) continue;
    offering = later;
    const Slot& slot = result_.slots[later];
    if (body.done || slot.meeting == nullptr) return std::nullopt;
    const bool sends = body.body->sending && !set_aside(later, aside_sending);
    return sends ? std::optional(terms::back(slot.meeting->date, *body.body->sending)) : slot.legal;
  }
  return std::nullopt;
}

// The last day on which the papers can go to those who are asked when the answers must be in on `limit`.
Date Scheduler::send_for(int node, Date limit) {
  const Node& self = problem_.nodes[node];
  const auto& term = self.step->every->term;
  if (term) return set_aside(node, aside_reply) ? limit : latest_start(*term, limit);
  // Without a term the councils' own calendars decide: each that must answer needs a meeting after the papers came.
  Date send = limit;
  for (int i = 0; i < static_cast<int>(self.asked.size()); ++i) {
    const AskedOne& one = self.asked[static_cast<std::size_t>(i)];
    if (!one.required || set_aside(node, aside_councils)) continue;
    const Meeting* last = meeting_within(*one.body, one.who->closures, self.earliest, limit);
    if (last == nullptr) continue;  // `check_councils` says so
    const Date wanted = one.body->papers ? terms::back(last->date, *one.body->papers) : last->date;
    if (wanted < send || result_.slots[node].first_asked < 0) {
      send = std::min(send, wanted);
      result_.slots[node].first_asked = i;
    }
  }
  return send;
}

// The papers went out: every clock that runs ends on a day of its own.
void Scheduler::run_clocks(int node, std::optional<Date> limit) {
  const Node& self = problem_.nodes[node];
  const auto& term = self.step->every->term;
  Slot& slot = result_.slots[node];
  slot.sending = self.sent_on;
  Date last = self.earliest;
  for (int i = 0; i < static_cast<int>(self.asked.size()); ++i) {
    const AskedOne& one = self.asked[static_cast<std::size_t>(i)];
    if (one.answered || !term || set_aside(node, aside_reply)) continue;
    const Date reply = reply_day(*term, clock_start(self, one, self.sent_on).to);
    last = std::max(last, reply);
    if (!limit || reply <= *limit || result_.violation.kind != Violation::Kind::none) continue;
    result_.violation = {Violation::Kind::reply_late, node, reply, std::nullopt, i};
  }
  slot.end = last;
}

void Scheduler::check_councils(int node, std::optional<Date> limit) {
  const Node& self = problem_.nodes[node];
  const auto& term = self.step->every->term;
  if (set_aside(node, aside_councils) || result_.violation.kind != Violation::Kind::none) return;
  for (int i = 0; i < static_cast<int>(self.asked.size()); ++i) {
    const AskedOne& one = self.asked[static_cast<std::size_t>(i)];
    if (!one.required) continue;
    Date from = clock_start(self, one, result_.slots[node].sending).to;
    std::optional<Date> until = limit;
    if (term && !set_aside(node, aside_reply)) until = reply_day(*term, from);
    if (!term && !self.delivered) from = self.earliest;
    if (!until || meeting_within(*one.body, one.who->closures, from, *until) != nullptr) continue;
    result_.violation = {Violation::Kind::no_council, node, until, from, i};
    return;
  }
}

void Scheduler::plan_every(int node) {
  const Node& self = problem_.nodes[node];
  Slot& slot = result_.slots[node];
  slot.wants = slot.need;
  slot.wanted_by = slot.needed_by;
  std::optional<Date> limit = slot.need;
  if (self.step->every->term && self.step->every->term->counts_back()) {
    int offering = -1;
    if (const auto offered = offered_on(node, offering)) {
      // Straight before the board the answers join its papers until these go out; with a step in between they must be
      // in for that step.
      limit = slot.needed_by == offering && slot.needed_from == *slot.need
                  ? *offered
                  : std::min(limit.value_or(*offered), *offered);
    }
  }
  if (self.delivered) {
    run_clocks(node, limit);
    check_councils(node, limit);
    return;
  }
  if (!limit) return;  // nothing fixes it
  slot.rule = Rule::needed_by_next;
  slot.basis = *limit;
  slot.legal = send_for(node, *limit);
  slot.planning = terms::working_day_until(*slot.legal);
  slot.sending = slot.planning;
  slot.end = limit;
  if (slot.planning < self.earliest) fail(Violation::Kind::day_passed, node, slot.planning);
  check_councils(node, limit);
  slot.wants = slot.planning;
  slot.wanted_by = node;
}

void Scheduler::follow_every(int node) {
  const Node& self = problem_.nodes[node];
  Slot& slot = result_.slots[node];
  if (self.delivered) return run_clocks(node, std::nullopt);
  slot.sending = start_after(node);
  const auto& term = self.step->every->term;
  if (term) {
    slot.end = reply_day(*term, *slot.sending);
    return;
  }
  slot.end = slot.sending;
  for (const AskedOne& one : self.asked) {
    const Meeting* first = one.required ? first_after(*one.body, *slot.sending - days{1}) : nullptr;
    if (first != nullptr) slot.end = std::max(*slot.end, first->date);
  }
}

void Scheduler::backward() {
  const auto& nodes = problem_.nodes;
  result_.violation = {};
  const int count = static_cast<int>(nodes.size());
  int later_begin = count;
  int later_end = count;
  for (int end = count; end > 0;) {
    int begin = end - 1;
    while (begin > 0 && nodes[begin - 1].stage == nodes[begin].stage) --begin;
    for (int node = end - 1; node >= begin; --node) {
      result_.slots[node] = {};
      if (!in_backward(node)) continue;
      Slot& slot = result_.slots[node];
      const Need need = need_of(node, later_begin, later_end);
      slot.need = need.day;
      slot.needed_from = need.before_margin;
      slot.needed_by = need.node;
      if (nodes[node].done) {
        if (!nodes[node].skipped) slot.end = nodes[node].done_on;
        slot.wants = need.day;  // nothing is asked of it any more; what comes before it still serves what comes after
        slot.wanted_by = need.node;
      } else if (nodes[node].body != nullptr) {
        plan_body(node);
      } else if (nodes[node].step->every) {
        plan_every(node);
      } else if (nodes[node].step->written || nodes[node].passes) {
        const auto wrong = plan_quiet(nodes[node], slot, set_aside(node, aside_due));
        if (slot.planning != Date{}) slot.wanted_by = node;
        if (wrong) fail(wrong->kind, node, wrong->day);
      } else {
        plan_task(node);
      }
    }
    later_begin = begin;
    later_end = end;
    end = begin;
  }
}

// [prev_begin, prev_end) is the last stage that ends on a day. Past a branch that it does not belong to, the node comes
// after something earlier.
void Scheduler::look_back(int node, int prev_begin, int prev_end) {
  before_.clear();
  for (int earlier = problem_.branches ? 0 : prev_begin; earlier < prev_end; ++earlier)
    if (problem_.together(node, earlier)) before_.push_back(earlier);
}

// Is everything before it finished in time for work that must be in on `planning`?
bool Scheduler::fits(int node, Date planning) const {
  for (const int earlier : before_) {
    const auto& end = result_.slots[earlier].end;
    if (end && *end > latest_end(earlier, node, planning)) return false;
  }
  return true;
}

Date Scheduler::start_after(int node) const {
  const Node& self = problem_.nodes[node];
  Date start = self.earliest;
  for (const int earlier : before_) {
    const auto& end = result_.slots[earlier].end;
    if (!end) continue;
    const Node& before = problem_.nodes[earlier];
    // A decision that was recorded lets the rest go on from then; until that it is told on the next working day.
    const bool told_later = self.follows && before.body != nullptr && !before.done;
    start = std::max(start, told_later ? terms::next_working_day(*end) : *end);
    if (before.step->margin && !before.done) start = std::max(start, terms::forward(*end, *before.step->margin));
  }
  return start;
}

void Scheduler::follow_body(int node) {
  const Node& self = problem_.nodes[node];
  Slot& slot = result_.slots[node];
  slot.rule = Rule::first_meeting;
  slot.basis = start_after(node);
  if (self.kept != nullptr) {
    set_papers(node, self.kept->date, self.kept);
    if (fits(node, slot.planning)) {
      slot.meeting = self.kept;
      slot.rule = Rule::meeting;
      if (!self.delivered && slot.planning < self.earliest) fail(Violation::Kind::day_passed, node, slot.planning);
      return;
    }
  }
  const Date after = std::max(self.earliest - days{1}, self.not_before.value_or(date_min));
  const Meeting* const end = self.body->meetings.data() + self.body->meetings.size();
  // A route that names a meeting is never given another one: then nothing is chosen here.
  const Meeting* next = self.anchored ? nullptr : first_after(*self.body, after);
  for (; next != nullptr && next != end; ++next) {
    set_papers(node, next->date, next);
    const bool in_time = self.delivered || slot.planning >= self.earliest;
    if (in_time && fits(node, slot.planning)) {
      slot.meeting = next;
      return;
    }
  }
  slot = {};
  fail(Violation::Kind::no_meeting, node, std::nullopt);
}

void Scheduler::follow_task(int node) {
  const Node& self = problem_.nodes[node];
  Slot& slot = result_.slots[node];
  const OwnDate* const binding = own_date(node);
  const OwnDate* const own = binding != nullptr ? binding : self.date(OwnDate::Kind::target);
  if (own == nullptr) return;  // nothing fixes it
  slot.own = *own;
  slot.rule = Rule::given_date;
  slot.basis = own->date;
  slot.legal = own->date;
  slot.planning = terms::working_day_until(own->date);
  if (binding == nullptr) return;
  slot.end = own->date;
  if (!self.delivered && slot.planning < self.earliest) {
    fail(Violation::Kind::day_passed, node, slot.planning);
  } else if (!fits(node, slot.planning)) {
    fail(Violation::Kind::day_passed, node, slot.planning);
  }
}

void Scheduler::forward() {
  const auto& nodes = problem_.nodes;
  const int count = static_cast<int>(nodes.size());
  int prev_begin = 0;
  int prev_end = 0;
  for (int begin = 0; begin < count;) {
    int end = begin + 1;
    while (end < count && nodes[end].stage == nodes[begin].stage) ++end;
    bool ends = false;
    for (int node = begin; node < end; ++node) {
      if (!in_backward(node)) {
        look_back(node, prev_begin, prev_end);
        if (nodes[node].done) {
          if (!nodes[node].skipped) result_.slots[node].end = nodes[node].done_on;
        } else if (nodes[node].body != nullptr) {
          follow_body(node);
        } else if (nodes[node].step->every) {
          follow_every(node);
        } else if (nodes[node].step->written || nodes[node].passes) {
          result_.slots[node].end = end_of_quiet(nodes[node], start_after(node));
        } else {
          follow_task(node);
        }
      }
      ends = ends || result_.slots[node].end.has_value();
    }
    if (ends) {
      prev_begin = begin;
      prev_end = end;
    }
    begin = end;
  }
}

Schedule schedule_with(const Problem& problem, Targets targets, Siblings siblings) {
  Scheduler scheduler(problem, targets, nullptr);
  scheduler.use(siblings);
  if (problem.floating_target < 0) {
    scheduler.decide_in(deciding_stages(problem));
    scheduler.backward();
    scheduler.forward();
    return scheduler.take();
  }
  const Node& target = problem.nodes[problem.floating_target];
  const Date after = std::max(target.earliest - days{1}, target.not_before.value_or(date_min));
  const auto& meetings = target.body->meetings;
  const Meeting* next = target.kept != nullptr ? target.kept : first_after(*target.body, after);
  if (next == nullptr) {
    scheduler.decide_in(std::vector<int>(problem.nodes.size(), -1));
    scheduler.backward();
  } else {
    scheduler.decide_in(deciding_stages(problem));
  }
  for (; next != nullptr; ++next) {
    scheduler.use_target(next);
    scheduler.backward();
    // When none will do, the last one is shown: it leaves the most room.
    if (scheduler.feasible() || next == target.kept || next == &meetings.back()) break;
  }
  scheduler.forward();
  return scheduler.take();
}

Schedule schedule_of(const Problem& problem, Targets targets) {
  Schedule schedule = schedule_with(problem, targets, Siblings::first);
  if (schedule.feasible()) return schedule;
  const std::vector<int> stages = deciding_stages(problem);
  bool has_sibling = false;
  for (int index = 0; index < static_cast<int>(problem.nodes.size()); ++index) {
    const Node& node = problem.nodes[index];
    const bool fixed = node.anchor != nullptr || node.limited || index == problem.floating_target;
    has_sibling = has_sibling || (!node.done && node.stage == stages[index] && !fixed);
  }
  return has_sibling ? schedule_with(problem, targets, Siblings::last) : schedule;
}

}  // namespace

Schedule make_schedule(const Problem& problem) {
  Schedule schedule = schedule_of(problem, Targets::count);
  const bool has_target = std::ranges::any_of(
      problem.nodes, [](const Node& node) { return !node.done && node.date(OwnDate::Kind::target) != nullptr; });
  if (schedule.feasible() || !has_target) return schedule;
  return schedule_of(without_targets(problem), Targets::ignore);
}

Schedule latest_schedule(const Problem& problem, const std::vector<Aside>& aside) {
  Scheduler scheduler(problem, Targets::ignore, &aside);
  const int past_every_stage = problem.nodes.empty() ? 0 : problem.nodes.back().stage + 1;
  scheduler.decide_in(std::vector<int>(problem.nodes.size(), past_every_stage));
  scheduler.backward();
  return scheduler.take();
}

}  // namespace besluit::planning
