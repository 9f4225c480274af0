// SPDX-License-Identifier: EUPL-1.2
// What the commands are called, what they take and what they do: the one table behind help and typo suggestions. Pure.
#pragma once

#include "rules/diagnostic/text.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine::ctl {

struct CommandText {
  std::string_view name;      ///< "record", "why date"
  std::string_view synopsis;  ///< what follows the name, with Dutch placeholders
  std::string_view nl;        ///< one line
  std::string_view en;
  std::string_view options_nl;  ///< lines of "--option  what it does"; may be empty
  std::string_view options_en;
  std::string_view example;  ///< lines to type, without "besluitctl"
  bool offline = false;      ///< needs no daemon
};

[[nodiscard]] std::span<const CommandText> commands();
[[nodiscard]] const CommandText* command(std::string_view name);
/// First words: "why" once, not "why date".
[[nodiscard]] std::vector<std::string> command_words();

/// The Dutch word for what stands for a value: "DATUM" for "DATE". A word that is no such placeholder stays as it is.
[[nodiscard]] std::string_view dutch_placeholder(std::string_view english);
/// What follows the name of a command.
[[nodiscard]] std::string synopsis(const CommandText& command, Language language);

/// All commands, or one ("why" gives both of its own).
[[nodiscard]] std::string help_text(Language language);
[[nodiscard]] std::string help_text(std::string_view command, Language language);

}  // namespace besluit::engine::ctl
