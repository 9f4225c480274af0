// SPDX-License-Identifier: EUPL-1.2
// The methods about people and peace: who is away, and which notices wait.
#include <boost/json.hpp>

#include "engine/control/method_calls.hpp"
#include "engine/control/views.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <utility>

namespace besluit::engine::calls {

namespace json = boost::json;

namespace {

/// `subject` is what a "not found" is about. The answer: the sentence, and the list as it is now.
template <class List>
void change(Call& call, WorldAct act, const std::string& subject, List list) {
  WorldInput input;
  input.actor = call.actor;
  input.command.command = std::move(act);
  input.command.reason = call.parameters.prose("reason").value_or("");
  input.command.author = call.actor.name;
  if (call.misread()) return;
  call.backend.change_world(std::move(input), [&backend = call.backend, awaiting = Awaiting(call, subject),
                                               list](const CommandResult& result) {
    if (turned_down(awaiting, result, awaiting.name)) return;
    json::object reply = list(backend);
    const std::string sentence = result->impact ? result->impact->cause.in(awaiting.language) : std::string{};
    reply["sentence"] = sentence.empty() ? json::value{} : json::value(sentence);
    awaiting.respond(reply_message(reply), true);
  });
}

json::object absences(const Backend& backend) {
  const EngineState& state = backend.state();
  return {{"absences", views::absences(*state.library.organisation, today_of(state, backend.now()))}};
}
json::object silences(const Backend& backend) {
  const EngineState& state = backend.state();
  return {{"silences", views::silences(state, today_of(state, backend.now()))}};
}

}  // namespace

void absence_list(Call& call) {
  if (call.misread()) return;
  call.answer(absences(call.backend));
}

void absence_add(Call& call) {
  AddAbsence act;
  act.who = call.parameters.text("person");
  act.from = call.parameters.date("from");
  act.until = call.parameters.date("until");
  act.deputy = call.parameters.text_or_none("deputy").value_or("");
  const std::string subject = act.who;
  change(call, std::move(act), subject, absences);
}

void absence_end(Call& call) {
  const auto number = call.parameters.number("number");
  change(call, EndAbsence{static_cast<int>(number)}, std::to_string(number), absences);
}

void silence_list(Call& call) {
  if (call.misread()) return;
  call.answer(silences(call.backend));
}

void silence_add(Call& call) {
  AddSilence act;
  act.dossier = call.parameters.text_or_none("dossier").value_or("");
  act.step = call.parameters.text_or_none("step").value_or("");
  act.who = call.parameters.text_or_none("person").value_or("");
  act.from = call.parameters.date_or_none("from");
  act.until = call.parameters.date("until");
  if (!act.step.empty() && act.dossier.empty()) call.parameters.refuse("step");
  if (call.parameters.wrong().empty() && !act.dossier.empty()) {
    const auto dossier = find_dossier(call.backend.state(), act.dossier);
    if (!dossier) return call.respond(missing_message(dossier.error(), call.language), true);
    if (!act.step.empty())
      if (const auto missing = step_missing(*dossier, act.step))
        return call.respond(missing_message(*missing, call.language), true);
  }
  const std::string subject = act.who;
  change(call, std::move(act), subject, silences);
}

void silence_end(Call& call) {
  const auto number = call.parameters.number("number");
  change(call, EndSilence{static_cast<int>(number)}, std::to_string(number), silences);
}

}  // namespace besluit::engine::calls
