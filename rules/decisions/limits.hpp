// SPDX-License-Identifier: EUPL-1.2
// Every bound of decision tables and DMN models. At a bound of a file it is refused with a diagnostic that names the
// bound (code in brackets); at a bound of an evaluation the result is null with a message. Nothing is cut off silently,
// but for the analysis, which says what it left out.
#pragma once

#include <cstddef>

namespace besluit::decisions {

/// Size of one `.dmn` in bytes; the largest of the public conformance kit has half a megabyte (D003).
inline constexpr std::size_t dmn_bytes_max = std::size_t{4} << 20;
/// XML elements inside each other; a boxed expression of ten levels has some fifty (D003).
inline constexpr int xml_depth_max = 256;
/// XML elements and texts of one file (D003).
inline constexpr int xml_nodes_max = 400'000;
/// Findings kept for one file; an error is always kept.
inline constexpr std::size_t findings_max = 1'000;
/// Models that import each other, in one load; the next one is not loaded (D015).
inline constexpr std::size_t imports_max = 64;

/// Columns of one table, inputs and outputs together (D011).
inline constexpr std::size_t columns_max = 64;
/// Rules of one table (D011).
inline constexpr std::size_t rules_max = 10'000;

/// Types that are made of types that are made of types, and decisions that need decisions that need decisions (D003).
inline constexpr std::size_t chain_max = 200;

/// Functions of a model (knowledge, services) that are busy inside each other in one evaluation. Beyond it: null.
/// Each level costs some frames of the processor's stack, so the bound is far below what eight megabytes hold.
inline constexpr int call_depth_max = 200;

/// Analysis of one table: comparisons of a rule with a piece of a column; some tenths of a second. Beyond it the
/// analysis stops and says so (D024).
inline constexpr std::size_t analysis_steps_max = 20'000'000;
/// What looking at one box costs of them beside its comparisons: it is remembered, and memory is bounded too.
inline constexpr std::size_t box_steps = 100;
/// The same for comparing the cells of one column with the pieces into which it falls (cells times pieces).
inline constexpr std::size_t comparisons_max = 2'000'000;
/// Findings of one kind about one table.
inline constexpr std::size_t analysis_findings_max = 20;

}  // namespace besluit::decisions
