// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/term.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/holidays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace besluit::terms {
namespace {

using std::chrono::days;

struct UnitName {
  Unit unit;
  Language language;
  std::string_view one;
  std::string_view many;
};
// The four units of own terms first, in each language; parse_term knows no others.
constexpr std::array<UnitName, 14> unit_names{{{Unit::days, Language::nl, "dag", "dagen"},
                                               {Unit::working_days, Language::nl, "werkdag", "werkdagen"},
                                               {Unit::weeks, Language::nl, "week", "weken"},
                                               {Unit::months, Language::nl, "maand", "maanden"},
                                               {Unit::days, Language::en, "day", "days"},
                                               {Unit::working_days, Language::en, "working day", "working days"},
                                               {Unit::weeks, Language::en, "week", "weeks"},
                                               {Unit::months, Language::en, "month", "months"},
                                               {Unit::years, Language::nl, "jaar", "jaar"},
                                               {Unit::hours, Language::nl, "uur", "uur"},
                                               {Unit::years, Language::en, "year", "years"},
                                               {Unit::hours, Language::en, "hour", "hours"},
                                               {Unit::years, Language::nl, "jaren", "jaren"},  // read, not written
                                               {Unit::hours, Language::nl, "uren", "uren"}}};

// What a reader accepts, and how its messages name that.
struct Accepted {
  std::span<const UnitName> units;
  int count_max;
  std::string_view choose_nl;
  std::string_view choose_en;
};
constexpr Accepted own_terms{std::span(unit_names).first<8>(), term_count_max,
                             "kies dagen, werkdagen, weken of maanden", "choose days, working days, weeks or months"};
constexpr Accepted legal_terms{unit_names, legal_count_max, "kies dagen, werkdagen, weken, maanden, jaren of uren",
                               "choose days, working days, weeks, months, years or hours"};

std::unexpected<Text> wrong(std::string nl, std::string en) {
  return std::unexpected(Text{std::move(nl), std::move(en)});
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  return lower;
}

// What a message quotes of a text that a person gave: safe for a terminal, and never a whole page.
std::string in_quotes(std::string_view text) {
  constexpr std::size_t bytes_max = 60;
  return diagnostic::printable(text.size() > bytes_max ? std::string(text.substr(0, bytes_max)) + "..."
                                                       : std::string(text));
}

std::unexpected<Text> unknown_unit(std::string_view unit, const Accepted& accepted) {
  std::vector<std::string> known;
  for (const UnitName& name : accepted.units) known.emplace_back(name.many);
  const std::string meant = diagnostic::nearest(unit, known);
  const std::string text = in_quotes(unit);
  if (meant.empty()) {
    return wrong(fmt::format("onbekende eenheid \"{}\"; {}", text, accepted.choose_nl),
                 fmt::format("unknown unit \"{}\"; {}", text, accepted.choose_en));
  }
  return wrong(fmt::format("onbekende eenheid \"{}\", bedoelt u \"{}\"?", text, meant),
               fmt::format("unknown unit \"{}\", did you mean \"{}\"?", text, meant));
}

Date months_away(Date date, int months) {
  const std::chrono::year_month_day parts{date};
  const auto month = std::chrono::year_month{parts.year(), parts.month()} + std::chrono::months{months};
  const auto last = std::chrono::year_month_day_last{month / std::chrono::last}.day();
  return Date{std::chrono::local_days{month / std::min(parts.day(), last)}};
}

// Sign -1 counts back, +1 counts forward.
Date away(Date date, const Term& term, int sign) {
  switch (term.unit) {
    case Unit::days:
      return date + days{sign * term.count};
    case Unit::weeks:
      return date + days{sign * 7 * term.count};
    case Unit::months:
      return months_away(date, sign * term.count);
    case Unit::years:
      return months_away(date, sign * 12 * term.count);
    case Unit::working_days:
      for (int counted = 0; counted < term.count; ++counted) {
        date = sign < 0 ? previous_working_day(date) : next_working_day(date);
      }
      return date;
    case Unit::hours:
      break;  // no day can be named without the moment that they count from
  }
  return date;
}

std::expected<Term, Text> parse(std::string_view text, const Accepted& accepted) {
  if (text.starts_with('-')) {
    return wrong(fmt::format("\"{}\" is negatief; een termijn telt vanaf 0", in_quotes(text)),
                 fmt::format("\"{}\" is negative; a term counts from 0", in_quotes(text)));
  }
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0) {
    return wrong(fmt::format("\"{}\" begint niet met een getal; schrijf bijvoorbeeld \"4 weken\"", in_quotes(text)),
                 fmt::format("\"{}\" does not start with a number; write for example \"4 weeks\"", in_quotes(text)));
  }
  int count = 0;
  for (const char digit : text.substr(0, digits)) {
    // Saturates just above the bound, so that no length of digits overflows.
    count = std::min(count * 10 + (digit - '0'), accepted.count_max + 1);
  }
  std::string_view unit = text.substr(digits);
  if (unit.starts_with('.') || unit.starts_with(',')) {
    return wrong(fmt::format("\"{}\" is geen heel getal; een termijn telt hele eenheden", in_quotes(text)),
                 fmt::format("\"{}\" is not a whole number; a term counts whole units", in_quotes(text)));
  }
  if (unit.empty() || unit.find_first_not_of(' ') == std::string_view::npos) {
    return wrong(fmt::format("\"{}\" mist een eenheid; {}", in_quotes(text), accepted.choose_nl),
                 fmt::format("\"{}\" has no unit; {}", in_quotes(text), accepted.choose_en));
  }
  if (!unit.starts_with(' ')) {
    return wrong(fmt::format("zet een spatie tussen het getal en de eenheid in \"{}\"", in_quotes(text)),
                 fmt::format("put a space between the number and the unit in \"{}\"", in_quotes(text)));
  }
  if (count > accepted.count_max) {
    return wrong(fmt::format("\"{}\" is te lang; een termijn telt hoogstens {}", in_quotes(text), accepted.count_max),
                 fmt::format("\"{}\" is too long; a term counts at most {}", in_quotes(text), accepted.count_max));
  }
  unit.remove_prefix(unit.find_first_not_of(' '));
  const std::string wanted = lowered(unit);
  for (const UnitName& name : accepted.units) {
    if (wanted == name.one || wanted == name.many) return Term{count, name.unit};
  }
  return unknown_unit(unit, accepted);
}

}  // namespace

std::string to_string(const Term& term, Language language) {
  for (const UnitName& name : unit_names) {
    if (name.unit != term.unit || name.language != language) continue;
    return fmt::format("{} {}", term.count, term.count == 1 ? name.one : name.many);
  }
  return {};
}

std::expected<Term, Text> parse_term(std::string_view text) {
  return parse(text, own_terms);
}
std::expected<Term, Text> parse_legal_term(std::string_view text) {
  return parse(text, legal_terms);
}

Date back(Date date, const Term& term) {
  return away(date, term, -1);
}
Date forward(Date date, const Term& term) {
  return away(date, term, +1);
}

}  // namespace besluit::terms
