// SPDX-License-Identifier: EUPL-1.2
// Routes as a secretary writes them, and what becomes of a dossier: each line of a story is a command and the steps
// that it moved. Dates, deadlines and notices are left out here (they have tests of their own).
#pragma once

#include "tests/support/fan_out_builder.hpp"
#include "tests/support/reading_helpers.hpp"
#include "tests/workflows/dossier_commands.hpp"
#include "workflows/dossier/fold.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace besluit::testing {

/// A route with these lines; a test stops when it cannot be read.
inline definition::Workflow route_of(const std::string& lines, const definition::Organisation& world,
                                     const std::vector<reading::Source>& beside = {}) {
  const std::string text = "soort: route\nroute: proef\ntitel: Proef\norganisatie: hecht\nbeleid: standaard\n" + lines;
  auto read = reading::read_workflow({"proef.yaml", text}, &world, beside);
  for (const auto& finding : read.diagnostics) {
    if (finding.severity == diagnostic::Severity::error)
      throw std::logic_error(diagnostic::render(finding, text, Language::nl));
  }
  return std::move(*read.value);
}

inline bool moves_route(const std::string& line) {
  constexpr std::array<std::string_view, 10> kinds{"outcome ",  "opened ",   "held ",   "corrected ", "ended ",
                                                   "answered ", "presumed ", "refused", "sent ",      "received "};
  return std::ranges::any_of(kinds, [&](std::string_view kind) { return line.starts_with(kind); });
}

inline Lines of_route(const Lines& lines) {
  Lines result;
  for (const std::string& line : lines)
    if (moves_route(line)) result.push_back(line);
  return result;
}

/// `words` of a command; "a b" in quotes is one word.
inline Lines words_of_line(const std::string& line) {
  Lines words;
  std::string word;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      if (!word.empty()) words.push_back(word);
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

/// "record keuze "scenario 1" --set a=b --part p --participant q --note n @2024-05-01", "skip bao", and what
/// `command_of` knows.
inline Command story_command(const Desk& desk, const std::string& line) {
  const Lines words = words_of_line(line);
  if (words.at(0) == "skip") return dossier::Skip{words.at(1), words.back() == "-" ? "" : "niet nodig"};
  if (words.at(0) == "correct" && words.size() > 2) {
    const std::uint64_t seq = words[1] == "last" ? desk.last_act() : std::stoull(words[1]);
    return dossier::Correct{seq, words[2], "vergissing"};
  }
  if (words.at(0) != "record") return command_of(desk, line);
  dossier::Record record{words.at(1), words.at(2), std::nullopt, ""};
  for (std::size_t i = 3; i < words.size(); ++i) {
    if (words[i].starts_with("@")) {
      record.on = day(words[i].substr(1));
      continue;
    }
    const std::string& value = words.at(i + 1);
    if (words[i] == "--set") record.values[value.substr(0, value.find('='))] = value.substr(value.find('=') + 1);
    if (words[i] == "--part") record.part = value;
    if (words[i] == "--participant") record.participant = value;
    if (words[i] == "--note") record.note = value;
    ++i;
  }
  return record;
}

/// Live state, replayed state and the fold of the acts are one.
inline void check_desk(const Desk& desk) {
  Dossier folded = desk.state();
  refold(folded, folded.acts.size());
  CHECK(folded == desk.state());
  CHECK(dossier::replay("d1", desk.journal()) == desk.state());
}

/// Each row "command -> what it moved"; "day 2024-05-01" lets time pass, "start" starts. Rows build on each other; a
/// row goes on where a line begins with '|' or '->'.
inline void tell(Desk& desk, const std::string& story, const std::map<std::string, std::string>& values = {}) {
  Lines whole;
  for (const std::string& line : rows(story)) {
    if (line.front() == '|' || line.starts_with("->"))
      whole.back() += " " + line;
    else
      whole.push_back(line);
  }
  for (const std::string& row : whole) {
    const std::string command = row.substr(0, row.find(" -> "));
    Lines lines;
    if (command.starts_with("day ")) {
      for (const std::string& line : desk.fire_until(command.substr(4)))
        if (moves_route(line.substr(line.find(' ') + 1))) lines.push_back(line);
    } else {
      lines = of_route(command == "start" ? desk.start(values) : desk.decide(story_command(desk, command)));
    }
    CHECK(command + " -> " + joined(lines) == row);
    check_desk(desk);
  }
}

}  // namespace besluit::testing
