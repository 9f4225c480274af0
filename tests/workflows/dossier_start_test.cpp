// SPDX-License-Identifier: EUPL-1.2
// Starting a dossier: the guard, the values, the id; and the sentences and ways out of refusals.
#include "tests/workflows/dossier_commands.hpp"

namespace besluit::testing {
namespace {

// Only below three million: the guard of the herstelplan.
Desk guarded() {
  definition::Workflow workflow = herstelplan();
  workflow.inputs = {{"prognose weerstandsvermogen", feel::Type::number, "EUR"},
                     {"toelichting", feel::Type::string, ""}};
  const feel::Inputs inputs{{"prognose weerstandsvermogen", feel::Type::number}, {"toelichting", feel::Type::string}};
  auto guard = feel::compile("prognose weerstandsvermogen < 3000000", inputs);
  REQUIRE(guard.has_value());
  workflow.guard = *guard;
  return Desk(workflow);
}

struct Case {
  std::map<std::string, std::string> values;
  std::string refusal;
  std::string sentence;
  Lines possible;
};

const std::string all_values =
    "start herstelplan-eigen-vermogen --set \"prognose weerstandsvermogen=...\" --set \"toelichting=...\"";

}  // namespace

TEST_CASE("a route starts when its guard holds") {
  Desk desk = guarded();
  const Lines lines = desk.start({{"prognose weerstandsvermogen", "2400000"}});
  CHECK(lines.front() == "started herstelplan-eigen-vermogen prognose weerstandsvermogen=2400000");
  CHECK(desk.state().values.at("prognose weerstandsvermogen") == "2400000");
  CHECK(desk.state().title == "Herstelplan Eigen Vermogen");
  CHECK(desk.state().started_on == day("2024-03-14"));
}

TEST_CASE("a start is refused with what is missing or wrong") {
  const std::vector<Case> cases{
      {{},
       "guard-unknown",
       "De route geldt alleen als prognose weerstandsvermogen < 3000000, maar nog niet bekend is: prognose "
       "weerstandsvermogen.",
       {"start herstelplan-eigen-vermogen --set \"prognose weerstandsvermogen=...\""}},
      {{{"prognose weerstandsvermogn", "1"}},
       "unknown-value",
       "De route kent geen gegeven 'prognose weerstandsvermogn', bedoelt u 'prognose weerstandsvermogen'? De gegevens "
       "zijn: prognose weerstandsvermogen en toelichting.",
       {all_values}},
      {{{"toelichting", std::string(5000, 'x')}},
       "text-too-long",
       "De waarde van 'toelichting' is te lang: hoogstens 4096 bytes.",
       {}},
  };
  for (const Case& c : cases) {
    Desk desk = guarded();
    CHECK(joined(desk.start(c.values)) == "refused " + c.refusal);
    CHECK(desk.rejection().sentence.nl == c.sentence);
    CHECK(desk.rejection().possible == c.possible);
  }
  Desk desk = guarded();
  CHECK(joined(desk.start({{"prognose weerstandsvermogen", "veel"}})) == "refused bad-value");
  CHECK(desk.rejection().sentence.nl.starts_with("'prognose weerstandsvermogen': "));
  CHECK(joined(desk.start({{"prognose weerstandsvermogen", "3500000"}})) == "refused guard-false");
  CHECK(desk.rejection().sentence.nl.starts_with("De route geldt alleen als prognose weerstandsvermogen < 3000000: "));
  CHECK(desk.rejection().sentence.nl.find("..") == std::string::npos);
}

TEST_CASE("an id is short and plain") {
  const Desk desk(herstelplan());
  for (const std::string id : {"", "a b", "../x", "a/b", "-x", ".x", "x\n", "é"}) {
    Desk copy = desk;
    CHECK(id + ": " + joined(copy.decide(dossier::Start{id, {}})) == id + ": refused bad-id");
  }
  Desk copy = desk;
  CHECK(joined(copy.decide(dossier::Start{std::string(101, 'x'), {}})) == "refused bad-id");
}

TEST_CASE("a plan that cannot be made starts a flagged dossier, and its owner hears why and what can be done") {
  Desk desk(herstelplan(), hecht(), "2024-06-20");
  const Lines lines = desk.start();
  CHECK(lines.at(1).starts_with("planned 1 infeasible"));
  CHECK(lines.back() == "notice infeasible-1/secretaris to jansen:");
  CHECK_FALSE(desk.state().feasible);
  CHECK_FALSE(desk.state().conflict.nl.empty());
  const auto& notice = std::get<dossier::NoticeRaised>(desk.journal().back().event);
  CHECK(notice.why.nl.starts_with(desk.state().conflict.nl));
  definition::Workflow workflow = herstelplan();
  workflow.owner = "adjunct";
  Desk owned(workflow, hecht(), "2024-06-20");
  CHECK(owned.start().back() == "notice infeasible-1/adjunct to bakker:");
}

TEST_CASE("notices say why") {
  Desk desk(herstelplan());
  desk.start();
  const auto why = [&] {
    for (auto event = desk.journal().rbegin(); event != desk.journal().rend(); ++event) {
      if (const auto* notice = std::get_if<dossier::NoticeRaised>(&event->event)) {
        if (notice->kind != dossier::NoticeKind::infeasible) return notice->why.nl;
      }
    }
    return std::string();
  };
  CHECK(why() == "Dit dossier is gestart op donderdag 14 maart 2024.");
  desk.on("2024-07-10");
  desk.record("opstellen", "done", "2024-05-14");
  desk.record("bao", "advised-positive", "2024-05-23");
  desk.record("auditcommissie", "advised-positive", "2024-06-06");
  Desk deferred = desk;
  desk.record("vaststellen", "rejected");
  CHECK(why() ==
        "Het voorstel is afgewezen (Algemeen Bestuur, woensdag 10 juli 2024) en gaat terug naar de stap 'opstellen'.");
  desk.correct(desk.last_act(), "deferred");
  CHECK(why() ==
        "Wat bij de stap 'vaststellen' was vastgelegd, is gecorrigeerd: vergissing. Deze data vervallen: donderdag "
        "31 oktober 2024 (stukken Bao); donderdag 7 november 2024 (stukken Auditcommissie).");
  desk.decide(dossier::Withdraw{"niet meer nodig"});
  CHECK(why() == "Het dossier is ingetrokken: niet meer nodig.");
}

TEST_CASE("a refusal says what is possible now") {
  Desk desk(herstelplan());
  desk.start();
  desk.record("bao", "advised-positive");
  CHECK(desk.rejection().sentence ==
        Text{"De stap 'bao' is nog niet aan de beurt.", "The step 'bao' has not been reached yet."});
  CHECK(desk.rejection().possible == Lines{"record d1 opstellen done", "record d1 bao delivered",
                                           "record d1 auditcommissie delivered", "record d1 vaststellen delivered",
                                           "withdraw d1 --reason TEXT"});
  desk.on("2024-05-13");
  desk.fire();
  desk.record("opstellen", "done");
  const std::string act = std::to_string(desk.last_act());
  desk.record("auditcomissie", "noted");
  CHECK(desk.rejection().sentence.nl ==
        "De route heeft geen stap 'auditcomissie', bedoelt u 'auditcommissie'? De stappen zijn: opstellen, bao, "
        "auditcommissie en vaststellen.");
  CHECK(desk.rejection().possible ==
        Lines{"record d1 bao advised-positive|advised-negative|no-advice|deferred", "record d1 bao delivered",
              "record d1 auditcommissie delivered", "record d1 vaststellen delivered", "ack d1 bao",
              "ack d1 auditcommissie", "correct d1 " + act + " [OUTCOME] --reason TEXT", "withdraw d1 --reason TEXT"});
  desk.record("bao", "adviced-positive");
  CHECK(desk.rejection().sentence.nl == "De uitkomst 'adviced-positive' bestaat niet, bedoelt u 'advised-positive'?");
  desk.record("bao", "klaar");  // as 'show' calls a step that is done
  CHECK(desk.rejection().sentence.nl == "De uitkomst 'klaar' bestaat niet, bedoelt u 'gereed'?");
  CHECK(desk.rejection().sentence.en == "There is no outcome 'klaar', did you mean 'done'?");
  desk.record("bao", "adopted");
  CHECK(desk.rejection().sentence.nl ==
        "De stap 'bao' kan niet eindigen met 'vastgesteld'; wel met: positief advies, "
        "negatief advies, geen advies of aangehouden.");
  desk.record("opstellen", "done");
  CHECK(desk.rejection().sentence.nl == "De stap 'opstellen' is al gereed; een fout herstelt u met 'correct'.");
  desk.decide(dossier::Withdraw{"weg"});
  desk.decide(dossier::Withdraw{"weg"});
  CHECK(desk.rejection().possible.empty());
}

TEST_CASE("texts of people are bounded") {
  Desk desk(herstelplan());
  desk.start();
  const std::string fits(4096, 'x');
  const std::string longer = fits + "x";
  CHECK(joined(desk.decide(dossier::Record{"opstellen", "done", {}, longer})) == "refused text-too-long");
  CHECK(joined(desk.decide(dossier::Withdraw{longer})) == "refused text-too-long");
  CHECK(joined(desk.decide(dossier::Correct{1, {}, longer})) == "refused text-too-long");
  // Endless words are cut in the sentence, and never compared with every name.
  CHECK(joined(desk.record(std::string(1 << 20, 'b'), "done")) == "refused unknown-step");
  CHECK(desk.rejection().sentence.nl.size() < 400);
  CHECK(joined(desk.record("opstellen", std::string(1 << 20, 'b'))) == "refused unknown-outcome");
  CHECK(joined(desk.decide(dossier::Record{"opstellen", "done", {}, fits})).starts_with("outcome"));
}

TEST_CASE("time that runs backwards is kept still in the journal") {
  Desk desk(herstelplan());
  desk.start();
  const Instant first = desk.state().last_at;
  desk.on("2024-03-13");
  desk.decide(dossier::Acknowledge{"bao"});
  CHECK(desk.state().last_at == first);
}

TEST_CASE("every event carries its circumstances") {
  Desk desk(herstelplan());
  desk.start();
  desk.on("2024-05-14");
  desk.record("opstellen", "done", "2024-05-10");
  const Recorded& outcome = desk.journal().at(10);
  CHECK(type_of(outcome.event) == "outcome-recorded");
  CHECK(outcome.effective_on == day("2024-05-10"));
  CHECK(outcome.actor == "uid 1000 (jansen)");
  CHECK(outcome.world == "hecht-1");
  CHECK(desk.journal().at(11).effective_on == day("2024-05-14"));
}

}  // namespace besluit::testing
