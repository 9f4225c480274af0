// SPDX-License-Identifier: EUPL-1.2
#include "workflows/definition/decided.hpp"

#include "rules/decisions/decision_model.hpp"

#include <algorithm>
#include <utility>

namespace besluit::definition {
namespace {

/// Facts of routes are of four simple kinds.
bool fits(const feel::Value& value, const feel::Type& type) {
  if (type == feel::Type::number) return value.is(feel::Kind::number);
  if (type == feel::Type::boolean) return value.is(feel::Kind::boolean);
  if (type == feel::Type::date) return value.is(feel::Kind::date);
  return value.is(feel::Kind::string);
}

/// What the fact waits for in the end: a decided fact stands for those that it waits for itself.
void add_wait(const std::string& name, const DecidedFacts& known, std::vector<std::string>& names) {
  const auto decided = known.waits.find(name);
  if (decided != known.waits.end() && !decided->second.empty()) {
    for (const std::string& behind : decided->second) add_wait(behind, known, names);
  } else if (std::ranges::find(names, name) == names.end()) {
    names.push_back(name);
  }
}

}  // namespace

DecidedFacts decide_facts(const Workflow& workflow, feel::Facts given) {
  DecidedFacts result;
  result.facts = std::move(given);
  for (const Input& input : workflow.inputs) {
    if (input.decided_by == nullptr) continue;
    decisions::Facts facts;
    for (const auto& [name, value] : result.facts) facts.push_back({name, value});
    const decisions::Answer answer =
        input.decided_by->model->decide(input.decided_by->decision, facts, {}, {.absent_is_unknown = true});
    if (fits(answer.value, input.type)) {
      result.facts.insert_or_assign(input.name, answer.value);
      continue;
    }
    std::vector<std::string> names;
    if (answer.value.is_unknown())
      for (const feel::Wait& wait : answer.value.waits()) add_wait(wait.what, result, names);
    result.waits.emplace(input.name, std::move(names));
  }
  return result;
}

}  // namespace besluit::definition
