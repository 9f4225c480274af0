// SPDX-License-Identifier: EUPL-1.2
// Random walks over all commands, valid and not, with days passing in between. The walks are fixed: the numbers come
// from a generator written here, so that a failure comes back.
#include "tests/support/fan_out_builder.hpp"
#include "tests/workflows/dossier_commands.hpp"
#include "tests/workflows/flow_story.hpp"
#include "workflows/definition/world_change.hpp"
#include "workflows/dossier/fold.hpp"
#include "workflows/dossier/impact.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace besluit::testing {
namespace {

using definition::Ask;
using dossier::DeadlineName;
using dossier::NotSent;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed << 32U) {}
  /// 0 to `sides - 1`.
  std::size_t roll(std::size_t sides) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    // The high bits of a linear generator, mixed once more: neighbours must not go together.
    std::uint64_t mixed = (state_ ^ (state_ >> 29U)) * 0xbf58476d1ce4e5b9ULL;
    mixed ^= mixed >> 32U;
    return static_cast<std::size_t>(mixed % sides);
  }
  template <typename T>
  const T& one_of(const std::vector<T>& things) {
    return things[roll(things.size())];
  }

 private:
  std::uint64_t state_;
};

// A route with everything in it: steps beside each other, a floating decision, sending back, ending, a margin. With
// `asking` fewer of those, and two steps that ask every council: one that all must agree to, one that is over when the
// term is.
Desk rich_desk(bool asking) {
  definition::Organisation world = hecht();
  put(world,
      body("bao", "Bao", "5 werkdagen", "", {"2024-05-09", "2024-06-20", "2024-08-29", "2024-10-24", "2024-11-07"}));
  put(world,
      body("auditcommissie", "Auditcommissie", "1 week", "", {"2024-06-06", "2024-07-04", "2024-09-12", "2024-11-21"}));
  put(world,
      body("ab", "Algemeen Bestuur", "2 weken", "1 week", {"2024-07-10", "2024-10-09", "2024-12-18", "2025-03-12"}));
  world.participants.clear();
  join(world, "leiden", "Leiden", {"2024-05-16", "2024-09-19", "2025-01-16"});
  join(world, "katwijk", "Katwijk", {"2024-06-13", "2024-10-10"});
  join(world, "noordwijk", "Noordwijk", {"2024-06-20"});
  definition::Step agree = to_councils("toestemming", Ask::permission, definition::Outcome::consented);
  agree.every->otherwise = definition::Exit{definition::Outcome::not_met, definition::Move::back, "opstellen"};
  definition::Step views =
      silent(within(to_councils("zienswijze", Ask::view), "3 weken"), definition::Outcome::no_view);
  world.closures = {{"zomerreces", day("2024-07-15"), day("2024-08-25")}};
  auto& escalation = world.policies.at("standaard").rungs.back();
  escalation.repeat = term("5 werkdagen");
  definition::Step decision = asks("besluit", "ab", Ask::decision);
  decision.exits = {{definition::Outcome::rejected, definition::Move::back, "opstellen"},
                    {definition::Outcome::adopted_amended, definition::Move::back, "bao"}};
  definition::Step consent = asks("instemmen", "db", Ask::consent);
  if (asking) {
    return Desk(route("wandeling", {{task("opstellen", "Opstellen")},
                                    {views},
                                    {asks("bao", "bao"), agree},
                                    {due(task("uitvoeren", "Uitvoeren", "ambtenaar"), "2024-12-02")}}),
                world);
  }
  return Desk(route("wandeling",
                    {{with_margin(task("opstellen", "Opstellen"), "2 dagen"), task("toetsen", "Toetsen", "adjunct")},
                     {asks("bao", "bao"), asks("commissie", "auditcommissie")},
                     {decision},
                     {consent, due(task("uitvoeren", "Uitvoeren", "ambtenaar"), "2024-12-02")}}),
              world);
}

// Conditions, a choice, several things asked, a wait, a written round, a table-less fact, dossiers that follow.
Desk flow_desk() {
  definition::Organisation world = hecht();
  put(world,
      body("bao", "Bao", "5 werkdagen", "", {"2024-05-09", "2024-06-20", "2024-08-29", "2024-10-24", "2024-11-07"}));
  put(world,
      body("ab", "Algemeen Bestuur", "2 weken", "1 week", {"2024-07-10", "2024-10-09", "2024-12-18", "2025-03-12"}));
  return Desk(
      route_of("gegevens:\n  prognose:\n    type: getal\n  ander:\n    type: tekst\n"
               "stappen:\n"
               "  - stap: opstellen\n    taak: Opstellen\n    wie: directie\n"
               "  - stap: toetsen\n    taak: Toetsen\n    wie: adjunct\n    tegelijk met: opstellen\n"
               "    alleen als: prognose < 3\n"
               "  - stap: bao\n    orgaan: bao\n    vraagt: advies\n    bij geen advies: naar uitvoeren\n"
               "  - stap: commissie\n    orgaan: bao\n    vraagt: advies\n"
               "    alleen als: uitkomst van bao = \"negatief advies\" or prognose < 2\n"
               "    schriftelijke ronde: 5 werkdagen\n    geen antwoord: geldt als geen advies, afspraak\n"
               "  - stap: besluit\n    orgaan: ab\n    vraagt: keuze\n    keuze uit: [door, anders]\n"
               "    bij aanhouding: terug naar bao\n    start:\n      - dossier: vervolg\n        na: keuze gemaakt\n"
               "  - stap: instemmen\n    orgaan: ab\n    vraagt: instemmen\n"
               "  - stap: wachten\n    wacht tot: 2024-06-01\n"
               "  - stap: nergens-anders\n    wacht op dossier: ander\n    alleen als: prognose = 1\n"
               "  - stap: melden\n    bericht aan: [secretaris]\n"
               "  - stap: delen\n    orgaan: bao\n    onderdelen:\n      - onderdeel: a\n        vraagt: instemmen\n"
               "      - onderdeel: b\n        vraagt: advies\n"
               "  - stap: uitvoeren\n    taak: Uitvoeren\n    wie: ambtenaar\n",
               world),
      world);
}

// What the other two walks do not have.
Command any_flow_command(Dice& dice, const Desk& desk, const std::string& step) {
  static const Lines values{"1", "2.5", "5", "veel"};
  switch (dice.roll(12)) {
    case 0:
      return dossier::Skip{step, dice.roll(9) == 0 ? "" : "niet nodig"};
    case 1:
      return dossier::Request{dice.roll(5) == 0 ? "niemand" : "directie", dice.roll(9) == 0 ? "" : "een week later"};
    case 2: {
      const auto& requests = desk.state().requests;
      const std::uint64_t seq = requests.empty() ? 3 : requests[dice.roll(requests.size())].seq;
      return dossier::AnswerRequest{seq, dice.roll(6) == 0 ? "misschien" : "granted", "daarom"};
    }
    case 3:
      return dossier::Watch{dice.roll(2) == 0 ? "d7" : "d8"};
    case 4:
      return dossier::RefuseChild{static_cast<int>(dice.roll(3)), {"kan niet", "cannot"}};
    case 5:
      return dossier::Observe{step, {"gezien", "seen"}};
    case 6:
    case 7:
    case 8: {
      const int against = static_cast<int>(dice.roll(12));
      return dossier::Vote{dice.roll(2) == 0 ? "instemmen" : "bao", 8, against, 0, static_cast<int>(dice.roll(4))};
    }
    default: {
      dossier::SetFacts facts;
      if (dice.roll(9) > 0) facts.values["prognose"] = dice.one_of(values);
      return facts;
    }
  }
}

Command any_date_command(Dice& dice, const Desk& desk, const std::string& step) {
  const auto around = [&] { return desk.today() + std::chrono::days{static_cast<int>(dice.roll(120)) - 10}; };
  const std::string reason = dice.roll(9) == 0 ? "" : "daarom";
  switch (dice.roll(7)) {
    case 0:
      return dossier::SetDate{step, around(), reason};
    case 1:
      return dossier::SetDate{step, std::nullopt, reason};
    case 2:
      return dossier::Extend{step, dice.roll(5) == 0 ? "nooit" : "2 weken", reason};
    case 3: {
      const definition::Step& known = desk.workflow().steps[dice.roll(desk.workflow().steps.size())];
      const definition::Body* body = desk.setting().world.body(known.body);
      if (body == nullptr || body->meetings.empty()) return dossier::Retarget{step, "2024-10-09", reason};
      return dossier::Retarget{known.id, to_string(dice.one_of(body->meetings).date), reason};
    }
    case 4: {
      // Now and then one that stands still already.
      const auto& steps = desk.state().steps;
      const auto waits = std::ranges::find_if(steps, [](const auto& s) { return s.suspended_on.has_value(); });
      const bool again = waits != steps.end() && dice.roll(3) == 0;
      return dossier::Suspend{again ? waits->id : step, std::nullopt, reason};
    }
    default: {
      const auto& steps = desk.state().steps;
      const auto waits = std::ranges::find_if(steps, [](const auto& s) { return s.suspended_on.has_value(); });
      return dossier::Resume{waits == steps.end() ? step : waits->id, std::nullopt};
    }
  }
}

// Moves, cancels or adds a meeting, and brings the dossier in line.
void change_world(Dice& dice, Desk& desk) {
  static const Lines bodies{"bao", "auditcommissie", "ab", "db"};
  const definition::Organisation was = desk.world();
  const std::string& body = dice.one_of(bodies);
  const auto& meetings = was.body(body)->meetings;
  if (meetings.empty() || desk.state().status != dossier::Status::running) return;
  const definition::Meeting& meeting = dice.one_of(meetings);
  const Date other = meeting.date + std::chrono::days{static_cast<int>(dice.roll(29)) - 14};
  std::vector<definition::WorldChange> changes;
  switch (dice.roll(4)) {
    case 0:
      changes.emplace_back(definition::MeetingCancelled{body, meeting.first});
      break;
    case 1:
      changes.emplace_back(definition::MeetingAdded{body, meeting.date + std::chrono::days{2}, meeting.first});
      break;
    default:
      changes.emplace_back(definition::MeetingMoved{body, meeting.first, other});
  }
  desk.world() = definition::with_changes(was, changes).world;
  const Text cause{"Het schema is gewijzigd.", "The schedule was changed."};
  std::vector<dossier::Kept> kept;
  if (dice.roll(4) == 0) kept.push_back({"besluit", "afgesproken"});
  desk.keep(dossier::decide_impact(desk.setting(), was, desk.state(), cause, kept).events);
  // The same once more changes nothing.
  REQUIRE(printed(dossier::decide_impact(desk.setting(), desk.world(), desk.state(), cause, {}).events) == Lines{});
}

Command any_command(Dice& dice, const Desk& desk) {
  static const Lines steps{"opstellen", "toetsen",    "bao",         "commissie", "besluit", "instemmen",
                           "uitvoeren", "zienswijze", "toestemming", "nergens",   "wachten", "delen"};
  static const Lines participants{"leiden", "katwijk", "noordwijk", "niemand"};
  static const Lines outcomes{"done",     "delivered", "adopted",          "adopted-amended",  "rejected",
                              "deferred", "onzin",     "advised-positive", "advised-negative", "consented",
                              "refused"};
  const auto seq = [&] {
    const auto& acts = desk.state().acts;
    return acts.empty() || dice.roll(8) == 0 ? dice.roll(60) : acts[dice.roll(acts.size())].seq;
  };
  const std::size_t kind = dice.roll(100);
  const bool flow = desk.workflow().index_of("delen") >= 0;
  if (flow && kind > 75) return any_flow_command(dice, desk, dice.one_of(steps));
  if (kind == 99) return dossier::Skip{dice.one_of(steps), "niet nodig"};
  if (kind < 2) return dossier::Start{"d1", {}};
  if (kind < 7) return dossier::Acknowledge{dice.one_of(steps)};
  if (kind == 7) return dossier::Acknowledge{dice.one_of(steps), "jansen"};
  if (kind == 8) return dossier::Escalate{dice.one_of(steps)};
  if (kind == 9) {
    return dossier::Snooze{dice.one_of(steps), desk.today() + std::chrono::days{static_cast<int>(dice.roll(30)) - 1}};
  }
  if (kind == 10) return dossier::Withdraw{dice.roll(2) == 0 ? "" : "genoeg"};
  if (kind < 25) {
    const bool back = dice.roll(3) == 0;
    return dossier::Correct{seq(), back ? std::nullopt : std::optional(dice.one_of(outcomes)),
                            dice.roll(9) == 0 ? " " : "fout"};
  }
  const auto some_day = [&] { return desk.today() - std::chrono::days{static_cast<int>(dice.roll(40)) - 2}; };
  const bool asking = desk.workflow().index_of("zienswijze") >= 0;
  if (kind < (asking ? 60 : 28)) {
    // Those who are asked: sending, receipts, answers, also where nobody is asked.
    const std::string step = dice.roll(12) == 0 ? dice.one_of(steps) : dice.roll(3) == 0 ? "toestemming" : "zienswijze";
    const std::size_t what = dice.roll(6);
    if (what == 0) return dossier::Record{step, "sent", std::nullopt, ""};
    if (what == 1) return dossier::Receive{step, dice.one_of(participants), some_day(), ""};
    static const Lines answers{"view", "no-view", "consented", "consented", "refused", "onzin"};
    dossier::Record answer{step, dice.one_of(answers), std::nullopt, "", dice.one_of(participants)};
    if (dice.roll(4) == 0) answer.on = some_day();
    return answer;
  }
  if (kind < (asking ? 68 : 40)) return any_date_command(dice, desk, dice.one_of(steps));
  dossier::Record record{dice.one_of(steps), dice.one_of(outcomes), std::nullopt, ""};
  if (dice.roll(3) > 0) {
    // What can be done now, so that a walk gets somewhere.
    for (const dossier::StepState& step : desk.state().steps) {
      const int index = desk.workflow().index_of(step.id);
      if (step.status != dossier::StepStatus::open || dice.roll(2) == 0) continue;
      const auto allowed = definition::allowed(desk.workflow().steps[static_cast<std::size_t>(index)].ask);
      record.step = step.id;
      record.outcome = std::string(row(allowed[dice.roll(allowed.size())]).token);
      const definition::Step& asks = desk.workflow().steps[static_cast<std::size_t>(index)];
      if (!asks.options.empty() && record.outcome == "chosen") record.outcome = dice.one_of(asks.options);
      if (!asks.parts.empty() && dice.roll(8) > 0) record.part = asks.parts[dice.roll(asks.parts.size())].id;
      if (!record.part.empty() && dice.roll(8) == 0) record.part = "z";
      if (!asks.parts.empty() && record.outcome == "deferred") record.outcome = "advised-positive";
    }
  }
  if (dice.roll(4) == 0) record.on = desk.today() - std::chrono::days{static_cast<int>(dice.roll(40)) - 2};
  return record;
}

// What must hold of the whole journal, event by event.
class Watcher {
 public:
  void see(const Dossier& before, const Recorded& recorded) {
    REQUIRE(recorded.at >= before.last_at);
    REQUIRE(recorded.seq == before.last_seq + 1);
    if (const auto* set = std::get_if<dossier::DeadlineSet>(&recorded.event)) {
      REQUIRE(names_.insert(set->name).second);
      REQUIRE(running_.insert(set->name).second);
      if (!set->past_when_set) return;
      for (const auto& rung : set->rungs) REQUIRE(rung.settled == NotSent::before_date_set);
    } else if (const auto* closed = std::get_if<dossier::DeadlineClosed>(&recorded.event)) {
      REQUIRE(running_.erase(closed->name) == 1);
    } else if (const auto* fired = std::get_if<dossier::RungFired>(&recorded.event)) {
      REQUIRE(running_.contains(fired->deadline));
      REQUIRE(rungs_.insert({fired->deadline, fired->rung}).second);
      const auto& rung = before.find(fired->deadline)->rungs.at(static_cast<std::size_t>(fired->rung));
      REQUIRE(rung.plan.settled == NotSent::none);
      REQUIRE_FALSE(rung.sent);
      REQUIRE((fired->settled == NotSent::none) == !fired->person.empty());
    } else if (const auto* notice = std::get_if<dossier::NoticeRaised>(&recorded.event)) {
      REQUIRE(notices_.insert(notice->id).second);
      for (std::size_t i = 1; i < notice->lines.size(); ++i) {
        REQUIRE(notice->lines[i - 1].planning <= notice->lines[i].planning);
      }
    }
  }

  void agrees(const Dossier& state) {
    std::set<DeadlineName> running;
    for (const auto& deadline : state.deadlines) {
      if (deadline.running) running.insert(deadline.name);
    }
    REQUIRE(running == running_);
    if (state.status == dossier::Status::running) return;
    REQUIRE(running.empty());
    REQUIRE(state.next_rung() == std::nullopt);
  }

 private:
  std::set<DeadlineName> names_;
  std::set<DeadlineName> running_;
  std::set<std::pair<DeadlineName, int>> rungs_;
  std::set<std::string> notices_;
};

// Live state, replayed state and the fold of the acts must be one.
void check_fold(const Dossier& state) {
  Dossier folded = state;
  refold(folded, folded.acts.size());
  REQUIRE(folded == state);
  if (state.status == dossier::Status::running) {
    REQUIRE_FALSE(is_over(state));
    REQUIRE(stage_to_open(state) == std::nullopt);
  }
  for (const auto& step : state.steps) REQUIRE((step.held.empty() || step.status == dossier::StepStatus::waiting));
  for (const auto& step : state.steps) {
    if (step.status == dossier::StepStatus::open) REQUIRE(step.stage == state.stage);
    if (step.status == dossier::StepStatus::done) REQUIRE(step.outcome.has_value());
  }
}

struct Tally {
  std::map<std::string, int> events;
  std::map<std::string, int> refusals;
};

void walk(std::uint64_t seed, int moves, Tally& tally) {
  INFO("walk " << seed);
  Dice dice(seed);
  Desk desk = seed % 3 == 2 ? flow_desk() : rich_desk(seed % 3 == 0);
  Watcher watcher;
  std::size_t seen = 0;
  Dossier state;
  state.id = "d1";
  desk.start();
  for (int move = 0; move < moves; ++move) {
    const dossier::Status before = desk.state().status;
    const Command command = any_command(dice, desk);
    const Lines lines = desk.decide(command);
    INFO(move << ": " << name_of(command) << " -> " << joined(lines));
    if (lines.empty()) {
      // The same date or meeting once more.
      REQUIRE(before == dossier::Status::running);
    } else if (lines.front().starts_with("refused")) {
      ++tally.refusals[lines.front()];
      REQUIRE_FALSE(desk.rejection().sentence.nl.empty());
      REQUIRE_FALSE(desk.rejection().sentence.en.empty());
    } else if (before != dossier::Status::running) {
      // After the end only corrections are left, and answers that come late.
      const bool between =
          std::holds_alternative<dossier::Watch>(command) || std::holds_alternative<dossier::RefuseChild>(command);
      REQUIRE((std::holds_alternative<dossier::Correct>(command) || lines.front().starts_with("answered") || between));
      REQUIRE((before == dossier::Status::ended || between));
    }
    if (dice.roll(12) == 0) change_world(dice, desk);
    if (dice.roll(3) == 0) desk.on(desk.today() + std::chrono::days{static_cast<int>(dice.roll(30))});
    if (dice.roll(2) == 0) desk.fire(1 + static_cast<int>(dice.roll(6)));
    for (; seen < desk.journal().size(); ++seen) {
      const Recorded& event = desk.journal()[seen];
      ++tally.events[type_of(event.event)];
      watcher.see(state, event);
      state = dossier::apply(std::move(state), event);
    }
    REQUIRE(state == desk.state());
    watcher.agrees(state);
    check_fold(state);
  }
  REQUIRE(dossier::replay("d1", desk.journal()) == desk.state());
}

}  // namespace

TEST_CASE("random walks keep what must always hold, and reach everything") {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) walk(seed, 90, tally);
  // A walk that never gets anywhere proves nothing.
  for (const std::string& type : dossier::all_event_types()) {
    if (type == "rejected") continue;       // made by `rejected`, not by decide
    if (type == "migrated") continue;       // needs a second definition: flow_migrate_test.cpp
    if (type == "answer-lapsed") continue;  // needs elections: dossier_fan_out_test.cpp
    if (type == "yielded") continue;        // needs another dossier: engine/shared_meetings_test.cpp
    INFO(type);
    CHECK(tally.events[type] > 20);
  }
  for (const char* const code : {"dossier-exists",
                                 "unknown-step",
                                 "step-not-open",
                                 "unknown-outcome",
                                 "outcome-not-allowed",
                                 "dossier-ended",
                                 "date-in-future",
                                 "unknown-seq",
                                 "not-correctable",
                                 "later-steps-recorded",
                                 "reason-missing",
                                 "nothing-to-acknowledge",
                                 "already-delivered",
                                 "not-a-body-step",
                                 "unknown-participant",
                                 "participant-needed",
                                 "no-participants",
                                 "already-answered",
                                 "already-received",
                                 "date-before-sending",
                                 "no-date",
                                 "date-after-meeting",
                                 "bad-term",
                                 "not-suspended",
                                 "already-suspended",
                                 "unknown-part",
                                 "part-needed",
                                 "no-values",
                                 "note-needed",
                                 "request-answered",
                                 "bad-answer"}) {
    INFO(code);
    CHECK(tally.refusals["refused " + std::string(code)] > 0);
  }
}

TEST_CASE("replaying any beginning of a journal gives the state that was live then") {
  Desk desk(herstelplan());
  std::vector<std::pair<std::size_t, Dossier>> live;
  const auto note = [&] { live.emplace_back(desk.journal().size(), desk.state()); };
  desk.start();
  note();
  const Lines days{"2024-05-06", "2024-05-14", "2024-05-24", "2024-06-07", "2024-07-10", "2024-11-05"};
  const Lines commands{"record opstellen done",       "record bao delivered",
                       "record bao advised-positive", "record auditcommissie advised-positive",
                       "record vaststellen rejected", "withdraw"};
  for (std::size_t i = 0; i < days.size(); ++i) {
    desk.fire_until(days[i]);
    note();
    desk.decide(command_of(desk, commands[i]));
    note();
  }
  for (const auto& [size, state] : live) {
    INFO(size);
    const auto end = desk.journal().begin() + static_cast<std::ptrdiff_t>(size);
    CHECK(dossier::replay("d1", {desk.journal().begin(), end}) == state);
  }
  // And event by event: a state is the one before it and the event, nothing else.
  Dossier state;
  state.id = "d1";
  for (std::size_t i = 0; i < desk.journal().size(); ++i) {
    state = dossier::apply(std::move(state), desk.journal()[i]);
    const auto end = desk.journal().begin() + static_cast<std::ptrdiff_t>(i + 1);
    CHECK(dossier::replay("d1", {desk.journal().begin(), end}) == state);
  }
}

TEST_CASE("apply is total: events that name what is not there change nothing but the sequence") {
  Desk desk(herstelplan());
  desk.start();
  const DeadlineName nowhere{"nergens", dossier::DeadlineKind::papers, 7};
  const std::vector<dossier::Event> strange{
      dossier::DeadlineClosed{nowhere, NotSent::step_done, ""},
      dossier::StepOpened{"nergens", 3},
      dossier::OutcomeCorrected{999, "nergens", std::nullopt, definition::Move::back, "x", std::nullopt, ""},
      dossier::Acknowledged{"nergens"},
      dossier::RungFired{nowhere, 5, "jansen", false, NotSent::none, ""},
      dossier::RungFired{{"bao", dossier::DeadlineKind::papers, 1}, 99, "jansen", false, NotSent::none, ""},
      dossier::RungFired{{"bao", dossier::DeadlineKind::papers, 1}, -1, "jansen", false, NotSent::none, ""},
      dossier::Planned{1, true, false, {}, {{"nergens", "bao", std::nullopt, std::nullopt}}}};
  for (const dossier::Event& event : strange) {
    INFO(type_of(event));
    Recorded recorded{desk.state().last_seq + 1, desk.state().last_at, desk.today(), "x", "y", event};
    Dossier after = dossier::apply(desk.state(), recorded);
    after.last_seq = desk.state().last_seq;
    CHECK(after == desk.state());
  }
}

}  // namespace besluit::testing
