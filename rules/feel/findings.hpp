// SPDX-License-Identifier: EUPL-1.2
// Inside the room: collects the mistakes of one condition, and checks the types of its parts. A part of which the type
// is not known (after a mistake) is never complained about again.
#pragma once

#include "rules/feel/node.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::feel {

class Findings {
 public:
  using Node = Condition::Node;

  /// `text` must live as long as this.
  explicit Findings(std::string_view text) : text_(text) {}

  /// `begin` and `end` are byte offsets; the problem says characters, and is never empty.
  void report(std::size_t begin, std::size_t end, Text message, std::string suggestion = {});
  void require_boolean(const Node& node);
  void require_number(const Node& node);
  /// Both sides must have one type, and for an order one that has an order.
  void check_comparable(const Node& left, const Node& right, bool ordered);

  [[nodiscard]] bool any() const { return !problems_.empty(); }
  [[nodiscard]] std::vector<Problem> take() { return std::move(problems_); }
  /// A part of the text, safe to show.
  [[nodiscard]] std::string shown(std::size_t begin, std::size_t end) const;

 private:
  [[nodiscard]] std::string written(const Node& node) const;
  [[nodiscard]] std::string quoted_operand(const Node& node) const;
  [[nodiscard]] std::string better_literal(Type wanted, const Node& node) const;

  std::string_view text_;
  std::vector<Problem> problems_;
};

}  // namespace besluit::feel
