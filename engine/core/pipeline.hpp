// SPDX-License-Identifier: EUPL-1.2
// May this notice go now? The stages that every kind of notice passes before it is handed to a channel, each able to
// say why not: eligible -> muted -> moment. Who is addressed was decided when the notice was made (workflows: by the
// day and the absences); grouping and the pace of a channel come after (hand_out). Pure: the same question gives the
// same answer, and nothing is sent that was not asked for in the same turn.
#pragma once

#include "engine/core/engine_state.hpp"
#include "storage/records.hpp"
#include "workflows/dossier/dossier.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace besluit::engine {

/// What must be true of the dossier for a notice of a kind to be of any use.
enum class Needs : std::uint8_t {
  deadline,    ///< a rung: its deadline runs, and nobody has seen it since
  open_step,   ///< the step is still to be done
  running,     ///< the dossier runs
  infeasible,  ///< the dossier runs and cannot be made
  nothing,     ///< it tells of what happened
};
/// How one kind of notice is treated. One table for all kinds: a setting of a policy holds for every kind, unless the
/// table says why it cannot.
struct KindRule {
  dossier::NoticeKind kind;
  Needs needs;
  bool waits_in_silence;  ///< silences and snoozing hold it; not what tells that they end, nor what is broken
  bool waits_for_moment;  ///< quiet hours and days off hold it
  bool may_be_grouped;    ///< it can stand in a digest
};
[[nodiscard]] std::span<const KindRule> kind_rules();
[[nodiscard]] const KindRule& rule_of(dossier::NoticeKind kind);

enum class Gate : std::uint8_t { go, wait, drop };
/// The answer, with the stage that gave it.
struct Judgement {
  Gate gate = Gate::go;
  std::string code{};    ///< of the closed list of reason codes; empty when it may go
  std::string reason{};  ///< one Dutch sentence
  Instant until{};       ///< of `wait`: ask again then
};

/// The circumstances of one notice. `dossier` and `route` are null for a notice of the organisation, or when the
/// dossier cannot be read.
struct Circumstances {
  const definition::Organisation& world;
  const Zone& zone;
  std::chrono::minutes send_time{};
  Instant now{};
  const dossier::Dossier* dossier = nullptr;
  const definition::Workflow* route = nullptr;
};

// The stages; nullopt: no objection.
[[nodiscard]] std::optional<Judgement> eligible(const Circumstances& here, const storage::NoticeRow& notice);
[[nodiscard]] std::optional<Judgement> muted(const Circumstances& here, const storage::NoticeRow& notice);
[[nodiscard]] std::optional<Judgement> moment(const Circumstances& here, const storage::NoticeRow& notice);
/// All of them, in order.
[[nodiscard]] Judgement judge(const Circumstances& here, const storage::NoticeRow& notice);

/// The policy that a notice falls under: that of its step, else of its route; null when there is none.
[[nodiscard]] const definition::Policy* policy_of(const Circumstances& here, const storage::NoticeRow& notice);
/// Was the notice held back by one of the stages before?
[[nodiscard]] bool was_held(const storage::NoticeRow& notice);
/// The codes of waiting and dropping that these stages add to those of rungs, with a Dutch and an English meaning.
struct WaitingCode {
  std::string_view code;
  std::string_view nl;
  std::string_view en;
};
[[nodiscard]] std::span<const WaitingCode> waiting_codes();

}  // namespace besluit::engine
