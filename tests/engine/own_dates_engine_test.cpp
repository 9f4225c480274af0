// SPDX-License-Identifier: EUPL-1.2
// The dates of a step that a route itself gives, as the engine shows them: plan, agenda, letters.
#include "engine/control/views.hpp"
#include "engine/core/message.hpp"
#include "engine/core/queries.hpp"
#include "tests/engine/fake_daemon.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace besluit;
using namespace besluit::test;
using Kind = definition::OwnDate::Kind;
using Strings = std::vector<std::string>;

/// A task that is aimed at, agreed and bound by law; a board with a last day by law in the words of a document.
definition::Workflow begroting() {
  using namespace besluit::testing;
  definition::Step made =
      by_law(due(aims_at(task("opstellen", "Begroting opstellen"), "2024-05-01"), "2024-05-15"), "2024-05-31");
  definition::Step decided =
      dated(asks("vaststellen", "ab", definition::Ask::decision), Kind::statutory, "2024-09-15", "half september 2024");
  decided.title = "Begroting vaststellen";
  decided.ground = "Wgr art. 34 lid 2";
  return route("herstelplan-eigen-vermogen", {{made}, {decided}});
}

struct Desk {
  FakeDaemon daemon{begroting()};

  Desk() { run(dossier::Start{"een", {}}); }
  void run(dossier::Command command) {
    engine::CommandInput input;
    input.dossier = "een";
    input.route = "herstelplan-eigen-vermogen";
    input.actor.name = "test";
    input.command = std::move(command);
    bool done = false;
    daemon.submit(std::move(input),
                  {[&](const engine::CommandResult& reply) { done = reply.has_value() && !reply->rejection; }});
    REQUIRE(done);
  }
  [[nodiscard]] engine::PlanView plan() const {
    auto plan = engine::plan(daemon.state(), "een", daemon.now());
    REQUIRE(plan.has_value());
    return *plan;
  }
  [[nodiscard]] Strings agenda() const {
    Strings lines;
    for (const auto& item : engine::agenda(daemon.state(), daemon.now(), std::nullopt))
      lines.push_back(to_string(item.planning) + " " + item.kind + " " + item.step + (item.overdue ? " LATE" : ""));
    return lines;
  }
};

}  // namespace

TEST_CASE("the plan of a running dossier shows the dates of the route beside the day of each step") {
  const Desk desk;
  const engine::PlanView plan = desk.plan();
  CHECK(plan.feasible());
  const json::object shown = engine::views::plan(plan, Language::nl);
  CHECK(json::serialize(shown.at("hops").at(0).at("dates")) ==
        R"([{"legal_date":"2024-05-01","planning_date":"2024-05-01","kind":"target","words":null,"main":true},)"
        R"({"legal_date":"2024-05-15","planning_date":"2024-05-15","kind":"agreed","words":null,"main":false},)"
        R"({"legal_date":"2024-05-31","planning_date":"2024-05-31","kind":"statutory","words":null,"main":false}])");
  CHECK(json::serialize(shown.at("hops").at(1).at("dates")) ==
        R"([{"legal_date":"2024-09-15","planning_date":"2024-09-13","kind":"statutory",)"
        R"("words":"half september 2024","main":false}])");
  CHECK(shown.at("hops").at(0).at("target").as_bool());
  CHECK(desk.agenda() == Strings{"2024-05-01 target opstellen", "2024-05-15 task opstellen",
                                 "2024-05-31 statutory opstellen", "2024-06-12 papers vaststellen",
                                 "2024-06-19 sending vaststellen", "2024-09-13 statutory vaststellen"});
}

TEST_CASE("a streefdatum that is over blocks nothing; an agreed day does, and so does the day of the law") {
  Desk desk;
  desk.daemon.go_to("2024-05-10");
  CHECK(desk.plan().feasible());
  CHECK(desk.agenda().front() == "2024-05-01 target opstellen LATE");

  desk.run(dossier::Record{"opstellen", "done", {}, ""});
  desk.run(dossier::Record{"vaststellen", "delivered", {}, ""});
  desk.daemon.go_to("2024-09-15");
  CHECK(desk.plan().feasible());
  desk.daemon.go_to("2024-09-16");
  const engine::PlanView plan = desk.plan();
  REQUIRE(plan.conflict);
  CHECK(plan.conflict->sentence.nl ==
        "'Begroting vaststellen' had volgens de wet uiterlijk op zondag 15 september 2024 behandeld moeten zijn.");
  REQUIRE(plan.conflict->facts.size() == 1);
  CHECK(plan.conflict->facts[0].id == "vaststellen/statutory");
}

TEST_CASE("why a date: the words of the document, the day behind them, the law") {
  const Desk desk;
  const auto hops = desk.plan().hops;
  CHECK(
      terms::sentence(hops[1].papers->derivation, Language::nl) ==
      "De route noemt \"half september 2024\", gelezen als zondag 15 september 2024; de wet bepaalt die dag (Wgr art. "
      "34 lid 2); de laatste vergadering van het Algemeen Bestuur op of vóór die dag is woensdag 10 juli 2024; 4 weken "
      "daarvoor is woensdag 12 juni 2024.");
}
