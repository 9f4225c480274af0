// SPDX-License-Identifier: EUPL-1.2
// The steps of a route. Private to the room.
#pragma once

#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/reading/fields.hpp"
#include "workflows/reading/read_flow.hpp"
#include "workflows/reading/subroute.hpp"

#include <map>
#include <string>
#include <vector>

namespace besluit::reading {

/// Reads and checks all steps. `groups` are names that stand for several steps (subroute.hpp): going there is going to
/// the first of them, a term after one counts from the last. Without an organisation names of others are not checked.
[[nodiscard]] std::vector<definition::Step> read_steps(Report& report, const Node* node,
                                                       const definition::Organisation* organisation,
                                                       const DeclaredFacts& facts,
                                                       const std::map<std::string, StepGroup>& groups = {});

/// Reports a role (or person) or a policy that the organisation does not have.
void check_role(Report& report, const definition::Organisation* organisation, const Node& node,
                const std::string& name);
void check_policy(Report& report, const definition::Organisation* organisation, const Node& node,
                  const std::string& name);

}  // namespace besluit::reading
