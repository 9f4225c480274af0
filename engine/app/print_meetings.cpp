// SPDX-License-Identifier: EUPL-1.2
// The meetings, and what a change of them does: the preview that a secretary reads before saying yes.
#include "engine/app/print.hpp"
#include "engine/app/print_json.hpp"

#include <boost/json.hpp>

#include <cstddef>

namespace besluit::engine::print {

namespace json = boost::json;

namespace {

/// "21", "21 -> 14"; the second is a warning when it has become negative.
Table::Cell slack(const json::object& change) {
  const std::string was = text(change, "slack_old");
  const std::string now = text(change, "slack_new");
  if (now.empty()) return {was};
  return {was.empty() || was == now ? now : was + " → " + now,
          number(change, "slack_new") < 0 ? Tone::bad : Tone::plain};
}

std::string day_or(const json::object& change, std::string_view key, std::string_view otherwise, const Look& look) {
  const std::string day = text(change, key);
  return day.empty() ? std::string{otherwise} : date(day, look);
}

/// How many dates of how many dossiers.
std::string counted(const json::array& changes, const Look& look) {
  std::size_t dossiers = 0;
  std::string last;
  for (const json::value& change : changes) {
    const std::string dossier = text(object_of(change), "dossier");
    if (dossier != last) ++dossiers;
    last = dossier;
  }
  const bool en = look.language == Language::en;
  const std::string dates = std::to_string(changes.size()) + (en ? (changes.size() == 1 ? " date" : " dates")
                                                                 : (changes.size() == 1 ? " datum" : " data"));
  return dates + " in " + std::to_string(dossiers) + (dossiers == 1 ? " dossier" : " dossiers");
}

void put_infeasible(std::string& out, const json::array& dossiers, const Look& look) {
  const bool en = look.language == Language::en;
  for (const json::value& value : dossiers) {
    const json::object& row = object_of(value);
    const json::object& conflict = object_in(row, "conflict");
    const bool already = !flag(row, "was_feasible");
    out += toned((en ? "Not feasible" : "Niet haalbaar") +
                     std::string{already ? (en ? " (as before)" : " (was al zo)") : ""} + ": " + text(row, "dossier"),
                 Tone::bad, look) +
           "\n  " + text(conflict, "sentence") + "\n";
    const json::object& first = object_in(conflict, "first_possible");
    if (first.empty()) continue;
    out += std::string{en ? "  It can be done in the meeting of " : "  Het kan wel in de vergadering van "} +
           date(text(first, "meeting"), look) + (en ? "; papers by " : "; stukken uiterlijk ") +
           date(text(first, "papers_due"), look) + "\n";
  }
}

}  // namespace

std::string impact(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  // A preview of a reload has no cause, but may have messages about the files.
  std::string out;
  out += rendered(array_in(reply, "messages"));
  if (reply.if_contains("readable") != nullptr && !flag(reply, "readable"))
    return out + (en ? "These files cannot be used; nothing was looked at.\n"
                     : "Deze bestanden kunnen zo niet worden gebruikt; er is verder niets bekeken.\n");
  const json::array& changes = array_in(reply, "changes");
  const std::string cause = text(reply, "cause");
  const bool meeting = reply.if_contains("applied") != nullptr;
  // The cause is told as it will be told to people: as something that was done. Here it is not done yet.
  const std::string_view so_far = flag(reply, "applied") ? "" : en ? "After this change: " : "Na deze wijziging: ";
  if (!cause.empty()) out += toned(std::string{so_far} + cause, Tone::bold, look) + "\n";
  if (meeting && cause.empty())
    return out + (en ? "It is so already: nothing changes.\n" : "Dat is al zo: er verandert niets.\n");
  if (changes.empty())
    out += en ? "No date of a running dossier moves.\n" : "Er verschuift geen datum van een lopend dossier.\n";
  if (!changes.empty()) {
    out += "\n";
    Table table({"dossier", en ? "step" : "stap", en ? "what" : "wat", "was", en ? "becomes" : "wordt",
                 en ? "slack (days)" : "speling (dagen)", en ? "who hears of it" : "wie hoort het"});
    for (const json::value& value : changes) {
      const json::object& change = object_of(value);
      table.add({{text(change, "dossier")},
                 {text(change, "step")},
                 {word(text(change, "kind"), look)},
                 {day_or(change, "old", "-", look), Tone::dim},
                 {day_or(change, "new", en ? "lapses" : "vervalt", look), Tone::bold},
                 slack(change),
                 {joined(array_in(change, "told"), ", ")}});
    }
    out += table.text(look) + "\n" + counted(changes, look) + ".\n";
  }
  put_infeasible(out, array_in(reply, "infeasible"), look);
  if (!meeting) return out;
  if (flag(reply, "applied")) return out + toned(en ? "Recorded." : "Vastgelegd.", Tone::good, look) + "\n";
  return out + (en ? "Nothing has changed yet. Do it with --yes; leave a date as it is with --keep DOSSIER/STEP "
                     "--reason TEXT.\n"
                   : "Er is nog niets veranderd. Doe het met --yes; laat een datum staan met --keep DOSSIER/STAP "
                     "--reason TEKST.\n");
}

std::string meetings(const json::array& meetings, const Look& look) {
  const bool en = look.language == Language::en;
  if (meetings.empty())
    return en ? "No meetings were entered: put them into organisatie.yaml, or use 'besluitctl meeting add' or "
                "'besluitctl meeting import'.\n"
              : "Er zijn geen vergaderingen ingevoerd: zet ze in organisatie.yaml, of gebruik 'besluitctl meeting add' "
                "of 'besluitctl meeting import'.\n";
  Table table({en ? "body" : "orgaan", en ? "meeting" : "vergadering", en ? "papers by" : "stukken uiterlijk",
               en ? "remark" : "opmerking"});
  for (const json::value& value : meetings) {
    const json::object& row = object_of(value);
    const std::string state = text(row, "state");
    const std::string day = text(row, "meeting");
    const std::string id = text(row, "meeting_id");
    std::string remark;
    if (state == "cancelled") remark = en ? "cancelled" : "vervallen";
    if (state == "past") remark = en ? "past" : "geweest";
    if (!id.ends_with(day))
      remark += std::string{remark.empty() ? "" : ", "} + "was " + date(id.substr(id.rfind('/') + 1), look);
    if (const std::string first = text(row, "second_of"); !first.empty())
      remark += (remark.empty() ? "" : ", ") + std::string{en ? "second meeting of " : "tweede vergadering van "} +
                date(first.substr(first.rfind('/') + 1), look);
    const std::string papers = text(row, "papers_due");
    table.add({{text(row, "body")},
               {date(day, look), state == "planned" ? Tone::bold : Tone::dim},
               {papers.empty() ? "" : date(papers, look)},
               {remark, Tone::dim}});
  }
  return table.text(look);
}

}  // namespace besluit::engine::print
