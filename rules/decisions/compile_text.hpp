// SPDX-License-Identifier: EUPL-1.2
// FEEL out of a file: compiled, with its problems as findings at their places in that file. Private to the room.
#pragma once

#include "rules/decisions/findings.hpp"
#include "rules/decisions/words.hpp"
#include "rules/feel/expression.hpp"

#include <optional>
#include <string_view>

namespace besluit::decisions {

/// How strictly texts are read. lenient: a problem is a warning and the part is null when evaluated, as the standard
/// wants of an engine. strict: a problem is an error.
struct Dialect {
  feel::Mode mode = feel::Mode::strict;
  const feel::ZoneSource* zones = nullptr;
};

/// Nothing (and D010) when it cannot be compiled.
[[nodiscard]] std::optional<feel::Expression> compile_text(const Words& text, const feel::Scope& scope,
                                                           const Dialect& dialect, Findings& findings,
                                                           const feel::Type& wanted = feel::Type::any);
[[nodiscard]] std::optional<feel::UnaryTests> compile_tests(const Words& text, const feel::Scope& scope,
                                                            const feel::Type& input, const Dialect& dialect,
                                                            Findings& findings);
/// A text that stands between `before` and `after`, which are ours: places are told as if they were not there.
[[nodiscard]] std::optional<feel::Expression> compile_between(std::string_view before, const Words& text,
                                                              std::string_view after, const feel::Scope& scope,
                                                              const Dialect& dialect, Findings& findings);

}  // namespace besluit::decisions
