// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/subroute.hpp"

#include "workflows/reading/fields.hpp"
#include "workflows/reading/keywords.hpp"
#include "workflows/reading/readers.hpp"

#include <algorithm>
#include <array>

namespace besluit::reading {
namespace {

const Node* subroute_of(const Node& step) {
  return child_named(step, "subroute");
}
const Node* id_of(const Node& step) {
  const Node* id = child_named(step, "step");
  return id != nullptr && id->is_scalar() ? id : nullptr;
}

/// The neutral name of a keyword of a step.
std::string_view token_of(std::string_view key) {
  for (const Field& field : fields_of(Shape::step))
    if (key == field.keyword->nl || key == field.keyword->en) return field.keyword->token;
  return {};
}

/// Keywords whose value can name another step of the route.
bool names_steps(std::string_view token) {
  constexpr std::array<std::string_view, 4> others{"together-with", "only-if", "done-within", "else"};
  return token.starts_with("on-") || std::ranges::find(others, token) != others.end();
}

bool in_id(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// Puts "GROUP." before every step that `text` names, but for what stands in quotes.
std::string with_group(const std::string& text, const std::string& group, const std::vector<std::string>& ids) {
  std::string result;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"') quoted = !quoted;
    std::size_t end = at;
    while (end < text.size() && in_id(text[end])) ++end;
    if (end == at) {
      result += text[at++];
      continue;
    }
    const std::string word = text.substr(at, end - at);
    const bool step = !quoted && std::ranges::find(ids, word) != ids.end();
    result += step ? group + "." + word : word;
    at = end;
  }
  return result;
}

/// Everything stands where the route names the subroute: that is where its writer can change something.
void stand_at(Node& node, const diagnostic::Span& span) {
  node.span = span;
  node.key_span = span;
  node.quoted = true;  // a part of the text has no place of its own any more
  for (Node& child : node.children) stand_at(child, span);
}

void add_condition(Node& step, const Node& condition) {
  for (Node& child : step.children) {
    if (token_of(child.key) != "only-if" || !child.is_scalar()) continue;
    child.text = "(" + condition.text + ") and (" + child.text + ")";
    return;
  }
  step.children.push_back(condition);
}

class Expander {
 public:
  Expander(Report& report, Companions& companions, const definition::Organisation* organisation, DeclaredFacts& facts)
      : report_(report), companions_(companions), organisation_(organisation), facts_(facts) {}

  Expanded run(const Node& steps) {
    Expanded result;
    result.steps = steps;
    result.steps.children.clear();
    for (const Node& step : steps.children) {
      const Node* names = subroute_of(step);
      if (names == nullptr)
        result.steps.children.push_back(step);
      else
        write_out(step, *names, result);
    }
    return result;
  }

 private:
  void write_out(const Node& step, const Node& names, Expanded& result) {
    only_these(step);
    const auto name = read_id(report_, &names);
    const Node* id = id_of(step);
    const auto group = read_id(report_, id);
    if (id == nullptr) {
      report_.error("R021", names.key_span,
                    {"een stap met een deelroute heeft een naam nodig", "a step with a subroute needs a name"},
                    {"'stap' ontbreekt hier", "'step' is missing here"}, {"voeg toe: 'stap: ...'", "add: 'step: ...'"});
    }
    const Subroute* found = name && group ? companions_.subroute(report_, names, *name, organisation_) : nullptr;
    if (found == nullptr) return lose(id, name, result);
    take_facts(names, *found);
    const Node* list = child_named(found->root, "steps");
    std::vector<std::string> ids;
    for (const Node& own : list->children)
      if (const Node* own_id = id_of(own)) ids.push_back(own_id->text);
    const Node* condition = child_named(step, "only-if");
    for (Node own : list->children) {
      for (Node& child : own.children) {
        const std::string_view token = token_of(child.key);
        if (token == "step") child.text = *group + "." + child.text;
        if (names_steps(token)) child.text = with_group(child.text, *group, ids);
      }
      stand_at(own, names.span);
      if (condition != nullptr && condition->is_scalar()) add_condition(own, *condition);
      result.steps.children.push_back(std::move(own));
    }
    result.groups[*group] = {*group + "." + ids.front(), *group + "." + ids.back()};
  }

  /// What is wrong was said; what the route says about these steps and their facts is no second mistake.
  void lose(const Node* id, const std::optional<std::string>& name, Expanded& result) {
    if (id != nullptr) {
      result.groups.try_emplace(id->text);
      facts_.unsound.push_back(id->text + ".");  // "uitkomst van GROUP.STEP" and the choices made there
    }
    for (std::string& fact : companions_.facts_of_unread(name.value_or(""))) {
      if (std::ranges::find(facts_.inputs, fact, &definition::Input::name) != facts_.inputs.end()) continue;
      facts_.inputs.push_back({fact, feel::Type::string, {}, {}});
      facts_.unsound.push_back(std::move(fact));
    }
  }

  void only_these(const Node& step) {
    constexpr std::array<std::string_view, 3> allowed{"step", "subroute", "only-if"};
    for (const Node& child : step.children) {
      const std::string_view token = token_of(child.key);
      if (std::ranges::find(allowed, token) != allowed.end()) continue;
      report_.error(
          "R117", child.key_span,
          {in_quotes(child.key) + " past niet bij een deelroute", in_quotes(child.key) + " does not fit a subroute"},
          {"de stappen met wat erbij hoort staan in de deelroute",
           "the steps and what belongs to them stand in the subroute"},
          {"haal deze regel weg; mogelijk is: 'stap', 'deelroute' en 'alleen als'",
           "remove this line; possible: 'step', 'subroute' and 'only if'"});
    }
  }

  void take_facts(const Node& names, const Subroute& found) {
    for (const definition::Input& input : found.inputs) {
      const auto own = std::ranges::find(facts_.inputs, input.name, &definition::Input::name);
      if (own == facts_.inputs.end()) {
        facts_.inputs.push_back(input);
        continue;
      }
      if (own->type == input.type) continue;
      report_.error(
          "R118", names.span,
          {"het gegeven " + in_quotes(input.name) + " heeft in de deelroute " + in_quotes(found.id) + " een ander type",
           "the fact " + in_quotes(input.name) + " has another type in the subroute " + in_quotes(found.id)},
          {"deze deelroute past zo niet in deze route", "this subroute does not fit this route like that"},
          {"geef het gegeven in beide bestanden hetzelfde type", "give the fact the same type in both files"});
    }
  }

  Report& report_;
  Companions& companions_;
  const definition::Organisation* organisation_;
  DeclaredFacts& facts_;
};

}  // namespace

const StepGroup* written_out(const StepGroups& groups, const std::string& name) {
  const auto group = groups.find(name);
  return group == groups.end() || group->second.lost() ? nullptr : &group->second;
}

bool any_lost(const StepGroups& groups) {
  return std::ranges::any_of(groups, [](const auto& group) { return group.second.lost(); });
}

bool may_be_lost(const StepGroups& groups, const std::string& name) {
  const auto group = groups.find(name.substr(0, name.find('.')));
  return group != groups.end() && group->second.lost();
}

bool names_no_subroute(const Node& steps) {
  return std::ranges::none_of(steps.children, [](const Node& step) { return subroute_of(step) != nullptr; });
}

Expanded expand_subroutes(Report& report, const Node& steps, Companions& companions,
                          const definition::Organisation* organisation, DeclaredFacts& facts) {
  return Expander(report, companions, organisation, facts).run(steps);
}

}  // namespace besluit::reading
