// SPDX-License-Identifier: EUPL-1.2
// `test`: scenarios that a secretary wrote, on the virtual clock, without a daemon.
#include "engine/app/ctl.hpp"
#include "engine/app/decision_files.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/files.hpp"
#include "engine/app/print_simulation.hpp"
#include "engine/runtime/zone_loader.hpp"
#include "engine/simulation/scenario_run.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

using diagnostic::Diagnostic;
using diagnostic::Diagnostics;

/// One scenario file, and what came of it.
struct Tested {
  std::string file;  ///< as it was asked for
  std::string name;  ///< as its findings call it
  std::string title;
  std::string text;      ///< of the file, for the excerpts
  Diagnostics findings;  ///< of reading or running; warnings included
  bool readable = false;
  std::string journal;

  [[nodiscard]] bool passed() const { return readable && !diagnostic::has_errors(findings); }
};

/// The folders of the given files, each read once: a scenario is tested with the route and the organisation beside it.
class Folders {
 public:
  struct Folder {
    std::vector<reading::Source> sources;
    reading::FolderRead read;
  };

  const Folder& of(const std::string& path) {
    const std::string name = files::kind_of(path) == files::PathKind::folder ? path : files::folder_of(path);
    const auto [place, fresh] = known_.try_emplace(name);
    if (fresh) {
      place->second.sources = files::beside(name);
      place->second.read = reading::read_folder(place->second.sources);
    }
    return place->second;
  }

 private:
  std::map<std::string, Folder> known_;
};

Library library_of(const reading::FolderRead& folder) {
  Library library;
  library.organisation = folder.organisation;
  for (const auto& route : folder.routes) library.routes.emplace(route->id, route);
  return library;
}

/// What happened, each line with its day; where there are several dossiers, with the one that it is about.
std::string journal_of(const simulation::ScenarioResult& result, const Library& library, const Zone& zone,
                       const print::Look& look) {
  std::string text;
  for (const simulation::Line& line : result.journal) {
    const auto started = result.routes.find(line.dossier);
    const auto route = started == result.routes.end() ? library.routes.end() : library.routes.find(started->second);
    if (route == library.routes.end()) continue;
    const print::WhoWhat row = print::who_what(line, *library.organisation, *route->second, look);
    text += "    " + to_string(zone.date_of(line.at)) + "  ";
    if (result.routes.size() > 1) text += diagnostic::printable(line.dossier) + "  ";
    text += diagnostic::printable(row.who.empty() ? row.what : row.who + ": " + row.what) + "\n";
  }
  return text;
}

void run_scenario(const definition::Scenario& scenario, const Folders::Folder& folder, const Invocation& asked,
                  Tested& tested) {
  const Library library = library_of(folder.read);
  const auto zone = load_zone(library.organisation->zone);
  if (!zone) return;
  Settings settings;
  settings.channels = {"mail"};
  const auto result = simulation::run(scenario, *zone, settings, library);
  tested.readable = true;
  for (const Diagnostic& failure : result.failures) tested.findings.push_back(failure);
  if (asked.verbose) tested.journal = journal_of(result, library, *zone, look_of(asked));
}

Tested test_file(const std::string& path, const Invocation& asked, Folders& folders) {
  const Folders::Folder& folder = folders.of(path);
  Tested tested{path, path, {}, {}, {}, false, {}};
  // Its folder was read as a person would name it: "x.yaml" stands in "." and is "./x.yaml" there.
  const auto plain = [](const std::string& name) { return std::filesystem::path(name).lexically_normal(); };
  const auto source =
      std::ranges::find_if(folder.sources, [&](const reading::Source& one) { return plain(one.name) == plain(path); });
  if (source == folder.sources.end()) return tested;
  tested.name = source->name;
  tested.text = source->text;
  auto read = reading::read_scenario(*source, folder.read.organisation.get(), folder.read.routes);
  tested.findings = std::move(read.diagnostics);
  if (folder.read.organisation == nullptr)
    for (const Diagnostic& found : folder.read.diagnostics)
      if (found.code == "R070") tested.findings.push_back(found);
  if (!read.value || folder.read.organisation == nullptr) return tested;
  tested.title = read.value->title.empty() ? read.value->id : read.value->title;
  run_scenario(*read.value, folder, asked, tested);
  return tested;
}

std::string as_text(const std::vector<Tested>& all, const Invocation& asked) {
  const bool en = asked.language == Language::en;
  std::string text;
  for (const Tested& one : all) {
    const std::string name = one.title.empty() ? one.file : one.title + " (" + one.file + ")";
    text += print::toned(one.passed() ? (en ? "passed" : "geslaagd") : (en ? "FAILED" : "MISLUKT"),
                         one.passed() ? print::Tone::good : print::Tone::bad, look_of(asked)) +
            "  " + diagnostic::printable(name) + "\n" + one.journal;
    for (const Diagnostic& found : one.findings) {
      const std::string drawn = diagnostic::render(
          found, found.span.file == one.name ? std::string_view{one.text} : std::string_view{}, asked.language);
      text += drawn + (drawn.ends_with('\n') ? "" : "\n");
    }
  }
  return text;
}

std::string as_json(const std::vector<Tested>& all, Language language) {
  json::array rows;
  for (const Tested& one : all) {
    json::array failures;
    for (const Diagnostic& found : one.findings) {
      json::object row;
      row["line"] = found.span.line;
      row["column"] = found.span.column;
      row["end_column"] = found.span.end_column;
      row["code"] = found.code;
      row["severity"] = found.severity == diagnostic::Severity::error ? "error" : "warning";
      row["message"] = found.message.in(language);
      failures.push_back(std::move(row));
    }
    json::object row;
    row["file"] = one.file;
    row["title"] = one.title;
    row["passed"] = one.passed();
    row["findings"] = std::move(failures);
    rows.push_back(std::move(row));
  }
  return json::serialize(rows) + "\n";
}

}  // namespace

int run_test(const Invocation& asked, const Output& output) {
  Folders folders;
  std::vector<Tested> all;
  for (const std::string& path : asked.paths) {
    switch (files::kind_of(path)) {
      case files::PathKind::folder:
        for (const reading::Source& source : folders.of(path).sources)
          if (reading::kind_of(source) == reading::FileKind::scenario)
            all.push_back(test_file(source.name, asked, folders));
        break;
      case files::PathKind::file:
        all.push_back(test_file(path, asked, folders));
        break;
      case files::PathKind::missing:
      case files::PathKind::other:
        output.note(
            "besluitctl: " + diagnostic::printable(path) +
            (asked.language == Language::en ? ": no such file or folder\n" : ": dit bestand of deze map is er niet\n"));
        return exit_code::not_found;
    }
  }
  const auto passed = static_cast<std::size_t>(std::ranges::count_if(all, &Tested::passed));
  const std::string last = std::to_string(passed) + " passed, " + std::to_string(all.size() - passed) + " failed\n";
  const std::string text = asked.json ? as_json(all, asked.language) : as_text(all, asked) + last;
  if (asked.json) output.note(last);
  if (!output.out(text)) return exit_code::internal;
  if (passed == all.size()) return exit_code::done;
  return std::ranges::all_of(all, &Tested::readable) ? exit_code::negative : exit_code::bad_data;
}

}  // namespace besluit::engine::ctl
