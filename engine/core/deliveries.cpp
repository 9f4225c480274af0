// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/deliveries.hpp"

#include "engine/core/limits.hpp"
#include "engine/core/outbox.hpp"

#include <algorithm>

namespace besluit::engine {
namespace {

/// What a batch of results says of one channel.
struct Heard {
  bool works = false;  ///< something got through
  bool closed = false;
  bool failed = false;
  std::string detail;
};

bool tells_of_failure(const storage::NoticeRow& notice) {
  return notice.kind == dossier::token(dossier::NoticeKind::delivery_failed) ||
         notice.kind == dossier::token(dossier::NoticeKind::channel_failing);
}

void judge_channel(const EngineState& state, const std::string& channel, const Heard& heard, Instant now,
                   Settled& out) {
  const auto queue = state.queues.find(channel);
  ChannelQueue health;
  if (queue != state.queues.end()) {
    health.failing_since = queue->second.failing_since;
    health.told = queue->second.told;
    health.closed = queue->second.closed;
  }
  if (heard.works && !heard.closed) {
    if (!health.failing_since && !health.told) return;
    if (health.told) out.works_again.push_back(channel);
    out.health.insert_or_assign(channel, ChannelQueue{});
    return;
  }
  if (!health.failing_since) health.failing_since = now;
  health.closed = health.closed || heard.closed;
  const bool long_enough = now - *health.failing_since >= limits::channel_alarm;
  if (!health.told && (long_enough || heard.closed)) {
    health.told = true;
    const auto waiting = static_cast<std::size_t>(
        std::ranges::count_if(state.outbox, [&](const auto& entry) { return entry.second.channel == channel; }));
    out.failing.push_back({channel, *health.failing_since, heard.detail, waiting});
  }
  out.health.insert_or_assign(channel, health);
}

}  // namespace

std::vector<storage::NoticeRow> tried_again(const EngineState& state, std::span<const storage::NoticeRow> notices,
                                            Instant now) {
  std::vector<storage::NoticeRow> all;
  for (const storage::NoticeRow& notice : notices) {
    if (notice.delivery != storage::Delivery::failed || notice.to.empty() || state.outbox.contains(notice.id)) continue;
    storage::NoticeRow& again = all.emplace_back(notice);
    again.delivery = storage::Delivery::pending;
    again.attempts = 0;
    again.next_try_ms = now.time_since_epoch().count();
    again.settled_ms = 0;
  }
  return all;
}

Settled settle_deliveries(const EngineState& state, std::span<const DeliveryResult> results, Instant now) {
  Settled out;
  std::map<std::string, Heard> heard;
  for (const DeliveryResult& result : results) {
    const auto outgoing = state.in_flight.find(result.id);
    if (outgoing == state.in_flight.end()) continue;
    out.landed.push_back(result.id);
    // A message that was refused for good says nothing about the channel.
    Heard& of_channel = heard[outgoing->second.channel];
    of_channel.works = of_channel.works || result.verdict == Verdict::delivered || !result.reached.empty();
    of_channel.closed = of_channel.closed || result.verdict == Verdict::closed;
    of_channel.failed = of_channel.failed || result.verdict == Verdict::temporary || result.verdict == Verdict::closed;
    if (result.verdict != Verdict::delivered) of_channel.detail = result.detail;
    for (const std::string& id : outgoing->second.notices) {
      const auto found = state.outbox.find(id);
      if (found == state.outbox.end()) continue;
      const storage::NoticeRow& notice = found->second;
      storage::NoticeUpdate update = settle(notice, result, now);
      if (update.delivery == storage::Delivery::failed) {
        out.given_up.push_back({id, notice.to, notice.channel, update.last_error});
        if (!tells_of_failure(notice)) out.worth_telling.push_back(out.given_up.back());
      }
      out.updates.push_back(std::move(update));
    }
  }
  for (const auto& [channel, of_channel] : heard)
    if (of_channel.works || of_channel.failed) judge_channel(state, channel, of_channel, now, out);
  return out;
}

}  // namespace besluit::engine
