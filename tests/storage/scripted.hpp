// SPDX-License-Identifier: EUPL-1.2
// A herstelplan that lives through everything, decided by the real state machine: what the codecs, the projection and
// the stores are tested with.
#pragma once

#include "storage/projection.hpp"
#include "storage/record_codec.hpp"
#include "tests/support/world_builder.hpp"
#include "workflows/dossier/decide.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace besluit::storage::testing {

using namespace besluit::testing;

/// One dossier and its stream; commands are decided at eight in the morning minus one minute, UTC.
class Script {
 public:
  explicit Script(std::string id) : world_(hecht()), workflow_(herstelplan()) {
    dossier_.id = std::move(id);
    workflow_.inputs = {{"prognose weerstandsvermogen", feel::Type::number, "EUR"}};
    world_.hash = std::string(64, 'a');
    workflow_.hash = std::string(64, 'b');
  }

  Script& on(std::string_view date) {
    today_ = day(date);
    return *this;
  }
  /// A command that must be accepted.
  Script& act(const dossier::Command& command) {
    const auto decided = dossier::decide(setting(false), events_.empty() ? nullptr : &dossier_, command);
    if (!decided) throw std::runtime_error(decided.error().sentence.en);
    for (const auto& event : *decided) add(event);
    return *this;
  }
  Script& start() { return act(dossier::Start{dossier_.id, {{"prognose weerstandsvermogen", "2500000"}}}); }
  Script& record(const std::string& step, const std::string& outcome, const std::string& note = {}) {
    return act(dossier::Record{step, outcome, std::nullopt, note});
  }
  /// A command that must be refused; the refusal goes into the journal.
  Script& refused(const dossier::Command& command) {
    const auto decided = dossier::decide(setting(false), &dossier_, command);
    if (decided) throw std::runtime_error("it was accepted");
    add(dossier::rejected(setting(false), dossier_, command, decided.error()));
    return *this;
  }
  /// Fires what is due up to and including the day.
  Script& fire() {
    for (const auto& event : dossier::decide_due(setting(true), dossier_, 100)) add(event);
    return *this;
  }

  [[nodiscard]] const dossier::Dossier& dossier() const { return dossier_; }
  [[nodiscard]] const std::vector<dossier::Recorded>& events() const { return events_; }
  /// The state before events()[i].
  [[nodiscard]] const dossier::Dossier& before(std::size_t i) const { return befores_[i]; }

 private:
  [[nodiscard]] dossier::Setting setting(bool send_time_passed) const {
    const auto clock = send_time_passed ? std::chrono::minutes{480} : std::chrono::minutes{479};
    return {world_, workflow_, Zone::utc().instant_of(today_, clock), today_, send_time_passed, "uid 1000 (jansen)"};
  }
  void add(const dossier::Recorded& event) {
    befores_.push_back(dossier_);
    events_.push_back(event);
    dossier_ = dossier::apply(std::move(dossier_), event);
  }

  definition::Organisation world_;
  definition::Workflow workflow_;
  dossier::Dossier dossier_;
  std::vector<dossier::Recorded> events_;
  std::vector<dossier::Dossier> befores_;
  Date today_ = day("2024-03-14");
};

/// Reminders, an acknowledgement, an escalation, papers, a refused command, a correction, a deferral, an end.
inline Script whole_life(const std::string& id) {
  Script script(id);
  script.on("2024-03-14").start();
  script.on("2024-04-24").fire();
  script.on("2024-05-20").fire();
  script.on("2024-05-21").act(dossier::Acknowledge{"opstellen"});
  script.on("2024-05-22").record("opstellen", "done", "met \"spoed\"\nen een é");
  script.refused(dossier::Record{"vaststellen", "adopted", std::nullopt, ""});
  script.record("bao", "delivered");
  script.on("2024-05-23").record("bao", "advised-negative");
  script.on("2024-05-24")
      .act(dossier::Correct{script.dossier().acts.back().seq, "advised-positive", "verkeerd dossier"});
  script.on("2024-06-06").fire().record("auditcommissie", "advised-positive");
  script.on("2024-07-10").fire().record("vaststellen", "deferred");
  script.on("2024-11-21").fire();
  script.on("2024-12-18").fire().record("vaststellen", "adopted");
  return script;
}

}  // namespace besluit::storage::testing
