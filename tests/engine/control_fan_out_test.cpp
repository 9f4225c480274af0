// SPDX-License-Identifier: EUPL-1.2
// Steps that ask every council, as the socket shows them: receipts, answers, who is awaited, the gate, the letters.
#include "engine/app/print.hpp"
#include "engine/control/interface.hpp"
#include "engine/control/methods.hpp"
#include "tests/engine/fake_daemon.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fan_out_builder.hpp"
#include "tests/support/varlink_idl.hpp"

namespace {

using namespace besluit;
using namespace besluit::test;
using definition::Ask;

/// Views of every council by Wgr 1(3), eight weeks from receipt; then the board of 10 July 2024, which wants its papers
/// four weeks before: so the councils must have theirs by 17 April.
definition::Workflow views() {
  using namespace besluit::testing;
  definition::Step step = views_by_law("Wgr art. 1 lid 3");
  step.title = "Zienswijze raden";
  definition::Workflow workflow =
      route("regeling", {{step}, {in_meeting(asks("ab", "ab", Ask::decision), "2024-07-10")}});
  workflow.title = "Wijziging regeling";
  workflow.hash = "fan";
  return workflow;
}

struct Office {
  FakeDaemon daemon{views(), testing::councils()};
  engine::Methods methods{daemon, daemon};
  idl::Interface interface = idl::read(engine::control_description());

  json::object ask(const std::string& method, const json::object& parameters) {
    json::object reply = call(methods, admin(), method, parameters);
    if (!reply.contains("error")) {
      CAPTURE(method, json::serialize(reply));
      CHECK(idl::judge(interface, interface.methods.at(method).out, reply, method) == "");
    }
    return reply;
  }
  json::object record(const std::string& outcome, const std::string& participant, const std::string& on = {}) {
    json::object parameters{{"dossier", "d"}, {"step", "zienswijze"}, {"outcome", outcome}};
    if (!participant.empty()) parameters["participant"] = participant;
    if (!on.empty()) parameters["on"] = on;
    return ask("Record", parameters);
  }
  json::object shown() { return ask("Show", {{"dossier", "d"}}).at("steps").at(0).as_object(); }
  void begin() {
    REQUIRE_FALSE(ask("Start", {{"route", "regeling"}, {"id", "d"}}).contains("error"));
    daemon.go_to("2024-04-16");
    REQUIRE_FALSE(record("verzonden", "", "2024-04-15").contains("error"));
  }
};

std::string words(const json::value& value) {
  return json::serialize(value);
}

}  // namespace

TEST_CASE("fan-out: the plan names each council with its last meeting and its own reply date") {
  Office office;
  REQUIRE_FALSE(office.ask("Start", {{"route", "regeling"}, {"id", "d"}}).contains("error"));
  const json::object plan = office.ask("Plan", {{"dossier", "d"}});
  CHECK(plan.at("hops").at(0).at("sent_out") == "2024-04-17");
  CHECK(plan.at("hops").at(0).at("every") == "council");
  CHECK(plan.at("hops").at(0).at("body").is_null());
  REQUIRE(plan.at("participants").as_array().size() == 2);
  const json::object& katwijk = plan.at("participants").at(0).as_object();
  CHECK(katwijk.at("name") == "Katwijk");
  CHECK(katwijk.at("last_meeting") == "2024-05-16");
  CHECK(katwijk.at("reply_by") == "2024-06-12");
  const json::object& leiden = plan.at("participants").at(1).as_object();
  CHECK(leiden.at("last_meeting").is_null());
  CHECK(words(plan.at("remarks")).find("raad Leiden") != std::string::npos);
}

TEST_CASE("fan-out: who is awaited: first whoever sends the papers, then the councils that said nothing") {
  Office office;
  REQUIRE_FALSE(office.ask("Start", {{"route", "regeling"}, {"id", "d"}}).contains("error"));
  CHECK(words(office.shown().at("waiting_on")) == R"(["directie"])");
  office.daemon.go_to("2024-04-16");
  REQUIRE_FALSE(office.record("sent", "", "2024-04-15").contains("error"));
  CHECK(words(office.shown().at("waiting_on")) == R"(["katwijk/raad","leiden/raad"])");
  CHECK(office.shown().at("sent_out") == "2024-04-15");
  REQUIRE_FALSE(
      office.ask("Receive", {{"dossier", "d"}, {"step", "zienswijze"}, {"participant", "leiden"}, {"on", "2024-04-16"}})
          .contains("error"));
  const json::object items = office.ask("Agenda", {});
  std::vector<std::string> lines;
  for (const json::value& item : items.at("items").as_array()) {
    if (item.at("kind") != "reply") continue;
    lines.push_back(words(item.at("waiting_on")) + " " + words(item.at("participant")) + " " +
                    words(item.at("legal_date")));
  }
  CHECK(lines == std::vector<std::string>{R"(["katwijk/raad"] "katwijk" "2024-06-10")",
                                          R"(["leiden/raad"] "leiden" "2024-06-11")"});
  REQUIRE_FALSE(office.record("zienswijze", "leiden").contains("error"));
  CHECK(words(office.shown().at("waiting_on")) == R"(["katwijk/raad"])");
}

TEST_CASE("fan-out: why gate names who is missing; why date tells the story of one participant") {
  Office office;
  office.begin();
  REQUIRE_FALSE(office.record("view", "leiden").contains("error"));
  const json::object gate = office.ask("WhyGate", {{"dossier", "d"}, {"step", "zienswijze"}});
  CHECK(gate.at("verdict") == "undecided");
  CHECK(words(gate.at("missing")) == R"(["katwijk"])");
  CHECK(words(gate.at("awaited")) == R"(["katwijk"])");
  CHECK(gate.at("sentence").as_string().find("Katwijk") != std::string::npos);
  CHECK(engine::print::why_gate(gate, {}).find("Nog niet beslist") != std::string::npos);
  const json::object date =
      office.ask("WhyDate", {{"dossier", "d"}, {"step", "zienswijze"}, {"participant", "katwijk"}});
  CHECK(date.at("legal_date") == "2024-06-10");
  CHECK(date.at("sentence") ==
        "Toegezonden op maandag 15 april 2024; 8 weken (Wgr art. 1 lid 3) na die dag is maandag 10 juni 2024.");
  REQUIRE_FALSE(office.record("no-view", "katwijk").contains("error"));
  CHECK(office.ask("WhyGate", {{"dossier", "d"}, {"step", "zienswijze"}}).at("verdict") == "yes");
  CHECK(office.ask("WhyGate", {{"dossier", "d"}, {"step", "ab"}}).at("error") == "nl.besluitd.Control.NotPossible");
  const json::object unknown = office.record("view", "leide");
  CHECK(unknown.at("error") == "nl.besluitd.Control.NotFound");
  CHECK(unknown.at("kind") == "participant");
  CHECK(unknown.at("name") == "leide");
}

// `show` said "klaar", and `why gate` "nog niet beslist": a new council had come after the step was done.
TEST_CASE("fan-out: of a step that is done why gate says how it went on, and whose answer has lapsed since") {
  auto places = testing::councils();
  places.participants.at("leiden").new_councils = {make_date(2024, 4, 25)};
  auto route = views();
  route.steps.front().every->lapses = "Wgr art. 24a lid 4";
  Office office{FakeDaemon{route, places}};
  office.begin();
  REQUIRE_FALSE(office.record("view", "leiden").contains("error"));
  REQUIRE_FALSE(office.record("no-view", "katwijk").contains("error"));
  CHECK(office.shown().at("state") == "done");
  office.daemon.go_to("2024-04-26");
  const json::object gate = office.ask("WhyGate", {{"dossier", "d"}, {"step", "zienswijze"}});
  CHECK(office.shown().at("state") == "done");
  CHECK(gate.at("verdict") == "yes");
  CHECK(engine::print::why_gate(gate, {}) ==
        "d zienswijze: alle beantwoord\nGenoeg om verder te gaan\nDe stap is op dinsdag 16 april 2024 afgerond "
        "(beantwoord); de route gaat niet terug. Daarna is met de raad vervallen wat er geantwoord was, en wordt het "
        "opnieuw gevraagd: Leiden.\nNog geen antwoord: leiden\n");
  const std::string possible = words(office.ask("Show", {{"dossier", "d"}}).at("possible"));
  CHECK(possible.find("record d zienswijze view|no-view --participant leiden") != std::string::npos);
}

TEST_CASE("fan-out: the day after the term the engine wakes up by itself and settles what silence means") {
  Office office;
  office.begin();
  REQUIRE_FALSE(office.record("view", "leiden").contains("error"));
  office.daemon.go_to("2024-06-11", 7);
  CHECK(office.shown().at("state") == "open");
  office.daemon.go_to("2024-06-11", 9);
  CHECK(office.shown().at("state") == "done");
  CHECK(office.shown().at("participants").at(0).at("state") == "silent");
  REQUIRE_FALSE(office.record("view", "katwijk").contains("error"));
  const json::object katwijk = office.shown().at("participants").at(0).as_object();
  CHECK(katwijk.at("outcome") == "no-view");
  CHECK(katwijk.at("late_outcome") == "view");
  CHECK(katwijk.at("late_on") == "2024-06-11");
  const std::string table = engine::print::participants(office.ask("Show", {{"dossier", "d"}}), {});
  CHECK(table.find("geen zienswijze (niet geantwoord)") != std::string::npos);
  CHECK(table.find("zienswijze, 11 juni 2024") != std::string::npos);
}

TEST_CASE("fan-out: each council's contact is asked, and told its own date, in words of its own") {
  Office office;
  office.begin();
  office.daemon.go_to("2024-06-04");
  std::vector<std::string> told;
  const json::object notices = office.ask("Notices", {{"dossier", "d"}});
  for (const json::value& notice : notices.at("notices").as_array())
    if (notice.at("to") == "griffie@leiden.example") told.push_back(words(notice.at("kind")));
  CHECK(told == std::vector<std::string>{R"("question")", R"("reminder")", R"("reminder")"});
}

TEST_CASE("fan-out: the year shows the sending of the papers, and every answer that is awaited by its own date") {
  Office office;
  REQUIRE_FALSE(office.ask("Start", {{"route", "regeling"}, {"id", "d"}}).contains("error"));
  const auto year = [&] {
    std::vector<std::string> lines;
    const json::object reply = office.ask("Agenda", {{"year", 2024}});
    for (const json::value& value : reply.at("items").as_array()) {
      const json::object& item = value.as_object();
      if (item.at("step").is_null() || item.at("step").as_string() != "zienswijze") continue;
      std::string line = std::string(item.at("planning_date").as_string()) + " " +
                         std::string(item.at("kind").as_string()) + " " + words(item.at("waiting_on"));
      if (item.at("done").as_bool()) line += " done";
      if (item.at("overdue").as_bool()) line += " late " + words(item.at("days_late"));
      lines.push_back(line);
    }
    return lines;
  };
  CHECK(year() == std::vector<std::string>{R"(2024-04-17 papers ["directie"])"});
  office.daemon.go_to("2024-04-19");
  CHECK(year() == std::vector<std::string>{R"(2024-04-17 papers ["directie"] late 2)"});
  REQUIRE_FALSE(office.record("verzonden", "", "2024-04-15").contains("error"));
  CHECK(year() == std::vector<std::string>{R"(2024-04-15 papers ["directie"] done)",
                                           R"(2024-06-10 reply ["katwijk/raad"])",
                                           R"(2024-06-10 reply ["leiden/raad"])"});
}
