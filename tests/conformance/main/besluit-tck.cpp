// SPDX-License-Identifier: EUPL-1.2
// besluit-tck DIR... [--json]: runs any tree of DMN models and TCK test files. One line for each result that is wrong;
// the last line is `N passed, M failed`, counted in test cases.
#include "engine/app/exit_codes.hpp"
#include "engine/runtime/zone_loader.hpp"
#include "tests/conformance/tck_run.hpp"

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace besluit;

int usage() {
  std::fputs(
      "usage: besluit-tck DIR... [--json]\n"
      "Runs the DMN models (*.dmn) and test files (*.xml) of the DMN TCK under each folder.\n",
      stderr);
  return engine::exit_code::usage;
}

int run(const std::vector<std::string>& folders, bool json) {
  const engine::SystemZones zones;
  conformance::Tally total;
  for (const std::string& folder : folders) {
    auto tree = conformance::run_tree(folder, &zones);
    if (!tree.found) {
      std::fprintf(stderr, "besluit-tck: no such folder: %s\n", folder.c_str());
      return engine::exit_code::not_found;
    }
    if (!json)
      for (const auto& failure : tree.tally.failures) std::fputs(line_of(failure).c_str(), stdout);
    add(total, std::move(tree.tally));
  }
  std::fputs((json ? as_json(total) : closing_lines(total)).c_str(), stdout);
  if (std::fflush(stdout) != 0) return engine::exit_code::internal;
  return total.failed == 0 && total.passed > 0 ? engine::exit_code::done : engine::exit_code::negative;
}

}  // namespace

int main(int argc, char** argv) {
  bool json = false;
  std::vector<std::string> folders;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--json")
      json = true;
    else if (word.starts_with('-'))
      return usage();
    else
      folders.emplace_back(word);
  }
  if (folders.empty()) return usage();
  try {
    return run(folders, json);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "besluit-tck: %s\n", problem.what());
    return engine::exit_code::internal;
  }
}
