// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/term_phrase.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/limits.hpp"

#include <fmt/format.h>

#include <array>

namespace besluit::terms {
namespace {

std::unexpected<Text> wrong(std::string nl, std::string en) {
  return std::unexpected(Text{std::move(nl), std::move(en)});
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t bytes_max = 60;
  const bool cut = text.size() > bytes_max;
  return "\"" + diagnostic::printable(text.substr(0, bytes_max)) + (cut ? "...\"" : "\"");
}

// Takes one of the words and the blanks behind it off the front.
template <std::size_t count>
bool take_word(std::string_view& text, const std::array<std::string_view, count>& words) {
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    const std::string_view rest = text.substr(word.size());
    if (!rest.empty() && rest.front() != ' ') continue;
    text = trimmed(rest);
    return true;
  }
  return false;
}

std::expected<Date, Text> limit_in(std::string_view text) {
  const auto date = parse_date(text);
  if (!date) {
    return wrong(fmt::format("{} is geen bestaande datum; schrijf JJJJ-MM-DD", in_quotes(text)),
                 fmt::format("{} is no existing date; write YYYY-MM-DD", in_quotes(text)));
  }
  if (*date == date_min) return std::unexpected(sentence(TermFault::outside_calendar));
  return *date;
}

std::unexpected<Text> suspended_too_long() {
  return wrong(fmt::format("een opschorting telt hoogstens {} dagen", suspended_days_max),
               fmt::format("a suspension counts at most {} days", suspended_days_max));
}

std::expected<int, Text> suspension_in(std::string_view text) {
  const auto term = parse_legal_term(text);
  if (!term) return std::unexpected(term.error());
  if (term->unit != Unit::days) {
    return wrong(fmt::format("een opschorting telt kalenderdagen, geen {}", to_string(*term, Language::nl)),
                 fmt::format("a suspension counts calendar days, not {}", to_string(*term, Language::en)));
  }
  if (term->count > suspended_days_max) return suspended_too_long();
  return term->count;
}

std::expected<void, Text> take_part(std::string_view part, TermPhrase& phrase, bool& suspends) {
  static constexpr std::array<std::string_view, 3> before{"before", "vóór", "voor"};
  static constexpr std::array<std::string_view, 2> suspend{"suspend", "opgeschort"};
  if (part.empty()) {
    return wrong("naast een puntkomma staat niets; schrijf bijvoorbeeld \"2 weken; vóór 2024-09-15\"",
                 "nothing stands beside a semicolon; write for example \"2 weeks; before 2024-09-15\"");
  }
  if (take_word(part, before)) {
    const auto limit = limit_in(part);
    if (!limit) return std::unexpected(limit.error());
    phrase.before.push_back(*limit);
    return {};
  }
  if (take_word(part, suspend)) {
    const auto days = suspension_in(part);
    if (!days) return std::unexpected(days.error());
    suspends = true;
    phrase.suspended_days += *days;
    if (phrase.suspended_days > suspended_days_max) return suspended_too_long();
    return {};
  }
  const auto term = parse_legal_term(part);
  if (!term) return std::unexpected(term.error());
  phrase.terms.push_back(*term);
  return {};
}

std::expected<void, Text> check(const TermPhrase& phrase, bool suspends) {
  bool hours = false;
  for (const Term& term : phrase.terms) hours = hours || term.unit == Unit::hours;
  if (hours && (phrase.terms.size() > 1 || !phrase.before.empty())) {
    return wrong("een termijn in uren staat alleen: uren en dagen worden niet vergeleken",
                 "a term in hours stands alone: hours and days are not compared");
  }
  if (hours && suspends) return std::unexpected(sentence(TermFault::suspended_hours));
  if (suspends && phrase.terms.empty()) {
    return wrong("er is geen termijn om op te schorten; een vaste datum wordt niet opgeschort",
                 "there is no term to suspend; a fixed date is not suspended");
  }
  return {};
}

std::expected<TermAnswer, Text> answer_in_hours(const TermQuestion& question) {
  LegalTerm how = question.how;
  how.term = question.phrase.terms.front();
  if (!question.moment) return std::unexpected(sentence(TermFault::needs_a_moment));
  auto found = derive(how, *question.moment, question.source);
  if (!found) return std::unexpected(sentence(found.error()));
  const Date day = std::chrono::floor<std::chrono::days>(found->legal);
  return TermAnswer{{day, day, std::move(found->derivation), false}, found->legal, reach_of(how)};
}

}  // namespace

std::expected<TermPhrase, Text> parse_phrase(std::string_view text) {
  if (text.size() > phrase_bytes_max) {
    return wrong(fmt::format("de termijn is langer dan {} tekens", phrase_bytes_max),
                 fmt::format("the term is longer than {} characters", phrase_bytes_max));
  }
  if (trimmed(text).empty()) {
    return wrong("er staat geen termijn; schrijf bijvoorbeeld \"8 weken\"",
                 "there is no term; write for example \"8 weeks\"");
  }
  TermPhrase phrase;
  bool suspends = false;
  std::size_t parts = 0;
  for (std::string_view rest = text;;) {
    if (++parts > phrase_parts_max) {
      return wrong(fmt::format("er staan meer dan {} delen in de termijn", phrase_parts_max),
                   fmt::format("the term has more than {} parts", phrase_parts_max));
    }
    const std::size_t end = rest.find(';');
    if (const auto taken = take_part(trimmed(rest.substr(0, end)), phrase, suspends); !taken) {
      return std::unexpected(taken.error());
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  if (const auto fine = check(phrase, suspends); !fine) return std::unexpected(fine.error());
  return phrase;
}

std::expected<TermAnswer, Text> answer(const TermQuestion& question) {
  const TermPhrase& phrase = question.phrase;
  if (phrase.in_hours()) return answer_in_hours(question);
  if (question.moment) return std::unexpected(sentence(TermFault::needs_a_day));
  std::optional<TermAnswer> found;
  const auto take = [&found](Due due, Reach reach) {
    if (!found) {
      found = TermAnswer{std::move(due), std::nullopt, reach};
      return;
    }
    if (due.legal < found->due.legal) found->reach = reach;
    found->due = earlier(std::move(found->due), std::move(due));
  };
  for (const Term& term : phrase.terms) {
    if (!question.day) {
      return wrong("de datum waarop de termijn begint ontbreekt", "the date on which the term begins is missing");
    }
    LegalTerm how = question.how;
    how.term = term;
    auto due = derive(how, *question.day, question.source, phrase.suspended_days);
    if (!due) return std::unexpected(sentence(due.error()));
    take(std::move(*due), reach_of(how));
  }
  for (const Date limit : phrase.before) take(last_day_before(limit), Reach::fixed_date);
  if (!found) return wrong("er staat geen termijn", "there is no term");
  return *std::move(found);
}

}  // namespace besluit::terms
