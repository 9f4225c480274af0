// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/replan.hpp"

#include "workflows/dossier/asked.hpp"
#include "workflows/dossier/facts.hpp"
#include "workflows/dossier/fold.hpp"
#include "workflows/dossier/ladder.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

using definition::Move;
using definition::Step;
using planning::Hop;

// A deadline as the plan wants it.
struct Wanted {
  int step = 0;
  DeadlineKind kind = DeadlineKind::papers;
  terms::Due due;
  std::string owner;
  bool ladder = true;
  std::string participant = {};
};

const std::string& contact_of(const definition::Organisation& world, const std::string& body) {
  static const std::string nobody;
  const definition::Body* found = world.body(body);
  return found == nullptr ? nobody : found->contact;
}

// Who owes a step: not whoever had a task before it that did not apply.
std::string owner_now(const Draft& draft, int step, const std::string& contact) {
  return draft.workflow().owner_of(step, contact, [&](int earlier) {
    const StepState& state = draft.state().steps[static_cast<std::size_t>(earlier)];
    return state.status == StepStatus::done && state.outcome == definition::Outcome::skipped;
  });
}

std::optional<Date> identity(const std::optional<definition::Meeting>& meeting) {
  if (!meeting) return std::nullopt;
  return meeting->first;
}

// Papers count for the meeting that they were handed in for. Whether the plan comes out at that meeting is known only
// afterwards; where it does not, the plan is made again without those papers.
planning::Plan plan_now(const Draft& draft) {
  const Dossier& state = draft.state();
  const std::vector<planning::Applies> applies = applying(draft.workflow(), state);
  const auto make = [&](const std::vector<planning::StepProgress>& progress) {
    return planning::make_plan(draft.world(), draft.workflow(), progress, draft.setting().today, applies);
  };
  if (state.plan_version == 0) return make(given_days(draft.workflow(), state.values));
  std::vector<planning::StepProgress> progress = progress_of(draft.workflow(), state);
  planning::Plan plan = make(progress);
  bool again = false;
  for (std::size_t i = 0; i < progress.size() && i < plan.hops.size(); ++i) {
    if (progress[i].done || !progress[i].papers_delivered) continue;
    const Act* papers = standing_papers(state, static_cast<int>(i));
    if (papers != nullptr && identity(papers->meeting) == identity(plan.hops[i].meeting)) continue;
    progress[i].papers_delivered = false;
    again = true;
  }
  if (again) plan = make(progress);
  if (plan.feasible()) return plan;
  // What cannot hold is said of the meetings that the items stand on now, so that the next plan says the same.
  for (std::size_t i = 0; i < progress.size() && i < plan.hops.size(); ++i) {
    if (!progress[i].done) progress[i].kept_meeting = identity(plan.hops[i].meeting);
  }
  return make(progress);
}

// Of a step that asks every participant: the day on which the papers must go to them; and once the step has begun and
// they went, until when each that said nothing yet can answer.
void add_asked(const Draft& draft, const planning::Plan& plan, int step, std::vector<Wanted>& wanted) {
  const auto at = static_cast<std::size_t>(step);
  const StepState& state = draft.state().steps[at];
  if (state.status == StepStatus::done) return;
  const auto& papers = plan.hops[at].papers;
  if (papers && !sent_on(draft.state(), step))
    wanted.push_back({step, DeadlineKind::papers, *papers, owner_now(draft, step, ""), true});
  if (state.status != StepStatus::open) return;
  for (const planning::AskedPlan& asked : plan.asked) {
    if (asked.step != state.id || !asked.own_clock || asked.answered) continue;
    const ParticipantState* one = state.participant(asked.participant);
    if (one == nullptr || !reply_end(*draft.workflow().steps[at].every, draft.state(), step, *one)) continue;
    wanted.push_back({step, DeadlineKind::reply, *asked.reply_by, asked.body, true, asked.participant});
  }
}

DeadlineKind kind_of(const planning::OwnDue& date, bool of_body) {
  switch (date.kind) {
    case definition::OwnDate::Kind::statutory:
      return DeadlineKind::statutory;
    case definition::OwnDate::Kind::target:
      return DeadlineKind::target;
    case definition::OwnDate::Kind::due:
      break;
  }
  return of_body ? DeadlineKind::agreed : DeadlineKind::task;
}

// The day of a task, and the other days that the route gives it. One of them has the ladder: the first that can still
// be kept.
void want_task(const Draft& draft, int index, const Hop& hop, std::vector<Wanted>& wanted) {
  const std::string owner = owner_now(draft, index, "");
  const std::size_t begin = wanted.size();
  // A term that is to begin with another step: people count on the day that it then ends, not on a later one.
  if (!hop.main) wanted.push_back({index, DeadlineKind::task, hop.expected ? *hop.expected : *hop.papers, owner, true});
  for (const planning::OwnDue& date : hop.dates) {
    const bool main = hop.main == date.kind;
    wanted.push_back({index, kind_of(date, false), main ? *hop.papers : date.due, owner, true});
  }
  if (draft.workflow().steps[static_cast<std::size_t>(index)].reminds_of_each) return;
  const auto key = [&](const Wanted& w) { return std::pair(w.due.planning < draft.setting().today, w.due.planning); };
  const auto first =
      std::ranges::min_element(wanted.begin() + static_cast<std::ptrdiff_t>(begin), wanted.end(), {}, key);
  for (auto w = wanted.begin() + static_cast<std::ptrdiff_t>(begin); w != wanted.end(); ++w) w->ladder = w == first;
}

// A written round must begin in time, and once it has begun the body must answer in time.
void want_round(const Draft& draft, int index, const Hop& hop, std::vector<Wanted>& wanted) {
  const Step& step = draft.workflow().steps[static_cast<std::size_t>(index)];
  const StepState& state = draft.state().steps[static_cast<std::size_t>(index)];
  const std::string& contact = contact_of(draft.world(), step.body);
  if (state.status == StepStatus::open && state.settles_on && state.opened_on) {
    const Date last = *state.settles_on - std::chrono::days{1};
    terms::Derivation reasons{
        {terms::Rule::own_term_forward, *state.opened_on, last, terms::to_string(step.written->length, Language::nl)}};
    wanted.push_back({index, DeadlineKind::agreed, terms::planned(last, std::move(reasons)), contact, true});
  } else if (state.status == StepStatus::waiting && hop.papers) {
    wanted.push_back({index, DeadlineKind::task, *hop.papers, owner_now(draft, index, contact), true});
  }
}

std::vector<Wanted> wanted_of(const Draft& draft, const planning::Plan& plan) {
  std::vector<Wanted> wanted;
  for (std::size_t i = 0; i < plan.hops.size(); ++i) {
    const Hop& hop = plan.hops[i];
    const StepState& state = draft.state().steps[i];
    if (state.suspended_on) continue;
    // Nobody owes anything yet for a step that may never come.
    if (hop.applies != planning::Applies::yes && state.status == StepStatus::waiting) continue;
    const int index = static_cast<int>(i);
    if (draft.workflow().steps[i].every) {
      add_asked(draft, plan, index, wanted);
      continue;
    }
    if (state.status == StepStatus::done) continue;
    const Step& asks = draft.workflow().steps[i];
    if (asks.written) {
      want_round(draft, index, hop, wanted);
      continue;
    }
    // What comes about by itself is on nobody's list, nor is an event that nobody was made to watch.
    if (!asks.asks_somebody() || (asks.wait && asks.who.empty())) continue;
    if (hop.body.empty()) {
      if (hop.papers) want_task(draft, index, hop, wanted);
      continue;
    }
    const std::string& contact = contact_of(draft.world(), hop.body);
    const Act* papers = standing_papers(draft.state(), index);
    const bool delivered = papers != nullptr && identity(papers->meeting) == identity(hop.meeting);
    if (hop.papers && !delivered) {
      wanted.push_back({index, DeadlineKind::papers, *hop.papers, owner_now(draft, index, contact), true});
    }
    if (hop.sending && !sent_out(draft.state(), index, hop.meeting))
      wanted.push_back({index, DeadlineKind::sending, *hop.sending, contact, false});
    // What the body itself must do in time; the ladder of the step stands before it, at its papers.
    const bool each = draft.workflow().steps[i].reminds_of_each;
    for (const planning::OwnDue& date : hop.dates) {
      wanted.push_back({index, kind_of(date, true), date.due, contact, each});
    }
  }
  return wanted;
}

const Deadline* running(const Dossier& dossier, const std::string& step, const Wanted& wanted) {
  const auto found = std::ranges::find_if(dossier.deadlines, [&](const Deadline& deadline) {
    return deadline.running && deadline.name.same_line({step, wanted.kind, 1, wanted.participant});
  });
  return found == dossier.deadlines.end() ? nullptr : &*found;
}

bool holds(const Deadline* deadline, const Wanted& wanted) {
  return deadline != nullptr && deadline->legal == wanted.due.legal && deadline->planning == wanted.due.planning &&
         deadline->owner == wanted.owner;
}

std::optional<Date> day_of(const std::optional<terms::Due>& due) {
  if (!due) return std::nullopt;
  return due->planning;
}

Planned planned_of(const Draft& draft, const planning::Plan& plan) {
  Planned planned;
  planned.version = draft.state().plan_version + 1;
  planned.feasible = plan.feasible();
  planned.provisional = plan.provisional;
  if (plan.conflict) planned.conflict = plan.conflict->sentence;
  for (std::size_t i = 0; i < plan.hops.size(); ++i) {
    const Hop& hop = plan.hops[i];
    if (draft.state().steps[i].status == StepStatus::done) continue;
    StepDates dates{hop.step, hop.body, hop.meeting, std::nullopt};
    if (!hop.body.empty()) dates.sending = hop.sending ? day_of(hop.sending) : day_of(hop.papers);
    planned.steps.push_back(std::move(dates));
  }
  return planned;
}

bool differs(const Dossier& state, const Planned& planned) {
  if (state.plan_version == 0 || state.feasible != planned.feasible || state.provisional != planned.provisional ||
      state.conflict != planned.conflict) {
    return true;
  }
  return std::ranges::any_of(planned.steps, [&](const StepDates& dates) {
    const int index = state.index_of(dates.step);
    if (index < 0) return false;
    const StepState& step = state.steps[static_cast<std::size_t>(index)];
    return step.meeting != dates.meeting || step.sending != dates.sending;
  });
}

const definition::Policy* policy_of(const Draft& draft, const Step& step) {
  const std::string& id = step.policy.empty() ? draft.workflow().policy : step.policy;
  const auto found = draft.world().policies.find(id);
  return found == draft.world().policies.end() ? nullptr : &found->second;
}

DeadlineSet set_of(const Draft& draft, const Wanted& wanted) {
  const Setting& setting = draft.setting();
  const auto at = static_cast<std::size_t>(wanted.step);
  const Step& step = draft.workflow().steps[at];
  DeadlineSet set;
  const StepState& state = draft.state().steps[at];
  const ParticipantState* one = wanted.participant.empty() ? nullptr : state.participant(wanted.participant);
  const int last_version = one != nullptr ? one->version : state.versions[static_cast<std::size_t>(wanted.kind)];
  set.name = DeadlineName{step.id, wanted.kind, last_version + 1, wanted.participant};
  set.legal = wanted.due.legal;
  set.planning = wanted.due.planning;
  set.owner = wanted.owner;
  set.derivation = wanted.due.derivation;
  // Missed when its day is over: on the day itself it can still be kept.
  set.past_when_set = wanted.due.planning < setting.today;
  if (const definition::Policy* policy = wanted.ladder ? policy_of(draft, step) : nullptr) {
    const definition::Body* body = draft.world().body(step.body);
    const std::string participant = body == nullptr ? wanted.participant : body->participant;
    set.rungs =
        arm(draft.world(), *policy, wanted.due, wanted.owner, participant, setting.today, setting.send_time_passed);
  }
  return set;
}

// Running deadlines for which the plan has no date any more.
void close_dropped(Draft& draft, const std::vector<Wanted>& wanted) {
  std::vector<DeadlineName> dropped;
  for (const Deadline& deadline : draft.state().deadlines) {
    const bool kept = std::ranges::any_of(wanted, [&](const Wanted& w) {
      const std::string& step = draft.state().steps[static_cast<std::size_t>(w.step)].id;
      return deadline.name.same_line({step, w.kind, 1, w.participant});
    });
    if (deadline.running && !kept) dropped.push_back(deadline.name);
  }
  for (DeadlineName& name : dropped) draft.emit(DeadlineClosed{std::move(name), NotSent::superseded, ""});
}

}  // namespace

std::vector<planning::StepProgress> given_days(const definition::Workflow& workflow,
                                               const std::map<std::string, std::string>& values) {
  std::vector<planning::StepProgress> progress;
  for (std::size_t i = 0; i < workflow.steps.size(); ++i) {
    const std::string& fact = workflow.steps[i].due_fact;
    const auto known = fact.empty() ? values.end() : values.find(fact);
    const auto day = known == values.end() ? std::nullopt : parse_date(known->second);
    if (!day) continue;
    progress.resize(workflow.steps.size());
    progress[i].pinned = {*day, "gegeven '" + fact + "'"};
  }
  return progress;
}

std::vector<planning::StepProgress> progress_of(const definition::Workflow& workflow, const Dossier& dossier) {
  std::vector<planning::StepProgress> progress;
  if (std::ranges::any_of(workflow.steps, [](const Step& step) { return !step.due_fact.empty(); }))
    progress = given_days(workflow, dossier.known_values());
  progress.resize(workflow.steps.size());
  for (std::size_t i = 0; i < progress.size() && i < dossier.steps.size(); ++i) {
    const StepState& step = dossier.steps[i];
    progress[i].done = step.status == StepStatus::done;
    progress[i].done_on = step.outcome_on;
    progress[i].skipped = step.status == StepStatus::done && step.outcome == definition::Outcome::skipped;
    progress[i].settles_on = step.settles_on;
    if (workflow.steps[i].every) put_asked(progress[i], dossier, static_cast<int>(i));
    progress[i].suspended = step.suspended_on.has_value();
    if (const Pin* pin = standing_pin(dossier, static_cast<int>(i))) progress[i].pinned = {pin->day, pin->reason};
    if (!workflow.steps[i].meets()) continue;
    progress[i].chosen_meeting = step.chosen_meeting;
    progress[i].left_to_others = step.yielded;
    progress[i].not_before = step.not_before;
    if (step.meeting) progress[i].kept_meeting = step.meeting->first;
    progress[i].papers_delivered = standing_papers(dossier, static_cast<int>(i)) != nullptr;
  }
  return progress;
}

void close_finished(Draft& draft) {
  std::vector<DeadlineClosed> closed;
  for (const Deadline& deadline : draft.state().deadlines) {
    const int index = draft.state().index_of(deadline.name.step);
    if (!deadline.running || index < 0) continue;
    const StepState& step = draft.state().steps[static_cast<std::size_t>(index)];
    if (step.status == StepStatus::done) {
      const bool skipped = step.outcome == definition::Outcome::skipped;
      closed.push_back({deadline.name, skipped ? NotSent::skipped : NotSent::step_done, ""});
    } else if (!deadline.name.participant.empty()) {
      // Of several things that are asked, all.
      const std::string& participant = deadline.name.participant;
      const bool awaited = std::ranges::any_of(
          step.participants, [&](const ParticipantState& one) { return one.id == participant && !one.outcome; });
      if (!awaited && step.participant(participant) != nullptr)
        closed.push_back({deadline.name, NotSent::step_done, ""});
    } else if (step.settles_on && step.status == StepStatus::open && deadline.name.kind == DeadlineKind::task) {
      closed.push_back({deadline.name, NotSent::step_done, ""});  // the written round has begun
    } else if (step.delivered && deadline.name.kind == DeadlineKind::papers) {
      closed.push_back({deadline.name, NotSent::papers_delivered, ""});
    } else if (deadline.name.kind == DeadlineKind::sending && sent_out(draft.state(), index, step.meeting)) {
      closed.push_back({deadline.name, NotSent::step_done, ""});
    }
  }
  for (DeadlineClosed& event : closed) draft.emit(std::move(event));
}

void close_all(Draft& draft, NotSent reason) {
  std::vector<DeadlineName> names;
  for (const Deadline& deadline : draft.state().deadlines) {
    if (deadline.running) names.push_back(deadline.name);
  }
  for (DeadlineName& name : names) draft.emit(DeadlineClosed{std::move(name), reason, ""});
}

planning::Plan replan(Draft& draft) {
  planning::Plan plan = plan_now(draft);
  const std::vector<Wanted> wanted = wanted_of(draft, plan);
  const bool moved = std::ranges::any_of(wanted, [&](const Wanted& w) {
    return !holds(running(draft.state(), draft.state().steps[static_cast<std::size_t>(w.step)].id, w), w);
  });
  // A changed deadline is a changed plan too: notices about it are named after the plan's version.
  Planned planned = planned_of(draft, plan);
  if (moved || differs(draft.state(), planned)) draft.emit(std::move(planned));
  close_dropped(draft, wanted);
  for (const Wanted& w : wanted) {
    const Deadline* old = running(draft.state(), draft.workflow().steps[static_cast<std::size_t>(w.step)].id, w);
    if (holds(old, w)) continue;
    DeadlineSet set = set_of(draft, w);
    if (old != nullptr) draft.emit(DeadlineClosed{old->name, NotSent::superseded, to_string(set.name)});
    draft.emit(std::move(set));
  }
  return plan;
}

}  // namespace besluit::dossier
