// SPDX-License-Identifier: EUPL-1.2
#include "engine/simulation/scenario_run.hpp"

#include "engine/core/queries.hpp"
#include "engine/simulation/people.hpp"
#include "workflows/dossier/facts.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <utility>

namespace besluit::engine::simulation {
namespace {

using definition::Outcome;
using definition::Scenario;
using storage::NoticeRow;

/// What somebody says of an outcome in each language.
Text word_of(const std::optional<Outcome>& outcome) {
  if (!outcome) return {"geen uitkomst", "no outcome"};
  const definition::OutcomeRow& row = definition::row(*outcome);
  return {std::string{row.nl}, std::string{row.token}};
}

Text word_of_state(std::string_view token) {
  constexpr std::array words{std::array{"waiting", "wacht", "waiting"},
                             std::array{"open", "open", "open"},
                             std::array{"done", "klaar", "done"},
                             std::array{"running", "loopt", "running"},
                             std::array{"ended", "afgerond", "ended"},
                             std::array{"withdrawn", "ingetrokken", "withdrawn"},
                             std::array{"absent", "bestaat niet", "does not exist"},
                             std::array{"reminder", "herinnering", "reminder"},
                             std::array{"escalation", "escalatie", "escalation"},
                             std::array{"dates", "datums", "dates"},
                             std::array{"date-moved", "datum verschoven", "date moved"},
                             std::array{"infeasible", "niet haalbaar", "not feasible"},
                             std::array{"correction", "rechtzetting", "correction"},
                             std::array{"announcement", "mededeling", "announcement"},
                             std::array{"request", "verzoek", "request"},
                             std::array{"task-assigned", "taak begint", "task begins"},
                             std::array{"written-round", "schriftelijke ronde", "written round"},
                             std::array{"late-paper", "nagestuurd stuk", "late paper"},
                             std::array{"request-answered", "antwoord op verzoek", "request answered"},
                             std::array{"route-ended", "route afgerond", "route ended"},
                             std::array{"outcome", "uitkomst", "outcome"},
                             std::array{"outcome-corrected", "uitkomst verbeterd", "outcome corrected"},
                             std::array{"outcome-missing", "uitkomst ontbreekt", "outcome missing"},
                             std::array{"question", "vraag", "question"}};
  for (const auto& row : words)
    if (token == row[0]) return {row[1], row[2]};
  return {std::string{token}, std::string{token}};
}

Text day_text(const std::optional<Date>& day) {
  if (!day) return {"geen datum", "no date"};
  return {to_string(*day), to_string(*day)};
}

std::string in_quotes(const std::string& text) {
  return "'" + text + "'";
}

/// What came instead of what was expected; nullopt: it came.
using Unmet = std::optional<std::pair<Text, Text>>;
Unmet met() {
  return std::nullopt;
}
Unmet unmet(Text expected, Text found) {
  return std::pair{std::move(expected), std::move(found)};
}

class ScenarioRun {
 public:
  ScenarioRun(const Scenario& scenario, const Zone& zone, const Settings& settings, const Library& library)
      : scenario_(scenario), office_(zone, settings, library, zone.instant_of(scenario.begin, start_time)) {}

  ScenarioResult run() {
    for (const definition::ScenarioMoment& moment : scenario_.course) check_codes(moment);
    if (!result_.failures.empty()) return std::move(result_);
    const Reply reply = office_.command({}, scenario_.route, dossier::Start{{}, scenario_.values});
    if (reply.rejection && refused_as_expected(*reply.rejection)) return std::move(result_);
    if (reply.rejection) {
      fail(not_started_code, scenario_.where,
           {"het dossier begint niet: " + reply.rejection->sentence.nl,
            "the dossier does not start: " + reply.rejection->sentence.en},
           {"dit is gegeven", "this is given"});
      return std::move(result_);
    }
    id_ = reply.after->id;
    collect();
    for (std::size_t i = 0; i < scenario_.course.size(); ++i) {
      const definition::ScenarioMoment& moment = scenario_.course[i];
      go_to(zone().instant_of(moment.day, act_time));
      act(moment);
      const bool same_day = i + 1 < scenario_.course.size() && scenario_.course[i + 1].day == moment.day;
      if (!same_day) go_to(zone().end_of_day(moment.day));
      judge(moment);
    }
    return std::move(result_);
  }

 private:
  const Zone& zone() const { return office_.state().zone; }

  /// A dossier that does not start ends the scenario; on the first day, and with nothing done, that can be expected.
  bool refused_as_expected(const dossier::Rejection& rejection) {
    if (scenario_.course.empty() || !scenario_.course.front().acts.empty()) return false;
    const definition::ScenarioMoment& first = scenario_.course.front();
    bool expected = false;
    for (const definition::Expectation& one : first.expected) {
      const auto* refusal = std::get_if<definition::ExpectRefusal>(&one.fact);
      if (refusal == nullptr) continue;
      ++result_.expectations;
      expected = true;
      refusal_ = dossier::token(rejection.code);
      if (const Unmet problem = of_refusal(*refusal)) differs(one, *problem, first.day);
    }
    return expected;
  }

  // -- the dossiers, and the people around them --------------------------------------------------------------------

  /// One dossier. What the scenario records is its own affair; nobody else decides there. Their papers come as planned.
  struct Running {
    std::string id;
    std::string route;
    std::vector<ToldOutcome> told;
    People people;
    Running(std::string dossier, std::string of, std::vector<ToldOutcome> silences)
        : id(std::move(dossier)), route(std::move(of)), told(std::move(silences)), people(told) {}
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
  };

  template <class... T>
  struct Overloaded : T... {
    using T::operator()...;
  };

  std::vector<ToldOutcome> told_of(const definition::OfRoute& of) const {
    std::vector<ToldOutcome> told;
    const auto silent = [&](const std::string& step, const std::string& participant, const std::string& part) {
      const ToldOutcome one{step, participant, part, {}, std::nullopt, ToldOutcome::Silent::outcome};
      if (std::ranges::find(told, one) == told.end()) told.push_back(one);
    };
    for (const auto& moment : scenario_.course) {
      for (const auto& one : moment.acts) {
        if (one.of != of) continue;
        std::visit(Overloaded{[&](const definition::RecordAct& act) {
                                if (act.outcome != "delivered" && act.outcome != "sent")
                                  silent(act.step, act.participant, act.part);
                              },
                              [&](const definition::VoteAct& act) { silent(act.step, {}, {}); },
                              [&](const definition::AttendAct& act) { silent(act.step, {}, {}); },
                              [&](const definition::SkipAct& act) { silent(act.step, {}, {}); }, [](const auto&) {}},
                   one.deed);
      }
    }
    return told;
  }

  /// The dossier that an act or an expectation is about; null pointer: no dossier of that route has begun.
  const Running* find(const definition::OfRoute& of) const {
    const Running* found = nullptr;
    for (const Running& one : running_)
      if (of.empty() ? one.id == id_ : one.route == of && one.id != id_) found = &one;
    return found;
  }

  // -- time -------------------------------------------------------------------------------------------------------

  struct Due {
    Running* whose = nullptr;
    Act act;
  };
  /// What somebody does next, in whichever dossier.
  std::optional<Due> next_act() {
    if (scenario_.rest == Scenario::Rest::nothing) return std::nullopt;
    std::optional<Due> first;
    for (Running& one : running_) {
      const auto dossier = find_dossier(office_.state(), one.id);
      const definition::Workflow* workflow = dossier ? office_.state().workflow(dossier->workflow_hash) : nullptr;
      if (workflow == nullptr) continue;
      auto act = one.people.next(office_.state(), office_.now(), *dossier, *workflow);
      if (act && (!first || act->day < first->act.day)) first = Due{&one, std::move(*act)};
    }
    return first;
  }

  void go_to(Instant to) {
    while (true) {
      auto next = next_act();
      const Instant due = next ? zone().instant_of(next->act.day, record_time) : never;
      const Instant moment = std::max(std::min(due, office_.wake_up()), office_.now());
      if (moment > to) break;
      office_.advance_to(moment);
      if (next && due <= moment) {
        const Reply reply = office_.command(next->whose->id, {}, next->act.record);
        next->whose->people.did(next->act, reply.rejection.has_value());
      }
      collect();
    }
    office_.advance_to(to);
    collect();
  }

  void collect() {
    for (Happening& happening : office_.take_happened()) {
      if (auto line = line_of(Happening{happening}, office_.state(), Subjects::composed))
        result_.journal.push_back(std::move(*line));
      if (const auto* recorded = std::get_if<std::shared_ptr<const dossier::Recorded>>(&happening.what)) {
        if (const auto* started = std::get_if<dossier::Started>(&(*recorded)->event)) {
          result_.routes.emplace(happening.dossier, started->route);
          running_.emplace_back(happening.dossier, started->route,
                                told_of(happening.dossier == id_ ? definition::OfRoute{} : started->route));
        }
      }
      if (auto* notice = std::get_if<NoticeRow>(&happening.what)) notices_.push_back(std::move(*notice));
    }
  }

  // -- what happens -----------------------------------------------------------------------------------------------

  void act(const definition::ScenarioMoment& moment) {
    refusal_.reset();
    const bool expects_refusal = std::ranges::any_of(moment.expected, [](const definition::Expectation& one) {
      return std::holds_alternative<definition::ExpectRefusal>(one.fact);
    });
    for (std::size_t i = 0; i < moment.acts.size(); ++i) {
      const definition::ScenarioAct& one = moment.acts[i];
      const Running* about = find(one.of);
      if (about == nullptr) {
        no_dossier(one.of, one.where, moment.day);
        continue;
      }
      about_ = about->id;
      const Reply reply = std::visit([this](const auto& deed) { return give(deed); }, one.deed);
      collect();
      if (!reply.rejection) continue;
      const bool last = i + 1 == moment.acts.size();
      if (last && expects_refusal) {
        refusal_ = dossier::token(reply.rejection->code);
        continue;
      }
      fail(refused_code, one.where,
           {"dit is geweigerd: " + reply.rejection->sentence.nl, "this was refused: " + reply.rejection->sentence.en},
           {"op " + to_string(moment.day), "on " + to_string(moment.day)},
           {"hoort dat zo, schrijf dan onder 'dan': geweigerd: " + dossier::token(reply.rejection->code),
            "if that is right, write under 'then': refused: " + dossier::token(reply.rejection->code)});
    }
  }

  Reply of_dossier(dossier::Command command) { return office_.command(about_, {}, std::move(command)); }
  Reply of_world(WorldAct command, const std::string& reason) {
    return office_.change_world({std::move(command), reason});
  }

  Reply give(const definition::RecordAct& act) {
    return of_dossier(
        dossier::Record{act.step, act.outcome, act.on, act.note, act.participant, act.part, act.values, act.back_to});
  }
  Reply give(const definition::SetFactsAct& act) { return of_dossier(dossier::SetFacts{act.values, act.note}); }
  Reply give(const definition::SkipAct& act) { return of_dossier(dossier::Skip{act.step, act.reason}); }
  Reply give(const definition::VoteAct& act) {
    return of_dossier(dossier::Vote{act.step, act.in_favour, act.against, act.blank, act.absent, act.by, act.on});
  }
  Reply give(const definition::AttendAct& act) {
    return of_dossier(dossier::Attend{act.step, act.present, act.members, act.on});
  }
  Reply give(const definition::RequestAct& act) { return of_dossier(dossier::Request{act.by, act.text}); }
  Reply give(const definition::AnswerRequestAct& act) {
    return of_dossier(dossier::AnswerRequest{last_request(), act.answer, act.reason});
  }
  Reply give(const definition::BeginAct& act) { return office_.command({}, act.route, dossier::Start{{}, act.values}); }
  Reply give(const definition::ReceiveAct& act) {
    return of_dossier(dossier::Receive{act.step, act.participant, act.on, {}});
  }
  Reply give(const definition::CorrectAct& act) {
    return of_dossier(dossier::Correct{last_recording(act.step, act.participant), act.outcome, act.reason});
  }
  Reply give(const definition::SetDateAct& act) { return of_dossier(dossier::SetDate{act.step, act.day, act.reason}); }
  Reply give(const definition::ExtendAct& act) { return of_dossier(dossier::Extend{act.step, act.term, act.reason}); }
  Reply give(const definition::RetargetAct& act) {
    return of_dossier(dossier::Retarget{act.step, to_string(act.meeting), act.reason});
  }
  Reply give(const definition::AcknowledgeAct& act) { return of_dossier(dossier::Acknowledge{act.step}); }
  Reply give(const definition::SuspendAct& act) {
    return of_dossier(dossier::Suspend{act.step, std::nullopt, act.reason});
  }
  Reply give(const definition::ResumeAct& act) { return of_dossier(dossier::Resume{act.step, std::nullopt}); }
  Reply give(const definition::WithdrawAct& act) { return of_dossier(dossier::Withdraw{act.reason}); }
  Reply give(const definition::MoveMeetingAct& act) {
    return of_world(MoveMeeting{act.body, to_string(act.meeting), act.to}, act.reason);
  }
  Reply give(const definition::CancelMeetingAct& act) {
    return of_world(CancelMeeting{act.body, to_string(act.meeting)}, act.reason);
  }
  Reply give(const definition::AddMeetingAct& act) {
    return of_world(AddMeeting{act.body, act.on, act.second_of ? to_string(*act.second_of) : std::string{}}, {});
  }

  /// 0 when nothing was recorded; the engine then refuses it.
  std::uint64_t last_recording(const std::string& step, const std::string& participant) const {
    std::uint64_t seq = 0;
    if (const auto dossier = find_dossier(office_.state(), about_))
      for (const dossier::Act& act : dossier->acts)
        if (act.step == step && act.participant == participant && !act.derived) seq = act.seq;
    return seq;
  }
  /// The last one that waits for an answer, else the last one.
  std::uint64_t last_request() const {
    std::uint64_t seq = 0;
    bool waits = false;
    if (const auto dossier = find_dossier(office_.state(), about_)) {
      for (const dossier::RequestState& request : dossier->requests) {
        if (waits && !request.answer.empty()) continue;
        seq = request.seq;
        waits = request.answer.empty();
      }
    }
    return seq;
  }

  // -- what must hold ---------------------------------------------------------------------------------------------

  void judge(const definition::ScenarioMoment& moment) {
    std::map<std::string, std::optional<DossierView>> views;  // nothing changes while one looks
    for (const definition::Expectation& one : moment.expected) {
      ++result_.expectations;
      const Running* about = find(one.of);
      const auto* state = std::get_if<definition::ExpectDossier>(&one.fact);
      if (about == nullptr) {
        if (state == nullptr) no_dossier(one.of, one.where, moment.day);
        if (state != nullptr && state->state != "absent")
          differs(one, {word_of_state(state->state), word_of_state("absent")}, moment.day);
        continue;
      }
      const auto [known, fresh] = views.try_emplace(about->id);
      if (fresh)
        if (auto shown = show(office_.state(), about->id, office_.now())) known->second = std::move(*shown);
      const auto& view = known->second;
      if (!view) continue;
      if (const Unmet problem = std::visit([&](const auto& fact) { return look(fact, *view); }, one.fact))
        differs(one, *problem, moment.day);
    }
    notices_.clear();
  }

  void differs(const definition::Expectation& one, const std::pair<Text, Text>& how, Date day) {
    const auto& [expected, found] = how;
    fail(unmet_code, one.where,
         {"verwacht: " + expected.nl + "; gevonden: " + found.nl, "expected: " + expected.en + "; found: " + found.en},
         {"op " + to_string(day) + " was dit anders", "on " + to_string(day) + " this was different"});
  }

  void no_dossier(const definition::OfRoute& route, const diagnostic::Span& where, Date day) {
    fail(
        no_dossier_code, where,
        {"er is geen dossier van de route " + in_quotes(route), "there is no dossier of the route " + in_quotes(route)},
        {"op " + to_string(day) + " was er geen begonnen", "on " + to_string(day) + " none had begun"});
  }

  void check_codes(const definition::ScenarioMoment& moment) {
    for (const definition::Expectation& one : moment.expected) {
      const auto* refusal = std::get_if<definition::ExpectRefusal>(&one.fact);
      if (refusal == nullptr) continue;
      std::vector<std::string> codes;
      for (const dossier::Refusal code : dossier::all_refusals()) codes.push_back(dossier::token(code));
      if (std::ranges::find(codes, refusal->code) != codes.end()) continue;
      const std::string near = diagnostic::nearest(refusal->code, codes);
      fail(unknown_refusal_code, one.where,
           {"niets wordt ooit geweigerd met " + in_quotes(refusal->code),
            "nothing is ever refused with " + in_quotes(refusal->code)},
           {"deze code bestaat niet", "there is no such code"},
           near.empty() ? Text{"alle codes: besluitctl explain --list", "all codes: besluitctl explain --list"}
                        : Text{"bedoelt u " + in_quotes(near) + "?", "did you mean " + in_quotes(near) + "?"});
    }
  }

  static const StepView* step_in(const DossierView& view, const std::string& id) {
    const auto found = std::ranges::find(view.steps, id, &StepView::id);
    return found == view.steps.end() ? nullptr : &*found;
  }
  /// Without a part: of several things that are asked the first.
  static const ParticipantView* participant_in(const StepView& step, const std::string& id,
                                               const std::string& part = {}) {
    const auto found = std::ranges::find_if(step.participants, [&](const ParticipantView& one) {
      return one.id == id && (part.empty() || one.part == part);
    });
    return found == step.participants.end() ? nullptr : &*found;
  }

  static Unmet look(const definition::ExpectStanding& fact, const DossierView& view) {
    const StepView* step = step_in(view, fact.step);
    const std::string found = step == nullptr ? std::string{} : step->state;
    return found == fact.state ? met() : unmet(word_of_state(fact.state), word_of_state(found));
  }

  static Unmet look(const definition::ExpectOutcome& fact, const DossierView& view) {
    std::string token;
    if (const StepView* step = step_in(view, fact.step)) {
      token = step->outcome;
      if (!fact.participant.empty() || !fact.part.empty()) {
        const ParticipantView* one = participant_in(*step, fact.participant, fact.part);
        token = one == nullptr ? std::string{} : one->outcome;
      }
    }
    const auto found = token.empty() ? std::nullopt : definition::outcome_named(token);
    return found == fact.outcome ? met() : unmet(word_of(fact.outcome), word_of(found));
  }

  /// A choice is a fact that has the name of its step.
  Unmet look(const definition::ExpectOption& fact, const DossierView& view) const {
    return look(definition::ExpectValue{fact.step, fact.option}, view);
  }

  /// As given, or as a table decides it.
  Unmet look(const definition::ExpectValue& fact, const DossierView& view) const {
    std::optional<std::string> found;
    if (const auto given = view.values.find(fact.name); given != view.values.end()) found = given->second;
    const auto dossier = find_dossier(office_.state(), view.id);
    const definition::Workflow* workflow = dossier ? office_.state().workflow(dossier->workflow_hash) : nullptr;
    if (!found && workflow != nullptr) {
      const feel::Facts facts = dossier::facts_of(*workflow, *dossier);
      if (const auto decided = facts.find(fact.name); decided != facts.end()) found = feel::to_string(decided->second);
    }
    if (!found) return unmet({fact.value, fact.value}, {"nog niet bekend", "not known yet"});
    return *found == fact.value ? met() : unmet({fact.value, fact.value}, {*found, *found});
  }

  static Unmet look(const definition::ExpectMeeting& fact, const DossierView& view) {
    const StepView* step = step_in(view, fact.step);
    std::optional<Date> found;
    if (step != nullptr && step->meeting) found = step->meeting->date;
    return found == fact.day ? met() : unmet(day_text(fact.day), day_text(found));
  }

  static Unmet look(const definition::ExpectDate& fact, const DossierView& view) {
    std::optional<TwoDates> dates;
    if (const StepView* step = step_in(view, fact.step)) {
      dates = step->papers;
      if (!fact.participant.empty()) {
        const ParticipantView* one = participant_in(*step, fact.participant);
        dates = one == nullptr ? std::nullopt : one->reply_by;
      }
    }
    std::optional<Date> found;
    if (dates) found = fact.which == definition::ExpectDate::Which::legal ? dates->legal : dates->planning;
    return found == fact.day ? met() : unmet(day_text(fact.day), day_text(found));
  }

  static Unmet look(const definition::ExpectDossier& fact, const DossierView& view) {
    return view.state == fact.state ? met() : unmet(word_of_state(fact.state), word_of_state(view.state));
  }

  /// A route may give its end the name of an outcome ("einde afgewezen"): that is the same result.
  static std::string plain_result(const std::string& result) {
    if (result == "voltooid") return "completed";
    const auto outcome = definition::outcome_named(result);
    return outcome ? std::string{definition::row(*outcome).token} : result;
  }

  static Unmet look(const definition::ExpectResult& fact, const DossierView& view) {
    const std::string found = plain_result(view.result);
    const std::string wanted = plain_result(fact.result);
    if (found == wanted) return met();
    const auto word = [](const std::string& result) {
      if (result.empty()) return Text{"de route is niet geëindigd", "the route has not ended"};
      if (result == "completed") return Text{"voltooid", "completed"};
      const auto outcome = definition::outcome_named(result);
      return outcome ? word_of(outcome) : Text{result, result};
    };
    return unmet(word(wanted), word(found));
  }

  static Unmet look(const definition::ExpectFeasible& fact, const DossierView& view) {
    const bool wanted = fact.answer == definition::ExpectFeasible::Answer::yes;
    if (view.feasible == wanted) return met();
    const auto word = [](bool feasible) {
      return feasible ? Text{"haalbaar", "feasible"} : Text{"niet haalbaar", "not feasible"};
    };
    return unmet(word(wanted), word(view.feasible));
  }

  /// The notices since the moment before that went to somebody.
  std::vector<const NoticeRow*> notices_to(const std::string& who) const {
    const auto addressee = office_.state().library.organisation->resolve(who);
    std::vector<const NoticeRow*> found;
    for (const NoticeRow& notice : notices_) {
      const bool person = addressee && notice.to == addressee->id();
      if (who.empty() || person || notice.role == who || notice.to == who) found.push_back(&notice);
    }
    return found;
  }

  Date day_of(const NoticeRow& notice) const {
    return zone().date_of(Instant{std::chrono::milliseconds{std::max(notice.due_ms, notice.created_ms)}});
  }

  Unmet look(const definition::ExpectNotice& fact, const DossierView&) const {
    const auto all = notices_to(fact.to);
    Text found;
    for (const NoticeRow* notice : all) {
      const Date day = day_of(*notice);
      const bool fits = (fact.kind.empty() || fact.kind == notice->kind) &&
                        (fact.step.empty() || fact.step == notice->step) && (!fact.on || *fact.on == day);
      if (fits) return met();
      const Text kind = word_of_state(notice->kind);
      const std::string about = notice->step.empty() ? std::string{} : " (" + notice->step + ")";
      found.nl += (found.nl.empty() ? "" : ", ") + kind.nl + about + " op " + to_string(day);
      found.en += (found.en.empty() ? "" : ", ") + kind.en + about + " on " + to_string(day);
    }
    if (all.empty()) found = {"niets aan " + in_quotes(fact.to), "nothing to " + in_quotes(fact.to)};
    const Text kind = fact.kind.empty() ? Text{"een bericht", "a notice"} : word_of_state(fact.kind);
    const std::string about = fact.step.empty() ? std::string{} : " (" + fact.step + ")";
    const std::string day = fact.on ? to_string(*fact.on) : std::string{};
    return unmet({kind.nl + about + " aan " + in_quotes(fact.to) + (fact.on ? " op " + day : ""),
                  kind.en + about + " to " + in_quotes(fact.to) + (fact.on ? " on " + day : "")},
                 std::move(found));
  }

  Unmet look(const definition::ExpectCount& fact, const DossierView&) const {
    const auto all = notices_to(fact.to);
    if (all.size() == fact.notices) return met();
    Text list;
    constexpr std::size_t listed_max = 5;
    for (std::size_t i = 0; i < all.size() && i < listed_max; ++i) {
      const Text kind = word_of_state(all[i]->kind);
      const std::string rest = " aan " + all[i]->to + " op " + to_string(day_of(*all[i]));
      list.nl += (i == 0 ? ": " : ", ") + kind.nl + rest;
      list.en += (i == 0 ? ": " : ", ") + kind.en + " to " + all[i]->to + " on " + to_string(day_of(*all[i]));
    }
    if (all.size() > listed_max) {
      list.nl += ", ...";
      list.en += ", ...";
    }
    const auto count = [](std::size_t number) {
      return Text{std::to_string(number) + (number == 1 ? " bericht" : " berichten"),
                  std::to_string(number) + (number == 1 ? " notice" : " notices")};
    };
    const Text wanted = count(fact.notices);
    const Text found = count(all.size());
    return unmet(wanted, {found.nl + list.nl, found.en + list.en});
  }

  Unmet look(const definition::ExpectRefusal& fact, const DossierView&) const { return of_refusal(fact); }

  Unmet of_refusal(const definition::ExpectRefusal& fact) const {
    if (refusal_ == fact.code) return met();
    const Text none{"niet geweigerd", "not refused"};
    return unmet({fact.code, fact.code}, refusal_ ? Text{*refusal_, *refusal_} : none);
  }

  void fail(std::string_view code, const diagnostic::Span& where, Text message, Text label, Text fix = {}) {
    result_.failures.push_back({std::string{code},
                                diagnostic::Severity::error,
                                where,
                                std::move(message),
                                std::move(label),
                                std::move(fix),
                                {}});
  }

  const Scenario& scenario_;
  Office office_;
  ScenarioResult result_;
  std::string id_;                  ///< of the scenario's own dossier
  std::string about_;               ///< the dossier in which is acted
  std::deque<Running> running_;     ///< in the order in which they began
  std::vector<NoticeRow> notices_;  ///< since the moment before
  std::optional<std::string> refusal_;
};

}  // namespace

ScenarioResult run(const Scenario& scenario, const Zone& zone, const Settings& settings, const Library& library) {
  return ScenarioRun{scenario, zone, settings, library}.run();
}

}  // namespace besluit::engine::simulation
