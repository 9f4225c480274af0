// SPDX-License-Identifier: EUPL-1.2
// How a Dutch letter is laid out: paragraphs of 72 characters, aligned dates, articles, sentences. Knows no dossier.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine::letter {

inline constexpr std::size_t width = 72;  ///< characters on a line; a longer word stands on a line of its own

/// "het Algemeen Bestuur", "de Auditcommissie", "het Bao"; a name of which the article is not known stays as it is.
[[nodiscard]] std::string with_article(std::string_view name);
/// The first letter as a capital (ASCII and the Latin letters with an accent).
[[nodiscard]] std::string capital(std::string_view text);
/// Capital in front, full stop behind unless it has an end; white space and control characters are tidied. Empty stays
/// empty.
[[nodiscard]] std::string as_sentence(std::string_view text);
/// One line without control characters and double spaces: fit for a header and for a sentence.
[[nodiscard]] std::string one_line(std::string_view text);
/// A title or a name as a sentence quotes it: on one line, between double quotes.
[[nodiscard]] std::string in_quotes(std::string_view text);
/// "a", "a en b", "a, b en c".
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

/// `text` in lines of at most `width` characters; the first begins with `first`, the others with as many spaces.
[[nodiscard]] std::string wrapped(std::string_view text, std::string_view first = {});

/// Without empty lines at its ends and with at most one between two paragraphs; lines that are too long are wrapped,
/// behind their "- " where they have one. Lines that are indented stay as they are. Ends without a line end.
[[nodiscard]] std::string tidied(std::string_view text);

/// A text that grows from parts, each divided from the next by an empty line.
class Letter {
 public:
  /// Empty: nothing.
  void paragraph(std::string_view text);
  /// A line by itself with `text` under it; nothing when `text` is empty.
  void section(std::string_view heading, std::string_view text);
  void block(std::string_view ready);  ///< lines as they are, each with its '\n'
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace besluit::engine::letter
