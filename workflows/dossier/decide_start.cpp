// SPDX-License-Identifier: EUPL-1.2
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/definition/decided.hpp"
#include "workflows/definition/facts.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

using definition::Workflow;

bool is_good_id(const std::string& id) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  };
  return !id.empty() && id.size() <= id_bytes_max && id.front() != '.' && id.front() != '-' &&
         std::ranges::all_of(id, plain);
}

std::string start_line(const Workflow& workflow, const std::vector<std::string>& names) {
  std::string line = "start " + workflow.id;
  for (const std::string& name : names) line += " --set \"" + name + "=...\"";
  return line;
}

std::vector<std::string> input_names(const Workflow& workflow) {
  std::vector<std::string> names;
  for (const definition::Input& input : workflow.inputs)
    if (input.decided_by == nullptr) names.push_back(input.name);
  return names;
}

Text value_unknown(const Workflow& workflow, const std::string& name) {
  const std::vector<std::string> names = input_names(workflow);
  const std::string word = diagnostic::printable(name.substr(0, id_bytes_max));
  const Text hint = meant(name, names);
  Text text{"De route kent geen gegeven '" + word + "'" + hint.nl, "The route has no input '" + word + "'" + hint.en};
  if (names.empty()) {
    text.nl += " De route vraagt geen gegevens.";
    text.en += " The route takes no inputs.";
  } else {
    text.nl += " De gegevens zijn: " + listed(names, "en") + ".";
    text.en += " The inputs are: " + listed(names, "and") + ".";
  }
  return text;
}

}  // namespace

std::expected<feel::Facts, Rejection> read_values(const Workflow& workflow,
                                                  const std::map<std::string, std::string>& values,
                                                  const std::vector<std::string>& possible) {
  feel::Facts facts;
  for (const auto& [name, text] : values) {
    const auto input = std::ranges::find(workflow.inputs, name, &definition::Input::name);
    if (input == workflow.inputs.end()) {
      return refuse(Refusal::unknown_value, value_unknown(workflow, name), possible);
    }
    if (input->decided_by != nullptr) {
      const std::string& by = input->decided_by->name;
      return refuse(Refusal::bad_value,
                    {"'" + name + "' wordt bepaald door '" + by + "'; geef de gegevens waar die naar kijkt.",
                     "'" + name + "' is decided by '" + by + "'; give the facts that it looks at."},
                    possible);
    }
    if (text.size() > text_bytes_max) {
      return refuse(Refusal::text_too_long, too_long("De waarde van '" + name + "'", "The value of '" + name + "'"));
    }
    auto value = feel::parse_value(text, input->type);
    if (!value) {
      return refuse(Refusal::bad_value, {"'" + name + "': " + value.error().nl, "'" + name + "': " + value.error().en},
                    possible);
    }
    facts.emplace(name, std::move(*value));
  }
  return facts;
}

namespace {

// What a person must give, for facts that a table decides from others.
std::vector<std::string> given_names(const definition::DecidedFacts& known, const std::vector<std::string>& waits_for) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  for (const std::string& name : waits_for) {
    const auto decided = known.waits.find(name);
    if (decided == known.waits.end()) {
      add(name);
    } else {
      for (const std::string& behind : decided->second) add(behind);
    }
  }
  return names;
}

// A fact whose table knows all it asks for, and says nothing.
const definition::Input* without_result(const Workflow& workflow, const definition::DecidedFacts& known,
                                        const std::vector<std::string>& waits_for) {
  for (const definition::Input& input : workflow.inputs) {
    const auto decided = known.waits.find(input.name);
    const bool awaited = std::ranges::find(waits_for, input.name) != waits_for.end();
    if (awaited && decided != known.waits.end() && decided->second.empty()) return &input;
  }
  return nullptr;
}

// Nothing when the route may start.
std::optional<Rejection> guarded(const Workflow& workflow, const definition::DecidedFacts& known) {
  if (!workflow.guard) return std::nullopt;
  const feel::Outcome outcome = workflow.guard->evaluate(known.facts);
  if (outcome.verdict == feel::Verdict::yes) return std::nullopt;
  if (outcome.verdict == feel::Verdict::no) {
    return Rejection{Refusal::guard_false,
                     {"De route geldt alleen als " + workflow.guard->text() + ": " + outcome.because.nl + ".",
                      "The route holds only if " + workflow.guard->text() + ": " + outcome.because.en + "."},
                     {start_line(workflow, input_names(workflow))}};
  }
  if (const auto silent = without_result(workflow, known, outcome.waits_for)) {
    return Rejection{Refusal::guard_unknown,
                     {"De route geldt alleen als " + workflow.guard->text() + ", maar '" + silent->decided_by->name +
                          "' geeft geen uitkomst voor deze gegevens.",
                      "The route holds only if " + workflow.guard->text() + ", but '" + silent->decided_by->name +
                          "' gives no result for these facts."},
                     {start_line(workflow, input_names(workflow))}};
  }
  const std::vector<std::string> missing = given_names(known, outcome.waits_for);
  return Rejection{Refusal::guard_unknown,
                   {"De route geldt alleen als " + workflow.guard->text() +
                        ", maar nog niet bekend is: " + listed(missing, "en") + ".",
                    "The route holds only if " + workflow.guard->text() +
                        ", but this is not known: " + listed(missing, "and") + "."},
                   {start_line(workflow, missing)}};
}

Started started_of(const Workflow& workflow, const Start& command, const definition::DecidedFacts& known) {
  Started started{workflow.id,
                  workflow.organisation,
                  command.title.empty() ? workflow.title : command.title,
                  workflow.hash,
                  {},
                  {},
                  command.values,
                  command.parent};
  // What was decided is recorded with it: a table may change later.
  for (const definition::Input& input : workflow.inputs)
    if (const auto fact = known.facts.find(input.name); input.decided_by != nullptr && fact != known.facts.end())
      started.values.insert_or_assign(input.name, feel::to_string(fact->second));
  for (const definition::Step& step : workflow.steps) {
    started.steps.push_back(step.id);
    started.stages.push_back(step.stage);
  }
  return started;
}

}  // namespace

Decision decide_start(const Setting& setting, const Start& asked) {
  const Workflow& workflow = setting.workflow;
  Start command = asked;
  command.values = definition::with_parameters(setting.world, workflow, std::move(command.values));
  if (command.title.size() > text_bytes_max) return refuse(Refusal::text_too_long, too_long("De titel", "The title"));
  if (!is_good_id(command.id)) {
    return refuse(Refusal::bad_id,
                  {"Het nummer van een dossier bestaat uit hoogstens 100 letters, cijfers, '-', '_' en "
                   "'.', en begint met een letter of cijfer.",
                   "A dossier's id has at most 100 letters, digits, '-', '_' and '.', and begins with a "
                   "letter or digit."});
  }
  auto facts = read_values(workflow, command.values, {start_line(workflow, input_names(workflow))});
  if (!facts) return std::unexpected(facts.error());
  const definition::DecidedFacts known = definition::decide_facts(workflow, std::move(*facts));
  if (auto rejection = guarded(workflow, known)) return std::unexpected(std::move(*rejection));

  Draft draft(setting, nullptr, command.id);
  draft.emit(started_of(workflow, command, known));
  planning::Plan plan = replan(draft);
  move_on(draft);
  // What was passed over, and a written round that begins at once, have other dates than the plan so far.
  const auto changed = [](const StepState& step) { return step.status == StepStatus::done || step.settles_on; };
  if (draft.state().status == Status::running && std::ranges::any_of(draft.state().steps, changed)) {
    close_finished(draft);
    plan = replan(draft);
  }
  tell_dates(draft, {"Dit dossier is gestart op " + spoken(setting.today, Language::nl) + ".",
                     "This dossier was started on " + spoken(setting.today, Language::en) + "."});
  tell_infeasible(draft, plan);
  return draft.take();
}

}  // namespace besluit::dossier
