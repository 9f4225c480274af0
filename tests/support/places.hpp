// SPDX-License-Identifier: EUPL-1.2
// Where the tests find the project and the programs. Compiled in one file only, so that the path of a checkout is no
// part of any other and a compiler cache serves them all.
#pragma once

#include <string>

namespace besluit::test {

[[nodiscard]] std::string source_dir();  ///< the top of the checkout, absolute
[[nodiscard]] std::string bin_dir();     ///< where besluitd and besluitctl stand, absolute

}  // namespace besluit::test
