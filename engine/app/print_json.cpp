// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/print_json.hpp"

#include "rules/diagnostic/diagnostic.hpp"

#include <boost/json.hpp>

namespace besluit::engine::print {

namespace json = boost::json;

namespace {

const json::object no_object;
const json::array no_array;

std::string text_of(const json::value& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return diagnostic::printable(std::string_view{value.get_string()});
  return diagnostic::printable(json::serialize(value));
}

}  // namespace

std::string text(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value == nullptr ? std::string{} : text_of(*value);
}

bool flag(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_bool() && value->get_bool();
}

std::int64_t number(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr) return 0;
  if (value->is_int64()) return value->get_int64();
  if (value->is_uint64()) return static_cast<std::int64_t>(value->get_uint64());
  return 0;
}

const json::object& object_of(const json::value& value) {
  return value.is_object() ? value.get_object() : no_object;
}

const json::object& object_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value == nullptr ? no_object : object_of(*value);
}

const json::array& array_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_array() ? value->get_array() : no_array;
}

std::string pairs(const json::object& values) {
  std::string line;
  for (const auto& [key, value] : values) {
    if (!line.empty()) line += ", ";
    line += diagnostic::printable(std::string_view{key}) + " = " + text(values, key);
  }
  return line;
}

std::string joined(const json::array& texts, std::string_view between) {
  std::string result;
  for (const json::value& value : texts) {
    if (!result.empty()) result += between;
    result += text_of(value);
  }
  return result;
}

std::string rendered(const json::array& messages) {
  std::string out;
  for (const json::value& message : messages) {
    std::string_view rest = message.is_string() ? std::string_view{message.get_string()} : std::string_view{};
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      out += joined({json::value(rest.substr(0, end))}, "") + "\n";
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
  }
  return out;
}

}  // namespace besluit::engine::print
