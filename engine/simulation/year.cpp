// SPDX-License-Identifier: EUPL-1.2
#include "engine/simulation/year.hpp"

#include "engine/core/message.hpp"
#include "engine/core/notice_facts.hpp"
#include "storage/record_codec.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <utility>

namespace besluit::engine::simulation {
namespace {

Instant instant(std::int64_t milliseconds) {
  return Instant{std::chrono::milliseconds{milliseconds}};
}

/// What people see of an event: step, participant and outcome. `seen` is false for what only the engine needs.
struct Sight {
  bool seen = false;
  std::string step{};
  std::string participant{};
  std::string outcome{};
  std::string reason{};
};

std::string token_of(definition::Outcome outcome) {
  return std::string{definition::row(outcome).token};
}

struct See {
  Sight operator()(const dossier::Started&) const { return {true}; }
  Sight operator()(const dossier::OutcomeRecorded& event) const {
    return {true, event.step, {}, token_of(event.outcome), event.because.nl};
  }
  Sight operator()(const dossier::PapersDelivered& event) const { return {true, event.step}; }
  Sight operator()(const dossier::PapersSent& event) const { return {true, event.step}; }
  Sight operator()(const dossier::Received& event) const { return {true, event.step, event.participant}; }
  Sight operator()(const dossier::Answered& event) const {
    return {true, event.step, event.participant, token_of(event.outcome)};
  }
  Sight operator()(const dossier::AnswerPresumed& event) const {
    return {true, event.step, event.participant, token_of(event.outcome), event.ground};
  }
  Sight operator()(const dossier::OutcomeCorrected& event) const {
    return {true, event.step, {}, event.outcome ? token_of(*event.outcome) : std::string{}, event.reason};
  }
  Sight operator()(const dossier::DatePinned& event) const { return {true, event.step, {}, {}, event.reason}; }
  Sight operator()(const dossier::Retargeted& event) const { return {true, event.step, {}, {}, event.reason}; }
  Sight operator()(const dossier::Suspended& event) const { return {true, event.step, {}, {}, event.reason}; }
  Sight operator()(const dossier::Resumed& event) const { return {true, event.step}; }
  Sight operator()(const dossier::Acknowledged& event) const { return {true, event.step}; }
  Sight operator()(const dossier::Ended& event) const { return {true, {}, {}, event.result}; }
  Sight operator()(const dossier::Withdrawn& event) const { return {true, {}, {}, {}, event.reason}; }
  Sight operator()(const dossier::Rejected& event) const { return {true, {}, {}, {}, event.sentence.nl}; }
  // How the plan and its deadlines change is what the notices tell.
  Sight operator()(const dossier::Planned&) const { return {}; }
  Sight operator()(const dossier::DeadlineSet&) const { return {}; }
  Sight operator()(const dossier::DeadlineClosed&) const { return {}; }
  Sight operator()(const dossier::StepOpened&) const { return {}; }
  Sight operator()(const dossier::RungFired&) const { return {}; }
  Sight operator()(const dossier::NoticeRaised&) const { return {}; }
};

/// One dossier with the people around it.
struct Running {
  std::string id;
  People people;
  std::optional<Act> next{};
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
    running_.reserve(question_.dossiers.size());
    for (const Begin& begin : question_.dossiers) {
      const Reply reply = office_.command(begin.id, begin.route, dossier::Start{begin.id, begin.values});
      if (reply.rejection) {
        refused(begin.id.empty() ? begin.route : begin.id, {}, {}, {}, *reply.rejection);
        continue;
      }
      const std::string id = reply.after->id;
      by_id_.emplace(id, running_.size());
      running_.push_back({id, People{question_.told}});
      plan_next(running_.size() - 1, *reply.after, *reply.definition);
    }
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
    if (reply.rejection)
      refused(running.id, act.record.step, act.record.participant, act.record.outcome, *reply.rejection);
    touched_.insert(number);
    collect();
  }

  void assume(const Act& act) {
    const Assumed assumed{act.record.step, *definition::outcome_named(act.record.outcome)};
    if (std::ranges::find(year_.assumed, assumed) == year_.assumed.end()) year_.assumed.push_back(assumed);
  }

  void refused(const std::string& dossier, const std::string& step, const std::string& participant,
               const std::string& outcome, const dossier::Rejection& rejection) {
    year_.refused = true;
    Line line;
    line.at = office_.now();
    line.dossier = dossier;
    line.step = step;
    line.type = "rejected";
    line.date = office_.today();
    line.reason = rejection.sentence.nl;
    line.reason_code = dossier::token(rejection.code);
    line.participant = participant;
    if (const auto known = definition::outcome_named(outcome)) line.outcome = token_of(*known);
    collect_lines();
    year_.lines.push_back(std::move(line));
  }

  /// Keeps what happened, and asks the people of every dossier that changed what they do next.
  void collect() {
    collect_lines();
    for (const std::size_t number : std::exchange(touched_, {})) {
      const auto dossier = find_dossier(office_.state(), running_[number].id);
      const definition::Workflow* workflow = dossier ? office_.state().workflow(dossier->workflow_hash) : nullptr;
      if (workflow != nullptr) plan_next(number, *dossier, *workflow);
    }
  }

  void collect_lines() {
    for (Happening& happening : office_.take_happened()) {
      if (auto* notice = std::get_if<storage::NoticeRow>(&happening.what)) {
        year_.lines.push_back(line_of(*notice));
        ++year_.notices;
        continue;
      }
      const auto& recorded = std::get<dossier::Recorded>(happening.what);
      // A reminder changes nothing of what people do.
      const bool told_only = std::holds_alternative<dossier::RungFired>(recorded.event) ||
                             std::holds_alternative<dossier::NoticeRaised>(recorded.event);
      if (const auto known = by_id_.find(happening.dossier); known != by_id_.end() && !told_only)
        touched_.insert(known->second);
      // A refusal has a line of its own, with the words of the command.
      if (std::holds_alternative<dossier::Rejected>(recorded.event)) continue;
      Sight sight = std::visit(See{}, recorded.event);
      if (!sight.seen) continue;
      Line line;
      line.at = recorded.at;
      line.dossier = happening.dossier;
      line.step = std::move(sight.step);
      line.type = dossier::type_of(recorded.event);
      line.date = recorded.effective_on;
      line.reason = std::move(sight.reason);
      line.outcome = std::move(sight.outcome);
      line.participant = std::move(sight.participant);
      year_.lines.push_back(std::move(line));
    }
  }

  Line line_of(storage::NoticeRow& notice) const {
    Line line;
    line.at = instant(notice.due_ms > notice.created_ms ? notice.due_ms : notice.created_ms);
    line.dossier = notice.dossier;
    line.type = notice.kind;
    if (const auto facts = decode_facts(notice.facts))
      for (const FactLine& fact : facts->lines)
        if (!line.date || fact.planning < *line.date) line.date = fact.planning;
    if (subjects_ == Subjects::composed)
      if (const auto message = compose(notice, *office_.state().library.organisation, office_.state().zone))
        line.subject = message->subject;
    line.step = std::move(notice.step);
    line.to = std::move(notice.to);
    line.role = std::move(notice.role);
    line.channel = std::move(notice.channel);
    line.rung = std::move(notice.rung);
    line.reason = std::move(notice.reason);
    line.reason_code = std::move(notice.reason_code);
    return line;
  }

  Year finish() {
    std::vector<bool> used(question_.told.size(), running_.empty());
    for (const Running& running : running_) {
      std::vector<bool> left(question_.told.size(), false);
      for (const ToldOutcome* one : running.people.unused())
        left[static_cast<std::size_t>(one - question_.told.data())] = true;
      for (std::size_t i = 0; i < left.size(); ++i) used[i] = used[i] || !left[i];
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
  std::vector<Running> running_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::set<std::pair<Date, std::size_t>> due_;
  std::set<std::size_t> touched_;  ///< dossiers that changed since their people were asked
};

}  // namespace

Year simulate(const Zone& zone, const Settings& settings, const Library& library, const Question& question,
              Subjects subjects) {
  return YearRun{zone, settings, library, question, subjects}.run();
}

}  // namespace besluit::engine::simulation
