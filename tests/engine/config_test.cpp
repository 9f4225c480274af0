// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/config.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace besluit;

TEST_CASE("how long a silence may last can be set, in days and within a year [19]") {
  const std::pair<const char*, int> rows[] = {
      {"", 92},
      {"stilte hoogstens: 14\n", 14},
      {"longest silence: 366\n", 366},
      {"stilte hoogstens: 367\n", 0},
      {"stilte hoogstens: 0\n", 0},
      {"stilte hoogstens: lang\n", 0},
  };
  for (const auto& [line, days] : rows) {
    INFO(line);
    const auto read = engine::read_config({"besluitd.yaml", std::string("soort: instellingen\n") + line});
    REQUIRE(read.value.has_value() == (days > 0));
    if (read.value) CHECK(read.value->silence_longest.count() == days);
    if (!read.value) CHECK(read.diagnostics.at(0).code == "C011");
  }
}

}  // namespace
