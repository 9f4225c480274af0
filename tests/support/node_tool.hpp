// SPDX-License-Identifier: EUPL-1.2
// A program of the npm registry that only tests use: installed once beside the build, from its lock file under
// tests/tools.
#pragma once

#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace besluit::test {

/// How it ended; nullopt: there is no such program.
[[nodiscard]] inline std::optional<Exit> run_program(const Spawn& spawn, std::chrono::seconds longest) {
  try {
    ChildProcess process(spawn);
    return process.wait(longest);
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

/// The folder with the installed `package` and our `script` beside it; empty when npm is not there or cannot be
/// reached.
[[nodiscard]] inline std::string node_tool(const std::string& tool, const std::string& package,
                                           const std::string& script) {
  namespace fs = std::filesystem;
  const fs::path from = fs::path(test::source_dir()) / "tests/tools" / tool;
  const fs::path folder = fs::path(test::bin_dir()).parent_path() / "tools" / tool;
  if (!fs::exists(folder / "node_modules" / package)) {
    fs::create_directories(folder);
    for (const char* name : {"package.json", "package-lock.json"})
      fs::copy_file(from / name, folder / name, fs::copy_options::overwrite_existing);
    Spawn install;
    install.argv = {"npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"};
    install.directory = folder.string();
    install.stdout_path = (folder / "npm.log").string();
    install.stderr_path = "&1";
    const auto end = run_program(install, std::chrono::seconds{120});
    if (!end || end->code != 0) return {};
  }
  fs::copy_file(from / script, folder / script, fs::copy_options::overwrite_existing);
  return folder.string();
}

}  // namespace besluit::test
