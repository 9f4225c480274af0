// SPDX-License-Identifier: EUPL-1.2
// A CSV file (RFC 4180) as records that know their line. Own code because a row that cannot be read must not take its
// neighbours with it, and because every message needs the line; the libraries at hand give up the file, or the place.
#pragma once

#include "rules/diagnostic/text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::diagnostic {

/// Of one record, in bytes; a longer one is a record with a problem.
inline constexpr std::size_t csv_record_bytes_max = 64 * 1024;

/// One record, or why it cannot be read. `line` counts from 1 and is the one it begins on.
struct CsvRecord {
  std::size_t line = 1;
  std::vector<std::string> fields;
  std::optional<Text> problem;  ///< a quote that is not closed, something behind a closed quote, too long
};

/// Reads a text record by record. Lines end with LF or CRLF; empty lines are passed over; a byte order mark is too.
/// After a record with a problem reading goes on at the next line.
class CsvReader {
 public:
  /// REQUIRES: `text` outlives the reader.
  explicit CsvReader(std::string_view text, char separator = ',');
  /// nullopt at the end.
  [[nodiscard]] std::optional<CsvRecord> next();

 private:
  [[nodiscard]] CsvRecord record();
  [[nodiscard]] std::optional<std::string> quoted_field(CsvRecord& record, std::size_t record_end_max);
  void skip_line();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  char separator_;
};

/// The comma, or the semicolon where the first line has semicolons and no comma (as spreadsheets write it in Dutch).
[[nodiscard]] char csv_separator(std::string_view text);

/// A field as it stands in a file: quoted where it has to be.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace besluit::diagnostic
