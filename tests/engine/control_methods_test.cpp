// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/interface.hpp"
#include "engine/control/methods.hpp"
#include "engine/core/limits.hpp"
#include "tests/engine/fake_daemon.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/varlink_idl.hpp"

#include <set>

namespace {

using namespace besluit;
using namespace besluit::test;
using engine::Methods;

const std::string id = "herstelplan-eigen-vermogen-2024-1";

/// The route asks one fact, so that a dossier can be told it.
definition::Workflow with_a_prognosis() {
  definition::Workflow workflow = testing::herstelplan();
  workflow.inputs = {{"prognose", feel::Type::number, "EUR"}};
  return workflow;
}

/// A dossier that was started, of which the task is done and the papers for the Bao are in.
struct Office {
  FakeDaemon daemon{with_a_prognosis()};
  Methods methods{daemon, daemon};

  json::object ask(const std::string& method, const json::object& parameters = {}) {
    return call(methods, admin(), method, parameters);
  }
  void begin() {
    REQUIRE_FALSE(ask("Start", {{"route", "herstelplan-eigen-vermogen"}}).contains("error"));
    REQUIRE_FALSE(ask("Record", {{"dossier", id}, {"step", "opstellen"}, {"outcome", "gereed"}}).contains("error"));
    REQUIRE_FALSE(ask("Record", {{"dossier", id}, {"step", "bao"}, {"outcome", "delivered"}}).contains("error"));
  }
};

TEST_CASE("both interface descriptions are whole") {
  for (const auto text : {engine::control_description(), engine::service_description()}) {
    const idl::Interface interface = idl::read(text);
    for (const auto& [name, type] : interface.types) CHECK(idl::dangling(interface, type).empty());
    for (const auto& [name, method] : interface.methods) {
      CHECK(idl::dangling(interface, method.in).empty());
      CHECK(idl::dangling(interface, method.out).empty());
    }
  }
  CHECK_THROWS(idl::read("interface a.b\nmethod Lower(x: strin) ->"));
  CHECK_THROWS(idl::read("interface a.b\nmethod X(a__b: int) -> ()"));
  CHECK_THROWS(idl::read("interface a.b\ntype X (a: int)\ntype X (a: int)"));
}

TEST_CASE("the description and the table name the same methods") {
  const idl::Interface interface = idl::read(engine::control_description());
  std::set<std::string> described;
  std::set<std::string> known;
  for (const auto& [name, method] : interface.methods) described.insert(name);
  for (const auto& info : engine::control_methods()) known.insert(std::string{info.name});
  CHECK(described == known);
}

TEST_CASE("every reply of every method fits the description") {
  Office office;
  office.begin();
  office.daemon.go_to("2024-06-14");
  office.daemon.findings = {{"dossier x", "differs"}};
  const idl::Interface interface = idl::read(engine::control_description());
  const std::vector<std::pair<std::string, json::object>> calls{
      {"Status", {}},
      {"Start", {{"route", "herstelplan-eigen-vermogen"}, {"id", "tweede"}}},
      {"List", {}},
      {"List", {{"state", "ended"}}},
      {"Show", {{"dossier", id}}},
      {"Definition", {{"dossier", id}}},
      {"Plan", {{"dossier", id}, {"lang", "en"}}},
      {"Agenda", {{"within", "30 weken"}}},
      {"Record",
       {{"dossier", id}, {"step", "bao"}, {"outcome", "advised-positive"}, {"on", "2024-05-23"}, {"note", "goed"}}},
      {"Acknowledge", {{"dossier", id}, {"step", "auditcommissie"}}},
      {"DeadlineSet", {{"dossier", "tweede"}, {"step", "opstellen"}, {"date", "2024-07-01"}, {"reason", "nu al"}}},
      {"Extend", {{"dossier", "tweede"}, {"step", "opstellen"}, {"term", "2 weken"}, {"reason", "ziekte"}}},
      {"History", {{"dossier", id}, {"after", 2}}},
      {"History", {}},
      {"WhyDate", {{"dossier", id}, {"step", "auditcommissie"}}},
      {"Snooze", {{"dossier", "tweede"}, {"step", "bao"}, {"until", "2024-07-01"}}},
      {"Escalate", {{"dossier", id}, {"step", "vaststellen"}}},
      {"AbsenceAdd", {{"person", "jansen"}, {"from", "2024-07-01"}, {"until", "2024-07-19"}}},
      {"AbsenceList", {}},
      {"AbsenceEnd", {{"number", 1}}},
      {"SilenceAdd", {{"dossier", id}, {"step", "bao"}, {"until", "2024-07-01"}, {"reason", "overleg"}}},
      {"SilenceList", {}},
      {"SilenceEnd", {{"number", 1}}},
      {"WhyNone", {{"person", "visser"}, {"on", "2024-06-11"}}},
      {"NotifyPreview", {{"dossier", "tweede"}, {"count", 5}}},
      {"RoutesTest", {{"route", "herstelplan-eigen-vermogen"}}},
      {"NotifyTest", {{"channel", "bestand"}, {"to", "jansen"}}},
      {"Drill", {{"dossier", "tweede"}, {"to", "jansen"}}},
      {"NoticesRetry", {}},
      {"Attendance", {{"body", "bao"}, {"meeting", "2024-05-23"}, {"present", 3}, {"of", 5}}},
      {"Request", {{"dossier", id}, {"by", "leiden"}, {"text", "graag later"}}},
      {"Facts", {{"dossier", "tweede"}, {"set", json::object{{"prognose", "2"}}}}},
      {"Skip", {{"dossier", "tweede"}, {"step", "opstellen"}, {"reason", "was er al"}}},
      {"Vote", {{"dossier", "tweede"}, {"step", "bao"}, {"for", 3}, {"against", 1}}},
      {"Notices", {}},
      {"Notices", {{"dossier", id}}},
      {"Withdraw", {{"dossier", "tweede"}, {"reason", "dubbel"}}},
      {"Show", {{"dossier", "tweede"}}},
      {"Plan", {{"dossier", "tweede"}}},
      {"DeadlineSet", {{"dossier", id}, {"step", "vaststellen"}, {"date", "2024-06-17"}, {"reason", "kort stuk"}}},
      {"DeadlineSet", {{"dossier", id}, {"step", "vaststellen"}, {"reason", "toch niet"}}},
      {"Suspend", {{"dossier", id}, {"step", "auditcommissie"}, {"reason", "wacht"}}},
      {"Resume", {{"dossier", id}, {"step", "auditcommissie"}}},
      {"Retarget",
       {{"dossier", id}, {"step", "vaststellen"}, {"meeting", "2024-12-18"}, {"reason", "later beschikbaar"}}},
      {"MeetingList", {{"body", "ab"}}},
      {"MeetingMove", {{"body", "ab"}, {"meeting", "2024-12-18"}, {"to", "2024-12-11"}}},
      {"MeetingMove", {{"body", "ab"}, {"meeting", "2024-12-18"}, {"to", "2024-12-11"}, {"apply", true}}},
      {"MeetingList", {}},
      {"MeetingCancel",
       {{"body", "bao"}, {"meeting", "bao/2024-11-07"}, {"reason", "geen onderwerpen"}, {"apply", true}}},
      {"MeetingAdd", {{"body", "bao"}, {"on", "2024-11-14"}, {"apply", true}}},
      {"MeetingTerm", {{"body", "ab"}, {"meeting", "2024-12-11"}, {"term", "2 weken"}, {"reason", "spoed"}}},
      {"MeetingImport", {{"added", json::array{"db/2024-10-01"}}, {"gone", json::array{"db/2024-11-14"}}}},
      {"Reload", {{"preview", true}}},
      {"Reload", {}},
      {"Verify", {}},
      {"Clock", {}},
      {"ClockAdvance", {{"by", "7d"}}},
  };
  // Receive and WhyGate: see control_fan_out_test.cpp. AddStep needs a route of a file: system/own_version_test.cpp.
  std::set<std::string> seen{"Watch", "WhyNotice", "Correct", "Receive", "WhyGate", "Answer", "Migrate", "AddStep"};
  for (const auto& [method, parameters] : calls) {
    seen.insert(method);
    const json::object reply = office.ask(method, parameters);
    CAPTURE(method, json::serialize(parameters), json::serialize(reply));
    CHECK(idl::judge(interface, interface.methods.at(method).out, reply, method) == "");
  }
  // WhyNotice for every notice there is: sent, not sent.
  const json::object notices = office.ask("Notices");
  std::set<std::string> states;
  for (const json::value& notice : notices.at("notices").as_array()) {
    states.insert(std::string{notice.at("state").as_string()});
    const json::object reply = office.ask("WhyNotice", {{"id", notice.at("id")}});
    CHECK(idl::judge(interface, interface.methods.at("WhyNotice").out, reply, "WhyNotice") == "");
    CHECK_FALSE(notice.at("reason").as_string().empty());
    CHECK_FALSE(notice.at("reason_code").as_string().empty());
  }
  CHECK(states == std::set<std::string>{"not-sent", "pending", "sent"});
  std::uint64_t seq = 0;
  const json::object history = office.ask("History", {{"dossier", id}});
  for (const json::value& event : history.at("events").as_array())
    if (event.at("type").as_string() == "outcome-recorded") seq = event.at("seq").to_number<std::uint64_t>();
  std::uint64_t request = 0;
  for (const json::value& event : history.at("events").as_array())
    if (event.at("type").as_string() == "requested") request = event.at("seq").to_number<std::uint64_t>();
  const json::object answered =
      office.ask("Answer", {{"dossier", id}, {"seq", request}, {"answer", "declined"}, {"reason", "al eerder"}});
  CAPTURE(json::serialize(answered));
  CHECK(idl::judge(interface, interface.methods.at("Answer").out, answered, "Answer") == "");
  const json::object corrected = office.ask(
      "Correct", {{"dossier", id}, {"seq", seq}, {"outcome", "negatief advies"}, {"reason", "verkeerd verslag"}});
  CAPTURE(json::serialize(corrected));
  CHECK(idl::judge(interface, interface.methods.at("Correct").out, corrected, "Correct") == "");
  for (const auto& info : engine::control_methods()) CHECK(seen.contains(std::string{info.name}));
}

TEST_CASE("every typed error fits the description") {
  Office office;
  office.begin();
  const idl::Interface interface = idl::read(engine::control_description());
  const idl::Interface service = idl::read(engine::service_description());
  struct Row {
    std::string method;
    json::object parameters;
    std::string error;
  };
  const std::vector<Row> rows{
      {"Show", {{"dossier", "niets"}}, "nl.besluitd.Control.NotFound"},
      {"Record", {{"dossier", "niets"}, {"step", "bao"}, {"outcome", "klaar"}}, "nl.besluitd.Control.NotFound"},
      {"Record", {{"dossier", id}, {"step", "boa"}, {"outcome", "klaar"}}, "nl.besluitd.Control.NotFound"},
      {"Record",
       {{"dossier", id}, {"step", "vaststellen"}, {"outcome", "vastgesteld"}},
       "nl.besluitd.Control.Rejected"},
      {"Record", {{"dossier", id}, {"step", "bao"}, {"outcome", "prachtig"}}, "nl.besluitd.Control.Rejected"},
      {"Correct", {{"dossier", id}, {"seq", 999}, {"reason", "x"}}, "nl.besluitd.Control.NotFound"},
      {"Withdraw", {{"dossier", id}, {"reason", ""}}, "nl.besluitd.Control.Rejected"},
      {"Start", {{"route", "niets"}}, "nl.besluitd.Control.NotFound"},
      {"WhyDate", {{"dossier", id}, {"step", "niets"}}, "nl.besluitd.Control.NotFound"},
      {"WhyNotice", {{"id", "niets"}}, "nl.besluitd.Control.NotFound"},
      {"ClockAdvance", {{"to", "2020-01-01"}}, "nl.besluitd.Control.NotPossible"},
      {"ClockAdvance", {{"to", "2025-01-01"}, {"by", "7d"}}, "org.varlink.service.InvalidParameter"},
      {"ClockAdvance", {{"by", "soon"}}, "org.varlink.service.InvalidParameter"},
      {"List", {{"state", "lopend"}}, "org.varlink.service.InvalidParameter"},
      {"List", {{"sate", "running"}}, "org.varlink.service.InvalidParameter"},
      {"List", {{"lang", "fr"}}, "org.varlink.service.InvalidParameter"},
      {"Agenda", {{"within", "spoedig"}}, "org.varlink.service.InvalidParameter"},
      {"Show", {}, "org.varlink.service.InvalidParameter"},
      {"Show", {{"dossier", 7}}, "org.varlink.service.InvalidParameter"},
      {"Show", {{"dossier", std::string(5000, 'x')}}, "org.varlink.service.InvalidParameter"},
      {"Record",
       {{"dossier", id}, {"step", "bao"}, {"outcome", "x"}, {"on", "23-5-2024"}},
       "org.varlink.service.InvalidParameter"},
      {"Watch", {}, "org.varlink.service.ExpectedMore"},
      {"Lijst", {}, "org.varlink.service.MethodNotFound"},
      {"nl.besluitd.Beheer.List", {}, "org.varlink.service.InterfaceNotFound"},
      {"org.varlink.service.GetInterfaceDescription", {{"interface", "x.y"}}, "org.varlink.service.InterfaceNotFound"},
      {"org.varlink.service.GetInterfaceDescription", {}, "org.varlink.service.InvalidParameter"},
  };
  for (const Row& row : rows) {
    json::object reply = office.ask(row.method, row.parameters);
    CAPTURE(row.method, json::serialize(row.parameters), json::serialize(reply));
    REQUIRE(reply.contains("error"));
    CHECK(reply.at("error").as_string() == row.error);
    reply.erase("error");
    const bool own = row.error.starts_with("nl.");
    const idl::Interface& interface_of = own ? interface : service;
    const std::string name = row.error.substr(row.error.rfind('.') + 1);
    CHECK(idl::judge(interface_of, interface_of.errors.at(name), reply, name) == "");
  }
  office.daemon.fault = storage::StoreError{storage::Fault::full, "no space left on device"};
  const json::object full = office.ask("Withdraw", {{"dossier", id}, {"reason", "x"}});
  CHECK(json::serialize(full) ==
        R"({"fault":"full","message":"no space left on device","error":"nl.besluitd.Control.StoreUnavailable"})");
  CHECK(office.ask("Status").at("store").as_string() == "full: no space left");
}

TEST_CASE("a refusal says what is possible now") {
  Office office;
  office.begin();
  const json::object reply =
      office.ask("Record", {{"dossier", id}, {"step", "vaststellen"}, {"outcome", "vastgesteld"}});
  CHECK(reply.at("code").as_string() == "step-not-open");
  CHECK_FALSE(reply.at("sentence").as_string().empty());
  CHECK_FALSE(reply.at("possible").as_array().empty());
  const json::object near = office.ask("Show", {{"dossier", "herstelplan-eigen-vermogen-2024-2"}, {"lang", "en"}});
  CHECK(near.at("sentence").as_string() ==
        "There is no dossier 'herstelplan-eigen-vermogen-2024-2'. Do you mean 'herstelplan-eigen-vermogen-2024-1'?");
}

TEST_CASE("attendance: what cannot be is refused once, for all items; no item is an answer too") {
  Office office;
  office.begin();
  office.daemon.go_to("2024-05-24");
  const auto attended = [&](const char* body, const char* meeting, int present, int of) {
    const json::object reply =
        office.ask("Attendance", {{"body", body}, {"meeting", meeting}, {"present", present}, {"of", of}});
    if (!reply.contains("error")) return json::serialize(reply.at("verdict")) + json::serialize(reply.at("items"));
    std::string text{reply.at("error").as_string()};
    if (reply.contains("code")) text += " " + json::serialize(reply.at("code"));
    if (reply.contains("kind")) text += " " + json::serialize(reply.at("kind"));
    return text;
  };
  CHECK(attended("bao", "2024-05-23", 3, 5) ==
        R"("quorum"[{"dossier":"herstelplan-eigen-vermogen-2024-1","step":"bao","sentence":"3 van de 5 leden zijn )"
        R"(aanwezig, en 3 is genoeg voor het quorum (Gemeentewet 20(1)).","problem":null}])");
  CHECK(attended("bao", "2024-05-23", 2, 5).starts_with(R"("no-quorum"[{"dossier":)"));
  CHECK(attended("bao", "2024-05-23", 6, 5) == R"(nl.besluitd.Control.Rejected "bad-vote")");
  CHECK(attended("bao", "2024-05-22", 3, 5) == R"(nl.besluitd.Control.NotFound "meeting")");
  CHECK(attended("raad", "2024-05-23", 3, 5) == R"(nl.besluitd.Control.NotFound "body")");
  CHECK(attended("ab", "2024-07-10", 3, 5) == "nl.besluitd.Control.NotPossible");
  CHECK(attended("auditcommissie", "2024-05-23", 3, 5) == R"(nl.besluitd.Control.NotFound "meeting")");
}

TEST_CASE("every method asks for its right, and for no more") {
  using engine::Right;
  Office office;
  const std::vector<std::pair<engine::Rights, Right>> peers{{{}, Right::none},
                                                            {{true, false, false}, Right::read},
                                                            {{true, true, false}, Right::clerk},
                                                            {{true, true, true}, Right::admin}};
  const std::set<std::string> for_clerks{
      "Start",      "Record",  "Correct", "Withdraw",    "Acknowledge", "Receive",     "DeadlineSet",   "Extend",
      "Retarget",   "Suspend", "Resume",  "MeetingMove", "MeetingAdd",  "MeetingTerm", "MeetingImport", "MeetingCancel",
      "Skip",       "Facts",   "Vote",    "Attendance",  "Request",     "Answer",      "Snooze",        "Escalate",
      "AbsenceAdd", "Migrate", "AddStep", "AbsenceEnd",  "SilenceAdd",  "SilenceEnd",  "Drill"};
  const std::set<std::string> for_admins{"Reload", "Verify", "ClockAdvance", "NoticesRetry", "NotifyTest"};
  for (const auto& info : engine::control_methods()) {
    const std::string name{info.name};
    const Right needed = for_clerks.contains(name)   ? Right::clerk
                         : for_admins.contains(name) ? Right::admin
                                                     : Right::read;
    CHECK(info.right == needed);
    for (const auto& [rights, right] : peers) {
      const json::object reply = call(office.methods, {{"uid 7"}, rights}, name);
      const bool denied =
          reply.contains("error") && reply.at("error").as_string() == "org.varlink.service.PermissionDenied";
      CAPTURE(name, static_cast<int>(right));
      CHECK(denied == (right < needed));
    }
  }
  CHECK(call(office.methods, {{"uid 7"}, {}}, "org.varlink.service.GetInfo").at("interfaces").as_array().size() == 2);
}

TEST_CASE("the peer is the actor of every change") {
  Office office;
  call(office.methods, clerk(), "Start", {{"route", "herstelplan-eigen-vermogen"}, {"id", "een"}});
  call(office.methods, clerk(), "Acknowledge", {{"dossier", "een"}, {"step", "opstellen"}});
  office.ask("Reload");
  office.ask("ClockAdvance", {{"to", "2024-03-20"}});
  CHECK(office.daemon.asked == std::vector<std::string>{"start een by uid 1000 (jansen)",
                                                        "ack een by uid 1000 (jansen)", "reload by uid 0 (root)",
                                                        "clock 2024-03-20T23:59:59+01:00 by uid 0 (root)"});
  const json::object history = office.ask("History", {{"dossier", "een"}});
  for (const json::value& event : history.at("events").as_array())
    CHECK(event.at("actor").as_string() == "uid 1000 (jansen)");
}

TEST_CASE("by days the clock keeps the time on the wall over the change to summer time") {
  Office office;
  office.daemon.go_to("2024-03-30");
  office.ask("ClockAdvance", {{"by", "1d"}});
  office.ask("ClockAdvance", {{"by", "24h"}});
  CHECK(office.daemon.asked == std::vector<std::string>{"clock 2024-03-31T09:00:00+02:00 by uid 0 (root)",
                                                        "clock 2024-04-01T09:00:00+02:00 by uid 0 (root)"});
}

TEST_CASE("watchers are counted, refused beyond the bound, and let go") {
  Office office;
  std::vector<std::uint64_t> open;
  std::vector<std::string> seen;
  engine::Request request;
  request.method = "nl.besluitd.Control.Watch";
  request.parameters = std::make_shared<const json::object>();
  request.more = true;
  for (std::size_t i = 0; i < engine::limits::watchers; ++i) {
    const auto number = office.methods.call(clerk(), request, [&](std::string message, bool last) {
      CHECK_FALSE(last);
      seen.push_back(std::move(message));
    });
    REQUIRE(number);
    open.push_back(*number);
  }
  CHECK(raw_call(office.methods, clerk(), "Watch", {}, true)
            .starts_with(R"({"error":"nl.besluitd.Control.NotPossible")"));
  office.ask("Start", {{"route", "herstelplan-eigen-vermogen"}, {"id", "een"}});
  REQUIRE_FALSE(seen.empty());
  CHECK(seen.size() % open.size() == 0);
  CHECK(seen.front().starts_with(R"({"parameters":{"dossier":"een","event":{"seq":1,)"));
  CHECK(seen.front().ends_with(std::string{"\"continues\":true}\0", 18}));
  office.methods.end(open.back());
  CHECK(office.daemon.listeners() == open.size() - 1);
  CHECK(office.methods.call(clerk(), request, [](const std::string&, bool) {}).has_value());
}

TEST_CASE("a refused upgrade and a later answer") {
  Office office;
  engine::Request request;
  request.method = "nl.besluitd.Control.Status";
  request.parameters = std::make_shared<const json::object>();
  request.upgrade = true;
  std::string answer;
  office.methods.call(clerk(), request, [&](std::string message, bool) { answer = std::move(message); });
  CHECK(answer.starts_with(R"({"error":"org.varlink.service.MethodNotImplemented")"));

  office.daemon.hold = true;
  answer.clear();
  request.upgrade = false;
  request.method = "nl.besluitd.Control.Start";
  request.parameters = std::make_shared<const json::object>(json::object{{"route", "herstelplan-eigen-vermogen"}});
  office.methods.call(clerk(), request, [&](std::string message, bool) { answer = std::move(message); });
  CHECK(answer.empty());
  office.daemon.let_go();
  CHECK(answer.starts_with(R"({"parameters":{"dossier":"herstelplan-eigen-vermogen-2024-1","feasible":true)"));
}

}  // namespace
