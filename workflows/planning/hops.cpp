// SPDX-License-Identifier: EUPL-1.2
#include "workflows/planning/hops.hpp"

#include "workflows/planning/reply.hpp"
#include "workflows/planning/wording.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace besluit::planning {
namespace {

using definition::OwnDate;
using terms::Derivation;
using terms::Reason;
using terms::Rule;

std::string term_detail(const terms::Term& term) {
  return to_string(term, Language::nl);
}

/// How people name the step that needs something: its title, else its body, else its id.
const std::string& spoken_name(const Node& node) {
  if (!node.step->title.empty()) return node.step->title;
  return node.body != nullptr ? node.body->name : node.step->id;
}

void add_margin(const Node& node, const Slot& slot, Derivation& derivation) {
  if (!slot.need || !node.step->margin || node.step->margin->count == 0) return;
  const terms::Term& margin = *node.step->margin;
  derivation.push_back({Rule::own_term_back, slot.needed_from, *slot.need, term_detail(margin)});
}

Derivation given(const Node& node, const OwnDate& date) {
  const definition::Step& step = *node.step;
  if (date.kind == OwnDate::Kind::due && node.body == nullptr && node.pinned_reason != nullptr)
    return {{Rule::set_by_hand, date.date, date.date, *node.pinned_reason}};
  if (date.kind == OwnDate::Kind::due && node.within_from) {
    Derivation reasons;
    const OwnDate* fixed = step.date(OwnDate::Kind::due);  // comes later, else it would be the day
    if (fixed != nullptr) reasons.push_back({Rule::given_date, fixed->date, fixed->date, fixed->words});
    reasons.push_back({Rule::own_term_forward, *node.within_from, date.date, term_detail(step.within->term)});
    if (fixed != nullptr) reasons.push_back({Rule::earliest, fixed->date, date.date, {}});
    return reasons;
  }
  Derivation reasons{{Rule::given_date, date.date, date.date, date.words}};
  if (date.kind == OwnDate::Kind::statutory) reasons.push_back({Rule::set_by_law, date.date, date.date, step.ground});
  return reasons;
}

// The dates of the route beside the day that the step is planned for: of a task those that bind later, and never a
// streefdatum after the day on which it must be done.
std::vector<OwnDue> own_dates(const Node& node, const Slot& slot) {
  std::vector<OwnDue> dates;
  for (const OwnDate& date : node.dates) {
    const bool later = node.body == nullptr && slot.legal && date.date > *slot.legal;
    const bool needed_sooner = date.kind == OwnDate::Kind::due && !slot.own;
    if (later && (date.kind == OwnDate::Kind::target || needed_sooner)) continue;
    dates.push_back({date.kind, date.words, terms::planned(date.date, given(node, date))});
  }
  return dates;
}

Derivation meeting_reasons(const Node& node, const Slot& slot) {
  Derivation derivation;
  derivation.reserve(4);
  const bool chosen_backwards = slot.rule == Rule::last_meeting_before && !node.anchored;
  if (chosen_backwards && slot.own) {
    derivation = given(node, *slot.own);
  } else if (chosen_backwards) {
    add_margin(node, slot, derivation);
  }
  const Date from = slot.rule == Rule::meeting ? slot.meeting->date : slot.basis;
  derivation.push_back({slot.rule, from, slot.meeting->date, node.body->name});
  return derivation;
}

void plan_papers(const Node& node, const Slot& slot, Hop& hop) {
  const definition::Body& body = *node.body;
  const Date day = slot.meeting->date;
  Derivation reasons = meeting_reasons(node, slot);
  const auto& papers = body.papers_for(slot.meeting);
  const auto& sends = body.sending_for(slot.meeting);
  if (sends) {
    Derivation sending = reasons;
    const Date legal = terms::back(day, *sends);
    sending.push_back({Rule::own_term_back, day, legal, term_detail(*sends)});
    hop.sending = terms::planned(legal, std::move(sending));
  }
  if (slot.by_hand) {
    hop.papers = terms::planned(*slot.legal, {{Rule::set_by_hand, *slot.legal, *slot.legal, *node.pinned_reason}});
    return;
  }
  if (slot.by_sending) {
    hop.papers = hop.sending;
    return;
  }
  if (papers) reasons.push_back({Rule::own_term_back, day, *slot.legal, term_detail(*papers)});
  hop.papers = terms::planned(*slot.legal, std::move(reasons));
}

void plan_day(const Problem& problem, const Node& node, const Slot& slot, Hop& hop) {
  Derivation reasons;
  reasons.reserve(3);
  if (slot.rule == Rule::given_date) {
    reasons = given(node, *slot.own);
    hop.main = slot.own->kind;
    hop.target = hop.main == OwnDate::Kind::target;
  } else {
    add_margin(node, slot, reasons);
    reasons.push_back({Rule::needed_by_next, *slot.legal, *slot.legal, spoken_name(problem.nodes[slot.needed_by])});
  }
  hop.papers = terms::planned(*slot.legal, std::move(reasons));
}

// Why the answers must be in: the law that counts back from the board's papers, or what the next step needs.
void add_limit(const Problem& problem, const Schedule& schedule, const Node& node, const Slot& slot,
               Derivation& reasons) {
  const Node& later = problem.nodes[slot.needed_by];
  const definition::Meeting* meeting = schedule.slots[slot.needed_by].meeting;
  if (slot.basis != *slot.need && meeting != nullptr && later.body->sending) {
    reasons.push_back({Rule::meeting, meeting->date, meeting->date, later.body->name});
    reasons.push_back({Rule::own_term_back, meeting->date, slot.basis, term_detail(*later.body->sending)});
    return;
  }
  add_margin(node, slot, reasons);
  reasons.push_back({Rule::needed_by_next, slot.basis, slot.basis, spoken_name(later)});
}

void plan_sending(const Problem& problem, const Schedule& schedule, const Node& node, const Slot& slot, Hop& hop) {
  Derivation reasons;
  add_limit(problem, schedule, node, slot, reasons);
  const auto& term = node.step->every->term;
  if (term) {
    const terms::Term& length = length_on(*term, *slot.legal);
    const std::string source(term->statute != nullptr ? term->statute->article : std::string_view(term->source));
    const std::string detail = term_detail(length) + (source.empty() ? "" : "; " + source);
    if (term->statute != nullptr && term->statute->versions.size() > 1)
      reasons.push_back({Rule::version, *slot.legal, *slot.legal, detail});
    const Date counted = terms::back(slot.basis, length);
    reasons.push_back({Rule::legal_term_back, slot.basis, counted, detail});
    // A forward term that would run on past the day: the papers go earlier.
    if (counted != *slot.legal) reasons.push_back({Rule::earliest, counted, *slot.legal, {}});
  } else if (slot.first_asked >= 0) {
    const AskedOne& first = node.asked[static_cast<std::size_t>(slot.first_asked)];
    const definition::Body& council = *first.body;
    const auto* meeting = meeting_within(council, first.who->closures, node.earliest, slot.basis);
    if (meeting != nullptr) {
      reasons.push_back({Rule::last_meeting_before, slot.basis, meeting->date, council.name});
      if (council.papers)
        reasons.push_back({Rule::own_term_back, meeting->date, *slot.legal, term_detail(*council.papers)});
    }
  }
  hop.papers = terms::planned(*slot.legal, std::move(reasons));
}

AskedPlan asked_plan(const Problem& problem, const Node& node, const Slot& slot, const AskedOne& one) {
  AskedPlan plan;
  plan.step = node.step->id;
  plan.participant = one.who->id;
  plan.name = one.who->name;
  plan.body = one.body->id;
  plan.received_on = one.received;
  plan.answered = one.answered;
  plan.required = one.required;
  const auto& term = node.step->every->term;
  const bool begins = slot.sending || node.sent_on || one.received;
  if (term && begins) {
    const terms::Reason begin = clock_start(node, one, slot.sending);
    plan.reply_by = reply_due(*term, begin.to, begin);
    plan.own_clock = true;
    if (const auto* meeting = meeting_within(*one.body, one.who->closures, begin.to, plan.reply_by->legal))
      plan.last_meeting = *meeting;
  } else if (!term && slot.need) {
    plan.reply_by = terms::planned(
        *slot.need, {{Rule::needed_by_next, *slot.need, *slot.need, spoken_name(problem.nodes[slot.needed_by])}});
    const Date from = node.sent_on ? *node.sent_on : node.earliest;
    if (const auto* meeting = meeting_within(*one.body, one.who->closures, from, *slot.need))
      plan.last_meeting = *meeting;
  }
  return plan;
}

Text no_meeting_remark(const AskedPlan& plan, const definition::FanOut& every, const definition::Body& body) {
  const std::string nl = spoken(plan.reply_by->legal, Language::nl);
  const std::string en = spoken(plan.reply_by->legal, Language::en);
  Text text{body.name + " heeft binnen de termijn (tot en met " + nl + ") geen vergadering",
            body.name + " has no meeting within the term (until " + en + ")"};
  if (every.silence) {
    text.nl += "; geen antwoord geldt als " + std::string(definition::row(every.silence->outcome).nl);
    text.en += "; no answer counts as " + std::string(definition::row(every.silence->outcome).token);
  }
  return {text.nl + ".", text.en + "."};
}

// From the day on which it can begin, no meeting of the body is known: that it has none cannot be said.
bool lacks_dates(const definition::Body& body, Date from) {
  return first_after(body, from - std::chrono::days{1}) == nullptr;
}

Text unknown_meetings_remark(const Node& node, const std::vector<std::string>& bodies) {
  std::string all;
  for (const std::string& name : bodies) all += (all.empty() ? "" : ", ") + name;
  const std::string& step = spoken_name(node);
  Text text{
      "Voor de tijd waarin '" + step + "' beantwoord kan worden, zijn geen vergaderingen ingevoerd van: " + all + ".",
      "For the time in which '" + step + "' can be answered no meetings were entered of: " + all + "."};
  if (const auto& silence = node.step->every->silence) {
    text.nl += " Geen antwoord geldt als " + std::string(definition::row(silence->outcome).nl) + ".";
    text.en += " No answer counts as " + std::string(definition::row(silence->outcome).token) + ".";
  }
  const Text cure = enter_meetings();
  return {text.nl + " " + cure.nl, text.en + " " + cure.en};
}

// By the day on which new councils come: whose.
using Renewals = std::map<Date, std::vector<std::string>>;

// A council that is renewed between the question and its last day: who asks it may want to ask sooner, or later.
void note_renewal(Renewals& renewals, const AskedOne& one, const AskedPlan& plan, Date asked_on) {
  if (one.answered || !plan.reply_by || one.body->id != one.who->council) return;
  const auto& days = one.who->new_councils;
  const auto next = std::ranges::upper_bound(days, one.received.value_or(asked_on));
  if (next != days.end() && *next <= plan.reply_by->legal) renewals[*next].push_back(one.who->name);
}

Text renewal_remark(const Node& node, Date day, const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  const std::string& step = spoken_name(node);
  return {"Terwijl '" + step + "' loopt, komt er op " + spoken(day, Language::nl) + " een nieuwe raad: " + all + ".",
          "While '" + step + "' runs, a new council comes on " + spoken(day, Language::en) + ": " + all + "."};
}

}  // namespace

std::vector<AskedPlan> make_asked(const Problem& problem, const Schedule& schedule, std::vector<Text>& remarks) {
  std::vector<AskedPlan> asked;
  for (std::size_t index = 0; index < problem.nodes.size(); ++index) {
    const Node& node = problem.nodes[index];
    Renewals renewals;
    std::vector<std::string> unknown;
    for (const AskedOne& one : node.asked) {
      AskedPlan& plan = asked.emplace_back(asked_plan(problem, node, schedule.slots[index], one));
      const bool silent = !node.done && !one.answered && !one.required && plan.reply_by && !plan.last_meeting;
      const Date asked_on = schedule.slots[index].sending.value_or(node.earliest);
      if (silent && lacks_dates(*one.body, one.received.value_or(node.sent_on.value_or(asked_on))))
        unknown.push_back(one.body->name);
      else if (silent)
        remarks.push_back(no_meeting_remark(plan, *node.step->every, *one.body));
      if (!node.done) note_renewal(renewals, one, plan, asked_on);
    }
    if (!unknown.empty()) remarks.push_back(unknown_meetings_remark(node, unknown));
    for (const auto& [day, names] : renewals) remarks.push_back(renewal_remark(node, day, names));
  }
  return asked;
}

namespace {

// A term that will begin with another step, counted from the day for which that step is planned.
void expect_within(const Problem& problem, std::vector<Hop>& hops) {
  for (std::size_t index = 0; index < problem.nodes.size(); ++index) {
    const Node& node = problem.nodes[index];
    if (!node.step->within || node.within_from || node.done) continue;
    const auto anchor = std::ranges::find(hops, node.step->within->step, &Hop::step);
    if (anchor == hops.end() || anchor->done) continue;
    std::optional<Date> from;
    if (anchor->meeting)
      from = anchor->meeting->date;
    else if (anchor->expected)
      from = anchor->expected->planning;
    else if (anchor->body.empty() && anchor->papers && !anchor->target)
      from = anchor->papers->planning;
    if (!from) continue;
    const Date last = terms::forward(*from, node.step->within->term);
    Hop& hop = hops[index];
    if (hop.papers && hop.papers->planning <= last) continue;
    hop.expected = terms::planned(last, {{Rule::own_term_forward, *from, last, term_detail(node.step->within->term)}});
  }
}

std::optional<Date> last_day_of_round(const Node& node, const Slot& slot) {
  const bool begun_or_forward = node.round_end || !slot.legal;
  return begun_or_forward ? slot.end : terms::forward(slot.planning, node.step->written->length);
}

// The last meeting before this one: of the last stage that has one; where branches come together, of all of them.
std::optional<Date> met_before(const Problem& problem, const Schedule& schedule, int index) {
  std::optional<Date> met;
  int stage = -1;
  for (int earlier = index - 1; earlier >= 0; --earlier) {
    const Node& node = problem.nodes[earlier];
    if (met && node.stage != stage && !problem.branches) break;
    const bool counts = node.stage < problem.nodes[index].stage && !node.done && problem.together(earlier, index);
    if (!counts || schedule.slots[earlier].meeting == nullptr) continue;
    met = std::max(met.value_or(date_min), schedule.slots[earlier].meeting->date);
    stage = node.stage;
  }
  return met;
}

}  // namespace

std::vector<Hop> make_hops(const Problem& problem, const Schedule& schedule) {
  std::vector<Hop> hops;
  hops.reserve(problem.nodes.size());
  for (std::size_t index = 0; index < problem.nodes.size(); ++index) {
    const Node& node = problem.nodes[index];
    const Slot& slot = schedule.slots[index];
    Hop& hop = hops.emplace_back();
    hop.step = node.step->id;
    hop.body = node.step->meets() ? node.step->body : "";
    hop.done = node.done;
    if (node.done) continue;
    hop.dates = own_dates(node, slot);
    if (slot.meeting != nullptr) {
      hop.meeting = *slot.meeting;
      // A second meeting has no papers date of its own.
      if (!node.inherits) plan_papers(node, slot, hop);
    } else if (node.step->every && slot.legal) {
      plan_sending(problem, schedule, node, slot, hop);
    } else if (node.body == nullptr && slot.legal) {
      plan_day(problem, node, slot, hop);
    }
    if (node.step->written) hop.answers_until = last_day_of_round(node, slot);
    if (hop.papers) {
      const Date met = met_before(problem, schedule, static_cast<int>(index)).value_or(problem.from);
      hop.slack_days = static_cast<int>((hop.papers->planning - met).count());
    }
  }
  expect_within(problem, hops);
  return hops;
}

}  // namespace besluit::planning
