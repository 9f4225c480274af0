// SPDX-License-Identifier: EUPL-1.2
// Notices and the state of the daemon as JSON.
#include <boost/json.hpp>

#include "engine/control/views.hpp"
#include "engine/control/views_values.hpp"

#include <algorithm>
#include <tuple>

namespace besluit::engine::views {

namespace json = boost::json;

namespace {

Instant instant(std::int64_t milliseconds) {
  return Instant{std::chrono::milliseconds{milliseconds}};
}

std::string_view token(storage::Delivery delivery) {
  switch (delivery) {
    case storage::Delivery::pending:
      return "pending";
    case storage::Delivery::sent:
      return "sent";
    case storage::Delivery::failed:
      return "failed";
    case storage::Delivery::dropped:
      return "not-sent";
  }
  return "pending";
}

std::string with_error(std::string reason, std::string_view lead, const std::string& error) {
  if (error.empty()) return reason;
  if (!reason.empty()) reason += " ";
  return reason + std::string{lead} + error;
}

}  // namespace

json::object notice(const storage::NoticeRow& row, const Zone& zone) {
  const bool failed = row.delivery == storage::Delivery::failed;
  const bool waits = row.delivery == storage::Delivery::pending;
  json::object object;
  object["id"] = row.id;
  object["dossier"] = row.dossier;
  object["step"] = text_or_null(row.step);
  object["rung"] = text_or_null(row.rung);
  object["kind"] = row.kind;
  object["to"] = text_or_null(row.to);
  object["role"] = text_or_null(row.role);
  object["channel"] = text_or_null(row.channel);
  object["due"] = zone.format(instant(row.due_ms));
  object["state"] = token(row.delivery);
  object["reason_code"] = failed ? (row.to.empty() ? "nobody" : "delivery-failed") : row.reason_code.c_str();
  std::string reason = row.reason;
  if (failed)
    reason = with_error(reason, "Het bericht kon niet weg: ", row.last_error.empty() ? "onbekend" : row.last_error);
  if (waits) reason = with_error(reason, "De laatste poging mislukte: ", row.last_error);
  object["reason"] = reason.empty() ? std::string{"Het moment van dit bericht was gekomen."} : reason;
  object["attempts"] = row.attempts;
  object["next_try"] = waits ? json::value(zone.format(instant(row.next_try_ms))) : json::value{};
  object["settled"] = row.settled_ms == 0 ? json::value{} : json::value(zone.format(instant(row.settled_ms)));
  return object;
}

json::object not_sent(const storage::RungRow& row, const Zone& zone, const definition::Organisation* organisation) {
  std::string to;
  if (organisation != nullptr)
    if (const auto who = organisation->resolve(row.role)) to = who->id();
  json::object object;
  object["id"] = row.deadline + "#" + std::to_string(row.rung);
  object["dossier"] = row.dossier;
  object["step"] = text_or_null(row.step);
  object["rung"] = text_or_null(row.text);
  object["kind"] = row.kind;
  object["to"] = text_or_null(to);
  object["role"] = text_or_null(row.role);
  object["channel"] = nullptr;
  object["due"] = zone.format(instant(row.due_ms));
  object["state"] = "not-sent";
  object["reason_code"] = row.reason_code;
  object["reason"] = row.reason;
  object["attempts"] = 0;
  object["next_try"] = nullptr;
  object["settled"] = zone.format(instant(row.settled_ms));
  return object;
}

json::array notices(const storage::NoticesRead& read, const Zone& zone, const definition::Organisation* organisation) {
  std::vector<std::pair<std::int64_t, json::object>> rows;
  rows.reserve(read.notices.size() + read.not_sent.size());
  for (const auto& row : read.notices) rows.emplace_back(row.due_ms, notice(row, zone));
  for (const auto& row : read.not_sent) rows.emplace_back(row.due_ms, not_sent(row, zone, organisation));
  std::ranges::stable_sort(rows, [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.second.at("id").as_string() < b.second.at("id").as_string();
  });
  json::array result;
  result.reserve(rows.size());
  for (auto& row : rows) result.push_back(std::move(row.second));
  return result;
}

json::object clock(const StatusInfo& info, const EngineState& state, Instant now) {
  const Instant wake_up = state.wake_up();
  json::object object;
  object["clock"] = info.clock;
  object["now"] = state.zone.format(now);
  object["zone"] = state.zone.name();
  object["wake_up"] = wake_up == never ? json::value{} : json::value(state.zone.format(wake_up));
  return object;
}

json::object status(const StatusInfo& info, const EngineState& state, Instant now) {
  const Counts count = counts(state, now);
  json::object dossiers;
  dossiers["running"] = count.running;
  dossiers["ended"] = count.ended;
  dossiers["withdrawn"] = count.withdrawn;
  dossiers["infeasible"] = count.infeasible;
  dossiers["overdue"] = count.overdue;
  json::object notices;
  notices["pending"] = count.pending;
  notices["trying_again"] = count.trying_again;
  notices["failed"] = count.failed;
  json::array routes;
  for (const auto& [name, workflow] : state.library.routes) routes.emplace_back(name);

  json::object object;
  object["version"] = info.version;
  object["organisation"] = info.organisation;
  for (auto& [key, value] : clock(info, state, now)) object[key] = value;
  object["state_path"] = info.state_path;
  object["store"] = info.store_state;
  object["store_since"] = info.store_state == "ok" ? json::value{} : json::value(state.zone.format(info.store_since));
  object["channel_problems"] = strings(info.channel_problems);
  object["load_messages"] = strings(info.load_messages);
  object["routes"] = std::move(routes);
  object["started"] = state.zone.format(info.started);
  object["loaded"] = state.zone.format(info.loaded);
  object["dossiers"] = std::move(dossiers);
  object["notices"] = std::move(notices);
  return object;
}

json::object impact(const WorldImpact& impact, Language language) {
  const auto number = [](const std::optional<int>& days) { return days ? json::value(*days) : json::value{}; };
  json::array changes;
  json::array infeasible;
  for (const DossierImpact& touched : impact.dossiers) {
    for (const dossier::ImpactLine& line : touched.impact.lines) {
      json::object row;
      row["dossier"] = touched.dossier;
      row["step"] = line.step;
      row["participant"] = text_or_null(line.participant);
      row["kind"] = line.kind;
      row["old"] = date_or_null(line.was);
      row["new"] = date_or_null(line.now);
      row["slack_old"] = number(line.slack_was);
      row["slack_new"] = number(line.slack_now);
      row["told"] = strings(line.told);
      changes.push_back(std::move(row));
    }
    if (touched.impact.conflict)
      infeasible.push_back(json::object{{"dossier", touched.dossier},
                                        {"was_feasible", touched.was_feasible},
                                        {"conflict", conflict(touched.impact.conflict, language)}});
  }
  const planning::Conflict* first = impact.conflict();
  json::object object;
  object["changes"] = std::move(changes);
  object["feasible"] = impact.feasible();
  object["conflict"] = first == nullptr ? json::value{} : conflict(*first, language);
  object["infeasible"] = std::move(infeasible);
  object["cause"] = text_or_null(impact.cause.in(language));
  return object;
}

json::array meetings(const definition::Body& body, Date today) {
  json::array rows;
  const auto add = [&](const definition::Meeting& meeting, std::string_view state) -> json::object& {
    json::object row;
    row["body"] = body.id;
    row["body_name"] = body.name;
    row["meeting"] = to_string(meeting.date);
    row["meeting_id"] = body.id + "/" + to_string(meeting.first);
    row["state"] = state;
    row["second_of"] = nullptr;
    const auto& papers = body.papers_for(&meeting);
    row["papers_due"] =
        papers && state == "planned" ? json::value(to_string(terms::back(meeting.date, *papers))) : json::value{};
    rows.push_back(std::move(row));
    return rows.back().get_object();
  };
  const auto state_of = [&](const definition::Meeting& meeting) {
    return meeting.date < today ? std::string_view{"past"} : std::string_view{"planned"};
  };
  for (const definition::Meeting& meeting : body.meetings) add(meeting, state_of(meeting));
  for (const definition::SecondMeeting& second : body.seconds) {
    json::object& row = add(second.meeting, state_of(second.meeting));
    row["second_of"] = body.id + "/" + to_string(second.first_of);
    row["papers_due"] = nullptr;
  }
  for (const definition::Meeting& meeting : body.cancelled) add(meeting, "cancelled");
  std::stable_sort(rows.begin(), rows.end(), [](const json::value& a, const json::value& b) {
    return a.at("meeting").as_string() < b.at("meeting").as_string();
  });
  return rows;
}

json::object reloaded(const ReloadResult& result, Language language) {
  json::object object = impact(result.impact ? *result.impact : WorldImpact{}, language);
  object.erase("cause");
  object["swapped"] = result.swapped;
  object["readable"] = result.swapped || result.impact != nullptr;
  object["routes"] = result.routes;
  object["messages"] = strings(result.messages);
  return object;
}

json::object verified(const VerifyResult& result) {
  json::array findings;
  for (const Finding& finding : result.findings) {
    json::object row;
    row["subject"] = finding.subject;
    row["problem"] = finding.problem;
    findings.push_back(std::move(row));
  }
  json::object object;
  object["streams"] = result.streams;
  object["events"] = result.events;
  object["rungs"] = result.rungs;
  object["notices"] = result.notices;
  object["findings"] = std::move(findings);
  return object;
}

}  // namespace besluit::engine::views
