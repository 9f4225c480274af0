// SPDX-License-Identifier: EUPL-1.2
// Events as people and scripts read them. The journal keeps its own compact form; this one is the outside contract.
#include <boost/json.hpp>

#include "engine/control/views.hpp"
#include "engine/control/views_values.hpp"
#include "storage/record_codec.hpp"
#include "storage/tokens.hpp"

namespace besluit::engine::views {

namespace json = boost::json;

namespace {

using namespace dossier;

json::value reason_or_null(NotSent reason) {
  return reason == NotSent::none ? json::value{} : json::value(reason_token(reason));
}

json::object rung(const RungPlan& plan) {
  json::object object;
  object["kind"] = plan.kind == definition::RungRule::Kind::reminder ? "reminder" : "escalation";
  object["rung"] = plan.text;
  object["to"] = plan.to;
  object["due"] = to_string(plan.due);
  object["unless_acknowledged"] = plan.unless_acknowledged;
  object["reason_code"] = reason_or_null(plan.settled);
  object["moved_by"] = plan.moved_by.empty() ? json::value{} : json::value(plan.moved_by);
  return object;
}

json::object values(const std::map<std::string, std::string>& known) {
  json::object object;
  for (const auto& [name, value] : known) object[name] = value;
  return object;
}

/// Writes the fields of each type. No default arm: a new event must be written here too.
struct Body {
  json::object& out;
  Language language;

  void operator()(const Started& event) const {
    out["workflow"] = event.route;
    out["organisation"] = event.organisation;
    out["title"] = event.title;
    out["workflow_hash"] = event.workflow_hash;
    json::array steps;
    for (const std::string& step : event.steps) steps.emplace_back(step);
    out["steps"] = std::move(steps);
    out["values"] = values(event.values);
  }
  void operator()(const Planned& event) const {
    out["plan_version"] = event.version;
    out["feasible"] = event.feasible;
    out["provisional"] = event.provisional;
    out["conflict"] = text_or_null(event.conflict.in(language));
    json::array steps;
    for (const StepDates& dates : event.steps) {
      json::object step;
      step["step"] = dates.step;
      step["body"] = text_or_null(dates.body);
      step["meeting"] = dates.meeting ? json::value(to_string(dates.meeting->date)) : json::value{};
      step["meeting_id"] =
          dates.meeting ? json::value(dates.body + "/" + to_string(dates.meeting->first)) : json::value{};
      step["sent_out"] = date_or_null(dates.sending);
      steps.push_back(std::move(step));
    }
    out["steps"] = std::move(steps);
  }
  void operator()(const DeadlineSet& event) const {
    out["deadline"] = to_string(event.name);
    out["step"] = event.name.step;
    out["participant"] = text_or_null(event.name.participant);
    out["kind"] = dossier::token(event.name.kind);
    out["legal_date"] = to_string(event.legal);
    out["planning_date"] = to_string(event.planning);
    out["owner"] = text_or_null(event.owner);
    out["past_when_set"] = event.past_when_set;
    out["derivation"] = derivation(event.derivation, language);
    json::array rungs;
    for (const RungPlan& plan : event.rungs) rungs.push_back(rung(plan));
    out["rungs"] = std::move(rungs);
  }
  void operator()(const DeadlineClosed& event) const {
    out["deadline"] = to_string(event.name);
    out["step"] = event.name.step;
    out["participant"] = text_or_null(event.name.participant);
    out["kind"] = dossier::token(event.name.kind);
    out["reason_code"] = reason_token(event.reason);
    out["reason"] = reason_sentence(event.reason, event.detail).in(language);
  }
  void operator()(const StepOpened& event) const {
    out["step"] = event.step;
    out["round"] = event.round;
    json::array participants;
    for (const std::string& one : event.participants) participants.emplace_back(one);
    out["participants"] = std::move(participants);
    out["parts"] = strings(event.parts);
    out["settles_on"] = date_or_null(event.settles_on);
  }
  void operator()(const PapersSent& event) const {
    out["step"] = event.step;
    out["note"] = text_or_null(event.note);
  }
  void operator()(const Received& event) const {
    out["step"] = event.step;
    out["participant"] = event.participant;
    out["note"] = text_or_null(event.note);
  }
  void operator()(const Answered& event) const {
    out["step"] = event.step;
    out["participant"] = text_or_null(event.participant);
    out["part"] = text_or_null(event.part);
    out["outcome"] = definition::row(event.outcome).token;
    out["round"] = event.round;
    out["late"] = event.late;
    out["note"] = text_or_null(event.note);
  }
  void operator()(const AnswerPresumed& event) const {
    out["step"] = event.step;
    out["participant"] = text_or_null(event.participant);
    out["part"] = text_or_null(event.part);
    out["outcome"] = definition::row(event.outcome).token;
    out["round"] = event.round;
    out["ground"] = event.ground;
  }
  void operator()(const AnswerLapsed& event) const {
    out["step"] = event.step;
    out["participant"] = text_or_null(event.participant);
    out["part"] = text_or_null(event.part);
    out["round"] = event.round;
    out["ground"] = event.ground;
  }
  void operator()(const OutcomeRecorded& event) const {
    out["step"] = event.step;
    out["outcome"] = definition::row(event.outcome).token;
    out["round"] = event.round;
    out["note"] = text_or_null(event.note);
    out["move"] = storage::word(event.move);
    out["target"] = text_or_null(event.target);
    out["not_before"] = date_or_null(event.not_before);
    out["because"] = text_or_null(event.because.in(language));
    out["values"] = values(event.values);
  }
  void operator()(const FactsSet& event) const {
    out["values"] = values(event.values);
    out["note"] = text_or_null(event.note);
  }
  void operator()(const VoteRecorded& event) const {
    out["step"] = event.step;
    out["round"] = event.round;
    out["for"] = event.in_favour;
    out["against"] = event.against;
    out["blank"] = event.blank;
    out["absent"] = event.absent;
    out["by"] = values(event.by);
    out["verdict"] = event.verdict;
    out["sentence"] = event.sentence.in(language);
  }
  void operator()(const Requested& event) const {
    out["by"] = event.by;
    out["text"] = event.text;
  }
  void operator()(const RequestAnswered& event) const {
    out["request"] = event.request;
    out["answer"] = event.answer;
    out["reason"] = event.reason;
  }
  void operator()(const ChildAsked& event) const {
    out["step"] = event.step;
    out["child"] = event.id;
    out["workflow"] = event.route;
    out["values"] = values(event.values);
  }
  void operator()(const ChildRefused& event) const {
    out["number"] = event.number;
    out["sentence"] = event.sentence.in(language);
  }
  void operator()(const Watched& event) const { out["by"] = event.by; }
  void operator()(const Migrated& event) const {
    out["workflow_hash"] = event.workflow_hash;
    out["reason"] = event.reason;
  }
  void operator()(const StepHeld& event) const {
    out["step"] = event.step;
    out["waits_for"] = strings(event.waits_for);
  }
  void operator()(const PapersDelivered& event) const {
    out["step"] = event.step;
    out["note"] = text_or_null(event.note);
  }
  void operator()(const OutcomeCorrected& event) const {
    out["corrects"] = event.corrects;
    out["step"] = event.step;
    out["outcome"] = event.outcome ? json::value(definition::row(*event.outcome).token) : json::value{};
    out["move"] = storage::word(event.move);
    out["target"] = text_or_null(event.target);
    out["not_before"] = date_or_null(event.not_before);
    out["values"] = values(event.values);
    out["reason"] = event.reason;
  }
  void operator()(const Acknowledged& event) const {
    out["step"] = event.step;
    out["by"] = text_or_null(event.by);
    out["until"] = date_or_null(event.until);
    out["partly"] = event.partly;
  }
  void operator()(const Snoozed& event) const {
    out["step"] = event.step;
    out["until"] = to_string(event.until);
  }
  void operator()(const DatePinned& event) const {
    out["step"] = event.step;
    out["day"] = date_or_null(event.day);
    out["term"] = text_or_null(event.term);
    out["reason"] = event.reason;
  }
  void operator()(const Retargeted& event) const {
    out["step"] = event.step;
    out["meeting"] = to_string(event.meeting.date);
    out["meeting_id"] = event.body + "/" + to_string(event.meeting.first);
    out["reason"] = event.reason;
  }
  void operator()(const Suspended& event) const {
    out["step"] = event.step;
    out["reason"] = event.reason;
  }
  void operator()(const Resumed& event) const {
    out["step"] = event.step;
    out["days"] = event.days;
    out["day"] = date_or_null(event.day);
  }
  void operator()(const RungFired& event) const {
    out["deadline"] = to_string(event.deadline);
    out["step"] = event.deadline.step;
    out["participant"] = text_or_null(event.deadline.participant);
    out["kind"] = dossier::token(event.deadline.kind);
    out["rung"] = event.rung;
    out["to"] = text_or_null(event.person);
    out["late"] = event.late;
    out["reason_code"] = reason_or_null(event.settled);
    out["reason"] = event.settled == NotSent::none
                        ? json::value{}
                        : json::value(reason_sentence(event.settled, event.detail).in(language));
  }
  void operator()(const NoticeRaised& event) const {
    out["notice"] = event.id;
    out["kind"] = dossier::token(event.kind);
    out["role"] = event.role;
    out["to"] = text_or_null(event.person);
    out["step"] = text_or_null(event.step);
    out["why"] = text_or_null(event.why.in(language));
    json::array lines;
    for (const NoticeLine& from : event.lines) {
      json::object line;
      line["step"] = from.step;
      line["participant"] = text_or_null(from.participant);
      line["kind"] = dossier::token(from.kind);
      line["legal_date"] = to_string(from.legal);
      line["planning_date"] = to_string(from.planning);
      line["meeting"] = date_or_null(from.meeting);
      line["old_planning_date"] = date_or_null(from.old_planning);
      line["own"] = from.own;
      lines.push_back(std::move(line));
    }
    out["lines"] = std::move(lines);
  }
  void operator()(const Yielded& event) const {
    out["step"] = event.step;
    out["body"] = event.body;
    out["meeting"] = to_string(event.meeting.date);
    out["dossier"] = event.dossier;
  }
  void operator()(const Ended& event) const { out["result"] = event.result; }
  void operator()(const Withdrawn& event) const { out["reason"] = event.reason; }
  void operator()(const Rejected& event) const {
    out["command"] = event.command;
    out["code"] = event.code;
    out["sentence"] = event.sentence.in(language);
  }
};

json::object head(std::uint64_t seq, Instant at, Date effective_on, const std::string& actor, const std::string& type,
                  const Zone& zone) {
  json::object object;
  object["seq"] = seq;
  object["at"] = zone.format(at);
  object["effective_on"] = to_string(effective_on);
  object["actor"] = actor;
  object["type"] = type;
  return object;
}

}  // namespace

json::object event(const Recorded& event, const Zone& zone, Language language) {
  json::object object = head(event.seq, event.at, event.effective_on, event.actor, type_of(event.event), zone);
  std::visit(Body{object, language}, event.event);
  return object;
}

json::object history_row(const storage::JournalRow& row, const Zone& zone, Language language) {
  if (row.stream.starts_with("d/"))
    if (const auto decoded = storage::decode_event(row)) return event(*decoded, zone, language);
  json::object object = head(row.seq, Instant{std::chrono::milliseconds{row.at_ms}}, from_day_number(row.effective_on),
                             row.actor, row.type, zone);
  boost::system::error_code error;
  const json::value body = json::parse(row.body, error);
  if (!error && body.is_object())
    for (const auto& [key, value] : body.get_object())
      if (!object.contains(key)) object[key] = value;
  // A sentence is kept in both languages; the reader gets the one that was asked for.
  if (const json::value* text = object.if_contains(language == Language::en ? "en" : "nl")) {
    object["sentence"] = *text;
    object.erase("nl");
    object.erase("en");
  }
  return object;
}

}  // namespace besluit::engine::views
