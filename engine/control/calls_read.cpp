// SPDX-License-Identifier: EUPL-1.2
// The methods that only look. Those that look at every dossier stand in calls_long.cpp.
#include <boost/json.hpp>

#include "engine/control/method_calls.hpp"
#include "engine/control/views.hpp"
#include "engine/control/why.hpp"
#include "engine/core/limits.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "storage/tokens.hpp"

namespace besluit::engine::calls {

namespace json = boost::json;

namespace {

using Journal = std::expected<std::vector<storage::JournalRow>, storage::StoreError>;
using Notices = std::expected<storage::NoticesRead, storage::StoreError>;

/// The participant must be one of those whom the step asks.
std::optional<Missing> participant_missing(const dossier::Dossier& dossier, const std::string& step,
                                           const std::string& participant) {
  const dossier::StepState& state = dossier.steps[static_cast<std::size_t>(dossier.index_of(step))];
  if (state.participant(participant) != nullptr) return std::nullopt;
  Missing missing{"participant", participant, {}};
  for (const auto& known : state.participants) missing.possible.push_back(known.id);
  if (const std::string near = diagnostic::nearest(participant, missing.possible); !near.empty())
    missing.possible = {near};
  return missing;
}

Text missing_sentence(const Missing& missing) {
  const std::string name = "'" + missing.name + "'";
  Text text;
  if (missing.kind == "dossier")
    text = {"Er is geen dossier " + name + ".", "There is no dossier " + name + "."};
  else if (missing.kind == "step")
    text = {"Het dossier heeft geen stap " + name + ".", "The dossier has no step " + name + "."};
  else if (missing.kind == "participant")
    text = {"De stap vraagt niets aan " + name + ".", "The step does not ask " + name + "."};
  else if (missing.kind == "route")
    text = {"Er is geen route " + name + ".", "There is no route " + name + "."};
  else if (missing.kind == "notice")
    text = {"Er is geen bericht " + name + ".", "There is no notice " + name + "."};
  else if (missing.kind == "person")
    text = {"De organisatie kent geen mens of rol " + name + ".",
            "The organisation knows no person or role " + name + "."};
  else if (missing.kind == "body")
    text = {"De organisatie heeft geen orgaan " + name + ".", "The organisation has no body " + name + "."};
  else
    text = {"Dit bestaat niet: " + name + ".", "This does not exist: " + name + "."};
  if (missing.possible.size() == 1) {
    text.nl += " Bedoelt u '" + missing.possible.front() + "'?";
    text.en += " Do you mean '" + missing.possible.front() + "'?";
  }
  return text;
}

}  // namespace

std::optional<Missing> step_missing(const dossier::Dossier& dossier, const std::string& step) {
  if (dossier.index_of(step) >= 0) return std::nullopt;
  Missing missing{"step", step, {}};
  for (const auto& known : dossier.steps) missing.possible.push_back(known.id);
  if (const std::string near = diagnostic::nearest(step, missing.possible); !near.empty()) missing.possible = {near};
  return missing;
}

std::string missing_message(const Missing& missing, Language language) {
  json::object parameters;
  parameters["kind"] = missing.kind;
  parameters["name"] = missing.name;
  parameters["sentence"] = missing_sentence(missing).in(language);
  json::array possible;
  for (const std::string& name : missing.possible) possible.emplace_back(name);
  parameters["possible"] = std::move(possible);
  return error_message(not_found_error, parameters);
}

std::string store_message(const storage::StoreError& error) {
  json::object parameters;
  parameters["fault"] = storage::word(error.fault);
  parameters["message"] = error.message;
  return error_message(store_unavailable_error, parameters);
}

void Call::answer(const json::object& reply) const {
  respond(reply_message(reply), true);
}

void Call::fail(std::string_view error, const json::object& reply) const {
  respond(error_message(error, reply), true);
}

bool Call::misread() const {
  const std::string wrong = parameters.wrong();
  if (wrong.empty()) return false;
  fail(invalid_parameter, {{"parameter", wrong}});
  return true;
}

void status(Call& call) {
  if (call.misread()) return;
  call.answer(views::status(call.backend.status(), call.backend.state(), call.backend.now()));
}

void clock(Call& call) {
  if (call.misread()) return;
  call.answer(views::clock(call.backend.status(), call.backend.state(), call.backend.now()));
}

void show(Call& call) {
  const std::string id = call.parameters.text("dossier");
  if (call.misread()) return;
  const auto view = engine::show(call.backend.state(), id, call.backend.now());
  if (!view) return call.respond(missing_message(view.error(), call.language), true);
  const auto plan = engine::plan(call.backend.state(), id, call.backend.now());
  call.answer(views::dossier_shown(*view, plan ? plan->conflict : std::nullopt, call.language));
}

void plan(Call& call) {
  const std::string id = call.parameters.text("dossier");
  if (call.misread()) return;
  const auto plan = engine::plan(call.backend.state(), id, call.backend.now(), WaysOut::tried);
  if (!plan) return call.respond(missing_message(plan.error(), call.language), true);
  call.answer(views::plan(*plan, call.language));
}

void history(Call& call) {
  const auto id = call.parameters.text_or_none("dossier");
  const auto after = call.parameters.number_or_none("after");
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  if (id && !state.dossiers.contains(*id))
    return call.respond(missing_message(find_dossier(state, *id).error(), call.language), true);
  const std::string stream = id ? "d/" + *id : "o/" + state.library.organisation->id;
  call.backend.history(
      stream, after.value_or(0), limits::history_listed,
      [&backend = call.backend, respond = call.respond, language = call.language](const Journal& read) {
        if (!read) return respond(store_message(read.error()), true);
        json::array events;
        for (const storage::JournalRow& row : *read)
          events.push_back(views::history_row(row, backend.state().zone, language));
        respond(reply_message({{"events", std::move(events)}}), true);
      });
}

void why_date(Call& call) {
  const std::string id = call.parameters.text("dossier");
  const std::string step = call.parameters.text("step");
  const std::string participant = call.parameters.text_or_none("participant").value_or("");
  if (call.misread()) return;
  const auto dossier = find_dossier(call.backend.state(), id);
  if (!dossier) return call.respond(missing_message(dossier.error(), call.language), true);
  auto missing = step_missing(*dossier, step);
  if (!missing && !participant.empty()) missing = participant_missing(*dossier, step, participant);
  if (missing) return call.respond(missing_message(*missing, call.language), true);
  call.backend.history("d/" + id, 0, limits::history_listed,
                       [&backend = call.backend, respond = call.respond, language = call.language, id, step,
                        participant](const Journal& read) {
                         if (!read) return respond(store_message(read.error()), true);
                         const EngineState& state = backend.state();
                         const Date today = today_of(state, backend.now());
                         const auto reply = why::date(*read, id, {step, participant}, state.zone, today, language);
                         if (reply) return respond(reply_message(*reply), true);
                         respond(error_message(not_possible_error, {{"sentence", reply.error().in(language)}}), true);
                       });
}

void why_notice(Call& call) {
  const std::string id = call.parameters.text("id");
  if (call.misread()) return;
  storage::NoticeQuery query;
  query.id = id;
  query.limit = 1;
  call.backend.notices(
      query, [&backend = call.backend, respond = call.respond, language = call.language, id](const Notices& read) {
        if (!read) return respond(store_message(read.error()), true);
        const EngineState& state = backend.state();
        auto reply = why::notice(*read, state.zone, state.library.organisation.get(), language);
        if (!reply) reply = why::coming(state, id, language);
        if (!reply) return respond(missing_message(Missing{"notice", id, {}}, language), true);
        respond(reply_message(*reply), true);
      });
}

void notices(Call& call) {
  storage::NoticeQuery query;
  query.dossier = call.parameters.text_or_none("dossier").value_or("");
  query.id = call.parameters.text_or_none("id").value_or("");
  query.limit = limits::notices_listed;
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  if (!query.dossier.empty() && !state.dossiers.contains(query.dossier))
    return call.respond(missing_message(find_dossier(state, query.dossier).error(), call.language), true);
  call.backend.notices(query, [&backend = call.backend, respond = call.respond](const Notices& read) {
    if (!read) return respond(store_message(read.error()), true);
    const EngineState& now = backend.state();
    respond(reply_message({{"notices", views::notices(*read, now.zone, now.library.organisation.get())}}), true);
  });
}

std::string watched(const Happened& happened, const Zone& zone, Language language) {
  json::object reply;
  reply["dossier"] = happened.dossier.empty() ? json::value{} : json::value(happened.dossier);
  reply["event"] = views::event(happened.event, zone, language);
  return reply_message(reply, true);
}

}  // namespace besluit::engine::calls
