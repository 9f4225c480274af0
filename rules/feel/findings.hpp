// SPDX-License-Identifier: EUPL-1.2
// Inside the room: collects the mistakes of one text, and checks the types of its parts when it is read strictly. A
// part of which the type is not known is never complained about.
#pragma once

#include "rules/feel/built_in.hpp"
#include "rules/feel/node.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::feel {

class Findings {
 public:
  /// `text` must live as long as this.
  Findings(std::string_view text, bool strict) : text_(text), strict_(strict) {}

  /// `begin` and `end` are byte offsets; the problem says characters, and is never empty.
  void report(std::size_t begin, std::size_t end, Text message, std::string suggestion = {});

  // Strict only; each says nothing when it cannot be sure.
  void require_boolean(const Node& node);
  void require_condition(const Node& node, const Type& wanted);
  /// Both sides must have one type, and for an order one that has an order.
  void check_comparable(const Node& left, const Node& right, bool ordered);
  /// A test against a value of type `input`: `node` is what is compared with.
  void check_test(const Type& input, const Node& node, bool ordered);
  void check_negation(const Node& operand);
  /// What `left sign right` gives; reports when it can give nothing.
  [[nodiscard]] Type arithmetic(const Node& first, const Type& left, char sign, const Node& right);
  void check_arguments(const BuiltIn& function, const Node& call);
  void check_path(const Node& value, const std::string& name, std::size_t begin, std::size_t end);

  [[nodiscard]] bool any() const { return !problems_.empty(); }
  [[nodiscard]] std::vector<Problem> take() { return std::move(problems_); }
  /// A part of the text, safe to show.
  [[nodiscard]] std::string shown(std::size_t begin, std::size_t end) const;

 private:
  [[nodiscard]] std::string written(const Node& node) const;
  [[nodiscard]] std::string quoted_operand(const Node& node) const;
  [[nodiscard]] static std::string better_literal(const Type& wanted, const Node& node);

  std::string_view text_;
  bool strict_;
  std::vector<Problem> problems_;
};

}  // namespace besluit::feel
