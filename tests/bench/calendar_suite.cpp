// SPDX-License-Identifier: EUPL-1.2
// How many legal terms are counted in a second on one thread, with and without their derivation, beside a bare loop
// that only adds days; and the parts of calendar_parts.hpp.
#include "rules/terms/legal_term.hpp"
#include "tests/bench/calendar_parts.hpp"
#include "tests/bench/report.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <utility>

namespace besluit::bench {
namespace {

using terms::Direction;
using terms::LegalTerm;
using terms::Unit;

constexpr int rounds = 5;
constexpr std::array mix{
    LegalTerm{{8, Unit::weeks}, Direction::forward}, LegalTerm{{12, Unit::weeks}, Direction::backward},
    LegalTerm{{6, Unit::weeks}, Direction::forward}, LegalTerm{{1, Unit::months}, Direction::forward},
    LegalTerm{{3, Unit::days}, Direction::forward},  LegalTerm{{5, Unit::working_days}, Direction::forward},
    LegalTerm{{14, Unit::days}, Direction::forward}, LegalTerm{{3, Unit::weeks}, Direction::backward},
};
constexpr Date first_day = make_date(2013, 1, 1);
constexpr int days = 8400;

// Keeps the work from being left out.
volatile std::int64_t kept = 0;

// Calls `one` for terms and days in turn until the time is over; how many in a second.
template <class One>
double per_second(double seconds, One one) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const auto end = begin + std::chrono::duration<double>(seconds);
  std::int64_t done = 0;
  std::int64_t sum = 0;
  auto now = begin;
  while (now < end) {
    for (int i = 0; i < 1000; ++i, ++done) {
      const auto which = static_cast<std::size_t>(done) % mix.size();
      sum += one(mix[which], first_day + std::chrono::days{static_cast<int>(done * 7 % days)});
    }
    now = Clock::now();
  }
  kept = kept + sum;
  return static_cast<double>(done) / std::chrono::duration<double>(now - begin).count();
}

std::int64_t bare(const LegalTerm& term, Date from) {
  return day_number(from + std::chrono::days{7 * term.term.count});
}
std::int64_t plain(const LegalTerm& term, Date from) {
  const auto found = terms::count(term, from);
  return found ? day_number(found->legal) : 0;
}
std::int64_t derived(const LegalTerm& term, Date from) {
  const auto found = terms::derive(term, from, "Wgr art. 1 lid 3");
  return found ? day_number(found->legal) + static_cast<std::int64_t>(found->derivation.size()) : 0;
}

Figure aimed(std::string name, std::vector<double> values, const std::vector<double>& bares, double aim) {
  Figure figure;
  figure.name = std::move(name);
  figure.unit = "terms/s";
  figure.value = median(values);
  figure.bare = median(bares);
  figure.ratio = figure.value / *figure.bare;
  figure.gate = "aim >= " + std::to_string(static_cast<std::int64_t>(aim)) + "/s";
  figure.met = figure.value >= aim;
  figure.rounds = std::move(values);
  return figure;
}

}  // namespace

namespace {

std::vector<Figure> run_terms_part(const Options& options) {
  const double seconds = options.seconds / (3 * rounds);
  std::vector<double> loops;
  std::vector<double> without;
  std::vector<double> with;
  for (int round = 0; round < rounds; ++round) {
    loops.push_back(per_second(seconds, bare));
    without.push_back(per_second(seconds, plain));
    with.push_back(per_second(seconds, derived));
  }
  return {aimed("terms, derivation off", without, loops, 2'000'000),
          aimed("terms, derivation on", with, loops, 500'000)};
}

}  // namespace

std::vector<Figure> run_calendar(const Options& options) {
  std::vector<Figure> figures;
  const auto add = [&](std::string_view part, std::vector<Figure> (*run)(const Options&)) {
    if (!options.part.empty() && options.part != part) return;
    for (Figure& figure : run(options)) figures.push_back(std::move(figure));
  };
  add("terms", run_terms_part);
  add("plan", run_plan_part);
  add("move", run_move_part);
  add("reminders", run_reminders_part);
  return figures;
}

}  // namespace besluit::bench
