// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/print.hpp"
#include "engine/app/print_json.hpp"
#include "workflows/definition/ask.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace besluit::engine::print {

namespace json = boost::json;

namespace {

Tone tone_of(std::string_view state) {
  if (state == "done" || state == "ended" || state == "sent") return Tone::good;
  if (state == "open" || state == "running") return Tone::bold;
  if (state == "failed" || state == "withdrawn") return Tone::bad;
  return Tone::dim;
}

/// "3 van 5 stappen", and the open ones by name.
std::string progress(const json::array& steps, const Look& look) {
  std::size_t done = 0;
  std::string open;
  for (const json::value& value : steps) {
    const json::object& step = object_of(value);
    const std::string state = text(step, "state");
    if (state == "done") ++done;
    if (state == "open") open += (open.empty() ? "" : ", ") + text(step, "id");
  }
  std::string result = std::to_string(done) + std::string{pick(look.language, " van ", " of ")} +
                       std::to_string(steps.size()) + std::string{pick(look.language, " klaar", " done")};
  if (!open.empty()) result += std::string{pick(look.language, "; nu: ", "; now: ")} + open;
  return result;
}

Table::Cell next_cell(const json::object& dossier, const Look& look) {
  const json::object& next = object_in(dossier, "next");
  if (next.empty()) return {};
  const bool late = flag(dossier, "overdue");
  std::string line = date(text(next, "date"), look) + " " + text(next, "step");
  if (late) line += std::string{pick(look.language, " (te laat)", " (late)")};
  return {std::move(line), late ? Tone::bad : Tone::plain};
}

void put_conflict(std::string& out, const json::object& conflict, const Look& look) {
  if (conflict.empty()) return;
  out += toned(pick(look.language, "Niet haalbaar: ", "Not feasible: "), Tone::bad, look) + text(conflict, "sentence") +
         "\n";
  for (const json::value& value : array_in(conflict, "facts")) {
    const json::object& fact = object_of(value);
    out += "  - " + text(fact, "text") + "\n";
  }
  const json::object& first = object_in(conflict, "first_possible");
  if (first.empty()) return;
  out += std::string{pick(look.language, "De eerste vergadering die kan: ", "The first meeting that can be made: ")} +
         text(first, "body") + " " + date(text(first, "meeting"), look) +
         std::string{pick(look.language, ", aanleveren op ", ", hand in by ")} + date(text(first, "papers_due"), look) +
         "\n";
}

/// One word of a command that is possible, as people type it in their language: the tokens and the words in capitals
/// have a Dutch form, which the daemon knows too.
std::string in_dutch(const std::string& word) {
  constexpr std::array forms{std::array{"TEXT", "TEKST"},
                             std::array{"DATE", "DATUM"},
                             std::array{"OUTCOME", "UITKOMST"},
                             std::array{"[OUTCOME]", "[UITKOMST]"},
                             std::array{"PART", "ONDERDEEL"},
                             std::array{"PARTICIPANT", "DEELNEMER"},
                             std::array{"MEETING", "VERGADERING"},
                             std::array{"granted|declined", "toegewezen|afgewezen"},
                             std::array{"delivered", "aangeleverd"},
                             std::array{"sent", "verzonden"}};
  for (const auto& form : forms)
    if (word == form[0]) return form[1];
  std::string dutch;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(word.find('|', begin), word.size());
    const std::string one = word.substr(begin, end - begin);
    const auto outcome = definition::outcome_named(one);
    // A step or a dossier may be called like an outcome in Dutch; only tokens are put into other words.
    if (outcome && definition::row(*outcome).token == one) {
      const std::string_view nl = definition::row(*outcome).nl;
      dutch += nl.find(' ') == std::string_view::npos ? std::string{nl} : '"' + std::string{nl} + '"';
    } else {
      dutch += one;
    }
    if (end == word.size()) return dutch;
    dutch += '|';
    begin = end + 1;
  }
}

/// "record D STEP done": the first three words are names, and stay.
std::string possible_line(const std::string& command, const Look& look) {
  if (look.language != Language::nl) return command;
  std::string line;
  std::size_t begin = 0;
  for (int number = 0; begin < command.size(); ++number) {
    const std::size_t end = std::min(command.find(' ', begin), command.size());
    const std::string word = command.substr(begin, end - begin);
    line += (number == 0 ? "" : " ") +
            (number < 2 || (number == 2 && command.starts_with("record ")) ? word : in_dutch(word));
    begin = end + 1;
  }
  return line;
}

void put_possible(std::string& out, const json::array& possible, const Look& look) {
  if (possible.empty()) return;
  out += toned(pick(look.language, "Nu mogelijk:", "Possible now:"), Tone::bold, look) + "\n";
  for (const json::value& value : possible)
    if (value.is_string()) out += "  " + possible_line(joined({value}, ""), look) + "\n";
}

/// The dossiers that follow from this one, the one it follows from, and what was asked.
void put_others(std::string& out, const json::object& dossier, const Look& look) {
  const bool en = look.language == Language::en;
  if (const std::string parent = text(dossier, "parent"); !parent.empty())
    out += std::string{en ? "\nFollows from dossier " : "\nVolgt uit dossier "} + parent + "\n";
  for (const json::value& value : array_in(dossier, "children")) {
    const json::object& child = object_of(value);
    out += std::string{en ? "\nDossier that follows: " : "\nVervolgdossier: "} + text(child, "dossier");
    // One that somebody began by hand (a toezegging) came from no step.
    if (const std::string step = text(child, "step"); !step.empty()) out += " (" + step + ")";
    if (flag(child, "refused")) out += en ? ", could not begin" : ", kon niet beginnen";
  }
  if (!array_in(dossier, "children").empty()) out += "\n";
  for (const json::value& value : array_in(dossier, "requests")) {
    const json::object& one = object_of(value);
    out += std::string{en ? "\nRequest #" : "\nVerzoek #"} + text(one, "seq") + " (" + text(one, "by") + ", " +
           date(text(one, "on"), look) + "): " + text(one, "text");
    const std::string answer = text(one, "answer");
    out += answer.empty() ? std::string{en ? " - not answered yet" : " - nog niet beantwoord"}
                          : " - " + word(answer, look) + ": " + text(one, "reason");
  }
  if (!array_in(dossier, "requests").empty()) out += "\n";
}

/// Whom or what an open step waits for, or what a held one must know first.
std::string waits(const json::object& step, const Look& look) {
  std::string on = joined(array_in(step, "waiting_on"), ", ");
  if (const std::string held = joined(array_in(step, "held_for"), ", "); !held.empty()) on = held;
  const std::string day = date(text(step, "settles_on"), look);
  if (on.empty()) return day;
  return on;
}

}  // namespace

std::string list(const json::array& dossiers, const Look& look) {
  if (dossiers.empty()) return std::string{pick(look.language, "Er zijn geen dossiers.\n", "There are no dossiers.\n")};
  const bool en = look.language == Language::en;
  Table table{{"dossier", en ? "state" : "stand", en ? "steps" : "stappen", en ? "next" : "eerstvolgend", ""}};
  for (const json::value& value : dossiers) {
    const json::object& dossier = object_of(value);
    const std::string state = text(dossier, "state");
    const std::string result = text(dossier, "result");
    std::string stand = word(state, look);
    if (!result.empty()) stand += ": " + outcome(result, look);
    const bool blocked = state == "running" && !flag(dossier, "feasible");
    table.add({{text(dossier, "dossier")},
               {stand, tone_of(state)},
               {progress(array_in(dossier, "steps"), look)},
               next_cell(dossier, look),
               {blocked ? std::string{pick(look.language, "NIET HAALBAAR", "NOT FEASIBLE")} : "", Tone::bad}});
  }
  return table.text(look);
}

std::string show(const json::object& dossier, const Look& look) {
  const bool en = look.language == Language::en;
  const std::string state = text(dossier, "state");
  std::string out = toned(text(dossier, "dossier"), Tone::bold, look) + "  " + text(dossier, "title") + "\n";
  out += word(state, look);
  if (const std::string result = text(dossier, "result"); !result.empty()) out += ": " + outcome(result, look);
  out += std::string{en ? ", route " : ", route "} + text(dossier, "workflow");
  out += std::string{en ? ", started on " : ", begonnen op "} + date(text(dossier, "started_on"), look) + "\n";
  if (const std::string facts = pairs(object_in(dossier, "values")); !facts.empty()) out += facts + "\n";
  put_conflict(out, object_in(dossier, "conflict"), look);
  out += "\n";
  Table table{{en ? "step" : "stap", en ? "state" : "stand", en ? "outcome" : "uitkomst", en ? "hand in" : "aanleveren",
               en ? "meeting" : "vergadering", en ? "waiting for" : "wacht op"}};
  for (const json::value& value : array_in(dossier, "steps")) {
    const json::object& step = object_of(value);
    const std::string step_state = text(step, "state");
    std::string came = outcome(text(step, "outcome"), look);
    if (const std::string seq = text(step, "outcome_seq"); !seq.empty()) came += " (#" + seq + ")";
    const bool late = flag(step, "overdue");
    // A body without a term for its papers has no date for them, and they can be in all the same.
    std::string due = date(text(object_in(step, "papers_due"), "planning_date"), look);
    const auto add = [&due](const char* word) { due += (due.empty() ? "" : ", ") + std::string{word}; };
    if (flag(step, "delivered")) add(en ? "in" : "binnen");
    if (late) add(en ? "LATE" : "TE LAAT");
    if (flag(step, "acknowledged")) add(en ? "seen" : "gezien");
    // A branch that was not taken; a daemon of before says nothing of it.
    const bool lapses = step_state == "waiting" && text(step, "applies") == "no";
    const bool held = !array_in(step, "held_for").empty();
    table.add({{text(step, "id")},
               {held     ? std::string{pick(look.language, "vastgehouden", "held")}
                : lapses ? std::string{pick(look.language, "vervalt", "lapses")}
                         : word(step_state, look),
                tone_of(step_state)},
               {came},
               {due, late ? Tone::bad : Tone::plain},
               {date(text(step, "meeting"), look)},
               {waits(step, look)}});
  }
  out += table.text(look);
  out += participants(dossier, look);
  put_others(out, dossier, look);
  if (const json::array& possible = array_in(dossier, "possible"); !possible.empty()) {
    out += "\n";
    put_possible(out, possible, look);
  }
  return out;
}

std::string agenda(const json::array& items, const Look& look) {
  if (items.empty()) return std::string{pick(look.language, "Er hoeft niets te gebeuren.\n", "Nothing is due.\n")};
  const bool en = look.language == Language::en;
  Table table{{en ? "date" : "datum", en ? "what" : "wat", en ? "waiting for" : "wacht op", "dossier",
               en ? "step" : "stap", ""}};
  for (const json::value& value : items) {
    const json::object& item = object_of(value);
    const bool late = flag(item, "overdue");
    std::string note;
    if (late) {
      const auto days = number(item, "days_late");
      note = en ? "LATE" : "TE LAAT";
      if (days > 0)
        note += ", " + std::to_string(days) + (en ? (days == 1 ? " day" : " days") : (days == 1 ? " dag" : " dagen"));
    }
    if (const std::string legal = text(item, "legal_date"); legal != text(item, "planning_date"))
      note += std::string{note.empty() ? "" : ", "} + (en ? "last day " : "laatste dag ") + date(legal, look);
    if (flag(item, "acknowledged")) note += std::string{note.empty() ? "" : ", "} + (en ? "seen" : "gezien");
    table.add({{date(text(item, "planning_date"), look), late ? Tone::bad : Tone::plain},
               {word(text(item, "kind"), look)},
               {joined(array_in(item, "waiting_on"), ", ")},
               {text(item, "dossier")},
               {text(item, "step")},
               {note, late ? Tone::bad : Tone::dim}});
  }
  return table.text(look);
}

std::string definition(const json::object& reply, const Look&) {
  const json::value* file = reply.if_contains("text");
  return file != nullptr && file->is_string() ? std::string{std::string_view{file->get_string()}} : std::string{};
}

std::string changed(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  std::string out = text(reply, "dossier") + (en ? ": recorded" : ": vastgelegd");
  const json::object& next = object_in(reply, "next");
  if (!next.empty())
    out += std::string{en ? "; next: " : "; eerstvolgend: "} + text(next, "step") + (en ? " by " : " op ") +
           date(text(next, "date"), look);
  out += "\n";
  for (const json::value& value : array_in(reply, "events")) {
    const json::object& event = object_of(value);
    if (text(event, "type") == "ended")
      out += std::string{en ? "The dossier has ended: " : "Het dossier is afgerond: "} +
             outcome(text(event, "result"), look) + "\n";
  }
  put_conflict(out, object_in(reply, "conflict"), look);
  return out;
}

std::string attended(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  const std::string verdict = text(reply, "verdict");
  std::string out;
  if (array_in(reply, "items").empty())
    return en ? "No item of a running dossier is open on this agenda.\n"
              : "Op deze agenda staat geen punt van een lopend dossier open.\n";
  for (const json::value& value : array_in(reply, "items")) {
    const json::object& item = object_of(value);
    const std::string problem = text(item, "problem");
    out += text(item, "dossier") + ", " + text(item, "step") + ": " +
           (problem.empty() ? text(item, "sentence") : problem) + "\n";
  }
  if (verdict == "no-quorum")
    out +=
        en ? "Call a second meeting with 'besluitctl meeting add BODY DATE --second-of MEETING', or choose another one "
             "for an item with 'besluitctl retarget'.\n"
           : "Roep een tweede vergadering bijeen met 'besluitctl meeting add ORGAAN DATUM --second-of VERGADERING', of "
             "kies voor een punt een andere met 'besluitctl retarget'.\n";
  return out;
}

std::string refusal(const json::object& parameters, const Look& look) {
  // What is wrong with a file is said in several lines, with its place.
  const json::value* sentence = parameters.if_contains("sentence");
  std::string out = sentence == nullptr ? "\n" : rendered(json::array({*sentence}));
  put_possible(out, array_in(parameters, "possible"), look);
  return out;
}

}  // namespace besluit::engine::print
