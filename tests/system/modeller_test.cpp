// SPDX-License-Identifier: EUPL-1.2
// A table written in YAML, written out as a .dmn, opened by the reader that web modellers use (dmn-moddle). It is
// installed once beside the build, from the lock file under tests/tools/dmn.
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

#include <filesystem>
#include <string>

namespace besluit::test {
namespace {

namespace fs = std::filesystem;

std::optional<Exit> run(Spawn spawn, std::chrono::seconds longest) {
  try {
    ChildProcess process(spawn);
    return process.wait(longest);
  } catch (const std::runtime_error&) {
    return std::nullopt;  // there is no such program
  }
}

/// The folder with the installed reader; empty when npm is not there or cannot be reached.
std::string modeller() {
  const fs::path folder = fs::path(test::bin_dir()).parent_path() / "tools" / "dmn";
  if (!fs::exists(folder / "node_modules" / "dmn-moddle")) {
    fs::create_directories(folder);
    for (const char* name : {"package.json", "package-lock.json"})
      fs::copy_file(fs::path(test::source_dir()) / "tests/tools/dmn" / name, folder / name,
                    fs::copy_options::overwrite_existing);
    Spawn install;
    install.argv = {"npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"};
    install.directory = folder.string();
    install.stdout_path = (folder / "npm.log").string();
    install.stderr_path = "&1";
    const auto end = run(install, 120s);
    if (!end || end->code != 0) return {};
  }
  fs::copy_file(fs::path(test::source_dir()) / "tests/tools/dmn/check_dmn.mjs", folder / "check_dmn.mjs",
                fs::copy_options::overwrite_existing);
  return folder.string();
}

struct Row {
  const char* table;  ///< under workflows/library
  const char* understood;
};

TEST_CASE("a table of ours is a model that a modeller opens without a warning, and reads as we wrote it") {
  const std::string reader = modeller();
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
    const auto written = run(write, 60s);
    REQUIRE(written.has_value());
    CHECK(written->code == 0);
    Spawn open;
    open.argv = {"node", reader + "/check_dmn.mjs", folder.path() + "/table.dmn"};
    open.stdout_path = folder.path() + "/understood";
    open.stderr_path = "&1";
    const auto opened = run(open, 60s);
    REQUIRE(opened.has_value());
    CHECK(file_text(folder.path() + "/understood") == row.understood);
    CHECK(opened->code == 0);
  }
}

}  // namespace
}  // namespace besluit::test
