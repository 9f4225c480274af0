// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/scanner.hpp"

#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/limits.hpp"

#include <algorithm>
#include <array>

namespace besluit::feel {
namespace {

// Grammar rules 61 and 62 of DMN 1.5.
bool is_space(char32_t code) {
  return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         code == 0x180E || (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
         code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

// Bytes of the white-space character at `at`; 0 when another one stands there.
std::size_t space_bytes(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return is_space(byte) ? 1 : 0;
  const auto character = utf8::decode(text, at);
  return character.valid && is_space(character.code) ? character.bytes : 0;
}

// Letters, digits, `_`, `?` and everything outside ASCII that is no space or punctuation of ours.
std::size_t word_bytes(std::string_view text, std::size_t at) {
  const char c = text[at];
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x80) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '?';
    return letter ? 1 : 0;
  }
  const auto character = utf8::decode(text, at);
  if (!character.valid || is_space(character.code)) return 0;
  // Typographic quotes and comparison signs are mistakes with a message of their own, not names.
  constexpr std::array<char32_t, 7> strangers{0x201C, 0x201D, 0x201E, 0x2018, 0x2264, 0x2265, 0x2260};
  const bool strange = std::find(strangers.begin(), strangers.end(), character.code) != strangers.end();
  return strange ? 0 : character.bytes;
}


}  // namespace

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

bool is_reserved(std::string_view word) {
  static constexpr std::array<std::string_view, 18> words{
      "and", "or",   "in",     "between", "true", "false", "null", "if",        "then",
      "else", "for", "return", "some",    "every", "satisfies", "instance", "of", "function"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

NameParts split_name(std::string_view name) {
  NameParts parts;
  std::size_t at = 0;
  while (at < name.size()) {
    if (const std::size_t space = space_bytes(name, at); space != 0) {
      at += space;
      continue;
    }
    std::size_t end = at;
    while (end < name.size() && word_bytes(name, end) != 0) end += word_bytes(name, end);
    if (end == at) end = at + utf8::decode(name, at).bytes;
    parts.emplace_back(name.substr(at, end - at));
    at = end;
  }
  return parts;
}

std::string join_name(const NameParts& parts) {
  std::string name;
  bool word_before = false;
  for (const std::string& part : parts) {
    const bool word = word_bytes(part, 0) != 0;
    if (word && word_before) name += ' ';
    name += part;
    word_before = word;
  }
  return name;
}

std::size_t Scanner::space_end(std::size_t from) const {
  std::size_t at = from;
  while (at < text_.size()) {
    if (const std::size_t bytes = space_bytes(text_, at); bytes != 0) {
      at += bytes;
    } else if (text_.substr(at).starts_with("//")) {
      at = std::min(text_.find('\n', at), text_.size());
    } else if (text_.substr(at).starts_with("/*")) {
      const std::size_t end = text_.find("*/", at + 2);
      if (end == std::string_view::npos) return at;
      at = end + 2;
    } else {
      break;
    }
  }
  return at;
}

void Scanner::skip_spaces() {
  position_ = space_end(position_);
}

bool Scanner::sees(std::string_view symbol) {
  skip_spaces();
  return rest().starts_with(symbol);
}

bool Scanner::take(std::string_view symbol) {
  if (!sees(symbol)) return false;
  position_ += symbol.size();
  return true;
}

bool Scanner::sees_word(std::string_view wanted) {
  skip_spaces();
  return word() == wanted;
}

bool Scanner::take_word(std::string_view wanted) {
  if (!sees_word(wanted)) return false;
  position_ += wanted.size();
  return true;
}

std::size_t Scanner::word_end(std::size_t from) const {
  std::size_t at = from;
  while (at < text_.size()) {
    const std::size_t bytes = word_bytes(text_, at);
    if (bytes == 0) break;
    at += bytes;
  }
  return at;
}

bool Scanner::starts_name(std::size_t at) const {
  return at < text_.size() && word_bytes(text_, at) != 0 && !is_digit(text_[at]);
}

std::size_t Scanner::match(const NameParts& parts) const {
  std::size_t at = position_;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) at = space_end(at);
    const std::string& part = parts[i];
    if (!text_.substr(at).starts_with(part)) return 0;
    if (word_bytes(part, 0) != 0 && word_end(at) != at + part.size()) return 0;
    at += part.size();
  }
  return at;
}

std::size_t Scanner::plain_name_end(bool hyphens) const {
  const auto piece_end = [&](std::size_t from) {
    std::size_t at = word_end(from);
    while (hyphens && at > from && at + 1 < text_.size() && text_[at] == '-' && word_bytes(text_, at + 1) != 0) {
      at = word_end(at + 1);
    }
    return at;
  };
  std::size_t end = piece_end(position_);
  std::size_t pieces = 1;
  while (end < text_.size() && pieces < limits::name_parts_max) {
    const std::size_t next = space_end(end);
    const std::size_t next_end = piece_end(next);
    if (next_end == next || is_reserved(text_.substr(next, word_end(next) - next))) break;
    end = next_end;
    ++pieces;
  }
  return end;
}

}  // namespace besluit::feel
