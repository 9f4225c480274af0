// SPDX-License-Identifier: EUPL-1.2
// UTF-8 as far as messages need it: characters, columns and display cells. Nothing here throws; a broken byte counts
// as one character.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace besluit::utf8 {

inline constexpr char32_t replacement = 0xFFFD;

/// One character. `bytes` is 1 and `valid` false for a byte that starts no well-formed sequence; `code` is then U+FFFD.
struct Character {
  char32_t code = replacement;
  std::size_t bytes = 1;
  bool valid = false;
};

/// A place in a text, both from 1; `column` counts characters.
struct Position {
  int line = 1;
  int column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// The character that starts at `offset`. REQUIRES: offset < text.size(). Overlong forms, surrogates and codes above
/// U+10FFFF are invalid.
[[nodiscard]] Character decode(std::string_view text, std::size_t offset);
/// Appends `code` as UTF-8; a code that is no character becomes U+FFFD.
void append(std::string& text, char32_t code);

[[nodiscard]] bool valid(std::string_view text);
/// The byte offset of the first invalid byte; nullopt when the text is well-formed.
[[nodiscard]] std::optional<std::size_t> first_invalid(std::string_view text);
/// Number of characters.
[[nodiscard]] std::size_t count(std::string_view text);
/// Line and column of a byte offset. Lines end at LF. An offset past the end is the place after the last character.
[[nodiscard]] Position position_of(std::string_view text, std::size_t offset);
/// The column (from 1) of byte `offset` in a single line.
[[nodiscard]] int column_of(std::string_view line, std::size_t offset);
/// Line `number` (from 1) without its line end; nullopt when the text has fewer lines.
[[nodiscard]] std::optional<std::string_view> line_at(std::string_view text, int number);

/// How many terminal cells a character takes: 0 (combining), 1 or 2 (wide).
[[nodiscard]] int cells(char32_t code);
/// C0, DEL, C1, the line and paragraph separators, and the bidirectional overrides and isolates.
[[nodiscard]] bool is_control(char32_t code);

}  // namespace besluit::utf8
