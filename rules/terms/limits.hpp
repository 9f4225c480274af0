// SPDX-License-Identifier: EUPL-1.2
// Every bound of this room. At each of them the text or the row is refused with a sentence that names the bound;
// nothing is cut off silently.
#pragma once

#include <cstddef>

namespace besluit::terms {

/// Of an own term in a routing file: nobody hands in papers a thousand weeks before a meeting.
inline constexpr int term_count_max = 1000;
/// Of a term in `besluitctl term`, in any unit. What it yields must also lie between `date_min` and `date_max`.
inline constexpr int legal_count_max = 100'000;
/// Of the text of one term with its limits and suspensions ("8 weeks; before 2024-09-15; suspend 13 days").
inline constexpr std::size_t phrase_bytes_max = 1'000;
/// Parts of such a text, between the semicolons.
inline constexpr std::size_t phrase_parts_max = 20;
/// Of all suspensions of one term together, in days.
inline constexpr int suspended_days_max = 10'000;
/// Suspensions with their dates of one term.
inline constexpr std::size_t suspensions_max = 100;
/// Of a cases file, in bytes and in rows.
inline constexpr std::size_t cases_bytes_max = 64 * 1024 * 1024;
inline constexpr std::size_t cases_rows_max = 1'000'000;

}  // namespace besluit::terms
