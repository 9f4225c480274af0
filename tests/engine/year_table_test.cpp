// SPDX-License-Identifier: EUPL-1.2
// The year as a table, with the dates of tests/engine/queries_test.cpp; and how it is printed and written as CSV.
#include "engine/app/print.hpp"
#include "engine/control/views.hpp"
#include "engine/core/queries.hpp"
#include "rules/diagnostic/csv.hpp"
#include "tests/engine/fake_daemon.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace besluit;
using namespace besluit::test;
namespace print = engine::print;
using testing::day;
using Strings = std::vector<std::string>;

struct Desk {
  FakeDaemon daemon;

  void run(const std::string& id, dossier::Command command) {
    engine::CommandInput input;
    input.dossier = id;
    input.route = "herstelplan-eigen-vermogen";
    input.actor.name = "test";
    input.command = std::move(command);
    bool done = false;
    daemon.submit(std::move(input),
                  {[&](const engine::CommandResult& reply) { done = reply.has_value() && !reply->rejection; }});
    REQUIRE(done);
  }
  void record(const std::string& step, const std::string& outcome) {
    run("een", dossier::Record{step, outcome, {}, ""});
  }
  [[nodiscard]] Strings year(int year) const {
    Strings lines;
    for (const auto& item : engine::year_table(daemon.state(), daemon.now(), year)) {
      std::string line = to_string(item.planning) + " " + item.kind + " " +
                         (item.dossier.empty() ? "-" : item.dossier) + " " +
                         (item.step.empty() ? item.body : item.step);
      for (const auto& who : item.waiting_on) line += " " + who;
      if (item.done) line += " DONE";
      if (item.overdue) line += " LATE";
      lines.push_back(line + (item.outcome.empty() ? "" : " " + item.outcome));
    }
    return lines;
  }
  [[nodiscard]] json::array rows(int year) const {
    json::array rows;
    for (const auto& item : engine::year_table(daemon.state(), daemon.now(), year))
      rows.push_back(engine::views::agenda_item(item));
    return rows;
  }
};

}  // namespace

TEST_CASE("the year has the meetings of the bodies and every date of the running dossiers") {
  Desk desk;
  CHECK(desk.year(2024) == Strings{"2024-05-23 meeting - bao", "2024-05-30 meeting - db",
                                   "2024-06-06 meeting - auditcommissie", "2024-07-10 meeting - ab",
                                   "2024-11-07 meeting - bao", "2024-11-14 meeting - db",
                                   "2024-11-21 meeting - auditcommissie", "2024-12-18 meeting - ab"});
  CHECK(desk.year(2025).empty());
  desk.run("een", dossier::Start{"een", {}});
  CHECK(desk.year(2024) ==
        Strings{"2024-05-15 task een opstellen directie", "2024-05-15 papers een bao directie",
                "2024-05-23 meeting een bao bao", "2024-05-23 papers een auditcommissie directie",
                "2024-05-30 meeting - db", "2024-06-06 meeting een auditcommissie auditcommissie",
                "2024-06-12 papers een vaststellen directie", "2024-06-19 sending een vaststellen secretaris",
                "2024-07-10 meeting een vaststellen ab", "2024-11-07 meeting - bao", "2024-11-14 meeting - db",
                "2024-11-21 meeting - auditcommissie", "2024-12-18 meeting - ab"});
}

TEST_CASE("what is done is marked, what is late too; a dossier that ended leaves the table") {
  Desk desk;
  desk.run("een", dossier::Start{"een", {}});
  desk.record("opstellen", "done");
  desk.record("bao", "delivered");
  desk.daemon.go_to("2024-05-24");
  desk.record("bao", "positief advies");
  Strings lines = desk.year(2024);
  lines.resize(5);
  CHECK(lines == Strings{"2024-03-14 task een opstellen directie DONE done",
                         "2024-05-15 papers een bao directie DONE "
                         "advised-positive",
                         "2024-05-23 meeting een bao bao DONE advised-positive",
                         "2024-05-23 papers een auditcommissie directie LATE", "2024-05-30 meeting - db"});
  desk.run("een", dossier::Withdraw{"klaar"});
  desk.daemon.go_to("2024-06-01");
  lines = desk.year(2024);
  lines.resize(3);
  CHECK(lines == Strings{"2024-05-23 meeting - bao DONE", "2024-05-30 meeting - db DONE",
                         "2024-06-06 meeting - auditcommissie"});
}

TEST_CASE("the year is printed as date, who, what") {
  Desk desk;
  desk.run("een", dossier::Start{"een", {}});
  desk.record("opstellen", "done");
  desk.record("bao", "delivered");
  desk.daemon.go_to("2024-05-24");
  desk.record("bao", "positief advies");
  json::array rows = desk.rows(2024);
  rows.resize(6);
  CHECK(print::year(rows, {false, Language::nl, 100}) ==
        "2024\n"
        "datum        wie                wat                          dossier\n"
        "do 14 maart  directie           taak: Herstelplan opstellen  een      klaar\n"
        "wo 15 mei    directie           aanleveren: bao              een      klaar\n"
        "do 23 mei    Bao                vergadering: bao             een      positief advies\n"
        "do 23 mei    directie           aanleveren: auditcommissie   een      TE LAAT\n"
        "do 30 mei    Dagelijks Bestuur  vergadering\n"
        "do 6 juni    Auditcommissie     vergadering: auditcommissie  een\n");
  CHECK(print::year({}, {}) == "In dit jaar staat er niets op de kalender.\n");
}

TEST_CASE("the year as CSV has a header, CRLF and quotes where they are needed") {
  const auto rows = json::parse(R"([
    {"dossier":"h1","title":"Plan, het \"grote\"","step":"bao","step_title":"Advies","kind":"papers","body":"bao",
     "body_name":"Bao","waiting_on":["directie"],"legal_date":"2024-05-18","planning_date":"2024-05-17","overdue":true,
     "acknowledged":false,"done":false,"outcome":null},
    {"dossier":null,"title":null,"step":null,"step_title":null,"kind":"meeting","body":"ab",
     "body_name":"Algemeen Bestuur","waiting_on":[],"legal_date":"2024-07-10","planning_date":"2024-07-10",
     "overdue":false,"acknowledged":false,"done":true,"outcome":null}])")
                        .as_array();
  const std::string csv = print::agenda_csv(rows, {});
  CHECK(csv ==
        "datum,wie,wat,dossier,titel,stap,termijn tot,stand\r\n"
        "2024-05-17,directie,aanleveren: Advies,h1,\"Plan, het \"\"grote\"\"\",bao,2024-05-18,TE LAAT\r\n"
        "2024-07-10,Algemeen Bestuur,vergadering,,,,2024-07-10,geweest\r\n");
  CHECK(print::agenda_csv({}, {false, Language::en, 80}) == "date,who,what,dossier,title,step,legal date,standing\r\n");
  // What a reader of CSV gets back is what went in.
  diagnostic::CsvReader reader(csv);
  std::size_t records = 0;
  while (const auto record = reader.next()) {
    CHECK_FALSE(record->problem.has_value());
    CHECK(record->fields.size() == 8);
    if (++records == 2) CHECK(record->fields[4] == "Plan, het \"grote\"");
  }
  CHECK(records == 3);
}
