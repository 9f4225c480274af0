// SPDX-License-Identifier: EUPL-1.2
// A correction gives what recording the right outcome in the first place would have given.
#include "tests/workflows/dossier_commands.hpp"

#include <algorithm>

namespace besluit::testing {
namespace {

using definition::Ask;

// What people see of a dossier: without sequence numbers, versions and rungs, which tell how it came about.
Lines visible(const Dossier& dossier) {
  Lines lines{token(dossier.status) + " " + dossier.result + (dossier.feasible ? "" : " infeasible") + " stage " +
              std::to_string(dossier.stage)};
  for (const dossier::StepState& step : dossier.steps) {
    lines.push_back(step.id + " " + token(step.status) + " round " + std::to_string(step.round) + " " +
                    (step.outcome ? std::string(row(*step.outcome).token) : "-") + " " +
                    (step.outcome ? short_day(step.outcome_on) : "-") + " after " + short_day(step.not_before) +
                    (step.meeting ? " in " + short_day(step.meeting->date) : "") +
                    (step.delivered ? " delivered" : ""));
  }
  Lines deadlines;
  for (const dossier::Deadline& deadline : dossier.deadlines) {
    if (!deadline.running) continue;
    deadlines.push_back(deadline.name.step + "/" + token(deadline.name.kind) + " " + short_day(deadline.legal) + " " +
                        short_day(deadline.planning) + " " + deadline.owner);
  }
  std::ranges::sort(deadlines);
  lines.insert(lines.end(), deadlines.begin(), deadlines.end());
  return lines;
}

// Bodies that meet often, so that a deferral moves what comes after it.
definition::Organisation busy() {
  definition::Organisation world = hecht();
  put(world,
      body("bao", "Bao", "5 werkdagen", "", {"2024-05-23", "2024-06-20", "2024-08-29", "2024-10-24", "2024-11-07"}));
  put(world,
      body("auditcommissie", "Auditcommissie", "1 week", "", {"2024-06-06", "2024-07-04", "2024-09-12", "2024-11-21"}));
  put(world,
      body("ab", "Algemeen Bestuur", "2 weken", "1 week", {"2024-07-10", "2024-10-09", "2024-12-18", "2025-03-12"}));
  put(world, body("db", "Dagelijks Bestuur", "1 week", "", {"2024-07-18", "2024-10-17", "2025-01-16", "2025-04-17"}));
  return world;
}

// No meeting is named: the plan floats, and every deferral moves all that follows. A step comes after the decision.
Desk floating() {
  definition::Step decision = asks("besluit", "ab", Ask::decision);
  decision.exits = {{definition::Outcome::rejected, definition::Move::back, "opstellen"},
                    {definition::Outcome::adopted_amended, definition::Move::back, "bao"}};
  Desk desk(route("proef", {{task("opstellen", "Opstellen")},
                            {asks("bao", "bao"), asks("commissie", "auditcommissie")},
                            {decision},
                            {asks("melden", "db", Ask::note)}}),
            busy());
  desk.start();
  desk.on("2024-05-13");
  desk.record("opstellen", "done");
  return desk;
}

// Both ways on the same day: wrong and corrected, and right at once.
void check_equal(const Desk& desk, const std::string& step, const std::string& wrong, const std::string& right) {
  INFO(step + ": " + wrong + ", must be " + right);
  Desk corrected = desk;
  REQUIRE_FALSE(corrected.record(step, wrong).front().starts_with("refused"));
  Desk at_once = desk;
  if (right != "nothing") REQUIRE_FALSE(at_once.record(step, right).front().starts_with("refused"));
  const Lines lines = corrected.correct(corrected.last_act(), right == "nothing" ? std::nullopt : std::optional(right));
  INFO(joined(lines));
  REQUIRE(lines.front().starts_with("corrected"));
  Lines result = visible(corrected.state());
  Lines expected = visible(at_once.state());
  // Taking back plans anew, on a later day than the plan it returns to: what has been missed since may show.
  if (right == "nothing") result[0] = expected[0] = token(corrected.state().status);
  CHECK(result == expected);
}

void check_all_pairs(const Desk& desk, const std::string& step) {
  const auto& definition = desk.workflow().steps.at(static_cast<std::size_t>(desk.workflow().index_of(step)));
  for (const definition::Outcome wrong : definition::allowed(definition.ask)) {
    const std::string wrong_name(row(wrong).token);
    for (const definition::Outcome right : definition::allowed(definition.ask)) {
      if (wrong != right) check_equal(desk, step, wrong_name, std::string(row(right).token));
    }
    check_equal(desk, step, wrong_name, "nothing");
  }
}

}  // namespace

TEST_CASE("a corrected outcome equals the right one recorded at once") {
  Desk desk = floating();
  SECTION("a task") {
    Desk fresh(desk.workflow(), busy());
    fresh.start();
    check_all_pairs(fresh, "opstellen");
  }
  SECTION("a body, on the day of its meeting") {
    desk.on(desk.step("bao").meeting->date);
    check_all_pairs(desk, "bao");
    check_all_pairs(desk, "commissie");
  }
  SECTION("a body whose papers are in") {
    desk.record("bao", "delivered");
    desk.record("besluit", "delivered");
    desk.on(desk.step("bao").meeting->date);
    check_all_pairs(desk, "bao");
  }
  SECTION("papers") {
    check_equal(desk, "bao", "delivered", "nothing");
  }
  SECTION("the step beside it is done already") {
    desk.on(desk.step("commissie").meeting->date);
    desk.record("commissie", "advised-positive");
    check_all_pairs(desk, "bao");
  }
  SECTION("a decision that may send back, defer or go on") {
    desk.on("2024-07-10");
    desk.record("bao", "advised-positive", "2024-05-23");
    desk.record("commissie", "advised-negative", "2024-06-06");
    desk.record("besluit", "delivered");
    check_all_pairs(desk, "besluit");
  }
  SECTION("the last step, after which the route ends") {
    desk.on("2024-07-18");
    desk.record("bao", "advised-positive", "2024-05-23");
    desk.record("commissie", "advised-negative", "2024-06-06");
    desk.record("besluit", "adopted", "2024-07-10");
    check_all_pairs(desk, "melden");
  }
  SECTION("in a second round") {
    desk.on("2024-07-10");
    desk.record("bao", "advised-positive", "2024-05-23");
    desk.record("commissie", "advised-negative", "2024-06-06");
    desk.record("besluit", "rejected");
    check_all_pairs(desk, "opstellen");
    desk.record("opstellen", "done");
    check_all_pairs(desk, "bao");
    desk.record("bao", "deferred");
    check_all_pairs(desk, "bao");
  }
}

TEST_CASE("correcting back and forth returns to the same state") {
  Desk desk = floating();
  desk.on("2024-05-23");
  desk.record("bao", "advised-positive");
  const Lines positive = visible(desk.state());
  const std::uint64_t act = desk.last_act();
  desk.correct(act, "deferred");
  const Lines deferred = visible(desk.state());
  CHECK(deferred != positive);
  desk.correct(act, "no-advice");
  desk.correct(act, "deferred");
  CHECK(visible(desk.state()) == deferred);
  desk.correct(act, "advised-positive");
  CHECK(visible(desk.state()) == positive);
}

TEST_CASE("what leans on an act must be corrected first, and the refusal says what") {
  Desk desk = floating();
  desk.on("2024-07-10");
  desk.record("bao", "deferred", "2024-05-23");
  const std::uint64_t deferral = desk.last_act();
  desk.record("bao", "delivered");
  const std::uint64_t papers = desk.last_act();
  CHECK(joined(desk.correct(deferral, "advised-positive")) == "refused later-steps-recorded");
  CHECK(desk.rejection().sentence.nl ==
        "Wat later is vastgelegd, rust hierop: corrigeer eerst regel " + std::to_string(papers) + " (stap 'bao').");
  desk.correct(papers, std::nullopt);
  CHECK(joined(desk.correct(deferral, "advised-positive")).starts_with("corrected"));
}

TEST_CASE("beside each other steps are corrected freely, until one sends both back") {
  Desk desk = floating();
  desk.on("2024-06-06");
  desk.record("bao", "advised-positive", "2024-05-23");
  const std::uint64_t bao = desk.last_act();
  desk.record("commissie", "advised-positive");
  CHECK(joined(desk.correct(bao, "advised-negative")).starts_with("corrected"));
  CHECK(joined(desk.correct(bao, "deferred")).starts_with("corrected"));
  CHECK(desk.step("besluit").status == dossier::StepStatus::waiting);
  CHECK(joined(desk.correct(bao, "advised-positive")).starts_with("corrected"));
  CHECK(desk.step("besluit").status == dossier::StepStatus::open);
  desk.on("2024-07-10");
  desk.record("besluit", "rejected");
  CHECK(joined(desk.correct(bao, "deferred")) == "refused later-steps-recorded");
  CHECK(joined(desk.correct(bao, "advised-negative")) ==
        "corrected " + std::to_string(bao) + " bao advised-negative advance");
}

TEST_CASE("a recording that was taken back cannot be corrected again") {
  Desk desk = floating();
  const std::uint64_t act = desk.last_act();
  desk.correct(act, std::nullopt);
  CHECK(joined(desk.correct(act, "done")) == "refused not-correctable");
  CHECK(desk.step("opstellen").status == dossier::StepStatus::open);
  CHECK(joined(desk.record("opstellen", "done")).starts_with("outcome opstellen#1"));
}

}  // namespace besluit::testing
