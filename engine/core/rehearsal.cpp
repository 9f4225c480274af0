// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/rehearsal.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine {
namespace {

constexpr const char* stage_channel = "proef";
constexpr int turns_max = 2000;  ///< far more than the rungs of one dossier; then it stops

/// A state with the same world and time, and nothing else.
EngineState empty_stage(const EngineState& state, Instant now) {
  EngineState stage{state.zone};
  stage.settings.send_time = state.settings.send_time;
  stage.settings.channels = {stage_channel};
  stage.library = state.library;
  stage.workflows = state.workflows;
  stage.organisation_seq = state.organisation_seq;
  stage.last_world = state.last_world;
  stage.last_at = std::max(now, state.last_at);
  return stage;
}

class Stage {
 public:
  Stage(EngineState stage, Instant now, std::size_t limit) : stage_(std::move(stage)), now_(now), limit_(limit) {}

  void keep(const Turn& turn) {
    for (const storage::NoticeRow& row : turn.batch.notices)
      if (!row.dossier.empty()) rows_.push_back(row);
    for (const storage::RungRow& rung : turn.batch.rungs)
      if (!rung.claimed && rung.reason_code != "before-date-set") add({now_, {}, rung, {}, {}});
    for (const storage::NoticeUpdate& update : turn.batch.updates) {
      const auto row = std::ranges::find(rows_, update.id, &storage::NoticeRow::id);
      if (row == rows_.end() || update.delivery != storage::Delivery::dropped) continue;
      storage::NoticeRow dropped = *row;
      dropped.delivery = update.delivery;
      dropped.reason_code = update.reason_code;
      dropped.reason = update.reason;
      add({now_, std::move(dropped), {}, {}, {}});
    }
  }

  void begin_with(const storage::NoticeRow& row) { rows_.push_back(row); }

  std::vector<Rehearsed> run() {
    for (int turn = 0; turn < turns_max && found_.size() < limit_; ++turn) {
      const Instant next = stage_.wake_up();
      if (next == never) break;
      now_ = std::max(now_, next);
      take(std::vector<Input>{Tick{}});
    }
    return std::move(found_);
  }

  Turn take(const std::vector<Input>& inputs) {
    Turn turn = engine_step(stage_, now_, inputs);
    keep(turn);
    patch(stage_, Patch{turn.patch});
    if (turn.send.empty()) return turn;
    Delivered delivered;
    for (const Outgoing& outgoing : turn.send) {
      send(outgoing);
      delivered.results.push_back({outgoing.id, Verdict::delivered, {}});
    }
    Turn landed = engine_step(stage_, now_, std::vector<Input>{std::move(delivered)});
    patch(stage_, std::move(landed.patch));
    return turn;
  }

 private:
  void add(Rehearsed one) {
    if (found_.size() < limit_) found_.push_back(std::move(one));
  }
  void send(const Outgoing& outgoing) {
    std::vector<const storage::NoticeRow*> notices;
    for (const std::string& id : outgoing.notices) {
      const auto row = std::ranges::find(rows_, id, &storage::NoticeRow::id);
      if (row != rows_.end()) notices.push_back(&*row);
    }
    if (notices.empty()) return;
    Rehearsed one{now_, *notices.front(), {}, {}, {}};
    auto message = compose_digest(outgoing.id, notices, *stage_.library.organisation, stage_.zone);
    if (message)
      one.message = std::move(*message);
    else
      one.problem = message.error();
    add(std::move(one));
  }

  EngineState stage_;
  Instant now_;
  std::size_t limit_;
  std::vector<storage::NoticeRow> rows_;
  std::vector<Rehearsed> found_;
};

}  // namespace

std::vector<Rehearsed> rehearse_dossier(const EngineState& state, Instant now, const std::string& dossier,
                                        std::size_t limit) {
  const auto slot = state.dossiers.find(dossier);
  if (slot == state.dossiers.end()) return {};
  EngineState stage = empty_stage(state, now);
  stage.dossiers.emplace(dossier, slot->second);
  if (slot->second.next_due != never) stage.due.emplace(slot->second.next_due, dossier);
  std::vector<storage::NoticeRow> waiting;
  for (const auto& [id, row] : state.outbox) {
    if (row.dossier != dossier) continue;
    // Of a notice that goes through several channels one is enough.
    const bool known = std::ranges::any_of(waiting, [&](const storage::NoticeRow& other) {
      return other.to == row.to && other.kind == row.kind && other.due_ms == row.due_ms && other.facts == row.facts;
    });
    if (known) continue;
    waiting.push_back(row);
    waiting.back().channel = stage_channel;
  }
  for (const storage::NoticeRow& row : waiting) {
    stage.outbox.emplace(row.id, row);
    stage.queues[stage_channel].tries.emplace(Instant{std::chrono::milliseconds{row.next_try_ms}}, row.id);
  }
  Stage play{std::move(stage), now, limit};
  for (const storage::NoticeRow& row : waiting) play.begin_with(row);
  return play.run();
}

std::expected<std::vector<Rehearsed>, dossier::Rejection> rehearse_start(const EngineState& state, Instant now,
                                                                         const CommandInput& start, std::size_t limit) {
  Stage play{empty_stage(state, now), now, limit};
  const Turn turn = play.take(std::vector<Input>{start});
  if (!turn.replies.empty() && turn.replies.front().rejection) return std::unexpected(*turn.replies.front().rejection);
  return play.run();
}

}  // namespace besluit::engine
