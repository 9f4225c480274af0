// SPDX-License-Identifier: EUPL-1.2
// What a secretary met who wrote routes with the handbook beside her and nothing else, each as a scenario of her own
// kind. Every case tells what happened to her.
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

namespace {

using namespace besluit;
using namespace besluit::test;

constexpr const char* organisation =
    "soort: organisatie\norganisatie: o\nnaam: O\nrollen:\n  secretaris: jansen\n  directie: visser\n"
    "  controller: smit\nmensen:\n  jansen:\n    naam: Jansen\n    mail: j@o.example\n  visser:\n    naam: Visser\n"
    "    mail: v@o.example\n  smit:\n    naam: Smit\n    mail: s@o.example\n"
    "deelnemers:\n  a:\n    naam: A\n    raad:\n      naam: Raad A\n      contact: raad@a.example\n"
    "      vergaderingen:\n        - 2027-04-20\n    college:\n      naam: College A\n      contact: bw@a.example\n"
    "  b:\n    naam: B\n    raad:\n      naam: Raad B\n      contact: raad@b.example\n      vergaderingen:\n"
    "        - 2027-04-21\n    college:\n      naam: College B\n      contact: bw@b.example\n"
    "organen:\n  db:\n    naam: DB\n    contact: secretaris\n    aanleveren: 1 week vooraf\n    verzenden: 3 dagen "
    "vooraf\n"
    "    late stukken: met reden\n    vergaderingen:\n      - 2027-02-10\n      - 2027-03-10\n      - 2027-05-12\n"
    "  ab:\n    naam: AB\n    contact: secretaris\n    leden: deelnemers\n    aanleveren: 2 weken vooraf\n"
    "    late stukken: niet\n    vergaderingen:\n      - 2027-04-08\n      - 2027-07-01\n"
    "beleid:\n  standaard:\n    herinner:\n      - 1 week vooraf\n    escaleer:\n      - na: 1 werkdag\n"
    "        naar: secretaris\nparameters:\n  ondergrens: 100\n";

constexpr const char* scenario_head =
    "soort: scenario\nscenario: s\nroute: r\ngegeven:\n  begin: 2027-01-04\nverloop:\n";

/// Her folder: one organisation, one route (without the first lines), one scenario (its course).
struct Folder {
  TempDir directory;
  explicit Folder(const std::string& route) {
    write_text(directory / "organisatie.yaml", organisation);
    write_text(directory / "r.yaml", "soort: route\nroute: r\ntitel: Route\nbeleid: standaard\n" + route);
  }
  CtlResult test(const std::string& course) {
    write_text(directory / "s.yaml", scenario_head + course);
    return run_ctl({"test", directory / "s.yaml"});
  }
};

void passes(const std::string& route, const std::string& course) {
  Folder folder(route);
  const CtlResult result = folder.test(course);
  INFO(result.out);
  CHECK(result.code == 0);
}

const std::string db_ab =
    "stappen:\n  - stap: db\n    orgaan: db\n    vraagt: advies\n    wie: directie\n    vergadering: db 2027-03-10\n"
    "  - stap: ab\n    orgaan: ab\n    vraagt: besluit\n    wie: directie\n    vergadering: ab 2027-04-08\n";

}  // namespace

// The AB had met, nobody recorded what it decided, and until the end of the year nobody heard a word.
TEST_CASE("secretary: what a meeting decided is asked for on the next working day, and every week after it") {
  passes(db_ab,
         "  - dag: 2027-03-03\n    als:\n      - stap: db\n        uitkomst: aangeleverd\n"
         "  - dag: 2027-03-10\n    dan:\n      - stap: db\n        stand: open\n"
         "  - dag: 2027-03-11\n    dan:\n      - bericht aan: secretaris\n        soort bericht: uitkomst ontbreekt\n"
         "        stap: db\n"
         "  - dag: 2027-03-18\n    dan:\n      - bericht aan: secretaris\n        soort bericht: uitkomst ontbreekt\n"
         "        dag: 2027-03-18\n"
         "  - dag: 2027-03-19\n    als:\n      - stap: db\n        uitkomst: positief advies\n        gebeurd op: "
         "2027-03-10\n"
         "  - dag: 2027-03-24\n  \n    dan:\n      - stap: db\n        stand: klaar\n");
}

// On 4 January she recorded "vastgesteld" for the AB of 15 April, and the dossier ended without a word.
TEST_CASE("secretary: a body has not decided before it has met; that an item is put off can be known before") {
  passes(db_ab,
         "  - dag: 2027-01-05\n    als:\n      - stap: db\n        uitkomst: positief advies\n    dan:\n"
         "      - geweigerd: before-meeting\n  - dag: 2027-02-10\n    als:\n      - stap: db\n"
         "        uitkomst: positief advies\n    dan:\n      - stap: db\n        stand: klaar\n");
  passes(db_ab,
         "  - dag: 2027-01-05\n    als:\n      - stap: db\n        uitkomst: aangehouden\n    dan:\n      - stap: db\n"
         "        vergadering: 2027-05-12\n");
  passes(db_ab,
         "  - dag: 2027-03-10\n    als:\n      - stap: db\n        uitkomst: positief advies\n  - dag: 2027-04-01\n"
         "    als:\n      - stap: ab\n        stemmen voor: 2\n        stemmen tegen: 0\n    dan:\n"
         "      - geweigerd: before-meeting\n");
}

// The date for sending out stood on her agenda as late, and nothing she could type made it go away.
TEST_CASE("secretary: that papers went out to the members is recorded, and asked no more") {
  passes(db_ab,
         "  - dag: 2027-03-03\n    als:\n      - stap: db\n        uitkomst: aangeleverd\n      - stap: db\n"
         "        uitkomst: verzonden\n    dan:\n      - stap: db\n        stand: open\n  - dag: 2027-03-04\n    als:\n"
         "      - stap: db\n        uitkomst: verzonden\n    dan:\n      - geweigerd: already-delivered\n");
}

// With questions in parts the colleges had no term, and no mail: they did not know that they were asked.
TEST_CASE("secretary: colleges that are asked several things hear it, have a term, and may stay silent") {
  passes(
      "stappen:\n  - stap: vraag\n    aan: elk college\n    wie: secretaris\n    onderdelen:\n      - onderdeel: x\n"
      "        vraagt: instemmen\n      - onderdeel: y\n        vraagt: kennisnemen\n"
      "    termijn: 4 weken na ontvangst, eigen regel\n    geen antwoord: geldt als onbeantwoord\n"
      "  - stap: verder\n    taak: Verder\n    wie: secretaris\n",
      "  - dag: 2027-01-05\n    als:\n      - stap: vraag\n        uitkomst: verzonden\n    dan:\n"
      "      - bericht aan: bw@a.example\n        soort bericht: vraag\n      - bericht aan: bw@b.example\n"
      "        soort bericht: vraag\n      - stap: vraag\n        deelnemer: a\n        plandatum: 2027-02-02\n"
      "  - dag: 2027-01-20\n    als:\n      - stap: vraag\n        deelnemer: a\n        onderdeel: x\n"
      "        uitkomst: ingestemd\n      - stap: vraag\n        deelnemer: b\n        onderdeel: x\n"
      "        uitkomst: geweigerd\n      - stap: vraag\n        deelnemer: b\n        onderdeel: y\n"
      "        uitkomst: kennisgenomen\n    dan:\n      - stap: vraag\n        stand: open\n"
      "  - dag: 2027-02-03\n    dan:\n      - stap: vraag\n        stand: klaar\n      - stap: vraag\n"
      "        deelnemer: a\n        onderdeel: y\n        uitkomst: onbeantwoord\n      - stap: vraag\n"
      "        deelnemer: b\n        onderdeel: x\n        uitkomst: geweigerd\n      - stap: verder\n"
      "        stand: open\n");
}

// What she recorded on the day itself brought an apology for a mail that had been right that morning.
TEST_CASE("secretary: done on the day of the mail is in time, and no mail was wrong") {
  passes(
      "stappen:\n  - stap: iets\n    taak: Iets\n    wie: directie\n    uiterlijk: 2027-03-28\n"
      "  - stap: meer\n    taak: Meer\n    wie: directie\n",
      "  - dag: 2027-03-24\n    dan:\n      - stap: iets\n        stand: open\n"
      "  - dag: 2027-03-25\n    als:\n      - stap: iets\n        uitkomst: gereed\n    dan:\n"
      "      - bericht aan: secretaris\n        soort bericht: escalatie\n      - aantal berichten: 1\n");
}

// The director was reminded of papers for a plan that had been skipped; the controller had to hand them in.
TEST_CASE("secretary: whose task did not apply hands in no papers") {
  passes(
      "gegevens:\n  tekort:\n    type: ja-nee\nstappen:\n  - stap: jaarstuk\n    taak: Jaarstuk maken\n    wie: "
      "controller\n"
      "    uiterlijk: 2027-01-20\n  - stap: plan\n    taak: Plan maken\n    wie: directie\n    alleen als: tekort\n"
      "  - stap: ab\n    orgaan: ab\n    vraagt: besluit\n    vergadering: ab 2027-04-08\n",
      "  - dag: 2027-01-11\n    als:\n      - gegevens:\n          tekort: false\n"
      "  - dag: 2027-01-20\n    als:\n      - stap: jaarstuk\n        uitkomst: gereed\n"
      "  - dag: 2027-03-18\n    dan:\n      - bericht aan: controller\n        soort bericht: herinnering\n        "
      "stap: ab\n"
      "");
}

TEST_CASE("secretary: late papers need a reason where the body says so, or go off the agenda") {
  passes(
      db_ab,
      "  - dag: 2027-03-05\n    als:\n      - stap: db\n        uitkomst: aangeleverd\n    dan:\n"
      "      - geweigerd: reason-missing\n  - dag: 2027-03-05\n    als:\n      - stap: db\n"
      "        uitkomst: aangeleverd\n        toelichting: ziekte, de voorzitter gaat akkoord\n"
      "  - dag: 2027-03-10\n    als:\n      - stap: db\n        uitkomst: positief advies\n"
      "  - dag: 2027-03-30\n    als:\n      - stap: ab\n        uitkomst: aangeleverd\n        toelichting: vergeten\n"
      "    dan:\n      - geweigerd: papers-late\n  - dag: 2027-03-30\n    als:\n      - stap: ab\n"
      "        naar vergadering: 2027-07-01\n        reden: stukken te laat\n    dan:\n      - stap: ab\n"
      "        vergadering: 2027-07-01\n");
}

TEST_CASE("secretary: an amendment can need a new round, with a reason; earlier answers do not count in it") {
  const std::string route =
      "stappen:\n  - stap: vraag\n    aan: elke raad\n    vraagt: zienswijze\n    wie: secretaris\n"
      "    termijn: 4 weken na ontvangst, eigen regel\n    geen antwoord: geldt als geen zienswijze\n"
      "  - stap: ab\n    orgaan: ab\n    vraagt: besluit\n    wie: secretaris\n    vergadering: ab 2027-04-08\n";
  const std::string asked =
      "  - dag: 2027-01-05\n    als:\n      - stap: vraag\n        uitkomst: verzonden\n"
      "  - dag: 2027-01-20\n    als:\n      - stap: vraag\n        deelnemer: a\n        uitkomst: zienswijze\n"
      "      - stap: vraag\n        deelnemer: b\n        uitkomst: zienswijze\n    dan:\n      - stap: ab\n"
      "        stand: open\n";
  passes(route, asked +
                    "  - dag: 2027-04-08\n    als:\n      - stap: ab\n        uitkomst: gewijzigd vastgesteld\n"
                    "        terug naar: vraag\n    dan:\n      - geweigerd: reason-missing\n"
                    "  - dag: 2027-04-08\n    als:\n      - stap: ab\n        uitkomst: gewijzigd vastgesteld\n"
                    "        terug naar: vraag\n        toelichting: amendement over de kosten\n    dan:\n"
                    "      - dossier: loopt\n      - stap: vraag\n        stand: open\n      - stap: vraag\n"
                    "        deelnemer: a\n        uitkomst: geen\n  - dag: 2027-04-09\n    als:\n      - stap: vraag\n"
                    "        uitkomst: verzonden\n  - dag: 2027-05-08\n    dan:\n      - stap: vraag\n"
                    "        deelnemer: a\n        uitkomst: geen zienswijze\n      - stap: ab\n"
                    "        vergadering: 2027-07-01\n        stand: open\n");
}

TEST_CASE("secretary: a fact that everybody shares comes from the organisation, and a route may belong to any") {
  passes(
      "gegevens:\n  ondergrens:\n    type: getal\nalleen als: ondergrens = 100\nstappen:\n  - stap: doen\n    taak: "
      "Doen\n"
      "    wie: directie\n",
      "  - dag: 2027-01-04\n    dan:\n      - dossier: loopt\n      - gegevens:\n          ondergrens: 100\n");
}

TEST_CASE("secretary: a task by a day that is known when the dossier begins, and one that makes a decision public") {
  passes(
      "gegevens:\n  gereed op:\n    type: datum\nstappen:\n  - stap: doen\n    taak: Doen\n    wie: directie\n"
      "    uiterlijk: gereed op\n  - stap: bekend\n    bekendmaken: Gemeenteblad\n    wie: secretaris\n"
      "    klaar binnen: 2 weken na doen\n",
      "  - dag: 2027-01-05\n    als:\n      - gegevens:\n          gereed op: 2027-02-01\n    dan:\n      - stap: "
      "doen\n"
      "        plandatum: 2027-02-01\n  - dag: 2027-01-25\n    dan:\n      - bericht aan: directie\n"
      "        soort bericht: herinnering\n  - dag: 2027-01-26\n    als:\n      - stap: doen\n        uitkomst: "
      "gereed\n"
      "    dan:\n      - stap: bekend\n        plandatum: 2027-02-09\n  - dag: 2027-02-08\n    als:\n"
      "      - stap: bekend\n        uitkomst: bekendgemaakt\n    dan:\n      - dossier: afgerond\n");
}

// `klaar binnen` beside a later day of the law: the plan showed the day of the law, and the mail two months sooner.
TEST_CASE("secretary: a plan shows the day that a term will give, before the term has begun") {
  Folder folder(
      "stappen:\n  - stap: ab\n    orgaan: ab\n    vraagt: besluit\n    wie: directie\n    vergadering: ab 2027-07-01\n"
      "  - stap: gs\n    taak: Naar GS\n    wie: secretaris\n    klaar binnen: 2 weken na ab\n"
      "    wettelijk uiterlijk: 2027-09-14\n    grond: Wgr art. 34 lid 2\n");
  const CtlResult plan = run_ctl({"plan", folder.directory / "r.yaml", "--from", "2027-01-04"});
  INFO(plan.out);
  CHECK(plan.code == 0);
  CHECK(plan.out.find("verwacht do 15 jul") != std::string::npos);
  CHECK(plan.out.find("gs: wettelijk uiterlijk 14 september 2027") != std::string::npos);
}

TEST_CASE("secretary: what is confidential has no name in the mails") {
  Folder folder(
      "stappen:\n  - stap: zaak\n    taak: Schorsing van de directeur\n    wie: directie\n    uiterlijk: 2027-02-01\n"
      "    vertrouwelijk: Wgr art. 23\n");
  const CtlResult year =
      run_ctl({"simulate", folder.directory / "r.yaml", "--from", "2027-01-04", "--until", "2027-03-01"});
  INFO(year.out);
  CHECK(year.code == 0);
  CHECK(year.out.find("bericht: Herinnering: een vertrouwelijk punt uiterlijk ma 1 februari") != std::string::npos);
}

TEST_CASE("secretary: messages say what to type instead") {
  struct Row {
    const char* route;
    const char* message;
  };
  const std::string task = "stappen:\n  - stap: x\n    taak: X\n    wie: directie\n";
  const Row rows[] = {
      {"stappen:\n  - stap: x\n    taak: X\n    wie: directie\n    uiterlijk: 2 weken na ab\n",
       "schrijf bij een taak: 'klaar binnen: 2 weken na ab'"},
      {"stappen:\n  - stap: x\n    orgaan: ab\n    vraagt: besluit\n    bij afgewezen: verder\n",
       "bedoelt u 'bij afwijzing'?"},
      {"stappen:\n  - stap: x\n    orgaan: db\n    vraagt: instemmen\n    bij geweigerd: verder\n",
       "bedoelt u 'bij weigering'?"},
      {"stappen:\n  - stap: x\n    orgaan: ab\n    vraagt: besluit\n    bij afwijzing: einde niet doorgegaan\n",
       "schrijf 'einde niet-doorgegaan'"},
      {"stappen:\n  - stap: k\n    orgaan: ab\n    vraagt: keuze\n    keuze uit:\n      - doorgaan\n      - stoppen\n"
       "  - stap: x\n    taak: X\n    wie: directie\n    alleen als: k = doorgaan\n",
       "een tekst hoort tussen aanhalingstekens: \"doorgaan\""},
      {"gegevens:\n  bedrag:\n    type: getal\nalleen als: bedrag > 100.000\nstappen:\n  - stap: x\n    taak: X\n"
       "    wie: directie\n",
       "schrijf 100000, of 100.0000 als het een breuk is"},
  };
  for (const Row& row : rows) {
    Folder folder(row.route);
    const CtlResult result = run_ctl({"check", folder.directory / "r.yaml"});
    INFO(result.out);
    CHECK(result.code == 65);
    CHECK(result.out.find(row.message) != std::string::npos);
  }
}
