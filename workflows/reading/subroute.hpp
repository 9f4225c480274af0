// SPDX-License-Identifier: EUPL-1.2
// Steps that several routes share (soort: deelroute), put in the place where a route names them. Private to the room.
#pragma once

#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/reading/companions.hpp"
#include "workflows/reading/read_flow.hpp"
#include "workflows/reading/report.hpp"
#include "workflows/reading/yaml_tree.hpp"

#include <map>
#include <string>
#include <vector>

namespace besluit::reading {

/// The steps that came in place of one step with `deelroute`. Both empty: its subroute could not be read, so nobody
/// knows which steps it has, and a name of one ("GROUP" or "GROUP.STEP") is not judged.
struct StepGroup {
  std::string first;
  std::string last;

  [[nodiscard]] bool lost() const { return first.empty(); }
};
using StepGroups = std::map<std::string, StepGroup>;  ///< by the id of the step that named the subroute
/// The group of that name when its steps are known; null when there is none, or it is lost.
[[nodiscard]] const StepGroup* written_out(const StepGroups& groups, const std::string& name);
[[nodiscard]] bool any_lost(const StepGroups& groups);
/// It is, or may be, one of the steps of a subroute that could not be read.
[[nodiscard]] bool may_be_lost(const StepGroups& groups, const std::string& name);

struct Expanded {
  Node steps;  ///< `stappen` as it was, with every group written out
  StepGroups groups;
};

/// Writes out each step with `deelroute`: its steps are called "GROUP.STEP", and hold when the group's `alleen als`
/// holds too. Facts that the subroute looks at are added to `facts`; one that the route has with another type is
/// reported (R118), as is what else a step with `deelroute` may not say. Facts of a subroute that could not be read are
/// added as unsound. Whatever is wrong with the steps in this route
/// is found at the line that names the subroute.
[[nodiscard]] Expanded expand_subroutes(Report& report, const Node& steps, Companions& companions,
                                        const definition::Organisation* organisation, DeclaredFacts& facts);
/// No step of this list names a subroute: most routes.
[[nodiscard]] bool names_no_subroute(const Node& steps);

}  // namespace besluit::reading
