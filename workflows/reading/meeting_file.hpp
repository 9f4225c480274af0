// SPDX-License-Identifier: EUPL-1.2
// A year of meetings from a calendar (.ics) or a table (.csv), and what it would change. Pure: the shell reads the
// file.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/date.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/reading/reading.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::reading {

/// Codes of what is found in such a file; `besluitctl explain` knows them.
inline constexpr std::string_view meeting_line_code = "F004";  ///< a line or event that cannot be read
inline constexpr std::string_view meeting_body_code = "F005";  ///< a line or event of no known body

/// One meeting as the file has it, with the line it comes from.
struct MeetingEntry {
  std::string body;  ///< id of the organisation
  Date date{};
  int line = 1;
};
struct MeetingFile {
  std::vector<MeetingEntry> meetings;  ///< ordered by body and date, each once
  diagnostic::Diagnostics diagnostics;
};

/// A table has the columns `orgaan` and `datum` (`body`, `date`), comma or semicolon; days as 2024-07-10 or 10-7-2024.
/// A calendar gives its events (also the recurring ones); the body is the one whose id or name stands in the title.
/// `body` names it for the whole file and may be empty. `zone` turns moments in UTC into days.
[[nodiscard]] MeetingFile read_meeting_file(const Source& source, const definition::Organisation& organisation,
                                            std::string_view body, const Zone& zone);

/// What the file would change for one body. Only days between the first and the last of the file are judged: a calendar
/// of 2025 says nothing about 2024.
struct MeetingChanges {
  std::string body;
  int kept = 0;  ///< the same in both
  std::vector<Date> added;
  std::vector<std::pair<Date, Date>> moved;  ///< old and new: at most two weeks apart, and nothing nearer
  std::vector<Date> gone;
};
[[nodiscard]] std::vector<MeetingChanges> changes_of(const MeetingFile& file,
                                                     const definition::Organisation& organisation);

}  // namespace besluit::reading
