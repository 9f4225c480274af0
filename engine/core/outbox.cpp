// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/outbox.hpp"

#include "engine/core/limits.hpp"
#include "engine/core/notice_facts.hpp"
#include "engine/core/pipeline.hpp"
#include "storage/projection.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine {
namespace {

using definition::RungRule;
using dossier::NoticeKind;
using storage::NoticeRow;

std::int64_t milliseconds(Instant instant) {
  return instant.time_since_epoch().count();
}

/// Whom to ask: the route's owner, else the contact of the body that decides last.
std::string contact_of(const OutboxSetting& setting) {
  if (!setting.workflow.owner.empty()) return setting.workflow.owner;
  for (auto step = setting.workflow.steps.rbegin(); step != setting.workflow.steps.rend(); ++step)
    if (!step->body.empty()) return step->body;
  return {};
}

std::string step_title(const OutboxSetting& setting, const std::string& step) {
  const int index = setting.workflow.index_of(step);
  if (index < 0) return step;
  const definition::Step& known = setting.workflow.steps[static_cast<std::size_t>(index)];
  return known.confidential.empty() ? known.title : known.public_title();
}

std::string step_body(const OutboxSetting& setting, const std::string& step) {
  const int index = setting.workflow.index_of(step);
  return index < 0 ? std::string{} : setting.workflow.steps[static_cast<std::size_t>(index)].body;
}

/// The body that a date is about: the step's own, or the council of the participant.
std::string line_body(const OutboxSetting& setting, const std::string& step, const std::string& participant) {
  if (participant.empty()) return step_body(setting, step);
  const int index = setting.workflow.index_of(step);
  const auto known = setting.world.participants.find(participant);
  if (index < 0 || known == setting.world.participants.end()) return {};
  const auto& every = setting.workflow.steps[static_cast<std::size_t>(index)].every;
  return every ? definition::asked_body(known->second, every->asked) : std::string{};
}

std::optional<Date> meeting_date(const dossier::Dossier& before, const std::string& step) {
  const int index = before.index_of(step);
  if (index < 0) return std::nullopt;
  const auto& meeting = before.steps[static_cast<std::size_t>(index)].meeting;
  if (!meeting) return std::nullopt;
  return meeting->date;
}

/// Why a notice outside the ladders is sent: a code of the closed list, and a sentence when the event brings none.
std::pair<std::string, std::string> ground_of(NoticeKind kind, bool moved) {
  switch (kind) {
    case NoticeKind::dates:
      return moved ? std::pair<std::string, std::string>{"dates-moved", "De data van deze rol zijn veranderd."}
                   : std::pair<std::string, std::string>{"dates-set", "De data van deze rol zijn vastgesteld."};
    case NoticeKind::moved:
      return {"dates-moved", "Een datum die eerder is genoemd, is verschoven."};
    case NoticeKind::infeasible:
      return {"not-feasible", "De planning is niet haalbaar."};
    case NoticeKind::withdrawn:
      return {"withdrawn", "Het dossier is ingetrokken."};
    case NoticeKind::correction:
      return {"unfounded", "Een eerder bericht bleek niet nodig."};
    case NoticeKind::announcement:
      return {"announced", "De route zegt dat deze rol dit moet weten."};
    case NoticeKind::request:
      return {"requested", "Er is iets verzocht; deze rol antwoordt daarop."};
    case NoticeKind::escalation:
      return {"unfilled", "Niemand vervult de rol die dit moet weten."};
    case NoticeKind::assigned:
      return {"task-assigned", "De taak is begonnen."};
    case NoticeKind::invitation:
      return {"written-round", "Er is een schriftelijke ronde begonnen."};
    case NoticeKind::late_paper:
      return {"late-paper", "Stukken zijn later nagestuurd."};
    case NoticeKind::answer:
      return {"request-answered", "Er is op een verzoek beslist."};
    case NoticeKind::ended:
      return {"route-ended", "De route is ten einde."};
    case NoticeKind::outcome:
      return {"outcome", "Er is een uitkomst vastgelegd."};
    case NoticeKind::outcome_corrected:
      return {"outcome-corrected", "Een uitkomst is gecorrigeerd."};
    case NoticeKind::question:
      return {"asked", "De stukken zijn verzonden; deze raad of dit college wordt om een antwoord gevraagd."};
    case NoticeKind::outcome_missing:
      return {"outcome-missing", "De vergadering is voorbij en er is geen uitkomst vastgelegd."};
    case NoticeKind::reminder:
    case NoticeKind::delivery_failed:
    case NoticeKind::channel_failing:
    case NoticeKind::silence_ending:
    case NoticeKind::hand_over:
    case NoticeKind::digest:
      break;
  }
  return {"due", "Het moment van dit bericht was gekomen."};
}

/// Who was passed over because they are away, as a sentence behind the reason; mostly empty.
std::string away_sentence(const OutboxSetting& setting, const std::string& role, Date day) {
  const std::vector<std::string> away = setting.world.address(role, day).away;
  if (away.empty()) return {};
  std::string names;
  for (const std::string& person : away) names += (names.empty() ? "" : ", ") + person;
  return " Afwezig, daarom naar de vervanger: " + names + ".";
}

bool speaks_english(const definition::Organisation& world, const std::string& person) {
  const auto found = world.people.find(person);
  return found != world.people.end() && found->second.language == Language::en;
}

void rung_rows(const OutboxSetting& setting, const dossier::Dossier& before, const dossier::Recorded& event,
               const dossier::RungFired& fired, std::vector<NoticeRow>& rows) {
  if (fired.settled != dossier::NotSent::none) return;
  const dossier::Deadline* deadline = before.find(fired.deadline);
  if (deadline == nullptr || fired.rung < 0 || static_cast<std::size_t>(fired.rung) >= deadline->rungs.size()) return;
  const dossier::RungPlan& plan = deadline->rungs[static_cast<std::size_t>(fired.rung)].plan;

  NoticeFacts facts;
  facts.title = before.title;
  facts.contact = contact_of(setting);
  facts.late = fired.late;
  facts.due = plan.due;
  FactLine line;
  line.step = fired.deadline.step;
  line.step_title = step_title(setting, line.step);
  line.body = line_body(setting, line.step, fired.deadline.participant);
  line.kind = fired.deadline.kind;
  line.legal = deadline->legal;
  line.planning = deadline->planning;
  line.meeting = meeting_date(before, line.step);
  line.derivation = deadline->derivation;
  line.owner = deadline->owner;
  line.participant = fired.deadline.participant;
  facts.lines.push_back(std::move(line));

  NoticeRow row;
  row.id = storage::rung_notice_id(storage::deadline_key(before.id, fired.deadline), fired.rung);
  row.dossier = before.id;
  row.step = fired.deadline.step;
  row.rung = plan.text;
  row.kind = plan.kind == RungRule::Kind::reminder ? "reminder" : "escalation";
  row.to = fired.person;
  row.role = plan.to;
  const Instant planned = setting.zone.instant_of(plan.due, setting.settings.send_time);
  row.due_ms = milliseconds(fired.detail == "jumped" ? std::min(planned, event.at) : planned);
  row.facts = encode(facts);
  const bool jumped = fired.detail == "jumped";
  row.reason_code = jumped ? "jumped" : fired.late ? "late" : "due";
  row.reason = jumped       ? "Iemand liet meteen verder escaleren."
               : fired.late ? "Het moment van deze trede was al voorbij toen het bericht kon gaan."
                            : "Het moment van deze trede was gekomen en niets hield het bericht tegen.";
  if (!plan.moved_by.empty() && !jumped) row.reason += " " + moved_sentence(plan).nl;
  row.reason += away_sentence(setting, plan.to, event.effective_on);
  row.created_ms = milliseconds(event.at);
  row.next_try_ms = row.created_ms;
  divide_over_channels(setting.settings, std::move(row), rows);
}

void raised_rows(const OutboxSetting& setting, const dossier::Dossier& before, const dossier::Recorded& event,
                 const dossier::NoticeRaised& raised, std::vector<NoticeRow>& rows) {
  NoticeFacts facts;
  facts.title = before.title;
  facts.contact = contact_of(setting);
  facts.why = raised.why.nl;
  if (speaks_english(setting.world, raised.person)) facts.why_en = raised.why.en;
  facts.meeting_only = raised.kind == NoticeKind::moved && raised.lines.empty() && !raised.step.empty();
  facts.due = setting.zone.date_of(event.at);
  bool moved = false;
  for (const dossier::NoticeLine& from : raised.lines) {
    FactLine line;
    line.step = from.step;
    line.step_title = step_title(setting, from.step);
    line.body = line_body(setting, from.step, from.participant);
    line.kind = from.kind;
    line.legal = from.legal;
    line.planning = from.planning;
    line.meeting = from.meeting;
    line.old_planning = from.old_planning;
    line.derivation = from.derivation;
    line.own = from.own;
    line.participant = from.participant;
    moved = moved || from.old_planning.has_value();
    facts.lines.push_back(std::move(line));
  }
  auto [code, sentence] = ground_of(raised.kind, moved);

  NoticeRow row;
  row.id = before.id + "/" + raised.id;
  row.dossier = before.id;
  row.step = raised.step;
  row.kind = dossier::token(raised.kind);
  row.to = raised.person;
  row.role = raised.role;
  row.due_ms = milliseconds(event.at);
  row.facts = encode(facts);
  row.reason_code = code;
  row.reason = (raised.why.nl.empty() ? sentence : raised.why.nl) +
               away_sentence(setting, raised.role, setting.zone.date_of(event.at));
  row.created_ms = milliseconds(event.at);
  row.next_try_ms = row.created_ms;
  if (raised.person.empty()) {  // shown as failed, so that somebody sees the hole
    row.delivery = storage::Delivery::failed;
    row.last_error = "Niemand vervult de rol '" + raised.role + "'.";
    row.settled_ms = row.created_ms;
  }
  divide_over_channels(setting.settings, std::move(row), rows);
}

}  // namespace

void notice_rows(const OutboxSetting& setting, const dossier::Dossier& before, const dossier::Recorded& event,
                 std::vector<NoticeRow>& rows) {
  if (const auto* fired = std::get_if<dossier::RungFired>(&event.event))
    rung_rows(setting, before, event, *fired, rows);
  else if (const auto* raised = std::get_if<dossier::NoticeRaised>(&event.event))
    raised_rows(setting, before, event, *raised, rows);
}

std::vector<std::string> notice_ids(const std::string& dossier, const dossier::Recorded& event) {
  if (const auto* fired = std::get_if<dossier::RungFired>(&event.event)) {
    if (fired->settled != dossier::NotSent::none) return {};
    return {storage::rung_notice_id(storage::deadline_key(dossier, fired->deadline), fired->rung)};
  }
  if (const auto* raised = std::get_if<dossier::NoticeRaised>(&event.event)) return {dossier + "/" + raised->id};
  return {};
}

void divide_over_channels(const Settings& settings, NoticeRow row, std::vector<NoticeRow>& rows,
                          const std::string& left_out) {
  const auto& channels = settings.channels;
  const bool others = channels.size() > 1;
  for (const std::string& channel : channels) {
    if (others && channel == left_out) continue;
    NoticeRow copy = row;
    copy.channel = channel;
    if (others) copy.id += "@" + channel;
    rows.push_back(std::move(copy));
  }
}

std::string without_channel(const std::string& notice_id) {
  return notice_id.substr(0, notice_id.rfind('@'));
}

std::chrono::milliseconds retry_delay(int attempts) {
  std::chrono::milliseconds delay = limits::retry_first;
  for (int i = 1; i < attempts && delay < limits::retry_longest; ++i) delay *= 2;
  return std::min<std::chrono::milliseconds>(delay, limits::retry_longest);
}

std::chrono::milliseconds retry_delay(int attempts, std::string_view id) {
  // FNV-1a: stable over builds and machines, which std::hash is not.
  std::uint32_t hash = 2166136261U;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  const std::chrono::milliseconds delay = retry_delay(attempts);
  return delay + delay * (hash % 1024U) / 4096;
}

storage::NoticeUpdate settle(const NoticeRow& notice, const DeliveryResult& result, Instant now) {
  storage::NoticeUpdate update;
  update.id = notice.id;
  update.attempts = notice.attempts + 1;
  for (const std::string& address : result.reached) update.reached += (update.reached.empty() ? "" : " ") + address;
  switch (result.verdict) {
    case Verdict::delivered:
      update.delivery = storage::Delivery::sent;
      update.settled_ms = milliseconds(now);
      if (was_held(notice)) {
        update.reason_code = "late";
        update.reason = "Het bericht heeft gewacht: " + notice.reason;
      }
      break;
    case Verdict::permanent:
      update.delivery = storage::Delivery::failed;
      update.last_error = result.detail;
      update.settled_ms = milliseconds(now);
      break;
    case Verdict::closed:  // the channel takes nothing any more; the notice waits for somebody who mends it
    case Verdict::temporary:
      update.last_error = result.detail;
      if (update.attempts >= limits::attempts_max) {
        update.delivery = storage::Delivery::failed;
        update.settled_ms = milliseconds(now);
      } else {
        // By the message's name: what went as one digest comes as one again.
        const auto wait = std::max(retry_delay(update.attempts, result.id), result.retry_after);
        update.next_try_ms = milliseconds(now + std::min<std::chrono::milliseconds>(wait, limits::retry_longest * 2));
      }
      break;
  }
  return update;
}

}  // namespace besluit::engine
