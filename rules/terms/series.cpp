// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/series.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/holidays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

namespace besluit::terms {
namespace {

using std::chrono::days;

struct Meaning {
  std::string_view word;
  int value;
};
constexpr std::array<Meaning, 12> ordinals{{{"eerste", 1},
                                            {"tweede", 2},
                                            {"derde", 3},
                                            {"vierde", 4},
                                            {"vijfde", 5},
                                            {"laatste", -1},
                                            {"first", 1},
                                            {"second", 2},
                                            {"third", 3},
                                            {"fourth", 4},
                                            {"fifth", 5},
                                            {"last", -1}}};
constexpr std::array<Meaning, 14> weekdays{{{"maandag", 1},
                                            {"dinsdag", 2},
                                            {"woensdag", 3},
                                            {"donderdag", 4},
                                            {"vrijdag", 5},
                                            {"zaterdag", 6},
                                            {"zondag", 7},
                                            {"monday", 1},
                                            {"tuesday", 2},
                                            {"wednesday", 3},
                                            {"thursday", 4},
                                            {"friday", 5},
                                            {"saturday", 6},
                                            {"sunday", 7}}};

std::unexpected<Text> wrong(std::string nl, std::string en) {
  return std::unexpected(Text{std::move(nl), std::move(en)});
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t bytes_max = 60;
  const bool cut = text.size() > bytes_max;
  return "\"" + diagnostic::printable(text.substr(0, bytes_max)) + (cut ? "...\"" : "\"");
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  return lower;
}

std::optional<int> meaning(std::span<const Meaning> words, std::string_view word) {
  for (const Meaning& known : words) {
    if (known.word == word) return known.value;
  }
  return std::nullopt;
}

std::optional<unsigned> month_named(std::string_view word) {
  for (unsigned month = 1; month <= 12; ++month) {
    for (const Language language : {Language::nl, Language::en}) {
      if (lowered(month_name(month, language)) == word) return month;
    }
  }
  return std::nullopt;
}

std::optional<int> number_in(std::string_view word) {
  int value = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
  if (read.ec != std::errc{} || read.ptr != word.data() + word.size()) return std::nullopt;
  return value;
}

// The words between two commas.
using Clause = std::vector<std::string>;

std::vector<Clause> clauses_of(std::string_view text) {
  std::vector<Clause> clauses(1);
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) clauses.back().push_back(std::move(word));
    word.clear();
  };
  for (const char byte : lowered(text)) {
    if (byte == ' ' || byte == ',') {
      end_word();
      if (byte == ',') clauses.emplace_back();
    } else {
      word.push_back(byte);
    }
  }
  end_word();
  return clauses;
}

bool begins(const Clause& clause, std::initializer_list<std::string_view> words) {
  return clause.size() >= words.size() && std::equal(words.begin(), words.end(), clause.begin());
}

std::string joined(const Clause& clause) {
  std::string text;
  for (const std::string& word : clause) text += (text.empty() ? "" : " ") + word;
  return text;
}

class Reader {
 public:
  std::expected<Series, Text> read(std::string_view text);

 private:
  std::expected<void, Text> pattern(const Clause& clause, std::string_view text);
  std::expected<void, Text> in_month(const Clause& clause, std::string_view text);
  std::expected<void, Text> every(const Clause& clause, std::string_view text);
  std::expected<void, Text> modifier(const Clause& clause);
  std::expected<void, Text> date_behind(const Clause& clause, std::size_t words, Date& into);
  [[nodiscard]] std::optional<std::uint16_t> months_in(const Clause& clause, std::size_t first) const;
  std::expected<void, Text> finish();

  Series series_;
  bool lists_months_ = false;  ///< the pattern ended in a list of months: the next clause may go on with it
  bool from_given_ = false;
};

std::unexpected<Text> not_understood(std::string_view text) {
  return wrong(
      fmt::format("{} wordt niet begrepen; schrijf bijvoorbeeld \"tweede woensdag van de maand, niet in reces\"",
                  in_quotes(text)),
      fmt::format("{} is not understood; write for example \"second Wednesday of the month, not in recess\"",
                  in_quotes(text)));
}

std::unexpected<Text> no_weekday(std::string_view word) {
  std::vector<std::string> known;
  for (const Meaning& day : weekdays) known.emplace_back(day.word);
  const std::string near = diagnostic::nearest(word, known);
  if (near.empty()) {
    return wrong(fmt::format("{} is geen dag van de week", in_quotes(word)),
                 fmt::format("{} is no day of the week", in_quotes(word)));
  }
  return wrong(fmt::format("{} is geen dag van de week, bedoelt u \"{}\"?", in_quotes(word), near),
               fmt::format("{} is no day of the week, did you mean \"{}\"?", in_quotes(word), near));
}

std::optional<std::uint16_t> Reader::months_in(const Clause& clause, std::size_t first) const {
  std::uint16_t months = 0;
  for (std::size_t at = first; at < clause.size(); ++at) {
    if (clause[at] == "en" || clause[at] == "and") continue;
    const auto month = month_named(clause[at]);
    if (!month) return std::nullopt;
    months = static_cast<std::uint16_t>(months | (1U << (*month - 1)));
  }
  if (months == 0) return std::nullopt;
  return months;
}

std::expected<void, Text> Reader::in_month(const Clause& clause, std::string_view text) {
  const auto day = meaning(weekdays, clause[1]);
  if (!day) return no_weekday(clause[1]);
  series_.weekday = static_cast<unsigned>(*day);
  if (clause.size() < 4 || (clause[2] != "van" && clause[2] != "of")) return not_understood(text);
  std::size_t end = clause.size();
  if (end >= 6 && clause[end - 2] == "in") {
    // "... van de maand in 2024" as one breath
    if (const auto fine = modifier({"in", clause[end - 1]}); !fine) return fine;
    end -= 2;
  }
  const Clause rest(clause.begin() + 3, clause.begin() + static_cast<std::ptrdiff_t>(end));
  const bool each = rest.size() == 2 && (rest[1] == "maand" || rest[1] == "month");
  static constexpr std::array<std::string_view, 6> articles{"de", "elke", "iedere", "the", "every", "each"};
  if (each && std::find(articles.begin(), articles.end(), rest[0]) != articles.end()) return {};
  const auto months = months_in(rest, 0);
  if (!months) return not_understood(text);
  series_.months = *months;
  lists_months_ = true;
  return {};
}

std::expected<void, Text> Reader::every(const Clause& clause, std::string_view text) {
  std::size_t at = 1;
  if (clause.size() == 5 && (clause[2] == "weken" || clause[2] == "weeks") &&
      (clause[3] == "op" || clause[3] == "on")) {
    const auto weeks = number_in(clause[1]);
    if (!weeks || *weeks < 1 || *weeks > 52) {
      return wrong(fmt::format("{} weken kan niet; kies 1 tot en met 52", in_quotes(clause[1])),
                   fmt::format("{} weeks is not possible; choose 1 to 52", in_quotes(clause[1])));
    }
    series_.weeks = *weeks;
    at = 4;
  } else if (clause.size() != 2) {
    return not_understood(text);
  }
  const auto day = meaning(weekdays, clause[at]);
  if (!day) return no_weekday(clause[at]);
  series_.weekday = static_cast<unsigned>(*day);
  return {};
}

std::expected<void, Text> Reader::pattern(const Clause& clause, std::string_view text) {
  if (clause.size() < 2) return not_understood(text);
  if (clause[0] == "elke" || clause[0] == "iedere" || clause[0] == "every") return every(clause, text);
  const auto ordinal = meaning(ordinals, clause[0]);
  if (!ordinal) return not_understood(text);
  series_.ordinal = *ordinal;
  return in_month(clause, text);
}

std::expected<void, Text> Reader::date_behind(const Clause& clause, std::size_t words, Date& into) {
  const std::string text = clause.size() == words + 1 ? clause[words] : "";
  const auto date = parse_date(text);
  if (!date) {
    return wrong(fmt::format("achter \"{}\" hoort een bestaande datum (JJJJ-MM-DD)",
                             joined({clause.begin(), clause.begin() + static_cast<std::ptrdiff_t>(words)})),
                 fmt::format("an existing date (YYYY-MM-DD) belongs behind \"{}\"",
                             joined({clause.begin(), clause.begin() + static_cast<std::ptrdiff_t>(words)})));
  }
  into = *date;
  return {};
}

std::expected<void, Text> Reader::modifier(const Clause& clause) {
  if (clause.size() == 3 && (begins(clause, {"niet", "in", "reces"}) || begins(clause, {"not", "in", "recess"}))) {
    series_.not_in_recess = true;
    return {};
  }
  if (clause.size() == 2 && clause[0] == "in") {
    const auto year = number_in(clause[1]);
    if (!year || *year < year_of(date_min) || *year > year_of(date_max)) {
      return wrong(fmt::format("{} is geen jaar van 1900 tot en met 2199", in_quotes(clause[1])),
                   fmt::format("{} is no year from 1900 to 2199", in_quotes(clause[1])));
    }
    series_.from = make_date(*year, 1, 1);
    series_.until = make_date(*year, 12, 31);
    from_given_ = true;
    return {};
  }
  if (begins(clause, {"vanaf"}) || begins(clause, {"from"})) {
    from_given_ = true;
    return date_behind(clause, 1, series_.from);
  }
  if (begins(clause, {"tot", "en", "met"})) return date_behind(clause, 3, series_.until);
  if (begins(clause, {"until"})) return date_behind(clause, 1, series_.until);
  if (begins(clause, {"behalve"}) || begins(clause, {"except"})) {
    Date day{};
    if (const auto fine = date_behind(clause, 1, day); !fine) return fine;
    series_.except.push_back(day);
    return {};
  }
  if (lists_months_) {
    if (const auto months = months_in(clause, 0)) {
      series_.months = static_cast<std::uint16_t>(series_.months | *months);
      return {};
    }
  }
  return not_understood(joined(clause));
}

std::expected<void, Text> Reader::finish() {
  if (series_.weeks > 1 && !from_given_) {
    return wrong("een reeks om de zoveel weken heeft een begin nodig: voeg toe \", vanaf JJJJ-MM-DD\"",
                 "a series every so many weeks needs a beginning: add \", from YYYY-MM-DD\"");
  }
  if (series_.until < series_.from) {
    return wrong(
        fmt::format("de reeks eindigt ({}) voordat zij begint ({})", to_string(series_.until), to_string(series_.from)),
        fmt::format("the series ends ({}) before it begins ({})", to_string(series_.until), to_string(series_.from)));
  }
  std::ranges::sort(series_.except);
  return {};
}

std::expected<Series, Text> Reader::read(std::string_view text) {
  if (text.size() > series_bytes_max) {
    return wrong(fmt::format("deze reeks is langer dan {} tekens", series_bytes_max),
                 fmt::format("this series is longer than {} characters", series_bytes_max));
  }
  series_.from = decrees_known_from();
  series_.until = decrees_known_until();
  const std::vector<Clause> clauses = clauses_of(text);
  if (const auto fine = pattern(clauses.front(), text); !fine) return std::unexpected(fine.error());
  for (std::size_t at = 1; at < clauses.size(); ++at) {
    if (const auto fine = modifier(clauses[at]); !fine) return std::unexpected(fine.error());
  }
  if (const auto fine = finish(); !fine) return std::unexpected(fine.error());
  return std::move(series_);
}

Date first_weekday_from(Date date, unsigned weekday) {
  const unsigned today = weekday_of(date).iso_encoding();
  return date + days{(weekday + 7 - today) % 7};
}

// The day of a series in one month, if the month has it.
std::optional<Date> day_in(const Series& series, int year, unsigned month) {
  if ((series.months >> (month - 1) & 1U) == 0) return std::nullopt;
  const Date first = make_date(year, month, 1);
  const Date next_month = month == 12 ? make_date(year + 1, 1, 1) : make_date(year, month + 1, 1);
  if (series.ordinal < 0) return first_weekday_from(next_month - days{7}, series.weekday);
  const Date day = first_weekday_from(first, series.weekday) + days{7 * (series.ordinal - 1)};
  if (day >= next_month) return std::nullopt;
  return day;
}

std::vector<Date> laid_out(const Series& series) {
  std::vector<Date> found;
  const auto add = [&](Date day) {
    if (day >= series.from && day <= series.until && found.size() <= series_days_max) found.push_back(day);
  };
  if (series.ordinal == 0) {
    for (Date day = first_weekday_from(series.from, series.weekday); day <= series.until;
         day += days{7 * series.weeks}) {
      add(day);
    }
    return found;
  }
  for (int year = year_of(series.from); year <= year_of(series.until); ++year) {
    for (unsigned month = 1; month <= 12; ++month) {
      if (const auto day = day_in(series, year, month)) add(*day);
    }
  }
  return found;
}

}  // namespace

std::expected<Series, Text> parse_series(std::string_view text) {
  return Reader().read(text);
}

bool looks_like_series(std::string_view text) {
  const std::vector<Clause> clauses = clauses_of(text.substr(0, series_bytes_max));
  if (clauses.front().empty()) return false;
  const std::string& first = clauses.front().front();
  if (meaning(ordinals, first) || first == "elke" || first == "iedere" || first == "every") return true;
  // A word that is no number and no month is meant as one of them.
  return clauses.front().size() > 2 && first.find_first_of("0123456789") == std::string::npos;
}

std::string canonical(const Series& series) {
  std::string text = fmt::format("{}/{}/{}/{}/{}/{}/{}", series.ordinal, series.weeks, series.weekday, series.months,
                                 to_string(series.from), to_string(series.until), series.not_in_recess ? 1 : 0);
  for (const Date day : series.except) text += "/" + to_string(day);
  return text;
}

std::expected<std::vector<Date>, Text> days_of(const Series& series, const std::vector<Stretch>& recess) {
  std::vector<Date> found = laid_out(series);
  if (found.size() > series_days_max) {
    return wrong(
        fmt::format("deze reeks geeft meer dan {} dagen; voeg toe \"in JAAR\" of \"tot en met DATUM\"",
                    series_days_max),
        fmt::format("this series gives more than {} days; add \"in YEAR\" or \"until DATE\"", series_days_max));
  }
  std::erase_if(found, [&](Date day) {
    const bool away = series.not_in_recess && std::ranges::any_of(recess, [day](const Stretch& stretch) {
                        return day >= stretch.from && day <= stretch.until;
                      });
    return away || holiday_on(day) || std::ranges::find(series.except, day) != series.except.end();
  });
  if (found.empty()) {
    return wrong("deze reeks geeft geen enkele dag", "this series gives no day at all");
  }
  return found;
}

}  // namespace besluit::terms
