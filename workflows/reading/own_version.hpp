// SPDX-License-Identifier: EUPL-1.2
// A version of a route for one dossier: its own file, changed by hand, or with one step more. Pure: texts in and out.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "workflows/reading/reading.hpp"

#include <expected>
#include <optional>
#include <string>

namespace besluit::reading {

/// The route itself in the text of a kept definition, without the tables and models that are kept with it.
[[nodiscard]] std::string route_text(const std::string& kept);
/// The kept definition with `route` in place of the route itself; its tables and models stay.
[[nodiscard]] std::string with_route(const std::string& kept, const std::string& route);

/// A task that one dossier gets besides those of its route.
struct AddedStep {
  std::string id;
  std::string task;
  std::string who;
  std::optional<Date> due;  ///< none: planned back from what comes after it
  enum class Place : std::uint8_t { before, beside, last } place = Place::last;
  std::string other;  ///< of `before` and `beside`: the step that it stands before, or is open together with
};
/// The text of the route with that step, in the keywords of its file. REQUIRES: `route` was read from `text`. Whether
/// the step is right (names, dates) is found by reading the result. The error is one sentence: the place is not known,
/// or the steps are not written below each other.
[[nodiscard]] std::expected<std::string, Text> with_step(const std::string& text, const definition::Workflow& route,
                                                         const AddedStep& added);

}  // namespace besluit::reading
