// SPDX-License-Identifier: EUPL-1.2
// A file as besluitd reads it: every keyword and value that counts, in the order of the handbook, whatever the layout.
// Who left out a line by accident finds it missing here; two files with the same summary are the same to the daemon.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"

#include <optional>
#include <string>

namespace besluit::reading {

struct Source;

/// Lines, the first with what the file is and the first twelve digits of its hash (canonical.hpp). nullopt: the file is
/// no route, organisation, table or scenario, or its structure cannot be known. Values are shown as they stand.
[[nodiscard]] std::optional<std::string> summary(const Source& source, Language language);

}  // namespace besluit::reading
