// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/calendar_parts.hpp"

#include "workflows/planning/plan.hpp"
#include "workflows/reading/reading.hpp"

#include <fmt/format.h>

#include <chrono>
#include <stdexcept>

namespace besluit::bench {
namespace {

constexpr int rounds = 5;
constexpr int bodies = 8;
constexpr int participants = 18;
constexpr Date from = make_date(2026, 1, 5);

std::string organisation_text() {
  std::string text =
      "soort: organisatie\norganisatie: gr\nnaam: Gemeenschappelijke Regeling\n"
      "rollen:\n  secretaris: jansen\n  directie: visser\n"
      "mensen:\n  jansen:\n    naam: M. Jansen\n    mail: s@gr.example\n"
      "  visser:\n    naam: P. Visser\n    mail: d@gr.example\n"
      "reces:\n  - naam: Zomer\n    van: 2026-07-13\n    tot en met: 2026-08-21\n"
      "deelnemers:\n";
  for (int i = 1; i <= participants; ++i) {
    text += fmt::format(
        "  gemeente-{0}:\n    naam: Gemeente {0}\n    raad:\n      contact: griffie{0}@gr.example\n"
        "      vergaderingen:\n        - {1} donderdag van de maand, in 2026, niet in reces\n",
        i, i % 2 == 0 ? "tweede" : "laatste");
  }
  text += "organen:\n";
  const char* const weeks[] = {"eerste", "tweede", "derde", "laatste"};
  const char* const days[] = {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"};
  for (int i = 1; i <= bodies; ++i) {
    text += fmt::format(
        "  orgaan-{0}:\n    naam: Orgaan {0}\n    contact: secretaris\n    aanleveren: {1} werkdagen vooraf\n"
        "    verzenden: {2} werkdagen vooraf\n"
        "    vergaderingen:\n      - {3} {4} van de maand, in 2026, niet in reces\n",
        i, 5 + i, 3 + i / 2, weeks[i % 4], days[i % 5]);
  }
  return text + "beleid:\n  standaard:\n    herinner: [3 weken vooraf, 1 week vooraf, 1 werkdag vooraf]\n";
}

std::string route_text() {
  std::string text =
      "soort: route\nroute: proef\ntitel: Proef\norganisatie: gr\nbeleid: standaard\nstappen:\n"
      "  - stap: opstellen\n    taak: Opstellen\n    wie: directie\n    streefdatum: 2026-01-30\n";
  for (int i = 1; i < bodies; ++i)
    text += fmt::format("  - stap: advies-{0}\n    orgaan: orgaan-{0}\n    vraagt: advies\n    marge: 2 dagen\n", i);
  return text + fmt::format(
                    "  - stap: besluit\n    orgaan: orgaan-{}\n    vraagt: besluit\n"
                    "    wettelijk uiterlijk: 2026-12-15\n",
                    bodies);
}

template <class Value>
const Value& must(const std::optional<Value>& value, const diagnostic::Diagnostics& findings) {
  if (value) return *value;
  throw std::runtime_error(findings.empty() ? "a file of the bench" : findings.front().message.en);
}

// What the plan cannot do without: looking at every meeting of the organisation once.
std::int64_t meetings_of(const definition::Organisation& world) {
  std::int64_t sum = 0;
  for (const auto& [id, body] : world.bodies)
    for (const auto& meeting : body.meetings) sum += day_number(meeting.date);
  return sum;
}

volatile std::int64_t kept = 0;  // keeps the work from being left out

template <class One>
double milliseconds_each(double seconds, One one) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const auto end = begin + std::chrono::duration<double>(seconds);
  std::int64_t done = 0;
  auto now = begin;
  for (; now < end; now = Clock::now()) {
    for (int i = 0; i < 20; ++i, ++done) kept = kept + one();
  }
  return std::chrono::duration<double, std::milli>(now - begin).count() / static_cast<double>(done);
}

}  // namespace

std::vector<Figure> run_plan_part(const Options& options) {
  const auto world_read = reading::read_organisation({"organisatie.yaml", organisation_text()});
  const definition::Organisation& world = must(world_read.value, world_read.diagnostics);
  const auto route_read = reading::read_workflow({"proef.yaml", route_text()}, &world);
  const definition::Workflow& route = must(route_read.value, route_read.diagnostics);
  if (!planning::make_plan(world, route, {}, from).feasible()) throw std::runtime_error("the plan must be feasible");
  const double seconds = options.seconds / (2 * rounds);
  std::vector<double> plans;
  std::vector<double> bare;
  for (int round = 0; round < rounds; ++round) {
    bare.push_back(milliseconds_each(seconds, [&] { return meetings_of(world); }));
    plans.push_back(milliseconds_each(
        seconds, [&] { return static_cast<std::int64_t>(planning::make_plan(world, route, {}, from).hops.size()); }));
  }
  Figure figure;
  figure.name = fmt::format("plan, {} bodies, {} participants", bodies, participants);
  figure.unit = "ms";
  figure.value = median(plans);
  figure.bare = median(bare);
  figure.ratio = figure.value / *figure.bare;
  figure.gate = "aim < 1 ms";
  figure.met = figure.value < 1;
  figure.rounds = std::move(plans);
  return {figure};
}

}  // namespace besluit::bench
