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
  std::string words;              ///< empty where the route gives a day
  std::optional<int> years = {};  ///< "29 april van het jaar": see definition::OwnDate
  friend bool operator==(const DatePhrase&, const DatePhrase&) = default;
};

/// "29 april van het jaar", "31 January of the year after": the day in the year 2000, its words, and how many years
/// after the year of the dossier; nullopt for anything else.
[[nodiscard]] std::optional<DatePhrase> day_of_year(std::string_view text);

/// "2013-08-31", "29 april van het jaar", or "eind augustus 2013, gelezen als 2013-08-31". Words without their reading
/// are an error, whose fix proposes the day where there is an ordinary one.
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
