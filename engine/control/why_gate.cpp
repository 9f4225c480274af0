// SPDX-License-Identifier: EUPL-1.2
// "Why does this step go on, or not yet": the gate over the answers as they stand.
#include <boost/json.hpp>

#include "engine/control/method_calls.hpp"
#include "engine/control/why.hpp"
#include "workflows/dossier/asked.hpp"

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
