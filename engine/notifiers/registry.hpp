// SPDX-License-Identifier: EUPL-1.2
// The closed table of channel kinds, and how a configured channel becomes a notifier. The configuration reader takes
// the names of kinds and fields from here.
#pragma once

#include "engine/notifiers/mime.hpp"
#include "engine/ports/notifier.hpp"
#include "rules/diagnostic/text.hpp"

#include <expected>
#include <map>
#include <memory>
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

/// A channel as configured.
struct ChannelConfig {
  std::string name;                           ///< as notices call it
  std::string kind;                           ///< either spelling
  std::map<std::string, std::string> fields;  ///< by either spelling, as text
};

/// The error is one sentence: an unknown kind or field, one that is missing, or a value that cannot be. Nothing is
/// opened or connected yet. A channel of kind mail needs a MailLibrary to live.
[[nodiscard]] std::expected<std::unique_ptr<Notifier>, Text> make_notifier(const ChannelConfig& config,
                                                                           const Sender& sender);

}  // namespace besluit::engine
