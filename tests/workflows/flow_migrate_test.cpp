// SPDX-License-Identifier: EUPL-1.2
// A running dossier that moves to its changed route: what was done stays, what is new is planned, and what was begun
// must still be there.
#include "tests/workflows/flow_story.hpp"

#include <algorithm>

namespace besluit::testing {
namespace {

definition::Workflow changed(const std::string& steps, const definition::Organisation& world) {
  definition::Workflow workflow = route_of("stappen:\n" + steps, world);
  workflow.hash = "second";
  return workflow;
}

constexpr const char* write = "  - stap: opstellen\n    taak: Opstellen\n    wie: directie\n";
constexpr const char* bao = "  - stap: bao\n    orgaan: bao\n    vraagt: advies\n";
constexpr const char* audit = "  - stap: toets\n    orgaan: auditcommissie\n    vraagt: advies\n";
constexpr const char* board =
    "  - stap: besluit\n    orgaan: ab\n    vraagt: besluit\n    vergadering: ab 2024-07-10\n";

/// Started, and `opstellen` is done: `bao` is open.
Desk begun(const definition::Organisation& world) {
  Desk desk(route_of("stappen:\n" + std::string(write) + bao + board, world), world);
  desk.start();
  desk.record("opstellen", "done");
  return desk;
}

Lines kinds(const Lines& lines) {
  Lines kept;
  for (const std::string& line : lines)
    if (!line.starts_with("notice ") && !line.starts_with("planned")) kept.push_back(line);
  return kept;
}

}  // namespace

TEST_CASE("migrate: a step that is added later is planned, and what was done stays done") {
  const auto world = hecht();
  Desk desk = begun(world);
  const std::uint64_t done = desk.step("opstellen").outcome_seq;
  desk.change_route(changed(std::string(write) + bao + audit + board, world));
  CHECK(desk.decide(dossier::Migrate{""}) == Lines{"refused reason-missing"});
  const Lines lines = desk.decide(dossier::Migrate{"de Auditcommissie moet erlangs"});
  CHECK(std::ranges::find(lines, "migrated: de Auditcommissie moet erlangs") == lines.begin());
  CHECK(desk.step("opstellen").outcome_seq == done);
  CHECK(desk.step("bao").status == dossier::StepStatus::open);
  CHECK(desk.step("toets").status == dossier::StepStatus::waiting);
  CHECK(desk.step("toets").meeting.has_value());
  CHECK(desk.state().workflow_hash == "second");
  check_desk(desk);
  tell(desk, R"(record bao advised-positive -> outcome bao#1 advised-positive advance | opened toets#1
                record toets advised-positive -> outcome toets#1 advised-positive advance | opened besluit#1)");
  CHECK(desk.decide(dossier::Migrate{"nog eens"}) == Lines{"refused nothing-to-migrate"});
}

TEST_CASE("migrate: a step that is added where the route has passed is passed over, with the reason") {
  const auto world = hecht();
  Desk desk = begun(world);
  desk.change_route(changed(audit + std::string(write) + bao + board, world));
  const Lines lines = kinds(desk.decide(dossier::Migrate{"eerst de Auditcommissie"}));
  CHECK(std::ranges::find(lines, "outcome toets#1 skipped advance") != lines.end());
  CHECK(desk.step("toets").outcome == definition::Outcome::skipped);
  CHECK(desk.step("bao").status == dossier::StepStatus::open);
  check_desk(desk);
}

// A mistyped extra task once tied its dossier to a version of its own for good.
TEST_CASE("migrate: a step that is done may be gone, and what was done stays in the journal") {
  const auto world = hecht();
  Desk desk = begun(world);
  desk.change_route(changed(std::string(bao) + board, world));
  const Lines lines = kinds(desk.decide(dossier::Migrate{"zonder opstellen"}));
  CHECK(std::ranges::find(lines, "migrated: zonder opstellen") != lines.end());
  CHECK(desk.state().index_of("opstellen") == -1);
  CHECK(desk.step("bao").status == dossier::StepStatus::open);
  check_desk(desk);
}

TEST_CASE("migrate: a step that is open must still be there, and of the same kind") {
  const auto world = hecht();
  for (const std::string& steps :
       {std::string(write) + board, std::string(write) + "  - stap: bao\n    taak: Bao\n    wie: directie\n" + board}) {
    INFO(steps);
    Desk desk = begun(world);
    const Dossier before = desk.state();
    desk.change_route(changed(steps, world));
    CHECK(desk.decide(dossier::Migrate{"anders"}) == Lines{"refused step-in-use"});
    CHECK(desk.state() == before);
  }
}

TEST_CASE("migrate: a step that was still to come may go, and its date with it") {
  const auto world = hecht();
  Desk desk(route_of("stappen:\n" + std::string(write) + bao + audit + board, world), world);
  desk.start();
  desk.change_route(changed(std::string(write) + bao + board, world));
  const Lines lines = kinds(desk.decide(dossier::Migrate{"zonder Auditcommissie"}));
  REQUIRE(lines.size() >= 2);
  CHECK(lines[0] == "closed toets/papers-1 superseded");
  CHECK(std::ranges::find(lines, "migrated: zonder Auditcommissie") != lines.end());
  CHECK(desk.state().index_of("toets") == -1);
  check_desk(desk);
}

}  // namespace besluit::testing
