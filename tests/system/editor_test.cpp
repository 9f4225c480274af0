// SPDX-License-Identifier: EUPL-1.2
// A file of the library in the language server that YAML editors use: it completes keywords and values, explains them,
// and marks a mistake where it stands. It is installed once beside the build, from the lock file of tests/tools/yaml.
#include "tests/support/catch.hpp"
#include "tests/support/node_tool.hpp"
#include "tests/support/places.hpp"

namespace besluit::test {
namespace {

std::string as_the_editor_has_it(const std::string& tool, const std::string& text, std::vector<std::string> places) {
  const TempDir folder;
  write_text(folder / "proef.yaml",
             "# yaml-language-server: $schema=" + test::source_dir() + "/packaging/schema/route.json\n" + text);
  Spawn open;
  open.argv = {"node", tool + "/check_yaml.mjs", folder / "proef.yaml"};
  open.argv.insert(open.argv.end(), places.begin(), places.end());
  open.stdout_path = folder / "shown";
  open.stderr_path = "&1";
  const auto end = run_program(open, 60s);
  REQUIRE(end.has_value());
  return file_text(folder / "shown");
}

TEST_CASE("an editor completes and explains a route, and marks a mistake where it stands") {
  const std::string tool = node_tool("yaml", "yaml-language-server", "check_yaml.mjs");
  if (tool.empty()) {
    WARN("skipped: 1 test needs npm and its registry");
    return;
  }
  const std::string right =
      "soort: route\n"
      "route: proef\n"
      "titel: Proef\n"
      "organisatie: hecht\n"
      "stappen:\n"
      "  - stap: bao\n"
      "    orgaan: bao\n"
      "    vraagt: advies\n"
      "    \n";
  const std::string shown =
      as_the_editor_has_it(tool, right, {"hover", "8", "7", "completion", "10", "5", "completion", "9", "13"});
  CAPTURE(shown);
  CHECK(shown.starts_with("{\"complaints\":[],"));
  CHECK(shown.find("het orgaan dat iets gevraagd wordt") != std::string::npos);
  CHECK(shown.find("\"bij afwijzing\"") != std::string::npos);
  CHECK(shown.find("\"geen antwoord\"") != std::string::npos);
  CHECK(shown.find("\"zienswijze\"") != std::string::npos);
  std::string wrong = right;
  wrong.replace(wrong.find("vraagt: advies"), 14, "vragt: advies ");
  const std::string marked = as_the_editor_has_it(tool, wrong, {});
  CAPTURE(marked);
  CHECK(marked.find("\"9:5 Property vragt is not allowed.\"") != std::string::npos);
}

}  // namespace
}  // namespace besluit::test
