// SPDX-License-Identifier: EUPL-1.2
#include "engine/simulation/scenario_run.hpp"

#include "engine/core/queries.hpp"
#include "engine/simulation/people.hpp"

#include <algorithm>
#include <array>
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
                             std::array{"outcome-corrected", "uitkomst verbeterd", "outcome corrected"}};
  for (const auto& row : words)
    if (token == row[0]) return {row[1], row[2]};
  return {std::string{token}, std::string{token}};
}

Text day_text(const std::optional<Date>& day) {
  if (!day) return {"geen datum", "no date"};
  return {to_string(*day), to_string(*day)};
}

std::string quoted(const std::string& text) {
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
      : scenario_(scenario),
        told_(told_of(scenario)),
        people_(told_),
        office_(zone, settings, library, zone.instant_of(scenario.begin, start_time)) {}

  ScenarioResult run() {
    for (const definition::ScenarioMoment& moment : scenario_.course) check_codes(moment);
    if (!result_.failures.empty()) return std::move(result_);
    const Reply reply = office_.command({}, scenario_.route, dossier::Start{{}, scenario_.values});
    collect();
    if (reply.rejection) {
      fail(not_started_code, scenario_.where,
           {"het dossier begint niet: " + reply.rejection->sentence.nl,
            "the dossier does not start: " + reply.rejection->sentence.en},
           {"dit is gegeven", "this is given"});
      return std::move(result_);
    }
    id_ = reply.after->id;
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

  /// The steps that the scenario records are its own; nobody else decides there. Their papers come as planned.
  static std::vector<ToldOutcome> told_of(const Scenario& scenario) {
    std::vector<ToldOutcome> told;
    for (const auto& moment : scenario.course) {
      for (const auto& one : moment.acts) {
        const auto* record = std::get_if<definition::RecordAct>(&one.deed);
        if (record == nullptr || record->outcome == "delivered" || record->outcome == "sent") continue;
        const ToldOutcome silence{record->step, record->participant, {},
                                  {},           std::nullopt,        ToldOutcome::Silent::outcome};
        if (std::ranges::find(told, silence) == told.end()) told.push_back(silence);
      }
    }
    return told;
  }

  // -- time -------------------------------------------------------------------------------------------------------

  std::optional<Act> next_act() const {
    if (scenario_.rest == Scenario::Rest::nothing) return std::nullopt;
    const auto dossier = find_dossier(office_.state(), id_);
    const definition::Workflow* workflow = dossier ? office_.state().workflow(dossier->workflow_hash) : nullptr;
    if (workflow == nullptr) return std::nullopt;
    return people_.next(office_.state(), office_.now(), *dossier, *workflow);
  }

  void go_to(Instant to) {
    while (true) {
      const auto act = next_act();
      const Instant due = act ? zone().instant_of(act->day, record_time) : never;
      const Instant moment = std::max(std::min(due, office_.wake_up()), office_.now());
      if (moment > to) break;
      office_.advance_to(moment);
      if (act && due <= moment) {
        const Reply reply = office_.command(id_, {}, act->record);
        people_.did(*act, reply.rejection.has_value());
      }
      collect();
    }
    office_.advance_to(to);
    collect();
  }

  void collect() {
    for (Happening& happening : office_.take_happened()) {
      if (auto line = line_of(happening, office_.state(), Subjects::composed))
        result_.journal.push_back(std::move(*line));
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

  Reply of_dossier(dossier::Command command) { return office_.command(id_, {}, std::move(command)); }
  Reply of_world(WorldAct command, const std::string& reason) {
    return office_.change_world({std::move(command), reason});
  }

  Reply give(const definition::RecordAct& act) {
    return of_dossier(dossier::Record{act.step, act.outcome, act.on, {}, act.participant});
  }
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
    if (const auto dossier = find_dossier(office_.state(), id_))
      for (const dossier::Act& act : dossier->acts)
        if (act.step == step && act.participant == participant && !act.derived) seq = act.seq;
    return seq;
  }

  // -- what must hold ---------------------------------------------------------------------------------------------

  void judge(const definition::ScenarioMoment& moment) {
    const auto view = show(office_.state(), id_, office_.now());
    for (const definition::Expectation& one : moment.expected) {
      ++result_.expectations;
      if (!view) continue;
      const Unmet problem = std::visit([&](const auto& fact) { return look(fact, *view); }, one.fact);
      if (!problem) continue;
      const auto& [expected, found] = *problem;
      fail(
          unmet_code, one.where,
          {"verwacht: " + expected.nl + "; gevonden: " + found.nl, "expected: " + expected.en + "; found: " + found.en},
          {"op " + to_string(moment.day) + " was dit anders", "on " + to_string(moment.day) + " this was different"});
    }
    notices_.clear();
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
           {"niets wordt ooit geweigerd met " + quoted(refusal->code),
            "nothing is ever refused with " + quoted(refusal->code)},
           {"deze code bestaat niet", "there is no such code"},
           near.empty() ? Text{"alle codes: besluitctl explain --list", "all codes: besluitctl explain --list"}
                        : Text{"bedoelt u " + quoted(near) + "?", "did you mean " + quoted(near) + "?"});
    }
  }

  static const StepView* step_in(const DossierView& view, const std::string& id) {
    const auto found = std::ranges::find(view.steps, id, &StepView::id);
    return found == view.steps.end() ? nullptr : &*found;
  }
  static const ParticipantView* participant_in(const StepView& step, const std::string& id) {
    const auto found = std::ranges::find(step.participants, id, &ParticipantView::id);
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
      if (!fact.participant.empty()) {
        const ParticipantView* one = participant_in(*step, fact.participant);
        token = one == nullptr ? std::string{} : one->outcome;
      }
    }
    const auto found = token.empty() ? std::nullopt : definition::outcome_named(token);
    return found == fact.outcome ? met() : unmet(word_of(fact.outcome), word_of(found));
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
      const bool person = addressee && notice.to == (addressee->person.empty() ? addressee->mail : addressee->person);
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
    if (all.empty()) found = {"niets aan " + quoted(fact.to), "nothing to " + quoted(fact.to)};
    const Text kind = fact.kind.empty() ? Text{"een bericht", "a notice"} : word_of_state(fact.kind);
    const std::string about = fact.step.empty() ? std::string{} : " (" + fact.step + ")";
    const std::string day = fact.on ? to_string(*fact.on) : std::string{};
    return unmet({kind.nl + about + " aan " + quoted(fact.to) + (fact.on ? " op " + day : ""),
                  kind.en + about + " to " + quoted(fact.to) + (fact.on ? " on " + day : "")},
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

  Unmet look(const definition::ExpectRefusal& fact, const DossierView&) const {
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
  std::vector<ToldOutcome> told_;
  People people_;
  Office office_;
  ScenarioResult result_;
  std::string id_;
  std::vector<NoticeRow> notices_;  ///< since the moment before
  std::optional<std::string> refusal_;
};

}  // namespace

ScenarioResult run(const Scenario& scenario, const Zone& zone, const Settings& settings, const Library& library) {
  return ScenarioRun{scenario, zone, settings, library}.run();
}

}  // namespace besluit::engine::simulation
