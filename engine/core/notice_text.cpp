// SPDX-License-Identifier: EUPL-1.2
// Plain Dutch (B1): short sentences, "u", nothing reproachful. A letter about one date and a letter about many share
// their salutation, whom to ask and footer; the middle differs.
#include "engine/core/notice_text.hpp"

#include "engine/core/letter.hpp"
#include "engine/core/letter_parts.hpp"
#include "engine/core/told_text.hpp"
#include "rules/terms/holidays.hpp"
#include "workflows/definition/ask.hpp"

#include <algorithm>
#include <vector>

namespace besluit::engine {
namespace {

using definition::Addressee;
using dossier::DeadlineKind;
using dossier::NoticeKind;
using letter::capital;
using letter::Letter;

std::string day(Date date) {
  return spoken(date, Language::nl);
}

bool same(const Addressee& a, const Addressee& b) {
  return a.mail == b.mail;
}

using letter::in_quotes;

/// "M. Jansen", where the address stands elsewhere in the letter.
std::string called(const Addressee& addressee) {
  return addressee.name.empty() ? addressee.mail : letter::one_line(addressee.name);
}

std::string body_name(const LetterSetting& setting, const std::string& id) {
  const definition::Body* body = setting.world.body(id);
  return body == nullptr ? id : letter::with_article(letter::one_line(body->name));
}

std::string title_of(const FactLine& line) {
  return letter::one_line(line.step_title.empty() ? line.step : line.step_title);
}

bool about_papers(const FactLine& line) {
  return line.kind == DeadlineKind::papers || line.kind == DeadlineKind::sending;
}

/// The papers of this step go to every participant, not to one meeting.
bool to_everybody(const FactLine& line) {
  return line.kind == DeadlineKind::papers && line.body.empty();
}

/// What a body itself must do, not what is done for its meeting.
bool of_body(const FactLine& line) {
  return !line.body.empty() && !about_papers(line) && line.kind != DeadlineKind::reply;
}

/// What the date is about, as a subject names it.
std::string thing(const LetterSetting& setting, const FactLine& line) {
  switch (line.kind) {
    case DeadlineKind::papers:
      if (to_everybody(line)) return "verzending van " + in_quotes(title_of(line));
      return "stukken voor " + body_name(setting, line.body);
    case DeadlineKind::reply:
      return "antwoord van " + body_name(setting, line.body) + " op " + in_quotes(title_of(line));
    case DeadlineKind::sending:
      return "verzending van de stukken voor " + body_name(setting, line.body);
    case DeadlineKind::task:
    case DeadlineKind::statutory:
    case DeadlineKind::agreed:
      break;
    case DeadlineKind::target:
      return "streefdatum " + title_of(line);
  }
  return title_of(line);
}

/// The deadline belongs to the one who reads this.
bool owes(const LetterSetting& setting, const FactLine& line) {
  if (!line.own) return false;
  if (line.owner.empty()) return true;
  const auto owner = setting.world.resolve(line.owner);
  return !owner || same(*owner, setting.to);
}

// ---- one date: reminder and escalation ------------------------------------------------------------------------------

std::string rung_subject(const LetterSetting& setting, const FactLine& line) {
  const std::string what = thing(setting, line);
  const bool target = line.kind == DeadlineKind::target;
  if (setting.kind == NoticeKind::reminder) {
    if (setting.today > line.planning) return "Herinnering: " + what + " (verwacht " + day(line.planning) + ")";
    return "Herinnering: " + what + (target ? " is " : " uiterlijk ") + day(line.planning);
  }
  if (setting.today == line.planning) return "Vandaag: " + what;
  if (setting.today < line.planning) return capital(what) + (target ? " is " : " uiterlijk ") + day(line.planning);
  if (target) return "Streefdatum voorbij: " + title_of(line) + " (" + day(line.planning) + ")";
  return "Te laat: " + what + " (verwacht " + day(line.planning) + ")";
}

/// The date has passed.
std::string overdue(const LetterSetting& setting, const FactLine& line) {
  const std::string date = day(line.planning);
  switch (line.kind) {
    case DeadlineKind::reply:
      return "Het antwoord van " + body_name(setting, line.body) + " op " + in_quotes(title_of(line)) +
             " werd uiterlijk " + date + " verwacht. Wij hebben nog geen antwoord.";
    case DeadlineKind::papers:
      if (to_everybody(line))
        return "De stukken voor " + in_quotes(title_of(line)) + " zouden uiterlijk " + date +
               " verzonden zijn. Wij hebben nog niet gehoord dat dit is gebeurd.";
      return "De stukken voor " + body_name(setting, line.body) + " werden uiterlijk " + date +
             " verwacht. Wij hebben nog niet gehoord dat ze binnen zijn.";
    case DeadlineKind::sending:
      return "De stukken voor " + body_name(setting, line.body) + " zouden uiterlijk " + date +
             " naar de leden gaan. Wij hebben nog niet gehoord dat dit is gebeurd.";
    case DeadlineKind::target:
      return "De streefdatum voor " + in_quotes(title_of(line)) + " was " + date +
             ". Wij hebben nog niet gehoord dat het klaar is.";
    case DeadlineKind::task:
    case DeadlineKind::statutory:
    case DeadlineKind::agreed:
      break;
  }
  if (!line.body.empty())
    return capital(body_name(setting, line.body)) + " zou " + in_quotes(title_of(line)) + " uiterlijk " + date +
           " hebben behandeld. Wij hebben nog niet gehoord dat dit is gebeurd.";
  return in_quotes(title_of(line)) + " zou uiterlijk " + date +
         " klaar zijn. Wij hebben nog niet gehoord dat het klaar is.";
}

/// The date is today or still to come.
std::string ahead(const LetterSetting& setting, const FactLine& line) {
  const std::string date = (setting.today == line.planning ? "vandaag, " : "") + day(line.planning);
  const std::string comma = setting.today == line.planning ? ", " : " ";
  if (line.kind == DeadlineKind::target)
    return "De streefdatum voor " + in_quotes(title_of(line)) + " is " + date + ".";
  if (of_body(line))
    return capital(body_name(setting, line.body)) + " moet " + in_quotes(title_of(line)) + " uiterlijk " + date +
           comma + "hebben behandeld.";
  const bool asked = owes(setting, line) && setting.kind == NoticeKind::reminder;
  if (line.kind == DeadlineKind::reply)
    return asked ? "Wilt u namens " + body_name(setting, line.body) + " uiterlijk " + date + comma + "antwoorden op " +
                       in_quotes(title_of(line)) + "?"
                 : "Het antwoord van " + body_name(setting, line.body) + " op " + in_quotes(title_of(line)) +
                       " wordt uiterlijk " + date + comma + "verwacht.";
  if (to_everybody(line))
    return asked ? "Wilt u de stukken voor " + in_quotes(title_of(line)) + " uiterlijk " + date + comma + "verzenden?"
                 : "De stukken voor " + in_quotes(title_of(line)) + " worden uiterlijk " + date + comma + "verzonden.";
  if (!about_papers(line))
    return asked ? "Wilt u uiterlijk " + date + comma + "klaar zijn met " + in_quotes(title_of(line)) + "?"
                 : in_quotes(title_of(line)) + " moet uiterlijk " + date + comma + "klaar zijn.";
  const std::string papers = "de stukken voor " + body_name(setting, line.body);
  if (line.kind == DeadlineKind::sending)
    return asked ? "Wilt u " + papers + " uiterlijk " + date + comma + "aan de leden sturen?"
                 : capital(papers) + " gaan uiterlijk " + date + comma + "naar de leden.";
  return asked ? "Wilt u " + papers + " uiterlijk " + date + comma + "aanleveren?"
               : capital(papers) + " worden uiterlijk " + date + comma + "verwacht.";
}

std::string rung_dossier(const LetterSetting& setting, const FactLine& line) {
  std::string text = "Het gaat om het dossier " + in_quotes(setting.facts.title);
  if (about_papers(line) && !to_everybody(line) && !line.step_title.empty())
    text += ", onderdeel " + in_quotes(line.step_title);
  return text + ".";
}

/// The legal date where it differs from the planning date, and why, unless the derivation has said so already.
std::string legal_date(const LetterSetting& setting, const FactLine& line) {
  if (line.legal == line.planning) return {};
  std::string text = "De termijn zelf " + std::string(line.legal < setting.today ? "liep" : "loopt") + " tot en met " +
                     day(line.legal) + ".";
  const bool said = std::any_of(line.derivation.begin(), line.derivation.end(), [&](const terms::Reason& reason) {
    return reason.rule == terms::Rule::previous_working_day && reason.to == line.planning;
  });
  if (!said && line.planning < line.legal && !terms::is_working_day(line.legal)) {
    const std::string name = terms::rest_day_name(line.legal).nl;
    text += " Dat is geen werkdag" + (terms::is_weekend(line.legal) || name.empty() ? "" : " (" + name + ")");
    text += ", daarom vragen wij het op de werkdag ervoor.";
  }
  return text;
}

std::string rung_why(const LetterSetting& setting, const FactLine& line) {
  std::string text = terms::sentence(line.derivation, Language::nl);
  const bool named = std::any_of(line.derivation.begin(), line.derivation.end(),
                                 [&](const terms::Reason& reason) { return reason.to == line.meeting; });
  if (line.meeting && !named) {
    if (!text.empty()) text += ' ';
    text += "De vergadering is op " + day(*line.meeting) + ".";
  }
  const std::string legal = legal_date(setting, line);
  if (!legal.empty() && !text.empty()) text += ' ';
  return text + legal;
}

/// Where the papers go: the body's contact, else whom to ask.
std::optional<Addressee> receiver(const LetterSetting& setting, const FactLine& line) {
  const definition::Body* body = setting.world.body(line.body);
  auto found = body == nullptr ? std::nullopt : setting.world.resolve(body->contact);
  return found && !found->mail.empty() ? found : setting.contact;
}

/// How to record it, for the one who can: the contact works with besluitctl. Empty for others.
std::string command_for(const LetterSetting& setting, const FactLine& line) {
  if (!works_with_ctl(setting) || line.kind == DeadlineKind::sending) return {};
  // Which answer it will be, nobody knows yet.
  if (line.kind == DeadlineKind::reply) return {};
  if (to_everybody(line)) return "  besluitctl record " + setting.dossier + " " + line.step + " verzonden\n";
  if (of_body(line)) return {};  // what was decided only the body can say
  const std::string outcome(line.kind == DeadlineKind::papers ? "aangeleverd"
                                                              : definition::row(definition::Outcome::done).nl);
  return "  besluitctl record " + setting.dossier + " " + line.step + " " + outcome + "\n";
}

/// "Zijn ze er al? ..." with whom to tell; for the contact it ends in a colon and the command follows.
std::string already_done(const LetterSetting& setting, const FactLine& line) {
  const std::string question = line.kind == DeadlineKind::reply     ? "Is er al geantwoord?"
                               : to_everybody(line)                 ? "Zijn de stukken al verzonden?"
                               : of_body(line)                      ? "Is het al behandeld?"
                               : line.kind == DeadlineKind::papers  ? "Zijn de stukken er al?"
                               : line.kind == DeadlineKind::sending ? "Is het al gebeurd?"
                                                                    : "Is het al klaar?";
  if (!command_for(setting, line).empty()) return question + " Leg het dan vast:";
  if (!setting.contact) return question + " Laat het ons dan weten.";
  if (same(*setting.contact, setting.to)) return question + " Dan hoeft u niets meer te doen.";
  return question + " Laat het dan weten aan " + called(*setting.contact) + ". Dan leggen wij het vast.";
}

std::string to_do(const LetterSetting& setting, const FactLine& line) {
  const bool overdue_now = setting.today > line.planning;
  const std::string soon = overdue_now ? " zo snel mogelijk" : "";
  if (!owes(setting, line)) {
    const auto owner = setting.world.resolve(line.owner);
    if (!owner || owner->mail.empty()) return already_done(setting, line);
    return who(*owner) + " zorgt hiervoor. " +
           (overdue_now ? "Wilt u samen afspreken wanneer het klaar is? "
                        : "U krijgt dit bericht om het te kunnen volgen. ") +
           already_done(setting, line);
  }
  std::string text;
  if (line.kind == DeadlineKind::reply) {
    text =
        "Stuur het antwoord" + soon + " naar " + (setting.contact ? who(*setting.contact) : "het secretariaat") + ". ";
  } else if (to_everybody(line)) {
    text = "Stuur de stukken" + soon + " aan alle deelnemers. ";
  } else if (line.kind == DeadlineKind::papers) {
    const auto at = receiver(setting, line);
    if (at && same(*at, setting.to))
      text = "De stukken komen bij uzelf binnen. ";
    else
      text = "Stuur de stukken" + soon + " naar " + (at ? who(*at) : "het secretariaat") + ". ";
  } else if (line.kind == DeadlineKind::sending) {
    text = "Stuur de stukken" + soon + " aan de leden. ";
  }
  if (!setting.contact || !same(*setting.contact, setting.to)) {
    const bool asked = !text.empty();
    text += !overdue_now ? "Lukt het niet op tijd? Laat het dan nu al weten. "
            : asked      ? "Lukt dat niet? Laat dan weten wanneer het wel lukt. "
                         : "Wilt u laten weten wanneer het klaar zal zijn? ";
  }
  return text + already_done(setting, line);
}

void write_rung(const LetterSetting& setting, Letter& out) {
  const FactLine& line = setting.facts.lines.front();
  out.paragraph((setting.today > line.planning ? overdue(setting, line) : ahead(setting, line)) + " " +
                rung_dossier(setting, line));
  if (setting.facts.late && setting.facts.due < setting.today)
    out.paragraph("Dit bericht komt later dan de bedoeling was: het had op " + day(setting.facts.due) +
                  " verstuurd moeten worden.");
  // Of a rung only when nobody else could be reached.
  out.paragraph(letter::as_sentence(setting.facts.why));
  out.section("Waarom deze datum?", rung_why(setting, line));
  out.section("Wat kunt u doen?", to_do(setting, line));
  out.block(command_for(setting, line));
}

// ---- several dates: dates, infeasible, withdrawn, correction --------------------------------------------------------

std::string list_entry(const LetterSetting& setting, const FactLine& line) {
  switch (line.kind) {
    case DeadlineKind::reply:
      return "antwoord van " + body_name(setting, line.body) + " op " + in_quotes(title_of(line));
    case DeadlineKind::papers:
      if (to_everybody(line)) return "stukken verzenden voor " + in_quotes(title_of(line));
      return (line.own ? "stukken aanleveren voor " : "stukken binnen voor ") + body_name(setting, line.body);
    case DeadlineKind::sending:
      return (line.own ? "stukken sturen aan de leden van " : "stukken naar de leden van ") +
             body_name(setting, line.body);
    case DeadlineKind::target:
      return "streefdatum: " + title_of(line);
    case DeadlineKind::statutory:
      return "wettelijk uiterlijk: " + title_of(line);
    case DeadlineKind::agreed:
      return "uiterlijk: " + title_of(line);
    case DeadlineKind::task:
      break;
  }
  return title_of(line);
}

std::size_t date_column(const NoticeFacts& facts) {
  std::size_t longest = 0;
  for (const FactLine& line : facts.lines) longest = std::max(longest, day(line.planning).size());
  return longest;
}

/// "  woensdag 12 juni 2024  stukken aanleveren voor ...", with what else is to be said of the date under it.
std::string list_of(const LetterSetting& setting, const std::vector<FactLine>& lines, bool with_remarks) {
  const std::size_t column = date_column(setting.facts);
  std::string text;
  for (const FactLine& line : lines) {
    std::string date = "  " + day(line.planning);
    date.append(column + 4 - date.size(), ' ');
    const std::string indent(date.size(), ' ');
    text += letter::wrapped(list_entry(setting, line), date);
    if (line.meeting) text += letter::wrapped("vergadering op " + day(*line.meeting), indent);
    if (!with_remarks) continue;
    if (line.old_planning && *line.old_planning != line.planning)
      text += letter::wrapped("was: " + day(*line.old_planning), indent);
    if (line.legal != line.planning)
      text += letter::wrapped("de termijn zelf loopt tot en met " + day(line.legal), indent);
    if (line.planning < setting.today) text += letter::wrapped("deze datum is al voorbij", indent);
  }
  return text;
}

/// The lines for which `own` holds, in order of date.
std::vector<FactLine> lines_of(const NoticeFacts& facts, bool own) {
  std::vector<FactLine> result;
  std::copy_if(facts.lines.begin(), facts.lines.end(), std::back_inserter(result),
               [own](const FactLine& line) { return line.own == own; });
  std::stable_sort(result.begin(), result.end(),
                   [](const FactLine& a, const FactLine& b) { return a.planning < b.planning; });
  return result;
}

std::string bodies_of(const LetterSetting& setting, const std::vector<FactLine>& lines) {
  std::vector<std::string> names;
  for (const FactLine& line : lines) {
    std::string name = body_name(setting, line.body);
    if (!line.body.empty() && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return letter::listed(names);
}

bool has_moved(const NoticeFacts& facts) {
  return std::any_of(facts.lines.begin(), facts.lines.end(),
                     [](const FactLine& line) { return line.old_planning && *line.old_planning != line.planning; });
}

std::string reasons_of(const std::vector<FactLine>& own, const std::vector<FactLine>& other) {
  std::vector<std::string> said;
  std::string text;
  for (const auto* lines : {&own, &other})
    for (const FactLine& line : *lines) {
      std::string reason = terms::sentence(line.derivation, Language::nl);
      if (reason.empty() || std::find(said.begin(), said.end(), reason) != said.end()) continue;
      text += letter::wrapped(reason, "- ");
      said.push_back(std::move(reason));
    }
  return text;
}

void write_dates(const LetterSetting& setting, Letter& out) {
  const auto own = lines_of(setting.facts, true);
  const auto other = lines_of(setting.facts, false);
  const std::string in_dossier = " in het dossier " + in_quotes(setting.facts.title);
  const std::string bodies = bodies_of(setting, other);
  const std::string whose = !own.empty() || bodies.empty() ? "uw data" : "de data van " + bodies;
  const std::string cause = letter::as_sentence(setting.facts.why);
  if (own.empty() && other.empty() && setting.kind == NoticeKind::moved && setting.facts.meeting_only) {
    // The papers are in: nothing is asked, only the day of the meeting is another one.
    out.paragraph("In het dossier " + in_quotes(setting.facts.title) + " is een datum veranderd.");
    out.paragraph(cause);
    out.section("Wat kunt u doen?", "Pas uw agenda aan. De stukken hoeven niet opnieuw te worden aangeleverd.");
    return;
  }
  if (own.empty() && other.empty()) {  // the dates this role was told lapse, and no others take their place
    out.paragraph("U heeft geen data meer" + in_dossier + ".");
    out.paragraph(cause);
    out.section("Wat kunt u doen?", "Haal de oude data uit uw agenda. U krijgt er geen herinneringen meer over.");
    return;
  }
  out.paragraph(has_moved(setting.facts)
                    ? capital(whose) + in_dossier + " zijn veranderd. Hieronder staan de nieuwe data."
                    : "Hieronder staan " + whose + in_dossier + ".");
  out.paragraph(cause);
  out.block(list_of(setting, own, true));
  if (!own.empty() && !other.empty())
    out.paragraph("U bent ook het aanspreekpunt van " + bodies + ". Daarvoor gelden deze data:");
  out.block(list_of(setting, other, true));
  if (const std::string reasons = reasons_of(own, other); !reasons.empty()) out.block("Waarom deze data?\n" + reasons);
  std::string advice =
      own.empty() && !bodies.empty() ? "Zet deze data in de agenda van " + bodies + "." : "Zet deze data in uw agenda.";
  if (setting.contact && !same(*setting.contact, setting.to))
    advice += " Lukt een datum niet? Laat het dan nu al weten aan " + called(*setting.contact) + ".";
  out.section("Wat kunt u doen?", advice);
}

void write_infeasible(const LetterSetting& setting, Letter& out) {
  out.paragraph("De planning van het dossier " + in_quotes(setting.facts.title) + " is niet haalbaar.");
  out.paragraph(letter::as_sentence(setting.facts.why));
  const std::string list =
      list_of(setting, lines_of(setting.facts, true), true) + list_of(setting, lines_of(setting.facts, false), true);
  if (!list.empty()) out.block("Dit zijn de data zoals ze nu staan:\n\n" + list);
  const bool command = works_with_ctl(setting);
  out.section("Wat kunt u doen?",
              std::string("Kies een latere vergadering, of maak een eigen termijn korter en leg vast waarom. Tot die "
                          "tijd staat het dossier op 'niet haalbaar'.") +
                  (command ? " Welke uitwegen er zijn, en wat u daarvoor typt, ziet u met:" : ""));
  if (command) out.block("  besluitctl plan " + setting.dossier + "\n");
}

void write_withdrawn(const LetterSetting& setting, Letter& out) {
  out.paragraph("Het dossier " + in_quotes(setting.facts.title) + " gaat niet verder.");
  out.paragraph(setting.facts.why.empty() ? "Het dossier is ingetrokken." : letter::as_sentence(setting.facts.why));
  out.paragraph("U hoeft er niets meer voor te doen en krijgt er geen herinneringen meer over.");
  const std::string list =
      list_of(setting, lines_of(setting.facts, true), false) + list_of(setting, lines_of(setting.facts, false), false);
  if (!list.empty()) out.block("Deze data vervallen:\n\n" + list);
}

void write_correction(const LetterSetting& setting, Letter& out) {
  if (setting.facts.lines.empty())
    out.paragraph("Eerder schreven wij u over het dossier " + in_quotes(setting.facts.title) +
                  ". Dat bericht bleek niet nodig.");
  for (const FactLine& line : setting.facts.lines) {
    out.paragraph("Eerder schreven wij u over het dossier " + in_quotes(setting.facts.title) + ":");
    out.block(letter::wrapped(overdue(setting, line), "  "));
    out.paragraph("Dat bericht bleek niet nodig.");
  }
  out.paragraph(letter::as_sentence(setting.facts.why));
  out.paragraph("U hoeft niets te doen. Onze excuses voor de verwarring.");
}

std::string subject_of(const LetterSetting& setting) {
  const NoticeFacts& facts = setting.facts;
  const std::string title = letter::one_line(facts.title);
  switch (setting.kind) {
    case NoticeKind::reminder:
    case NoticeKind::escalation:
      return rung_subject(setting, facts.lines.front());
    case NoticeKind::dates: {
      const bool own = facts.lines.empty() || !lines_of(facts, true).empty();
      return std::string(has_moved(facts) ? "Gewijzigd: " : "") + (own ? "uw data" : "data") + " in dossier " + title;
    }
    case NoticeKind::moved:
      return "Datum verschoven: dossier " + title;
    case NoticeKind::infeasible:
      return "Niet haalbaar: " + title;
    case NoticeKind::withdrawn:
      return "Ingetrokken: " + title;
    case NoticeKind::announcement:
      return "Bericht over dossier " + title;
    case NoticeKind::request:
    case NoticeKind::assigned:
    case NoticeKind::invitation:
    case NoticeKind::late_paper:
    case NoticeKind::answer:
    case NoticeKind::ended:
    case NoticeKind::outcome:
    case NoticeKind::outcome_corrected:
    case NoticeKind::outcome_missing:
    case NoticeKind::question:
    case NoticeKind::delivery_failed:
    case NoticeKind::channel_failing:
    case NoticeKind::silence_ending:
    case NoticeKind::hand_over:
    case NoticeKind::digest:
      return told_subject(setting);
    case NoticeKind::correction:
      return "Rechtzetting: " + (facts.lines.size() == 1 ? thing(setting, facts.lines.front()) : title);
  }
  return title;
}

void write_middle(const LetterSetting& setting, Letter& out) {
  switch (setting.kind) {
    case NoticeKind::reminder:
    case NoticeKind::escalation:
      return write_rung(setting, out);
    case NoticeKind::dates:
    case NoticeKind::moved:
      return write_dates(setting, out);
    case NoticeKind::infeasible:
      return write_infeasible(setting, out);
    case NoticeKind::withdrawn:
      return write_withdrawn(setting, out);
    case NoticeKind::announcement:
      out.paragraph("Dit gaat over het dossier " + in_quotes(setting.facts.title) + ".");
      return out.paragraph(letter::as_sentence(setting.facts.why));
    case NoticeKind::correction:
      return write_correction(setting, out);
    case NoticeKind::request:
    case NoticeKind::assigned:
    case NoticeKind::invitation:
    case NoticeKind::late_paper:
    case NoticeKind::answer:
    case NoticeKind::ended:
    case NoticeKind::outcome:
    case NoticeKind::outcome_corrected:
    case NoticeKind::outcome_missing:
    case NoticeKind::question:
    case NoticeKind::delivery_failed:
    case NoticeKind::channel_failing:
    case NoticeKind::silence_ending:
    case NoticeKind::hand_over:
    case NoticeKind::digest:
      return write_told(setting, out);
  }
}

}  // namespace

std::string who(const Addressee& addressee) {
  if (addressee.name.empty()) return addressee.mail;
  return letter::one_line(addressee.name) + " (" + addressee.mail + ")";
}

LetterParts dutch_letter(const LetterSetting& setting) {
  LetterParts parts;
  const std::string name = letter::one_line(setting.to.name);
  parts.salutation = name.empty() ? "Goedendag," : "Beste " + name + ",";
  Letter middle;
  write_middle(setting, middle);
  parts.content = middle.take();
  Letter questions;
  if (dossier::is_of_organisation(setting.kind))
    ;  // it is about the running of things; the one who reads it is the one to ask
  else if (!setting.contact)
    questions.section("Vragen?", "Antwoord op deze mail.");
  else if (same(*setting.contact, setting.to))
    questions.section("Vragen?", "U bent zelf het aanspreekpunt voor dit dossier.");
  else
    questions.section("Vragen?", "Stel ze aan " + who(*setting.contact) + ", of antwoord op deze mail.");
  parts.questions = questions.take();
  const std::string about = setting.dossier.empty() ? "" : " over dossier " + setting.dossier;
  parts.footer = "Automatisch bericht" + about + "\n" + letter::one_line(setting.world.name) + "\n";
  parts.subject = letter::one_line(capital(subject_of(setting)));
  return parts;
}

LetterWords dutch_words(const LetterSetting& setting, const FactLine& line) {
  return {thing(setting, line), line.body.empty() ? std::string{} : body_name(setting, line.body), title_of(line),
          owes(setting, line) ? Owed::by_reader : Owed::by_another};
}

}  // namespace besluit::engine
