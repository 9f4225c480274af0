// SPDX-License-Identifier: EUPL-1.2
// The routes that come with the product: read without a word of complaint, feasible, and true to their document.
#include "workflows/planning/plan.hpp"
#include "workflows/reading/reading.hpp"

#include "rules/terms/holidays.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

using namespace besluit;
using namespace besluit::testing;

namespace {

const reading::FolderRead& hecht() {
  static const reading::FolderRead read = reading::read_folder(library_sources("hecht"));
  return read;
}

const definition::Workflow& route(std::string_view id) {
  for (const auto& workflow : hecht().routes) {
    if (workflow->id == id) return *workflow;
  }
  throw std::runtime_error("no route " + std::string(id));
}

/// "opstellen task directie" or "vaststellen decision ab =2024-07-10".
std::vector<std::string> outline(const definition::Workflow& workflow) {
  std::vector<std::string> lines;
  for (const auto& step : workflow.steps) {
    std::string line = std::to_string(step.stage) + " " + step.id + " " + std::string(definition::row(step.ask).token) +
                       " " + (step.body.empty() ? step.who : step.body);
    if (step.meeting.kind == definition::MeetingChoice::Kind::fixed) line += " " + to_string(step.meeting.date);
    if (!step.dates.empty()) line += " " + dates_of(step);
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("library: the Hecht files are read without errors or warnings") {
  CHECK(places(hecht().diagnostics) == Lines{});
  REQUIRE(hecht().organisation != nullptr);
  CHECK(hecht().organisation->participants.size() == 18);
  CHECK(hecht().routes.size() == 18);
}

TEST_CASE("library: the Hecht routes say what the document says") {
  CHECK(outline(route("herstelplan-eigen-vermogen")) == Lines{"0 opstellen task directie", "1 bao advice bao",
                                                              "2 auditcommissie advice auditcommissie",
                                                              "3 vaststellen decision ab 2024-07-10"});
  CHECK(outline(route("pc-verbeteringen")) ==
        Lines{"0 quick-wins task controller target 2024-05-01", "1 voortgang-opstellen task controller",
              "2 voortgang-bao advice bao", "3 voortgang-auditcommissie advice auditcommissie",
              "4 voortgang-ab report ab 2024-07-10", "5 evaluatie-opstellen task controller",
              "6 evaluatie-bao advice bao", "7 evaluatie-auditcommissie advice auditcommissie",
              "8 evaluatie-ab report ab 2024-12-18", "9 aanpassen task controller target 2025-04-01"});
  CHECK(outline(route("doorlichting")) ==
        Lines{"0 instemming-db consent db 2024-03-14", "1 ronde-db task secretaris due 2024-03-28",
              "1 ronde-auditcommissie task secretaris due 2024-03-28", "2 selectie task directie",
              "3 start task directie target 2024-05-01", "4 plan-van-aanpak task directie target 2024-06-14",
              "5 onderzoek task werkgroep", "6 eindrapport present ab 2024-12-18"});
}

TEST_CASE("library: the herstelplan begins when the forecast is below three million, not at it") {
  const auto& guard = route("herstelplan-eigen-vermogen").guard;
  REQUIRE(guard);
  const auto verdict = [&](const char* digits) {
    return guard->evaluate({{"prognose weerstandsvermogen", *feel::parse_value(digits, feel::Type::number)}}).verdict;
  };
  CHECK(verdict("2999999.99") == feel::Verdict::yes);
  CHECK(verdict("3000000") == feel::Verdict::no);
  CHECK(guard->evaluate({}).verdict == feel::Verdict::unknown);
}

TEST_CASE("library: no Hecht meeting falls on a day off, and each body has one after the last decision of 2024") {
  for (const auto& [id, body] : hecht().organisation->bodies) {
    INFO(id);
    REQUIRE_FALSE(body.meetings.empty());
    CHECK(body.meetings.back().date > make_date(2024, 12, 31));
    for (const auto& meeting : body.meetings) CHECK(terms::is_working_day(meeting.date));
  }
}

TEST_CASE("library: every Hecht route can be made from 14 March 2024, and a deferral has somewhere to go") {
  for (const auto& workflow : hecht().routes) {
    INFO(workflow->id);
    const auto plan = planning::make_plan(*hecht().organisation, *workflow, {}, make_date(2024, 3, 14));
    CHECK((plan.feasible() ? "" : plan.conflict->sentence.nl) == std::string());
  }
  // The AB of July defers the herstelplan: the papers of December can still be made.
  const auto& herstelplan = route("herstelplan-eigen-vermogen");
  std::vector<planning::StepProgress> progress(4);
  for (std::size_t i = 0; i < 3; ++i) {
    progress[i].done = true;
    progress[i].done_on = make_date(2024, 6, 6);
    progress[i].papers_delivered = true;
  }
  progress[3].not_before = make_date(2024, 7, 10);
  const auto plan = planning::make_plan(*hecht().organisation, herstelplan, progress, make_date(2024, 7, 10));
  REQUIRE(plan.feasible());
  REQUIRE(plan.hops[3].meeting);
  CHECK(to_string(plan.hops[3].meeting->date) == "2024-12-18");
}

TEST_CASE("library: what no document gives is marked in the file") {
  // The dates that the document gives. Every other date, and every vote and papers term, carries a mark on its own line
  // or on the line that it belongs to.
  const std::set<std::string> given{"2023-12-13", "2024-03-14", "2024-05-01", "2024-07-10", "2024-12-18"};
  const std::regex assumed("([0-9]{4}-[0-9]{2}-[0-9]{2})|stemmen:|aanleveren:|verzenden:|quorum:|meerderheid:|mail:");
  int checked = 0;
  for (const auto& source : library_sources("hecht")) {
    if (source.name.find(".scenario.") != std::string::npos) continue;  // its days are those of the story that it tells
    std::istringstream stream(source.text);
    std::size_t marked_indent = std::string::npos;  // of the last marked line; deeper lines belong to it
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
      ++number;
      const auto indent = line.find_first_not_of(' ');
      if (indent == std::string::npos || line[indent] == '#') continue;
      const bool marked = line.find("aanname") != std::string::npos || line.find("vb") != std::string::npos;
      const bool covered = marked_indent != std::string::npos && indent > marked_indent;
      if (marked && !covered) marked_indent = indent;
      if (!marked && !covered) marked_indent = std::string::npos;
      std::smatch match;
      if (!std::regex_search(line, match, assumed) || given.contains(match.str())) continue;
      INFO(source.name << ":" << number << ": " << line);
      CHECK((marked || covered));
      ++checked;
    }
  }
  CHECK(checked > 60);
}

namespace {

const reading::FolderRead& wgr() {
  static const reading::FolderRead read = reading::read_folder(library_sources("wgr"));
  return read;
}

Lines dates(const planning::Plan& plan) {
  Lines lines;
  for (const auto& hop : plan.hops) {
    std::string line = hop.step;
    if (hop.meeting) line += " " + to_string(hop.meeting->date);
    if (hop.papers) line += " by " + to_string(hop.papers->legal);
    if (hop.papers && hop.papers->planning != hop.papers->legal) line += "(" + to_string(hop.papers->planning) + ")";
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("library: the Wgr routes are read without errors, and eighteen municipalities take part") {
  CHECK(places(wgr().diagnostics) == Lines{});
  REQUIRE(wgr().organisation != nullptr);
  CHECK(wgr().organisation->participants.size() == 18);
  CHECK(wgr().routes.size() == 9);
}

TEST_CASE("library: the budget of the Wgr, planned backwards from the board of September") {
  const auto& every_year = *std::ranges::find(wgr().routes, "begroting", [](const auto& w) { return w->id; })->get();
  const definition::Workflow budget = definition::of_year(every_year, 2026);
  const auto plan = planning::make_plan(*wgr().organisation, budget, {}, make_date(2025, 1, 6));
  CHECK((plan.feasible() ? "" : plan.conflict->sentence.nl) == std::string());
  CHECK(dates(plan) == Lines{"kaders by 2025-04-29", "opstellen by 2025-05-07", "vrijgeven 2025-05-14 by 2025-05-07",
                             "zienswijze by 2025-05-22", "reactie by 2025-08-14",
                             "vaststellen 2025-09-04 by 2025-08-14", "naar-gs by 2025-09-14(2025-09-12)"});
  REQUIRE(plan.asked.size() == 18);
  for (const auto& asked : plan.asked) {
    INFO(asked.name);
    REQUIRE(asked.reply_by);
    CHECK(to_string(asked.reply_by->legal) == "2025-08-14");  // twelve weeks after 22 May
    REQUIRE(asked.last_meeting);
    CHECK(asked.last_meeting->date <= asked.reply_by->legal);
    CHECK_FALSE(asked.required);
  }
  CHECK(terms::sentence(plan.asked.front().reply_by->derivation, Language::nl) ==
        "Volgens plan toegezonden op donderdag 22 mei 2025; op donderdag 22 mei 2025 geldt voor Wgr art. 35 lid 1 een "
        "termijn van 12 weken; 12 weken (Wgr art. 35 lid 1) na die dag is donderdag 14 augustus 2025.");
}

TEST_CASE("library: an advisory committee by Wgr 24a needs every council") {
  const auto& committee =
      *std::ranges::find(wgr().routes, "adviescommissie", [](const auto& w) { return w->id; })->get();
  const auto plan = planning::make_plan(*wgr().organisation, committee, {}, make_date(2025, 1, 6));
  CHECK((plan.feasible() ? "" : plan.conflict->sentence.nl) == std::string());
  REQUIRE(plan.asked.size() == 54);
  CHECK(plan.asked.front().required);
  const auto late = planning::make_plan(*wgr().organisation, committee, {}, make_date(2025, 9, 20));
  REQUIRE(late.conflict);
  CHECK(late.conflict->sentence.nl ==
        "Het Algemeen Bestuur vergadert op donderdag 11 december 2025; de raden hebben voor \"Wensen en bedenkingen "
        "raden\" 8 weken na ontvangst; de raad van Graafwijk vergadert op dinsdag 16 september 2025 en daarna pas op "
        "dinsdag 21 oktober 2025: de raad van Graafwijk moet antwoorden tussen zaterdag 20 september 2025 en donderdag "
        "16 "
        "oktober 2025 en vergadert dan niet.");
}

TEST_CASE("library: the Drechtsteden of 2020 and of 2013 are read without errors, with seven and six municipalities") {
  const auto now = reading::read_folder(library_sources("drechtsteden"));
  CHECK(places(now.diagnostics) == Lines{});
  REQUIRE(now.organisation != nullptr);
  CHECK(now.organisation->participants.size() == 7);
  CHECK(now.routes.size() == 4);
  const auto then = reading::read_folder(library_sources("drechtsteden/2013"));
  CHECK_FALSE(diagnostic::has_errors(then.diagnostics));
  REQUIRE(then.organisation != nullptr);
  CHECK(then.organisation->participants.size() == 6);
  CHECK(then.routes.size() == 5);
}

TEST_CASE("library: the 17 proposals of 2013 ask of every college what the document asks, 43 parts in all") {
  const auto folder = reading::read_folder(library_sources("drechtsteden/2013"));
  const auto& proposal = *std::ranges::find(folder.routes, "voorstel", [](const auto& w) { return w->id; })->get();
  // "v16a1" is part a1 of proposal 16; what follows from a proposal is called "v2-plan".
  const std::regex part("v([0-9]+)[a-f][0-9]?");
  std::map<int, std::string> asked;
  for (const auto& step : proposal.steps) {
    std::smatch match;
    if (!std::regex_match(step.id, match, part)) continue;
    INFO(step.id);
    REQUIRE(step.every);
    REQUIRE(step.only_if);
    CHECK(step.only_if->text() == "voorstel = " + match[1].str());
    asked[std::stoi(match[1].str())] += " " + std::string(definition::row(step.ask).token);
  }
  const Lines document{" endorse endorse endorse assign mandate participation",
                       " consent intend assign",
                       " intend assign consent",
                       " note",
                       " note assign",
                       " note consent",
                       " note",
                       " note",
                       " note consent consent",
                       " note consent",
                       " intend request",
                       " note note",
                       " note consent",
                       " note note note",
                       " note note note note",
                       " note note note note",
                       " note note"};
  REQUIRE(asked.size() == document.size());
  for (std::size_t i = 0; i < document.size(); ++i) CHECK(asked[static_cast<int>(i) + 1] == document[i]);
}
