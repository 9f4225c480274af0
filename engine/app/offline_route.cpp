// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/offline_route.hpp"

#include "engine/app/decision_files.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/files.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/feel/condition.hpp"
#include "workflows/definition/decided.hpp"

#include <algorithm>

namespace besluit::engine::ctl {

bool looks_like_path(const std::string& word) {
  return word.find('/') != std::string::npos || word.ends_with(".yaml") || word.ends_with(".yml");
}

bool tell(const diagnostic::Diagnostics& diagnostics, const reading::Source& source, Language language,
          const Output& output, std::span<const reading::Source> beside) {
  for (const auto& found : diagnostics) {
    const reading::Source* shown = &source;
    for (const reading::Source& other : beside)
      if (other.name == found.span.file) shown = &other;
    output.note(diagnostic::render(found, shown->text, language));
  }
  return diagnostic::has_errors(diagnostics);
}

std::expected<reading::Source, int> read_source(const std::string& path, Language language, const Output& output) {
  auto source = files::read_file(path);
  if (source) return std::move(*source);
  output.note("besluitctl: " + diagnostic::printable(source.error().sentence.in(language)) + "\n");
  return Early{source.error().kind == files::FileError::Kind::missing ? exit_code::not_found : exit_code::bad_data};
}

std::expected<definition::Organisation, int> organisation_for(const Invocation& asked, const std::string& subject,
                                                              const Output& output) {
  std::string path = asked.organisation;
  if (path.empty()) path = files::organisation_beside(subject);
  if (path.empty()) {
    output.note(
        asked.language == Language::en
            ? "besluitctl: no organisatie.yaml stands beside the route; give it with --organisation FILE\n"
            : "besluitctl: er staat geen organisatie.yaml naast de route; geef haar met --organisation BESTAND\n");
    return Early{exit_code::not_found};
  }
  const auto source = read_source(path, asked.language, output);
  if (!source) return Early{source.error()};
  auto organisation = reading::read_organisation(*source);
  if (tell(organisation.diagnostics, *source, asked.language, output) || !organisation.value)
    return Early{exit_code::bad_data};
  return std::move(*organisation.value);
}

Library OfflineRoute::library() const {
  Library library;
  library.organisation = organisation;
  library.add(workflow);
  for (const auto& other : others)
    if (other->id != workflow->id) library.add(other);
  return library;
}

std::expected<OfflineRoute, int> read_route(const Invocation& asked, const std::string& path, const Output& output) {
  auto source = read_source(path, asked.language, output);
  if (!source) return Early{source.error()};
  auto organisation = organisation_for(asked, path, output);
  if (!organisation) return Early{organisation.error()};
  const auto beside = files::beside(files::folder_of(path));
  auto route = reading::read_workflow(*source, &*organisation, beside);
  if (tell(route.diagnostics, *source, asked.language, output, beside) || !route.value)
    return Early{exit_code::bad_data};
  OfflineRoute read{std::make_shared<const definition::Organisation>(std::move(*organisation)),
                    std::make_shared<const definition::Workflow>(std::move(*route.value)),
                    std::move(*source),
                    {}};
  const auto starts = [](const definition::Step& step) { return !step.starts.empty(); };
  if (std::ranges::any_of(read.workflow->steps, starts)) read.others = reading::read_folder(beside).routes;
  return read;
}

namespace {

std::string input_names(const definition::Workflow& route) {
  std::string names;
  for (const definition::Input& input : route.inputs) names += (names.empty() ? "" : ", ") + input.name;
  return names;
}

}  // namespace

std::expected<void, int> check_values(const Invocation& asked, const definition::Workflow& route,
                                      const Output& output) {
  const bool en = asked.language == Language::en;
  feel::Facts facts;
  for (const auto& [name, value] : asked.set) {
    // What a step chose is a fact under its name.
    const int choice = route.index_of(name);
    if (choice >= 0 && !route.steps[static_cast<std::size_t>(choice)].options.empty()) {
      const auto& options = route.steps[static_cast<std::size_t>(choice)].options;
      if (std::ranges::find(options, value) != options.end()) continue;
      std::string all;
      for (const std::string& option : options) all += (all.empty() ? "" : ", ") + option;
      output.note("besluitctl: " + diagnostic::printable(value) +
                  (en ? ": is no possibility of '" : ": is geen mogelijkheid van '") + diagnostic::printable(name) +
                  "' (" + diagnostic::printable(all) + ")\n");
      return Early{exit_code::bad_data};
    }
    const definition::Input* known = nullptr;
    for (const definition::Input& input : route.inputs)
      if (input.name == name) known = &input;
    if (known == nullptr) {
      output.note(std::string{en ? "besluitctl: the route has no fact '" : "besluitctl: de route kent geen gegeven '"} +
                  diagnostic::printable(name) + "'" + (route.inputs.empty() ? "" : " (" + input_names(route) + ")") +
                  "\n");
      return Early{exit_code::bad_data};
    }
    if (known->decided_by != nullptr) {
      output.note("besluitctl: " + diagnostic::printable(name) + (en ? ": is decided by '" : ": wordt bepaald door '") +
                  diagnostic::printable(known->decided_by->name) + "'\n");
      return Early{exit_code::bad_data};
    }
    auto parsed = feel::parse_value(value, known->type);
    if (!parsed) {
      output.note("besluitctl: " + diagnostic::printable(name) + ": " +
                  diagnostic::printable(parsed.error().in(asked.language)) + "\n");
      return Early{exit_code::bad_data};
    }
    facts.emplace(name, std::move(*parsed));
  }
  if (facts.empty() || !route.guard) return {};
  const feel::Outcome outcome = route.guard->evaluate(definition::decide_facts(route, std::move(facts)).facts);
  if (outcome.verdict == feel::Verdict::yes) return {};
  std::string text = std::string{en ? "besluitctl: with these facts the route does not start: "
                                    : "besluitctl: met deze gegevens begint de route niet: "} +
                     diagnostic::printable(outcome.because.in(asked.language));
  output.note(text + "\n");
  return Early{exit_code::negative};
}

std::expected<Date, int> day_of_option(const std::string& text, Language language, const Output& output) {
  if (const auto day = parse_date(text)) return *day;
  output.note(
      "besluitctl: '" + diagnostic::printable(text) +
      (language == Language::en ? "' is no date; write YYYY-MM-DD\n" : "' is geen datum; schrijf JJJJ-MM-DD\n"));
  return Early{exit_code::usage};
}

std::expected<Date, int> first_day(const Invocation& asked, Date today, const Output& output) {
  const bool en = asked.language == Language::en;
  if (asked.from.empty()) {
    output.note((en ? "from " : "vanaf ") + to_string(today) + "\n");
    return today;
  }
  return day_of_option(asked.from, asked.language, output);
}

}  // namespace besluit::engine::ctl
