// SPDX-License-Identifier: EUPL-1.2
// Which rungs go out now. Each is claimed once: after the event it is sent or settled, and no longer armed.
#include "workflows/dossier/answers.hpp"
#include "workflows/dossier/decide.hpp"
#include "workflows/dossier/ladder.hpp"
#include "workflows/dossier/replan.hpp"
#include "workflows/dossier/told.hpp"

#include <algorithm>
#include <tuple>

namespace besluit::dossier {
namespace {

using definition::RungRule;

// A rung that is due, with where its notice goes.
struct Due {
  std::size_t deadline = 0;
  std::size_t rung = 0;
  int step = 0;
  std::string person;  // who gets it; empty: nobody
};

class Firing {
 public:
  Firing(const Setting& setting, const Dossier& before) : setting_(setting), before_(before) {}

  std::vector<Recorded> take(int limit) {
    collect();
    settle_missed(limit);
    // In due order; beside each other what may be merged. The order of the file decides the rest.
    std::ranges::stable_sort(due_, [this](const Due& a, const Due& b) { return key(a) < key(b); });
    for (std::size_t begin = 0; begin < due_.size();) {
      std::size_t end = begin + 1;
      while (end < due_.size() && key(due_[end]) == key(due_[begin])) ++end;
      fire_group(begin, end, limit);
      begin = end;
    }
    return std::move(events_);
  }

 private:
  [[nodiscard]] const RungPlan& plan(const Due& due) const {
    return before_.deadlines[due.deadline].rungs[due.rung].plan;
  }

  // Rungs with the same key come to one person on one day about one step, or one participant of it. Where nobody fills
  // a role, the role stands for the person.
  [[nodiscard]] std::tuple<Date, int, std::string, std::string> key(const Due& due) const {
    return {plan(due).due, due.step, due.person.empty() ? "?" + plan(due).to : due.person,
            before_.deadlines[due.deadline].name.participant};
  }

  void collect() {
    if (before_.status != Status::running) return;
    for (std::size_t d = 0; d < before_.deadlines.size(); ++d) {
      const Deadline& deadline = before_.deadlines[d];
      if (!deadline.running) continue;
      for (std::size_t r = 0; r < deadline.rungs.size(); ++r) {
        const Rung& rung = deadline.rungs[r];
        const Date day = rung.plan.due;
        const bool is_due = day < setting_.today || (day == setting_.today && setting_.send_time_passed);
        if (!is_due || rung.sent || rung.plan.settled != NotSent::none) continue;
        due_.push_back(Due{d, r, before_.index_of(deadline.name.step), person_of(rung.plan.to)});
      }
    }
    all_due_ = due_;
  }

  [[nodiscard]] std::string person_of(const std::string& role) const {
    return setting_.world.receiver(role, setting_.today);
  }

  // What its policy does not send after its day went by while nothing could go out.
  void settle_missed(int limit) {
    const auto kept = std::ranges::stable_partition(due_, [this](const Due& due) { return goes_late(due); }).begin();
    const std::vector<Due> missed(kept, due_.end());
    due_.erase(kept, due_.end());
    for (const Due& due : missed) {
      const bool none = catch_up_of(due) == definition::CatchUp::skip;
      fire(due, none ? NotSent::missed : NotSent::merged, none ? "" : plan(later_of(due)).text, limit);
    }
  }
  [[nodiscard]] definition::CatchUp catch_up_of(const Due& due) const {
    const auto* policy = policy_for(setting_.world, setting_.workflow, before_.deadlines[due.deadline].name.step);
    if (policy == nullptr) return definition::CatchUp::each;
    return plan(due).kind == RungRule::Kind::reminder ? policy->reminders_late : policy->escalations_late;
  }
  [[nodiscard]] bool goes_late(const Due& due) const {
    if (plan(due).due >= setting_.today) return true;
    const definition::CatchUp rule = catch_up_of(due);
    if (rule == definition::CatchUp::skip) return false;
    return rule == definition::CatchUp::each || later_of(due).rung == due.rung;
  }
  // The last of those that are due, of the same kind, deadline and person; itself when it is the last.
  [[nodiscard]] const Due& later_of(const Due& due) const {
    const Due* last = &due;
    for (const Due& other : all_due_) {
      const bool same =
          other.deadline == due.deadline && other.person == due.person && plan(other).kind == plan(due).kind;
      if (same && std::pair(plan(other).due, other.rung) > std::pair(plan(*last).due, last->rung)) last = &other;
    }
    return *last;
  }

  // The rung nearest the deadline: reminders stand before their date, so the last of them; escalations after it, so the
  // first of them. On the date itself an escalation says more.
  [[nodiscard]] std::size_t nearest(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (plan(due_[i]).kind == RungRule::Kind::escalation) return i;
    }
    return end - 1;
  }

  // The merged ones come first: when the limit cuts a group, the rest of it still contains the one that is sent.
  void fire_group(std::size_t begin, std::size_t end, int limit) {
    const std::size_t sent = nearest(begin, end);
    for (std::size_t i = begin; i < end; ++i) {
      if (i != sent) fire(due_[i], NotSent::merged, plan(due_[sent]).text, limit);
    }
    const bool nobody = due_[sent].person.empty();
    const bool first = nobody && !known_unfilled(due_[sent]);
    fire(due_[sent], nobody ? NotSent::nobody : NotSent::none, nobody ? plan(due_[sent]).to : "", limit);
    if (first) tell_unfilled(due_[sent], limit);
  }

  // Did an earlier rung of the same deadline find nobody in the same role? Then somebody heard of it.
  [[nodiscard]] bool known_unfilled(const Due& due) const {
    return std::ranges::any_of(before_.deadlines[due.deadline].rungs, [&](const Rung& rung) {
      return rung.plan.settled == NotSent::nobody && rung.plan.to == plan(due).to;
    });
  }

  // Nobody can be reminded, so the first one further up who can be reached hears at once; the later rungs still follow.
  void tell_unfilled(const Due& due, int limit) {
    if (static_cast<int>(events_.size()) >= limit) return;
    const Deadline& deadline = before_.deadlines[due.deadline];
    std::vector<std::string> others;
    for (const Rung& rung : deadline.rungs)
      if (rung.plan.kind == RungRule::Kind::escalation) others.push_back(rung.plan.to);
    others.push_back(setting_.workflow.owner);
    for (auto step = setting_.workflow.steps.rbegin(); step != setting_.workflow.steps.rend(); ++step)
      others.push_back(step->body);
    const auto reached =
        std::ranges::find_if(others, [&](const std::string& role) { return !person_of(role).empty(); });
    if (reached == others.end()) return;
    const std::string& role = plan(due).to;
    NoticeRaised notice;
    notice.id =
        "unfilled-" + besluit::dossier::to_string(deadline.name) + "-" + std::to_string(due.rung) + "/" + *reached;
    notice.kind = NoticeKind::escalation;
    notice.role = *reached;
    notice.person = person_of(*reached);
    notice.step = deadline.name.step;
    const auto away = setting_.world.address(role, setting_.today).away;
    notice.why = away.empty()
                     ? Text{"Niemand vervult de rol '" + role + "', dus niemand kreeg hierover bericht.",
                            "Nobody fills the role '" + role + "', so nobody was told."}
                     : Text{"Wie dit moet weten is afwezig en heeft geen vervanger ('" + role +
                                "'), dus niemand kreeg hierover bericht.",
                            "Whoever must know this is away and has no deputy ('" + role + "'), so nobody was told."};
    NoticeLine line{deadline.name.step,
                    deadline.name.kind,
                    deadline.legal,
                    deadline.planning,
                    {},
                    {},
                    deadline.derivation,
                    false,
                    deadline.name.participant};
    notice.lines.push_back(std::move(line));
    record(std::move(notice));
  }

  void fire(const Due& due, NotSent settled, std::string detail, int limit) {
    if (static_cast<int>(events_.size()) >= limit) return;
    RungFired event;
    event.deadline = before_.deadlines[due.deadline].name;
    event.rung = static_cast<int>(due.rung);
    if (settled == NotSent::none) event.person = due.person;
    event.late = plan(due).due < setting_.today;
    event.settled = settled;
    event.detail = std::move(detail);
    record(std::move(event));
  }

  void record(Event event) {
    events_.push_back(Recorded{before_.last_seq + events_.size() + 1, std::max(setting_.now, before_.last_at),
                               setting_.today, setting_.actor, setting_.world.hash, std::move(event)});
  }

  const Setting& setting_;
  const Dossier& before_;
  std::vector<Due> due_;
  std::vector<Due> all_due_;  ///< as collected
  std::vector<Recorded> events_;
};

// Nobody has said what a meeting decided that is over. Whoever keeps the agenda of the body hears of it, and from the
// second time on the owner of the route too: without an outcome the dossier stands still and no date is left to watch.
std::vector<Recorded> ask_outcomes(const Setting& setting, const Dossier& before) {
  std::vector<Recorded> asked;
  if (before.status != Status::running) return asked;
  for (std::size_t i = 0; i < before.steps.size() && i < setting.workflow.steps.size(); ++i) {
    const StepState& step = before.steps[i];
    const auto day = asks_on(step);
    if (!day || *day > setting.today || (*day == setting.today && !setting.send_time_passed)) continue;
    const definition::Body* body = setting.world.body(setting.workflow.steps[i].body);
    if (body == nullptr) continue;
    const std::string on_nl = spoken(step.meeting->date, Language::nl);
    const std::string on_en = spoken(step.meeting->date, Language::en);
    std::vector<std::string> roles{body->contact};
    const bool again = step.asked_on && *step.asked_on > step.meeting->date;
    if (again && !setting.workflow.owner.empty() && setting.workflow.owner != body->contact)
      roles.push_back(setting.workflow.owner);
    for (const std::string& role : roles) {
      NoticeRaised notice;
      notice.id = "outcome-missing-" + step.id + "-" + besluit::to_string(setting.today) + "/" + role;
      notice.kind = NoticeKind::outcome_missing;
      notice.role = role;
      notice.person = setting.world.receiver(role, setting.today);
      notice.step = step.id;
      notice.why = {"Op " + on_nl + " stond het op de agenda (" + body->name + ").",
                    "It was on the agenda of " + on_en + " (" + body->name + ")."};
      asked.push_back(Recorded{before.last_seq + asked.size() + 1, std::max(setting.now, before.last_at), setting.today,
                               setting.actor, setting.world.hash, std::move(notice)});
    }
  }
  return asked;
}

}  // namespace

std::vector<Recorded> decide_due(const Setting& setting, const Dossier& before, int limit) {
  // First what the end of a term means: a rung about an answer that is settled need not go out.
  std::vector<Recorded> settled = settle_lapsed(setting, before);
  if (settled.empty()) settled = settle_silence(setting, before);
  if (settled.empty()) settled = settle_days(setting, before);
  if (!settled.empty()) return with_told(setting, &before, std::move(settled));
  if (auto asked = ask_outcomes(setting, before); !asked.empty()) return asked;
  return Firing(setting, before).take(limit);
}

}  // namespace besluit::dossier
