// SPDX-License-Identifier: EUPL-1.2
// The parts of an organisation that are about time: policies, recess and closure; and the small things readers share.
#include "workflows/reading/readers.hpp"

namespace besluit::reading {

using definition::Closure;
using definition::Policy;
using definition::RungRule;

bool check_kind(Report& report, const Fields& fields, std::string_view wanted) {
  const Node* node = fields["kind"];
  if (node == nullptr || !node->is_scalar()) return node == nullptr;  // its absence was reported by `Fields`
  for (const Word& word : words_of(Holds::kind)) {
    if (word.token != wanted) continue;
    if (node->text == word.nl || node->text == word.en) {
      (void)read_word(report, node, words_of(Holds::kind));  // holds it to the language of the file
      return true;
    }
    const bool english = report.written == Report::Written::en;
    const std::string should(english ? word.en : word.nl);
    report.error("R030", node->span,
                 {"hier wordt een bestand van de soort '" + should + "' verwacht",
                  "expected a file of the kind '" + should + "'"},
                 {"dit is een andere soort", "this is another kind"}, suggestion(node->text, {should}));
  }
  return false;
}

void unknown_name(Report& report, std::string_view code, const diagnostic::Span& span, std::string_view name,
                  const Text& what, const Text& label, const std::vector<std::string>& candidates) {
  if (report.full()) return;
  const std::string shown = diagnostic::printable(name);
  const bool neuter = what.nl == "orgaan" || what.nl == "beleid" || what.nl == "model" || what.nl == "gegeven";
  const std::string adjective = neuter ? "onbekend " : "onbekende ";
  report.error(code, span, {adjective + what.nl + " '" + shown + "'", "unknown " + what.en + " '" + shown + "'"}, label,
               suggestion(name, candidates));
}

std::vector<Closure> read_closures(Report& report, const Node* node, Closure::Kind kind) {
  std::vector<Closure> closures;
  for (const Node& item : items(report, node)) {
    const Fields fields(report, item, Shape::closure);
    const auto name = read_text(report, fields["name"]);
    const auto from = read_date(report, fields["from"]);
    const auto until = read_date(report, fields["until"]);
    if (from && until && *until < *from) {
      report.error("R045", fields["until"]->span,
                   {"de laatste dag ligt vóór de eerste", "the last day lies before the first"},
                   {"dit is vóór " + to_string(*from), "this is before " + to_string(*from)},
                   {"wissel de twee data om", "swap the two dates"},
                   {{fields["from"]->span, {"de eerste dag", "the first day"}}});
    }
    if (name && from && until) closures.push_back({*name, *from, *until, kind});
  }
  return closures;
}

namespace {

void read_escalation(Report& report, const Node& item, Policy& policy) {
  const Fields fields(report, item, Shape::escalation);
  RungRule rule;
  rule.kind = RungRule::Kind::escalation;
  const auto offset = read_term(report, fields["after"]);
  const auto to = read_text(report, fields["to"]);
  rule.unless_acknowledged = read_word(report, fields["unless"], words_of(Holds::acknowledged)).has_value();
  rule.repeat = read_term_each(report, fields["repeat"]);
  if (!offset || !to) return;
  rule.offset = *offset;
  rule.to = *to;
  const bool english = report.written == Report::Written::en;
  rule.text = (english ? "after " : "na ") + terms::to_string(*offset, english ? Language::en : Language::nl);
  policy.rungs.push_back(std::move(rule));
}

}  // namespace

Policy read_policy(Report& report, const Node& node) {
  Policy policy;
  policy.id = node.key;
  const Fields fields(report, node, Shape::policy);
  for (const Node& item : items(report, fields["remind"])) {
    const auto offset = read_term_before(report, &item);
    if (!offset) continue;
    policy.rungs.push_back({RungRule::Kind::reminder, *offset, *read_text(report, &item), "", false, std::nullopt});
  }
  for (const Node& item : items(report, fields["escalate"])) read_escalation(report, item, policy);
  return policy;
}

std::string base_name(std::string_view path) {
  const auto slash = path.find_last_of('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace besluit::reading
