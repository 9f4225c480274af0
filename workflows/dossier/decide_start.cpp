// SPDX-License-Identifier: EUPL-1.2
#include "rules/diagnostic/diagnostic.hpp"
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
  for (const definition::Input& input : workflow.inputs) names.push_back(input.name);
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

std::expected<feel::Facts, Rejection> facts_of(const Workflow& workflow, const Start& command) {
  feel::Facts facts;
  for (const auto& [name, text] : command.values) {
    const std::vector<std::string> possible{start_line(workflow, input_names(workflow))};
    const auto input = std::ranges::find(workflow.inputs, name, &definition::Input::name);
    if (input == workflow.inputs.end()) {
      return refuse(Refusal::unknown_value, value_unknown(workflow, name), possible);
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

// Nothing when the route may start.
std::optional<Rejection> guarded(const Workflow& workflow, const feel::Facts& facts) {
  if (!workflow.guard) return std::nullopt;
  const feel::Outcome outcome = workflow.guard->evaluate(facts);
  if (outcome.verdict == feel::Verdict::yes) return std::nullopt;
  if (outcome.verdict == feel::Verdict::no) {
    return Rejection{Refusal::guard_false,
                     {"De route geldt alleen als " + workflow.guard->text() + ": " + outcome.because.nl + ".",
                      "The route holds only if " + workflow.guard->text() + ": " + outcome.because.en + "."},
                     {start_line(workflow, input_names(workflow))}};
  }
  const std::vector<std::string>& missing = outcome.waits_for;
  return Rejection{Refusal::guard_unknown,
                   {"De route geldt alleen als " + workflow.guard->text() +
                        ", maar nog niet bekend is: " + listed(missing, "en") + ".",
                    "The route holds only if " + workflow.guard->text() +
                        ", but this is not known: " + listed(missing, "and") + "."},
                   {start_line(workflow, missing)}};
}

Started started_of(const Workflow& workflow, const Start& command) {
  Started started{workflow.id, workflow.organisation, workflow.title, workflow.hash, {}, {}, command.values};
  for (const definition::Step& step : workflow.steps) {
    started.steps.push_back(step.id);
    started.stages.push_back(step.stage);
  }
  return started;
}

}  // namespace

Decision decide_start(const Setting& setting, const Start& command) {
  const Workflow& workflow = setting.workflow;
  if (!is_good_id(command.id)) {
    return refuse(Refusal::bad_id,
                  {"Het nummer van een dossier bestaat uit hoogstens 100 letters, cijfers, '-', '_' en "
                   "'.', en begint met een letter of cijfer.",
                   "A dossier's id has at most 100 letters, digits, '-', '_' and '.', and begins with a "
                   "letter or digit."});
  }
  const auto facts = facts_of(workflow, command);
  if (!facts) return std::unexpected(facts.error());
  if (auto rejection = guarded(workflow, *facts)) return std::unexpected(std::move(*rejection));

  Draft draft(setting, nullptr, command.id);
  draft.emit(started_of(workflow, command));
  const planning::Plan plan = replan(draft);
  move_on(draft);
  tell_dates(draft, {"Dit dossier is gestart op " + spoken(setting.today, Language::nl) + ".",
                     "This dossier was started on " + spoken(setting.today, Language::en) + "."});
  tell_infeasible(draft, plan);
  return draft.take();
}

}  // namespace besluit::dossier
