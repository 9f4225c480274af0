// SPDX-License-Identifier: EUPL-1.2
// The methods about notices themselves: what would go out, trying a channel, an exercise, trying again, and why
// somebody got nothing.
#include <boost/json.hpp>

#include "engine/control/method_calls.hpp"
#include "engine/control/views.hpp"
#include "engine/control/why.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/rehearsal.hpp"
#include "engine/core/trial.hpp"
#include "workflows/dossier/commands.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine::calls {

namespace json = boost::json;

namespace {

constexpr std::size_t preview_usual = 10;
constexpr std::size_t preview_most = 200;

std::size_t count_in(Call& call) {
  const auto count = call.parameters.number_or_none("count");
  if (count && (*count == 0 || *count > preview_most)) call.parameters.refuse("count");
  return static_cast<std::size_t>(count.value_or(preview_usual));
}

void not_possible(const Call& call, const Text& sentence) {
  call.fail(not_possible_error, {{"sentence", sentence.in(call.language)}});
}

/// Whom a test or an exercise goes to: who is named, else the caller as far as the organisation knows the login name,
/// else the admin of the configuration. Nobody else ever gets one.
std::optional<definition::Addressee> receiver(const Call& call, const std::string& named) {
  const EngineState& state = call.backend.state();
  const definition::Organisation& world = *state.library.organisation;
  if (!named.empty()) return world.resolve(named);
  const std::string& actor = call.actor.name;
  const std::size_t open = actor.rfind('(');
  if (open != std::string::npos && actor.back() == ')')
    if (auto caller = world.resolve(actor.substr(open + 1, actor.size() - open - 2))) return caller;
  return world.resolve(state.settings.admin);
}

/// Hands messages to one channel, one result for each; the answer lists them.
void try_out(Call& call, const std::string& channel, std::vector<Message> messages) {
  for (Message& message : messages) message.channel = channel;
  json::array tried;
  for (const Message& message : messages)
    tried.push_back(
        json::object{{"id", message.id}, {"subject", message.subject}, {"to", addresses_in_words(message)}});
  call.administration.try_channel(
      channel, std::move(messages),
      [respond = call.respond, language = call.language, tried = std::move(tried),
       channel](const std::expected<std::vector<DeliveryResult>, Text>& results) mutable {
        if (!results)
          return respond(error_message(not_possible_error, {{"sentence", results.error().in(language)}}), true);
        json::array rows;
        bool all = true;
        for (std::size_t i = 0; i < results->size() && i < tried.size(); ++i) {
          const DeliveryResult& result = (*results)[i];
          json::object row = tried[i].as_object();
          const bool delivered = result.verdict == Verdict::delivered;
          all = all && delivered;
          row["delivered"] = delivered;
          row["detail"] = result.detail.empty() ? json::value{} : json::value(result.detail);
          rows.push_back(std::move(row));
        }
        respond(reply_message({{"channel", channel}, {"delivered", all}, {"messages", std::move(rows)}}), true);
      });
}

}  // namespace

void notify_preview(Call& call) {
  const std::string id = call.parameters.text("dossier");
  const std::size_t count = count_in(call);
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  if (const auto dossier = find_dossier(state, id); !dossier)
    return call.respond(missing_message(dossier.error(), call.language), true);
  const auto found = rehearse_dossier(state, call.backend.now(), id, count);
  call.answer({{"notices", views::rehearsed(found, state.zone, *state.library.organisation)}});
}

void routes_test(Call& call) {
  CommandInput start;
  start.actor = call.actor;
  start.route = call.parameters.text("route");
  start.dossier = "proef";
  start.command = dossier::Start{"proef", call.parameters.texts("set")};
  const std::size_t count = count_in(call);
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  const auto found = rehearse_start(state, call.backend.now(), start, count);
  if (!found) return call.respond(rejection_message(found.error(), start.route, call.language), true);
  call.answer({{"notices", views::rehearsed(*found, state.zone, *state.library.organisation)}});
}

void notify_test(Call& call) {
  const std::string channel = call.parameters.text("channel");
  const std::string named = call.parameters.text_or_none("to").value_or("");
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  const auto to = receiver(call, named);
  if (!to || to->mail.empty())
    return not_possible(call, {"Zeg wie het proefbericht krijgt (--to MENS of --to ADRES).",
                               "Say who gets the test message (--to PERSON or --to ADDRESS)."});
  Message message = test_message(*to, *state.library.organisation, state.zone, call.backend.now(), channel);
  std::vector<Message> messages;
  messages.push_back(std::move(message));
  try_out(call, channel, std::move(messages));
}

void drill(Call& call) {
  const std::string id = call.parameters.text("dossier");
  const std::string named = call.parameters.text_or_none("to").value_or("");
  const std::string channel = call.parameters.text_or_none("channel").value_or("");
  const std::size_t count = count_in(call);
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  if (const auto dossier = find_dossier(state, id); !dossier)
    return call.respond(missing_message(dossier.error(), call.language), true);
  const auto to = receiver(call, named);
  if (!to || to->mail.empty())
    return not_possible(call, {"Zeg wie de oefening krijgt (--to MENS of --to ADRES).",
                               "Say who gets the exercise (--to PERSON or --to ADDRESS)."});
  if (state.settings.channels.empty()) return not_possible(call, {"Er is geen kanaal.", "There is no channel."});
  std::vector<Message> messages;
  for (Rehearsed& one : rehearse_dossier(state, call.backend.now(), id, count))
    if (one.message) messages.push_back(as_drill(std::move(*one.message), *to, messages.size() + 1));
  if (messages.empty())
    return not_possible(call, {"Over dit dossier komt geen bericht meer.", "No more notices come about this dossier."});
  try_out(call, channel.empty() ? state.settings.channels.front() : channel, std::move(messages));
}

void notices_retry(Call& call) {
  const std::string id = call.parameters.text_or_none("id").value_or("");
  if (call.misread()) return;
  storage::NoticeQuery query;
  query.id = id;
  query.limit = limits::notices_listed;
  call.backend.notices(query, [&administration = call.administration, respond = call.respond, audit = call.audit,
                               language = call.language, actor = call.actor,
                               id](const std::expected<storage::NoticesRead, storage::StoreError>& read) {
    if (!read) return respond(store_message(read.error()), true);
    RetryInput input;
    input.actor = actor;
    for (const storage::NoticeRow& row : read->notices)
      if (row.delivery == storage::Delivery::failed) input.notices.push_back(row);
    if (!id.empty() && read->notices.empty())
      return respond(missing_message(Missing{"notice", id, {}}, language), true);
    if (!id.empty() && input.notices.empty()) {
      dossier::Rejection rejection{dossier::Refusal::not_failed,
                                   {"Dit bericht is niet mislukt; er valt niets opnieuw te proberen.",
                                    "This notice did not fail; there is nothing to try again."},
                                   {"why notice " + id}};
      return respond(rejection_message(rejection, id, language), true);
    }
    administration.retry(std::move(input), [respond, audit](const CommandResult& result) {
      if (!result) return respond(store_message(result.error().error), true);
      json::array ids;
      for (const std::string& notice : result->notices) ids.emplace_back(notice);
      if (audit) audit(std::to_string(ids.size()) + " notices are tried again");
      respond(reply_message({{"retried", std::move(ids)}}), true);
    });
  });
}

void why_none(Call& call) {
  const std::string who = call.parameters.text("person");
  const auto on = call.parameters.date_or_none("on");
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  const auto person = state.library.organisation->resolve(who);
  if (!person) {
    Missing missing{"person", who, {}};
    for (const auto& [id, known] : state.library.organisation->people)
      if (missing.possible.size() < 20) missing.possible.push_back(id);
    return call.respond(missing_message(missing, call.language), true);
  }
  const Date day = on.value_or(today_of(state, call.backend.now()));
  const std::string name = person->id();
  storage::NoticeQuery query;
  query.limit = limits::notices_listed;
  query.due_from_ms = state.zone.instant_of(day, std::chrono::minutes{0}).time_since_epoch().count();
  query.due_until_ms = state.zone.end_of_day(day).time_since_epoch().count();
  call.backend.notices(query, [&backend = call.backend, respond = call.respond, language = call.language, name,
                               day](const std::expected<storage::NoticesRead, storage::StoreError>& read) {
    if (!read) return respond(store_message(read.error()), true);
    respond(reply_message(why::none(*read, backend.state(), backend.now(), name, day, language)), true);
  });
}

}  // namespace besluit::engine::calls
