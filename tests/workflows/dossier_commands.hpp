// SPDX-License-Identifier: EUPL-1.2
// Commands as tests write them: "record bao deferred @2024-05-23", "correct last adopted", "ack bao", "withdraw".
#pragma once

#include "tests/workflows/dossier_desk.hpp"

#include <sstream>

namespace besluit::testing {

/// "correct last": the act recorded last; "correct first": the first. A trailing "-" leaves the reason out.
inline Command command_of(const Desk& desk, const std::string& text) {
  std::istringstream in(text);
  Lines words;
  for (std::string word; in >> word;) words.push_back(word);
  const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string(); };
  const std::string reason = words.back() == "-" ? "" : "vergissing";
  if (words.back() == "-") words.pop_back();
  if (word(0) == "start") return dossier::Start{"d1", {}};
  if (word(0) == "ack") return dossier::Acknowledge{word(1)};
  if (word(0) == "withdraw") return dossier::Withdraw{reason};
  if (word(0) == "correct") {
    const auto& acts = desk.state().acts;
    std::uint64_t seq = 0;
    if (word(1) == "last") {
      seq = acts.empty() ? 0 : acts.back().seq;
    } else if (word(1) == "first") {
      seq = acts.empty() ? 0 : acts.front().seq;
    } else {
      seq = std::stoull(word(1));
    }
    return dossier::Correct{seq, words.size() > 2 ? std::optional(word(2)) : std::nullopt, reason};
  }
  if (word(0) == "set") return dossier::SetDate{word(1), day(word(2)), reason};
  if (word(0) == "clear") return dossier::SetDate{word(1), std::nullopt, reason};
  if (word(0) == "extend") return dossier::Extend{word(1), word(2) + " " + word(3), reason};
  if (word(0) == "retarget") return dossier::Retarget{word(1), word(2), reason};
  if (word(0) == "suspend" || word(0) == "resume") {
    const std::optional<Date> on = words.size() > 2 ? std::optional(day(word(2).substr(1))) : std::nullopt;
    if (word(0) == "resume") return dossier::Resume{word(1), on};
    return dossier::Suspend{word(1), on, reason};
  }
  dossier::Record record{word(1), word(2), std::nullopt, ""};
  if (words.size() > 3) record.on = day(word(3).substr(1));
  return record;
}

inline std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " | ") + line;
  return text.empty() ? "nothing" : text;
}

/// The lines of a raw string, without the indentation and empty lines.
inline Lines rows(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const auto begin = line.find_first_not_of(' ');
    if (begin != std::string::npos) lines.push_back(line.substr(begin));
  }
  return lines;
}

/// Runs each row "command -> what came out" on a copy of `desk` and compares; a row goes on where a line
/// begins with '|', or with '+' within an event.
inline void check_rows(const Desk& desk, const std::string& table) {
  Lines whole;
  for (const std::string& line : rows(table)) {
    if (line.front() == '|') {
      whole.back() += " " + line;
    } else if (line.front() == '+') {
      whole.back() += line.substr(1);
    } else {
      whole.push_back(line);
    }
  }
  for (const std::string& row : whole) {
    const std::string command = row.substr(0, row.find(" -> "));
    Desk copy = desk;
    const Dossier before = copy.state();
    const Lines lines = copy.decide(command_of(desk, command));
    CHECK(command + " -> " + joined(lines) == row);
    if (!lines.empty() && lines.front().starts_with("refused")) CHECK(copy.state() == before);
  }
}

}  // namespace besluit::testing
