// SPDX-License-Identifier: EUPL-1.2
// `plan`: of a routing file, without a daemon; or of a running dossier, over the socket.
#include "engine/app/ctl.hpp"
#include "engine/app/decision_files.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/files.hpp"
#include "engine/control/views.hpp"
#include "engine/core/queries.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/feel/condition.hpp"
#include "workflows/definition/decided.hpp"

#include <boost/json.hpp>

#include <expected>
#include <span>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

/// How the command ends, when it ends early; what there was to say has been said.
using Early = std::unexpected<int>;

bool looks_like_path(const std::string& word) {
  return word.find('/') != std::string::npos || word.ends_with(".yaml") || word.ends_with(".yml");
}

/// Tells what is wrong with a file, or with one that it names; true when it cannot be used.
bool tell(const diagnostic::Diagnostics& diagnostics, const reading::Source& source, Language language,
          const Output& output, std::span<const reading::Source> beside = {}) {
  for (const auto& found : diagnostics) {
    const reading::Source* shown = &source;
    for (const reading::Source& other : beside)
      if (other.name == found.span.file) shown = &other;
    output.note(diagnostic::render(found, shown->text, language));
  }
  return diagnostic::has_errors(diagnostics);
}

std::expected<reading::Source, int> read(const std::string& path, Language language, const Output& output) {
  auto source = files::read_file(path);
  if (source) return std::move(*source);
  output.note("besluitctl: " + diagnostic::printable(source.error().sentence.in(language)) + "\n");
  return Early{source.error().kind == files::FileError::Kind::missing ? exit_code::not_found : exit_code::bad_data};
}

std::expected<definition::Organisation, int> organisation_for(const Invocation& asked, const Output& output) {
  std::string path = asked.organisation;
  if (path.empty()) path = files::organisation_beside(asked.subject);
  if (path.empty()) {
    output.note(
        asked.language == Language::en
            ? "besluitctl: no organisatie.yaml stands beside the route; give it with --organisation FILE\n"
            : "besluitctl: er staat geen organisatie.yaml naast de route; geef haar met --organisation BESTAND\n");
    return Early{exit_code::not_found};
  }
  const auto source = read(path, asked.language, output);
  if (!source) return Early{source.error()};
  auto organisation = reading::read_organisation(*source);
  if (tell(organisation.diagnostics, *source, asked.language, output) || !organisation.value)
    return Early{exit_code::bad_data};
  return std::move(*organisation.value);
}

std::string input_names(const definition::Workflow& route) {
  std::string names;
  for (const definition::Input& input : route.inputs) names += (names.empty() ? "" : ", ") + input.name;
  return names;
}

/// The guard of the route over the given values. Without values nothing is judged: a plan is about dates.
std::expected<void, int> check_values(const Invocation& asked, const definition::Workflow& route,
                                      const Output& output) {
  const bool en = asked.language == Language::en;
  feel::Facts facts;
  for (const auto& [name, value] : asked.set) {
    const definition::Input* known = nullptr;
    for (const definition::Input& input : route.inputs)
      if (input.name == name) known = &input;
    if (known == nullptr) {
      output.note(std::string{en ? "besluitctl: the route has no fact '" : "besluitctl: de route kent geen gegeven '"} +
                  diagnostic::printable(name) + "'" + (route.inputs.empty() ? "" : " (" + input_names(route) + ")") +
                  "\n");
      return Early{exit_code::bad_data};
    }
    if (known->decided_by != nullptr) {
      output.note("besluitctl: " + diagnostic::printable(name) + (en ? ": is decided by '" : ": wordt bepaald door '") +
                  diagnostic::printable(known->decided_by->name) + "'\n");
      return Early{exit_code::bad_data};
    }
    auto parsed = feel::parse_value(value, known->type);
    if (!parsed) {
      output.note("besluitctl: " + diagnostic::printable(name) + ": " +
                  diagnostic::printable(parsed.error().in(asked.language)) + "\n");
      return Early{exit_code::bad_data};
    }
    facts.emplace(name, std::move(*parsed));
  }
  if (facts.empty() || !route.guard) return {};
  const feel::Outcome outcome = route.guard->evaluate(definition::decide_facts(route, std::move(facts)).facts);
  if (outcome.verdict == feel::Verdict::yes) return {};
  std::string text = std::string{en ? "besluitctl: with these facts the route does not start: "
                                    : "besluitctl: met deze gegevens begint de route niet: "} +
                     diagnostic::printable(outcome.because.in(asked.language));
  output.note(text + "\n");
  return Early{exit_code::negative};
}

std::expected<Date, int> first_day(const Invocation& asked, Date today, const Output& output) {
  const bool en = asked.language == Language::en;
  if (asked.from.empty()) {
    output.note((en ? "from " : "vanaf ") + to_string(today) + "\n");
    return today;
  }
  if (const auto from = parse_date(asked.from)) return *from;
  output.note("besluitctl: '" + diagnostic::printable(asked.from) +
              (en ? "' is no date; write YYYY-MM-DD\n" : "' is geen datum; schrijf JJJJ-MM-DD\n"));
  return Early{exit_code::usage};
}

std::expected<int, int> plan_file(const Invocation& asked, Date today, const Output& output) {
  const auto source = read(asked.subject, asked.language, output);
  if (!source) return Early{source.error()};
  const auto from = first_day(asked, today, output);
  if (!from) return Early{from.error()};
  const auto organisation = organisation_for(asked, output);
  if (!organisation) return Early{organisation.error()};
  const auto beside = files::beside(files::folder_of(asked.subject));
  const auto route = reading::read_workflow(*source, &*organisation, beside);
  if (tell(route.diagnostics, *source, asked.language, output, beside) || !route.value)
    return Early{exit_code::bad_data};
  if (auto fine = check_values(asked, *route.value, output); !fine) return Early{fine.error()};
  const PlanView view = plan(*organisation, *route.value, *from, asked.set);
  const json::object data = views::plan(view, asked.language);
  const std::string text = asked.json ? json::serialize(data) + "\n" : print::plan(data, look_of(asked));
  if (!output.out(text)) return Early{exit_code::internal};
  return view.feasible() ? exit_code::done : exit_code::negative;
}

}  // namespace

int run_plan(const Invocation& asked, Date today, const Output& output) {
  const bool file = files::kind_of(asked.subject) != files::PathKind::missing;
  if (!file && !looks_like_path(asked.subject)) return run_online(asked, output);
  const auto code = plan_file(asked, today, output);
  return code ? *code : code.error();
}

}  // namespace besluit::engine::ctl
