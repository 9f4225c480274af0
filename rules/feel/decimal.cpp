// SPDX-License-Identifier: EUPL-1.2
// The one file that knows Intel's decimal library. Its variant libbidgcc000 takes numbers by value, and rounding mode
// and flags with every call: no state of a thread is involved.
#include "rules/feel/decimal.hpp"

#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#endif
#include <bid_conf.h>
#include <bid_functions.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace besluit::feel {

namespace {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

// Rounding modes of the library.
constexpr unsigned nearest_even = 0;
constexpr unsigned downward = 1;
constexpr unsigned upward = 2;
constexpr unsigned to_zero = 3;
constexpr unsigned nearest_away = 4;

constexpr int exponent_min = -6176;
constexpr int exponent_max = 6111;
// Numbers with more digits before the point than this are written with an exponent.
constexpr int plain_digits_max = 41;

constexpr std::int64_t small_max = std::int64_t{1} << 62;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The form of a number: the library itself reads much more ("inf", "1e", "0x").
bool well_formed(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t from = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - from;
  };
  if (i < text.size() && text[i] == '-') ++i;
  std::size_t count = digits();
  if (i < text.size() && text[i] == '.') {
    ++i;
    const std::size_t fraction = digits();
    if (fraction == 0) return false;
    count += fraction;
  }
  if (count == 0) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    const std::size_t exponent = digits();
    if (exponent == 0 || exponent > 9) return false;
  }
  return i == text.size();
}

}  // namespace

// Between our bits and the library's.
struct Bid {
  static BID_UINT128 in(Decimal d) {
    BID_UINT128 x;
    x.w[0] = d.low_;
    x.w[1] = d.high_;
    return x;
  }
  static Decimal raw(BID_UINT128 x) { return {static_cast<std::uint64_t>(x.w[0]), static_cast<std::uint64_t>(x.w[1])}; }
  // Nothing for NaN and infinities; minus zero becomes zero.
  static std::optional<Decimal> out(BID_UINT128 x) {
    constexpr std::uint64_t special = 0x7800'0000'0000'0000;
    if ((x.w[1] & special) == special) return std::nullopt;
    Decimal d = raw(x);
    if (d.is_negative() && d.is_zero()) d.high_ &= ~Decimal::sign_bit;
    return d;
  }
  static Decimal whole(std::uint64_t magnitude, bool negative) {
    return {magnitude, Decimal::whole | (negative && magnitude != 0 ? Decimal::sign_bit : 0)};
  }
  static Decimal power_of_ten(int exponent) { return {1, static_cast<std::uint64_t>(exponent - exponent_min) << 49U}; }
  static int exponent(Decimal d) { return static_cast<int>((d.high_ >> 49U) & 0x3FFFU) + exponent_min; }
  static UnsignedWide coefficient(Decimal d) {
    return (static_cast<UnsignedWide>(d.high_ & 0x0001'FFFF'FFFF'FFFF) << 64U) | d.low_;
  }
};

std::optional<Decimal> Decimal::parse(std::string_view text) {
  constexpr std::size_t characters_max = 10'000;
  if (text.size() > characters_max || !well_formed(text)) return std::nullopt;
  std::string copy(text);
  // The library wants a digit before the point.
  if (const auto dot = copy.find('.'); dot != copy.npos && (dot == 0 || !is_digit(copy[dot - 1])))
    copy.insert(dot, "0");
  unsigned flags = 0;
  const auto parsed = Bid::out(bid128_from_string(copy.data(), nearest_even, &flags));
  if (!parsed) return std::nullopt;
  std::int64_t ignored = 0;
  // Whole numbers in one form, so that arithmetic on them needs no library.
  if (!parsed->small(ignored)) {
    if (const auto integer = parsed->to_int64()) return Decimal(*integer);
  }
  return parsed;
}

std::optional<Decimal> Decimal::from_double(double number) {
  if (!std::isfinite(number)) return std::nullopt;
  std::array<char, 64> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return parse(std::string_view(buffer.data(), result.ptr));
}

bool Decimal::is_zero() const {
  return Bid::coefficient(*this) == 0;
}

bool Decimal::is_integer() const {
  std::int64_t ignored = 0;
  if (small(ignored)) return true;
  unsigned flags = 0;
  const BID_UINT128 rounded = bid128_round_integral_zero(Bid::in(*this), &flags);
  return bid128_quiet_equal(rounded, Bid::in(*this), &flags) != 0;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  std::int64_t integer = 0;
  if (small(integer)) return integer;
  if (!is_integer()) return std::nullopt;
  return truncated_int64();
}

std::optional<std::int64_t> Decimal::truncated_int64() const {
  std::int64_t integer = 0;
  if (small(integer)) return integer;
  unsigned flags = 0;
  const auto result = bid128_to_int64_int(Bid::in(*this), &flags);
  constexpr unsigned invalid = 1;
  if ((flags & invalid) != 0) return std::nullopt;
  return static_cast<std::int64_t>(result);
}

double Decimal::to_double() const {
  unsigned flags = 0;
  return bid128_to_binary64(Bid::in(*this), nearest_even, &flags);
}

std::string Decimal::text() const {
  if (is_zero()) return "0";
  std::string digits;
  for (auto rest = Bid::coefficient(*this); rest != 0; rest /= 10) {
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
  }
  std::reverse(digits.begin(), digits.end());
  int exponent = Bid::exponent(*this);
  while (digits.size() > 1 && digits.back() == '0') {
    digits.pop_back();
    ++exponent;
  }
  const int length = static_cast<int>(digits.size());
  const int point = length + exponent;  // digits before the point
  std::string text = is_negative() ? "-" : "";
  if (point > plain_digits_max || point < -plain_digits_max) {
    text += digits.substr(0, 1);
    if (length > 1) text += "." + digits.substr(1);
    return text + (point > 0 ? "E+" : "E") + std::to_string(point - 1);
  }
  if (exponent >= 0) return text + digits + std::string(static_cast<std::size_t>(exponent), '0');
  if (point > 0) {
    const auto split = static_cast<std::size_t>(point);
    return text + digits.substr(0, split) + "." + digits.substr(split);
  }
  return text + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
}

std::optional<Decimal> Decimal::add_any(Decimal a, Decimal b) {
  unsigned flags = 0;
  return Bid::out(bid128_add(Bid::in(a), Bid::in(b), nearest_even, &flags));
}

std::optional<Decimal> Decimal::subtract(Decimal a, Decimal b) {
  return add(a, b.negated());
}

std::optional<Decimal> Decimal::multiply(Decimal a, Decimal b) {
  std::int64_t x = 0;
  std::int64_t y = 0;
  if (a.small(x) && b.small(y)) {
    const Wide product = static_cast<Wide>(x) * y;
    if (product < small_max && product > -small_max) return Decimal(static_cast<std::int64_t>(product));
  }
  unsigned flags = 0;
  return Bid::out(bid128_mul(Bid::in(a), Bid::in(b), nearest_even, &flags));
}

std::optional<Decimal> Decimal::divide(Decimal a, Decimal b) {
  std::int64_t x = 0;
  std::int64_t y = 0;
  if (a.small(x) && b.small(y) && y != 0 && x % y == 0) return Decimal(x / y);
  unsigned flags = 0;
  return Bid::out(bid128_div(Bid::in(a), Bid::in(b), nearest_even, &flags));
}

std::optional<Decimal> Decimal::power(Decimal base, Decimal exponent) {
  constexpr std::int64_t by_squaring_max = 1'000;
  // Whole exponents by multiplication: exact as long as 34 digits are enough, which the library's pow is not always.
  if (const auto whole_exponent = exponent.to_int64();
      whole_exponent && *whole_exponent >= -by_squaring_max && *whole_exponent <= by_squaring_max) {
    std::optional<Decimal> result = Decimal(1);
    std::optional<Decimal> factor = base;
    for (std::int64_t left = std::abs(*whole_exponent); left > 0; left /= 2) {
      if (left % 2 != 0) result = multiply(*result, *factor);
      if (!result) return std::nullopt;
      if (left > 1) factor = multiply(*factor, *factor);
      if (!factor) return std::nullopt;
    }
    return *whole_exponent < 0 ? divide(Decimal(1), *result) : result;
  }
  if (const auto half = parse("0.5"); exponent == *half) return base.square_root();
  unsigned flags = 0;
  return Bid::out(bid128_pow(Bid::in(base), Bid::in(exponent), nearest_even, &flags));
}

std::optional<Decimal> Decimal::modulo(Decimal a, Decimal b) {
  if (b.is_zero()) return std::nullopt;
  unsigned flags = 0;
  // fmod is exact and has the sign of `a`.
  const auto rest = Bid::out(bid128_fmod(Bid::in(a), Bid::in(b), &flags));
  if (!rest || rest->is_zero() || rest->is_negative() == b.is_negative()) return rest;
  return add(*rest, b);
}

Decimal Decimal::negated() const {
  if (is_zero()) return *this;
  return {low_, high_ ^ sign_bit};
}

Decimal Decimal::absolute() const {
  return {low_, high_ & ~sign_bit};
}

std::optional<Decimal> Decimal::square_root() const {
  unsigned flags = 0;
  return Bid::out(bid128_sqrt(Bid::in(*this), nearest_even, &flags));
}

std::optional<Decimal> Decimal::exponential() const {
  unsigned flags = 0;
  return Bid::out(bid128_exp(Bid::in(*this), nearest_even, &flags));
}

std::optional<Decimal> Decimal::logarithm() const {
  if (is_zero() || is_negative()) return std::nullopt;
  unsigned flags = 0;
  return Bid::out(bid128_log(Bid::in(*this), nearest_even, &flags));
}

std::optional<Decimal> Decimal::rounded(std::int64_t scale, Rounding rounding) const {
  if (scale < -exponent_max || scale > -exponent_min) return std::nullopt;
  const int exponent = static_cast<int>(-scale);
  // Already coarser than asked: nothing to round.
  if (Bid::exponent(*this) >= exponent) return *this;
  unsigned mode = nearest_even;
  switch (rounding) {
    case Rounding::half_even:
      break;
    case Rounding::down:
      mode = to_zero;
      break;
    case Rounding::up:
      mode = is_negative() ? downward : upward;
      break;
    case Rounding::floor:
      mode = downward;
      break;
    case Rounding::ceiling:
      mode = upward;
      break;
    case Rounding::half_up:
      mode = nearest_away;
      break;
    case Rounding::half_down: {
      // Round half up, and one unit back when it was exactly half.
      const auto up = rounded(scale, Rounding::half_up);
      const auto cut = rounded(scale, Rounding::down);
      if (!up || !cut) return std::nullopt;
      const auto rest = subtract(*this, *cut);
      const auto twice = rest ? multiply(rest->absolute(), Decimal(2)) : std::nullopt;
      return twice && *twice == Bid::power_of_ten(exponent) ? cut : up;
    }
  }
  unsigned flags = 0;
  const auto result = Bid::out(bid128_quantize(Bid::in(*this), Bid::in(Bid::power_of_ten(exponent)), mode, &flags));
  if (!result) return std::nullopt;
  std::int64_t ignored = 0;
  if (!result->small(ignored)) {
    if (const auto integer = result->to_int64()) return Decimal(*integer);
  }
  return result;
}

int Decimal::compare_any(Decimal a, Decimal b) {
  unsigned flags = 0;
  if (bid128_quiet_less(Bid::in(a), Bid::in(b), &flags) != 0) return -1;
  return bid128_quiet_greater(Bid::in(a), Bid::in(b), &flags) != 0 ? 1 : 0;
}

}  // namespace besluit::feel
