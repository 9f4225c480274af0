// SPDX-License-Identifier: EUPL-1.2
#include <boost/json.hpp>

#include "engine/control/views.hpp"
#include "engine/control/views_values.hpp"

namespace besluit::engine::views {

namespace json = boost::json;

namespace {

json::object two_dates(Date legal, Date planning) {
  return {{"legal_date", to_string(legal)}, {"planning_date", to_string(planning)}};
}

json::value dates_or_null(const std::optional<terms::Due>& due) {
  return due ? json::value(two_dates(due->legal, due->planning)) : json::value{};
}

/// "ab/2024-07-10": body and first date, which a meeting keeps when it moves.
std::string identity(const std::string& body, const definition::Meeting& meeting) {
  return body + "/" + to_string(meeting.first);
}

void put_meeting(json::object& object, const std::string& body, const std::optional<definition::Meeting>& meeting) {
  object["meeting"] = meeting ? json::value(to_string(meeting->date)) : json::value{};
  object["meeting_id"] = meeting ? json::value(identity(body, *meeting)) : json::value{};
}

json::object participant(const ParticipantView& one) {
  json::object object;
  object["id"] = text_or_null(one.id);
  object["name"] = text_or_null(one.name);
  object["part"] = text_or_null(one.part);
  object["part_title"] = text_or_null(one.part_title);
  object["body"] = text_or_null(one.body);
  object["state"] = one.state;
  object["received_on"] = date_or_null(one.received_on);
  object["outcome"] = text_or_null(one.outcome);
  object["outcome_on"] = date_or_null(one.outcome_on);
  object["outcome_seq"] = one.outcome_seq == 0 ? json::value{} : json::value(one.outcome_seq);
  object["reply_by"] =
      one.reply_by ? json::value(two_dates(one.reply_by->legal, one.reply_by->planning)) : json::value{};
  object["overdue"] = one.overdue;
  object["late_outcome"] = text_or_null(one.late_outcome);
  json::array earlier;
  for (const EarlierAnswer& answer : one.earlier)
    earlier.push_back({{"round", answer.round}, {"outcome", answer.outcome}, {"on", to_string(answer.on)}});
  object["earlier"] = std::move(earlier);
  object["late_on"] = date_or_null(one.late_on);
  object["late_seq"] = one.late_seq == 0 ? json::value{} : json::value(one.late_seq);
  return object;
}

std::string_view applies(planning::Applies applies) {
  return applies == planning::Applies::yes ? "yes" : applies == planning::Applies::no ? "no" : "unknown";
}

json::object step(const StepView& step) {
  json::object object;
  object["id"] = step.id;
  object["title"] = step.title;
  object["ask"] = step.ask;
  object["who"] = text_or_null(step.who);
  object["body"] = text_or_null(step.body);
  object["body_name"] = text_or_null(step.body_name);
  object["state"] = step.state;
  object["round"] = step.round;
  object["outcome"] = text_or_null(step.outcome);
  object["outcome_on"] = date_or_null(step.outcome_on);
  object["outcome_seq"] = step.outcome_seq == 0 ? json::value{} : json::value(step.outcome_seq);
  put_meeting(object, step.body, step.meeting);
  object["papers_due"] =
      step.papers ? json::value(two_dates(step.papers->legal, step.papers->planning)) : json::value{};
  object["sent_out"] = date_or_null(step.sent_out);
  object["delivered"] = step.delivered;
  object["acknowledged"] = step.acknowledged;
  object["overdue"] = step.overdue;
  object["feasible"] = step.feasible;
  object["waiting_on"] = strings(step.waiting_on);
  object["held_for"] = strings(step.held_for);
  object["settles_on"] = date_or_null(step.settles_on);
  object["applies"] = applies(step.applies);
  json::array participants;
  for (const ParticipantView& one : step.participants) participants.push_back(participant(one));
  object["participants"] = std::move(participants);
  return object;
}

json::object asked(const planning::AskedPlan& asked, Language language) {
  json::object object;
  object["step"] = asked.step;
  object["id"] = asked.participant;
  object["name"] = asked.name;
  put_meeting(object, asked.body, asked.last_meeting);
  object["last_meeting"] = object["meeting"];
  object["last_meeting_id"] = object["meeting_id"];
  object.erase("meeting");
  object.erase("meeting_id");
  object["body"] = asked.body;
  object["reply_by"] = asked.reply_by ? json::value(to_string(asked.reply_by->legal)) : json::value{};
  object["reply_by_planning"] = asked.reply_by ? json::value(to_string(asked.reply_by->planning)) : json::value{};
  object["received_on"] = date_or_null(asked.received_on);
  object["answered"] = asked.answered;
  object["required"] = asked.required;
  object["derivation"] = asked.reply_by ? derivation(asked.reply_by->derivation, language) : json::array{};
  return object;
}

std::string_view token(definition::OwnDate::Kind kind) {
  switch (kind) {
    case definition::OwnDate::Kind::statutory:
      return "statutory";
    case definition::OwnDate::Kind::target:
      return "target";
    case definition::OwnDate::Kind::due:
      break;
  }
  return "agreed";
}

json::array own_dates(const HopView& hop) {
  json::array dates;
  for (const planning::OwnDue& date : hop.dates) {
    json::object row = two_dates(date.due.legal, date.due.planning);
    row["kind"] = token(date.kind);
    row["words"] = text_or_null(date.words);
    row["main"] = hop.main == date.kind;
    dates.push_back(std::move(row));
  }
  return dates;
}

json::object hop(const HopView& hop, Language language) {
  json::object object;
  object["step"] = hop.step;
  object["title"] = hop.title;
  object["ask"] = hop.ask;
  object["who"] = text_or_null(hop.who);
  object["body"] = text_or_null(hop.body);
  object["body_name"] = text_or_null(hop.body_name);
  put_meeting(object, hop.body, hop.meeting);
  object["papers_due"] = dates_or_null(hop.papers);
  object["expected"] = dates_or_null(hop.expected);
  object["answers_until"] = hop.answers_until ? json::value(to_string(*hop.answers_until)) : json::value{};
  object["sent_out"] = hop.sending ? json::value(to_string(hop.sending->planning)) : json::value{};
  object["sending"] = dates_or_null(hop.sending);
  object["slack_days"] = hop.slack_days ? json::value(*hop.slack_days) : json::value{};
  object["dates"] = own_dates(hop);
  object["target"] = hop.target;
  object["done"] = hop.done;
  object["applies"] = applies(hop.applies);
  object["only_if"] = text_or_null(hop.only_if);
  object["every"] = text_or_null(hop.every);
  object["derivation"] = hop.papers ? derivation(hop.papers->derivation, language) : json::array{};
  return object;
}

}  // namespace

json::array derivation(const terms::Derivation& derivation, Language language) {
  json::array links;
  for (const terms::Reason& reason : derivation) {
    json::object link;
    link["rule"] = terms::token(reason.rule);
    link["article"] = text_or_null(terms::article(reason));
    link["from"] = to_string(reason.from);
    link["to"] = to_string(reason.to);
    link["text"] = terms::sentence(reason, language);
    links.push_back(std::move(link));
  }
  return links;
}

json::value next(const std::optional<NextDate>& next) {
  if (!next) return {};
  return json::object{{"date", to_string(next->date)}, {"step", next->step}};
}

json::value conflict(const std::optional<planning::Conflict>& conflict, Language language) {
  if (!conflict) return {};
  json::array facts;
  for (const planning::Fact& fact : conflict->facts) {
    json::object row;
    row["kind"] = fact.kind;
    row["id"] = fact.id;
    row["value"] = fact.value;
    row["text"] = fact.text.in(language);
    facts.push_back(std::move(row));
  }
  json::object object;
  object["facts"] = std::move(facts);
  object["sentence"] = conflict->sentence.in(language);
  json::value& first = object["first_possible"];
  if (conflict->first_possible) {
    json::object possible;
    possible["body"] = conflict->first_possible->body;
    put_meeting(possible, conflict->first_possible->body, conflict->first_possible->meeting);
    possible["papers_due"] = to_string(conflict->first_possible->papers_due);
    first = std::move(possible);
  }
  return object;
}

namespace {

json::array children(const DossierView& dossier) {
  json::array rows;
  for (const dossier::Child& child : dossier.children)
    rows.push_back(
        {{"dossier", child.id}, {"workflow", child.route}, {"step", child.step}, {"refused", child.refused}});
  return rows;
}

json::array requests(const DossierView& dossier) {
  json::array rows;
  for (const dossier::RequestState& one : dossier.requests)
    rows.push_back({{"seq", one.seq},
                    {"by", one.by},
                    {"text", one.text},
                    {"on", to_string(one.on)},
                    {"answer", text_or_null(one.answer)},
                    {"reason", text_or_null(one.reason)}});
  return rows;
}

}  // namespace

json::object dossier_row(const DossierView& dossier) {
  json::array steps;
  for (const StepView& step : dossier.steps) {
    json::object row;
    row["id"] = step.id;
    row["state"] = step.state;
    row["outcome"] = text_or_null(step.outcome);
    steps.push_back(std::move(row));
  }
  json::object object;
  object["dossier"] = dossier.id;
  object["workflow"] = dossier.route;
  object["title"] = dossier.title;
  object["state"] = dossier.state;
  object["result"] = text_or_null(dossier.result);
  object["feasible"] = dossier.feasible;
  object["overdue"] = dossier.overdue;
  object["steps"] = std::move(steps);
  object["next"] = next(dossier.next);
  return object;
}

json::object dossier_shown(const DossierView& dossier, const std::optional<planning::Conflict>& conflict,
                           Language language) {
  json::array steps;
  for (const StepView& view : dossier.steps) steps.push_back(step(view));
  json::object values;
  for (const auto& [name, value] : dossier.values) values[name] = value;
  json::object object;
  object["dossier"] = dossier.id;
  object["workflow"] = dossier.route;
  object["title"] = dossier.title;
  object["state"] = dossier.state;
  object["result"] = text_or_null(dossier.result);
  object["feasible"] = dossier.feasible;
  object["provisional"] = dossier.provisional;
  object["overdue"] = dossier.overdue;
  object["conflict"] = views::conflict(conflict, language);
  object["started_on"] = to_string(dossier.started_on);
  object["values"] = std::move(values);
  object["plan_version"] = dossier.plan_version;
  object["last_seq"] = dossier.last_seq;
  object["steps"] = std::move(steps);
  object["next"] = next(dossier.next);
  object["parent"] = text_or_null(dossier.parent);
  object["children"] = children(dossier);
  object["requests"] = requests(dossier);
  object["possible"] = strings(dossier.possible);
  return object;
}

json::object agenda_item(const AgendaItem& item) {
  json::object object;
  object["dossier"] = text_or_null(item.dossier);
  object["title"] = text_or_null(item.title);
  object["step"] = text_or_null(item.step);
  object["step_title"] = text_or_null(item.step_title);
  object["kind"] = item.kind;
  object["body"] = text_or_null(item.body);
  object["body_name"] = text_or_null(item.body_name);
  object["waiting_on"] = strings(item.waiting_on);
  object["legal_date"] = to_string(item.legal);
  object["planning_date"] = to_string(item.planning);
  object["overdue"] = item.overdue;
  object["days_late"] = item.days_late;
  object["acknowledged"] = item.acknowledged;
  object["participant"] = text_or_null(item.participant);
  object["done"] = item.done;
  object["outcome"] = text_or_null(item.outcome);
  return object;
}

json::object plan(const PlanView& plan, Language language) {
  json::array hops;
  for (const HopView& view : plan.hops) hops.push_back(hop(view, language));
  json::object object;
  object["dossier"] = text_or_null(plan.dossier);
  object["workflow"] = plan.workflow;
  object["title"] = plan.title;
  object["from"] = to_string(plan.from);
  object["feasible"] = plan.feasible();
  object["provisional"] = plan.provisional;
  json::value& target = object["target"];
  if (plan.target) {
    json::object decides;
    decides["step"] = plan.target->step;
    decides["body"] = plan.target->body;
    decides["meeting"] = date_or_null(plan.target->meeting);
    target = std::move(decides);
  }
  object["hops"] = std::move(hops);
  json::array participants;
  for (const planning::AskedPlan& one : plan.participants) participants.push_back(asked(one, language));
  object["participants"] = std::move(participants);
  json::array remarks;
  for (const Text& remark : plan.remarks) remarks.emplace_back(remark.in(language));
  object["remarks"] = std::move(remarks);
  json::array closures;
  for (const definition::Closure& closure : plan.closures) {
    json::object row;
    row["kind"] = closure.kind == definition::Closure::Kind::recess ? "recess" : "closure";
    row["name"] = closure.name;
    row["from"] = to_string(closure.from);
    row["until"] = to_string(closure.until);
    closures.push_back(std::move(row));
  }
  object["closures"] = std::move(closures);
  object["conflict"] = views::conflict(plan.conflict, language);
  // A way out has a plan of its own, without ways out.
  json::array alternatives;
  for (const AlternativeView& way : plan.alternatives) {
    json::object row;
    row["ways"] = strings(way.ways);
    row["sentence"] = way.sentence.in(language);
    row["plan"] = views::plan(*way.plan, language);
    alternatives.push_back(std::move(row));
  }
  object["alternatives"] = std::move(alternatives);
  return object;
}

}  // namespace besluit::engine::views
