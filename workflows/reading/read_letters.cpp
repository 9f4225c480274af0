// SPDX-License-Identifier: EUPL-1.2
// Letters in the organisation's own words. A word that besluitd does not know is found here, not in somebody's mail.
#include "workflows/definition/letter_template.hpp"
#include "workflows/reading/fields.hpp"
#include "workflows/reading/raw_text.hpp"
#include "workflows/reading/readers.hpp"

namespace besluit::reading {
namespace {

std::string read_template(Report& report, const Node* node) {
  if (node == nullptr) return {};
  const auto text = read_text(report, node);
  if (!text) return {};
  if (const auto fault = definition::check_template(*text)) {
    const auto at = characters(std::string_view(*text).substr(0, fault->at));
    const auto length = characters(std::string_view(*text).substr(fault->at, fault->length));
    report.error("R048", node->part(at, length), fault->message, {"hier", "here"}, fault->fix);
  }
  return *text;
}

}  // namespace

Language read_language(Report& report, const Node* node) {
  return read_word(report, node, words_of(Holds::language)) == "en" ? Language::en : Language::nl;
}

void read_letters(Report& report, const Node* node, definition::LetterTemplates& letters) {
  for (const Node& item : items(report, node)) {
    const Fields fields(report, item, Shape::letter);
    const auto kind = read_word(report, fields["notice-kind"], words_of(Holds::notice_kind));
    const Language language = read_language(report, fields["language"]);
    definition::LetterTemplate own{read_template(report, fields["subject"]), read_template(report, fields["letter"])};
    if (!kind) continue;
    if (!letters.emplace(std::pair{language, *kind}, std::move(own)).second)
      report.error("R048", fields["notice-kind"]->span,
                   {"van dit bericht staat er al een brief in deze taal",
                    "there is already a letter for this notice in this language"},
                   {"dit is de tweede", "this is the second one"}, {"haal er een weg", "remove one of them"});
  }
}

}  // namespace besluit::reading
