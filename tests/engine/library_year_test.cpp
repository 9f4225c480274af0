// SPDX-License-Identifier: EUPL-1.2
// Each route of the library, planned and simulated for a year from the day on which its documents begin: whole, as a
// secretary reads it. A change of a route or of the engine shows here what it does to a year.
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/places.hpp"

namespace {

using namespace besluit;
using namespace besluit::test;

struct Row {
  const char* route;  ///< folder and name under workflows/library
  const char* from;
  const char* until;
  std::vector<std::string> values{};
};

TEST_CASE("library: the plan and the year of each route") {
  const Row rows[] = {
      {"hecht/herstelplan", "2024-03-14", "2025-03-13", {"--set", "prognose weerstandsvermogen=2750000"}},
      {"hecht/doorlichting", "2024-03-01", "2025-02-28"},
      {"hecht/pc-verbeteringen", "2024-03-01", "2025-02-28"},
      {"wgr/begroting", "2025-01-06", "2026-01-05"},
      {"wgr/adviescommissie", "2025-01-06", "2026-01-05"},
      {"wgr/begrotingswijziging", "2025-01-06", "2026-01-05"},
      {"wgr/bestuurscommissie", "2025-01-06", "2026-01-05"},
      {"wgr/deelneming", "2025-01-06", "2026-01-05"},
      {"wgr/jaarstukken", "2025-01-06", "2026-01-05"},
      {"wgr/or-advies", "2025-01-06", "2026-01-05"},
      {"wgr/regeling-wijzigen", "2025-01-06", "2026-01-05"},
      {"wgr/zienswijze-besluit", "2025-01-06", "2026-01-05"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.route);
    const std::string file = test::source_dir() + "/workflows/library/" + row.route + ".yaml";
    std::string name = row.route;
    name.replace(name.find('/'), 1, "-");
    std::vector<std::string> plan{"plan", file, "--from", row.from};
    plan.insert(plan.end(), row.values.begin(), row.values.end());
    std::vector<std::string> year{"simulate", file, "--from", row.from, "--until", row.until};
    year.insert(year.end(), row.values.begin(), row.values.end());
    const CtlResult planned = run_ctl(plan);
    CHECK(planned.code == 0);
    CHECK(planned.out == golden("tests/engine/golden/library/" + name + ".plan.txt", planned.out));
    const CtlResult lived = run_ctl(year);
    CHECK(lived.code == 0);
    CHECK(lived.out == golden("tests/engine/golden/library/" + name + ".year.txt", lived.out));
  }
}

}  // namespace
