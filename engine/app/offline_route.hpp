// SPDX-License-Identifier: EUPL-1.2
// A route and its organisation for the commands that need no daemon: read, checked, and told about when something is
// wrong. Private to the app.
#pragma once

#include "engine/app/ctl.hpp"
#include "engine/core/engine_state.hpp"
#include "workflows/reading/reading.hpp"

#include <expected>
#include <memory>
#include <span>
#include <string>

namespace besluit::engine::ctl {

/// How the command ends, when it ends early; what there was to say has been said.
using Early = std::unexpected<int>;

[[nodiscard]] bool looks_like_path(const std::string& word);

/// Tells what is wrong with a file, or with one that it names; true when it cannot be used.
bool tell(const diagnostic::Diagnostics& diagnostics, const reading::Source& source, Language language,
          const Output& output, std::span<const reading::Source> beside = {});

[[nodiscard]] std::expected<reading::Source, int> read_source(const std::string& path, Language language,
                                                              const Output& output);

/// The organisation of the route at `path`: --organisation, else the file beside it.
[[nodiscard]] std::expected<definition::Organisation, int> organisation_for(const Invocation& asked,
                                                                            const std::string& path,
                                                                            const Output& output);

struct OfflineRoute {
  std::shared_ptr<const definition::Organisation> organisation;
  std::shared_ptr<const definition::Workflow> workflow;
  reading::Source source;
  std::vector<std::shared_ptr<const definition::Workflow>> others;  ///< of its folder, where it starts such dossiers

  /// A library with this route, and those that it starts.
  [[nodiscard]] Library library() const;
};
[[nodiscard]] std::expected<OfflineRoute, int> read_route(const Invocation& asked, const std::string& path,
                                                          const Output& output);

/// The guard of the route over the given values. Without values nothing is judged: a plan is about dates.
[[nodiscard]] std::expected<void, int> check_values(const Invocation& asked, const definition::Workflow& route,
                                                    const Output& output);

/// The day of an option; the error is that of a wrong command line.
[[nodiscard]] std::expected<Date, int> day_of_option(const std::string& text, Language language, const Output& output);
/// --from, else today, which is then said.
[[nodiscard]] std::expected<Date, int> first_day(const Invocation& asked, Date today, const Output& output);

}  // namespace besluit::engine::ctl
