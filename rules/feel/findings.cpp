// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/findings.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace besluit::feel {

std::string Findings::written(const Node& node) const {
  return shown(node.begin, node.end);
}

std::string Findings::shown(std::size_t begin, std::size_t end) const {
  return diagnostic::printable(text_.substr(begin, end - begin));
}

std::string Findings::quoted_operand(const Node& node) const {
  const std::string text = written(node);
  return text.starts_with('"') ? text : "\"" + text + "\"";
}

void Findings::report(std::size_t begin, std::size_t end, Text message, std::string suggestion) {
  const auto characters = [this](std::size_t offset) {
    return static_cast<int>(utf8::count(text_.substr(0, std::min(offset, text_.size()))));
  };
  const int first = characters(begin);
  problems_.push_back({first, std::max(first + 1, characters(end)), std::move(message), std::move(suggestion)});
}

void Findings::require_boolean(const Node& node) {
  if (!node.type || node.type == Type::boolean) return;
  const Text type = type_name(*node.type);
  report(node.begin, node.end,
         {fmt::format("\"{}\" is {}, geen voorwaarde; vergelijk het met iets, bijvoorbeeld met <, > of =",
                      written(node), type.nl),
          fmt::format("\"{}\" is {}, not a condition; compare it with something, for example with <, > or =",
                      written(node), type.en)});
}

void Findings::require_number(const Node& node) {
  if (!node.type || node.type == Type::number) return;
  const Text type = type_name(*node.type);
  report(node.begin, node.end,
         {fmt::format("rekenen kan alleen met getallen; {} is {}", quoted_operand(node), type.nl),
          fmt::format("only numbers can be calculated with; {} is {}", quoted_operand(node), type.en)});
}

// A text in quotes that would be right as a date or a number.
std::string Findings::better_literal(Type wanted, const Node& node) const {
  const std::string* text = node.kind == Kind::literal ? std::get_if<std::string>(&node.value) : nullptr;
  if (text == nullptr) return {};
  if (wanted == Type::date && parse_date(*text)) return "date(\"" + *text + "\")";
  if (wanted == Type::number && parse_number(*text)) return *text;
  return {};
}

void Findings::check_comparable(const Node& left, const Node& right, bool ordered) {
  if (!left.type || !right.type) return;
  if (left.type != right.type) {
    const Text a = type_name(*left.type);
    const Text b = type_name(*right.type);
    report(left.begin, right.end,
           {fmt::format("\"{}\" is {} en {} is {}; die zijn niet te vergelijken", written(left), a.nl,
                        quoted_operand(right), b.nl),
            fmt::format("\"{}\" is {} and {} is {}; they cannot be compared", written(left), a.en,
                        quoted_operand(right), b.en)},
           better_literal(*left.type, right));
  } else if (ordered && left.type == Type::boolean) {
    report(left.begin, right.end,
           {"waar en onwaar hebben geen volgorde; vergelijk met = of !=",
            "true and false have no order; compare with = or !="});
  }
}

}  // namespace besluit::feel
