// SPDX-License-Identifier: EUPL-1.2
#include "engine/simulation/people.hpp"

#include "engine/core/queries.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/dossier/asked.hpp"

#include <algorithm>
#include <array>

namespace besluit::engine::simulation {
namespace {

using definition::Outcome;
using definition::Step;
using definition::Workflow;
using dossier::Deadline;
using dossier::DeadlineKind;
using dossier::Dossier;
using dossier::StepState;
using dossier::StepStatus;

bool says_papers(const std::string& outcome) {
  return dossier::says_delivered(outcome) || dossier::says_sent(outcome);
}

/// The earliest planning date among the running deadlines of a step, of these kinds.
std::optional<Date> planned(const Dossier& dossier, const std::string& step,
                            std::initializer_list<DeadlineKind> kinds) {
  std::optional<Date> first;
  for (const Deadline& deadline : dossier.deadlines) {
    if (!deadline.running || deadline.name.step != step || !deadline.name.participant.empty()) continue;
    if (std::ranges::find(kinds, deadline.name.kind) == kinds.end()) continue;
    if (!first || deadline.planning < *first) first = deadline.planning;
  }
  return first;
}

std::string in_quotes(std::string_view word) {
  return "'" + diagnostic::printable(word) + "'";
}

Text near(std::string_view word, const std::vector<std::string>& known) {
  if (const std::string meant = diagnostic::nearest(word, known); !meant.empty())
    return {"; bedoelt u " + in_quotes(meant) + "?", "; did you mean " + in_quotes(meant) + "?"};
  std::string all;
  for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
  return {" (wel: " + all + ")", " (possible: " + all + ")"};
}

}  // namespace

/// All that may be done next for one dossier, and the first of it.
class NextAct {
 public:
  NextAct(const People& people, const EngineState& state, Instant now, const Dossier& dossier, const Workflow& workflow)
      : people_(people),
        state_(state),
        now_(now),
        today_(state.zone.date_of(now)),
        dossier_(dossier),
        workflow_(workflow) {}

  std::optional<Act> find() {
    if (dossier_.status != dossier::Status::running) return std::nullopt;
    for (std::size_t i = 0; i < dossier_.steps.size() && i < workflow_.steps.size(); ++i) {
      if (dossier_.steps[i].status == StepStatus::done) continue;
      if (workflow_.steps[i].every)
        participants(static_cast<int>(i));
      else
        own(i);
    }
    return std::move(best_);
  }

 private:
  enum class About { papers, outcome };

  /// What was told for a step and participant and has not had its turn; null pointer: nothing was told.
  const ToldOutcome* told(const std::string& step, const std::string& participant, const std::string& part,
                          About about) const {
    const ToldOutcome* best = nullptr;
    int best_rank = 0;
    for (std::size_t i = 0; i < people_.told_->size(); ++i) {
      const ToldOutcome& one = (*people_.told_)[i];
      const bool silent = one.outcome.empty();
      if (silent && about == About::papers && one.silent == ToldOutcome::Silent::outcome) continue;
      if (people_.used_[i] || one.step != step || (!silent && says_papers(one.outcome) != (about == About::papers)))
        continue;
      if (one.participant != participant && !one.participant.empty()) continue;
      if (one.part != part && !one.part.empty()) continue;
      // What is said of one goes before what is said of all, and an outcome before a silence.
      const int rank = (one.participant == participant ? 4 : 0) + (one.part == part ? 2 : 0) + (silent ? 1 : 2);
      if (rank <= best_rank) continue;
      best = &one;
      best_rank = rank;
    }
    return best;
  }

  bool given_up(const std::string& step, const std::string& participant, const std::string& part) const {
    return std::ranges::find(people_.given_up_, std::array{step, participant, part}) != people_.given_up_.end();
  }

  /// One candidate: what was told, on its own day or on the ordinary one; else the ordinary outcome on that day.
  void offer(const Step& step, const std::string& participant, const std::string& part, About about,
             std::optional<Date> ordinary_day, const std::string& ordinary_outcome) {
    if (given_up(step.id, participant, part)) return;
    const ToldOutcome* said = told(step.id, participant, part, about);
    if (said != nullptr && said->outcome.empty()) return;
    const std::optional<Date> day = said != nullptr && said->on ? said->on : ordinary_day;
    if (!day) return;
    Act act;
    act.day = std::max(*day, today_);
    act.record.step = step.id;
    act.record.participant = participant;
    act.record.part = part;
    act.record.outcome = said != nullptr ? said->outcome : ordinary_outcome;
    // Who chooses something else says what; in a simulation nobody knows.
    if (step.other_option && (act.record.outcome == "anders" || act.record.outcome == "other"))
      act.record.note = "simulatie";
    if (said != nullptr) {
      act.told = static_cast<std::size_t>(said - people_.told_->data());
      if (said->on && *said->on < act.day) act.record.on = said->on;
    }
    act.assumed = said == nullptr && about == About::outcome;
    // Of one day the order of the route counts, and of one step its papers come first: the order of the offers.
    if (best_ && best_->day <= act.day) return;
    best_ = std::move(act);
  }

  /// A told day holds also for a step whose turn has not come: the engine then says why it cannot be.
  bool has_told_day(const std::string& step, const std::string& participant) const {
    const ToldOutcome* said = told(step, participant, {}, About::outcome);
    return said != nullptr && said->on.has_value();
  }

  /// What must be written first is written: papers cannot be handed in before that.
  bool written(std::size_t index) const {
    for (std::size_t i = 0; i < index; ++i) {
      const Step& earlier = workflow_.steps[i];
      const bool task = earlier.body.empty() && !earlier.every && earlier.stage < workflow_.steps[index].stage;
      if (task && dossier_.steps[i].status != StepStatus::done) return false;
    }
    return true;
  }

  void own(std::size_t index) {
    const Step& step = workflow_.steps[index];
    const StepState& state = dossier_.steps[index];
    // A day that comes, a table and another dossier need nobody.
    if (!step.asks_somebody()) return;
    const bool open = state.status == StepStatus::open;
    if (step.meets() && !state.delivered && (written(index) || told(step.id, {}, {}, About::papers) != nullptr))
      offer(step, {}, {}, About::papers, planned(dossier_, step.id, {DeadlineKind::papers}), "delivered");
    if (!open && !has_told_day(step.id, {})) return;
    std::optional<Date> day;
    if (open && !step.meets()) {
      day = planned(dossier_, step.id,
                    {DeadlineKind::task, DeadlineKind::agreed, DeadlineKind::statutory, DeadlineKind::target});
      if (!day) day = today_;
    } else if (open && state.meeting && state.meeting->date >= today_) {
      day = state.meeting->date;
    }
    if (state.participants.empty()) {
      offer(step, {}, {}, About::outcome, day, ordinary(step));
      return;
    }
    for (const dossier::ParticipantState& one : state.participants)
      if (!one.outcome) offer(step, {}, one.part, About::outcome, day, ordinary(step, one.part));
  }

  /// Of a council or college without a date to answer by. Today when it meets no more.
  Date next_meeting(const Step& step, const std::string& participant) const {
    const definition::Organisation& world = *state_.library.organisation;
    const auto known = world.participants.find(participant);
    const definition::Body* body = known == world.participants.end()
                                       ? nullptr
                                       : world.body(definition::asked_body(known->second, step.every->asked));
    if (body != nullptr)
      for (const definition::Meeting& meeting : body->meetings)
        if (meeting.date >= today_) return meeting.date;
    return today_;
  }

  void participants(int index) {
    const Step& step = workflow_.steps[static_cast<std::size_t>(index)];
    const StepState& state = dossier_.steps[static_cast<std::size_t>(index)];
    if (state.status != StepStatus::open) return;
    if (!dossier::sent_on(dossier_, index)) {
      std::optional<Date> day = planned(dossier_, step.id, {DeadlineKind::papers});
      offer(step, {}, {}, About::papers, day ? day : today_, "sent");
      // Answers come once the papers are out; nobody sends them when that was told.
      if (const ToldOutcome* said = told(step.id, {}, {}, About::papers); said == nullptr || !said->outcome.empty())
        return;
    }
    const auto plan = engine::plan(state_, dossier_.id, now_);
    for (const dossier::ParticipantState& one : state.participants) {
      if (one.outcome) continue;
      std::optional<Date> day = next_meeting(step, one.id);
      if (plan) {
        for (const planning::AskedPlan& asked : plan->participants) {
          if (asked.step != step.id || asked.participant != one.id) continue;
          if (asked.last_meeting && asked.last_meeting->date >= today_)
            day = asked.last_meeting->date;
          else if (asked.reply_by)
            day = std::max(today_, asked.reply_by->planning);
        }
      }
      offer(step, one.id, one.part, About::outcome, day, ordinary(step, one.part));
    }
  }

  const People& people_;
  const EngineState& state_;
  Instant now_;
  Date today_;
  const Dossier& dossier_;
  const Workflow& workflow_;
  std::optional<Act> best_;
};

std::optional<Act> People::next(const EngineState& state, Instant now, const Dossier& dossier,
                                const Workflow& workflow) const {
  return NextAct{*this, state, now, dossier, workflow}.find();
}

void People::did(const Act& act, bool refused) {
  if (refused) given_up_.push_back({act.record.step, act.record.participant, act.record.part});
  // What was told for all participants holds for each of them.
  if (!act.told) return;
  const ToldOutcome& told = (*told_)[*act.told];
  if (told.participant == act.record.participant && told.part == act.record.part)
    used_[*act.told] = true;
  else
    shared_.insert(*act.told);
}

std::vector<const ToldOutcome*> People::unused() const {
  std::vector<const ToldOutcome*> left;
  for (std::size_t i = 0; i < told_->size(); ++i)
    if (!used_[i] && !shared_.contains(i) && !(*told_)[i].outcome.empty()) left.push_back(&(*told_)[i]);
  return left;
}

std::string ordinary(const Step& step, const std::string& part) {
  if (!step.options.empty()) return step.options.front();
  const auto asked = std::ranges::find(step.parts, part, &definition::Part::id);
  const definition::Ask ask = asked == step.parts.end() ? step.ask : asked->ask;
  if (step.every)
    if (const auto counted = definition::outcome_named(step.every->gate.outcome))
      if (const auto possible = definition::answers(ask); std::ranges::find(possible, *counted) != possible.end())
        return std::string{definition::row(*counted).token};
  return std::string{definition::row(definition::allowed(ask).front()).token};
}

bool says_silent(std::string_view outcome) {
  return outcome == "geen" || outcome == "none";
}

std::expected<ToldOutcome, Text> parse_told(std::string_view text) {
  const auto wrong = [&](const char* nl, const char* en) {
    return std::unexpected(Text{
        "--outcome verwacht STAP[/DEELNEMER][/ONDERDEEL]=UITKOMST[@DATUM], en kreeg " + in_quotes(text) + ": " + nl,
        "--outcome expects STEP[/PARTICIPANT][/PART]=OUTCOME[@DATE] and got " + in_quotes(text) + ": " + en});
  };
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) return wrong("er staat geen 'STAP='", "there is no 'STEP='");
  ToldOutcome told;
  std::string_view where = text.substr(0, equals);
  std::string_view outcome = text.substr(equals + 1);
  const std::array<std::string*, 3> parts{&told.step, &told.participant, &told.part};
  std::size_t filled = 0;
  while (true) {
    const std::size_t slash = where.find('/');
    if (filled == parts.size()) return wrong("te veel schuine strepen", "too many slashes");
    *parts[filled++] = std::string{where.substr(0, slash)};
    if (parts[filled - 1]->empty()) return wrong("er staat niets tussen de strepen", "nothing stands between slashes");
    if (slash == std::string_view::npos) break;
    where.remove_prefix(slash + 1);
  }
  if (const std::size_t at = outcome.rfind('@'); at != std::string_view::npos) {
    told.on = parse_date(outcome.substr(at + 1));
    if (!told.on)
      return wrong("achter '@' hoort een datum als 2024-05-23", "after '@' belongs a date such as 2024-05-23");
    outcome = outcome.substr(0, at);
  }
  if (outcome.empty()) return wrong("de uitkomst ontbreekt", "the outcome is missing");
  if (!says_silent(outcome)) told.outcome = std::string{outcome};
  if (told.outcome.empty() && told.on) return wrong("bij 'geen' hoort geen datum", "'none' takes no date");
  return told;
}

std::expected<void, Text> check_told(const ToldOutcome& told, const definition::Organisation& world,
                                     const Workflow& workflow) {
  const int index = workflow.index_of(told.step);
  if (index < 0) {
    std::vector<std::string> steps;
    for (const Step& step : workflow.steps) steps.push_back(step.id);
    const Text hint = near(told.step, steps);
    return std::unexpected(Text{"de route kent geen stap " + in_quotes(told.step) + hint.nl,
                                "the route has no step " + in_quotes(told.step) + hint.en});
  }
  const Step& step = workflow.steps[static_cast<std::size_t>(index)];
  if (!told.participant.empty() && !step.every)
    return std::unexpected(Text{"de stap '" + step.id + "' vraagt niet aan alle deelnemers iets",
                                "the step '" + step.id + "' does not ask all participants"});
  if (!told.participant.empty() && !world.participants.contains(told.participant)) {
    std::vector<std::string> names;
    for (const auto& [id, one] : world.participants) names.push_back(id);
    const Text hint = near(told.participant, names);
    return std::unexpected(Text{"er is geen deelnemer " + in_quotes(told.participant) + hint.nl,
                                "there is no participant " + in_quotes(told.participant) + hint.en});
  }
  const auto part = std::ranges::find(step.parts, told.part, &definition::Part::id);
  if (!told.part.empty() && part == step.parts.end()) {
    if (step.parts.empty())
      return std::unexpected(
          Text{"de stap '" + step.id + "' heeft geen onderdelen", "the step '" + step.id + "' has no parts"});
    std::vector<std::string> names;
    for (const definition::Part& one : step.parts) names.push_back(one.id);
    const Text hint = near(told.part, names);
    return std::unexpected(Text{"de stap '" + step.id + "' heeft geen onderdeel " + in_quotes(told.part) + hint.nl,
                                "the step '" + step.id + "' has no part " + in_quotes(told.part) + hint.en});
  }
  if (told.outcome.empty()) return {};
  if (dossier::says_delivered(told.outcome) && (!step.body.empty() || step.every)) return {};
  if (dossier::says_sent(told.outcome) && step.every) return {};
  if (std::ranges::find(step.options, told.outcome) != step.options.end()) return {};
  const auto outcome = definition::outcome_named(told.outcome);
  // Without a part it is said of all of them; what each asks, the engine judges.
  if (outcome && told.part.empty() && !step.parts.empty()) return {};
  const auto allowed = definition::allowed(part == step.parts.end() ? step.ask : part->ask);
  const bool fits = outcome && std::ranges::find(allowed, *outcome) != allowed.end() &&
                    (!step.every || *outcome != Outcome::deferred);
  if (fits) return {};
  std::vector<std::string> names = step.options;
  for (const Outcome possible : allowed)
    if (!step.every || possible != Outcome::deferred) names.emplace_back(definition::row(possible).nl);
  const Text hint = near(told.outcome, names);
  return std::unexpected(Text{"de stap '" + step.id + "' kan niet eindigen met " + in_quotes(told.outcome) + hint.nl,
                              "the step '" + step.id + "' cannot end with " + in_quotes(told.outcome) + hint.en});
}

}  // namespace besluit::engine::simulation
