// SPDX-License-Identifier: EUPL-1.2
// A message as JSON: what programs get, whatever way it reaches them. Pure. Keys are only ever added.
#pragma once

#include "engine/core/message.hpp"

#include <string>

namespace besluit::engine {

/// {"id", "kind", "organisation", "dossier", "step", "to":{"id","name","mail"}, "subject", "text", "dates":[...],
/// "notices":[...], "drill"}; what is absent is null.
[[nodiscard]] std::string message_document(const Message& message);

/// The message as a CloudEvent in the NL GOV profile, structured JSON. `source` is a URN of the organisation and its
/// system ("urn:nld:oin:00000001823288444000:systeem:besluitd").
[[nodiscard]] std::string cloud_event(const Message& message, const std::string& source);
/// The event's id: letters, digits, '-', '_' and '+' only, the same on every try; also the id of the webhook.
[[nodiscard]] std::string event_id(const Message& message);
/// The type of events about a kind of notice: "nl.gemeenschappelijke-regelingen.herinnering-verstuurd".
[[nodiscard]] std::string event_type(std::string_view kind);

/// Subject and text in one, for chat: "**subject**" on the first line when `bold`.
[[nodiscard]] std::string chat_text(const Message& message, bool bold);
/// At most `bytes`, no character split, "..." behind when it was cut.
[[nodiscard]] std::string shortened(std::string text, std::size_t bytes);
/// A JSON text, with its quotes.
[[nodiscard]] std::string json_text(std::string_view text);

}  // namespace besluit::engine
