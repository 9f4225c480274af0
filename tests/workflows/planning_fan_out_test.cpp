// SPDX-License-Identifier: EUPL-1.2
// Steps that ask every council: when the papers must go to them, and until when each can answer. Dates are invented,
// except where a row names its source.
#include "workflows/planning/plan.hpp"
#include "workflows/planning/reply.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/fan_out_builder.hpp"

using namespace besluit;
using namespace besluit::testing;
using planning::make_plan;
using planning::Plan;
using planning::StepProgress;

namespace {

using Lines = std::vector<std::string>;
using definition::Ask;
using definition::Outcome;

std::string shown(const planning::AskedPlan& asked) {
  std::string line = asked.participant + ": " + (asked.last_meeting ? to_string(asked.last_meeting->date) : "-") + " ";
  line += asked.reply_by ? to_string(asked.reply_by->legal) : "-";
  if (asked.reply_by && asked.reply_by->planning != asked.reply_by->legal)
    line += "(" + to_string(asked.reply_by->planning) + ")";
  if (asked.received_on) line += " received " + to_string(*asked.received_on);
  if (asked.answered) line += " answered";
  if (asked.required) line += " required";
  return line;
}

Lines shown(const Plan& plan) {
  Lines lines;
  for (const planning::Hop& hop : plan.hops) {
    std::string line = hop.step + ": " + (hop.meeting ? to_string(hop.meeting->date) : "-") + " ";
    line += hop.papers ? to_string(hop.papers->legal) : "-";
    if (hop.papers && hop.papers->planning != hop.papers->legal) line += "(" + to_string(hop.papers->planning) + ")";
    lines.push_back(line);
  }
  for (const planning::AskedPlan& asked : plan.asked) lines.push_back(shown(asked));
  for (const Text& remark : plan.remarks) lines.push_back("* " + remark.nl);
  lines.emplace_back(plan.feasible() ? "feasible" : plan.conflict->sentence.nl);
  return lines;
}

definition::Step board(std::string_view date) {
  return in_meeting(asks("ab", "ab", Ask::decision), date);
}

}  // namespace

TEST_CASE("fan-out: the papers go to the councils a term before the board's papers go out") {
  struct Row {
    std::string_view what;
    definition::Step step;
    std::string_view papers;
    std::string_view sending;
    std::string_view meeting;
    Lines lines;
  };
  const std::vector<Row> rows = {
      {"Wgr 35(1) for a board on Friday 12 September 2025 that sends out three weeks before (law.md 1.6)",
       views_by_law("Wgr art. 35 lid 1"),
       "",
       "3 weken",
       "2025-09-12",
       {"zienswijze: - 2025-05-30(2025-05-28)", "ab: 2025-09-12 2025-08-22", "katwijk: 2025-07-03 2025-08-20",
        "leiden: 2025-08-14 2025-08-20", "feasible"}},
      {"the papers come in a week before they go out: the councils' answers join them until the sending",
       views_by_law("Wgr art. 35 lid 1"),
       "4 weken",
       "3 weken",
       "2025-09-12",
       {"zienswijze: - 2025-05-30(2025-05-28)", "ab: 2025-09-12 2025-08-15", "katwijk: 2025-07-03 2025-08-20",
        "leiden: 2025-08-14 2025-08-20", "feasible"}},
      {"a board with one date: handing in is sending out",
       views_by_law("Wgr art. 35 lid 1"),
       "4 weken",
       "",
       "2025-09-12",
       {"zienswijze: - 2025-05-23", "ab: 2025-09-12 2025-08-15", "katwijk: 2025-07-03 2025-08-15",
        "leiden: 2025-08-14 2025-08-15", "feasible"}},
      {"a forward term of the law; a council that does not meet within it",
       views_by_law("Wgr art. 1 lid 3"),
       "",
       "",
       "2024-05-20",
       {"zienswijze: - 2024-03-22", "ab: 2024-05-20 2024-05-20(2024-05-17)", "katwijk: 2024-05-16 2024-05-17",
        "leiden: - 2024-05-17",
        "* raad Leiden heeft binnen de termijn (tot en met vrijdag 17 mei 2024) geen vergadering; geen antwoord geldt "
        "als geen zienswijze.",
        "feasible"}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    auto world = councils();
    put(world, body("ab", "Algemeen Bestuur", row.papers, row.sending, {row.meeting}));
    CHECK(shown(make_plan(world, route("r", {{row.step}, {board(row.meeting)}}), {}, day("2023-01-02"))) == row.lines);
  }
}

// "raad Leiden heeft binnen de termijn geen vergadering": nobody had entered its meetings of that year yet.
TEST_CASE("fan-out: of a council whose meetings were not entered nobody knows whether it meets") {
  auto world = councils();
  put(world, body("ab", "Algemeen Bestuur", "", "", {"2026-05-20"}));
  const auto plan =
      make_plan(world, route("r", {{views_by_law("Wgr art. 1 lid 3")}, {board("2026-05-20")}}), {}, day("2025-10-01"));
  REQUIRE(plan.remarks.size() == 1);
  CHECK(plan.remarks.front().nl ==
        "Voor de tijd waarin 'zienswijze' beantwoord kan worden, zijn geen vergaderingen ingevoerd van: raad Katwijk, "
        "raad Leiden. Geen antwoord geldt als geen zienswijze. Voer de vergaderdata in: in organisatie.yaml, of met "
        "'besluitctl meeting add' of 'besluitctl meeting import'.");
  CHECK(plan.remarks.front().en ==
        "For the time in which 'zienswijze' can be answered no meetings were entered of: raad Katwijk, raad Leiden. No "
        "answer counts as no-view. Enter the meeting dates: in organisatie.yaml, or with 'besluitctl meeting add' or "
        "'besluitctl meeting import'.");
  // That one does not meet in that time is known where it meets later.
  world.bodies["katwijk/raad"].meetings.push_back({day("2026-09-24"), day("2026-09-24")});
  const auto other =
      make_plan(world, route("r", {{views_by_law("Wgr art. 1 lid 3")}, {board("2026-05-20")}}), {}, day("2025-10-01"));
  REQUIRE(other.remarks.size() == 2);
  CHECK(other.remarks.front().nl.starts_with("raad Katwijk heeft binnen de termijn"));
}

TEST_CASE("fan-out: a clock runs from its own start, by the version of the law of that day") {
  struct Row {
    std::string_view article;
    std::string_view start;
    std::string_view reply;
  };
  const std::vector<Row> rows = {
      {"Wgr art. 1 lid 3", "2024-02-05", "2024-04-02"},   // eight weeks end on Easter Monday: it runs on
      {"Wgr art. 35 lid 1", "2024-04-24", "2024-07-17"},  // MRDH, budget 2025: zienswijze until 17 July (law.md 7.4)
      {"Wgr art. 35 lid 1", "2016-03-23", "2016-05-18"},  // MRDH, budget 2017, eight weeks then
      {"Wgr art. 35 lid 1", "2024-02-26", "2024-05-20"},  // Whit Monday: a term that counts back does not move
  };
  for (const Row& row : rows) {
    INFO(row.article << " " << row.start);
    const definition::ReplyTerm term = *views_by_law(row.article).every->term;
    CHECK(to_string(planning::reply_day(term, day(row.start))) == row.reply);
    const terms::Due due =
        planning::reply_due(term, day(row.start), {terms::Rule::sent_on, day(row.start), day(row.start), ""});
    CHECK(to_string(due.legal) == row.reply);
    CHECK(due.planning == terms::planned(due.legal, {}).planning);
  }
}

TEST_CASE("fan-out: the last day to begin lets the clock end in time, and one day later does not") {
  for (const std::string_view article : {"Wgr art. 1 lid 3", "Wgr art. 35 lid 1"}) {
    const definition::ReplyTerm term = *views_by_law(article).every->term;
    for (Date limit = day("2022-08-01"); limit < day("2024-06-01"); limit += std::chrono::days{1}) {
      const Date start = planning::latest_start(term, limit);
      INFO(article << " " << to_string(limit) << " " << to_string(start));
      CHECK(planning::reply_day(term, start) <= limit);
      CHECK(planning::reply_day(term, start + std::chrono::days{1}) > limit);
    }
  }
}

TEST_CASE("fan-out: a council that must answer and does not meet is named in the conflict") {
  struct Row {
    std::string_view what;
    definition::Step step;
    std::string_view from;
    std::vector<StepProgress> progress;
    Lines lines;
    Lines facts;
  };
  const auto all = [](Outcome wanted) { return to_councils("zienswijze", Ask::permission, wanted); };
  const auto sent = [](std::string_view date, std::vector<planning::AskedProgress> asked) {
    std::vector<StepProgress> progress(2);
    progress[0].papers_delivered = true;
    progress[0].sent_on = day(date);
    progress[0].asked = std::move(asked);
    return progress;
  };
  const std::vector<Row> rows = {
      {"all must agree, without a term: the calendars of the councils decide when the papers go",
       all(Outcome::consented),
       "2025-04-01",
       {},
       {"zienswijze: - 2025-07-03", "ab: 2025-09-12 2025-08-15", "katwijk: 2025-07-03 2025-08-15 required",
        "leiden: 2025-08-14 2025-08-15 required", "feasible"},
       {}},
      {"too late for one of them",
       all(Outcome::consented),
       "2025-07-10",
       {},
       {"zienswijze: - 2025-08-14", "ab: 2025-09-12 2025-08-15", "katwijk: - 2025-08-15 required",
        "leiden: 2025-08-14 2025-08-15 required",
        "Het Algemeen Bestuur vergadert op vrijdag 12 september 2025; de raad Katwijk vergadert op donderdag 3 juli "
        "2025 "
        "en daarna pas op donderdag 25 september 2025: de raad Katwijk moet antwoorden tussen donderdag 10 juli 2025 "
        "en "
        "vrijdag 12 september 2025 en vergadert dan niet."},
       {"meeting ab/2025-09-12", "meeting katwijk/raad/2025-09-25"}},
      {"a receipt booked late: nobody can shorten the law, so the board must wait",
       views_by_law("Wgr art. 1 lid 3"),
       "2025-07-01",
       sent("2025-06-02", {{"katwijk", {}, Outcome::view}, {"leiden", day("2025-06-30"), {}}}),
       {"zienswijze: - -", "ab: 2025-09-12 2025-08-15", "katwijk: 2025-07-03 2025-07-28 answered",
        "leiden: 2025-08-21 2025-08-25 received 2025-06-30",
        "Het Algemeen Bestuur vergadert op vrijdag 12 september 2025 en wil de stukken 4 weken vooraf: de raad Leiden "
        "heeft tot en met maandag 25 augustus 2025 de tijd om te antwoorden."},
       {"meeting ab/2025-09-12", "term ab/papers"}},
      {"the same with an own term: that one can be shortened",
       silent(within(to_councils("zienswijze", Ask::view), "8 weken"), Outcome::no_view),
       "2025-07-01",
       sent("2025-06-02", {{"katwijk", {}, Outcome::view}, {"leiden", day("2025-06-30"), {}}}),
       {"zienswijze: - -", "ab: 2025-09-12 2025-08-15", "katwijk: 2025-07-03 2025-07-28 answered",
        "leiden: 2025-08-21 2025-08-25 received 2025-06-30",
        "Het Algemeen Bestuur vergadert op vrijdag 12 september 2025 en wil de stukken 4 weken vooraf; de raden hebben "
        "voor \"zienswijze\" 8 weken na ontvangst: de raad Leiden heeft tot en met maandag 25 augustus 2025 de tijd om "
        "te "
        "antwoorden."},
       {"meeting ab/2025-09-12", "term ab/papers", "term zienswijze/reply"}},
      {"too late to send at all",
       views_by_law("Wgr art. 35 lid 1"),
       "2025-06-02",
       {},
       {"zienswijze: - 2025-05-23", "ab: 2025-09-12 2025-08-15", "katwijk: 2025-07-03 2025-08-15",
        "leiden: 2025-08-14 2025-08-15",
        "Het Algemeen Bestuur vergadert op vrijdag 12 september 2025 en wil de stukken 4 weken vooraf: het stuk had op "
        "vrijdag 23 mei 2025 naar de raden moeten gaan."},
       {"meeting ab/2025-09-12", "term ab/papers"}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    auto world = councils();
    put(world, body("ab", "Algemeen Bestuur", "4 weken", "", {"2025-09-12", "2025-12-17"}));
    const Plan plan = make_plan(world, route("r", {{row.step}, {board("2025-09-12")}}), row.progress, day(row.from));
    CHECK(shown(plan) == row.lines);
    Lines facts;
    if (plan.conflict)
      for (const auto& fact : plan.conflict->facts) facts.push_back(fact.kind + " " + fact.id);
    CHECK(facts == row.facts);
  }
}

TEST_CASE("fan-out: no meeting counts in a recess, and recess never moves the reply date") {
  auto world = councils();
  world.participants.at("leiden").closures = {{"Zomer", day("2025-08-11"), day("2025-08-24")}};
  put(world, body("ab", "Algemeen Bestuur", "", "3 weken", {"2025-09-12"}));
  CHECK(shown(make_plan(world, route("r", {{views_by_law("Wgr art. 35 lid 1")}, {board("2025-09-12")}}), {},
                        day("2025-01-02"))) == Lines{"zienswijze: - 2025-05-30(2025-05-28)",
                                                     "ab: 2025-09-12 2025-08-22", "katwijk: 2025-07-03 2025-08-20",
                                                     "leiden: 2025-06-19 2025-08-20", "feasible"});
}

TEST_CASE("fan-out: a step after the decision begins when it can, and nothing fixes its sending") {
  auto world = councils();
  put(world, body("ab", "Algemeen Bestuur", "", "3 weken", {"2025-09-12"}));
  definition::Step last = silent(within(to_councils("leden", Ask::appointment), "4 weken"), Outcome::not_appointed);
  CHECK(shown(make_plan(world, route("r", {{board("2025-09-12")}, {last}}), {}, day("2025-01-02"))) ==
        Lines{"ab: 2025-09-12 2025-08-22", "leden: - -", "katwijk: 2025-09-25 2025-10-13",
              "leiden: 2025-10-02 2025-10-13", "feasible"});
}
