// SPDX-License-Identifier: EUPL-1.2
// What one dossier brings about in another: dossiers that follow from an outcome, and steps that wait for them, for
// another dossier or for one of its steps. All of it in the turn of the act that caused it.
#include "storage/record_codec.hpp"
#include "tests/engine/engine_support.hpp"
#include "tests/engine/related_routes.hpp"
#include "tests/support/catch.hpp"
#include "workflows/dossier/decide.hpp"

namespace besluit::engine::test {
namespace {

using definition::Wait;
using namespace besluit::testing;

struct Bench {
  EngineState state = related_routes();
  Instant now = moment("2024-03-14T09:00:00Z");
  std::vector<std::string> journal;  ///< "dossier type" of the last act

  void run(CommandInput input) {
    const std::vector<Input> inputs{std::move(input)};
    Turn turn = engine_step(state, now, inputs);
    journal.clear();
    for (const auto& row : turn.batch.journal)
      if (row.type != "planned" && row.type != "deadline-set" && row.type != "deadline-closed" &&
          row.type != "notice-raised")
        journal.push_back(row.stream + " " + row.type);
    patch(state, std::move(turn.patch));
  }
  void start_route(const std::string& route, const std::string& id, std::map<std::string, std::string> values) {
    run({1, {"uid 1 (tester)"}, id, route, dossier::Start{id, std::move(values)}});
  }
  [[nodiscard]] dossier::Dossier of(const std::string& id) const {
    return *storage::decode_dossier(state.dossiers.at(id).state);
  }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a dossier that follows begins in the turn of the decision, with its facts, and is waited for") {
  Bench bench;
  bench.start_route("herstelplan", "plan", {{"prognose", "2500000"}});
  bench.run(record(2, "plan", "besluit", "adopted"));
  CHECK(bench.journal == Lines{"d/plan outcome-recorded", "d/plan child-asked", "d/plan child-asked",
                               "d/plan step-opened", "d/plan.1 started", "d/plan.1 step-opened",
                               "d/plan child-refused"});
  const dossier::Dossier child = bench.of("plan.1");
  CHECK(child.parent == "plan");
  CHECK(child.route == "wijziging");
  CHECK(child.values == std::map<std::string, std::string>{{"bedrag", "2500000"}, {"soort", "eerste"}});
  CHECK(bench.of("plan").children.size() == 2);
  CHECK(bench.of("plan").children[1].refused);
  CHECK(bench.of("plan").status == dossier::Status::running);
  bench.run(record(3, "plan.1", "boeken", "done"));
  CHECK(bench.journal ==
        Lines{"d/plan.1 outcome-recorded", "d/plan.1 ended", "d/plan outcome-recorded", "d/plan ended"});
  CHECK(bench.of("plan").result == "adopted");
}

TEST_CASE("a step waits for a step of another dossier, then for its end") {
  Bench bench;
  bench.start_route("herstelplan", "plan", {{"prognose", "1"}});
  bench.start_route("keten", "keten", {{"ander", "plan"}});
  CHECK(bench.journal == Lines{"d/keten started", "d/keten step-opened", "d/plan watched"});
  bench.run(record(2, "plan", "besluit", "adopted"));
  CHECK(bench.of("keten").steps[0].status == dossier::StepStatus::done);
  CHECK(bench.of("keten").steps[1].status == dossier::StepStatus::open);
  bench.run(record(3, "plan.1", "boeken", "done"));
  CHECK(bench.of("plan").status == dossier::Status::ended);
  CHECK(bench.of("keten").status == dossier::Status::ended);
}

TEST_CASE("what is waited for may be known later, or be done already") {
  Bench bench;
  bench.start_route("keten", "keten", {});
  CHECK(bench.journal == Lines{"d/keten started", "d/keten step-held"});
  bench.start_route("herstelplan", "plan", {});
  bench.run(record(2, "plan", "besluit", "rejected"));
  bench.run({3, {"uid 1 (tester)"}, "keten", {}, dossier::SetFacts{{{"ander", "plan"}}, ""}});
  CHECK(bench.of("keten").status == dossier::Status::ended);
}

TEST_CASE("what was promised in a meeting is a dossier of its own, which belongs to the one it came from") {
  Bench bench;
  bench.start_route("herstelplan", "plan", {});
  dossier::Start promise{"belofte", {}};
  promise.parent = "plan";
  promise.title = "Kosten per gemeente nasturen";
  bench.run({2, {"uid 1 (tester)"}, "belofte", "wijziging", promise});
  CHECK(bench.journal == Lines{"d/belofte started", "d/belofte step-opened", "d/plan child-asked"});
  CHECK(bench.of("belofte").title == "Kosten per gemeente nasturen");
  CHECK(bench.of("belofte").parent == "plan");
  REQUIRE(bench.of("plan").children.size() == 1);
  CHECK(bench.of("plan").children[0].id == "belofte");
  // The children of a decision count on behind it, and the plan waits for all of them.
  bench.run(record(3, "plan", "besluit", "adopted"));
  bench.run(record(4, "plan.2", "boeken", "done"));
  CHECK(bench.of("plan").status == dossier::Status::running);
  bench.run(record(5, "belofte", "boeken", "done"));
  CHECK(bench.of("plan").status == dossier::Status::ended);
  promise.id = "te-laat";
  bench.run({6, {"uid 1 (tester)"}, "te-laat", "wijziging", promise});
  CHECK(bench.state.dossiers.count("te-laat") == 0);
}

namespace {

EngineState yearly() {
  Library library;
  library.organisation = std::make_shared<const definition::Organisation>(hecht());
  definition::Step frames = task("kaders", "Kaders");
  frames.dates = {{definition::OwnDate::Kind::due, day("2000-04-29"), "29 april van het jaar", 0}};
  for (const char* from : {"", "2024-03-14", "2024-09-01"}) {
    definition::Workflow version = route("cyclus", {{frames}});
    version.inputs = {{"jaar", feel::Type::number, "", {}}};
    version.year = "jaar";
    version.hash = "versie" + std::string(from);
    if (*from != 0) version.valid_from = day(from);
    library.add(std::make_shared<const definition::Workflow>(std::move(version)));
  }
  definition::Workflow soon = route("straks", {{task("a", "A")}});
  soon.valid_from = day("2025-01-01");
  library.add(std::make_shared<const definition::Workflow>(std::move(soon)));
  return *restore(Zone::utc(), {}, std::move(library), {}, {});
}

}  // namespace

TEST_CASE("a dossier follows the version in force on the day it starts, in the year that it is about") {
  Bench bench;
  bench.state = yearly();
  const auto refused = [&](const std::string& route, std::map<std::string, std::string> values) {
    const std::vector<Input> inputs{
        CommandInput{1, {"uid 1 (tester)"}, "x", route, dossier::Start{"x", std::move(values)}}};
    Turn turn = engine_step(bench.state, bench.now, inputs);
    const auto& rejection = turn.replies.at(0).rejection;
    return rejection ? dossier::token(rejection->code) + ": " + rejection->sentence.nl : std::string{};
  };
  CHECK(refused("straks", {}) == "guard-false: De route 'straks' geldt vanaf woensdag 1 januari 2025.");
  CHECK(refused("cyclus", {}) ==
        "guard-unknown: Geef het jaar waar dit dossier over gaat, in vier cijfers, bijvoorbeeld: --set \"jaar=2024\".");
  // In May the day of this year has passed: the year to type is one of which all days are still to come.
  bench.now = moment("2024-05-14T09:00:00Z");
  CHECK(refused("cyclus", {}) ==
        "guard-unknown: Geef het jaar waar dit dossier over gaat, in vier cijfers, bijvoorbeeld: --set "
        "\"jaar=2025\".");
  bench.now = moment("2024-03-14T09:00:00Z");
  CHECK(refused("cyclus", {{"jaar", "24"}}).starts_with("bad-value: "));
  bench.now = moment("2024-03-13T09:00:00Z");
  bench.start_route("cyclus", "oud", {{"jaar", "2024"}});
  bench.now = moment("2024-03-14T09:00:00Z");
  bench.start_route("cyclus", "nu", {{"jaar", "2025"}});
  CHECK(bench.of("oud").workflow_hash == "versie-2024");
  CHECK(bench.of("nu").workflow_hash == "versie2024-03-14-2025");
  REQUIRE(bench.of("nu").deadlines.size() == 1);
  CHECK(bench.of("nu").deadlines[0].legal == day("2025-04-29"));
  // Its definition is known from now on, and moves on with the version in force, in its own year.
  REQUIRE(bench.state.workflow("versie2024-03-14-2025") != nullptr);
  bench.now = moment("2024-09-02T09:00:00Z");
  bench.run({2, {"uid 1 (tester)"}, "nu", {}, dossier::Migrate{"de nieuwe versie geldt"}});
  CHECK(bench.of("nu").workflow_hash == "versie2024-09-01-2025");
}

}  // namespace besluit::engine::test
