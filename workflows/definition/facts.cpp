// SPDX-License-Identifier: EUPL-1.2
#include "workflows/definition/facts.hpp"

#include "workflows/definition/decided.hpp"
#include "workflows/definition/organisation.hpp"

#include <array>
#include <charconv>

namespace besluit::definition {
namespace {

constexpr std::string_view outcome_nl = "uitkomst van ";
constexpr std::string_view outcome_en = "outcome of ";

}  // namespace

Text outcome_name(std::string_view step) {
  return {std::string(outcome_nl) + std::string(step), std::string(outcome_en) + std::string(step)};
}

feel::Inputs condition_inputs(std::span<const Input> inputs, std::span<const Step> earlier) {
  feel::Inputs names;
  for (const Input& input : inputs) names.emplace(input.name, input.type);
  for (const Step& step : earlier) {
    const Text name = outcome_name(step.id);
    names.emplace(name.nl, feel::Type::string);
    names.emplace(name.en, feel::Type::string);
    if (step.ask == Ask::choice) names.emplace(step.id, feel::Type::string);
  }
  return names;
}

feel::Facts condition_facts(const Workflow& workflow, const std::map<std::string, std::string>& values,
                            const std::map<std::string, Outcome>& outcomes) {
  feel::Facts given;
  for (const Input& input : workflow.inputs) {
    const auto text = values.find(input.name);
    if (text == values.end() || input.decided_by != nullptr) continue;
    if (auto value = feel::parse_value(text->second, input.type)) given.emplace(input.name, std::move(*value));
  }
  feel::Facts facts = decide_facts(workflow, std::move(given)).facts;
  for (const Step& step : workflow.steps) {
    if (const auto chosen = values.find(step.id); step.ask == Ask::choice && chosen != values.end())
      facts.insert_or_assign(step.id, feel::Value::string(chosen->second));
    const auto outcome = outcomes.find(step.id);
    if (outcome == outcomes.end()) continue;
    const Text name = outcome_name(step.id);
    facts.insert_or_assign(name.nl, feel::Value::string(std::string(row(outcome->second).nl)));
    facts.insert_or_assign(name.en, feel::Value::string(std::string(row(outcome->second).token)));
  }
  return facts;
}

std::string_view step_of_outcome_name(std::string_view name) {
  for (const std::string_view begin : std::array{outcome_nl, outcome_en})
    if (name.starts_with(begin)) return name.substr(begin.size());
  return {};
}

std::map<std::string, std::string> with_parameters(const Organisation& world, const Workflow& workflow,
                                                   std::map<std::string, std::string> values) {
  for (const Input& input : workflow.inputs) {
    const auto known = world.parameters.find(input.name);
    if (input.decided_by == nullptr && known != world.parameters.end()) values.emplace(input.name, known->second);
  }
  return values;
}

std::optional<int> year_in(const Workflow& workflow, const std::map<std::string, std::string>& values) {
  const auto value = values.find(workflow.year);
  if (value == values.end()) return std::nullopt;
  int year = 0;
  const char* const end = value->second.data() + value->second.size();
  const auto [last, failure] = std::from_chars(value->second.data(), end, year);
  const bool fits = failure == std::errc{} && last == end;
  return fits && year >= first_year && year <= last_year ? std::optional(year) : std::nullopt;
}

}  // namespace besluit::definition
