// SPDX-License-Identifier: EUPL-1.2
// The set is found by leaving out: each fact is set aside in turn, and stays aside when the rest still cannot hold.
// What remains is irreducible: without any one of them the others hold together. Facts of early steps are tried first,
// so that the set tends to name what lies nearest to the decision; of one body the date of sending before that of
// handing in.
#include "workflows/planning/conflict.hpp"

#include "workflows/planning/wording.hpp"

#include <algorithm>
#include <utility>

namespace besluit::planning {
namespace {

bool counts(const std::optional<terms::Term>& term) {
  return term && term->count > 0;
}

Aside bit(FactKind kind) {
  switch (kind) {
    case FactKind::meeting:
      return aside_meeting;
    case FactKind::papers:
    case FactKind::pinned:
      return aside_papers;
    case FactKind::sending:
      return aside_sending;
    case FactKind::margin:
      return aside_margin;
    case FactKind::due:
      return aside_due;
    case FactKind::reply:
      return aside_reply;
    case FactKind::council:
      return aside_councils;
    case FactKind::statutory:
      return aside_statutory;
    case FactKind::wait:
    case FactKind::round:
      return aside_due;  // these steps have no agreed date of their own
  }
  return 0;
}

// Two steps share a fact of their body: one papers term, one meeting.
bool same_fact(const Problem& problem, const Candidate& left, const Candidate& right) {
  if (left.kind != right.kind || !of_body(left)) return false;
  if (!problem.nodes[left.node].same_body(problem.nodes[right.node])) return false;
  if (left.kind != FactKind::meeting) return term_of(problem, left) == term_of(problem, right);
  return known_day(problem, left) == known_day(problem, right);
}

void add(const Problem& problem, std::vector<Candidate>& candidates, Candidate candidate) {
  const auto same = std::find_if(candidates.begin(), candidates.end(),
                                 [&](const Candidate& known) { return same_fact(problem, known, candidate); });
  if (same == candidates.end()) {
    candidate.nodes.push_back(candidate.node);
    candidates.push_back(std::move(candidate));
    return;
  }
  same->nodes.push_back(candidate.node);
  if (same->meeting != nullptr && candidate.meeting == nullptr) {
    // That a body does not meet (again) says more than that it meets on the day before.
    same->node = candidate.node;
    same->meeting = nullptr;
    same->need = candidate.need;
  }
}

std::vector<Candidate> candidates_of(const Problem& problem, const Schedule& schedule) {
  std::vector<Candidate> candidates;
  for (int index = 0; index < static_cast<int>(problem.nodes.size()); ++index) {
    const Node& node = problem.nodes[index];
    if (node.done) continue;
    const Slot& slot = schedule.slots[index];
    const auto put = [&](FactKind kind, const definition::Meeting* meeting = nullptr, std::optional<Date> need = {}) {
      add(problem, candidates, {kind, index, meeting, need, {}, slot.meeting});
    };
    if (node.date(definition::OwnDate::Kind::statutory) != nullptr) put(FactKind::statutory);
    if (node.date(definition::OwnDate::Kind::due) != nullptr) put(FactKind::due);
    if (counts(node.step->margin)) put(FactKind::margin);
    if (node.wait_day) put(FactKind::wait);
    if (node.step->written) put(FactKind::round);
    const auto& every = node.step->every;
    // A term of the law is no fact: nobody can change it.
    if (every && every->term && every->term->statute == nullptr && counts(every->term->term)) put(FactKind::reply);
    if (std::ranges::any_of(node.asked, &AskedOne::required)) put(FactKind::council);
    if (node.body == nullptr) continue;
    if (slot.by_hand) {
      put(FactKind::pinned);
    } else if (!node.inherits) {
      if (counts(node.body->sending_for(slot.meeting))) put(FactKind::sending);
      if (counts(node.body->papers_for(slot.meeting))) put(FactKind::papers);
    }
    const bool missing = slot.meeting == nullptr;
    put(FactKind::meeting, slot.meeting, missing && !node.anchored ? slot.need : std::nullopt);
  }
  return candidates;
}

void set(std::vector<Aside>& aside, const Candidate& candidate, bool away) {
  for (const int node : candidate.nodes) {
    if (away) {
      aside[node] = static_cast<Aside>(aside[node] | bit(candidate.kind));
    } else {
      aside[node] = static_cast<Aside>(aside[node] & ~bit(candidate.kind));
    }
  }
}

std::optional<FirstPossible> first_possible(const Problem& problem, int target) {
  if (target < 0 || problem.nodes[target].done) return std::nullopt;
  Problem trial = problem;
  trial.floating_target = -1;
  Node& node = trial.nodes[target];
  node.anchored = true;
  node.moved_on = false;
  for (const definition::Meeting& meeting : node.body->meetings) {
    if (meeting.date < problem.from || (node.not_before && meeting.date <= *node.not_before)) continue;
    node.anchor = &meeting;
    const Schedule schedule = make_schedule(trial);
    if (schedule.feasible()) return FirstPossible{node.step->body, meeting, schedule.slots[target].planning};
  }
  return std::nullopt;
}

}  // namespace

Conflict find_conflict(const Problem& asked, const Schedule& schedule, int target) {
  const Problem problem = without_targets(asked);
  std::vector<Candidate> candidates = candidates_of(problem, schedule);
  std::vector<Aside> aside(problem.nodes.size(), 0);
  std::vector<Candidate> kept;
  Violation violation = schedule.violation;
  const Schedule all = latest_schedule(problem, aside);
  if (all.feasible()) {
    // Only where a date given after the last decision stands in the way of a meeting: its own step says it all.
    const auto& own = schedule.slots[violation.node].own;
    std::erase_if(candidates, [&](const Candidate& candidate) {
      const auto* const date = own_date_of(problem, candidate);
      return candidate.node != violation.node || (date != nullptr && own != *date);
    });
  }
  for (Candidate& candidate : candidates) {
    set(aside, candidate, true);
    if (!latest_schedule(problem, aside).feasible()) continue;
    set(aside, candidate, false);
    kept.push_back(std::move(candidate));
  }
  // Backwards, as the plan is made: the meeting first, then what it wants.
  std::reverse(kept.begin(), kept.end());
  // The words need the violation that is left when only the set holds.
  const Schedule only = latest_schedule(problem, aside);
  if (!only.feasible()) violation = only.violation;
  // By itself a body without meetings has no day on which it should have met; in this plan it has.
  const bool same_gap = violation.kind == schedule.violation.kind && violation.node == schedule.violation.node;
  if (same_gap && !violation.day) violation.day = schedule.violation.day;
  for (Candidate& candidate : kept) {
    if (candidate.kind != FactKind::council) continue;
    // One council is enough for the conflict: without it the others would be named next.
    const bool named = violation.kind == Violation::Kind::no_council && violation.node == candidate.node;
    if (named) candidate.asked = violation.asked;
    if (named) candidate.from = violation.from;
    if (named) candidate.need = violation.day;
  }
  std::erase_if(kept, [](const Candidate& c) { return c.kind == FactKind::council && c.asked < 0; });
  Conflict conflict;
  for (const Candidate& candidate : kept) conflict.facts.push_back(spoken_fact(problem, candidate));
  conflict.sentence = spoken_conflict(problem, kept, violation);
  conflict.first_possible = first_possible(problem, target);
  return conflict;
}

}  // namespace besluit::planning
