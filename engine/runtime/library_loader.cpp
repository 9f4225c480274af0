// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/runtime.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/reading/own_version.hpp"

namespace besluit::engine {
namespace {

std::string_view text_of(const std::vector<reading::Source>& sources, const std::string& file) {
  for (const auto& source : sources)
    if (source.name == file) return source.text;
  return {};
}

}  // namespace

Loaded load_library(const std::vector<reading::Source>& sources) {
  Loaded loaded;
  reading::FolderRead folder = reading::read_folder(sources);
  for (const auto& diagnostic : folder.diagnostics)
    loaded.messages.push_back(diagnostic::render(diagnostic, text_of(sources, diagnostic.span.file), Language::nl));
  if (folder.organisation == nullptr || diagnostic::has_errors(folder.diagnostics)) {
    if (loaded.messages.empty()) loaded.messages.emplace_back("Er is geen organisatie gevonden in de map met routes.");
    return loaded;
  }
  Library library;
  library.organisation = folder.organisation;
  for (auto& route : folder.routes) library.add(std::move(route));
  loaded.library = std::move(library);
  return loaded;
}

std::expected<std::vector<std::shared_ptr<const definition::Workflow>>, std::string> pinned_definitions(
    const std::vector<storage::DocumentRow>& documents) {
  std::vector<std::shared_ptr<const definition::Workflow>> pinned;
  for (const auto& document : documents) {
    if (document.kind != "workflow") continue;
    // Without an organisation: names may have gone since; the dossier keeps the route as it was.
    auto read = reading::read_workflow({document.name + ".yaml", document.text}, nullptr);
    if (!read.value)
      return std::unexpected("the kept definition '" + document.name + "' (" + document.hash + ") cannot be read");
    if (read.value->hash != document.hash)
      return std::unexpected("the kept definition '" + document.name + "' (" + document.hash + ") now has the hash " +
                             read.value->hash);
    pinned.push_back(std::make_shared<const definition::Workflow>(std::move(*read.value)));
  }
  return pinned;
}

std::expected<std::shared_ptr<const definition::Workflow>, std::string> read_own_version(
    const definition::Workflow& pinned, const OwnVersion& version, const definition::Organisation& world,
    Language language) {
  std::string text = version.text;
  if (text.empty()) {
    using Place = reading::AddedStep::Place;
    reading::AddedStep added{version.step, version.task, version.who, version.due, Place::last, {}};
    added.place = !version.before.empty() ? Place::before : !version.beside.empty() ? Place::beside : Place::last;
    added.other = version.before.empty() ? version.beside : version.before;
    auto with_step = reading::with_step(reading::route_text(pinned.text), pinned, added);
    if (!with_step) return std::unexpected(with_step.error().in(language));
    text = std::move(*with_step);
  }
  const reading::Source source{pinned.file, reading::with_route(pinned.text, text)};
  auto read = reading::read_workflow(source, &world);
  if (!read.value) {
    std::string all;
    for (auto& found : read.diagnostics) {
      if (found.severity != diagnostic::Severity::error) continue;
      // Who adds a step has seen no file; who gave one looks at that.
      found.span.file = language == Language::nl ? "eigen versie" : "own version";
      const std::string fix = found.fix.in(language);
      all += version.text.empty() ? found.message.in(language) + (fix.empty() ? "" : " (" + fix + ")") + "\n"
                                  : diagnostic::render(found, text, language);
    }
    return std::unexpected(std::move(all));
  }
  if (read.value->id != pinned.id) {
    return std::unexpected(Text{"Dit is de route '" + read.value->id + "'; dit dossier volgt '" + pinned.id + "'.",
                                "This is the route '" + read.value->id + "'; this dossier follows '" + pinned.id + "'."}
                               .in(language));
  }
  return std::make_shared<const definition::Workflow>(std::move(*read.value));
}

}  // namespace besluit::engine
