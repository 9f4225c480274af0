// SPDX-License-Identifier: EUPL-1.2
#include <boost/json.hpp>

#include "engine/control/views.hpp"
#include "engine/control/why.hpp"
#include "storage/projection.hpp"
#include "storage/record_codec.hpp"

#include <algorithm>

namespace besluit::engine::why {

namespace json = boost::json;

namespace {

/// One deadline with its whole life.
struct Story {
  dossier::DeadlineSet set;
  Instant set_at{};
  std::string set_by;
  std::optional<Instant> closed_at;
  dossier::DeadlineClosed closed;
};

std::vector<Story> stories_of(const std::vector<storage::JournalRow>& stream, const Line& line) {
  std::vector<Story> stories;
  for (const storage::JournalRow& row : stream) {
    const auto event = storage::decode_event(row);
    if (!event) continue;
    if (const auto* set = std::get_if<dossier::DeadlineSet>(&event->event);
        set != nullptr && set->name.step == line.step && set->name.participant == line.participant) {
      stories.push_back({*set, event->at, event->actor, {}, {}});
    } else if (const auto* closed = std::get_if<dossier::DeadlineClosed>(&event->event)) {
      for (Story& story : stories)
        if (story.set.name == closed->name) {
          story.closed_at = event->at;
          story.closed = *closed;
        }
    }
  }
  return stories;
}

json::object story_json(const Story& story, const Zone& zone, Language language) {
  const dossier::DeadlineSet& set = story.set;
  json::object object;
  object["name"] = to_string(set.name);
  object["kind"] = dossier::token(set.name.kind);
  object["owner"] = set.owner.empty() ? json::value{} : json::value(set.owner);
  object["legal_date"] = to_string(set.legal);
  object["planning_date"] = to_string(set.planning);
  object["set_at"] = zone.format(story.set_at);
  object["set_by"] = story.set_by;
  object["state"] = story.closed_at ? "closed" : "running";
  object["closed_at"] = story.closed_at ? json::value(zone.format(*story.closed_at)) : json::value{};
  object["reason_code"] = story.closed_at ? json::value(dossier::reason_token(story.closed.reason)) : json::value{};
  object["reason"] = story.closed_at
                         ? json::value(dossier::reason_sentence(story.closed.reason, story.closed.detail).in(language))
                         : json::value{};
  object["derivation"] = views::derivation(set.derivation, language);
  object["sentence"] = terms::sentence(set.derivation, language);
  return object;
}

bool overdue(const Story& story, Date today) {
  dossier::Deadline deadline;
  deadline.name = story.set.name;
  deadline.legal = story.set.legal;
  deadline.planning = story.set.planning;
  deadline.running = !story.closed_at;
  return is_overdue(deadline, today);
}

/// What the reader asks for first: running before closed, then the earliest, then the newest version.
bool comes_first(const Story& a, const Story& b) {
  if (a.closed_at.has_value() != b.closed_at.has_value()) return !a.closed_at.has_value();
  if (!a.closed_at && a.set.planning != b.set.planning) return a.set.planning < b.set.planning;
  return a.set_at > b.set_at;
}

std::string reply_sentence(const json::object& notice, Language language) {
  const bool nl = language == Language::nl;
  const auto text = [&](std::string_view key) {
    const json::value& value = notice.at(key);
    return value.is_string() ? std::string{std::string_view{value.get_string()}} : std::string{};
  };
  const std::string state = text("state");
  std::string who = text("to").empty() ? text("role") : text("to");
  if (who.empty()) who = nl ? "niemand" : "nobody";
  std::string start;
  if (state == "sent")
    start = nl ? "Dit bericht aan " + who + " is verzonden." : "This notice to " + who + " was sent.";
  else if (state == "pending")
    start = nl ? "Dit bericht aan " + who + " staat klaar en is nog niet verzonden."
               : "This notice to " + who + " is ready and not sent yet.";
  else if (state == "failed")
    start = nl ? "Dit bericht aan " + who + " is niet aangekomen." : "This notice to " + who + " did not arrive.";
  else
    start = nl ? "Dit bericht aan " + who + " is niet verzonden." : "This notice to " + who + " was not sent.";
  return start + " " + text("reason");
}

json::object reply(json::object notice, Language language) {
  json::object object;
  object["sentence"] = reply_sentence(notice, language);
  object["notice"] = std::move(notice);
  return object;
}

}  // namespace

std::expected<json::object, Text> date(const std::vector<storage::JournalRow>& stream, const std::string& dossier,
                                       const Line& line, const Zone& zone, Date today, Language language) {
  const std::string& step = line.step;
  std::vector<Story> stories = stories_of(stream, line);
  if (stories.empty())
    return std::unexpected(Text{"De stap '" + step + "' heeft geen datum: niets legt hem vast.",
                                "The step '" + step + "' has no date: nothing fixes it."});
  const Story& first = *std::ranges::min_element(stories, comes_first);
  json::object object;
  object["dossier"] = dossier;
  object["step"] = step;
  object["participant"] = line.participant.empty() ? json::value{} : json::value(line.participant);
  object["kind"] = dossier::token(first.set.name.kind);
  object["legal_date"] = to_string(first.set.legal);
  object["planning_date"] = to_string(first.set.planning);
  object["overdue"] = overdue(first, today);
  object["sentence"] = terms::sentence(first.set.derivation, language);
  object["derivation"] = views::derivation(first.set.derivation, language);
  std::ranges::stable_sort(stories, comes_first);
  json::array deadlines;
  for (const Story& story : stories) deadlines.push_back(story_json(story, zone, language));
  object["deadlines"] = std::move(deadlines);
  return object;
}

std::optional<json::object> notice(const storage::NoticesRead& read, const Zone& zone,
                                   const definition::Organisation* organisation, Language language) {
  if (!read.notices.empty()) return reply(views::notice(read.notices.front(), zone), language);
  if (!read.not_sent.empty()) return reply(views::not_sent(read.not_sent.front(), zone, organisation), language);
  return std::nullopt;
}

std::optional<json::object> coming(const EngineState& state, const std::string& id, Language language) {
  const std::size_t slash = id.find('/');
  const std::size_t hash = id.rfind('#');
  if (slash == std::string::npos || hash == std::string::npos || hash < slash) return std::nullopt;
  const auto dossier = find_dossier(state, id.substr(0, slash));
  if (!dossier) return std::nullopt;
  const std::string key = id.substr(0, hash);
  for (const dossier::Deadline& deadline : dossier->deadlines) {
    if (storage::deadline_key(dossier->id, deadline.name) != key || !deadline.running) continue;
    for (std::size_t i = 0; i < deadline.rungs.size(); ++i) {
      const dossier::Rung& rung = deadline.rungs[i];
      if (storage::rung_notice_id(key, static_cast<int>(i)) != id || rung.sent) continue;
      if (rung.plan.settled != dossier::NotSent::none) continue;
      storage::RungRow row;
      row.deadline = key;
      row.rung = static_cast<std::int32_t>(i);
      row.dossier = dossier->id;
      row.step = deadline.name.step;
      row.text = rung.plan.text;
      row.kind = rung.plan.kind == definition::RungRule::Kind::reminder ? "reminder" : "escalation";
      row.role = rung.plan.to;
      const Instant due = state.zone.instant_of(rung.plan.due, state.settings.send_time);
      row.due_ms = due.time_since_epoch().count();
      row.reason_code = "not-yet";
      row.reason = language == Language::nl ? "Het gaat op " + spoken(rung.plan.due, Language::nl) + " uit."
                                            : "It goes out on " + spoken(rung.plan.due, Language::en) + ".";
      if (!rung.plan.moved_by.empty()) row.reason += " " + moved_sentence(rung.plan).in(language);
      json::object notice = views::not_sent(row, state.zone, state.library.organisation.get());
      notice["state"] = "pending";
      notice["next_try"] = notice.at("due");
      notice["settled"] = nullptr;
      return reply(std::move(notice), language);
    }
  }
  return std::nullopt;
}

}  // namespace besluit::engine::why
