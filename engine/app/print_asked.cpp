// SPDX-License-Identifier: EUPL-1.2
// Steps that ask every council or college: who answered, who is awaited, and until when each can answer.
#include "engine/app/print.hpp"
#include "engine/app/print_json.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace besluit::engine::print {

namespace json = boost::json;

namespace {

std::string answer(const json::object& one, const Look& look) {
  std::string said = outcome(text(one, "outcome"), look);
  if (text(one, "state") == "silent")
    said += std::string{pick(look.language, " (niet geantwoord)", " (did not answer)")};
  if (const std::string seq = text(one, "outcome_seq"); !seq.empty()) said += " (#" + seq + ")";
  return said;
}

/// Several things that are asked, of one body or of each participant.
std::string parts(const json::array& all, const Look& look) {
  const bool en = look.language == Language::en;
  const bool of_one = text(object_of(all.front()), "name").empty();
  Table table{{of_one ? "" : std::string{en ? "participant" : "deelnemer"}, en ? "part" : "onderdeel",
               en ? "asked" : "gevraagd", en ? "answer" : "antwoord", en ? "answered on" : "geantwoord op"}};
  for (const json::value& each : all) {
    const json::object& one = object_of(each);
    table.add({{text(one, "name")},
               {text(one, "part")},
               {text(one, "part_title")},
               {answer(one, look)},
               {date(text(one, "outcome_on"), look)}});
  }
  return table.text(look);
}

/// "1: zienswijze, 3 mei": it counts no more.
std::string earlier(const json::object& one, const Look& look) {
  std::string all;
  for (const json::value& each : array_in(one, "earlier")) {
    const json::object& answer = object_of(each);
    all += (all.empty() ? "" : "; ") + text(answer, "round") + ": " + outcome(text(answer, "outcome"), look) + ", " +
           date(text(answer, "on"), look);
  }
  return all;
}

}  // namespace

std::string participants(const json::object& dossier, const Look& look) {
  const bool en = look.language == Language::en;
  std::string out;
  for (const json::value& value : array_in(dossier, "steps")) {
    const json::object& step = object_of(value);
    const json::array& all = array_in(step, "participants");
    if (all.empty()) continue;
    out += "\n" + toned(text(step, "title"), Tone::bold, look) + "\n";
    if (!text(object_of(all.front()), "part").empty()) {
      out += parts(all, look);
      continue;
    }
    const bool again =
        std::ranges::any_of(all, [](const json::value& each) { return !array_in(object_of(each), "earlier").empty(); });
    std::vector<std::string> heads{en ? "participant" : "deelnemer",
                                   en ? "received" : "ontvangen",
                                   en ? "answer" : "antwoord",
                                   en ? "answered on" : "geantwoord op",
                                   en ? "answer by" : "antwoorden tot en met",
                                   en ? "came late" : "te laat binnengekomen"};
    if (again) heads.emplace_back(en ? "in an earlier round" : "in een eerdere ronde");
    Table table{heads};
    for (const json::value& each : all) {
      const json::object& one = object_of(each);
      const bool late = flag(one, "overdue");
      std::string after = outcome(text(one, "late_outcome"), look);
      if (!after.empty()) after += ", " + date(text(one, "late_on"), look) + " (#" + text(one, "late_seq") + ")";
      std::vector<Table::Cell> row{
          {text(one, "name")},
          {date(text(one, "received_on"), look)},
          {answer(one, look)},
          {text(one, "state") == "silent" ? "" : date(text(one, "outcome_on"), look)},
          {date(text(object_in(one, "reply_by"), "legal_date"), look), late ? Tone::bad : Tone::plain},
          {after, Tone::warn}};
      if (again) row.push_back({earlier(one, look)});
      table.add(std::move(row));
    }
    out += table.text(look);
  }
  return out;
}

std::string asked(const json::object& plan, const Look& look) {
  const json::array& all = array_in(plan, "participants");
  std::string out;
  if (!all.empty()) {
    const bool en = look.language == Language::en;
    Table table{{en ? "step" : "stap", en ? "participant" : "deelnemer", en ? "received" : "ontvangen",
                 en ? "last meeting" : "laatste vergadering", en ? "answer by" : "antwoorden tot en met", ""}};
    for (const json::value& value : all) {
      const json::object& one = object_of(value);
      const bool answered = flag(one, "answered");
      // Without a last day to answer there is no last meeting to look for.
      const bool lacks = !answered && text(one, "last_meeting").empty() && !text(one, "reply_by").empty();
      table.add({{text(one, "step")},
                 {text(one, "name")},
                 {date(text(one, "received_on"), look)},
                 {lacks ? std::string{pick(look.language, "geen", "none")} : date(text(one, "last_meeting"), look),
                  lacks ? Tone::warn : Tone::plain},
                 {date(text(one, "reply_by"), look)},
                 {answered ? std::string{pick(look.language, "beantwoord", "answered")} : "", Tone::good}});
    }
    out += table.text(look) + "\n";
  }
  const json::array& remarks = array_in(plan, "remarks");
  for (const json::value& value : remarks)
    if (value.is_string()) out += joined({value}, "") + "\n";
  return remarks.empty() ? out : out + "\n";
}

std::string why_gate(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  const std::string verdict = text(reply, "verdict");
  std::string out = text(reply, "dossier") + " " + text(reply, "step") + ": " + text(reply, "rule") + "\n";
  out += verdict == "yes"  ? toned(en ? "Enough to go on" : "Genoeg om verder te gaan", Tone::good, look)
         : verdict == "no" ? toned(en ? "Can no longer be met" : "Kan niet meer gehaald worden", Tone::bad, look)
                           : toned(en ? "Not decided yet" : "Nog niet beslist", Tone::warn, look);
  out += "\n" + text(reply, "sentence") + "\n";
  const json::array& missing = array_in(reply, "missing");
  if (!missing.empty())
    out += std::string{en ? "No answer yet: " : "Nog geen antwoord: "} + joined(missing, ", ") + "\n";
  return out;
}

}  // namespace besluit::engine::print
