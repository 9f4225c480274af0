// SPDX-License-Identifier: EUPL-1.2
// Runs trees of DMN models with their test files, and counts as the TCK does: one for each test case.
#pragma once

#include "rules/feel/temporal.hpp"

#include <string>
#include <vector>

namespace besluit::conformance {

struct Failure {
  std::string file;    ///< test file
  std::string test;    ///< id of the case
  std::string result;  ///< name of the result; empty: about the case or the file as a whole
  std::string wanted;
  std::string got;
  std::vector<std::string> messages;
};

struct Tally {
  int passed = 0;  ///< test cases of which every result is right
  int failed = 0;
  int results = 0;  ///< result nodes
  int valued = 0;   ///< cases that expect a value that is not null
  int valued_passed = 0;
  std::vector<Failure> failures;
};

struct Tree {
  bool found = false;  ///< the folder is there
  Tally tally;
};
/// Every test file under `folder`, in order of their names. A file that cannot be read is a failure.
[[nodiscard]] Tree run_tree(const std::string& folder, const feel::ZoneSource* zones);

/// One line for each failure.
[[nodiscard]] std::string line_of(const Failure& failure);
/// The closing lines; the last is "N passed, M failed".
[[nodiscard]] std::string closing_lines(const Tally& tally);
[[nodiscard]] std::string as_json(const Tally& tally);
void add(Tally& total, Tally more);

}  // namespace besluit::conformance
