// SPDX-License-Identifier: EUPL-1.2
// The days of Algemene termijnenwet art. 3: computed ones, and the days equated by royal decree as data.
#pragma once

#include "rules/terms/date.hpp"

#include <optional>

namespace besluit::terms {

/// Easter Sunday of the Gregorian calendar. Range: years 1900 to 2199.
[[nodiscard]] Date easter(int year);

/// The day on which the King's (until 2013 the Queen's) birthday is celebrated: 27 April, 26 April when that is a
/// Sunday (KB 30-1-2013); until 2013 30 April, 29 April on a Sunday (KB 24-4-1980). Range: 1980 and later; earlier
/// years follow the rule of 1980.
[[nodiscard]] Date koningsdag(int year);

/// Why a day is no working day. `article` names the ground: "ATW art. 3 lid 1".
struct Holiday {
  Text name;
  std::string article;
};

/// The holiday that falls on `date` by Algemene termijnenwet art. 3, or by a decree under lid 3; nullopt otherwise.
/// Saturdays and Sundays are not holidays by themselves.
[[nodiscard]] std::optional<Holiday> holiday_on(Date date);

[[nodiscard]] bool is_weekend(Date date);
/// Neither Saturday, Sunday nor a day of art. 3.
[[nodiscard]] bool is_working_day(Date date);
/// Why `date` is no working day ("zaterdag", "Tweede Pinksterdag"); an empty text on a working day.
[[nodiscard]] Text rest_day_name(Date date);

/// The decrees are known for this range only; a result that leans on a day outside it is provisional.
[[nodiscard]] Date decrees_known_from();
[[nodiscard]] Date decrees_known_until();
[[nodiscard]] bool is_provisional(Date date);

/// The first working day on or after / the last on or before / the first after `date`.
[[nodiscard]] Date working_day_from(Date date);
[[nodiscard]] Date working_day_until(Date date);
[[nodiscard]] Date next_working_day(Date date);
[[nodiscard]] Date previous_working_day(Date date);

}  // namespace besluit::terms
