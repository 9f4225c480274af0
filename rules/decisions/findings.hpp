// SPDX-License-Identifier: EUPL-1.2
// Where readers and compilers of this room put what they find. Private to the room and to those who read tables.
#pragma once

#include "rules/decisions/limits.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace besluit::decisions {

/// Collects findings, at most `findings_max`; an error is kept in any case.
class Findings {
 public:
  explicit Findings(diagnostic::Diagnostics& findings) : findings_(findings) {}

  void error(std::string_view code, const diagnostic::Span& span, Text message, Text label = {}, Text fix = {}) {
    add(diagnostic::Severity::error, code, span, std::move(message), std::move(label), std::move(fix));
  }
  void warning(std::string_view code, const diagnostic::Span& span, Text message, Text label = {}, Text fix = {}) {
    add(diagnostic::Severity::warning, code, span, std::move(message), std::move(label), std::move(fix));
  }

 private:
  void add(diagnostic::Severity severity, std::string_view code, const diagnostic::Span& span, Text message, Text label,
           Text fix) {
    const bool first_error = severity == diagnostic::Severity::error && !diagnostic::has_errors(findings_);
    if (findings_.size() >= findings_max && !first_error) return;
    findings_.push_back({std::string(code), severity, span, std::move(message), std::move(label), std::move(fix), {}});
  }

  diagnostic::Diagnostics& findings_;
};

}  // namespace besluit::decisions
