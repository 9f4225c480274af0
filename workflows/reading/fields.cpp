// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/fields.hpp"

#include <algorithm>

namespace besluit::reading {
namespace {

using diagnostic::nearest;
using diagnostic::printable;

const Text& kind_name(Node::Kind kind) {
  static const Text map{"een groep regels 'sleutel: waarde'", "a group of lines 'key: value'"};
  static const Text list{"een lijst", "a list"};
  static const Text scalar{"een enkele waarde", "a single value"};
  static const Text null{"niets", "nothing"};
  switch (kind) {
    case Node::Kind::map:
      return map;
    case Node::Kind::list:
      return list;
    case Node::Kind::scalar:
      return scalar;
    case Node::Kind::null:
      return null;
  }
  return null;
}

void wrong_kind(Report& report, const Node& node, Node::Kind wanted) {
  static const Text write_map{"schrijf eronder, ingesprongen: 'sleutel: waarde'",
                              "write below it, indented: 'key: value'"};
  static const Text write_list{"schrijf eronder, ingesprongen: '- waarde'", "write below it, indented: '- value'"};
  static const Text write_scalar{"schrijf één waarde achter de dubbele punt", "write one value after the colon"};
  const Text& is = kind_name(node.kind);
  const Text& must = kind_name(wanted);
  report.error("R022", node.span,
               {"hier hoort " + must.nl + ", geen " +
                    (node.is_list()  ? "lijst"
                     : node.is_map() ? "groep regels"
                                     : "enkele waarde"),
                "expected " + must.en + ", not " + is.en},
               {"dit is " + is.nl, "this is " + is.en},
               wanted == Node::Kind::map    ? write_map
               : wanted == Node::Kind::list ? write_list
                                            : write_scalar);
}

void missing_value(Report& report, const Node& node) {
  const std::string name = node.key.empty() ? "" : " " + in_quotes(node.key);
  report.error("R023", node.place(),
               {"achter" + (name.empty() ? " het streepje" : name) + " staat niets",
                "nothing stands after" + (name.empty() ? " the dash" : name)},
               {"hier ontbreekt een waarde", "a value is missing here"},
               {"vul een waarde in, of haal de regel weg", "fill in a value, or remove the line"});
}

/// True when the node may be judged as `wanted`; else it was reported, now or before.
bool is(Report& report, const Node* node, Node::Kind wanted) {
  if (node == nullptr || node->broken) return false;
  if (node->kind == wanted) return true;
  if (node->is_null()) {
    missing_value(report, *node);
  } else {
    wrong_kind(report, *node, wanted);
  }
  return false;
}

const Keyword* keyword_of(std::string_view token) {
  const auto all = keywords();
  const auto found = std::ranges::find(all, token, &Keyword::token);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

void check_language(Report& report, std::string_view word, std::string_view nl, std::string_view en,
                    const diagnostic::Span& span) {
  if (nl == en) return;
  const auto language = word == nl ? Report::Written::nl : Report::Written::en;
  if (report.written == Report::Written::unknown) {
    report.written = language;
    report.written_by = span;
    report.written_word = word;
    return;
  }
  if (report.written == language) return;
  const std::string_view should = report.written == Report::Written::nl ? nl : en;
  const bool dutch = report.written == Report::Written::nl;
  report.error("R024", span,
               {"dit bestand is " + std::string(dutch ? "Nederlands" : "Engels") + ", maar " + in_quotes(word) +
                    " is " + (dutch ? "Engels" : "Nederlands"),
                "this file is " + std::string(dutch ? "Dutch" : "English") + ", but " + in_quotes(word) + " is " +
                    (dutch ? "English" : "Dutch")},
               {"schrijf " + in_quotes(should), "write " + in_quotes(should)},
               {"gebruik in één bestand één taal", "use one language in one file"},
               {{report.written_by, {"dit woord bepaalt de taal", "this word fixes the language"}}});
}

Text suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  if (const std::string near = nearest(word, candidates); !near.empty()) {
    return {"bedoelt u " + in_quotes(near) + "?", "did you mean " + in_quotes(near) + "?"};
  }
  if (candidates.empty() || candidates.size() > 24) return {};
  std::string all;
  for (const std::string& candidate : candidates) all += (all.empty() ? "" : ", ") + printable(candidate);
  return {"mogelijk is: " + all, "possible: " + all};
}

const Node* child_named(const Node& map, std::string_view token) {
  const Keyword* keyword = keyword_of(token);
  if (keyword == nullptr) return nullptr;
  const Node* child = map.child(keyword->nl);
  return child != nullptr ? child : map.child(keyword->en);
}

std::string spelled(const Report& report, const Keyword& keyword) {
  return std::string(report.written == Report::Written::en ? keyword.en : keyword.nl);
}

std::string spelled(const Report& report, std::string_view token) {
  const Keyword* keyword = keyword_of(token);
  return keyword == nullptr ? std::string(token) : spelled(report, *keyword);
}

Fields::Fields(Report& report, const Node& map, Shape shape)
    : Fields(report, map, fields_of(shape), Text{std::string(name_nl(shape)), std::string(name_en(shape))}) {}

Fields::Fields(Report& report, const Node& map, std::span<const Field> allowed, const Text& name)
    : place_(map.place()) {
  if (!is(report, &map, Node::Kind::map)) return;
  for (const Node& child : map.children) {
    const auto field = std::ranges::find_if(
        allowed, [&](const Field& f) { return child.key == f.keyword->nl || child.key == f.keyword->en; });
    if (field == allowed.end()) {
      unknown(report, child, allowed, name);
      continue;
    }
    const Keyword& keyword = *field->keyword;
    check_language(report, child.key, keyword.nl, keyword.en, child.key_span);
    if (child.is_null()) missing_value(report, child);
    if (!mentions(keyword.token)) {
      found_.emplace_back(keyword.token, &child);
    }
  }
  for (const Field& field : allowed) {
    const auto& keyword = *field.keyword;
    if (!field.required || mentions(keyword.token)) continue;
    const std::string word = in_quotes(spelled(report, keyword));
    report.error("R021", place_, {name.nl + " heeft " + word + " nodig", name.en + " needs " + word},
                 {word + " ontbreekt hier", word + " is missing here"},
                 {"voeg toe: '" + spelled(report, keyword) + ": ...' (" + std::string(keyword.about_nl) + ")",
                  "add: '" + spelled(report, keyword) + ": ...' (" + std::string(keyword.about_en) + ")"});
  }
}

std::string exit_keyword(definition::Outcome outcome) {
  switch (outcome) {
    case definition::Outcome::rejected:
      return "on-rejection";
    case definition::Outcome::refused:
      return "on-refusal";
    case definition::Outcome::deferred:
      return "on-deferral";
    case definition::Outcome::advised_negative:
      return "on-negative-advice";
    default:
      return "on-" + std::string(definition::row(outcome).token);
  }
}

namespace {

/// "bij afgewezen": people write the outcome itself where the keyword says what happens ("bij afwijzing"). The keyword
/// that is meant, as it is spelled in that language; empty: none.
std::string named_by_outcome(std::string_view key, std::span<const Field> allowed) {
  for (const auto& [begin, english] : {std::pair{std::string_view{"bij "}, false}, {std::string_view{"on "}, true}}) {
    if (!key.starts_with(begin)) continue;
    const auto outcome = definition::outcome_named(key.substr(begin.size()));
    if (!outcome) continue;
    const std::string token = exit_keyword(*outcome);
    for (const Field& field : allowed)
      if (field.keyword->token == token) return std::string{english ? field.keyword->en : field.keyword->nl};
  }
  return {};
}

}  // namespace

void Fields::unknown(Report& report, const Node& child, std::span<const Field> allowed, const Text& name) const {
  if (report.full()) return;
  std::vector<std::string> both;
  std::vector<std::string> own;
  for (const Field& field : allowed) {
    both.emplace_back(field.keyword->nl);
    both.emplace_back(field.keyword->en);
    own.push_back(spelled(report, *field.keyword));
  }
  std::string near = named_by_outcome(child.key, allowed);
  if (near.empty()) near = nearest(child.key, both);
  Text fix;
  if (!near.empty()) {
    // Offer the spelling of this file's language, whichever of the two was nearest.
    const auto field =
        std::ranges::find_if(allowed, [&](const Field& f) { return near == f.keyword->nl || near == f.keyword->en; });
    const std::string word = report.written == Report::Written::unknown ? near : spelled(report, *field->keyword);
    fix = {"bedoelt u " + in_quotes(word) + "?", "did you mean " + in_quotes(word) + "?"};
  } else {
    fix = suggestion("", own);
  }
  report.error("R020", child.key_span,
               {"onbekend woord " + in_quotes(child.key), "unknown keyword " + in_quotes(child.key)},
               {name.nl + " kent dit woord niet", name.en + " does not have this keyword"}, fix);
}

const Node* Fields::operator[](std::string_view token) const {
  const auto found = std::ranges::find(found_, token, &decltype(found_)::value_type::first);
  // A keyword without a value was reported; the readers need not look at it again.
  return found == found_.end() || found->second->is_null() ? nullptr : found->second;
}

bool Fields::mentions(std::string_view token) const {
  return std::ranges::find(found_, token, &decltype(found_)::value_type::first) != found_.end();
}

std::span<const Node> items(Report& report, const Node* node) {
  if (!is(report, node, Node::Kind::list)) return {};
  return node->children;
}

std::span<const Node> entries(Report& report, const Node* node) {
  if (!is(report, node, Node::Kind::map)) return {};
  return node->children;
}

std::optional<std::string> read_text(Report& report, const Node* node) {
  if (!is(report, node, Node::Kind::scalar)) return std::nullopt;
  std::string text = node->text;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  if (text.find_first_not_of(" \t\n") == std::string::npos) {
    missing_value(report, *node);
    return std::nullopt;
  }
  return text;
}

bool check_id(Report& report, std::string_view id, const diagnostic::Span& span) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  const bool good = !id.empty() && id.size() <= id_bytes_max && letter(id.front()) &&
                    std::ranges::all_of(id, [&](char c) { return letter(c) || c == '-' || c == '_' || c == '.'; });
  if (good) return true;
  std::string proposal;
  for (const char c : id) {
    if (letter(c) || c == '_' || c == '.' || c == '-') {
      proposal.push_back(c);
    } else if (c == ' ' && !proposal.empty() && proposal.back() != '-') {
      proposal.push_back('-');
    }
  }
  while (!proposal.empty() && !letter(proposal.front())) proposal.erase(0, 1);
  proposal = proposal.substr(0, id_bytes_max);
  report.error("R031", span,
               {in_quotes(id.substr(0, id_bytes_max)) + " kan geen korte naam zijn",
                in_quotes(id.substr(0, id_bytes_max)) + " cannot be a short name"},
               {"een korte naam bestaat uit gewone letters, cijfers, '-', '_' en '.' (ten hoogste 64)",
                "a short name has plain letters, digits, '-', '_' and '.' (at most 64)"},
               proposal.empty()
                   ? Text{}
                   : Text{"schrijf bijvoorbeeld " + in_quotes(proposal), "write for example " + in_quotes(proposal)});
  return false;
}

std::optional<std::string> read_id(Report& report, const Node* node) {
  auto text = read_text(report, node);
  if (!text || !check_id(report, *text, node->span)) return std::nullopt;
  return text;
}

std::optional<std::string> read_word(Report& report, const Node* node, std::span<const Word> words) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  const auto found = std::ranges::find_if(words, [&](const Word& w) { return *text == w.nl || *text == w.en; });
  if (found != words.end()) {
    check_language(report, *text, found->nl, found->en, node->span);
    return std::string(found->token);
  }
  std::vector<std::string> candidates;
  const bool english = report.written == Report::Written::en;
  for (const Word& word : words) candidates.emplace_back(english ? word.en : word.nl);
  report.error(
      "R029", node->span,
      {in_quotes(*text) + " is hier geen mogelijke waarde", in_quotes(*text) + " is not a possible value here"},
      {"deze waarde is onbekend", "this value is unknown"}, suggestion(*text, candidates));
  return std::nullopt;
}

namespace {

std::optional<votes::RuleText> read_rule_text(Report& report, const Node* node, votes::Use use, std::string_view code,
                                              const votes::Vocabulary& known) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  auto parsed = votes::parse_rule(*text, use, known);
  if (!parsed) {
    for (const votes::Problem& problem : parsed.error()) {
      Text fix{"schrijf bijvoorbeeld: " + votes::examples(use, Language::nl),
               "write for example: " + votes::examples(use, Language::en)};
      if (!problem.suggestion.empty()) fix = suggestion(problem.suggestion, {problem.suggestion});
      report.error(code, node->part(problem.begin, problem.end - problem.begin), problem.message,
                   {"deze regel is hier niet mogelijk", "this rule is not possible here"}, fix);
    }
    return std::nullopt;
  }
  if (const auto& mark = parsed->language; mark) {
    check_language(report, mark->language == Language::nl ? mark->nl : mark->en, mark->nl, mark->en,
                   node->part(mark->begin, mark->end - mark->begin));
  }
  return std::move(*parsed);
}

}  // namespace

votes::Thresholds read_rule(Report& report, const Node* node, votes::Use use) {
  auto parsed = read_rule_text(report, node, use, "R029", {});
  return parsed ? std::move(parsed->rule) : votes::Thresholds{};
}

std::optional<votes::Gate> read_gate(Report& report, const Node* node, const votes::Vocabulary& known) {
  auto parsed = read_rule_text(report, node, votes::Use::gate, "R103", known);
  if (!parsed) return std::nullopt;
  return votes::Gate{std::move(parsed->rule), std::move(parsed->outcome), std::move(parsed->outcome_word), node->text};
}

}  // namespace besluit::reading
