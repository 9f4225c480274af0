// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/organisation_events.hpp"

#include "rules/terms/term.hpp"

#include <boost/json.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace besluit::engine {
namespace {

storage::JournalRow row_of(const OrganisationEvent& event, std::string_view type, const boost::json::object& body) {
  storage::JournalRow row;
  row.stream = "o/" + event.organisation.id;
  row.seq = event.seq;
  row.at_ms = event.at.time_since_epoch().count();
  row.effective_on = day_number(event.effective_on);
  row.actor = event.actor;
  row.type = std::string{type};
  row.body = boost::json::serialize(body);
  row.world = event.organisation.hash;
  return row;
}

// In the order of the variant's alternatives.
constexpr std::array<const char*, std::variant_size_v<definition::WorldChange>> change_types{
    "meeting-moved", "meeting-cancelled", "meeting-added", "meeting-term-set", "absence-added",
    "absence-ended", "absence-told",      "silence-added", "silence-ended",    "silence-told"};

struct WriteChange {
  boost::json::object& body;

  void meeting(const std::string& id, Date first) const {
    body["body"] = id;
    body["meeting_id"] = id + "/" + to_string(first);
  }
  void operator()(const definition::MeetingMoved& change) const {
    meeting(change.body, change.first);
    body["to"] = to_string(change.to);
  }
  void operator()(const definition::MeetingCancelled& change) const { meeting(change.body, change.first); }
  void operator()(const definition::MeetingAdded& change) const {
    meeting(change.body, change.on);
    if (change.second_of) body["second_of"] = change.body + "/" + to_string(*change.second_of);
  }
  void operator()(const definition::MeetingTermSet& change) const {
    meeting(change.body, change.first);
    body["which"] = change.which == definition::MeetingTermSet::Which::papers ? "papers" : "sending";
    body["term"] = terms::to_string(change.term, Language::nl);
  }
  void operator()(const definition::AbsenceAdded& change) const {
    const definition::Absence& absence = change.absence;
    body["number"] = absence.number;
    body["person"] = absence.person;
    body["from"] = to_string(absence.from);
    body["until"] = to_string(absence.until);
    unless_empty("deputy", absence.deputy);
    unless_empty("author", absence.author);
  }
  void operator()(const definition::AbsenceEnded& change) const { ended(change.number, change.on); }
  void operator()(const definition::AbsenceTold& change) const { body["number"] = change.number; }
  void operator()(const definition::SilenceAdded& change) const {
    const definition::SilencePeriod& silence = change.silence;
    body["number"] = silence.number;
    unless_empty("about_dossier", silence.dossier);
    unless_empty("about_step", silence.step);
    unless_empty("about_person", silence.person);
    body["from"] = to_string(silence.from);
    body["until"] = to_string(silence.until);
    unless_empty("author", silence.author);
  }
  void operator()(const definition::SilenceEnded& change) const { ended(change.number, change.on); }
  void operator()(const definition::SilenceTold& change) const { body["number"] = change.number; }

 private:
  void unless_empty(const char* key, const std::string& value) const {
    if (!value.empty()) body[key] = value;
  }
  void ended(int number, Date on) const {
    body["number"] = number;
    body["on"] = to_string(on);
  }
};

// Reads the same keys; `wrong` is the first one that does not fit.
struct ReadChange {
  const boost::json::object& body;
  std::string wrong{};

  std::string text(const char* key) {
    const auto* value = body.if_contains(key);
    if (value != nullptr && value->is_string()) return std::string{value->get_string()};
    if (wrong.empty()) wrong = key;
    return {};
  }
  Date date(const char* key, std::string_view written) {
    if (const auto date = parse_date(written)) return *date;
    if (wrong.empty()) wrong = key;
    return {};
  }
  Date identity(const char* key, const std::string& of) {
    const std::string id = text(key);
    return date(key, id.starts_with(of + "/") ? std::string_view(id).substr(of.size() + 1) : std::string_view{});
  }
  void operator()(definition::MeetingMoved& change) {
    change.body = text("body");
    change.first = identity("meeting_id", change.body);
    change.to = date("to", text("to"));
  }
  void operator()(definition::MeetingCancelled& change) {
    change.body = text("body");
    change.first = identity("meeting_id", change.body);
  }
  void operator()(definition::MeetingAdded& change) {
    change.body = text("body");
    change.on = identity("meeting_id", change.body);
    if (body.contains("second_of")) change.second_of = identity("second_of", change.body);
  }
  void operator()(definition::MeetingTermSet& change) {
    using Which = definition::MeetingTermSet::Which;
    change.body = text("body");
    change.first = identity("meeting_id", change.body);
    change.which = text("which") == "sending" ? Which::sending : Which::papers;
    const auto term = terms::parse_term(text("term"));
    if (term)
      change.term = *term;
    else if (wrong.empty())
      wrong = "term";
  }
  std::string maybe(const char* key) { return body.contains(key) ? text(key) : std::string{}; }
  int number() {
    const auto* value = body.if_contains("number");
    if (value != nullptr && value->is_int64()) return static_cast<int>(value->get_int64());
    if (wrong.empty()) wrong = "number";
    return 0;
  }
  void operator()(definition::AbsenceAdded& change) {
    change.absence = {.number = number(),
                      .person = text("person"),
                      .from = date("from", text("from")),
                      .until = date("until", text("until")),
                      .deputy = maybe("deputy"),
                      .reason = maybe("reason"),
                      .author = maybe("author")};
  }
  void operator()(definition::AbsenceEnded& change) { change = {number(), date("on", text("on"))}; }
  void operator()(definition::AbsenceTold& change) { change.number = number(); }
  void operator()(definition::SilenceAdded& change) {
    change.silence = {.number = number(),
                      .dossier = maybe("about_dossier"),
                      .step = maybe("about_step"),
                      .person = maybe("about_person"),
                      .from = date("from", text("from")),
                      .until = date("until", text("until")),
                      .reason = maybe("reason"),
                      .author = maybe("author")};
  }
  void operator()(definition::SilenceEnded& change) { change = {number(), date("on", text("on"))}; }
  void operator()(definition::SilenceTold& change) { change.number = number(); }
};

template <std::size_t... I>
std::optional<definition::WorldChange> change_of_type(std::string_view type, std::index_sequence<I...>) {
  std::optional<definition::WorldChange> change;
  static_cast<void>(((type == change_types[I] && (change.emplace(std::in_place_index<I>), true)) || ...));
  return change;
}

}  // namespace

storage::JournalRow world_changed(const OrganisationEvent& event, const definition::WorldChange& change,
                                  const Text& cause, const std::string& reason, const std::string& notice) {
  boost::json::object body;
  std::visit(WriteChange{body}, change);
  if (!notice.empty()) body["notice"] = notice;
  if (!reason.empty()) body["reason"] = reason;
  body["nl"] = cause.nl;
  body["en"] = cause.en;
  return row_of(event, change_types.at(change.index()), body);
}

std::vector<std::string> world_event_types() {
  return {change_types.begin(), change_types.end()};
}

std::expected<std::optional<definition::WorldChange>, std::string> world_change_in(const storage::JournalRow& row) {
  auto change = change_of_type(row.type, std::make_index_sequence<change_types.size()>{});
  if (!change) return std::nullopt;
  boost::system::error_code failed;
  const boost::json::value value = boost::json::parse(row.body, failed);
  const std::string where = row.stream + " event " + std::to_string(row.seq) + " (" + row.type + ")";
  if (failed || !value.is_object()) return std::unexpected(where + ": the body is no JSON");
  ReadChange reader{value.get_object()};
  std::visit(reader, *change);
  if (!reader.wrong.empty()) return std::unexpected(where + ": '" + reader.wrong + "' cannot be read");
  return change;
}

storage::JournalRow delivery_event(const OrganisationEvent& event, std::string_view type, const std::string& notice,
                                   const std::vector<std::string>& about) {
  boost::json::object body;
  if (!notice.empty()) body["notice"] = notice;
  boost::json::array names;
  for (const std::string& name : about) names.emplace_back(name);
  body["about"] = std::move(names);
  return row_of(event, type, body);
}

std::string notice_in(const storage::JournalRow& row) {
  boost::system::error_code failed;
  const boost::json::value value = boost::json::parse(row.body, failed);
  if (failed || !value.is_object()) return {};
  const auto* notice = value.get_object().if_contains("notice");
  if (notice == nullptr || !notice->is_string()) return {};
  return std::string{notice->get_string()};
}

storage::JournalRow loaded(const OrganisationEvent& event, const Library& library) {
  boost::json::object routes;
  for (const auto& [name, workflow] : library.routes) routes[name] = workflow->hash;
  return row_of(event, event_loaded, {{"organisation", library.organisation->hash}, {"routes", routes}});
}

storage::JournalRow clock_moved(const OrganisationEvent& event) {
  return row_of(event, event_clock_moved, {});
}

storage::JournalRow refused(const OrganisationEvent& event, const std::string& dossier, const std::string& command,
                            const dossier::Rejection& rejection) {
  return row_of(event, event_rejected,
                {{"dossier", dossier},
                 {"command", command},
                 {"code", dossier::token(rejection.code)},
                 {"nl", rejection.sentence.nl},
                 {"en", rejection.sentence.en}});
}

}  // namespace besluit::engine
