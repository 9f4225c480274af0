// SPDX-License-Identifier: EUPL-1.2
// Reads routing files from disk for the readers, which are pure. Errors are values; every size is bounded. Shell.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "workflows/reading/limits.hpp"
#include "workflows/reading/reading.hpp"

#include <cstddef>
#include <expected>
#include <string>
#include <vector>

namespace besluit::engine::files {

/// Files of one folder that are read; one more is refused.
inline constexpr std::size_t files_max = 1000;

struct FileError {
  enum class Kind {
    missing,     ///< no such file or folder
    unreadable,  ///< no permission, no plain file, a fault of the disk
    too_many,    ///< more than `files_max` in one folder
  } kind = Kind::unreadable;
  std::string path;
  Text sentence;  ///< names the path
};

/// One file. Of a file that is longer than the reader accepts, one byte more than its bound is read: enough for the
/// reader to refuse it with its own code.
[[nodiscard]] std::expected<reading::Source, FileError> read_file(const std::string& path,
                                                                  std::size_t bytes_max = reading::file_bytes_max);
/// The YAML files directly in a folder (`*.yaml`, `*.yml`, no hidden ones), ordered by name; each is named by its path.
[[nodiscard]] std::expected<std::vector<reading::Source>, FileError> read_folder(const std::string& folder);
/// The folders directly in a folder, ordered by name, hidden ones left out.
[[nodiscard]] std::vector<std::string> folders_in(const std::string& folder);
enum class PathKind { missing, file, folder, other };
[[nodiscard]] PathKind kind_of(const std::string& path);
/// The folder in which a file stands; "." for a bare name.
[[nodiscard]] std::string folder_of(const std::string& path);
/// The organisation's file beside a route: `organisatie.yaml`, or `organisation.yaml`, `.yml`; empty when none stands
/// there.
[[nodiscard]] std::string organisation_beside(const std::string& path);

}  // namespace besluit::engine::files

namespace besluit::engine {

// The daemon's form of the same: the error is one Dutch sentence with the path.
[[nodiscard]] std::expected<std::string, std::string> read_file(const std::string& path);
[[nodiscard]] std::expected<std::vector<reading::Source>, std::string> read_sources(const std::string& directory);

}  // namespace besluit::engine
