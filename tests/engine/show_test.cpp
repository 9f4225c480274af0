// SPDX-License-Identifier: EUPL-1.2
// What `show` says of the steps of a dossier, as it comes over the socket and as a person reads it.
#include "engine/app/print.hpp"
#include "engine/control/interface.hpp"
#include "engine/control/methods.hpp"
#include "rules/feel/condition.hpp"
#include "tests/engine/fake_daemon.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/varlink_idl.hpp"

namespace {

using namespace besluit;
using namespace besluit::test;

/// First a task, then one of two branches by the amount, then the board.
definition::Workflow branches() {
  using namespace besluit::testing;
  const auto holds_if = [](definition::Step step, const char* condition) {
    step.only_if = *feel::compile(condition, {{"bedrag", feel::Type::number}});
    return step;
  };
  definition::Workflow workflow =
      route("keuze", {{task("opstellen", "Opstellen")},
                      {holds_if(task("klein", "Kort memo"), "bedrag < 100000")},
                      {holds_if(task("groot", "Volledig voorstel"), "bedrag >= 100000")},
                      {in_meeting(asks("ab", "ab", definition::Ask::decision), "2024-07-10")}});
  workflow.inputs = {{"bedrag", feel::Type::number, "EUR"}};
  workflow.hash = "keuze";
  return workflow;
}

struct Desk {
  FakeDaemon daemon{branches()};
  engine::Methods methods{daemon, daemon};
  idl::Interface interface = idl::read(engine::control_description());

  json::object ask(const std::string& method, const json::object& parameters) {
    json::object reply = call(methods, admin(), method, parameters);
    CAPTURE(method, json::serialize(reply));
    REQUIRE_FALSE(reply.contains("error"));
    CHECK(idl::judge(interface, interface.methods.at(method).out, reply, method) == "");
    return reply;
  }
  json::object show() { return ask("Show", {{"dossier", "d"}}); }
};

/// The line of this step in the table; the whole text when there is none.
std::string row(const json::object& dossier, const std::string& step, Language language = Language::nl) {
  engine::print::Look look;
  look.language = language;
  const std::string text = engine::print::show(dossier, look);
  const std::size_t begin = text.find("\n" + step + " ");
  return begin == text.npos ? text : text.substr(begin + 1, text.find('\n', begin + 1) - begin - 1);
}

}  // namespace

// Which way the dossier went was clear from the amount, but the other branch stood on "wacht" until the board met.
TEST_CASE("show: a branch that is not taken lapses as soon as that is certain") {
  Desk desk;
  desk.ask("Start", {{"route", "keuze"}, {"id", "d"}});
  CHECK(row(desk.show(), "klein") == "klein      wacht");
  CHECK(row(desk.show(), "groot") == "groot      wacht");
  desk.ask("Facts", {{"dossier", "d"}, {"set", json::object{{"bedrag", "250000"}}}});
  const json::object shown = desk.show();
  std::string applies;
  for (const json::value& step : shown.at("steps").as_array())
    applies += std::string{step.at("applies").as_string()} + " ";
  CHECK(applies == "yes no yes yes ");
  CHECK(shown.at("steps").at(1).at("state") == "waiting");
  CHECK(row(shown, "klein") == "klein      vervalt");
  CHECK(row(shown, "klein", Language::en) == "klein      lapses");
  CHECK(row(shown, "groot").starts_with("groot      wacht "));
}

// A body without `aanleveren` has no date for its papers: there stood ", binnen".
TEST_CASE("show: papers that are in without a date are just in") {
  const auto shown = [](json::value due) {
    json::object step{{"id", "db"}, {"state", "open"}, {"papers_due", std::move(due)}, {"delivered", true}};
    return json::object{{"dossier", "d"}, {"state", "running"}, {"steps", json::array{std::move(step)}}};
  };
  CHECK(row(shown(nullptr), "db").find(",") == std::string::npos);
  CHECK(row(shown(nullptr), "db").find("  binnen") != std::string::npos);
  CHECK(row(shown({{"planning_date", "2024-05-15"}, {"legal_date", "2024-05-15"}}), "db").find("15 mei 2024, binnen") !=
        std::string::npos);
}
