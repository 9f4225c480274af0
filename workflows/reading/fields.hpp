// SPDX-License-Identifier: EUPL-1.2
// Taking a tree apart. Each helper reads one kind of value, reports what is wrong with it at its own place, and gives
// nullopt then; a null pointer (the key is not there) and a value that was refused already give nullopt in silence.
// So a reader is a list of lines, and all errors of a file come out in one run.
#pragma once

#include "rules/terms/date.hpp"
#include "rules/terms/term.hpp"
#include "rules/votes/gate.hpp"
#include "rules/votes/rule_text.hpp"
#include "workflows/definition/ask.hpp"
#include "workflows/reading/keywords.hpp"
#include "workflows/reading/report.hpp"
#include "workflows/reading/yaml_tree.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::reading {

/// One map with keywords. On construction it reports unknown keywords (with the one that was perhaps meant), keywords
/// of the other language, keywords without a value, and required ones that are missing.
class Fields {
 public:
  /// `name` is what the map is, for messages: {"een stap", "a step"}. REQUIRES: `map` outlives this; it need not be a
  /// map: another node is reported and then has no fields.
  Fields(Report& report, const Node& map, std::span<const Field> allowed, const Text& name);
  Fields(Report& report, const Node& map, Shape shape);

  /// The value of the keyword with this token; null pointer when it is not there (or has no value).
  [[nodiscard]] const Node* operator[](std::string_view token) const;
  /// The keyword stands there, perhaps without a value (which was reported).
  [[nodiscard]] bool mentions(std::string_view token) const;
  /// The place where a message about the whole map points: its first key, or the key that it belongs to.
  [[nodiscard]] const diagnostic::Span& place() const { return place_; }

 private:
  void unknown(Report& report, const Node& child, std::span<const Field> allowed, const Text& name) const;

  std::vector<std::pair<std::string_view, const Node*>> found_;
  diagnostic::Span place_;
};

/// The token of the keyword that says what an outcome leads to: "on-rejection", "on-adopted". Four outcomes have an
/// ordinary noun.
[[nodiscard]] std::string exit_keyword(definition::Outcome outcome);

/// The keyword as the file spells it (Dutch while the language is not yet known).
[[nodiscard]] std::string spelled(const Report& report, const Keyword& keyword);
[[nodiscard]] std::string spelled(const Report& report, std::string_view token);

/// The children of a list or of a map from ids to values; empty (and reported) when the node is something else.
[[nodiscard]] std::span<const Node> items(Report& report, const Node* node);
[[nodiscard]] std::span<const Node> entries(Report& report, const Node* node);

[[nodiscard]] std::optional<std::string> read_text(Report& report, const Node* node);
/// Letters, digits, '-', '_' and '.', at most `id_bytes_max`.
[[nodiscard]] std::optional<std::string> read_id(Report& report, const Node* node);
/// Reports a key of a named map that cannot be an id.
bool check_id(Report& report, std::string_view id, const diagnostic::Span& span);
/// A mail address: one '@' with something before it and a domain after it, no blanks, quotes or accents.
[[nodiscard]] std::optional<std::string> read_mail(Report& report, const Node* node);
/// The value of a keyword in a map, in whichever language its file is; null when it is not there. Judges nothing.
[[nodiscard]] const Node* child_named(const Node& map, std::string_view token);

/// One address, or a list of at most `mails_max`, each once; empty when there is none or it was reported.
[[nodiscard]] std::vector<std::string> read_mails(Report& report, const Node* node);
[[nodiscard]] bool is_mail(std::string_view text);
/// A decimal number without leading zeros or quotes, between `least` and `most`.
[[nodiscard]] std::optional<int> read_whole(Report& report, const Node* node, int least, int most);
/// `true` or `false`, without quotes; ja, nee, yes, no, on and off are refused with the word that was meant.
[[nodiscard]] std::optional<bool> read_boolean(Report& report, const Node* node);
/// YYYY-MM-DD. Another order is refused with the date that was meant. A date outside the years whose equated days are
/// known is warned about.
[[nodiscard]] std::optional<Date> read_date(Report& report, const Node* node);
/// One day, or a list of them, ascending; each once (R027).
[[nodiscard]] std::vector<Date> read_dates(Report& report, const Node* node);
/// The same for a date inside a text: `span` is its place.
[[nodiscard]] std::optional<Date> date_in(Report& report, std::string_view text, const diagnostic::Span& span);
/// "4 weken".
[[nodiscard]] std::optional<terms::Term> read_term(Report& report, const Node* node);
/// "4 weken vooraf" / "4 weeks before"; `achteraf` is refused.
[[nodiscard]] std::optional<terms::Term> read_term_before(Report& report, const Node* node);
/// "elke 5 werkdagen" / "every 5 working days".
[[nodiscard]] std::optional<terms::Term> read_term_each(Report& report, const Node* node);
/// A word of a closed list: its token.
[[nodiscard]] std::optional<std::string> read_word(Report& report, const Node* node, std::span<const Word> words);

/// A rule of rules/votes: "meer dan de helft". Empty when there is none, or when it was reported.
[[nodiscard]] votes::Thresholds read_rule(Report& report, const Node* node, votes::Use use);

/// A gate of rules/votes over the answers that are possible: "alle raden voorgesteld". Empty when there is none, or
/// when it was reported.
[[nodiscard]] std::optional<votes::Gate> read_gate(Report& report, const Node* node, const votes::Vocabulary& known);

/// Holds the file to one language: `word` is spelled `nl` in Dutch and `en` in English.
void check_language(Report& report, std::string_view word, std::string_view nl, std::string_view en,
                    const diagnostic::Span& span);

/// `bedoelt u 'X'?` as a fix, or the list of what is possible; empty when there is nothing to offer.
[[nodiscard]] Text suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace besluit::reading
