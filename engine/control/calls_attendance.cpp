// SPDX-License-Identifier: EUPL-1.2
// The attendance list of a meeting: one command for each item that is open on its agenda, and one answer.
#include "engine/control/method_calls.hpp"
#include "engine/control/parameters.hpp"
#include "engine/control/protocol.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace besluit::engine::calls {

namespace json = boost::json;

namespace {

using Item = std::pair<std::string, std::string>;  // dossier and step

/// The open items of running dossiers that are on the agenda of this meeting, in order of dossier.
std::vector<Item> items_of(const EngineState& state, const std::string& body, Date first) {
  std::vector<Item> items;
  for (const auto& [id, slot] : state.dossiers) {
    if (!slot.open) continue;
    const auto dossier = find_dossier(state, id);
    const auto workflow = dossier ? state.workflows.find(dossier->workflow_hash) : state.workflows.end();
    if (workflow == state.workflows.end()) continue;
    for (std::size_t i = 0; i < dossier->steps.size() && i < workflow->second->steps.size(); ++i) {
      const dossier::StepState& step = dossier->steps[i];
      if (step.status == dossier::StepStatus::open && workflow->second->steps[i].body == body && step.meeting &&
          step.meeting->first == first)
        items.emplace_back(id, step.id);
    }
  }
  std::ranges::sort(items);
  return items;
}

/// The meeting of a body on a day, also one that was moved and is known by its first day.
const definition::Meeting* meeting_of(const definition::Body& body, Date day) {
  const auto is = [&](const definition::Meeting& one) { return one.date == day || one.first == day; };
  const auto found = std::ranges::find_if(body.meetings, is);
  if (found != body.meetings.end()) return &*found;
  for (const definition::SecondMeeting& second : body.seconds)
    if (is(second.meeting)) return &second.meeting;
  return nullptr;
}

/// What has been answered so far; the last answer answers the call.
struct Round {
  Round(const Call& call, std::vector<Item> asked, std::string subject)
      : awaiting(call, std::move(subject)), items(std::move(asked)), rows(items.size()), left(items.size()) {}
  Awaiting awaiting;
  std::vector<Item> items;
  std::vector<json::object> rows;
  std::size_t left;
  std::string verdict = "nothing-open";
  CommandResult refused = Reply{};  ///< of the first item that was not recorded
  std::size_t recorded = 0;

  void take(std::size_t index, const CommandResult& result) {
    const bool taken = result && !result->rejection;
    if (taken) ++recorded;
    if (!taken && refused && !refused->rejection) refused = result;
    json::object& row = rows[index];
    row["dossier"] = items[index].first;
    row["step"] = items[index].second;
    row["sentence"] = nullptr;
    row["problem"] = nullptr;
    if (!result)
      row["problem"] = result.error().error.message;
    else if (result->rejection)
      row["problem"] = result->rejection->sentence.in(awaiting.language);
    else if (result->events)
      for (const dossier::Recorded& event : *result->events)
        if (const auto* counted = std::get_if<dossier::VoteRecorded>(&event.event)) {
          row["sentence"] = counted->sentence.in(awaiting.language);
          verdict = counted->verdict;
        }
    if (--left == 0) answer();
  }
  void answer() {
    // Nothing was recorded of any item: one answer, as if it had been asked of one.
    if (!items.empty() && recorded == 0 && turned_down(awaiting, refused, awaiting.name)) return;
    json::array all;
    for (json::object& row : rows) all.push_back(std::move(row));
    json::object reply;
    reply["verdict"] = verdict;
    reply["items"] = std::move(all);
    awaiting.respond(reply_message(reply), true);
  }
};

}  // namespace

void attendance(Call& call) {
  const std::string body_id = call.parameters.text("body");
  const Date day = call.parameters.date("meeting");
  const std::uint64_t present = call.parameters.number("present");
  const std::uint64_t members = call.parameters.number_or_none("of").value_or(0);
  if (call.misread()) return;
  const EngineState& state = call.backend.state();
  const definition::Body* body = state.library.organisation->body(body_id);
  if (body == nullptr)
    return call.respond(missing_message(body_missing(*state.library.organisation, body_id), call.language), true);
  const definition::Meeting* meeting = meeting_of(*body, day);
  if (meeting == nullptr) {
    std::vector<std::string> days;
    for (const definition::Meeting& one : body->meetings)
      if (days.size() < 20) days.push_back(to_string(one.date));
    return call.respond(missing_message(Missing{"meeting", body_id + "/" + to_string(day), days}, call.language), true);
  }
  if (meeting->date > today_of(state, call.backend.now())) {
    const Text early{"Deze vergadering moet nog komen: " + spoken(meeting->date, Language::nl) + ".",
                     "This meeting is still to come: " + spoken(meeting->date, Language::en) + "."};
    return call.fail(not_possible_error, {{"sentence", early.in(call.language)}});
  }
  constexpr std::uint64_t heads_max = 1'000'000;
  auto round = std::make_shared<Round>(call, items_of(state, body_id, meeting->first),
                                       body_id + "/" + to_string(meeting->first));
  if (round->items.empty()) return round->answer();
  for (std::size_t i = 0; i < round->items.size(); ++i) {
    CommandInput input;
    input.dossier = round->items[i].first;
    input.actor = call.actor;
    dossier::Attend command{round->items[i].second, static_cast<int>(std::min(present, heads_max)),
                            static_cast<int>(std::min(members, heads_max)), meeting->date};
    input.command = std::move(command);
    call.backend.submit(std::move(input), {[round, i](const CommandResult& result) { round->take(i, result); }});
  }
}

}  // namespace besluit::engine::calls
