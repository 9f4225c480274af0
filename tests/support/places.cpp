// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/places.hpp"

namespace besluit::test {

std::string source_dir() {
  return BESLUIT_SOURCE_DIR;
}

std::string bin_dir() {
  return BESLUIT_BIN_DIR;
}

}  // namespace besluit::test
