// SPDX-License-Identifier: EUPL-1.2
// What people can ask of one dossier, and how it is refused.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/terms/date.hpp"
#include "workflows/definition/ask.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace besluit::dossier {

struct Start {
  std::string id;                             ///< the dossier's id, unique; made by the caller
  std::map<std::string, std::string> values;  ///< --set
};
/// `outcome` as typed: English token, Dutch spelling, delivered / aangeleverd, or sent / verzonden.
struct Record {
  std::string step;
  std::string outcome;
  std::optional<Date> on;  ///< default: today
  std::string note;
  std::string participant = {};  ///< whose answer it is, where a step asks every participant
};
/// The papers of a step reached one of those who are asked.
struct Receive {
  std::string step;
  std::string participant;
  std::optional<Date> on;  ///< default: today
  std::string note;
};
struct Correct {
  std::uint64_t seq = 0;
  std::optional<std::string> outcome;  ///< none: take the recording back
  std::string reason;
};
struct Withdraw {
  std::string reason;
};
struct Acknowledge {
  std::string step;
};

using Command = std::variant<Start, Record, Correct, Withdraw, Acknowledge, Receive>;
[[nodiscard]] std::string name_of(const Command& command);  ///< "start", "record", ...

enum class Refusal : std::uint8_t {
  dossier_exists,
  guard_false,
  guard_unknown,
  unknown_value,
  bad_value,
  unknown_step,
  step_not_open,
  unknown_outcome,
  outcome_not_allowed,
  dossier_ended,
  date_in_future,
  date_before_start,
  unknown_seq,
  not_correctable,
  later_steps_recorded,
  reason_missing,
  nothing_to_acknowledge,
  already_delivered,
  not_a_body_step,
  text_too_long,
  unknown_dossier,
  unknown_route,
  bad_id,
  unknown_participant,
  participant_needed,  ///< the step asks every participant: say whose answer it is
  no_participants,     ///< the step does not ask participants
  already_answered,
  already_received,
  date_before_sending,
};
[[nodiscard]] std::string token(Refusal refusal);
[[nodiscard]] std::vector<Refusal> all_refusals();

/// Why not, and what is possible now (commands as a person types them, after the dossier's id).
struct Rejection {
  Refusal code = Refusal::unknown_step;
  Text sentence;
  std::vector<std::string> possible;
};

}  // namespace besluit::dossier
