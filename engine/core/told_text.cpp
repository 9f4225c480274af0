// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/told_text.hpp"

#include "engine/core/letter_parts.hpp"

namespace besluit::engine {
namespace {

using dossier::NoticeKind;

using letter::in_quotes;

std::string step_of(const LetterSetting& setting) {
  if (setting.facts.lines.empty()) return setting.step;
  const FactLine& line = setting.facts.lines.front();
  return letter::one_line(line.step_title.empty() ? line.step : line.step_title);
}

std::string day(Date date) {
  return spoken(date, Language::nl);
}

/// "De datum hiervoor is dinsdag 4 juni 2024."; empty when there is none.
std::string by_when(const LetterSetting& setting) {
  if (setting.facts.lines.empty()) return {};
  return "Dit moet uiterlijk " + day(setting.facts.lines.front().planning) + " klaar zijn.";
}

std::string answer_by(const LetterSetting& setting) {
  if (setting.facts.lines.empty()) return {};
  return "Uw antwoord wordt uiterlijk " + day(setting.facts.lines.front().planning) + " verwacht.";
}

std::string why_then(const LetterSetting& setting) {
  return setting.facts.lines.empty() ? std::string{}
                                     : terms::sentence(setting.facts.lines.front().derivation, Language::nl);
}

std::string list_of(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += letter::wrapped(letter::one_line(item), "- ");
  return text;
}

std::string in_dossier(const LetterSetting& setting) {
  return "in het dossier " + in_quotes(setting.facts.title);
}

std::string person_name(const LetterSetting& setting, const std::string& id) {
  const auto person = setting.world.people.find(id);
  return person == setting.world.people.end() ? id : letter::one_line(person->second.name);
}

void write_hand_over(const LetterSetting& setting, letter::Letter& out) {
  // The name is not kept in the facts; it is looked up when the letter is written.
  const std::string id = setting.facts.title;
  std::string why = setting.facts.why;
  if (const std::size_t at = why.find(id); at != std::string::npos)
    why.replace(at, id.size(), person_name(setting, id));
  out.paragraph(why + " Berichten die anders daarheen gaan, krijgt u in die tijd.");
  if (setting.facts.items.empty())
    out.paragraph("In die tijd verloopt er geen datum.");
  else
    out.block("In die tijd verlopen deze data:\n\n" + list_of(setting.facts.items));
  out.section("Wat kunt u doen?", "Zet deze data in uw agenda. U hoeft nu niets te bevestigen.");
}

/// Nobody recorded what a meeting decided.
void write_record(const LetterSetting& setting, letter::Letter& out) {
  if (!works_with_ctl(setting)) {
    out.section("Wat kunt u doen?",
                "Laat de uitkomst vastleggen. Is het punt niet behandeld? Laat dan vastleggen dat het is aangehouden, "
                "of geef het een andere vergadering.");
    return;
  }
  const std::string step = setting.dossier + " " + setting.step;
  out.section(
      "Wat kunt u doen?",
      "Leg vast wat er is besloten. Welke uitkomsten er kunnen, ziet u met 'besluitctl show " + setting.dossier + "'.");
  out.block("  besluitctl record " + step + " UITKOMST\n");
  out.paragraph(
      "Is het punt niet behandeld? Kies dan een andere vergadering (besluitctl retarget), of leg vast dat het is "
      "aangehouden:");
  out.block("  besluitctl record " + step + " aangehouden\n");
}

/// To the contact of a body: its members answer, and he asks them.
void write_round(const LetterSetting& setting, letter::Letter& out) {
  const bool dated = !setting.facts.lines.empty();
  const definition::Body* body = dated ? setting.world.body(setting.facts.lines.front().body) : nullptr;
  const std::string members =
      body == nullptr ? "De leden" : "De leden van " + letter::with_article(letter::one_line(body->name));
  const std::string day_nl = dated ? day(setting.facts.lines.front().planning) : "";
  out.paragraph("Over " + in_quotes(step_of(setting)) + " " + in_dossier(setting) + " wordt schriftelijk besloten. " +
                (dated ? members + " kunnen tot en met " + day_nl + " antwoorden." : ""));
  out.paragraph(letter::as_sentence(setting.facts.why));
  out.section("Waarom deze datum?", why_then(setting));
  std::string advice = "Leg het voorstel voor aan de leden en vraag om hun antwoord";
  advice += dated ? ", uiterlijk op die dag. " : ". ";
  advice += "Er is geen vergadering voor nodig. ";
  if (works_with_ctl(setting)) {
    out.section("Wat kunt u doen?", advice + "Zijn de antwoorden binnen? Leg dan de uitkomst vast:");
    out.block("  besluitctl record " + setting.dossier + " " + setting.step + " UITKOMST\n");
    return;
  }
  const std::string whom = setting.contact ? " aan " + who(*setting.contact) : "";
  out.section("Wat kunt u doen?", advice + "Verzamel de antwoorden en laat de uitkomst weten" + whom + ".");
}

}  // namespace

std::string told_subject(const LetterSetting& setting) {
  const std::string title = letter::one_line(setting.facts.title);
  switch (setting.kind) {
    case NoticeKind::assigned:
      return "Uw taak begint: " + step_of(setting);
    case NoticeKind::request:
      return "Verzoek in dossier " + title;
    case NoticeKind::invitation:
      return "Schriftelijke ronde: " + step_of(setting);
    case NoticeKind::late_paper:
      return "Nagestuurde stukken: " + step_of(setting);
    case NoticeKind::answer:
      return "Antwoord op uw verzoek: " + title;
    case NoticeKind::ended:
      return "Afgerond: " + title;
    case NoticeKind::outcome:
      return "Uitkomst: " + title;
    case NoticeKind::outcome_corrected:
      return "Rechtzetting van een uitkomst: " + title;
    case NoticeKind::question:
      return "Graag uw antwoord: " + step_of(setting);
    case NoticeKind::outcome_missing:
      return "Wat is er besloten? " + step_of(setting);
    case NoticeKind::delivery_failed:
      return title == "1" ? "Een bericht kon niet worden bezorgd" : title + " berichten konden niet worden bezorgd";
    case NoticeKind::channel_failing:
      return "Storing: kanaal " + title;
    case NoticeKind::silence_ending:
      return "Stilte " + title + " eindigt binnenkort";
    case NoticeKind::hand_over:
      return "U vervangt " + person_name(setting, setting.facts.title);
    default:
      return title;
  }
}

void write_told(const LetterSetting& setting, letter::Letter& out) {
  const std::string why = letter::as_sentence(setting.facts.why);
  switch (setting.kind) {
    case NoticeKind::assigned:
      out.paragraph("De taak " + in_quotes(step_of(setting)) + " " + in_dossier(setting) + " kan beginnen. " +
                    by_when(setting));
      out.paragraph(why);
      out.section("Waarom deze datum?", why_then(setting));
      out.section("Wat kunt u doen?", "Is het klaar? Laat het dan weten. Lukt het niet op tijd? Zeg het dan nu al.");
      return;
    case NoticeKind::request:
      out.paragraph("Er is een verzoek " + in_dossier(setting) + ". Het wacht op uw antwoord.");
      out.paragraph(why);
      out.section("Wat kunt u doen?", "Beslis erop. Laat het antwoord vastleggen (granted is ja, declined is nee):");
      out.block("  besluitctl answer " + setting.dossier + " NUMMER granted --reason REDEN\n");
      return;
    case NoticeKind::invitation:
      return write_round(setting, out);
    case NoticeKind::late_paper:
      out.paragraph("Bij " + in_quotes(step_of(setting)) + " " + in_dossier(setting) + " zijn stukken nagestuurd.");
      out.paragraph(why);
      return;
    case NoticeKind::outcome:
      out.paragraph("Er is een uitkomst " + in_dossier(setting) + ".");
      out.paragraph(why);
      out.paragraph("U hoeft niets te doen.");
      return;
    case NoticeKind::outcome_corrected:
      out.paragraph("Eerder schreven wij u een uitkomst " + in_dossier(setting) + ". Die klopte niet.");
      out.paragraph(why);
      out.paragraph("Onze excuses voor de verwarring.");
      return;
    case NoticeKind::question:
      out.paragraph("U krijgt de stukken over " + in_quotes(step_of(setting)) + " " + in_dossier(setting) + ". " +
                    answer_by(setting));
      out.paragraph(why);
      out.section("Waarom deze datum?", why_then(setting));
      out.section(
          "Wat kunt u doen?",
          std::string(setting.facts.lines.empty() ? "Stuur uw antwoord." : "Stuur uw antwoord uiterlijk op die dag.") +
              " Laat ook weten wanneer u de stukken kreeg: een termijn die bij de ontvangst begint, loopt dan "
              "vanaf die dag.");
      return;
    case NoticeKind::outcome_missing:
      out.paragraph("Wij weten nog niet wat er is besloten over " + in_quotes(step_of(setting)) + " " +
                    in_dossier(setting) + ". Zolang dat niet is vastgelegd, gaat het dossier niet verder.");
      out.paragraph(why);
      return write_record(setting, out);
    case NoticeKind::ended:
      out.paragraph("Het dossier " + in_quotes(setting.facts.title) + " is afgerond.");
      out.paragraph(why);
      out.paragraph("U hoeft er niets meer voor te doen.");
      return;
    case NoticeKind::answer:
      out.paragraph("Er is beslist op uw verzoek " + in_dossier(setting) + ".");
      out.paragraph(why);
      return;
    case NoticeKind::delivery_failed:
      out.paragraph(why);
      out.block(list_of(setting.facts.items));
      out.section("Wat kunt u doen?",
                  "Zoek uit waarom met 'besluitctl why notice ID'. Stuur ze opnieuw met 'besluitctl notices retry'.");
      return;
    case NoticeKind::channel_failing:
      out.paragraph(why + " De berichten blijven wachten en worden vanzelf opnieuw geprobeerd.");
      out.block(list_of(setting.facts.items));
      out.section("Wat kunt u doen?", "Herstel het kanaal en probeer het met 'besluitctl notify test " +
                                          letter::one_line(setting.facts.title) + "'.");
      return;
    case NoticeKind::silence_ending:
      out.paragraph(why + " Daarna gaan de berichten weer, en ook wat nog wacht en nodig is.");
      if (!setting.facts.items.empty()) out.block("Dit wacht nu:\n\n" + list_of(setting.facts.items));
      out.section("Wat kunt u doen?", "Moet het langer? Spreek dan opnieuw een stilte af, met een reden.");
      return;
    case NoticeKind::hand_over:
      return write_hand_over(setting, out);
    default:
      out.paragraph("Dit bericht gaat over het dossier " + in_quotes(setting.facts.title) + ".");
      out.paragraph(why);
      return;
  }
}

}  // namespace besluit::engine
