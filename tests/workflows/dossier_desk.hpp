// SPDX-License-Identifier: EUPL-1.2
// A desk at which a test decides about one dossier: it keeps the day, the journal and the live state, and says in one
// short line for each event what came out.
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"
#include "workflows/dossier/decide.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace besluit::testing {

using dossier::Command;
using dossier::Dossier;
using dossier::Recorded;
using Lines = std::vector<std::string>;

inline std::string short_day(Date date) {
  return to_string(date).substr(2);
}
inline std::string short_day(const std::optional<Date>& date) {
  return date ? short_day(*date) : "-";
}

/// One event in one line.
struct Printed {
  std::string operator()(const dossier::Started& e) const {
    std::string line = "started " + e.route;
    for (const auto& [name, value] : e.values) line += " " + name + "=" + value;
    return line;
  }
  std::string operator()(const dossier::Planned& e) const {
    std::string line = "planned " + std::to_string(e.version) + (e.feasible ? "" : " infeasible");
    for (const auto& dates : e.steps) {
      if (dates.meeting) line += " " + dates.step + "=" + short_day(dates.meeting->date);
    }
    return line;
  }
  std::string operator()(const dossier::DeadlineSet& e) const {
    std::string line = "set " + to_string(e.name) + " " + short_day(e.planning);
    if (e.legal != e.planning) line += "(legal " + short_day(e.legal) + ")";
    return line + " " + e.owner + (e.past_when_set ? " past" : "");
  }
  std::string operator()(const dossier::DeadlineClosed& e) const {
    return "closed " + to_string(e.name) + " " + reason_token(e.reason) + (e.detail.empty() ? "" : " by " + e.detail);
  }
  std::string operator()(const dossier::StepOpened& e) const {
    std::string line = "opened " + e.step + "#" + std::to_string(e.round);
    for (const std::string& one : e.participants) line += " " + one;
    return line;
  }
  std::string operator()(const dossier::OutcomeRecorded& e) const {
    return "outcome " + e.step + "#" + std::to_string(e.round) + " " +
           outcome(e.outcome, e.move, e.target, e.not_before) + values(e.values) +
           (e.because.nl.empty() || e.outcome != definition::Outcome::skipped ? "" : " because");
  }
  static std::string values(const std::map<std::string, std::string>& values) {
    std::string line;
    for (const auto& [name, value] : values) line += " " + name + "=" + value;
    return line;
  }
  std::string operator()(const dossier::FactsSet& e) const { return "facts" + values(e.values); }
  std::string operator()(const dossier::VoteRecorded& e) const {
    return "vote " + e.step + "#" + std::to_string(e.round) + " " + e.verdict;
  }
  std::string operator()(const dossier::Requested& e) const { return "requested by " + e.by; }
  std::string operator()(const dossier::RequestAnswered& e) const {
    return "request " + std::to_string(e.request) + " " + e.answer;
  }
  std::string operator()(const dossier::ChildAsked& e) const {
    return "child " + e.id + " of " + e.route + " by " + e.step + values(e.values);
  }
  std::string operator()(const dossier::ChildRefused& e) const { return "child refused " + std::to_string(e.number); }
  std::string operator()(const dossier::Watched& e) const { return "watched by " + e.by; }
  std::string operator()(const dossier::Migrated& e) const { return "migrated: " + e.reason; }
  std::string operator()(const dossier::StepHeld& e) const {
    std::string line = "held " + e.step + " for";
    for (const std::string& name : e.waits_for) line += " '" + name + "'";
    return line;
  }
  std::string operator()(const dossier::PapersDelivered& e) const { return "delivered " + e.step; }
  std::string operator()(const dossier::PapersSent& e) const { return "sent " + e.step; }
  std::string operator()(const dossier::Received& e) const { return "received " + e.step + "@" + e.participant; }
  std::string operator()(const dossier::Answered& e) const {
    return "answered " + e.step + "@" + e.participant + (e.part.empty() ? "" : "/" + e.part) + " " +
           std::string(row(e.outcome).token) + (e.late ? " late" : "") +
           (e.lapses_on ? " until " + short_day(*e.lapses_on) : "");
  }
  std::string operator()(const dossier::AnswerPresumed& e) const {
    return "presumed " + e.step + "@" + e.participant + " " + std::string(row(e.outcome).token) + " by " + e.ground;
  }
  std::string operator()(const dossier::AnswerLapsed& e) const {
    return "lapsed " + e.step + "@" + e.participant + " by " + e.ground;
  }
  std::string operator()(const dossier::Yielded& e) const {
    return "yielded " + e.step + " " + short_day(e.meeting.date) + " to " + e.dossier;
  }
  std::string operator()(const dossier::OutcomeCorrected& e) const {
    const std::string line = "corrected " + std::to_string(e.corrects) + " " + e.step;
    if (!e.outcome) return line + " taken back";
    return line + " " + outcome(*e.outcome, e.move, e.target, e.not_before) + values(e.values);
  }
  std::string operator()(const dossier::Acknowledged& e) const {
    return "acknowledged " + e.step + (e.by.empty() ? "" : " by " + e.by) + (e.partly ? " partly" : "") +
           (e.until ? " until " + short_day(*e.until) : "");
  }
  std::string operator()(const dossier::Snoozed& e) const { return "snoozed " + e.step + " " + short_day(e.until); }
  std::string operator()(const dossier::DatePinned& e) const {
    return "pinned " + e.step + " " + (e.day ? short_day(*e.day) : "free") + (e.term.empty() ? "" : " by " + e.term);
  }
  std::string operator()(const dossier::Retargeted& e) const {
    return "retargeted " + e.step + " " + short_day(e.meeting.date);
  }
  std::string operator()(const dossier::Suspended& e) const { return "suspended " + e.step; }
  std::string operator()(const dossier::Resumed& e) const {
    return "resumed " + e.step + " " + std::to_string(e.days) + (e.day ? " to " + short_day(*e.day) : "");
  }
  std::string operator()(const dossier::RungFired& e) const {
    std::string line = "fired " + to_string(e.deadline) + "[" + std::to_string(e.rung) + "] ";
    line += e.settled == dossier::NotSent::none ? e.person : reason_token(e.settled);
    return line + (e.detail.empty() ? "" : " by " + e.detail) + (e.late ? " late" : "");
  }
  std::string operator()(const dossier::NoticeRaised& e) const {
    std::string line = "notice " + e.id + " to " + (e.person.empty() ? "nobody" : e.person) + ":";
    if (e.kind == dossier::NoticeKind::moved) line += " moved";
    for (const auto& l : e.lines) {
      line += " " + l.step + (l.participant.empty() ? "" : "@" + l.participant) + "/" + token(l.kind) + "=" +
              short_day(l.planning);
      if (l.old_planning) line += "(was " + short_day(*l.old_planning) + ")";
      if (!l.own) line += "*";
    }
    return line;
  }
  std::string operator()(const dossier::Ended& e) const { return "ended " + e.result; }
  std::string operator()(const dossier::Withdrawn&) const { return "withdrawn"; }
  std::string operator()(const dossier::Rejected& e) const { return "rejected " + e.command + " " + e.code; }

  static std::string outcome(definition::Outcome outcome, definition::Move move, const std::string& target,
                             const std::optional<Date>& not_before) {
    constexpr std::string_view moves[] = {"advance", "defer", "end", "back", "jump"};
    std::string line = std::string(row(outcome).token) + " " + std::string(moves[static_cast<std::size_t>(move)]);
    if (!target.empty()) line += " " + target;
    if (not_before) line += " after " + short_day(*not_before);
    return line;
  }
};

inline Lines printed(const std::vector<Recorded>& events) {
  Lines lines;
  for (const Recorded& event : events) lines.push_back(std::visit(Printed{}, event.event));
  return lines;
}

class Desk {
 public:
  explicit Desk(definition::Workflow workflow, definition::Organisation world = hecht(),
                std::string_view today = "2024-03-14")
      : workflow_(std::move(workflow)), world_(std::move(world)), today_(day(today)) {}

  /// The desk goes on with this day; `sent`: the send time has passed.
  void on(std::string_view today, bool sent = true) {
    today_ = day(today);
    send_time_passed_ = sent;
  }
  void on(Date today) { today_ = today; }
  [[nodiscard]] Date today() const { return today_; }

  /// What was decided, or {"refused <code>"}.
  Lines decide(const Command& command) {
    const definition::Organisation world = meeting_today(command);
    const dossier::Setting where{world, workflow_, setting().now, today_, send_time_passed_, "uid 1000 (jansen)"};
    const auto decided = dossier::decide(where, started_ ? &state_ : nullptr, command);
    if (!decided) {
      rejection_ = decided.error();
      return {"refused " + token(decided.error().code)};
    }
    keep(*decided);
    return printed(*decided);
  }
  Lines start(std::map<std::string, std::string> values = {}) {
    return decide(dossier::Start{"d1", std::move(values)});
  }
  Lines record(std::string step, std::string outcome, std::optional<std::string_view> happened = std::nullopt) {
    dossier::Record command{std::move(step), std::move(outcome), std::nullopt, ""};
    if (happened) command.on = day(*happened);
    return decide(command);
  }
  Lines correct(std::uint64_t seq, std::optional<std::string> outcome) {
    return decide(dossier::Correct{seq, std::move(outcome), "vergissing"});
  }
  Lines fire(int limit = 1000) {
    const auto events = dossier::decide_due(setting(), state_, limit);
    keep(events);
    return printed(events);
  }
  /// Every day up to and including `until`, each at its send time.
  Lines fire_until(std::string_view until) {
    Lines all;
    send_time_passed_ = true;
    for (; today_ <= day(until); today_ += std::chrono::days{1}) {
      for (std::string& line : fire()) all.push_back(short_day(today_) + " " + std::move(line));
    }
    today_ = day(until);
    return all;
  }

  [[nodiscard]] const Dossier& state() const { return state_; }
  [[nodiscard]] const std::vector<Recorded>& journal() const { return journal_; }
  [[nodiscard]] const dossier::Rejection& rejection() const { return rejection_; }
  [[nodiscard]] const dossier::StepState& step(std::string_view id) const {
    return state_.steps.at(static_cast<std::size_t>(state_.index_of(id)));
  }
  [[nodiscard]] std::uint64_t last_act() const { return state_.acts.back().seq; }
  [[nodiscard]] const definition::Workflow& workflow() const { return workflow_; }
  definition::Organisation& world() { return world_; }

  /// The file of the route was changed; the dossier still follows its own version.
  void change_route(definition::Workflow workflow) { workflow_ = std::move(workflow); }

  /// A body decides when it has met. Where a story gives no day, the body of the step has met today, beside its own
  /// meetings; `on_its_day` says of a story that the day is what it is about.
  void on_its_day() { any_day_ = false; }
  [[nodiscard]] definition::Organisation meeting_today(const Command& command) const {
    definition::Organisation world = world_;
    std::string step;
    if (const auto* record = std::get_if<dossier::Record>(&command); record != nullptr && !record->on)
      step = record->step;
    if (const auto* vote = std::get_if<dossier::Vote>(&command); vote != nullptr && !vote->on) step = vote->step;
    const int index = any_day_ && started_ ? state_.index_of(step) : -1;
    if (index < 0 || index >= static_cast<int>(workflow_.steps.size())) return world;
    const auto at = static_cast<std::size_t>(index);
    const auto body = world.bodies.find(workflow_.steps[at].body);
    const auto& meeting = state_.steps[at].meeting;
    if (body == world.bodies.end() || !meeting || meeting->date <= today_) return world;
    auto& meetings = body->second.meetings;
    meetings.insert(std::ranges::upper_bound(meetings, today_, {}, &definition::Meeting::date), {today_, today_});
    return world;
  }

  [[nodiscard]] dossier::Setting setting() const {
    const Instant now{std::chrono::sys_days{today_.time_since_epoch()} + std::chrono::hours{send_time_passed_ ? 9 : 7}};
    return {world_, workflow_, now, today_, send_time_passed_, "uid 1000 (jansen)"};
  }

  /// Events that somebody else decided.
  void keep(const std::vector<Recorded>& events) {
    for (const Recorded& event : events) {
      REQUIRE(event.seq == state_.last_seq + 1);
      REQUIRE(event.at >= state_.last_at);
      if (!started_) state_.id = "d1";
      started_ = true;
      state_ = dossier::apply(std::move(state_), event);
      journal_.push_back(event);
    }
  }

 private:
  definition::Workflow workflow_;
  definition::Organisation world_;
  Date today_;
  bool send_time_passed_ = true;
  bool any_day_ = true;
  bool started_ = false;
  Dossier state_;
  std::vector<Recorded> journal_;
  dossier::Rejection rejection_;
};

}  // namespace besluit::testing
