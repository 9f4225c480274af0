// SPDX-License-Identifier: EUPL-1.2
// What the codes mean that no reader gives: about the surroundings of a file, the whole of a route, scenarios, and the
// settings of the daemon.
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
      {"C002",
       {"dit zijn geen instellingen", "these are no settings"},
       {"Een bestand met instellingen van de daemon begint met 'soort: instellingen'. Zo verwart niemand het met een "
        "route.",
        "A file with settings of the daemon begins with 'kind: settings'. So nobody takes it for a route."},
       "routes: /etc/besluitd/routes",
       "soort: instellingen\nroutes: /etc/besluitd/routes"},
      {"C003",
       {"hier horen regels 'naam: waarde'", "lines 'name: value' belong here"},
       {"Op deze plaats staan regels met een naam, een dubbelepunt en een waarde, ingesprongen onder hun kop.",
        "Here stand lines with a name, a colon and a value, indented under their heading."},
       "kanalen: mail",
       "kanalen:\n  post:\n    soort: bestand\n    map: /var/lib/besluitd/post"},
      {"C004",
       {"een instelling staat er twee keer", "a setting is given twice"},
       {"De naam staat twee keer onder dezelfde kop, in het Nederlands en in het Engels, zodat niet duidelijk is welke "
        "waarde geldt. Haal er een "
        "weg.",
        "The name stands twice under the same heading, in Dutch and in English, so that nobody knows which value "
        "holds. Remove one."},
       "domein: hecht.example\ndomain: gr.example",
       "domein: hecht.example"},
      {"C005",
       {"een onbekend woord in de instellingen", "an unknown word in the settings"},
       {"De daemon kent deze instelling niet. Alle instellingen staan in besluitd.yaml(5).",
        "The daemon does not know this setting. All settings stand in besluitd.yaml(5)."},
       "sokcet: /run/besluitd/control",
       "socket: /run/besluitd/control"},
      {"C006",
       {"hier hoort een tekst", "a text belongs here"},
       {"Achter deze naam hoort één waarde op dezelfde regel, geen lijst en geen regels eronder.",
        "One value on the same line belongs after this name, no list and no lines below it."},
       "domein:\n  - hecht.example",
       "domein: hecht.example"},
      {"C007",
       {"dit is geen tijd", "this is no time of day"},
       {"Een tijd heeft vier cijfers en een dubbelepunt, van 00:00 tot en met 23:59, tussen aanhalingstekens.",
        "A time has four digits and a colon, from 00:00 up to 23:59, between quotes."},
       "verzendtijd: 8 uur",
       "verzendtijd: \"08:00\""},
      {"C008",
       {"een kanaal klopt niet", "a channel is not right"},
       {"De melding zegt wat er aan dit kanaal ontbreekt of niet kan. Elk soort kanaal heeft eigen regels; zij staan "
        "in besluitd.yaml(5).",
        "The message says what this channel lacks or cannot do. Each kind of channel has settings of its own; they "
        "stand in besluitd.yaml(5)."},
       "kanalen:\n  map:\n    soort: bestand",
       "kanalen:\n  map:\n    soort: bestand\n    map: /var/lib/besluitd/berichten"},
      {"C009",
       {"deze naam kan een kanaal niet hebben", "a channel cannot have this name"},
       {"De naam van een kanaal komt in bestandsnamen en in het journaal: kleine letters, cijfers en '-'.",
        "The name of a channel comes in file names and in the journal: lower-case letters, digits and '-'."},
       "kanalen:\n  Post 1:\n    soort: bestand\n    map: /var/lib/besluitd/post",
       "kanalen:\n  post-1:\n    soort: bestand\n    map: /var/lib/besluitd/post"},
      {"C010",
       {"het adres van de hartslag kan niet", "the address of the heartbeat cannot be used"},
       {"Bij dit adres meldt de daemon dat hij nog leeft. Het begint met https:// of http:// en noemt een server.",
        "At this address the daemon says that it is alive. It begins with https:// or http:// and names a server."},
       "hartslag: monitor.example",
       "hartslag: https://monitor.example/besluitd"},
      {"C011",
       {"dit is geen aantal dagen", "this is no number of days"},
       {"Hier hoort een heel getal van 1 tot en met 366, zonder woord erachter.",
        "A whole number from 1 up to 366 belongs here, without a word behind it."},
       "stilte hoogstens: 2 weken",
       "stilte hoogstens: 14"},
  };
  return rows;
}

}  // namespace besluit::engine::ctl
