// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/world.hpp"

#include "engine/core/letter.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/world_people.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "storage/record_codec.hpp"
#include "workflows/dossier/commands.hpp"

#include <algorithm>
#include <set>

namespace besluit::engine {
namespace {

using definition::Body;
using definition::Meeting;
using definition::MeetingAdded;
using definition::MeetingCancelled;
using definition::MeetingMoved;
using definition::MeetingTermSet;
using definition::Organisation;
using dossier::Refusal;
using dossier::refuse;
using dossier::Rejection;

using Decided = std::expected<WorldDecision, Rejection>;

Text day(Date date) {
  return {spoken(date, Language::nl), spoken(date, Language::en)};
}

/// "het Algemeen Bestuur" / "the Algemeen Bestuur".
Text named(const Body& body) {
  return {letter::with_article(body.name), "the " + body.name};
}

// ": de reden." at the end of a sentence; a full stop where there is none.
Text ended(Text sentence, const std::string& reason) {
  const std::string end = dossier::is_blank(reason) ? "." : ": " + dossier::stopped(reason);
  return {sentence.nl + end, sentence.en + end};
}

std::vector<std::string> coming(const Body& body, Date today) {
  std::vector<std::string> dates;
  for (const Meeting& meeting : body.meetings)
    if (meeting.date >= today && dates.size() < 12) dates.push_back(to_string(meeting.date));
  return dates;
}

std::expected<const Body*, Rejection> body_named(const Organisation& world, const std::string& name) {
  if (const Body* found = world.body(name)) return found;
  std::vector<std::string> names;
  for (const auto& [id, body] : world.bodies) names.push_back(id);
  const Text hint = dossier::meant(name, names);
  const std::string word = diagnostic::printable(name.substr(0, limits::id_bytes));
  return refuse(Refusal::unknown_body, {"De organisatie heeft geen orgaan '" + word + "'" + hint.nl,
                                        "The organisation has no body '" + word + "'" + hint.en});
}

struct Found {
  const Body* body;
  const Meeting* meeting;    ///< null: it was cancelled
  const Meeting* cancelled;  ///< not null: it was cancelled before
};

std::optional<Date> day_typed(const Body& body, const std::string& typed) {
  const std::string_view text = typed;
  return parse_date(text.starts_with(body.id + "/") ? text.substr(body.id.size() + 1) : text);
}

std::expected<Found, Rejection> meeting_named(const Organisation& world, const std::string& name,
                                              const std::string& typed, Date today) {
  const auto body = body_named(world, name);
  if (!body) return std::unexpected(body.error());
  const auto date = day_typed(**body, typed);
  if (date) {
    if (const Meeting* meeting = definition::meeting_meant(**body, *date)) return Found{*body, meeting, nullptr};
    const auto gone = std::ranges::find((*body)->cancelled, *date, &Meeting::first);
    if (gone != (*body)->cancelled.end()) return Found{*body, nullptr, &*gone};
  }
  const std::vector<std::string> dates = coming(**body, today);
  const std::string word = diagnostic::printable(typed.substr(0, limits::id_bytes));
  Text sentence{(*body)->name + " heeft geen vergadering '" + word + "'.",
                (*body)->name + " has no meeting '" + word + "'."};
  if (!dates.empty()) {
    sentence.nl += " De komende vergaderingen zijn op " + dossier::listed(dates, "en") + ".";
    sentence.en += " The coming meetings are on " + dossier::listed(dates, "and") + ".";
  }
  return refuse(Refusal::unknown_meeting, std::move(sentence), {"meeting list " + name});
}

std::unexpected<Rejection> was_cancelled(const Found& found) {
  return refuse(Refusal::bad_meeting, {"De vergadering van " + spoken(found.cancelled->date, Language::nl) + " (" +
                                           found.body->name + ") is vervallen; voeg er een toe met 'meeting add'.",
                                       "The meeting of " + spoken(found.cancelled->date, Language::en) + " (" +
                                           found.body->name + ") was cancelled; add one with 'meeting add'."});
}

std::unexpected<Rejection> taken(const Body& body, Date on) {
  return refuse(Refusal::bad_meeting, {body.name + " vergadert al op " + spoken(on, Language::nl) + ".",
                                       body.name + " meets already on " + spoken(on, Language::en) + "."});
}

bool holds_on(const Body& body, Date on, const Meeting* besides) {
  const auto same = [&](const Meeting& meeting) { return meeting.date == on && &meeting != besides; };
  return std::ranges::any_of(body.meetings, same) ||
         std::ranges::any_of(body.seconds, [&](const auto& second) { return same(second.meeting); });
}

struct Decide {
  const Organisation& world;
  const WorldCommand& asked;
  Date today;
  std::chrono::days silence_longest{};

  Decided operator()(const MoveMeeting& command) const {
    const auto found = meeting_named(world, command.body, command.meeting, today);
    if (!found) return std::unexpected(found.error());
    if (found->meeting == nullptr) return was_cancelled(*found);
    if (found->meeting->date == command.to) return WorldDecision{};
    if (holds_on(*found->body, command.to, found->meeting)) return taken(*found->body, command.to);
    const Text body = named(*found->body);
    const Text from = day(found->meeting->date);
    const Text to = day(command.to);
    return WorldDecision{{MeetingMoved{found->body->id, found->meeting->first, command.to}},
                         ended({"De vergadering van " + body.nl + " van " + from.nl + " is verplaatst naar " + to.nl,
                                "The meeting of " + body.en + " of " + from.en + " was moved to " + to.en},
                               asked.reason)};
  }

  Decided operator()(const CancelMeeting& command) const {
    const auto found = meeting_named(world, command.body, command.meeting, today);
    if (!found) return std::unexpected(found.error());
    if (found->meeting == nullptr) return WorldDecision{};
    const Text body = named(*found->body);
    const Text from = day(found->meeting->date);
    return WorldDecision{{MeetingCancelled{found->body->id, found->meeting->first}},
                         ended({"De vergadering van " + body.nl + " van " + from.nl + " vervalt",
                                "The meeting of " + body.en + " of " + from.en + " is cancelled"},
                               asked.reason)};
  }

  Decided operator()(const AddMeeting& command) const {
    const auto body = body_named(world, command.body);
    if (!body) return std::unexpected(body.error());
    const Text name = named(**body);
    const Text on = day(command.on);
    if (command.second_of.empty()) {
      const bool known =
          std::ranges::any_of((*body)->meetings, [&](const Meeting& meeting) { return meeting.date == command.on; });
      if (known) return WorldDecision{};
      return WorldDecision{{MeetingAdded{(*body)->id, command.on, {}}},
                           ended({capital_of(name.nl) + " vergadert ook op " + on.nl,
                                  capital_of(name.en) + " meets on " + on.en + " as well"},
                                 asked.reason)};
    }
    const auto first = meeting_named(world, command.body, command.second_of, today);
    if (!first) return std::unexpected(first.error());
    if (first->meeting == nullptr) return was_cancelled(*first);
    const auto same = std::ranges::find((*body)->seconds, first->meeting->first, &definition::SecondMeeting::first_of);
    if (same != (*body)->seconds.end() && same->meeting.date == command.on) return WorldDecision{};
    if (same != (*body)->seconds.end())
      return refuse(Refusal::bad_meeting, {"Er is al een tweede vergadering, op " + day(same->meeting.date).nl +
                                               "; verplaats die met "
                                               "'meeting move'.",
                                           "There is a second meeting already, on " + day(same->meeting.date).en +
                                               "; move it with 'meeting "
                                               "move'."});
    if (command.on <= first->meeting->date)
      return refuse(Refusal::bad_meeting,
                    {"Een tweede vergadering komt na de eerste van " + day(first->meeting->date).nl + ".",
                     "A second meeting comes after the first of " + day(first->meeting->date).en + "."});
    // Who books it afterwards knows when the call was sent; who calls it today cannot be in time for today.
    if (command.on == today)
      return refuse(
          Refusal::bad_meeting,
          {"Een tweede vergadering begint op zijn vroegst 24 uur nadat de oproep is bezorgd (Gemeentewet art. 20 "
           "lid 2): niet meer vandaag.",
           "A second meeting begins at least 24 hours after the call was delivered (Gemeentewet art. 20 lid 2): "
           "not today any more."});
    if (holds_on(**body, command.on, nullptr)) return taken(**body, command.on);
    return WorldDecision{{MeetingAdded{(*body)->id, command.on, first->meeting->first}},
                         ended({"De vergadering van " + name.nl + " van " + day(first->meeting->date).nl +
                                    " krijgt een tweede vergadering op " + on.nl + " (Gemeentewet art. 20 lid 2)",
                                "The meeting of " + name.en + " of " + day(first->meeting->date).en +
                                    " gets a second meeting on " + on.en + " (Gemeentewet art. 20 lid 2)"},
                               asked.reason)};
  }

  Decided operator()(const SetMeetingTerm& command) const {
    const auto found = meeting_named(world, command.body, command.meeting, today);
    if (!found) return std::unexpected(found.error());
    if (found->meeting == nullptr) return was_cancelled(*found);
    const auto term = terms::parse_term(command.term);
    if (!term) return refuse(Refusal::bad_term, term.error());
    const bool papers = command.which == MeetingTermSet::Which::papers;
    const auto& now = papers ? found->body->papers_for(found->meeting) : found->body->sending_for(found->meeting);
    if (now == *term) return WorldDecision{};
    const Text body = named(*found->body);
    const Text on = day(found->meeting->date);
    return WorldDecision{
        {MeetingTermSet{command.which, found->body->id, found->meeting->first, *term}},
        ended({"Voor de vergadering van " + body.nl + " van " + on.nl +
                   (papers ? " moeten de stukken " : " gaan de stukken ") + terms::to_string(*term, Language::nl) +
                   " vooraf " + (papers ? "binnen zijn" : "naar de leden"),
               "For the meeting of " + body.en + " of " + on.en +
                   (papers ? " the papers must be in " : " the papers go out ") +
                   terms::to_string(*term, Language::en) + " before"},
              asked.reason)};
  }

  Decided operator()(const ImportMeetings& command) const {
    WorldDecision decision;
    std::set<std::string> bodies;
    for (const definition::WorldChange& change : command.changes) {
      const auto body = body_named(world, definition::body_of(change));
      if (!body) return std::unexpected(body.error());
      decision.changes.push_back(change);
      bodies.insert((*body)->name);
    }
    if (decision.changes.empty()) return decision;
    const std::vector<std::string> names{bodies.begin(), bodies.end()};
    decision.cause = ended({"Het vergaderschema is bijgewerkt (" + dossier::listed(names, "en") + ")",
                            "The schedule of meetings was brought up to date (" + dossier::listed(names, "and") + ")"},
                           asked.reason);
    return decision;
  }

  Decided operator()(const AddAbsence& command) const { return people::decide(world, asked, command, today); }
  Decided operator()(const EndAbsence& command) const { return people::decide(world, asked, command, today); }
  Decided operator()(const AddSilence& command) const {
    return people::decide(world, asked, command, today, silence_longest);
  }
  Decided operator()(const EndSilence& command) const { return people::decide(world, asked, command, today); }

  static std::string capital_of(std::string text) { return letter::capital(std::move(text)); }
};

/// The bodies of which something differs between two worlds.
std::set<std::string, std::less<>> changed_bodies(const Organisation& was, const Organisation& now) {
  const auto same = [](const Body& a, const Body& b) {
    return a.meetings == b.meetings && a.papers == b.papers && a.sending == b.sending && a.cancelled == b.cancelled &&
           a.seconds == b.seconds && a.own_terms == b.own_terms && a.contact == b.contact;
  };
  std::set<std::string, std::less<>> changed;
  for (const auto& [id, body] : now.bodies) {
    const Body* old = was.body(id);
    if (old == nullptr || !same(*old, body)) changed.insert(id);
  }
  for (const auto& [id, body] : was.bodies)
    if (now.body(id) == nullptr) changed.insert(id);
  return changed;
}

/// Can the differences between two worlds touch this route at all?
bool touches(const std::set<std::string, std::less<>>& bodies, const definition::Workflow& workflow) {
  return std::ranges::any_of(workflow.steps, [&](const definition::Step& step) { return bodies.contains(step.body); });
}

WorldImpact impact_of(const EngineState& state, const ImpactQuestion& question) {
  WorldImpact all;
  all.cause = question.cause;
  for (const auto& [id, slot] : state.dossiers) {
    if (!slot.open) continue;
    const auto before = storage::decode_dossier(slot.state);
    const definition::Workflow* route = before ? state.workflow(before->workflow_hash) : nullptr;
    if (route == nullptr) continue;
    if (auto impact = impact_on(question, *before, *route)) all.dossiers.push_back(std::move(*impact));
  }
  std::ranges::sort(all.dossiers, {}, &DossierImpact::dossier);
  return all;
}

}  // namespace

std::string name_of(const WorldAct& command) {
  static constexpr const char* names[] = {"meeting move",   "meeting cancel", "meeting add",
                                          "meeting papers", "meeting import", "absence add",
                                          "absence end",    "silence add",    "silence end"};
  static_assert(std::size(names) == std::variant_size_v<WorldAct>);
  return names[command.index()];
}

std::expected<WorldDecision, Rejection> decide_world(const Organisation& world, const WorldCommand& command, Date today,
                                                     std::chrono::days silence_longest) {
  if (command.reason.size() > dossier::text_bytes_max)
    return refuse(Refusal::text_too_long, dossier::too_long("De reden", "The reason"));
  return std::visit(Decide{world, command, today, silence_longest}, command.command);
}

std::optional<Rejection> reason_wanted(const WorldCommand& command) {
  if (!dossier::is_blank(command.reason)) return std::nullopt;
  const auto wanted = [](Text sentence) { return Rejection{Refusal::reason_missing, std::move(sentence), {}}; };
  if (!command.kept.empty())
    return wanted({"Een datum laten staan (--keep) heeft een reden nodig (--reason).",
                   "Keeping a date (--keep) needs a reason (--reason)."});
  if (std::holds_alternative<CancelMeeting>(command.command))
    return wanted({"Een vergadering laten vervallen heeft een reden nodig (--reason).",
                   "Cancelling a meeting needs a reason (--reason)."});
  if (std::holds_alternative<AddSilence>(command.command))
    return wanted({"Een stilte heeft een reden nodig (--reason).", "A silence needs a reason (--reason)."});
  if (std::holds_alternative<SetMeetingTerm>(command.command))
    return wanted({"Een andere termijn heeft een reden nodig (--reason).", "Another term needs a reason (--reason)."});
  return std::nullopt;
}

std::shared_ptr<const Organisation> world_of(const std::shared_ptr<const Organisation>& seed,
                                             std::span<const definition::WorldChange> changes) {
  if (changes.empty()) return seed;
  Organisation world = definition::with_changes(*seed, changes).world;
  return std::make_shared<const Organisation>(std::move(world));
}

Library changed_library(const Library& library, std::span<const definition::WorldChange> changes) {
  Library changed = library;
  if (changed.seed == nullptr) changed.seed = changed.organisation;
  changed.changes.insert(changed.changes.end(), changes.begin(), changes.end());
  changed.organisation = world_of(changed.seed, changed.changes);
  return changed;
}

bool WorldImpact::feasible() const {
  return conflict() == nullptr;
}

const planning::Conflict* WorldImpact::conflict() const {
  for (const DossierImpact& touched : dossiers)
    if (touched.impact.conflict) return &*touched.impact.conflict;
  return nullptr;
}

std::optional<DossierImpact> impact_on(const ImpactQuestion& question, const dossier::Dossier& before,
                                       const definition::Workflow& route) {
  if (before.status != dossier::Status::running || !touches(question.bodies, route)) return std::nullopt;
  std::vector<dossier::Kept> kept;
  for (const KeptLine& line : question.kept)
    if (line.dossier == before.id) kept.push_back({line.step, question.reason});
  const dossier::Setting setting{question.now,  route, question.moment, question.today, question.send_time_passed,
                                 question.actor};
  dossier::Impact impact = dossier::decide_impact(setting, question.was, before, question.cause, kept);
  if (impact.events.empty()) return std::nullopt;
  return DossierImpact{before.id, before.feasible, std::move(impact)};
}

ImpactQuestion::ImpactQuestion(const Organisation& was_world, const Organisation& now_world, Instant at,
                               const EngineState& state, std::string who)
    : was(was_world),
      now(now_world),
      bodies(changed_bodies(was_world, now_world)),
      moment(at),
      today(state.zone.date_of(at)),
      send_time_passed(state.zone.time_of(at) >= state.settings.send_time),
      actor(std::move(who)) {}

std::expected<WorldImpact, Rejection> preview_world(const EngineState& state, Instant now, const WorldCommand& command,
                                                    const std::string& actor) {
  const Instant moment = std::max(now, state.last_at);
  const auto decision =
      decide_world(*state.library.organisation, command, state.zone.date_of(moment), state.settings.silence_longest);
  if (!decision) return std::unexpected(decision.error());
  if (decision->changes.empty()) return WorldImpact{};
  const Library next = changed_library(state.library, decision->changes);
  ImpactQuestion question{*state.library.organisation, *next.organisation, moment, state, actor};
  question.cause = decision->cause;
  question.kept = command.kept;
  question.reason = command.reason;
  return impact_of(state, question);
}

WorldImpact preview_library(const EngineState& state, Instant now, const Library& next, const std::string& actor) {
  const Instant moment = std::max(now, state.last_at);
  const auto world = world_of(next.seed ? next.seed : next.organisation, state.library.changes);
  ImpactQuestion question{*state.library.organisation, *world, moment, state, actor};
  question.cause = reloaded_cause();
  return impact_of(state, question);
}

Text reloaded_cause() {
  return {"De vergaderingen of termijnen van de organisatie zijn gewijzigd.",
          "The meetings or terms of the organisation were changed."};
}

}  // namespace besluit::engine
