// SPDX-License-Identifier: EUPL-1.2
// Ten thousand notices go out of the real daemon, and somebody asks it something meanwhile: every answer is timed, each
// over a connection of its own, as besluitctl makes them.
#include "storage/sqlite/sqlite_store.hpp"
#include "tests/bench/daemon_side.hpp"
#include "tests/bench/engine_side.hpp"
#include "tests/bench/notices_day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace besluit::bench {
namespace {

struct Question {
  const char* name;
  std::string request;
};

double at_share(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  return values[std::min(place, values.size() - 1)];
}

/// p50, p99 and the longest, in milliseconds; the same at rest stands beside each.
void add_figures(const std::string& what, const std::vector<double>& busy, const std::vector<double>& rest,
                 std::vector<Figure>& figures) {
  struct Share {
    const char* name;
    double share;
  };
  for (const Share& one : {Share{"p50", 0.5}, Share{"p99", 0.99}, Share{"max", 1.0}}) {
    Figure figure;
    figure.name = fmt::format("{} meanwhile, {} of {} (bare: at rest)", what, one.name, busy.size());
    figure.value = at_share(busy, one.share);
    figure.unit = "ms";
    figure.bare = at_share(rest, one.share);
    figure.ratio = *figure.bare > 0 ? figure.value / *figure.bare : 0;
    if (one.share == 0.99) {
      figure.gate = "aim <= 20 ms";
      figure.met = figure.value <= 20;
    }
    figures.push_back(std::move(figure));
  }
}

}  // namespace

std::vector<Figure> beside_figures(const Options& options, const std::string& folder) {
  const std::vector<Question> questions{
      {"status", DaemonSide::request("Status", "{}")},
      {"show", DaemonSide::request("Show", R"({"dossier":")" + dossier_id(77) + "\"}")},
      {"agenda of a week", DaemonSide::request("Agenda", R"({"within":"1 week"})")},
      {"list", DaemonSide::request("List", "{}")},
  };
  std::vector<Figure> figures;
  std::vector<double> rates;
  for (const Question& question : questions) {
    std::fprintf(stderr, "queries, %s\n", question.name);
    const std::string place = folder + "/beside-" + std::to_string(rates.size());
    DaemonSide daemon(options, place);
    {
      auto store = storage::open_sqlite(place + "/state/besluitd.db");
      if (!store) throw std::runtime_error(store.error().message);
      write_day(**store, options.routes);
    }
    daemon.start();
    std::vector<double> rest;
    daemon.ask_in_turn(question.request, 200, rest);
    std::vector<double> busy;
    const std::string day = DaemonSide::request("ClockAdvance", R"({"to":"2024-04-08T08:00"})");
    const double seconds = daemon.ask_meanwhile(day, question.request, busy);
    rates.push_back(static_cast<double>(notices_due) / seconds);
    daemon.stop();
    add_figures(question.name, busy, rest, figures);
  }
  Figure rate;
  rate.name = "the daemon itself, files, while it is asked things";
  rate.value = median(rates);
  rate.unit = "notices/s";
  rate.rounds = rates;
  figures.push_back(std::move(rate));
  return figures;
}

}  // namespace besluit::bench
