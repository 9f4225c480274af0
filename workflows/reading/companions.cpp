// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/companions.hpp"

#include "rules/decisions/decision_model.hpp"
#include "rules/decisions/dmn_reader.hpp"
#include "workflows/reading/canonical.hpp"
#include "workflows/reading/readers.hpp"

#include <algorithm>
#include <utility>

namespace besluit::reading {
namespace {

constexpr char separator = '\x1E';
constexpr std::string_view extension = ".dmn";

using definition::DecidedBy;
using By = std::shared_ptr<const DecidedBy>;

void report_unknown(Report& report, const Node& node, const std::string& name, const Text& what,
                    std::vector<std::string> candidates) {
  unknown_name(report, "R069", node.span, name, what,
               {"staat niet naast deze route", "does not stand beside this route"}, candidates);
}

/// Warnings are told where the file itself is checked.
void take_errors(Report& report, diagnostic::Diagnostics findings) {
  std::erase_if(findings, [](const auto& found) { return found.severity != diagnostic::Severity::error; });
  report.take_over(std::move(findings));
}

}  // namespace

std::string packed(const Source& route, const std::vector<Source>& companions) {
  std::string text = route.text;
  for (const Source& companion : companions) {
    text.push_back(separator);
    text += base_name(companion.name) + "\n" + companion.text;
  }
  return text;
}

Unpacked unpacked(const Source& source) {
  Unpacked result;
  std::string_view rest = source.text;
  std::size_t end = rest.find(separator);
  result.route = {source.name, std::string(rest.substr(0, end))};
  while (end != rest.npos) {
    rest.remove_prefix(end + 1);
    end = rest.find(separator);
    const std::string_view part = rest.substr(0, end);
    const std::size_t line = std::min(part.find('\n'), part.size());
    result.companions.push_back(
        {std::string(part.substr(0, line)), std::string(part.substr(std::min(line + 1, part.size())))});
  }
  return result;
}

By Companions::find(Report& report, const Node& node, const std::string& name) {
  const std::size_t at = name.find(extension);
  const bool is_model =
      at != name.npos && at > 0 && (name.size() == at + extension.size() || name[at + extension.size()] == ' ');
  return is_model ? model(report, node, name, at + extension.size()) : table(report, node, name);
}

By Companions::table(Report& report, const Node& node, const std::string& name) {
  std::vector<std::string> known;
  bool unreadable = false;
  for (const Source& source : beside_) {
    if (kind_of(source) != FileKind::table) continue;
    auto read = read_table(source);
    if (!read.value) {
      // Perhaps this is the one: then its own mistakes are what is wrong with the route.
      if (source.text.find(name) == source.text.npos) continue;
      unreadable = true;
      take_errors(report, std::move(read.diagnostics));
      continue;
    }
    known.push_back(read.value->id);
    if (read.value->id != name) continue;
    keep(source, read.value->hash);
    return std::make_shared<const DecidedBy>(DecidedBy{name, name, read.value->model});
  }
  if (!unreadable) report_unknown(report, node, name, {"tabel", "table"}, std::move(known));
  return nullptr;
}

By Companions::model(Report& report, const Node& node, const std::string& name, std::size_t file_length) {
  const std::string file = name.substr(0, file_length);
  const std::string asked = name.size() > file_length ? name.substr(file_length + 1) : std::string{};
  std::vector<std::string> known;
  const Source* found = nullptr;
  for (const Source& source : beside_) {
    if (kind_of(source) != FileKind::model) continue;
    known.push_back(base_name(source.name));
    if (known.back() == file) found = &source;
  }
  if (found == nullptr) {
    report_unknown(report, node, file, {"model", "model"}, std::move(known));
    return nullptr;
  }
  auto main = decisions::read_dmn(found->name, found->text);
  if (diagnostic::has_errors(main.diagnostics)) {
    take_errors(report, std::move(main.diagnostics));
    return nullptr;
  }
  std::vector<decisions::Definitions> others;
  std::vector<const Source*> imported;
  for (const Source& source : beside_) {
    if (main.value->imports.empty() || &source == found || kind_of(source) != FileKind::model) continue;
    auto read = decisions::read_dmn(source.name, source.text);
    if (!read.value) continue;
    others.push_back(std::move(*read.value));
    imported.push_back(&source);
  }
  auto loaded = decisions::load_model(*main.value, others, {});
  if (diagnostic::has_errors(loaded.diagnostics)) {
    take_errors(report, std::move(loaded.diagnostics));
    return nullptr;
  }
  std::vector<std::string> decisions;
  for (const auto& decision : loaded.model->decisions()) decisions.push_back(decision.name);
  const auto last = loaded.model->final_decisions();
  const std::string decision = asked.empty() && last.size() == 1 ? last.front() : asked;
  if (std::ranges::find(decisions, decision) == decisions.end()) {
    report_unknown(report, node, decision.empty() ? file : decision, {"beslissing", "decision"}, std::move(decisions));
    return nullptr;
  }
  keep(*found, sha256_hex(found->text));
  for (const Source* source : imported) keep(*source, sha256_hex(source->text));
  return std::make_shared<const DecidedBy>(DecidedBy{name, decision, loaded.model});
}

const Subroute* Companions::subroute(Report& report, const Node& node, const std::string& name,
                                     const definition::Organisation* organisation) {
  if (const auto known = subroutes_.find(name); known != subroutes_.end()) return &known->second;
  std::vector<std::string> known;
  bool unreadable = false;
  for (const Source& source : beside_) {
    if (kind_of(source) != FileKind::subroute) continue;
    SubrouteRead read = read_subroute(source, organisation);
    if (!read.id) {
      // Perhaps this is the one: then its own mistakes are what is wrong with the route.
      if (source.text.find(name) == source.text.npos) continue;
      unreadable = true;
      take_errors(report, std::move(read.diagnostics));
      continue;
    }
    known.push_back(*read.id);
    if (*read.id != name) continue;
    keep(source, read.hash);
    Subroute found{name, std::move(read.inputs), std::move(*parse(source).root)};
    return &subroutes_.emplace(name, std::move(found)).first->second;
  }
  if (!unreadable) report_unknown(report, node, name, {"deelroute", "subroute"}, std::move(known));
  return nullptr;
}

std::vector<std::string> Companions::facts_of_unread(const std::string& name) const {
  std::vector<std::string> named;
  std::vector<std::string> all;
  for (const Source& source : beside_) {
    if (kind_of(source) != FileKind::subroute) continue;
    const Parsed parsed = parse(source);
    const Node* data = parsed.root && parsed.root->is_map() ? child_named(*parsed.root, "data") : nullptr;
    if (data == nullptr || !data->is_map()) continue;
    const bool this_one = !name.empty() && source.text.find(name) != source.text.npos;
    for (const Node& fact : data->children) (this_one ? named : all).push_back(fact.key);
  }
  return named.empty() ? all : named;
}

void Companions::keep(const Source& source, std::string hash) {
  used_.insert_or_assign(base_name(source.name), Used{source, std::move(hash)});
}

std::vector<Source> Companions::used() const {
  std::vector<Source> sources;
  for (const auto& [name, used] : used_) sources.push_back(used.source);
  return sources;
}

std::string Companions::identity() const {
  // The names of files do not count, as that of the route itself does not; their order must then come from elsewhere.
  std::vector<std::string> hashes;
  for (const auto& [name, used] : used_) hashes.push_back(used.hash);
  std::ranges::sort(hashes);
  std::string text;
  for (const std::string& hash : hashes) text += "\n" + hash;
  return text;
}

}  // namespace besluit::reading
