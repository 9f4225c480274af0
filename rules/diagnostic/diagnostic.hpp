// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a file or a text, where, and how to mend it.
// A diagnostic is a value: readers collect them, the shell prints them. Nothing here throws or prints.
#pragma once

#include "rules/diagnostic/text.hpp"

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::diagnostic {

/// A place in a text. Lines and columns count from 1; columns count characters (code points), not bytes;
/// the end column is exclusive. A span lies on one line: a longer one is cut at the end of its first line.
struct Span {
  std::string file;
  int line = 1;
  int column = 1;
  int end_column = 2;
  friend auto operator<=>(const Span&, const Span&) = default;
};

enum class Severity { error, warning };

/// A second place that matters ("defined here").
struct Note {
  Span span;
  Text text;
  friend bool operator==(const Note&, const Note&) = default;
};

/// One finding. `code` is stable ("R021") and known to `besluitctl explain`.
/// `message` is the first line; `label` stands under the caret; `fix` says what to type (may be empty).
struct Diagnostic {
  std::string code;
  Severity severity = Severity::error;
  Span span;
  Text message;
  Text label;
  Text fix;
  std::vector<Note> notes;
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

/// Sorts by file, line and column, and drops exact repeats.
void sort_unique(Diagnostics& diagnostics);

/// One diagnostic as a person reads it: `file:line:col: fout[R021]: ...`, the line, the caret, the notes and
/// `= uitleg: besluitctl explain R021`. `source` is the whole text of the span's file (empty: no excerpt is drawn).
[[nodiscard]] std::string render(const Diagnostic& diagnostic, std::string_view source, Language language);

/// The name nearest to `word` among `candidates` (Damerau-Levenshtein distance at most 2, or at most a third of the
/// word's length); empty when none is near. Case is folded for ASCII letters.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// The text without control characters (C0, C1, bidirectional overrides), safe for a terminal and a header.
[[nodiscard]] std::string printable(std::string_view text);

/// FNV-1a (64 bits) as 16 hexadecimal digits: the same for the same text, for ever. It tells changes apart; it is no
/// protection against somebody who makes two texts collide.
[[nodiscard]] std::string fingerprint(std::string_view text);

}  // namespace besluit::diagnostic
