// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/ctl_help.hpp"

#include "engine/app/ctl_help_notices.hpp"

#include <algorithm>
#include <array>

namespace besluit::engine::ctl {
namespace {

// The most used commands first.
constexpr std::array own_commands{
    CommandText{"agenda", "[--within TERMIJN | --year JAAR] [--format csv]",
                "wat er moet gebeuren en op wie het wacht, of de tabel van een jaar",
                "what is due and on whom, or the table of a year",
                "--within TERMIJN  alleen wat binnen die tijd valt: \"3 weken\"\n"
                "--year JAAR  alle datums van dat jaar: datum, wie, wat; ook wat klaar is\n"
                "--format csv  voor een rekenblad",
                "--within TERM  only what falls within that time: \"3 weeks\"\n"
                "--year YEAR  all dates of that year: date, who, what; also what is done\n"
                "--format csv  for a spreadsheet",
                "agenda --within \"3 weken\"\nagenda --year 2024 --format csv > 2024.csv", false},
    CommandText{"list", "[--state STAND]", "alle dossiers met de stand van hun stappen",
                "all dossiers with the state of their steps", "--state STAND  running, ended of withdrawn",
                "--state STATE  running, ended or withdrawn", "list\nlist --json", false},
    CommandText{"show", "DOSSIER", "één dossier, stap voor stap, en wat er nu kan",
                "one dossier, step by step, and what can be done now", "", "", "show herstelplan-eigen-vermogen-2024-1",
                false},
    CommandText{
        "record",
        "DOSSIER STAP UITKOMST [--participant DEELNEMER] [--part ONDERDEEL] [--set NAAM=WAARDE]... [--on DATUM] "
        "[--note TEKST] [--back-to STAP]",
        "vastleggen wat er is gebeurd", "record what happened",
        "--participant DEELNEMER  wie er antwoordt, bij een stap aan alle raden of colleges\n"
        "--part ONDERDEEL  waarop, bij een stap die meer dan één ding vraagt\n"
        "--set NAAM=WAARDE  een gegeven dat hiermee bekend wordt\n"
        "--on DATUM  de dag waarop het gebeurde (anders vandaag)\n--note TEKST  een toelichting\n"
        "--back-to STAP  de eerdere stap waar de route nu naar teruggaat; --note zegt waarom",
        "--participant PARTICIPANT  who answers, at a step to all councils or colleges\n"
        "--part PART  what is answered, at a step that asks several things\n"
        "--set NAME=VALUE  a fact that becomes known with it\n"
        "--on DATE  the day it happened (else today)\n--note TEXT  a remark\n"
        "--back-to STEP  the earlier step to which the route returns now; --note says why",
        "record herstelplan-eigen-vermogen-2024-1 bao \"positief advies\" --on 2024-05-23\n"
        "record herstelplan-eigen-vermogen-2024-1 ab delivered\n"
        "record begroting-2025-1 zienswijze sent\n"
        "record begroting-2025-1 zienswijze \"geen zienswijze\" --participant leiden",
        false},
    CommandText{"receive", "DOSSIER STAP --participant DEELNEMER [--on DATUM] [--note TEKST]",
                "vastleggen dat een raad of college het stuk ontving",
                "record that a council or college received the piece",
                "--participant DEELNEMER  wie het ontving\n--on DATUM  de dag van ontvangst (anders vandaag)\n"
                "--note TEKST  een toelichting",
                "--participant PARTICIPANT  who received it\n--on DATE  the day of receipt (else today)\n"
                "--note TEXT  a remark",
                "receive begroting-2025-1 zienswijze --participant leiden --on 2024-05-03", false},
    CommandText{"start", "ROUTE [--set NAAM=WAARDE]... [--id ID] [--title TEKST] [--parent DOSSIER]",
                "een dossier beginnen", "start a dossier",
                "--set NAAM=WAARDE  een gegeven van de route\n--id ID  de naam van het dossier (anders "
                "ROUTE-JAAR-NUMMER)\n--title TEKST  waar dit dossier over gaat (anders de titel van de route)\n"
                "--parent DOSSIER  het dossier waar dit bij hoort, bijvoorbeeld een toezegging",
                "--set NAME=VALUE  a fact of the route\n--id ID  the dossier's name (else ROUTE-YEAR-NUMBER)\n"
                "--title TEXT  what this dossier is about (else the route's title)\n"
                "--parent DOSSIER  the dossier that this belongs to, such as a commitment",
                "start herstelplan-eigen-vermogen --set \"prognose weerstandsvermogen=2750000\"\n"
                "start toezegging --parent herstelplan-eigen-vermogen-2024-1 --title \"Kosten per gemeente nasturen\"",
                false},
    CommandText{"plan", "ROUTEBESTAND|DOSSIER [--from DATUM] [--organisation BESTAND]",
                "terugplannen vanaf de vergadering die besluit", "plan backwards from the meeting that decides",
                "--from DATUM  de eerste dag waarop iets kan (anders vandaag)\n--organisation BESTAND  anders "
                "organisatie.yaml naast de route\n--set NAAM=WAARDE  een gegeven van de route",
                "--from DATE  the first day on which something can be done (else today)\n--organisation FILE  else "
                "organisatie.yaml beside the route\n--set NAME=VALUE  a fact of the route",
                "plan herstelplan.yaml --from 2024-03-14\nplan herstelplan-eigen-vermogen-2024-1", true},
    CommandText{"check", "PAD... [--explore] [--summary] [--organisation BESTAND]", "bestanden of hele mappen nakijken",
                "check files or whole folders",
                "--explore  loop alle uitkomsten na: kan elk dossier eindigen?\n"
                "--summary  laat zien wat er is gelezen: elke regel die telt\n"
                "--organisation BESTAND  anders organisatie.yaml naast de route",
                "--explore  walk all outcomes: can every dossier end?\n"
                "--summary  show what was read: every line that counts\n"
                "--organisation FILE  else organisatie.yaml beside the route",
                "check routes/\ncheck herstelplan.yaml", true},
    CommandText{
        "simulate",
        "ROUTEBESTAND --from DATUM --until DATUM [--outcome STAP=UITKOMST[@DATUM]]... [--set NAAM=WAARDE]...",
        "een jaar vooruit kijken: wie krijgt wat wanneer", "look a year ahead: who gets what when",
        "--from DATUM  de dag waarop het dossier begint\n--until DATUM  de laatste dag\n"
        "--outcome STAP[/DEELNEMER]=UITKOMST[@DATUM]  zo loopt het af; zonder datum op de dag van de vergadering,\n"
        "    zonder --outcome met de gewone uitkomst; 'geen': er wordt niets vastgelegd\n"
        "--set NAAM=WAARDE  een gegeven van de route\n--organisation BESTAND  anders organisatie.yaml naast de route",
        "--from DATE  the day on which the dossier is started\n--until DATE  the last day\n"
        "--outcome STEP[/PARTICIPANT]=OUTCOME[@DATE]  how it ends; without a date on the day of the meeting,\n"
        "    without --outcome as it ordinarily does; 'none': nothing is recorded\n"
        "--set NAME=VALUE  a fact of the route\n--organisation FILE  else organisatie.yaml beside the route",
        "simulate herstelplan.yaml --from 2024-03-14 --until 2024-12-31 --set \"prognose "
        "weerstandsvermogen=2750000\"\n"
        "simulate herstelplan.yaml --from 2024-03-14 --until 2025-03-13 --outcome vaststellen=afgewezen "
        "--outcome bao=geen",
        true},
    CommandText{"test", "BESTAND... [--verbose]", "scenario's draaien: gaat het zoals het moet?",
                "run scenarios: does it go as it must?",
                "--verbose  ook alles wat er gebeurt\neen map: alle scenario's die erin staan",
                "--verbose  also everything that happens\na folder: all scenarios in it",
                "test routes/\ntest ab-eerder.scenario.yaml --verbose", true},
    CommandText{"graph", "ROUTEBESTAND [--format mermaid|dot|svg] [--organisation BESTAND]", "de route als plaatje",
                "the route as a picture",
                "--format mermaid|dot|svg  mermaid voor een wiki, svg voor een document (anders svg)\n"
                "--organisation BESTAND  anders organisatie.yaml naast de route",
                "--format mermaid|dot|svg  mermaid for a wiki, svg for a document (else svg)\n"
                "--organisation FILE  else organisatie.yaml beside the route",
                "graph herstelplan.yaml > herstelplan.svg\ngraph herstelplan.yaml --format mermaid", true},
    CommandText{"schema", "[SOORT]", "het JSON-schema van een soort bestand, voor een editor",
                "the JSON Schema of a kind of file, for an editor",
                "SOORT  route, organisatie, beslistabel of scenario (anders de namen)\n"
                "--lang en  het schema voor bestanden met Engelse woorden",
                "KIND  route, organisation, decision-table or scenario (else their names)\n"
                "--lang en  the schema for files in English words",
                "schema route > route.json\nschema route --lang en", true},
    CommandText{
        "decide", "BESTAND [--input BESTAND] [--set NAAM=WAARDE]... [--decision NAAM] [--export-dmn]",
        "een beslistabel of .dmn vragen, met het waarom", "ask a decision table or .dmn, and why",
        "--input BESTAND  de gegevens, als JSON\n--set NAAM=WAARDE  één gegeven\n--decision NAAM  alleen deze "
        "beslissing van het model\n--export-dmn  de tabel als .dmn, voor een modelleerprogramma",
        "--input FILE  the facts, as JSON\n--set NAME=VALUE  one fact\n--decision NAME  only this decision of the "
        "model\n--export-dmn  the table as a .dmn, for a modeller",
        "decide weerstandsvermogen.yaml --set \"prognose weerstandsvermogen=2750000\"\n"
        "decide weerstandsvermogen.yaml --export-dmn",
        true},
    CommandText{"eval", "EXPR [--context BESTAND.json] [--at TIJDSTIP]", "een FEEL-uitdrukking uitrekenen",
                "evaluate one FEEL expression",
                "--context BESTAND.json  de namen die de uitdrukking gebruikt\n--at TIJDSTIP  het tijdstip voor now() "
                "en today() (anders het begin van vandaag)",
                "--context FILE.json  the names that the expression uses\n--at MOMENT  the moment for now() and "
                "today() (else the beginning of today)",
                "eval \"date(\\\"2024-01-31\\\") + duration(\\\"P1M\\\")\"\neval \"a * 2\" --context "
                "gegevens.json --json",
                true},
    CommandText{"term", "--from DATUM --term TERMIJN | --rule REGEL --from DATUM | --cases BESTAND",
                "een wettelijke termijn uitrekenen, met de uitleg", "count a legal term, with its reasons",
                "--from DATUM  de dag van de gebeurtenis (een tijdstip bij uren: 2024-03-29T16:00)\n"
                "--term TERMIJN  \"8 weken\", \"2 weken; vóór 2024-09-15\", \"8 weken; opgeschort 13 dagen\"\n"
                "--backward  terugtellen vanaf die dag\n--inclusive  de dag zelf telt mee\n"
                "--no-atw  de termijn staat niet in een wet of AMvB\n"
                "--rule REGEL  een termijn uit de wet: wgr-35-1, \"Awb art. 6:7\"\n"
                "--act DATUM  de dag van de handeling, die bepaalt welke versie geldt (anders --from)\n"
                "--budget-year JAAR  het begrotingsjaar, waar de regel een datum noemt\n"
                "--cases BESTAND  een CSV met termijnen; drukt id,datum af",
                "--from DATE  the day of the event (a moment for hours: 2024-03-29T16:00)\n"
                "--term TERM  \"8 weeks\", \"2 weeks; before 2024-09-15\", \"8 weeks; suspend 13 days\"\n"
                "--backward  count back from that day\n--inclusive  the day itself counts\n"
                "--no-atw  the term is not set by a law or an order in council\n"
                "--rule RULE  a term of the law: wgr-35-1, \"Awb art. 6:7\"\n"
                "--act DATE  the day of the act, which says which version holds (else --from)\n"
                "--budget-year YEAR  the budget year, where the rule names a date\n"
                "--cases FILE  a CSV of terms; prints id,date",
                "term --from 2024-02-05 --term \"8 weken\"\nterm --from 2024-09-13 --rule wgr-35-1", true},
    CommandText{"meeting import", "BESTAND.ics|BESTAND.csv [--organisation BESTAND] [--body ORGAAN] [--yaml]",
                "wat een vergaderschema zou veranderen: nieuw, verplaatst, vervallen",
                "what a calendar of meetings would change: new, moved, gone",
                "--organisation BESTAND  anders organisatie.yaml naast het schema\n"
                "--body ORGAAN  alle vergaderingen zijn van dit orgaan\n"
                "--yaml  de nieuwe lijsten, om in organisatie.yaml te zetten",
                "--organisation FILE  else organisatie.yaml beside the calendar\n"
                "--body BODY  all meetings are of this body\n"
                "--yaml  the new lists, to put into organisatie.yaml",
                "meeting import vergaderschema-2025.csv\nmeeting import raad.ics --body leiden/raad --yaml", true},
    CommandText{"meeting list", "[ORGAAN]", "de vergaderingen zoals ze nu gelden", "the meetings as they now stand", "",
                "", "meeting list ab", false},
    CommandText{"meeting move", "ORGAAN OUD NIEUW [--keep DOSSIER/STAP]... [--reason TEKST] [--yes]",
                "een vergadering verplaatsen: eerst zien wat er verschuift",
                "move a meeting: first see which dates move",
                "--yes  doe het (anders alleen het overzicht)\n"
                "--keep DOSSIER/STAP  laat deze datum staan; vraagt een reden\n--reason TEKST  waarom",
                "--yes  do it (else only the overview)\n"
                "--keep DOSSIER/STEP  leave this date as it is; asks for a reason\n--reason TEXT  why",
                "meeting move ab 2024-07-10 2024-07-03\nmeeting move ab 2024-07-10 2024-07-03 --yes", false},
    CommandText{"meeting cancel", "ORGAAN VERGADERING [--keep DOSSIER/STAP]... --reason TEKST [--yes]",
                "een vergadering laten vervallen; wat erop stond gaat naar de volgende",
                "cancel a meeting; its items go to the next one",
                "--yes  doe het (anders alleen het overzicht)\n"
                "--keep DOSSIER/STAP  laat deze datum staan\n--reason TEKST  waarom",
                "--yes  do it (else only the overview)\n"
                "--keep DOSSIER/STEP  leave this date as it is\n--reason TEXT  why",
                "meeting cancel auditcommissie 2024-06-13 --reason \"te weinig onderwerpen\" --yes", false},
    CommandText{"meeting add", "ORGAAN DATUM [--second-of VERGADERING] [--reason TEKST] [--yes]",
                "een vergadering toevoegen, ook een tweede na een zonder quorum",
                "add a meeting, also a second one after one without a quorum",
                "--second-of VERGADERING  neemt de stukken over van deze vergadering (Gemeentewet art. 20 lid 2)\n"
                "--yes  doe het (anders alleen het overzicht)\n--reason TEKST  waarom",
                "--second-of MEETING  takes the items and papers of this meeting (Gemeentewet art. 20 lid 2)\n"
                "--yes  do it (else only the overview)\n--reason TEXT  why",
                "meeting add ab 2024-09-11 --yes\nmeeting add ab 2024-07-12 --second-of 2024-07-10 --yes", false},
    CommandText{"meeting papers", "ORGAAN VERGADERING TERMIJN [--sending] --reason TEKST [--yes]",
                "voor één vergadering een andere termijn voor de stukken", "another papers term for one meeting",
                "--sending  de termijn voor het verzenden (anders voor het aanleveren)\n"
                "--yes  doe het (anders alleen het overzicht)\n--reason TEKST  waarom",
                "--sending  the term for sending out (else for handing in)\n"
                "--yes  do it (else only the overview)\n--reason TEXT  why",
                "meeting papers ab 2024-07-10 \"2 weken\" --reason \"spoed\" --yes", false},
    CommandText{"deadline set", "DOSSIER STAP DATUM --reason TEKST", "een datum met de hand zetten",
                "set a date by hand", "--reason TEKST  waarom; staat in 'why date'",
                "--reason TEXT  why; stands in 'why date'",
                "deadline set herstelplan-eigen-vermogen-2024-1 vaststellen 2024-06-19 --reason \"kort stuk\"", false},
    CommandText{"deadline clear", "DOSSIER STAP --reason TEKST", "een datum weer laten berekenen",
                "let a date be computed again", "--reason TEKST  waarom", "--reason TEXT  why",
                "deadline clear herstelplan-eigen-vermogen-2024-1 vaststellen --reason \"toch niet nodig\"", false},
    CommandText{"extend", "DOSSIER STAP TERMIJN --reason TEKST", "de termijn van een taak verlengen",
                "lengthen the term of a task", "--reason TEKST  waarom", "--reason TEXT  why",
                "extend doorlichting-2024-1 start \"2 weken\" --reason \"ziekte\"", false},
    CommandText{"retarget", "DOSSIER STAP VERGADERING --reason TEKST", "een stap naar een andere vergadering brengen",
                "take a step to another meeting", "--reason TEKST  waarom", "--reason TEXT  why",
                "retarget herstelplan-eigen-vermogen-2024-1 vaststellen 2024-12-18 --reason \"later beschikbaar\"",
                false},
    CommandText{"suspend", "DOSSIER STAP --reason TEKST [--on DATUM]", "een termijn opschorten", "suspend a term",
                "--reason TEKST  waarom\n--on DATUM  de eerste dag die niet meetelt (anders vandaag)",
                "--reason TEXT  why\n--on DATE  the first day that does not count (else today)",
                "suspend doorlichting-2024-1 start --reason \"wacht op aanvulling\"", false},
    CommandText{"resume", "DOSSIER STAP [--on DATUM]", "een opgeschorte termijn weer laten lopen",
                "let a suspended term run again", "--on DATUM  de eerste dag die weer telt (anders vandaag)",
                "--on DATE  the first day that counts again (else today)", "resume doorlichting-2024-1 start", false},
    CommandText{"facts", "DOSSIER --set NAAM=WAARDE... [--note TEKST]", "vastleggen wat bekend is geworden",
                "record what has become known",
                "--set NAAM=WAARDE  een gegeven van de route\n--note TEKST  een toelichting",
                "--set NAME=VALUE  a fact of the route\n--note TEXT  a remark",
                "facts herstelplan-eigen-vermogen-2024-1 --set \"prognose weerstandsvermogen=2500000\"", false},
    CommandText{"vote",
                "DOSSIER STAP --for N --against N [--blank N] [--absent N] [--set DEELNEMER=STEM]... [--on DATUM]",
                "een stemming vastleggen", "record a vote",
                "--for N, --against N, --blank N, --absent N  de aantallen\n"
                "--set DEELNEMER=STEM  per deelnemer (voor, tegen, blanco, afwezig), in plaats van aantallen\n"
                "--on DATUM  de dag waarop het gebeurde (anders vandaag)",
                "--for N, --against N, --blank N, --absent N  how many\n"
                "--set PARTICIPANT=VOTE  for each participant (for, against, blank, absent), instead of numbers\n"
                "--on DATE  the day it happened (else today)",
                "vote herstelplan-eigen-vermogen-2024-1 vaststellen --for 12 --against 4 --absent 2", false},
    CommandText{"attendance", "ORGAAN VERGADERING N [--of LEDEN]",
                "hoeveel leden er waren; zonder quorum blijven de punten open",
                "how many members were there; without a quorum the items stay open",
                "--of LEDEN  hoeveel leden er zijn, als de organisatie dat niet zegt",
                "--of MEMBERS  how many members there are, where the organisation does not say it",
                "attendance ab 2024-07-10 7 --of 18", false},
    CommandText{"request", "DOSSIER TEKST --by WIE", "een verzoek vastleggen; er verandert niets tot het is beantwoord",
                "record a request; nothing changes until it is answered", "--by WIE  deelnemer, orgaan, rol of mens",
                "--by WHO  participant, body, role or person",
                "request doorlichting-2024-1 \"Graag een week later\" --by leiden", false},
    CommandText{"answer", "DOSSIER NUMMER granted|declined --reason TEKST", "een verzoek beantwoorden",
                "answer a request", "--reason TEKST  waarom", "--reason TEXT  why",
                "answer doorlichting-2024-1 14 declined --reason \"al eerder verplaatst\"", false},
    CommandText{"migrate", "DOSSIER [--file BESTAND] --reason TEKST",
                "een lopend dossier de gewijzigde route laten volgen", "let a running dossier follow the changed route",
                "--file BESTAND  een eigen versie van de route, alleen voor dit dossier (zie 'definition')\n"
                "--reason TEKST  waarom; staat in 'history'",
                "--file FILE  a version of its own, for this dossier only (see 'definition')\n"
                "--reason TEXT  why; stands in 'history'",
                "migrate doorlichting-2024-1 --reason \"de AB-stap is toegevoegd\"", false},
    CommandText{"definition", "DOSSIER", "de versie van de route die een dossier volgt, als bestand",
                "the version of its route that a dossier follows, as a file", "", "",
                "definition doorlichting-2024-1 > eigen.yaml", false},
    CommandText{"add",
                "DOSSIER STAP --task TEKST --who ROL [--by DATUM] [--before STAP | --beside STAP] --reason TEKST",
                "één dossier een taak erbij geven", "give one dossier a task more",
                "--task TEKST  wat er gedaan moet worden\n--who ROL  wie het doet\n"
                "--by DATUM  uiterlijk; anders teruggerekend vanaf wat erna komt\n"
                "--before STAP  vóór deze stap; --beside STAP  tegelijk met deze; anders als laatste\n"
                "--reason TEKST  waarom; staat in 'history'",
                "--task TEXT  what must be done\n--who ROLE  who does it\n"
                "--by DATE  at the latest; else counted back from what comes after it\n"
                "--before STEP  before this step; --beside STEP  together with it; else last\n"
                "--reason TEXT  why; stands in 'history'",
                "add doorlichting-2024-1 juridisch-advies --task \"Juridisch advies vragen\" --who adjunct "
                "--before rapport --reason \"vraag van het DB\"",
                false},
    CommandText{"skip", "DOSSIER STAP --reason TEKST", "een stap overslaan", "pass a step over",
                "--reason TEKST  waarom; staat in 'history'", "--reason TEXT  why; stands in 'history'",
                "skip doorlichting-2024-1 dialoog --reason \"al gevoerd in mei\"", false},
    CommandText{"explain", "CODE | --list", "wat een code betekent, met een voorbeeld",
                "what a code means, with an example", "--list  alle codes en alle gesloten lijsten",
                "--list  all codes and all closed lists", "explain R021\nexplain --list", true},
    CommandText{"why date", "DOSSIER STAP [--participant DEELNEMER]", "waarom een datum die datum is",
                "why a date is that date", "--participant DEELNEMER  de datum van die deelnemer",
                "--participant PARTICIPANT  the date of that participant",
                "why date herstelplan-eigen-vermogen-2024-1 bao\n"
                "why date begroting-2025-1 zienswijze --participant leiden",
                false},
    CommandText{"why gate", "DOSSIER STAP", "of de antwoorden genoeg zijn, en op wie het wacht",
                "whether the answers are enough, and who is awaited", "", "", "why gate begroting-2025-1 zienswijze",
                false},
    CommandText{"why notice", "ID", "waarom een bericht wel of niet is verzonden", "why a notice was sent or not", "",
                "", "why notice \"herstelplan-eigen-vermogen-2024-1/bao/papers-1#0\"", false},
    CommandText{"notices", "[DOSSIER] [--id ID]", "de berichten: verzonden, wachtend, mislukt en niet verzonden",
                "the notices: sent, waiting, failed and not sent", "--id ID  alleen dit bericht",
                "--id ID  only this notice", "notices\nnotices herstelplan-eigen-vermogen-2024-1", false},
    CommandText{"history", "[DOSSIER]", "alles wat er is vastgelegd, met wie en wanneer",
                "everything that was recorded, with who and when", "", "", "history herstelplan-eigen-vermogen-2024-1",
                false},
    CommandText{"correct", "DOSSIER NUMMER [UITKOMST] --reason TEKST",
                "een vastgelegde uitkomst verbeteren of terugnemen", "correct a recorded outcome, or take it back",
                "--reason TEKST  waarom", "--reason TEXT  why",
                "correct herstelplan-eigen-vermogen-2024-1 7 \"negatief advies\" --reason \"verkeerd verslag\"", false},
    CommandText{"withdraw", "DOSSIER --reason TEKST", "een dossier intrekken", "withdraw a dossier",
                "--reason TEKST  waarom", "--reason TEXT  why",
                "withdraw herstelplan-eigen-vermogen-2024-1 --reason \"niet meer nodig\"", false},
    CommandText{"status", "", "hoe het met de daemon gaat", "how the daemon is doing", "", "", "status", false},
    CommandText{"watch", "", "meekijken met alles wat er wordt vastgelegd", "watch everything that is recorded", "", "",
                "watch --json", false},
    CommandText{"reload", "[--preview]", "de routes opnieuw lezen: alles of niets",
                "read the routes again: all or nothing",
                "--preview  alleen zien wat het voor de lopende dossiers verandert",
                "--preview  only see what it changes for the running dossiers", "reload --preview\nreload", false},
    CommandText{"verify", "", "het dagboek opnieuw afspelen en vergelijken", "replay the journal and compare", "", "",
                "verify", false},
    CommandText{"clock", "", "hoe laat het is voor de daemon", "what time it is for the daemon", "", "", "clock",
                false},
    CommandText{"clock advance", "--to DATUM | --by DUUR", "een virtuele klok vooruitzetten",
                "move a virtual clock forward", "--to DATUM  tot het einde van die dag\n--by DUUR  12h, 7d of 2w",
                "--to DATE  to the end of that day\n--by LENGTH  12h, 7d or 2w",
                "clock advance --to 2024-07-10\nclock advance --by 7d", false},
    CommandText{"introspect", "", "de beschrijving van het protocol (Varlink)",
                "the description of the protocol (Varlink)", "", "", "introspect", false},
    CommandText{"call", "METHODE [JSON]", "een methode van het protocol aanroepen", "call a method of the protocol", "",
                "", "call Agenda '{\"within\": \"3 weken\"}'", false},
};

constexpr auto table = [] {
  std::array<CommandText, own_commands.size() + notice_commands.size()> all{};
  std::size_t next = 0;
  for (const CommandText& row : own_commands) all[next++] = row;
  for (const CommandText& row : notice_commands) all[next++] = row;
  return all;
}();

constexpr std::string_view examples = R"(  besluitctl check routes/
  besluitctl plan routes/herstelplan.yaml --from 2024-03-14
  besluitctl start herstelplan-eigen-vermogen --set "prognose weerstandsvermogen=2750000"
  besluitctl agenda --within "3 weken"
  besluitctl record herstelplan-eigen-vermogen-2024-1 bao "positief advies" --on 2024-05-23
  besluitctl why date herstelplan-eigen-vermogen-2024-1 bao
)";

constexpr std::string_view common_nl =
    R"(  --socket PAD      de socket van de daemon (anders $BESLUITD_SOCKET, anders /run/besluitd/control)
  --json            het antwoord als JSON, voor scripts
  --lang nl|en      de taal van zinnen (anders $BESLUIT_LANG, anders Nederlands)
  --no-color        geen kleuren (ook met NO_COLOR)
  -h, --help        hulp, ook bij één opdracht: besluitctl help record
  --version         de versie
)";
constexpr std::string_view common_en =
    R"(  --socket PATH     the daemon's socket (else $BESLUITD_SOCKET, else /run/besluitd/control)
  --json            the answer as JSON, for scripts
  --lang nl|en      the language of sentences (else $BESLUIT_LANG, else Dutch)
  --no-color        no colours (so does NO_COLOR)
  -h, --help        help, also for one command: besluitctl help record
  --version         the version
)";

/// What stands for a value. In a synopsis the Dutch ones are written.
struct Placeholder {
  std::string_view nl;
  std::string_view en;
};
constexpr std::array placeholders{
    Placeholder{"ANTWOORD", "ANSWER"},
    Placeholder{"BESTAND", "FILE"},
    Placeholder{"DATUM", "DATE"},
    Placeholder{"DEELNEMER", "PARTICIPANT"},
    Placeholder{"DUUR", "LENGTH"},
    Placeholder{"GEGEVEN", "FACT"},
    Placeholder{"JAAR", "YEAR"},
    Placeholder{"KANAAL", "CHANNEL"},
    Placeholder{"LEDEN", "MEMBERS"},
    Placeholder{"MENS", "PERSON"},
    Placeholder{"METHODE", "METHOD"},
    Placeholder{"NAAM", "NAME"},
    Placeholder{"NIEUW", "NEW"},
    Placeholder{"NUMMER", "SEQ"},
    Placeholder{"ONDERDEEL", "PART"},
    Placeholder{"ORGAAN", "BODY"},
    Placeholder{"OUD", "OLD"},
    Placeholder{"PAD", "PATH"},
    Placeholder{"REGEL", "RULE"},
    Placeholder{"ROL", "ROLE"},
    Placeholder{"ROUTEBESTAND", "WORKFLOW"},
    Placeholder{"SOORT", "KIND"},
    Placeholder{"STAND", "STATE"},
    Placeholder{"STAP", "STEP"},
    Placeholder{"STEM", "VOTE"},
    Placeholder{"TEKST", "TEXT"},
    Placeholder{"TERMIJN", "TERM"},
    Placeholder{"TIJDSTIP", "WHEN"},
    Placeholder{"TREDE", "RUNG"},
    Placeholder{"UITKOMST", "OUTCOME"},
    Placeholder{"VERGADERING", "MEETING"},
    Placeholder{"WAARDE", "VALUE"},
    Placeholder{"WIE", "WHO"},
};

bool is_capital(char letter) {
  return letter >= 'A' && letter <= 'Z';
}

void indent(std::string& text, std::string_view lines, std::string_view prefix) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    text.append("  ").append(prefix).append(lines.substr(0, end)).append("\n");
    lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
  }
}

void group(std::string& text, bool offline, Language language) {
  constexpr std::size_t width = 16;
  for (const CommandText& row : table) {
    if (row.offline != offline) continue;
    std::string name{row.name};
    name.resize(std::max(width, name.size() + 2), ' ');
    text.append("  ").append(name).append(language == Language::en ? row.en : row.nl).append("\n");
  }
}

}  // namespace

std::span<const CommandText> commands() {
  return table;
}

const CommandText* command(std::string_view name) {
  const auto found = std::ranges::find(table, name, &CommandText::name);
  return found == table.end() ? nullptr : found;
}

std::vector<std::string> command_words() {
  std::vector<std::string> words;
  for (const CommandText& row : table) {
    std::string word{row.name.substr(0, row.name.find(' '))};
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
  }
  words.emplace_back("help");
  return words;
}

std::string_view dutch_placeholder(std::string_view english) {
  const auto found = std::ranges::find(placeholders, english, &Placeholder::en);
  return found == placeholders.end() ? english : found->nl;
}

std::string synopsis(const CommandText& command, Language language) {
  if (language == Language::nl) return std::string{command.synopsis};
  std::string text;
  for (std::string_view rest = command.synopsis; !rest.empty();) {
    const auto word =
        rest.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(rest, is_capital) - rest.begin()));
    const auto found = std::ranges::find(placeholders, word, &Placeholder::nl);
    text.append(found == placeholders.end() ? word : found->en);
    rest.remove_prefix(word.size());
    const auto other = static_cast<std::size_t>(std::ranges::find_if(rest, is_capital) - rest.begin());
    text.append(rest.substr(0, other));
    rest.remove_prefix(other);
  }
  return text;
}

std::string help_text(Language language) {
  const bool en = language == Language::en;
  std::string text = en ? "besluitctl: check decision routes, and ask and steer a running besluitd\n\nExamples\n"
                        : "besluitctl: besluitroutes nakijken en een draaiende besluitd bevragen en sturen\n\n"
                          "Voorbeelden\n";
  text.append(examples);
  text += en ? "\nWith a running daemon\n" : "\nMet een draaiende daemon\n";
  group(text, false, language);
  text += en ? "\nWithout a daemon\n" : "\nZonder daemon\n";
  group(text, true, language);
  text += en ? "\nOptions\n" : "\nOpties\n";
  text.append(en ? common_en : common_nl);
  return text;
}

std::string help_text(std::string_view name, Language language) {
  const bool en = language == Language::en;
  std::string text;
  for (const CommandText& row : table) {
    if (row.name != name && !row.name.starts_with(std::string{name} + " ")) continue;
    if (!text.empty()) text += "\n";
    text.append("besluitctl ").append(row.name).append(": ").append(en ? row.en : row.nl).append("\n\n");
    text += en ? "Examples\n" : "Voorbeelden\n";
    indent(text, row.example, "besluitctl ");
    text += en ? "\nUsage\n  besluitctl " : "\nGebruik\n  besluitctl ";
    text.append(row.name);
    if (!row.synopsis.empty()) text.append(" ").append(synopsis(row, language));
    text += "\n";
    if (const auto options = en ? row.options_en : row.options_nl; !options.empty()) {
      text += en ? "\nOptions\n" : "\nOpties\n";
      indent(text, options, "");
    }
  }
  return text.empty() ? help_text(language) : text;
}

}  // namespace besluit::engine::ctl
