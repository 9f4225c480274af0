// SPDX-License-Identifier: EUPL-1.2
// What the readers of this room share. Private to the room.
#pragma once

#include "workflows/definition/organisation.hpp"
#include "workflows/reading/fields.hpp"
#include "workflows/reading/reading.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::reading {

/// Ids of bodies, roles and so on, for "is it known?" and "did you mean?".
template <typename Map>
[[nodiscard]] std::vector<std::string> keys_of(const Map& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

/// The file says that it is another kind that exists, and R030 says which command takes that. Nothing else is told of
/// such a file: every word of it would be unknown here.
[[nodiscard]] bool is_other_kind(Report& report, const Node& root, std::string_view wanted);
/// Checks `soort`; false (and reported) when the file is another kind.
[[nodiscard]] bool check_kind(Report& report, const Fields& fields, std::string_view wanted);

/// Reports `name` as unknown, with the nearest of `candidates`. `what` names the sort of thing: {"rol", "role"}.
void unknown_name(Report& report, std::string_view code, const diagnostic::Span& span, std::string_view name,
                  const Text& what, const Text& label, const std::vector<std::string>& candidates);

/// `naam`, `van`, `tot en met`.
[[nodiscard]] std::vector<definition::Closure> read_closures(
    Report& report, const Node* node, definition::Closure::Kind kind = definition::Closure::Kind::recess);
/// `vergaderingen`: days and series, as meetings in the order of their days. `recess` are the stretches in which a
/// series that is "niet in reces" has none.
[[nodiscard]] std::vector<definition::Meeting> read_meetings(Report& report, const Node* node,
                                                             const std::vector<definition::Closure>& recess);
[[nodiscard]] definition::Policy read_policy(Report& report, const Node& node);
/// `taal`; Dutch when it is not said.
[[nodiscard]] Language read_language(Report& report, const Node* node);
/// `brieven`; each is held to what a letter can name.
void read_letters(Report& report, const Node* node, definition::LetterTemplates& letters);

/// The last part of a path.
[[nodiscard]] std::string base_name(std::string_view path);

}  // namespace besluit::reading
