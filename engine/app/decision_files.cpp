// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/decision_files.hpp"

#include "rules/decisions/analysis.hpp"
#include "rules/decisions/dmn_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace besluit::engine::files {

namespace fs = std::filesystem;

namespace {

void take(diagnostic::Diagnostics& into, diagnostic::Diagnostics more) {
  std::ranges::move(more, std::back_inserter(into));
}

/// Without imports nothing beside the file is opened.
std::vector<decisions::Definitions> read_beside(const std::string& path, DecisionFile& file) {
  std::vector<decisions::Definitions> others;
  if (file.words->imports.empty()) return others;
  for (const std::string& other : models_in(folder_of(path))) {
    if (fs::path(other).filename() == fs::path(path).filename()) continue;
    auto source = read_file(other, decisions::dmn_bytes_max);
    if (!source) continue;  // only a model that is needed is missed, and that is said where it is named
    auto read = decisions::read_dmn(other, source->text);
    if (!read.value) continue;
    take(file.diagnostics, std::move(read.diagnostics));
    others.push_back(std::move(*read.value));
    file.imported.push_back(std::move(*source));
  }
  return others;
}

void read_model(const std::string& path, const feel::ZoneSource* zones, DecisionFile& file) {
  auto read = decisions::read_dmn(path, file.source.text);
  file.diagnostics = std::move(read.diagnostics);
  if (!read.value) return;
  file.words = std::make_shared<const decisions::Definitions>(std::move(*read.value));
  const auto others = read_beside(path, file);
  auto loaded = decisions::load_model(*file.words, others, {feel::Mode::strict, zones});
  take(file.diagnostics, std::move(loaded.diagnostics));
  decisions::Findings findings(file.diagnostics);
  for (const auto& table : loaded.model->tables()) report(decisions::analyse(*table.table), *table.table, findings);
  file.model = std::move(loaded.model);
}

}  // namespace

bool is_dmn(const std::string& path) {
  return fs::path(path).extension() == ".dmn";
}

std::vector<std::string> models_in(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> paths;
  for (fs::directory_iterator entries{folder, error}; !error && entries != fs::directory_iterator{};
       entries.increment(error)) {
    std::error_code ignored;
    const bool hidden = entries->path().filename().string().starts_with('.');
    if (!hidden && is_dmn(entries->path().string()) && !entries->is_directory(ignored) && paths.size() < files_max)
      paths.push_back(entries->path().string());
  }
  std::ranges::sort(paths);
  return paths;
}

void add_models(std::vector<reading::Source>& sources, const std::string& folder) {
  for (const std::string& model : models_in(folder))
    if (auto source = read_file(model, decisions::dmn_bytes_max)) sources.push_back(std::move(*source));
}

std::vector<reading::Source> beside(const std::string& folder) {
  auto sources = read_folder(folder).value_or(std::vector<reading::Source>{});
  add_models(sources, folder);
  return sources;
}

std::expected<DecisionFile, FileError> read_decision(const std::string& path, const feel::ZoneSource* zones) {
  auto source = read_file(path, is_dmn(path) ? decisions::dmn_bytes_max : reading::file_bytes_max);
  if (!source) return std::unexpected(std::move(source.error()));
  DecisionFile file;
  file.source = std::move(*source);
  if (is_dmn(path) || decisions::looks_like_xml(file.source.text)) {
    read_model(path, zones, file);
  } else {
    auto table = reading::read_table(file.source);
    file.diagnostics = std::move(table.diagnostics);
    if (table.value) {
      file.words = table.value->words;
      file.model = table.value->model;
    }
  }
  diagnostic::sort_unique(file.diagnostics);
  return file;
}

}  // namespace besluit::engine::files
