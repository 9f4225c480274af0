// SPDX-License-Identifier: EUPL-1.2
// Ladders: from a policy and a deadline to dated rungs. 2024: Easter Monday 1 April, King's Day 27 April (Saturday),
// Ascension Day Thursday 9 May with the Friday after it by decree, Whit Monday 20 May.
#include "tests/workflows/dossier_desk.hpp"
#include "workflows/dossier/ladder.hpp"

namespace besluit::testing {
namespace {

using definition::RungRule;
using dossier::RungPlan;

RungRule reminder(std::string_view offset) {
  return {RungRule::Kind::reminder, *term(offset), std::string(offset) + " vooraf", "", false, std::nullopt};
}
RungRule escalation(std::string_view offset, std::string to = "secretaris") {
  return {RungRule::Kind::escalation, *term(offset), "na " + std::string(offset), std::move(to), false, std::nullopt};
}
RungRule every(RungRule rule, std::string_view interval) {
  rule.repeat = term(interval);
  return rule;
}

struct Case {
  std::string what;
  std::vector<RungRule> rules;
  std::string legal;
  std::string today;
  Lines expected;
  std::vector<definition::Closure> closures{};
  bool send_time_passed = true;
};

Lines armed(const Case& c) {
  definition::Organisation world = hecht();
  world.closures = c.closures;
  world.participants.at("leiden").closures = {{"reces Leiden", day("2024-10-28"), day("2024-11-01")}};
  const terms::Due due = terms::planned(day(c.legal), {});
  const auto rungs =
      dossier::arm(world, {"proef", c.rules}, due, "directie", "leiden", day(c.today), c.send_time_passed);
  Lines lines;
  for (const RungPlan& rung : rungs) {
    std::string line = short_day(rung.due) + " " + rung.text + " -> " + rung.to;
    if (rung.settled != dossier::NotSent::none) line += " (" + reason_token(rung.settled) + ")";
    lines.push_back(line);
  }
  return lines;
}

const definition::Closure summer{"zomerreces", day("2024-07-20"), day("2024-09-01")};
const definition::Closure before_summer{"sluiting", day("2024-07-17"), day("2024-07-19")};

const std::vector<Case> cases{
    {"an ordinary ladder",
     {reminder("3 weken"), reminder("1 week"), reminder("1 werkdag"), escalation("1 werkdag"),
      escalation("5 werkdagen", "directie")},
     "2024-06-12",
     "2024-03-14",
     {"24-05-22 3 weken vooraf -> directie", "24-06-05 1 week vooraf -> directie",
      "24-06-11 1 werkdag vooraf -> directie", "24-06-13 na 1 werkdag -> secretaris",
      "24-06-19 na 5 werkdagen -> directie"}},
    {"no rules, no rungs", {}, "2024-06-12", "2024-03-14", {}},
    {"a reminder on Easter Monday goes to the working day before it, an escalation to the one after",
     {reminder("1 week"), escalation("1 dagen")},
     "2024-04-08",
     "2024-03-01",
     {"24-03-28 1 week vooraf -> directie", "24-04-09 na 1 dagen -> secretaris"}},
    {"an escalation that would fall on Ascension Day",
     {escalation("1 dagen"), escalation("2 dagen"), escalation("3 dagen")},
     "2024-05-08",
     "2024-03-01",
     {"24-05-13 na 1 dagen -> secretaris", "24-05-13 na 2 dagen -> secretaris", "24-05-13 na 3 dagen -> secretaris"}},
    {"papers due on Ascension Day: planned the day before, and one escalation on that day itself",
     {reminder("1 werkdag"), escalation("1 werkdag", "adjunct"), escalation("5 werkdagen")},
     "2024-05-09",
     "2024-03-01",
     {"24-05-07 1 werkdag vooraf -> directie", "24-05-08 op de plandatum -> adjunct",
      "24-05-13 na 1 werkdag -> adjunct", "24-05-17 na 5 werkdagen -> secretaris"}},
    {"without an escalation there is nobody to tell on the planning day",
     {reminder("1 werkdag")},
     "2024-05-09",
     "2024-03-01",
     {"24-05-07 1 werkdag vooraf -> directie"}},
    {"a recess moves reminders before it, two land on one day; escalations are not delayed",
     {reminder("6 weken"), reminder("3 weken"), escalation("1 dagen")},
     "2024-08-28",
     "2024-06-03",
     {"24-07-17 6 weken vooraf -> directie", "24-07-19 3 weken vooraf -> directie",
      "24-08-29 na 1 dagen -> secretaris"},
     {summer}},
    {"a closure before the recess, whose day before it is a weekend",
     {reminder("3 weken")},
     "2024-08-28",
     "2024-06-03",
     {"24-07-12 3 weken vooraf -> directie"},
     {summer, before_summer, {"studiedagen", day("2024-07-15"), day("2024-07-16")}}},
    {"the recess of the participant counts too",
     {reminder("1 week"), reminder("1 werkdag")},
     "2024-11-04",
     "2024-06-03",
     {"24-10-25 1 week vooraf -> directie", "24-10-25 1 werkdag vooraf -> directie"}},
    {"what has passed when the date is set is listed, not armed",
     {reminder("3 weken"), reminder("1 week"), reminder("1 werkdag"), escalation("1 werkdag")},
     "2024-06-12",
     "2024-06-05",
     {"24-05-22 3 weken vooraf -> directie (before-date-set)", "24-06-05 1 week vooraf -> directie (before-date-set)",
      "24-06-11 1 werkdag vooraf -> directie", "24-06-13 na 1 werkdag -> secretaris"}},
    {"before the send time the rung of today is still to come",
     {reminder("1 week"), reminder("1 werkdag")},
     "2024-06-12",
     "2024-06-05",
     {"24-06-05 1 week vooraf -> directie", "24-06-11 1 werkdag vooraf -> directie"},
     {},
     false},
    {"a date of today can still be missed",
     {reminder("1 week"), escalation("1 werkdag")},
     "2024-06-12",
     "2024-06-12",
     {"24-06-05 1 week vooraf -> directie (before-date-set)", "24-06-13 na 1 werkdag -> secretaris"}},
    {"a date that has passed arms nothing",
     {reminder("1 week"), escalation("1 werkdag"), escalation("5 werkdagen")},
     "2024-06-12",
     "2024-06-13",
     {"24-06-05 1 week vooraf -> directie (before-date-set)", "24-06-13 na 1 werkdag -> secretaris (before-date-set)",
      "24-06-19 na 5 werkdagen -> secretaris (before-date-set)"}},
    {"a reminder is repeated until its date",
     {every(reminder("3 weken"), "1 week")},
     "2024-06-12",
     "2024-03-14",
     {"24-05-22 3 weken vooraf -> directie", "24-05-29 3 weken vooraf, herhaling 2 -> directie",
      "24-06-05 3 weken vooraf, herhaling 3 -> directie", "24-06-12 3 weken vooraf, herhaling 4 -> directie"}},
    {"an escalation is repeated ten times at most, and the last one says so",
     {every(escalation("1 werkdag"), "5 werkdagen")},
     "2024-06-12",
     "2024-03-14",
     {"24-06-13 na 1 werkdag -> secretaris", "24-06-20 na 1 werkdag, herhaling 2 -> secretaris",
      "24-06-27 na 1 werkdag, herhaling 3 -> secretaris", "24-07-04 na 1 werkdag, herhaling 4 -> secretaris",
      "24-07-11 na 1 werkdag, herhaling 5 -> secretaris", "24-07-18 na 1 werkdag, herhaling 6 -> secretaris",
      "24-07-25 na 1 werkdag, herhaling 7 -> secretaris", "24-08-01 na 1 werkdag, herhaling 8 -> secretaris",
      "24-08-08 na 1 werkdag, herhaling 9 -> secretaris",
      "24-08-15 na 1 werkdag, herhaling 10 (laatste) -> secretaris"}},
    {"repeating with no interval is saying it once",
     {every(escalation("1 werkdag"), "0 dagen")},
     "2024-06-12",
     "2024-03-14",
     {"24-06-13 na 1 werkdag -> secretaris"}},
};

}  // namespace

TEST_CASE("the rungs of a ladder") {
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(armed(c) == c.expected);
  }
}

}  // namespace besluit::testing
