// SPDX-License-Identifier: EUPL-1.2
// The methods that change something, each with the peer as its actor.
#include <boost/json.hpp>

#include "engine/control/method_calls.hpp"
#include "engine/control/views.hpp"
#include "storage/json_text.hpp"
#include "workflows/definition/ask.hpp"
#include "workflows/dossier/decide.hpp"

#include <charconv>

namespace besluit::engine::calls {

namespace json = boost::json;

namespace {

using dossier::Refusal;

/// The refusals that say "there is no such thing"; they have an error of their own.
std::optional<std::string_view> kind_missing(Refusal code) {
  switch (code) {
    case Refusal::unknown_dossier:
      return "dossier";
    case Refusal::unknown_route:
      return "route";
    case Refusal::unknown_step:
      return "step";
    case Refusal::unknown_seq:
      return "event";
    case Refusal::unknown_participant:
      return "participant";
    case Refusal::unknown_meeting:
      return "meeting";
    case Refusal::unknown_body:
      return "body";
    case Refusal::unknown_person:
      return "person";
    case Refusal::unknown_absence:
      return "absence";
    case Refusal::unknown_silence:
      return "silence";
    case Refusal::unknown_notice:
      return "notice";
    default:
      return std::nullopt;
  }
}

/// The short form of an event: what happened to which step. `History` has the whole of it under the same number.
struct Brief {
  storage::JsonText& out;

  void operator()(const dossier::StepOpened& event) const { step(event.step); }
  void operator()(const dossier::StepHeld& event) const { step(event.step); }
  void operator()(const dossier::VoteRecorded& event) const { step(event.step); }
  void operator()(const dossier::ChildAsked& event) const {
    step(event.step);
    out.key("child").text(event.id);
  }
  void operator()(const dossier::PapersDelivered& event) const { step(event.step); }
  void operator()(const dossier::Acknowledged& event) const { step(event.step); }
  void operator()(const dossier::Snoozed& event) const {
    step(event.step);
    out.key("until").text(to_string(event.until));
  }
  void operator()(const dossier::PapersSent& event) const { step(event.step); }
  void operator()(const dossier::Received& event) const {
    step(event.step);
    out.key("participant").text(event.participant);
  }
  void operator()(const dossier::Answered& event) const { answer(event.step, event.participant, event.outcome); }
  void operator()(const dossier::AnswerPresumed& event) const { answer(event.step, event.participant, event.outcome); }
  void operator()(const dossier::AnswerLapsed& event) const {
    step(event.step);
    out.key("participant").text(event.participant);
  }
  void operator()(const dossier::Yielded& event) const { step(event.step); }
  void operator()(const dossier::OutcomeRecorded& event) const {
    step(event.step);
    out.key("outcome").text(definition::row(event.outcome).token);
  }
  void operator()(const dossier::OutcomeCorrected& event) const {
    step(event.step);
    if (event.outcome) out.key("outcome").text(definition::row(*event.outcome).token);
  }
  void operator()(const dossier::DatePinned& event) const { step(event.step); }
  void operator()(const dossier::Retargeted& event) const { step(event.step); }
  void operator()(const dossier::Suspended& event) const { step(event.step); }
  void operator()(const dossier::Resumed& event) const { step(event.step); }
  void operator()(const dossier::DeadlineSet& event) const { date(event.name, event.planning); }
  void operator()(const dossier::DeadlineClosed& event) const { step(event.name.step); }
  void operator()(const dossier::RungFired& event) const { step(event.deadline.step); }
  void operator()(const dossier::NoticeRaised& event) const { out.key("notice").text(event.id); }
  void operator()(const dossier::Ended& event) const { out.key("result").text(event.result); }
  // These concern the dossier as a whole, and the reply's own fields tell it.
  void operator()(const dossier::Started&) const {}
  void operator()(const dossier::Planned&) const {}
  void operator()(const dossier::FactsSet&) const {}
  void operator()(const dossier::Requested&) const {}
  void operator()(const dossier::RequestAnswered&) const {}
  void operator()(const dossier::ChildRefused&) const {}
  void operator()(const dossier::Watched&) const {}
  void operator()(const dossier::Migrated&) const {}
  void operator()(const dossier::Withdrawn&) const {}
  void operator()(const dossier::Rejected&) const {}

 private:
  void step(const std::string& id) const { out.key("step").text(id); }
  void answer(const std::string& id, const std::string& participant, definition::Outcome outcome) const {
    step(id);
    out.key("participant").text(participant);
    out.key("outcome").text(definition::row(outcome).token);
  }
  void date(const dossier::DeadlineName& name, Date planning) const {
    step(name.step);
    out.key("kind").text(dossier::token(name.kind));
    out.key("planning_date").text(to_string(planning));
  }
};

Standing standing_of(const Reply& reply, Date today) {
  return reply.after == nullptr ? Standing{} : engine::standing(*reply.after, *reply.definition, today);
}

/// Written as text: this is the answer to every command, and a tree of JSON values would cost more than the command.
std::string changed(const Reply& reply, const Standing& standing, std::string_view conflict) {
  storage::JsonText out;
  out.open_object().key("dossier").text(reply.dossier).key("feasible").flag(standing.feasible);
  out.key("conflict").raw(conflict);
  out.key("next");
  if (standing.next)
    out.open_object()
        .key("date")
        .text(to_string(standing.next->date))
        .key("step")
        .text(standing.next->step)
        .close_object();
  else
    out.raw("null");
  out.key("possible").open_array();
  for (const std::string& text : standing.possible) out.text(text);
  out.close_array().key("events").open_array();
  for (const dossier::Recorded& event : *reply.events) {
    out.open_object().key("seq").number(static_cast<std::int64_t>(event.seq));
    out.key("type").text(dossier::type_of(event.event));
    std::visit(Brief{out}, event.event);
    out.close_object();
  }
  out.close_array().close_object();
  return reply_message(out.str(), false);
}

constexpr std::string_view no_conflict = "null";

/// The answer, as far as it follows from the reply alone; empty when it takes the state that the reply leaves.
std::string changed_ahead(const Reply& reply, Date today) {
  if (reply.rejection) return {};
  const Standing standing = standing_of(reply, today);
  return standing.feasible ? changed(reply, standing, no_conflict) : std::string{};
}

std::string changed(const Reply& reply, const EngineState& state, Instant now, Language language) {
  const Standing standing = standing_of(reply, today_of(state, now));
  const auto plan = standing.feasible ? std::unexpected(Missing{}) : engine::plan(state, reply.dossier, now);
  return changed(reply, standing,
                 plan ? json::serialize(views::conflict(plan->conflict, language)) : std::string{no_conflict});
}

/// What a "not found" is about, when it is not the route or the dossier itself.
std::string subject_of(const CommandInput& input) {
  return std::visit(
      [&](const auto& command) -> std::string {
        if constexpr (requires { command.step; })
          return command.step;
        else if constexpr (requires { command.seq; })
          return std::to_string(command.seq);
        else
          return input.dossier;
      },
      input.command);
}

std::string participant_of(const CommandInput& input) {
  if (const auto* record = std::get_if<dossier::Record>(&input.command)) return record->participant;
  if (const auto* receive = std::get_if<dossier::Receive>(&input.command)) return receive->participant;
  return {};
}

void submit(Call& call, CommandInput input) {
  if (call.misread()) return;
  input.actor = call.actor;
  const std::string name = input.dossier.empty() ? input.route : input.dossier;
  // What the refusal may be about, before the input goes its way.
  const auto subject = [route = input.route, name, command = subject_of(input),
                        participant = participant_of(input)](Refusal code) {
    if (code == Refusal::unknown_route) return route;
    if (code == Refusal::unknown_participant) return participant;
    return code == Refusal::unknown_dossier ? name : command;
  };
  // Both run on the strand, the one while the disk works and the other after it.
  const auto ready = std::make_shared<std::string>();
  CommandWaiter waiter;
  waiter.ahead = [&backend = call.backend, ready](const Reply& reply) {
    *ready = changed_ahead(reply, today_of(backend.state(), backend.now()));
  };
  waiter.done = [&backend = call.backend, awaiting = Awaiting(call, name), subject,
                 ready](const CommandResult& result) {
    const bool refused = result && result->rejection;
    if (turned_down(awaiting, result, refused ? subject(result->rejection->code) : std::string{})) return;
    if (ready->empty()) *ready = changed(*result, backend.state(), backend.now(), awaiting.language);
    awaiting.respond(std::move(*ready), true);
  };
  call.backend.submit(std::move(input), std::move(waiter));
}

/// Submits a command about one dossier; `fill` reads what is its own.
template <class Command, class Fill>
void submit_about_dossier(Call& call, Fill fill) {
  CommandInput input;
  input.dossier = call.parameters.text("dossier");
  Command command;
  fill(command);
  input.command = std::move(command);
  submit(call, std::move(input));
}

/// The same about one step of it.
template <class Command, class Fill>
void submit_about_step(Call& call, Fill fill) {
  submit_about_dossier<Command>(call, [&](Command& command) {
    command.step = call.parameters.text("step");
    fill(command);
  });
}

std::string reason_in(Call& call) {
  return call.parameters.prose("reason").value_or("");
}

/// "7d", "2w", "12h": nullopt when it is no such length, or longer than ten years.
std::optional<std::chrono::hours> parse_length(std::string_view text) {
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || end + 1 != text.data() + text.size() || count <= 0 || count > 3660) return std::nullopt;
  if (*end == 'h') return std::chrono::hours{count};
  if (*end == 'd') return std::chrono::days{count};
  if (*end == 'w') return std::chrono::weeks{count};
  return std::nullopt;
}

/// To a bare date means to the end of that local day; by days keeps the time of day on the wall.
std::optional<Instant> target_of(Parameters& parameters, const Zone& zone, Instant now) {
  const auto to = parameters.text_or_none("to");
  const auto by = parameters.text_or_none("by");
  if (to.has_value() == by.has_value()) {
    parameters.refuse("to");
    return std::nullopt;
  }
  if (to) {
    if (const auto date = parse_date(*to)) return zone.end_of_day(*date);
    const auto moment = parse_instant(*to, zone);
    if (!moment) parameters.refuse("to");
    return moment;
  }
  const auto length = parse_length(*by);
  if (!length) {
    parameters.refuse("by");
    return std::nullopt;
  }
  if (by->back() == 'h') return now + *length;
  return zone.instant_of(zone.date_of(now) + std::chrono::duration_cast<std::chrono::days>(*length), zone.time_of(now));
}

}  // namespace

bool turned_down(const Awaiting& awaiting, const CommandResult& result, const std::string& subject) {
  if (!result) {
    if (awaiting.audit) awaiting.audit(awaiting.name + ": not recorded: " + result.error().error.message);
    awaiting.respond(store_message(result.error().error), true);
    return true;
  }
  if (!result->rejection) return false;
  if (awaiting.audit) awaiting.audit(awaiting.name + ": rejected: " + dossier::token(result->rejection->code));
  awaiting.respond(rejection_message(*result->rejection, subject, awaiting.language), true);
  return true;
}

std::string rejection_message(const dossier::Rejection& rejection, const std::string& name, Language language) {
  json::array possible;
  for (const std::string& text : rejection.possible) possible.emplace_back(text);
  json::object parameters;
  if (const auto kind = kind_missing(rejection.code)) {
    parameters["kind"] = *kind;
    parameters["name"] = name;
  } else {
    parameters["code"] = dossier::token(rejection.code);
  }
  parameters["sentence"] = rejection.sentence.in(language);
  parameters["possible"] = std::move(possible);
  return error_message(kind_missing(rejection.code) ? not_found_error : rejected_error, parameters);
}

void start(Call& call) {
  CommandInput input;
  input.route = call.parameters.text("route");
  input.dossier = call.parameters.text_or_none("id").value_or("");
  dossier::Start start;
  start.id = input.dossier;
  start.values = call.parameters.texts("set");
  start.parent = call.parameters.text_or_none("parent").value_or("");
  start.title = call.parameters.prose("title").value_or("");
  input.command = std::move(start);
  submit(call, std::move(input));
}

void record(Call& call) {
  submit_about_step<dossier::Record>(call, [&](dossier::Record& command) {
    command.outcome = call.parameters.text("outcome");
    command.on = call.parameters.date_or_none("on");
    command.note = call.parameters.prose("note").value_or("");
    command.participant = call.parameters.text_or_none("participant").value_or("");
    command.part = call.parameters.text_or_none("part").value_or("");
    command.values = call.parameters.texts("set");
    command.back_to = call.parameters.text_or_none("back_to").value_or("");
  });
}

namespace {

/// A task that is put where the route has passed would be passed over at once: who adds it means something else.
std::optional<Text> already_passed(const dossier::Dossier& dossier, const definition::Workflow& with,
                                   const std::string& step) {
  const int added = with.index_of(step);
  if (step.empty() || added < 0) return std::nullopt;
  std::string next;
  for (const definition::Step& other : with.steps) {
    const int index = dossier.index_of(other.id);
    if (index < 0 || dossier.steps[static_cast<std::size_t>(index)].status == dossier::StepStatus::done) continue;
    if (other.stage <= with.steps[static_cast<std::size_t>(added)].stage) return std::nullopt;
    next = other.id;
    break;
  }
  if (next.empty()) return std::nullopt;  // all is done: it comes last
  return Text{"Daar is de route al voorbij: nu is '" + next + "' aan de beurt. Zet de taak ernaast (--beside " + next +
                  "), vóór een latere stap, of als laatste.",
              "The route has passed there: it is the turn of '" + next + "'. Put the task beside it (--beside " + next +
                  "), before a later step, or last."};
}

/// Lets a dossier follow a version of its own; with neither text nor step the one that the file has now.
void follow(Call& call, const OwnVersion& version) {
  CommandInput input;
  input.dossier = call.parameters.text("dossier");
  input.command = dossier::Migrate{reason_in(call)};
  const bool own = !version.text.empty() || !version.step.empty();
  if (!own || call.misread()) return submit(call, std::move(input));
  const EngineState& state = call.backend.state();
  const auto found = find_dossier(state, input.dossier);
  if (!found) return call.respond(missing_message(found.error(), call.language), true);
  if (version.due && *version.due < today_of(state, call.backend.now())) {
    const std::string day = to_string(*version.due);
    const dossier::Rejection past{Refusal::date_passed,
                                  {"De dag " + day + " is al voorbij; kies een latere, of laat --by weg.",
                                   "The day " + day + " has passed; choose a later one, or leave out --by."},
                                  {}};
    return call.respond(rejection_message(past, input.dossier, call.language), true);
  }
  const auto pinned = state.shared_workflow(found->workflow_hash);
  if (pinned == nullptr) return submit(call, std::move(input));  // says what is wrong
  auto read = call.backend.own_version(*pinned, version, call.language);
  if (!read) {
    const dossier::Rejection unreadable{Refusal::route_unreadable, {read.error(), read.error()}, {}};
    return call.respond(rejection_message(unreadable, input.dossier, call.language), true);
  }
  if (auto passed = already_passed(*found, **read, version.step)) {
    return call.respond(rejection_message({Refusal::step_in_use, std::move(*passed), {}}, input.dossier, call.language),
                        true);
  }
  input.definition = std::move(*read);
  submit(call, std::move(input));
}

}  // namespace

void migrate(Call& call) {
  follow(call, {.text = call.parameters.prose("definition").value_or("")});
}

void add_step(Call& call) {
  OwnVersion version;
  version.step = call.parameters.text("step");
  version.task = call.parameters.text("task");
  version.who = call.parameters.text("who");
  version.due = call.parameters.date_or_none("by");
  version.before = call.parameters.text_or_none("before").value_or("");
  version.beside = call.parameters.text_or_none("beside").value_or("");
  if (!version.before.empty() && !version.beside.empty()) call.parameters.refuse("beside");
  follow(call, version);
}

void definition(Call& call) {
  const std::string id = call.parameters.text("dossier");
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  const auto found = find_dossier(state, id);
  if (!found) return call.respond(missing_message(found.error(), call.language), true);
  const auto pinned = state.shared_workflow(found->workflow_hash);
  if (pinned == nullptr) return call.respond(missing_message({"route", found->route, {}}, call.language), true);
  const auto present = state.library.routes.find(found->route);
  call.answer({{"dossier", id},
               {"route", found->route},
               {"hash", pinned->hash},
               {"present", present != state.library.routes.end() && pinned->hash.starts_with(present->second->hash)},
               {"text", call.backend.route_text(*pinned)}});
}

void facts(Call& call) {
  submit_about_dossier<dossier::SetFacts>(call, [&](dossier::SetFacts& command) {
    command.values = call.parameters.texts("set");
    command.note = call.parameters.prose("note").value_or("");
  });
}

void vote(Call& call) {
  submit_about_step<dossier::Vote>(call, [&](dossier::Vote& command) {
    const auto count = [&](std::string_view name) {
      return static_cast<int>(std::min<std::uint64_t>(call.parameters.number_or_none(name).value_or(0), 1'000'000));
    };
    command.in_favour = count("for");
    command.against = count("against");
    command.blank = count("blank");
    command.absent = count("absent");
    command.by = call.parameters.texts("by");
    command.on = call.parameters.date_or_none("on");
  });
}

void request(Call& call) {
  submit_about_dossier<dossier::Request>(call, [&](dossier::Request& command) {
    command.by = call.parameters.text("by");
    command.text = call.parameters.prose("text").value_or("");
  });
}

void answer_request(Call& call) {
  submit_about_dossier<dossier::AnswerRequest>(call, [&](dossier::AnswerRequest& command) {
    command.seq = call.parameters.number("seq");
    command.answer = call.parameters.text("answer");
    command.reason = reason_in(call);
  });
}

void skip(Call& call) {
  submit_about_step<dossier::Skip>(call, [&](dossier::Skip& command) { command.reason = reason_in(call); });
}

void receive(Call& call) {
  submit_about_step<dossier::Receive>(call, [&](dossier::Receive& command) {
    command.participant = call.parameters.text("participant");
    command.on = call.parameters.date_or_none("on");
    command.note = call.parameters.prose("note").value_or("");
  });
}

void correct(Call& call) {
  submit_about_dossier<dossier::Correct>(call, [&](dossier::Correct& command) {
    command.seq = call.parameters.number("seq");
    command.outcome = call.parameters.text_or_none("outcome");
    command.reason = reason_in(call);
  });
}

void withdraw(Call& call) {
  submit_about_dossier<dossier::Withdraw>(call, [&](dossier::Withdraw& command) { command.reason = reason_in(call); });
}

void acknowledge(Call& call) {
  submit_about_step<dossier::Acknowledge>(
      call, [&](dossier::Acknowledge& command) { command.by = call.parameters.text_or_none("by").value_or(""); });
}

void snooze(Call& call) {
  submit_about_step<dossier::Snooze>(call,
                                     [&](dossier::Snooze& command) { command.until = call.parameters.date("until"); });
}

void escalate(Call& call) {
  submit_about_step<dossier::Escalate>(
      call, [&](dossier::Escalate& command) { command.rung = call.parameters.text_or_none("rung").value_or(""); });
}

void deadline_set(Call& call) {
  submit_about_step<dossier::SetDate>(call, [&](dossier::SetDate& command) {
    command.day = call.parameters.date_or_none("date");
    command.reason = reason_in(call);
  });
}

void extend(Call& call) {
  submit_about_step<dossier::Extend>(call, [&](dossier::Extend& command) {
    command.term = call.parameters.text("term");
    command.reason = reason_in(call);
  });
}

void retarget(Call& call) {
  submit_about_step<dossier::Retarget>(call, [&](dossier::Retarget& command) {
    command.meeting = call.parameters.text("meeting");
    command.reason = reason_in(call);
  });
}

void suspend(Call& call) {
  submit_about_step<dossier::Suspend>(call, [&](dossier::Suspend& command) {
    command.on = call.parameters.date_or_none("on");
    command.reason = reason_in(call);
  });
}

void resume(Call& call) {
  submit_about_step<dossier::Resume>(
      call, [&](dossier::Resume& command) { command.on = call.parameters.date_or_none("on"); });
}

void reload(Call& call) {
  const ReloadKind kind = call.parameters.flag("preview") ? ReloadKind::preview : ReloadKind::swap;
  if (call.misread()) return;
  call.administration.reload(
      call.actor, kind,
      [respond = call.respond, audit = call.audit, language = call.language, kind](const ReloadResult& result) {
        if (audit && kind == ReloadKind::swap)
          audit(result.swapped ? std::to_string(result.routes) + " routes in use" : "the old definitions stay");
        respond(reply_message(views::reloaded(result, language)), true);
      });
}

void verify(Call& call) {
  if (call.misread()) return;
  call.administration.verify(
      [respond = call.respond, audit = call.audit](const std::expected<VerifyResult, storage::StoreError>& result) {
        if (!result) return respond(store_message(result.error()), true);
        if (audit) audit(std::to_string(result->findings.size()) + " findings");
        respond(reply_message(views::verified(*result)), true);
      });
}

void clock_advance(Call& call) {
  const Zone& zone = call.backend.state().zone;
  const auto to = target_of(call.parameters, zone, call.backend.now());
  if (call.misread() || !to) return;
  call.administration.advance_clock(
      *to, call.actor,
      [&backend = call.backend, respond = call.respond, audit = call.audit,
       language = call.language](const std::expected<Instant, Text>& result) {
        if (!result)
          return respond(error_message(not_possible_error, {{"sentence", result.error().in(language)}}), true);
        const std::string now = backend.state().zone.format(*result);
        if (audit) audit("the clock stands at " + now);
        respond(reply_message({{"now", now}}), true);
      });
}

}  // namespace besluit::engine::calls
