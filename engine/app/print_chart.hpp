// SPDX-License-Identifier: EUPL-1.2
// A plan as a picture of weeks: one line for each step, the months above it. Pure: the width is an argument, and the
// same rows give the same picture.
#pragma once

#include "engine/app/print.hpp"
#include "rules/terms/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace besluit::engine::print {

/// One line of the picture. Days that are not there are not drawn.
struct ChartRow {
  std::string name;
  std::optional<Date> begin = {};    ///< from here on there is time for it: a thin line up to the first mark
  std::optional<Date> due = {};      ///< handing in; for a task the day it must be done
  std::optional<Date> sent = {};     ///< sending out, where that is another day
  std::optional<Date> meeting = {};  ///< none for a task
  std::optional<Date> law = {};      ///< the last day that a law gives
  std::optional<Date> agreed = {};   ///< the last day that was agreed, where that is another day than `due`
  std::optional<Date> target = {};   ///< streefdatum, where that is another day than `due`
  bool aims = false;                 ///< `due` is a streefdatum
  bool done = false;
  bool late = false;
};

/// Days in which nobody is reminded, as a shaded stretch under the months.
struct ChartStretch {
  std::string kind;  ///< recess | closure
  Date from{};
  Date until{};
};

/// At most `look.columns` cells wide, without colour or trailing blanks where `look` has none. Empty when there is
/// nothing to draw, or no room to draw it in (fewer than 20 columns of days). `from`: the first day, at the left.
[[nodiscard]] std::string chart(const std::vector<ChartRow>& rows, const std::vector<ChartStretch>& stretches,
                                std::optional<Date> from, const Look& look);

/// The text cut to `cells` terminal cells, with an ellipsis where something was cut.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t cells);

}  // namespace besluit::engine::print
