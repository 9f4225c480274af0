// SPDX-License-Identifier: EUPL-1.2
// How long the language takes: a check of a thousand routing files, a simulated year of a thousand dossiers.
#include "engine/simulation/year.hpp"
#include "tests/bench/engine_side.hpp"
#include "tests/bench/report.hpp"
#include "workflows/graph/analysis.hpp"
#include "workflows/planning/plan.hpp"
#include "workflows/reading/reading.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <sstream>
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

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Takes what a YAML parser says, and does nothing with it.
class Silent final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { ++events; }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { ++events; }
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override { ++events; }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    ++events;
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    ++events;
  }
  void OnMapEnd() override {}
  std::size_t events = 0;
};

/// A thousand routes of some 2 KB, each read, held to its organisation, planned and looked at as a whole, beside the
/// bare event pass of yaml-cpp over the same texts.
std::vector<Figure> run_check_part(const Options& options) {
  constexpr std::size_t files = 1000;
  const auto world = reading::read_organisation({"organisatie.yaml", text_of(options.routes + "/organisatie.yaml")});
  if (!world.value) throw std::runtime_error("the organisation has errors");
  const std::string pattern = text_of(options.routes + "/doorlichting.yaml");
  const std::string name = "route: doorlichting";
  std::vector<reading::Source> sources;
  for (std::size_t i = 0; i < files; ++i) {
    std::string text = pattern;
    text.insert(text.find(name) + name.size(), "-" + std::to_string(i));
    sources.push_back({"route" + std::to_string(i) + ".yaml", std::move(text)});
  }
  const Date today = make_date(2024, 3, 14);
  std::vector<double> values;
  std::vector<double> bares;
  for (int round = 0; round < rounds; ++round) {
    auto begin = std::chrono::steady_clock::now();
    Silent silent;
    for (const reading::Source& source : sources) {
      std::istringstream input(source.text);
      YAML::Parser parser(input);
      while (parser.HandleNextDocument(silent)) {
      }
    }
    bares.push_back(seconds_since(begin));
    if (silent.events < files * 50) throw std::runtime_error("the event pass saw too little");
    begin = std::chrono::steady_clock::now();
    for (const reading::Source& source : sources) {
      const auto read = reading::read_workflow(source, &*world.value);
      if (!read.value) throw std::runtime_error("a route has errors");
      if (!planning::make_plan(*world.value, *read.value, {}, today).feasible())
        throw std::runtime_error("a route is not feasible");
      static_cast<void>(graph::analyse(*read.value, *world.value, source.name));
    }
    values.push_back(seconds_since(begin));
  }
  Figure figure;
  figure.name = "check: 1,000 routing files of 2 KB";
  figure.unit = "s";
  figure.value = median(values);
  figure.bare = median(bares);
  std::vector<double> ratios;
  for (std::size_t i = 0; i < values.size(); ++i) ratios.push_back(values[i] / bares[i]);
  figure.ratio = median(ratios);
  figure.gate = "aim: ratio <= 4";
  figure.met = *figure.ratio <= 4;
  figure.rounds = std::move(values);
  return {std::move(figure)};
}

/// The year of a thousand dossiers of a route that sends some twenty notices.
std::vector<Figure> run_simulate_part(const Options& options) {
  const engine::EngineState state = make_engine(options.routes);
  engine::simulation::Question question;
  question.from = make_date(2024, 3, 14);
  question.until = make_date(2025, 3, 13);
  for (std::size_t i = 1; i <= dossiers; ++i) question.dossiers.push_back({dossier_id(i), "doorlichting", {}});
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
  add("check", run_check_part);
  add("simulate", run_simulate_part);
  return figures;
}

}  // namespace besluit::bench
