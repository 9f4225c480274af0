// SPDX-License-Identifier: EUPL-1.2
// Whole texts kept beside the tests, compared byte for byte. With BESLUIT_UPDATE_GOLDEN=1 in the environment a test
// writes what it has, and fails, so that nobody approves a text without reading the difference.
#pragma once

#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

#include <cstdlib>
#include <string>

namespace besluit::test {

/// The expected text of `path` (below the source tree).
[[nodiscard]] inline std::string golden(const std::string& path, const std::string& actual) {
  const std::string file = test::source_dir() + "/" + path;
  if (std::getenv("BESLUIT_UPDATE_GOLDEN") != nullptr) {
    write_text(file, actual);
    return "(written: read it, and run again)";
  }
  return file_text(file);
}

}  // namespace besluit::test
