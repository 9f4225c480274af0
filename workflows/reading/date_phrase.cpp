// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/date_phrase.hpp"

#include "workflows/reading/raw_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <span>
#include <vector>

namespace besluit::reading {
namespace {

using std::chrono::days;

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    if (c == ' ' || c == ',') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  return words;
}

bool among(std::string_view word, std::initializer_list<std::string_view> known) {
  return std::ranges::find(known, word) != known.end();
}

std::optional<int> number_in(std::string_view word) {
  int value = 0;
  const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (failure != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

unsigned month_in(std::string_view word) {
  for (unsigned month = 1; month <= 12; ++month) {
    if (word == words_in(month_name(month, Language::nl)).front() ||
        word == words_in(month_name(month, Language::en)).front()) {
      return month;
    }
  }
  return 0;
}

// "eerste", "2e", "third": 1 to 4, else 0.
int ordinal_in(std::string_view word) {
  using Row = std::array<std::string_view, 4>;
  static constexpr std::array<Row, 4> rows{{{"eerste", "1e", "first", "1st"},
                                            {"tweede", "2e", "second", "2nd"},
                                            {"derde", "3e", "third", "3rd"},
                                            {"vierde", "4e", "fourth", "4th"}}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (std::ranges::find(rows[i], word) != rows[i].end()) return static_cast<int>(i) + 1;
  }
  return 0;
}

// What the words say, piece by piece.
struct Said {
  enum class Part { whole, begin, middle, end, before } part = Part::whole;
  int year = 0;
  unsigned first_month = 0;
  unsigned months = 0;
  bool season = false;  ///< begins on the 21st
  int ordinal = 0;
  bool understood = true;
};

void take_unit(Said& said, unsigned first_month, unsigned months, bool season = false) {
  said.understood = said.understood && said.months == 0 && first_month >= 1;
  said.first_month = first_month;
  said.months = months;
  said.season = season;
}

void take_word(Said& said, std::string_view word) {
  using Part = Said::Part;
  if (among(word, {"in", "de", "het", "van", "op", "uiterlijk", "the", "of", "by"})) return;
  const auto part = among(word, {"begin", "early", "beginning"})                ? Part::begin
                    : among(word, {"half", "medio", "midden", "mid", "middle"}) ? Part::middle
                    : among(word, {"eind", "einde", "ultimo", "end", "late"})   ? Part::end
                    : among(word, {"voor", "vóór", "before"})                   ? Part::before
                                                                                : Part::whole;
  if (part != Part::whole) {
    said.understood = said.understood && said.part == Part::whole;
    said.part = part;
  } else if (const unsigned month = month_in(word); month != 0) {
    take_unit(said, month, 1);
  } else if (const int ordinal = ordinal_in(word); ordinal != 0) {
    said.ordinal = ordinal;
  } else if (among(word, {"kwartaal", "quarter"})) {
    take_unit(said, said.ordinal == 0 ? 0 : static_cast<unsigned>(said.ordinal) * 3 - 2, 3);
  } else if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4') {
    take_unit(said, static_cast<unsigned>(word[1] - '0') * 3 - 2, 3);
  } else if (among(word, {"helft", "halfjaar"})) {
    take_unit(said, said.ordinal == 1 ? 1 : said.ordinal == 2 ? 7 : 0, 6);
  } else if (among(word, {"voorjaar", "lente", "spring"})) {
    take_unit(said, 3, 3, true);
  } else if (among(word, {"zomer", "summer"})) {
    take_unit(said, 6, 3, true);
  } else if (among(word, {"najaar", "herfst", "autumn"})) {
    take_unit(said, 9, 3, true);
  } else if (const auto year = number_in(word); year && *year >= 1900 && *year < 2200 && said.year == 0) {
    said.year = *year;
  } else {
    said.understood = false;
  }
}

bool has_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

// "31 augustus 2013" names one day, written another way.
bool names_a_day(std::string_view text) {
  const auto words = words_in(text);
  return words.size() == 3 && number_in(words[0]) && month_in(words[1]) != 0 && number_in(words[2]);
}

std::optional<DatePhrase> refuse_words(Report& report, const Node& node, const std::string& words) {
  // "2 weken na ab": not a day, but a term of a task.
  const bool dutch = words.find(" na ") != std::string::npos;
  if (!words.empty() && words.front() >= '0' && words.front() <= '9' &&
      (dutch || words.find(" after ") != std::string::npos)) {
    report.error("R090", node.span,
                 {in_quotes(words) + " is een termijn, geen dag", in_quotes(words) + " is a term, no day"},
                 {"hier hoort een dag", "a day belongs here"},
                 {"schrijf bij een taak: 'klaar binnen: " + diagnostic::printable(words) + "'",
                  "write at a task: 'done within: " + diagnostic::printable(words) + "'"});
    return std::nullopt;
  }
  const auto meant = vague_days(words);
  const std::string day = meant ? to_string(meant->ordinary) : "JJJJ-MM-DD";
  const std::string day_en = meant ? day : "YYYY-MM-DD";
  report.error("R090", node.span, {in_quotes(words) + " noemt geen dag", in_quotes(words) + " names no day"},
               {"zonder dag kan hier niets worden gepland", "nothing can be planned here without a day"},
               {"schrijf erbij hoe u het leest: '" + diagnostic::printable(words) + ", gelezen als " + day + "'",
                "write how you read it: '" + diagnostic::printable(words) + ", read as " + day_en + "'"});
  return std::nullopt;
}

}  // namespace

std::optional<VagueDays> vague_days(std::string_view words) {
  Said said;
  for (const std::string& word : words_in(words)) take_word(said, word);
  if (!said.understood || said.year == 0 || (said.ordinal != 0 && said.months == 0)) return std::nullopt;
  if (said.months == 0) {
    said.first_month = 1;
    said.months = 12;
  }
  const std::chrono::months month{1};
  const auto begin = std::chrono::year_month{std::chrono::year{said.year}, std::chrono::month{said.first_month}};
  const days into{said.season ? 20 : 0};
  VagueDays result;
  result.first = Date{std::chrono::local_days{begin / 1}} + into;
  result.last = Date{std::chrono::local_days{(begin + month * static_cast<int>(said.months)) / 1}} + into - days{1};
  switch (said.part) {
    case Said::Part::begin:
      result.ordinary = result.first;
      break;
    case Said::Part::middle:
      result.ordinary = result.first + (result.last - result.first) / 2;
      // The middle of a month is the fifteenth, also when it has 28 or 31 days.
      if (said.months == 1) result.ordinary = result.first + days{14};
      break;
    case Said::Part::before:
      result.ordinary = result.first - days{1};
      result.last = result.ordinary;
      result.first = date_min;
      break;
    case Said::Part::whole:
    case Said::Part::end:
      result.ordinary = result.last;
      break;
  }
  if (result.ordinary < date_min || result.last > date_max) return std::nullopt;
  return result;
}

std::optional<DatePhrase> day_of_year(std::string_view text) {
  const auto words = words_in(text);
  const auto says = [&](std::initializer_list<std::string_view> wanted) {
    return words.size() >= 5 && std::ranges::equal(std::span(words).subspan(2, 3), wanted);
  };
  if (!says({"van", "het", "jaar"}) && !says({"of", "the", "year"})) return std::nullopt;
  const auto day = number_in(words[0]);
  const unsigned month = month_in(words[1]);
  if (!day || month == 0 || words.size() > 6) return std::nullopt;
  int years = 0;
  if (words.size() == 6) {
    if (!among(words[5], {"erna", "after", "ervoor", "before"})) return std::nullopt;
    years = among(words[5], {"erna", "after"}) ? 1 : -1;
  }
  const auto date = std::chrono::year{2000} / std::chrono::month{month} / std::chrono::day{static_cast<unsigned>(*day)};
  if (*day < 1 || !date.ok()) return std::nullopt;
  return DatePhrase{Date{std::chrono::local_days{date}}, std::string(text), years};
}

std::optional<DatePhrase> read_date_phrase(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  if (auto phrase = day_of_year(*text)) return phrase;
  for (const std::string_view link : {", gelezen als ", ", read as "}) {
    const std::size_t at = text->find(link);
    if (at == std::string::npos) continue;
    const std::size_t begin = at + link.size();
    const std::string words = text->substr(0, at);
    const std::string day = text->substr(begin);
    const auto span = node->part(characters(std::string_view(*text).substr(0, begin)), std::max(1, characters(day)));
    const auto date = date_in(report, day, span);
    if (!date) return std::nullopt;
    if (!has_letter(words)) return refuse_words(report, *node, words);
    const auto meant = vague_days(words);
    if (meant && (*date < meant->first || *date > meant->last)) {
      report.warning(
          "R091", span,
          {to_string(*date) + " ligt niet in " + in_quotes(words),
           to_string(*date) + " does not lie in " + in_quotes(words)},
          {"de woorden zeggen iets anders dan de dag", "the words say something else than the day"},
          {"bedoelt u " + to_string(meant->ordinary) + "?", "did you mean " + to_string(meant->ordinary) + "?"});
    }
    return DatePhrase{*date, words};
  }
  if (has_letter(*text) && !names_a_day(*text)) return refuse_words(report, *node, *text);
  const auto date = date_in(report, *text, node->span);
  if (!date) return std::nullopt;
  return DatePhrase{*date, ""};
}

}  // namespace besluit::reading
