// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/engine_state.hpp"

#include "engine/core/engine_step.hpp"
#include "engine/core/organisation_events.hpp"
#include "engine/core/organisation_notices.hpp"
#include "engine/core/shared_meetings.hpp"
#include "storage/projection.hpp"
#include "storage/record_codec.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace besluit::engine {

std::shared_ptr<const definition::Workflow> EngineState::shared_workflow(const std::string& hash) const {
  const auto found = workflows.find(hash);
  return found == workflows.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<const definition::Workflow>> Library::all() const {
  std::vector<std::shared_ptr<const definition::Workflow>> versions;
  for (const auto& [name, first] : routes) {
    versions.push_back(first);
    const auto others = later.find(name);
    if (others == later.end()) continue;
    for (const auto& [day, version] : others->second) versions.push_back(version);
  }
  return versions;
}

void Library::add(std::shared_ptr<const definition::Workflow> route) {
  const auto from = [](const definition::Workflow& version) { return version.valid_from.value_or(date_min); };
  const auto [place, fresh] = routes.try_emplace(route->id, route);
  if (fresh || from(*place->second) == from(*route)) return;
  if (from(*route) < from(*place->second)) std::swap(place->second, route);
  const Date first_day = from(*route);
  later[route->id].insert_or_assign(first_day, std::move(route));
}

std::shared_ptr<const definition::Workflow> Library::in_force(std::string_view name, Date day) const {
  const auto first = routes.find(name);
  if (first == routes.end()) return nullptr;
  const auto versions = later.find(name);
  if (versions == later.end()) return first->second;
  const auto after = versions->second.upper_bound(day);
  return after == versions->second.begin() ? first->second : std::prev(after)->second;
}

const definition::Workflow* EngineState::workflow(const std::string& hash) const {
  const auto found = workflows.find(hash);
  return found == workflows.end() ? nullptr : found->second.get();
}

std::shared_ptr<const dossier::Dossier> decoded(const std::string& id, const Slot& slot, const Decoded& recent) {
  if (const auto found = recent.find(id); found != recent.end() && found->second->last_seq == slot.last_seq)
    return found->second;
  auto dossier = storage::decode_dossier(slot.state);
  return dossier ? std::make_shared<const dossier::Dossier>(std::move(*dossier)) : nullptr;
}

std::shared_ptr<const dossier::Dossier> EngineState::dossier(const std::string& id) const {
  const auto slot = dossiers.find(id);
  return slot == dossiers.end() ? nullptr : decoded(id, slot->second, recent);
}

Instant EngineState::next_due() const {
  return due.empty() ? never : due.begin()->first;
}

namespace {

/// When the channel can take something: not while it is busy or closed, nor before its pace allows it.
Instant next_try_of(const ChannelQueue& queue, const ChannelRule& rule) {
  if (queue.tries.empty() || queue.closed || queue.under_way > 0) return never;
  const Instant first = queue.tries.begin()->first;
  const bool full = rule.per_minute != 0 && queue.in_minute >= rule.per_minute;
  return full ? std::max(first, queue.minute + std::chrono::minutes{1}) : first;
}

}  // namespace

Instant EngineState::next_try() const {
  Instant next = never;
  for (const auto& [channel, queue] : queues) {
    const auto rule = settings.rules.find(channel);
    next = std::min(next, next_try_of(queue, rule == settings.rules.end() ? ChannelRule{} : rule->second));
  }
  return next;
}

std::size_t EngineState::waiting_at(Instant now, std::size_t enough) const {
  std::size_t count = 0;
  for (const auto& [channel, queue] : queues) {
    if (queue.closed || queue.under_way > 0) continue;
    for (auto next = queue.tries.begin(); next != queue.tries.end() && next->first <= now && count < enough; ++next)
      ++count;
  }
  return count;
}

Instant EngineState::next_matter() const {
  Instant next = never;
  for (const definition::Absence& absence : library.organisation->absences)
    if (!absence.told) next = std::min(next, zone.instant_of(absence.from, settings.send_time));
  for (const definition::SilencePeriod& silence : library.organisation->silences)
    if (!silence.told) next = std::min(next, zone.instant_of(warning_day(silence), settings.send_time));
  return next;
}

Instant EngineState::wake_up() const {
  return std::min({next_due(), next_try(), next_matter()});
}

namespace {

Instant instant(std::int64_t milliseconds) {
  return Instant{std::chrono::milliseconds{milliseconds}};
}

void put_slot(EngineState& state, const std::string& id, Slot&& slot) {
  const auto [place, fresh] = state.dossiers.try_emplace(id);
  if (!fresh && place->second.next_due != never) state.due.erase({place->second.next_due, id});
  if (slot.next_due != never) state.due.emplace(slot.next_due, id);
  if (slot.lags)
    state.lagging.insert(id);
  else
    state.lagging.erase(id);
  place->second = std::move(slot);
}

void put_update(EngineState& state, const storage::NoticeUpdate& update) {
  const auto found = state.outbox.find(update.id);
  if (found == state.outbox.end()) return;
  storage::NoticeRow& notice = found->second;
  ChannelQueue& queue = state.queues[notice.channel];
  queue.tries.erase({instant(notice.next_try_ms), update.id});
  if (update.delivery != storage::Delivery::pending) {
    state.outbox.erase(found);
    return;
  }
  notice.attempts = update.attempts;
  notice.next_try_ms = update.next_try_ms;
  notice.last_error = update.last_error;
  if (!update.reached.empty()) notice.reached = update.reached;
  if (!update.reason_code.empty()) {
    notice.reason_code = update.reason_code;
    notice.reason = update.reason;
  }
  queue.tries.emplace(instant(update.next_try_ms), update.id);
}

void put_notice(EngineState& state, storage::NoticeRow&& notice) {
  state.queues[notice.channel].tries.emplace(instant(notice.next_try_ms), notice.id);
  std::string id = notice.id;
  state.outbox.insert_or_assign(std::move(id), std::move(notice));
}

void put_outgoing(EngineState& state, Outgoing&& outgoing, Instant now) {
  ChannelQueue& queue = state.queues[outgoing.channel];
  if (now - queue.minute >= std::chrono::minutes{1}) {
    queue.minute = now;
    queue.in_minute = 0;
  }
  ++queue.in_minute;
  ++queue.under_way;
  for (const std::string& id : outgoing.notices)
    if (const auto found = state.outbox.find(id); found != state.outbox.end())
      queue.tries.erase({instant(found->second.next_try_ms), id});
  std::string id = outgoing.id;
  state.in_flight.insert_or_assign(std::move(id), std::move(outgoing));
}

void put_landed(EngineState& state, const std::string& message) {
  const auto found = state.in_flight.find(message);
  if (found == state.in_flight.end()) return;
  --state.queues[found->second.channel].under_way;
  state.in_flight.erase(found);
}

void use_library(EngineState& state, Library&& library) {
  for (const auto& workflow : library.all()) state.workflows.insert_or_assign(workflow->hash, workflow);
  state.library = std::move(library);
  state.apart = kept_apart_from(state, state.library);
}

}  // namespace

void patch(EngineState& state, Patch&& change) {
  if (change.library) {
    state.last_world = change.library->organisation->hash;
    use_library(state, std::move(*change.library));
  }
  for (auto& [hash, workflow] : change.workflows) state.workflows.insert_or_assign(hash, workflow);
  if (!change.workflows.empty()) state.apart = kept_apart_from(state, state.library);
  for (auto& [id, slot] : change.dossiers) put_slot(state, id, std::move(slot));
  if (!change.recent.empty()) state.recent = std::move(change.recent);
  for (auto& notice : change.new_notices) put_notice(state, std::move(notice));
  for (const std::string& message : change.landed) put_landed(state, message);
  for (const auto& update : change.updates) put_update(state, update);
  for (Outgoing& outgoing : change.handed_out) put_outgoing(state, std::move(outgoing), change.now);
  for (auto& [channel, health] : change.health) {
    ChannelQueue& queue = state.queues[channel];
    queue.failing_since = health.failing_since;
    queue.told = health.told;
    queue.closed = health.closed;
  }
  if (change.organisation_seq) state.organisation_seq = *change.organisation_seq;
  if (change.last_at && *change.last_at > state.last_at) state.last_at = *change.last_at;
  for (auto& [actor, count] : change.rejections) state.rejections.insert_or_assign(actor, count);
  for (auto& [key, number] : change.numbers) state.numbers.insert_or_assign(key, number);
  state.dead_letters += change.dead_letters;
}

namespace {

/// REQUIRES: the rows are ordered by stream.
std::unordered_map<std::string, std::span<const storage::JournalRow>> by_stream(
    const std::vector<storage::JournalRow>& rows) {
  std::unordered_map<std::string, std::span<const storage::JournalRow>> streams;
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last = std::find_if(first, rows.end(), [&](const auto& row) { return row.stream != first->stream; });
    streams.emplace(first->stream, std::span{first, last});
    first = last;
  }
  return streams;
}

/// A dossier that cannot be folded is damaged: nothing more happens to it, since its rungs could be claimed already.
void fold(storage::DossierRow& row, std::span<const storage::JournalRow> tail,
          const storage::ProjectionSettings& settings) {
  if (auto folded = storage::brought_up_to_date(row, tail, settings)) {
    row = std::move(*folded);
    return;
  }
  row.last_seq = tail.back().seq;
  row.next_due_ms = storage::never_ms;
  row.state.clear();
}

}  // namespace

std::expected<EngineState, std::string> restore(Zone zone, Settings settings, Library library,
                                                std::vector<std::shared_ptr<const definition::Workflow>> pinned,
                                                storage::Snapshot&& snapshot) {
  EngineState state{std::move(zone)};
  state.settings = std::move(settings);
  for (auto& workflow : pinned) state.workflows.insert_or_assign(workflow->hash, workflow);
  const std::string stream = "o/" + library.organisation->id;
  std::vector<definition::WorldChange> changes;
  for (const storage::JournalRow& row : snapshot.world_events) {
    if (row.stream != stream) continue;
    auto change = world_change_in(row);
    if (!change) return std::unexpected(change.error());
    if (*change) changes.push_back(std::move(**change));
    state.last_world = row.world;
  }
  use_library(state, changed_library(library, changes));
  const auto tails = by_stream(snapshot.tails);
  state.dossiers.reserve(snapshot.dossiers.size());
  std::vector<std::pair<Instant, std::string>> due;
  due.reserve(snapshot.dossiers.size());
  for (auto& row : snapshot.dossiers) {
    const auto tail = tails.find("d/" + row.id);
    const bool lags = tail != tails.end();
    if (lags) fold(row, tail->second, {state.zone, state.settings.send_time});
    const Instant next = row.next_due_ms == storage::never_ms ? never : instant(row.next_due_ms);
    if (next != never) due.emplace_back(next, row.id);
    if (!state.dossiers.try_emplace(row.id, Slot{std::move(row.state), row.last_seq, next, row.open, lags}).second)
      return std::unexpected("the dossier '" + row.id + "' stands in the store twice");
  }
  std::ranges::sort(due);  // a sorted range makes the index in linear time
  state.due = {due.begin(), due.end()};
  for (const auto& [name, tail] : tails) state.lagging.insert(name.substr(2));
  for (auto& notice : snapshot.pending) put_notice(state, std::move(notice));
  for (const auto& head : snapshot.organisations)
    if (head.stream == stream) state.organisation_seq = head.seq;
  state.last_at = instant(snapshot.last_at_ms);
  return state;
}

}  // namespace besluit::engine
