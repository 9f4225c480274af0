// SPDX-License-Identifier: EUPL-1.2
// The closed table of channel kinds, and how a configured channel becomes a notifier. The configuration reader takes
// the names of kinds and fields from here.
#pragma once

#include "engine/core/engine_state.hpp"
#include "engine/notifiers/http_notifier.hpp"
#include "engine/notifiers/mime.hpp"
#include "engine/ports/notifier.hpp"
#include "rules/diagnostic/text.hpp"

#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace besluit::engine {

/// One setting of a kind of channel, with its spelling in both languages of the configuration file.
struct ChannelField {
  std::string_view en;
  std::string_view nl;
  bool required = false;
  std::string_view meaning;  ///< Dutch, one clause, for the handbook and messages
};
struct ChannelKind {
  std::string_view en;
  std::string_view nl;
  std::span<const ChannelField> fields;
};
[[nodiscard]] std::span<const ChannelKind> channel_kinds();
/// Settings that every kind has besides its own: the pace.
[[nodiscard]] std::span<const ChannelField> pace_of_channels();

/// A channel as configured.
struct ChannelConfig {
  std::string name;                           ///< as notices call it
  std::string kind;                           ///< either spelling
  std::map<std::string, std::string> fields;  ///< by either spelling, as text
};

/// What a notifier needs of the shell besides its settings.
struct NotifierTools {
  UnixNow now = {};  ///< of the machine; may be empty where nothing is sent
};

/// The pace that a channel's settings ask for; the same names in every kind. nullopt: no whole number in its range.
[[nodiscard]] std::optional<ChannelRule> channel_rule(const ChannelConfig& config);

/// The error is one sentence: an unknown kind or field, one that is missing, or a value that cannot be. Nothing is
/// opened or connected yet. A channel of kind mail needs a MailLibrary to live.
[[nodiscard]] std::expected<std::unique_ptr<Notifier>, Text> make_notifier(const ChannelConfig& config,
                                                                           const Sender& sender,
                                                                           const NotifierTools& tools = {});

}  // namespace besluit::engine
