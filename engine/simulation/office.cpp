// SPDX-License-Identifier: EUPL-1.2
#include "engine/simulation/office.hpp"

#include "engine/core/outbox.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <utility>

namespace besluit::engine::simulation {
namespace {

const Actor actor{"simulatie"};

EngineState begin_state(Zone zone, Settings settings, Library library) {
  // Only damaged rows can be refused, and there are none.
  auto state = restore(std::move(zone), std::move(settings), std::move(library), {}, {});
  if (!state) throw std::logic_error(state.error());
  return std::move(*state);
}

}  // namespace

Office::Office(Zone zone, Settings settings, Library library, Instant begin)
    : state_(begin_state(std::move(zone), std::move(settings), std::move(library))), now_(begin) {}

Reply Office::command(const std::string& dossier, const std::string& route, dossier::Command command) {
  Turn turn = take(CommandInput{1, actor, dossier, route, std::move(command)});
  Reply reply = std::move(turn.replies.front());
  settle();
  return reply;
}

Reply Office::change_world(WorldCommand command) {
  Turn turn = take(WorldInput{1, actor, std::move(command)});
  Reply reply = std::move(turn.replies.front());
  settle();
  return reply;
}

void Office::advance_to(Instant to) {
  while (state_.wake_up() <= to) {
    now_ = std::max(now_, state_.wake_up());
    settle();
  }
  now_ = std::max(now_, to);
}

std::vector<Happening> Office::take_happened() {
  return std::exchange(happened_, {});
}

Turn Office::take(const Input& input) {
  Turn turn = engine_step(state_, now_, std::span{&input, 1});
  patch(state_, std::move(turn.patch));
  keep(turn);
  return turn;
}

void Office::settle() {
  while (state_.wake_up() <= now_) {
    const Turn turn = take(Tick{});
    if (turn.send.empty()) continue;
    Delivered delivered;
    delivered.results.reserve(turn.send.size());
    for (const std::string& id : turn.send) delivered.results.push_back({id, Verdict::delivered, {}});
    static_cast<void>(take(std::move(delivered)));
  }
}

/// The rows of a turn stand in the order of the events that made them: each is put behind its own.
void Office::keep(const Turn& turn) {
  auto row = turn.batch.notices.begin();
  const auto end = turn.batch.notices.end();
  for (const Added& added : turn.happened) {
    for (const dossier::Recorded& event : *added.events) {
      happened_.push_back({added.dossier, event});
      for (const std::string& id : notice_ids(added.dossier, event))
        for (; row != end && (row->id == id || row->id.starts_with(id + "@")); ++row)
          happened_.push_back({added.dossier, *row});
    }
  }
}

}  // namespace besluit::engine::simulation
