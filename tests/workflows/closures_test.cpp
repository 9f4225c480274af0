// SPDX-License-Identifier: EUPL-1.2
// Recess and closure of the office: told apart, and both move reminders only. 2024: 15 July is a Monday, 12 July the
// last working day before it.
#include "tests/support/reading_helpers.hpp"
#include "tests/support/reading_samples.hpp"
#include "tests/workflows/dossier_desk.hpp"
#include "workflows/planning/plan.hpp"

namespace besluit::testing {
namespace {

using definition::Closure;

const Closure summer{"Zomer", day("2024-07-15"), day("2024-08-23"), Closure::Kind::recess};
const Closure removal{"Verhuizing", day("2024-08-26"), day("2024-08-30"), Closure::Kind::office};

definition::Organisation closed(std::vector<Closure> closures) {
  definition::Organisation world = hecht();
  world.closures = std::move(closures);
  return world;
}

Lines rungs(const Dossier& dossier) {
  Lines lines;
  for (const dossier::Rung& rung : dossier.deadlines.front().rungs) {
    lines.push_back(short_day(rung.plan.due) + " " + rung.plan.text +
                    (rung.plan.moved_by.empty() ? "" : " < " + rung.plan.moved_by));
  }
  return lines;
}

}  // namespace

TEST_CASE("closures: a file says which is a recess and which a closure of the office") {
  const auto world = organisation_of(organisation_nl);
  REQUIRE(world.closures.size() == 2);
  CHECK(world.closures[0] == Closure{"Zomer", day("2024-07-15"), day("2024-08-23"), Closure::Kind::recess});
  CHECK(world.closures[1] == Closure{"Kerst", day("2024-12-23"), day("2025-01-03"), Closure::Kind::office});
  CHECK(world.participants.at("leiden").closures.front().kind == Closure::Kind::recess);
}

TEST_CASE("closures: a reminder goes out before them and says which stood in its way; an escalation stays") {
  Desk desk(route("r", {{due(task("a", "A"), "2024-09-03")}}), closed({summer, removal}));
  (void)desk.start();
  CHECK(rungs(desk.state()) == Lines{"24-07-12 3 weken vooraf < recess Zomer",
                                     "24-07-12 1 week vooraf < office Verhuizing", "24-09-02 1 werkdag vooraf",
                                     "24-09-04 na 1 werkdag", "24-09-10 na 5 werkdagen"});

  Desk inside(route("r", {{due(task("a", "A"), "2024-08-28")}}), closed({summer, removal}));
  (void)inside.start();
  CHECK(inside.state().deadlines.front().legal == day("2024-08-28"));
  CHECK(inside.state().deadlines.front().planning == day("2024-08-28"));
  CHECK(rungs(inside.state()).back() == "24-09-04 na 5 werkdagen");
  CHECK(rungs(inside.state())[3] == "24-08-29 na 1 werkdag");
}

TEST_CASE("closures: the sentence about a moved reminder tells them apart") {
  dossier::RungPlan rung;
  CHECK(moved_sentence(rung) == Text{});
  rung.moved_by = "recess Zomer";
  CHECK(moved_sentence(rung) ==
        Text{"Het gaat eerder dan het beleid zegt, omdat die dag in het reces 'Zomer' valt.",
             "It goes out earlier than the policy says, because that day lies in the recess 'Zomer'."});
  rung.moved_by = "office Kerst en Nieuwjaar";
  CHECK(moved_sentence(rung) ==
        Text{"Het gaat eerder dan het beleid zegt, omdat het kantoor die dag dicht is ('Kerst en Nieuwjaar').",
             "It goes out earlier than the policy says, because the office is closed on that day ('Kerst en "
             "Nieuwjaar')."});
}

TEST_CASE("closures: no date of a plan moves, whatever is closed") {
  const std::vector<Closure> everything{{"alles", day("2024-01-01"), day("2024-12-31"), Closure::Kind::recess},
                                        {"dicht", day("2024-01-01"), day("2024-12-31"), Closure::Kind::office}};
  const auto ab = by_law(asks("ab", "ab", definition::Ask::decision), "2024-12-20");
  for (const auto& workflow :
       {herstelplan(), route("r", {{due(task("a", "A"), "2024-06-02")}, {asks("bao", "bao")}, {ab}})}) {
    const auto open = planning::make_plan(closed({}), workflow, {}, day("2024-03-14"));
    const auto shut = planning::make_plan(closed(everything), workflow, {}, day("2024-03-14"));
    REQUIRE(open.hops.size() == shut.hops.size());
    CHECK(shut.feasible());
    for (std::size_t i = 0; i < open.hops.size(); ++i) {
      CHECK(open.hops[i].papers == shut.hops[i].papers);
      CHECK(open.hops[i].sending == shut.hops[i].sending);
      CHECK(open.hops[i].meeting == shut.hops[i].meeting);
      REQUIRE(open.hops[i].dates.size() == shut.hops[i].dates.size());
      for (std::size_t d = 0; d < open.hops[i].dates.size(); ++d)
        CHECK(open.hops[i].dates[d].due == shut.hops[i].dates[d].due);
    }
  }
}

}  // namespace besluit::testing
