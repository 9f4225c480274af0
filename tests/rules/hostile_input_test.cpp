// SPDX-License-Identifier: EUPL-1.2
// Texts that nobody would write, from a fixed seed: nothing may crash, and what is promised must hold.
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/condition.hpp"
#include "rules/terms/term.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;

namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % bound;
  }

 private:
  std::uint64_t state_;
};

std::string soup(Dice& dice, const std::vector<std::string>& pieces, std::size_t pieces_max) {
  std::string text;
  for (std::size_t count = dice.below(pieces_max + 1); count > 0; --count) text += pieces[dice.below(pieces.size())];
  if (dice.below(8) == 0 && !text.empty()) text[dice.below(text.size())] = static_cast<char>(dice.below(256));
  return text;
}

}  // namespace

TEST_CASE("conditions made of scraps are judged or refused, with places inside the text") {
  using namespace besluit::feel;
  const Inputs inputs = {{"a", Type::number}, {"a b", Type::number}, {"c", Type::boolean},
                         {"d", Type::date},   {"t", Type::string},   {"u", Type::boolean}};
  const Facts facts = {{"a", Value::number(2)},
                       {"a b", Value::number(-7)},
                       {"c", Value::boolean(true)},
                       {"d", Value::date(make_date(2024, 7, 10))},
                       {"t", Value::string("x")}};
  const std::vector<std::string> pieces = {"a",
                                           "b",
                                           "c",
                                           "d",
                                           "t",
                                           "u",
                                           "1",
                                           "0",
                                           ".5",
                                           "..",
                                           "[",
                                           "]",
                                           "(",
                                           ")",
                                           "+",
                                           "-",
                                           "*",
                                           "/",
                                           "<",
                                           "<=",
                                           "=",
                                           "!=",
                                           "!",
                                           ">",
                                           " ",
                                           " ",
                                           " ",
                                           "\t",
                                           "\"",
                                           "\\",
                                           "and ",
                                           "or ",
                                           "not",
                                           " in [",
                                           "é",
                                           "漢",
                                           "\"x\"",
                                           "date(\"2024-07-10\")",
                                           " between 1 and 2",
                                           " and c",
                                           " or u",
                                           "a < 3",
                                           "a b",
                                           "true",
                                           "false",
                                           std::string(1, '\0')};
  Dice dice(20240710);
  std::size_t compiled = 0;
  for (int round = 0; round < 60'000; ++round) {
    const std::string text = soup(dice, pieces, 14);
    const auto condition = compile(text, inputs);
    const int characters = static_cast<int>(utf8::count(text));
    if (condition) {
      ++compiled;
      const Outcome outcome = condition->evaluate(facts);
      const bool empty = outcome.because.nl.empty() || outcome.because.en.empty();
      if (empty || (outcome.verdict != Verdict::unknown && !outcome.waits_for.empty())) FAIL(text);
      continue;
    }
    if (condition.error().empty()) FAIL(text);
    for (const Problem& problem : condition.error()) {
      const bool inside = problem.begin >= 0 && problem.begin <= characters && problem.end > problem.begin &&
                          problem.end <= characters + 1;
      if (!inside || problem.message.nl.empty() || problem.message.en.empty()) FAIL(text);
    }
  }
  CHECK(compiled > 500);  // the scraps do make conditions
}

TEST_CASE("readers of terms, dates, moments and values survive anything") {
  const std::vector<std::string> pieces = {"1",     "2",  "0",    "2024", "-",    "-07",   "-10",  "T08:00", ":00",
                                           "Z",     "+0", "2:00", " ",    "week", "weken", "werk", "dag",    "en",
                                           "maand", ".",  ",",    "ja",   "9999", "é",     "\x1b", "\xff"};
  Dice dice(1);
  const Zone zone = Zone::utc();
  for (int round = 0; round < 60'000; ++round) {
    const std::string text = soup(dice, pieces, 8);
    if (const auto term = terms::parse_term(text)) {
      if (terms::parse_term(terms::to_string(*term, Language::nl)) != term) FAIL(text);
    } else if (term.error().nl.empty() || diagnostic::printable(term.error().nl) != term.error().nl) {
      FAIL(text);
    }
    if (const auto date = parse_date(text); date && to_string(*date) != text) FAIL(text);
    if (const auto moment = parse_instant(text, zone)) {
      const auto again = parse_instant(zone.format(*moment), zone);
      if (!again || std::chrono::floor<std::chrono::seconds>(*moment) != *again) FAIL(text);
    }
    for (const auto& type : {feel::Type::number, feel::Type::string, feel::Type::boolean, feel::Type::date}) {
      const auto value = feel::parse_value(text, type);
      if (value && feel::parse_value(feel::to_string(*value), type) != value) FAIL(text);
    }
  }
}

TEST_CASE("a finding anywhere in any text is drawn without control characters") {
  const std::vector<std::string> pieces = {"naam: ",
                                           "x",
                                           "\n",
                                           "\r\n",
                                           "\t",
                                           "é",
                                           "漢",
                                           "\u0301",
                                           "\x1b[31m",
                                           "\xff",
                                           "\u202E",
                                           " ",
                                           std::string(70, 'z'),
                                           std::string(1, '\0')};
  Dice dice(7);
  for (int round = 0; round < 20'000; ++round) {
    const std::string source = soup(dice, pieces, 12);
    const int line = static_cast<int>(dice.below(6)), column = static_cast<int>(dice.below(200));
    diagnostic::Diagnostic diagnostic{"R001",
                                      diagnostic::Severity::error,
                                      {"a.yaml", line, column, column + static_cast<int>(dice.below(20))},
                                      {soup(dice, pieces, 3), "m"},
                                      {soup(dice, pieces, 3), "l"},
                                      {},
                                      {}};
    std::string shown = render(diagnostic, source, Language::nl);
    if (!shown.ends_with("   = uitleg: besluitctl explain R001\n")) FAIL(source);
    std::erase(shown, '\n');
    if (diagnostic::printable(shown) != shown) FAIL(source);
  }
}
