// SPDX-License-Identifier: EUPL-1.2
// What is wrong with keywords, values and the organisation.
// An example holds only the part of a file that matters; the test fills in the rest.
#include "workflows/reading/codes.hpp"

#include <array>

namespace besluit::reading {
namespace {

const std::array<CodeRow, 26>& table() {
  static const std::array<CodeRow, 26> rows{{
      {"R020",
       {"Een onbekend woord", "An unknown keyword"},
       {"Dit woord bestaat niet op deze plaats. Vaak is het een tikfout, of hoort het in een andere groep.",
        "This keyword does not exist in this place. Often it is a typing error, or it belongs in another group."},
       "tietel: Herstelplan",
       "titel: Herstelplan"},
      {"R021",
       {"Er ontbreekt iets", "Something is missing"},
       {"Een deel van het bestand mist een regel die er altijd hoort te staan. De melding noemt welke.",
        "A part of the file lacks a line that must always be there. The message says which."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"},
      {"R022",
       {"Een lijst, een groep en een waarde zijn niet hetzelfde", "A list, a group and a value are not the same"},
       {"Op deze plaats hoort een ander soort inhoud: een enkele waarde achter de dubbele punt, een lijst met "
        "streepjes, of een groep regels \"sleutel: waarde\".",
        "Another kind of content belongs here: a single value after the colon, a list with dashes, or a group of lines "
        "\"key: value\"."},
       "stappen: opstellen",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"},
      {"R023",
       {"Er ontbreekt een waarde", "A value is missing"},
       {"Achter de dubbele punt of het streepje staat niets. Een lege waarde betekent hier nooit iets.",
        "Nothing stands after the colon or the dash. An empty value never means anything here."},
       "titel:",
       "titel: Herstelplan"},
      {"R024",
       {"Twee talen in één bestand", "Two languages in one file"},
       {"Een bestand is helemaal Nederlands of helemaal Engels. Het eerste woord dat maar in één taal bestaat, bepaalt "
        "welke.",
        "A file is Dutch or English throughout. The first keyword that exists in one language only decides which."},
       "title: Herstelplan",
       "titel: Herstelplan"},
      {"R025",
       {"Hier hoort een heel getal", "A whole number belongs here"},
       {"Schrijf een heel getal met alleen cijfers: geen punt, geen nul vooraan, geen aanhalingstekens.",
        "Write a whole number in digits only: no point, no leading zero, no quotes."},
       "deelnemers:\n"
       "  leiden:\n"
       "    naam: Leiden\n"
       "    stemmen: twee\n",
       "deelnemers:\n"
       "  leiden:\n"
       "    naam: Leiden\n"
       "    stemmen: 2\n"},
      {"R026",
       {"Hier hoort true of false", "true or false belongs here"},
       {"Een schakelaar is \"true\" (aan) of \"false\" (uit). Woorden als ja, nee, on en off zijn tekst: het ene "
        "programma leest ze anders dan het andere.",
        "A switch is \"true\" or \"false\". Words such as yes, no, on and off are text: one program reads them "
        "otherwise than another."},
       "schakelaar: ja",
       "schakelaar: true"},
      {"R027",
       {"Dit is geen datum", "This is not a date"},
       {"Een datum is jaar-maand-dag met vier, twee en twee cijfers, en moet bestaan.",
        "A date is year-month-day with four, two and two digits, and must exist."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    uiterlijk: 22-11-2024\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    uiterlijk: 2024-11-22\n"},
      {"R028",
       {"Dit is geen termijn", "This is not a term"},
       {"Een termijn is een getal met dagen, werkdagen, weken of maanden. Bij stukken en herinneringen hoort er "
        "\"vooraf\" achter, bij herhalen \"elke\" ervoor.",
        "A term is a number with days, working days, weeks or months. For papers and reminders \"before\" follows it, "
        "for repeating \"every\" precedes it."},
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"
       "    aanleveren: 4 wekken vooraf\n",
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"
       "    aanleveren: 4 weken vooraf\n"},
      {"R029",
       {"Deze waarde bestaat hier niet", "This value does not exist here"},
       {"Op deze plaats kan een paar vaste woorden staan. De melding noemt het woord dat het meest lijkt, of alle "
        "woorden.",
        "A few fixed words are possible here. The message names the nearest one, or all of them."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: beslui\n",
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"},
      {"R030",
       {"Een andere soort bestand", "Another kind of file"},
       {"Elk bestand zegt met \"soort\" wat het is: route, deelroute, organisatie, beslistabel of scenario. Een "
        "opdracht "
        "wil er meestal een van: \"plan\" een route, \"test\" een scenario. \"check\" neemt ze alle.",
        "Every file says with \"kind\" what it is: route, subroute, organisation, decision table or scenario. A "
        "command "
        "mostly wants one of them: \"plan\" a route, \"test\" a scenario. \"check\" takes them all."},
       "soort: roete",
       "soort: route"},
      {"R031",
       {"Dit kan geen korte naam zijn", "This cannot be a short name"},
       {"Een korte naam staat in tabellen en in opdrachten. Hij bestaat uit gewone letters, cijfers, \"-\", \"_\" en "
        "\".\", en begint met een letter of cijfer.",
        "A short name stands in tables and in commands. It has plain letters, digits, \"-\", \"_\" and \".\", and "
        "begins with a letter or digit."},
       "route: herstelplan eigen vermogen",
       "route: herstelplan-eigen-vermogen"},
      {"R032",
       {"Dit is geen mailadres", "This is not a mail address"},
       {"Een mailadres heeft één \"@\", iets ervoor en een domein met een punt erachter, zonder spaties en accenten. "
        "Meer adressen van één mens of secretariaat staan als lijst: mail: [griffie@a.example, griffier@a.example].",
        "A mail address has one \"@\", something before it and a domain with a dot after it, without blanks and "
        "accents. Several addresses of one person or office are a list: mail: [office@a.example, clerk@a.example]."},
       "mensen:\n"
       "  jansen:\n"
       "    naam: M. Jansen\n"
       "    mail: secretaris.hecht.example\n",
       "mensen:\n"
       "  jansen:\n"
       "    naam: M. Jansen\n"
       "    mail: secretaris@hecht.example\n"},
      {"R033",
       {"Een datum in een jaar dat nog niet vaststaat", "A date in a year that is not settled yet"},
       {"De dagen die bij koninklijk besluit met een feestdag gelijkstaan, zijn tot een bepaald jaar bekend. Daarna "
        "zijn berekende data voorlopig. Vaak is het jaar een tikfout.",
        "The days that are equated with a holiday by royal decree are known until a certain year. After it computed "
        "dates are provisional. Often the year is a typing error."},
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    uiterlijk: 2124-06-20\n",
       "stappen:\n"
       "  - stap: opstellen\n"
       "    taak: Herstelplan opstellen\n"
       "    wie: directie\n"
       "    uiterlijk: 2024-06-20\n"},
      {"R034",
       {"Dit noemt geen vergadering", "This does not name a meeting"},
       {"Een vergadering is een orgaan en een datum, of \"laatste ORGAAN vóór DATUM\".",
        "A meeting is a body and a date, or \"last BODY before DATE\"."},
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    vergadering: 10 juli 2024\n",
       "stappen:\n"
       "  - stap: vaststellen\n"
       "    orgaan: ab\n"
       "    vraagt: besluit\n"
       "    vergadering: ab 2024-07-10\n"},
      {"R035",
       {"Een reeks vergaderingen die er geen geeft", "A series of meetings that gives none"},
       {"Een reeks zegt wanneer een orgaan telkens vergadert. De melding zegt wat er niet wordt begrepen, of dat geen "
        "dag "
        "overblijft, bijvoorbeeld omdat een reces alles bedekt. Een reeks valt nooit op een feestdag.",
        "A series says when a body meets time and again. The message says what is not understood, or that no day is "
        "left, perhaps because a recess covers everything. A series never falls on a public holiday."},
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"
       "    vergaderingen:\n"
       "      - vijfde woensdag van februari, in 2023\n",
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"
       "    vergaderingen:\n"
       "      - tweede woensdag van de maand, in 2024, niet in reces\n"},
      {"R040",
       {"Een onbekende mens bij een rol", "An unknown person at a role"},
       {"Achter een rol staat de korte naam van iemand onder \"mensen\".",
        "After a role stands the short name of somebody under \"people\"."},
       "rollen:\n"
       "  directie: jansen\n"
       "  secretaris: janssen\n",
       "rollen:\n"
       "  directie: jansen\n"
       "  secretaris: jansen\n"},
      {"R041",
       {"Een onbekend contact of een onbekende ontvanger", "An unknown contact or receiver"},
       {"Een contact is een rol, een mens of een mailadres. Een escalatie kan ook naar een orgaan: dan krijgt het "
        "contact van dat orgaan het bericht.",
        "A contact is a role, a person or a mail address. An escalation can also go to a body: then its contact gets "
        "the message."},
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: sekretaris\n",
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"},
      {"R042",
       {"Niemand vervult deze rol", "Nobody fills this role"},
       {"Achter elke rol hoort de korte naam van iemand onder \"mensen\". Een bericht aan een lege rol zou nergens "
        "aankomen.",
        "After each role stands the short name of somebody under \"people\". A message to an empty role would arrive "
        "nowhere."},
       "rollen:\n"
       "  directie: jansen\n"
       "  secretaris:\n",
       "rollen:\n"
       "  directie: jansen\n"
       "  secretaris: jansen\n"},
      {"R043",
       {"De verkeerde kant op geteld", "Counted in the wrong direction"},
       {"Herinneringen en stukken tellen terug vanaf een datum (\"vooraf\"); escalaties tellen vooruit (\"na\"). Het "
        "een kan niet op de plaats van het ander staan.",
        "Reminders and papers count back from a date (\"before\"); escalations count forward (\"after\"). The one "
        "cannot stand in the place of the other."},
       "beleid:\n"
       "  standaard:\n"
       "    herinner:\n"
       "      - 1 week achteraf\n",
       "beleid:\n"
       "  standaard:\n"
       "    herinner:\n"
       "      - 1 week vooraf\n"},
      {"R044",
       {"Een vergadering staat er twee keer", "A meeting stands here twice"},
       {"Een orgaan heeft op een dag één vergadering; de datum is haar naam.",
        "A body has one meeting on a day; the date is its name."},
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"
       "    vergaderingen: [2024-07-10, 2024-07-10]\n",
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"
       "    vergaderingen: [2024-07-10, 2024-12-18]\n"},
      {"R045",
       {"De laatste dag ligt vóór de eerste", "The last day lies before the first"},
       {"Een reces of sluiting loopt van een dag tot en met een latere (of dezelfde) dag.",
        "A recess or closure runs from a day until a later (or the same) day."},
       "reces:\n"
       "  - naam: Zomer\n"
       "    van: 2024-08-23\n"
       "    tot en met: 2024-07-15\n",
       "reces:\n"
       "  - naam: Zomer\n"
       "    van: 2024-07-15\n"
       "    tot en met: 2024-08-23\n"},
      {"R046",
       {"Deze tijdzone kan niet", "This time zone is not possible"},
       {"Termijnen tellen in Nederlandse dagen. De enige tijdzone is daarom \"Europe/Amsterdam\".",
        "Terms count in Dutch days. Therefore the only time zone is \"Europe/Amsterdam\"."},
       "tijdzone: Europe/Amsterdm",
       "tijdzone: Europe/Amsterdam"},
      {"R047",
       {"Eén naam voor twee dingen", "One name for two things"},
       {"Een orgaan heeft een andere korte naam dan elke rol en elke mens; anders is niet duidelijk wie een bericht "
        "krijgt.",
        "A body has another short name than every role and person; otherwise it is not clear who gets a message."},
       "organen:\n"
       "  directie:\n"
       "    naam: Directie\n"
       "    contact: secretaris\n",
       "organen:\n"
       "  mt:\n"
       "    naam: Directie\n"
       "    contact: secretaris\n"},
      {"R048",
       {"Een brief die niet kan worden ingevuld", "A letter that cannot be filled in"},
       {"Een eigen brief noemt alleen woorden die besluitd kent, zoals {{datum}} of {{inhoud}}, en sluit wat hij "
        "opent. "
        "Van elke soort bericht is er hoogstens een brief in elke taal.",
        "A letter of your own names only words that besluitd knows, such as {{date}} or {{content}}, and closes what "
        "it opens. Of every kind of notice there is at most one letter in each language."},
       "brieven:\n"
       "  - soort bericht: herinnering\n"
       "    onderwerp: \"Graag voor {{datm}}\"\n",
       "brieven:\n"
       "  - soort bericht: herinnering\n"
       "    onderwerp: \"Graag voor {{datum}}\"\n"},
      {"R049",
       {"Een vergadering op een vrije dag", "A meeting on a day off"},
       {"De datum is een zaterdag, een zondag of een feestdag. Dat mag, maar vaak is het een tikfout.",
        "The date is a Saturday, a Sunday or a holiday. That is allowed, but often it is a typing error."},
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"
       "    vergaderingen: [2024-07-13]\n",
       "organen:\n"
       "  ab:\n"
       "    naam: Algemeen Bestuur\n"
       "    contact: secretaris\n"
       "    vergaderingen: [2024-07-10]\n"},
  }};
  return rows;
}

}  // namespace

std::span<const CodeRow> value_codes() {
  return table();
}

}  // namespace besluit::reading
