// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/raw_text.hpp"
#include "workflows/reading/readers.hpp"

#include <algorithm>
#include <utility>

namespace besluit::reading {
namespace {

/// The word after `soort:` or `kind:` at the beginning of a line, for a file whose structure cannot be read.
std::string kind_word(const Source& source) {
  if (source.text.size() > file_bytes_max) return "";
  const RawText raw(source.name, source.text);
  for (std::size_t i = 0; i < raw.lines(); ++i) {
    auto line = raw.line(i);
    for (const std::string_view key : {"soort:", "kind:"}) {
      if (!line.starts_with(key)) continue;
      line.remove_prefix(key.size());
      const auto begin = line.find_first_not_of(" \"'");
      if (begin == std::string_view::npos) return "";
      return std::string(line.substr(begin, line.find_first_of(" \"'#", begin) - begin));
    }
  }
  return "";
}

diagnostic::Span first_key(const Source& source, std::string_view nl, std::string_view en) {
  const Parsed parsed = parse(source);
  if (parsed.root) {
    for (const std::string_view key : {nl, en}) {
      if (const Node* node = parsed.root->child(key)) return node->span;
    }
    return parsed.root->span;
  }
  return {source.name, 1, 1, 2};
}

diagnostic::Diagnostic finding(std::string_view code, diagnostic::Span span, Text message, Text label, Text fix,
                               std::vector<diagnostic::Note> notes = {}) {
  return {std::string(code), diagnostic::Severity::error,
          std::move(span),   std::move(message),
          std::move(label),  std::move(fix),
          std::move(notes)};
}

void add(diagnostic::Diagnostics& all, diagnostic::Diagnostics more) {
  for (auto& one : more) all.push_back(std::move(one));
}

void report_unknown(const Source& source, diagnostic::Diagnostics& all) {
  Parsed parsed = parse(source);
  const bool readable = parsed.root.has_value();
  add(all, std::move(parsed.diagnostics));
  if (!readable) return;  // what is wrong with it was said; its kind is a guess
  const std::string word = kind_word(source);
  all.push_back(finding(
      "R030", first_key(source, "soort", "kind"),
      {word.empty() ? "dit bestand zegt niet wat het is" : "onbekende soort '" + diagnostic::printable(word) + "'",
       word.empty() ? "this file does not say what it is" : "unknown kind '" + diagnostic::printable(word) + "'"},
      {"hier hoort 'soort: route', 'soort: deelroute', 'soort: organisatie', 'soort: beslistabel' of 'soort: scenario'",
       "expected 'kind: route', 'kind: subroute', 'kind: organisation', 'kind: decision table' or 'kind: scenario'"},
      suggestion(word, {"route", "deelroute", "organisatie", "beslistabel", "scenario"})));
}

/// The organisation of the folder; every second one is refused.
const Source* read_organisations(const std::vector<Source>& sources, FolderRead& result) {
  const Source* first = nullptr;
  for (const Source& source : sources) {
    if (kind_of(source) != FileKind::organisation) continue;
    auto read = read_organisation(source);
    add(result.diagnostics, std::move(read.diagnostics));
    if (first == nullptr) {
      first = &source;
      if (read.value) result.organisation = std::make_shared<const definition::Organisation>(std::move(*read.value));
      continue;
    }
    result.diagnostics.push_back(
        finding("R071", first_key(source, "soort", "kind"),
                {"in één map staat één organisatie", "one folder holds one organisation"},
                {"dit is de tweede", "this is the second one"},
                {"zet dit bestand in een eigen map", "put this file in a folder of its own"},
                {{first_key(*first, "soort", "kind"), {"dit is de eerste", "this is the first one"}}}));
  }
  return first;
}

void read_tables(const std::vector<Source>& sources, FolderRead& result) {
  std::map<std::string, const Source*> names;
  for (const Source& source : sources) {
    if (kind_of(source) != FileKind::table) continue;
    auto read = read_table(source);
    add(result.diagnostics, std::move(read.diagnostics));
    if (!read.value) continue;
    const auto [same, added] = names.emplace(read.value->id, &source);
    if (added) {
      result.tables.push_back(std::make_shared<const definition::DecisionTable>(std::move(*read.value)));
      continue;
    }
    result.diagnostics.push_back(
        finding("R073", first_key(source, "tabel", "table"),
                {"de tabel '" + read.value->id + "' bestaat al", "the table '" + read.value->id + "' already exists"},
                {"een tweede tabel met deze naam", "a second table with this name"},
                {"geef de tabel een andere naam", "give the table another name"},
                {{first_key(*same->second, "tabel", "table"), {"hier de eerste", "here the first one"}}}));
  }
}

void read_subroutes(const std::vector<Source>& sources, FolderRead& result) {
  std::map<std::string, const Source*> names;
  for (const Source& source : sources) {
    if (kind_of(source) != FileKind::subroute) continue;
    auto read = read_subroute(source, result.organisation.get());
    add(result.diagnostics, std::move(read.diagnostics));
    if (!read.id) continue;
    const auto [same, added] = names.emplace(*read.id, &source);
    if (added) continue;
    result.diagnostics.push_back(
        finding("R074", first_key(source, "deelroute", "subroute"),
                {"de deelroute '" + *read.id + "' bestaat al", "the subroute '" + *read.id + "' already exists"},
                {"een tweede deelroute met deze naam", "a second subroute with this name"},
                {"geef de deelroute een andere naam", "give the subroute another name"},
                {{first_key(*same->second, "deelroute", "subroute"), {"hier de eerste", "here the first one"}}}));
  }
}

/// "niet samen met" a route that does not stand here keeps nothing apart: most likely a slip.
void check_apart(FolderRead& result) {
  std::vector<std::string> names;
  for (const auto& route : result.routes) names.push_back(route->id);
  for (const auto& route : result.routes) {
    for (const definition::Step& step : route->steps) {
      for (const std::string& apart : step.apart_from) {
        if (std::ranges::find(names, apart) != names.end()) continue;
        auto span = step.where;
        auto found = finding(
            "R075", std::move(span),
            {"'niet samen met' noemt de route '" + diagnostic::printable(apart) + "', maar die staat niet in deze map",
             "'apart from' names the route '" + diagnostic::printable(apart) + "', but it is not in this folder"},
            {"zo wordt er niets uit elkaar gehouden", "like this nothing is kept apart"}, suggestion(apart, names));
        found.severity = diagnostic::Severity::warning;
        result.diagnostics.push_back(std::move(found));
      }
    }
  }
}

void read_scenarios(const std::vector<Source>& sources, FolderRead& result) {
  if (!result.organisation) return;  // without it they were checked by half
  for (const Source& source : sources) {
    if (kind_of(source) != FileKind::scenario) continue;
    auto read = read_scenario(source, result.organisation.get(), result.routes);
    add(result.diagnostics, std::move(read.diagnostics));
    if (read.value) result.scenarios.push_back(std::move(*read.value));
  }
}

}  // namespace

FileKind kind_of(const Source& source) {
  if (source.name.ends_with(".dmn")) return FileKind::model;
  const Parsed parsed = parse(source);
  std::string word;
  if (!parsed.root) {
    word = kind_word(source);
  } else {
    for (const std::string_view key : {"soort", "kind"}) {
      if (const Node* node = parsed.root->child(key); node != nullptr && node->is_scalar()) word = node->text;
    }
  }
  if (word == "route") return FileKind::route;
  if (word == "deelroute" || word == "subroute") return FileKind::subroute;
  if (word == "beslistabel" || word == "decision table" || word == "decision") return FileKind::table;
  if (word == "scenario") return FileKind::scenario;
  return word == "organisatie" || word == "organisation" ? FileKind::organisation : FileKind::unknown;
}

FolderRead read_folder(const std::vector<Source>& sources) {
  FolderRead result;
  const Source* organisation = read_organisations(sources, result);
  // Tables can be judged without an organisation; routes cannot.
  const bool only_tables = !sources.empty() && std::ranges::all_of(sources, [](const Source& source) {
    const FileKind kind = kind_of(source);
    return kind == FileKind::table || kind == FileKind::model;
  });
  if (organisation == nullptr && !only_tables) {
    result.diagnostics.push_back(
        finding("R070", {"organisatie.yaml", 1, 1, 2},
                {"in deze map staat geen organisatie", "there is no organisation in this folder"},
                {"geen bestand heeft 'soort: organisatie'", "no file has 'kind: organisation'"},
                {"zet er een bestand 'organisatie.yaml' bij", "add a file 'organisatie.yaml'"}));
  }
  std::map<std::string, const Source*> names;
  for (const Source& source : sources) {
    const FileKind kind = kind_of(source);
    if (kind == FileKind::unknown) report_unknown(source, result.diagnostics);
    if (kind != FileKind::route) continue;
    auto read = read_workflow(source, result.organisation.get(), sources);
    add(result.diagnostics, std::move(read.diagnostics));
    if (!read.value) continue;
    // Versions of one route stand beside each other when each says from when it holds.
    const std::string version = read.value->valid_from ? " " + to_string(*read.value->valid_from) : "";
    const auto [same, added] = names.emplace(read.value->id + version, &source);
    if (!added) {
      result.diagnostics.push_back(
          finding("R072", first_key(source, "route", "route"),
                  {"de route '" + read.value->id + "' bestaat al", "the route '" + read.value->id + "' already exists"},
                  {"een tweede route met deze naam", "a second route with this name"},
                  {"geef de route een andere naam, of zeg met 'geldt vanaf' vanaf wanneer",
                   "give the route another name, or say with 'valid from' from when"},
                  {{first_key(*same->second, "route", "route"), {"hier de eerste", "here the first one"}}}));
      continue;
    }
    // Without its organisation a route was checked by half.
    if (result.organisation)
      result.routes.push_back(std::make_shared<const definition::Workflow>(std::move(*read.value)));
  }
  check_apart(result);
  read_subroutes(sources, result);
  read_tables(sources, result);
  read_scenarios(sources, result);
  diagnostic::sort_unique(result.diagnostics);
  return result;
}

}  // namespace besluit::reading
