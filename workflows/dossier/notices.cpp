// SPDX-License-Identifier: EUPL-1.2
#include "workflows/dossier/notices.hpp"

#include "workflows/dossier/asked.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace besluit::dossier {
namespace {

using definition::Move;
using definition::RungRule;

// The lines of each role, in the order in which the roles first come up.
using Lines = std::vector<std::pair<std::string, std::vector<NoticeLine>>>;

std::vector<NoticeLine>* add_role(Lines& all, const std::string& role) {
  if (role.empty()) return nullptr;
  auto found = std::ranges::find(all, role, &Lines::value_type::first);
  if (found == all.end()) found = all.insert(all.end(), {role, {}});
  return &found->second;
}

void add_line(Lines& all, const std::string& role, NoticeLine line) {
  if (std::vector<NoticeLine>* lines = add_role(all, role)) lines->push_back(std::move(line));
}

const StepState* step_of(const Dossier& dossier, const std::string& id) {
  const int index = dossier.index_of(id);
  return index < 0 ? nullptr : &dossier.steps[static_cast<std::size_t>(index)];
}

// What a role was told before about this step, when it differs.
std::optional<Date> old_planning(const Dossier* before, const Deadline& deadline) {
  if (before == nullptr) return std::nullopt;
  for (const Deadline& old : before->deadlines) {
    const bool same = old.running && old.name.same_line(deadline.name);
    if (same && old.planning != deadline.planning) return old.planning;
  }
  return std::nullopt;
}

bool knows_another(const NoticeLine& line) {
  return line.old_planning.has_value();
}

// Is there something new in this deadline for those who know the state `before`?
bool is_news(const Dossier* before, const Dossier& now, const Deadline& deadline) {
  if (before == nullptr || before->find(deadline.name) == nullptr) return true;
  const StepState* then = step_of(*before, deadline.name.step);
  const StepState* today = step_of(now, deadline.name.step);
  return then != nullptr && today != nullptr && then->meeting != today->meeting;
}

// The lines of all running deadlines of `state` for whoever owes them, and of the papers for the body that awaits them.
template <typename Wanted>
Lines lines_of(const Setting& setting, const Dossier* before, const Dossier& state, Wanted wanted) {
  Lines all;
  for (std::size_t i = 0; i < state.steps.size() && i < setting.workflow.steps.size(); ++i) {
    const StepState& step = state.steps[i];
    const definition::Body* body = setting.world.body(setting.workflow.steps[i].body);
    for (const Deadline& deadline : state.deadlines) {
      if (!deadline.running || deadline.name.step != step.id || !wanted(deadline)) continue;
      NoticeLine line{step.id,
                      deadline.name.kind,
                      deadline.legal,
                      deadline.planning,
                      std::nullopt,
                      old_planning(before, deadline),
                      deadline.derivation,
                      true,
                      deadline.name.participant};
      if (step.meeting) line.meeting = step.meeting->date;
      add_line(all, deadline.owner, line);
      const bool papers = body != nullptr && deadline.name.kind == DeadlineKind::papers;
      if (!papers || body->contact == deadline.owner) continue;
      line.own = false;
      add_line(all, body->contact, std::move(line));
    }
  }
  for (auto& [role, lines] : all) std::ranges::stable_sort(lines, std::less{}, &NoticeLine::planning);
  return all;
}

// Whoever is addressed today; empty: nobody.
std::string person_of(const Draft& draft, const std::string& role) {
  return draft.world().receiver(role, draft.setting().today);
}

void raise(Draft& draft, NoticeKind kind, const std::string& id, const std::string& role, const Text& why,
           std::vector<NoticeLine> lines, const std::string& step = {}) {
  NoticeRaised notice;
  notice.step = step;
  notice.id = id + "/" + role;
  notice.kind = kind;
  notice.role = role;
  notice.person = person_of(draft, role);
  const bool one_step = !lines.empty() && std::ranges::all_of(lines, [&](const NoticeLine& line) {
    return line.step == lines.front().step;
  });
  if (one_step) notice.step = lines.front().step;
  notice.why = why;
  notice.lines = std::move(lines);
  draft.emit(std::move(notice));
}

// What a step asks of each council or college, and what it means when no answer comes.
Text question_of(const definition::Step& step) {
  Text text{"Gevraagd wordt: ", "You are asked for: "};
  if (step.parts.empty()) {
    text.nl += std::string(definition::row(step.ask).nl) + ".";
    text.en += std::string(definition::row(step.ask).en) + ".";
  }
  for (const definition::Part& part : step.parts) {
    const char* end = &part == &step.parts.back() ? "." : "; ";
    const std::string title = part.title.empty() ? part.id : part.title;
    text.nl += std::string(definition::row(part.ask).nl) + " (" + title + ")" + end;
    text.en += std::string(definition::row(part.ask).en) + " (" + title + ")" + end;
  }
  if (!step.addressed_to.empty()) {
    text.nl += " Het antwoord gaat naar: " + step.addressed_to + ".";
    text.en += " The answer goes to: " + step.addressed_to + ".";
  }
  if (!step.every->silence) return text;
  const definition::OutcomeRow& row = definition::row(step.every->silence->outcome);
  const std::string& ground = step.every->silence->ground;
  text.nl += " Komt er geen antwoord, dan geldt dat als '" + std::string(row.nl) + "' (" + ground + ").";
  text.en += " Without an answer it counts as '" + std::string(row.token) + "' (" + ground + ").";
  return text;
}

// The step that asks councils or colleges whose papers have just gone to them; null when that is not what happened.
const definition::Step* just_sent(const Draft& draft, const std::string& acted) {
  const int index = draft.workflow().index_of(acted);
  if (index < 0 || draft.before() == nullptr) return nullptr;
  const definition::Step& step = draft.workflow().steps[static_cast<std::size_t>(index)];
  const bool now = step.every && sent_on(draft.state(), index) && !sent_on(*draft.before(), index);
  return now ? &step : nullptr;
}

bool has_answered(const Dossier& dossier, const std::string& step, const std::string& participant) {
  const StepState* state = step_of(dossier, step);
  if (state == nullptr) return false;
  const auto all = by_participant(*state);
  const auto one = std::ranges::find(all, participant, &ParticipantState::id);
  return one != all.end() && one->outcome.has_value();
}

// Each of those who are asked gets the question; by when to answer goes with it and needs no other notice. `again`:
// only those whose answer has lapsed, and they hear why they are asked once more.
void tell_question(Draft& draft, const definition::Step& step, Lines& all, const Text* again = nullptr) {
  const int index = draft.workflow().index_of(step.id);
  Text why = question_of(step);
  if (again != nullptr) why = {again->nl + " " + why.nl, again->en + " " + why.en};
  const std::string id = "question-" + std::to_string(draft.state().last_seq + 1);
  const StepState asking = draft.state().steps[static_cast<std::size_t>(index)];
  // A step that is done waits for nobody any more; the new council still has something to say.
  const NoticeKind kind = asking.status == StepStatus::open ? NoticeKind::question : NoticeKind::announcement;
  for (const ParticipantState& one : by_participant(asking)) {
    const auto known = draft.world().participants.find(one.id);
    if (known == draft.world().participants.end() || one.outcome) continue;
    if (again != nullptr && !has_answered(*draft.before(), step.id, one.id)) continue;
    const std::string role = definition::asked_body(known->second, step.every->asked);
    std::vector<NoticeLine> lines;
    const auto told = std::ranges::find(all, role, &Lines::value_type::first);
    if (told != all.end()) {
      const auto answers = [&](const NoticeLine& line) {
        return line.step == step.id && line.participant == one.id && line.kind == DeadlineKind::reply;
      };
      std::ranges::copy_if(told->second, std::back_inserter(lines), answers);
      std::erase_if(told->second, answers);
      if (told->second.empty()) all.erase(told);
    }
    raise(draft, kind, id, role, why, std::move(lines), step.id);
  }
}

// The steps of which an answer has lapsed since the decision began.
std::vector<const definition::Step*> asked_again(const Draft& draft) {
  std::vector<const definition::Step*> steps;
  if (draft.before() == nullptr) return steps;
  const auto& acts = draft.state().acts;
  for (const definition::Step& step : draft.workflow().steps) {
    const auto lapsed = [&](const Act& act) {
      return act.lapsed && act.step == step.id && act.seq > draft.before()->last_seq;
    };
    if (step.every && std::ranges::any_of(acts, lapsed)) steps.push_back(&step);
  }
  return steps;
}

// The deadlines of each role that ran before and have no successor, though nobody did what they were for.
using Lapsed = std::vector<std::pair<std::string, std::vector<const Deadline*>>>;

Lapsed lapsed_of(const Draft& draft, const std::string& acted) {
  Lapsed lapsed;
  if (draft.before() == nullptr) return lapsed;
  const auto add = [&](const std::string& role, const Deadline& deadline) {
    if (role.empty()) return;
    auto found = std::ranges::find(lapsed, role, &Lapsed::value_type::first);
    if (found == lapsed.end()) found = lapsed.insert(lapsed.end(), {role, {}});
    found->second.push_back(&deadline);
  };
  for (const Deadline& old : draft.before()->deadlines) {
    const StepState* step = step_of(draft.state(), old.name.step);
    if (!old.running || step == nullptr) continue;
    const bool finished = step->status == StepStatus::done || step->delivered;
    if (old.name.step == acted && finished) continue;
    const bool goes_on = std::ranges::any_of(draft.state().deadlines, [&](const Deadline& deadline) {
      return deadline.running && deadline.name.same_line(old.name);
    });
    if (goes_on) continue;
    add(old.owner, old);
    const int index = draft.workflow().index_of(old.name.step);
    if (index < 0 || old.name.kind != DeadlineKind::papers) continue;
    const definition::Body* body = draft.world().body(draft.workflow().steps[static_cast<std::size_t>(index)].body);
    if (body != nullptr && body->contact != old.owner) add(body->contact, old);
  }
  return lapsed;
}

// What a deadline is for, in a few words.
Text thing(const Setting& setting, const DeadlineName& name) {
  const int index = setting.workflow.index_of(name.step);
  if (index < 0) return {name.step, name.step};
  const definition::Step& step = setting.workflow.steps[static_cast<std::size_t>(index)];
  const definition::Body* body = setting.world.body(step.body);
  const std::string title = "'" + step.public_title() + "'";
  if (step.every && name.kind == DeadlineKind::papers) return {"verzending " + title, "sending " + title};
  if (name.kind == DeadlineKind::reply) return {"antwoord op " + title, "answer to " + title};
  if (body == nullptr) return {title, title};
  if (name.kind != DeadlineKind::papers && name.kind != DeadlineKind::sending) {
    return {"behandeling van " + title, "dealing with " + title};
  }
  if (name.kind == DeadlineKind::sending) return {"verzending " + body->name, "sending out " + body->name};
  return {"stukken " + body->name, "papers " + body->name};
}

Text with_lapsed(const Setting& setting, Text why, const std::vector<const Deadline*>& deadlines) {
  why.nl += deadlines.size() == 1 ? " Deze datum vervalt: " : " Deze data vervallen: ";
  why.en += deadlines.size() == 1 ? " This date lapses: " : " These dates lapse: ";
  for (std::size_t i = 0; i < deadlines.size(); ++i) {
    const Text what = thing(setting, deadlines[i]->name);
    const std::string separator = i == 0 ? "" : "; ";
    why.nl += separator + spoken(deadlines[i]->planning, Language::nl) + " (" + what.nl + ")";
    why.en += separator + spoken(deadlines[i]->planning, Language::en) + " (" + what.en + ")";
  }
  why.nl += ".";
  why.en += ".";
  return why;
}

// The conflict, and the first meeting with which it could be made.
Text with_way_out(const Draft& draft, const planning::Conflict& conflict) {
  Text text = conflict.sentence;
  if (!conflict.first_possible) return text;
  const planning::FirstPossible& first = *conflict.first_possible;
  const definition::Body* body = draft.world().body(first.body);
  const std::string name = body == nullptr ? first.body : body->name;
  text.nl += " Het kan wel in de vergadering van " + spoken(first.meeting.date, Language::nl) + " (" + name +
             "); de stukken moeten er dan uiterlijk op " + spoken(first.papers_due, Language::nl) + " zijn.";
  text.en += " It can be done in the meeting of " + spoken(first.meeting.date, Language::en) + " (" + name +
             "); the papers must then be in by " + spoken(first.papers_due, Language::en) + ".";
  return text;
}

}  // namespace

std::vector<std::string> tell_dates(Draft& draft, const Text& why, const Telling& telling) {
  const Dossier& now = draft.state();
  Lines all = lines_of(draft.setting(), draft.before(), now,
                       [&](const Deadline& deadline) { return is_news(draft.before(), now, deadline); });
  const Lapsed lapsed = lapsed_of(draft, telling.acted);
  if (!lapsed.empty()) {
    const Lines left = lines_of(draft.setting(), draft.before(), now, [](const Deadline&) { return true; });
    for (const auto& [role, deadlines] : lapsed) {
      std::vector<NoticeLine>* lines = add_role(all, role);
      const auto known = std::ranges::find(left, role, &Lines::value_type::first);
      if (lines != nullptr && known != left.end()) *lines = known->second;
    }
  }
  if (const definition::Step* asking = just_sent(draft, telling.acted)) tell_question(draft, *asking, all);
  for (const definition::Step* step : asked_again(draft)) tell_question(draft, *step, all, &why);
  // Named after the plan; where dates lapse without a new plan, after the event.
  const bool planned = draft.before() == nullptr || draft.before()->plan_version != now.plan_version;
  const std::string id =
      planned ? "dates-" + std::to_string(now.plan_version) : "lapsed-" + std::to_string(now.last_seq + 1);
  std::vector<std::string> told;
  for (const auto& [role, lines] : all) {
    told.push_back(role);
    const auto gone = std::ranges::find(lapsed, role, &Lapsed::value_type::first);
    const bool knew = gone != lapsed.end() || std::ranges::any_of(lines, knows_another);
    raise(draft, knew ? telling.kind : NoticeKind::dates, id, role,
          gone == lapsed.end() ? why : with_lapsed(draft.setting(), why, gone->second), lines);
  }
  return told;
}

void tell_moved_meetings(Draft& draft, const Text& why, const std::vector<std::string>& known) {
  if (draft.before() == nullptr) return;
  std::vector<std::pair<std::string, std::string>> told;  // role, step
  const auto add = [&](const std::string& role, const std::string& step) {
    const bool twice = std::ranges::any_of(told, [&](const auto& entry) { return entry.first == role; });
    if (!role.empty() && !twice && std::ranges::find(known, role) == known.end()) told.emplace_back(role, step);
  };
  const Dossier& now = draft.state();
  for (std::size_t i = 0; i < now.steps.size() && i < draft.workflow().steps.size(); ++i) {
    const StepState& step = now.steps[i];
    const StepState* then = step_of(*draft.before(), step.id);
    if (step.status == StepStatus::done || then == nullptr || !then->meeting || then->meeting == step.meeting) continue;
    const bool owes = std::ranges::any_of(now.deadlines, [&](const Deadline& deadline) {
      return deadline.running && deadline.name.step == step.id && deadline.name.kind == DeadlineKind::papers;
    });
    if (owes || step.suspended_on) continue;
    const definition::Body* body = draft.world().body(draft.workflow().steps[i].body);
    const std::string contact = body == nullptr ? "" : body->contact;
    add(draft.workflow().owner_of(static_cast<int>(i), contact), step.id);
    add(contact, step.id);
  }
  for (const auto& [role, step] : told) {
    NoticeRaised notice;
    notice.id = "moved-" + std::to_string(now.plan_version) + "/" + role;
    notice.kind = NoticeKind::moved;
    notice.role = role;
    notice.person = person_of(draft, role);
    notice.step = step;
    notice.why = why;
    draft.emit(std::move(notice));
  }
}

void tell_infeasible(Draft& draft, const planning::Plan& plan) {
  if (!plan.conflict || (draft.before() != nullptr && !draft.before()->feasible)) return;
  const std::string role = route_owner(draft, plan.target_step);
  const std::string id = "infeasible-" + std::to_string(draft.state().plan_version);
  raise(draft, NoticeKind::infeasible, id, role, with_way_out(draft, *plan.conflict), {});
}

void tell_withdrawn(Draft& draft, const Dossier& told, const Text& why) {
  Lines all = lines_of(draft.setting(), nullptr, told, [](const Deadline&) { return true; });
  // Who handed in papers already owes nothing, but still counts on the meeting.
  for (std::size_t i = 0; i < told.steps.size() && i < draft.workflow().steps.size(); ++i) {
    if (told.steps[i].status == StepStatus::done) continue;
    const definition::Body* body = draft.world().body(draft.workflow().steps[i].body);
    const std::string contact = body == nullptr ? "" : body->contact;
    add_role(all, draft.workflow().owner_of(static_cast<int>(i), contact));
    add_role(all, contact);
  }
  for (const auto& [role, lines] : all) raise(draft, NoticeKind::withdrawn, "withdrawn", role, why, lines);
}

void tell_unfounded(Draft& draft, const std::string& step, Date on, bool papers_only) {
  // One correction for each person, about the first deadline of which they got an escalation.
  std::vector<std::tuple<std::string, std::string, NoticeLine>> told;  // person, role as addressed, line
  for (const Deadline& deadline : draft.state().deadlines) {
    if (deadline.name.step != step || deadline.planning < on) continue;
    if (papers_only && deadline.name.kind != DeadlineKind::papers) continue;
    for (const Rung& rung : deadline.rungs) {
      if (!rung.sent || rung.plan.kind != RungRule::Kind::escalation) continue;
      // What was done later on the day of the mail was not done yet when it went out: the mail was right.
      if (rung.plan.due <= on) continue;
      NoticeLine line{step, deadline.name.kind,  deadline.legal, deadline.planning,        {},
                      {},   deadline.derivation, false,          deadline.name.participant};
      line.own = deadline.owner == rung.plan.to;
      const auto known = std::ranges::find_if(told, [&](const auto& t) { return std::get<0>(t) == rung.person; });
      if (known == told.end()) told.emplace_back(rung.person, rung.plan.to, std::move(line));
    }
  }
  const std::string id = "correction-" + std::to_string(draft.state().acts.empty() ? 0 : draft.state().acts.back().seq);
  for (const auto& [person, role, line] : told) {
    const Text why{"Er is later ingeboekt dat dit op " + spoken(on, Language::nl) + " al is gedaan, dus op tijd.",
                   "It was recorded later that this was done on " + spoken(on, Language::en) + ", so in time."};
    NoticeRaised notice{id + "/" + person, NoticeKind::correction, role, person, step, why, {line}};
    draft.emit(std::move(notice));
  }
}

std::string route_owner(const Draft& draft, int target_step) {
  const definition::Workflow& workflow = draft.workflow();
  if (!workflow.owner.empty() || workflow.steps.empty()) return workflow.owner;
  const int last = static_cast<int>(workflow.steps.size()) - 1;
  const int step = target_step >= 0 && target_step <= last ? target_step : last;
  const definition::Body* body = draft.world().body(workflow.steps[static_cast<std::size_t>(step)].body);
  return body != nullptr ? body->contact : workflow.owner_of(step, "");
}

void tell_for_information(Draft& draft, const std::string& id, const std::string& role, const std::string& step,
                          const Text& why) {
  raise(draft, NoticeKind::announcement, id, role, why, {}, step);
}

Text outcome_sentence(const Setting& setting, int step, definition::Outcome outcome, Date on,
                      const definition::Exit& exit) {
  const definition::Step& definition = setting.workflow.steps[static_cast<std::size_t>(step)];
  const definition::OutcomeRow& words = definition::row(outcome);
  const definition::Body* body = setting.world.body(definition.body);
  const std::string title = definition.public_title();
  const std::string where = body == nullptr ? "" : body->name + ", ";
  Text text;
  text.nl = body == nullptr ? "'" + title + "' " : "Het voorstel ";
  text.en = body == nullptr ? "'" + title + "' " : "The proposal ";
  text.nl += std::string(words.nl_sentence) + " (" + where + spoken(on, Language::nl) + ")";
  text.en += std::string(words.en_sentence) + " (" + where + spoken(on, Language::en) + ")";
  if (exit.move == Move::back) {
    text.nl += " en gaat terug naar de stap '" + exit.target + "'";
    text.en += " and goes back to the step '" + exit.target + "'";
  }
  if (exit.move == Move::jump) {
    text.nl += " en gaat verder met de stap '" + exit.target + "'";
    text.en += " and goes on with the step '" + exit.target + "'";
  }
  text.nl += ".";
  text.en += ".";
  return text;
}

}  // namespace besluit::dossier
