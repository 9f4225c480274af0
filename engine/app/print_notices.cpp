// SPDX-License-Identifier: EUPL-1.2
// What would go out, why nothing did, who is away, and which notices wait.
#include "engine/app/print.hpp"
#include "engine/app/print_json.hpp"

#include <boost/json.hpp>

namespace besluit::engine::print {

namespace json = boost::json;

namespace {

std::string or_all(const std::string& name, const Look& look) {
  return name.empty() ? std::string{pick(look.language, "alle", "all")} : name;
}

/// The words of one message, each line made harmless and moved to the right.
void put_message(std::string& out, const json::object& notice, const Look& look) {
  const json::value* words = notice.if_contains("text");
  if (words == nullptr || !words->is_string()) return;
  out += "\n" + toned(date(text(notice, "at"), look) + "  " + text(notice, "to"), Tone::dim, look) + "\n";
  out += toned(text(notice, "subject"), Tone::bold, look) + "\n\n";
  std::string_view rest{words->get_string()};
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string line = joined({json::value(rest.substr(0, end))}, "");
    out += line.empty() ? "\n" : "  " + line + "\n";
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
}

}  // namespace

std::string rehearsed(const json::array& notices, const Look& look) {
  const bool en = look.language == Language::en;
  if (notices.empty()) return en ? "No more notices come.\n" : "Er komen geen berichten meer.\n";
  Table table{
      {en ? "moment" : "moment", en ? "kind" : "soort", en ? "to" : "aan", en ? "about" : "over", en ? "what" : "wat"}};
  for (const json::value& value : notices) {
    const json::object& notice = object_of(value);
    const std::string subject = text(notice, "subject");
    table.add({{date(text(notice, "at"), look)},
               {word(text(notice, "kind"), look)},
               {text(notice, "to").empty() ? text(notice, "role") : text(notice, "to")},
               {text(notice, "step")},
               {subject.empty() ? text(notice, "reason") : subject, subject.empty() ? Tone::dim : Tone::plain}});
  }
  std::string out = table.text(look);
  for (const json::value& value : notices) put_message(out, object_of(value), look);
  return out;
}

std::string tried(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  std::string out;
  for (const json::value& value : array_in(reply, "messages")) {
    const json::object& message = object_of(value);
    const bool delivered = flag(message, "delivered");
    out += toned(delivered ? (en ? "sent      " : "verzonden ") : (en ? "failed    " : "mislukt   "),
                 delivered ? Tone::good : Tone::bad, look) +
           text(message, "to") + "  " + text(message, "subject") + "\n";
    if (const std::string detail = text(message, "detail"); !detail.empty()) out += "          " + detail + "\n";
  }
  return out;
}

std::string retried(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  const json::array& ids = array_in(reply, "retried");
  if (ids.empty()) return en ? "Nothing failed; there is nothing to try again.\n" : "Er is niets mislukt.\n";
  std::string out =
      std::to_string(ids.size()) + (en ? " notices are tried again:\n" : " berichten worden opnieuw geprobeerd:\n");
  for (const json::value& id : ids) out += "  " + joined({id}, "") + "\n";
  return out;
}

std::string why_none(const json::object& reply, const Look&) {
  std::string out;
  for (const json::value& sentence : array_in(reply, "sentences")) out += joined({sentence}, "") + "\n";
  return out;
}

std::string absences(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  std::string out = text(reply, "sentence");
  if (!out.empty()) out += "\n\n";
  const json::array& rows = array_in(reply, "absences");
  if (rows.empty()) return out + (en ? "Nobody is away.\n" : "Niemand is afwezig.\n");
  Table table{{"#", en ? "who" : "wie", en ? "from" : "van", en ? "until" : "tot en met",
               en ? "notices go to" : "berichten naar", en ? "state" : "stand", en ? "reason" : "reden"}};
  for (const json::value& value : rows) {
    const json::object& row = object_of(value);
    const std::string to = text(row, "goes_to");
    table.add({{text(row, "number")},
               {text(row, "person")},
               {date(text(row, "from"), look)},
               {date(text(row, "until"), look)},
               {to.empty() ? std::string{pick(look.language, "niemand", "nobody")} : to,
                to.empty() ? Tone::bad : Tone::plain},
               {word(text(row, "state"), look)},
               {text(row, "reason"), Tone::dim}});
  }
  return out + table.text(look);
}

std::string silences(const json::object& reply, const Look& look) {
  const bool en = look.language == Language::en;
  std::string out = text(reply, "sentence");
  if (!out.empty()) out += "\n\n";
  const json::array& rows = array_in(reply, "silences");
  if (rows.empty()) return out + (en ? "There is no silence.\n" : "Er is geen stilte.\n");
  Table table{{"#", "dossier", en ? "step" : "stap", en ? "to" : "aan", en ? "from" : "van",
               en ? "until" : "tot en met", en ? "waiting" : "wacht", en ? "state" : "stand", en ? "by" : "door",
               en ? "reason" : "reden"}};
  for (const json::value& value : rows) {
    const json::object& row = object_of(value);
    table.add({{text(row, "number")},
               {or_all(text(row, "dossier"), look)},
               {or_all(text(row, "step"), look)},
               {or_all(text(row, "person"), look)},
               {date(text(row, "from"), look)},
               {date(text(row, "until"), look)},
               {std::to_string(array_in(row, "held").size())},
               {word(text(row, "state"), look)},
               {text(row, "author"), Tone::dim},
               {text(row, "reason")}});
  }
  return out + table.text(look);
}

}  // namespace besluit::engine::print
