// SPDX-License-Identifier: EUPL-1.2
// Debian's prometheus-alertmanager with the same ten thousand notices to the same web server: what the webhook's figure
// is measured against, in the same run.
#pragma once

#include "tests/bench/web_sink.hpp"

#include <optional>
#include <string>

namespace besluit::bench {

/// Where it is installed; empty: it is not.
[[nodiscard]] std::string find_alertmanager();
/// Notifications a second, from the first alert that is posted until the last one arrived: a hundred routes, one
/// notification for each alert, no waiting. Throws when it does not do its work. REQUIRES: a MailLibrary lives.
[[nodiscard]] double alertmanager_rate(const std::string& program, const std::string& folder, const WebSink& sink,
                                       std::size_t alerts);

}  // namespace besluit::bench
