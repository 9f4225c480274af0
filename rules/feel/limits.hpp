// SPDX-License-Identifier: EUPL-1.2
// Every bound of the expression language, with what happens at the bound. Expressions are written by people and read
// from files of others: none of them may take the process down, hang it, or fill its memory.
#pragma once

#include <cstddef>
#include <cstdint>

namespace besluit::feel::limits {

/// Characters (code points) in one expression. Longer: one problem, nothing is read.
inline constexpr std::size_t expression_characters_max = 65'536;
/// Characters in a condition of a route, which one person must be able to read. Longer: one problem.
inline constexpr std::size_t condition_characters_max = 4'096;
/// Combinations of values that are tried to see whether two conditions exclude each other.
inline constexpr std::size_t exclusion_tries_max = 1'024;
/// Levels of parentheses, brackets and other constructs inside each other. Deeper: one problem.
inline constexpr int nesting_max = 64;
/// Height of the compiled tree (long chains of `.a.b.c` count, long sums do not). Higher: one problem.
inline constexpr int tree_height_max = 256;
/// Words and symbols in one name. Longer names are never matched.
inline constexpr std::size_t name_parts_max = 64;
/// Problems reported for one text; the rest is not shown.
inline constexpr std::size_t problems_max = 50;

/// Steps of one evaluation: one for each part of the expression that is computed, for each element that is made and
/// for each 64 bytes of text. Beyond: the result is null, with the message `steps`.
inline constexpr std::uint64_t steps_max = 10'000'000;
/// Evaluations inside each other (functions that call themselves included). Deeper: null, with the message `depth`.
/// Each takes about half a kilobyte of stack, under the sanitizers about 4: all of them fit a stack of 8 MB.
inline constexpr int evaluation_depth_max = 1'000;
/// Local names of all running expressions together. More: null, with the message `depth`.
inline constexpr std::size_t frame_values_max = 16'384;
/// Elements in one list, entries in one context. More: null, with the message `size`.
inline constexpr std::size_t elements_max = 1'000'000;
/// Bytes in one string. More: null, with the message `size`.
inline constexpr std::size_t string_bytes_max = 4'000'000;
/// Lists and contexts inside each other. Deeper: null, with the message `depth`.
inline constexpr int value_depth_max = 100;
/// Messages kept for one evaluation; the count goes on.
inline constexpr std::size_t messages_max = 100;
/// Steps kept in one trace; what comes later is not recorded, and `Trace::cut` says so.
inline constexpr std::size_t trace_steps_max = 10'000;

/// Characters in one regular expression. Longer: null, with the message `regex`.
inline constexpr std::size_t pattern_characters_max = 4'096;
/// Back-tracking steps, and depth, of one match. More: null, with the message `regex`. A match that needs more than the
/// first bound is begun again with the second, and costs the evaluation `match_cost_large` steps instead of
/// `match_cost`, so that a loop over bad patterns ends soon.
inline constexpr std::uint32_t match_steps_small = 10'000;
inline constexpr std::uint32_t match_steps_max = 1'000'000;
inline constexpr std::uint32_t match_depth_max = 10'000;
inline constexpr std::uint64_t match_cost = 50;
inline constexpr std::uint64_t match_cost_large = 100'000;
/// Compiled patterns one evaluation remembers.
inline constexpr std::size_t patterns_kept = 16;

/// Years of a date (FEEL's own bound). Outside: null.
inline constexpr std::int64_t year_max = 999'999'999;
/// Months of a years-and-months duration, seconds of a days-and-time duration. Outside: null.
inline constexpr std::int64_t months_max = 12 * 2 * year_max;
inline constexpr std::int64_t seconds_max = 4'000'000'000'000'000'000;

/// Text kept of one value in a message or an explanation; the rest is "...".
inline constexpr std::size_t shown_bytes_max = 200;

}  // namespace besluit::feel::limits
