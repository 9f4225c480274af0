// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/case_file.hpp"

#include "rules/diagnostic/csv.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::terms {
namespace {

enum Column : std::size_t { id, direction, start_date, term, counting, applies_atw, expected_date, columns_count };
constexpr std::array<std::string_view, columns_count> column_names{"id",       "direction",   "start_date",   "term",
                                                                   "counting", "applies_atw", "expected_date"};
constexpr std::size_t not_there = static_cast<std::size_t>(-1);
using Places = std::array<std::size_t, columns_count>;

std::unexpected<Text> wrong(std::string nl, std::string en) {
  return std::unexpected(Text{std::move(nl), std::move(en)});
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t bytes_max = 60;
  const bool cut = text.size() > bytes_max;
  return "\"" + diagnostic::printable(text.substr(0, bytes_max)) + (cut ? "...\"" : "\"");
}

std::expected<Places, Text> places_of(const diagnostic::CsvRecord& header) {
  if (header.problem) return std::unexpected(*header.problem);
  Places places;
  places.fill(not_there);
  for (std::size_t index = 0; index < header.fields.size(); ++index) {
    const std::string name = trimmed(header.fields[index]);
    const auto known = std::find(column_names.begin(), column_names.end(), name);
    if (known == column_names.end()) continue;
    std::size_t& place = places[static_cast<std::size_t>(known - column_names.begin())];
    if (place != not_there) {
      return wrong(fmt::format("de kolom '{}' staat er twee keer", name),
                   fmt::format("the column '{}' is there twice", name));
    }
    place = index;
  }
  for (std::size_t column = 0; column < columns_count; ++column) {
    if (column == expected_date || places[column] != not_there) continue;
    return wrong(fmt::format("de kolom '{}' ontbreekt", column_names[column]),
                 fmt::format("the column '{}' is missing", column_names[column]));
  }
  return places;
}

struct Row {
  const diagnostic::CsvRecord& record;
  const Places& places;

  [[nodiscard]] std::string operator[](Column column) const {
    const std::size_t place = places[column];
    return place < record.fields.size() ? trimmed(record.fields[place]) : std::string{};
  }
};

// One of two words; the error names both.
std::expected<bool, Text> either(const Row& row, Column column, std::string_view yes, std::string_view no) {
  const std::string word = row[column];
  if (word == yes) return true;
  if (word == no) return false;
  const std::string_view name = column_names[column];
  if (word.empty()) {
    return wrong(fmt::format("{} is leeg; schrijf {} of {}", name, yes, no),
                 fmt::format("{} is empty; write {} or {}", name, yes, no));
  }
  return wrong(fmt::format("{} is {}; schrijf {} of {}", name, in_quotes(word), yes, no),
               fmt::format("{} is {}; write {} or {}", name, in_quotes(word), yes, no));
}

std::expected<void, Text> read_start(const Row& row, TermQuestion& question) {
  const std::string start = row[start_date];
  if (start.empty()) return {};  // `answer` knows whether it is needed
  question.day = parse_date(start);
  if (!question.day) question.moment = parse_local_moment(start);
  if (question.day || question.moment) return {};
  return wrong(fmt::format("start_date {} is geen bestaande datum of tijd", in_quotes(start)),
               fmt::format("start_date {} is no existing date or time", in_quotes(start)));
}

std::expected<void, Text> read_how(const Row& row, TermQuestion& question) {
  const auto forwards = either(row, direction, "forward", "backward");
  if (!forwards) {
    if (!row[direction].empty()) {
      return wrong(fmt::format("direction is {}; schrijf forward, backward of fixed", in_quotes(row[direction])),
                   fmt::format("direction is {}; write forward, backward or fixed", in_quotes(row[direction])));
    }
    return std::unexpected(forwards.error());
  }
  const auto exclusive = either(row, counting, "exclusive", "inclusive");
  if (!exclusive) return std::unexpected(exclusive.error());
  const auto statutory = either(row, applies_atw, "yes", "no");
  if (!statutory) return std::unexpected(statutory.error());
  question.how.direction = *forwards ? Direction::forward : Direction::backward;
  question.how.counting = *exclusive ? Counting::exclusive : Counting::inclusive;
  question.how.ground = *statutory ? Ground::law : Ground::own;
  return read_start(row, question);
}

std::expected<TermAnswer, Text> answer_row(const Row& row, std::size_t columns) {
  if (row.record.problem) return std::unexpected(*row.record.problem);
  if (row.record.fields.size() > columns) {
    return wrong(fmt::format("deze regel heeft {} velden, de kop heeft er {}; zet een tekst met komma's tussen "
                             "aanhalingstekens",
                             row.record.fields.size(), columns),
                 fmt::format("this line has {} fields, the header has {}; put a text with commas between quotes",
                             row.record.fields.size(), columns));
  }
  auto phrase = parse_phrase(row[term]);
  if (!phrase) return std::unexpected(phrase.error());
  TermQuestion question{*std::move(phrase), {}, {}, {}, {}};
  if (row[direction] == "fixed") {
    if (!question.phrase.terms.empty()) {
      return wrong("een vaste grens (fixed) heeft alleen \"before DATUM\", geen termijn die telt",
                   "a fixed limit has only \"before DATE\", no term that counts");
    }
  } else if (const auto fine = read_how(row, question); !fine) {
    return std::unexpected(fine.error());
  }
  return answer(question);
}

}  // namespace

std::string CaseResult::date() const {
  return answer->moment ? to_string(*answer->moment) : besluit::to_string(answer->due.legal);
}

bool CaseResult::differs() const {
  if (expected_date.empty() || expected_date == date()) return false;
  const auto moment = parse_local_moment(expected_date);  // with seconds, perhaps
  return !moment || moment != answer->moment;
}

std::expected<void, Text> run_cases(std::string_view text, const std::function<void(const CaseResult&)>& each) {
  if (text.size() > cases_bytes_max) {
    return wrong(fmt::format("het bestand is groter dan {} MB", cases_bytes_max / 1024 / 1024),
                 fmt::format("the file is larger than {} MB", cases_bytes_max / 1024 / 1024));
  }
  diagnostic::CsvReader reader(text);
  const auto header = reader.next();
  if (!header) return wrong("het bestand is leeg", "the file is empty");
  const auto places = places_of(*header);
  if (!places) return std::unexpected(places.error());
  std::size_t rows = 0;
  while (const auto record = reader.next()) {
    if (++rows > cases_rows_max) {
      return wrong(fmt::format("het bestand heeft meer dan {} regels", cases_rows_max),
                   fmt::format("the file has more than {} rows", cases_rows_max));
    }
    const Row row{*record, *places};
    each({record->line, row[id], answer_row(row, header->fields.size()), row[expected_date]});
  }
  return {};
}

}  // namespace besluit::terms
