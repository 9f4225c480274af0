// SPDX-License-Identifier: EUPL-1.2
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::feel {
namespace {

using Integer = boost::multiprecision::cpp_int;

constexpr std::size_t text_bytes_max = 10'000;

struct Parts {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
};

std::optional<Parts> split_number(std::string_view text) {
  Parts parts;
  parts.negative = text.starts_with('-');
  if (parts.negative) text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  parts.whole = text.substr(0, dot);
  if (dot != std::string_view::npos) {
    parts.fraction = text.substr(dot + 1);
    if (parts.fraction.empty()) return std::nullopt;
  }
  const auto digits_only = [](std::string_view digits) {
    return digits.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const std::size_t digits = parts.whole.size() + parts.fraction.size();
  if (digits == 0 || digits > number_digits_max) return std::nullopt;
  if (!digits_only(parts.whole) || !digits_only(parts.fraction)) return std::nullopt;
  return parts;
}

// One spelling for one number, so that equal numbers have equal digits.
std::string canonical(Parts parts) {
  parts.whole.remove_prefix(std::min(parts.whole.find_first_not_of('0'), parts.whole.size()));
  parts.fraction = parts.fraction.substr(0, parts.fraction.find_last_not_of('0') + 1);
  std::string digits = parts.whole.empty() ? "0" : std::string(parts.whole);
  if (!parts.fraction.empty()) digits += "." + std::string(parts.fraction);
  return parts.negative && digits != "0" ? "-" + digits : digits;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t bytes_max = 60;
  return diagnostic::printable(text.size() > bytes_max ? std::string(text.substr(0, bytes_max)) + "..."
                                                       : std::string(text));
}

std::expected<Value, Text> parse_boolean(std::string_view text) {
  static constexpr std::array<std::string_view, 4> yes{"true", "ja", "yes", "waar"};
  static constexpr std::array<std::string_view, 4> no{"false", "nee", "no", "onwaar"};
  if (std::find(yes.begin(), yes.end(), text) != yes.end()) return Value{true};
  if (std::find(no.begin(), no.end(), text) != no.end()) return Value{false};
  return std::unexpected(Text{fmt::format("\"{}\" is geen ja of nee; schrijf ja of nee", in_quotes(text)),
                              fmt::format("\"{}\" is not yes or no; write yes or no", in_quotes(text))});
}

}  // namespace

std::optional<Rational> parse_number(std::string_view text) {
  const auto parts = split_number(text);
  if (!parts) return std::nullopt;
  // Digit by digit: the library's own reader takes a leading zero for octal.
  Integer digits = 0;
  Integer scale = 1;
  for (const char digit : parts->whole) digits = digits * 10 + (digit - '0');
  for (const char digit : parts->fraction) {
    digits = digits * 10 + (digit - '0');
    scale *= 10;
  }
  if (parts->negative) digits = -digits;
  return Rational(digits, scale);
}

std::string decimal_text(const Rational& number) {
  constexpr std::size_t decimals_max = 2 * number_digits_max;
  constexpr std::size_t decimals_shown = 10;
  const Integer below = boost::multiprecision::denominator(number);
  const Integer above = boost::multiprecision::abs(boost::multiprecision::numerator(number));
  Integer rest = above % below;
  std::string text = Integer(above / below).str();
  std::string fraction;
  while (rest != 0 && fraction.size() < decimals_max) {
    rest *= 10;
    fraction += Integer(rest / below).str();
    rest %= below;
  }
  if (rest != 0) fraction = fraction.substr(0, decimals_shown) + "…";
  if (!fraction.empty()) text += "." + fraction;
  return number < 0 ? "-" + text : text;
}

Text type_name(Type type) {
  switch (type) {
    case Type::number:
      return {"een getal", "a number"};
    case Type::text:
      return {"een tekst", "a text"};
    case Type::boolean:
      return {"waar of onwaar", "true or false"};
    case Type::date:
      return {"een datum", "a date"};
  }
  return {};
}

std::expected<Value, Text> parse_value(std::string_view text, Type type) {
  switch (type) {
    case Type::number: {
      const auto parts = split_number(text);
      if (parts) return Value{Number{canonical(*parts)}};
      return std::unexpected(
          Text{fmt::format("\"{}\" is geen getal; schrijf alleen cijfers, en een punt voor decimalen: 3500000 of 2.5",
                           in_quotes(text)),
               fmt::format("\"{}\" is not a number; write digits only, and a point for decimals: 3500000 or 2.5",
                           in_quotes(text))});
    }
    case Type::text:
      if (text.size() <= text_bytes_max && diagnostic::printable(text) == text) return Value{std::string(text)};
      return std::unexpected(
          Text{fmt::format("deze tekst is langer dan {} tekens of bevat stuurtekens", text_bytes_max),
               fmt::format("this text is longer than {} characters or holds control characters", text_bytes_max)});
    case Type::boolean:
      return parse_boolean(text);
    case Type::date:
      if (const auto date = parse_date(text)) return Value{*date};
      return std::unexpected(
          Text{fmt::format("\"{}\" is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2024-07-10", in_quotes(text)),
               fmt::format("\"{}\" is not a date; write year-month-day, for example 2024-07-10", in_quotes(text))});
  }
  return std::unexpected(Text{"onbekend soort gegeven", "unknown type"});
}

std::string to_string(const Value& value) {
  struct Show {
    std::string operator()(const Number& number) const { return number.digits; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(Date date) const { return besluit::to_string(date); }
  };
  return std::visit(Show{}, value);
}

}  // namespace besluit::feel
