// SPDX-License-Identifier: EUPL-1.2
// Small sources for tests of the reader: a whole organisation and a whole route in which one part is replaced.
#pragma once

#include "tests/support/places.hpp"

#include "workflows/reading/reading.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::testing {

inline constexpr std::string_view small_organisation =
    "soort: organisatie\n"
    "organisatie: voorbeeld\n"
    "naam: Voorbeeld\n"
    "rollen:\n  directie: jansen\n  secretaris: jansen\n"
    "mensen:\n  jansen:\n    naam: M. Jansen\n    mail: jansen@voorbeeld.example\n"
    "organen:\n"
    "  bao:\n    naam: Bao\n    contact: secretaris\n    vergaderingen: [2024-05-23]\n"
    "  ab:\n    naam: Algemeen Bestuur\n    contact: secretaris\n    aanleveren: 4 weken vooraf\n"
    "    vergaderingen: [2024-07-10, 2024-12-18]\n"
    "  klankbord:\n    naam: Klankbordgroep\n    contact: secretaris\n"
    "beleid:\n  standaard:\n    herinner:\n      - 1 week vooraf\n"
    "deelnemers:\n  leiden:\n    naam: Leiden\n    raad:\n      contact: secretaris\n";

inline constexpr std::string_view small_route =
    "soort: route\n"
    "route: voorbeeld\n"
    "titel: Voorbeeld\n"
    "organisatie: voorbeeld\n"
    "stappen:\n"
    "  - stap: opstellen\n    taak: Opstellen\n    wie: directie\n"
    "  - stap: vaststellen\n    orgaan: ab\n    vraagt: besluit\n"
    "beleid: standaard\n";

/// The parts of a file: a line in the first column begins a new one.
inline std::vector<std::string> sections(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
    const auto line = text.substr(0, end);
    if (parts.empty() || (line.front() != ' ' && line.front() != '\t' && line != "\n")) parts.emplace_back();
    parts.back() += line;
    if (parts.back().back() != '\n') parts.back() += '\n';
    text.remove_prefix(end);
  }
  return parts;
}

inline std::string section_key(const std::string& part) {
  return part.substr(0, part.find(':'));
}

/// `whole` with the parts of `fragment` in the place of those with the same key; other parts come at the end.
inline std::string filled_in(std::string_view whole, std::string_view fragment) {
  auto rest = sections(fragment);
  std::string result;
  for (const auto& part : sections(whole)) {
    bool replaced = false;
    for (auto& mine : rest) {
      if (mine.empty() || section_key(mine) != section_key(part)) continue;
      result += mine;
      mine.clear();
      replaced = true;
    }
    if (!replaced) result += part;
  }
  for (const auto& mine : rest) result += mine;
  return result;
}

inline definition::Organisation organisation_of(std::string_view text = small_organisation) {
  auto read = reading::read_organisation({"organisatie.yaml", std::string(text)});
  for (const auto& d : read.diagnostics) {
    if (d.severity == diagnostic::Severity::error) throw std::logic_error(diagnostic::render(d, text, Language::nl));
  }
  return std::move(*read.value);
}

/// "R020 3:1" for each finding, warnings with a "?".
inline std::vector<std::string> places(const diagnostic::Diagnostics& diagnostics) {
  std::vector<std::string> result;
  for (const auto& d : diagnostics) {
    result.push_back(d.code + (d.severity == diagnostic::Severity::warning ? "? " : " ") + std::to_string(d.span.line) +
                     ":" + std::to_string(d.span.column));
  }
  return result;
}

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The files of a folder of the library, by name.
inline std::vector<reading::Source> library_sources(const std::string& folder) {
  std::vector<reading::Source> sources;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() + "/workflows/library/" + folder)) {
    if (entry.path().extension() == ".yaml")
      sources.push_back({entry.path().filename().string(), file_text(entry.path())});
  }
  std::ranges::sort(sources, {}, &reading::Source::name);
  return sources;
}

/// "target 2013-08-31 (eind augustus 2013), law 2013-09-15".
inline std::string dates_of(const definition::Step& step) {
  using Kind = definition::OwnDate::Kind;
  std::string text;
  for (const definition::OwnDate& date : step.dates) {
    if (!text.empty()) text += ", ";
    text += date.kind == Kind::statutory ? "law " : date.kind == Kind::due ? "due " : "target ";
    text += to_string(date.date);
    if (!date.words.empty()) text += " (" + date.words + ")";
  }
  return text;
}

}  // namespace besluit::testing
