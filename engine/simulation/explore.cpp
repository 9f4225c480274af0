// SPDX-License-Identifier: EUPL-1.2
#include "engine/simulation/explore.hpp"

#include "workflows/dossier/decide.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace besluit::engine::simulation {
namespace {

using definition::Outcome;
using definition::Step;
using dossier::Dossier;
using dossier::StepStatus;

/// One standing that was met: how it was reached, and what can follow.
struct Standing {
  Dossier dossier;
  std::size_t from = 0;
  Deed deed;
  std::vector<std::size_t> to;
  bool unsure = false;  ///< it waits for something that is not walked
};

std::string key_of(const Dossier& dossier) {
  std::string key = dossier::token(dossier.status) + "/" + dossier.result;
  for (const dossier::StepState& step : dossier.steps) {
    key += "/" + std::to_string(static_cast<int>(step.status));
    if (step.status == StepStatus::done && step.outcome) key += std::to_string(static_cast<int>(*step.outcome));
    if (step.status != StepStatus::open) continue;
    for (const dossier::ParticipantState& one : step.participants)
      key += one.outcome ? "," + std::to_string(static_cast<int>(*one.outcome)) : std::string{",-"};
  }
  return key;
}

class Walk {
 public:
  Walk(const definition::Workflow& workflow, const definition::Organisation& world, Date day)
      : workflow_(workflow), setting_{world,
                                      workflow_,
                                      Instant{std::chrono::milliseconds{std::chrono::days{day_number(day)}}},
                                      day,
                                      false,
                                      "verkenning"} {
    workflow_.guard.reset();
  }

  Exploration run(const std::function<void(std::size_t)>& progress) {
    begin();
    constexpr std::size_t told_each = 1000;
    for (std::size_t at = 0; at < standings_.size(); ++at) {
      if (at % told_each == told_each - 1 && progress) progress(standings_.size());
      if (full_) break;
      go_on(at);
    }
    judge();
    return std::move(result_);
  }

 private:
  void begin() {
    Dossier before;
    before.id = "verkenning";
    const auto events = dossier::decide(setting_, nullptr, dossier::Start{before.id, {}});
    if (!events) return;
    for (const dossier::Recorded& event : *events) before = dossier::apply(std::move(before), event);
    meet(std::move(before), 0, {});
  }

  /// The number of a standing, which is new or was met before.
  std::size_t meet(Dossier&& dossier, std::size_t from, Deed&& deed) {
    const auto [place, fresh] = known_.try_emplace(key_of(dossier), standings_.size());
    if (fresh) {
      if (dossier.status == dossier::Status::ended) result_.results.insert(dossier.result);
      standings_.push_back({std::move(dossier), from, std::move(deed), {}, false});
      if (standings_.size() >= standings_max) full_ = true;
    }
    return place->second;
  }

  void go_on(std::size_t at) {
    if (standings_[at].dossier.status != dossier::Status::running) return;
    for (std::size_t i = 0; i < workflow_.steps.size() && i < standings_[at].dossier.steps.size(); ++i) {
      const dossier::StepState& state = standings_[at].dossier.steps[i];
      const Step& step = workflow_.steps[i];
      if (!state.held.empty() || (state.status == StepStatus::open && !step.asks_somebody())) unsure(at, step);
      if (state.status != StepStatus::open || !step.asks_somebody()) continue;
      if (step.every || !step.parts.empty())
        all_answer(at, i);
      else
        one_outcome(at, step);
    }
  }

  void unsure(std::size_t at, const Step& step) {
    result_.complete = false;
    if (result_.unsure.empty()) result_.unsure = step.id;
    standings_[at].unsure = true;
  }

  void one_outcome(std::size_t at, const Step& step) {
    std::vector<std::string> words = step.options;
    for (const Outcome outcome : definition::allowed(step.ask))
      if (outcome != Outcome::chosen) words.emplace_back(definition::row(outcome).token);
    for (const std::string& word : words) {
      const auto known = definition::outcome_named(word);
      const std::string said = known ? std::string{definition::row(*known).nl} : word;
      // Whoever chooses something else says what.
      try_deeds(at, step, {dossier::Record{step.id, word, std::nullopt, "verkenning"}},
                {step.id, step.id + "=" + said});
    }
  }

  void all_answer(std::size_t at, std::size_t index) {
    const Step& step = workflow_.steps[index];
    std::vector<std::pair<std::string, std::string>> awaited;  ///< participant and part
    for (const auto& one : standings_[at].dossier.steps[index].participants)
      if (!one.outcome) awaited.emplace_back(one.id, one.part);
    std::vector<Outcome> answers;
    for (const definition::Ask ask : asks_of(step))
      for (const Outcome outcome : definition::answers(ask))
        if (std::ranges::find(answers, outcome) == answers.end()) answers.push_back(outcome);
    for (const Outcome of_all : answers) {
      for (const Outcome of_first : answers) {
        std::vector<dossier::Record> records;
        for (const auto& [participant, part] : awaited) {
          const Outcome outcome = records.empty() ? of_first : of_all;
          dossier::Record record{step.id, std::string{definition::row(outcome).token}, std::nullopt, {}, participant};
          record.part = part;
          records.push_back(std::move(record));
        }
        std::string text = step.id + ": " + std::string{definition::row(of_all).nl};
        if (of_first != of_all && !awaited.empty())
          text += ", " + (awaited.front().first.empty() ? awaited.front().second : awaited.front().first) + ": " +
                  std::string{definition::row(of_first).nl};
        try_deeds(at, step, records, {step.id, std::move(text)});
      }
    }
  }

  static std::vector<definition::Ask> asks_of(const Step& step) {
    std::vector<definition::Ask> asks;
    for (const definition::Part& part : step.parts) asks.push_back(part.ask);
    if (asks.empty()) asks.push_back(step.ask);
    return asks;
  }

  /// Gives the commands one after the other; what is refused because the step closed before it is left out.
  void try_deeds(std::size_t at, const Step& step, const std::vector<dossier::Record>& records, Deed&& deed) {
    Dossier after = standings_[at].dossier;
    // Days are left out: a body decides when it is its turn, and not on the day for which it is planned.
    if (const int index = after.index_of(step.id); index >= 0)
      after.steps[static_cast<std::size_t>(index)].meeting.reset();
    bool anything = false;
    for (const dossier::Record& record : records) {
      const auto events = dossier::decide(setting_, &after, record);
      if (!events) {
        // Without its facts the outcome cannot be recorded; who has them can go on.
        if (events.error().code == dossier::Refusal::value_needed) unsure(at, step);
        continue;
      }
      anything = true;
      for (const dossier::Recorded& event : *events) after = dossier::apply(std::move(after), event);
    }
    if (!anything) return;
    const std::size_t there = meet(std::move(after), at, std::move(deed));
    if (there != at) standings_[at].to.push_back(there);
  }

  void judge() {
    result_.standings = standings_.size();
    result_.complete = result_.complete && !full_;
    std::vector<bool> ends(standings_.size(), false);
    for (std::size_t i = 0; i < standings_.size(); ++i)
      ends[i] = standings_[i].dossier.status != dossier::Status::running || standings_[i].unsure;
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = standings_.size(); i-- > 0;) {
        if (ends[i] || !std::ranges::any_of(standings_[i].to, [&](std::size_t to) { return ends[to]; })) continue;
        ends[i] = true;
        changed = true;
      }
    }
    // They were met in the order of the length of their roads. One that was not looked at proves nothing.
    if (full_) return;
    const auto stuck = std::ranges::find(ends, false);
    if (stuck == ends.end()) return;
    result_.ends = false;
    for (auto at = static_cast<std::size_t>(stuck - ends.begin()); at != 0; at = standings_[at].from)
      result_.road.push_back(standings_[at].deed);
    std::ranges::reverse(result_.road);
  }

  definition::Workflow workflow_;
  dossier::Setting setting_;
  std::vector<Standing> standings_;
  std::unordered_map<std::string, std::size_t> known_;
  bool full_ = false;
  Exploration result_;
};

}  // namespace

Exploration explore(const definition::Workflow& workflow, const definition::Organisation& world, Date day,
                    const std::function<void(std::size_t)>& progress) {
  return Walk{workflow, world, day}.run(progress);
}

}  // namespace besluit::engine::simulation
