// SPDX-License-Identifier: EUPL-1.2
// Steps that ask every participant: what an answer, a receipt and the end of a term bring about. Private to this room.
#pragma once

#include "workflows/dossier/commands.hpp"

namespace besluit::dossier {

[[nodiscard]] Decision decide_receive(const Setting& setting, const Dossier& before, const Receive& command);
/// `record STEP sent`. REQUIRES: the dossier runs and the step asks every participant.
[[nodiscard]] Decision decide_sent(const Setting& setting, const Dossier& before, const Record& command, int step,
                                   Date on);
/// `record STEP OUTCOME --participant P`, also after the step or the route has ended: an answer is never dropped.
[[nodiscard]] Decision decide_answer(const Setting& setting, const Dossier& before, const Record& command, int step,
                                     Date on);
/// Correcting an answer, a receipt or a presumed answer. REQUIRES: the act has a participant.
[[nodiscard]] Decision correct_answer(const Setting& setting, const Dossier& before, const Act& act,
                                      const Correct& command);

/// Nobody recorded it, and nobody answered: it follows from a condition, a day or a table, and follows again.
[[nodiscard]] bool follows_by_itself(const Setting& setting, const Act& act);
/// Takes back what followed by itself from an act, in later stages, the last first; what still follows comes again.
void take_back_followers(Draft& draft, const Dossier& before, const Act& act);

/// Terms that are over without an answer: what silence means becomes the answer, and the gate is judged. Nothing when
/// no term is over.
[[nodiscard]] std::vector<Recorded> settle_silence(const Setting& setting, const Dossier& before);

/// Answers that end with their council on or before today: each is awaited again, of a step that was done too. Nothing
/// when there is none.
[[nodiscard]] std::vector<Recorded> settle_lapsed(const Setting& setting, const Dossier& before);

/// The words behind a refused outcome.
[[nodiscard]] Text outcome_unknown(const std::string& outcome);
[[nodiscard]] Text not_open(const StepState& step);

/// The possibility of a choice that a person means; nullopt: none, or the step is no choice.
[[nodiscard]] std::optional<std::string> option_named(const definition::Step& step, const std::string& word);
[[nodiscard]] Text option_unknown(const definition::Step& step, const std::string& word);
/// "anders": something that the route does not name.
[[nodiscard]] bool says_other(const std::string& option);

}  // namespace besluit::dossier
