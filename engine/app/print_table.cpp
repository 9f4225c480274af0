// SPDX-License-Identifier: EUPL-1.2
// Tables, colours, dates and words: what every printed answer is made of.
#include "engine/app/print.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"
#include "rules/terms/date.hpp"
#include "workflows/definition/ask.hpp"

#include <algorithm>
#include <array>

namespace besluit::engine::print {
namespace {

struct Word {
  std::string_view token;
  std::string_view nl;
  std::string_view en;
};

constexpr std::array words{
    Word{"running", "loopt", "running"},
    Word{"ended", "afgerond", "ended"},
    Word{"withdrawn", "ingetrokken", "withdrawn"},
    Word{"waiting", "wacht", "waiting"},
    Word{"open", "open", "open"},
    Word{"done", "klaar", "done"},
    Word{"sent", "verzonden", "sent"},
    Word{"pending", "staat klaar", "pending"},
    Word{"failed", "mislukt", "failed"},
    Word{"not-sent", "niet verzonden", "not sent"},
    Word{"reminder", "herinnering", "reminder"},
    Word{"escalation", "escalatie", "escalation"},
    Word{"dates", "datums", "dates"},
    Word{"infeasible", "niet haalbaar", "not feasible"},
    Word{"correction", "rechtzetting", "correction"},
    Word{"date-moved", "datum verschoven", "date moved"},
    Word{"task-assigned", "taak begint", "task begins"},
    Word{"written-round", "schriftelijke ronde", "written round"},
    Word{"late-paper", "nagestuurd stuk", "late paper"},
    Word{"request-answered", "antwoord op verzoek", "request answered"},
    Word{"route-ended", "route afgerond", "route ended"},
    Word{"outcome", "uitkomst", "outcome"},
    Word{"delivery-failed", "niet bezorgd", "not delivered"},
    Word{"channel-failing", "storing van een kanaal", "channel fails"},
    Word{"silence-ending", "stilte eindigt", "silence ends"},
    Word{"hand-over", "overname", "hand-over"},
    Word{"digest", "overzicht", "digest"},
    Word{"snoozed", "uitgesteld", "snoozed"},
    Word{"absence-added", "afwezig", "away"},
    Word{"absence-ended", "weer aanwezig", "back"},
    Word{"absence-told", "vervanger ingelicht", "deputy told"},
    Word{"silence-added", "stilte", "silence"},
    Word{"silence-ended", "stilte voorbij", "silence over"},
    Word{"silence-told", "einde stilte gemeld", "end of silence told"},
    Word{"channel-works", "kanaal werkt weer", "channel works again"},
    Word{"notices-retried", "opnieuw geprobeerd", "tried again"},
    Word{"papers", "aanleveren", "hand in"},
    Word{"sending", "verzenden", "send out"},
    Word{"task", "taak", "task"},
    Word{"target", "streefdatum", "target"},
    Word{"reply", "antwoord", "answer"},
    Word{"statutory", "wettelijk uiterlijk", "due by law"},
    Word{"agreed", "uiterlijk", "due"},
    Word{"meeting", "vergadering", "meeting"},
    Word{"recess", "reces", "recess"},
    Word{"closure", "sluiting", "closure"},
    Word{"completed", "voltooid", "completed"},
    Word{"closed", "afgesloten", "closed"},
    Word{"started", "gestart", "started"},
    Word{"planned", "gepland", "planned"},
    Word{"deadline-set", "datum gezet", "date set"},
    Word{"deadline-closed", "datum afgesloten", "date closed"},
    Word{"step-opened", "stap open", "step opened"},
    Word{"facts-set", "bekend geworden", "became known"},
    Word{"vote-recorded", "stemming", "vote"},
    Word{"requested", "verzoek", "request"},
    Word{"child-asked", "vervolgdossier", "dossier that follows"},
    Word{"child-refused", "vervolgdossier kon niet", "dossier could not follow"},
    Word{"watched", "een dossier wacht hierop", "a dossier waits for this"},
    Word{"announcement", "mededeling", "announcement"},
    Word{"request", "verzoek", "request"},
    Word{"granted", "toegewezen", "granted"},
    Word{"declined", "afgewezen", "declined"},
    Word{"step-held", "stap wacht", "step held"},
    Word{"outcome-recorded", "uitkomst", "outcome"},
    Word{"papers-delivered", "stukken binnen", "papers in"},
    Word{"outcome-corrected", "verbeterd", "corrected"},
    Word{"outcome-missing", "uitkomst ontbreekt", "outcome missing"},
    Word{"question", "vraag", "question"},
    Word{"acknowledged", "gezien", "acknowledged"},
    Word{"date-set", "met de hand gezet", "set by hand"},
    Word{"retargeted", "andere vergadering", "another meeting"},
    Word{"suspended", "opgeschort", "suspended"},
    Word{"resumed", "loopt weer", "resumed"},
    Word{"meeting-moved", "vergadering verplaatst", "meeting moved"},
    Word{"meeting-cancelled", "vergadering vervallen", "meeting cancelled"},
    Word{"meeting-added", "vergadering toegevoegd", "meeting added"},
    Word{"meeting-term-set", "termijn voor één vergadering", "term of one meeting"},
    Word{"rung-fired", "bericht", "notice"},
    Word{"notice-raised", "bericht", "notice"},
    Word{"rejected", "geweigerd", "rejected"},
    Word{"papers-sent", "stukken verzonden", "papers sent"},
    Word{"received", "ontvangen", "received"},
    Word{"answered", "antwoord", "answer"},
    Word{"answer-presumed", "niet geantwoord", "no answer"},
    Word{"answer-lapsed", "antwoord vervallen", "answer lapsed"},
    Word{"yielded", "andere vergadering", "another meeting"},
    Word{"migrated", "andere versie van de route", "another version of the route"},
    Word{"definitions-loaded", "routes gelezen", "routes loaded"},
    Word{"clock-moved", "klok verzet", "clock moved"},
};

std::string_view code_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::bold:
      return "\x1b[1m";
    case Tone::dim:
      return "\x1b[2m";
    case Tone::good:
      return "\x1b[32m";
    case Tone::warn:
      return "\x1b[33m";
    case Tone::bad:
      return "\x1b[31m";
  }
  return "";
}

}  // namespace

std::size_t width(std::string_view text) {
  std::size_t cells = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character character = utf8::decode(text, at);
    cells += static_cast<std::size_t>(std::max(0, utf8::cells(character.code)));
    at += character.bytes;
  }
  return cells;
}

std::string toned(std::string_view text, Tone tone, const Look& look) {
  if (!look.colour || tone == Tone::plain || text.empty()) return std::string{text};
  return std::string{code_of(tone)} + std::string{text} + "\x1b[0m";
}

std::string word(std::string_view token, const Look& look) {
  const auto found = std::ranges::find(words, token, &Word::token);
  if (found != words.end()) return std::string{look.language == Language::en ? found->en : found->nl};
  return diagnostic::printable(token);
}

std::string outcome(std::string_view token, const Look& look) {
  if (look.language == Language::nl)
    for (const definition::OutcomeRow& row : definition::outcomes())
      if (row.token == token) return std::string{row.nl};
  return word(token, look);
}

std::string date(std::string_view iso, const Look& look) {
  const auto day = parse_date(iso.substr(0, 10));
  if (!day) return diagnostic::printable(iso);
  std::string text = spoken_short(*day, look.language);
  if (iso.size() >= 16 && iso[10] == 'T') text += " " + diagnostic::printable(iso.substr(11, 5));
  return text;
}

Table::Table(std::vector<std::string> head) : head_(std::move(head)) {}

void Table::add(std::vector<Cell> cells) {
  for (Cell& cell : cells) cell.text = diagnostic::printable(cell.text);
  cells.resize(head_.size());
  rows_.push_back(std::move(cells));
}

std::string Table::text(const Look& look) const {
  std::vector<std::size_t> widths;
  for (const std::string& title : head_) widths.push_back(width(title));
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i].text));
  std::string text;
  const auto line = [&](const auto& cell_text, const auto& cell_tone) {
    std::size_t last = 0;
    for (std::size_t i = 0; i < head_.size(); ++i)
      if (!cell_text(i).empty()) last = i;
    for (std::size_t i = 0; i <= last; ++i) {
      text += toned(cell_text(i), cell_tone(i), look);
      if (i < last) text.append(widths[i] - width(cell_text(i)) + 2, ' ');
    }
    text += '\n';
  };
  line([&](std::size_t i) -> const std::string& { return head_[i]; }, [](std::size_t) { return Tone::dim; });
  for (const auto& row : rows_)
    line([&](std::size_t i) -> const std::string& { return row[i].text; }, [&](std::size_t i) { return row[i].tone; });
  return text;
}

}  // namespace besluit::engine::print
