// SPDX-License-Identifier: EUPL-1.2
// Decision tables and DMN models from disk, compiled: what `check` and `decide` share. Shell.
#pragma once

#include "engine/app/files.hpp"
#include "rules/decisions/decision_model.hpp"
#include "rules/decisions/model.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <expected>
#include <memory>
#include <string>
#include <vector>

namespace besluit::engine::files {

struct DecisionFile {
  reading::Source source;
  std::vector<reading::Source> imported;                  ///< other models of the folder that were read along
  std::shared_ptr<const decisions::Definitions> words;    ///< null: no model could be read
  std::shared_ptr<const decisions::DecisionModel> model;  ///< null with errors
  diagnostic::Diagnostics diagnostics;                    ///< what the analysis found included
};

[[nodiscard]] bool is_dmn(const std::string& path);
/// A YAML table or a `.dmn`, with the `.dmn` files beside it when it imports.
[[nodiscard]] std::expected<DecisionFile, FileError> read_decision(const std::string& path,
                                                                   const feel::ZoneSource* zones);
/// The tables and models among which a route in this folder may name some: all YAML and `.dmn` files of the folder that
/// can be read.
[[nodiscard]] std::vector<reading::Source> beside(const std::string& folder);
/// Adds the `.dmn` files of the folder.
void add_models(std::vector<reading::Source>& sources, const std::string& folder);
/// The `.dmn` files directly in a folder, ordered by name, hidden ones left out.
[[nodiscard]] std::vector<std::string> models_in(const std::string& folder);

}  // namespace besluit::engine::files
