// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/rules_table.hpp"

#include "rules/decisions/table.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>

namespace besluit::bench {
namespace {

using feel::Value;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 5;
constexpr std::size_t inputs = 1'024;

/// One rule twice: as cells, and as the plain loop sees it (an absent part is any).
struct Row {
  const char* amount;
  const char* category;
  const char* urgent;
  const char* route;
  double low;
  double high;
  std::optional<int> plain_category;
  std::optional<bool> plain_urgent;
};
constexpr std::array categories{"travel", "equipment", "software", "training"};
constexpr double none = 1e18;
const std::array<Row, 10>& rows() {
  static const std::array<Row, 10> table{{
      {"[0..500)", "-", "-", "\"auto\"", 0, 500, {}, {}},
      {"[500..1000)", "\"travel\"", "true", "\"lead\"", 500, 1000, 0, true},
      {"[500..1000)", "\"travel\"", "false", "\"queue\"", 500, 1000, 0, false},
      {"[500..1000)", "\"equipment\"", "-", "\"it\"", 500, 1000, 1, {}},
      {"[500..1000)", "-", "-", "\"lead2\"", 500, 1000, {}, {}},
      {"[1000..5000)", "\"software\"", "-", "\"it-finance\"", 1000, 5000, 2, {}},
      {"[1000..5000)", "-", "true", "\"finance-fast\"", 1000, 5000, {}, true},
      {"[1000..5000)", "-", "false", "\"finance\"", 1000, 5000, {}, false},
      {"[5000..10000]", "-", "-", "\"board\"", 5000, 10000.5, {}, {}},
      {"> 10000", "-", "-", "\"ceo\"", 10000.5, none, {}, {}},
  }};
  return table;
}

decisions::Words word(std::string text) {
  return decisions::Words::at(std::move(text), "bench", 1, 1);
}

std::shared_ptr<const decisions::Table> words() {
  auto table = std::make_shared<decisions::Table>();
  table->policy = decisions::HitPolicy::first;
  for (const auto& [name, type] :
       {std::pair{"amount", "number"}, std::pair{"category", "string"}, std::pair{"urgent", "boolean"}}) {
    decisions::InputClause clause;
    clause.expression = word(name);
    clause.type = word(type);
    table->inputs.push_back(std::move(clause));
  }
  decisions::OutputClause output;
  output.type = word("string");
  table->outputs.push_back(std::move(output));
  for (const Row& row : rows()) {
    decisions::Rule rule;
    rule.tests = {word(row.amount), word(row.category), word(row.urgent)};
    rule.outputs = {word(row.route)};
    table->rules.push_back(std::move(rule));
  }
  return table;
}

struct Request {
  int amount;
  int category;
  bool urgent;
};

std::vector<Request> requests() {
  std::vector<Request> all;
  std::uint32_t seed = 42;
  const auto dice = [&seed](std::uint32_t bound) {
    seed = seed * 1664525U + 1013904223U;
    return static_cast<int>((seed >> 8U) % bound);
  };
  for (std::size_t i = 0; i < inputs; ++i) all.push_back({dice(12'000), dice(4), dice(2) == 1});
  all.front() = {700, 0, true};
  return all;
}

std::size_t plain(const Request& request) {
  const auto& table = rows();
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Row& row = table[i];
    if (request.amount < row.low || request.amount >= row.high) continue;
    if (row.plain_category && *row.plain_category != request.category) continue;
    if (row.plain_urgent && *row.plain_urgent != request.urgent) continue;
    return i;
  }
  return table.size();
}

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

}  // namespace

Figure measure_table(double seconds, const std::function<std::uint64_t()>& allocations) {
  feel::Scope scope;
  scope.declare("amount", feel::Type::number);
  scope.declare("category", feel::Type::string);
  scope.declare("urgent", feel::Type::boolean);
  diagnostic::Diagnostics diagnostics;
  decisions::Findings findings(diagnostics);
  const decisions::CompiledTable table(words(), scope, {}, {}, findings);
  if (!diagnostics.empty()) throw std::runtime_error(diagnostics.front().message.en);
  const auto asked = requests();
  std::vector<feel::Environment> environments;
  for (const Request& request : asked) {
    feel::Environment environment(scope);
    environment.set(0, Value::number(std::int64_t{request.amount}));
    environment.set(1, Value::string(categories[static_cast<std::size_t>(request.category)]));
    environment.set(2, Value::boolean(request.urgent));
    environments.push_back(std::move(environment));
  }
  feel::Evaluation evaluation(feel::Host{});
  const auto once = [&](std::size_t i) {
    evaluation.restart();
    return table.evaluate(environments[i % inputs], evaluation);
  };
  for (std::size_t i = 0; i < inputs; ++i)
    if (literal_of(once(i)) != rows()[plain(asked[i])].route) throw std::runtime_error("the table gives another route");
  std::vector<double> values;
  std::vector<double> bares;
  volatile std::uint64_t sink = 0;
  double allocated = 0;
  for (int round = 0; round < rounds; ++round) {
    std::uint64_t calls = 0;
    const std::uint64_t before = allocations();
    values.push_back(rate(seconds / rounds, [&](std::size_t i) {
      sink = sink + static_cast<std::uint64_t>(once(i).kind());
      ++calls;
    }));
    allocated = static_cast<double>(allocations() - before) / static_cast<double>(calls);
    bares.push_back(rate(seconds / rounds / 4, [&](std::size_t i) { sink = sink + plain(asked[i % inputs]); }));
  }
  return against_bare(fmt::format("iii table 10x3, first hit: {:.2f} allocations", allocated), "evaluations/s",
                      std::move(values), bares, 0);
}

}  // namespace besluit::bench
