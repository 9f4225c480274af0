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
    "meeting-moved", "meeting-cancelled", "meeting-added", "meeting-term-set"};

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
};

template <std::size_t... I>
std::optional<definition::WorldChange> change_of_type(std::string_view type, std::index_sequence<I...>) {
  std::optional<definition::WorldChange> change;
  static_cast<void>(((type == change_types[I] && (change.emplace(std::in_place_index<I>), true)) || ...));
  return change;
}

}  // namespace

storage::JournalRow world_changed(const OrganisationEvent& event, const definition::WorldChange& change,
                                  const Text& cause, const std::string& reason) {
  boost::json::object body;
  std::visit(WriteChange{body}, change);
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
