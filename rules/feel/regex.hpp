// SPDX-License-Identifier: EUPL-1.2
// Inside the room: regular expressions of XQuery 1.0 and XPath 2.0 (Functions and Operators, 7.6.1), translated for
// PCRE2. Patterns are input from people: length, steps and depth are bounded (limits.hpp).
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::feel {

class Evaluation;

enum class RegexError : std::uint8_t {
  pattern,     ///< no pattern of XQuery
  flags,       ///< a flag that does not exist
  replacement, ///< a replacement that is not allowed
  empty_match, ///< replace and split want a pattern that does not match the empty text
  limit        ///< too many steps
};

class Regex {
 public:
  /// `flags` of s, m, i, x and q.
  [[nodiscard]] static std::expected<Regex, RegexError> compile(std::string_view pattern, std::string_view flags);
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  // Each pays `evaluation` for its steps.
  [[nodiscard]] std::expected<bool, RegexError> matches(std::string_view text, Evaluation& evaluation) const;
  /// `$1` and `$0` in the replacement are groups, `\$` and `\\` the signs themselves.
  [[nodiscard]] std::expected<std::string, RegexError> replace(std::string_view text, std::string_view replacement,
                                                               Evaluation& evaluation) const;
  /// The pieces between the matches.
  [[nodiscard]] std::expected<std::vector<std::string>, RegexError> split(std::string_view text,
                                                                          Evaluation& evaluation) const;

 private:
  struct Code;
  explicit Regex(std::unique_ptr<Code> code);
  std::unique_ptr<Code> code_;
};

/// The pattern in the language of PCRE2; nothing when it is no pattern of XQuery.
[[nodiscard]] std::optional<std::string> translate_pattern(std::string_view pattern, bool extended,
                                                           bool dot_all);

/// The text in capitals or in small letters, character by character by Unicode's simple mapping.
[[nodiscard]] std::string changed_case(std::string_view text, bool upper);

/// The last few patterns of an evaluation, so that a loop compiles its pattern once.
class RegexCache {
 public:
  [[nodiscard]] std::expected<const Regex*, RegexError> find(std::string_view pattern, std::string_view flags);

 private:
  struct Kept {
    std::string pattern;
    std::string flags;
    Regex regex;
  };
  std::vector<Kept> kept_;
};

}  // namespace besluit::feel
