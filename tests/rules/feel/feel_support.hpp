// SPDX-License-Identifier: EUPL-1.2
// For the tests of expressions: one line in, one line out.
#pragma once

#include "rules/feel/expression.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::feel::test {

/// Zones of a test: UTC, and one that is an hour ahead and two in summer 2024.
class TestZones final : public ZoneSource {
 public:
  [[nodiscard]] const Zone* find(std::string_view name) const override {
    if (name == "Etc/UTC") return &utc_;
    return name == "Europe/Amsterdam" ? &amsterdam_ : nullptr;
  }

 private:
  static constexpr std::chrono::sys_seconds day(int year, unsigned month, unsigned day_of_month) {
    return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month}};
  }
  Zone utc_{"Etc/UTC", {}};
  Zone amsterdam_{"Europe/Amsterdam",
                  {{day(1970, 1, 1), std::chrono::hours{1}},
                   {day(2024, 3, 31) + std::chrono::hours{1}, std::chrono::hours{2}},
                   {day(2024, 10, 27) + std::chrono::hours{1}, std::chrono::hours{1}}}};
};

inline const TestZones zones;

struct Answer {
  std::string value;               ///< as a literal; "problem: ..." when it was refused
  std::vector<std::string> codes;  ///< of the messages
};

using Names = std::vector<std::pair<std::string, Value>>;

/// Compiles and evaluates `text` with these names. Their types are those of their values.
inline Answer answer(std::string_view text, const Names& names = {}, Mode mode = Mode::lenient) {
  Scope scope;
  for (const auto& [name, value] : names) scope.declare(name, Type::of(value));
  const auto expression = compile(text, scope, {mode, &zones, limits::expression_characters_max, {}});
  if (!expression) return {"problem: " + expression.error().front().message.en, {}};
  Environment environment(scope);
  for (std::size_t i = 0; i < names.size(); ++i) environment.set(i, names[i].second);
  const Result result =
      evaluate(*expression, environment, {&zones, parse_date_time("2024-07-10T08:00:00+02:00", &zones)});
  Answer made{literal_of(result.value), {}};
  for (const Message& message : result.messages) made.codes.push_back(message.code);
  return made;
}

/// The same, the value only.
inline std::string value_of(std::string_view text, const Names& names = {}) {
  return answer(text, names).value;
}

}  // namespace besluit::feel::test
