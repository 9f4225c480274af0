// SPDX-License-Identifier: EUPL-1.2
#include "storage/event_shape.hpp"
#include "storage/json_text.hpp"
#include "storage/record_codec.hpp"
#include "storage/tokens.hpp"

namespace besluit::storage {
namespace {

void put(JsonText& out, const std::string& value) {
  out.text(value);
}
void put(JsonText& out, bool value) {
  out.flag(value);
}
void put(JsonText& out, int value) {
  out.number(value);
}
void put(JsonText& out, std::uint64_t value) {
  out.number(static_cast<std::int64_t>(value));
}
void put(JsonText& out, Date value) {
  out.text(to_string(value));
}
void put(JsonText& out, const dossier::DeadlineName& value) {
  out.text(to_string(value));
}
void put(JsonText& out, dossier::DeadlineKind value) {
  out.text(token(value));
}
void put(JsonText& out, dossier::NoticeKind value) {
  out.text(token(value));
}
void put(JsonText& out, dossier::NotSent value) {
  out.text(reason_token(value));
}
void put(JsonText& out, definition::Outcome value) {
  out.text(row(value).token);
}
void put(JsonText& out, definition::Move value) {
  out.text(word(value));
}
void put(JsonText& out, RungKind value) {
  out.text(word(value));
}
void put(JsonText& out, terms::Rule value) {
  out.text(terms::token(value));
}

template <class T>
void put_fields(JsonText& out, const T& value);
void put(JsonText& out, const Text& value) {
  put_fields(out, value);
}
void put(JsonText& out, const terms::Reason& value) {
  put_fields(out, value);
}
void put(JsonText& out, const dossier::RungPlan& value) {
  put_fields(out, value);
}
void put(JsonText& out, const dossier::StepDates& value) {
  put_fields(out, value);
}
void put(JsonText& out, const dossier::NoticeLine& value) {
  put_fields(out, value);
}

template <class T>
void put(JsonText& out, const std::optional<T>& value) {
  put(out, *value);  // REQUIRES: it has a value; `may` leaves an empty one out
}
template <class T>
void put(JsonText& out, const std::vector<T>& values) {
  out.open_array();
  for (const T& value : values) put(out, value);
  out.close_array();
}
void put(JsonText& out, const std::map<std::string, std::string>& values) {
  out.open_object();
  for (const auto& [name, value] : values) {
    out.text(name).colon().text(value);
  }
  out.close_object();
}

template <class T>
bool left_out(const T& value) {
  return value == T{};
}
template <class T>
bool left_out(const std::vector<T>& values) {
  return values.empty();
}

struct Writer {
  static constexpr bool reads = false;
  JsonText& out;

  template <class T>
  void must(std::string_view key, const T& value) {
    out.key(key);
    put(out, value);
  }
  template <class T>
  void may(std::string_view key, const T& value) {
    if (!left_out(value)) must(key, value);
  }
  void meeting(const std::string& body, const std::optional<definition::Meeting>& meeting) {
    if (!meeting) return;
    must("meeting", meeting->date);
    must("meeting_id", body + "/" + to_string(meeting->first));
  }
};

template <class T>
void put_fields(JsonText& out, const T& value) {
  out.open_object();
  Writer writer{out};
  shape::describe(writer, value);
  out.close_object();
}

}  // namespace

JournalRow encode_event(std::string_view dossier, const dossier::Recorded& event) {
  constexpr std::size_t most_events = 500;  // bytes: what nearly all of them stay under
  JsonText body{most_events};
  std::visit([&](const auto& alternative) { put_fields(body, alternative); }, event.event);
  return JournalRow{
      .stream = "d/" + std::string(dossier),
      .seq = event.seq,
      .at_ms = event.at.time_since_epoch().count(),
      .effective_on = day_number(event.effective_on),
      .actor = event.actor,
      .type = type_of(event.event),
      .body = body.take(),
      .world = event.world,
  };
}

}  // namespace besluit::storage
