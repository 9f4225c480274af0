// SPDX-License-Identifier: EUPL-1.2
// From the text of a file to a definition, with every error found in one run. Pure: the shell reads the files.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/definition/decision_table.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/definition/scenario.hpp"
#include "workflows/definition/workflow.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::reading {

/// One file as the shell read it. `name` is how messages name it.
struct Source {
  std::string name;
  std::string text;
};

enum class FileKind { organisation, route, subroute, table, scenario, model, unknown };
/// What a file says it is (`soort:` / `kind:`), without judging the rest; a model is a `.dmn` by its name.
[[nodiscard]] FileKind kind_of(const Source& source);

struct OrganisationRead {
  std::optional<definition::Organisation> value;  ///< absent when there are errors
  diagnostic::Diagnostics diagnostics;
};
[[nodiscard]] OrganisationRead read_organisation(const Source& source);

struct WorkflowRead {
  std::optional<definition::Workflow> value;  ///< absent when there are errors
  diagnostic::Diagnostics diagnostics;
};
/// Names (bodies, roles, policies, meetings) are checked against `organisation`; without it only the file itself is.
/// `beside` are the files of its folder, among which the tables and models are looked for that it names (`volgens`);
/// the text of a kept definition brings its own and needs none.
[[nodiscard]] WorkflowRead read_workflow(const Source& source, const definition::Organisation* organisation,
                                         std::span<const Source> beside = {});

/// Steps that several routes share (soort: deelroute), checked by itself; the routes that name it take it in.
struct SubrouteRead {
  std::optional<std::string> id;  ///< absent when there are errors
  std::vector<definition::Input> inputs;
  std::string hash;
  diagnostic::Diagnostics diagnostics;
};
[[nodiscard]] SubrouteRead read_subroute(const Source& source, const definition::Organisation* organisation);

struct TableRead {
  std::optional<definition::DecisionTable> value;  ///< absent when there are errors
  diagnostic::Diagnostics diagnostics;             ///< also what the analysis found: gaps, overlaps, dead rules
};
[[nodiscard]] TableRead read_table(const Source& source);

struct ScenarioRead {
  std::optional<definition::Scenario> value;  ///< absent when there are errors
  diagnostic::Diagnostics diagnostics;
};
/// Names are checked against the organisation and the route that it tests, one of `routes`; without an organisation
/// only the file itself is.
[[nodiscard]] ScenarioRead read_scenario(const Source& source, const definition::Organisation* organisation,
                                         std::span<const std::shared_ptr<const definition::Workflow>> routes);

/// A folder of files that belong together: one organisation, its routes and tables, whole and consistent.
struct FolderRead {
  std::shared_ptr<const definition::Organisation> organisation;     ///< null when it could not be read
  std::vector<std::shared_ptr<const definition::Workflow>> routes;  ///< those without errors
  std::vector<std::shared_ptr<const definition::DecisionTable>> tables;
  std::vector<definition::Scenario> scenarios;  ///< of these routes, in the order of their files
  diagnostic::Diagnostics diagnostics;          ///< of all files, sorted
};
[[nodiscard]] FolderRead read_folder(const std::vector<Source>& sources);

/// What an error code means, for `besluitctl explain`.
struct CodeRow {
  std::string_view code;
  Text title;              ///< one line
  Text explanation;        ///< a few sentences, language B1
  std::string_view wrong;  ///< an example that gives this code
  std::string_view right;  ///< the same, mended
};
[[nodiscard]] const std::vector<CodeRow>& codes();
[[nodiscard]] const CodeRow* code(std::string_view code);

}  // namespace besluit::reading
