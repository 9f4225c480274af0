// SPDX-License-Identifier: EUPL-1.2
// `decide`: asks a decision table or a DMN model, without a daemon, and tells which rules matched and why the others
// did not.
#include "engine/app/ctl.hpp"
#include "engine/app/decision_files.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/print_decision.hpp"
#include "engine/app/typed_json.hpp"
#include "engine/runtime/zone_loader.hpp"
#include "rules/decisions/dmn_writer.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <expected>
#include <optional>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

/// How the command ends, when it ends early; what there was to say has been said.
using Early = std::unexpected<int>;
using decisions::DecisionModel;

Early refused(int code, const Text& sentence, Language language, const Output& output) {
  output.note("besluitctl: " + diagnostic::printable(sentence.in(language)) + "\n");
  return Early{code};
}

Early unreadable(const files::FileError& error, Language language, const Output& output) {
  const bool missing = error.kind == files::FileError::Kind::missing;
  return refused(missing ? exit_code::not_found : exit_code::bad_data, error.sentence, language, output);
}

/// Findings go beside the answer: also a table with a gap can be asked.
void tell(const files::DecisionFile& file, Language language, const Output& output) {
  for (const auto& found : file.diagnostics) {
    const auto* source = found.span.file == file.source.name ? &file.source : nullptr;
    for (const auto& other : file.imported)
      if (other.name == found.span.file) source = &other;
    const std::string drawn =
        diagnostic::render(found, source == nullptr ? std::string_view{} : std::string_view{source->text}, language);
    output.note(drawn + (drawn.ends_with('\n') ? "" : "\n"));
  }
}

const DecisionModel::Named* find(const std::vector<DecisionModel::Named>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name, &DecisionModel::Named::name);
  return found == names.end() ? nullptr : &*found;
}

Text no_such_fact(const std::vector<DecisionModel::Named>& known, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& fact : known) names.push_back(fact.name);
  const std::string near = diagnostic::nearest(name, names);
  Text text{"het model kent geen gegeven '" + name + "'", "the model has no fact '" + name + "'"};
  if (!near.empty()) {
    text.nl += ", bedoelt u '" + near + "'?";
    text.en += ", did you mean '" + near + "'?";
  }
  return text;
}

class Asked {
 public:
  Asked(const Invocation& asked, const DecisionModel& model, const feel::ZoneSource& zones, const Output& output)
      : asked_(asked), known_(model.facts()), zones_(zones), output_(output) {}

  std::expected<decisions::Facts, int> facts() {
    if (!asked_.input.empty())
      if (auto read = from_file(); !read) return Early{read.error()};
    for (const auto& [name, text] : asked_.set)
      if (auto set = from_word(name, text); !set) return Early{set.error()};
    return std::move(facts_);
  }

 private:
  std::expected<void, int> from_file() {
    const auto source = files::read_file(asked_.input);
    if (!source) return unreadable(source.error(), asked_.language, output_);
    boost::system::error_code error;
    const json::value data = json::parse(source->text, error);
    const json::object* members = error ? nullptr : data.if_object();
    if (members == nullptr) {
      return refused(exit_code::bad_data,
                     {asked_.input + ": hier hoort één JSON-object met de gegevens",
                      asked_.input + ": expected one JSON object with the facts"},
                     asked_.language, output_);
    }
    for (const auto& [key, member] : *members) {
      const std::string name(key);
      const auto* fact = find(known_, name);
      if (fact == nullptr) return refused(exit_code::bad_data, no_such_fact(known_, name), asked_.language, output_);
      auto value = from_json(member, fact->type, &zones_);
      if (!value) return misfit(value.error().empty() ? name : name + "." + value.error(), fact->type);
      facts_.push_back({name, std::move(*value)});
    }
    return {};
  }

  std::expected<void, int> from_word(const std::string& name, const std::string& text) {
    const auto* fact = find(known_, name);
    if (fact == nullptr) return refused(exit_code::bad_data, no_such_fact(known_, name), asked_.language, output_);
    const bool plain = fact->type.is_any() || fact->type.is(feel::TypeKind::string);
    auto value = plain ? std::optional(feel::Value::string(text)) : feel::parse_typed(text, fact->type, &zones_);
    if (!value) return misfit(name, fact->type);
    std::erase_if(facts_, [&](const decisions::Fact& known) { return known.name == name; });
    facts_.push_back({name, std::move(*value)});
    return {};
  }

  Early misfit(const std::string& part, const feel::Type& type) {
    return refused(exit_code::bad_data,
                   {"de waarde van '" + part + "' past niet: verwacht wordt " + type.spoken().nl,
                    "the value of '" + part + "' does not fit: expected is " + type.spoken().en},
                   asked_.language, output_);
  }

  const Invocation& asked_;
  std::vector<DecisionModel::Named> known_;
  const feel::ZoneSource& zones_;
  const Output& output_;
  decisions::Facts facts_;
};

std::expected<std::vector<std::string>, int> wanted(const Invocation& asked, const DecisionModel& model,
                                                    const Output& output) {
  if (asked.decision.empty()) return model.final_decisions();
  if (find(model.decisions(), asked.decision) != nullptr || find(model.services(), asked.decision) != nullptr)
    return std::vector{asked.decision};
  return refused(
      exit_code::not_found,
      {"het model kent geen beslissing '" + asked.decision + "'", "the model has no decision '" + asked.decision + "'"},
      asked.language, output);
}

std::expected<int, int> decide(const Invocation& asked, Date today, const Output& output) {
  const SystemZones zones;
  const auto file = files::read_decision(asked.subject, &zones);
  if (!file) return unreadable(file.error(), asked.language, output);
  tell(*file, asked.language, output);
  if (!file->model || diagnostic::has_errors(file->diagnostics)) return Early{exit_code::bad_data};
  if (asked.export_dmn) return output.out(decisions::write_dmn(*file->words)) ? exit_code::done : exit_code::internal;
  const auto facts = Asked(asked, *file->model, zones, output).facts();
  if (!facts) return Early{facts.error()};
  const auto names = wanted(asked, *file->model, output);
  if (!names) return Early{names.error()};
  const feel::Host host{&zones, feel::at(feel::civil_date(today), {})};
  std::vector<print::Decided> decided;
  bool answered = true;
  for (const std::string& name : *names) {
    const bool service = find(file->model->decisions(), name) == nullptr;
    const decisions::Asking asking{true, true};
    auto answer =
        service ? file->model->serve(name, *facts, host, asking) : file->model->decide(name, *facts, host, asking);
    answered = answered && !answer.value.is_null() && !answer.value.is_unknown();
    decided.push_back({name, std::move(answer)});
  }
  const std::string text = asked.json ? print::decisions_json(asked.subject, decided, asked.language)
                                      : print::decisions_text(decided, look_of(asked));
  if (!output.out(text)) return exit_code::internal;
  return answered ? exit_code::done : exit_code::negative;
}

}  // namespace

int run_decide(const Invocation& asked, Date today, const Output& output) {
  const auto code = decide(asked, today, output);
  return code ? *code : code.error();
}

}  // namespace besluit::engine::ctl
