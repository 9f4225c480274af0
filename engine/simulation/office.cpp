// SPDX-License-Identifier: EUPL-1.2
#include "engine/simulation/office.hpp"

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
    if (state_.wake_up() <= now_) break;  // nothing comes of it, however often the engine is woken
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
  constexpr int idle_max = 3;
  for (int idle = 0; state_.wake_up() <= now_ && idle < idle_max;) {
    const Turn turn = take(Tick{});
    idle = turn.send.empty() && turn.batch.empty() && !turn.more_due ? idle + 1 : 0;
    if (turn.send.empty()) continue;
    sent(turn);
    Delivered delivered;
    delivered.results.reserve(turn.send.size());
    for (const Outgoing& message : turn.send) delivered.results.push_back({message.id, Verdict::delivered, {}});
    static_cast<void>(take(std::move(delivered)));
  }
}

void Office::keep(Turn& turn) {
  for (const Added& added : turn.happened)
    for (const dossier::Recorded& event : *added.events)
      happened_.push_back({event.at, added.dossier, std::shared_ptr<const dossier::Recorded>(added.events, &event)});
  for (storage::NoticeRow& row : turn.batch.notices) {
    // A role that nobody fills: the hole is shown at once.
    std::string name = row.delivery == storage::Delivery::failed ? row.dossier : row.id;
    if (row.delivery == storage::Delivery::failed)
      happened_.push_back({now_, std::move(name), std::move(row)});
    else
      made_.insert_or_assign(std::move(name), Made{numbers_++, std::move(row)});
  }
}

/// What goes out together is told in the order in which it was made: that of the events behind it.
void Office::sent(const Turn& turn) {
  std::vector<Made> out;
  for (const Outgoing& message : turn.send) {
    for (const std::string& id : message.notices) {
      const auto found = made_.find(id);
      if (found == made_.end()) continue;
      out.push_back(std::move(found->second));
      made_.erase(found);
    }
  }
  std::ranges::sort(out, {}, &Made::number);
  for (Made& one : out) {
    std::string dossier = one.row.dossier;
    happened_.push_back({now_, std::move(dossier), std::move(one.row)});
  }
}

}  // namespace besluit::engine::simulation
