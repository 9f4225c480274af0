// SPDX-License-Identifier: EUPL-1.2
// The attendance list of a meeting, as one dossier on its agenda sees it (Gemeentewet 20(1), by Wgr 22 for the AB).
// With too few members there nothing is decided: the item stays open, for a second meeting or a later one.
#include "rules/votes/ballot.hpp"
#include "workflows/dossier/answers.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/draft.hpp"

namespace besluit::dossier {
namespace {

constexpr int heads_max = 100'000;

// How many sit in the body: as the command says, else the participants where they are the members.
int members_of(const Setting& setting, const definition::Body& body, const Attend& command) {
  if (command.members > 0) return command.members;
  return body.members.empty() ? 0 : static_cast<int>(setting.world.participants.size());
}

std::optional<Text> wrong_count(int present, int members) {
  if (members <= 0)
    return Text{"Het bestand zegt niet wie de leden zijn; noem hun aantal met --of.",
                "The file does not say who the members are; give their number with --of."};
  if (present < 0 || present > members || members > heads_max)
    return Text{"Er zijn " + std::to_string(members) + " leden; het aantal aanwezigen ligt tussen 0 en dat aantal.",
                "There are " + std::to_string(members) +
                    " members; the number of those present lies between 0 and that number."};
  return std::nullopt;
}

}  // namespace

Decision decide_attendance(const Setting& setting, const Dossier& before, const Attend& command) {
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  const int index = setting.workflow.index_of(command.step);
  if (index < 0 || index >= static_cast<int>(before.steps.size()))
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.step));
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  if (step.status != StepStatus::open) return refuse(setting, before, Refusal::step_not_open, not_open(step));
  const definition::Step& asking = setting.workflow.steps[static_cast<std::size_t>(index)];
  const definition::Body* body = setting.world.body(asking.body);
  if (body == nullptr || !asking.meets())
    return refuse(setting, before, Refusal::no_vote,
                  {"De stap '" + step.id + "' staat op geen agenda.", "The step '" + step.id + "' is on no agenda."});
  const Date on = command.on ? *command.on : step.meeting ? step.meeting->date : setting.today;
  if (auto rejection = wrong_day(setting, before, on)) return std::unexpected(std::move(*rejection));
  const int members = members_of(setting, *body, command);
  if (const auto wrong = wrong_count(command.present, members))
    return refuse(setting, before, Refusal::bad_vote, *wrong);

  votes::Totals totals;
  totals.sitting = members;
  totals.in_favour = command.present;  // how they will vote does not matter here
  totals.absent = members - command.present;
  const auto tally = votes::tally(totals);
  if (!tally) return refuse(setting, before, Refusal::bad_vote, tally.error());
  const votes::Thresholds quorum = body->quorum.empty() ? votes::statutory(votes::Ground::wgr).quorum : body->quorum;
  const votes::QuorumResult result = votes::attendance(quorum, *tally, body->quorum.empty() ? "Gemeentewet 20(1)" : "");
  const bool enough = result.verdict == votes::Verdict::yes;
  Text sentence{votes::sentence(result.reasons, Language::nl), votes::sentence(result.reasons, Language::en)};
  if (!enough) {
    sentence.nl += " Er is niets besloten; het punt blijft open.";
    sentence.en += " Nothing was decided; the item stays open.";
  }
  Draft draft(setting, &before, "");
  draft.emit(VoteRecorded{step.id,
                          step.round,
                          0,
                          0,
                          0,
                          members - command.present,
                          {},
                          enough ? "quorum" : "no-quorum",
                          std::move(sentence)},
             on);
  return draft.take();
}

}  // namespace besluit::dossier
