// SPDX-License-Identifier: EUPL-1.2
// What a step says that asks every participant. Private to the room.
#pragma once

#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/reading/fields.hpp"

namespace besluit::reading {

/// Reads `aan`, `termijn`, `geen antwoord` and `verder als` into `step.every`. REQUIRES: `aan` stands there; the step's
/// ask and ground were read.
void read_fan_out(Report& report, const Fields& fields, const definition::Organisation* organisation,
                  definition::Step& step);

/// A term that the law counts back from the board's papers needs a board: reports the steps without one.
void check_offering(Report& report, const std::vector<definition::Step>& steps);

/// Reports an outcome that the step's ask does not allow.
void not_possible(Report& report, const diagnostic::Span& span, const definition::Step& step,
                  definition::Outcome outcome, const Text& fix);

}  // namespace besluit::reading
