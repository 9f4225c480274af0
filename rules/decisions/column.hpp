// SPDX-License-Identifier: EUPL-1.2
// One column of a table, cut into pieces on which every cell is simply true or false. Private to the room.
#pragma once

#include "rules/decisions/table.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace besluit::decisions {

/// A set of small numbers.
class Bits {
 public:
  explicit Bits(std::size_t size = 0, bool full = false);
  void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  [[nodiscard]] bool has(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1U) != 0; }
  [[nodiscard]] bool empty() const;
  [[nodiscard]] bool meets(const Bits& other) const;
  Bits& operator&=(const Bits& other);
  friend bool operator==(const Bits&, const Bits&) = default;
  friend auto operator<=>(const Bits&, const Bits&) = default;

 private:
  std::vector<std::uint64_t> words_;
};

struct Piece {
  feel::Value example;
  bool point = false;    ///< exactly this value; else the example stands for all values between two points
  bool outside = false;  ///< null: cells may name it, gaps are not looked for there
};

struct Column {
  std::vector<Piece> pieces;  ///< at least one
  std::vector<Bits> cells;    ///< for each rule the pieces it matches; a free cell: all of them
  std::vector<bool> free;     ///< for each rule: the cell cannot be judged beforehand
  bool all_free = false;      ///< the column as a whole cannot be cut
  bool too_large = false;     ///< because of `comparisons_max`
};

[[nodiscard]] Column cut_column(const CompiledTable& table, std::size_t input);

}  // namespace besluit::decisions
