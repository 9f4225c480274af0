// SPDX-License-Identifier: EUPL-1.2
// The daemon's own configuration: besluitd.yaml, read as strictly as the routing files, and the options over it.
// Pure: the shell hands in the text.
#pragma once

#include "engine/notifiers/registry.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/reading/reading.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace besluit::engine {

struct Config {
  std::string routes = "/etc/besluitd/routes";  ///< directory with the organisation and its routes
  std::string state = "/var/lib/besluitd";      ///< directory of the database
  std::string socket = "/run/besluitd/control";
  std::chrono::minutes send_time{8 * 60};                           ///< local wall-clock time
  Sender sender;                                                    ///< whom mail comes from
  std::vector<ChannelConfig> channels;                              ///< at least one after `complete`
  std::chrono::days silence_longest = definition::silence_longest;  ///< how long a silence may last
  std::string admin;          ///< role, person or address that hears of failures; empty: nobody
  std::string calendars;      ///< folder for the calendars; empty: none
  std::string heartbeat_url;  ///< asked for every minute while all is well; empty: none
};

struct ConfigRead {
  std::optional<Config> value;  ///< absent when there are errors
  diagnostic::Diagnostics diagnostics;
};

/// Reads a configuration file. Codes C001 and up.
[[nodiscard]] ConfigRead read_config(const reading::Source& source);

/// What the command line says over the file; an empty text says nothing.
struct Overrides {
  std::string routes;
  std::string state;
  std::string socket;
};
/// Applies the options, and gives a configuration without channels a directory of messages beside the database.
[[nodiscard]] Config complete(Config config, const Overrides& overrides);

/// How the clock is asked for on the command line: "system", "virtual", "virtual:2024-03-14".
struct ClockChoice {
  bool is_virtual = false;
  std::string start;  ///< date or moment as typed; empty: where the journal ended
};
[[nodiscard]] std::optional<ClockChoice> parse_clock(std::string_view text);

}  // namespace besluit::engine
