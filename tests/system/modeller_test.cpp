// SPDX-License-Identifier: EUPL-1.2
// A table written in YAML, written out as a .dmn, opened by the reader that web modellers use (dmn-moddle). It is
// installed once beside the build, from the lock file under tests/tools/dmn.
#include "tests/support/catch.hpp"
#include "tests/support/node_tool.hpp"
#include "tests/support/places.hpp"

#include <string>

namespace besluit::test {
namespace {

struct Row {
  const char* table;  ///< under workflows/library
  const char* understood;
};

TEST_CASE("a table of ours is a model that a modeller opens without a warning, and reads as we wrote it") {
  const std::string reader = node_tool("dmn", "dmn-moddle", "check_dmn.mjs");
  if (reader.empty()) {
    WARN("skipped: 1 test needs npm and its registry");
    return;
  }
  const Row rows[] = {
      {"hecht/weerstandsvermogen.yaml",
       R"({"decisions":[{"name":"weerstandsvermogen","table":{"hitPolicy":"UNIQUE","aggregation":null,)"
       R"("inputs":["prognose weerstandsvermogen"],"outputs":[null],"rules":[)"
       R"({"when":["> 6000000"],"then":["\"terugbetalen aan gemeenten\""]},)"
       R"({"when":["[3000000..6000000]"],"then":["\"voorstel bestemmingsresultaat\""]},)"
       R"({"when":["< 3000000"],"then":["\"herstelplan\""]}]}}],"warnings":[]})"
       "\n"},
  };
  const TempDir folder;
  for (const Row& row : rows) {
    Spawn write;
    write.argv = {test::bin_dir() + "/besluitctl", "decide", test::source_dir() + "/workflows/library/" + row.table,
                  "--export-dmn"};
    write.stdout_path = folder.path() + "/table.dmn";
    const auto written = run_program(write, 60s);
    REQUIRE(written.has_value());
    CHECK(written->code == 0);
    Spawn open;
    open.argv = {"node", reader + "/check_dmn.mjs", folder.path() + "/table.dmn"};
    open.stdout_path = folder.path() + "/understood";
    open.stderr_path = "&1";
    const auto opened = run_program(open, 60s);
    REQUIRE(opened.has_value());
    CHECK(file_text(folder.path() + "/understood") == row.understood);
    CHECK(opened->code == 0);
  }
}

}  // namespace
}  // namespace besluit::test
