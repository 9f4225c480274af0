// SPDX-License-Identifier: EUPL-1.2
// `meeting import`: what a calendar or table of meetings would change. Beside an organisation file it needs no daemon;
// else, and always with --yes, it is compared with the meetings of the running one.
#include "engine/app/call_failure.hpp"
#include "engine/app/ctl.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/files.hpp"
#include "engine/runtime/zone_loader.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/reading/limits.hpp"
#include "workflows/reading/meeting_file.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <algorithm>
#include <expected>
#include <set>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

using reading::MeetingChanges;
/// How the command ends, when it ends early; what there was to say has been said.
using Early = std::unexpected<int>;

Early refuse(const Text& sentence, Language language, const Output& output, int code) {
  output.note("besluitctl: " + diagnostic::printable(sentence.in(language)) + "\n");
  return Early{code};
}

std::expected<reading::Source, int> read(const std::string& path, std::size_t bytes_max, Language language,
                                         const Output& output) {
  auto source = files::read_file(path, bytes_max);
  if (source) return std::move(*source);
  const bool missing = source.error().kind == files::FileError::Kind::missing;
  return refuse(source.error().sentence, language, output, missing ? exit_code::not_found : exit_code::bad_data);
}

/// Tells what is wrong with a file; true when it cannot be used.
bool tell(const diagnostic::Diagnostics& diagnostics, const reading::Source& source, Language language,
          const Output& output) {
  for (const auto& found : diagnostics) output.note(diagnostic::render(found, source.text, language));
  return diagnostic::has_errors(diagnostics);
}

std::expected<definition::Organisation, int> organisation_for(const Invocation& asked, const Output& output) {
  std::string path = asked.organisation;
  if (path.empty()) path = files::organisation_beside(asked.subject);
  if (path.empty())
    return refuse({"er staat geen organisatie.yaml naast het schema; geef haar met --organisation BESTAND",
                   "no organisatie.yaml stands beside the calendar; give it with --organisation FILE"},
                  asked.language, output, exit_code::not_found);
  const auto source = read(path, reading::file_bytes_max, asked.language, output);
  if (!source) return Early{source.error()};
  auto organisation = reading::read_organisation(*source);
  if (tell(organisation.diagnostics, *source, asked.language, output) || !organisation.value)
    return Early{exit_code::bad_data};
  return std::move(*organisation.value);
}

json::array as_json(const std::vector<Date>& days) {
  json::array array;
  for (const Date day : days) array.emplace_back(to_string(day));
  return array;
}

json::object as_json(const std::vector<MeetingChanges>& all) {
  json::array bodies;
  for (const MeetingChanges& changes : all) {
    json::object object;
    object["body"] = changes.body;
    object["kept"] = changes.kept;
    object["added"] = as_json(changes.added);
    json::array moved;
    for (const auto& [old, now] : changes.moved)
      moved.push_back(json::object{{"old", to_string(old)}, {"new", to_string(now)}});
    object["moved"] = std::move(moved);
    object["gone"] = as_json(changes.gone);
    bodies.push_back(std::move(object));
  }
  return json::object{{"changes", std::move(bodies)}};
}

std::string as_text(const std::vector<MeetingChanges>& all, const definition::Organisation& organisation,
                    const print::Look& look) {
  const Language language = look.language;
  const bool nl = language == Language::nl;
  std::string text;
  for (const MeetingChanges& changes : all) {
    const std::string name = diagnostic::printable(organisation.body(changes.body)->name);
    text += (text.empty() ? "" : "\n") + print::toned(name + " (" + changes.body + ")", print::Tone::bold, look) + "\n";
    if (changes.kept > 0) text += fmt::format("  {} {}\n", changes.kept, nl ? "ongewijzigd" : "unchanged");
    for (const Date day : changes.added) {
      text += print::toned(fmt::format("  {}  {}", nl ? "nieuw     " : "new  ", spoken(day, language)),
                           print::Tone::good, look) +
              "\n";
    }
    for (const auto& [old, now] : changes.moved) {
      const std::string_view towards = nl ? "wordt" : "becomes";
      text += print::toned(fmt::format("  {}  {} {} {}", nl ? "verplaatst" : "moved", spoken(old, language), towards,
                                       spoken(now, language)),
                           print::Tone::warn, look) +
              "\n";
    }
    for (const Date day : changes.gone) {
      text += print::toned(fmt::format("  {}  {}", nl ? "vervalt   " : "gone ", spoken(day, language)),
                           print::Tone::bad, look) +
              "\n";
    }
  }
  if (text.empty()) return nl ? "geen vergaderingen\n" : "no meetings\n";
  return text;
}

/// The list of each body as it would be: what lies outside the days of the file stays.
std::string as_yaml(const std::vector<MeetingChanges>& all, const definition::Organisation& organisation) {
  std::string text;
  for (const MeetingChanges& changes : all) {
    std::set<Date> days;
    for (const auto& meeting : organisation.body(changes.body)->meetings) days.insert(meeting.date);
    for (const Date day : changes.gone) days.erase(day);
    for (const auto& [old, now] : changes.moved) days.erase(old);
    for (const auto& [old, now] : changes.moved) days.insert(now);
    days.insert(changes.added.begin(), changes.added.end());
    text += "# " + changes.body + "\nvergaderingen:\n";
    for (const Date day : days) text += "  - " + to_string(day) + "\n";
  }
  return text;
}

std::expected<int, int> import(const Invocation& asked, const Output& output) {
  const auto source = read(asked.subject, reading::meeting_file_bytes_max, asked.language, output);
  if (!source) return Early{source.error()};
  const auto organisation = organisation_for(asked, output);
  if (!organisation) return Early{organisation.error()};
  const auto zone = load_zone(organisation->zone);
  if (!zone)
    return refuse({"de tijdzones van dit systeem zijn niet te lezen (pakket tzdata)",
                   "the time zones of this system cannot be read (package tzdata)"},
                  asked.language, output, exit_code::configuration);
  const auto file = reading::read_meeting_file(*source, *organisation, asked.body, *zone);
  const bool bad = tell(file.diagnostics, *source, asked.language, output);
  const auto changes = reading::changes_of(file, *organisation);
  const std::string text = asked.json   ? json::serialize(as_json(changes)) + "\n"
                           : asked.yaml ? as_yaml(changes, *organisation)
                                        : as_text(changes, *organisation, look_of(asked));
  if (!output.out(text)) return Early{exit_code::internal};
  return bad ? exit_code::bad_data : exit_code::done;
}

/// The bodies and meetings of the running organisation, as far as a schedule needs them.
definition::Organisation running_organisation(const json::object& reply) {
  definition::Organisation organisation;
  const json::value* rows = reply.if_contains("meetings");
  if (rows == nullptr || !rows->is_array()) return organisation;
  for (const json::value& value : rows->get_array()) {
    if (!value.is_object()) continue;
    const json::object& row = value.get_object();
    const auto text = [&](const char* key) {
      const json::value* found = row.if_contains(key);
      return found != nullptr && found->is_string() ? std::string{found->get_string()} : std::string{};
    };
    definition::Body& body = organisation.bodies[text("body")];
    body.id = text("body");
    body.name = text("body_name");
    const std::string id = text("meeting_id");
    const auto day = parse_date(text("meeting"));
    const auto first = parse_date(std::string_view{id}.substr(std::min(id.size(), body.id.size() + 1)));
    if (!day || !first || text("state") == "cancelled" || !text("second_of").empty()) continue;
    body.meetings.push_back({*first, *day});
  }
  return organisation;
}

json::object import_parameters(const std::vector<MeetingChanges>& all, const definition::Organisation& organisation,
                               const Invocation& asked) {
  json::array added;
  json::array moved;
  json::array gone;
  for (const MeetingChanges& changes : all) {
    const auto identity = [&](Date held) {
      const auto& meetings = organisation.body(changes.body)->meetings;
      const auto found = std::ranges::find(meetings, held, &definition::Meeting::date);
      return changes.body + "/" + to_string(found == meetings.end() ? held : found->first);
    };
    for (const Date day : changes.added) added.emplace_back(changes.body + "/" + to_string(day));
    for (const auto& [old, now] : changes.moved) moved.emplace_back(identity(old) + "=" + to_string(now));
    for (const Date day : changes.gone) gone.emplace_back(identity(day));
  }
  json::object parameters{{"added", std::move(added)}, {"moved", std::move(moved)}, {"gone", std::move(gone)}};
  if (!asked.reason.empty()) parameters["reason"] = asked.reason;
  if (asked.yes) parameters["apply"] = true;
  if (!asked.keep.empty()) parameters["keep"] = json::array(asked.keep.begin(), asked.keep.end());
  if (asked.language == Language::en) parameters["lang"] = "en";
  return parameters;
}

std::expected<int, int> import_into_daemon(const Invocation& asked, const Output& output) {
  const auto source = read(asked.subject, reading::meeting_file_bytes_max, asked.language, output);
  if (!source) return Early{source.error()};
  auto client = Client::connect(asked.socket);
  if (!client) return failed(client.error(), asked, output);
  const auto listed = client->call("MeetingList", json::object{});
  if (!listed) return failed(listed.error(), asked, output);
  const auto clock = client->call("Clock", json::object{});
  if (!clock) return failed(clock.error(), asked, output);
  const json::value* zone_name = clock->if_contains("zone");
  const auto zone =
      load_zone(zone_name != nullptr && zone_name->is_string() ? std::string{zone_name->get_string()} : std::string{});
  if (!zone)
    return refuse({"de tijdzones van dit systeem zijn niet te lezen (pakket tzdata)",
                   "the time zones of this system cannot be read (package tzdata)"},
                  asked.language, output, exit_code::configuration);
  const definition::Organisation organisation = running_organisation(*listed);
  const auto file = reading::read_meeting_file(*source, organisation, asked.body, *zone);
  const bool bad = tell(file.diagnostics, *source, asked.language, output);
  // A file that is half understood is shown, never taken over.
  Invocation sure = asked;
  sure.yes = asked.yes && !bad;
  const auto changes = reading::changes_of(file, organisation);
  const auto reply = client->call("MeetingImport", import_parameters(changes, organisation, sure));
  if (!reply) return failed(reply.error(), asked, output);
  json::object both = *reply;
  both["meetings"] = as_json(changes).at("changes");
  const std::string text =
      asked.json ? json::serialize(both) + "\n"
                 : as_text(changes, organisation, look_of(asked)) + "\n" + print::impact(*reply, look_of(asked));
  if (!output.out(text)) return Early{exit_code::internal};
  return bad ? exit_code::bad_data : exit_code::done;
}

}  // namespace

int run_meeting_import(const Invocation& asked, const Output& output) {
  const bool beside = !asked.organisation.empty() || !files::organisation_beside(asked.subject).empty();
  const auto code = beside && !asked.yes ? import(asked, output) : import_into_daemon(asked, output);
  return code ? *code : code.error();
}

}  // namespace besluit::engine::ctl
