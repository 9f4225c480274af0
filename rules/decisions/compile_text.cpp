// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/compile_text.hpp"

#include "rules/diagnostic/utf8.hpp"

#include <algorithm>

namespace besluit::decisions {
namespace {

void report(const std::vector<feel::Problem>& problems, const Words& text, int shift, const Dialect& dialect,
            Findings& findings) {
  const int length = static_cast<int>(utf8::count(text.text));
  for (const feel::Problem& problem : problems) {
    const int begin = std::clamp(problem.begin - shift, 0, length);
    const int end = std::clamp(problem.end - shift, begin, length);
    const std::string near = diagnostic::printable(problem.suggestion);
    const Text fix = near.empty() ? Text{} : Text{"bedoelt u '" + near + "'?", "did you mean '" + near + "'?"};
    const Text label{"deze FEEL klopt hier niet", "this FEEL is not right here"};
    if (dialect.mode == feel::Mode::strict) {
      findings.error("D010", text.part(begin, end), problem.message, label, fix);
    } else {
      findings.warning("D010", text.part(begin, end), problem.message, label, fix);
    }
  }
}

}  // namespace

std::optional<feel::Expression> compile_text(const Words& text, const feel::Scope& scope, const Dialect& dialect,
                                             Findings& findings, const feel::Type& wanted) {
  feel::CompileOptions options{dialect.mode, dialect.zones};
  if (!wanted.is_any()) options.wanted = wanted;
  auto compiled = feel::compile(text.text, scope, options);
  if (compiled) return std::move(*compiled);
  report(compiled.error(), text, 0, dialect, findings);
  return std::nullopt;
}

std::optional<feel::UnaryTests> compile_tests(const Words& text, const feel::Scope& scope, const feel::Type& input,
                                              const Dialect& dialect, Findings& findings) {
  auto compiled = feel::compile_unary_tests(text.text, scope, input, {dialect.mode, dialect.zones});
  if (compiled) return std::move(*compiled);
  report(compiled.error(), text, 0, dialect, findings);
  return std::nullopt;
}

std::optional<feel::Expression> compile_between(std::string_view before, const Words& text, std::string_view after,
                                                const feel::Scope& scope, const Dialect& dialect, Findings& findings) {
  std::string whole(before);
  whole += text.text;
  whole += after;
  auto compiled = feel::compile(whole, scope, {dialect.mode, dialect.zones});
  if (compiled) return std::move(*compiled);
  report(compiled.error(), text, static_cast<int>(utf8::count(before)), dialect, findings);
  return std::nullopt;
}

}  // namespace besluit::decisions
