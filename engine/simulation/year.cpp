// SPDX-License-Identifier: EUPL-1.2
#include "engine/simulation/year.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <unordered_map>
#include <utility>

namespace besluit::engine::simulation {
namespace {

/// One dossier with the people around it.
struct Running {
  std::string id;
  People people;
  std::optional<Act> next{};
  bool followed = false;  ///< another dossier started it: what was told is not about it
};

class YearRun {
 public:
  YearRun(const Zone& zone, const Settings& settings, const Library& library, const Question& question,
          Subjects subjects)
      : question_(question),
        subjects_(subjects),
        office_(zone, settings, library, zone.instant_of(question.from, start_time)) {}

  Year run() {
    start();
    const Zone& zone = office_.state().zone;
    const Instant end = zone.end_of_day(question_.until);
    while (true) {
      Instant moment = office_.wake_up();
      if (!due_.empty()) moment = std::min(moment, zone.instant_of(due_.begin()->first, record_time));
      // What a deed makes possible on its own day happens at that same hour, not in the morning that has gone.
      moment = std::max(moment, office_.now());
      if (moment > end) break;
      office_.advance_to(moment);
      collect();
      if (!due_.empty() && zone.instant_of(due_.begin()->first, record_time) <= moment) act();
    }
    office_.advance_to(end);
    collect();
    return finish();
  }

 private:
  void start() {
    starting_ = true;
    for (const Begin& begin : question_.dossiers) {
      const Reply reply = office_.command(begin.id, begin.route, dossier::Start{begin.id, begin.values});
      if (reply.rejection) {
        refused(begin.id.empty() ? begin.route : begin.id, nullptr, *reply.rejection);
        continue;
      }
      const std::string id = reply.after->id;
      by_id_.emplace(id, running_.size());
      running_.push_back({id, People{question_.told}});
      plan_next(running_.size() - 1, *reply.after, *reply.definition);
    }
    starting_ = false;
    collect();
  }

  void plan_next(std::size_t number, const dossier::Dossier& dossier, const definition::Workflow& workflow) {
    Running& running = running_[number];
    if (running.next) due_.erase({running.next->day, number});
    running.next = running.people.next(office_.state(), office_.now(), dossier, workflow);
    if (running.next) due_.insert({running.next->day, number});
  }

  void act() {
    const std::size_t number = due_.begin()->second;
    Running& running = running_[number];
    const Act act = *running.next;
    if (act.assumed) assume(act);
    const Reply reply = office_.command(running.id, {}, act.record);
    running.people.did(act, reply.rejection.has_value());
    if (reply.rejection) refused(running.id, &act, *reply.rejection);
    touched_.insert(number);
    collect();
  }

  void assume(const Act& act) {
    const Assumed assumed{act.record.step, act.record.outcome};
    if (std::ranges::find(year_.assumed, assumed) == year_.assumed.end()) year_.assumed.push_back(assumed);
  }

  void refused(const std::string& dossier, const Act* act, const dossier::Rejection& rejection) {
    year_.refused = true;
    Line line = refused_line(dossier, rejection, office_);
    if (act != nullptr) {
      line.step = act->record.step;
      line.participant = act->record.participant;
      if (const auto known = definition::outcome_named(act->record.outcome))
        line.outcome = std::string{definition::row(*known).token};
    }
    collect_lines();
    year_.lines.push_back(std::move(line));
  }

  /// Keeps what happened, and asks the people of every dossier that changed what they do next.
  void collect() {
    collect_lines();
    for (const std::size_t number : std::exchange(touched_, {})) {
      const auto dossier = office_.state().dossier(running_[number].id);
      const definition::Workflow* workflow = dossier ? office_.state().workflow(dossier->workflow_hash) : nullptr;
      if (workflow != nullptr) plan_next(number, *dossier, *workflow);
    }
  }

  /// A dossier that another one started has people of its own; what was told is about the dossiers of the question.
  void welcome(const std::string& id) {
    if (starting_ || !by_id_.emplace(id, running_.size()).second) return;
    static const std::vector<ToldOutcome> nothing;
    running_.push_back({id, People{nothing}, std::nullopt, true});
  }

  void collect_lines() {
    for (Happening& happening : office_.take_happened()) {
      if (const auto* event = std::get_if<std::shared_ptr<const dossier::Recorded>>(&happening.what)) {
        const dossier::Recorded* recorded = event->get();
        if (std::holds_alternative<dossier::Started>(recorded->event)) welcome(happening.dossier);
        // A reminder changes nothing of what people do.
        const bool told_only = std::holds_alternative<dossier::RungFired>(recorded->event) ||
                               std::holds_alternative<dossier::NoticeRaised>(recorded->event);
        if (const auto known = by_id_.find(happening.dossier); known != by_id_.end() && !told_only)
          touched_.insert(known->second);
        // A refusal has a line of its own, with the words of the command.
        if (std::holds_alternative<dossier::Rejected>(recorded->event)) continue;
      } else {
        ++year_.notices;
      }
      if (auto line = line_of(std::move(happening), office_.state(), subjects_))
        year_.lines.push_back(std::move(*line));
    }
  }

  Year finish() {
    std::vector<bool> used(question_.told.size(), running_.empty());
    for (const Running& running : running_) {
      if (!running.followed) {
        std::vector<bool> left(question_.told.size(), false);
        for (const ToldOutcome* one : running.people.unused())
          left[static_cast<std::size_t>(one - question_.told.data())] = true;
        for (std::size_t i = 0; i < left.size(); ++i) used[i] = used[i] || !left[i];
      }
      if (auto standing = show(office_.state(), running.id, office_.now()))
        year_.standing.push_back(std::move(*standing));
    }
    for (std::size_t i = 0; i < used.size(); ++i)
      if (!used[i]) year_.unused.push_back(question_.told[i]);
    return std::move(year_);
  }

  const Question& question_;
  Subjects subjects_;
  Office office_;
  Year year_;
  std::deque<Running> running_;  ///< grows while one of them acts
  std::unordered_map<std::string, std::size_t> by_id_;
  std::set<std::pair<Date, std::size_t>> due_;
  bool starting_ = false;          ///< the dossiers of the question are welcomed one by one
  std::set<std::size_t> touched_;  ///< dossiers that changed since their people were asked
};

}  // namespace

Year simulate(const Zone& zone, const Settings& settings, const Library& library, const Question& question,
              Subjects subjects) {
  return YearRun{zone, settings, library, question, subjects}.run();
}

}  // namespace besluit::engine::simulation
