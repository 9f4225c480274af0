// SPDX-License-Identifier: EUPL-1.2
// Time passes in a turn: rungs fire, notices go out, and what became of them comes back.
#include "engine/core/deliveries.hpp"
#include "engine/core/hand_out.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/turn_builder.hpp"
#include "storage/record_codec.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine {

void TurnBuilder::operator()(const Tick&) {
  matters_of_people();
  fire();
  hand_out();
}

void TurnBuilder::fire() {
  int left = limits::rungs_per_turn;
  for (const auto& [when, id] : state_.due) {
    if (when > now_) break;
    if (left <= 0) {
      turn_.more_due = true;
      break;
    }
    left -= fire_dossier(id, left);
  }
  // What this turn itself made due (a dossier started with a rung of today) is seen by the next Tick.
  for (const auto& [id, changed] : turn_.patch.dossiers)
    if (changed.next_due <= now_) turn_.more_due = true;
}

int TurnBuilder::fire_dossier(const std::string& id, int limit) {
  const Slot* found = slot(id);
  auto before = storage::decode_dossier(found->state);
  const auto definition = before ? workflow(before->workflow_hash) : nullptr;
  std::vector<dossier::Recorded> events;
  if (definition != nullptr) events = dossier::decide_due(setting(*definition, daemon_actor), *before, limit);
  if (events.empty()) {
    if (found->next_due <= now_) dossiers_.set_aside(id, *found);
    return 1;
  }
  const int settled = static_cast<int>(events.size());
  static_cast<void>(record(*definition, std::move(*before),
                           std::make_shared<const std::vector<dossier::Recorded>>(std::move(events))));
  return settled;
}

void TurnBuilder::hand_out() {
  Decoded decoded;
  HandOutQuestion question{state_, library(), now_, {}, {}};
  question.dossier = [&](const std::string& id) {
    const auto [place, fresh] = decoded.try_emplace(id);
    if (fresh) place->second = newest(id);
    return place->second;
  };
  question.route = [&](const std::string& hash) { return workflow(hash); };
  HandOut out = engine::hand_out(question);
  turn_.more_due = turn_.more_due || out.more;
  for (storage::NoticeUpdate& update : out.updates) put(std::move(update));
  turn_.send = std::move(out.send);
  turn_.patch.handed_out = turn_.send;
}

void TurnBuilder::operator()(const Delivered& delivered) {
  const Settled settled = settle_deliveries(state_, delivered.results, now_);
  for (const storage::NoticeUpdate& update : settled.updates) put(update);
  turn_.patch.dead_letters += settled.given_up.size();
  for (const std::string& message : settled.landed) turn_.patch.landed.push_back(message);
  for (const auto& [channel, health] : settled.health) turn_.patch.health.insert_or_assign(channel, health);
  // Word of what failed is not itself worth such word.
  std::vector<std::string> ids;
  for (const GivenUp& one : settled.given_up) ids.push_back(one.notice);
  if (!ids.empty())
    tell(event_delivery_failed, delivery_failed(state_, organisation_seq_ + 1, settled.worth_telling), ids);
  for (const Failing& one : settled.failing)
    tell(event_channel_failing,
         channel_failing(state_, organisation_seq_ + 1, one.channel, one.since, one.detail, one.waiting),
         {one.channel});
  for (const std::string& channel : settled.works_again)
    turn_.batch.journal.push_back(delivery_event(organisation_event(daemon_actor), event_channel_works, {}, {channel}));
}

void TurnBuilder::operator()(const RetryInput& input) {
  std::vector<std::string> ids;
  for (storage::NoticeRow& again : tried_again(state_, input.notices, now_)) {
    ids.push_back(again.id);
    turn_.batch.updates.push_back({.id = again.id, .next_try_ms = again.next_try_ms});
    turn_.patch.new_notices.push_back(std::move(again));
  }
  // A channel that was closed or counted as failing gets its chance anew.
  for (const auto& [channel, queue] : state_.queues)
    if (queue.closed) turn_.patch.health.insert_or_assign(channel, ChannelQueue{});
  if (!ids.empty())
    turn_.batch.journal.push_back(delivery_event(organisation_event(input.actor.name), event_notices_retried, {}, ids));
  turn_.replies.push_back({.ticket = input.ticket, .dossier = {}, .notices = std::move(ids)});
}

void TurnBuilder::tell(std::string_view type, const OrganisationNotice& notice, const std::vector<std::string>& about) {
  const bool somebody = library().organisation->resolve(notice.to).has_value();
  if (somebody) organisation_rows(state_, *library().organisation, now_, notice, turn_.batch.notices);
  turn_.batch.journal.push_back(
      delivery_event(organisation_event(daemon_actor), type, somebody ? "o/" + notice.id : "", about));
}

void TurnBuilder::matters_of_people() {
  const std::shared_ptr<const definition::Organisation> world = library().organisation;
  for (const Matter& matter : matters_of(state_, *world, today_, send_time_passed_))
    say(matter.told, matter.over, matter.notice);
}

void TurnBuilder::say(const definition::WorldChange& change, bool over, const OrganisationNotice& notice) {
  const bool somebody = !over && library().organisation->resolve(notice.to).has_value();
  reloaded_ = changed_library(library(), std::vector{change});
  keep_world();
  if (somebody) organisation_rows(state_, *library().organisation, now_, notice, turn_.batch.notices);
  turn_.batch.journal.push_back(world_changed(organisation_event(daemon_actor), change,
                                              {notice.facts.why, notice.facts.why}, {},
                                              somebody ? "o/" + notice.id : std::string{}));
  turn_.patch.library = reloaded_;
}

}  // namespace besluit::engine
