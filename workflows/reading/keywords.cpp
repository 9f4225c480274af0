// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/keywords.hpp"

#include "workflows/definition/ask.hpp"
#include "workflows/reading/hit_policy.hpp"
#include "workflows/reading/keyword_words.hpp"
#include "workflows/reading/outcome_keywords.hpp"
#include "workflows/reading/scenario_keywords.hpp"

#include <array>
#include <stdexcept>

namespace besluit::reading {
namespace {

using enum Holds;
constexpr auto one = Form::one;
constexpr auto list = Form::list;
constexpr auto named = Form::named;
constexpr auto ordered = Form::ordered;
constexpr auto none = Shape::none;

constexpr std::array general_rows{
    // every file
    Keyword{"kind", "soort", "kind", kind, one, none, "wat voor bestand dit is", "what kind of file this is"},
    Keyword{"organisation", "organisatie", "organisation", id, one, none, "de korte naam van de organisatie",
            "the short name of the organisation"},
    Keyword{"name", "naam", "name", text, one, none, "de naam zoals mensen die lezen", "the name as people read it"},
    Keyword{"title", "titel", "title", text, one, none, "waar het over gaat, in een paar woorden",
            "what it is about, in a few words"},
    // organisation
    Keyword{"timezone", "tijdzone", "timezone", zone, one, none, "de tijdzone van alle tijden",
            "the time zone of all times"},
    Keyword{"participants", "deelnemers", "participants", map, named, Shape::participant, "de deelnemende gemeenten",
            "the municipalities that take part"},
    Keyword{"roles", "rollen", "roles", id, named, none, "wie welke rol vervult", "who fills which role"},
    Keyword{"people", "mensen", "people", map, named, Shape::person, "de mensen en hun adressen",
            "the people and their addresses"},
    Keyword{"bodies", "organen", "bodies", map, named, Shape::body, "de organen die vergaderen",
            "the bodies that meet"},
    Keyword{"policies", "beleid", "policies", map, named, Shape::policy, "wanneer er wordt herinnerd en geëscaleerd",
            "when people are reminded and when it is escalated"},
    Keyword{"recess", "reces", "recess", map, list, Shape::closure, "dagen waarop niemand wordt herinnerd",
            "days on which nobody is reminded"},
    Keyword{"closure", "sluiting", "closure", map, list, Shape::closure, "dagen waarop het kantoor dicht is",
            "days on which the office is closed"},
    Keyword{"parameters", "parameters", "parameters", value, named, none,
            "gegevens die elke route van deze organisatie heeft, als niemand ze geeft",
            "facts that every route of this organisation has when nobody gives them"},
    Keyword{"letters", "brieven", "letters", map, list, Shape::letter, "berichten in de woorden van de organisatie",
            "notices in the organisation's own words"},
    // participant, council, body, person
    Keyword{"votes", "stemmen", "votes", whole_number, one, none, "het aantal stemmen in het bestuur",
            "the number of votes in the board"},
    Keyword{"council", "raad", "council", map, one, Shape::council, "de gemeenteraad", "the municipal council"},
    Keyword{"college", "college", "college", map, one, Shape::council, "het college van burgemeester en wethouders",
            "the municipal executive"},
    Keyword{"new-council", "nieuwe raad", "new council", dates, one, none,
            "de eerste dag van de raad na verkiezingen, of een lijst van zulke dagen",
            "the first day of the council after elections, or a list of such days"},
    Keyword{"contact", "contact", "contact", who, one, none, "een rol, een mens of een mailadres",
            "a role, a person or a mail address"},
    Keyword{"papers", "aanleveren", "papers", term_before, one, none, "hoe lang vooraf de stukken binnen moeten zijn",
            "how long before the meeting the papers must be in"},
    Keyword{"sending", "verzenden", "sending", term_before, one, none, "hoe lang vooraf de stukken de deur uit gaan",
            "how long before the meeting the papers are sent out"},
    Keyword{"meetings", "vergaderingen", "meetings", meeting_days, list, none,
            "de data van de vergaderingen, of een reeks", "the dates of the meetings, or a series"},
    Keyword{"late-papers", "late stukken", "late papers", late_papers, one, none,
            "wat er gebeurt met stukken die te laat zijn: 'mogen mee', 'met reden' of 'niet'",
            "what becomes of papers that are late: 'accepted', 'with a reason' or 'not'"},
    Keyword{"members", "leden", "members", members, one, none, "wie er lid zijn", "who the members are"},
    Keyword{"quorum", "quorum", "quorum", quorum, one, none, "hoeveel leden er moeten zijn",
            "how many members must be present"},
    Keyword{"majority", "meerderheid", "majority", majority, one, none, "hoe een meerderheid wordt geteld",
            "how a majority is counted"},
    Keyword{"mail", "mail", "mail", mails, one, none, "het mailadres, of een lijst van adressen",
            "the mail address, or a list of addresses"},
    Keyword{"deputy", "vervanger", "deputy", id, one, none, "wie het overneemt", "who takes over"},
    Keyword{"language", "taal", "language", language, one, none, "de taal van brieven: nl of en",
            "the language of letters: nl or en"},
    // letter
    Keyword{"subject", "onderwerp", "subject", letter, one, none, "het onderwerp van de brief",
            "the subject of the letter"},
    Keyword{"letter", "brief", "letter", letter, one, none, "de brief, van aanhef tot slot",
            "the letter, from salutation to footer"},
    // policy
    Keyword{"remind", "herinner", "remind", term_before, list, none, "hoe lang vooraf er wordt herinnerd",
            "how long before the date people are reminded"},
    Keyword{"escalate", "escaleer", "escalate", map, list, Shape::escalation, "wat er gebeurt als het te laat is",
            "what happens when it is late"},
    Keyword{"late-reminders", "te late herinnering", "late reminder", late_rungs, one, none,
            "wat er gebeurt met herinneringen waarvan de dag voorbijging terwijl er niets weg kon",
            "what becomes of reminders whose day passed while nothing could go out"},
    Keyword{"late-escalations", "te late escalatie", "late escalation", late_rungs, one, none,
            "hetzelfde voor escalaties", "the same for escalations"},
    Keyword{"seen-for", "bevestiging geldt", "acknowledgement holds", term, one, none, "hoe lang een bevestiging geldt",
            "how long an acknowledgement holds"},
    Keyword{"seen-by", "bevestigd door", "acknowledged by", seen_by, one, none, "wie er moet bevestigen",
            "who must acknowledge"},
    Keyword{"quiet-hours", "stille uren", "quiet hours", text, one, none, "uren waarin niets uitgaat: 20:00 tot 07:00",
            "hours in which nothing goes out: 20:00 to 07:00"},
    Keyword{"working-days-only", "alleen op werkdagen", "working days only", boolean, one, none,
            "of berichten op een vrije dag wachten", "whether notices wait on a day off"},
    Keyword{"digest", "bundelen", "digest", boolean, one, none, "of iemand op een dag één bericht krijgt",
            "whether a person gets one message a day"},
    Keyword{"tell", "meld", "tell", tell, list, none, "wat er wordt gemeld als het gebeurt",
            "what is told when it happens"},
    Keyword{"after", "na", "after", term, one, none, "hoe lang na de datum", "how long after the date"},
    Keyword{"on-day", "op dag", "on day", date, one, none, "op welke dag, in plaats van na",
            "on which day, instead of after"},
    Keyword{"to", "naar", "to", who, one, none, "wie het bericht krijgt", "who gets the message"},
    Keyword{"unless", "tenzij", "unless", acknowledged, one, none, "wanneer het bericht niet nodig is",
            "when the message is not needed"},
    Keyword{"repeat", "herhaal", "repeat", term_each, one, none, "hoe vaak het terugkomt", "how often it comes back"},
    // closure
    Keyword{"from", "van", "from", date, one, none, "de eerste dag", "the first day"},
    Keyword{"until", "tot en met", "until", date, one, none, "de laatste dag", "the last day"},
    // route
    Keyword{"route", "route", "route", id, one, none, "de korte naam van de route", "the short name of the route"},
    Keyword{"subroute", "deelroute", "subroute", id, one, none, "de korte naam van stappen die routes delen",
            "the short name of steps that routes share"},
    Keyword{"source", "bron", "source", text, one, none, "het document waar de route uit komt",
            "the document the route comes from"},
    Keyword{"owner", "eigenaar", "owner", id, one, none, "de rol die vragen krijgt",
            "the role that gets the questions"},
    Keyword{"data", "gegevens", "data", map, named, Shape::data, "de gegevens die een dossier meekrijgt",
            "the facts that a dossier is given"},
    Keyword{"type", "type", "type", data_type, one, none, "getal, tekst, ja-nee of datum",
            "number, text, yes-no or date"},
    Keyword{"unit", "eenheid", "unit", text, one, none, "waarin het getal telt", "what the number counts"},
    Keyword{"decided-by", "volgens", "decided by", text, one, none, "de tabel of het model dat dit gegeven bepaalt",
            "the table or model that decides this fact"},
    Keyword{"only-if", "alleen als", "only if", condition, one, none, "wanneer de route mag beginnen, of de stap geldt",
            "when the route may begin, or the step applies"},
    Keyword{"year", "jaar", "year", text, one, none, "het gegeven met het jaar waar een dossier over gaat",
            "the fact that holds the year that a dossier is about"},
    Keyword{"valid-from", "geldt vanaf", "valid from", date, one, none,
            "de eerste dag waarop dossiers volgens deze versie beginnen",
            "the first day on which dossiers start by this version"},
    Keyword{"steps", "stappen", "steps", map, list, Shape::step, "de stappen, op volgorde", "the steps, in order"},
    Keyword{"policy", "beleid", "policy", id, one, none, "welk beleid voor herinneren geldt",
            "which policy for reminders holds"},
    // step
    Keyword{"step", "stap", "step", id, one, none, "de korte naam van de stap", "the short name of the step"},
    Keyword{"task", "taak", "task", text, one, none, "wat er gedaan moet worden", "what must be done"},
    Keyword{"who", "wie", "who", id, one, none, "de rol die het doet of de stukken aanlevert",
            "the role that does it or hands in the papers"},
    Keyword{"due-by-law", "wettelijk uiterlijk", "due by law", date_phrase, one, none,
            "de laatste dag die de wet noemt", "the last day that the law gives"},
    Keyword{"due", "uiterlijk", "due", wait_day, one, none,
            "de laatste dag die is afgesproken; bij een taak ook het gegeven met die dag",
            "the last day that was agreed; of a task also the fact that holds that day"},
    Keyword{"done-within", "klaar binnen", "done within", term_after, one, none,
            "hoe lang na een andere stap de taak klaar is", "how long after another step the task is done"},
    Keyword{"target", "streefdatum", "target", date_phrase, one, none, "de dag waarnaar gestreefd wordt",
            "the day that is aimed at"},
    Keyword{"remind-of", "herinner aan", "remind of", which_dates, one, none, "aan welke datums wordt herinnerd",
            "of which dates people are reminded"},
    Keyword{"together-with", "tegelijk met", "together with", id, one, none, "de stap die tegelijk openstaat",
            "the step that is open at the same time"},
    Keyword{"body", "orgaan", "body", id, one, none, "het orgaan dat iets gevraagd wordt", "the body that is asked"},
    Keyword{"asks", "vraagt", "asks", ask, one, none, "wat er gevraagd wordt", "what is asked"},
    Keyword{"addressed-to", "bij", "with", text, one, none, "bij wie een zienswijze wordt ingediend",
            "with whom a view is lodged"},
    Keyword{"choose-from", "keuze uit", "choose from", text, list, none, "de mogelijkheden waaruit wordt gekozen",
            "the possibilities that are chosen from"},
    Keyword{"fixes", "legt vast", "fixes", text, list, none, "de gegevens die met deze stap bekend worden",
            "the facts that become known with this step"},
    Keyword{"determine", "bepaal", "determine", text, one, none, "het gegeven dat een tabel hier bepaalt",
            "the fact that a table decides here"},
    Keyword{"wait-until", "wacht tot", "wait until", wait_day, one, none, "de dag, of het gegeven met de dag",
            "the day, or the fact that holds the day"},
    Keyword{"wait-for", "wacht op", "wait for", text, one, none, "wat er gebeurd moet zijn", "what must have happened"},
    Keyword{"parts", "onderdelen", "parts", map, list, Shape::part, "wat er gevraagd wordt, elk met een eigen antwoord",
            "what is asked, each with an answer of its own"},
    Keyword{"part", "onderdeel", "part", id, one, none, "de korte naam van het onderdeel",
            "the short name of the part"},
    Keyword{"written-round", "schriftelijke ronde", "written round", term, one, none,
            "hoeveel werkdagen het orgaan heeft om te antwoorden, zonder vergadering",
            "how many working days the body has to answer, without a meeting"},
    Keyword{"wait-for-dossier", "wacht op dossier", "wait for dossier", awaited_dossier, one, none,
            "het gegeven met het nummer van een ander dossier, of 'kinderen'",
            "the fact that holds the id of another dossier, or 'children'"},
    Keyword{"publish", "bekendmaken", "publish", text, one, none, "waar het besluit bekend wordt gemaakt",
            "where the decision is made known"},
    Keyword{"inform", "bericht aan", "inform", who, list, none, "wie een bericht krijgt", "who gets a message"},
    Keyword{"starts", "start", "starts", map, list, Shape::birth, "dossiers die uit een uitkomst volgen",
            "dossiers that follow from an outcome"},
    Keyword{"born-route", "dossier", "dossier", id, one, none, "de route van het vervolgdossier",
            "the route of the dossier that follows"},
    Keyword{"born-on", "na", "after", outcome_name, one, none, "na welke uitkomst het begint",
            "after which outcome it begins"},
    Keyword{"born-data", "met", "with", text, named, none, "de gegevens die het meekrijgt",
            "the facts that it is given"},
    Keyword{"every", "aan", "to", every, one, none, "elke raad of elk college: ieder antwoordt voor zich",
            "every council or every college: each answers for itself"},
    Keyword{"reply-term", "termijn", "term", reply_term, one, none, "hoe lang ieder heeft om te antwoorden",
            "how long each has to answer"},
    Keyword{"silence", "geen antwoord", "no answer", silence, one, none, "wat het betekent als er niets komt",
            "what it means when nothing comes"},
    Keyword{"lapses", "vervalt met de raad", "lapses with the council", text, one, none,
            "op welke grond een antwoord vervalt als er een nieuwe raad komt",
            "on what ground an answer lapses when a new council comes"},
    Keyword{"gate", "verder als", "go on if", gate, one, none, "welke antwoorden genoeg zijn om verder te gaan",
            "which answers are enough to go on"},
    Keyword{"else", "anders", "otherwise", exit, one, none, "wat er gebeurt als dat niet meer kan",
            "what happens when that can no longer be"},
    Keyword{"meeting", "vergadering", "meeting", meeting, one, none, "welke vergadering het wordt", "which meeting"},
    Keyword{"apart-from", "niet samen met", "apart from", id, list, none,
            "routes waarmee deze stap geen vergadering deelt", "routes with which this step does not share a meeting"},
    Keyword{"margin", "marge", "margin", term, one, none, "tijd die vrij blijft voor de volgende stap",
            "time kept free before the next step"},
    Keyword{"confidential", "vertrouwelijk", "confidential", text, one, none,
            "op welke grond de naam van de stap uit berichten en agenda's blijft",
            "on what ground the name of the step stays out of messages and calendars"},
    Keyword{"ground", "grond", "ground", text, one, none, "het artikel of de afspraak erachter",
            "the article or agreement behind it"},
    // decision table
    Keyword{"table", "tabel", "table", id, one, none, "de korte naam van de tabel", "the short name of the table"},
    Keyword{"inputs", "invoer", "input", column, named, Shape::column, "de gegevens waarnaar de tabel kijkt",
            "the facts that the table looks at"},
    Keyword{"outputs", "uitvoer", "output", column, ordered, Shape::column, "de uitkomsten die de tabel geeft",
            "the results that the table gives"},
    Keyword{"hit-policy", "trefregel", "hit policy", hit_policy, one, none, "wat geldt als er meer regels passen",
            "what holds when several rules match"},
    Keyword{"rules", "regels", "rules", map, list, Shape::rule, "de regels van de tabel", "the rules of the table"},
    Keyword{"when", "als", "when", cell, named, none, "wanneer de regel past", "when the rule matches"},
    Keyword{"then", "dan", "then", result, one, none, "wat de regel geeft", "what the rule gives"},
    Keyword{"otherwise", "anders", "otherwise", result, one, none, "wat de tabel geeft als geen regel past",
            "what the table gives when no rule matches"},
    Keyword{"values", "waarden", "values", text, list, none, "de waarden die mogelijk zijn", "the possible values"},
    Keyword{"remark", "toelichting", "remark", text, one, none, "waarom deze regel er is", "why this rule is there"},
};

constexpr auto table = [] {
  std::array<Keyword, general_rows.size() + ways::rows.size() + scenarios::rows.size()> all{};
  std::size_t at = 0;
  for (const Keyword& row : general_rows) all[at++] = row;
  for (const Keyword& row : ways::rows) all[at++] = row;
  for (const Keyword& row : scenarios::rows) all[at++] = row;
  return all;
}();

// A token that is not in the table is no constant expression, so a misspelt field does not compile.
consteval Field field(std::string_view token, bool required = false) {
  for (const Keyword& keyword : table) {
    if (keyword.token == token) return {&keyword, required};
  }
  throw std::logic_error("no such keyword");
}
consteval Field needed(std::string_view token) {
  return field(token, true);
}

constexpr std::array organisation_fields{
    needed("kind"),   needed("organisation"), needed("name"),      field("timezone"), field("participants"),
    needed("roles"),  needed("people"),       needed("bodies"),    field("policies"), field("recess"),
    field("closure"), field("letters"),       field("parameters"),
};
constexpr std::array participant_fields{needed("name"),   field("votes"),  field("council"),
                                        field("college"), field("recess"), field("new-council")};
constexpr std::array council_fields{field("name"),    needed("contact"), field("papers"),
                                    field("sending"), field("meetings"), field("recess")};
constexpr std::array person_fields{needed("name"), needed("mail"), field("deputy"), field("language")};
constexpr std::array letter_fields{needed("notice-kind"), field("language"), field("subject"), field("letter")};
constexpr std::array body_fields{needed("name"),    needed("contact"),   field("papers"), field("sending"),
                                 field("meetings"), field("members"),    field("quorum"), field("majority"),
                                 field("recess"),   field("late-papers")};
constexpr std::array policy_fields{
    field("remind"),  field("escalate"),    field("late-reminders"),    field("late-escalations"), field("seen-for"),
    field("seen-by"), field("quiet-hours"), field("working-days-only"), field("digest"),           field("tell")};
constexpr std::array escalation_fields{field("after"), field("on-day"), needed("to"), field("unless"), field("repeat")};
constexpr std::array closure_fields{needed("name"), needed("from"), needed("until")};
constexpr std::array route_fields{
    needed("kind"), needed("route"),  needed("title"), field("organisation"), field("source"), field("owner"),
    field("data"),  field("only-if"), needed("steps"), field("policy"),       field("year"),   field("valid-from"),
};
constexpr std::array subroute_fields{needed("kind"),  needed("subroute"), field("title"),
                                     field("source"), field("data"),      needed("steps")};
constexpr std::array data_fields{needed("type"), field("unit"), field("decided-by")};
constexpr std::array step_fields{
    needed("step"),
    field("subroute"),
    field("task"),
    field("determine"),
    field("wait-until"),
    field("wait-for"),
    field("wait-for-dossier"),
    field("inform"),
    field("publish"),
    field("only-if"),
    field("who"),
    field("due-by-law"),
    field("due"),
    field("done-within"),
    field("target"),
    field("remind-of"),
    field("together-with"),
    field("title"),
    field("body"),
    field("every"),
    field("asks"),
    field("parts"),
    field("starts"),
    field("written-round"),
    field("addressed-to"),
    field("choose-from"),
    field("fixes"),
    field("reply-term"),
    field("silence"),
    field("lapses"),
    field("gate"),
    field("else"),
    field("meeting"),
    field("apart-from"),
    field("margin"),
    field("ground"),
    field("confidential"),
    field("policy"),
    field("on-rejection"),
    field("on-refusal"),
    field("on-deferral"),
    field("on-negative-advice"),
    field("on-done"),
    field("on-adopted"),
    field("on-adopted-amended"),
    field("on-advised-positive"),
    field("on-no-advice"),
    field("on-noted"),
    field("on-discussed"),
    field("on-consented"),
    field("on-view"),
    field("on-no-view"),
    field("on-wishes"),
    field("on-no-wishes"),
    field("on-proposed"),
    field("on-not-proposed"),
    field("on-appointed"),
    field("on-not-appointed"),
    field("on-ratified"),
    field("on-not-ratified"),
    field("on-endorsed"),
    field("on-not-endorsed"),
    field("on-assigned"),
    field("on-not-assigned"),
    field("on-intended"),
    field("on-not-intended"),
    field("on-mandated"),
    field("on-not-mandated"),
    field("on-requested"),
    field("on-not-requested"),
    field("on-joined"),
    field("on-not-joined"),
    field("on-delegated"),
    field("on-not-delegated"),
    field("on-elected"),
    field("on-not-elected"),
    field("on-chosen"),
    field("on-answered"),
};

constexpr std::array birth_fields{needed("born-route"), needed("born-on"), field("born-data")};
constexpr std::array part_fields{needed("part"), needed("asks"), field("title")};
constexpr std::array table_fields{needed("kind"),      needed("table"),  field("title"),
                                  field("source"),     needed("inputs"), field("outputs"),
                                  field("hit-policy"), needed("rules"),  field("otherwise")};
constexpr std::array column_fields{needed("type"), field("unit"), field("values")};
constexpr std::array rule_fields{field("when"), needed("then"), field("remark")};

constexpr std::array scenario_fields{needed("kind"),  needed("scenario"), field("title"),
                                     needed("route"), needed("given"),    needed("course")};
constexpr std::array given_fields{needed("begin"), field("facts"), field("rest")};
constexpr std::array moment_fields{needed("day"), field("acts"), field("expected")};
constexpr std::array act_fields{
    field("in-dossier"),  field("step"),        field("outcome"),       field("participant"), field("part"),
    field("option"),      field("happened-on"), field("back-to"),       field("facts"),       field("note"),
    field("received-by"), field("correct-to"),  field("set-date"),      field("extend-by"),   field("to-meeting"),
    field("roll-call"),   field("votes-for"),   field("votes-against"), field("votes-blank"), field("votes-absent"),
    field("present"),     field("of-members"),  field("request-of"),    field("asks-for"),    field("answer-request"),
    field("begin-route"), field("do"),          field("move-meeting"),  field("moves-to"),    field("cancel-meeting"),
    field("add-meeting"), field("second-of"),   field("reason")};
constexpr std::array expectation_fields{
    field("in-dossier"),  field("step"),    field("participant"), field("part"),        field("standing"),
    field("outcome"),     field("option"),  field("meets-on"),    field("planned-for"), field("legally-for"),
    field("facts"),       field("dossier"), field("result"),      field("feasible"),    field("notice-to"),
    field("notice-kind"), field("day"),     field("notices"),     field("refused")};

// The asks have a table of their own: definition/ask.hpp. A task is a step with a `taak`, not an ask.
std::span<const Word> ask_words() {
  static const std::vector<Word> words = [] {
    std::vector<Word> result;
    for (const definition::AskRow& row : definition::asks()) {
      if (row.ask != definition::Ask::task && row.ask != definition::Ask::wait && row.ask != definition::Ask::rule &&
          row.ask != definition::Ask::inform && row.ask != definition::Ask::publish)
        result.push_back({row.token, row.nl, row.en});
    }
    result.push_back({"advice", "adviseren", "advise"});
    return result;
  }();
  return words;
}

// What can be recorded: the outcomes of all asks, and the papers.
std::span<const Word> outcome_words() {
  static const std::vector<Word> words = [] {
    std::vector<Word> result{
        {"delivered", "aangeleverd", "delivered"}, {"sent", "verzonden", "sent"}, {"none", "geen", "none"}};
    for (const definition::OutcomeRow& row : definition::outcomes()) result.push_back({row.token, row.nl, row.token});
    return result;
  }();
  return words;
}

}  // namespace

std::span<const Keyword> keywords() {
  return table;
}

std::span<const Field> fields_of(Shape shape) {
  switch (shape) {
    case Shape::none:
      return {};
    case Shape::organisation:
      return organisation_fields;
    case Shape::participant:
      return participant_fields;
    case Shape::council:
      return council_fields;
    case Shape::person:
      return person_fields;
    case Shape::body:
      return body_fields;
    case Shape::policy:
      return policy_fields;
    case Shape::escalation:
      return escalation_fields;
    case Shape::closure:
      return closure_fields;
    case Shape::letter:
      return letter_fields;
    case Shape::route:
      return route_fields;
    case Shape::subroute:
      return subroute_fields;
    case Shape::data:
      return data_fields;
    case Shape::step:
      return step_fields;
    case Shape::part:
      return part_fields;
    case Shape::birth:
      return birth_fields;
    case Shape::decision_table:
      return table_fields;
    case Shape::column:
      return column_fields;
    case Shape::rule:
      return rule_fields;
    case Shape::scenario:
      return scenario_fields;
    case Shape::given:
      return given_fields;
    case Shape::moment:
      return moment_fields;
    case Shape::act:
      return act_fields;
    case Shape::expectation:
      return expectation_fields;
  }
  return {};
}

std::span<const Word> words_of(Holds holds) {
  switch (holds) {
    case kind:
      return kind_words;
    case ask:
      return ask_words();
    case data_type:
      return data_type_words;
    case late_papers:
      return late_papers_words;
    case members:
      return members_words;
    case acknowledged:
      return acknowledged_words;
    case late_rungs:
      return late_rungs_words;
    case seen_by:
      return seen_by_words;
    case tell:
      return tell_words;
    case every:
      return every_words;
    case which_dates:
      return which_dates_words;
    case hit_policy:
      return hit_policy_words();
    case rest:
      return scenarios::rest_words;
    case Holds::outcome:
      return outcome_words();
    case deed:
      return scenarios::deed_words;
    case standing:
      return scenarios::standing_words;
    case dossier_state:
      return scenarios::dossier_words;
    case request_answer:
      return scenarios::request_answer_words;
    case notice_kind:
      return scenarios::notice_words;
    case language:
      return language_words;
    default:
      return {};
  }
}

}  // namespace besluit::reading
