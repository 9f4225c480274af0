// SPDX-License-Identifier: EUPL-1.2
// Every bound of the reader. At a bound the file is refused with an error that names the bound; nothing is cut off.
#pragma once

#include <cstddef>

namespace besluit::reading {

/// Size of one file in bytes. A route has some 2,000; a megabyte is a wrong file. Code R003.
inline constexpr std::size_t file_bytes_max = std::size_t{1} << 20;
/// Maps and lists inside each other. Our own language needs six. Code R004.
inline constexpr int depth_max = 64;
/// Keys, values, maps and lists of one file together. Code R005.
inline constexpr int nodes_max = 50'000;
/// Length of an id in bytes (steps, bodies, roles, people): it stands in tables and on command lines. Code R031.
inline constexpr std::size_t id_bytes_max = 64;
/// Steps of one route. Code R068.
inline constexpr std::size_t steps_max = 500;
/// Findings of one file that are kept; beyond it the rest is dropped, so that a hostile file cannot fill the memory.
inline constexpr std::size_t findings_max = 1'000;
/// Mail addresses of one person: a mailbox of a secretariat or two, not a mailing list. Code R032.
inline constexpr std::size_t mails_max = 20;
inline constexpr std::size_t new_councils_max = 20;
inline constexpr std::size_t apart_from_max = 20;
/// Votes of one participant. Code R025.
inline constexpr int votes_max = 1'000'000;

/// Of a calendar or table of meetings, in bytes. Code F004.
inline constexpr std::size_t meeting_file_bytes_max = std::size_t{8} << 20;
/// Events of one calendar and rows of one table. Code F004.
inline constexpr std::size_t calendar_events_max = 5'000;
/// Of one event, in bytes. Code F004.
inline constexpr std::size_t calendar_event_bytes_max = 64 * 1024;
/// Days that one recurring event may give. Code F004.
inline constexpr std::size_t calendar_days_max = 1'000;

}  // namespace besluit::reading
