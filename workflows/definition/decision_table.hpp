// SPDX-License-Identifier: EUPL-1.2
// One decision table as read from one YAML file. Immutable; identified by its content hash.
#pragma once

#include "rules/decisions/decision_model.hpp"
#include "rules/decisions/model.hpp"

#include <memory>
#include <string>

namespace besluit::definition {

struct DecisionTable {
  std::string id;                                       ///< the table's name; also the name of its one decision
  std::string title;                                    ///< may be empty
  std::string source;                                   ///< the document it comes from; may be empty
  std::shared_ptr<const decisions::Definitions> words;  ///< as a DMN model, with the places in the file
  std::shared_ptr<const decisions::DecisionModel> model;
  std::string hash;  ///< SHA-256 (hex) over the canonical tree
  std::string text;  ///< the file as read
  std::string file;  ///< base name, for messages
};

}  // namespace besluit::definition
