// SPDX-License-Identifier: EUPL-1.2
// Each route of the library, planned and simulated for a year from the day on which its documents begin: whole, as a
// secretary reads it. A change of a route or of the engine shows here what it does to a year.
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/places.hpp"

#include <algorithm>

namespace {

using namespace besluit;
using namespace besluit::test;

struct Row {
  const char* route;  ///< folder and name under workflows/library
  const char* from;
  const char* until;
  std::vector<std::string> values{};
  std::vector<std::string> told{};  ///< outcomes of the year, where it does not go the ordinary way
  const char* way = "";             ///< what another year of the same route is called
};

TEST_CASE("library: the plan and the year of each route") {
  const Row rows[] = {
      {"hecht/herstelplan", "2024-03-14", "2025-03-13", {"--set", "prognose weerstandsvermogen=2750000"}},
      {"hecht/doorlichting", "2024-03-01", "2025-02-28"},
      {"hecht/terugbetaling", "2024-03-14", "2025-03-13", {"--set", "prognose weerstandsvermogen=6500000"}},
      {"hecht/bestemmingsresultaat", "2024-03-14", "2025-03-13", {"--set", "prognose weerstandsvermogen=4000000"}},
      {"hecht/begrotingswijziging", "2024-07-11", "2025-07-10", {"--set", "prognose weerstandsvermogen=2750000"}},
      {"hecht/begrotingswijziging",
       "2023-08-07",
       "2024-12-31",
       {"--set", "prognose weerstandsvermogen=2750000"},
       {"vaststellen=afgewezen"},
       "afgewezen"},
      {"hecht/pc-verbeteringen", "2024-03-01", "2025-02-28", {"--set", "verder aanpassen=true"}},
      {"hecht/procesvoorstel", "2024-02-15", "2025-09-30"},
      {"hecht/takendialoog",
       "2024-03-14",
       "2025-03-13",
       {"--set", "langs bao=true", "--set", "langs auditcommissie=true"}},
      {"hecht/takendialoog",
       "2024-03-14",
       "2025-03-13",
       {"--set", "langs bao=true", "--set", "langs auditcommissie=true", "--set", "commissie ingesteld=true"},
       {"scenario=raadsadviescommissie"},
       "raadsadviescommissie"},
      {"hecht/takendialoog",
       "2024-03-14",
       "2025-03-13",
       {"--set", "langs bao=true", "--set", "langs auditcommissie=true"},
       {"scenario=ronde langs de raden"},
       "ronde"},
      {"hecht/raadsadviescommissie", "2024-04-18", "2025-04-17"},
      {"hecht/ketendialoog",
       "2024-03-14",
       "2025-03-13",
       {"--set", "langs bao=true", "--set", "langs auditcommissie=false"}},
      {"hecht/ketendialoog",
       "2024-03-14",
       "2025-03-13",
       {"--set", "langs bao=false", "--set", "langs auditcommissie=true"},
       {"scenario=opdracht aan Hecht"},
       "opdracht"},
      {"hecht/tussenrapportage", "2024-03-14", "2025-03-13"},
      {"hecht/herijking", "2024-08-26", "2025-08-25", {"--set", "bijsturen=true"}},
      {"hecht/eindrapportage", "2024-09-02", "2025-09-01"},
      {"hecht/baat",
       "2024-03-14",
       "2025-03-13",
       {"--set", "baat=Portokosten KIDOS", "--set", "stand=Vertraagd", "--set", "toezegging=later"}},
      {"hecht/project",
       "2024-03-14",
       "2025-03-13",
       {"--set", "nummer=4", "--set", "stand=On hold; wordt binnenkort weer opgepakt"}},
      {"hecht/advies-bac",
       "2024-03-14",
       "2025-03-13",
       {"--set", "terrein=publieke gezondheid", "--set", "op proef begonnen=false"}},
      {"hecht/bestuursrapportage", "2024-08-26", "2025-08-25"},
      {"drechtsteden/keuze-samenwerking", "2020-01-06", "2021-01-05", {"--set", "regel voor consensus=unanimiteit"}},
      {"drechtsteden/nieuw-beleid", "2020-01-06", "2021-01-05"},
      {"drechtsteden/verordening", "2020-01-06", "2021-01-05"},
      {"drechtsteden/bezwaar",
       "2020-01-06",
       "2021-01-05",
       {"--set", "einde bezwaartermijn=2020-02-17", "--set", "adviescommissie=true"}},
      {"drechtsteden/2013/voorstel", "2013-04-02", "2014-04-01", {"--set", "voorstel=1"}},
      {"drechtsteden/2013/voorstel", "2013-04-02", "2014-04-01", {"--set", "voorstel=3"}, {}, "3"},
      {"drechtsteden/2013/voorstel", "2013-04-02", "2014-04-01", {"--set", "voorstel=11"}, {}, "11"},
      {"drechtsteden/2013/voorstel", "2013-04-02", "2014-12-31", {"--set", "voorstel=16"}, {}, "16"},
      {"drechtsteden/2013/later-besluit", "2013-09-02", "2014-09-01", {"--set", "voorstel=3"}},
      {"drechtsteden/2013/toestemming-samenwerking", "2013-04-02", "2014-04-01"},
      {"drechtsteden/2013/ibd-eigenaarschap", "2013-04-02", "2014-04-01"},
      {"drechtsteden/2013/rechtspositie", "2013-04-02", "2014-12-31"},
      {"wgr/begroting", "2025-01-06", "2026-01-05", {"--set", "begrotingsjaar=2026"}},
      {"wgr/adviescommissie", "2025-01-06", "2026-02-28"},
      {"wgr/begrotingswijziging", "2025-01-06", "2026-01-05", {"--set", "uitgezonderd=false"}},
      {"wgr/bestuurscommissie", "2025-01-06", "2026-01-05"},
      {"wgr/deelneming", "2025-01-06", "2026-01-05"},
      {"wgr/jaarstukken", "2025-01-06", "2026-01-05"},
      {"wgr/or-advies", "2025-01-06", "2026-01-05", {"--set", "wijkt af=false"}},
      {"wgr/or-advies",
       "2025-01-06",
       "2026-01-05",
       {"--set", "wijkt af=true", "--set", "eerste dag van uitvoering=2025-11-10"},
       {"advies=negatief advies"},
       "negatief"},
      {"wgr/regeling-wijzigen", "2025-01-06", "2026-01-05"},
      {"wgr/zienswijze-besluit", "2025-01-06", "2026-01-05"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.route);
    const std::string file = test::source_dir() + "/workflows/library/" + row.route + ".yaml";
    std::string name = row.route;
    std::ranges::replace(name, '/', '-');
    const std::string way = std::string{*row.way == '\0' ? "" : "-"} + row.way;
    std::vector<std::string> plan{"plan", file, "--from", row.from};
    plan.insert(plan.end(), row.values.begin(), row.values.end());
    std::vector<std::string> year{"simulate", file, "--from", row.from, "--until", row.until};
    year.insert(year.end(), row.values.begin(), row.values.end());
    for (const std::string& one : row.told) year.insert(year.end(), {"--outcome", one});
    if (way.empty()) {
      const CtlResult planned = run_ctl(plan);
      CHECK(planned.code == 0);
      CHECK(planned.out == golden("tests/engine/golden/library/" + name + ".plan.txt", planned.out));
    }
    const CtlResult lived = run_ctl(year);
    CHECK(lived.code == 0);
    CHECK(lived.out == golden("tests/engine/golden/library/" + name + way + ".year.txt", lived.out));
  }
}

}  // namespace
