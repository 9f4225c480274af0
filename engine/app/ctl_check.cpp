// SPDX-License-Identifier: EUPL-1.2
// `check`: reads files and folders, and tells everything that is wrong in one run.
#include "engine/app/ctl.hpp"
#include "engine/app/decision_files.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/files.hpp"
#include "engine/app/offline.hpp"
#include "engine/core/queries.hpp"
#include "engine/runtime/zone_loader.hpp"
#include "engine/simulation/explore.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/graph/analysis.hpp"
#include "workflows/planning/plan.hpp"
#include "workflows/reading/summary.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

using diagnostic::Diagnostic;
using diagnostic::Diagnostics;
using diagnostic::Severity;

constexpr std::size_t shown_max = 20;  ///< in one run on a terminal; then a count. `--json` gives all

/// What a run collects.
struct Findings {
  Diagnostics diagnostics;
  std::map<std::string, std::string> texts;  ///< by file name, for the excerpts
  std::vector<std::string> read;             ///< names of the files that were checked, in the order of the run
  std::vector<files::FileError> unread;
  std::size_t routes = 0;
  struct Explored {
    std::string route;
    simulation::Exploration found;
  };
  std::vector<Explored> explored;
};

/// The first of the twelve months after `today`.
std::vector<Date> first_days(Date today) {
  std::vector<Date> days;
  const std::chrono::year_month_day parts{today};
  for (int month = 1; month <= 12; ++month) {
    const auto later = std::chrono::year_month{parts.year(), parts.month()} + std::chrono::months{month};
    days.push_back(Date{std::chrono::local_days{later / std::chrono::day{1}}});
  }
  return days;
}

/// A route that cannot be made is no mistake in the file, but worth knowing: when a start today does not do, and none
/// at the beginning of a month in the year to come.
/// `next`: the same route in the year after, where it has a year; else null.
void warn_infeasible(const definition::Organisation& world, const definition::Workflow& route,
                     const definition::Workflow* next, const std::string& file, Date today, Diagnostics& diagnostics) {
  const planning::Plan plan = planning::make_plan(world, route, {}, today);
  if (plan.feasible()) return;
  const auto later = first_days(today);
  const auto can_be = [&](const definition::Workflow& year, Date day) {
    return planning::make_plan(world, year, {}, day).feasible();
  };
  if (next != nullptr && can_be(*next, today)) return;
  if (std::ranges::any_of(later, [&](Date day) { return can_be(route, day); })) return;
  Diagnostic warning;
  warning.code = std::string{infeasible_code};
  warning.severity = Severity::warning;
  const auto step = plan.target_step >= 0 ? static_cast<std::size_t>(plan.target_step) : std::size_t{0};
  if (step < route.steps.size()) warning.span = route.steps[step].where;
  warning.span.file = file;
  const std::string day = to_string(today);
  warning.message = {"de route '" + route.id + "' is niet haalbaar vanaf " + day + ": " + plan.conflict->sentence.nl,
                     "the route '" + route.id + "' is not feasible from " + day + ": " + plan.conflict->sentence.en};
  warning.label = {
      "deze stap is de laatste die besluit; ook een start aan het begin van een volgende maand helpt niet",
      "this is the last step that decides; a start at the beginning of a later month does not help either"};
  if (const auto& first = plan.conflict->first_possible)
    warning.fix = {"de eerste vergadering die kan, is " + first->body + " " + to_string(first->meeting.date),
                   "the first meeting that can be made is " + first->body + " " + to_string(first->meeting.date)};
  diagnostics.push_back(std::move(warning));
}

/// What is asked of a check beside the files.
struct Wanted {
  Date today{};
  bool explore = false;
  std::function<void(std::size_t)> progress;
};

/// Walks all outcomes: an error when a dossier can come where no end is, a warning when there are too many to tell.
void explore_route(const definition::Organisation& world, const definition::Workflow& route, const std::string& file,
                   const Wanted& wanted, Findings& findings) {
  const auto found = simulation::explore(route, world, wanted.today, wanted.progress);
  findings.explored.push_back({route.id, found});
  if (found.proven() || route.steps.empty()) return;
  Diagnostic problem;
  problem.severity = found.ends ? Severity::warning : Severity::error;
  problem.code = std::string{found.ends ? unproven_code : stuck_code};
  problem.span = route.steps.front().where;
  if (!found.road.empty())
    if (const int step = route.index_of(found.road.back().step); step >= 0)
      problem.span = route.steps[static_cast<std::size_t>(step)].where;
  problem.span.file = file;
  if (found.ends) {
    const int unsure = route.index_of(found.unsure);
    if (unsure >= 0) problem.span = route.steps[static_cast<std::size_t>(unsure)].where;
    problem.span.file = file;
    const std::string most = std::to_string(simulation::standings_max);
    problem.message = {"niet bewezen dat elk dossier van '" + route.id + "' kan eindigen",
                       "not proven that every dossier of '" + route.id + "' can end"};
    problem.label = unsure >= 0
                        ? Text{"deze stap wacht op een gegeven, een dag of een ander dossier",
                               "this step waits for a fact, a day or another dossier"}
                        : Text{"er zijn meer dan " + most + " standen", "there are more than " + most + " standings"};
  } else {
    std::string road;
    for (const simulation::Deed& deed : found.road) road += (road.empty() ? "" : "; ") + deed.text;
    problem.message = {"een dossier van '" + route.id + "' kan blijven steken",
                       "a dossier of '" + route.id + "' can get stuck"};
    problem.label = {road.empty() ? "meteen na het begin" : "na: " + road,
                     road.empty() ? "right after the start" : "after: " + road};
    problem.fix = {"geef deze uitkomst een weg: verder, terug of einde", "give this outcome a way: on, back or an end"};
  }
  findings.diagnostics.push_back(std::move(problem));
}

/// What only the whole route shows.
void check_in_year(const definition::Organisation& world, const definition::Workflow& route,
                   const definition::Workflow* next, const std::string& file, const Wanted& wanted,
                   Findings& findings) {
  warn_infeasible(world, route, next, file, wanted.today, findings.diagnostics);
  for (Diagnostic& found : graph::analyse(route, world, file)) findings.diagnostics.push_back(std::move(found));
  if (wanted.explore) explore_route(world, route, file, wanted, findings);
}

void check_route(const definition::Organisation& world, const definition::Workflow& route, const std::string& file,
                 const Wanted& wanted, Findings& findings) {
  if (route.year.empty()) return check_in_year(world, route, nullptr, file, wanted, findings);
  const definition::Workflow now = in_some_year(route, {}, wanted.today);
  const definition::Workflow next = in_some_year(route, {}, wanted.today + std::chrono::days{366});
  check_in_year(world, now, &next, file, wanted, findings);
}

void keep(const std::vector<reading::Source>& sources, Findings& findings) {
  for (const reading::Source& source : sources) {
    findings.texts[source.name] = source.text;
    findings.read.push_back(source.name);
  }
}

std::string file_of(const std::vector<reading::Source>& sources, const definition::Workflow& route) {
  for (const reading::Source& source : sources)
    if (source.name == route.file || source.name.ends_with("/" + route.file)) return source.name;
  return route.file;
}

/// A decision table or a `.dmn`, with what the analysis finds.
void check_decision(const std::string& path, const feel::ZoneSource& zones, Findings& findings) {
  auto file = files::read_decision(path, &zones);
  if (!file) {
    findings.unread.push_back(file.error());
    return;
  }
  keep({file->source}, findings);
  for (const reading::Source& other : file->imported) findings.texts[other.name] = other.text;
  for (Diagnostic& found : file->diagnostics) findings.diagnostics.push_back(std::move(found));
}

void check_folder(const std::string& folder, const Wanted& wanted, const feel::ZoneSource& zones, Findings& findings) {
  auto sources = files::read_folder(folder);
  if (!sources) {
    findings.unread.push_back(sources.error());
    return;
  }
  if (!sources->empty()) {
    keep(*sources, findings);
    std::vector<reading::Source> all = *sources;
    files::add_models(all, folder);
    reading::FolderRead read = reading::read_folder(all);
    for (Diagnostic& found : read.diagnostics) findings.diagnostics.push_back(std::move(found));
    findings.routes += read.routes.size();
    if (read.organisation)
      for (const auto& route : read.routes)
        check_route(*read.organisation, *route, file_of(*sources, *route), wanted, findings);
  }
  for (const std::string& model : files::models_in(folder)) check_decision(model, zones, findings);
  // Each folder is an organisation of its own.
  for (const std::string& below : files::folders_in(folder)) check_folder(below, wanted, zones, findings);
}

/// The organisation for single routes: read once, its own findings told once.
class Organisations {
 public:
  explicit Organisations(Findings& findings) : findings_(findings) {}

  const definition::Organisation* find(const std::string& path) {
    const auto known = read_.find(path);
    if (known != read_.end()) return known->second ? &*known->second : nullptr;
    auto& slot = read_[path];
    const auto source = files::read_file(path);
    if (!source) {
      findings_.unread.push_back(source.error());
      return nullptr;
    }
    keep({*source}, findings_);
    auto read = reading::read_organisation(*source);
    for (Diagnostic& found : read.diagnostics) findings_.diagnostics.push_back(std::move(found));
    slot = std::move(read.value);
    return slot ? &*slot : nullptr;
  }

 private:
  Findings& findings_;
  std::map<std::string, std::optional<definition::Organisation>> read_;
};

void check_file(const std::string& path, const std::string& organisation, const Wanted& wanted,
                const feel::ZoneSource& zones, Organisations& organisations, Findings& findings) {
  if (files::is_dmn(path)) {
    check_decision(path, zones, findings);
    return;
  }
  const auto source = files::read_file(path);
  if (!source) {
    findings.unread.push_back(source.error());
    return;
  }
  if (reading::kind_of(*source) == reading::FileKind::organisation) {
    (void)organisations.find(path);
    return;
  }
  if (reading::kind_of(*source) == reading::FileKind::table) {
    check_decision(path, zones, findings);
    return;
  }
  keep({*source}, findings);
  if (reading::kind_of(*source) == reading::FileKind::scenario) {
    // It is about the route and the organisation of its folder.
    for (Diagnostic& found : reading::read_folder(files::beside(files::folder_of(path))).diagnostics)
      if (found.span.file == path || found.code == "R070") findings.diagnostics.push_back(std::move(found));
    return;
  }
  if (reading::kind_of(*source) == reading::FileKind::unknown) {
    for (Diagnostic& found : reading::read_folder({*source}).diagnostics)
      if (found.span.file == path) findings.diagnostics.push_back(std::move(found));
    return;
  }
  const std::string beside = organisation.empty() ? files::organisation_beside(path) : organisation;
  const definition::Organisation* world = beside.empty() ? nullptr : organisations.find(beside);
  if (reading::kind_of(*source) == reading::FileKind::subroute) {
    for (Diagnostic& found : reading::read_subroute(*source, world).diagnostics)
      findings.diagnostics.push_back(std::move(found));
    return;
  }
  const auto others = files::beside(files::folder_of(path));
  for (const reading::Source& other : others) findings.texts.try_emplace(other.name, other.text);
  auto read = reading::read_workflow(*source, world, others);
  for (Diagnostic& found : read.diagnostics) findings.diagnostics.push_back(std::move(found));
  if (!read.value) return;
  ++findings.routes;
  if (world != nullptr) {
    check_route(*world, *read.value, path, wanted, findings);
  } else if (beside.empty()) {
    Diagnostic warning;
    warning.code = std::string{no_organisation_code};
    warning.severity = Severity::warning;
    warning.span.file = path;
    warning.message = {"er staat geen organisatie.yaml naast: namen van organen en rollen zijn niet nagekeken",
                       "no organisatie.yaml stands beside it: names of bodies and roles were not checked"};
    warning.fix = {"zet organisatie.yaml ernaast, of geef --organisation BESTAND",
                   "put organisatie.yaml beside it, or give --organisation FILE"};
    findings.diagnostics.push_back(std::move(warning));
  }
}

std::string as_json(const Findings& findings, Language language) {
  json::array rows;
  const auto row = [&](const std::string& file, const diagnostic::Span& span, std::string_view code,
                       std::string_view severity, const std::string& message, const std::string& fix) {
    json::object object;
    object["file"] = file;
    object["line"] = span.line;
    object["column"] = span.column;
    object["end_column"] = span.end_column;
    object["code"] = code;
    object["severity"] = severity;
    object["message"] = message;
    object["fix"] = fix.empty() ? json::value{} : json::value(fix);
    rows.push_back(std::move(object));
  };
  for (const files::FileError& error : findings.unread)
    row(error.path, {}, unreadable_code, "error", error.sentence.in(language), {});
  for (const Diagnostic& found : findings.diagnostics)
    row(found.span.file, found.span, found.code, found.severity == Severity::error ? "error" : "warning",
        found.message.in(language), found.fix.in(language));
  return json::serialize(rows) + "\n";
}

std::string explored_line(const Findings::Explored& one, bool en) {
  std::string results;
  for (const std::string& result : one.found.results) {
    const auto outcome = definition::outcome_named(result);
    results += (results.empty() ? "" : ", ") +
               (outcome && !en ? std::string{definition::row(*outcome).nl} : diagnostic::printable(result));
  }
  const std::string standings = std::to_string(one.found.standings) + (en ? " standings" : " standen");
  const std::string verdict = one.found.proven() ? (en ? "every dossier can end" : "elk dossier kan eindigen")
                              : one.found.ends   ? (en ? "not proven" : "niet bewezen")
                                                 : (en ? "A DOSSIER CAN GET STUCK" : "EEN DOSSIER KAN BLIJVEN STEKEN");
  return one.route + ": " + standings + ", " + verdict + (results.empty() ? "" : " (" + results + ")") + "\n";
}

/// What was read of each file that has no error.
std::string summaries(const Findings& findings, Language language) {
  std::string text;
  for (const std::string& name : findings.read) {
    const bool wrong = std::ranges::any_of(findings.diagnostics, [&](const Diagnostic& found) {
      return found.severity == Severity::error && found.span.file == name;
    });
    if (wrong) continue;
    if (const auto summary = reading::summary({name, findings.texts.at(name)}, language)) text += *summary + "\n";
  }
  return text;
}

std::string as_text(const Findings& findings, Language language) {
  const bool en = language == Language::en;
  std::string text;
  std::size_t errors = findings.unread.size();
  std::size_t warnings = 0;
  std::size_t shown = 0;
  for (const files::FileError& error : findings.unread)
    text += diagnostic::printable(error.sentence.in(language)) + "\n";
  for (const Diagnostic& found : findings.diagnostics) {
    ++(found.severity == Severity::error ? errors : warnings);
    if (++shown > shown_max) continue;
    const auto source = findings.texts.find(found.span.file);
    const std::string drawn =
        diagnostic::render(found, source == findings.texts.end() ? std::string_view{} : source->second, language);
    text += drawn + (drawn.ends_with('\n') ? "" : "\n");
  }
  if (shown > shown_max)
    text +=
        std::string{en ? "... and " : "... en nog "} + std::to_string(shown - shown_max) + (en ? " more\n" : " meer\n");
  for (const Findings::Explored& one : findings.explored) text += explored_line(one, en);
  const auto count = [](std::size_t number, const char* one, const char* many) {
    return std::to_string(number) + " " + (number == 1 ? one : many);
  };
  text += en ? count(findings.read.size(), "file", "files") + " checked: " + count(errors, "error", "errors") + ", " +
                   count(warnings, "warning", "warnings") + "\n"
             : count(findings.read.size(), "bestand", "bestanden") + " nagekeken: " + count(errors, "fout", "fouten") +
                   ", " + count(warnings, "waarschuwing", "waarschuwingen") + "\n";
  return text;
}

}  // namespace

int run_check(const Invocation& asked, Date today, const Output& output) {
  const SystemZones zones;
  Findings findings;
  Wanted wanted{today, asked.explore, {}};
  // On a terminal: a walk of a large route takes a while.
  if (asked.colour)
    wanted.progress = [&](std::size_t standings) {
      output.note("\r" + std::to_string(standings) + (asked.language == Language::en ? " standings " : " standen "));
    };
  Organisations organisations{findings};
  for (const std::string& path : asked.paths) {
    if (files::kind_of(path) == files::PathKind::folder)
      check_folder(path, wanted, zones, findings);
    else
      check_file(path, asked.organisation, wanted, zones, organisations, findings);
  }
  diagnostic::sort_unique(findings.diagnostics);
  std::string text = asked.json ? as_json(findings, asked.language) : as_text(findings, asked.language);
  if (asked.summary && !asked.json) text = summaries(findings, asked.language) + text;
  if (!output.out(text)) return exit_code::internal;
  if (diagnostic::has_errors(findings.diagnostics)) return exit_code::bad_data;
  const bool missing = std::ranges::any_of(
      findings.unread, [](const auto& error) { return error.kind == files::FileError::Kind::missing; });
  if (missing) return exit_code::not_found;
  return findings.unread.empty() ? exit_code::done : exit_code::bad_data;
}

}  // namespace besluit::engine::ctl
