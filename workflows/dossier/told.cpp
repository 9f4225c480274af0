// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/told.hpp"

#include "workflows/dossier/ladder.hpp"
#include "workflows/dossier/notices.hpp"

#include <algorithm>
#include <utility>

namespace besluit::dossier {
namespace {

using definition::Tell;

// "positief advies"; of a choice what was chosen.
Text said(definition::Outcome outcome, const std::map<std::string, std::string>& values, const std::string& step) {
  const auto chosen = values.find(step);
  if (outcome == definition::Outcome::chosen && chosen != values.end()) return {chosen->second, chosen->second};
  const definition::OutcomeRow& row = definition::row(outcome);
  return {std::string(row.nl), std::string(row.token)};
}

// What was recorded, and what it must be: who read the first must know which word was wrong.
Text was_and_is(const definition::Step& step, const Act& act, const OutcomeCorrected& corrected) {
  Text was = said(act.outcome, act.values, act.step);
  if (act.papers) was = {"stukken aangeleverd", "papers delivered"};
  if (act.receipt) was = {"stukken verzonden of ontvangen", "papers sent or received"};
  const std::string of = act.participant.empty() ? "" : act.participant + ", ";
  const std::string about = "'" + step.public_title() + "'";
  Text text{"Over " + about + " stond vastgelegd: " + of + was.nl + ".",
            "About " + about + " was recorded: " + of + was.en + "."};
  if (!corrected.outcome) return {text.nl + " Dat is teruggenomen.", text.en + " That was taken back."};
  const Text now = said(*corrected.outcome, corrected.values, act.step);
  return {text.nl + " Dat moet zijn: " + now.nl + ".", text.en + " It must be: " + now.en + "."};
}

class Told {
 public:
  Told(const Setting& setting, const Dossier* before, std::vector<Recorded>& events)
      : setting_(setting),
        before_(before),
        after_(before == nullptr ? Dossier{} : *before),
        events_(events),
        decided_(events.size()) {
    for (const Recorded& event : events) after_ = apply(std::move(after_), event);
  }

  void run() {
    for (std::size_t i = 0; i < decided_; ++i) {
      const Recorded event = events_[i];
      std::visit([&](const auto& what) { tell(event, what); }, event.event);
    }
  }

 private:
  template <class Other>
  void tell(const Recorded&, const Other&) {}

  void tell(const Recorded& event, const StepOpened& opened) {
    const int index = setting_.workflow.index_of(opened.step);
    if (index < 0) return;
    const definition::Step& step = setting_.workflow.steps[static_cast<std::size_t>(index)];
    // Without it nobody would know that an answer is awaited: there is no meeting that would remind them.
    if (step.written) {
      Text why;
      if (step.written->silence) {
        const definition::OutcomeRow& row = definition::row(step.written->silence->outcome);
        why = {"Komt er geen antwoord, dan geldt dat als " + std::string(row.nl) + ".",
               "Without an answer it counts as " + std::string(row.token) + "."};
      }
      return raise(event, NoticeKind::invitation, "written-round", opened.step, step.body, why);
    }
    if (!step.body.empty() || step.every || !wanted(opened.step, Tell::task)) return;
    raise(event, NoticeKind::assigned, "task", opened.step, setting_.workflow.owner_of(index, ""), {});
  }
  void tell(const Recorded& event, const OutcomeRecorded& recorded) {
    const int index = setting_.workflow.index_of(recorded.step);
    if (index < 0 || !wanted(recorded.step, Tell::outcome)) return;
    // That a branch which was not taken is passed over is no news.
    if (recorded.outcome == definition::Outcome::skipped && !recorded.because.nl.empty()) return;
    Text why = outcome_sentence(setting_, index, recorded.outcome, event.effective_on,
                                {recorded.outcome, recorded.move, recorded.target});
    if (const auto chosen = recorded.values.find(recorded.step); chosen != recorded.values.end()) {
      const std::string more = recorded.note.empty() ? "" : " (" + recorded.note + ")";
      why.nl += " Gekozen is: " + chosen->second + more + ".";
      why.en += " The choice is: " + chosen->second + more + ".";
    }
    for (const std::string& role : concerned()) raise(event, NoticeKind::outcome, "outcome", recorded.step, role, why);
  }
  void tell(const Recorded& event, const OutcomeCorrected& corrected) {
    const int index = setting_.workflow.index_of(corrected.step);
    if (index < 0 || before_ == nullptr || !wanted(corrected.step, Tell::outcome)) return;
    const auto act = std::ranges::find(before_->acts, corrected.corrects, &Act::seq);
    if (act == before_->acts.end()) return;
    // That it was passed over by itself was no news either.
    if (act->derived && act->outcome == definition::Outcome::skipped) return;
    Text why = was_and_is(setting_.workflow.steps[static_cast<std::size_t>(index)], *act, corrected);
    if (corrected.outcome) {
      const Text now = outcome_sentence(setting_, index, *corrected.outcome, act->on,
                                        {*corrected.outcome, corrected.move, corrected.target});
      why = {why.nl + " " + now.nl, why.en + " " + now.en};
    }
    for (const std::string& role : concerned())
      raise(event, NoticeKind::outcome_corrected, "outcome-corrected", corrected.step, role, why);
  }
  void tell(const Recorded& event, const PapersDelivered& delivered) {
    const int index = setting_.workflow.index_of(delivered.step);
    if (index < 0 || before_ == nullptr || !wanted(delivered.step, Tell::papers)) return;
    const DeadlineName papers{delivered.step, DeadlineKind::papers};
    const auto due = std::ranges::find_if(before_->deadlines, [&](const Deadline& deadline) {
      return deadline.running && deadline.name.same_line(papers);
    });
    if (due == before_->deadlines.end() || event.effective_on <= due->planning) return;
    const Text why{"De stukken zouden er op " + spoken(due->planning, Language::nl) + " zijn; ze kwamen op " +
                       spoken(event.effective_on, Language::nl) + ". " + delivered.note,
                   "The papers were expected on " + spoken(due->planning, Language::en) + "; they came on " +
                       spoken(event.effective_on, Language::en) + ". " + delivered.note};
    const std::string body = setting_.workflow.steps[static_cast<std::size_t>(index)].body;
    raise(event, NoticeKind::late_paper, "late-paper", delivered.step, body, why);
  }
  void tell(const Recorded& event, const Ended& ended) {
    if (!wanted({}, Tell::end)) return;
    Text result{ended.result, ended.result};
    if (ended.result == "completed") result = {"voltooid", "completed"};
    if (const auto outcome = definition::outcome_named(ended.result)) result.nl = definition::row(*outcome).nl;
    const Text why{"Het resultaat is '" + result.nl + "'.", "The result is '" + result.en + "'."};
    for (const std::string& role : concerned()) raise(event, NoticeKind::ended, "ended", {}, role, why);
  }

  [[nodiscard]] bool wanted(const std::string& step, Tell what) const {
    if (before_ == nullptr) return false;  // at a start everybody gets their dates
    const definition::Policy* policy = policy_for(setting_.world, setting_.workflow, step);
    return policy != nullptr && std::ranges::find(policy->tell, what) != policy->tell.end();
  }

  // Whoever has something to do in the route, and its owner; each person once.
  [[nodiscard]] std::vector<std::string> concerned() const {
    std::vector<std::string> roles;
    std::vector<std::string> persons;
    const auto add = [&](const std::string& role) {
      const std::string person = person_of(role);
      if (role.empty() || person.empty() || std::ranges::find(persons, person) != persons.end()) return;
      roles.push_back(role);
      persons.push_back(person);
    };
    add(setting_.workflow.owner);
    for (std::size_t i = 0; i < setting_.workflow.steps.size(); ++i) {
      const definition::Body* body = setting_.world.body(setting_.workflow.steps[i].body);
      add(setting_.workflow.owner_of(static_cast<int>(i), body == nullptr ? "" : body->contact));
      if (body != nullptr) add(body->contact);
    }
    return roles;
  }
  [[nodiscard]] std::string person_of(const std::string& role) const {
    return setting_.world.receiver(role, setting_.today);
  }

  void raise(const Recorded& event, NoticeKind kind, const std::string& id, const std::string& step,
             const std::string& role, const Text& why) {
    if (role.empty()) return;
    NoticeRaised notice;
    notice.id = id + "-" + std::to_string(event.seq) + "/" + role;
    notice.kind = kind;
    notice.role = role;
    notice.person = person_of(role);
    notice.step = step;
    notice.why = why;
    // What begins tells by when it must be done.
    const bool begins = kind == NoticeKind::assigned || kind == NoticeKind::invitation;
    for (const Deadline& deadline : after_.deadlines) {
      if (!begins || !deadline.running || deadline.name.step != step) continue;
      notice.lines.push_back({step,
                              deadline.name.kind,
                              deadline.legal,
                              deadline.planning,
                              {},
                              {},
                              deadline.derivation,
                              true,
                              deadline.name.participant});
    }
    const Recorded& last = events_.back();
    events_.push_back(
        Recorded{last.seq + 1, last.at, setting_.today, setting_.actor, setting_.world.hash, std::move(notice)});
  }

  const Setting& setting_;
  const Dossier* before_;  ///< null at a start
  Dossier after_;
  std::vector<Recorded>& events_;
  std::size_t decided_;
};

}  // namespace

std::vector<Recorded> with_told(const Setting& setting, const Dossier* before, std::vector<Recorded> events) {
  const bool anybody =
      std::ranges::any_of(setting.workflow.steps, [](const auto& step) { return step.written.has_value(); }) ||
      (before != nullptr &&
       std::ranges::any_of(setting.world.policies, [](const auto& entry) { return !entry.second.tell.empty(); }));
  if (anybody && !events.empty()) Told{setting, before, events}.run();
  return events;
}

}  // namespace besluit::dossier
