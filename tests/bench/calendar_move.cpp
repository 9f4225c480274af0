// SPDX-License-Identifier: EUPL-1.2
// What a secretary waits for before saying yes: the preview of one moved AB meeting under ten thousand open
// herstelplan dossiers. Beside it: reading the state of each of them once.
#include "tests/bench/calendar_parts.hpp"
#include "tests/bench/engine_side.hpp"

#include "engine/core/world.hpp"
#include "storage/record_codec.hpp"

#include <chrono>
#include <stdexcept>

namespace besluit::bench {
namespace {

constexpr int rounds = 5;
constexpr std::size_t dossiers = 10'000;

template <class One>
double seconds_of(One one) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  one();
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace

std::vector<Figure> run_move_part(const Options& options) {
  engine::EngineState state = make_engine(options.routes);
  const Instant now = start_of_clock(state);
  static_cast<void>(load_definitions(state, now));
  for (std::size_t i = 0; i < dossiers; ++i) static_cast<void>(decide(state, now, start_command(dossier_id(i))));
  const engine::WorldCommand move{engine::MoveMeeting{"ab", "2024-07-10", make_date(2024, 6, 19)}, "", {}};
  std::vector<double> previews;
  std::vector<double> bare;
  for (int round = 0; round < rounds; ++round) {
    bare.push_back(seconds_of([&] {
      for (const auto& [id, slot] : state.dossiers)
        if (!storage::decode_dossier(slot.state)) throw std::runtime_error("a state cannot be read");
    }));
    previews.push_back(seconds_of([&] {
      const auto preview = engine::preview_world(state, now, move, "bench");
      if (!preview || preview->dossiers.size() != dossiers) throw std::runtime_error("every dossier must move");
    }));
  }
  Figure figure;
  figure.name = "one AB meeting moved under 10,000 dossiers, preview";
  figure.value = median(previews);
  figure.unit = "s";
  figure.bare = median(bare);
  figure.ratio = figure.value / median(bare);
  figure.gate = "aim < 1 s";
  figure.met = figure.value < 1.0;
  figure.rounds = std::move(previews);
  return {figure};
}

}  // namespace besluit::bench
