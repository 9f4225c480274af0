// SPDX-License-Identifier: EUPL-1.2
#include "workflows/definition/letter_template.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>

namespace besluit::definition {
namespace {

namespace mustache = kainjow::mustache;
using Kind = TemplateWord::Kind;

// The longest that a letter of an organisation may be: a page or four.
constexpr std::size_t template_bytes_max = 16'384;
constexpr std::size_t sections_max = 16;

struct Tag {
  std::size_t at = 0;
  std::size_t length = 0;
  char sign = ' ';  // '#', '^', '/', '!', '>', '=', '&', '{' or a space
  std::string_view name;
};

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

TemplateFault fault(const Tag& tag, Text message, Text fix) {
  return {tag.at, tag.length, std::move(message), std::move(fix)};
}

const TemplateWord* word_named(std::string_view name) {
  const auto& words = template_words();
  const auto found =
      std::ranges::find_if(words, [&](const TemplateWord& word) { return word.nl == name || word.en == name; });
  return found == words.end() ? nullptr : &*found;
}

// The tags from left to right; nullopt and `open` set: one has no end.
std::optional<std::vector<Tag>> tags_of(std::string_view text, std::size_t& open) {
  std::vector<Tag> tags;
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
    const bool triple = text.substr(at).starts_with("{{{");
    const std::string_view closing = triple ? "}}}" : "}}";
    const std::size_t end = text.find(closing, at);
    if (end == std::string_view::npos) {
      open = at;
      return std::nullopt;
    }
    Tag tag{at, end + closing.size() - at, ' ', text.substr(at + closing.size(), end - at - closing.size())};
    if (triple) {
      tag.sign = '{';
    } else if (!tag.name.empty() && std::string_view("#^/!>=&").find(tag.name.front()) != std::string_view::npos) {
      tag.sign = tag.name.front();
      tag.name.remove_prefix(1);
    }
    tag.name = trimmed(tag.name);
    tags.push_back(tag);
    at += tag.length;
  }
  return tags;
}

// Which names there are, for somebody who typed another.
Text known_words(Kind kind) {
  Text text;
  for (const TemplateWord& word : template_words()) {
    if (word.kind != kind) continue;
    text.nl += (text.nl.empty() ? "" : ", ") + std::string(word.nl);
    text.en += (text.en.empty() ? "" : ", ") + std::string(word.en);
  }
  return text;
}

std::optional<TemplateFault> wrong_name(const Tag& tag, bool in_list) {
  const std::string name = "'" + diagnostic::printable(tag.name.substr(0, 64)) + "'";
  const TemplateWord* word = word_named(tag.name);
  const bool section = tag.sign == '#' || tag.sign == '^';
  if (word == nullptr) {
    const Text known = known_words(in_list ? Kind::in_list : Kind::word);
    return fault(tag, {"een brief kent het woord " + name + " niet", "a letter does not know the word " + name},
                 {"kies uit: " + known.nl, "choose one of: " + known.en});
  }
  if (word->kind == Kind::list && !section && tag.sign != '/')
    return fault(tag, {name + " is een lijst", name + " is a list"},
                 {"schrijf {{#" + std::string(tag.name) + "}} ... {{/" + std::string(tag.name) + "}}",
                  "write {{#" + std::string(tag.name) + "}} ... {{/" + std::string(tag.name) + "}}"});
  return std::nullopt;
}

mustache::data data_of(const std::map<std::string, std::string>& words) {
  mustache::data data{mustache::data::type::object};
  for (const auto& [name, text] : words) {
    const TemplateWord* word = word_named(name);
    // A word that is empty is false, so that its section is left out.
    const mustache::data value = text.empty() ? mustache::data{false} : mustache::data{text};
    data.set(name, value);
    if (word != nullptr && word->en != word->nl) data.set(std::string(word->en), value);
  }
  return data;
}

}  // namespace

const std::vector<TemplateWord>& template_words() {
  static const std::vector<TemplateWord> words{
      {"aanhef", "salutation", Kind::word},
      {"inhoud", "content", Kind::word},
      {"vragen", "questions", Kind::word},
      {"slot", "footer", Kind::word},
      {"gewoon_onderwerp", "usual_subject", Kind::word},
      {"naam", "name", Kind::word},
      {"contact", "contact", Kind::word},
      {"organisatie", "organisation", Kind::word},
      {"dossier", "dossier", Kind::word},
      {"titel", "title", Kind::word},
      {"stap", "step", Kind::word},
      {"orgaan", "body", Kind::word},
      {"wat", "what", Kind::word},
      {"datum", "date", Kind::word},
      {"oude_datum", "old_date", Kind::word},
      {"wettelijke_datum", "legal_date", Kind::word},
      {"vergadering", "meeting", Kind::word},
      {"vandaag", "today", Kind::word},
      {"reden", "cause", Kind::word},
      {"waarom", "why", Kind::word},
      {"voorbij", "passed", Kind::word},
      {"eigen", "own", Kind::word},
      {"data", "dates", Kind::list},
      {"punten", "items", Kind::list},
      {"wat", "what", Kind::in_list},
      {"datum", "date", Kind::in_list},
      {"oude_datum", "old_date", Kind::in_list},
      {"wettelijke_datum", "legal_date", Kind::in_list},
      {"vergadering", "meeting", Kind::in_list},
      {"waarom", "why", Kind::in_list},
      {"eigen", "own", Kind::in_list},
      {"punt", "item", Kind::in_list},
  };
  return words;
}

std::optional<TemplateFault> check_template(std::string_view text) {
  if (text.size() > template_bytes_max)
    return TemplateFault{0,
                         1,
                         {"deze brief is te lang", "this letter is too long"},
                         {"schrijf hoogstens " + std::to_string(template_bytes_max) + " tekens",
                          "write at most " + std::to_string(template_bytes_max) + " bytes"}};
  std::size_t open = 0;
  const auto tags = tags_of(text, open);
  if (!tags)
    return TemplateFault{open,
                         2,
                         {"deze accolades worden niet gesloten", "these braces are not closed"},
                         {"zet er }} achter", "put }} behind the word"}};
  std::vector<Tag> sections;
  for (const Tag& tag : *tags) {
    if (tag.sign == '!') continue;
    if (tag.sign == '>' || tag.sign == '=')
      return fault(tag, {"dit kan niet in een brief", "this is not possible in a letter"},
                   {"een brief haalt geen andere tekst binnen en houdt zijn accolades; schrijf de tekst voluit",
                    "a letter takes in no other text and keeps its braces; write the text itself"});
    const auto names_list = [](const Tag& outer) {
      const TemplateWord* word = word_named(outer.name);
      return word != nullptr && word->kind == Kind::list;
    };
    if (auto wrong = wrong_name(tag, std::ranges::any_of(sections, names_list))) return wrong;
    if (tag.sign == '/') {
      if (sections.empty() || sections.back().name != tag.name)
        return fault(tag, {"hier sluit iets dat niet open is", "something is closed here that is not open"},
                     sections.empty() ? Text{"haal het weg", "remove it"}
                                      : Text{"sluit eerst {{/" + std::string(sections.back().name) + "}}",
                                             "first close {{/" + std::string(sections.back().name) + "}}"});
      sections.pop_back();
    } else if (tag.sign == '#' || tag.sign == '^') {
      // Lists in lists would multiply: sixteen of them with ten dates each would never end.
      if (tag.sign == '#' && names_list(tag) && std::ranges::any_of(sections, names_list))
        return fault(tag, {"hier staat een lijst in een lijst", "a list stands inside a list here"},
                     {"sluit eerst de eerste lijst", "close the first list first"});
      sections.push_back(tag);
      if (sections.size() > sections_max)
        return fault(tag, {"te veel delen in elkaar", "too many sections inside each other"},
                     {"maak het eenvoudiger", "make it simpler"});
    }
  }
  if (!sections.empty())
    return fault(sections.back(), {"dit deel wordt niet gesloten", "this section is not closed"},
                 {"zet {{/" + std::string(sections.back().name) + "}} aan het einde ervan",
                  "put {{/" + std::string(sections.back().name) + "}} at its end"});
  // What the library itself cannot read would fail in a mail.
  const mustache::mustache parsed{std::string(text)};
  if (!parsed.is_valid())
    return TemplateFault{0,
                         1,
                         {"deze brief is niet te lezen", "this letter cannot be read"},
                         {parsed.error_message(), parsed.error_message()}};
  return std::nullopt;
}

std::optional<std::string> fill(std::string_view text, const TemplateValues& values) {
  mustache::mustache parsed{std::string(text)};
  if (!parsed.is_valid()) return std::string(text);
  parsed.set_custom_escape([](const std::string& plain) { return plain; });
  mustache::data data = data_of(values.words);
  for (const auto& [name, rows] : values.lists) {
    mustache::data list{mustache::data::type::list};
    for (const auto& row : rows) list.push_back(data_of(row));
    const TemplateWord* word = word_named(name);
    data.set(name, list);
    if (word != nullptr) data.set(std::string(word->en), list);
  }
  struct TooLong {};
  std::string filled;
  try {
    parsed.render(data, [&filled](const std::string& piece) {
      if (filled.size() + piece.size() > filled_bytes_max) throw TooLong{};
      filled += piece;
    });
  } catch (const TooLong&) {  // the only way to stop the library half-way
    return std::nullopt;
  }
  return filled;
}

}  // namespace besluit::definition
