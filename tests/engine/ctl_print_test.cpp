// SPDX-License-Identifier: EUPL-1.2
// What people read, compared whole.
#include "engine/app/print.hpp"
#include "tests/support/catch.hpp"

#include <boost/json.hpp>

#include <string>

namespace {

using namespace besluit;
using namespace besluit::engine;
namespace json = boost::json;

json::object parsed(std::string_view text) {
  return json::parse({text.data(), text.size()}).as_object();
}
json::array rows(std::string_view text) {
  return json::parse({text.data(), text.size()}).as_array();
}

constexpr std::string_view two_dossiers = R"([
 {"dossier":"herstelplan-2024-1","workflow":"herstelplan","title":"Herstelplan","state":"running","result":null,
  "feasible":false,"overdue":true,"steps":[{"id":"opstellen","state":"done","outcome":"done"},
  {"id":"bao","state":"open","outcome":null}],"next":{"date":"2024-05-15","step":"bao"}},
 {"dossier":"één","workflow":"herstelplan","title":"Één","state":"ended","result":"adopted","feasible":true,
  "overdue":false,"steps":[{"id":"bao","state":"done","outcome":"advised-positive"}],"next":null}])";

TEST_CASE("a list is aligned, also with letters of two bytes") {
  CHECK(print::list(rows(two_dossiers), {}) ==
        "dossier             stand                  stappen                 eerstvolgend\n"
        "herstelplan-2024-1  loopt                  1 van 2 klaar; nu: bao  15 mei 2024 bao (te laat)  NIET HAALBAAR\n"
        "één                 afgerond: vastgesteld  1 van 1 klaar\n");
  CHECK(print::list({}, {}) == "Er zijn geen dossiers.\n");
  CHECK(print::list({}, {false, Language::en, 100}) == "There are no dossiers.\n");
}

TEST_CASE("colours only when asked for, and never in the text of somebody else") {
  const std::string plain = print::list(rows(two_dossiers), {});
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK(print::list(rows(two_dossiers), {true, Language::nl, 100}).find("\x1b[31mNIET HAALBAAR\x1b[0m") !=
        std::string::npos);
  const std::string evil = print::list(
      rows(R"([{"dossier":"a\u001b[2Jb","state":"x\u0007","steps":[],"next":{"date":"\u001b[31m","step":"\u202e"}}])"),
      {});
  CHECK(evil.find('\x1b') == std::string::npos);
  CHECK(evil.find('\x07') == std::string::npos);
  CHECK(evil.find("\u202e") == std::string::npos);
  CHECK(print::refusal(parsed(R"({"sentence":"\u001b[2Jx","possible":["\u001b]0;y"]})"), {}).find('\x1b') ==
        std::string::npos);
  CHECK(print::why_notice(parsed(R"({"sentence":"\u001b[2J","notice":{"rung":"\u001b"}})"), {}).find('\x1b') ==
        std::string::npos);
}

TEST_CASE("the agenda reads as date, what, on whom") {
  CHECK(print::agenda(rows(R"([
    {"dossier":"h1","title":"Herstelplan","step":"bao","step_title":"Advies","kind":"papers","body":"bao",
     "waiting_on":["directie"],"legal_date":"2024-05-18","planning_date":"2024-05-17","overdue":true,
     "days_late":5,"acknowledged":false},
    {"dossier":"h1","title":"Herstelplan","step":"ab","step_title":"Besluit","kind":"meeting","body":"ab",
     "waiting_on":["ab"],"legal_date":"2024-07-10","planning_date":"2024-07-10","overdue":false,
     "acknowledged":true}])"),
                      {}) ==
        "datum         wat          wacht op  dossier  stap\n"
        "17 mei 2024   aanleveren   directie  h1       bao   TE LAAT, 5 dagen, laatste dag 18 mei 2024\n"
        "10 juli 2024  vergadering  ab        h1       ab    gezien\n");
  CHECK(print::agenda({}, {}) == "Er hoeft niets te gebeuren.\n");
}

constexpr std::string_view small_plan =
    R"({"dossier":null,"workflow":"herstelplan","title":"Herstelplan","from":"2024-05-01",
 "feasible":true,"provisional":false,"target":{"step":"ab","body":"ab","meeting":"2024-07-10"},"hops":[
 {"step":"opstellen","title":"Opstellen","ask":"task","who":"directie","body":null,"body_name":null,"meeting":null,
  "meeting_id":null,"papers_due":{"legal_date":"2024-05-15","planning_date":"2024-05-15"},
  "sent_out":null,"sending":null,
  "slack_days":14,"target":false,"done":false,"derivation":[]},
 {"step":"bao","title":"Advies","ask":"advice","who":"directie","body":"bao","body_name":"Bao","meeting":"2024-05-23",
  "meeting_id":"bao/2024-05-23","papers_due":{"legal_date":"2024-05-15","planning_date":"2024-05-15"},
  "sent_out":"2024-05-15","sending":null,"slack_days":14,"target":false,"done":false,"derivation":[]},
 {"step":"ab","title":"Besluit","ask":"decision","who":"directie","body":"ab","body_name":"Algemeen Bestuur",
  "meeting":"2024-07-10","meeting_id":"ab/2024-07-10",
  "papers_due":{"legal_date":"2024-06-12","planning_date":"2024-06-12"},
  "sent_out":"2024-06-19","sending":null,"slack_days":20,"target":false,"done":false,"derivation":[]}],
 "participants":[],"conflict":null})";

TEST_CASE("a plan is a table with a picture of the weeks under it") {
  CHECK(print::plan(parsed(small_plan), {false, Language::nl, 80}) ==
        "herstelplan  Herstelplan\n"
        "Haalbaar: ab besluit op 10 juli 2024\n"
        "\n"
        "stap       wie               uiterlijk  verzenden  vergadering  speling\n"
        "opstellen  directie          wo 15 mei                          14 dagen\n"
        "bao        Bao               wo 15 mei             do 23 mei    14 dagen\n"
        "ab         Algemeen Bestuur  wo 12 jun  wo 19 jun  wo 10 jul    20 dagen\n"
        "\n"
        "           mei 2024       jun            jul\n"
        "opstellen  ╌╌╌╌╌╌╌◆       ┊              ┊\n"
        "bao        ╌╌╌╌╌╌╌▲━━━●   ┊              ┊\n"
        "ab                    ╌╌╌╌╌╌╌╌╌╌▲━━▼━━━━━━━━━━●\n"
        "           ▲ aanleveren  ▼ verzenden  ● vergadering  ◆ klaar\n");
}

TEST_CASE("a plan in a narrow terminal is a list, and in two years its dates say which") {
  json::object plan = parsed(small_plan);
  plan["hops"].as_array()[2].as_object()["meeting"] = "2025-01-15";
  plan["hops"].as_array()[0].as_object()["dates"] = json::parse(R"([
    {"legal_date":"2024-05-15","planning_date":"2024-05-15","kind":"target","words":"half mei 2024","main":true},
    {"legal_date":"2024-06-01","planning_date":"2024-05-31","kind":"statutory","words":null,"main":false}])");
  plan["closures"] = json::parse(R"([{"kind":"closure","name":"Kerst","from":"2024-12-23","until":"2025-01-03"}])");
  CHECK(print::plan(plan, {false, Language::nl, 48}) ==
        "herstelplan  Herstelplan\n"
        "Haalbaar: ab besluit op 10 juli 2024\n"
        "\n"
        "opstellen (directie)\n"
        "  uiterlijk wo 15 mei\n"
        "  speling 14 dagen\n"
        "bao (Bao)\n"
        "  uiterlijk wo 15 mei\n"
        "  vergadering do 23 mei\n"
        "  speling 14 dagen\n"
        "ab (Algemeen Bestuur)\n"
        "  uiterlijk wo 12 jun\n"
        "  verzenden wo 19 jun\n"
        "  vergadering wo 15 jan '25\n"
        "  speling 20 dagen\n"
        "\n"
        "Datums van de route:\n"
        "  opstellen: streefdatum 15 mei 2024 (in de route: \"half mei 2024\")\n"
        "  opstellen: wettelijk uiterlijk 1 juni 2024\n"
        "\n"
        "              jun jul aug sep okt nov    jan\n"
        "                                        ▒▒\n"
        "opstellen  ╌◆ §   ┊   ┊   ┊   ┊   ┊  ┊   ┊\n"
        "bao        ╌▲●┊   ┊   ┊   ┊   ┊   ┊  ┊   ┊\n"
        "ab           ╌╌╌▲▼━━━━━━━━━━━━━━━━━━━━━━━━━●\n"
        "           ▲ aanleveren  ▼ verzenden\n"
        "           ● vergadering  ◆ klaar\n"
        "           § wettelijk uiterlijk  ▒ sluiting\n"
        "sluiting Kerst: 23 december 2024 tot en met 3 januari 2025\n");
}

TEST_CASE("a plan that cannot be made says why and what can") {
  json::object plan = parsed(small_plan);
  plan["feasible"] = false;
  plan["conflict"] =
      parsed(R"({"sentence":"Dit past niet.","facts":[{"kind":"meeting","id":"ab/2024-07-10","value":"2024-07-10",
    "text":"het AB vergadert op woensdag 10 juli 2024"}],"first_possible":{"body":"ab","meeting":"2024-12-18",
    "meeting_id":"ab/2024-12-18","papers_due":"2024-11-20"}})");
  plan["hops"] = json::array{};
  plan["target"] = nullptr;
  CHECK(print::plan(plan, {}) ==
        "herstelplan  Herstelplan\n"
        "Niet haalbaar\n"
        "Dit past niet.\n"
        "  - het AB vergadert op woensdag 10 juli 2024\n"
        "De eerste vergadering die kan: ab 18 december 2024, aanleveren op 20 november 2024\n"
        "\n"
        "stap  wie  uiterlijk  verzenden  vergadering  speling\n");
}

// A preview of files that could not be read said that no date moves.
TEST_CASE("a preview of a reload says when the files cannot be used, and when nothing moves") {
  CHECK(print::impact(
            parsed(R"({"swapped":false,"readable":false,"messages":["r.yaml:3:1: fout\n  |\n"],"changes":[]})"), {}) ==
        "r.yaml:3:1: fout\n  |\nDeze bestanden kunnen zo niet worden gebruikt; er is verder niets bekeken.\n");
  CHECK(print::impact(parsed(R"({"swapped":false,"readable":true,"messages":[],"changes":[]})"), {}) ==
        "Er verschuift geen datum van een lopend dossier.\n");
}

TEST_CASE("a refusal lists what is possible now") {
  CHECK(print::refusal(parsed(
                           R"({"code":"step-not-open","sentence":"De stap is niet open.",
                "possible":["record d bao done","withdraw d"]})"),
                       {}) == "De stap is niet open.\nNu mogelijk:\n  record d bao gereed\n  withdraw d\n");
  CHECK(print::refusal(parsed(R"({"sentence":"Nee.","possible":[]})"), {}) == "Nee.\n");
}

TEST_CASE("reasons are sentences") {
  CHECK(print::why_date(parsed(R"({"dossier":"h1","step":"bao","kind":"papers","legal_date":"2024-05-18",
    "planning_date":"2024-05-17","overdue":true,"sentence":"de reden.","derivation":[],"deadlines":[
    {"name":"bao/papers-2","kind":"papers","state":"running","planning_date":"2024-05-17","sentence":"de reden."},
    {"name":"bao/papers-1","kind":"papers","state":"closed","planning_date":"2024-05-10",
     "set_at":"2024-03-14T09:00:00+01:00","reason":"De datum is vervangen."}]})"),
                        {}) ==
        "h1, bao: aanleveren uiterlijk 17 mei 2024 (laatste dag 18 mei 2024), te laat\nDe reden.\n"
        "Eerder: aanleveren 10 mei 2024, gezet op 14 maart 2024 09:00. De datum is vervangen.\n");
  CHECK(print::why_notice(parsed(R"({"sentence":"Dit bericht aan visser is niet verzonden. De stap is klaar.","notice":
    {"kind":"escalation","rung":"na 1 werkdag","due":"2024-05-21T08:00:00+02:00","dossier":"h1","step":"bao",
     "state":"not-sent","attempts":0,"next_try":null}})"),
                          {}) ==
        "Dit bericht aan visser is niet verzonden. De stap is klaar.\n"
        "escalatie \"na 1 werkdag\", moment 21 mei 2024 08:00, h1/bao\n");
}

TEST_CASE("what was recorded is told in one line") {
  CHECK(print::changed(
            parsed(R"({"dossier":"h1","feasible":true,"conflict":null,"next":{"date":"2024-05-15","step":"bao"},
    "possible":[],"events":[]})"),
            {}) == "h1: vastgelegd; eerstvolgend: bao op 15 mei 2024\n");
  CHECK(print::changed(parsed(R"({"dossier":"h1","feasible":true,"conflict":null,"next":null,"possible":[],
    "events":[{"type":"ended","result":"adopted"}]})"),
                       {}) == "h1: vastgelegd\nHet dossier is afgerond: vastgesteld\n");
}

TEST_CASE("an answer with missing or strange fields is still printed") {
  CHECK_FALSE(print::status({}, {}).empty());
  CHECK_FALSE(print::show({}, {}).empty());
  CHECK_FALSE(print::plan(parsed(R"({"hops":[1,null,{"papers_due":7,"meeting":false}]})"), {}).empty());
  CHECK_FALSE(print::history(rows(R"([{},3])"), {}).empty());
  CHECK_FALSE(print::verified({}, {}).empty());
}

}  // namespace
