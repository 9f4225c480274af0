// SPDX-License-Identifier: EUPL-1.2
// besluitctl on given words, in this process: text and exit code out.
#pragma once

#include "engine/app/ctl.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace besluit::test {

struct CtlResult {
  int code = -1;
  std::string out;
  std::string note;
};

/// The day is one of the Hecht year unless a test says otherwise.
inline CtlResult run_ctl(const std::vector<std::string>& words, std::string_view today = "2024-03-14") {
  CtlResult result;
  const engine::ctl::Output output{[&](std::string_view text) {
                                     result.out += text;
                                     return true;
                                   },
                                   [&](std::string_view text) { result.note += text; }};
  result.code = engine::ctl::run(words, {}, *parse_date(today), output);
  return result;
}

}  // namespace besluit::test
