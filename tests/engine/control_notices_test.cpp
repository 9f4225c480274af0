// SPDX-License-Identifier: EUPL-1.2
// The socket's methods about notices and people: what would go out, exercises, who is away, silences, and why somebody
// got nothing. The numbers in brackets are complaints about alerting tools that a test answers.
#include "engine/app/print.hpp"
#include "engine/control/methods.hpp"
#include "tests/engine/fake_daemon.hpp"
#include "tests/support/catch.hpp"

#include <set>

namespace {

using namespace besluit;
using namespace besluit::test;
using engine::Methods;

const std::string id = "herstelplan-eigen-vermogen-2024-1";

struct Office {
  FakeDaemon daemon;
  Methods methods{daemon, daemon};

  Office() {
    REQUIRE_FALSE(ask("Start", {{"route", "herstelplan-eigen-vermogen"}}).contains("error"));
    daemon.go_to("2024-03-14");
  }
  json::object ask(const std::string& method, const json::object& parameters = {}) {
    return call(methods, admin(), method, parameters);
  }
  std::string error(const std::string& method, const json::object& parameters) {
    const json::object reply = ask(method, parameters);
    return reply.contains("error") ? std::string{std::string_view{reply.at("error").as_string()}} : "";
  }
};

std::string text(const json::value& value) {
  return value.is_string() ? std::string{std::string_view{value.get_string()}} : "-";
}

std::string all(const json::array& texts) {
  std::string out;
  for (const json::value& one : texts) out += text(one) + "\n";
  return out;
}

TEST_CASE("a preview says what will go out, and that is what goes out [16, 17]") {
  Office office;
  const json::object preview = office.ask("NotifyPreview", {{"dossier", id}, {"count", 200}});
  std::set<std::string> promised;
  for (const json::value& value : preview.at("notices").as_array()) {
    const json::object& notice = value.as_object();
    if (text(notice.at("state")) != "pending") continue;
    CHECK(text(notice.at("subject")) != "-");
    CHECK(text(notice.at("text")).find("Beste ") == 0);
    promised.insert(text(notice.at("at")) + " " + text(notice.at("to")) + " " + text(notice.at("id")));
  }
  CHECK(promised.size() > 5);
  const json::object before = office.ask("Notices", {{"dossier", id}});
  CHECK(office.ask("NotifyPreview", {{"dossier", id}}) == office.ask("NotifyPreview", {{"dossier", id}}));
  CHECK(office.ask("Notices", {{"dossier", id}}) == before);  // a look changes nothing
  office.daemon.go_to("2024-12-31");
  std::set<std::string> went;
  const json::object replied_1 = office.ask("Notices", {{"dossier", id}});
  for (const json::value& value : replied_1.at("notices").as_array()) {
    const json::object& notice = value.as_object();
    if (text(notice.at("state")) == "sent" && text(notice.at("rung")) != "-")
      went.insert(text(notice.at("due")) + " " + text(notice.at("to")) + " " + text(notice.at("id")));
  }
  CHECK(promised == went);
}

TEST_CASE("these facts: who would get what; nothing is started [17]") {
  Office office;
  const std::size_t before = office.ask("List").at("dossiers").as_array().size();
  const json::object found = office.ask("RoutesTest", {{"route", "herstelplan-eigen-vermogen"}, {"count", 3}});
  CHECK(found.at("notices").as_array().size() == 3);
  CHECK(office.ask("List").at("dossiers").as_array().size() == before);
  CHECK(office.error("RoutesTest", {{"route", "herstelplan"}}) == "nl.besluitd.Control.NotFound");
  CHECK(office.error("RoutesTest", {{"route", "herstelplan-eigen-vermogen"}, {"count", 0}}) ==
        "org.varlink.service.InvalidParameter");
}

TEST_CASE("an exercise is marked and goes to the caller only; a test says what the channel said [17]") {
  Office office;
  const json::object drill = office.ask("Drill", {{"dossier", id}, {"to", "secretaris"}, {"count", 4}});
  CHECK(drill.at("delivered").as_bool());
  REQUIRE_FALSE(office.daemon.tried.empty());
  for (const engine::Message& message : office.daemon.tried) {
    CHECK(message.subject.starts_with("[PROEF] "));
    CHECK(message.to_mail == "secretaris@hecht.example");
    CHECK(message.text.starts_with("PROEF: dit is een oefening;"));
    CHECK(message.dates.empty());
    CHECK(message.drill);
  }
  // Root is no person of the organisation: it must say who gets it.
  CHECK(office.error("Drill", {{"dossier", id}}) == "nl.besluitd.Control.NotPossible");
  office.daemon.tried.clear();
  const json::object mine = call(office.methods, clerk(), "Drill", {{"dossier", id}, {"count", 1}});
  CHECK(mine.at("messages").as_array().size() == 1);
  CHECK(office.daemon.tried.at(0).to_mail == "secretaris@hecht.example");  // jansen, by the login name
  const json::object test = office.ask("NotifyTest", {{"channel", "bestand"}, {"to", "iemand@elders.example"}});
  CHECK(test.at("delivered").as_bool());
  CHECK(text(test.at("messages").as_array().at(0).at("subject")) == "[PROEF] Proefbericht via kanaal 'bestand'");
  CHECK(office.error("NotifyTest", {{"channel", "duif"}, {"to", "jansen"}}) == "nl.besluitd.Control.NotPossible");
}

TEST_CASE("why did somebody get nothing on a day [18]") {
  Office office;
  SECTION("nothing was due") {
    const json::object none = office.ask("WhyNone", {{"person", "directie"}, {"on", "2024-03-20"}});
    CHECK(text(none.at("person")) == "visser");
    CHECK_FALSE(none.at("sent").as_bool());
    const std::string said = all(none.at("sentences").as_array());
    CHECK(said.find("Op woensdag 20 maart 2024 was er niets voor visser aan de beurt.\nHet volgende staat op ") == 0);
  }
  SECTION("it went to the deputy, waits in a silence, or did go") {
    const json::object preview = office.ask("NotifyPreview", {{"dossier", id}, {"count", 1}});
    const json::object& first = preview.at("notices").as_array().at(0).as_object();
    const std::string day = text(first.at("at")).substr(0, 10);
    SECTION("silence") {
      CHECK_FALSE(office.ask("SilenceAdd", {{"person", "visser"}, {"until", "2024-06-01"}, {"reason", "rust"}})
                      .contains("error"));
      office.daemon.go_to(day, 12);
      const std::string said =
          all(office.ask("WhyNone", {{"person", "visser"}, {"on", day}}).at("sentences").as_array());
      CHECK(said.find(" wacht. Stilte 1 van uid 0 (root) (rust)") != std::string::npos);
      CHECK(said.find("Stilte 1 geldt die dag (rust).") != std::string::npos);
      const json::object list = office.ask("SilenceList");
      CHECK(list.at("silences").as_array().at(0).at("held").as_array().size() >= 1);
    }
    SECTION("absence") {
      CHECK_FALSE(
          office
              .ask("AbsenceAdd",
                   {{"person", "visser"}, {"from", "2024-03-15"}, {"until", "2024-06-01"}, {"deputy", "secretaris"}})
              .contains("error"));
      office.daemon.go_to(day, 12);
      const json::object none = office.ask("WhyNone", {{"person", "visser"}, {"on", day}});
      CHECK(none.at("absent").as_bool());
      const std::string said = all(none.at("sentences").as_array());
      CHECK(said.find(" ging naar jansen. ") != std::string::npos);
      CHECK(said.find("visser is afwezig tot en met zaterdag 1 juni 2024.") != std::string::npos);
    }
    SECTION("it did go") {
      office.daemon.go_to(day, 12);
      CHECK(office.ask("WhyNone", {{"person", "visser"}, {"on", day}}).at("sent").as_bool());
    }
  }
  CHECK(office.error("WhyNone", {{"person", "niemand"}}) == "nl.besluitd.Control.NotFound");
}

TEST_CASE("failed notices can be tried again, one or all") {
  Office office;
  office.daemon.verdict = engine::Verdict::permanent;
  const json::object preview = office.ask("NotifyPreview", {{"dossier", id}, {"count", 1}});
  const std::string first = text(preview.at("notices").as_array().at(0).at("id"));
  office.daemon.go_to(text(preview.at("notices").as_array().at(0).at("at")).substr(0, 10), 12);
  office.daemon.verdict = engine::Verdict::delivered;
  CHECK(all(office.ask("NoticesRetry", {{"id", first}}).at("retried").as_array()) == first + "\n");
  CHECK(office.error("NoticesRetry", {{"id", "weg"}}) == "nl.besluitd.Control.NotFound");
  const std::string sent = text(office.ask("Notices").at("notices").as_array().at(0).at("id"));
  CHECK(office.error("NoticesRetry", {{"id", sent}}) == "nl.besluitd.Control.Rejected");
  // Only an admin.
  CHECK(text(call(office.methods, clerk(), "NoticesRetry", {}).at("error")) == "org.varlink.service.PermissionDenied");
}

TEST_CASE("people read the answers as tables and sentences") {
  Office office;
  const engine::print::Look look;
  const json::object added = office.ask(
      "AbsenceAdd", {{"person", "jansen"}, {"from", "2024-07-01"}, {"until", "2024-07-19"}, {"reason", "vakantie"}});
  CHECK(engine::print::absences(added, look) ==
        "jansen is afwezig van maandag 1 juli 2024 tot en met vrijdag 19 juli 2024; adjunct neemt het over.\n\n"
        "#  wie     van          tot en met    berichten naar  stand  reden\n"
        "1  jansen  1 juli 2024  19 juli 2024  bakker          wacht  vakantie\n");
  const json::object quiet =
      office.ask("SilenceAdd", {{"dossier", id}, {"until", "2024-04-01"}, {"reason", "overleg loopt"}});
  CHECK(engine::print::silences(quiet, look)
            .starts_with("Berichten over dossier " + id + " wachten van donderdag 14 maart"));
  CHECK(engine::print::silences(office.ask("SilenceEnd", {{"number", 1}}), look)
            .starts_with("Stilte 1 is voorbij; wat wachtte, gaat nu.\n"));
  CHECK(engine::print::rehearsed({}, look) == "Er komen geen berichten meer.\n");
}

}  // namespace
