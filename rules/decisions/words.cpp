// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/words.hpp"

#include "rules/diagnostic/utf8.hpp"

#include <algorithm>
#include <limits>

namespace besluit::decisions {

diagnostic::Span Words::part(int begin, int end) const {
  if (runs.empty()) return {file, 1, 1, 2};
  const auto after = std::ranges::upper_bound(runs, begin, {}, &Run::from);
  const Run& run = after == runs.begin() ? runs.front() : *(after - 1);
  const int column = run.column + std::max(0, begin - run.from);
  // A piece that runs on over an escape ends where the last run on the same line ends.
  int end_column = column + std::max(1, end - begin);
  for (auto next = after; next != runs.end() && next->from < end && next->line == run.line; ++next)
    end_column = next->column + (end - next->from);
  const auto line_end = std::ranges::find_if(after, runs.end(), [&](const Run& r) { return r.line != run.line; });
  if (line_end != runs.end() && line_end->from < end) {
    // The line feed itself is the last character before the next line's run.
    const Run& last = *(line_end - 1);
    end_column = std::max(column + 1, last.column + (line_end->from - 1 - last.from));
  }
  return {file, run.line, column, end_column};
}

diagnostic::Span Words::span() const {
  return part(0, static_cast<int>(std::min<std::size_t>(utf8::count(text), std::numeric_limits<int>::max() / 2)));
}

}  // namespace besluit::decisions
