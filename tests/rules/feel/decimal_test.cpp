// SPDX-License-Identifier: EUPL-1.2
// Exactness: what the TCK, with its tolerance of 1e-8, would never see.
#include "rules/feel/decimal.hpp"
#include "tests/support/catch.hpp"

#include <array>

using namespace besluit::feel;

namespace {

Decimal number(std::string_view text) {
  const auto parsed = Decimal::parse(text);
  REQUIRE(parsed);
  return *parsed;
}

std::string shown(const std::optional<Decimal>& value) {
  return value ? value->text() : "null";
}

}  // namespace

TEST_CASE("decimals are exact to 34 digits and round half to even") {
  CHECK(shown(Decimal::add(number("0.1"), number("0.2"))) == "0.3");
  CHECK(shown(Decimal::add(number("1.1"), number("1.3"))) == "2.4");
  CHECK(shown(Decimal::divide(number("1"), number("3"))) == "0.3333333333333333333333333333333333");
  CHECK(shown(Decimal::divide(number("2"), number("3"))) == "0.6666666666666666666666666666666667");
  CHECK(shown(Decimal::power(number("2"), number("0.5"))) == "1.414213562373095048801688724209698");
  CHECK(shown(Decimal::multiply(number("99999999999999999"), number("99999999999999999"))) ==
        "9999999999999999800000000000000001");
  // 35 digits: the last one decides, and a tie goes to the even neighbour.
  CHECK(number("1000000000000000000000000000000000.5").text() == "1000000000000000000000000000000000");
  CHECK(number("1000000000000000000000000000000001.5").text() == "1000000000000000000000000000000002");
  CHECK(shown(Decimal::add(number("9999999999999999999999999999999999"), number("1"))) ==
        "10000000000000000000000000000000000");
  CHECK(shown(Decimal::subtract(number("10"), number("0.0000000000000000000000000000000001"))) ==
        "10");
  CHECK(shown(Decimal::subtract(number("1"), number("0.0000000000000000000000000000000001"))) ==
        "0.9999999999999999999999999999999999");
  CHECK(shown(Decimal::power(number("3"), number("50"))) == "717897987691852588770249");
  CHECK(shown(Decimal::power(number("1.1"), number("20"))) == "6.72749994932560009201");
  CHECK(shown(Decimal::power(number("2"), number("-2"))) == "0.25");
  CHECK(shown(number("1").exponential()) == "2.718281828459045235360287471352662");
}

TEST_CASE("there is no minus zero, no infinity and no number beyond the range") {
  CHECK(number("-0").text() == "0");
  CHECK(shown(Decimal::multiply(number("-1"), number("0"))) == "0");
  CHECK(number("1") == number("1.00"));
  CHECK(shown(Decimal::divide(number("1"), number("0"))) == "null");
  CHECK(shown(Decimal::divide(number("0"), number("0"))) == "null");
  CHECK(shown(Decimal::power(number("10"), number("6145"))) == "null");
  CHECK(shown(number("-1").square_root()) == "null");
  CHECK(shown(number("0").logarithm()) == "null");
  CHECK_FALSE(Decimal::from_double(1.0 / 0.0));
  CHECK(shown(Decimal::from_double(0.1)) == "0.1");
}

TEST_CASE("the ways of rounding") {
  using R = Decimal::Rounding;
  struct Row {
    std::string_view number;
    int scale;
    std::array<std::string_view, 7> rounded;  ///< half_even, down, up, floor, ceiling, half_up, half_down
  };
  const std::array ways{R::half_even, R::down, R::up, R::floor, R::ceiling, R::half_up, R::half_down};
  const std::array rows{
      Row{"2.5", 0, {"2", "2", "3", "2", "3", "3", "2"}},
      Row{"-2.5", 0, {"-2", "-2", "-3", "-3", "-2", "-3", "-2"}},
      Row{"3.5", 0, {"4", "3", "4", "3", "4", "4", "3"}},
      Row{"1.126", 2, {"1.13", "1.12", "1.13", "1.12", "1.13", "1.13", "1.13"}},
      Row{"-1.121", 2, {"-1.12", "-1.12", "-1.13", "-1.13", "-1.12", "-1.12", "-1.12"}},
      Row{"1250", -2, {"1200", "1200", "1300", "1200", "1300", "1300", "1200"}},
      Row{"0", 3, {"0", "0", "0", "0", "0", "0", "0"}},
      Row{"5.50000000000000000000000000000001", 0, {"6", "5", "6", "5", "6", "6", "6"}},
  };
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < ways.size(); ++i) {
      CAPTURE(row.number, i);
      CHECK(shown(number(row.number).rounded(row.scale, ways[i])) == row.rounded[i]);
    }
  }
  CHECK(shown(number("1").rounded(6177, R::half_even)) == "null");
  CHECK(shown(number("1").rounded(-6112, R::half_even)) == "null");
  CHECK(shown(number("1").rounded(6176, R::half_even)) == "1");  // nothing to round
}

TEST_CASE("modulo has the sign of the divisor and is exact") {
  CHECK(shown(Decimal::modulo(number("-12"), number("5"))) == "3");
  CHECK(shown(Decimal::modulo(number("12"), number("-5"))) == "-3");
  CHECK(shown(Decimal::modulo(number("10.1"), number("4.5"))) == "1.1");
  CHECK(shown(Decimal::modulo(number("-10.1"), number("4.5"))) == "3.4");
  CHECK(shown(Decimal::modulo(number("9999999999999999999999999999999999"), number("7"))) == "3");
  CHECK(shown(Decimal::modulo(number("1"), number("0"))) == "null");
}

TEST_CASE("only plain numbers are read") {
  for (const std::string_view text : {"", "-", ".", "1.", "1e", "e5", "+1", "0x1", "inf", "NaN", "1,5", " 1", "1 ", "--1"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text));
  }
  CHECK(number(".5").text() == "0.5");
  CHECK(number("1.2e3").text() == "1200");
  CHECK(number("1e40").text() == "10000000000000000000000000000000000000000");
  CHECK(number("-12.5e-50").text() == "-1.25E-49");
  CHECK(number("9223372036854775807").to_int64() == 9223372036854775807);
  CHECK_FALSE(number("9223372036854775808").to_int64());
  CHECK_FALSE(number("1.5").to_int64());
  CHECK(number("-1.5").truncated_int64() == -1);
}
