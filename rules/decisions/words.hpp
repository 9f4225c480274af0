// SPDX-License-Identifier: EUPL-1.2
// A text out of a file that remembers where each of its characters stood: escapes (&lt;), line ends and quotes of the
// file make that more than a beginning and a length.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"

#include <string>
#include <utility>
#include <vector>

namespace besluit::decisions {

struct Words {
  /// From character `from` (from 0) on, characters stand side by side, beginning at this line and column.
  struct Run {
    int from = 0;
    int line = 1;
    int column = 1;
    friend bool operator==(const Run&, const Run&) = default;
  };

  std::string text;
  std::string file;
  std::vector<Run> runs;  ///< ascending by `from`; empty: the place is not known, line 1 is named

  [[nodiscard]] bool empty() const { return text.empty(); }
  /// The place of characters `begin` to `end` (from 0, exclusive), cut at the end of the first line.
  [[nodiscard]] diagnostic::Span part(int begin, int end) const;
  /// The place of the whole text.
  [[nodiscard]] diagnostic::Span span() const;

  /// A text at one place, without escapes.
  [[nodiscard]] static Words at(std::string text, std::string file, int line, int column) {
    return {std::move(text), std::move(file), {{0, line, column}}};
  }
  /// What it says counts, not where it stands.
  friend bool operator==(const Words& a, const Words& b) { return a.text == b.text; }
};

}  // namespace besluit::decisions
