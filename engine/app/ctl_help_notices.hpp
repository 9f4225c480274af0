// SPDX-License-Identifier: EUPL-1.2
// The rows of the table of commands about notices and people. Private to ctl_help, whose table takes them in.
#pragma once

#include "engine/app/ctl_help.hpp"

#include <array>

namespace besluit::engine::ctl {

inline constexpr std::array notice_commands{
    CommandText{"ack", "DOSSIER STAP [--by MENS]", "gezien: escalaties die daarop wachten, gaan niet uit",
                "seen: escalations that wait for it are not sent",
                "--by MENS  wie het gezien heeft; nodig als het beleid wil dat iedereen bevestigt",
                "--by PERSON  who has seen it; needed where the policy wants everybody to",
                "ack herstelplan-eigen-vermogen-2024-1 bao", false},
    CommandText{"snooze", "DOSSIER STAP --until DATUM", "de berichten over een stap laten wachten tot een dag",
                "let the notices about a step wait until a day", "--until DATUM  op die dag gaan ze weer",
                "--until DATE  on that day they go again",
                "snooze herstelplan-eigen-vermogen-2024-1 bao --until 2024-06-03", false},
    CommandText{"escalate", "DOSSIER STAP [TREDE]", "meteen een trede hoger, zonder de dag af te wachten",
                "a higher rung at once, without waiting for its day", "", "",
                "escalate herstelplan-eigen-vermogen-2024-1 bao\n"
                "escalate herstelplan-eigen-vermogen-2024-1 bao \"na 5 werkdagen\"",
                false},
    CommandText{"notify preview", "DOSSIER [--count N]", "welke berichten er komen, wanneer en met welke woorden",
                "which notices come, when and in which words", "--count N  hoeveel (anders 10)",
                "--count N  how many (else 10)", "notify preview herstelplan-eigen-vermogen-2024-1", false},
    CommandText{"notify test", "KANAAL [--to MENS]", "een proefbericht door een kanaal sturen",
                "send a test message through a channel", "--to MENS  wie het krijgt (anders uzelf)",
                "--to PERSON  who gets it (else yourself)", "notify test post --to secretaris", false},
    CommandText{"notify drill", "DOSSIER [--to MENS] [--channel KANAAL] [--count N]",
                "een oefening: de komende berichten, gemerkt [PROEF], alleen aan uzelf",
                "an exercise: the coming notices, marked [PROEF], to yourself only",
                "--to MENS  wie ze krijgt (anders uzelf)\n--channel KANAAL  anders het eerste\n--count N  anders 10",
                "--to PERSON  who gets them (else yourself)\n--channel CHANNEL  else the first\n--count N  else 10",
                "notify drill herstelplan-eigen-vermogen-2024-1", false},
    CommandText{"routes test", "ROUTE [--set NAAM=WAARDE]... [--count N]",
                "wie wat zou krijgen als er nu een dossier begint", "who would get what if a dossier began now",
                "--set NAAM=WAARDE  een gegeven van de route\n--count N  hoeveel berichten (anders 10)",
                "--set NAME=VALUE  a fact of the route\n--count N  how many notices (else 10)",
                "routes test herstelplan-eigen-vermogen --set \"prognose weerstandsvermogen=2750000\"", false},
    CommandText{"notices retry", "[ID]", "mislukte berichten opnieuw proberen", "try failed notices again", "", "",
                "notices retry", false},
    CommandText{"why none", "MENS [--on DATUM]", "waarom iemand op een dag niets kreeg",
                "why somebody got nothing on a day", "--on DATUM  de dag (anders vandaag)",
                "--on DATE  the day (else today)", "why none directie --on 2024-06-11", false},
    CommandText{"absence add", "MENS --from DATUM --until DATUM [--deputy MENS] [--reason TEKST]",
                "iemand is afwezig: de berichten gaan naar de vervanger", "somebody is away: notices go to the deputy",
                "--from, --until DATUM  de eerste en de laatste dag\n"
                "--deputy MENS  wie het overneemt (anders de vervanger uit het bestand)\n--reason TEKST  waarom",
                "--from, --until DATE  the first and the last day\n"
                "--deputy PERSON  who takes over (else the deputy of the file)\n--reason TEXT  why",
                "absence add jansen --from 2024-07-01 --until 2024-07-19", false},
    CommandText{"absence list", "", "wie er afwezig is en naar wie de berichten gaan",
                "who is away and where the notices go", "", "", "absence list", false},
    CommandText{"absence end", "NUMMER", "iemand is eerder terug", "somebody is back earlier", "", "", "absence end 1",
                false},
    CommandText{"silence add",
                "[--dossier D [--step STAP]] [--person MENS] [--from DATUM] --until DATUM --reason TEKST",
                "berichten laten wachten, hoogstens 92 dagen", "let notices wait, for at most 92 days",
                "--dossier, --step, --person  welke (anders alle)\n--from, --until DATUM  de eerste en de laatste dag\n"
                "--reason TEKST  waarom",
                "--dossier, --step, --person  which (else all)\n--from, --until DATE  the first and the last day\n"
                "--reason TEXT  why",
                "silence add --person visser --until 2024-06-14 --reason \"verhuizing\"", false},
    CommandText{"silence list", "", "welke stiltes er zijn en wat erin wacht",
                "which silences there are, and what waits", "", "", "silence list", false},
    CommandText{"silence end", "NUMMER", "een stilte beëindigen; wat wachtte en nog nodig is, gaat nu",
                "end a silence; what waited and is still needed goes now", "", "", "silence end 1", false},
};

}  // namespace besluit::engine::ctl
