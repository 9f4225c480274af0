// SPDX-License-Identifier: EUPL-1.2
#include "workflows/planning/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace besluit::planning {
namespace {

using definition::Body;
using definition::Meeting;
using definition::OwnDate;

Text spoken_day(Date day) {
  return {spoken(day, Language::nl), spoken(day, Language::en)};
}
Text spoken_term(const terms::Term& term) {
  return {to_string(term, Language::nl), to_string(term, Language::en)};
}

std::string before_last(std::string text, std::string_view ending) {
  const auto at = text.rfind(ending);
  if (at != std::string::npos) text.resize(at);
  return text;
}

// "het Algemeen Bestuur". The room `terms` knows which article a name takes; its sentence about a meeting begins with
// it.
Text named(const Body& body) {
  const terms::Reason meets{terms::Rule::meeting, date_min, date_min, body.name};
  return {before_last(terms::sentence(meets, Language::nl), " vergadert op "),
          before_last(terms::sentence(meets, Language::en), " meets on ")};
}

Text task_name(const definition::Step& step) {
  const std::string& name = step.title.empty() ? step.id : step.title;
  return {"\"" + name + "\"", "\"" + name + "\""};
}

const AskedOne& council_of(const Problem& problem, const Candidate& candidate) {
  return problem.nodes[candidate.node].asked[static_cast<std::size_t>(candidate.asked)];
}

Text step_name(const Node& node) {
  return node.body != nullptr ? named(*node.body) : task_name(*node.step);
}

Text capital(Text text) {
  for (std::string* const line : {&text.nl, &text.en}) {
    if (!line->empty() && line->front() >= 'a' && line->front() <= 'z') {
      line->front() = static_cast<char>(line->front() - ('a' - 'A'));
    }
  }
  return text;
}

// The meetings on both sides of the stretch in which one is missing.
struct Nearest {
  const Meeting* before = nullptr;
  const Meeting* after = nullptr;
};
Nearest nearest(const Problem& problem, const Candidate& candidate) {
  const Node& node = problem.nodes[candidate.node];
  const std::chrono::days one{1};
  Date first_day = problem.from;
  if (node.not_before) first_day = std::max(first_day, *node.not_before + one);
  const Date last_day = std::max(candidate.need.value_or(date_max), first_day - one);
  return {last_until(*node.body, candidate.need ? first_day - one : last_day), first_after(*node.body, last_day)};
}

// Nobody knows whether it meets: no days were entered. That it never meets again would be another thing.
Text no_dates_after(const Text& body, const Text& day) {
  return {fmt::format("{} heeft na {} nog geen vergaderdata", body.nl, day.nl),
          fmt::format("{} has no meeting dates yet after {}", body.en, day.en)};
}

// "de raad Leiden vergadert op ... en daarna pas op ...".
Text said_gap(const Text& body, const Nearest& near, bool leaves_some = false) {
  const Text before = near.before != nullptr ? spoken_day(near.before->date) : Text{};
  const Text after = near.after != nullptr ? spoken_day(near.after->date) : Text{};
  if (near.before != nullptr && near.after != nullptr) {
    return {fmt::format("{} vergadert op {} en daarna pas op {}", body.nl, before.nl, after.nl),
            fmt::format("{} meets on {} and then not until {}", body.en, before.en, after.en)};
  }
  if (near.after != nullptr) {
    return {fmt::format("{} vergadert pas op {}", body.nl, after.nl),
            fmt::format("{} does not meet until {}", body.en, after.en)};
  }
  if (leaves_some) {  // to other dossiers, which go first
    return {fmt::format("{} heeft geen andere vergadering die vrij is", body.nl),
            fmt::format("{} has no other meeting that is free", body.en)};
  }
  if (near.before != nullptr) return no_dates_after(body, before);
  return {fmt::format("{} heeft nog geen vergaderdata", body.nl), fmt::format("{} has no meeting dates yet", body.en)};
}

// The meetings of a council around the stretch in which it must answer.
Nearest around(const Problem& problem, const Candidate& candidate) {
  const Body& body = *council_of(problem, candidate).body;
  const Date from = candidate.from.value_or(problem.from);
  return {last_until(body, from - std::chrono::days{1}),
          first_after(body, std::max(candidate.need.value_or(from), from))};
}

Text said_reply(const Node& node) {
  const definition::ReplyTerm& reply = *node.step->every->term;
  const Text term = spoken_term(reply.term);
  const bool councils = node.step->every->asked == definition::Asked::councils;
  using Anchor = definition::ReplyTerm::Anchor;
  const Text from = reply.anchor == Anchor::receipt   ? Text{"ontvangst", "receipt"}
                    : reply.anchor == Anchor::sending ? Text{"toezending", "sending"}
                                                      : Text{"opening", "opening"};
  const Text name = task_name(*node.step);
  return {
      fmt::format("{} hebben voor {} {} na {}", councils ? "de raden" : "de colleges", name.nl, term.nl, from.nl),
      fmt::format("{} have {} after {} for {}", councils ? "the councils" : "the colleges", term.en, from.en, name.en)};
}

Text said_missing_choice(const Node& node) {
  const Text body = named(*node.body);
  const auto& choice = node.step->meeting;
  const Text day = spoken_day(node.not_before ? *node.not_before : choice.date);
  if (node.not_before) return no_dates_after(body, day);
  if (choice.kind == definition::MeetingChoice::Kind::last_before) {
    return {fmt::format("{} heeft vóór {} geen vergadering op de kalender", body.nl, day.nl),
            fmt::format("{} has no meeting on the calendar before {}", body.en, day.en)};
  }
  return {fmt::format("{} heeft op {} geen vergadering op de kalender", body.nl, day.nl),
          fmt::format("{} has no meeting on the calendar on {}", body.en, day.en)};
}

// A meeting is missing where no days of the body were entered at all. Of a body that leaves its meetings to other
// dossiers that cannot be told: `body` has not got those.
bool lacks_dates(const Problem& problem, const Candidate& candidate) {
  if (candidate.kind == FactKind::council) return around(problem, candidate).after == nullptr;
  const Node& node = problem.nodes[candidate.node];
  if (candidate.kind != FactKind::meeting || candidate.meeting != nullptr || node.without_them != nullptr) return false;
  if (node.anchored && !node.by_choice) return node.not_before && first_after(*node.body, *node.not_before) == nullptr;
  return nearest(problem, candidate).after == nullptr;
}

Text said_missing(const Problem& problem, const Candidate& candidate) {
  const Node& node = problem.nodes[candidate.node];
  if (node.anchored && !node.by_choice) return said_missing_choice(node);
  return said_gap(named(*node.body), nearest(problem, candidate), node.without_them != nullptr);
}

// The day under which a missing meeting is known: the one the route names, else the nearest.
std::optional<Date> missing_day(const Problem& problem, const Candidate& candidate, bool identity) {
  const Node& node = problem.nodes[candidate.node];
  if (node.anchored && !node.by_choice && !node.not_before) return node.step->meeting.date;
  const Nearest near = nearest(problem, candidate);
  const Meeting* const meeting = near.after != nullptr ? near.after : near.before;
  if (meeting == nullptr) return std::nullopt;
  return identity ? meeting->first : meeting->date;
}

Text said_meeting(const Problem& problem, const Candidate& candidate) {
  if (candidate.meeting == nullptr) return said_missing(problem, candidate);
  const Body& body = *problem.nodes[candidate.node].body;
  const terms::Reason meets{terms::Rule::meeting, candidate.meeting->date, candidate.meeting->date, body.name};
  return {terms::sentence(meets, Language::nl), terms::sentence(meets, Language::en)};
}

// What the body does with papers, without its name: it may follow on "het Algemeen Bestuur vergadert op ... en".
Text said_body_term(const Problem& problem, const Candidate& candidate) {
  const Text term = spoken_term(term_of(problem, candidate));
  if (candidate.kind == FactKind::papers) {
    return {fmt::format("wil de stukken {} vooraf", term.nl), fmt::format("wants the papers {} before", term.en)};
  }
  return {fmt::format("verzendt de stukken {} vooraf", term.nl), fmt::format("sends the papers {} before", term.en)};
}

Text said_own_date(const Node& node, const OwnDate& date) {
  const Text name = step_name(node);
  Text day = spoken_day(date.date);
  if (!date.words.empty()) {
    day.nl += " (\"" + date.words + "\")";
    day.en += " (\"" + date.words + "\")";
  }
  const bool law = date.kind == OwnDate::Kind::statutory;
  const std::string ground = law && !node.step->ground.empty() ? " (" + node.step->ground + ")" : "";
  const std::string_view by_nl = law ? "volgens de wet uiterlijk" : "uiterlijk";
  const std::string_view by_en = law ? "by law by" : "by";
  if (node.body == nullptr) {
    return {fmt::format("{} moet {} op {} klaar zijn{}", name.nl, by_nl, day.nl, ground),
            fmt::format("{} must be done {} {}{}", name.en, by_en, day.en, ground)};
  }
  return {fmt::format("{} moet dit {} op {} hebben behandeld{}", name.nl, by_nl, day.nl, ground),
          fmt::format("{} must have dealt with this {} {}{}", name.en, by_en, day.en, ground)};
}

Text said(const Problem& problem, const Candidate& candidate) {
  const Node& node = problem.nodes[candidate.node];
  switch (candidate.kind) {
    case FactKind::meeting:
      return said_meeting(problem, candidate);
    case FactKind::papers:
    case FactKind::sending: {
      const Text body = named(*node.body);
      const Text term = said_body_term(problem, candidate);
      return {body.nl + " " + term.nl, body.en + " " + term.en};
    }
    case FactKind::pinned: {
      const Text body = named(*node.body);
      const Text day = spoken_day(*node.pinned);
      return {fmt::format("de stukken voor {} zijn met de hand gezet op {}", body.nl, day.nl),
              fmt::format("the papers for {} were set by hand to {}", body.en, day.en)};
    }
    case FactKind::margin: {
      const Text name = step_name(node);
      const Text term = spoken_term(*node.step->margin);
      return {fmt::format("na {} blijft {} vrij", name.nl, term.nl),
              fmt::format("{} is kept free after {}", term.en, name.en)};
    }
    case FactKind::due:
    case FactKind::statutory:
      return said_own_date(node, *own_date_of(problem, candidate));
    case FactKind::reply:
      return said_reply(node);
    case FactKind::council:
      return said_gap(named(*council_of(problem, candidate).body), around(problem, candidate));
    case FactKind::wait: {
      const Text name = task_name(*node.step);
      const Text day = spoken_day(*node.wait_day);
      return {fmt::format("{} duurt tot {}", name.nl, day.nl), fmt::format("{} lasts until {}", name.en, day.en)};
    }
    case FactKind::round: {
      const Text name = task_name(*node.step);
      const Text term = spoken_term(node.step->written->length);
      return {fmt::format("{} duurt {}", name.nl, term.nl), fmt::format("{} takes {}", name.en, term.en)};
    }
  }
  return {};
}

// The facts as one half sentence each; what one body wants is said in one breath.
Text said_together(const Problem& problem, const std::vector<Candidate>& candidates) {
  Text text;
  const Candidate* previous = nullptr;
  for (const Candidate& candidate : candidates) {
    const bool same_body = previous != nullptr && of_body(*previous) && of_body(candidate) &&
                           candidate.kind != FactKind::meeting &&
                           problem.nodes[previous->node].body == problem.nodes[candidate.node].body;
    if (same_body) {
      const Text term = said_body_term(problem, candidate);
      text.nl += " en " + term.nl;
      text.en += " and " + term.en;
    } else {
      const Text next = said(problem, candidate);
      if (previous != nullptr) {
        text.nl += "; ";
        text.en += "; ";
      }
      text.nl += next.nl;
      text.en += next.en;
    }
    previous = &candidate;
  }
  return text;
}

Text said_day_passed(const Problem& problem, const std::vector<Candidate>& candidates, const Violation& violation) {
  const Node& node = problem.nodes[violation.node];
  const Text day = spoken_day(*violation.day);
  if (node.step->every) {
    const bool councils = node.step->every->asked == definition::Asked::councils;
    return {fmt::format("het stuk had op {} naar {} moeten gaan", day.nl, councils ? "de raden" : "de colleges"),
            fmt::format("the piece should have gone to {} on {}", councils ? "the councils" : "the colleges", day.en)};
  }
  if (node.body == nullptr) {
    const Text name = task_name(*node.step);
    return {fmt::format("{} had op {} klaar moeten zijn", name.nl, day.nl),
            fmt::format("{} should have been done by {}", name.en, day.en)};
  }
  const auto names = [&](FactKind kind) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
      return candidate.kind == kind && problem.nodes[candidate.node].body == node.body;
    });
  };
  const Text body = named(*node.body);
  if (!names(FactKind::papers) && !names(FactKind::sending) && !names(FactKind::pinned)) {
    if (candidates.size() == 1 && names(FactKind::meeting)) return {"die dag is voorbij", "that day has passed"};
    return {fmt::format("{} had op {} moeten vergaderen", body.nl, day.nl),
            fmt::format("{} should have met on {}", body.en, day.en)};
  }
  const bool alone = std::all_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
    return of_body(candidate) && problem.nodes[candidate.node].body == node.body;
  });
  if (alone) {
    return {fmt::format("die hadden op {} binnen moeten zijn", day.nl),
            fmt::format("they should have been in on {}", day.en)};
  }
  return {fmt::format("de stukken voor {} hadden op {} binnen moeten zijn", body.nl, day.nl),
          fmt::format("the papers for {} should have been in on {}", body.en, day.en)};
}

Text said_violation(const Problem& problem, const std::vector<Candidate>& candidates, const Violation& violation) {
  if (violation.kind == Violation::Kind::day_passed) return said_day_passed(problem, candidates, violation);
  if (violation.asked >= 0 && violation.day) {
    const Text council = named(*problem.nodes[violation.node].asked[static_cast<std::size_t>(violation.asked)].body);
    const Text last = spoken_day(*violation.day);
    if (violation.kind == Violation::Kind::reply_late) {
      return {fmt::format("{} heeft tot en met {} de tijd om te antwoorden", council.nl, last.nl),
              fmt::format("{} has until {} to answer", council.en, last.en)};
    }
    const Text first = spoken_day(violation.from.value_or(problem.from));
    return {fmt::format("{} moet antwoorden tussen {} en {} en vergadert dan niet", council.nl, first.nl, last.nl),
            fmt::format("{} must answer between {} and {} and does not meet then", council.en, first.en, last.en)};
  }
  const bool ends_late = violation.kind == Violation::Kind::wait_long || violation.kind == Violation::Kind::round_late;
  if (ends_late && violation.day) {
    const Text day = spoken_day(*violation.day);
    return {fmt::format("wat erna komt, moet uiterlijk op {} beginnen", day.nl),
            fmt::format("what follows must begin by {}", day.en)};
  }
  if (!violation.day) return {"geen vergadering is nog haalbaar", "no meeting can still be made"};
  const Text body = named(*problem.nodes[violation.node].body);
  const Text day = spoken_day(*violation.day);
  return {fmt::format("{} zou uiterlijk op {} moeten vergaderen", body.nl, day.nl),
          fmt::format("{} would have to meet by {}", body.en, day.en)};
}

std::string fact_id(const Problem& problem, const Candidate& candidate) {
  const definition::Step& step = *problem.nodes[candidate.node].step;
  switch (candidate.kind) {
    case FactKind::meeting: {
      const auto first =
          candidate.meeting != nullptr ? candidate.meeting->first : missing_day(problem, candidate, true);
      return step.body + "/" + (first ? to_string(*first) : "none");
    }
    case FactKind::papers:
      return step.body + "/papers";
    case FactKind::sending:
      return step.body + "/sending";
    case FactKind::pinned:
      return step.id + "/date";
    case FactKind::margin:
      return step.id + "/margin";
    case FactKind::due:
      return step.id + "/due";
    case FactKind::reply:
      return step.id + "/reply";
    case FactKind::council: {
      const Nearest near = around(problem, candidate);
      const Meeting* const meeting = near.after != nullptr ? near.after : near.before;
      return council_of(problem, candidate).body->id + "/" + (meeting != nullptr ? to_string(meeting->first) : "none");
    }
    case FactKind::statutory:
      return step.id + "/statutory";
    case FactKind::wait:
      return step.id + "/wait";
    case FactKind::round:
      return step.id + "/round";
  }
  return {};
}

std::string fact_value(const Problem& problem, const Candidate& candidate) {
  const Node& node = problem.nodes[candidate.node];
  switch (candidate.kind) {
    case FactKind::meeting: {
      const auto day = candidate.meeting != nullptr ? candidate.meeting->date : missing_day(problem, candidate, false);
      return day ? to_string(*day) : std::string{};
    }
    case FactKind::papers:
    case FactKind::sending:
      return to_string(term_of(problem, candidate), Language::nl);
    case FactKind::pinned:
      return to_string(*node.pinned);
    case FactKind::margin:
      return to_string(*node.step->margin, Language::nl);
    case FactKind::due:
    case FactKind::statutory:
      return to_string(own_date_of(problem, candidate)->date);
    case FactKind::reply:
      return to_string(node.step->every->term->term, Language::nl);
    case FactKind::council: {
      const Nearest near = around(problem, candidate);
      const Meeting* const meeting = near.after != nullptr ? near.after : near.before;
      return meeting != nullptr ? to_string(meeting->date) : std::string{};
    }
    case FactKind::wait:
      return to_string(*node.wait_day);
    case FactKind::round:
      return to_string(node.step->written->length, Language::nl);
  }
  return {};
}

}  // namespace

const OwnDate* own_date_of(const Problem& problem, const Candidate& candidate) {
  const Node& node = problem.nodes[candidate.node];
  if (candidate.kind == FactKind::due) return node.date(OwnDate::Kind::due);
  return candidate.kind == FactKind::statutory ? node.date(OwnDate::Kind::statutory) : nullptr;
}

bool of_body(const Candidate& candidate) {
  return of_body(candidate.kind);
}

const terms::Term& term_of(const Problem& problem, const Candidate& candidate) {
  const Body& body = *problem.nodes[candidate.node].body;
  return candidate.kind == FactKind::papers ? *body.papers_for(candidate.planned)
                                            : *body.sending_for(candidate.planned);
}

std::optional<Date> known_day(const Problem& problem, const Candidate& candidate) {
  return candidate.meeting != nullptr ? candidate.meeting->first : missing_day(problem, candidate, true);
}

Text enter_meetings() {
  return {
      "Voer de vergaderdata in: in organisatie.yaml, of met 'besluitctl meeting add' of 'besluitctl meeting import'.",
      "Enter the meeting dates: in organisatie.yaml, or with 'besluitctl meeting add' or 'besluitctl meeting "
      "import'."};
}

Fact spoken_fact(const Problem& problem, const Candidate& candidate) {
  const bool meets = candidate.kind == FactKind::meeting || candidate.kind == FactKind::council;
  return {meets ? "meeting" : "term", fact_id(problem, candidate), fact_value(problem, candidate),
          capital(said(problem, candidate))};
}

Text spoken_conflict(const Problem& problem, const std::vector<Candidate>& candidates, const Violation& violation) {
  const Text facts = said_together(problem, candidates);
  const Text end = said_violation(problem, candidates, violation);
  Text sentence = capital({facts.nl + ": " + end.nl + ".", facts.en + ": " + end.en + "."});
  if (!std::ranges::any_of(candidates, [&](const Candidate& one) { return lacks_dates(problem, one); }))
    return sentence;
  const Text cure = enter_meetings();
  return {sentence.nl + " " + cure.nl, sentence.en + " " + cure.en};
}

}  // namespace besluit::planning
