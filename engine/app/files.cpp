// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace besluit::engine {

std::expected<std::string, std::string> read_file(const std::string& path) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) return std::unexpected("'" + path + "' is een map, geen bestand.");
  std::ifstream file{path, std::ios::binary};
  if (!file) return std::unexpected("'" + path + "' kan niet worden gelezen: " + std::strerror(errno) + ".");
  std::string text;
  char buffer[1U << 16U];
  while (file.read(buffer, sizeof buffer) || file.gcount() > 0) {
    text.append(buffer, static_cast<std::size_t>(file.gcount()));
    if (text.size() > read_bytes_max) return std::unexpected("'" + path + "' is te groot.");
  }
  if (file.bad()) return std::unexpected("'" + path + "' kan niet worden gelezen.");
  return text;
}

std::expected<std::vector<reading::Source>, std::string> read_sources(const std::string& directory) {
  std::error_code failed;
  std::vector<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator entry{directory, failed}, end; !failed && entry != end; entry.increment(failed)) {
    const auto extension = entry->path().extension();
    if ((extension == ".yaml" || extension == ".yml") && entry->is_regular_file(failed)) paths.push_back(entry->path());
  }
  if (failed) return std::unexpected("De map '" + directory + "' kan niet worden gelezen: " + failed.message() + ".");
  if (paths.size() > read_files_max) return std::unexpected("De map '" + directory + "' bevat te veel bestanden.");
  std::ranges::sort(paths);
  std::vector<reading::Source> sources;
  for (const auto& path : paths) {
    auto text = read_file(path.string());
    if (!text) return std::unexpected(text.error());
    sources.push_back({path.string(), std::move(*text)});
  }
  return sources;
}

}  // namespace besluit::engine
