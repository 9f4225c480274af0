// SPDX-License-Identifier: EUPL-1.2
// Notices, history, reasons, and how the daemon is doing.
#include "engine/app/print.hpp"
#include "engine/app/print_json.hpp"

#include <boost/json.hpp>

namespace besluit::engine::print {

namespace json = boost::json;

namespace {

Tone tone_of(std::string_view state) {
  if (state == "sent") return Tone::good;
  if (state == "failed") return Tone::bad;
  return state == "not-sent" ? Tone::dim : Tone::plain;
}

/// The fields that say most about an event, in one line.
std::string gist(const json::object& event, const Look& look) {
  const std::string type = text(event, "type");
  std::string line = text(event, "step");
  if (const std::string who = text(event, "participant"); !who.empty()) line += " " + who;
  if (const std::string part = text(event, "part"); !part.empty()) line += " " + part;
  const auto add = [&](const std::string& more) {
    if (more.empty()) return;
    if (!line.empty()) line += ": ";
    line += more;
  };
  if (type == "started") add(text(event, "title"));
  if (type == "planned") {
    add("v" + text(event, "plan_version") + ", " +
        std::string{flag(event, "feasible") ? pick(look.language, "haalbaar", "feasible")
                                            : pick(look.language, "niet haalbaar", "not feasible")});
    add(text(event, "conflict"));
  }
  if (type == "deadline-set") add(word(text(event, "kind"), look) + " " + date(text(event, "planning_date"), look));
  if (type == "deadline-closed") add(word(text(event, "kind"), look) + ", " + text(event, "reason"));
  const bool answer = type == "answered" || type == "answer-presumed";
  if (answer || type == "outcome-recorded" || type == "outcome-corrected") add(outcome(text(event, "outcome"), look));
  if (flag(event, "late")) add(std::string{pick(look.language, "te laat", "late")});
  if (answer || type == "outcome-recorded" || type == "papers-delivered") add(text(event, "note"));
  if (type == "outcome-recorded") add(text(event, "because"));
  if (type == "outcome-recorded") add(pairs(object_in(event, "values")));
  if (type == "facts-set") add(pairs(object_in(event, "values")));
  if (type == "vote-recorded") add(text(event, "sentence"));
  if (type == "requested") add(text(event, "by") + ": " + text(event, "text"));
  if (type == "request-answered") add("#" + text(event, "request") + " " + word(text(event, "answer"), look));
  if (type == "request-answered") add(text(event, "reason"));
  if (type == "child-asked") add(text(event, "child"));
  if (type == "child-refused") add(text(event, "sentence"));
  if (type == "watched") add(text(event, "by"));
  if (type == "step-held") add(joined(array_in(event, "waits_for"), ", "));
  if (type == "outcome-corrected" || type == "withdrawn" || type == "migrated") add(text(event, "reason"));
  if (type == "yielded")
    add(date(text(event, "meeting"), look) + std::string{pick(look.language, " wijkt voor ", " gives way to ")} +
        text(event, "dossier"));
  if (type == "rung-fired") add(text(event, "reason").empty() ? text(event, "to") : text(event, "reason"));
  if (type == "notice-raised") add(word(text(event, "kind"), look) + " " + text(event, "role"));
  if (type == "date-set" || type == "resumed") add(date(text(event, "day"), look));
  if (type == "retargeted") add(date(text(event, "meeting"), look));
  if (type == "date-set" || type == "retargeted" || type == "suspended") add(text(event, "reason"));
  if (type.starts_with("meeting-") || type.starts_with("absence-") || type.starts_with("silence-"))
    add(text(event, "sentence"));
  if (type == "snoozed") add(date(text(event, "until"), look));
  if (type == "acknowledged") add(text(event, "by"));
  if (type == "ended") add(outcome(text(event, "result"), look));
  if (type == "rejected") add(text(event, "command") + ": " + text(event, "sentence"));
  return line;
}

void put_lines(std::string& out, std::string_view head, const json::array& lines, Tone tone, const Look& look) {
  if (lines.empty()) return;
  out += toned(head, tone, look) + "\n";
  for (const json::value& line : lines) out += "  " + joined({line}, "") + "\n";
}

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

}  // namespace

std::string notices(const json::array& notices, const Look& look) {
  const bool en = look.language == Language::en;
  if (notices.empty()) return en ? "There are no notices.\n" : "Er zijn geen berichten.\n";
  Table table{{en ? "due" : "moment", en ? "kind" : "soort", en ? "to" : "aan", en ? "state" : "stand", "id",
               en ? "reason" : "reden"}};
  for (const json::value& value : notices) {
    const json::object& notice = object_of(value);
    const std::string state = text(notice, "state");
    const std::string to = text(notice, "to");
    table.add({{date(text(notice, "due"), look)},
               {word(text(notice, "kind"), look)},
               {to.empty() ? text(notice, "role") : to},
               {word(state, look), tone_of(state)},
               {text(notice, "id"), Tone::dim},
               {text(notice, "reason")}});
  }
  return table.text(look);
}

std::string event_line(const json::object& event, const Look& look) {
  std::string line = date(text(event, "at"), look) + "  " + word(text(event, "type"), look);
  if (const std::string what = gist(event, look); !what.empty()) line += "  " + what;
  return line + "  " + toned(text(event, "actor"), Tone::dim, look) + "\n";
}

std::string history(const json::array& events, const Look& look) {
  const bool en = look.language == Language::en;
  if (events.empty()) return en ? "Nothing was recorded.\n" : "Er is niets vastgelegd.\n";
  Table table{{"#", en ? "recorded" : "vastgelegd", en ? "happened" : "gebeurd", en ? "type" : "soort",
               en ? "what" : "wat", en ? "by" : "door"}};
  for (const json::value& value : events) {
    const json::object& event = object_of(value);
    const std::string at = text(event, "at");
    const std::string on = text(event, "effective_on");
    table.add({{text(event, "seq")},
               {date(at, look)},
               {at.starts_with(on) ? "" : date(on, look)},
               {word(text(event, "type"), look)},
               {gist(event, look)},
               {text(event, "actor"), Tone::dim}});
  }
  return table.text(look);
}

namespace {

/// "aanleveren uiterlijk ", "wettelijk uiterlijk ".
std::string kind_by(const std::string& token, const Look& look) {
  const std::string kind = word(token, look);
  return kind + (kind.ends_with("uiterlijk") ? " " : look.language == Language::en ? " by " : " uiterlijk ");
}

}  // namespace

std::string why_date(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  std::string out = text(reply, "dossier") + ", " + text(reply, "step") + ": " + kind_by(text(reply, "kind"), look) +
                    toned(date(text(reply, "planning_date"), look), Tone::bold, look);
  if (const std::string legal = text(reply, "legal_date"); legal != text(reply, "planning_date"))
    out += std::string{en ? " (last day " : " (laatste dag "} + date(legal, look) + ")";
  if (flag(reply, "overdue")) out += toned(en ? ", late" : ", te laat", Tone::bad, look);
  out += "\n" + capital(text(reply, "sentence")) + "\n";
  const json::array& deadlines = array_in(reply, "deadlines");
  for (std::size_t i = 0; i < deadlines.size(); ++i) {
    const json::object& deadline = object_of(deadlines[i]);
    if (i == 0 && text(deadline, "state") == "running") continue;
    if (text(deadline, "state") == "running") {
      out += kind_by(text(deadline, "kind"), look) + date(text(deadline, "planning_date"), look) + ": " +
             text(deadline, "sentence") + "\n";
      continue;
    }
    out += toned((en ? "Earlier: " : "Eerder: ") + word(text(deadline, "kind"), look) + " " +
                     date(text(deadline, "planning_date"), look) + (en ? ", set on " : ", gezet op ") +
                     date(text(deadline, "set_at"), look) + ". " + text(deadline, "reason"),
                 Tone::dim, look) +
           "\n";
  }
  return out;
}

std::string why_notice(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  const json::object& notice = object_in(reply, "notice");
  std::string out = text(reply, "sentence") + "\n";
  const std::string rung = text(notice, "rung");
  out += toned(word(text(notice, "kind"), look) + (rung.empty() ? "" : " \"" + rung + "\"") +
                   (en ? ", due " : ", moment ") + date(text(notice, "due"), look) + ", " + text(notice, "dossier") +
                   (text(notice, "step").empty() ? "" : "/" + text(notice, "step")),
               Tone::dim, look) +
         "\n";
  if (const auto attempts = number(notice, "attempts"); attempts > 0 && text(notice, "state") != "sent") {
    out += std::string{en ? "Tried " : "Geprobeerd: "} + std::to_string(attempts) + (en ? " times" : " keer");
    if (const std::string next = text(notice, "next_try"); !next.empty())
      out += std::string{en ? ", again at " : ", opnieuw op "} + date(next, look);
    out += "\n";
  }
  return out;
}

std::string clock(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  std::string out = date(text(reply, "now"), look);
  const std::string kind = text(reply, "clock");
  if (!kind.empty())
    out += " (" + text(reply, "zone") + ", " +
           (kind == "virtual" ? (en ? "virtual clock" : "virtuele klok") : (en ? "system clock" : "systeemklok")) + ")";
  out += "\n";
  if (const std::string wake = text(reply, "wake_up"); !wake.empty())
    out += std::string{en ? "Next thing to do: " : "Eerstvolgende handeling: "} + date(wake, look) + "\n";
  return out;
}

std::string status(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  const json::object& dossiers = object_in(reply, "dossiers");
  const json::object& notices = object_in(reply, "notices");
  const auto count = [](const json::object& from, std::string_view key) { return std::to_string(number(from, key)); };
  Table table{{"besluitd", text(reply, "version")}};
  const std::string store = text(reply, "store");
  table.add({{en ? "organisation" : "organisatie"}, {text(reply, "organisation")}});
  table.add({{en ? "clock" : "klok"},
             {date(text(reply, "now"), look) + " (" + text(reply, "clock") + ", " + text(reply, "zone") + ")"}});
  table.add({{en ? "next" : "eerstvolgend"}, {date(text(reply, "wake_up"), look)}});
  table.add({{"routes"}, {joined(array_in(reply, "routes"), ", ")}});
  table.add(
      {{"dossiers"},
       {count(dossiers, "running") + (en ? " running, " : " lopen, ") + count(dossiers, "ended") +
        (en ? " ended, " : " afgerond, ") + count(dossiers, "withdrawn") + (en ? " withdrawn" : " ingetrokken")}});
  if (number(dossiers, "overdue") > 0)
    table.add({{""}, {count(dossiers, "overdue") + (en ? " late" : " te laat"), Tone::bad}});
  if (number(dossiers, "infeasible") > 0)
    table.add({{""}, {count(dossiers, "infeasible") + (en ? " not feasible" : " niet haalbaar"), Tone::bad}});
  std::string waiting = count(notices, "pending") + (en ? " waiting" : " wachten");
  if (number(notices, "trying_again") > 0)
    waiting += ", " + count(notices, "trying_again") + (en ? " tried again" : " opnieuw geprobeerd");
  if (number(notices, "failed") > 0) waiting += ", " + count(notices, "failed") + (en ? " failed" : " mislukt");
  table.add({{en ? "notices" : "berichten"}, {waiting, number(notices, "failed") > 0 ? Tone::bad : Tone::plain}});
  table.add(
      {{en ? "store" : "opslag"}, {store + "  " + text(reply, "state_path"), store == "ok" ? Tone::plain : Tone::bad}});
  if (store != "ok")
    table.add({{""}, {std::string{en ? "since " : "sinds "} + date(text(reply, "store_since"), look)}});
  table.add({{en ? "started" : "gestart"}, {date(text(reply, "started"), look)}});
  std::string out = table.text(look);
  put_lines(out, en ? "Channels that fail" : "Kanalen die haperen", array_in(reply, "channel_problems"), Tone::bad,
            look);
  put_lines(out, en ? "Warnings of the last load" : "Waarschuwingen bij het laden", array_in(reply, "load_messages"),
            Tone::warn, look);
  return out;
}

std::string reloaded(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  std::string out =
      flag(reply, "swapped")
          ? std::to_string(number(reply, "routes")) + (en ? " routes are in use.\n" : " routes zijn in gebruik.\n")
          : std::string{en ? "The old routes stay in use.\n" : "De oude routes blijven in gebruik.\n"};
  return out + rendered(array_in(reply, "messages"));
}

std::string verified(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  const json::array& findings = array_in(reply, "findings");
  const auto count = [&](std::string_view key) { return std::to_string(number(reply, key)); };
  std::string out = count("events") + (en ? " events in " : " gebeurtenissen in ") + count("streams") +
                    (en ? " streams, " : " stromen, ") + count("rungs") + (en ? " rungs, " : " treden, ") +
                    count("notices") + (en ? " notices: " : " berichten: ");
  if (findings.empty()) return out + toned(en ? "everything agrees" : "alles klopt", Tone::good, look) + "\n";
  out += toned(std::to_string(findings.size()) + (en ? " differences" : " verschillen"), Tone::bad, look) + "\n";
  for (const json::value& value : findings)
    out += "  " + text(object_of(value), "subject") + ": " + text(object_of(value), "problem") + "\n";
  return out;
}

}  // namespace besluit::engine::print
