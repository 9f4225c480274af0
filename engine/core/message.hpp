// SPDX-License-Identifier: EUPL-1.2
// A notice in words: composed from the facts in the outbox and the addresses of today. Pure.
#pragma once

#include "rules/terms/date.hpp"
#include "storage/records.hpp"
#include "workflows/definition/organisation.hpp"

#include <expected>
#include <optional>
#include <string>

namespace besluit::engine {

/// A message as it leaves, before a channel gives it its form.
struct Message {
  std::string id;  ///< the notice's id; stable over tries
  std::string channel;
  std::string to_name;
  std::string to_mail;
  std::string reply_to_name;  ///< whom to ask
  std::string reply_to_mail;
  std::string dossier;
  std::string subject;    ///< without the "[dossier]" prefix
  std::string text;       ///< plain text, UTF-8, lines of any length, '\n' ends
  Instant date{};         ///< the Date header: when the notice became due or was made
  std::string date_text;  ///< RFC 5322 form of `date` in the organisation's zone
};

/// What can be said of a notice now. The error is one sentence: nobody to write to, or damaged facts.
[[nodiscard]] std::expected<Message, std::string> compose(const storage::NoticeRow& notice,
                                                          const definition::Organisation& organisation,
                                                          const Zone& zone);

}  // namespace besluit::engine
