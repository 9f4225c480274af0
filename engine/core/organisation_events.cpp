// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/organisation_events.hpp"

#include <boost/json.hpp>

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

}  // namespace

storage::JournalRow loaded(const OrganisationEvent& event, const Library& library) {
  boost::json::object routes;
  for (const auto& [name, workflow] : library.routes) routes[name] = workflow->hash;
  return row_of(event, event_loaded, {{"organisation", library.organisation->hash}, {"routes", routes}});
}

storage::JournalRow clock_moved(const OrganisationEvent& event) {
  return row_of(event, event_clock_moved, {});
}

storage::JournalRow refused(const OrganisationEvent& event, const std::string& dossier, const dossier::Command& command,
                            const dossier::Rejection& rejection) {
  return row_of(event, event_rejected,
                {{"dossier", dossier},
                 {"command", dossier::name_of(command)},
                 {"code", dossier::token(rejection.code)},
                 {"nl", rejection.sentence.nl},
                 {"en", rejection.sentence.en}});
}

}  // namespace besluit::engine
