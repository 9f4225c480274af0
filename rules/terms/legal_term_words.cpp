// SPDX-License-Identifier: EUPL-1.2
// What the reaches and faults of legal terms are called, and how moments on the clock are read and written.
#include "rules/terms/legal_term.hpp"

#include <fmt/format.h>

namespace besluit::terms {

std::string_view token(Reach reach) {
  switch (reach) {
    case Reach::applies:
      return "applies";
    case Reach::no_law:
      return "no-law";
    case Reach::put_aside:
      return "put-aside";
    case Reach::counts_back:
      return "counts-back";
    case Reach::in_hours:
      return "in-hours";
    case Reach::in_years:
      return "in-years";
    case Reach::too_many_days:
      return "too-many-days";
    case Reach::too_many_weeks:
      return "too-many-weeks";
    case Reach::too_many_months:
      return "too-many-months";
    case Reach::fixed_date:
      return "fixed-date";
  }
  return "";
}

Text clause(Reach reach) {
  switch (reach) {
    case Reach::applies:
      return {"de Algemene termijnenwet geldt", "the Algemene termijnenwet applies"};
    case Reach::no_law:
      return {"de termijn staat niet in een wet of AMvB (ATW art. 1 en 5)",
              "the term is not set by a law or an order in council (ATW art. 1 and 5)"};
    case Reach::put_aside:
      return {"de regel zelf zet de Algemene termijnenwet opzij",
              "the rule itself puts the Algemene termijnenwet aside"};
    case Reach::counts_back:
      return {"de termijn telt terug (ATW art. 1 lid 2)", "the term counts back (ATW art. 1(2))"};
    case Reach::in_hours:
      return {"de termijn telt uren (ATW art. 4)", "the term counts hours (ATW art. 4)"};
    case Reach::in_years:
      return {"de termijn telt jaren (ATW art. 4)", "the term counts years (ATW art. 4)"};
    case Reach::too_many_days:
      return {"de termijn is langer dan 90 dagen (ATW art. 4)", "the term is longer than 90 days (ATW art. 4)"};
    case Reach::too_many_weeks:
      return {"de termijn is langer dan 12 weken (ATW art. 4)", "the term is longer than 12 weeks (ATW art. 4)"};
    case Reach::too_many_months:
      return {"de termijn is langer dan 3 maanden (ATW art. 4)", "the term is longer than 3 months (ATW art. 4)"};
    case Reach::fixed_date:
      return {"de grens is een datum; die schuift niet", "the limit is a date; it does not move"};
  }
  return {};
}

Text sentence(TermFault fault) {
  switch (fault) {
    case TermFault::needs_a_moment:
      return {"een termijn in uren telt vanaf een tijdstip; schrijf bijvoorbeeld 2024-03-29T16:00",
              "a term in hours counts from a moment; write for example 2024-03-29T16:00"};
    case TermFault::needs_a_day:
      return {"alleen een termijn in uren telt vanaf een tijdstip; schrijf een datum zonder tijd",
              "only a term in hours counts from a moment; write a date without a time"};
    case TermFault::outside_calendar:
      return {"de uitkomst ligt buiten de kalender (1900 tot en met 2199)",
              "the result lies outside the calendar (1900 up to and including 2199)"};
    case TermFault::nothing_counted:
      return {"een termijn waarvan de dag zelf meetelt, heeft ten minste 1 dag",
              "a term of which the day itself counts has at least 1 day"};
    case TermFault::suspended_backwards:
      return {"een termijn die terugtelt kan niet worden opgeschort of verlengd",
              "a term that counts back cannot be suspended or extended"};
    case TermFault::suspended_working_days:
      return {
          "een termijn in werkdagen kan niet met een aantal dagen worden opgeschort; geef de datums van de opschorting",
          "a term in working days cannot be suspended by a number of days; give the dates of the suspension"};
    case TermFault::suspended_hours:
      return {"een termijn in uren kan niet met een aantal dagen worden opgeschort",
              "a term in hours cannot be suspended by a number of days"};
  }
  return {};
}

std::string to_string(LocalMoment moment) {
  const Date date = std::chrono::floor<std::chrono::days>(moment);
  const auto time = (moment - date).count();
  const std::string minutes = fmt::format("{}T{:02}:{:02}", besluit::to_string(date), time / 3600, time / 60 % 60);
  return time % 60 == 0 ? minutes : fmt::format("{}:{:02}", minutes, time % 60);
}

std::optional<LocalMoment> parse_local_moment(std::string_view text) {
  if (text.size() != 16 && text.size() != 19) return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  if (!date || text[10] != 'T') return std::nullopt;
  const auto two_digits = [text](std::size_t at) -> int {
    const char tens = text[at];
    const char ones = text[at + 1];
    const bool digits = tens >= '0' && tens <= '9' && ones >= '0' && ones <= '9';
    return digits ? (tens - '0') * 10 + (ones - '0') : 99;
  };
  const int hour = two_digits(11);
  const int minute = two_digits(14);
  const bool has_seconds = text.size() == 19;
  const int second = has_seconds ? two_digits(17) : 0;
  if (hour > 23 || minute > 59 || second > 59 || text[13] != ':' || (has_seconds && text[16] != ':')) {
    return std::nullopt;
  }
  return LocalMoment{*date} + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

}  // namespace besluit::terms
