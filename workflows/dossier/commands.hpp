// SPDX-License-Identifier: EUPL-1.2
// One function for each command, and what they share. Private to this room; `decide` dispatches.
#pragma once

#include "workflows/dossier/asked.hpp"
#include "workflows/dossier/draft.hpp"

#include <cstddef>
#include <string>

namespace besluit::dossier {

using Decision = std::expected<std::vector<Recorded>, Rejection>;

/// Free text of a person (--note, --reason, a value); longer is refused.
inline constexpr std::size_t text_bytes_max = 4096;
inline constexpr std::size_t id_bytes_max = 100;
/// How long before a dossier's start something may have happened that is recorded in it; earlier is taken for a slip.
inline constexpr std::chrono::days before_start_max{366};

[[nodiscard]] Decision decide_start(const Setting& setting, const Start& command);
[[nodiscard]] Decision decide_record(const Setting& setting, const Dossier& before, const Record& command);
[[nodiscard]] Decision decide_correct(const Setting& setting, const Dossier& before, const Correct& command);
[[nodiscard]] Decision decide_withdraw(const Setting& setting, const Dossier& before, const Withdraw& command);
[[nodiscard]] Decision decide_acknowledge(const Setting& setting, const Dossier& before, const Acknowledge& command);
[[nodiscard]] Decision decide_set_date(const Setting& setting, const Dossier& before, const SetDate& command);
[[nodiscard]] Decision decide_extend(const Setting& setting, const Dossier& before, const Extend& command);
[[nodiscard]] Decision decide_retarget(const Setting& setting, const Dossier& before, const Retarget& command);
[[nodiscard]] Decision decide_suspend(const Setting& setting, const Dossier& before, const Suspend& command);
[[nodiscard]] Decision decide_resume(const Setting& setting, const Dossier& before, const Resume& command);
[[nodiscard]] Decision decide_skip(const Setting& setting, const Dossier& before, const Skip& command);
[[nodiscard]] Decision decide_facts(const Setting& setting, const Dossier& before, const SetFacts& command);
[[nodiscard]] Decision decide_attendance(const Setting& setting, const Dossier& before, const Attend& command);
[[nodiscard]] Decision decide_vote(const Setting& setting, const Dossier& before, const Vote& command);
[[nodiscard]] Decision decide_request(const Setting& setting, const Dossier& before, const Request& command);
[[nodiscard]] Decision decide_answer_request(const Setting& setting, const Dossier& before,
                                             const AnswerRequest& command);
[[nodiscard]] Decision decide_observe(const Setting& setting, const Dossier& before, const Observe& command);
[[nodiscard]] Decision decide_watch(const Setting& setting, const Dossier& before, const Watch& command);
[[nodiscard]] Decision decide_adopt(const Setting& setting, const Dossier& before, const Adopt& command);
[[nodiscard]] Decision decide_yield(const Setting& setting, const Dossier& before, const Yield& command);
[[nodiscard]] Decision decide_refuse_child(const Setting& setting, const Dossier& before, const RefuseChild& command);

[[nodiscard]] Decision decide_snooze(const Setting& setting, const Dossier& before, const Snooze& command);
[[nodiscard]] Decision decide_migrate(const Setting& setting, const Dossier& before, const Migrate& command);
[[nodiscard]] Decision decide_escalate(const Setting& setting, const Dossier& before, const Escalate& command);

/// A rejection with what is possible in `before`.
[[nodiscard]] std::unexpected<Rejection> refuse(const Setting& setting, const Dossier& before, Refusal code,
                                                Text sentence);
/// The same where no dossier exists yet.
[[nodiscard]] std::unexpected<Rejection> refuse(Refusal code, Text sentence, std::vector<std::string> possible = {});

[[nodiscard]] Text too_long(const std::string& what_nl, const std::string& what_en);
[[nodiscard]] Text step_unknown(const definition::Workflow& workflow, const std::string& step);
[[nodiscard]] Text has_ended(const Dossier& dossier);
/// A person's text at the end of a sentence of ours: with one full stop.
[[nodiscard]] std::string stopped(const std::string& text);
[[nodiscard]] bool is_blank(const std::string& text);
/// "a, b en c".
[[nodiscard]] std::string listed(const std::vector<std::string>& names, const std::string& last_and);
/// ", bedoelt u 'x'?"; empty when nothing is near.
[[nodiscard]] Text meant(const std::string& word, const std::vector<std::string>& names);

/// Values that a person gives, as the facts that the route declares; `possible` goes with a refusal.
[[nodiscard]] std::expected<feel::Facts, Rejection> read_values(const definition::Workflow& workflow,
                                                                const std::map<std::string, std::string>& values,
                                                                const std::vector<std::string>& possible);

/// Nothing when something may have happened on that day.
[[nodiscard]] std::optional<Rejection> wrong_day(const Setting& setting, const Dossier& before, Date on);

/// Nothing when the body of the step can have decided this on that day: the day of the meeting or later, or the day of
/// another of its meetings. That an item is put off can be known before.
[[nodiscard]] std::optional<Rejection> before_meeting(const Setting& setting, const Dossier& before, int step, Date on,
                                                      definition::Outcome outcome);

/// Can papers of this step be handed in now? A body step that is not done, whose papers are not in.
[[nodiscard]] bool can_deliver(const definition::Workflow& workflow, const Dossier& dossier, int step);
/// Has `step` a running deadline that nobody acknowledged, with something sent or still to come?
[[nodiscard]] bool can_acknowledge(const Dossier& dossier, const std::string& step);

/// Closes what an outcome that sends the route back ends: the deadlines of the deciding step, and of the steps that
/// were open beside it (`was`: the state before).
void close_for_back(Draft& draft, const Dossier& was, const std::string& deciding);

/// The day after which only a meeting will do once this step was deferred or sent back.
[[nodiscard]] Date decided_day(const std::optional<definition::Meeting>& meeting, Date on);

}  // namespace besluit::dossier
