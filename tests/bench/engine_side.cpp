// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/engine_side.hpp"

#include "engine/app/files.hpp"
#include "engine/runtime/runtime.hpp"
#include "engine/runtime/zone_loader.hpp"

#include <stdexcept>

namespace besluit::bench {

const std::vector<Transition>& way() {
  static const std::vector<Transition> steps{
      {clock_start, "opstellen", "done"},
      {clock_start, "bao", "delivered"},
      {"2024-05-23T20:00", "bao", "advised-positive"},
      {"2024-05-23T20:00", "auditcommissie", "delivered"},
      {"2024-06-06T20:00", "auditcommissie", "advised-positive"},
      {"2024-06-06T20:00", "vaststellen", "delivered"},
      {"2024-07-10T20:00", "vaststellen", "adopted"},
  };
  return steps;
}

std::string dossier_id(std::size_t number) {
  return std::string(route) + "-2024-" + std::to_string(number);
}

engine::EngineState make_engine(const std::string& routes, storage::Snapshot snapshot) {
  const auto sources = engine::read_sources(routes);
  if (!sources) throw std::runtime_error(sources.error());
  auto loaded = engine::load_library(*sources);
  if (!loaded.library) throw std::runtime_error("the files in " + routes + " have errors");
  auto zone = engine::load_zone(loaded.library->organisation->zone);
  if (!zone) throw std::runtime_error(zone.error());
  engine::Settings settings;
  settings.channels = {"bestand"};
  auto state =
      engine::restore(std::move(*zone), std::move(settings), std::move(*loaded.library), {}, std::move(snapshot));
  if (!state) throw std::runtime_error(state.error());
  return std::move(*state);
}

Instant start_of_clock(const engine::EngineState& state) {
  return *parse_instant(clock_start, state.zone);
}

Instant instant_of(const engine::EngineState& state, const Transition& transition) {
  return *parse_instant(transition.at, state.zone);
}

engine::CommandInput start_command(const std::string& id) {
  return {1, {"uid 0 (root)"}, id, route, dossier::Start{id, {{"prognose weerstandsvermogen", "2500000"}}}};
}

engine::CommandInput record_command(const std::string& id, const Transition& transition) {
  return {1, {"uid 0 (root)"}, id, {}, dossier::Record{transition.step, transition.outcome, std::nullopt, {}}};
}

storage::Batch decide(engine::EngineState& state, Instant now, const engine::CommandInput& input) {
  const std::vector<engine::Input> inputs{input};
  engine::Turn turn = engine::engine_step(state, now, inputs);
  if (turn.replies.empty() || turn.replies[0].rejection)
    throw std::runtime_error("refused: " +
                             (turn.replies.empty() ? input.dossier : turn.replies[0].rejection->sentence.en));
  engine::patch(state, std::move(turn.patch));
  return std::move(turn.batch);
}

std::vector<storage::Batch> let_time_pass(engine::EngineState& state, Instant now) {
  std::vector<storage::Batch> batches;
  const auto turn_of = [&](engine::Input input) {
    const std::vector<engine::Input> inputs{std::move(input)};
    engine::Turn turn = engine::engine_step(state, now, inputs);
    engine::patch(state, std::move(turn.patch));
    if (!turn.batch.empty()) batches.push_back(std::move(turn.batch));
    return std::move(turn.send);
  };
  for (std::size_t before = 0;; before = batches.size()) {
    const std::vector<engine::Outgoing> sent = turn_of(engine::Tick{});
    engine::Delivered arrived;
    for (const engine::Outgoing& one : sent) arrived.results.push_back({one.id, engine::Verdict::delivered, {}});
    if (!sent.empty()) static_cast<void>(turn_of(std::move(arrived)));
    if (sent.empty() && batches.size() == before) return batches;
  }
}

storage::Batch load_definitions(engine::EngineState& state, Instant now) {
  const std::vector<engine::Input> inputs{engine::Reloaded{1, {"besluitd"}, state.library}};
  engine::Turn turn = engine::engine_step(state, now, inputs);
  engine::patch(state, std::move(turn.patch));
  return std::move(turn.batch);
}

}  // namespace besluit::bench
