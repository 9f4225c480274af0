// SPDX-License-Identifier: EUPL-1.2
// Changing the organisation while it runs (its meetings, who is away, which notices wait): from what a person asks to
// the changes, and what they do to every running dossier. Pure; the preview and the change itself are the same
// computation.
#pragma once

#include "engine/core/engine_state.hpp"
#include "workflows/dossier/command.hpp"
#include "workflows/dossier/impact.hpp"

#include <expected>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace besluit::engine {

/// `meeting` as typed: a date ("2024-07-10": the meeting of that day, else the one first known under it) or an identity
/// ("ab/2024-07-10").
struct MoveMeeting {
  std::string body;
  std::string meeting;
  Date to{};
};
struct CancelMeeting {
  std::string body;
  std::string meeting;
};
struct AddMeeting {
  std::string body;
  Date on{};
  std::string second_of;  ///< empty: an ordinary meeting
};
struct SetMeetingTerm {
  definition::MeetingTermSet::Which which = definition::MeetingTermSet::Which::papers;
  std::string body;
  std::string meeting;
  std::string term;  ///< "2 weken"
};
/// A whole schedule at once: what `meeting import` found new, moved and gone.
struct ImportMeetings {
  std::vector<definition::WorldChange> changes;
};
/// `who`: a person, or the role that a person fills. `until` is the last day.
struct AddAbsence {
  std::string who;
  Date from{};
  Date until{};
  std::string deputy;  ///< role or person; empty: the one of the file
};
struct EndAbsence {
  int number = 0;
};
/// Which notices wait: those of a dossier, of a step of it, for a person; all empty: every one.
struct AddSilence {
  std::string dossier;
  std::string step;
  std::string who;
  std::optional<Date> from;  ///< default: today
  Date until{};
};
struct EndSilence {
  int number = 0;
};
using WorldAct = std::variant<MoveMeeting, CancelMeeting, AddMeeting, SetMeetingTerm, ImportMeetings, AddAbsence,
                              EndAbsence, AddSilence, EndSilence>;
[[nodiscard]] std::string name_of(const WorldAct& command);  ///< "meeting move", ...

/// A line of the preview that the person left out.
struct KeptLine {
  std::string dossier;
  std::string step;
};

struct WorldCommand {
  WorldAct command;
  std::string reason;
  std::vector<KeptLine> kept{};
  std::string author{};  ///< of absences and silences
};

/// What is to be changed, and what happened in one sentence. No changes: the world is so already. A silence may last
/// `silence_longest`.
struct WorldDecision {
  std::vector<definition::WorldChange> changes;
  Text cause;
};
[[nodiscard]] std::expected<WorldDecision, dossier::Rejection> decide_world(const definition::Organisation& world,
                                                                            const WorldCommand& command, Date today,
                                                                            std::chrono::days silence_longest);

/// Some changes need a reason before they are made; a preview does not.
[[nodiscard]] std::optional<dossier::Rejection> reason_wanted(const WorldCommand& command);

/// The seed with the changes laid over it, with an identity of its own.
[[nodiscard]] std::shared_ptr<const definition::Organisation> world_of(
    const std::shared_ptr<const definition::Organisation>& seed, std::span<const definition::WorldChange> changes);
/// The library with changes added.
[[nodiscard]] Library changed_library(const Library& library, std::span<const definition::WorldChange> changes);

struct DossierImpact {
  std::string dossier;
  bool was_feasible = true;
  dossier::Impact impact;
};
/// What a change does, by dossier; untouched dossiers are not listed.
struct WorldImpact {
  Text cause;
  std::vector<DossierImpact> dossiers;  ///< ordered by id

  [[nodiscard]] bool feasible() const;
  /// Of the first dossier that the change leaves without a plan.
  [[nodiscard]] const planning::Conflict* conflict() const;
};

/// The circumstances of a change from one world to another.
struct ImpactQuestion {
  ImpactQuestion(const definition::Organisation& was, const definition::Organisation& now, Instant at,
                 const EngineState& state, std::string who);
  const definition::Organisation& was;
  const definition::Organisation& now;
  std::set<std::string, std::less<>> bodies;  ///< of which something differs; routes without them are not touched
  Instant moment{};
  Date today{};
  bool send_time_passed = false;
  std::string actor;
  Text cause{};
  std::vector<KeptLine> kept{};
  std::string reason{};  ///< of the lines that are kept
};
/// nullopt when the change does not touch it: it is not running, its route names no changed body, or no date moves.
[[nodiscard]] std::optional<DossierImpact> impact_on(const ImpactQuestion& question, const dossier::Dossier& before,
                                                     const definition::Workflow& route);

/// The preview of a command: nothing changes. An empty cause: the world is so already.
[[nodiscard]] std::expected<WorldImpact, dossier::Rejection> preview_world(const EngineState& state, Instant now,
                                                                           const WorldCommand& command,
                                                                           const std::string& actor);
/// What another library (a reload) would do to the running dossiers.
[[nodiscard]] WorldImpact preview_library(const EngineState& state, Instant now, const Library& next,
                                          const std::string& actor);

/// The cause that people are told when the file of the organisation was changed.
[[nodiscard]] Text reloaded_cause();

}  // namespace besluit::engine
