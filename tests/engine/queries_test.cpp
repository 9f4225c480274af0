// SPDX-License-Identifier: EUPL-1.2
// Dates by hand: the Bao of 23 May 2024 wants its papers 5 working days before (20 May is Whit Monday): 15 May. The
// Auditcommissie of 6 June two weeks before: 23 May. The AB of 10 July four weeks before: 12 June, sent out 19 June.
#include "engine/core/queries.hpp"
#include "engine/control/views.hpp"
#include "engine/control/why.hpp"
#include "storage/projection.hpp"
#include "tests/engine/fake_daemon.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace besluit;
using namespace besluit::test;
using testing::day;
using Strings = std::vector<std::string>;

struct Desk {
  FakeDaemon daemon;

  std::string run(const std::string& id, dossier::Command command) {
    engine::CommandInput input;
    input.dossier = id;
    input.route = "herstelplan-eigen-vermogen";
    input.actor.name = "test";
    input.command = std::move(command);
    std::string result;
    daemon.submit(std::move(input), {[&](const engine::CommandResult& reply) {
                    result = !reply ? "not recorded" : reply->rejection ? dossier::token(reply->rejection->code) : "ok";
                  }});
    return result;
  }
  void start(const std::string& id) { REQUIRE(run(id, dossier::Start{id, {}}) == "ok"); }
  void record(const std::string& id, const std::string& step, const std::string& outcome) {
    REQUIRE(run(id, dossier::Record{step, outcome, {}, ""}) == "ok");
  }
  engine::DossierView show(const std::string& id) {
    auto view = engine::show(daemon.state(), id, daemon.now());
    REQUIRE(view.has_value());
    return *view;
  }
  std::vector<engine::DossierView> list() {
    std::vector<engine::DossierView> rows;
    for (const std::string& id : engine::dossier_ids(daemon.state()))
      rows.push_back(
          engine::glance_of(*engine::find_dossier(daemon.state(), id), engine::today_of(daemon.state(), daemon.now())));
    return rows;
  }
  Strings agenda(std::optional<Date> until = {}) {
    Strings lines;
    for (const auto& item : engine::agenda(daemon.state(), daemon.now(), until)) {
      std::string line = to_string(item.planning) + " " + item.dossier + " " + item.step + " " + item.kind;
      for (const auto& who : item.waiting_on) line += " " + who;
      lines.push_back(line + (item.overdue ? " LATE" : ""));
    }
    return lines;
  }
};

std::string next_of(const engine::DossierView& view) {
  return view.next ? to_string(view.next->date) + " " + view.next->step : "-";
}

TEST_CASE("the agenda says what is due, on whom, and what is late") {
  Desk desk;
  desk.start("een");
  CHECK(desk.agenda() == Strings{"2024-05-15 een opstellen task directie", "2024-05-15 een bao papers directie",
                                 "2024-05-23 een auditcommissie papers directie",
                                 "2024-06-12 een vaststellen papers directie",
                                 "2024-06-19 een vaststellen sending secretaris"});
  CHECK(desk.agenda(day("2024-05-15")).size() == 2);
  CHECK(desk.agenda(day("2024-05-14")).empty());

  desk.daemon.go_to("2024-05-15", 23);  // the day itself is in time
  CHECK(desk.agenda(day("2024-05-15")) ==
        Strings{"2024-05-15 een opstellen task directie", "2024-05-15 een bao papers directie"});
  desk.daemon.go_to("2024-05-16", 0);
  CHECK(desk.agenda(day("2024-05-15")) ==
        Strings{"2024-05-15 een opstellen task directie LATE", "2024-05-15 een bao papers directie LATE"});
}

TEST_CASE("lateness is counted in calendar days after the legal date, for own papers terms after the planning date") {
  dossier::Deadline deadline;
  deadline.legal = day("2024-05-18");  // a Saturday
  deadline.planning = day("2024-05-17");
  const auto late_on = [&](dossier::DeadlineKind kind, std::string_view today) {
    deadline.name.kind = kind;
    return engine::days_late(deadline, day(today));
  };
  using enum dossier::DeadlineKind;
  CHECK(late_on(papers, "2024-05-17") == 0);
  CHECK(late_on(papers, "2024-05-18") == 1);
  CHECK(late_on(papers, "2024-05-21") == 4);  // Whit Monday counts
  CHECK(late_on(sending, "2024-05-21") == 4);
  CHECK(late_on(statutory, "2024-05-18") == 0);
  CHECK(late_on(statutory, "2024-05-21") == 3);
  CHECK(late_on(reply, "2024-05-21") == 3);
  deadline.running = false;
  CHECK(late_on(papers, "2024-05-21") == 0);
}

TEST_CASE("when the papers are in, the body is waited for on the day it meets") {
  Desk desk;
  desk.start("een");
  desk.record("een", "opstellen", "done");
  CHECK(desk.show("een").steps.at(1).waiting_on == Strings{"directie"});
  desk.record("een", "bao", "delivered");
  CHECK(desk.show("een").steps.at(1).waiting_on == Strings{"bao"});
  CHECK(desk.agenda(day("2024-05-23")) ==
        Strings{"2024-05-23 een auditcommissie papers directie", "2024-05-23 een bao meeting bao"});
  desk.daemon.go_to("2024-05-25");
  CHECK(desk.agenda(day("2024-05-23")) ==
        Strings{"2024-05-23 een auditcommissie papers directie LATE", "2024-05-23 een bao meeting bao"});
}

TEST_CASE("a dossier is listed with its steps and its next date") {
  Desk desk;
  desk.start("b");
  desk.start("a");
  desk.record("a", "opstellen", "done");
  REQUIRE(desk.run("b", dossier::Withdraw{"dubbel"}) == "ok");
  const auto all = desk.list();
  REQUIRE(all.size() == 2);
  CHECK(all[0].id == "a");
  CHECK(all[0].state == "running");
  CHECK(next_of(all[0]) == "2024-05-15 bao");
  CHECK(all[0].steps[0].state == "done");
  CHECK(all[0].steps[0].outcome == "done");
  CHECK(all[0].steps[1].state == "open");
  CHECK(all[0].steps[3].state == "waiting");
  CHECK(all[1].state == "withdrawn");
  CHECK(next_of(all[1]) == "-");
  CHECK(json::serialize(engine::views::dossier_row(all[0])) ==
        R"({"dossier":"a","workflow":"herstelplan-eigen-vermogen","title":"Herstelplan Eigen Vermogen",)"
        R"("state":"running",)"
        R"("result":null,"feasible":true,"overdue":false,"steps":[{"id":"opstellen","state":"done","outcome":"done"},)"
        R"({"id":"bao","state":"open","outcome":null},{"id":"auditcommissie","state":"waiting","outcome":null},)"
        R"({"id":"vaststellen","state":"waiting","outcome":null}],"next":{"date":"2024-05-15","step":"bao"}})");
}

TEST_CASE("late papers make a dossier infeasible, and the plan says which facts collide") {
  Desk desk;
  desk.start("een");
  CHECK(desk.show("een").feasible);
  auto plan = engine::plan(desk.daemon.state(), "een", desk.daemon.now());
  REQUIRE(plan.has_value());
  CHECK(plan->feasible());
  CHECK(plan->target->body == "ab");
  CHECK(to_string(*plan->target->meeting) == "2024-07-10");

  desk.daemon.go_to("2024-05-20");
  const engine::DossierView view = desk.show("een");
  CHECK_FALSE(view.feasible);
  CHECK(view.overdue);
  CHECK_FALSE(view.steps[0].feasible);
  CHECK_FALSE(view.steps[1].feasible);
  CHECK(view.steps[2].feasible);
  plan = engine::plan(desk.daemon.state(), "een", desk.daemon.now());
  REQUIRE(plan->conflict.has_value());
  CHECK_FALSE(plan->conflict->facts.empty());
  CHECK_FALSE(plan->conflict->sentence.nl.empty());
  // The Auditcommissie of 21 November comes a day after the AB of 18 December wants its papers: no meeting can be made.
  CHECK_FALSE(plan->conflict->first_possible.has_value());

  auto world = std::make_shared<definition::Organisation>(testing::hecht());
  world->bodies.at("bao").meetings.back() = {day("2024-10-24"), day("2024-10-24")};
  world->bodies.at("auditcommissie").meetings.back() = {day("2024-11-14"), day("2024-11-14")};
  desk.daemon.state_to_change().library.organisation = world;
  plan = engine::plan(desk.daemon.state(), "een", desk.daemon.now());
  REQUIRE(plan->conflict->first_possible.has_value());
  CHECK(to_string(plan->conflict->first_possible->meeting.date) == "2024-12-18");
  CHECK(to_string(plan->conflict->first_possible->papers_due) == "2024-11-20");
  const engine::Counts counts = engine::counts(desk.daemon.state(), desk.daemon.now());
  CHECK(counts.running == 1);
  CHECK(counts.overdue == 1);
  CHECK(counts.infeasible == 1);
}

TEST_CASE("the plan of a running dossier shows the recorded dates with their slack") {
  Desk desk;
  desk.start("een");
  desk.record("een", "opstellen", "done");
  const auto plan = engine::plan(desk.daemon.state(), "een", desk.daemon.now());
  REQUIRE(plan.has_value());
  Strings lines;
  for (const auto& hop : plan->hops)
    lines.push_back(hop.step + (hop.done ? " done" : "") + " " + (hop.papers ? to_string(hop.papers->planning) : "-") +
                    " " + (hop.sending ? to_string(hop.sending->planning) : "-") + " " +
                    (hop.meeting ? to_string(hop.meeting->date) : "-") + " " +
                    (hop.slack_days ? std::to_string(*hop.slack_days) : "-"));
  // 14 March to 15 May is 62 days; 23 May to 23 May none; 6 June to 12 June six.
  CHECK(lines[0].starts_with("opstellen done"));
  CHECK(lines[1] == "bao 2024-05-15 2024-05-15 2024-05-23 62");
  CHECK(lines[2] == "auditcommissie 2024-05-23 2024-05-23 2024-06-06 0");
  CHECK(lines[3] == "vaststellen 2024-06-12 2024-06-19 2024-07-10 6");
  const json::object view = engine::views::plan(*plan, Language::nl);
  const json::object& hop = view.at("hops").as_array()[1].as_object();
  CHECK(json::serialize(hop.at("papers_due")) == R"({"legal_date":"2024-05-15","planning_date":"2024-05-15"})");
  CHECK(hop.at("meeting_id").as_string() == "bao/2024-05-23");
  CHECK_FALSE(hop.at("derivation").as_array().empty());
  CHECK(view.at("hops").as_array()[0].as_object().at("body").is_null());
  CHECK(view.at("participants").as_array().empty());
  CHECK(view.at("conflict").is_null());
}

TEST_CASE("a name that is not there comes with names that are") {
  Desk desk;
  desk.start("een");
  desk.start("twee");
  const auto missing = engine::show(desk.daemon.state(), "ene", desk.daemon.now());
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().kind == "dossier");
  CHECK(missing.error().possible == Strings{"een", "twee"});
  for (int i = 0; i < 25; ++i) desk.start("dossier-" + std::to_string(100 + i));
  CHECK(engine::show(desk.daemon.state(), "twe", desk.daemon.now()).error().possible == Strings{"twee"});
}

TEST_CASE("why a notice: sent, not sent, and still to come") {
  Desk desk;
  desk.start("een");
  desk.daemon.go_to("2024-05-10");
  desk.record("een", "opstellen", "done");
  engine::Methods methods{desk.daemon, desk.daemon};
  const json::object notices = call(methods, admin(), "Notices", {{"dossier", "een"}});
  std::map<std::string, json::object> by_state;
  for (const json::value& row : notices.at("notices").as_array())
    by_state.emplace(std::string{row.at("state").as_string()}, row.as_object());
  REQUIRE(by_state.contains("sent"));
  REQUIRE(by_state.contains("not-sent"));
  CHECK(by_state.at("sent").at("channel").as_string() == "bestand");
  CHECK(by_state.at("not-sent").at("channel").is_null());
  CHECK_FALSE(by_state.at("not-sent").at("reason").as_string().empty());

  const std::string key = storage::deadline_key("een", {"vaststellen", dossier::DeadlineKind::papers, 1});
  const json::object coming = call(methods, admin(), "WhyNotice", {{"id", storage::rung_notice_id(key, 2)}});
  CAPTURE(json::serialize(coming));
  CHECK(coming.at("notice").at("reason_code").as_string() == "not-yet");
  CHECK(coming.at("notice").at("state").as_string() == "pending");
  CHECK(call(methods, admin(), "WhyNotice", {{"id", key + "#99"}}).contains("error"));
}

TEST_CASE("a failed notice says why, in its reason") {
  storage::NoticeRow row;
  row.id = "een/dates-1/directie";
  row.dossier = "een";
  row.kind = "dates";
  row.to = "visser";
  row.role = "directie";
  row.channel = "mail";
  row.due_ms = FakeDaemon::at("2024-03-14", 9).time_since_epoch().count();
  row.reason_code = "dates-set";
  row.reason = "De data van deze rol zijn vastgesteld.";
  row.delivery = storage::Delivery::failed;
  row.attempts = 3;
  row.last_error = "550 no such user";
  row.settled_ms = row.due_ms;
  CHECK(json::serialize(engine::views::notice(row, amsterdam())) ==
        R"({"id":"een/dates-1/directie","dossier":"een","step":null,"rung":null,"kind":"dates","to":"visser",)"
        R"("role":"directie",)"
        R"("channel":"mail","due":"2024-03-14T09:00:00+01:00","state":"failed","reason_code":"delivery-failed",)"
        R"("reason":"De data van deze rol zijn vastgesteld. Het bericht kon niet weg: 550 no such user","attempts":3,)"
        R"("next_try":null,"settled":"2024-03-14T09:00:00+01:00"})");
}

TEST_CASE("why a date: the first running deadline, and what stood before it") {
  Desk desk;
  desk.start("een");
  engine::Methods methods{desk.daemon, desk.daemon};
  const json::object why = call(methods, admin(), "WhyDate", {{"dossier", "een"}, {"step", "vaststellen"}});
  CHECK(why.at("kind").as_string() == "papers");
  CHECK(why.at("planning_date").as_string() == "2024-06-12");
  CHECK(why.at("deadlines").as_array().size() == 2);
  CHECK_FALSE(why.at("sentence").as_string().empty());
  CHECK(why.at("overdue").as_bool() == false);
}

}  // namespace
