// SPDX-License-Identifier: EUPL-1.2
// What happened, as people see it: one line for each event that says something to them, and for each notice. Pure.
#pragma once

#include "engine/simulation/office.hpp"

#include <optional>
#include <string>

namespace besluit::engine::simulation {

/// One line of the year: an event that people see, a notice, or a command that was refused.
struct Line {
  Instant at{};
  std::string dossier;
  std::string step;
  std::string type;          ///< type of the event ("outcome-recorded"), kind of the notice ("reminder"), or "rejected"
  std::optional<Date> date;  ///< the day it happened; of a notice: the earliest planning date that it speaks of
  std::string to;            ///< person, or a bare address; empty for an event
  std::string role{};        ///< in which role, or for which body, it was sent
  std::string channel;       ///< empty for an event
  std::string rung;          ///< the policy's own words; empty outside ladders
  std::string reason;        ///< one Dutch sentence; may be empty
  std::string outcome;       ///< English token; empty when there is none
  std::string participant;   ///< whose answer it is
  std::string subject;       ///< of a notice, as the receiver reads it
  std::string reason_code{};  ///< of a notice or a refusal
};

/// Subjects cost more than all the rest of a line: only for whoever reads them.
enum class Subjects : std::uint8_t { left_out, composed };

/// nullopt for what only the engine needs: how the plan and its deadlines change is what the notices tell.
[[nodiscard]] std::optional<Line> line_of(Happening&& happening, const EngineState& state, Subjects subjects);
/// A command that was refused, at this moment.
[[nodiscard]] Line refused_line(const std::string& dossier, const dossier::Rejection& rejection, const Office& office);

/// The hours at which a simulated office works: a dossier is started in the morning, before the notices of that day;
/// what meetings and people did is recorded at the end of the day.
inline constexpr std::chrono::minutes start_time{7 * 60};
inline constexpr std::chrono::minutes record_time{17 * 60};

}  // namespace besluit::engine::simulation
