// SPDX-License-Identifier: EUPL-1.2
// From a model to a `.dmn` that a modeller opens: DMN 1.3, which all of them read, with a diagram.
#pragma once

#include "rules/decisions/model.hpp"

#include <string>

namespace besluit::decisions {

/// The text of a whole file. Facts, and decisions whose logic is a table or a literal, are written; decisions with
/// other boxes are written without their logic, and imports, functions and types of their own are left out: models
/// that have them came out of a `.dmn` already. Equal models give equal texts.
[[nodiscard]] std::string write_dmn(const Definitions& definitions);

}  // namespace besluit::decisions
