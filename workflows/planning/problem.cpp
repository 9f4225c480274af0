// SPDX-License-Identifier: EUPL-1.2
#include "workflows/planning/problem.hpp"

#include "workflows/definition/world_change.hpp"

#include <algorithm>

namespace besluit::planning {
namespace {

using definition::Body;
using definition::Meeting;
using definition::MeetingChoice;
using std::chrono::days;

// The meeting that now stands for the one with this identity: itself, its second meeting, or, when it was cancelled,
// the body's next one.
struct Standing {
  const Meeting* meeting = nullptr;
  bool second = false;
  const Meeting* cancelled = nullptr;  ///< the one that `meeting` comes in place of
};

Standing standing(const Body& body, Date first) {
  const auto second = std::find_if(body.seconds.begin(), body.seconds.end(),
                                   [first](const auto& s) { return s.first_of == first || s.meeting.first == first; });
  if (second != body.seconds.end()) return {&second->meeting, true, nullptr};
  if (const Meeting* found = definition::meeting_with_identity(body, first)) return {found, false, nullptr};
  const auto cancelled = std::find_if(body.cancelled.begin(), body.cancelled.end(),
                                      [first](const Meeting& meeting) { return meeting.first == first; });
  if (cancelled == body.cancelled.end()) return {};
  return {first_after(body, cancelled->date), false, &*cancelled};
}

void use(Node& node, const Standing& found) {
  node.anchored = true;
  node.anchor = found.meeting;
  node.inherits = found.second;
  node.in_place_of = found.cancelled;
}

void set_anchor(Node& node, const std::optional<Date>& chosen) {
  const MeetingChoice& choice = node.step->meeting;
  node.by_choice = chosen.has_value();
  if (chosen)
    use(node, standing(*node.body, *chosen));
  else if (choice.kind == MeetingChoice::Kind::fixed)
    use(node, standing(*node.body, choice.date));
  else if (!node.inherits)
    node.anchor = last_until(*node.body, choice.date - days{1});
  // Deferred or sent back: the meeting that has dealt with the item cannot deal with it again.
  if (node.not_before && (node.anchor == nullptr || node.anchor->date <= *node.not_before)) {
    node.anchor = first_after(*node.body, *node.not_before);
    node.moved_on = true;
    node.inherits = false;
  }
}

// Everybody else as they answered, or in favour; this one as silence leaves it.
bool needs(const definition::FanOut& every, std::vector<votes::Voter> voters, std::size_t one) {
  for (votes::Voter& voter : voters) {
    if (voter.stand == votes::Stand::awaited) voter.stand = votes::Stand::in_favour;
  }
  std::optional<definition::Outcome> silent;
  if (every.silence) silent = every.silence->outcome;
  voters[one].stand = definition::stand_of(every, silent);
  const auto judged = votes::judge(every.gate, voters);
  return judged && judged->verdict != votes::Verdict::yes;
}

void mark_required(Node& node) {
  const definition::FanOut& every = *node.step->every;
  if (every.silence && definition::stand_of(every, every.silence->outcome) == votes::Stand::in_favour) return;
  std::vector<votes::Voter> voters;
  for (const AskedOne& one : node.asked)
    voters.push_back({one.who->id, one.who->name, one.who->votes, 0,
                      one.answered ? votes::Stand::in_favour : votes::Stand::awaited});
  for (std::size_t i = 0; i < node.asked.size(); ++i)
    node.asked[i].required = !node.asked[i].answered && needs(every, voters, i);
}

void ask_everybody(const definition::Organisation& world, const StepProgress* progress, Node& node) {
  const definition::FanOut& every = *node.step->every;
  const bool begun = progress != nullptr && !progress->asked.empty();
  for (const auto& [id, participant] : world.participants) {
    AskedOne one{&participant, world.body(definition::asked_body(participant, every.asked)), {}, false, false};
    if (one.body == nullptr) continue;
    if (begun) {
      const auto known = std::ranges::find(progress->asked, id, &AskedProgress::participant);
      if (known == progress->asked.end()) continue;
      one.received = known->received_on;
      one.answered = known->answer.has_value();
    }
    node.asked.push_back(one);
  }
  if (progress != nullptr) {
    node.sent_on = progress->sent_on;
    node.opened_on = progress->opened_on;
  }
  mark_required(node);
}

// The meeting on whose agenda the item already is. An item of a meeting without a quorum is bound to the second one.
void keep(Node& node, Date first) {
  const Standing found = standing(*node.body, first);
  if (found.meeting == nullptr || (node.not_before && found.meeting->date <= *node.not_before)) return;
  node.kept = found.meeting;
  if (found.second) use(node, found);
}

// A day that was set by hand comes in place of what was agreed or aimed at; the law stays.
std::vector<definition::OwnDate> pinned_dates(std::vector<definition::OwnDate> dates, Date day) {
  using Kind = definition::OwnDate::Kind;
  std::erase_if(dates, [](const definition::OwnDate& date) { return date.kind != Kind::statutory; });
  dates.push_back({Kind::due, day});
  definition::in_order(dates);
  return dates;
}

// A meeting that was left to another dossier is for this one as if it were cancelled: the next one stands for it.
void leave_out(Node& node, const std::vector<Date>& left) {
  auto body = std::make_shared<definition::Body>(*node.body);
  for (const Date first : left) {
    const Meeting* found = definition::meeting_with_identity(*body, first);
    if (found == nullptr) continue;
    const Meeting meeting = *found;
    std::erase(body->meetings, meeting);
    body->cancelled.push_back(meeting);
  }
  node.body = body.get();
  node.without_them = std::move(body);
}

Node make_node(const definition::Organisation& world, const definition::Step& step, const StepProgress* progress,
               Applies applies) {
  Node node;
  node.step = &step;
  node.body = step.meets() ? world.body(step.body) : nullptr;
  if (progress != nullptr && node.body != nullptr && !progress->left_to_others.empty())
    leave_out(node, progress->left_to_others);
  node.dates = step.dates;
  node.stage = step.stage;
  node.anchored = node.body != nullptr && (step.meeting.kind != MeetingChoice::Kind::last_possible ||
                                           (progress != nullptr && progress->chosen_meeting));
  if (progress != nullptr) {
    node.done = progress->done;
    node.done_on = progress->done_on;
    node.delivered = progress->papers_delivered || progress->suspended;
    node.not_before = progress->not_before;
    if (progress->pinned) {
      node.pinned_reason = &progress->pinned->reason;
      if (node.body == nullptr)
        node.dates = pinned_dates(step.dates, progress->pinned->day);
      else
        node.pinned = progress->pinned->day;
    }
    if (node.body != nullptr && progress->kept_meeting) keep(node, *progress->kept_meeting);
  }
  node.done = node.done || applies == Applies::no;
  node.passes = !step.asks_somebody();
  if (progress != nullptr && progress->settles_on) {
    if (step.wait) node.wait_day = progress->settles_on;
    if (step.written) node.round_end = *progress->settles_on - days{1};
  } else if (step.wait && step.wait->kind == definition::Wait::Kind::day && step.wait->fact.empty()) {
    node.wait_day = step.wait->date;
  }
  if (step.every) ask_everybody(world, progress, node);
  const std::optional<Date> chosen = progress != nullptr ? progress->chosen_meeting : std::nullopt;
  if (node.anchored && !node.done) set_anchor(node, chosen);
  node.delivered = node.delivered || node.inherits;
  node.limited = node.body != nullptr && !node.anchored && !node.dates.empty();
  return node;
}

// Terms that run from the day on which another step was done, beside a fixed day: the earlier of the two holds.
void start_terms(Problem& problem, const definition::Workflow& workflow) {
  for (Node& node : problem.nodes) {
    if (!node.step->within || node.done || node.pinned_reason != nullptr) continue;
    const int index = workflow.index_of(node.step->within->step);
    if (index < 0 || !problem.nodes[index].done || problem.nodes[index].skipped) continue;
    const Date from = problem.nodes[index].done_on;
    const Date until = terms::forward(from, node.step->within->term);
    const definition::OwnDate* fixed = node.date(definition::OwnDate::Kind::due);
    if (fixed != nullptr && fixed->date <= until) continue;
    node.within_from = from;
    std::erase_if(node.dates, [](const auto& date) { return date.kind == definition::OwnDate::Kind::due; });
    node.dates.push_back({definition::OwnDate::Kind::due, until});
    definition::in_order(node.dates);
  }
}

// In a running dossier the steps whose turn it is may have had their meeting already, without an outcome recorded. A
// later step cannot: a meeting before today would be one that dealt with an earlier round.
void mark_waiting(Problem& problem, bool running) {
  const auto turn =
      std::find_if(problem.nodes.begin(), problem.nodes.end(), [](const Node& node) { return !node.done; });
  for (Node& node : problem.nodes) {
    node.waits = node.delivered || (running && turn != problem.nodes.end() && node.stage == turn->stage);
  }
}

// The stage of the last node that decides and can come about beside this one; -1 when there is none. Where no step
// names a meeting, the floating target alone decides.
template <class Decides>
int last_deciding_stage(const Problem& problem, int node, Decides decides) {
  const int target = problem.floating_target;
  if (target >= 0) return problem.together(node, target) ? problem.nodes[target].stage : -1;
  int stage = -1;
  for (int index = 0; index < static_cast<int>(problem.nodes.size()); ++index) {
    const Node& other = problem.nodes[index];
    if (decides(other) && problem.together(node, index)) stage = other.stage;
  }
  return stage;
}

// The same of every node; where nothing excludes anything it is the same for all.
template <class Decides>
std::vector<int> last_deciding_stages(const Problem& problem, Decides decides) {
  std::vector<int> stages(problem.nodes.size(), -1);
  for (int node = 0; node < static_cast<int>(stages.size()); ++node)
    stages[node] = node == 0 || problem.branches ? last_deciding_stage(problem, node, decides) : stages[0];
  return stages;
}

// Marks what comes after the last deciding meeting, and bounds it by the decisions that were already taken.
void mark_tail(Problem& problem) {
  problem.floating_target = -1;
  bool names_a_meeting = false;
  int last_body = -1;
  for (std::size_t index = 0; index < problem.nodes.size(); ++index) {
    const Node& node = problem.nodes[index];
    if (node.body != nullptr && !node.skipped) last_body = static_cast<int>(index);
    names_a_meeting = names_a_meeting || node.anchored || node.limited;
  }
  if (!names_a_meeting && last_body >= 0 && !problem.nodes[last_body].done) problem.floating_target = last_body;
  const std::vector<int> deciding =
      last_deciding_stages(problem, [](const Node& node) { return (node.anchored || node.limited) && !node.done; });
  std::optional<Date> decided;
  std::optional<Date> decided_in_stage;
  int stage = 0;
  for (std::size_t index = 0; index < problem.nodes.size(); ++index) {
    Node& node = problem.nodes[index];
    if (node.stage != stage && decided_in_stage) decided = std::max(decided.value_or(date_min), *decided_in_stage);
    stage = node.stage;
    if (node.done && !node.skipped && node.body != nullptr) {
      decided_in_stage = std::max(decided_in_stage.value_or(date_min), node.done_on);
    }
    node.follows = node.stage > deciding[index];
    node.earliest = problem.from;
    if (!node.follows || node.body == nullptr || !decided) continue;
    // Another body may have it on the day itself; the body that decided takes it up in a later meeting.
    const bool same_body =
        std::any_of(problem.nodes.begin(), problem.nodes.begin() + static_cast<std::ptrdiff_t>(index),
                    [&](const Node& earlier) { return earlier.done && earlier.same_body(node); });
    node.earliest = std::max(node.earliest, same_body ? *decided + days{1} : *decided);
  }
}

}  // namespace

terms::Reason clock_start(const Node& node, const AskedOne& one, std::optional<Date> sending) {
  const auto reason = [](terms::Rule rule, Date day, std::string detail = {}) {
    return terms::Reason{rule, day, day, std::move(detail)};
  };
  using Anchor = definition::ReplyTerm::Anchor;
  const auto& term = node.step->every->term;
  if (term && term->anchor == Anchor::opening && node.opened_on) return reason(terms::Rule::opened_on, *node.opened_on);
  if (one.received && (!term || term->anchor == Anchor::receipt))
    return reason(terms::Rule::received_on, *one.received, one.body->name);
  if (node.sent_on) return reason(terms::Rule::sent_on, *node.sent_on);
  return reason(terms::Rule::sending_planned, sending.value_or(node.earliest));
}

const definition::OwnDate* Node::date(definition::OwnDate::Kind kind) const {
  const auto found = std::ranges::find(dates, kind, &definition::OwnDate::kind);
  return found == dates.end() ? nullptr : &*found;
}

std::vector<int> deciding_stages(const Problem& problem) {
  return last_deciding_stages(problem,
                              [](const Node& node) { return node.anchor != nullptr || (node.limited && !node.done); });
}

Problem without_targets(Problem problem) {
  for (Node& node : problem.nodes) {
    node.limited = node.limited && std::ranges::any_of(node.dates, [](const definition::OwnDate& date) {
                     return date.kind != definition::OwnDate::Kind::target;
                   });
  }
  mark_tail(problem);
  return problem;
}

const Meeting* last_until(const Body& body, Date day) {
  const auto after = std::upper_bound(body.meetings.begin(), body.meetings.end(), day,
                                      [](Date wanted, const Meeting& meeting) { return wanted < meeting.date; });
  return after == body.meetings.begin() ? nullptr : &*std::prev(after);
}

const Meeting* first_after(const Body& body, Date day) {
  const auto after = std::upper_bound(body.meetings.begin(), body.meetings.end(), day,
                                      [](Date wanted, const Meeting& meeting) { return wanted < meeting.date; });
  return after == body.meetings.end() ? nullptr : &*after;
}

Problem make_problem(const definition::Organisation& world, const definition::Workflow& workflow,
                     const std::vector<StepProgress>& progress, Date from, const std::vector<Applies>& applies) {
  Problem problem;
  problem.from = from;
  problem.nodes.reserve(workflow.steps.size());
  for (std::size_t index = 0; index < workflow.steps.size(); ++index) {
    const StepProgress* own = index < progress.size() ? &progress[index] : nullptr;
    Node& node = problem.nodes.emplace_back(make_node(world, workflow.steps[index], own, applies[index]));
    node.skipped = node.done && (own == nullptr || !own->done || own->skipped);
  }
  problem.branches = std::ranges::any_of(problem.nodes, [&](const Node& node) {
    return !node.done &&
           std::ranges::any_of(node.step->excludes, [&](int other) { return !problem.nodes[other].done; });
  });
  start_terms(problem, workflow);
  mark_waiting(problem, !progress.empty());
  mark_tail(problem);
  return problem;
}

}  // namespace besluit::planning
