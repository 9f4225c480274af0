// SPDX-License-Identifier: EUPL-1.2
// Events as they stand in journals. The texts here are a promise: journals written with them stay readable.
#include "tests/storage/scripted.hpp"
#include "tests/support/catch.hpp"

#include <set>

using namespace besluit;
using namespace besluit::storage;
using besluit::testing::day;
using storage::testing::Script;
using storage::testing::whole_life;

namespace {

struct Golden {
  dossier::Event event;
  std::string type;
  std::string body;
};

dossier::RungPlan rung(definition::RungRule::Kind kind, std::string text, std::string to, std::string_view due) {
  return {kind, std::move(text), std::move(to), false, day(due), dossier::NotSent::none};
}

dossier::DeadlineSet a_deadline() {
  dossier::DeadlineSet set{{"vaststellen", dossier::DeadlineKind::papers, 2},
                           day("2024-06-12"),
                           day("2024-06-11"),
                           "directie",
                           {},
                           true,
                           {}};
  set.derivation = {{terms::Rule::meeting, day("2024-07-10"), day("2024-07-10"), "Algemeen Bestuur"},
                    {terms::Rule::own_term_back, day("2024-07-10"), day("2024-06-12"), "4 weken"}};
  set.rungs = {rung(definition::RungRule::Kind::reminder, "1 week vooraf", "directie", "2024-06-04"),
               rung(definition::RungRule::Kind::escalation, "na 1 werkdag", "secretaris", "2024-06-12")};
  set.rungs[0].settled = dossier::NotSent::before_date_set;
  set.rungs[0].moved_by = "recess Meireces";
  set.rungs[1].unless_acknowledged = true;
  return set;
}

dossier::NoticeRaised a_notice() {
  dossier::NoticeLine line{"bao",
                           dossier::DeadlineKind::sending,
                           day("2024-05-15"),
                           day("2024-05-14"),
                           day("2024-05-23"),
                           day("2024-05-01"),
                           {},
                           false};
  line.derivation = {{terms::Rule::given_date, day("2024-05-15"), day("2024-05-15"), ""}};
  return {"dates-2/directie",
          dossier::NoticeKind::dates,
          "directie",
          "visser",
          "bao",
          {"Het \"Bao\" schoof op.", "The Bao moved."},
          {line}};
}

std::vector<Golden> goldens() {
  using namespace besluit::dossier;
  using definition::Meeting;
  using definition::Move;
  using definition::Outcome;
  return {
      {Started{"plan", "hecht", "Een plan", "b0", {"a", "b"}, {0, 1}, {{"bedrag", "2500000"}}}, "started",
       R"({"route":"plan","organisation":"hecht","title":"Een plan","workflow":"b0","steps":["a","b"],"stages":[0,1],)"
       R"("values":{"bedrag":"2500000"}})"},
      {Planned{2,
               false,
               true,
               {"Het past niet.", "It does not fit."},
               {{"a", "", std::nullopt, std::nullopt},
                {"b", "ab", Meeting{day("2024-07-03"), day("2024-07-10")}, day("2024-06-19")}}},
       "planned",
       R"({"version":2,"feasible":false,"provisional":true,"conflict":{"nl":"Het past niet.","en":"It does not fit."},)"
       R"("steps":[{"step":"a"},{"step":"b","body":"ab","meeting":"2024-07-10","meeting_id":"ab/2024-07-03",)"
       R"("sending":"2024-06-19"}]})"},
      {a_deadline(), "deadline-set",
       R"({"deadline":"vaststellen/papers-2","legal_date":"2024-06-12","planning_date":"2024-06-11",)"
       R"("owner":"directie",)"
       R"("past_when_set":true,"derivation":[{"rule":"meeting","from":"2024-07-10","to":"2024-07-10",)"
       R"("detail":"Algemeen Bestuur"},{"rule":"own-term-back","from":"2024-07-10","to":"2024-06-12",)"
       R"("detail":"4 weken"}],"rungs":[{"kind":"reminder","text":"1 week vooraf","to":"directie","due":"2024-06-04",)"
       R"("not_sent":"before-date-set","moved_by":"recess Meireces"},)"
       R"({"kind":"escalation","text":"na 1 werkdag","to":"secretaris",)"
       R"("unless_acknowledged":true,"due":"2024-06-12"}]})"},
      {DeadlineClosed{{"a", DeadlineKind::task, 1}, NotSent::superseded, "a/task-2"}, "deadline-closed",
       R"({"deadline":"a/task-1","reason":"superseded","detail":"a/task-2"})"},
      {StepOpened{"a", 2}, "step-opened", R"({"step":"a","round":2})"},
      {StepOpened{"b", 1, {"katwijk", "leiden"}}, "step-opened",
       R"({"step":"b","round":1,"participants":["katwijk","leiden"]})"},
      {DeadlineClosed{{"b", DeadlineKind::reply, 2, "leiden"}, NotSent::step_done, ""}, "deadline-closed",
       R"({"deadline":"b/leiden/reply-2","reason":"step-done"})"},
      {PapersSent{"b", "per mail"}, "papers-sent", R"({"step":"b","note":"per mail"})"},
      {Received{"b", "leiden", ""}, "received", R"({"step":"b","participant":"leiden"})"},
      {Answered{"b", "leiden", Outcome::view, 1, false, ""}, "answered",
       R"({"step":"b","participant":"leiden","outcome":"view","round":1})"},
      {Answered{"b", "leiden", Outcome::no_view, 2, true, "per post"}, "answered",
       R"({"step":"b","participant":"leiden","outcome":"no-view","round":2,"late":true,"note":"per post"})"},
      {AnswerPresumed{"b", "leiden", Outcome::no_view, 1, "Wgr art. 35 lid 3"}, "answer-presumed",
       R"({"step":"b","participant":"leiden","outcome":"no-view","round":1,"ground":"Wgr art. 35 lid 3"})"},
      {OutcomeRecorded{"b", Outcome::answered, 1, "", Move::advance, "", std::nullopt, {"Alle 2.", "All 2."}},
       "outcome-recorded",
       R"({"step":"b","outcome":"answered","round":1,"move":"advance","because":{"nl":"Alle 2.","en":"All 2."}})"},
      {OutcomeRecorded{"b", Outcome::deferred, 1, "regel 1\nregel 2", Move::defer, "", day("2024-07-10")},
       "outcome-recorded",
       R"({"step":"b","outcome":"deferred","round":1,"note":"regel 1\nregel 2","move":"defer",)"
       R"("not_before":"2024-07-10"})"},
      {OutcomeRecorded{"b", Outcome::rejected, 1, "", Move::back, "a", std::nullopt}, "outcome-recorded",
       R"({"step":"b","outcome":"rejected","round":1,"move":"back","target":"a"})"},
      {PapersDelivered{"b", "per post"}, "papers-delivered", R"({"step":"b","note":"per post"})"},
      {OutcomeCorrected{31, "b", Outcome::advised_positive, Move::advance, "", std::nullopt, "verkeerd dossier"},
       "outcome-corrected",
       R"({"corrects":31,"step":"b","outcome":"advised-positive","move":"advance","reason":"verkeerd dossier"})"},
      {OutcomeCorrected{31, "b", std::nullopt, Move::end, "niet-ingesteld", day("2024-07-10"), "x"},
       "outcome-corrected",
       R"({"corrects":31,"step":"b","move":"end","target":"niet-ingesteld","not_before":"2024-07-10","reason":"x"})"},
      {Acknowledged{"b"}, "acknowledged", R"({"step":"b"})"},
      {DatePinned{"b", day("2024-06-14"), "2 weken", "kort stuk"}, "date-set",
       R"({"step":"b","day":"2024-06-14","term":"2 weken","reason":"kort stuk"})"},
      {DatePinned{"b", std::nullopt, "", "toch niet"}, "date-set", R"({"step":"b","reason":"toch niet"})"},
      {Retargeted{"b", "ab", Meeting{day("2024-12-18"), day("2024-12-11")}, "later"}, "retargeted",
       R"({"step":"b","body":"ab","first":"2024-12-18","date":"2024-12-11","reason":"later"})"},
      {Suspended{"a", "wacht"}, "suspended", R"({"step":"a","reason":"wacht"})"},
      {Resumed{"a", 9, day("2024-06-14")}, "resumed", R"({"step":"a","days":9,"day":"2024-06-14"})"},
      {Resumed{"a", 0, std::nullopt}, "resumed", R"({"step":"a","days":0})"},
      {RungFired{{"b", DeadlineKind::target, 3}, 4, "visser", true, NotSent::none, ""}, "rung-fired",
       R"({"deadline":"b/target-3","rung":4,"person":"visser","late":true})"},
      {RungFired{{"b", DeadlineKind::papers, 3}, 0, "", false, NotSent::merged, "1 week vooraf"}, "rung-fired",
       R"({"deadline":"b/papers-3","rung":0,"not_sent":"merged","detail":"1 week vooraf"})"},
      {a_notice(), "notice-raised",
       R"({"id":"dates-2/directie","kind":"dates","role":"directie","person":"visser","step":"bao",)"
       R"("why":{"nl":"Het \"Bao\" schoof op.","en":"The Bao moved."},"lines":[{"step":"bao","kind":"sending",)"
       R"("legal_date":"2024-05-15","planning_date":"2024-05-14","meeting":"2024-05-23",)"
       R"("old_planning_date":"2024-05-01",)"
       R"("derivation":[{"rule":"given-date","from":"2024-05-15","to":"2024-05-15"}],"own":false}]})"},
      {StepOpened{"b", 1, {}, {"a", "b"}, "plan-2", day("2024-07-10")}, "step-opened",
       R"({"step":"b","round":1,"parts":["a","b"],"settles_on":"2024-07-10","awaits":"plan-2"})"},
      {StepHeld{"b", {"prognose", "uitkomst van a"}}, "step-held",
       R"({"step":"b","waits_for":["prognose","uitkomst van a"]})"},
      {Answered{"b", "", Outcome::assigned, 1, false, "", "d"}, "answered",
       R"({"step":"b","participant":"","outcome":"assigned","round":1,"part":"d"})"},
      {OutcomeRecorded{"b", Outcome::chosen, 1, "", Move::jump, "c", std::nullopt, {}, {{"b", "scenario 1"}}},
       "outcome-recorded",
       R"({"step":"b","outcome":"chosen","round":1,"move":"jump","target":"c","values":{"b":"scenario 1"}})"},
      {OutcomeCorrected{31, "b", Outcome::chosen, Move::advance, "", std::nullopt, "x", {{"b", "anders"}}, true},
       "outcome-corrected",
       R"({"corrects":31,"step":"b","outcome":"chosen","move":"advance","reason":"x","values":{"b":"anders"},)"
       R"("judged_again":true})"},
      {FactsSet{{{"prognose", "2"}}, "raming"}, "facts-set", R"({"values":{"prognose":"2"},"note":"raming"})"},
      {VoteRecorded{"b", 1, 3, 2, 0, 1, {{"leiden", "for"}}, "adopted", {"Drie.", "Three."}}, "vote-recorded",
       R"({"step":"b","round":1,"for":3,"against":2,"absent":1,"by":{"leiden":"for"},"verdict":"adopted",)"
       R"("sentence":{"nl":"Drie.","en":"Three."}})"},
      {Requested{"leiden", "later"}, "requested", R"({"by":"leiden","text":"later"})"},
      {RequestAnswered{7, "declined", "al eerder"}, "request-answered",
       R"({"request":7,"answer":"declined","reason":"al eerder"})"},
      {ChildAsked{1, "b", 2, "wijziging", "plan-1.1", {{"bedrag", "2"}}}, "child-asked",
       R"({"number":1,"step":"b","round":2,"route":"wijziging","id":"plan-1.1","values":{"bedrag":"2"}})"},
      {ChildRefused{1, {"Nee.", "No."}}, "child-refused", R"({"number":1,"sentence":{"nl":"Nee.","en":"No."}})"},
      {Snoozed{"b", day("2024-05-01")}, "snoozed", R"({"step":"b","until":"2024-05-01"})"},
      {Watched{"plan-3"}, "watched", R"({"by":"plan-3"})"},
      {Migrated{"abc", {"a", "b"}, {0, 1}, "nieuw"}, "migrated",
       R"({"workflow_hash":"abc","steps":["a","b"],"stages":[0,1],"reason":"nieuw"})"},
      {Yielded{"b", "ab", {day("2024-07-10"), day("2024-07-11")}, "begroting-2025-1"}, "yielded",
       R"({"step":"b","body":"ab","first":"2024-07-10","date":"2024-07-11","dossier":"begroting-2025-1"})"},
      {AnswerLapsed{"b", "leiden", 1, "Wgr art. 24a", "a"}, "answer-lapsed",
       R"({"step":"b","participant":"leiden","round":1,"ground":"Wgr art. 24a","part":"a"})"},
      {Ended{"adopted"}, "ended", R"({"result":"adopted"})"},
      {Withdrawn{"niet meer nodig"}, "withdrawn", R"({"reason":"niet meer nodig"})"},
      {Rejected{"record", "step-not-open", {"Nog niet.", "Not yet."}}, "rejected",
       R"({"command":"record","code":"step-not-open","sentence":{"nl":"Nog niet.","en":"Not yet."}})"},
  };
}

JournalRow row_of(const std::string& type, const std::string& body) {
  return {"d/plan-1", 7, 1710403140000, 19796, "uid 1000 (jansen)", type, body, "w0"};
}

std::string decode_error(const std::string& type, const std::string& body) {
  const auto decoded = decode_event(row_of(type, body));
  return decoded ? "no error" : decoded.error();
}

}  // namespace

TEST_CASE("every event is kept as this text, and read back from it") {
  std::set<std::string> seen;
  for (const auto& golden : goldens()) {
    CAPTURE(golden.body);
    const dossier::Recorded recorded{
        7,           Instant{std::chrono::milliseconds{1710403140000}}, day("2024-03-14"), "uid 1000 (jansen)", "w0",
        golden.event};
    CHECK(encode_event("plan-1", recorded) == row_of(golden.type, golden.body));
    const auto decoded = decode_event(row_of(golden.type, golden.body));
    REQUIRE(decoded);
    CHECK(encode_event("plan-1", *decoded) == row_of(golden.type, golden.body));
    CHECK(decoded->event.index() == golden.event.index());
    seen.insert(golden.type);
  }
  CHECK(seen.size() == dossier::all_event_types().size());
}

TEST_CASE("keys that a newer version added are passed over, and keys added since may be missing") {
  const auto newer = decode_event(row_of("step-opened", R"({"step":"a","round":1,"colour":{"deep":[1,2]}})"));
  REQUIRE(newer);
  CHECK(std::get<dossier::StepOpened>(newer->event).step == "a");
  const auto older = decode_event(row_of("planned", R"({"version":1,"feasible":true,"steps":[]})"));
  REQUIRE(older);
  CHECK(encode_event("plan-1", *older).body == R"({"version":1,"feasible":true,"steps":[]})");
}

TEST_CASE("a damaged event names what was expected") {
  const std::string where = "d/plan-1 event 7 ";
  CHECK(decode_error("step-opened", R"({"step":"a","round":1)") == where + "(step-opened): the body is no JSON");
  CHECK(decode_error("step-opened", R"([])") == where + "(step-opened): an object is expected");
  CHECK(decode_error("step-opened", R"({"round":1})") == where + "(step-opened): 'step': it is missing");
  CHECK(decode_error("step-opened", R"({"step":"a","round":"1"})") ==
        where + "(step-opened): 'round': a whole number is expected");
  CHECK(decode_error("step-opened", R"({"step":"a","round":1.5})") ==
        where + "(step-opened): 'round': a whole number is expected");
  CHECK(decode_error("step-opened", R"({"step":"a","round":3000000000})") ==
        where + "(step-opened): 'round': a whole number is expected");
  CHECK(decode_error("stap-geopend", "{}") == where + "(stap-geopend): this type is not known");
  CHECK(decode_error("deadline-closed", R"({"deadline":"a","reason":"superseded"})") ==
        where + "(deadline-closed): 'deadline': a deadline (step/kind-version) is expected");
  CHECK(decode_error("outcome-recorded", R"({"step":"a","outcome":"vastgesteld","round":1,"move":"advance"})") ==
        where + "(outcome-recorded): 'outcome': an outcome is expected");
  CHECK(decode_error("notice-raised", R"({"id":"x","kind":"dates","role":"r","lines":[{"step":"a","kind":"papers",)"
                                      R"("legal_date":"2024-02-30"}]})") ==
        where + "(notice-raised): 'lines': 'legal_date': a date (YYYY-MM-DD) is expected");
  CHECK(decode_error("planned", R"({"version":1,"feasible":true,"steps":[{"step":"a","body":"ab",)"
                                R"("meeting":"2024-07-10","meeting_id":"db/2024-07-10"}]})") ==
        where + "(planned): 'steps': 'meeting_id': a body and a date (body/YYYY-MM-DD) is expected");
}

TEST_CASE("no damage makes decoding an event fail otherwise than with an error") {
  std::size_t refused = 0;
  for (const auto& golden : goldens()) {
    for (std::size_t length = 0; length < golden.body.size(); ++length) {
      CAPTURE(golden.body, length);
      CHECK_FALSE(decode_event(row_of(golden.type, golden.body.substr(0, length))));
    }
    for (std::size_t at = 0; at < golden.body.size(); ++at) {
      for (const char byte : {'\0', '"', '9', '{', ']', '\xFF'}) {
        std::string flipped = golden.body;
        flipped[at] = byte;
        refused += decode_event(row_of(golden.type, flipped)) ? 0 : 1;
      }
    }
  }
  CHECK(refused > 1000);
}

TEST_CASE("bytes that are no UTF-8 do not make an event unreadable") {
  const dossier::Recorded recorded{1,   Instant{}, day("2024-03-14"),
                                   "x", "w",       dossier::Withdrawn{"a\xFF\xC3(\xE2\x82\xACz\x01\xED\xA0\x80"}};
  const JournalRow row = encode_event("p", recorded);
  CHECK(row.body ==
        "{\"reason\":\"a\xEF\xBF\xBD\xEF\xBF\xBD(\xE2\x82\xACz\\u0001\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"}");
  CHECK(decode_event(row));
}

TEST_CASE("a whole life of a dossier, decided by the state machine, survives its journal") {
  const Script script = whole_life("herstelplan-2024-1");
  std::vector<dossier::Recorded> read;
  for (const auto& event : script.events()) {
    const JournalRow row = encode_event("herstelplan-2024-1", event);
    const auto decoded = decode_event(row);
    REQUIRE(decoded);
    CHECK(encode_event("herstelplan-2024-1", *decoded) == row);
    read.push_back(*decoded);
  }
  CHECK(dossier::replay("herstelplan-2024-1", read) == script.dossier());
}
