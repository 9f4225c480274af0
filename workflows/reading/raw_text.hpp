// SPDX-License-Identifier: EUPL-1.2
// The raw lines of a file: what a YAML library no longer knows when it hands over a value. Private to the reader.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::reading {

/// The text without BOM and with LF as line end; its lines, without the line end. Offsets in a line are bytes from 0.
class RawText {
 public:
  RawText(std::string file, std::string_view text);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t lines() const { return starts_.size(); }
  /// Line `index` from 0; empty beyond the end.
  [[nodiscard]] std::string_view line(std::size_t index) const;
  /// The span of `bytes` bytes at byte `offset` of line `index` (both from 0), in characters. At least one wide; cut at
  /// the end of the line.
  [[nodiscard]] diagnostic::Span span(std::size_t index, std::size_t offset, std::size_t bytes) const;
  /// The last line that is not blank, counted from 0: where "the end of the file" is shown.
  [[nodiscard]] std::size_t last_line() const;
  /// Puts `quote` at the end of line `index`, so that the lines after it can still be read.
  void close_quote(std::size_t index, char quote);
  /// Writes `bytes` times `filler` over the line: what was refused no longer disturbs the rest.
  void overwrite(std::size_t index, std::size_t offset, std::size_t bytes, char filler);

 private:
  void split();

  std::string file_;
  std::string text_;
  std::vector<std::size_t> starts_;
};

/// The number of characters (code points) in valid UTF-8.
[[nodiscard]] int characters(std::string_view text);

/// Offset of the first byte that is not part of valid UTF-8 (RFC 3629); nullopt when all is well.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// A character that has no place in a text file: C0 except tab and line end, DEL, C1, a BOM in the middle, line and
/// paragraph separators, and the characters that reverse the direction of writing. REQUIRES: valid UTF-8.
struct Forbidden {
  std::size_t offset = 0;  ///< byte from 0
  std::size_t bytes = 1;
  char32_t character = 0;
};
[[nodiscard]] std::optional<Forbidden> first_forbidden(std::string_view text);

/// The offset of the closing quote of the quoted text that begins at `open`; nullopt when this line does not close it.
[[nodiscard]] std::optional<std::size_t> closing_quote(std::string_view line, std::size_t open);

/// A place in the raw text.
struct RawPlace {
  std::size_t line = 0;
  std::size_t offset = 0;
  std::size_t bytes = 1;
};
/// What stands where a value begins and cannot stay, found line by line; block scalars and comments are skipped.
struct Oddities {
  std::vector<RawPlace> quotes;    ///< `'` and `"` that are not closed on their line, in order
  std::vector<RawPlace> brackets;  ///< `[` and `{` that nothing closes, the outermost first
  std::vector<RawPlace> anchors;   ///< `&name`
  std::vector<RawPlace> aliases;   ///< `*name`
  std::vector<RawPlace> tags;      ///< `!name`
};
[[nodiscard]] Oddities oddities(const RawText& raw);

}  // namespace besluit::reading
