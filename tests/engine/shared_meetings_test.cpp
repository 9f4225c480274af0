// SPDX-License-Identifier: EUPL-1.2
// Dossiers that do not share a meeting (niet samen met): the one whose route says so gives way, whoever came first, in
// the turn in which they meet. What somebody chose by hand, and what already has its papers there, stays.
// The AB meets on 10 July (papers 12 June) and 18 December 2024.
#include "storage/record_codec.hpp"
#include "tests/engine/engine_support.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>

namespace besluit::engine::test {
namespace {

using definition::Ask;
using namespace besluit::testing;
using Lines = std::vector<std::string>;

class Office {
 public:
  explicit Office(bool both = false) {
    Library library;
    library.organisation = std::make_shared<const definition::Organisation>(hecht());
    definition::Step plan = asks("vaststellen", "ab", Ask::decision);
    plan.apart_from = {"begroting", "een-route-die-er-niet-is"};
    definition::Step budget = asks("vaststellen", "ab", Ask::decision);
    if (both) budget.apart_from = {"herstelplan"};
    for (auto workflow : {route("herstelplan", {{plan}}), route("begroting", {{budget}}),
                          route("jaarstukken", {{asks("vaststellen", "ab", Ask::decision)}})}) {
      workflow.hash = workflow.id;
      const std::string name = workflow.id;
      library.routes.emplace(name, std::make_shared<const definition::Workflow>(std::move(workflow)));
    }
    state_ = *restore(Zone::utc(), {}, std::move(library), {}, {});
  }

  /// What happened, but for plans, dates and notices.
  Lines run(const std::string& route, const std::string& id, dossier::Command command) {
    const std::vector<Input> inputs{CommandInput{1, {"uid 1 (tester)"}, id, route, std::move(command)}};
    Turn turn = engine_step(state_, moment(now_ + "T09:00:00Z"), inputs);
    Lines lines;
    told_ = 0;
    for (const auto& row : turn.batch.journal) {
      told_ += row.type == "notice-raised" ? 1 : 0;
      if (row.type == "planned" || row.type == "notice-raised" || row.type.starts_with("deadline")) continue;
      lines.push_back(row.stream + " " + row.type);
    }
    patch(state_, std::move(turn.patch));
    return lines;
  }
  Lines begin(const std::string& route, const std::string& id) { return run(route, id, dossier::Start{id, {}}); }
  /// On which meeting of the AB the dossier stands.
  [[nodiscard]] std::string meets(const std::string& id) const {
    return to_string(storage::decode_dossier(state_.dossiers.at(id).state)->steps.at(0).meeting.value().date);
  }
  [[nodiscard]] int told() const { return told_; }
  void on(std::string day) { now_ = std::move(day); }

 private:
  EngineState state_{Zone::utc()};
  int told_ = 0;
  std::string now_ = "2024-03-14";
};

}  // namespace

TEST_CASE("shared meetings: who keeps apart gives way to what comes later, and hears of it") {
  Office office;
  CHECK(office.begin("herstelplan", "plan") == Lines{"d/plan started", "d/plan step-opened"});
  CHECK(office.meets("plan") == "2024-07-10");
  CHECK(office.begin("jaarstukken", "jaar") == Lines{"d/jaar started", "d/jaar step-opened"});
  CHECK(office.begin("begroting", "geld") == Lines{"d/geld started", "d/geld step-opened", "d/plan yielded"});
  CHECK(office.meets("geld") == "2024-07-10");
  CHECK(office.meets("plan") == "2024-12-18");
  CHECK(office.told() >= 2);  // the dates of the one, the moved date of the other
  // Nothing more comes of it, whatever happens next.
  CHECK(office.run("", "geld", dossier::Request{"leiden", "graag later"}) == Lines{"d/geld requested"});
}

TEST_CASE("shared meetings: who keeps apart gives way at once to what was there already") {
  Office office;
  (void)office.begin("begroting", "geld");
  CHECK(office.begin("herstelplan", "plan") == Lines{"d/plan started", "d/plan step-opened", "d/plan yielded"});
  CHECK(office.meets("plan") == "2024-12-18");
  CHECK(office.meets("geld") == "2024-07-10");
}

TEST_CASE("shared meetings: of two that keep apart from each other one moves") {
  Office office(true);
  (void)office.begin("herstelplan", "plan");
  CHECK(office.begin("begroting", "geld") == Lines{"d/geld started", "d/geld step-opened", "d/geld yielded"});
  CHECK(office.meets("plan") == "2024-07-10");
  CHECK(office.meets("geld") == "2024-12-18");
}

TEST_CASE("shared meetings: papers that are in, a meeting that somebody chose, and a dossier that ended stay") {
  SECTION("papers are in") {
    Office office;
    (void)office.begin("herstelplan", "plan");
    (void)office.run("", "plan", dossier::Record{"vaststellen", "delivered", std::nullopt, ""});
    CHECK(office.begin("begroting", "geld") == Lines{"d/geld started", "d/geld step-opened"});
    CHECK(office.meets("plan") == "2024-07-10");
  }
  SECTION("chosen back by hand") {
    Office office;
    (void)office.begin("herstelplan", "plan");
    (void)office.begin("begroting", "geld");
    CHECK(office.run("", "plan", dossier::Retarget{"vaststellen", "2024-07-10", "het kan toch samen"}) ==
          Lines{"d/plan retargeted"});
    CHECK(office.meets("plan") == "2024-07-10");
  }
  SECTION("the other was withdrawn before") {
    Office office;
    (void)office.begin("begroting", "geld");
    (void)office.run("", "geld", dossier::Withdraw{"vervalt"});
    CHECK(office.begin("herstelplan", "plan") == Lines{"d/plan started", "d/plan step-opened"});
    CHECK(office.meets("plan") == "2024-07-10");
  }
}

// A dossier once left the last meeting of the year for one that had passed, and could not be made any more.
TEST_CASE("shared meetings: where no other meeting is in time it stays, and the owner hears of it, once") {
  Office office;
  office.on("2024-09-02");
  (void)office.begin("herstelplan", "plan");
  CHECK(office.meets("plan") == "2024-12-18");
  CHECK(office.begin("begroting", "geld") == Lines{"d/geld started", "d/geld step-opened", "d/plan retargeted"});
  CHECK(office.meets("plan") == "2024-12-18");
  CHECK(office.run("", "geld", dossier::Request{"leiden", "graag later"}) == Lines{"d/geld requested"});
}

TEST_CASE("shared meetings: a definition of one dossier alone keeps it apart too") {
  EngineState state = fresh_state();
  const auto take = [&state](CommandInput input) {
    Turn turn = engine_step(state, moment("2024-03-14T09:00:00Z"), std::vector<Input>{std::move(input)});
    REQUIRE(turn.replies.size() == 1);
    REQUIRE_FALSE(turn.replies[0].rejection);
    Lines lines;
    for (const auto& row : turn.batch.journal) lines.push_back(row.stream + " " + row.type);
    patch(state, std::move(turn.patch));
    return lines;
  };
  (void)take(start(1, "eerste"));
  CHECK(state.apart.empty());
  definition::Workflow own = *state.library.routes.at("herstelplan");
  own.hash = "alleen-van-eerste";
  own.steps.back().apart_from = {"herstelplan"};
  CommandInput migrate{2, {"uid 1 (tester)"}, "eerste", {}, dossier::Migrate{"op verzoek"}};
  migrate.definition = std::make_shared<const definition::Workflow>(std::move(own));
  (void)take(std::move(migrate));
  CHECK(state.apart == std::set<std::string>{"herstelplan"});
  const Lines lines = take(start(3, "tweede"));
  CHECK(std::ranges::find(lines, "d/eerste yielded") != lines.end());
}

}  // namespace besluit::engine::test
