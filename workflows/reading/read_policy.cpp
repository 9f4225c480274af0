// SPDX-License-Identifier: EUPL-1.2
// The parts of an organisation that are about time: policies, recess and closure; and the small things readers share.
#include "workflows/reading/readers.hpp"

#include <algorithm>
#include <array>

namespace besluit::reading {

using definition::Closure;
using definition::Policy;
using definition::RungRule;

namespace {

/// What a person can do with a file of each kind.
struct KindUse {
  std::string_view token;
  Text is;   ///< "dit is een scenario"
  Text use;  ///< which command takes it
};
const std::array<KindUse, 5>& kind_uses() {
  static const std::array<KindUse, 5> uses{{
      {"route",
       {"dit is een route", "this is a route"},
       {"kijk een route na met 'besluitctl check', en reken haar door met 'besluitctl plan'",
        "check a route with 'besluitctl check', and plan it with 'besluitctl plan'"}},
      {"subroute",
       {"dit is een deelroute", "this is a subroute"},
       {"kijk een deelroute na met 'besluitctl check'; geef hier een route die haar noemt",
        "check a subroute with 'besluitctl check'; give a route here that names it"}},
      {"organisation",
       {"dit is een organisatie", "this is an organisation"},
       {"kijk een organisatie na met 'besluitctl check'", "check an organisation with 'besluitctl check'"}},
      {"decision-table",
       {"dit is een beslistabel", "this is a decision table"},
       {"kijk een beslistabel na met 'besluitctl check', en probeer haar met 'besluitctl decide'",
        "check a decision table with 'besluitctl check', and try it with 'besluitctl decide'"}},
      {"scenario",
       {"dit is een scenario", "this is a scenario"},
       {"kijk een scenario na met 'besluitctl check', en draai het met 'besluitctl test'",
        "check a scenario with 'besluitctl check', and run it with 'besluitctl test'"}},
  }};
  return uses;
}

}  // namespace

bool is_other_kind(Report& report, const Node& root, std::string_view wanted) {
  const Node* node = root.is_map() ? child_named(root, "kind") : nullptr;
  if (node == nullptr || !node->is_scalar()) return false;
  std::string_view found;
  Text expected;
  for (const Word& word : words_of(Holds::kind)) {
    if (node->text == word.nl || node->text == word.en) found = word.token;
    if (word.token == wanted) expected = {std::string(word.nl), std::string(word.en)};
  }
  const auto use = std::ranges::find(kind_uses(), found, &KindUse::token);
  if (found == wanted || use == kind_uses().end()) return false;
  report.error("R030", node->span,
               {"hier wordt een bestand van de soort '" + expected.nl + "' verwacht",
                "expected a file of the kind '" + expected.en + "'"},
               use->is, use->use);
  return true;
}

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
  const bool neuter = what.nl == "orgaan" || what.nl == "beleid" || what.nl == "model" || what.nl == "gegeven" ||
                      what.nl == "onderdeel";
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
  rule.on = read_date(report, fields["on-day"]);
  const auto to = read_text(report, fields["to"]);
  rule.unless_acknowledged = read_word(report, fields["unless"], words_of(Holds::acknowledged)).has_value();
  rule.repeat = read_term_each(report, fields["repeat"]);
  const bool english = report.written == Report::Written::en;
  const std::string after = english ? "after" : "na";
  const std::string on_day = english ? "on day" : "op dag";
  if (item.is_map() && (fields["after"] == nullptr) == (fields["on-day"] == nullptr)) {
    report.error("R121", item.place(),
                 {"een escalatie heeft '" + after + "' of '" + on_day + "', één van de twee",
                  "an escalation has '" + after + "' or '" + on_day + "', one of the two"},
                 {"hier staan ze allebei of geen van beide", "here both stand, or neither"},
                 {"schrijf bijvoorbeeld: " + after + ": 1 werkdag", "write for example: " + after + ": 1 working day"});
    return;
  }
  if ((!offset && !rule.on) || !to) return;
  if (offset) rule.offset = *offset;
  rule.to = *to;
  rule.text = offset ? after + " " + terms::to_string(*offset, english ? Language::en : Language::nl)
                     : (english ? "on " : "op ") + to_string(*rule.on);
  policy.rungs.push_back(std::move(rule));
}

void read_reminder(Report& report, const Node& item, Policy& policy) {
  RungRule rule;
  if (item.is_scalar() && parse_date(item.text)) {
    rule.on = read_date(report, &item);
    if (rule.on) rule.text = (report.written == Report::Written::en ? "on " : "op ") + to_string(*rule.on);
  } else {
    const auto offset = read_term_before(report, &item);
    if (offset) rule.offset = *offset;
    if (offset) rule.text = *read_text(report, &item);
  }
  if (!rule.text.empty()) policy.rungs.push_back(std::move(rule));
}

std::optional<std::chrono::minutes> time_in(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || !digit(0) || !digit(1) || text[2] != ':' || !digit(3) || !digit(4)) return std::nullopt;
  const int hours = (text[0] - '0') * 10 + (text[1] - '0');
  const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
  if (hours > 23 || minutes > 59) return std::nullopt;
  return std::chrono::minutes{hours * 60 + minutes};
}

/// "20:00 tot 07:00"; also over midnight.
definition::QuietHours read_quiet_hours(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return {};
  const std::string between = report.written == Report::Written::en ? " to " : " tot ";
  const std::size_t at = text->find(between);
  if (at != std::string::npos) {
    const auto from = time_in(std::string_view{*text}.substr(0, at));
    const auto until = time_in(std::string_view{*text}.substr(at + between.size()));
    if (from && until && *from != *until) return {*from, *until};
  }
  report.error("R120", node->span,
               {"hier horen twee tijden met 'tot' ertussen", "expected two times with 'to' between them"},
               {"dit zijn geen stille uren", "these are no quiet hours"},
               {"schrijf bijvoorbeeld: 20:00 tot 07:00, met twee cijfers voor het uur",
                "write for example: 20:00 to 07:00, with two digits for the hour"});
  return {};
}

definition::CatchUp late_rungs_in(Report& report, const Node* node) {
  const auto word = read_word(report, node, words_of(Holds::late_rungs));
  if (word == "latest") return definition::CatchUp::latest;
  return word == "skip" ? definition::CatchUp::skip : definition::CatchUp::each;
}

}  // namespace

Policy read_policy(Report& report, const Node& node) {
  Policy policy;
  policy.id = node.key;
  const Fields fields(report, node, Shape::policy);
  for (const Node& item : items(report, fields["remind"])) read_reminder(report, item, policy);
  for (const Node& item : items(report, fields["escalate"])) read_escalation(report, item, policy);
  policy.reminders_late = late_rungs_in(report, fields["late-reminders"]);
  policy.escalations_late = late_rungs_in(report, fields["late-escalations"]);
  policy.acknowledged_for = read_term(report, fields["seen-for"]);
  policy.acknowledged_by_all = read_word(report, fields["seen-by"], words_of(Holds::seen_by)) == "everybody";
  policy.quiet = read_quiet_hours(report, fields["quiet-hours"]);
  policy.working_days_only = read_boolean(report, fields["working-days-only"]).value_or(false);
  policy.one_mail_a_day = read_boolean(report, fields["digest"]).value_or(false);
  for (const Node& item : items(report, fields["tell"])) {
    const auto word = read_word(report, &item, words_of(Holds::tell));
    if (word == "task") policy.tell.push_back(definition::Tell::task);
    if (word == "outcome") policy.tell.push_back(definition::Tell::outcome);
    if (word == "end") policy.tell.push_back(definition::Tell::end);
    if (word == "papers") policy.tell.push_back(definition::Tell::papers);
  }
  return policy;
}

std::string base_name(std::string_view path) {
  const auto slash = path.find_last_of('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace besluit::reading
