// SPDX-License-Identifier: EUPL-1.2
// Which rungs go out now. Each is claimed once: after the event it is sent or settled, and no longer armed.
#include "workflows/dossier/answers.hpp"
#include "workflows/dossier/decide.hpp"
#include "workflows/dossier/replan.hpp"

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
  }

  [[nodiscard]] std::string person_of(const std::string& role) const {
    const auto addressee = setting_.world.resolve(role);
    if (!addressee) return "";
    return addressee->person.empty() ? addressee->mail : addressee->person;
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
    fire(due_[sent], nobody ? NotSent::nobody : NotSent::none, nobody ? plan(due_[sent]).to : "", limit);
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
    events_.push_back(Recorded{before_.last_seq + events_.size() + 1, std::max(setting_.now, before_.last_at),
                               setting_.today, setting_.actor, setting_.world.hash, std::move(event)});
  }

  const Setting& setting_;
  const Dossier& before_;
  std::vector<Due> due_;
  std::vector<Recorded> events_;
};

}  // namespace

std::vector<Recorded> decide_due(const Setting& setting, const Dossier& before, int limit) {
  // First what the end of a term means: a rung about an answer that is settled need not go out.
  std::vector<Recorded> settled = settle_silence(setting, before);
  if (settled.empty()) settled = settle_days(setting, before);
  if (!settled.empty()) return settled;
  return Firing(setting, before).take(limit);
}

}  // namespace besluit::dossier
