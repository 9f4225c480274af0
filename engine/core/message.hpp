// SPDX-License-Identifier: EUPL-1.2
// A notice in words: composed from the facts in the outbox and the addresses of today. Pure.
#pragma once

#include "rules/terms/date.hpp"
#include "storage/records.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/dossier/event.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace besluit::engine {

/// A date in a message, for a calendar. Its identity is the same in every message and every calendar.
struct MessageDate {
  std::string uid;      ///< "<dossier>/<step>[/<participant>]/<kind>"; without a domain
  std::string summary;  ///< one line, no names of people
  Date day{};           ///< the planning date
  std::string why;      ///< one or more sentences; may be empty
  bool cancelled = false;
};

/// A message as it leaves, before a channel gives it its form.
struct Message {
  std::string id;  ///< the notice's id; stable over tries
  std::string channel;
  std::string to_name;
  std::string to_mail;        ///< the first address; the others stand in `more_mails`
  std::string reply_to_name;  ///< whom to ask
  std::string reply_to_mail;
  std::string dossier;
  std::string subject;              ///< without the "[dossier]" prefix
  std::string text;                 ///< plain text, UTF-8, lines of any length, '\n' ends
  Instant date{};                   ///< the Date header: when the notice became due or was made
  std::string date_text;            ///< RFC 5322 form of `date` in the organisation's zone
  std::string kind{};               ///< token of the notice's kind
  std::string step{};               ///< may be empty
  std::string to{};                 ///< person id, or a bare address: for whom names are too much
  std::string organisation{};       ///< its id
  std::string organisation_name{};  ///< as people know it
  std::vector<MessageDate> dates{};
  std::vector<std::string> notices{};     ///< the notices in it: one, or those of a digest
  bool drill = false;                     ///< an exercise
  std::string inside{};                   ///< `text` without salutation and footer
  Language language = Language::nl;       ///< in which `text` is written
  std::vector<std::string> more_mails{};  ///< further addresses of the same receiver
  std::vector<std::string> reached{};     ///< addresses that took it on an earlier try: not to be reached again
};

/// All addresses of the receiver, the first one first; empty when there is none.
[[nodiscard]] std::vector<std::string> addresses_of(const Message& message);
/// The addresses that a message still has to reach: all of the receiver's, without those that have it. Empty when an
/// earlier try reached the last of them.
[[nodiscard]] std::vector<std::string> still_to_reach(const Message& message);
/// All of them, as people write them: "a@x.example, b@x.example".
[[nodiscard]] std::string addresses_in_words(const Message& message);

/// RFC 5322 section 3.3: "Thu, 14 Mar 2024 09:00:00 +0100".
[[nodiscard]] std::string mail_date(Instant instant, const Zone& zone);

/// The identity of a date for calendars.
[[nodiscard]] std::string date_uid(const std::string& dossier, const std::string& step, const std::string& participant,
                                   dossier::DeadlineKind kind);

/// What can be said of a notice now. The error is one sentence: nobody to write to, or damaged facts.
[[nodiscard]] std::expected<Message, std::string> compose(const storage::NoticeRow& notice,
                                                          const definition::Organisation& organisation,
                                                          const Zone& zone);

/// Several notices to one person as one message, named `id`. REQUIRES: at least one. A notice that cannot be said is
/// named in it with the reason; the error: not even the first can be.
[[nodiscard]] std::expected<Message, std::string> compose_digest(const std::string& id,
                                                                 const std::vector<const storage::NoticeRow*>& notices,
                                                                 const definition::Organisation& organisation,
                                                                 const Zone& zone);

}  // namespace besluit::engine
