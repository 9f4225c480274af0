// SPDX-License-Identifier: EUPL-1.2
// A year of dossiers on the virtual clock, as lines: who gets what when. Pure: the same question gives the same lines.
#pragma once

#include "engine/core/queries.hpp"
#include "engine/simulation/office.hpp"
#include "engine/simulation/people.hpp"

#include <map>
#include <string>
#include <vector>

namespace besluit::engine::simulation {

/// One dossier that is started on the first day.
struct Begin {
  std::string id;  ///< empty: made by the engine
  std::string route;
  std::map<std::string, std::string> values;
};

struct Question {
  std::vector<Begin> dossiers;
  Date from{};   ///< they start on the morning of this day
  Date until{};  ///< the year goes on to the end of this day
  std::vector<ToldOutcome> told;
};

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

/// An outcome that nobody told.
struct Assumed {
  std::string step;
  definition::Outcome outcome = definition::Outcome::done;
  friend auto operator<=>(const Assumed&, const Assumed&) = default;
};

struct Year {
  std::vector<Line> lines;            ///< in the order in which it happened
  std::vector<Assumed> assumed;       ///< each once, in the order of the first time
  std::vector<ToldOutcome> unused;    ///< never had their turn in any dossier
  std::vector<DossierView> standing;  ///< of each dossier that was started, at the end of the last day
  bool refused = false;               ///< a start or an outcome was refused; its line says why
  std::size_t notices = 0;
};

/// Subjects cost more than all the rest of a line: only for whoever reads them.
enum class Subjects : std::uint8_t { left_out, composed };

[[nodiscard]] Year simulate(const Zone& zone, const Settings& settings, const Library& library,
                            const Question& question, Subjects subjects);

/// The hours at which a simulated office works: a dossier is started in the morning, before the notices of that day;
/// what meetings and people did is recorded at the end of the day.
inline constexpr std::chrono::minutes start_time{7 * 60};
inline constexpr std::chrono::minutes record_time{17 * 60};

}  // namespace besluit::engine::simulation
