// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/files.hpp"

#include "engine/app/decision_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace besluit::engine::files {

namespace fs = std::filesystem;

namespace {

std::unexpected<FileError> failed(const std::string& path, int code) {
  const auto kind = code == ENOENT || code == ENOTDIR ? FileError::Kind::missing : FileError::Kind::unreadable;
  Text sentence;
  switch (code) {
    case ENOENT:
    case ENOTDIR:
      sentence = {path + ": dit bestaat niet", path + ": no such file or folder"};
      break;
    case EACCES:
    case EPERM:
      sentence = {path + ": u mag dit niet lezen", path + ": no permission to read it"};
      break;
    case EISDIR:
      sentence = {path + ": dit is een map, geen bestand", path + ": this is a folder, not a file"};
      break;
    default:
      sentence = {path + ": dit is niet te lezen (" + std::strerror(code) + ")",
                  path + ": it cannot be read (" + std::strerror(code) + ")"};
  }
  return std::unexpected(FileError{kind, path, std::move(sentence)});
}

/// Closes on every way out.
struct Descriptor {
  int fd = -1;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

bool is_yaml(const fs::path& path) {
  const std::string name = path.filename().string();
  return !name.starts_with('.') && (path.extension() == ".yaml" || path.extension() == ".yml");
}

}  // namespace

std::expected<reading::Source, FileError> read_file(const std::string& path, std::size_t bytes_max) {
  // O_NONBLOCK: opening a named pipe must not wait for a writer.
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.fd < 0) return failed(path, errno);
  struct stat entry {};
  if (::fstat(file.fd, &entry) != 0) return failed(path, errno);
  if (S_ISDIR(entry.st_mode)) return failed(path, EISDIR);
  if (!S_ISREG(entry.st_mode))
    return std::unexpected(FileError{FileError::Kind::unreadable, path,
                                     Text{path + ": dit is geen gewoon bestand", path + ": this is no plain file"}});
  reading::Source source{path, {}};
  std::array<char, 64 * 1024> buffer{};
  while (source.text.size() <= bytes_max) {
    const std::size_t room = std::min(buffer.size(), bytes_max + 1 - source.text.size());
    const ssize_t got = ::read(file.fd, buffer.data(), room);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(path, errno);
    if (got == 0) break;
    source.text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return source;
}

std::expected<std::vector<reading::Source>, FileError> read_folder(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> paths;
  fs::directory_iterator entries{folder, error};
  if (error) return failed(folder, error.value());
  for (; entries != fs::directory_iterator{}; entries.increment(error)) {
    if (error) return failed(folder, error.value());
    std::error_code ignored;
    if (is_yaml(entries->path()) && !entries->is_directory(ignored)) paths.push_back(entries->path().string());
    if (paths.size() > files_max)
      return std::unexpected(
          FileError{FileError::Kind::too_many, folder,
                    Text{folder + ": er staan meer dan " + std::to_string(files_max) + " bestanden in deze map",
                         folder + ": there are more than " + std::to_string(files_max) + " files in this folder"}});
  }
  std::ranges::sort(paths);
  std::vector<reading::Source> sources;
  for (const std::string& path : paths) {
    auto source = read_file(path);
    if (!source) return std::unexpected(std::move(source.error()));
    sources.push_back(std::move(*source));
  }
  return sources;
}

std::vector<std::string> folders_in(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> folders;
  for (fs::directory_iterator entries{folder, error}; !error && entries != fs::directory_iterator{};
       entries.increment(error)) {
    std::error_code ignored;
    // A link to a folder is left out: it could lead back up.
    const bool plain = entries->is_directory(ignored) && !entries->is_symlink(ignored);
    if (plain && !entries->path().filename().string().starts_with('.') && folders.size() < files_max)
      folders.push_back(entries->path().string());
  }
  std::ranges::sort(folders);
  return folders;
}

PathKind kind_of(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return PathKind::missing;
  if (status.type() == fs::file_type::directory) return PathKind::folder;
  if (status.type() == fs::file_type::regular) return PathKind::file;
  return PathKind::other;
}

std::string folder_of(const std::string& path) {
  const fs::path parent = fs::path{path}.parent_path();
  return parent.empty() ? "." : parent.string();
}

std::string organisation_beside(const std::string& path) {
  const fs::path folder = fs::path{path}.parent_path();
  for (const char* name : {"organisatie.yaml", "organisation.yaml", "organisatie.yml", "organisation.yml"}) {
    const std::string candidate = (folder / name).string();
    if (kind_of(candidate) == PathKind::file) return candidate;
  }
  return {};
}

}  // namespace besluit::engine::files

namespace besluit::engine {

std::expected<std::string, std::string> read_file(const std::string& path) {
  auto source = files::read_file(path);
  if (!source) return std::unexpected(source.error().sentence.nl);
  return std::move(source->text);
}

std::expected<std::vector<reading::Source>, std::string> read_sources(const std::string& directory) {
  auto sources = files::read_folder(directory);
  if (!sources) return std::unexpected(sources.error().sentence.nl);
  files::add_models(*sources, directory);
  return std::move(*sources);
}

}  // namespace besluit::engine
