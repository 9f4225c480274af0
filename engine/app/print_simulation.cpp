// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/print_simulation.hpp"

#include "engine/app/print_json.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace besluit::engine::print {
namespace {

using simulation::Line;

const definition::Step* step_of(const definition::Workflow& workflow, const std::string& id) {
  const int index = workflow.index_of(id);
  return index < 0 ? nullptr : &workflow.steps[static_cast<std::size_t>(index)];
}

std::string body_name(const definition::Organisation& world, const std::string& id) {
  const definition::Body* body = world.body(id);
  return body == nullptr ? id : body->name;
}

std::string person_name(const definition::Organisation& world, const std::string& who) {
  const auto found = world.resolve(who);
  return found && !found->name.empty() ? found->name : who;
}

/// The body, the council, or whoever does the task.
std::string actor_of(const Line& line, const definition::Step* step, const definition::Organisation& world,
                     const definition::Workflow& workflow) {
  if (step == nullptr) return {};
  if (!line.participant.empty()) {
    const auto known = world.participants.find(line.participant);
    if (step->every && known != world.participants.end())
      return body_name(world, definition::asked_body(known->second, step->every->asked));
    return line.participant;
  }
  if (line.type == "papers-delivered" || line.type == "papers-sent" || (step->body.empty() && !step->every)) {
    const definition::Body* body = world.body(step->body);
    return person_name(world, workflow.owner_of(workflow.index_of(step->id), body == nullptr ? "" : body->contact));
  }
  if (step->every) return {};
  return body_name(world, step->body);
}

void replace(std::string& text, const std::string& what, const std::string& with) {
  if (const std::size_t at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
}

/// The subject as a planner has room for: its dates short, and without the dossier that stands above. A letter is in
/// the language of who gets it, whatever the language of this table.
std::string short_subject(const Line& line, const definition::Organisation& world, const definition::Workflow& workflow,
                          const Look& look) {
  if (line.subject.empty()) return word(line.type, look);
  const auto reader = world.resolve(line.to);
  const Language written = reader ? reader->language : Language::nl;
  std::string text = line.subject;
  replace(text, " in dossier " + workflow.title, written == Language::en ? " in this dossier" : " in dit dossier");
  replace(text, ": " + workflow.title, "");
  if (line.date) {
    const std::chrono::year_month_day parts{*line.date};
    const std::string day = spoken(*line.date, written);
    replace(text, day,
            day.substr(0, written == Language::en ? 3 : 2) + " " + std::to_string(static_cast<unsigned>(parts.day())) +
                " " + month_name(static_cast<unsigned>(parts.month()), written));
  }
  return text;
}

/// A council or college by its name, else the person.
std::string receiver(const Line& line, const definition::Organisation& world) {
  if (const definition::Body* body = world.body(line.role); body != nullptr && !body->participant.empty())
    return body->name;
  return person_name(world, line.to);
}

bool is_notice(const Line& line) {
  return !line.channel.empty();
}

std::string month_of(Date day, Language language) {
  const std::chrono::year_month_day parts{day};
  return month_name(static_cast<unsigned>(parts.month()), language) + " " +
         std::to_string(static_cast<int>(parts.year()));
}

std::string period(const simulation::Question& question, Language language) {
  return spoken_short(question.from, language) + (language == Language::en ? " to " : " tot en met ") +
         spoken_short(question.until, language);
}

/// Where the stretch of notices ends that say the same at the same moment; a few are shown one by one.
std::size_t same_notices(const std::vector<Line>& lines, std::size_t begin, const std::string& what,
                         const definition::Organisation& world, const definition::Workflow& workflow,
                         const Look& look) {
  constexpr std::size_t one_by_one_max = 3;
  std::size_t end = begin + 1;
  if (!is_notice(lines[begin])) return end;
  while (end < lines.size() && is_notice(lines[end]) && lines[end].at == lines[begin].at &&
         who_what(lines[end], world, workflow, look).what == what)
    ++end;
  return end - begin > one_by_one_max ? end : begin + 1;
}

std::string counted(const simulation::Year& year, Language language) {
  std::set<std::string> people;
  for (const Line& line : year.lines)
    if (is_notice(line) && !line.to.empty()) people.insert(line.to);
  const bool en = language == Language::en;
  const std::string notices = std::to_string(year.notices) +
                              (year.notices == 1 ? (en ? " notice" : " bericht") : (en ? " notices" : " berichten"));
  const std::string who =
      std::to_string(people.size()) + (people.size() == 1 ? (en ? " person" : " mens") : (en ? " people" : " mensen"));
  return notices + (en ? " to " : " aan ") + who;
}

/// The routes of the dossiers that another one started: their steps have names of their own.
std::map<std::string, const definition::Workflow*> routes_that_followed(const simulation::Year& year,
                                                                        const Library& library) {
  std::map<std::string, const definition::Workflow*> routes;
  for (const DossierView& dossier : year.standing)
    if (const auto route = library.routes.find(dossier.route); !dossier.parent.empty() && route != library.routes.end())
      routes.emplace(dossier.id, route->second.get());
  return routes;
}

std::string standing_of(const DossierView& dossier, const Look& look) {
  const bool en = look.language == Language::en;
  if (dossier.state != "running") {
    std::string text = word(dossier.state, look);
    if (!dossier.result.empty()) text += ": " + outcome(dossier.result, look);
    return text;
  }
  std::string text = en ? "still running" : "loopt nog";
  for (const StepView& step : dossier.steps) {
    if (step.state != "open") continue;
    text += (en ? "; waits for " : "; wacht op ") + (step.title.empty() ? step.id : step.title);
    if (step.meeting) text += " (" + spoken_short(step.meeting->date, look.language) + ")";
  }
  if (!dossier.feasible) text += en ? "; not feasible" : "; niet haalbaar";
  return text;
}

}  // namespace

std::string short_day(Date day, Language language) {
  const std::chrono::year_month_day parts{day};
  const std::string number = std::to_string(static_cast<unsigned>(parts.day()));
  return spoken(day, language).substr(0, language == Language::en ? 3 : 2) + (number.size() == 1 ? "  " : " ") + number;
}

WhoWhat who_what(const Line& line, const definition::Organisation& world, const definition::Workflow& workflow,
                 const Look& look) {
  const bool en = look.language == Language::en;
  if (is_notice(line)) {
    const bool bad = line.type == "escalation" || line.type == "infeasible";
    return {line.to.empty() ? (en ? "(nobody)" : "(niemand)") : receiver(line, world),
            (en ? "notice: " : "bericht: ") + short_subject(line, world, workflow, look),
            bad ? Tone::warn : Tone::plain};
  }
  const definition::Step* step = step_of(workflow, line.step);
  const std::string title = step == nullptr ? line.step : step->title;
  const std::string who = actor_of(line, step, world, workflow);
  if (line.type == "started") return {{}, (en ? "start of dossier " : "begin van dossier ") + line.dossier, Tone::bold};
  if (line.type == "rejected") return {who, (en ? "REFUSED: " : "GEWEIGERD: ") + line.reason, Tone::bad};
  if (line.type == "ended")
    return {{}, (en ? "end of the route: " : "einde van de route: ") + outcome(line.outcome, look), Tone::bold};
  std::string what = word(line.type, look);
  if (line.type == "child-asked") what += " " + line.reason;
  if (!line.outcome.empty()) what = outcome(line.outcome, look);
  if (line.outcome == "chosen" && !line.reason.empty()) what += ", " + line.reason;
  if (line.type == "answer-presumed") what = word(line.type, look) + ", " + (en ? "counts as " : "geldt als ") + what;
  return {who, title.empty() ? what : title + ": " + what, Tone::bold};
}

std::string simulated(const simulation::Year& year, const simulation::Question& question, const Library& library,
                      const definition::Workflow& workflow, const Zone& zone, const Look& look) {
  const bool en = look.language == Language::en;
  const definition::Organisation& world = *library.organisation;
  const auto followed = routes_that_followed(year, library);
  const auto clean = [](const std::string& text) { return diagnostic::printable(text); };
  std::string out = toned(clean(workflow.title), Tone::bold, look) + ", " + period(question, look.language) + "\n\n";
  Table table{{en ? "date" : "datum", en ? "who" : "wie", en ? "what" : "wat"}};
  std::string month;
  std::optional<Date> day;
  for (std::size_t i = 0; i < year.lines.size();) {
    const Line& line = year.lines[i];
    const Date on = zone.date_of(line.at);
    if (const std::string in = month_of(on, look.language); in != month) {
      table.add({{in, Tone::dim}});
      month = in;
    }
    const auto other = is_notice(line) ? followed.end() : followed.find(line.dossier);
    WhoWhat row = who_what(line, world, other == followed.end() ? workflow : *other->second, look);
    const std::size_t end = same_notices(year.lines, i, row.what, world, workflow, look);
    if (other != followed.end()) row.what = other->second->title + ", " + row.what;
    if (const std::size_t others = end - i - 1; others > 0)
      row.who += (en ? " and " : " en ") + std::to_string(others) + (en ? " others" : " anderen");
    i = end;
    table.add({{day == on ? std::string{} : "  " + short_day(on, look.language)},
               {clean(row.who), row.tone},
               {clean(row.what), row.tone}});
    day = on;
  }
  out += table.text(look) + "\n" + counted(year, look.language) + "\n";
  for (const DossierView& dossier : year.standing)
    out += (en ? "On " : "Op ") + spoken_short(question.until, look.language) +
           (year.standing.size() > 1 ? ", " + dossier.id : std::string{}) + ": " + clean(standing_of(dossier, look)) +
           "\n";
  return out;
}

}  // namespace besluit::engine::print
