// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/findings.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace besluit::feel {
namespace {

bool is_duration(const Type& type) {
  return type.is(TypeKind::days_duration) || type.is(TypeKind::years_duration);
}
bool is_moment(const Type& type) {
  return type.is(TypeKind::date) || type.is(TypeKind::date_time);
}

// Tables 56 to 60 of the standard. Nothing: it can only be null.
std::optional<Type> sum_type(const Type& a, char sign, const Type& b) {
  if (a == Type::number && b == Type::number) return Type::number;
  if (sign == '+' && a == Type::string && b == Type::string) return Type::string;
  if (is_duration(a) && a == b) return a;
  if (sign == '-' && ((is_moment(a) && is_moment(b)) || (a == Type::time && b == Type::time))) {
    return Type::days_duration;
  }
  if (is_moment(a) && is_duration(b)) return a;
  if (sign == '+' && is_duration(a) && is_moment(b)) return b;
  if (a == Type::time && b == Type::days_duration) return a;
  if (sign == '+' && a == Type::days_duration && b == Type::time) return b;
  return std::nullopt;
}

std::optional<Type> product_type(const Type& a, char sign, const Type& b) {
  if (a == Type::number && b == Type::number) return Type::number;
  if (is_duration(a) && b == Type::number) return a;
  if (sign == '*' && a == Type::number && is_duration(b)) return b;
  if (sign == '/' && is_duration(a) && a == b) return Type::number;
  return std::nullopt;
}

bool can_be_calculated(const Type& type) {
  return type == Type::number || is_duration(type) || is_moment(type) || type == Type::time;
}

bool has_order(const Type& type) {
  return can_be_calculated(type) || type == Type::string || type.is_any() || type.is(TypeKind::null);
}

bool simple(const Type& type) {
  return !type.is_any() && !type.is(TypeKind::null);
}

}  // namespace

std::string Findings::written(const Node& node) const {
  return shown(node.begin, node.end);
}

std::string Findings::shown(std::size_t begin, std::size_t end) const {
  std::string_view part = text_.substr(begin, end - begin);
  if (part.size() <= limits::shown_bytes_max) return diagnostic::printable(part);
  part = part.substr(0, limits::shown_bytes_max);
  while (!part.empty() && !utf8::valid(part)) part.remove_suffix(1);
  return diagnostic::printable(part) + "...";
}

std::string Findings::quoted_operand(const Node& node) const {
  const std::string text = written(node);
  return text.starts_with('"') ? text : "\"" + text + "\"";
}

void Findings::report(std::size_t begin, std::size_t end, Text message, std::string suggestion) {
  if (problems_.size() >= limits::problems_max) return;
  const auto [first, last] = characters_of(text_, begin, end);
  problems_.push_back({first, last, std::move(message), std::move(suggestion)});
}

void Findings::require_boolean(const Node& node) {
  require_condition(node, Type::boolean);
}

void Findings::require_condition(const Node& node, const Type& wanted) {
  if (!strict_ || !simple(node.type) || conforms(node.type, wanted)) return;
  const Text type = node.type.spoken();
  if (wanted == Type::boolean) {
    report(node.begin, node.end,
           {fmt::format("\"{}\" is {}, geen voorwaarde; vergelijk het met iets, bijvoorbeeld met <, > of =",
                        written(node), type.nl),
            fmt::format("\"{}\" is {}, not a condition; compare it with something, for example with <, > or =",
                        written(node), type.en)});
    return;
  }
  // A singleton list, and a date for a moment, are converted.
  if (node.type.is(TypeKind::list) || wanted.is(TypeKind::list)) return;
  if (node.type == Type::date && wanted == Type::date_time) return;
  report(node.begin, node.end,
         {fmt::format("\"{}\" is {}, en hier hoort {}", written(node), type.nl, wanted.spoken().nl),
          fmt::format("\"{}\" is {}, and {} belongs here", written(node), type.en, wanted.spoken().en)});
}

// A text in quotes that would be right as a date or a number.
std::string Findings::better_literal(const Type& wanted, const Node& node) {
  if (node.op != Op::constant || !node.value.is(Kind::string)) return {};
  const std::string& text = node.value.string();
  if (wanted == Type::date && parse_civil_date(text)) return "date(\"" + text + "\")";
  if (wanted == Type::number && Decimal::parse(text)) return text;
  return {};
}

void Findings::check_comparable(const Node& left, const Node& right, bool ordered) {
  if (!strict_) return;
  if (!may_meet(left.type, right.type)) {
    const Text a = left.type.spoken();
    const Text b = right.type.spoken();
    report(left.begin, right.end,
           {fmt::format("\"{}\" is {} en {} is {}; die zijn niet te vergelijken", written(left), a.nl,
                        quoted_operand(right), b.nl),
            fmt::format("\"{}\" is {} and {} is {}; they cannot be compared", written(left), a.en,
                        quoted_operand(right), b.en)},
           better_literal(left.type, right));
  } else if (ordered && left.type == Type::boolean) {
    report(left.begin, right.end,
           {"waar en onwaar hebben geen volgorde; vergelijk met = of !=",
            "true and false have no order; compare with = or !="});
  } else if (ordered && !has_order(left.type)) {
    report(left.begin, right.end,
           {fmt::format("\"{}\" is {}, en daarin is geen volgorde", written(left), left.type.spoken().nl),
            fmt::format("\"{}\" is {}, and there is no order in that", written(left), left.type.spoken().en)});
  }
}

void Findings::check_test(const Type& input, const Node& node, bool ordered) {
  if (!strict_ || !simple(input) || !simple(node.type)) return;
  // A range or a list is tested by its elements.
  const Type& against = node.type.is(TypeKind::range) && !input.is(TypeKind::range) ? node.type.element() : node.type;
  if (against.is(TypeKind::list)) {
    if (may_meet(input, against) || may_meet(input, against.element())) return;
    if (against.element().is(TypeKind::range) && may_meet(input, against.element().element())) return;
  } else if (may_meet(input, against)) {
    if (!ordered || has_order(against)) return;
    report(node.begin, node.end, {"hierin is geen volgorde", "there is no order in this"});
    return;
  }
  report(node.begin, node.end,
         {fmt::format("{} is {}, en wat hier getoetst wordt is {}; die zijn niet te vergelijken", quoted_operand(node),
                      node.type.spoken().nl, input.spoken().nl),
          fmt::format("{} is {}, and what is tested here is {}; they cannot be compared", quoted_operand(node),
                      node.type.spoken().en, input.spoken().en)},
         better_literal(input, node));
}

void Findings::check_negation(const Node& operand) {
  if (!strict_ || !simple(operand.type) || operand.type == Type::number || is_duration(operand.type)) return;
  report(operand.begin, operand.end,
         {fmt::format("rekenen kan alleen met getallen; {} is {}", quoted_operand(operand), operand.type.spoken().nl),
          fmt::format("only numbers can be calculated with; {} is {}", quoted_operand(operand),
                      operand.type.spoken().en)});
}

Type Findings::arithmetic(const Node& first, const Type& left, char sign, const Node& right) {
  const bool sum = sign == '+' || sign == '-';
  if (left.is_any() || right.type.is_any() || left.is(TypeKind::null) || right.type.is(TypeKind::null)) {
    return Type::any;
  }
  std::optional<Type> type;
  if (sum) {
    type = sum_type(left, sign, right.type);
  } else if (sign == '^') {
    if (left == Type::number && right.type == Type::number) type = Type::number;
  } else {
    type = product_type(left, sign, right.type);
  }
  if (type || !strict_) return type.value_or(Type::any);
  const auto blame = [&](std::size_t begin, std::size_t end, const std::string& operand, const Type& of) {
    report(begin, end,
           {fmt::format("rekenen kan alleen met getallen; {} is {}", operand, of.spoken().nl),
            fmt::format("only numbers can be calculated with; {} is {}", operand, of.spoken().en)});
  };
  if (!can_be_calculated(left)) {
    blame(first.begin, first.end, quoted_operand(first), left);
  } else if (!can_be_calculated(right.type)) {
    blame(right.begin, right.end, quoted_operand(right), right.type);
  } else {
    const std::string shown_sign = sign == '^' ? "**" : std::string(1, sign);
    report(first.begin, right.end,
           {fmt::format("{} {} {} bestaat niet", left.spoken().nl, shown_sign, right.type.spoken().nl),
            fmt::format("{} {} {} does not exist", left.spoken().en, shown_sign, right.type.spoken().en)});
  }
  return Type::any;
}

namespace {

std::optional<Type> taken(Takes takes) {
  switch (takes) {
    case Takes::string:
      return Type::string;
    case Takes::number:
      return Type::number;
    case Takes::boolean:
      return Type::boolean;
    case Takes::context:
      return Type::context();
    case Takes::function:
      return Type::function();
    default:
      return std::nullopt;
  }
}

}  // namespace

void Findings::check_arguments(const BuiltIn& function, const Node& call) {
  if (!strict_) return;
  const std::span signatures(function.signatures.data(), function.signature_count);
  if (!call.names.empty()) {
    for (const std::string& name : call.names) {
      std::vector<std::string> known;
      for (const Signature& signature : signatures) {
        for (std::size_t i = 0; i < signature.count; ++i) known.emplace_back(signature.parameters[i].name);
      }
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      report(call.begin, call.end,
             {fmt::format("de functie \"{}\" heeft geen gegeven \"{}\"", function.name, name),
              fmt::format("the function \"{}\" has no parameter \"{}\"", function.name, name)},
             diagnostic::nearest(name, known));
    }
    return;
  }
  const std::size_t count = call.children.size();
  const auto fits = [&](const Signature& signature) {
    return count >= signature.required && (signature.variadic || count <= signature.count);
  };
  const auto signature = std::find_if(signatures.begin(), signatures.end(), fits);
  if (signature == signatures.end()) {
    report(call.begin, call.end,
           {fmt::format("de functie \"{}\" kan niet met {} gegevens worden gebruikt", function.name, count),
            fmt::format("the function \"{}\" cannot be used with {} values", function.name, count)});
    return;
  }
  if (signature->variadic || signature + 1 != signatures.end()) return;
  for (std::size_t i = 0; i < count; ++i) {
    const Node& argument = *call.children[i];
    const auto wanted = taken(signature->parameters[i].takes);
    if (!wanted || !simple(argument.type) || argument.type.is(TypeKind::list)) continue;
    if (argument.type.kind() == wanted->kind()) continue;
    report(argument.begin, argument.end,
           {fmt::format("{} is {}, en de functie \"{}\" verwacht hier {}", quoted_operand(argument),
                        argument.type.spoken().nl, function.name, wanted->spoken().nl),
            fmt::format("{} is {}, and the function \"{}\" expects {} here", quoted_operand(argument),
                        argument.type.spoken().en, function.name, wanted->spoken().en)});
  }
}

void Findings::check_path(const Node& value, const std::string& name, std::size_t begin, std::size_t end) {
  if (!strict_ || !value.type.is(TypeKind::context) || value.type.fields().empty()) return;
  if (value.type.field(name) != nullptr) return;
  std::vector<std::string> known;
  for (const Field& field : value.type.fields()) known.push_back(field.name);
  report(begin, end,
         {fmt::format("\"{}\" heeft geen onderdeel \"{}\"", written(value), name),
          fmt::format("\"{}\" has no part \"{}\"", written(value), name)},
         diagnostic::nearest(name, known));
}

}  // namespace besluit::feel
