// SPDX-License-Identifier: EUPL-1.2
// The Dutch letters as people get them, whole, and the facts they are made of.
#include "engine/core/message.hpp"

#include "engine/core/letter.hpp"
#include "tests/engine/message_world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>

using namespace besluit;
using namespace besluit::test;
using engine::compose;
using engine::FactLine;
using engine::NoticeFacts;

namespace {

FactLine papers_audit() {
  FactLine line = papers_ab();
  line.step = "auditcommissie";
  line.step_title = "Advies van de Auditcommissie";
  line.body = "auditcommissie";
  line.legal = make_date(2024, 5, 20);
  line.planning = make_date(2024, 5, 17);
  line.meeting = make_date(2024, 6, 17);
  line.derivation = {
      {terms::Rule::meeting, make_date(2024, 6, 17), make_date(2024, 6, 17), "Auditcommissie"},
      {terms::Rule::own_term_back, make_date(2024, 6, 17), make_date(2024, 5, 20), "4 weken"},
      {terms::Rule::previous_working_day, make_date(2024, 5, 20), make_date(2024, 5, 17), "Tweede Pinksterdag"}};
  return line;
}

FactLine with(FactLine line, auto change) {
  change(line);
  return line;
}

FactLine target() {
  FactLine line = task(make_date(2024, 5, 1));
  line.step = "start";
  line.step_title = "Start van de doorlichting";
  line.kind = dossier::DeadlineKind::target;
  line.derivation = {{terms::Rule::given_date, make_date(2024, 5, 1), make_date(2024, 5, 1), ""}};
  return line;
}

/// A date that the law sets: of the task, or of the board itself, in the words of a document.
FactLine by_law(FactLine line) {
  line.kind = dossier::DeadlineKind::statutory;
  line.legal = make_date(2024, 9, 15);
  line.planning = make_date(2024, 9, 13);
  line.derivation = {{terms::Rule::given_date, line.legal, line.legal, "half september 2024"},
                     {terms::Rule::set_by_law, line.legal, line.legal, "Wgr art. 34 lid 2"},
                     {terms::Rule::previous_working_day, line.legal, line.planning, "zondag"}};
  return line;
}

NoticeFacts with_items(const std::string& title, const std::string& why, std::vector<std::string> items) {
  NoticeFacts facts;
  facts.title = title;
  facts.why = why;
  facts.items = std::move(items);
  return facts;
}

NoticeFacts late(NoticeFacts facts, Date due) {
  facts.late = true;
  facts.due = due;
  return facts;
}

struct Case {
  const char* name;  ///< of the golden file
  const char* kind;
  const char* to;
  Date day;
  NoticeFacts facts;
};

std::vector<Case> letters() {
  const auto owned = [](FactLine& line) { line.owner = "directie"; };
  const auto others = [](FactLine& line) { line.own = false; };
  const auto sending = [](FactLine& line) {
    line.kind = dossier::DeadlineKind::sending;
    line.legal = line.planning = make_date(2024, 6, 19);
    line.derivation.back() = {terms::Rule::own_term_back, make_date(2024, 7, 10), make_date(2024, 6, 19), "3 weken"};
  };
  const auto moved = [](FactLine& line) { line.old_planning = make_date(2024, 5, 24); };
  const std::string started = "Dit dossier is gestart op donderdag 14 maart 2024.";
  return {
      {"herinnering-stukken", "reminder", "devries", make_date(2024, 6, 5), facts_of({papers_ab()})},
      {"herinnering-aan-aanspreekpunt", "reminder", "jansen", make_date(2024, 6, 5), facts_of({papers_ab()})},
      {"herinnering-verzenden", "reminder", "devries", make_date(2024, 6, 18), facts_of({with(papers_ab(), sending)})},
      {"herinnering-taak-vandaag", "reminder", "devries", make_date(2024, 5, 3),
       facts_of({task(make_date(2024, 5, 3))})},
      {"herinnering-streefdatum", "reminder", "devries", make_date(2024, 4, 24), facts_of({target()})},
      {"herinnering-wettelijk-verschilt", "reminder", "devries", make_date(2024, 5, 10), facts_of({papers_audit()})},
      {"herinnering-te-laat-verstuurd", "reminder", "devries", make_date(2024, 6, 14),
       late(facts_of({papers_ab()}), make_date(2024, 6, 5))},
      {"escalatie-aan-wie-het-doet", "escalation", "devries", make_date(2024, 6, 13),
       facts_of({with(papers_ab(), owned)})},
      {"escalatie-aan-ander", "escalation", "jansen", make_date(2024, 6, 13), facts_of({with(papers_ab(), owned)})},
      {"escalatie-op-de-dag", "escalation", "devries", make_date(2024, 5, 17), facts_of({papers_audit()})},
      {"escalatie-taak", "escalation", "devries", make_date(2024, 5, 6), facts_of({task(make_date(2024, 5, 3))})},
      {"escalatie-streefdatum", "escalation", "jansen", make_date(2024, 5, 2), facts_of({target()})},
      {"herinnering-wettelijk", "reminder", "devries", make_date(2024, 9, 6),
       facts_of({by_law(task(make_date(2024, 9, 13)))})},
      {"herinnering-wettelijk-orgaan", "reminder", "jansen", make_date(2024, 9, 6), facts_of({by_law(papers_ab())})},
      {"escalatie-wettelijk-orgaan", "escalation", "devries", make_date(2024, 9, 16), facts_of({by_law(papers_ab())})},
      {"data-wettelijk", "dates", "jansen", make_date(2024, 3, 14),
       facts_of({by_law(papers_ab()), target(), papers_ab()}, started)},
      {"data", "dates", "devries", make_date(2024, 3, 14),
       facts_of({papers_ab(), papers_audit(), task(make_date(2024, 5, 3))}, started)},
      {"data-gewijzigd-en-van-orgaan", "dates", "jansen", make_date(2024, 5, 6),
       facts_of({with(papers_ab(), others), with(papers_audit(), moved), task(make_date(2024, 5, 3))},
                "de Auditcommissie heeft het advies aangehouden")},
      {"data-van-orgaan", "dates", "audit@hecht.example", make_date(2024, 3, 14),
       facts_of({with(papers_audit(), others)}, started)},
      {"data-vervallen", "dates", "devries", make_date(2024, 7, 10),
       facts_of({}, "De route is geëindigd: het besluit is afgewezen.")},
      {"niet-haalbaar", "infeasible", "jansen", make_date(2024, 6, 20),
       facts_of({papers_ab()},
                "De stukken voor het Algemeen Bestuur van woensdag 10 juli 2024 moesten er op woensdag 12 "
                "juni 2024 zijn.")},
      {"ingetrokken", "withdrawn", "devries", make_date(2024, 5, 1),
       facts_of({papers_ab()}, "Het dossier is ingetrokken: de prognose is toch hoger")},
      {"rechtzetting", "correction", "devries", make_date(2024, 6, 20),
       facts_of({papers_ab()}, "Er is later ingeboekt dat dit op maandag 10 juni 2024 al is gedaan, dus op tijd.")},
      {"taak-begint", "task-assigned", "devries", make_date(2024, 4, 2), facts_of({task(make_date(2024, 5, 13))}, "")},
      {"uitkomst", "outcome", "devries", make_date(2024, 5, 23),
       facts_of({}, "Het Bao heeft positief geadviseerd (Bao, donderdag 23 mei 2024).")},
      {"uitkomst-rechtgezet", "outcome-corrected", "devries", make_date(2024, 5, 24),
       facts_of({}, "Het Bao heeft negatief geadviseerd (Bao, donderdag 23 mei 2024).")},
      {"route-afgerond", "route-ended", "devries", make_date(2024, 7, 11),
       facts_of({}, "Het resultaat is 'vastgesteld'.")},
      {"verzoek", "request", "devries", make_date(2024, 7, 11),
       facts_of({}, "Leiden vraagt: kan het een maand later? Er verandert niets tot dit is beantwoord (verzoek 14).")},
      {"antwoord", "request-answered", "devries", make_date(2024, 7, 11),
       facts_of({}, "Het verzoek \"kan het een maand later?\" is afgewezen: de wet laat dat niet toe.")},
      {"mededeling", "announcement", "devries", make_date(2024, 7, 11), facts_of({}, "Het AB heeft vastgesteld.")},
      {"schriftelijke-ronde", "written-round", "jansen", make_date(2024, 7, 1),
       facts_of({task(make_date(2024, 7, 12))}, "Komt er geen antwoord, dan geldt dat als instemmend.")},
      {"stukken-nagestuurd", "late-paper", "jansen", make_date(2024, 7, 1),
       facts_of({}, "De stukken zouden er op 12 juni 2024 zijn; ze kwamen op 14 juni 2024.")},
      {"vraag", "question", "jansen", make_date(2024, 7, 1),
       facts_of(
           {task(make_date(2024, 8, 26))},
           "Gevraagd wordt: zienswijze. Komt er geen antwoord, dan geldt dat als 'geen zienswijze' (Wgr art. 35 lid "
           "3).")},
      {"uitkomst-ontbreekt", "outcome-missing", "jansen", make_date(2024, 7, 11),
       facts_of({}, "Op woensdag 10 juli 2024 stond het op de agenda (Algemeen Bestuur).")},
      {"niemand-in-de-rol", "escalation", "jansen", make_date(2024, 5, 22),
       facts_of({with(papers_ab(), others)}, "Niemand vervult de rol 'directie', dus niemand kreeg hierover bericht.")},
      {"overname", "hand-over", "jansen", make_date(2024, 7, 1),
       with_items("devries", "U vervangt devries van maandag 1 juli 2024 tot en met vrijdag 19 juli 2024.",
                  {"woensdag 3 juli 2024: opstellen in dossier herstelplan-2024-1 (Herstelplan)"})},
      {"stilte-eindigt", "silence-ending", "jansen", make_date(2024, 5, 16),
       with_items("1", "Stilte 1 (verhuizing) eindigt op vrijdag 17 mei 2024.", {"h1/opstellen/task-1#0 aan visser"})},
      {"niet-bezorgd", "delivery-failed", "jansen", make_date(2024, 5, 16),
       with_items("2", "2 berichten konden niet worden bezorgd.",
                  {"h1/bao/papers-1#0 aan smit: 550 no such user", "h2/bao/papers-1#0 aan smit: 550 no such user"})},
      {"storing", "channel-failing", "jansen", make_date(2024, 5, 16),
       with_items("post", "Sinds donderdag 16 mei 2024 om 08:00 uur komt er niets door het kanaal 'post'.",
                  {"laatste fout: geen verbinding", "wachtende berichten: 12"})},
  };
}

/// Everything a channel gets, as one text.
std::string shown(const engine::Message& message) {
  return "Aan: " + message.to_name + " <" + message.to_mail + ">\nAntwoord aan: " + message.reply_to_name + " <" +
         message.reply_to_mail + ">\nDatum: " + message.date_text + "\nOnderwerp: " + message.subject + "\n\n" +
         message.text;
}

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  std::size_t length = 0;
  for (const char c : text) {
    length = c == '\n' ? 0 : length + ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0);
    longest = std::max(longest, length);
  }
  return longest;
}

std::string error_of(const storage::NoticeRow& row) {
  const auto message = compose(row, hecht(), amsterdam());
  return message ? "(no error)" : message.error();
}

}  // namespace

TEST_CASE("every letter reads as it was approved") {
  for (const Case& letter : letters()) {
    INFO(letter.name);
    const auto message = compose(notice(letter.kind, letter.to, letter.day, letter.facts), hecht(), amsterdam());
    REQUIRE(message.has_value());
    const std::string actual = shown(*message);
    CHECK(actual == golden("tests/engine/golden/" + std::string(letter.name) + ".txt", actual));
    CHECK(longest_line(message->text) <= engine::letter::width);
  }
}

// The contact of the DB was asked for his own answer to a written round, as if he were its only member; and a command
// is for who works with besluitctl only.
TEST_CASE("a written round is put to the members by the contact of the body") {
  auto line = task(make_date(2024, 7, 12));
  line.body = "auditcommissie";
  const auto facts = facts_of({line}, "Komt er geen antwoord, dan geldt dat als ingestemd.");
  auto world = hecht();
  const auto letter = [&](const std::string& to) {
    const auto message = compose(notice("written-round", to, make_date(2024, 7, 1), facts), world, amsterdam());
    return message ? message->text : message.error();
  };
  const std::string head =
      "Over \"Herstelplan opstellen\" in het dossier \"Herstelplan Eigen Vermogen\"\nwordt schriftelijk besloten. De "
      "leden "
      "van de Auditcommissie kunnen tot\nen met vrijdag 12 juli 2024 antwoorden.\n\nKomt er geen antwoord, dan geldt "
      "dat "
      "als ingestemd.\n\nWaarom deze datum?\nDe volgende stap \"Advies van het Bao\" heeft dit nodig op vrijdag 12 "
      "juli\n2024.\n\nWat kunt u doen?\nLeg het voorstel voor aan de leden en vraag om hun antwoord, uiterlijk\nop die "
      "dag. Er is geen vergadering voor nodig. ";
  const std::string foot = "\nAutomatisch bericht over dossier herstelplan-2024-1\nGemeenschappelijke Regeling Hecht\n";
  CHECK(letter("audit@hecht.example") ==
        "Goedendag,\n\n" + head +
            "Verzamel de antwoorden en\nlaat de uitkomst weten aan M. Jansen (secretaris@hecht.example).\n\n"
            "Vragen?\nStel ze aan M. Jansen (secretaris@hecht.example), of antwoord op deze\nmail.\n" +
            foot);
  CHECK(letter("jansen") == "Beste M. Jansen,\n\n" + head +
                                "Zijn de antwoorden\nbinnen? Leg dan de uitkomst vast:\n\n"
                                "  besluitctl record herstelplan-2024-1 vaststellen UITKOMST\n\n"
                                "Vragen?\nU bent zelf het aanspreekpunt voor dit dossier.\n" +
                                foot);
  world.people.at("devries").language = Language::en;
  CHECK(
      letter("devries") ==
      "Dear Zoë de Vries,\n\n\"Herstelplan opstellen\" in the dossier \"Herstelplan Eigen Vermogen\" is\ndecided in "
      "writing. The members of the Auditcommissie can answer until\nFriday 12 July 2024.\n\nKomt er geen antwoord, dan "
      "geldt dat als ingestemd.\n\nWhy this date?\nThe next step \"Advies van het Bao\" needs this on Friday 12 July "
      "2024.\n\nWhat can you do?\nPut the proposal to the members and ask for their answers by that day.\nIt needs no "
      "meeting. Gather the answers and let M. Jansen\n(secretaris@hecht.example) know the outcome.\n\n"
      "Questions?\nAsk M. Jansen (secretaris@hecht.example), or reply to this mail.\n\n"
      "Automatic message about dossier herstelplan-2024-1\nGemeenschappelijke Regeling Hecht\n");
  const auto missing = [&](const std::string& kind, const std::string& to) {
    const auto message = compose(notice(kind, to, make_date(2024, 7, 11), facts_of({}, "")), world, amsterdam());
    return message ? message->text : message.error();
  };
  for (const std::string kind : {"outcome-missing", "infeasible"}) {
    CHECK(missing(kind, "jansen").find("  besluitctl ") != std::string::npos);
    CHECK(missing(kind, "audit@hecht.example").find("besluitctl") == std::string::npos);
    CHECK(missing(kind, "devries").find("besluitctl") == std::string::npos);
  }
}

TEST_CASE("whoever reads English gets every letter in English") {
  auto world = hecht();
  for (auto& [id, person] : world.people) person.language = Language::en;
  for (const Case& letter : letters()) {
    INFO(letter.name);
    const auto message = compose(notice(letter.kind, letter.to, letter.day, letter.facts), world, amsterdam());
    REQUIRE(message.has_value());
    const std::string actual = shown(*message);
    CHECK(actual == golden("tests/engine/golden/english/" + std::string(letter.name) + ".txt", actual));
    CHECK(longest_line(message->text) <= engine::letter::width);
    CHECK(message->text.find("{{") == std::string::npos);
  }
}

TEST_CASE("an organisation writes its own letters") {
  auto world = hecht();
  const auto row = notice("reminder", "devries", make_date(2024, 6, 5), facts_of({papers_ab()}));
  const auto usual = compose(row, world, amsterdam());
  REQUIRE(usual.has_value());
  world.letters[{Language::nl, "reminder"}] = {
      "Graag voor {{datum}}",
      "Dag {{naam}},\n\n{{#eigen}}Denkt u aan de {{wat}}?{{/eigen}}{{^eigen}}Ter info.{{/eigen}}\n\n"
      "{{#oude_datum}}Eerst {{oude_datum}}.{{/oude_datum}}\n\n{{#data}}\n- {{datum}}: {{wat}}\n{{/data}}\n\n{{slot}}"};
  const auto own = compose(row, world, amsterdam());
  REQUIRE(own.has_value());
  CHECK(own->subject == "Graag voor woensdag 12 juni 2024");
  CHECK(own->text == R"(Dag Zoë de Vries,

Denkt u aan de stukken voor het Algemeen Bestuur?

- woensdag 12 juni 2024: stukken voor het Algemeen Bestuur

Automatisch bericht over dossier herstelplan-2024-1
Gemeenschappelijke Regeling Hecht
)");
  SECTION("the ordinary parts can be put in a frame of one's own") {
    world.letters[{Language::nl, "reminder"}] = {"{{gewoon_onderwerp}}",
                                                 "{{aanhef}}\n\n{{inhoud}}\n\n{{vragen}}\n\n{{slot}}"};
    const auto framed = compose(row, world, amsterdam());
    REQUIRE(framed.has_value());
    CHECK(framed->subject == usual->subject);
    CHECK(framed->text == usual->text);
  }
  SECTION("other kinds and the other language stay as they are") {
    auto other = row;
    other.kind = "escalation";
    CHECK(compose(other, world, amsterdam())->text == compose(other, hecht(), amsterdam())->text);
    world.people["devries"].language = Language::en;
    CHECK(compose(row, world, amsterdam())->subject ==
          "Reminder: papers for the Algemeen Bestuur by Wednesday 12 June 2024");
  }
  SECTION("in a digest it stands without its salutation and footer") {
    world.letters[{Language::nl, "reminder"}].letter = "{{aanhef}}\n\nEigen woorden.\n\n{{slot}}";
    auto second = row;
    second.id = "another";
    const auto digest = engine::compose_digest("d", {&row, &second}, world, amsterdam());
    REQUIRE(digest.has_value());
    CHECK(digest->text.find("\n\nEigen woorden.\n\n---") != std::string::npos);
    CHECK(digest->text.find("Beste Zoë de Vries,\n\nVandaag zijn er 2 berichten") == 0);
  }
  SECTION("what is not true of a line of a list is not taken from the first date") {
    auto facts = facts_of({papers_ab(), task(make_date(2024, 7, 1))});
    facts.lines.back().own = false;
    world.letters[{Language::nl, "dates"}].letter = "{{#data}}\n- {{wat}}{{#eigen}} (van u){{/eigen}}\n{{/data}}";
    const auto listed = compose(notice("dates", "devries", make_date(2024, 6, 5), facts), world, amsterdam());
    REQUIRE(listed.has_value());
    CHECK(listed->text == "- stukken voor het Algemeen Bestuur (van u)\n- Herstelplan opstellen\n");
  }
  SECTION("one that grows without end gives way to the ordinary letter, which says so") {
    std::string greedy = "{{#data}}";
    for (int i = 0; i < 1000; ++i) greedy += "{{inhoud}}";
    world.letters[{Language::nl, "reminder"}].letter = greedy + "{{/data}}";
    const auto ordinary = compose(row, world, amsterdam());
    REQUIRE(ordinary.has_value());
    CHECK(ordinary->text ==
          usual->text + "\n(De eigen brief van de organisatie werd te lang; dit is de gewone\nbrief.)\n");
    CHECK(ordinary->inside == usual->inside);
  }
  SECTION("a title cannot bring in a template of its own") {
    auto facts = facts_of({papers_ab()});
    facts.title = "{{#data}}{{>x}}{{/data}} <b>";
    world.letters[{Language::nl, "reminder"}].letter = "Over {{titel}}.";
    const auto safe = compose(notice("reminder", "devries", make_date(2024, 6, 5), facts), world, amsterdam());
    REQUIRE(safe.has_value());
    CHECK(safe->text == "Over {{#data}}{{>x}}{{/data}} <b>.\n");
  }
}

TEST_CASE("a message carries the notice's identity and the local moment") {
  auto row = notice("reminder", "devries", make_date(2024, 12, 4), facts_of({papers_ab()}));
  auto message = compose(row, hecht(), amsterdam());
  REQUIRE(message.has_value());
  CHECK(message->id == "herstelplan-2024-1/vaststellen/papers-1/2");
  CHECK(message->channel == "post");
  CHECK(message->dossier == "herstelplan-2024-1");
  CHECK(message->date_text == "Wed, 4 Dec 2024 08:00:00 +0100");
  row.created_ms = row.due_ms + 90'061'000;  // made a day, an hour, a minute and a second after it was due
  message = compose(row, hecht(), amsterdam());
  REQUIRE(message.has_value());
  CHECK(message->date_text == "Thu, 5 Dec 2024 09:01:01 +0100");
}

TEST_CASE("names and addresses are those of today") {
  auto world = hecht();
  world.people["devries"].name = "  Anne\r\nBcc: x@evil.example  ";
  world.roles["secretaris"] = "weg";
  const auto message =
      compose(notice("reminder", "devries", make_date(2024, 6, 5), facts_of({papers_ab()})), world, amsterdam());
  REQUIRE(message.has_value());
  CHECK(message->to_name == "Anne Bcc: x@evil.example");
  CHECK(message->reply_to_mail.empty());
  CHECK(message->text.find("Vragen?\nAntwoord op deze mail.\n") != std::string::npos);
  CHECK(message->text.find("Stuur de stukken naar het secretariaat.") != std::string::npos);
}

TEST_CASE("what cannot be written says why") {
  const auto good = notice("reminder", "devries", make_date(2024, 6, 5), facts_of({papers_ab()}));
  const auto changed = [&good](auto change) {
    storage::NoticeRow row = good;
    change(row);
    return error_of(row);
  };
  CHECK(changed([](auto& row) { row.to = "gone"; }) ==
        "Er is niemand om aan te schrijven: 'gone' staat niet in de organisatie.");
  CHECK(changed([](auto& row) { row.to = "zonder"; }) == "Er is geen mailadres bekend van P. Zonder.");
  CHECK(changed([](auto& row) { row.kind = "gossip"; }) == "De soort van het bericht is onbekend: 'gossip'.");
  CHECK(changed([](auto& row) { row.facts = "{"; }) == "De gegevens van het bericht zijn beschadigd (geen JSON).");
  CHECK(changed([](auto& row) { row.facts = R"({"title":"x","due":1})"; }) ==
        "De gegevens van het bericht zijn beschadigd: een herinnering gaat over één datum.");
}

TEST_CASE("facts survive the outbox") {
  NoticeFacts facts =
      late(facts_of({papers_ab(), papers_audit(), target()}, "met \"aanhaling\" en\nregel"), make_date(2024, 6, 5));
  facts.lines[0].own = false;
  facts.lines[0].owner = "directie";
  facts.lines[1].old_planning = make_date(2024, 5, 10);
  facts.lines[2].meeting.reset();
  const std::string text = engine::encode(facts);
  const auto back = engine::decode_facts(text);
  REQUIRE(back.has_value());
  CHECK(engine::encode(*back) == text);
  CHECK(back->why == facts.why);
  CHECK(back->late);
  CHECK(back->due == facts.due);
  REQUIRE(back->lines.size() == 3);
  CHECK(back->lines[0].derivation == facts.lines[0].derivation);
  CHECK_FALSE(back->lines[0].own);
  CHECK(back->lines[1].old_planning == facts.lines[1].old_planning);
  CHECK(back->lines[2].kind == dossier::DeadlineKind::target);
  CHECK_FALSE(back->lines[2].meeting.has_value());
}

TEST_CASE("one rung's facts stay as they are written today") {
  CHECK(engine::encode(facts_of({papers_ab()})) ==
        R"({"title":"Herstelplan Eigen Vermogen","contact":"secretaris","due":0,"lines":[{"step":"vaststellen",)"
        R"("title":"Besluit over het herstelplan","body":"ab","kind":"papers","legal":19886,"planning":19886,)"
        R"("meeting":19914,"because":[[0,19914,19914,"Algemeen Bestuur"],[2,19914,19886,"4 weken"]]}]})");
}

TEST_CASE("damaged facts are named, newer ones are read") {
  const auto problem = [](const char* text) {
    const auto facts = engine::decode_facts(text);
    return facts ? std::string{} : facts.error();
  };
  const std::string damaged = "de gegevens van het bericht zijn beschadigd (bij '";
  CHECK(problem("[]") == damaged + "an object')");
  CHECK(problem(R"({"title":"x"})") == damaged + "due')");
  CHECK(problem(R"({"title":7,"due":1})") == damaged + "title')");
  CHECK(problem(R"({"title":"x","due":99999999})") == damaged + "due')");
  CHECK(problem(R"({"due":1,"lines":[{"kind":"hm","legal":1,"planning":1}]})") == damaged + "kind')");
  CHECK(problem(R"({"due":1,"lines":[{"kind":"task","legal":1,"planning":1,"because":[[99,1,1,""]]}]})") ==
        damaged + "because')");
  CHECK(problem(R"({"due":1,"lines":[{"kind":"task","legal":1,"planning":1,"because":[[1,"a",1,""]]}]})") ==
        damaged + "because')");
  CHECK(problem(R"({"due":1,"later":{"a":[1]},"lines":[{"kind":"task","legal":1,"planning":1,"new":3}]})").empty());
}

TEST_CASE("bodies get the article people give them") {
  const std::pair<const char*, const char*> rows[] = {
      {"Algemeen Bestuur", "het Algemeen Bestuur"},
      {"Dagelijks Bestuur", "het Dagelijks Bestuur"},
      {"Auditcommissie", "de Auditcommissie"},
      {"Bao", "het Bao"},
      {"AB", "het AB"},
      {"BAC PG", "de BAC PG"},
      {"raad van Leiden", "de raad van Leiden"},
      {"College van Katwijk", "het College van Katwijk"},
      {"Drechtraad", "de Drechtraad"},
      {"het Presidium", "het Presidium"},
      {"Werkplaats", "Werkplaats"},
      {"", ""},
  };
  for (const auto& [name, expected] : rows) CHECK(engine::letter::with_article(name) == expected);
}

TEST_CASE("sentences and lists") {
  using namespace engine::letter;
  CHECK(as_sentence("het  is\nzo") == "Het is zo.");
  CHECK(as_sentence("één ding?") == "Één ding?");
  CHECK(as_sentence("") == "");
  CHECK(listed({}) == "");
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b", "c"}) == "a, b en c");
  CHECK(wrapped("") == "\n");
  CHECK(wrapped("een twee", "- ") == "- een twee\n");
  const std::string word(80, 'x');
  CHECK(wrapped("a " + word + " b", "  ") == "  a\n  " + word + "\n  b\n");
  std::string accents;
  for (int i = 0; i < 36; ++i) accents += "é ";  // 71 characters fit on one line, however many bytes they are
  CHECK(std::ranges::count(wrapped(accents), '\n') == 1);
}
