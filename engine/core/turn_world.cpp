// SPDX-License-Identifier: EUPL-1.2
// The world changes in a turn: meetings, absences and silences by command, everything by a new library.
#include "engine/core/step_rules.hpp"
#include "engine/core/turn_builder.hpp"
#include "storage/record_codec.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine {

void TurnBuilder::operator()(const WorldInput& input) {
  const std::shared_ptr<const definition::Organisation> was = library().organisation;
  auto decision = decide_world(*was, input.command, today_, state_.settings.silence_longest);
  if (!decision) return refuse_world(input, decision.error());
  if (const auto rejection = reason_wanted(input.command); rejection && !decision->changes.empty())
    return refuse_world(input, *rejection);
  auto impact = std::make_shared<WorldImpact>();
  if (!decision->changes.empty()) {
    reloaded_ = changed_library(library(), decision->changes);
    keep_world();
    for (const definition::WorldChange& change : decision->changes)
      turn_.batch.journal.push_back(
          world_changed(organisation_event(input.actor.name), change, decision->cause, input.command.reason));
    turn_.patch.library = reloaded_;
    impact->cause = decision->cause;
    const bool about_meetings =
        std::ranges::any_of(decision->changes, [](const auto& change) { return !definition::body_of(change).empty(); });
    if (!about_meetings) {
      // Nobody's dates move; what waits is asked anew whether it still must.
      ask_again("silenced", {});
      turn_.replies.push_back({.ticket = input.ticket, .dossier = {}, .impact = std::move(impact)});
      return;
    }
    ImpactQuestion question{*was, *library().organisation, now_, state_, input.actor.name};
    question.cause = decision->cause;
    question.kept = input.command.kept;
    question.reason = input.command.reason;
    *impact = bring_in_line(question);
  }
  turn_.replies.push_back({.ticket = input.ticket, .dossier = {}, .impact = std::move(impact)});
}

void TurnBuilder::operator()(const Reloaded& reloaded) {
  const std::shared_ptr<const definition::Organisation> was = library().organisation;
  const std::string last_world = reloaded_ ? was->hash : state_.last_world;
  // The file is the seed; what was decided about meetings since stays, and is laid over the new one.
  Library next = reloaded.library;
  if (next.seed == nullptr) next.seed = next.organisation;
  next.changes = library().changes;
  next.organisation = world_of(next.seed, next.changes);
  reloaded_ = std::move(next);
  apart_.reset();
  turn_.patch.loaded = true;
  for (const auto& version : library().all()) {
    workflows_.insert_or_assign(version->hash, version);
    turn_.batch.documents.push_back({"workflow", version->hash, version->id, version->text});
  }
  keep_world();
  turn_.batch.journal.push_back(loaded(organisation_event(reloaded.actor.name), library()));
  turn_.patch.library = reloaded_;
  auto impact = std::make_shared<WorldImpact>();
  if (!last_world.empty() && last_world != library().organisation->hash) {
    // After a stop the world before is not known any more, only that it was another one: then every route is asked.
    ImpactQuestion question{*was, *library().organisation, now_, state_, reloaded.actor.name};
    if (last_world != was->hash)
      for (const auto& [id, body] : library().organisation->bodies) question.bodies.insert(id);
    question.cause = reloaded_cause();
    *impact = bring_in_line(question);
  }
  turn_.replies.push_back({.ticket = reloaded.ticket, .dossier = {}, .impact = std::move(impact)});
}

void TurnBuilder::keep_world() {
  const auto& organisation = *library().organisation;
  turn_.batch.documents.push_back({"world", organisation.hash, organisation.id, organisation.text});
}

WorldImpact TurnBuilder::bring_in_line(const ImpactQuestion& question) {
  WorldImpact all;
  all.cause = question.cause;
  for (const std::string& id : all_ids(state_.dossiers, turn_.patch.dossiers)) {
    const Slot& kept = *slot(id);
    if (!kept.open) continue;
    auto before = storage::decode_dossier(kept.state);
    const auto route = before ? workflow(before->workflow_hash) : nullptr;
    if (route == nullptr) continue;
    auto touched = impact_on(question, *before, *route);
    if (!touched) continue;
    // The events go to the journal; what is told of the impact are its lines.
    auto events = std::make_shared<const std::vector<dossier::Recorded>>(std::move(touched->impact.events));
    static_cast<void>(record(*route, std::move(*before), std::move(events)));
    all.dossiers.push_back(std::move(*touched));
  }
  return all;
}

void TurnBuilder::refuse_world(const WorldInput& input, const dossier::Rejection& rejection) {
  if (may_journal_rejection(input.actor.name))
    turn_.batch.journal.push_back(
        refused(organisation_event(input.actor.name), {}, name_of(input.command.command), rejection));
  turn_.replies.push_back({.ticket = input.ticket, .dossier = {}, .rejection = rejection});
}

}  // namespace besluit::engine
