// SPDX-License-Identifier: EUPL-1.2
// Inside the room: walks over the text of a condition. It knows characters and words, no grammar.
#pragma once

#include "rules/feel/condition.hpp"

#include <cstddef>
#include <string_view>

namespace besluit::feel {

/// Letters, digits, `_` and everything outside ASCII may stand inside a name.
[[nodiscard]] bool is_name_character(char character);
[[nodiscard]] bool is_digit(char character);

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t position() const { return position_; }
  void move_to(std::size_t position) { position_ = position; }
  [[nodiscard]] bool at_end() const { return position_ >= text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(position_); }
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  void skip_spaces();
  /// Takes exactly these characters, after spaces.
  bool take(std::string_view symbol);
  /// Takes a whole word, after spaces: "or" is not taken from "order".
  bool take_word(std::string_view word);
  /// Whether a word of the grammar stands here.
  [[nodiscard]] bool at_reserved_word() const;
  /// Where the longest declared name that stands here ends; 0 when none does. A space in a name matches any run of
  /// spaces. `name` becomes the declared spelling.
  [[nodiscard]] std::size_t name_end(const Inputs& inputs, std::string_view& name) const;
  /// Where the words end that look like one undeclared name.
  [[nodiscard]] std::size_t unknown_name_end() const;

 private:
  [[nodiscard]] std::size_t match(std::string_view name) const;
  [[nodiscard]] std::size_t word_end(std::size_t from) const;

  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace besluit::feel
