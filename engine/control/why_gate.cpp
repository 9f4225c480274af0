// SPDX-License-Identifier: EUPL-1.2
// "Why does this step go on, or not yet": the gate over the answers as they stand.
#include <boost/json.hpp>

#include "engine/control/method_calls.hpp"
#include "engine/control/why.hpp"
#include "workflows/dossier/asked.hpp"
#include "workflows/dossier/commands.hpp"

#include <algorithm>

namespace besluit::engine {

namespace json = boost::json;

namespace {

json::array strings(const std::vector<std::string>& texts) {
  json::array result;
  for (const std::string& text : texts) result.emplace_back(text);
  return result;
}

json::object reason_json(const votes::Reason& reason, Language language) {
  json::object object;
  object["rule"] = votes::token(reason.rule);
  object["article"] = reason.article.empty() ? json::value{} : json::value(reason.article);
  object["holds"] = votes::token(reason.holds);
  object["have"] = reason.have;
  object["need"] = reason.need;
  object["of"] = reason.of;
  object["open"] = reason.open;
  object["text"] = votes::sentence(reason, language);
  return object;
}

/// Of a step that went on while its gate, over the answers as they stand now, would say something else: a new council
/// came, or the route gave one answer a way of its own. That it is undecided would be wrong beside "klaar".
Text went_on(const dossier::Dossier& dossier, const dossier::StepState& state, const definition::Organisation& world) {
  const definition::OutcomeRow& row = definition::row(*state.outcome);
  Text text{"De stap is op " + spoken(state.outcome_on, Language::nl) + " afgerond (" + std::string(row.nl) +
                "); de route gaat niet terug.",
            "The step was done on " + spoken(state.outcome_on, Language::en) + " (" + std::string(row.token) +
                "); the route does not go back."};
  std::vector<std::string> lapsed;
  for (const dossier::ParticipantState& one : state.participants) {
    if (!dossier::has_lapsed(dossier, state, one)) continue;
    const auto known = world.participants.find(one.id);
    lapsed.push_back(known == world.participants.end() ? one.id : known->second.name);
  }
  lapsed.erase(std::ranges::unique(lapsed).begin(), lapsed.end());
  if (lapsed.empty()) return text;
  text.nl += " Daarna is met de raad vervallen wat er geantwoord was, en wordt het opnieuw gevraagd: " +
             dossier::listed(lapsed, "en") + ".";
  text.en +=
      " After that what was answered lapsed with the council, and is asked again: " + dossier::listed(lapsed, "and") +
      ".";
  return text;
}

}  // namespace

std::expected<json::object, Text> why::gate(const dossier::Dossier& dossier, const definition::Workflow& workflow,
                                            const definition::Organisation& world, const std::string& step,
                                            Language language) {
  const int index = workflow.index_of(step);
  const definition::Step* asks = index < 0 ? nullptr : &workflow.steps[static_cast<std::size_t>(index)];
  if (asks == nullptr || !asks->every)
    return std::unexpected(
        Text{"De stap '" + step + "' vraagt niet aan alle deelnemers iets, dus heeft geen voorwaarde.",
             "The step '" + step + "' does not ask all participants, so it has no condition."});
  const dossier::StepState& state = dossier.steps[static_cast<std::size_t>(dossier.index_of(step))];
  if (state.participants.empty())
    return std::unexpected(Text{"De stap '" + step + "' is nog niet aan de beurt; er is nog niemand gevraagd.",
                                "The step '" + step + "' has not been reached yet; nobody has been asked."});
  const auto judged = dossier::judge_gate(world, *asks, state);
  if (!judged) return std::unexpected(judged.error());
  const votes::Gate& gate = asks->every->gate;
  json::object object;
  object["dossier"] = dossier.id;
  object["step"] = step;
  object["rule"] = gate.text.empty() ? json::value(language == Language::nl ? "alle beantwoord" : "all answered")
                                     : json::value(gate.text);
  object["verdict"] = votes::token(judged->verdict);
  object["sentence"] = votes::sentence(judged->reasons, language);
  if (state.status == dossier::StepStatus::done && state.outcome) {
    const bool met = *state.outcome != definition::Outcome::not_met;
    const votes::Verdict then = met ? votes::Verdict::yes : votes::Verdict::no;
    if (judged->verdict != then) {
      object["verdict"] = votes::token(then);
      object["sentence"] = went_on(dossier, state, world).in(language);
    }
  }
  json::array reasons;
  for (const votes::Reason& reason : judged->reasons) reasons.push_back(reason_json(reason, language));
  object["reasons"] = std::move(reasons);
  object["missing"] = strings(judged->missing);
  object["awaited"] = strings(judged->awaited);
  return object;
}

void calls::why_gate(Call& call) {
  const std::string id = call.parameters.text("dossier");
  const std::string step = call.parameters.text("step");
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  const auto dossier = find_dossier(state, id);
  if (!dossier) return call.respond(missing_message(dossier.error(), call.language), true);
  if (const auto missing = step_missing(*dossier, step))
    return call.respond(missing_message(*missing, call.language), true);
  const definition::Workflow* workflow = state.workflow(dossier->workflow_hash);
  if (workflow == nullptr || state.library.organisation == nullptr)
    return call.respond(missing_message(Missing{"route", dossier->route, {}}, call.language), true);
  const auto reply = why::gate(*dossier, *workflow, *state.library.organisation, step, call.language);
  if (reply) return call.answer(*reply);
  call.fail(not_possible_error, {{"sentence", reply.error().in(call.language)}});
}

}  // namespace besluit::engine
