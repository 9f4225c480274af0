// SPDX-License-Identifier: EUPL-1.2
// Facts that become known, votes, and requests with their answers.
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/votes/ballot.hpp"
#include "workflows/dossier/answers.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/replan.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

using definition::Move;
using definition::Outcome;

constexpr int heads_max = 100'000;  // members of one body; more is a slip of the pen

// What a vote in favour and one against make of the step; nullopt: nothing is voted on.
struct Sides {
  Outcome adopted;
  Outcome rejected;
};
std::optional<Sides> sides_of(definition::Ask ask) {
  using definition::Ask;
  if (ask == Ask::decision || ask == Ask::adopt) return Sides{Outcome::adopted, Outcome::rejected};
  const auto allowed = definition::allowed(ask);
  const bool favourable = definition::favourable(ask) != Outcome::answered;
  if (!favourable || allowed.size() < 2) return std::nullopt;
  return Sides{allowed[0], allowed[1]};
}

votes::BallotRules rules_of(const definition::Body& body) {
  votes::BallotRules rules = votes::statutory(votes::Ground::wgr);
  if (!body.quorum.empty()) rules.quorum = body.quorum;
  if (!body.majority.empty()) rules.majority = body.majority;
  return rules;
}

std::expected<std::vector<votes::Voter>, Text> voters_of(const definition::Organisation& world, const Vote& command) {
  std::vector<votes::Voter> voters;
  for (const auto& [id, participant] : world.participants) {
    votes::Voter voter{id, participant.name, participant.votes, 0, votes::Stand::absent};
    if (const auto said = command.by.find(id); said != command.by.end()) {
      const auto stand = votes::read_stand(said->second);
      if (!stand) return std::unexpected(stand.error());
      voter.stand = *stand;
    }
    voters.push_back(std::move(voter));
  }
  return voters;
}

std::expected<votes::BallotResult, Text> judged(const Setting& setting, const definition::Body& body,
                                                const Vote& command) {
  const votes::BallotRules rules = rules_of(body);
  if (!command.by.empty()) {
    const auto voters = voters_of(setting.world, command);
    if (!voters) return std::unexpected(voters.error());
    return votes::judge(rules, {}, votes::Manner::hands, *voters);
  }
  votes::Totals totals;
  totals.in_favour = command.in_favour;
  totals.against = command.against;
  totals.blank = command.blank;
  const std::int64_t said = totals.in_favour + totals.against + totals.blank + command.absent;
  const auto members = static_cast<std::int64_t>(setting.world.participants.size());
  totals.sitting = body.members.empty() ? said : std::max(said, members);
  totals.absent = totals.sitting - totals.in_favour - totals.against - totals.blank;
  return votes::judge(rules, {}, votes::Manner::hands, totals);
}

std::optional<Rejection> wrong_vote(const Setting& setting, const Dossier& before, const Vote& command, int index) {
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  const definition::Step& asking = setting.workflow.steps[static_cast<std::size_t>(index)];
  if (step.status != StepStatus::open) return refuse(setting, before, Refusal::step_not_open, not_open(step)).error();
  if (asking.body.empty() || !asking.parts.empty() || !sides_of(asking.ask)) {
    return refuse(setting, before, Refusal::no_vote,
                  {"Over de stap '" + step.id + "' wordt niet gestemd; leg de uitkomst vast met 'record'.",
                   "The step '" + step.id + "' is not voted on; record its outcome with 'record'."})
        .error();
  }
  for (const int count : {command.in_favour, command.against, command.blank, command.absent}) {
    if (count < 0 || count > heads_max) {
      return refuse(setting, before, Refusal::bad_vote,
                    {"Een aantal stemmen ligt tussen 0 en " + std::to_string(heads_max) + ".",
                     "A number of votes lies between 0 and " + std::to_string(heads_max) + "."})
          .error();
    }
  }
  for (const auto& [who, stand] : command.by) {
    if (setting.world.participants.contains(who)) continue;
    return refuse(setting, before, Refusal::unknown_participant,
                  {"'" + diagnostic::printable(who.substr(0, id_bytes_max)) + "' is geen deelnemer.",
                   "'" + diagnostic::printable(who.substr(0, id_bytes_max)) + "' is no participant."})
        .error();
  }
  return std::nullopt;
}

// "gestemd: 12 voor, 6 tegen, 1 blanco".
std::string counts(const Vote& command) {
  if (!command.by.empty()) return "hoofdelijk gestemd";
  std::string text =
      "gestemd: " + std::to_string(command.in_favour) + " voor, " + std::to_string(command.against) + " tegen";
  if (command.blank > 0) text += ", " + std::to_string(command.blank) + " blanco";
  return text;
}

std::string person_of(const definition::Organisation& world, const std::string& role) {
  const auto to = world.resolve(role);
  return to ? to->id() : "";
}

void tell_request(Draft& draft, NoticeKind kind, const std::string& id, const std::string& role, Text why) {
  if (role.empty()) return;
  NoticeRaised notice;
  notice.id = id + "/" + role;
  notice.kind = kind;
  notice.role = role;
  notice.person = person_of(draft.world(), role);
  notice.why = std::move(why);
  draft.emit(std::move(notice));
}

// Who answers for the route: its owner, else the contact of the last body that decides.
std::string answers_for(const Setting& setting) {
  if (!setting.workflow.owner.empty()) return setting.workflow.owner;
  for (auto step = setting.workflow.steps.rbegin(); step != setting.workflow.steps.rend(); ++step) {
    const definition::Body* body = setting.world.body(step->body);
    if (body != nullptr) return body->contact;
  }
  return "";
}

std::string name_of(const definition::Organisation& world, const std::string& who) {
  if (const auto known = world.participants.find(who); known != world.participants.end()) return known->second.name;
  if (const definition::Body* body = world.body(who)) return body->name;
  if (const auto person = world.people.find(who); person != world.people.end()) return person->second.name;
  return who;
}

}  // namespace

Decision decide_facts(const Setting& setting, const Dossier& before, const SetFacts& command) {
  if (command.note.size() > text_bytes_max)
    return refuse(setting, before, Refusal::text_too_long, too_long("De toelichting", "The note"));
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  if (command.values.empty()) {
    return refuse(setting, before, Refusal::no_values,
                  {"Er is geen gegeven genoemd (--set NAAM=WAARDE).", "No fact was named (--set NAME=VALUE)."});
  }
  const auto facts = read_values(setting.workflow, command.values, possible_now(setting.workflow, before));
  if (!facts) return std::unexpected(facts.error());
  Draft draft(setting, &before, "");
  draft.emit(FactsSet{command.values, command.note});
  std::string names;
  for (const auto& [name, value] : command.values) names += (names.empty() ? "" : ", ") + name + " = " + value;
  finish(draft, {"Nu is bekend: " + names + ".", "Now it is known: " + names + "."}, "");
  return draft.take();
}

Decision decide_vote(const Setting& setting, const Dossier& before, const Vote& command) {
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  const int index = setting.workflow.index_of(command.step);
  if (index < 0 || index >= static_cast<int>(before.steps.size())) {
    return refuse(setting, before, Refusal::unknown_step, step_unknown(setting.workflow, command.step));
  }
  if (auto rejection = wrong_vote(setting, before, command, index)) return std::unexpected(std::move(*rejection));
  const Date on = command.on.value_or(setting.today);
  if (auto rejection = wrong_day(setting, before, on)) return std::unexpected(std::move(*rejection));
  if (auto rejection = before_meeting(setting, before, index, on, Outcome::adopted))
    return std::unexpected(std::move(*rejection));
  const definition::Step& asking = setting.workflow.steps[static_cast<std::size_t>(index)];
  const definition::Body* body = setting.world.body(asking.body);
  const auto result = body == nullptr ? std::unexpected(Text{"Dit orgaan bestaat niet meer.", "This body is gone."})
                                      : judged(setting, *body, command);
  if (!result) return refuse(setting, before, Refusal::bad_vote, result.error());
  if (result->outcome == votes::Outcome::open) {
    return refuse(setting, before, Refusal::bad_vote, {"Niet alle stemmen zijn genoemd.", "Not all votes were given."});
  }
  const StepState& step = before.steps[static_cast<std::size_t>(index)];
  const Text sentence{votes::sentence(result->reasons, Language::nl), votes::sentence(result->reasons, Language::en)};
  Draft draft(setting, &before, "");
  draft.emit(VoteRecorded{step.id, step.round, command.in_favour, command.against, command.blank, command.absent,
                          command.by, std::string(votes::token(result->outcome)), sentence},
             on);
  const Sides sides = *sides_of(asking.ask);
  std::optional<Outcome> outcome;
  if (result->outcome == votes::Outcome::adopted) outcome = sides.adopted;
  if (result->outcome == votes::Outcome::rejected) outcome = sides.rejected;
  if (result->outcome == votes::Outcome::postponed || result->outcome == votes::Outcome::invalid)
    outcome = Outcome::deferred;
  if (!outcome) return draft.take();  // no quorum: the item stays open
  const definition::Exit exit = setting.workflow.exit_of(index, *outcome);
  OutcomeRecorded event{step.id, exit.outcome, step.round, counts(command), exit.move, exit.target, std::nullopt};
  if (exit.move == Move::defer || exit.move == Move::back) event.not_before = decided_day(step.meeting, on);
  draft.emit(std::move(event), on);
  if (exit.move == Move::back) close_for_back(draft, before, step.id);
  finish(draft, outcome_sentence(setting, index, *outcome, on, exit), step.id);
  return draft.take();
}

Decision decide_request(const Setting& setting, const Dossier& before, const Request& command) {
  if (command.text.size() > text_bytes_max)
    return refuse(setting, before, Refusal::text_too_long, too_long("Het verzoek", "The request"));
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  if (is_blank(command.text)) {
    return refuse(setting, before, Refusal::reason_missing,
                  {"Een verzoek zegt wat er gevraagd wordt.", "A request says what is asked."});
  }
  const bool known = setting.world.participants.contains(command.by) || setting.world.body(command.by) != nullptr ||
                     setting.world.roles.contains(command.by) || setting.world.people.contains(command.by);
  if (!known) {
    const std::string who = diagnostic::printable(command.by.substr(0, id_bytes_max));
    return refuse(setting, before, Refusal::unknown_participant,
                  {"'" + who + "' is geen deelnemer, orgaan, rol of mens van de organisatie.",
                   "'" + who + "' is no participant, body, role or person of the organisation."});
  }
  Draft draft(setting, &before, "");
  draft.emit(Requested{command.by, command.text});
  const std::string seq = std::to_string(draft.state().last_seq);
  const std::string who = name_of(setting.world, command.by);
  tell_request(
      draft, NoticeKind::request, "request-" + seq, answers_for(setting),
      {who + " vraagt: " + stopped(command.text) + " Er verandert niets tot dit is beantwoord (verzoek " + seq + ").",
       who + " asks: " + stopped(command.text) + " Nothing changes until it is answered (request " + seq + ")."});
  return draft.take();
}

Decision decide_answer_request(const Setting& setting, const Dossier& before, const AnswerRequest& command) {
  if (command.reason.size() > text_bytes_max)
    return refuse(setting, before, Refusal::text_too_long, too_long("De reden", "The reason"));
  if (before.status != Status::running) return refuse(setting, before, Refusal::dossier_ended, has_ended(before));
  const auto found = std::ranges::find(before.requests, command.seq, &RequestState::seq);
  if (found == before.requests.end()) {
    const std::string number = std::to_string(command.seq);
    return refuse(setting, before, Refusal::unknown_seq,
                  {"Regel " + number + " is geen verzoek; zie 'history " + before.id + "'.",
                   "Event " + number + " is no request; see 'history " + before.id + "'."});
  }
  if (!found->answer.empty()) {
    return refuse(setting, before, Refusal::request_answered,
                  {"Dit verzoek is al beantwoord.", "This request has been answered already."});
  }
  const bool granted = command.answer == "granted" || command.answer == "toegewezen";
  if (!granted && command.answer != "declined" && command.answer != "afgewezen") {
    return refuse(
        setting, before, Refusal::bad_answer,
        {"Het antwoord is granted (toegewezen) of declined (afgewezen).", "The answer is granted or declined."});
  }
  if (is_blank(command.reason)) {
    return refuse(setting, before, Refusal::reason_missing,
                  {"Een antwoord heeft een reden nodig (--reason).", "An answer needs a reason (--reason)."});
  }
  Draft draft(setting, &before, "");
  draft.emit(RequestAnswered{command.seq, granted ? "granted" : "declined", command.reason});
  const std::string to = setting.world.resolve(found->by) ? found->by : "";
  const std::string nl = granted ? "toegewezen" : "afgewezen";
  tell_request(draft, NoticeKind::answer, "answer-" + std::to_string(command.seq), to,
               {"Het verzoek \"" + found->text + "\" is " + nl + ": " + stopped(command.reason),
                "The request \"" + found->text + "\" was " + (granted ? "granted" : "declined") + ": " +
                    stopped(command.reason)});
  return draft.take();
}

}  // namespace besluit::dossier
