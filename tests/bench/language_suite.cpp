// SPDX-License-Identifier: EUPL-1.2
// How long the language takes: a simulated year of a thousand dossiers.
#include "engine/simulation/year.hpp"
#include "tests/bench/engine_side.hpp"
#include "tests/bench/report.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>

namespace besluit::bench {
namespace {

constexpr int rounds = 5;
constexpr std::size_t dossiers = 1000;

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The year of a thousand herstelplannen of which half the papers come late, so that the ladders run to their end.
std::vector<Figure> run_simulate_part(const Options& options) {
  const engine::EngineState state = make_engine(options.routes);
  engine::simulation::Question question;
  question.from = make_date(2024, 3, 14);
  question.until = make_date(2025, 3, 13);
  for (const char* late : {"bao=aangeleverd@2024-05-23", "auditcommissie=aangeleverd@2024-06-06"})
    question.told.push_back(*engine::simulation::parse_told(late));
  for (std::size_t i = 1; i <= dossiers; ++i)
    question.dossiers.push_back({dossier_id(i), route, {{"prognose weerstandsvermogen", "2500000"}}});
  std::vector<double> values;
  std::size_t notices = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    const auto year = engine::simulation::simulate(state.zone, state.settings, state.library, question,
                                                   engine::simulation::Subjects::left_out);
    values.push_back(seconds_since(begin));
    if (year.refused) throw std::runtime_error("the simulated year refused something");
    notices = year.notices;
  }
  Figure time;
  time.name = "simulate: a year of 1,000 dossiers";
  time.unit = "s";
  time.value = median(values);
  time.gate = "aim <= 1 s";
  time.met = time.value <= 1;
  time.rounds = std::move(values);
  Figure count;
  count.name = "simulate: notices of that year";
  count.unit = "notices";
  count.value = static_cast<double>(notices);
  return {std::move(time), std::move(count)};
}

}  // namespace

std::vector<Figure> run_language(const Options& options) {
  std::vector<Figure> figures;
  const auto add = [&](std::string_view part, std::vector<Figure> (*run)(const Options&)) {
    if (!options.part.empty() && options.part != part) return;
    for (Figure& figure : run(options)) figures.push_back(std::move(figure));
  };
  add("simulate", run_simulate_part);
  return figures;
}

}  // namespace besluit::bench
