// SPDX-License-Identifier: EUPL-1.2
#include "storage/event_shape.hpp"
#include "storage/record_codec.hpp"
#include "storage/tokens.hpp"

#include <array>
#include <boost/json.hpp>
#include <concepts>
#include <limits>

namespace besluit::storage {
namespace {

namespace json = boost::json;

// `get` reads one value. On failure `error` says what was expected, with the way to it in front: "'rungs': 'due': a
// date (YYYY-MM-DD) is expected".
bool wrong(std::string& error, const char* expected) {
  error = expected;
  error += " is expected";
  return false;
}

bool get(const json::value& value, std::string& out, std::string& error) {
  const auto* text = value.if_string();
  if (text == nullptr) return wrong(error, "a text");
  out.assign(text->data(), text->size());
  return true;
}
bool get(const json::value& value, bool& out, std::string& error) {
  const auto* flag = value.if_bool();
  if (flag == nullptr) return wrong(error, "true or false");
  out = *flag;
  return true;
}
bool get(const json::value& value, int& out, std::string& error) {
  const auto* number = value.if_int64();
  if (number == nullptr || *number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max())
    return wrong(error, "a whole number");
  out = static_cast<int>(*number);
  return true;
}
bool get(const json::value& value, std::uint64_t& out, std::string& error) {
  const auto* number = value.if_int64();
  if (number == nullptr || *number < 0) return wrong(error, "a sequence number");
  out = static_cast<std::uint64_t>(*number);
  return true;
}

// A closed list of words, or anything else that a function reads from one text.
template <class T, class Named>
bool get_named(const json::value& value, T& out, std::string& error, const char* expected, Named named) {
  const auto* text = value.if_string();
  if (text == nullptr) return wrong(error, expected);
  const std::optional<T> found = named(std::string_view(text->data(), text->size()));
  if (!found) return wrong(error, expected);
  out = *found;
  return true;
}
bool get(const json::value& value, Date& out, std::string& error) {
  return get_named(value, out, error, "a date (YYYY-MM-DD)", parse_date);
}
bool get(const json::value& value, dossier::DeadlineName& out, std::string& error) {
  return get_named(value, out, error, "a deadline (step/kind-version)", dossier::parse_deadline_name);
}
bool get(const json::value& value, dossier::DeadlineKind& out, std::string& error) {
  return get_named(value, out, error, "a kind of deadline", dossier::deadline_kind_named);
}
bool get(const json::value& value, dossier::NoticeKind& out, std::string& error) {
  return get_named(value, out, error, "a kind of notice", dossier::notice_kind_named);
}
bool get(const json::value& value, dossier::NotSent& out, std::string& error) {
  return get_named(value, out, error, "a reason for not sending", dossier::reason_named);
}
bool get(const json::value& value, definition::Outcome& out, std::string& error) {
  return get_named(value, out, error, "an outcome", outcome_kept_as);
}
bool get(const json::value& value, definition::Move& out, std::string& error) {
  return get_named(value, out, error, "a move", move_named);
}
bool get(const json::value& value, RungKind& out, std::string& error) {
  return get_named(value, out, error, "reminder or escalation", rung_kind_named);
}
bool get(const json::value& value, terms::Rule& out, std::string& error) {
  return get_named(value, out, error, "a rule", rule_named);
}
template <class T>
bool get_fields(const json::value& value, T& out, std::string& error);
bool get(const json::value& value, Text& out, std::string& error) {
  return get_fields(value, out, error);
}
bool get(const json::value& value, terms::Reason& out, std::string& error) {
  return get_fields(value, out, error);
}
bool get(const json::value& value, dossier::RungPlan& out, std::string& error) {
  return get_fields(value, out, error);
}
bool get(const json::value& value, dossier::StepDates& out, std::string& error) {
  return get_fields(value, out, error);
}
bool get(const json::value& value, dossier::NoticeLine& out, std::string& error) {
  return get_fields(value, out, error);
}

template <class T>
bool get(const json::value& value, std::optional<T>& out, std::string& error) {
  return get(value, out.emplace(), error);
}
template <class T>
bool get(const json::value& value, std::vector<T>& out, std::string& error) {
  const auto* array = value.if_array();
  if (array == nullptr) return wrong(error, "a list");
  out.clear();
  out.reserve(array->size());
  for (const auto& element : *array)
    if (!get(element, out.emplace_back(), error)) return false;
  return true;
}
bool get(const json::value& value, std::map<std::string, std::string>& out, std::string& error) {
  const auto* object = value.if_object();
  if (object == nullptr) return wrong(error, "an object of texts");
  for (const auto& field : *object)
    if (!get(field.value(), out[std::string(field.key())], error)) return false;
  return true;
}

struct Reader {
  static constexpr bool reads = true;
  const json::object& object;
  std::string& error;  ///< the first error; nothing is read after it

  template <class T>
  void must(std::string_view key, T& out) {
    if (!error.empty()) return;
    const auto* value = object.if_contains(key);
    if (value == nullptr)
      error = "it is missing";
    else if (get(*value, out, error))
      return;
    error = "'" + std::string(key) + "': " + error;
  }
  template <class T>
  void may(std::string_view key, T& out) {
    if (object.contains(key)) must(key, out);
  }
  void meeting(const std::string& body, std::optional<definition::Meeting>& out) {
    if (!error.empty() || !object.contains("meeting")) return;
    must("meeting", out.emplace().date);
    std::string id;
    must("meeting_id", id);
    if (!error.empty()) return;
    const auto first =
        id.starts_with(body + "/") ? parse_date(std::string_view(id).substr(body.size() + 1)) : std::nullopt;
    if (!first)
      error = "'meeting_id': a body and a date (body/YYYY-MM-DD) is expected";
    else
      out->first = *first;
  }
};

template <class T>
bool get_fields(const json::value& value, T& out, std::string& error) {
  const auto* object = value.if_object();
  if (object == nullptr) return wrong(error, "an object");
  Reader reader{*object, error};
  shape::describe(reader, out);
  return error.empty();
}

// Finds the alternative of `Event` whose type is named; false when there is none.
template <std::size_t... I>
bool emplace_named(std::string_view type, dossier::Event& out, std::index_sequence<I...>) {
  const auto try_one = [&]<std::size_t N>(std::integral_constant<std::size_t, N>) {
    dossier::Event candidate{std::in_place_index<N>};
    if (type_of(candidate) != type) return false;
    out = std::move(candidate);
    return true;
  };
  return (try_one(std::integral_constant<std::size_t, I>{}) || ...);
}

}  // namespace

std::expected<dossier::Recorded, std::string> decode_event(const JournalRow& row) {
  const auto failed = [&](const std::string& problem) {
    return std::unexpected(row.stream + " event " + std::to_string(row.seq) + " (" + row.type + "): " + problem);
  };
  dossier::Recorded recorded;
  recorded.seq = row.seq;
  recorded.at = Instant{std::chrono::milliseconds{row.at_ms}};
  recorded.effective_on = from_day_number(row.effective_on);
  recorded.actor = row.actor;
  recorded.world = row.world;
  if (recorded.effective_on < date_min || recorded.effective_on > date_max) return failed("its date is out of range");
  if (!emplace_named(row.type, recorded.event, std::make_index_sequence<std::variant_size_v<dossier::Event>>{}))
    return failed("this type is not known");

  // The tree lives in one block that is thrown away whole; most bodies fit in the buffer.
  std::array<unsigned char, 8192> buffer;
  json::monotonic_resource memory(buffer.data(), buffer.size());
  boost::system::error_code code;
  const json::value body = json::parse(row.body, code, &memory);
  if (code) return failed("the body is no JSON");
  std::string error;
  const bool good = std::visit([&](auto& alternative) { return get_fields(body, alternative, error); }, recorded.event);
  if (!good) return failed(error);
  return recorded;
}

}  // namespace besluit::storage
