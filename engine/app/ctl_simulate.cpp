// SPDX-License-Identifier: EUPL-1.2
// `simulate`: a year of one route on the virtual clock, without a daemon.
#include "engine/app/ctl.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/offline_route.hpp"
#include "engine/app/print_simulation.hpp"
#include "engine/runtime/zone_loader.hpp"
#include "engine/simulation/year.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <boost/json.hpp>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

constexpr auto longest = std::chrono::days{366 * 20};  ///< a year planner, not a history; beyond: refused

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value{} : json::value(text);
}

/// One object per line.
std::string as_json(const simulation::Year& year, const Zone& zone) {
  std::string out;
  for (const simulation::Line& line : year.lines) {
    json::object row;
    row["at"] = zone.format(line.at);
    row["dossier"] = line.dossier;
    row["step"] = text_or_null(line.step);
    row["type"] = line.type;
    row["date"] = line.date ? json::value(to_string(*line.date)) : json::value{};
    row["to"] = text_or_null(line.to);
    row["channel"] = text_or_null(line.channel);
    row["rung"] = text_or_null(line.rung);
    row["reason"] = text_or_null(line.reason);
    row["participant"] = text_or_null(line.participant);
    row["outcome"] = text_or_null(line.outcome);
    row["reason_code"] = text_or_null(line.reason_code);
    out += json::serialize(row) + "\n";
  }
  return out;
}

/// What the reader should know about the question: outcomes that nobody gave, and those that came to nothing.
std::string remarks(const simulation::Year& year, Language language) {
  const bool en = language == Language::en;
  std::string text;
  std::string assumed;
  for (const simulation::Assumed& one : year.assumed) {
    const auto known = definition::outcome_named(one.outcome);
    assumed += (assumed.empty() ? "" : ", ") + one.step + "=" +
               (known && !en ? std::string{definition::row(*known).nl} : diagnostic::printable(one.outcome));
  }
  if (!assumed.empty())
    text += (en ? "assumed, because no --outcome says otherwise: "
                : "aangenomen, omdat geen --outcome iets anders zegt: ") +
            assumed + "\n";
  for (const simulation::ToldOutcome& one : year.unused)
    text +=
        (en ? "not used, the route did not get there: --outcome "
            : "niet gebruikt, zover kwam de route niet: --outcome ") +
        diagnostic::printable(one.step + (one.participant.empty() ? "" : "/" + one.participant) + "=" + one.outcome) +
        "\n";
  return text;
}

std::expected<std::vector<simulation::ToldOutcome>, int> told_outcomes(const Invocation& asked,
                                                                       const OfflineRoute& route,
                                                                       const Output& output) {
  std::vector<simulation::ToldOutcome> told;
  for (const std::string& text : asked.outcomes) {
    auto one = simulation::parse_told(text);
    if (!one) {
      output.note("besluitctl: " + one.error().in(asked.language) + "\n");
      return Early{exit_code::usage};
    }
    if (const auto fine = simulation::check_told(*one, *route.organisation, *route.workflow); !fine) {
      output.note("besluitctl: --outcome " + diagnostic::printable(text) + ": " + fine.error().in(asked.language) +
                  "\n");
      return Early{exit_code::bad_data};
    }
    told.push_back(std::move(*one));
  }
  return told;
}

std::expected<int, int> simulate_file(const Invocation& asked, const Output& output) {
  const bool en = asked.language == Language::en;
  simulation::Question question;
  const auto from = day_of_option(asked.from, asked.language, output);
  if (!from) return Early{from.error()};
  const auto until = day_of_option(asked.until, asked.language, output);
  if (!until) return Early{until.error()};
  if (*until < *from || *until - *from > longest) {
    output.note(en ? "besluitctl: --until is a day after --from, at most twenty years later\n"
                   : "besluitctl: --until is een dag na --from, hoogstens twintig jaar later\n");
    return Early{exit_code::usage};
  }
  const auto route = read_route(asked, asked.subject, output);
  if (!route) return Early{route.error()};
  const auto told = told_outcomes(asked, *route, output);
  if (!told) return Early{told.error()};
  const auto zone = load_zone(route->organisation->zone);
  if (!zone) {
    output.note("besluitctl: " + zone.error() + "\n");
    return Early{exit_code::internal};
  }
  question.from = *from;
  question.until = *until;
  question.told = *told;
  question.dossiers.push_back({{}, route->workflow->id, asked.set});
  Settings settings;
  settings.channels = {"mail"};
  const auto subjects = asked.json ? simulation::Subjects::left_out : simulation::Subjects::composed;
  const Library library = route->library();
  const simulation::Year year = simulation::simulate(*zone, settings, library, question, subjects);
  output.note(remarks(year, asked.language));
  const std::string text = asked.json
                               ? as_json(year, *zone)
                               : print::simulated(year, question, library, *route->workflow, *zone, look_of(asked));
  if (!output.out(text)) return Early{exit_code::internal};
  return year.refused ? exit_code::negative : exit_code::done;
}

}  // namespace

int run_simulate(const Invocation& asked, const Output& output) {
  const auto code = simulate_file(asked, output);
  return code ? *code : code.error();
}

}  // namespace besluit::engine::ctl
