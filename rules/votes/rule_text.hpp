// SPDX-License-Identifier: EUPL-1.2
// From "meer dan de helft", "2/3 van de leden" or "12 van 18 raden voorgesteld" to a rule. The README has the forms.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/votes/threshold.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::votes {

/// What the text is for. It decides what a share is a share of where the text does not say so.
enum class Use : std::uint8_t {
  quorum,    ///< heads, of all who sit
  majority,  ///< votes, of the votes cast
  gate,      ///< heads, of all who were asked
};

/// An outcome that a gate may name ("voorgesteld"). ASCII case is ignored.
struct OutcomeWord {
  std::string token;
  std::string nl;
  std::string en;
};
/// The names a text may use beside the words of the room.
struct Vocabulary {
  std::vector<OutcomeWord> outcomes;
  std::vector<std::string> holders;  ///< ids of those who may hold a veto
};

/// Where in the text something is wrong: character offsets from 0, `end` exclusive.
struct Problem {
  int begin = 0;
  int end = 0;
  Text message;
  std::string suggestion;  ///< what was perhaps meant; may be empty: then `examples` help
  friend bool operator==(const Problem&, const Problem&) = default;
};

/// A form that is spelled otherwise in the other language: it tells in which of the two the text is written.
struct LanguageMark {
  Language language = Language::nl;
  std::string nl;
  std::string en;
  int begin = 0;  ///< in characters from 0; `end` exclusive
  int end = 0;
};

struct RuleText {
  Thresholds rule;
  std::string outcome;                   ///< token of the outcome named; only in a gate
  std::string outcome_word;              ///< as the text spells it
  std::optional<LanguageMark> language;  ///< the first of the text; none in "2/3"
};

/// Reads a rule. The text is Dutch or English, not both. The problems are in the order of the text; the first one ends
/// the reading, so there is one, or none.
[[nodiscard]] std::expected<RuleText, std::vector<Problem>> parse_rule(std::string_view text, Use use,
                                                                       const Vocabulary& known = {});

/// Examples for messages: "meer dan de helft, twee derde, ..." in the language asked.
[[nodiscard]] std::string examples(Use use, Language language);

}  // namespace besluit::votes
