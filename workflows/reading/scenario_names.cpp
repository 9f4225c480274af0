// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/scenario_names.hpp"

#include "rules/votes/tally.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace besluit::reading {

using definition::Step;
using definition::Workflow;

const Workflow* ScenarioNames::named(const Node* node, const std::string& name) const {
  if (name.empty() || organisation_ == nullptr) return nullptr;
  const auto found = std::ranges::find(routes_, name, [](const auto& one) { return one->id; });
  if (found != routes_.end()) return found->get();
  std::vector<std::string> names;
  for (const auto& one : routes_) names.push_back(one->id);
  unknown_name(report_, "R130", node->span, name, {"route", "route"},
               {"deze map heeft geen goede route met deze naam", "this folder has no sound route of this name"}, names);
  return nullptr;
}

std::string ScenarioNames::own_route(const Node* node) {
  const std::string name = read_id(report_, node).value_or("");
  own_ = about_ = named(node, name);
  return name;
}

std::string ScenarioNames::other_route(const Node* node) {
  const std::string name = read_id(report_, node).value_or("");
  about_ = name.empty() ? own_ : named(node, name);
  return name;
}

const Step* ScenarioNames::step_named(const std::string& name) const {
  const int index = about_ == nullptr ? -1 : about_->index_of(name);
  return index < 0 ? nullptr : &about_->steps[static_cast<std::size_t>(index)];
}

std::string ScenarioNames::step(const Node* node) const {
  const std::string name = read_id(report_, node).value_or("");
  if (name.empty() || about_ == nullptr || about_->index_of(name) >= 0) return name;
  std::vector<std::string> names;
  for (const Step& one : about_->steps) names.push_back(one.id);
  unknown_name(report_, "R130", node->span, name, {"stap", "step"},
               {"de route heeft deze stap niet", "the route does not have this step"}, names);
  return {};
}

std::string ScenarioNames::participant(const Node* node) const {
  const std::string name = read_id(report_, node).value_or("");
  if (name.empty() || organisation_ == nullptr || organisation_->participants.contains(name)) return name;
  unknown_name(report_, "R130", node->span, name, {"deelnemer", "participant"},
               {"de organisatie heeft deze deelnemer niet", "the organisation does not have this participant"},
               keys_of(organisation_->participants));
  return {};
}

std::string ScenarioNames::asker(const Node* node) const {
  const std::string name = node == nullptr || !node->is_scalar() ? std::string{} : node->text;
  return organisation_ != nullptr && organisation_->participants.contains(name) ? name : receiver(node);
}

std::string ScenarioNames::receiver(const Node* node) const {
  const std::string name = read_text(report_, node).value_or("");
  if (name.empty() || organisation_ == nullptr || is_mail(name) || organisation_->resolve(name)) return name;
  auto names = keys_of(organisation_->roles);
  for (auto& more : {keys_of(organisation_->people), keys_of(organisation_->bodies)})
    names.insert(names.end(), more.begin(), more.end());
  unknown_name(report_, "R130", node->span, name, {"ontvanger", "receiver"},
               {"dit is geen rol, mens of orgaan", "this is no role, person or body"}, names);
  return {};
}

std::string ScenarioNames::part(const Node* node, const std::string& at) const {
  const std::string name = read_id(report_, node).value_or("");
  const Step* asking = step_named(at);
  if (name.empty() || asking == nullptr) return name;
  std::vector<std::string> names;
  for (const definition::Part& one : asking->parts) names.push_back(one.id);
  if (std::ranges::find(names, name) != names.end()) return name;
  unknown_name(report_, "R130", node->span, name, {"onderdeel", "part"},
               {"de stap '" + at + "' vraagt dit niet", "the step '" + at + "' does not ask this"}, names);
  return {};
}

std::string ScenarioNames::option(const Node* node, const std::string& at) const {
  const std::string name = read_text(report_, node).value_or("");
  const Step* asking = step_named(at);
  if (name.empty() || asking == nullptr) return name;
  if (std::ranges::find(asking->options, name) != asking->options.end()) return name;
  if (asking->options.empty())
    unclear(node->span, {"op de stap '" + at + "' valt niets te kiezen", "there is nothing to choose at '" + at + "'"},
            {"schrijf '" + spelled(report_, "outcome") + ": ...'", "write '" + spelled(report_, "outcome") + ": ...'"});
  else
    unknown_name(report_, "R130", node->span, name, {"keuze", "option"},
                 {"de stap '" + at + "' kent deze keuze niet", "the step '" + at + "' does not have this option"},
                 asking->options);
  return {};
}

std::map<std::string, std::string> ScenarioNames::values(const Node* node) const {
  std::map<std::string, std::string> all;
  if (node == nullptr) return all;
  for (const Node& fact : entries(report_, node)) {
    const auto text = read_text(report_, &fact);
    if (!text) continue;
    all.emplace(fact.key, *text);
    if (about_ == nullptr) continue;
    std::vector<std::string> names;
    for (const definition::Input& input : about_->inputs) names.push_back(input.name);
    if (std::ranges::find(names, fact.key) == names.end())
      unknown_name(report_, "R130", fact.key_span, fact.key, {"gegeven", "fact"},
                   {"de route heeft dit gegeven niet", "the route does not have this fact"}, names);
  }
  return all;
}

std::optional<MeetingPhrase> ScenarioNames::meeting(const Node* node) const {
  auto phrase = read_meeting(report_, node);
  if (!phrase) return std::nullopt;
  if (phrase->choice.kind != definition::MeetingChoice::Kind::fixed) {
    unclear(node->span, {"een scenario noemt een vergadering met haar dag", "a scenario names a meeting by its day"},
            {"schrijf bijvoorbeeld 'ab 2024-07-10'", "write for example 'ab 2024-07-10'"});
    return std::nullopt;
  }
  if (organisation_ != nullptr && organisation_->body(phrase->body) == nullptr) {
    unknown_name(report_, "R130", phrase->body_span, phrase->body, {"orgaan", "body"},
                 {"de organisatie heeft dit orgaan niet", "the organisation does not have this body"},
                 keys_of(organisation_->bodies));
    return std::nullopt;
  }
  return phrase;
}

std::optional<std::string> ScenarioNames::outcome(const Node* node, const std::string& at) const {
  const auto text = read_text(report_, node);
  if (!text) return std::nullopt;
  const auto words = words_of(Holds::outcome);
  const bool listed =
      std::ranges::any_of(words, [&](const Word& word) { return word.nl == *text || word.en == *text; });
  std::optional<std::string> token;
  const Step* asking = step_named(at);
  if (asking != nullptr && std::ranges::find(asking->options, *text) != asking->options.end()) {
    unclear(node->span, {"'" + *text + "' is een keuze, geen uitkomst", "'" + *text + "' is an option, no outcome"},
            {"schrijf '" + spelled(report_, "option") + ": " + *text + "'",
             "write '" + spelled(report_, "option") + ": " + *text + "'"});
    return std::nullopt;
  }
  if (const auto known = definition::outcome_named(*text); known && !listed)
    token = std::string{definition::row(*known).token};
  else if (asking == nullptr || listed)
    token = read_word(report_, node, words);
  else
    token = read_word(report_, node, words_at(*asking));  // a word of no list: what the step can end with helps most
  if (!token) return std::nullopt;
  if (*token == "none") return std::string{};
  check_allowed(*node, at, *token);
  return token;
}

std::vector<definition::Outcome> ScenarioNames::allowed_at(const Step& asked) {
  const auto own = definition::allowed(asked.ask);
  std::vector<definition::Outcome> allowed(own.begin(), own.end());
  if (!asked.parts.empty()) allowed.clear();
  // Each of several things that are asked has outcomes of its own.
  for (const definition::Part& part : asked.parts)
    for (const definition::Outcome one : definition::allowed(part.ask))
      if (std::ranges::find(allowed, one) == allowed.end()) allowed.push_back(one);
  // What follows from the answers, or from a condition that does not hold, can be expected, though nobody records it.
  allowed.push_back(definition::Outcome::skipped);
  if (asked.every || !asked.parts.empty()) {
    for (const definition::Outcome one :
         {definition::Outcome::answered, definition::Outcome::not_met, definition::Outcome::unanswered})
      if (std::ranges::find(allowed, one) == allowed.end()) allowed.push_back(one);
  }
  return allowed;
}

std::vector<Word> ScenarioNames::words_at(const Step& asked) {
  std::vector<Word> words;
  for (const definition::Outcome one : allowed_at(asked)) {
    const definition::OutcomeRow& row = definition::row(one);
    words.push_back({row.token, row.nl, row.token});
  }
  if (asked.meets()) words.push_back({"delivered", "aangeleverd", "delivered"});
  if (asked.every || asked.meets()) words.push_back({"sent", "verzonden", "sent"});
  words.push_back({"none", "geen", "none"});
  return words;
}

void ScenarioNames::check_allowed(const Node& node, const std::string& at, const std::string& token) const {
  const Step* asked = step_named(at);
  const auto outcome = definition::outcome_named(token);
  if (asked == nullptr || !outcome) return;
  const std::vector<definition::Outcome> allowed = allowed_at(*asked);
  if (std::ranges::find(allowed, *outcome) != allowed.end()) return;
  std::vector<std::string> names;
  const bool english = report_.written == Report::Written::en;
  for (const definition::Outcome one : allowed)
    names.emplace_back(english ? definition::row(one).token : definition::row(one).nl);
  report_.error("R133", node.span,
                {"de stap '" + at + "' kan zo niet eindigen", "the step '" + at + "' cannot end this way"},
                {"deze uitkomst past niet bij wat er gevraagd wordt", "this outcome does not fit what is asked"},
                suggestion(node.text, names));
}

std::map<std::string, std::string> ScenarioNames::votes(const Node* node) const {
  std::map<std::string, std::string> all;
  for (const Node& vote : entries(report_, node)) {
    const auto text = read_text(report_, &vote);
    if (!text) continue;
    all.emplace(vote.key, *text);
    if (const auto stand = votes::read_stand(*text); !stand)
      unclear(vote.span, {"zo stemt niemand: " + stand.error().nl, "nobody votes this way: " + stand.error().en}, {});
    if (organisation_ != nullptr && !organisation_->participants.contains(vote.key))
      unknown_name(report_, "R130", vote.key_span, vote.key, {"deelnemer", "participant"},
                   {"de organisatie heeft deze deelnemer niet", "the organisation does not have this participant"},
                   keys_of(organisation_->participants));
  }
  return all;
}

void ScenarioNames::unclear(const diagnostic::Span& span, Text message, Text fix) const {
  report_.error("R131", span, std::move(message), {"dit is niet duidelijk", "this is not clear"}, std::move(fix));
}

std::string ScenarioNames::listed(const Tokens& tokens) const {
  std::string text;
  for (const std::string_view token : tokens) text += (text.empty() ? "'" : ", '") + spelled(report_, token) + "'";
  return text;
}

bool ScenarioNames::fits(const Fields& fields, std::string_view head, const Tokens& needed, const Tokens& possible,
                         Shape shape) const {
  const std::string word = spelled(report_, head);
  bool fine = true;
  for (const std::string_view token : needed) {
    if (fields.mentions(token)) continue;
    const std::string missing = spelled(report_, token);
    unclear(fields.place(), {"bij '" + word + "' hoort '" + missing + "'", "'" + word + "' needs '" + missing + "'"},
            {"voeg '" + missing + ": ...' toe", "add '" + missing + ": ...'"});
    fine = false;
  }
  for (const Field& field : fields_of(shape)) {
    const std::string_view token = field.keyword->token;
    const auto among = [&](const Tokens& tokens) { return std::ranges::find(tokens, token) != tokens.end(); };
    if (token == head || token == "in-dossier" || !fields.mentions(token) || among(needed) || among(possible)) continue;
    const Node* node = fields[token];
    const std::string extra = spelled(report_, token);
    unclear(
        node == nullptr ? fields.place() : node->key_span,
        {"'" + extra + "' hoort niet bij '" + word + "'", "'" + extra + "' does not go with '" + word + "'"},
        {"haal deze regel weg, of maak er een eigen streepje van", "remove this line, or give it a dash of its own"});
    fine = false;
  }
  return fine;
}

}  // namespace besluit::reading
