// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/term.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/holidays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::terms {
namespace {

using std::chrono::days;

struct UnitName {
  Unit unit;
  Language language;
  std::string_view one;
  std::string_view many;
};
constexpr std::array<UnitName, 8> unit_names{{{Unit::days, Language::nl, "dag", "dagen"},
                                              {Unit::working_days, Language::nl, "werkdag", "werkdagen"},
                                              {Unit::weeks, Language::nl, "week", "weken"},
                                              {Unit::months, Language::nl, "maand", "maanden"},
                                              {Unit::days, Language::en, "day", "days"},
                                              {Unit::working_days, Language::en, "working day", "working days"},
                                              {Unit::weeks, Language::en, "week", "weeks"},
                                              {Unit::months, Language::en, "month", "months"}}};

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

std::unexpected<Text> unknown_unit(std::string_view unit) {
  std::vector<std::string> known;
  for (const UnitName& name : unit_names) known.emplace_back(name.many);
  const std::string meant = diagnostic::nearest(unit, known);
  const std::string text = in_quotes(unit);
  if (meant.empty()) {
    return wrong(fmt::format("onbekende eenheid \"{}\"; kies dagen, werkdagen, weken of maanden", text),
                 fmt::format("unknown unit \"{}\"; choose days, working days, weeks or months", text));
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
    case Unit::working_days:
      for (int counted = 0; counted < term.count; ++counted) {
        date = sign < 0 ? previous_working_day(date) : next_working_day(date);
      }
      return date;
  }
  return date;
}

// Whether a link of a derivation asked the calendar for holidays on a day of which the decrees are not known.
bool leans_on_unknown(const Reason& reason) {
  switch (reason.rule) {
    case Rule::previous_working_day:
    case Rule::next_working_day:
      return is_provisional(reason.from) || is_provisional(reason.to);
    case Rule::own_term_back:
    case Rule::own_term_forward: {
      const auto term = parse_term(reason.detail);
      const bool working = term && term->unit == Unit::working_days;
      return working && (is_provisional(reason.from) || is_provisional(reason.to));
    }
    case Rule::meeting:
    case Rule::given_date:
    case Rule::last_meeting_before:
    case Rule::needed_by_next:
    case Rule::next_meeting:
    case Rule::first_meeting:
      return false;
  }
  return false;
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
    count = std::min(count * 10 + (digit - '0'), term_count_max + 1);
  }
  std::string_view unit = text.substr(digits);
  if (unit.starts_with('.') || unit.starts_with(',')) {
    return wrong(fmt::format("\"{}\" is geen heel getal; een termijn telt hele eenheden", in_quotes(text)),
                 fmt::format("\"{}\" is not a whole number; a term counts whole units", in_quotes(text)));
  }
  if (unit.empty() || unit.find_first_not_of(' ') == std::string_view::npos) {
    return wrong(fmt::format("\"{}\" mist een eenheid; kies dagen, werkdagen, weken of maanden", in_quotes(text)),
                 fmt::format("\"{}\" has no unit; choose days, working days, weeks or months", in_quotes(text)));
  }
  if (!unit.starts_with(' ')) {
    return wrong(fmt::format("zet een spatie tussen het getal en de eenheid in \"{}\"", in_quotes(text)),
                 fmt::format("put a space between the number and the unit in \"{}\"", in_quotes(text)));
  }
  if (count > term_count_max) {
    return wrong(fmt::format("\"{}\" is te lang; een termijn telt hoogstens {}", in_quotes(text), term_count_max),
                 fmt::format("\"{}\" is too long; a term counts at most {}", in_quotes(text), term_count_max));
  }
  unit.remove_prefix(unit.find_first_not_of(' '));
  const std::string wanted = lowered(unit);
  for (const UnitName& name : unit_names) {
    if (wanted == name.one || wanted == name.many) return Term{count, name.unit};
  }
  return unknown_unit(unit);
}

Date back(Date date, const Term& term) {
  return away(date, term, -1);
}
Date forward(Date date, const Term& term) {
  return away(date, term, +1);
}

Due planned(Date legal, Derivation derivation) {
  Due due{legal, working_day_until(legal), std::move(derivation), is_provisional(legal)};
  if (due.planning != due.legal) {
    due.derivation.push_back({Rule::previous_working_day, legal, due.planning, rest_day_name(legal).nl});
  }
  due.provisional = due.provisional || std::any_of(due.derivation.begin(), due.derivation.end(), leans_on_unknown);
  return due;
}

}  // namespace besluit::terms
