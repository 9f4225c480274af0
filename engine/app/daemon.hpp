// SPDX-License-Identifier: EUPL-1.2
// The daemon from options to exit code: wires the parts, holds none of their logic.
#pragma once

#include "engine/app/config.hpp"

#include <string>

namespace besluit::engine {

struct DaemonOptions {
  std::string config_path;  ///< empty: the default path, when it is there
  Overrides overrides;
  std::string clock = "system";
  bool check_only = false;  ///< --check: read everything, start nothing
};

inline constexpr const char* default_config_path = "/etc/besluitd/besluitd.yaml";

/// Runs until SIGTERM or SIGINT. Returns the exit code of the one table (exit_codes.hpp).
[[nodiscard]] int run_daemon(const DaemonOptions& options);

}  // namespace besluit::engine
