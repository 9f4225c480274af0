// SPDX-License-Identifier: EUPL-1.2
// A dossier that gets a step of its own, and then a version of its own: it lives on through a kill, and no other
// dossier of the route has it.
#include "tests/support/catch.hpp"
#include "tests/system/daemon.hpp"

using namespace besluit;
using namespace besluit::test;

namespace {

std::vector<std::string> steps_of(Daemon& daemon, const std::string& dossier) {
  std::vector<std::string> ids;
  const json::object shown = daemon.call("Show", {{"dossier", dossier}});
  for (const json::value& step : shown.at("steps").as_array()) ids.emplace_back(step.at("id").as_string());
  return ids;
}

std::string text_of(Daemon& daemon, const std::string& dossier) {
  return std::string(daemon.call("Definition", {{"dossier", dossier}}).at("text").as_string());
}

}  // namespace

TEST_CASE("a dossier gets a task of its own, and a file of its own; no other dossier has them") {
  using Ids = std::vector<std::string>;
  Daemon daemon;
  daemon.start();
  for (const char* id : {"plan", "ander"}) {
    (void)daemon.call("Start", {{"route", "herstelplan-eigen-vermogen"},
                                {"id", id},
                                {"set", json::object{{"prognose weerstandsvermogen", "2500000"}}}});
  }
  const Ids usual{"opstellen", "bao", "auditcommissie", "vaststellen"};
  (void)daemon.call("AddStep", {{"dossier", "plan"},
                                {"step", "juridisch-advies"},
                                {"task", "Juridisch advies vragen"},
                                {"who", "directie"},
                                {"by", "2024-05-02"},
                                {"before", "bao"},
                                {"reason", "vraag van het DB"}});
  CHECK(steps_of(daemon, "plan") == Ids{"opstellen", "juridisch-advies", "bao", "auditcommissie", "vaststellen"});
  CHECK(steps_of(daemon, "ander") == usual);
  CHECK(daemon.call("Definition", {{"dossier", "ander"}}).at("present").as_bool());
  CHECK_FALSE(daemon.call("Definition", {{"dossier", "plan"}}).at("present").as_bool());
  // What is wrong is said, and nothing changes.
  const json::object twice{
      {"dossier", "plan"}, {"step", "bao"}, {"task", "Nog eens"}, {"who", "directie"}, {"reason", "fout"}};
  CHECK(daemon.error_of("AddStep", twice) == "nl.besluitd.Control.Rejected");
  const json::object nobody{{"dossier", "plan"}, {"step", "x"}, {"task", "X"}, {"who", "niemand"}, {"reason", "fout"}};
  CHECK(daemon.error_of("AddStep", nobody) == "nl.besluitd.Control.Rejected");
  CHECK(daemon.error_of("Migrate", {{"dossier", "plan"}, {"definition", "soort: route\n"}, {"reason", "fout"}}) ==
        "nl.besluitd.Control.Rejected");
  // Where the route has passed nothing can be put any more, and no day that has passed can be kept.
  const auto passed = [&](json::object more) {
    more.insert({{"dossier", "ander"}, {"step", "x"}, {"task", "X"}, {"who", "directie"}, {"reason", "te laat"}});
    return daemon.error_of("AddStep", more);
  };
  CHECK(passed({{"before", "opstellen"}}) == "nl.besluitd.Control.Rejected");
  CHECK(passed({{"by", "2024-03-13"}}) == "nl.besluitd.Control.Rejected");
  CHECK(steps_of(daemon, "ander") == usual);
  CHECK(passed({{"beside", "opstellen"}}).empty());
  (void)daemon.call("Record", {{"dossier", "ander"}, {"step", "x"}, {"outcome", "gereed"}});
  // What was done may go again: it stands in the history.
  (void)daemon.call("Migrate", {{"dossier", "ander"}, {"reason", "terug"}});
  CHECK(steps_of(daemon, "ander") == usual);
  // Another route's file is not this dossier's.
  CHECK(daemon.error_of("Migrate", {{"dossier", "plan"},
                                    {"definition", file_text(daemon.routes() + "/takendialoog.yaml")},
                                    {"reason", "fout"}}) == "nl.besluitd.Control.Rejected");

  daemon.kill();
  daemon.start();
  CHECK(steps_of(daemon, "plan").size() == 5);
  std::string text = text_of(daemon, "plan");
  const std::string task = "Juridisch advies vragen";
  text.replace(text.find(task), task.size(), "Advies van de huisjurist");
  (void)daemon.call("Migrate", {{"dossier", "plan"}, {"definition", text}, {"reason", "zo heet het"}});
  CHECK(text_of(daemon, "plan") == text);
  CHECK(text_of(daemon, "ander") == file_text(daemon.routes() + "/herstelplan.yaml"));
  // Back to the route as everybody has it: the step had not begun.
  (void)daemon.call("Migrate", {{"dossier", "plan"}, {"reason", "toch niet nodig"}});
  CHECK(steps_of(daemon, "plan") == usual);
  CHECK(daemon.call("Verify").at("findings").as_array().empty());
}
