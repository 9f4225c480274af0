// SPDX-License-Identifier: EUPL-1.2
#include "engine/simulation/line.hpp"

#include "engine/core/message.hpp"
#include "engine/core/notice_facts.hpp"

#include <utility>

namespace besluit::engine::simulation {
namespace {

/// What people see of an event: step, participant and outcome. `seen` is false for what only the engine needs.
struct Sight {
  bool seen = false;
  std::string step{};
  std::string participant{};
  std::string outcome{};
  std::string reason{};
};

std::string token_of(definition::Outcome outcome) {
  return std::string{definition::row(outcome).token};
}

struct See {
  Sight operator()(const dossier::Started&) const { return {true}; }
  Sight operator()(const dossier::OutcomeRecorded& event) const {
    const auto chosen = event.values.find(event.step);
    const bool choice = event.outcome == definition::Outcome::chosen && chosen != event.values.end();
    return {true, event.step, {}, token_of(event.outcome), choice ? chosen->second : event.because.nl};
  }
  Sight operator()(const dossier::PapersDelivered& event) const { return {true, event.step}; }
  Sight operator()(const dossier::PapersSent& event) const { return {true, event.step}; }
  Sight operator()(const dossier::Received& event) const { return {true, event.step, event.participant}; }
  Sight operator()(const dossier::Answered& event) const {
    return {true, event.step, event.participant, token_of(event.outcome)};
  }
  Sight operator()(const dossier::AnswerPresumed& event) const {
    return {true, event.step, event.participant, token_of(event.outcome), event.ground};
  }
  Sight operator()(const dossier::AnswerLapsed& event) const {
    return {true, event.step, event.participant, {}, event.ground};
  }
  Sight operator()(const dossier::Yielded& event) const { return {true, event.step, {}, {}, event.dossier}; }
  Sight operator()(const dossier::OutcomeCorrected& event) const {
    return {true, event.step, {}, event.outcome ? token_of(*event.outcome) : std::string{}, event.reason};
  }
  Sight operator()(const dossier::DatePinned& event) const { return {true, event.step, {}, {}, event.reason}; }
  Sight operator()(const dossier::Retargeted& event) const { return {true, event.step, {}, {}, event.reason}; }
  Sight operator()(const dossier::Suspended& event) const { return {true, event.step, {}, {}, event.reason}; }
  Sight operator()(const dossier::Resumed& event) const { return {true, event.step}; }
  Sight operator()(const dossier::Acknowledged& event) const { return {true, event.step}; }
  Sight operator()(const dossier::Ended& event) const { return {true, {}, {}, event.result}; }
  Sight operator()(const dossier::Withdrawn& event) const { return {true, {}, {}, {}, event.reason}; }
  Sight operator()(const dossier::Rejected& event) const { return {true, {}, {}, {}, event.sentence.nl}; }
  Sight operator()(const dossier::FactsSet& event) const {
    std::string values;
    for (const auto& [name, value] : event.values) values += (values.empty() ? "" : ", ") + name + ": " + value;
    return {true, {}, {}, {}, std::move(values)};
  }
  Sight operator()(const dossier::VoteRecorded& event) const { return {true, event.step, {}, {}, event.sentence.nl}; }
  Sight operator()(const dossier::Requested& event) const { return {true, {}, {}, {}, event.by + ": " + event.text}; }
  Sight operator()(const dossier::RequestAnswered& event) const { return {true, {}, {}, {}, event.reason}; }
  Sight operator()(const dossier::ChildAsked& event) const { return {true, event.step, {}, {}, event.id}; }
  Sight operator()(const dossier::ChildRefused& event) const { return {true, {}, {}, {}, event.sentence.nl}; }
  Sight operator()(const dossier::Snoozed& event) const { return {true, event.step}; }
  // How the plan and its deadlines change is what the notices tell.
  Sight operator()(const dossier::StepHeld&) const { return {}; }
  Sight operator()(const dossier::Watched&) const { return {}; }
  Sight operator()(const dossier::Migrated&) const { return {}; }
  Sight operator()(const dossier::Planned&) const { return {}; }
  Sight operator()(const dossier::DeadlineSet&) const { return {}; }
  Sight operator()(const dossier::DeadlineClosed&) const { return {}; }
  Sight operator()(const dossier::StepOpened&) const { return {}; }
  Sight operator()(const dossier::RungFired&) const { return {}; }
  Sight operator()(const dossier::NoticeRaised&) const { return {}; }
};

Line event_line(const std::string& dossier, const dossier::Recorded& recorded, Sight&& sight) {
  Line line;
  line.at = recorded.at;
  line.dossier = dossier;
  line.step = std::move(sight.step);
  line.type = dossier::type_of(recorded.event);
  line.date = recorded.effective_on;
  line.reason = std::move(sight.reason);
  line.outcome = std::move(sight.outcome);
  line.participant = std::move(sight.participant);
  return line;
}

Line notice_line(storage::NoticeRow&& notice, Instant at, const EngineState& state, Subjects subjects) {
  Line line;
  line.at = at;
  if (const auto facts = decode_facts(notice.facts))
    for (const FactLine& fact : facts->lines)
      if (!line.date || fact.planning < *line.date) line.date = fact.planning;
  if (subjects == Subjects::composed)
    if (const auto message = compose(notice, *state.library.organisation, state.zone)) line.subject = message->subject;
  line.dossier = std::move(notice.dossier);
  line.type = std::move(notice.kind);
  line.step = std::move(notice.step);
  line.to = std::move(notice.to);
  line.role = std::move(notice.role);
  line.channel = std::move(notice.channel);
  line.rung = std::move(notice.rung);
  line.reason = std::move(notice.reason);
  line.reason_code = std::move(notice.reason_code);
  return line;
}

}  // namespace

std::optional<Line> line_of(Happening&& happening, const EngineState& state, Subjects subjects) {
  if (auto* notice = std::get_if<storage::NoticeRow>(&happening.what))
    return notice_line(std::move(*notice), happening.at, state, subjects);
  const auto& recorded = *std::get<std::shared_ptr<const dossier::Recorded>>(happening.what);
  Sight sight = std::visit(See{}, recorded.event);
  if (!sight.seen) return std::nullopt;
  return event_line(happening.dossier, recorded, std::move(sight));
}

Line refused_line(const std::string& dossier, const dossier::Rejection& rejection, const Office& office) {
  Line line;
  line.at = office.now();
  line.dossier = dossier;
  line.type = "rejected";
  line.date = office.today();
  line.reason = rejection.sentence.nl;
  line.reason_code = dossier::token(rejection.code);
  return line;
}

}  // namespace besluit::engine::simulation
