// SPDX-License-Identifier: EUPL-1.2
// A message as mail: RFC 5322 with RFC 2045/2047 encodings and RFC 3834 marks. Pure; the same message gives the same
// bytes on every try, so that a second delivery can be recognised by its Message-ID.
#pragma once

#include "engine/core/message.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace besluit::engine {

/// Who sends: from the configuration.
struct Sender {
  std::string name;    ///< display name of From; may be empty
  std::string mail;    ///< address of From
  std::string domain;  ///< right side of Message-ID, and the name given in EHLO; never taken from the host
  std::string bounce;  ///< MAIL FROM: a mailbox somebody reads; empty: `mail`
};

/// The letter as a page: nothing is fetched, everything escaped.
[[nodiscard]] std::string html_of(std::string_view text, Language language = Language::nl);

/// The whole mail: text and HTML, and the dates of the letter as a calendar (METHOD:PUBLISH) when it has any; lines
/// ended by CRLF. The error is one Dutch sentence: a value that would break a header (trying
/// again cannot help).
[[nodiscard]] std::expected<std::string, std::string> mime_message(const Message& message, const Sender& sender);

}  // namespace besluit::engine
