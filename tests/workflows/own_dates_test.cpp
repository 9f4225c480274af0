// SPDX-License-Identifier: EUPL-1.2
// The dates that a route gives to a step: of the law, agreed, aimed at; of a task and of a body; as a day and as the
// words of a document. How they are read, planned, said and reminded of.
#include "tests/support/reading_helpers.hpp"
#include "tests/workflows/dossier_desk.hpp"
#include "workflows/planning/plan.hpp"
#include "workflows/reading/date_phrase.hpp"

namespace besluit::testing {
namespace {

using definition::Ask;
using Kind = definition::OwnDate::Kind;
using planning::make_plan;

std::string shown(const std::optional<terms::Due>& due) {
  if (!due) return "-";
  return short_day(due->legal) + (due->legal == due->planning ? "" : "(" + short_day(due->planning) + ")");
}

std::string token(Kind kind) {
  return kind == Kind::statutory ? "law" : kind == Kind::due ? "due" : "aim";
}

// "ab 24-07-10 papers 24-06-12 | law 24-09-15(24-09-13)": meeting, main day, and after the bar the route's own dates.
Lines shown(const planning::Plan& plan) {
  Lines lines;
  for (const planning::Hop& hop : plan.hops) {
    std::string line = hop.step + " " + (hop.meeting ? short_day(hop.meeting->date) : "-") + " " + shown(hop.papers);
    if (hop.main) line += " " + token(*hop.main);
    for (const auto& date : hop.dates) line += " | " + token(date.kind) + " " + shown(date.due);
    lines.push_back(line);
  }
  lines.emplace_back(plan.feasible() ? "feasible" : plan.conflict->sentence.nl);
  return lines;
}

Lines sentences(const planning::Plan& plan) {
  Lines lines;
  for (const planning::Hop& hop : plan.hops) {
    lines.push_back(hop.papers ? terms::sentence(hop.papers->derivation, Language::nl) : "-");
  }
  return lines;
}

definition::Step decision(std::string_view law = "", std::string_view agreed = "", std::string_view aim = "") {
  definition::Step step = asks("ab", "ab", Ask::decision);
  if (!law.empty()) step = by_law(step, law);
  if (!agreed.empty()) step = due(step, agreed);
  if (!aim.empty()) step = aims_at(step, aim);
  return step;
}

struct Case {
  std::string_view what;
  definition::Workflow workflow;
  std::string_view from;
  Lines lines;
};

definition::Workflow with_policy(definition::Step step) {
  return route("r", {{std::move(step)}});
}

// The days on which something is armed, by deadline.
Lines armed(const Dossier& dossier) {
  Lines lines;
  for (const dossier::Deadline& deadline : dossier.deadlines) {
    std::string line = to_string(deadline.name) + " " + short_day(deadline.planning) + ":";
    for (const dossier::Rung& rung : deadline.rungs) {
      if (rung.plan.settled == dossier::NotSent::none && !rung.sent) line += " " + short_day(rung.plan.due);
    }
    lines.push_back(line);
  }
  return lines;
}

std::optional<std::string> ordinary(std::string_view words) {
  const auto days = reading::vague_days(words);
  if (!days) return std::nullopt;
  return to_string(days->ordinary);
}

}  // namespace

TEST_CASE("own dates: a plan goes backwards from the last day that a body step is given") {
  const std::vector<Case> cases{
      {"the last meeting on or before the day; without the day it would be the first that can be made",
       route("r", {{asks("bao", "bao")}, {decision("2024-12-31")}}),
       "2024-03-14",
       {"bao 24-11-07 24-10-31", "ab 24-12-18 24-11-20 | law 24-12-31", "feasible"}},
      {"the day itself is included",
       route("r", {{decision("2024-07-10")}}),
       "2024-03-14",
       {"ab 24-07-10 24-06-12 | law 24-07-10", "feasible"}},
      {"the agreed day comes before the one of the law; the plan goes from the first",
       route("r", {{decision("2024-12-31", "2024-12-01")}}),
       "2024-03-14",
       {"ab 24-07-10 24-06-12 | due 24-12-01(24-11-29) | law 24-12-31", "feasible"}},
      {"a day on a Sunday bounds the meeting as it stands",
       route("r", {{decision("2024-09-15")}}),
       "2024-03-14",
       {"ab 24-07-10 24-06-12 | law 24-09-15(24-09-13)", "feasible"}},
      {"what follows needs it sooner: that meeting it is",
       route("r", {{due(asks("bao", "bao"), "2024-12-01")}, {in_meeting(decision(), "2024-07-10")}}),
       "2024-03-14",
       {"bao 24-05-23 24-05-15 | due 24-12-01(24-11-29)", "ab 24-07-10 24-06-12", "feasible"}},
      {"it must be sooner than what follows needs",
       route("r", {{due(asks("bao", "bao"), "2024-05-31")}, {in_meeting(decision(), "2024-12-18")}}),
       "2024-03-14",
       {"bao 24-05-23 24-05-15 | due 24-05-31", "ab 24-12-18 24-11-20", "feasible"}},
      {"a streefdatum of a body counts as long as it can be met",
       route("r", {{asks("bao", "bao")}, {decision("", "", "2024-12-20")}}),
       "2024-03-14",
       {"bao 24-11-07 24-10-31", "ab 24-12-18 24-11-20 | aim 24-12-20", "feasible"}},
      {"and makes nothing impossible: the first meeting that can be made",
       route("r", {{decision("", "", "2024-08-01")}}),
       "2024-06-20",
       {"ab 24-12-18 24-11-20 | aim 24-08-01", "feasible"}},
      {"where it cannot be met the day of the law still does its work",
       route("r", {{decision("2024-12-20", "", "2024-08-01")}}),
       "2024-06-20",
       {"ab 24-12-18 24-11-20 | aim 24-08-01 | law 24-12-20", "feasible"}},
      {"a task after the last body with a day is planned forward, as after a named meeting",
       route("r", {{decision("2024-12-31")}, {task("verzenden", "Verzenden")}}),
       "2024-03-14",
       {"ab 24-12-18 24-11-20 | law 24-12-31", "verzenden - -", "feasible"}},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(shown(make_plan(hecht(), c.workflow, {}, day(c.from))) == c.lines);
  }
}

TEST_CASE("own dates: of a task the first that binds is the day, the others stand beside it") {
  const auto ab = in_meeting(decision(), "2024-07-10");
  const auto three = by_law(due(aims_at(task("a", "A"), "2024-05-01"), "2024-05-15"), "2024-05-31");
  const std::vector<Case> cases{
      {"all three",
       route("r", {{three}}),
       "2024-03-14",
       {"a - 24-05-01 aim | aim 24-05-01 | due 24-05-15 | law 24-05-31", "feasible"}},
      {"a streefdatum that has passed: the agreed day is what it is planned for",
       route("r", {{three}}),
       "2024-05-13",
       {"a - 24-05-15 due | aim 24-05-01 | due 24-05-15 | law 24-05-31", "feasible"}},
      {"what follows needs it before the day of the law, which stands beside it",
       route("r", {{by_law(task("a", "A"), "2024-07-01")}, {ab}}),
       "2024-03-14",
       {"a - 24-06-12 | law 24-07-01", "ab 24-07-10 24-06-12", "feasible"}},
      {"an agreed day after what follows needs says nothing more",
       route("r", {{due(task("a", "A"), "2024-07-01")}, {ab}}),
       "2024-03-14",
       {"a - 24-06-12", "ab 24-07-10 24-06-12", "feasible"}},
      {"a streefdatum after the agreed day says nothing more",
       route("r", {{aims_at(due(task("a", "A"), "2024-05-15"), "2024-06-01")}}),
       "2024-03-14",
       {"a - 24-05-15 due | due 24-05-15", "feasible"}},
      {"two dates on one day: the strongest is the day",
       route("r", {{due(by_law(task("a", "A"), "2024-05-15"), "2024-05-15")}}),
       "2024-03-14",
       {"a - 24-05-15 law | law 24-05-15 | due 24-05-15", "feasible"}},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(shown(make_plan(hecht(), c.workflow, {}, day(c.from))) == c.lines);
  }
}

TEST_CASE("own dates: a conflict names the day of the law as a fact that is one") {
  definition::Step late = by_law(in_meeting(decision(), "2024-07-10"), "2024-07-01");
  late.ground = "Wgr art. 35 lid 4";
  const auto named = make_plan(hecht(), route("r", {{late}}), {}, day("2024-03-14"));
  REQUIRE(named.conflict);
  CHECK(named.conflict->sentence.nl ==
        "Het Algemeen Bestuur vergadert op woensdag 10 juli 2024; het Algemeen Bestuur moet dit volgens de wet "
        "uiterlijk op maandag 1 juli 2024 hebben behandeld (Wgr art. 35 lid 4): het Algemeen Bestuur zou uiterlijk op "
        "maandag 1 juli 2024 moeten vergaderen.");
  CHECK(
      named.conflict->sentence.en ==
      "The Algemeen Bestuur meets on Wednesday 10 July 2024; the Algemeen Bestuur must have dealt with this by law by "
      "Monday 1 July 2024 (Wgr art. 35 lid 4): the Algemeen Bestuur would have to meet by Monday 1 July 2024.");
  REQUIRE(named.conflict->facts.size() == 2);
  CHECK(named.conflict->facts[1].kind == "term");
  CHECK(named.conflict->facts[1].id == "ab/statutory");
  CHECK(named.conflict->facts[1].value == "2024-07-01");
  CHECK_FALSE(named.conflict->first_possible.has_value());  // another meeting would not keep the law

  const auto vague = dated(decision(), Kind::due, "2024-06-30", "eind juni 2024");
  const auto missing = make_plan(hecht(), route("r", {{vague}}), {}, day("2024-03-14"));
  REQUIRE(missing.conflict);
  CHECK(
      missing.conflict->sentence.nl ==
      "Het Algemeen Bestuur vergadert pas op woensdag 10 juli 2024; het Algemeen Bestuur moet dit uiterlijk op zondag "
      "30 juni 2024 (\"eind juni 2024\") hebben behandeld: het Algemeen Bestuur zou uiterlijk op zondag 30 juni 2024 "
      "moeten vergaderen.");

  const auto three = by_law(due(task("a", "A"), "2024-05-15"), "2024-05-31");
  const auto passed = make_plan(hecht(), route("r", {{three}}), {}, day("2024-05-20"));
  REQUIRE(passed.conflict);
  CHECK(
      passed.conflict->sentence.nl ==
      "\"A\" moet uiterlijk op woensdag 15 mei 2024 klaar zijn: \"A\" had op woensdag 15 mei 2024 klaar moeten zijn.");
}

TEST_CASE("own dates: a day is explained by the words of the document and the law behind it") {
  definition::Step step = dated(decision(), Kind::statutory, "2024-12-31", "eind 2024");
  step.ground = "Wgr art. 35 lid 4";
  definition::Step made = dated(task("a", "A"), Kind::target, "2024-08-31", "eind augustus 2024");
  const auto plan = make_plan(hecht(), route("r", {{made}, {step}}), {}, day("2024-03-14"));
  CHECK(
      sentences(plan) ==
      Lines{
          "De route noemt \"eind augustus 2024\", gelezen als zaterdag 31 augustus 2024; dat is geen werkdag, dus de "
          "werkdag ervoor: vrijdag 30 augustus 2024.",
          "De route noemt \"eind 2024\", gelezen als dinsdag 31 december 2024; de wet bepaalt die dag (Wgr art. 35 lid "
          "4); de laatste vergadering van het Algemeen Bestuur op of vóór die dag is woensdag 18 december 2024; 4 "
          "weken daarvoor is woensdag 20 november 2024."});
  CHECK(terms::sentence(plan.hops[0].papers->derivation, Language::en) ==
        "The route names \"eind augustus 2024\", read as Saturday 31 August 2024; that is not a working day, so the "
        "working day before: Friday 30 August 2024.");
  CHECK(terms::article(plan.hops[1].papers->derivation[1]) == "Wgr art. 35 lid 4");
}

TEST_CASE("own dates: the first of them has the ladder, the others only when the route says so") {
  const auto three = by_law(due(aims_at(task("a", "A"), "2024-05-01"), "2024-05-15"), "2024-05-31");
  Desk desk(with_policy(three));
  CHECK(desk.start() == Lines{"started r", "planned 1", "set a/target-1 24-05-01 directie",
                              "set a/task-1 24-05-15 directie", "set a/statutory-1 24-05-31 directie", "opened a#1",
                              "notice dates-1/directie to visser: a/target=24-05-01 a/task=24-05-15 "
                              "a/statutory=24-05-31"});
  CHECK(armed(desk.state()) == Lines{"a/target-1 24-05-01: 24-04-10 24-04-24 24-04-30 24-05-02 24-05-08",
                                     "a/task-1 24-05-15:", "a/statutory-1 24-05-31:"});

  definition::Step each = three;
  each.reminds_of_each = true;
  Desk all(with_policy(each));
  (void)all.start();
  CHECK(armed(all.state()) == Lines{"a/target-1 24-05-01: 24-04-10 24-04-24 24-04-30 24-05-02 24-05-08",
                                    "a/task-1 24-05-15: 24-04-24 24-05-08 24-05-14 24-05-16 24-05-23",
                                    "a/statutory-1 24-05-31: 24-05-08 24-05-24 24-05-30 24-06-03 24-06-07"});

  Desk late(with_policy(three), hecht(), "2024-05-13");
  (void)late.start();
  CHECK(armed(late.state()) ==
        Lines{"a/target-1 24-05-01:", "a/task-1 24-05-15: 24-05-14 24-05-16 24-05-23", "a/statutory-1 24-05-31:"});
}

TEST_CASE("own dates: the last day of a body belongs to the body, and ends with its outcome") {
  Desk desk(with_policy(decision("2024-09-15")));
  const Lines started = desk.start();
  CHECK(std::find(started.begin(), started.end(), "set ab/statutory-1 24-09-13(legal 24-09-15) secretaris") !=
        started.end());
  CHECK(armed(desk.state()) == Lines{"ab/papers-1 24-06-12: 24-05-22 24-06-05 24-06-11 24-06-13 24-06-19",
                                     "ab/sending-1 24-06-19:", "ab/statutory-1 24-09-13:"});
  desk.on("2024-07-10");
  CHECK(desk.record("ab", "vastgesteld") == Lines{"outcome ab#1 adopted advance", "closed ab/papers-1 step-done",
                                                  "closed ab/sending-1 step-done", "closed ab/statutory-1 step-done",
                                                  "ended adopted"});
}

TEST_CASE("own dates: after a deferral past the day of the law the dossier goes on, and says that it cannot be kept") {
  Desk desk(with_policy(decision("2024-09-15")));
  (void)desk.start();
  desk.on("2024-07-10");
  const Lines lines = desk.record("ab", "aangehouden");
  CHECK(desk.step("ab").meeting->date == day("2024-12-18"));
  CHECK_FALSE(desk.state().feasible);
  CHECK(desk.state().conflict.nl ==
        "Het Algemeen Bestuur vergadert op woensdag 18 december 2024; het Algemeen Bestuur moet dit volgens de wet "
        "uiterlijk op zondag 15 september 2024 hebben behandeld: het Algemeen Bestuur zou uiterlijk op zondag 15 "
        "september 2024 moeten vergaderen.");
  // The day of the law has not moved: its deadline is the same one.
  CHECK(desk.state().find({"ab", dossier::DeadlineKind::statutory, 1})->running);
  CHECK(desk.state().find({"ab", dossier::DeadlineKind::statutory, 2}) == nullptr);
}

TEST_CASE("own dates: of a term after a step and a fixed day the fixed one is a deadline from the start") {
  definition::Step b = task("b", "B");
  b.within = definition::AfterStep{*term("2 weken"), "a"};
  Desk desk(route("r", {{task("a", "A")}, {due(b, "2024-09-15")}}));
  CHECK(desk.start() == Lines{"started r", "planned 1", "set b/task-1 24-09-13(legal 24-09-15) directie", "opened a#1",
                              "notice dates-1/directie to visser: b/task=24-09-13"});
  desk.on("2024-05-06");
  CHECK(desk.record("a", "done") == Lines{"outcome a#1 done advance", "opened b#1", "planned 2",
                                          "closed b/task-1 superseded by b/task-2",
                                          "set b/task-2 24-05-17(legal 24-05-20) directie",
                                          "notice dates-2/directie to visser: b/task=24-05-17(was 24-09-13)"});
  CHECK(terms::sentence(desk.state().find({"b", dossier::DeadlineKind::task, 2})->derivation, Language::nl) ==
        "De route noemt zondag 15 september 2024; 2 weken na maandag 6 mei 2024 is maandag 20 mei 2024; de vroegste "
        "van beide telt: maandag 20 mei 2024; dat is Tweede Pinksterdag, dus de werkdag ervoor: vrijdag 17 mei 2024.");

  // Where the term ends after the fixed day, nothing changes: the deadline and its rungs stay.
  Desk late(route("r", {{task("a", "A")}, {due(b, "2024-09-15")}}));
  (void)late.start();
  late.on("2024-09-10");
  CHECK(late.record("a", "done") == Lines{"outcome a#1 done advance", "opened b#1"});

  // Without a fixed day it has no date before the other step is done, nor after that was taken back.
  Desk open(route("r", {{task("a", "A")}, {b}}));
  CHECK(open.start() == Lines{"started r", "planned 1", "opened a#1"});
  open.on("2024-05-06");
  CHECK(open.record("a", "done") == Lines{"outcome a#1 done advance", "opened b#1", "planned 2",
                                          "set b/task-1 24-05-17(legal 24-05-20) directie",
                                          "notice dates-2/directie to visser: b/task=24-05-17"});
  CHECK(open.correct(open.last_act(), std::nullopt) ==
        Lines{"corrected 4 a taken back", "closed b/task-1 superseded", "notice lapsed-11/directie to visser:"});
}

TEST_CASE("own dates: vague words have an ordinary day, and none without a year") {
  const std::vector<std::pair<std::string_view, std::optional<std::string>>> rows{
      {"eind augustus 2013", "2013-08-31"},
      {"eind februari 2024", "2024-02-29"},
      {"begin september 2013", "2013-09-01"},
      {"half september 2013", "2013-09-15"},
      {"medio februari 2024", "2024-02-15"},
      {"oktober 2013", "2013-10-31"},
      {"uiterlijk in oktober 2013", "2013-10-31"},
      {"eind 2013", "2013-12-31"},
      {"in 2014", "2014-12-31"},
      {"het tweede kwartaal van 2014", "2014-06-30"},
      {"eind Q3 2014", "2014-09-30"},
      {"eerste helft 2014", "2014-06-30"},
      {"vóór de zomer van 2024", "2024-06-20"},
      {"voor december 2024", "2024-11-30"},
      {"najaar 2024", "2024-12-20"},
      {"End of August 2013", "2013-08-31"},
      {"mid March 2013", "2013-03-15"},
      {"third quarter of 2014", "2014-09-30"},
      {"eind augustus", std::nullopt},
      {"zo snel mogelijk", std::nullopt},
      {"begin eind mei 2024", std::nullopt},
      {"mei juni 2024", std::nullopt},
      {"tweede 2024", std::nullopt},
      {"derde helft 2024", std::nullopt},
      {"mei 2024 2025", std::nullopt},
      {"mei 99999999999999999999", std::nullopt},
      {"", std::nullopt},
  };
  for (const auto& [words, expected] : rows) {
    INFO(words);
    CHECK(ordinary(words) == expected);
  }
}

TEST_CASE("own dates: the date of a route is a day, or words with their reading") {
  struct Row {
    std::string line;
    std::string found;  ///< the date, or the finding's place, code and fix
  };
  const std::vector<Row> rows{
      {"streefdatum: 2013-08-31", "target 2013-08-31"},
      {"streefdatum: eind augustus 2013, gelezen als 2013-08-31", "target 2013-08-31 (eind augustus 2013)"},
      {"uiterlijk: zo snel als het kan, gelezen als 2013-09-02", "due 2013-09-02 (zo snel als het kan)"},
      {"wettelijk uiterlijk: 2013-09-15", "law 2013-09-15"},
      {"streefdatum: eind augustus",
       "9:18 R090 schrijf erbij hoe u het leest: 'eind augustus, gelezen als JJJJ-MM-DD'"},
      {"uiterlijk: half mei 2024", "9:16 R090 schrijf erbij hoe u het leest: 'half mei 2024, gelezen als 2024-05-15'"},
      {"uiterlijk: 31 augustus 2013", "9:16 R027 bedoelt u 2013-08-31?"},
      {"uiterlijk: 2024-02-30", "9:16 R027 schrijf bijvoorbeeld 2026-11-22"},
      {"uiterlijk: 31 februari 2024", "9:16 R027 schrijf bijvoorbeeld 2026-11-22"},
      {"uiterlijk: 2013", "9:16 R027 schrijf bijvoorbeeld 2026-11-22"},
      {"uiterlijk: eind mei 2024, gelezen als 31-05-2024", "9:43 R027 bedoelt u 2024-05-31?"},
      {"uiterlijk: eind mei 2024, gelezen als 2024-05-32", "9:43 R027 schrijf bijvoorbeeld 2026-11-22"},
      {"uiterlijk: eind mei 2024, gelezen als 2024-06-01", "9:43 R091 bedoelt u 2024-05-31?"},
      {"klaar binnen: 2 weken", "9:19 R097 schrijf bijvoorbeeld '2 weken na bao'"},
      {"klaar binnen: 2 wekn na opstellen", "9:19 R097 schrijf bijvoorbeeld '2 weken na bao'"},
      {"klaar binnen: 2 weken na opstelen", "9:30 R056 bedoelt u 'opstellen'?"},
      {"klaar binnen: 2 weken na opstellen", "9:30 R057 "},
      {"herinner aan: alle datums", "9:19 R029 bedoelt u 'elke datum'?"},
  };
  const auto organisation = organisation_of();
  for (const Row& row : rows) {
    INFO(row.line);
    const std::string text = filled_in(small_route,
                                       "stappen:\n  - stap: opstellen\n    taak: Herstelplan opstellen\n    wie: "
                                       "directie\n    " +
                                           row.line + "\n");
    const auto read = reading::read_workflow({"x.yaml", text}, &organisation);
    std::string found;
    for (const auto& d : read.diagnostics) {
      if (d.code == "R033") continue;
      found = std::to_string(d.span.line) + ":" + std::to_string(d.span.column) + " " + d.code + " " + d.fix.nl;
    }
    if (found.empty() && read.value) found = dates_of(read.value->steps.front());
    CHECK(found == row.found);
  }
}

}  // namespace besluit::testing
