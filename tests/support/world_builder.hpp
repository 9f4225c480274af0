// SPDX-License-Identifier: EUPL-1.2
// Small organisations and routes built in code, for tests. Dates, terms and people are invented, except the two
// meetings of the Algemeen Bestuur (10 July and 18 December 2024).
#pragma once

#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"

#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::testing {

/// "2024-07-10". A slip in a test stops the test.
inline Date day(std::string_view text) {
  const auto date = parse_date(text);
  if (!date) throw std::invalid_argument("no date: " + std::string(text));
  return *date;
}

/// "4 weken"; empty is no term.
inline std::optional<terms::Term> term(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto found = terms::parse_term(text);
  if (!found) throw std::invalid_argument(found.error().nl);
  return *found;
}

inline definition::Body body(std::string id, std::string name, std::string_view papers, std::string_view sending,
                             std::initializer_list<std::string_view> dates) {
  definition::Body made;
  made.id = std::move(id);
  made.name = std::move(name);
  made.contact = "secretaris";
  made.papers = term(papers);
  made.sending = term(sending);
  for (const std::string_view date : dates) made.meetings.push_back({day(date), day(date)});
  return made;
}

inline void put(definition::Organisation& world, definition::Body made) {
  world.bodies.insert_or_assign(made.id, std::move(made));
}

inline definition::Organisation organisation(std::initializer_list<definition::Body> bodies) {
  definition::Organisation world;
  world.id = "proef";
  world.name = "Gemeenschappelijke Regeling Proef";
  for (const definition::Body& made : bodies) put(world, made);
  return world;
}

/// The organisation of the handbook: four bodies, four people, one policy.
inline definition::Organisation hecht() {
  definition::Organisation world =
      organisation({body("bao", "Bao", "5 werkdagen", "", {"2024-05-23", "2024-11-07"}),
                    body("auditcommissie", "Auditcommissie", "2 weken", "", {"2024-06-06", "2024-11-21"}),
                    body("db", "Dagelijks Bestuur", "1 week", "", {"2024-05-30", "2024-11-14"}),
                    body("ab", "Algemeen Bestuur", "4 weken", "3 weken", {"2024-07-10", "2024-12-18"})});
  world.id = "hecht";
  world.name = "Gemeenschappelijke Regeling Hecht";
  world.people = {{"jansen", {"jansen", "M. Jansen", "secretaris@hecht.example", "adjunct"}},
                  {"bakker", {"bakker", "A. Bakker", "adjunct@hecht.example", ""}},
                  {"visser", {"visser", "P. Visser", "directie@hecht.example", ""}},
                  {"smit", {"smit", "K. Smit", "ambtenaar@hecht.example", ""}}};
  world.roles = {{"secretaris", "jansen"}, {"adjunct", "bakker"}, {"directie", "visser"}, {"ambtenaar", "smit"}};
  definition::Participant leiden;
  leiden.id = "leiden";
  leiden.name = "Leiden";
  world.participants = {{"leiden", leiden}};
  using definition::RungRule;
  const auto rung = [](RungRule::Kind kind, std::string_view offset, std::string words, std::string to) {
    return RungRule{kind, *term(offset), std::move(words), std::move(to), false, std::nullopt};
  };
  definition::Policy policy;
  policy.id = "standaard";
  policy.rungs = {rung(RungRule::Kind::reminder, "3 weken", "3 weken vooraf", ""),
                  rung(RungRule::Kind::reminder, "1 week", "1 week vooraf", ""),
                  rung(RungRule::Kind::reminder, "1 werkdag", "1 werkdag vooraf", ""),
                  rung(RungRule::Kind::escalation, "1 werkdag", "na 1 werkdag", "secretaris"),
                  rung(RungRule::Kind::escalation, "5 werkdagen", "na 5 werkdagen", "directie")};
  policy.rungs.back().unless_acknowledged = true;
  world.policies = {{"standaard", policy}};
  world.hash = "hecht-1";
  return world;
}

inline definition::Step task(std::string id, std::string title, std::string who = "directie") {
  definition::Step step;
  step.id = std::move(id);
  step.title = std::move(title);
  step.who = std::move(who);
  return step;
}

inline definition::Step asks(std::string id, std::string of_body, definition::Ask ask = definition::Ask::advice) {
  definition::Step step;
  step.id = std::move(id);
  step.body = std::move(of_body);
  step.ask = ask;
  return step;
}

/// The step decides in the meeting with this identity.
inline definition::Step in_meeting(definition::Step step, std::string_view date) {
  step.meeting = {definition::MeetingChoice::Kind::fixed, day(date)};
  return step;
}
/// The step decides in the last meeting before this day.
inline definition::Step before(definition::Step step, std::string_view limit) {
  step.meeting = {definition::MeetingChoice::Kind::last_before, day(limit)};
  return step;
}
/// One more date of the route itself, in the order in which a reader keeps them.
inline definition::Step dated(definition::Step step, definition::OwnDate::Kind kind, std::string_view date,
                              std::string words = {}) {
  step.dates.push_back({kind, day(date), std::move(words)});
  definition::in_order(step.dates);
  return step;
}
inline definition::Step by_law(definition::Step step, std::string_view date) {
  return dated(std::move(step), definition::OwnDate::Kind::statutory, date);
}
inline definition::Step due(definition::Step step, std::string_view date) {
  return dated(std::move(step), definition::OwnDate::Kind::due, date);
}
inline definition::Step aims_at(definition::Step step, std::string_view date) {
  return dated(std::move(step), definition::OwnDate::Kind::target, date);
}
inline definition::Step with_margin(definition::Step step, std::string_view margin) {
  step.margin = term(margin);
  return step;
}

/// One stage is the list of its parallel steps.
using Stage = std::vector<definition::Step>;
inline definition::Workflow route(std::string id, const std::vector<Stage>& stages) {
  definition::Workflow workflow;
  workflow.id = std::move(id);
  workflow.title = workflow.id;
  workflow.organisation = "hecht";
  workflow.policy = "standaard";
  int number = 0;
  for (const Stage& stage : stages) {
    for (definition::Step step : stage) {
      step.stage = number;
      workflow.steps.push_back(std::move(step));
    }
    ++number;
  }
  workflow.hash = workflow.id + "-1";
  return workflow;
}

/// The route of the handbook: drafting, two advices, the decision of 10 July 2024. A rejection goes back to drafting.
inline definition::Workflow herstelplan() {
  using definition::Ask;
  definition::Workflow workflow =
      route("herstelplan-eigen-vermogen", {{task("opstellen", "Herstelplan opstellen")},
                                           {asks("bao", "bao")},
                                           {asks("auditcommissie", "auditcommissie")},
                                           {in_meeting(asks("vaststellen", "ab", Ask::decision), "2024-07-10")}});
  workflow.title = "Herstelplan Eigen Vermogen";
  workflow.steps.back().exits = {{definition::Outcome::rejected, definition::Move::back, "opstellen"}};
  return workflow;
}

}  // namespace besluit::testing
