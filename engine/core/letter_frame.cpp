// SPDX-License-Identifier: EUPL-1.2
// Puts a letter together: the parts in the reader's language, or the organisation's own template filled with them.
#include "engine/core/letter.hpp"
#include "engine/core/letter_parts.hpp"

#include <algorithm>

namespace besluit::engine {
namespace {

using Values = std::map<std::string, std::string>;

LetterWords words_of(const LetterSetting& setting, const FactLine& line) {
  return setting.to.language == Language::en ? english_words(setting, line) : dutch_words(setting, line);
}

Values values_of(const LetterSetting& setting, const FactLine& line) {
  const Language language = setting.to.language;
  const LetterWords words = words_of(setting, line);
  // Said of every line: in a list, a word that a line does not have would else be the one of the first date.
  Values values{{"wettelijke_datum", ""}, {"vergadering", ""}, {"oude_datum", ""}, {"voorbij", ""}, {"eigen", ""}};
  values["wat"] = words.what;
  values["orgaan"] = words.body;
  values["stap"] = words.step;
  values["datum"] = spoken(line.planning, language);
  if (line.legal != line.planning) values["wettelijke_datum"] = spoken(line.legal, language);
  if (line.meeting) values["vergadering"] = spoken(*line.meeting, language);
  if (line.old_planning && *line.old_planning != line.planning)
    values["oude_datum"] = spoken(*line.old_planning, language);
  values["waarom"] = terms::sentence(line.derivation, language);
  const std::string yes = language == Language::en ? "yes" : "ja";
  if (line.planning < setting.today) values["voorbij"] = yes;
  if (words.owed == Owed::by_reader) values["eigen"] = yes;
  return values;
}

// Everything that a letter can name, but for the parts of the ordinary one.
definition::TemplateValues values_of(const LetterSetting& setting) {
  const NoticeFacts& facts = setting.facts;
  const Language language = setting.to.language;
  definition::TemplateValues values;
  // A name that this letter has no value for is empty, not unknown.
  for (const definition::TemplateWord& word : definition::template_words())
    if (word.kind == definition::TemplateWord::Kind::word) values.words[std::string(word.nl)];
  if (!facts.lines.empty())
    for (auto& [name, value] : values_of(setting, facts.lines.front())) values.words[name] = value;
  values.words["naam"] = letter::one_line(setting.to.name);
  if (setting.contact) values.words["contact"] = who(*setting.contact);
  values.words["organisatie"] = letter::one_line(setting.world.name);
  values.words["dossier"] = setting.dossier;
  values.words["titel"] = letter::one_line(facts.title);
  if (values.words["stap"].empty()) values.words["stap"] = setting.step;
  values.words["vandaag"] = spoken(setting.today, language);
  const std::string& cause = language == Language::en && !facts.why_en.empty() ? facts.why_en : facts.why;
  values.words["reden"] = letter::as_sentence(cause);
  auto lines = facts.lines;
  std::ranges::stable_sort(lines, {}, &FactLine::planning);
  for (const FactLine& line : lines) values.lists["data"].push_back(values_of(setting, line));
  for (const std::string& item : facts.items) values.lists["punten"].push_back({{"punt", letter::one_line(item)}});
  return values;
}

}  // namespace

bool works_with_ctl(const LetterSetting& setting) {
  return setting.contact && setting.contact->mail == setting.to.mail && !setting.dossier.empty();
}

std::string thing_of(const LetterSetting& setting, const FactLine& line) {
  return words_of(setting, line).what;
}

LetterText write_letter(const LetterSetting& setting) {
  const bool english = setting.to.language == Language::en;
  const auto own = setting.world.letters.find({setting.to.language, dossier::token(setting.kind)});
  const bool ordinary = own == setting.world.letters.end();
  definition::TemplateValues values;
  if (english || !ordinary) values = values_of(setting);
  LetterParts parts = english ? english_letter(setting, values) : dutch_letter(setting);
  letter::Letter whole;
  whole.paragraph(parts.salutation);
  whole.block(parts.content);
  whole.block(parts.questions);
  whole.block(parts.footer);
  LetterText text{parts.subject, whole.take(), parts.content + (parts.questions.empty() ? "" : "\n" + parts.questions)};
  if (ordinary) return text;

  auto& words = values.words;
  words["gewoon_onderwerp"] = parts.subject;
  words["inhoud"] = letter::tidied(parts.content);
  words["vragen"] = letter::tidied(parts.questions);
  words["aanhef"] = parts.salutation;
  words["slot"] = letter::tidied(parts.footer);
  const auto& [subject, letter_text] = own->second;
  if (!subject.empty()) text.subject = letter::one_line(definition::fill(subject, values).value_or(parts.subject));
  if (letter_text.empty()) return text;
  const auto filled = definition::fill(letter_text, values);
  words["aanhef"].clear();
  words["slot"].clear();
  const auto inside = definition::fill(letter_text, values);
  if (!filled || !inside) {
    // A date must be told all the same: the ordinary letter, which says what was wrong with the other.
    text.text +=
        "\n" + letter::wrapped(english ? "(The organisation's own letter became too long; this is the ordinary one.)"
                                       : "(De eigen brief van de organisatie werd te lang; dit is de gewone brief.)");
    return text;
  }
  text.text = letter::tidied(*filled) + "\n";
  text.inside = letter::tidied(*inside) + "\n";
  return text;
}

}  // namespace besluit::engine
