// SPDX-License-Identifier: EUPL-1.2
// Numbers of FEEL (DMN 1.5, 10.3.2.3.1): IEEE 754-2008 decimal128, 34 significant digits, half-even. There is no NaN,
// no infinity and no negative zero: an operation that would give one gives nothing.
// The arithmetic is Intel's (libintelrdfpmath, libbidgcc000); no header of it is read outside decimal.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace besluit::feel {

/// A finite decimal number; 16 bytes, trivially copied. Equality ignores the scale (1 = 1.00). Numbers with different
/// scales are different members of one cohort: `text()` drops trailing zeros, so that equal numbers read the same.
class Decimal {
 public:
  constexpr Decimal() = default;  ///< zero
  /// Exact for every int64.
  explicit constexpr Decimal(std::int64_t integer)
      : low_(integer < 0 ? 0 - static_cast<std::uint64_t>(integer) : static_cast<std::uint64_t>(integer)),
        high_(integer < 0 ? whole | sign_bit : whole) {}

  /// Reads `[-]digits[.digits][e[+-]digits]` or `[-].digits`; more than 34 digits are rounded half-even. Nothing for
  /// another form or for a number out of range.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);
  /// The shortest decimal that reads back as the same double (JSON numbers); nothing for NaN and infinities.
  [[nodiscard]] static std::optional<Decimal> from_double(double number);

  [[nodiscard]] bool is_zero() const;
  [[nodiscard]] bool is_negative() const { return (high_ & sign_bit) != 0; }
  [[nodiscard]] bool is_integer() const;
  /// Nothing when it is no whole number or does not fit.
  [[nodiscard]] std::optional<std::int64_t> to_int64() const;
  /// The whole part (towards zero) when it fits.
  [[nodiscard]] std::optional<std::int64_t> truncated_int64() const;
  [[nodiscard]] double to_double() const;

  /// Plain notation without trailing zeros; an exponent ("1E+40") only for numbers of more than 41 digits.
  [[nodiscard]] std::string text() const;

  [[nodiscard]] static std::optional<Decimal> add(Decimal a, Decimal b) {
    std::int64_t x = 0;
    std::int64_t y = 0;
    if (a.small(x) && b.small(y)) return Decimal(x + y);
    return add_any(a, b);
  }
  [[nodiscard]] static std::optional<Decimal> subtract(Decimal a, Decimal b);
  [[nodiscard]] static std::optional<Decimal> multiply(Decimal a, Decimal b);
  /// Nothing for a division by zero.
  [[nodiscard]] static std::optional<Decimal> divide(Decimal a, Decimal b);
  [[nodiscard]] static std::optional<Decimal> power(Decimal base, Decimal exponent);
  /// Floored: the sign of the divisor, a - b * floor(a / b), exact.
  [[nodiscard]] static std::optional<Decimal> modulo(Decimal a, Decimal b);
  [[nodiscard]] Decimal negated() const;
  [[nodiscard]] Decimal absolute() const;
  [[nodiscard]] std::optional<Decimal> square_root() const;
  [[nodiscard]] std::optional<Decimal> exponential() const;
  [[nodiscard]] std::optional<Decimal> logarithm() const;

  enum class Rounding { half_even, down, up, floor, ceiling, half_up, half_down };
  /// Rounds to `scale` digits after the point (negative: before it). Nothing outside -6111..6176.
  [[nodiscard]] std::optional<Decimal> rounded(std::int64_t scale, Rounding rounding) const;

  /// Negative, zero or positive.
  [[nodiscard]] static int compare(Decimal a, Decimal b) {
    std::int64_t x = 0;
    std::int64_t y = 0;
    if (a.small(x) && b.small(y)) return x < y ? -1 : (x > y ? 1 : 0);
    return compare_any(a, b);
  }
  friend bool operator==(Decimal a, Decimal b) { return compare(a, b) == 0; }

 private:
  friend struct Bid;
  static constexpr std::uint64_t sign_bit = 0x8000'0000'0000'0000;
  static constexpr std::uint64_t whole = 0x3040'0000'0000'0000;  ///< high word of a coefficient with exponent 0
  constexpr Decimal(std::uint64_t low, std::uint64_t high) : low_(low), high_(high) {}
  // A whole number of less than 2^62, as most are: those need no library call.
  [[nodiscard]] constexpr bool small(std::int64_t& integer) const {
    if ((high_ & ~sign_bit) != whole || low_ >= std::uint64_t{1} << 62U) return false;
    integer = static_cast<std::int64_t>(low_);
    if ((high_ & sign_bit) != 0) integer = -integer;
    return true;
  }
  [[nodiscard]] static std::optional<Decimal> add_any(Decimal a, Decimal b);
  [[nodiscard]] static int compare_any(Decimal a, Decimal b);

  std::uint64_t low_ = 0;
  std::uint64_t high_ = whole;
};

}  // namespace besluit::feel
