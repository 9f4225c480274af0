// SPDX-License-Identifier: EUPL-1.2
// What the codes mean that no reader gives: about the surroundings of a file, the whole of a route, and scenarios.
#include "engine/app/offline.hpp"
#include "engine/simulation/scenario_run.hpp"
#include "workflows/graph/analysis.hpp"
#include "workflows/reading/meeting_file.hpp"

namespace besluit::engine::ctl {

const std::vector<reading::CodeRow>& own_codes() {
  static const std::vector<reading::CodeRow> rows{
      {unreadable_code,
       {"een bestand is niet te lezen", "a file cannot be read"},
       {"Het bestand of de map bestaat niet, of u mag het niet lezen. Kijk of de naam klopt.",
        "The file or folder does not exist, or you may not read it. See whether its name is right."},
       "besluitctl check rotues/",
       "besluitctl check routes/"},
      {no_organisation_code,
       {"er staat geen organisatie naast de route", "no organisation stands beside the route"},
       {"Zonder organisatie zijn de namen van organen, rollen en vergaderingen niet na te kijken. Zet organisatie.yaml "
        "naast de route, of geef het bestand met --organisation.",
        "Without the organisation the names of bodies, roles and meetings cannot be checked. Put organisatie.yaml "
        "beside "
        "the route, or give the file with --organisation."},
       "besluitctl check herstelplan.yaml",
       "besluitctl check herstelplan.yaml --organisation ../organisatie.yaml"},
      {infeasible_code,
       {"de route is vanaf vandaag niet haalbaar", "the route is not feasible from today"},
       {"Het bestand klopt, maar wie vandaag begint, haalt de vergadering niet die besluit. De melding noemt de feiten "
        "die botsen. Kies een latere vergadering, of verkort een eigen termijn.",
        "The file is right, but whoever starts today cannot make the meeting that decides. The message names the facts "
        "that collide. Choose a later meeting, or shorten a term of your own."},
       "vergadering: ab 2024-07-10",
       "vergadering: ab 2024-12-18"},
      {simulation::unmet_code,
       {"een verwachting van een scenario komt niet uit", "an expectation of a scenario is not met"},
       {"Op die dag was het anders dan onder 'dan' staat. Klopt de verwachting nog, dan is de route of de organisatie "
        "veranderd. 'besluitctl test --verbose' laat zien wat er gebeurde.",
        "On that day it was different from what stands under 'then'. If the expectation is still right, the route or "
        "the "
        "organisation has changed. 'besluitctl test --verbose' shows what happened."},
       "dan:\n  - haalbaar: true",
       "dan:\n  - haalbaar: false"},
      {simulation::refused_code,
       {"een handeling in een scenario is geweigerd", "an act in a scenario was refused"},
       {"De handeling kan op die dag niet. Hoort zij geweigerd te worden, schrijf dat dan onder 'dan', met de code.",
        "The act cannot be done on that day. If it should be refused, say so under 'then', with the code."},
       "als:\n  - stap: vaststellen\n    uitkomst: vastgesteld",
       "als:\n  - stap: vaststellen\n    uitkomst: vastgesteld\ndan:\n  - geweigerd: step-not-open"},
      {simulation::not_started_code,
       {"het dossier van een scenario begint niet", "the dossier of a scenario does not start"},
       {"Met deze gegevens mag de route niet beginnen, of er ontbreekt een gegeven.",
        "With these facts the route may not start, or a fact is missing."},
       "gegeven:\n  begin: 2024-03-14",
       "gegeven:\n  begin: 2024-03-14\n  gegevens:\n    prognose weerstandsvermogen: 2750000"},
      {simulation::unknown_refusal_code,
       {"een code waarmee niets geweigerd wordt", "a code with which nothing is refused"},
       {"Achter 'geweigerd' staat een code van de gesloten lijst; 'besluitctl explain --list' noemt ze alle.",
        "After 'refused' stands a code of the closed list; 'besluitctl explain --list' names them all."},
       "geweigerd: stap-niet-open",
       "geweigerd: step-not-open"},
      {simulation::no_dossier_code,
       {"er is geen dossier van die route", "there is no dossier of that route"},
       {"'in dossier' gaat over het laatste dossier dat van die route begon, uit een besluit of met 'begin route'. Op "
        "die dag was er nog geen.",
        "'in dossier' is about the last dossier of that route that began, from a decision or with 'begin route'. On "
        "that "
        "day there was none yet."},
       "- in dossier: begrotingswijziging\n  dossier: loopt",
       "- in dossier: begrotingswijziging\n  dossier: bestaat niet"},
      {stuck_code,
       {"een dossier kan blijven steken", "a dossier can get stuck"},
       {"Er is een reeks uitkomsten waarna geen enkele uitkomst het dossier nog aan een einde brengt. De melding noemt "
        "de "
        "kortste. Geef een van die uitkomsten een weg: verder, terug of een einde.",
        "There is a series of outcomes after which no outcome brings the dossier to an end any more. The message names "
        "the shortest. Give one of those outcomes a way: on, back or an end."},
       "besluitctl check --explore herstelplan.yaml",
       "besluitctl check --explore herstelplan.yaml"},
      {unproven_code,
       {"niet bewezen dat elk dossier kan eindigen", "not proven that every dossier can end"},
       {"De route heeft te veel mogelijke standen, of zij wacht ergens op een gegeven, een dag of een ander dossier. "
        "Wat "
        "wel is bekeken, kan eindigen.",
        "The route has too many possible standings, or it waits somewhere for a fact, a day or another dossier. What "
        "was "
        "looked at can end."},
       "besluitctl check --explore herstelplan.yaml",
       "besluitctl check --explore herstelplan.yaml"},
      {graph::unreachable_code,
       {"een stap die nooit aan de beurt komt", "a step that is never reached"},
       {"Geen enkele uitkomst leidt naar deze stap. Haal haar weg, of laat een andere stap hierheen gaan.",
        "No outcome leads to this step. Remove it, or let another step go here."},
       "bij afwijzing: einde",
       "bij afwijzing: verder"},
      {graph::dead_end_code,
       {"een stap waarna geen einde komt", "a step after which no end comes"},
       {"Vanaf deze stap gaat elke weg rond of loopt dood. Laat een uitkomst verdergaan, of eindigen.",
        "From this step every way goes round or stops. Let an outcome go on, or end."},
       "bij afwijzing: terug naar opstellen",
       "bij afwijzing: einde"},
      {graph::restless_code,
       {"een kring zonder wachten", "a loop without waiting"},
       {"De route kan hier rondgaan zonder dat een stap op een vergadering, een antwoord of een datum wacht.",
        "The route can go round here without a step that waits for a meeting, an answer or a date."},
       "taak: Opstellen",
       "taak: Opstellen\nklaar binnen: 2 weken na bao"},
      {graph::shut_gate_code,
       {"een poort die nooit opengaat", "a gate that never opens"},
       {"Ook als iedereen die gevraagd wordt meedoet, wordt niet gehaald wat 'verder als' vraagt.",
        "Even when everybody who is asked joins in, what 'go on if' demands is not met."},
       "verder als: 20 van 18 voorgesteld",
       "verder als: alle voorgesteld"},
      {graph::unwatched_code,
       {"een datum waar niemand op let", "a date that nobody watches"},
       {"De stap heeft een datum, maar het beleid dat geldt, herinnert en escaleert niet.",
        "The step has a date, but the policy that holds neither reminds nor escalates."},
       "beleid:\n  stil:\n    herinner: []",
       "beleid:\n  standaard:\n    herinner:\n      - 1 week vooraf"},
      {graph::early_rung_code,
       {"een herinnering die nooit uitgaat", "a reminder that is never sent"},
       {"De herinnering valt voor het begin van de termijn: drie weken vooraf past niet bij een termijn van een week. "
        "Geef de stap een eigen beleid.",
        "The reminder falls before the term begins: three weeks before does not fit a term of one week. Give the step "
        "a "
        "policy of its own."},
       "klaar binnen: 1 week na bao",
       "klaar binnen: 1 week na bao\nbeleid: kort"},
      {reading::meeting_line_code,
       {"een regel van een vergaderschema is niet te lezen", "a line of a calendar of meetings cannot be read"},
       {"De melding zegt wat er aan deze regel of gebeurtenis niet klopt. De andere regels zijn wel gelezen, maar er "
        "wordt "
        "niets overgenomen zolang er een fout in staat.",
        "The message says what is wrong with this line or event. The other lines were read, but nothing is taken over "
        "as long as there is an error in it."},
       "ab,2024-02-30",
       "ab,2024-02-29"},
      {reading::meeting_body_code,
       {"een vergadering van een onbekend orgaan", "a meeting of an unknown body"},
       {"In een kalender moet de naam van het orgaan in de titel staan, in een tabel in de kolom 'orgaan'. Anders "
        "wordt de "
        "regel overgeslagen.",
        "In a calendar the name of the body must stand in the title, in a table in the column 'body'. Otherwise the "
        "line "
        "is passed over."},
       "SUMMARY:Vergadering",
       "SUMMARY:Vergadering Algemeen Bestuur"},
  };
  return rows;
}

}  // namespace besluit::engine::ctl
