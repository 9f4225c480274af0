// SPDX-License-Identifier: EUPL-1.2
// One organisation and one route that use every keyword, in Dutch and as an English twin with another layout.
#pragma once

#include <string_view>

namespace besluit::testing {

inline constexpr std::string_view organisation_nl = R"(# yaml-language-server: $schema=../schema/organisatie.json
soort: organisatie
organisatie: gr
naam: Gemeenschappelijke Regeling
tijdzone: Europe/Amsterdam
deelnemers:
  leiden:
    naam: Leiden
    stemmen: 12
    raad:
      contact: griffie@leiden.example
      vergaderingen: [2024-06-20, 2024-05-16]
    college:
      contact: secretaris
    reces:
      - naam: Meireces
        van: 2024-04-29
        tot en met: 2024-05-03
rollen:
  secretaris: jansen
  directie: pietersen
mensen:
  jansen:
    naam: M. Jansen
    mail: secretaris@gr.example
    vervanger: directie
  pietersen:
    naam: "P. Pietersen"
    mail: directie@gr.example
organen:
  ab:
    naam: Algemeen Bestuur
    contact: secretaris
    aanleveren: 4 weken vooraf
    verzenden: 3 weken vooraf
    leden: deelnemers
    quorum: meer dan de helft
    meerderheid: stemmen
    vergaderingen:
      - 2024-07-10
      - 2024-12-18
beleid:
  standaard:
    herinner: [3 weken vooraf, 1 werkdag vooraf]
    escaleer:
      - na: 1 werkdag
        naar: leiden/raad
      - na: 5 werkdagen
        naar: directie
        tenzij: bevestigd
        herhaal: elke 5 werkdagen
  streng:
    herinner: [2024-06-03]
    escaleer:
      - op dag: 2024-06-20
        naar: directie
    te late herinnering: laatste
    te late escalatie: geen
    bevestiging geldt: 10 werkdagen
    bevestigd door: iedereen
    stille uren: 20:00 tot 07:00
    alleen op werkdagen: true
    bundelen: true
    meld: [taak, uitkomst, einde]
reces:
  - naam: Zomer
    van: 2024-07-15
    tot en met: 2024-08-23
sluiting:
  - naam: Kerst
    van: 2024-12-23
    tot en met: 2025-01-03
)";

inline constexpr std::string_view organisation_en = R"(kind: organisation
name: 'Gemeenschappelijke Regeling'   # the order of keys is free
organisation: gr
timezone: Europe/Amsterdam
closure:
  - {name: Kerst, from: 2024-12-23, until: 2025-01-03}
recess:
  - name: Zomer
    from: 2024-07-15
    until: 2024-08-23
policies:
  standaard:
    remind:
      - 3 weeks before
      - 1 working day before
    escalate:
      - after: 1 working day
        to: leiden/raad
      - after: 5 working days
        to: directie
        unless: acknowledged
        repeat: every 5 working days
  streng:
    tell: [task, outcome, end]
    digest: true
    working days only: true
    quiet hours: 20:00 to 07:00
    acknowledged by: everybody
    acknowledgement holds: 10 working days
    late escalation: none
    late reminder: latest
    escalate:
      - on day: 2024-06-20
        to: directie
    remind:
      - 2024-06-03
bodies:
  ab:
    name: Algemeen Bestuur
    contact: secretaris
    papers: 4 weeks before
    sending: 3 weeks before
    members: participants
    quorum: more than half
    majority: votes
    meetings: [2024-07-10, 2024-12-18]
people:
  pietersen:
    name: P. Pietersen
    mail: directie@gr.example
  jansen:
    name: M. Jansen
    mail: secretaris@gr.example
    deputy: directie
roles:
  directie: pietersen
  secretaris: jansen
participants:
  leiden:
    name: Leiden
    votes: 12
    recess:
      - name: Meireces
        from: 2024-04-29
        until: 2024-05-03
    college:
      contact: secretaris
    council:
      contact: griffie@leiden.example
      meetings: [2024-06-20, 2024-05-16]
)";

inline constexpr std::string_view route_nl = R"(soort: route
route: voorstel
titel: Een voorstel
organisatie: gr
bron: een document
eigenaar: secretaris
gegevens:
  prognose weerstandsvermogen:
    type: getal
    eenheid: EUR
  spoed:
    type: ja-nee
  dag:
    type: datum
  naam:
    type: tekst
alleen als: prognose weerstandsvermogen < 3000000 and spoed
stappen:
  - stap: opstellen
    taak: Voorstel opstellen
    wie: directie
    uiterlijk: 2024-04-02
    grond: art. 1
  - stap: toets
    taak: Toetsen
    titel: De toets
    wie: secretaris
    streefdatum: begin april 2024, gelezen als 2024-04-01
    uiterlijk: 2024-04-15
    wettelijk uiterlijk: eind april 2024, gelezen als 2024-04-30
    herinner aan: elke datum
    klaar binnen: 10 werkdagen na opstellen
    tegelijk met: opstellen
  - stap: raad
    orgaan: leiden/raad
    vraagt: instemmen
    bij weigering: einde niet-ingesteld
    marge: 2 weken
  - stap: zienswijze
    aan: elke raad
    vraagt: zienswijze
    grond: Wgr art. 35 lid 1
    termijn: wet
    geen antwoord: geldt als geen zienswijze
    verder als: alle beantwoord
    anders: einde niet-ingesteld
  - stap: wensen
    aan: elk college
    vraagt: wensen en bedenkingen
    termijn: 8 weken na ontvangst, eigen regel
    geen antwoord: geldt als geen wensen, eigen regel
    verder als: meer dan de helft van de stemmen beantwoord
    tegelijk met: zienswijze
  - stap: ab-advies
    orgaan: ab
    vraagt: advies
    wie: secretaris
    vergadering: laatste ab vóór 2024-12-01
    bij negatief advies: verder
    beleid: standaard
  - stap: ab
    orgaan: ab
    vraagt: besluit
    vergadering: ab 2024-12-18
    bij afwijzing: terug naar opstellen
    bij aanhouding: volgende vergadering
beleid: standaard
)";

inline constexpr std::string_view route_en = R"(kind: route
policy: standaard
route: "voorstel"
title: Een voorstel
organisation: gr
source: een document
owner: secretaris
data:
  spoed: {type: yes-no}
  dag: {type: date}
  naam: {type: text}
  prognose weerstandsvermogen: {type: number, unit: EUR}
only if: "prognose weerstandsvermogen  <  3000000 and spoed"
steps:
  - {step: opstellen, task: Voorstel opstellen, who: directie, due: 2024-04-02, ground: art. 1}
  - step: toets
    task: >-
      Toetsen
    title: De toets
    who: secretaris
    remind of: every date
    done within: 10 working days after opstellen
    due by law: eind april 2024, read as 2024-04-30
    due: 2024-04-15
    target: begin april 2024, read as 2024-04-01
    together with: opstellen
  - step: raad
    body: leiden/raad
    asks: consent
    on refusal: end niet-ingesteld
    margin: 2 weeks
  - {step: zienswijze, to: every council, asks: view, ground: Wgr art. 35 lid 1, term: law,
     no answer: counts as no-view, go on if: all answered, otherwise: end niet-ingesteld}
  - step: wensen
    to: all colleges
    asks: wishes and concerns
    together with: zienswijze
    term: "8 weeks after receipt, own rule"
    no answer: "counts as no wishes, own rule"
    go on if: more than half of the votes answered
  - step: ab-advies
    policy: standaard
    body: ab
    asks: advice
    who: secretaris
    meeting: last ab before 2024-12-01
    on negative advice: go on
  - step: ab
    body: ab
    asks: decision
    meeting: ab 2024-12-18
    on rejection: back to opstellen
    on deferral: next meeting
)";

}  // namespace besluit::testing
