// SPDX-License-Identifier: EUPL-1.2
// Where the readers put their findings.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/reading/limits.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::reading {

/// What stands in a file, as a message shows it: 'auditcomissie'.
[[nodiscard]] inline std::string in_quotes(std::string_view word) {
  return "'" + diagnostic::printable(word) + "'";
}

/// Collects the findings of one file, at most `findings_max`, and knows the language in which the file is written.
class Report {
 public:
  explicit Report(std::string file) : file_(std::move(file)) {}

  [[nodiscard]] const std::string& file() const { return file_; }

  void error(std::string_view code, const diagnostic::Span& span, Text message, Text label = {}, Text fix = {},
             std::vector<diagnostic::Note> notes = {}) {
    add(diagnostic::Severity::error, code, span, std::move(message), std::move(label), std::move(fix),
        std::move(notes));
  }
  void warning(std::string_view code, const diagnostic::Span& span, Text message, Text label = {}, Text fix = {}) {
    add(diagnostic::Severity::warning, code, span, std::move(message), std::move(label), std::move(fix), {});
  }
  /// For what is true of a whole file and would be found at every line of it: the first place will do.
  void warning_once(std::string_view code, const diagnostic::Span& span, Text message, Text label = {}, Text fix = {}) {
    for (const diagnostic::Diagnostic& finding : findings_)
      if (finding.code == code && finding.message.nl == message.nl) return;
    warning(code, span, std::move(message), std::move(label), std::move(fix));
  }
  void take_over(diagnostic::Diagnostics others) {
    for (auto& other : others) {
      keep(std::move(other));
    }
  }

  /// Nothing more is kept: work for a message (such as looking for the nearest word) can be left out. However many
  /// warnings there are, one error is always kept: without it a bad file would pass as good.
  [[nodiscard]] bool full() const { return findings_.size() >= findings_max && diagnostic::has_errors(findings_); }
  [[nodiscard]] const diagnostic::Diagnostics& findings() const { return findings_; }
  [[nodiscard]] diagnostic::Diagnostics& findings() { return findings_; }

  /// Fixed by the first keyword that exists in one language only.
  enum class Written { unknown, nl, en };
  Written written = Written::unknown;
  diagnostic::Span written_by;  ///< the keyword that fixed it
  std::string written_word;

 private:
  void add(diagnostic::Severity severity, std::string_view code, const diagnostic::Span& span, Text message, Text label,
           Text fix, std::vector<diagnostic::Note> notes) {
    keep({std::string(code), severity, span, std::move(message), std::move(label), std::move(fix), std::move(notes)});
  }

  void keep(diagnostic::Diagnostic finding) {
    const bool room = findings_.size() < findings_max;
    if (!room && (finding.severity == diagnostic::Severity::warning || full())) return;
    findings_.push_back(std::move(finding));
  }

  std::string file_;
  diagnostic::Diagnostics findings_;
};

}  // namespace besluit::reading
