// SPDX-License-Identifier: EUPL-1.2
// Letters, one for each kind of notice: what, by when, why that date, what to do, whom to ask; in the language of the
// one who reads it, and in the organisation's own words where it has them. Pure.
#pragma once

#include "engine/core/notice_facts.hpp"
#include "workflows/definition/organisation.hpp"

#include <optional>
#include <string>

namespace besluit::engine {

/// Everything a letter can speak of, with the names and addresses of today.
struct LetterSetting {
  const definition::Organisation& world;
  const NoticeFacts& facts;
  dossier::NoticeKind kind;
  std::string dossier;
  std::string step;
  definition::Addressee to;
  std::optional<definition::Addressee> contact;  ///< whom to ask
  Date today{};                                  ///< the day of the Date header
};

struct LetterText {
  std::string subject;  ///< one line, without the dossier
  std::string text;     ///< whole letter, from salutation to footer
  std::string inside;   ///< the same without salutation and footer: as it stands in a digest
};

/// What a date is about, as a subject names it in the reader's language: "stukken voor het Bao".
[[nodiscard]] std::string thing_of(const LetterSetting& setting, const FactLine& line);

/// REQUIRES: a reminder or an escalation has exactly one line.
[[nodiscard]] LetterText write_letter(const LetterSetting& setting);

}  // namespace besluit::engine
