// SPDX-License-Identifier: EUPL-1.2
// Why an expression came to what it came to, in the words of its author: read off a trace, nothing is computed again.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/feel/expression.hpp"

namespace besluit::feel {

struct Explanation {
  /// Only the parts that made the verdict: the false ones of a false `and`, the true ones of a true `or`. Of anything
  /// that is no condition: its value.
  Text because;
  /// Of a false condition: what would make it true. Empty when that cannot be said.
  Text flips;
};

/// `trace` is that of one evaluation of `expression`, and holds nothing else.
[[nodiscard]] Explanation explain(const Expression& expression, const Trace& trace);
/// The same for one cell of a table and the value that was tested: "3500000 is niet kleiner dan 3000000".
[[nodiscard]] Explanation explain(const UnaryTests& tests, const Value& input, const Trace& trace);

/// A value as it is said in a sentence: "waar", "10 juli 2024", "\"groot\"", "3500000".
[[nodiscard]] std::string said(const Value& value, Language language);

}  // namespace besluit::feel
