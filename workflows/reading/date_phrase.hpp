// SPDX-License-Identifier: EUPL-1.2
// The date that a route gives to a step: a day, or the document's own words with the day that they are read as.
// Private to the reader.
#pragma once

#include "workflows/reading/fields.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace besluit::reading {

struct DatePhrase {
  Date date{};
  std::string words;  ///< empty where the route gives a day
  friend bool operator==(const DatePhrase&, const DatePhrase&) = default;
};

/// "2013-08-31", or "eind augustus 2013, gelezen als 2013-08-31". Words without their reading are an error, whose fix
/// proposes the day where there is an ordinary one.
[[nodiscard]] std::optional<DatePhrase> read_date_phrase(Report& report, const Node* node);

/// The days that vague words speak of, and the one that they are read as when nobody says otherwise.
struct VagueDays {
  Date first{};
  Date last{};
  Date ordinary{};
  friend bool operator==(const VagueDays&, const VagueDays&) = default;
};
/// Months, quarters, halves of years, years and seasons, with begin, half, eind or vóór in front, in Dutch or English;
/// nullopt for anything else, and without a year.
[[nodiscard]] std::optional<VagueDays> vague_days(std::string_view words);

}  // namespace besluit::reading
