// SPDX-License-Identifier: EUPL-1.2
// Inside the room: walks over the text of an expression. It knows characters, words and comments, no grammar.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::feel {

/// A name cut into words and symbols: "date-time 2" is `date`, `-`, `time`, `2`. White space between them means nothing.
using NameParts = std::vector<std::string>;
[[nodiscard]] NameParts split_name(std::string_view name);
/// The parts written in one way, so that equal names are equal texts: one space between two words, none elsewhere.
[[nodiscard]] std::string join_name(const NameParts& parts);

/// Words of the grammar that no name can begin with.
[[nodiscard]] bool is_reserved(std::string_view word);
[[nodiscard]] bool is_digit(char character);

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t position() const { return position_; }
  void move_to(std::size_t position) { position_ = position; }
  [[nodiscard]] bool at_end() const { return position_ >= text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(position_); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[position_]; }
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// White space and comments.
  void skip_spaces();
  /// Takes exactly these characters, after spaces.
  bool take(std::string_view symbol);
  [[nodiscard]] bool sees(std::string_view symbol);
  /// Takes a whole word, after spaces: "or" is not taken from "order".
  bool take_word(std::string_view word);
  [[nodiscard]] bool sees_word(std::string_view word);
  /// The word that stands here; empty when none does.
  [[nodiscard]] std::string_view word() const { return between(position_, word_end(position_)); }
  [[nodiscard]] std::size_t word_end(std::size_t from) const;
  [[nodiscard]] bool starts_name(std::size_t at) const;
  /// Where a name of these parts ends when it stands here, 0 when it does not.
  [[nodiscard]] std::size_t match(const NameParts& parts) const;
  /// Where the words end that look like one undeclared name: up to a symbol or a word of the grammar. With `hyphens`
  /// a hyphen inside a word is taken along ("eigen-vermogn" is one mistake, not two).
  [[nodiscard]] std::size_t plain_name_end(bool hyphens) const;

 private:
  [[nodiscard]] std::size_t space_end(std::size_t from) const;

  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace besluit::feel
