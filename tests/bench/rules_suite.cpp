// SPDX-License-Identifier: EUPL-1.2
// Expressions beside a plain loop that does the same: compiled once, one thread, operands that change on every
// evaluation (the date too, so that nothing folds), with the allocations of one evaluation counted. The same workloads
// as the peers of the npm index are measured with: arithmetic on three names, a date minus a duration, a decision table
// (rules_table.cpp), `every` over 18.
#include "rules/feel/expression.hpp"
#include "tests/bench/report.hpp"
#include "tests/bench/rules_table.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <new>
#include <stdexcept>

namespace {

// Counts what this thread allocates, anywhere in the program.
thread_local std::uint64_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
  std::free(memory);
}

namespace besluit::bench {
namespace {

using Clock = std::chrono::steady_clock;
using namespace besluit::feel;

constexpr int rounds = 5;
constexpr std::size_t inputs = 1'024;

std::uint32_t next(std::uint32_t& seed) {
  return seed = seed * 1664525U + 1013904223U;
}

// Calls `once(i)` for about `seconds`; calls per second.
template <class Once>
double rate(double seconds, const Once& once) {
  std::size_t count = 0;
  const auto begin = Clock::now();
  double passed = 0;
  do {
    for (std::size_t k = 0; k < 1'000; ++k) once(count++);
    passed = std::chrono::duration<double>(Clock::now() - begin).count();
  } while (passed < seconds);
  return static_cast<double>(count) / passed;
}

struct Workload {
  std::string name;
  std::string text;
  std::string first;  ///< what input 0 must give
  Scope scope;
  std::vector<Environment> environments;
  std::function<std::uint64_t(std::size_t)> bare;
};

Workload arithmetic() {
  Workload work{"i arithmetic, 3 names", "a * 2 + b > c and c >= 3", "true", {}, {}, {}};
  for (const char* name : {"a", "b", "c"}) work.scope.declare(name, Type::number);
  auto numbers = std::make_shared<std::vector<std::array<std::int64_t, 3>>>();
  std::uint32_t seed = 42;
  for (std::size_t i = 0; i < inputs; ++i) {
    std::array<std::int64_t, 3> row{next(seed) % 100, next(seed) % 100, next(seed) % 300};
    if (i == 0) row = {10, 20, 5};
    numbers->push_back(row);
    Environment environment(work.scope);
    for (std::size_t k = 0; k < row.size(); ++k) environment.set(k, Value::number(row[k]));
    work.environments.push_back(std::move(environment));
  }
  work.bare = [numbers](std::size_t i) -> std::uint64_t {
    const auto& row = (*numbers)[i];
    return row[0] * 2 + row[1] > row[2] && row[2] >= 3 ? 1 : 0;
  };
  return work;
}

Workload date() {
  Workload work{"ii date - duration", "date(d) - duration(\"P84D\")", "date(\"2024-04-17\")", {}, {}, {}};
  work.scope.declare("d", Type::string);
  auto days = std::make_shared<std::vector<std::int64_t>>();
  const CivilDate first = *civil_date(2024, 7, 10);
  for (std::size_t i = 0; i < inputs; ++i) {
    const CivilDate day{first.days + static_cast<std::int64_t>(i)};
    days->push_back(day.days);
    Environment environment(work.scope);
    environment.set(0, Value::string(text_of(day)));
    work.environments.push_back(std::move(environment));
  }
  work.bare = [days](std::size_t i) { return static_cast<std::uint64_t>((*days)[i] - 84); };
  return work;
}

Workload every() {
  Workload work{"iv every over 18", "every x in xs satisfies x.v > 0", "true", {}, {}, {}};
  work.scope.declare("xs", Type::list(Type::context({{"v", Type::number}})));
  auto lists = std::make_shared<std::vector<std::vector<std::int64_t>>>();
  constexpr std::int64_t elements = 18;
  for (std::size_t i = 0; i < inputs; ++i) {
    std::vector<Value> list;
    std::vector<std::int64_t> plain;
    for (std::int64_t k = 1; k <= elements; ++k) {
      plain.push_back(k + static_cast<std::int64_t>(i));
      list.push_back(Value::context({{"v", Value::number(plain.back())}}));
    }
    lists->push_back(std::move(plain));
    Environment environment(work.scope);
    environment.set(0, Value::list(std::move(list)));
    work.environments.push_back(std::move(environment));
  }
  work.bare = [lists](std::size_t i) -> std::uint64_t {
    for (const std::int64_t v : (*lists)[i]) {
      if (v <= 0) return 0;
    }
    return 1;
  };
  return work;
}

Figure measured(const Workload& work, double seconds) {
  auto expression = compile(work.text, work.scope, {});
  if (!expression) throw std::runtime_error(work.text + ": " + expression.error().front().message.en);
  Evaluation evaluation(Host{});
  const auto once = [&](std::size_t i) {
    evaluation.restart();
    return expression->evaluate(work.environments[i % inputs], evaluation);
  };
  if (const std::string got = literal_of(once(0)); got != work.first) {
    throw std::runtime_error(work.text + " gives " + got + ", not " + work.first);
  }
  std::vector<double> values;
  std::vector<double> bares;
  volatile std::uint64_t sink = 0;
  double allocated = 0;
  for (int round = 0; round < rounds; ++round) {
    std::uint64_t calls = 0;
    const std::uint64_t before = allocations;
    values.push_back(rate(seconds / rounds, [&](std::size_t i) {
      sink = sink + static_cast<std::uint64_t>(once(i).kind());
      ++calls;
    }));
    allocated = static_cast<double>(allocations - before) / static_cast<double>(calls);
    bares.push_back(rate(seconds / rounds / 4, [&](std::size_t i) { sink = sink + work.bare(i % inputs); }));
  }
  // The plain loop says how fast the machine is just now; a gate belongs to the peers' run.
  Figure figure = against_bare(fmt::format("{}: {:.2f} allocations", work.name, allocated), "evaluations/s",
                               std::move(values), bares, 0);
  return figure;
}

}  // namespace

std::vector<Figure> run_rules(const Options& options) {
  std::vector<Figure> figures;
  const double seconds = options.seconds / 4;
  figures.push_back(measured(arithmetic(), seconds));
  figures.push_back(measured(date(), seconds));
  figures.push_back(measure_table(seconds, [] { return allocations; }));
  figures.push_back(measured(every(), seconds));
  return figures;
}

}  // namespace besluit::bench
