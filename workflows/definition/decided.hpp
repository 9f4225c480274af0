// SPDX-License-Identifier: EUPL-1.2
// Facts of a route that a decision table or a DMN model decides (`volgens`). Pure.
#pragma once

#include "rules/feel/condition.hpp"
#include "workflows/definition/workflow.hpp"

#include <map>
#include <string>
#include <vector>

namespace besluit::decisions {
class DecisionModel;
}  // namespace besluit::decisions

namespace besluit::definition {

/// Who decides a fact.
struct DecidedBy {
  std::string name;      ///< as the route names it: a table's short name, or "korting.dmn [decision]"
  std::string decision;  ///< the one that is asked
  std::shared_ptr<const decisions::DecisionModel> model;
};

struct DecidedFacts {
  feel::Facts facts;  ///< the given ones and those that could be decided
  /// For each fact that could not: the names it waits for. Empty when the table gives no result for what is given.
  std::map<std::string, std::vector<std::string>> waits;
};

/// Decides in the order of the route: a later fact may lean on an earlier one. A result of another type than the route
/// declares is no result. REQUIRES: `given` holds no fact that is decided.
[[nodiscard]] DecidedFacts decide_facts(const Workflow& workflow, feel::Facts given);

}  // namespace besluit::definition
