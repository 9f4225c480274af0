// SPDX-License-Identifier: EUPL-1.2
// Reading files for the daemon and for the offline commands: bounded, errors as values. Shell.
#pragma once

#include "workflows/reading/reading.hpp"

#include <expected>
#include <string>
#include <vector>

namespace besluit::engine {

/// One file is read up to this size; a larger one is an error (the reader's own bound is smaller and speaks better).
inline constexpr std::size_t read_bytes_max = 4U << 20U;
/// Files of one directory; more is an error.
inline constexpr std::size_t read_files_max = 10'000;

/// The whole file. The error is one Dutch sentence with the path.
[[nodiscard]] std::expected<std::string, std::string> read_file(const std::string& path);
/// The .yaml and .yml files of one directory, by name, without those in directories below it.
[[nodiscard]] std::expected<std::vector<reading::Source>, std::string> read_sources(const std::string& directory);

}  // namespace besluit::engine
