// SPDX-License-Identifier: EUPL-1.2
// Why somebody got nothing on a day: what was due and did not go, what went to somebody else, what waits, or that
// nothing was due at all.
#include <boost/json.hpp>

#include "engine/control/views.hpp"
#include "engine/control/views_values.hpp"
#include "engine/control/why.hpp"

#include <algorithm>

namespace besluit::engine::why {

namespace json = boost::json;

namespace {

/// Who a role stands for when nobody is away.
std::string person_of(const definition::Organisation& world, const std::string& role) {
  const auto found = world.resolve(role);
  return found ? found->id() : std::string{};
}

/// The next day on which something is planned for the person; nullopt when nothing is.
std::optional<Date> next_for(const EngineState& state, const std::string& person, Date after) {
  std::optional<Date> next;
  for (const auto& [when, id] : state.due) {
    // The index is ordered: once a dossier wakes later than what was found, no later one can be earlier.
    if (next && state.zone.date_of(when) > *next) break;
    const auto dossier = find_dossier(state, id);
    if (!dossier) continue;
    for (const dossier::Deadline& deadline : dossier->deadlines)
      for (const dossier::Rung& rung : deadline.rungs) {
        const bool armed = deadline.running && !rung.sent && rung.plan.settled == dossier::NotSent::none;
        if (!armed || rung.plan.due <= after || (next && *next <= rung.plan.due)) continue;
        if (person_of(*state.library.organisation, rung.plan.to) == person) next = rung.plan.due;
      }
  }
  return next;
}

}  // namespace

json::object none(const storage::NoticesRead& read, const EngineState& state, Instant now, const std::string& person,
                  Date day, Language language) {
  const definition::Organisation& world = *state.library.organisation;
  const bool en = language == Language::en;
  const std::string on = spoken(day, language);
  json::array sentences;
  json::array rows;
  bool sent = false;
  const auto say = [&](const std::string& nl, const std::string& english) {
    sentences.emplace_back(en ? english : nl);
  };

  for (const storage::NoticeRow& row : read.notices) {
    if (row.to == person) {
      json::object shown = views::notice(row, state.zone);
      const std::string reason{std::string_view{shown.at("reason").get_string()}};
      if (row.delivery == storage::Delivery::sent) {
        sent = true;
        say("Er is wel iets verzonden: " + row.id + ".", "Something was sent: " + row.id + ".");
      } else if (row.delivery == storage::Delivery::pending) {
        say("Bericht " + row.id + " wacht. " + reason, "Notice " + row.id + " waits. " + reason);
      } else {
        say("Bericht " + row.id + " ging niet. " + reason, "Notice " + row.id + " did not go. " + reason);
      }
      rows.push_back(std::move(shown));
    } else if (!row.role.empty() && person_of(world, row.role) == person) {
      say("Bericht " + row.id + " ging naar " + row.to + ". " + row.reason,
          "Notice " + row.id + " went to " + row.to + ". " + row.reason);
      rows.push_back(views::notice(row, state.zone));
    }
  }
  for (const storage::RungRow& row : read.not_sent) {
    if (person_of(world, row.role) != person) continue;
    const std::string what = row.dossier + "/" + row.step + ", \"" + row.text + "\"";
    say("De trede " + what + " is niet verzonden. " + row.reason, "The rung " + what + " was not sent. " + row.reason);
    rows.push_back(views::not_sent(row, state.zone, &world));
  }
  const definition::Absence* absence = world.absence_of(person, day);
  if (absence != nullptr)
    say(person + " is afwezig tot en met " + spoken(absence->until, Language::nl) + ".",
        person + " is away up to and including " + spoken(absence->until, Language::en) + ".");
  for (const definition::SilencePeriod& silence : world.silences) {
    const bool of_person = silence.person.empty() || silence.person == person;
    if (!silence.holds_on(day) || !of_person) continue;
    const std::string number = std::to_string(silence.number);
    say("Stilte " + number + " geldt die dag (" + silence.reason + ").",
        "Silence " + number + " holds on that day (" + silence.reason + ").");
  }
  if (rows.empty()) {
    const auto next = next_for(state, person, day);
    say("Op " + on + " was er niets voor " + person + " aan de beurt.",
        "On " + on + " nothing was due for " + person + ".");
    if (next && day >= state.zone.date_of(now) - std::chrono::days{366})
      say("Het volgende staat op " + spoken(*next, Language::nl) + ".",
          "The next is planned for " + spoken(*next, Language::en) + ".");
  }
  json::object reply;
  reply["person"] = person;
  reply["on"] = to_string(day);
  reply["sent"] = sent;
  reply["absent"] = absence != nullptr;
  reply["sentences"] = std::move(sentences);
  reply["notices"] = std::move(rows);
  return reply;
}

}  // namespace besluit::engine::why
