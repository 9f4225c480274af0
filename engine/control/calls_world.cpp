// SPDX-License-Identifier: EUPL-1.2
// The methods about meetings. Each shows first what it would do: without `apply` nothing changes.
#include "engine/control/method_calls.hpp"
#include "engine/control/parameters.hpp"
#include "engine/control/protocol.hpp"
#include "engine/control/views.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <utility>

namespace besluit::engine::calls {

namespace json = boost::json;

namespace {

/// "D/STEP"; a step has no slash, a dossier neither.
std::vector<KeptLine> kept_lines(Parameters& parameters) {
  std::vector<KeptLine> lines;
  for (const std::string& text : parameters.text_list("keep")) {
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == text.size()) {
      parameters.refuse("keep");
      continue;
    }
    lines.push_back({text.substr(0, slash), text.substr(slash + 1)});
  }
  return lines;
}

/// A kept line that names no running dossier or no step of it: the person should hear of it, not wonder.
std::optional<Missing> unknown_line(const EngineState& state, const std::vector<KeptLine>& lines) {
  for (const KeptLine& line : lines) {
    const auto dossier = find_dossier(state, line.dossier);
    if (!dossier) return dossier.error();
    if (auto missing = step_missing(*dossier, line.step)) return missing;
  }
  return std::nullopt;
}

std::string answer_of(const WorldImpact& impact, bool applied, Language language) {
  json::object object = views::impact(impact, language);
  object["applied"] = applied;
  return reply_message(object);
}

void decide(Call& call, WorldAct command, const std::string& subject) {
  WorldInput input;
  input.actor = call.actor;
  input.command.command = std::move(command);
  input.command.reason = call.parameters.prose("reason").value_or("");
  input.command.kept = kept_lines(call.parameters);
  const bool apply = call.parameters.flag("apply");
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  if (const auto missing = unknown_line(state, input.command.kept))
    return call.respond(missing_message(*missing, call.language), true);
  if (!apply) {
    const auto impact = preview_world(state, call.backend.now(), input.command, call.actor.name);
    if (!impact) return call.respond(rejection_message(impact.error(), subject, call.language), true);
    return call.respond(answer_of(*impact, false, call.language), true);
  }
  call.backend.change_world(std::move(input), [awaiting = Awaiting(call, subject)](const CommandResult& result) {
    if (turned_down(awaiting, result, awaiting.name)) return;
    awaiting.respond(answer_of(result->impact ? *result->impact : WorldImpact{}, true, awaiting.language), true);
  });
}

/// "ab/2024-07-10" as body and day.
std::optional<std::pair<std::string, Date>> identity_in(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  const auto day = parse_date(text.substr(slash + 1));
  if (!day) return std::nullopt;
  return std::pair{std::string{text.substr(0, slash)}, *day};
}

/// Reads the meeting that a command is about; what it is called, for a "not found".
template <class Command>
std::string read_meeting(Parameters& parameters, Command& command) {
  command.body = parameters.text("body");
  command.meeting = parameters.text("meeting");
  return command.body + "/" + command.meeting;
}

}  // namespace

Missing body_missing(const definition::Organisation& world, const std::string& body) {
  constexpr std::size_t names_max = 20;
  Missing missing{"body", body, {}};
  for (const auto& [id, known] : world.bodies)
    if (missing.possible.size() < names_max) missing.possible.push_back(id);
  return missing;
}

void meeting_list(Call& call) {
  const auto wanted = call.parameters.text_or_none("body");
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  const definition::Organisation& world = *state.library.organisation;
  const Date today = today_of(state, call.backend.now());
  if (wanted && world.body(*wanted) == nullptr)
    return call.respond(missing_message(body_missing(world, *wanted), call.language), true);
  json::array rows;
  for (const auto& [id, body] : world.bodies) {
    if (wanted && id != *wanted) continue;
    for (json::value& row : views::meetings(body, today)) rows.push_back(std::move(row));
  }
  call.answer({{"meetings", std::move(rows)}});
}

void meeting_move(Call& call) {
  MoveMeeting command;
  const std::string subject = read_meeting(call.parameters, command);
  command.to = call.parameters.date("to");
  decide(call, std::move(command), subject);
}

void meeting_cancel(Call& call) {
  CancelMeeting command;
  const std::string subject = read_meeting(call.parameters, command);
  decide(call, std::move(command), subject);
}

void meeting_add(Call& call) {
  AddMeeting command;
  command.body = call.parameters.text("body");
  command.on = call.parameters.date("on");
  command.second_of = call.parameters.text_or_none("second_of").value_or("");
  const std::string subject = command.body + (command.second_of.empty() ? "" : "/" + command.second_of);
  decide(call, std::move(command), subject);
}

void meeting_term(Call& call) {
  SetMeetingTerm command;
  const std::string subject = read_meeting(call.parameters, command);
  command.term = call.parameters.text("term");
  const std::string which = call.parameters.text_or_none("which").value_or("papers");
  if (which != "papers" && which != "sending") call.parameters.refuse("which");
  if (which == "sending") command.which = definition::MeetingTermSet::Which::sending;
  decide(call, std::move(command), subject);
}

void meeting_import(Call& call) {
  ImportMeetings command;
  for (const std::string& text : call.parameters.text_list("added")) {
    const auto id = identity_in(text);
    if (!id) call.parameters.refuse("added");
    if (id) command.changes.emplace_back(definition::MeetingAdded{id->first, id->second, {}});
  }
  for (const std::string& text : call.parameters.text_list("moved")) {
    const std::size_t equals = text.find('=');
    const auto id = identity_in(std::string_view{text}.substr(0, equals));
    const auto to = equals == std::string::npos ? std::nullopt : parse_date(std::string_view{text}.substr(equals + 1));
    if (!id || !to) call.parameters.refuse("moved");
    if (id && to) command.changes.emplace_back(definition::MeetingMoved{id->first, id->second, *to});
  }
  for (const std::string& text : call.parameters.text_list("gone")) {
    const auto id = identity_in(text);
    if (!id) call.parameters.refuse("gone");
    if (id) command.changes.emplace_back(definition::MeetingCancelled{id->first, id->second});
  }
  decide(call, std::move(command), "import");
}

}  // namespace besluit::engine::calls
