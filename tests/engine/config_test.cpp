// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/config.hpp"
#include "engine/app/offline.hpp"
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

// Somebody typed `besluitctl explain C003`, as the message said, and was told that no such code exists.
TEST_CASE("every code of the settings is explained, by an example that gives it and one that does not") {
  std::size_t seen = 0;
  for (const reading::CodeRow& row : engine::ctl::own_codes()) {
    if (!row.code.starts_with("C")) continue;
    ++seen;
    CAPTURE(row.code);
    const auto codes_of = [&](std::string_view example) {
      std::string text{example};
      if (row.code != "C002") text.insert(0, "soort: instellingen\n");
      std::vector<std::string> codes;
      for (const auto& found : engine::read_config({"besluitd.yaml", text}).diagnostics) codes.push_back(found.code);
      return codes;
    };
    CHECK(codes_of(row.wrong) == std::vector{std::string{row.code}});
    CHECK(codes_of(row.right).empty());
  }
  CHECK(seen == 10);
}

}  // namespace
