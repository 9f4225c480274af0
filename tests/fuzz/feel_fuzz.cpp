// SPDX-License-Identifier: EUPL-1.2
// libFuzzer entry for expressions: any bytes as an expression, a cell and a condition. Built with BESLUIT_FUZZ only;
// the corpus beside it, and mutations of it, are also run as an ordinary test (tests/rules/feel/hostile_test.cpp).
#include "tests/support/feel_judge.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const std::string complaint = besluit::feel::test::judge(text); !complaint.empty()) {
    std::fprintf(stderr, "%s\n", complaint.c_str());
    std::abort();
  }
  return 0;
}
