// SPDX-License-Identifier: EUPL-1.2
// Sentences of the rules that come from the law. Private to this room: `sentence.cpp` strings them together.
#pragma once

#include "rules/terms/derivation.hpp"

#include <string>

namespace besluit::terms {

/// Where a clause stands.
struct ClausePlace {
  bool from_known = false;  ///< the clause before it ended on `from`: point back instead of naming the day again
  bool to_known = false;    ///< the clause before it ended on `to`
  std::string rest_day;     ///< what makes `from` no working day: "Tweede Pinksterdag", "geen werkdag"
};

/// REQUIRES: the rule is one of those from `legal_term_forward` on; any other gives an empty text.
[[nodiscard]] std::string legal_clause(const Reason& reason, const ClausePlace& place, Language language);

}  // namespace besluit::terms
