// SPDX-License-Identifier: EUPL-1.2
// The house rules as functions from one file's text to complaints. Pure, so that each rule can be shown to bite.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::house {

/// One text file of the tree. `path` is relative to the top, with '/'.
struct File {
  std::string path;
  std::string text;
};

/// "path:line: what is wrong", with line 0 left out.
using Complaints = std::vector<std::string>;

/// A room of the house and the rooms that it may include. A room is a folder; it contains every folder below it that is
/// not a room itself, and may always include itself.
struct Room {
  std::string_view folder;
  std::vector<std::string_view> may_include;
  bool pure = false;  ///< knows no clock, file, thread, environment or chance
};
[[nodiscard]] const std::vector<Room>& rooms();
/// The room of a path by the longest folder that contains it; null outside the four floors and for an unknown folder.
[[nodiscard]] const Room* room_of(std::string_view path);

/// Files longer than this have become halls.
inline constexpr std::size_t lines_max = 600;
inline constexpr std::size_t columns_max = 120;

// Each rule looks at the files that it is about and passes over the others.
[[nodiscard]] Complaints includes_follow_the_picture(const File& file);
[[nodiscard]] Complaints pure_floors_stay_pure(const File& file);
[[nodiscard]] Complaints heavy_headers_stay_in_sources(const File& file);
[[nodiscard]] Complaints licence_is_named(const File& file);
[[nodiscard]] Complaints layout_is_plain(const File& file);
[[nodiscard]] Complaints files_stay_small(const File& file);
[[nodiscard]] Complaints nothing_is_left_for_later(const File& file);
[[nodiscard]] Complaints headers_guard_themselves(const File& file);

/// The text with comments and the insides of string and character literals made blank; lines stay where they are.
[[nodiscard]] std::string code_only(std::string_view text);

}  // namespace besluit::house
