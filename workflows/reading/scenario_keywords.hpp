// SPDX-License-Identifier: EUPL-1.2
// The rows of the one table (keywords.cpp) that only scenarios use. Private to the room.
#pragma once

#include "workflows/reading/keywords.hpp"

#include <array>

namespace besluit::reading::scenarios {

constexpr auto one = Form::one;

inline constexpr std::array rows{
    Keyword{"scenario", "scenario", "scenario", Holds::id, one, Shape::none, "de korte naam van het scenario",
            "the short name of the scenario"},
    Keyword{"given", "gegeven", "given", Holds::map, one, Shape::given, "hoe het begint", "how it begins"},
    Keyword{"course", "verloop", "course", Holds::map, Form::list, Shape::moment,
            "wat er gebeurt, dag na dag, en wat er dan moet kloppen",
            "what happens, day after day, and what must then hold"},
    Keyword{"begin", "begin", "begin", Holds::date, one, Shape::none, "de dag waarop het dossier begint",
            "the day on which the dossier starts"},
    Keyword{"facts", "gegevens", "facts", Holds::value, Form::named, Shape::none, "de gegevens van het dossier",
            "the facts of the dossier"},
    Keyword{"rest", "verder", "further", Holds::rest, one, Shape::none,
            "wat mensen doen bij stappen waarover het scenario niets zegt: 'volgens plan', of 'niets'",
            "what people do at steps that the scenario says nothing about: 'as planned', or 'nothing'"},
    Keyword{"day", "dag", "day", Holds::date, one, Shape::none,
            "de dag; wat er moet kloppen, wordt aan het einde van de dag bekeken",
            "the day; what must hold is looked at when it ends"},
    Keyword{"acts", "als", "when", Holds::map, Form::list, Shape::act, "wat er op die dag gebeurt",
            "what happens on that day"},
    Keyword{"expected", "dan", "then", Holds::map, Form::list, Shape::expectation, "wat er dan moet kloppen",
            "what must then hold"},
    // what happens
    Keyword{"outcome", "uitkomst", "outcome", Holds::outcome, one, Shape::none,
            "de uitkomst; ook 'aangeleverd' en 'verzonden', of 'geen'",
            "the outcome; also 'delivered' and 'sent', or 'none'"},
    Keyword{"participant", "deelnemer", "participant", Holds::id, one, Shape::none, "wie van de deelnemers",
            "which of the participants"},
    Keyword{"happened-on", "gebeurd op", "happened on", Holds::date, one, Shape::none,
            "de dag waarop het gebeurde, als het later wordt vastgelegd",
            "the day it happened, when it is recorded later"},
    Keyword{"received-by", "ontvangen door", "received by", Holds::id, one, Shape::none,
            "de deelnemer die de stukken ontving", "the participant who received the papers"},
    Keyword{"correct-to", "verbeter in", "correct to", Holds::outcome, one, Shape::none,
            "wat het had moeten zijn; 'geen' neemt het terug", "what it should have been; 'none' takes it back"},
    Keyword{"set-date", "zet datum", "set date", Holds::date, one, Shape::none, "een datum met de hand",
            "a date by hand"},
    Keyword{"extend-by", "verleng met", "extend by", Holds::term, one, Shape::none, "hoeveel langer de termijn wordt",
            "how much longer the term becomes"},
    Keyword{"to-meeting", "naar vergadering", "to meeting", Holds::date, one, Shape::none,
            "de vergadering waar de stap naartoe gaat", "the meeting to which the step goes"},
    Keyword{"do", "doe", "do", Holds::deed, one, Shape::none,
            "bevestigen, opschorten, hervatten, opnieuw berekenen of intrekken",
            "acknowledge, suspend, resume, compute again or withdraw"},
    Keyword{"move-meeting", "verplaats", "move", Holds::meeting, one, Shape::none,
            "de vergadering die verplaatst wordt", "the meeting that is moved"},
    Keyword{"moves-to", "naar", "to", Holds::date, one, Shape::none, "de nieuwe dag", "the new day"},
    Keyword{"cancel-meeting", "schrap", "cancel", Holds::meeting, one, Shape::none, "de vergadering die vervalt",
            "the meeting that is cancelled"},
    Keyword{"add-meeting", "voeg toe", "add", Holds::meeting, one, Shape::none, "een nieuwe vergadering",
            "a new meeting"},
    Keyword{"second-of", "tweede van", "second of", Holds::date, one, Shape::none,
            "de vergadering zonder quorum waarvan zij de stukken overneemt",
            "the meeting without a quorum whose items it takes"},
    Keyword{"reason", "reden", "reason", Holds::text, one, Shape::none, "waarom", "why"},
    // what must hold
    Keyword{"standing", "stand", "standing", Holds::standing, one, Shape::none, "hoe de stap ervoor staat",
            "where the step stands"},
    Keyword{"meets-on", "vergadering", "meeting", Holds::date, one, Shape::none, "de dag van de vergadering",
            "the day of the meeting"},
    Keyword{"planned-for", "plandatum", "planning date", Holds::date, one, Shape::none,
            "de dag waarop het klaar, aangeleverd of beantwoord moet zijn",
            "the day on which it must be done, handed in or answered"},
    Keyword{"legally-for", "wettelijke datum", "legal date", Holds::date, one, Shape::none,
            "de laatste dag die de termijn geeft", "the last day that the term gives"},
    Keyword{"dossier", "dossier", "dossier", Holds::dossier_state, one, Shape::none, "hoe het dossier ervoor staat",
            "where the dossier stands"},
    Keyword{"result", "resultaat", "result", Holds::text, one, Shape::none, "waarmee de route is geëindigd",
            "how the route ended"},
    Keyword{"feasible", "haalbaar", "feasible", Holds::boolean, one, Shape::none, "of de planning haalbaar is",
            "whether the plan can be made"},
    Keyword{"notice-to", "bericht aan", "notice to", Holds::who, one, Shape::none, "wie een bericht kreeg",
            "who got a notice"},
    Keyword{"notice-kind", "soort bericht", "notice kind", Holds::notice_kind, one, Shape::none, "wat voor bericht",
            "what kind of notice"},
    Keyword{"notices", "aantal berichten", "number of notices", Holds::whole_number, one, Shape::none,
            "hoeveel berichten er zijn verzonden; 0: niemand kreeg iets",
            "how many notices were sent; 0: nobody got anything"},
    Keyword{"refused", "geweigerd", "refused", Holds::id, one, Shape::none,
            "de code waarmee de laatste handeling is geweigerd: zie 'explain --list'",
            "the code with which the last act was refused: see 'explain --list'"},
};

inline constexpr std::array rest_words{Word{"planned", "volgens plan", "as planned"},
                                       Word{"nothing", "niets", "nothing"}};
inline constexpr std::array deed_words{Word{"acknowledge", "bevestigen", "acknowledge"},
                                       Word{"suspend", "opschorten", "suspend"}, Word{"resume", "hervatten", "resume"},
                                       Word{"compute", "opnieuw berekenen", "compute again"},
                                       Word{"withdraw", "intrekken", "withdraw"}};
inline constexpr std::array standing_words{Word{"waiting", "wacht", "waiting"}, Word{"open", "open", "open"},
                                           Word{"done", "klaar", "done"}};
inline constexpr std::array dossier_words{Word{"running", "loopt", "running"}, Word{"ended", "afgerond", "ended"},
                                          Word{"withdrawn", "ingetrokken", "withdrawn"}};
/// The kinds of notices about a dossier (workflows/dossier stands beside this room; a test holds them together).
inline constexpr std::array notice_words{Word{"reminder", "herinnering", "reminder"},
                                         Word{"escalation", "escalatie", "escalation"},
                                         Word{"dates", "datums", "dates"},
                                         Word{"date-moved", "datum verschoven", "date moved"},
                                         Word{"infeasible", "niet haalbaar", "not feasible"},
                                         Word{"withdrawn", "ingetrokken", "withdrawn"},
                                         Word{"correction", "rechtzetting", "correction"},
                                         Word{"announcement", "mededeling", "announcement"},
                                         Word{"request", "verzoek", "request"},
                                         Word{"task-assigned", "taak begint", "task begins"},
                                         Word{"written-round", "schriftelijke ronde", "written round"},
                                         Word{"late-paper", "nagestuurd stuk", "late paper"},
                                         Word{"request-answered", "antwoord op verzoek", "request answered"},
                                         Word{"route-ended", "route afgerond", "route ended"},
                                         Word{"outcome", "uitkomst", "outcome"},
                                         Word{"outcome-corrected", "uitkomst verbeterd", "outcome corrected"}};

}  // namespace besluit::reading::scenarios
