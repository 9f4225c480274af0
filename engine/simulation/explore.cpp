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
      if (!result_.complete) break;
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
      standings_.push_back({std::move(dossier), from, std::move(deed), {}});
      if (standings_.size() >= standings_max) result_.complete = false;
    }
    return place->second;
  }

  void go_on(std::size_t at) {
    if (standings_[at].dossier.status != dossier::Status::running) return;
    for (std::size_t i = 0; i < workflow_.steps.size() && i < standings_[at].dossier.steps.size(); ++i) {
      if (standings_[at].dossier.steps[i].status != StepStatus::open) continue;
      if (workflow_.steps[i].every)
        all_answer(at, i);
      else
        for (const Outcome outcome : definition::allowed(workflow_.steps[i].ask)) {
          const std::string word{definition::row(outcome).token};
          try_deeds(at, {dossier::Record{workflow_.steps[i].id, word, std::nullopt, {}}},
                    {workflow_.steps[i].id, workflow_.steps[i].id + "=" + std::string{definition::row(outcome).nl}});
        }
    }
  }

  void all_answer(std::size_t at, std::size_t index) {
    const Step& step = workflow_.steps[index];
    std::vector<std::string> awaited;
    for (const auto& one : standings_[at].dossier.steps[index].participants)
      if (!one.outcome) awaited.push_back(one.id);
    const auto answers = definition::answers(step.ask);
    for (const Outcome of_all : answers) {
      for (const Outcome of_first : answers) {
        std::vector<dossier::Record> records;
        for (const std::string& id : awaited) {
          const Outcome outcome = id == awaited.front() ? of_first : of_all;
          records.push_back({step.id, std::string{definition::row(outcome).token}, std::nullopt, {}, id});
        }
        std::string text = step.id + ": " + std::string{definition::row(of_all).nl};
        if (of_first != of_all && !awaited.empty())
          text += ", " + awaited.front() + ": " + std::string{definition::row(of_first).nl};
        try_deeds(at, records, {step.id, std::move(text)});
      }
    }
  }

  /// Gives the commands one after the other; what is refused because the step closed before it is left out.
  void try_deeds(std::size_t at, const std::vector<dossier::Record>& records, Deed&& deed) {
    Dossier after = standings_[at].dossier;
    bool anything = false;
    for (const dossier::Record& record : records) {
      const auto events = dossier::decide(setting_, &after, record);
      if (!events) continue;
      anything = true;
      for (const dossier::Recorded& event : *events) after = dossier::apply(std::move(after), event);
    }
    if (!anything) return;
    const std::size_t there = meet(std::move(after), at, std::move(deed));
    if (there != at) standings_[at].to.push_back(there);
  }

  void judge() {
    result_.standings = standings_.size();
    std::vector<bool> ends(standings_.size(), false);
    for (std::size_t i = 0; i < standings_.size(); ++i)
      ends[i] = standings_[i].dossier.status != dossier::Status::running;
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = standings_.size(); i-- > 0;) {
        if (ends[i] || !std::ranges::any_of(standings_[i].to, [&](std::size_t to) { return ends[to]; })) continue;
        ends[i] = true;
        changed = true;
      }
    }
    // They were met in the order of the length of their roads. One that was not looked at proves nothing.
    if (!result_.complete) return;
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
  Exploration result_;
};

}  // namespace

Exploration explore(const definition::Workflow& workflow, const definition::Organisation& world, Date day,
                    const std::function<void(std::size_t)>& progress) {
  return Walk{workflow, world, day}.run(progress);
}

}  // namespace besluit::engine::simulation
