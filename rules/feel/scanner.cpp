// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/scanner.hpp"

#include <algorithm>
#include <array>

namespace besluit::feel {
namespace {

bool is_space(char character) {
  return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

bool is_reserved(std::string_view word) {
  static constexpr std::array<std::string_view, 7> words{"and", "or", "not", "in", "between", "true", "false"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

bool is_name_character(char character) {
  const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  return letter || is_digit(character) || character == '_' || static_cast<unsigned char>(character) >= 0x80;
}

void Scanner::skip_spaces() {
  while (!at_end() && is_space(text_[position_])) ++position_;
}

bool Scanner::take(std::string_view symbol) {
  skip_spaces();
  if (!rest().starts_with(symbol)) return false;
  position_ += symbol.size();
  return true;
}

bool Scanner::take_word(std::string_view word) {
  skip_spaces();
  if (!rest().starts_with(word)) return false;
  const std::size_t end = position_ + word.size();
  if (end < text_.size() && is_name_character(text_[end])) return false;
  position_ = end;
  return true;
}

std::size_t Scanner::match(std::string_view name) const {
  std::size_t at = position_;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == ' ') {
      const std::size_t before = at;
      while (at < text_.size() && is_space(text_[at])) ++at;
      if (at == before) return 0;
      continue;
    }
    if (at >= text_.size() || text_[at] != name[i]) return 0;
    ++at;
  }
  const bool cut = at < text_.size() && is_name_character(text_[at]) && !name.empty() && is_name_character(name.back());
  return cut ? 0 : at;
}

std::size_t Scanner::name_end(const Inputs& inputs, std::string_view& name) const {
  std::size_t longest = 0;
  for (const auto& [declared, type] : inputs) {
    if (is_reserved(declared)) continue;
    const std::size_t end = match(declared);
    if (end <= longest) continue;
    longest = end;
    name = declared;
  }
  return longest;
}

std::size_t Scanner::word_end(std::size_t from) const {
  std::size_t at = from;
  while (at < text_.size()) {
    // A hyphen inside a word is taken along: "eigen-vermogn" is one mistake, not two.
    const bool hyphen = text_[at] == '-' && at > from && at + 1 < text_.size() && is_name_character(text_[at + 1]);
    if (!is_name_character(text_[at]) && !hyphen) break;
    ++at;
  }
  return at;
}

bool Scanner::at_reserved_word() const {
  return is_reserved(between(position_, word_end(position_)));
}

std::size_t Scanner::unknown_name_end() const {
  std::size_t end = word_end(position_);
  while (end < text_.size()) {
    std::size_t next = end;
    while (next < text_.size() && is_space(text_[next])) ++next;
    const std::size_t next_end = word_end(next);
    if (next_end == next || is_reserved(text_.substr(next, next_end - next))) break;
    end = next_end;
  }
  return end;
}

}  // namespace besluit::feel
