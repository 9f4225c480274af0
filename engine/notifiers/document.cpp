// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/document.hpp"

#include "engine/notifiers/encoding.hpp"
#include "storage/json_text.hpp"

#include <algorithm>
#include <array>

namespace besluit::engine {
namespace {

struct EventWord {
  std::string_view kind;
  std::string_view word;
};
// The profile wants the data source or the domain in the plural, and what happened; never an organisation's name.
constexpr std::array event_words{
    EventWord{"reminder", "herinnering-verstuurd"},
    EventWord{"escalation", "escalatie-verstuurd"},
    EventWord{"dates", "data-vastgesteld"},
    EventWord{"date-moved", "datum-verschoven"},
    EventWord{"infeasible", "planning-niet-haalbaar"},
    EventWord{"withdrawn", "dossier-ingetrokken"},
    EventWord{"correction", "bericht-rechtgezet"},
    EventWord{"outcome", "uitkomst-vastgelegd"},
    EventWord{"outcome-corrected", "uitkomst-gecorrigeerd"},
    EventWord{"route-ended", "route-afgerond"},
};

void put(std::string& out, std::string_view lead, std::string_view value) {
  out.append(lead);
  if (value.empty())
    out.append("null");
  else
    storage::append_json_string(out, value);
}

}  // namespace

std::string json_text(std::string_view text) {
  std::string out;
  storage::append_json_string(out, text);
  return out;
}

std::string message_document(const Message& message) {
  std::string out;
  out.reserve(message.text.size() + 512);
  put(out, R"({"id":)", message.id);
  put(out, R"(,"kind":)", message.kind);
  put(out, R"(,"organisation":)", message.organisation);
  put(out, R"(,"dossier":)", message.dossier);
  put(out, R"(,"step":)", message.step);
  put(out, R"(,"to":{"id":)", message.to);
  put(out, R"(,"name":)", message.to_name);
  put(out, R"(,"mail":)", message.to_mail);
  // `mail` is the first of them, for whoever needs one only.
  out.append(R"(,"mails":[)");
  std::string_view between;
  for (const std::string& address : addresses_of(message)) {
    out.append(between);
    storage::append_json_string(out, address);
    between = ",";
  }
  out.append("]");
  put(out, R"(},"subject":)", message.subject);
  put(out, R"(,"text":)", message.text);
  out.append(R"(,"dates":[)");
  std::string_view comma;
  for (const MessageDate& date : message.dates) {
    out.append(comma);
    put(out, R"({"uid":)", date.uid);
    put(out, R"(,"date":)", to_string(date.day));
    put(out, R"(,"summary":)", date.summary);
    out.append(date.cancelled ? R"(,"cancelled":true})" : R"(,"cancelled":false})");
    comma = ",";
  }
  out.append(R"(],"notices":[)");
  comma = {};
  for (const std::string& notice : message.notices) {
    out.append(comma);
    storage::append_json_string(out, notice);
    comma = ",";
  }
  out.append(message.drill ? R"(],"drill":true})" : R"(],"drill":false})");
  return out;
}

std::string event_id(const Message& message) {
  // Webhook ids stand before a dot in the signed text: they hold none themselves.
  std::string id = id_for_file(message.id);
  std::ranges::replace(id, '.', '_');
  std::ranges::replace(id, '%', '_');
  return id;
}

std::string event_type(std::string_view kind) {
  const auto found = std::ranges::find(event_words, kind, &EventWord::kind);
  const std::string_view word = found == event_words.end() ? std::string_view{"bericht-verstuurd"} : found->word;
  return "nl.gemeenschappelijke-regelingen." + std::string(word);
}

std::string cloud_event(const Message& message, const std::string& source) {
  // RFC 3339 in UTC: the moment of logging, as the profile asks.
  const std::string time = Zone::utc().format(message.date);
  std::string out;
  put(out, R"({"specversion":"1.0","id":)", event_id(message));
  put(out, R"(,"source":)", source);
  put(out, R"(,"type":)", event_type(message.kind));
  put(out, R"(,"time":)", time);
  out.append(R"(,"datacontenttype":"application/json","data":)").append(message_document(message)).append("}");
  return out;
}

std::string shortened(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text + "...";
}

std::string chat_text(const Message& message, bool bold) {
  const std::string tag = message.dossier.empty() ? "" : "[" + message.dossier + "] ";
  const std::string head = tag + message.subject;
  return (bold ? "**" + head + "**" : head) + "\n\n" + message.text;
}

}  // namespace besluit::engine
