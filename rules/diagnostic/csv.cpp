// SPDX-License-Identifier: EUPL-1.2
#include "rules/diagnostic/csv.hpp"

#include <algorithm>

namespace besluit::diagnostic {

CsvReader::CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
}

void CsvReader::skip_line() {
  const std::size_t end = text_.find('\n', at_);
  at_ = end == std::string_view::npos ? text_.size() : end + 1;
  ++line_;
}

std::optional<CsvRecord> CsvReader::next() {
  while (at_ < text_.size()) {
    const std::size_t begin = at_;
    const std::size_t first_line = line_;
    CsvRecord found = record();
    if (found.problem) {
      at_ = begin;
      line_ = first_line;
      skip_line();
      return found;
    }
    const bool empty_line = found.fields.size() == 1 && found.fields.front().empty();
    if (!empty_line) return found;
  }
  return std::nullopt;
}

// The field behind an opening quote, up to its closing one; nullopt and a problem when it cannot be read.
std::optional<std::string> CsvReader::quoted_field(CsvRecord& record, std::size_t record_end_max) {
  std::string field;
  for (++at_; at_ < text_.size() && at_ < record_end_max; ++at_) {
    const char byte = text_[at_];
    if (byte == '\n') ++line_;
    if (byte != '"') {
      field.push_back(byte);
      continue;
    }
    if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      field.push_back('"');
      ++at_;
      continue;
    }
    ++at_;
    if (at_ + 1 < text_.size() && text_[at_] == '\r' && text_[at_ + 1] == '\n') ++at_;
    if (at_ == text_.size() || text_[at_] == separator_ || text_[at_] == '\n') return field;
    record.problem =
        Text{"achter een gesloten aanhalingsteken staat nog iets", "something stands behind a closed quote"};
    return std::nullopt;
  }
  record.problem = Text{"een aanhalingsteken wordt niet gesloten", "a quote is not closed"};
  return std::nullopt;
}

CsvRecord CsvReader::record() {
  CsvRecord found{line_, {}, {}};
  const std::size_t end_max = at_ + csv_record_bytes_max;
  while (true) {
    if (at_ < text_.size() && text_[at_] == '"') {
      auto field = quoted_field(found, end_max);
      if (!field) return found;
      found.fields.push_back(*std::move(field));
    } else {
      const std::size_t begin = at_;
      while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && at_ < end_max) ++at_;
      std::string_view field = text_.substr(begin, at_ - begin);
      const bool line_ends = at_ == text_.size() || text_[at_] == '\n';
      if (line_ends && field.ends_with('\r')) field.remove_suffix(1);
      found.fields.emplace_back(field);
    }
    if (at_ >= end_max && at_ < text_.size()) {
      found.problem = Text{"deze regel is langer dan 64 KB", "this line is longer than 64 KB"};
      return found;
    }
    if (at_ == text_.size()) break;
    const bool line_ends = text_[at_] == '\n';
    ++at_;
    if (line_ends) break;
  }
  ++line_;
  return found;
}

char csv_separator(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  const bool comma = first.find(',') != std::string_view::npos;
  return !comma && first.find(';') != std::string_view::npos ? ';' : ',';
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",;\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char byte : text) {
    if (byte == '"') quoted.push_back('"');
    quoted.push_back(byte);
  }
  return quoted + "\"";
}

}  // namespace besluit::diagnostic
