// SPDX-License-Identifier: EUPL-1.2
// Absences and silences, and what would go out, as JSON.
#include <boost/json.hpp>

#include "engine/control/views.hpp"
#include "engine/control/views_values.hpp"

namespace besluit::engine::views {

namespace json = boost::json;

namespace {

std::string_view state_of(Date from, Date until, Date today) {
  if (until < today) return "ended";
  return from > today ? "waiting" : "running";
}

}  // namespace

json::array absences(const definition::Organisation& world, Date today) {
  json::array rows;
  for (const definition::Absence& absence : world.absences) {
    const auto person = world.people.find(absence.person);
    const std::string deputy =
        !absence.deputy.empty() || person == world.people.end() ? absence.deputy : person->second.deputy;
    const definition::Addressed taken_over = world.address(absence.person, std::max(today, absence.from));
    json::object row;
    row["number"] = absence.number;
    row["person"] = absence.person;
    row["from"] = to_string(absence.from);
    row["until"] = to_string(absence.until);
    row["deputy"] = text_or_null(deputy);
    // Who really gets the notices: a deputy can be away too.
    row["goes_to"] = taken_over.to ? json::value(taken_over.to->id()) : json::value{};
    row["reason"] = text_or_null(absence.reason);
    row["author"] = text_or_null(absence.author);
    row["state"] = state_of(absence.from, absence.until, today);
    rows.push_back(std::move(row));
  }
  return rows;
}

json::array silences(const EngineState& state, Date today) {
  json::array rows;
  for (const definition::SilencePeriod& silence : state.library.organisation->silences) {
    json::array held;
    for (const auto& [id, notice] : state.outbox) {
      if (notice.reason_code != "silenced") continue;
      const bool of_it = (silence.dossier.empty() || silence.dossier == notice.dossier) &&
                         (silence.step.empty() || silence.step == notice.step) &&
                         (silence.person.empty() || silence.person == notice.to) && silence.holds_on(today);
      if (of_it) held.emplace_back(id);
    }
    json::object row;
    row["number"] = silence.number;
    row["dossier"] = text_or_null(silence.dossier);
    row["step"] = text_or_null(silence.step);
    row["person"] = text_or_null(silence.person);
    row["from"] = to_string(silence.from);
    row["until"] = to_string(silence.until);
    row["reason"] = silence.reason;
    row["author"] = silence.author;
    row["state"] = state_of(silence.from, silence.until, today);
    row["held"] = std::move(held);
    rows.push_back(std::move(row));
  }
  return rows;
}

json::array rehearsed(const std::vector<Rehearsed>& found, const Zone& zone, const definition::Organisation& world) {
  json::array rows;
  for (const Rehearsed& one : found) {
    json::object row = one.notice ? notice(*one.notice, zone) : not_sent(*one.rung, zone, &world);
    row["at"] = zone.format(one.at);
    row["channel"] = nullptr;
    if (one.message) row["state"] = "pending";
    row["subject"] = one.message ? json::value(one.message->subject) : json::value{};
    row["text"] = one.message ? json::value(one.message->text) : json::value{};
    if (!one.problem.empty()) {
      row["state"] = "failed";
      row["reason"] = one.problem;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace besluit::engine::views
