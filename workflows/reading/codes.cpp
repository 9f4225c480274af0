// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/codes.hpp"

#include <algorithm>

namespace besluit::reading {

const std::vector<CodeRow>& codes() {
  static const std::vector<CodeRow> rows = [] {
    std::vector<CodeRow> all;
    for (const auto part : {decision_codes(), file_codes(), value_codes(), route_codes(), date_codes(), fan_out_codes(),
                            flow_codes(), scenario_codes()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return rows;
}

const CodeRow* code(std::string_view wanted) {
  const auto& rows = codes();
  const auto found = std::ranges::find(rows, wanted, &CodeRow::code);
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace besluit::reading
