// SPDX-License-Identifier: EUPL-1.2
// Letters that an organisation writes itself: Mustache templates (the part of it that fills in words, shows a section
// when there is something to show, and repeats one for each line of a list). Pure.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::definition {

/// The letter of one kind of notice, in one language.
struct LetterTemplate {
  std::string subject;  ///< without the dossier, which is put before it; empty: the ordinary one
  std::string letter;   ///< from salutation to footer; empty: the ordinary one
  friend bool operator==(const LetterTemplate&, const LetterTemplate&) = default;
};

/// By language and kind of notice (its token).
using LetterTemplates = std::map<std::pair<Language, std::string>, LetterTemplate>;

/// What a template may name, each in Dutch and in English; both serve in either language.
struct TemplateWord {
  std::string_view nl;
  std::string_view en;
  enum class Kind { word, list, in_list } kind;
};
[[nodiscard]] const std::vector<TemplateWord>& template_words();

/// What is wrong with a template, and where: bytes from its beginning.
struct TemplateFault {
  std::size_t at = 0;
  std::size_t length = 0;
  Text message;
  Text fix;
};
/// The first fault; nullopt: it can be filled in. Partials ({{>...}}) and a list inside a list are refused, so no
/// template can loop for long; so is a change of the braces.
[[nodiscard]] std::optional<TemplateFault> check_template(std::string_view text);

/// What a template is filled with, by the Dutch names of `template_words`. Empty words and lists hide their sections.
struct TemplateValues {
  std::map<std::string, std::string> words;
  std::map<std::string, std::vector<std::map<std::string, std::string>>> lists;
};

/// The longest that a filled template may become: nobody reads a letter of more.
inline constexpr std::size_t filled_bytes_max = 256 * 1024;
/// Plain text; nothing is escaped. What cannot be read stays as it stands in the template (check_template says what).
/// nullopt: it would become longer than `filled_bytes_max`.
[[nodiscard]] std::optional<std::string> fill(std::string_view text, const TemplateValues& values);

}  // namespace besluit::definition
