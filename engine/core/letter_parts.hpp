// SPDX-License-Identifier: EUPL-1.2
// What a letter is put together from, in one language. Private to notice_text: the two languages each have a file.
#pragma once

#include "engine/core/notice_text.hpp"

#include <string>

namespace besluit::engine {

struct LetterParts {
  std::string subject;
  std::string salutation;  ///< one line
  std::string content;     ///< paragraphs; ends in a line end
  std::string questions;   ///< whom to ask; may be empty
  std::string footer;
};

enum class Owed { by_reader, by_another };

/// The words of one date.
struct LetterWords {
  std::string what;  ///< "stukken voor het Bao"
  std::string body;  ///< "het Bao"; may be empty
  std::string step;
  Owed owed = Owed::by_reader;
};

/// "M. Jansen (secretaris@hecht.example)"; the address alone where there is no name.
[[nodiscard]] std::string who(const definition::Addressee& addressee);

/// The one to ask about a dossier works with besluitctl; to the others a command says nothing.
[[nodiscard]] bool works_with_ctl(const LetterSetting& setting);

[[nodiscard]] LetterParts dutch_letter(const LetterSetting& setting);
[[nodiscard]] LetterWords dutch_words(const LetterSetting& setting, const FactLine& line);
[[nodiscard]] LetterParts english_letter(const LetterSetting& setting, const definition::TemplateValues& values);
[[nodiscard]] LetterWords english_words(const LetterSetting& setting, const FactLine& line);

}  // namespace besluit::engine
